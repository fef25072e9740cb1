/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-explain-private.h"

#include <string.h>

/* A table of the size of a real continuum of need, 128 facts and 120 rows and one that always
 * holds: every explanation and every check comes to an end, and soon. What they say of small tables
 * is compared with brute force elsewhere; here the answers are known from how the table is made. */

#define N_FACTS 128
#define N_RULES 120
/* A few seconds under valgrind or a sanitizer are no failure; minutes are. */
#define SOON (60 * G_USEC_PER_SEC)

static SafeguardVocabulary *
make_vocabulary (void)
{
  SafeguardFactDeclaration facts[N_FACTS] = {0};
  g_autoptr (GStringChunk) ids = g_string_chunk_new (1024);

  for (guint i = 0; i < N_FACTS; i++)
    {
      char id[16];

      g_snprintf (id, sizeof id, "fact-%u", i);
      facts[i].id = g_string_chunk_insert (ids, id);
    }

  return safeguard_vocabulary_new (facts, N_FACTS);
}

/* Row n asks fact n and, two times of three, one or two others, and leads to levels 4, 3, 2 in
 * turn;
 * @without leaves a row out, @last adds the one that always holds. */
static SafeguardTable *
make_table (SafeguardVocabulary *vocabulary, int without, gboolean last)
{
  SafeguardTableRow rows[N_RULES + 1] = {0};
  g_autoptr (GError) error = NULL;
  SafeguardTable *table;
  guint n = 0;

  for (guint i = 0; i < N_RULES; i++)
    {
      SafeguardCondition *parts[3];

      if ((int)i == without)
        continue;
      parts[0] = safeguard_condition_new_flag (i, TRUE);
      parts[1] = safeguard_condition_new_flag ((i * 7 + 3) % N_FACTS, TRUE);
      parts[2] = safeguard_condition_new_flag ((i * 13 + 5) % N_FACTS, i % 5 != 0);
      rows[n].id = "row";
      rows[n].rank = 4 - (gint)(i % 3);
      rows[n].index = i;
      rows[n].condition = safeguard_condition_new_all (parts, 1 + i % 3);
      for (guint j = 1 + i % 3; j < 3; j++)
        safeguard_condition_unref (parts[j]);
      n++;
    }
  if (last)
    {
      rows[n].id = "otherwise";
      rows[n].rank = 1;
      rows[n++].condition = safeguard_condition_new_all (NULL, 0);
    }

  table = safeguard_table_new (vocabulary, SAFEGUARD_PICK_HIGHEST, rows, n, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    safeguard_condition_unref (rows[i].condition);

  return table;
}

static void
assert_soon (gint64 *since, const char *what)
{
  gint64 now = g_get_monotonic_time ();

  g_test_message ("%s: %.1f ms", what, (double)(now - *since) / 1000);
  g_assert_cmpint (now - *since, <, SOON);
  *since = g_get_monotonic_time ();
}

static void
test_explanations (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardTable) table = make_table (vocabulary, -1, TRUE);
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (vocabulary);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GPtrArray) questions = safeguard_table_questions (table, facts);

  /* Nothing known: every fact of a row of level 4 leads there. */
  assert_soon (&since, "questions");
  g_assert_cmpuint (questions->len, >, N_RULES / 2);
  g_assert_cmpint (
      g_array_index (((SafeguardTableQuestion *)g_ptr_array_index (questions, 0))->ranks, gint32,
                     0),
      ==, 4);

  g_autoptr (GPtrArray) traces = safeguard_table_trace (table, facts);
  assert_soon (&since, "trace");
  g_assert_cmpuint (traces->len, ==, N_RULES + 1);

  for (gint rank = 1; rank <= 4; rank++)
    {
      g_autoptr (SafeguardSmallestChanges) changes
          = safeguard_table_smallest_changes (table, facts, rank);

      assert_soon (&since, "smallest change");
      g_assert_true (changes->exact);
      g_assert_cmpuint (((GArray *)g_ptr_array_index (changes->changes, 0))->len, ==,
                        rank == 4   ? 1
                        : rank == 1 ? 0
                        : rank == 3 ? 2
                                    : 3);
    }
}

static void
test_lower (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardTable) table = make_table (vocabulary, -1, TRUE);
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (vocabulary);
  gint64 since = g_get_monotonic_time ();

  /* Rows 0, 3 and 6 ask one fact each: three facts must change to leave level 4. */
  for (guint i = 0; i <= 6; i += 3)
    g_assert_true (safeguard_facts_set_flag (facts, i, TRUE, NULL));
  safeguard_facts_close (facts);

  g_autoptr (SafeguardSmallestChanges) changes = safeguard_table_smallest_changes (table, facts, 1);
  assert_soon (&since, "smallest change down");
  g_assert_cmpuint (((GArray *)g_ptr_array_index (changes->changes, 0))->len, ==, 3);
}

static void
test_analysis (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardTable) table = make_table (vocabulary, -1, TRUE);
  g_autoptr (SafeguardTable) open = make_table (vocabulary, -1, FALSE);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (SafeguardRegions) silent = safeguard_table_find_silent (table);

  assert_soon (&since, "silent, none");
  g_assert_cmpuint (silent->regions->len, ==, 0);
  g_assert_true (silent->complete);

  g_autoptr (SafeguardRegions) some = safeguard_table_find_silent (open);
  assert_soon (&since, "silent, many");
  g_assert_cmpuint (some->regions->len, ==, SAFEGUARD_MAX_REGIONS);
  g_assert_false (some->complete);

  g_autoptr (GArray) shadowed = safeguard_table_find_shadowed (table);
  assert_soon (&since, "shadowed");
  g_autoptr (GArray) impossible = safeguard_table_find_impossible (table);
  g_assert_cmpuint (impossible->len, ==, 0);
}

static void
test_difference (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardTable) table = make_table (vocabulary, -1, TRUE);
  g_autoptr (SafeguardTable) same = make_table (vocabulary, -1, TRUE);
  g_autoptr (SafeguardTable) other = make_table (vocabulary, 3, TRUE);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_autoptr (SafeguardRegions) none = safeguard_table_find_difference (table, same, &error);
  g_assert_no_error (error);
  assert_soon (&since, "difference, none");
  g_assert_cmpuint (none->regions->len, ==, 0);
  g_assert_true (none->complete);

  g_autoptr (SafeguardRegions) some = safeguard_table_find_difference (table, other, &error);
  g_assert_no_error (error);
  assert_soon (&since, "difference, one row");
  g_assert_cmpuint (some->regions->len, >, 0);
  for (guint i = 0; i < some->regions->len; i++)
    {
      const SafeguardRegion *region = g_ptr_array_index (some->regions, i);

      g_assert_nonnull (strstr (region->text, "fact-3 present"));
      g_assert_cmpint (region->rank, ==, 4);
      g_assert_cmpint (region->other_rank, <, 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/scale/explanations", test_explanations);
  g_test_add_func ("/condition/scale/lower", test_lower);
  g_test_add_func ("/condition/scale/analysis", test_analysis);
  g_test_add_func ("/condition/scale/difference", test_difference);

  return g_test_run ();
}
