/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-decides-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-gap-private.h"
#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

typedef struct
{
  char *id;
  char *where; /* "governance/risks", or NULL */
  char *says;
  char **could_be;
  GListModel *citations;
} DeclaredGap;

struct _SafeguardGaps
{
  GPtrArray *gaps;
};

static const char *const gap_keys[]
    = {"id", "where", "when", "says", "could-be", "means", "cite", "verified", "note", NULL};

static void
declared_gap_free (DeclaredGap *gap)
{
  g_free (gap->id);
  g_free (gap->where);
  g_free (gap->says);
  g_strfreev (gap->could_be);
  g_object_unref (gap->citations);
  g_free (gap);
}

static void
check_means (const DeclaredGap *gap, const SafeguardNode *means, SafeguardIssueLog *log)
{
  const char *const *answers = (const char *const *)gap->could_be;

  if (means == NULL || !safeguard_node_is_map (means, log))
    return;

  SAFEGUARD_NODE_FOREACH (child, means)
    {
      safeguard_decides_check_means (child, log);
      if (answers == NULL || !g_strv_contains (answers, child->key))
        safeguard_node_complain_key_at (
            child, log, SAFEGUARD_ERROR_UNKNOWN_ANSWER, SAFEGUARD_ISSUE_SEVERITY_ERROR,
            answers != NULL ? safeguard_nearest (child->key, answers) : NULL,
            "'%.60s' is none of what '%.60s' could be", child->key, gap->id);
    }
}

SafeguardGaps *
safeguard_gaps_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  SafeguardGaps *self = g_new0 (SafeguardGaps, 1);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, "gaps", log);

  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify)declared_gap_free);
  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      DeclaredGap *gap = g_new0 (DeclaredGap, 1);

      safeguard_node_check_keys (rule->node, gap_keys, log);
      gap->id = g_strdup (rule->id);
      gap->where
          = g_strdup (safeguard_node_as_text (safeguard_node_get (rule->node, "where"), log));
      gap->says = g_strdup (
          safeguard_node_as_text (safeguard_node_require (rule->node, "says", log), log));
      g_autofree const char **could_be
          = safeguard_node_as_texts (safeguard_node_get (rule->node, "could-be"), log);
      gap->could_be = g_strdupv ((char **)could_be);
      check_means (gap, safeguard_node_get (rule->node, "means"), log);
      gap->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
      g_ptr_array_add (self->gaps, gap);
    }

  return self;
}

void
safeguard_gaps_free (SafeguardGaps *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->gaps);
  g_free (self);
}

static const DeclaredGap *
find (const SafeguardGaps *self, const char *id)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const DeclaredGap *gap = g_ptr_array_index (self->gaps, i);

      if (g_strcmp0 (gap->id, id) == 0)
        return gap;
    }

  return NULL;
}

gboolean
safeguard_gaps_require (const SafeguardGaps *self,
                        const char *id,
                        const SafeguardNode *node,
                        SafeguardIssueLog *log)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (find (self, id) != NULL)
    return TRUE;

  for (guint i = 0; i < self->gaps->len; i++)
    g_ptr_array_add (ids, ((DeclaredGap *)g_ptr_array_index (self->gaps, i))->id);
  g_ptr_array_add (ids, NULL);
  safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNKNOWN_GAP,
                           safeguard_nearest (id, (const char *const *)ids->pdata),
                           "no gap '%.60s' is declared under gaps", id);

  return FALSE;
}

const char *
safeguard_gaps_says (const SafeguardGaps *self, const char *id)
{
  const DeclaredGap *gap = find (self, id);

  return gap != NULL ? gap->says : NULL;
}

SafeguardGap *
safeguard_gaps_make (const SafeguardGaps *self, const char *id)
{
  const DeclaredGap *gap = find (self, id);
  GPtrArray *readings;

  if (gap == NULL)
    return NULL;

  readings = g_ptr_array_new ();
  for (guint i = 0; gap->could_be != NULL && gap->could_be[i] != NULL; i++)
    g_ptr_array_add (readings, safeguard_reading_new (gap->could_be[i], "possible"));

  return safeguard_gap_new (gap->id, gap->says,
                            safeguard_list_new_take (SAFEGUARD_TYPE_READING, readings),
                            gap->citations);
}

static gboolean
is_told (GPtrArray *gaps, const char *id)
{
  for (guint i = 0; i < gaps->len; i++)
    if (g_strcmp0 (safeguard_gap_get_id (g_ptr_array_index (gaps, i)), id) == 0)
      return TRUE;

  return FALSE;
}

void
safeguard_gaps_add (const SafeguardGaps *self, const char *id, GPtrArray *out)
{
  SafeguardGap *gap = id != NULL && !is_told (out, id) ? safeguard_gaps_make (self, id) : NULL;

  if (gap != NULL)
    g_ptr_array_add (out, gap);
}

void
safeguard_gaps_add_at (const SafeguardGaps *self, const char *where, GPtrArray *out)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const DeclaredGap *gap = g_ptr_array_index (self->gaps, i);

      if (g_strcmp0 (gap->where, where) == 0)
        safeguard_gaps_add (self, gap->id, out);
    }
}

static GListModel *
readings_of (const SafeguardTableTrace *row)
{
  static const char *const answers[] = {"no", "unknown", "disputed", "yes"};
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < row->readings->len; i++)
    {
      const SafeguardTableReadingState *reading
          = &g_array_index (row->readings, SafeguardTableReadingState, i);

      g_ptr_array_add (items, safeguard_reading_new (reading->id, answers[reading->state]));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_READING, items);
}

void
safeguard_explained_add_undecided (const SafeguardExplained *self,
                                   const SafeguardGaps *gaps,
                                   GPtrArray *out)
{
  guint n_rows = safeguard_table_get_n_rows (self->table);

  for (guint i = 0; i < n_rows; i++)
    {
      const SafeguardTableRow *row = safeguard_table_get_row (self->table, i);

      if (row->gap == NULL)
        continue;

      g_autoptr (SafeguardTableTrace) trace
          = safeguard_table_trace_row (self->table, self->facts, i);
      const DeclaredGap *gap = find (gaps, row->gap);

      if (trace->state == SAFEGUARD_ROW_STATE_DISPUTED && gap != NULL)
        g_ptr_array_add (
            out, safeguard_gap_new (gap->id, gap->says, readings_of (trace), gap->citations));
    }
}
