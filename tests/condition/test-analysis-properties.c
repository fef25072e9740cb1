/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-private.h"

#include "safeguard-analysis-private.h"

/* Silent combinations, shadows, overlaps and differences of random small tables, against every
 * case. */

#define N_TABLES 1500

static gboolean
is_in_any (const SafeguardRegions *regions, const SafeguardVocabulary *vocabulary, const Case *one)
{
  for (guint i = 0; i < regions->regions->len; i++)
    if (naive_region_has (((SafeguardRegion *)g_ptr_array_index (regions->regions, i))->text,
                          vocabulary, one))
      return TRUE;

  return FALSE;
}

static void
check_order (const SafeguardRegions *regions)
{
  for (guint i = 1; i < regions->regions->len; i++)
    {
      const SafeguardRegion *before = g_ptr_array_index (regions->regions, i - 1);
      const SafeguardRegion *here = g_ptr_array_index (regions->regions, i);

      g_assert_cmpuint (before->n_facts, <=, here->n_facts);
    }
}

static void
test_silent (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      g_autoptr (SafeguardRegions) regions = NULL;
      gboolean any = FALSE;
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      regions = safeguard_table_find_silent (sample.table);
      check_order (regions);
      for (guint c = 0; c < cases->len; c++)
        {
          const Case *one = &g_array_index (cases, Case, c);
          gboolean silent = naive_judge_case (&sample, one).outcome == SAFEGUARD_OUTCOME_UNDECIDED;
          gboolean listed = is_in_any (regions, vocabulary, one);

          any = any || silent;
          if (regions->complete)
            g_assert_cmpint (listed, ==, silent);
          else
            g_assert_true (silent || !listed);
        }
      g_assert_cmpint (regions->regions->len > 0, ==, any);
      naive_clear_sample (&sample);
    }
}

static gboolean
contains (const GArray *rows, guint row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, guint, i) == row)
      return TRUE;

  return FALSE;
}

static gboolean
outranks (const Sample *sample, const SafeguardTableRow *row, const SafeguardTableRow *other)
{
  if (sample->pick == SAFEGUARD_PICK_HIGHEST)
    return other->rank > row->rank;

  return sample->pick == SAFEGUARD_PICK_FIRST && other->index < row->index;
}

static void
check_row (
    const Sample *sample, const GArray *cases, guint position, gboolean *never, gboolean *shadow)
{
  const SafeguardTableRow *row
      = &sample->rows[safeguard_table_get_row (sample->table, position)->index];

  *never = *shadow = TRUE;
  for (guint c = 0; c < cases->len; c++)
    {
      const Case *one = &g_array_index (cases, Case, c);
      gboolean outranked = FALSE;

      if (!naive_row_is_maybe (row, one))
        continue;
      *never = FALSE;
      for (guint i = 0; i < sample->n_rows; i++)
        outranked = outranked
                    || (outranks (sample, row, &sample->rows[i])
                        && naive_row_is_sure (&sample->rows[i], one));
      *shadow = *shadow && outranked;
    }
  *shadow = *shadow && !*never;
}

static void
test_rows (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      g_autoptr (GArray) impossible = NULL, shadowed = NULL;
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      impossible = safeguard_table_find_impossible (sample.table);
      shadowed = safeguard_table_find_shadowed (sample.table);
      for (guint row = 0; row < sample.n_rows; row++)
        {
          gboolean never, shadow;

          check_row (&sample, cases, row, &never, &shadow);
          g_assert_cmpint (contains (impossible, row), ==, never);
          g_assert_cmpint (contains (shadowed, row), ==, shadow);
        }
      naive_clear_sample (&sample);
    }
}

/* Whether rows that @among names surely fire in every case in which the row may. */
static gboolean
is_covered (const Sample *sample, const GArray *cases, guint position, const gboolean *among)
{
  const SafeguardTableRow *row
      = &sample->rows[safeguard_table_get_row (sample->table, position)->index];
  gboolean ever = FALSE;

  for (guint c = 0; c < cases->len; c++)
    {
      const Case *one = &g_array_index (cases, Case, c);
      gboolean held = FALSE;

      if (!naive_row_is_maybe (row, one))
        continue;
      ever = TRUE;
      for (guint i = 0; i < sample->n_rows && !held; i++)
        held = i != position && among[i]
               && naive_row_is_sure (
                   &sample->rows[safeguard_table_get_row (sample->table, i)->index], one);
      if (!held)
        return FALSE;
    }

  return ever;
}

