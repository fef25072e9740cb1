/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-difference-private.h"

#include <string.h>

/* What is said of tables that differ everywhere, in several ways, or are too large. */

static const SafeguardComparedRule rule = {"thresholds", "level", SAFEGUARD_ASPECT_LEVEL, NULL};

static char *
answer (gconstpointer rules, guint index)
{
  return g_strdup_printf ("%s %u", (const char *)rules, index);
}

static GListModel *
cite_nothing (gconstpointer rules, guint index)
{
  return NULL;
}

#define N_FLAGS 25

static SafeguardVocabulary *
make_flags (void)
{
  SafeguardFactDeclaration facts[N_FLAGS + 1] = {{.id = "alarm"}};
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i <= N_FLAGS; i++)
    {
      g_ptr_array_add (ids, g_strdup_printf ("sign-%u", i));
      facts[i].id = g_ptr_array_index (ids, i - 1);
    }

  return safeguard_vocabulary_new (facts, N_FLAGS + 1);
}

/* Three of many signs, which is thousands of alternatives. */
static SafeguardCondition *
three_signs (void)
{
  SafeguardCondition *parts[N_FLAGS];

  for (guint i = 0; i < N_FLAGS; i++)
    parts[i] = safeguard_condition_new_flag (i + 1, TRUE);

  return safeguard_condition_new_at_least (3, parts, N_FLAGS);
}

static SafeguardTable *
make_signs (SafeguardVocabulary *vocabulary, gboolean with_alarm)
{
  g_autoptr (SafeguardCondition) signs = three_signs ();
  g_autoptr (SafeguardCondition) alarm = safeguard_condition_new_flag (0, TRUE);
  SafeguardTableRow rows[2] = {{.id = "signs", .rank = 1, .index = 1, .condition = signs},
                               {.id = "alarm", .rank = 2, .index = 2, .condition = alarm}};
  SafeguardTable *table
      = safeguard_table_new (vocabulary, SAFEGUARD_PICK_HIGHEST, rows, with_alarm ? 2 : 1, NULL);

  g_assert_nonnull (table);

  return table;
}

static SafeguardTable *
make_wide (const char *start)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  SafeguardFactDeclaration fact = {.id = "kind", .type = SAFEGUARD_FACT_CHOICE};
  g_autoptr (SafeguardCondition) first = safeguard_condition_new_choice (0, 1);
  SafeguardTableRow row = {.id = "row", .rank = 1, .condition = first};

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (values, g_strdup_printf ("%s-%u", start, i));
  g_ptr_array_add (values, NULL);
  fact.values = (const char *const *)values->pdata;
  g_autoptr (SafeguardVocabulary) vocabulary = safeguard_vocabulary_new (&fact, 1);

  return safeguard_table_new (vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, NULL);
}

static SafeguardTable *
make_always (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = safeguard_vocabulary_new (NULL, 0);
  g_autoptr (SafeguardCondition) always = safeguard_condition_new_all (NULL, 0);
  SafeguardTableRow row = {.id = "row", .rank = 1, .condition = always};

  return safeguard_table_new (vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, NULL);
}

static void
check (SafeguardTable *one, SafeguardTable *two, const char *code, const char *message)
{
  SafeguardCitedTable first = {{one, answer, "level"}, cite_nothing, NULL};
  SafeguardCitedTable second = {{two, answer, "stage"}, cite_nothing, NULL};
  SafeguardDifferences out;

  safeguard_differences_init (&out, "A", "B");
  safeguard_differences_add_tables (&out, &rule, &first, &second, NULL, NULL);
  g_assert_cmpuint (out.found->len, ==, 1);

  SafeguardPolicyDifference *found = g_ptr_array_index (out.found, 0);

  g_assert_cmpstr (safeguard_policy_difference_get_code (found), ==, code);
  g_assert_cmpstr (safeguard_policy_difference_get_message (found), ==, message);
  g_assert_cmpuint (out.unfinished->len, ==, strcmp (code, "comparison-given-up") == 0 ? 1 : 0);
  safeguard_differences_clear (&out);
}

static void
test_always (void)
{
  g_autoptr (SafeguardTable) one = make_always ();
  g_autoptr (SafeguardTable) two = make_always ();

  check (one, two, "always-decided-differently",
         "Level of need: whatever the facts, level 0 under A, stage 0 under B.");
}

static char *
same_answer (gconstpointer rules, guint index)
{
  return g_strdup_printf ("level %u", index);
}

/* With the alarm the one says level 2, the other level 1 or nothing: to tell the two apart takes
 * thousands of sets of signs. */
static void
test_several_ways (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_flags ();
  g_autoptr (SafeguardTable) one = make_signs (vocabulary, TRUE);
  g_autoptr (SafeguardTable) two = make_signs (vocabulary, FALSE);
  SafeguardCitedTable first = {{one, same_answer, NULL}, cite_nothing, NULL};
  SafeguardCitedTable second = {{two, same_answer, NULL}, cite_nothing, NULL};
  SafeguardDifferences out;

  safeguard_differences_init (&out, "A", "B");
  safeguard_differences_add_tables (&out, &rule, &first, &second, NULL, NULL);
  g_assert_cmpuint (out.found->len, ==, 1);
  g_assert_cmpuint (out.unfinished->len, ==, 0);

  SafeguardPolicyDifference *found = g_ptr_array_index (out.found, 0);

  g_assert_cmpstr (safeguard_policy_difference_get_code (found), ==, "decided-in-several-ways");
  g_assert_cmpstr (
      safeguard_policy_difference_get_message (found), ==,
      "Level of need: with alarm present, the two differ, though not always alike; for "
      "example level 2 under A, nothing said under B.");
  safeguard_differences_clear (&out);
}

static void
test_given_up (void)
{
  g_autoptr (SafeguardTable) one = make_wide ("old");
  g_autoptr (SafeguardTable) two = make_wide ("new");

  check (
      one, two, "comparison-given-up",
      "Level of need: too large to be compared to the end; there may be more differences between "
      "A and B than are listed.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ruling/differences/always", test_always);
  g_test_add_func ("/ruling/differences/several-ways", test_several_ways);
  g_test_add_func ("/ruling/differences/given-up", test_given_up);

  return g_test_run ();
}
