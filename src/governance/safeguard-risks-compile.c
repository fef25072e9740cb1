/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-assurance-rules-private.h"

/* What the packs say of risks: `governance.risks`. */

static const char *const risks_keys[]
    = {"register", "rows", "findings", "cite", "note", "verified", "because", NULL};
static const char *const row_keys[]
    = {"id", "when", "readings", "gap", "then", "cite", "verified", "because", "note", "off", NULL};
static const char *const then_keys[] = {"handling", "to", NULL};
static const char *const finder_keys[]
    = {"id", "register", "cite", "verified", "because", "note", "off", NULL};
static const char *const handlings[] = {"kept", "escalated", NULL};

static void
row_free (SafeguardRiskRow *row)
{
  g_free (row->id);
  g_free (row->to);
  g_clear_object (&row->citations);
  g_free (row);
}

static void
finder_free (SafeguardRiskFinder *finder)
{
  g_free (finder->body);
  g_free (finder->register_id);
  g_clear_object (&finder->citations);
  g_free (finder);
}

void
safeguard_risk_rules_clear (SafeguardRiskRules *self)
{
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
  g_clear_pointer (&self->table, safeguard_table_unref);
  g_clear_pointer (&self->silences, safeguard_silences_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->finders, g_ptr_array_unref);
  g_clear_pointer (&self->register_id, g_free);
  g_clear_object (&self->citations);
}

static const char *const places[] = {"governance/risks", NULL};

static char *
read_body (SafeguardAssuranceRules *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_auto (GStrv) ids = safeguard_assurance_rules_read_bodies (self, node, log);

  return g_strdup (ids[0]);
}

static void
compile_then (SafeguardAssuranceRules *self,
              SafeguardRiskRow *row,
              const SafeguardNode *then,
              SafeguardIssueLog *log)
{
  int handling;

  if (then == NULL || !safeguard_node_refuse_keys (then, then_keys, log))
    return;
  handling
      = safeguard_node_as_choice (safeguard_node_require (then, "handling", log), handlings, log);
  row->escalated = handling == 1;
  if (row->escalated)
    safeguard_node_require (then, "to", log);
  row->to = read_body (self, safeguard_node_get (then, "to"), log);
}

static void
compile_row (SafeguardAssuranceRules *self,
             const SafeguardRule *rule,
             GArray *rows,
             SafeguardIssueLog *log)
{
  SafeguardRiskRow *mine = g_new0 (SafeguardRiskRow, 1);
  SafeguardTableRow row = {0};
  guint n = self->risks.rows->len;

  g_ptr_array_add (self->risks.rows, mine);
  mine->id = g_strdup (rule->id);
  mine->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
  safeguard_node_refuse_keys (rule->node, row_keys, log);
  compile_then (self, mine, safeguard_node_require (rule->node, "then", log), log);
  if (!safeguard_table_row_read (&row, self->risks.vocabulary, rule->node, log))
    return;
  if (row.gap != NULL)
    safeguard_gaps_require (self->gaps, row.gap, safeguard_node_get (rule->node, "gap"), log);
  row.id = mine->id;
  row.index = n;
  row.rank = (gint32)n + 1;
  g_array_append_val (rows, row);
}

static void
compile_rows (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  static const SafeguardFactDeclaration score
      = {.id = "score", .type = SAFEGUARD_FACT_NUMBER, .least = 0, .most = G_MAXINT64};
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "governance.risks.rows", log);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SafeguardTableRow));
  guint errors_before = safeguard_issue_log_get_n_errors (log);
  GError *error = NULL;

  g_array_set_clear_func (rows, (GDestroyNotify)safeguard_table_row_clear);
  self->risks.vocabulary = safeguard_vocabulary_new (&score, 1);
  for (guint i = 0; i < rules->len; i++)
    compile_row (self, &g_array_index (rules, SafeguardRule, i), rows, log);
  if (rows->len == 0 || safeguard_issue_log_get_n_errors (log) > errors_before)
    return;
  self->risks.table
      = safeguard_table_new (self->risks.vocabulary, SAFEGUARD_PICK_FIRST,
                             (SafeguardTableRow *)(void *)rows->data, rows->len, &error);
  if (error != NULL)
    safeguard_issue_log_take_error (log, error);
}

static void
compile_finders (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules
      = safeguard_layers_collect (self->layers, "governance.risks.findings", log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      SafeguardRiskFinder *finder = g_new0 (SafeguardRiskFinder, 1);
      GError *error = NULL;

      g_ptr_array_add (self->risks.finders, finder);
      safeguard_node_refuse_keys (rule->node, finder_keys, log);
      finder->body = g_strdup (rule->id);
      if (!safeguard_assurance_rules_require_body (self, rule->id, &error))
        safeguard_issue_log_take_error (log, error);
      finder->register_id
          = read_body (self, safeguard_node_require (rule->node, "register", log), log);
      finder->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
    }
}

void
safeguard_risks_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *section = safeguard_layers_get (self->layers, "governance.risks", NULL);
  const SafeguardNode *cite = safeguard_layers_get (self->layers, "governance.risks.cite", &pack);

  self->risks.rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  self->risks.finders = g_ptr_array_new_with_free_func ((GDestroyNotify)finder_free);
  if (section != NULL)
    safeguard_node_check_keys (section, risks_keys, log);
  if (cite != NULL)
    self->risks.citations = safeguard_pack_read_citations (pack, cite->parent, log);
  self->risks.register_id = read_body (
      self, safeguard_layers_get (self->layers, "governance.risks.register", NULL), log);
  compile_rows (self, log);
  self->risks.silences
      = safeguard_silences_compile (self->layers, places, self->risks.vocabulary, log);
  compile_finders (self, log);
}

void
safeguard_risks_check (const SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  const SafeguardTableCheck about = {self->layers, "governance.risks", places,
                                     "no row says what becomes of a risk with this score", FALSE};

  if (self->risks.table != NULL)
    safeguard_table_check (self->risks.table, &about, log);
}
