/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-checklist-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

static const char *const checklist_keys[]
    = {"id", "name", "tests", "cite", "note", "verified", "because", "off", NULL};
static const char *const test_keys[]
    = {"id", "ask", "when", "readings", "gap", "cite", "verified", "because", "note", "off", NULL};

static void
test_free (SafeguardChecklistTest *test)
{
  g_free (test->id);
  g_free (test->ask);
  g_clear_pointer (&test->table, safeguard_table_unref);
  g_clear_object (&test->citations);
  g_free (test);
}

static SafeguardTable *
make_table (SafeguardChecklist *self, SafeguardTableRow *row, SafeguardIssueLog *log)
{
  GError *error = NULL;
  SafeguardTable *table
      = safeguard_table_new (self->vocabulary, SAFEGUARD_PICK_FIRST, row, 1, &error);

  if (error != NULL)
    safeguard_issue_log_take_error (log, error);

  return table;
}

/* Adds what the test asks for to @conditions; FALSE if that is disputed among readings, or wrong.
 */
static gboolean
compile_test (SafeguardChecklist *self,
              const SafeguardRule *rule,
              GPtrArray *conditions,
              SafeguardIssueLog *log)
{
  SafeguardChecklistTest *test = g_new0 (SafeguardChecklistTest, 1);
  SafeguardTableRow row = {0};
  gboolean plain = FALSE;

  g_ptr_array_add (self->tests, test);
  test->id = g_strdup (rule->id);
  test->ask = g_strdup (safeguard_node_as_text (safeguard_node_get (rule->node, "ask"), log));
  test->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
  if (safeguard_node_refuse_keys (rule->node, test_keys, log)
      && safeguard_table_row_read (&row, self->vocabulary, rule->node, log))
    {
      row.id = rule->id;
      row.rank = 1;
      if (row.gap == NULL
          || safeguard_gaps_require (self->gaps, row.gap, safeguard_node_get (rule->node, "gap"),
                                     log))
        test->table = make_table (self, &row, log);
      plain = row.gap == NULL && row.condition != NULL;
      if (plain)
        g_ptr_array_add (conditions, safeguard_condition_ref (row.condition));
    }
  safeguard_table_row_clear (&row);

  return plain;
}

static void
compile_together (SafeguardChecklist *self,
                  GPtrArray *conditions,
                  const SafeguardNode *node,
                  SafeguardIssueLog *log)
{
  SafeguardTableRow row = {.id = self->id, .rank = 1, .node = node};

  row.condition = safeguard_condition_new_all (
      (SafeguardCondition *const *)(void *)conditions->pdata, conditions->len);
  g_ptr_array_set_size (conditions, 0);
  self->together = make_table (self, &row, log);
  safeguard_condition_unref (row.condition);
}

static void
compile_tests (SafeguardChecklist *self,
               const SafeguardRule *rule,
               const char *section,
               SafeguardIssueLog *log)
{
  g_autofree char *path = g_strconcat (section, ".", rule->id, ".tests", NULL);
  g_autoptr (GArray) tests = safeguard_layers_collect (self->layers, path, log);
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  gboolean plain = TRUE;

  for (guint i = 0; i < tests->len; i++)
    plain = compile_test (self, &g_array_index (tests, SafeguardRule, i), conditions, log) && plain;
  if (tests->len == 0)
    safeguard_node_complain (rule->node, log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                             "a checklist needs at least one test");
  else if (plain)
    compile_together (self, conditions, rule->node, log);
  for (guint i = 0; i < conditions->len; i++)
    safeguard_condition_unref (g_ptr_array_index (conditions, i));
}

static SafeguardChecklist *
compile_checklist (SafeguardLayers *layers,
                   const SafeguardRule *rule,
                   const char *section,
                   const char *where,
                   SafeguardVocabulary *vocabulary,
                   SafeguardIssueLog *log)
{
  SafeguardChecklist *self = g_object_new (SAFEGUARD_TYPE_CHECKLIST, NULL);
  const char *name = safeguard_node_as_text (safeguard_node_require (rule->node, "name", log), log);
  /* Complained of once, by whoever compiles them for the policy. */
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);

  safeguard_node_check_keys (rule->node, checklist_keys, log);
  self->layers = safeguard_layers_ref (layers);
  self->vocabulary = safeguard_vocabulary_ref (vocabulary);
  self->gaps = safeguard_gaps_compile (layers, unheard);
  self->id = g_strdup (rule->id);
  self->name = g_strdup (name != NULL ? name : rule->id);
  self->where = g_strconcat (where, "/", rule->id, NULL);
  self->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
  self->tests = g_ptr_array_new_with_free_func ((GDestroyNotify)test_free);
  compile_tests (self, rule, section, log);

  return self;
}

GPtrArray *
safeguard_checklists_compile (SafeguardLayers *layers,
                              const char *section,
                              const char *where,
                              SafeguardVocabulary *vocabulary,
                              SafeguardIssueLog *log)
{
  GPtrArray *checklists = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, section, log);

  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (checklists,
                     compile_checklist (layers, &g_array_index (rules, SafeguardRule, i), section,
                                        where, vocabulary, log));

  return checklists;
}

SafeguardChecklist *
safeguard_checklists_find (GPtrArray *checklists, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < checklists->len; i++)
    {
      SafeguardChecklist *checklist = g_ptr_array_index (checklists, i);

      if (strcmp (checklist->id, id) == 0)
        return checklist;
      g_ptr_array_add (ids, checklist->id);
    }
  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_CHECKLIST, NULL,
                       safeguard_nearest (id, (const char *const *)ids->pdata),
                       "the policy has no checklist '%.60s'", id);

  return NULL;
}
