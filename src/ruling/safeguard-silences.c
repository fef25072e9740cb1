/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-silences-private.h"

#include "safeguard-analysis-private.h"

typedef struct
{
  char *id;
  SafeguardTable *when; /* one row: the combinations that it is about; NULL: all of them */
} Silence;

struct _SafeguardSilences
{
  GPtrArray *silences; /* of Silence */
};

static void
silence_free (Silence *silence)
{
  g_free (silence->id);
  g_clear_pointer (&silence->when, safeguard_table_unref);
  g_free (silence);
}

void
safeguard_silences_free (SafeguardSilences *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->silences);
  g_free (self);
}

static SafeguardTable *
compile_when (SafeguardVocabulary *vocabulary, const SafeguardNode *node, SafeguardIssueLog *log)
{
  SafeguardTableRow row = {.id = "when", .rank = 1, .node = node};
  SafeguardTable *table = NULL;
  GError *error = NULL;

  row.condition = safeguard_condition_read (vocabulary, node, log);
  if (row.condition == NULL)
    return NULL;

  table = safeguard_table_new (vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, &error);
  if (error != NULL)
    safeguard_issue_log_take_error (log, error);
  safeguard_condition_unref (row.condition);

  return table;
}

SafeguardSilences *
safeguard_silences_compile (SafeguardLayers *layers,
                            const char *const *where,
                            SafeguardVocabulary *vocabulary,
                            SafeguardIssueLog *log)
{
  SafeguardSilences *self = g_new0 (SafeguardSilences, 1);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, "gaps", log);

  self->silences = g_ptr_array_new_with_free_func ((GDestroyNotify)silence_free);
  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      const SafeguardNode *place = safeguard_node_get (rule->node, "where");
      const SafeguardNode *when = safeguard_node_get (rule->node, "when");

      if (place == NULL || place->kind != SAFEGUARD_NODE_SCALAR
          || !g_strv_contains (where, place->text))
        continue;

      Silence *silence = g_new0 (Silence, 1);
      silence->id = g_strdup (rule->id);
      silence->when = when != NULL ? compile_when (vocabulary, when, log) : NULL;
      g_ptr_array_add (self->silences, silence);
    }

  return self;
}

static gboolean
is_about (const Silence *silence, const SafeguardFacts *facts)
{
  if (silence->when == NULL)
    return TRUE;

  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (silence->when));
  safeguard_table_match (silence->when, facts, match);

  return safeguard_match_get_state (match, 0) == SAFEGUARD_ROW_STATE_YES;
}

void
safeguard_silences_add (const SafeguardSilences *self,
                        const SafeguardFacts *facts,
                        const SafeguardGaps *gaps,
                        GPtrArray *out)
{
  for (guint i = 0; i < self->silences->len; i++)
    {
      const Silence *silence = g_ptr_array_index (self->silences, i);

      if (is_about (silence, facts))
        safeguard_gaps_add (gaps, silence->id, out);
    }
}