static void
test_covered (void)
{
  g_autoptr (GRand) random = naive_random ();
  guint n_covered = 0;

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      g_autofree gboolean *among = g_new0 (gboolean, sample.n_rows + 1);
      for (guint row = 0; row < sample.n_rows; row++)
        {
          gboolean covered;

          for (guint other = 0; other < sample.n_rows; other++)
            among[other] = g_rand_int_range (random, 0, 4) > 0;
          covered = is_covered (&sample, cases, row, among);
          n_covered += covered ? 1 : 0;
          g_assert_cmpint (safeguard_table_is_covered (sample.table, row, among), ==, covered);
        }
      naive_clear_sample (&sample);
    }
  g_assert_cmpuint (n_covered, >, 100);
}

/* Some case in which both rows may fire. */
static gboolean
both_may_fire (const Sample *sample, guint a, guint b, const GArray *cases)
{
  for (guint c = 0; c < cases->len; c++)
    if (naive_row_is_maybe (&sample->rows[a], &g_array_index (cases, Case, c))
        && naive_row_is_maybe (&sample->rows[b], &g_array_index (cases, Case, c)))
      return TRUE;

  return FALSE;
}

static void
check_overlap (const Sample *sample, const SafeguardOverlap *overlap, const GArray *cases)
{
  guint n_inside = 0;

  for (guint c = 0; c < cases->len; c++)
    {
      const Case *one = &g_array_index (cases, Case, c);

      if (!naive_region_has (overlap->text, sample->vocabulary, one))
        continue;
      n_inside++;
      g_assert_true (naive_row_is_maybe (&sample->rows[overlap->first], one));
      g_assert_true (naive_row_is_maybe (&sample->rows[overlap->second], one));
    }
  g_assert_cmpuint (n_inside, >, 0);
}

static void
test_overlaps (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      g_autoptr (GPtrArray) overlaps = NULL;
      guint expected = 0;
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      overlaps = safeguard_table_find_overlaps (sample.table);
      for (guint a = 0; a < sample.n_rows && sample.pick == SAFEGUARD_PICK_ONLY; a++)
        for (guint b = a + 1; b < sample.n_rows; b++)
          expected += both_may_fire (&sample, a, b, cases) ? 1 : 0;
      g_assert_cmpuint (overlaps->len, ==, expected);
      for (guint j = 0; j < overlaps->len; j++)
        check_overlap (&sample, g_ptr_array_index (overlaps, j), cases);
      naive_clear_sample (&sample);
    }
}

static void
check_region (const SafeguardRegion *region,
              const Sample *one,
              const Sample *two,
              const GArray *cases)
{
  for (guint c = 0; c < cases->len; c++)
    {
      const Case *here = &g_array_index (cases, Case, c);
      Verdict a, b;

      if (region->varies || !naive_region_has (region->text, one->vocabulary, here))
        continue;
      a = naive_judge_case (one, here);
      b = naive_judge_case (two, here);
      g_assert_cmpint (a.outcome, ==, region->outcome);
      g_assert_cmpint (b.outcome, ==, region->other_outcome);
      g_assert_cmpint (a.rank == NO_RANK ? 0 : a.rank, ==, region->rank);
      g_assert_cmpint (b.rank == NO_RANK ? 0 : b.rank, ==, region->other_rank);
    }
}

static void
check_difference (const Sample *one, const Sample *two, const GArray *cases)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardRegions) regions
      = safeguard_table_find_difference (one->table, two->table, &error);
  gboolean any = FALSE;

  g_assert_no_error (error);
  check_order (regions);
  for (guint c = 0; c < cases->len; c++)
    {
      const Case *here = &g_array_index (cases, Case, c);
      Verdict a = naive_judge_case (one, here), b = naive_judge_case (two, here);
      gboolean differ = !naive_verdict_equal (&a, &b);
      gboolean listed = is_in_any (regions, one->vocabulary, here);

      any = any || differ;
      if (regions->complete)
        g_assert_cmpint (listed, ==, differ);
      else
        g_assert_true (differ || !listed);
    }
  g_assert_cmpint (regions->regions->len > 0, ==, any);
  for (guint i = 0; i < regions->regions->len; i++)
    check_region (g_ptr_array_index (regions->regions, i), one, two, cases);
}

static void
test_difference (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      Sample one, two;

      naive_make_sample (random, vocabulary, &one);
      naive_make_sample (random, vocabulary, &two);
      check_difference (&one, &two, cases);
      check_difference (&one, &one, cases);
      naive_clear_sample (&one);
      naive_clear_sample (&two);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/properties/silent", test_silent);
  g_test_add_func ("/condition/properties/rows", test_rows);
  g_test_add_func ("/condition/properties/covered", test_covered);
  g_test_add_func ("/condition/properties/overlaps", test_overlaps);
  g_test_add_func ("/condition/properties/difference", test_difference);

  return g_test_run ();
}
