/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-checklist-private.h"

#include "safeguard-analysis-private.h"

/* A checklist is passed by passing every test, so that each answer follows and none is silent. What
 * can be wrong with one is a test that nobody passes, tests that nobody passes together, and a test
 * that the others ask already. */

typedef struct
{
  const SafeguardChecklist *checklist;
  GArray *rules; /* of SafeguardRule, by the position of a test */
  SafeguardIssueLog *log;
  gboolean *left_out; /* by position: disputed among readings, or complained of */
} Check;

static const SafeguardChecklistTest *
test_at (const Check *self, guint position)
{
  return g_ptr_array_index (self->checklist->tests, position);
}

static SafeguardCondition *
condition_of (const Check *self, guint position)
{
  return safeguard_table_get_row (test_at (self, position)->table, 0)->condition;
}

static gboolean
is_impossible (const SafeguardTable *table)
{
  g_autoptr (GArray) impossible = safeguard_table_find_impossible (table);

  return impossible->len > 0;
}

static void
check_tests (const Check *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const SafeguardTable *table = test_at (self, i)->table;

      self->left_out[i] = safeguard_table_get_row (table, 0)->gap != NULL;
      if (!is_impossible (table))
        continue;
      self->left_out[i] = TRUE;
      safeguard_node_complain (g_array_index (self->rules, SafeguardRule, i).node, self->log,
                               SAFEGUARD_ERROR_IMPOSSIBLE_ROW, NULL,
                               "no facts pass the test '%.60s'", test_at (self, i)->id);
    }
}

/* Every test but @position and those left out, as one condition. (transfer full); NULL without any.
 */
static SafeguardCondition *
all_but (const Check *self, guint position)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->len; i++)
    if (i != position && !self->left_out[i])
      g_ptr_array_add (parts, safeguard_condition_ref (condition_of (self, i)));
  if (parts->len == 0)
    return NULL;

  return safeguard_condition_new_all ((SafeguardCondition *const *)(void *)parts->pdata,
                                      parts->len);
}

static gboolean
is_asked_already (const Check *self, guint position)
{
  static const gboolean the_test[] = {FALSE, TRUE};
  g_autoptr (SafeguardCondition) others = all_but (self, position);

  if (others == NULL)
    return FALSE;

  const SafeguardTableRow rows[] = {
      {.id = "others", .rank = 1, .condition = others},
      {.id = "test", .rank = 1, .condition = condition_of (self, position)},
  };
  g_autoptr (SafeguardTable) table = safeguard_table_new (
      self->checklist->vocabulary, SAFEGUARD_PICK_FIRST, rows, G_N_ELEMENTS (rows), NULL);

  return table != NULL && safeguard_table_is_covered (table, 0, the_test);
}

/* Of two tests that ask the same, the later is the one too many. */
static void
check_asked_already (const Check *self)
{
  for (guint i = self->rules->len; i > 0; i--)
    {
      guint position = i - 1;

      if (self->left_out[position] || !is_asked_already (self, position))
        continue;
      self->left_out[position] = TRUE;
      safeguard_node_complain (g_array_index (self->rules, SafeguardRule, position).node, self->log,
                               SAFEGUARD_ERROR_SHADOWED_ROW, NULL,
                               "whoever passes the other tests passes '%.60s' too",
                               test_at (self, position)->id);
    }
}

void
safeguard_checklist_check (const SafeguardChecklist *self, SafeguardIssueLog *log)
{
  g_autofree char *section = g_strconcat (self->where, ".tests", NULL);

  g_strdelimit (section, "/", '.');
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, section, log);
  g_autofree gboolean *left_out = g_new0 (gboolean, rules->len + 1);
  const Check check = {self, rules, log, left_out};
  guint errors = safeguard_issue_log_get_n_issues (log);

  check_tests (&check);
  if (self->together != NULL && is_impossible (self->together)
      && safeguard_issue_log_get_n_issues (log) == errors)
    safeguard_node_complain (
        safeguard_layers_get (self->layers, section, NULL), log, SAFEGUARD_ERROR_IMPOSSIBLE_ROW,
        NULL, "the tests of '%.60s' rule one another out: nobody passes them all", self->id);
  else
    check_asked_already (&check);
}
