/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-decision-private.h"

/* The rows of a quorum or a vote, from the packs. */

static const char *const row_keys[]
    = {"id", "when", "readings", "gap", "then", "cite", "verified", "because", "note", "off", NULL};

typedef struct
{
  SafeguardDecision *self;
  const SafeguardGaps *gaps;
  SafeguardIssueLog *log;
} Compilation;

void
safeguard_decision_free (SafeguardDecision *self)
{
  if (self == NULL)
    return;

  safeguard_vocabulary_unref (self->vocabulary);
  g_clear_pointer (&self->table, safeguard_table_unref);
  g_ptr_array_unref (self->citations);
  safeguard_silences_free (self->silences);
  g_free (self->section);
  g_free (self->where);
  g_free (self->gap);
  g_free (self);
}

/* FALSE, with nothing to clear in @row, if it is not right. */
static gboolean
read_row (Compilation *c, const SafeguardRule *rule, guint index, SafeguardTableRow *row)
{
  const SafeguardNode *then = safeguard_node_require (rule->node, "then", c->log);
  int answer = then != NULL ? safeguard_node_as_choice (then, c->self->answers, c->log) : -1;

  safeguard_node_refuse_keys (rule->node, row_keys, c->log);
  g_ptr_array_add (c->self->citations,
                   safeguard_pack_read_citations (rule->pack, rule->node, c->log));
  if (!safeguard_table_row_read (row, c->self->vocabulary, rule->node, c->log))
    return FALSE;
  row->id = rule->id;
  row->rank = answer + 1;
  row->index = index;
  if (row->gap != NULL)
    safeguard_gaps_require (c->gaps, row->gap, safeguard_node_get (rule->node, "gap"), c->log);

  return TRUE;
}

static void
compile_rows (Compilation *c, SafeguardLayers *layers)
{
  g_autofree char *section = g_strconcat (c->self->section, ".rows", NULL);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, section, c->log);
  g_autofree SafeguardTableRow *rows = g_new0 (SafeguardTableRow, rules->len + 1);
  guint n = 0, errors = safeguard_issue_log_get_n_errors (c->log);
  GError *error = NULL;

  for (guint i = 0; i < rules->len; i++)
    if (read_row (c, &g_array_index (rules, SafeguardRule, i), i, &rows[n]))
      n++;
  if (n > 0 && safeguard_issue_log_get_n_errors (c->log) == errors)
    c->self->table
        = safeguard_table_new (c->self->vocabulary, SAFEGUARD_PICK_FIRST, rows, n, &error);
  if (error != NULL)
    safeguard_issue_log_take_error (c->log, error);
  for (guint i = 0; i < n; i++)
    safeguard_table_row_clear (&rows[i]);
}

SafeguardDecision *
safeguard_decision_compile (SafeguardLayers *layers,
                            const char *section,
                            const char *where,
                            const char *const *answers,
                            SafeguardVocabulary *vocabulary,
                            const SafeguardGaps *gaps,
                            SafeguardIssueLog *log)
{
  SafeguardDecision *self = g_new0 (SafeguardDecision, 1);
  Compilation c = {self, gaps, log};
  const char *const places[] = {where, NULL};
  const SafeguardNode *node = safeguard_layers_get (layers, section, NULL);
  const SafeguardNode *gap = safeguard_node_get (node, "gap");

  self->vocabulary = vocabulary;
  self->section = g_strdup (section);
  self->where = g_strdup (where);
  self->answers = answers;
  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  compile_rows (&c, layers);
  self->silences = safeguard_silences_compile (layers, places, vocabulary, log);
  if (gap != NULL)
    {
      self->gap = g_strdup (safeguard_node_as_id (gap, log));
      if (self->gap != NULL)
        safeguard_gaps_require (gaps, self->gap, gap, log);
    }

  return self;
}
