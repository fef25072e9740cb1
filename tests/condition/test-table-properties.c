/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-private.h"

#include "safeguard-table-inside-private.h"

#include <string.h>

/* Random small tables of every form, against the evaluation that is obviously right. */

#define N_TABLES 3000

static void
check_match (const Sample *sample, const GArray *cases, const SafeguardFacts *facts)
{
  g_autofree SafeguardMatch *match = safeguard_table_new_match (sample->table);
  Verdict verdict = naive_judge (sample, cases, facts);

  safeguard_table_match (sample->table, facts, match);
  for (guint i = 0; i < sample->n_rows; i++)
    {
      guint place = safeguard_table_get_row (sample->table, i)->index;

      g_assert_cmpint (safeguard_match_get_state (match, i), ==, verdict.states[place]);
    }
  g_assert_cmpint (match->outcome, ==, verdict.outcome);
  g_assert_cmpint (match->winner >= 0, ==, verdict.winner >= 0);
  if (match->winner >= 0)
    g_assert_cmpuint (safeguard_table_get_row (sample->table, (guint)match->winner)->index, ==,
                      (guint)verdict.winner);
}

/* The searches judge by sets of cells; for known and unknown facts they must say the same. */
static void
check_judge (const Sample *sample, const SafeguardFacts *facts)
{
  g_autofree SafeguardMatch *one = safeguard_table_new_match (sample->table);
  g_autofree SafeguardMatch *two = safeguard_table_new_match (sample->table);
  g_autofree guint64 *domains = safeguard_partition_get_domains (sample->table->partition, facts);

  safeguard_table_match (sample->table, facts, one);
  safeguard_table_judge (sample->table, sample->table->terms, domains, two);
  g_assert_cmpint (one->outcome, ==, two->outcome);
  g_assert_cmpint (one->winner, ==, two->winner);
  g_assert_cmpint (one->possible, ==, two->possible);
  g_assert_cmpint (one->disputed, ==, two->disputed);
  g_assert_cmpmem (one->bits, 3 * one->n_words * sizeof (guint64), two->bits,
                   3 * two->n_words * sizeof (guint64));
}

/* A settled verdict is the verdict of every completion. */
static void
check_settled (const Sample *sample, const GArray *cases, const SafeguardFacts *facts)
{
  g_autofree SafeguardMatch *match = safeguard_table_new_match (sample->table);
  SafeguardVerdict verdict;

  safeguard_table_match (sample->table, facts, match);
  if (!safeguard_table_is_settled (sample->table, match))
    return;
  verdict = safeguard_table_get_verdict (sample->table, match);
  for (guint i = 0; i < cases->len; i++)
    if (naive_fits (&g_array_index (cases, Case, i), facts))
      {
        Verdict other = naive_judge_case (sample, &g_array_index (cases, Case, i));

        g_assert_cmpint (other.outcome, ==, verdict.outcome);
        g_assert_cmpint (other.winner >= 0, ==, verdict.has_winner);
        if (verdict.has_winner)
          g_assert_cmpint (other.rank, ==, verdict.rank);
      }
}

static void
test_match (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      for (guint known = 0; known <= 4; known++)
        {
          g_autoptr (SafeguardFacts) facts = naive_make_facts (random, vocabulary, known);

          check_match (&sample, cases, facts);
          check_judge (&sample, facts);
          check_settled (&sample, cases, facts);
        }
      naive_clear_sample (&sample);
    }
}

/* Nothing can be left out of a term, and no term says what another does. */
static void
check_prime (const SafeguardTerms *terms, const SafeguardTableRow *row, const GArray *cases)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);

      for (guint j = 0; j < terms->len; j++)
        g_assert_true (i == j || !safeguard_term_absorbs (term, g_ptr_array_index (terms, j)));
      for (guint left_out = 0; left_out < term->n_literals; left_out++)
        {
          gboolean needed = FALSE;

          for (guint c = 0; c < cases->len && !needed; c++)
            {
              const Case *one = &g_array_index (cases, Case, c);
              gboolean inside = TRUE;

              for (guint j = 0; j < term->n_literals && inside; j++)
                inside = j == left_out
                         || (term->literals[j].cells >> one->values[term->literals[j].fact] & 1);
              needed = inside && !naive_row_is_sure (row, one);
            }
          g_assert_true (needed);
        }
    }
}

static void
test_prime (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES / 4; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      /* Cells of a number are not its values; the others suffice here. */
      if (safeguard_vocabulary_find (vocabulary, "score") == SAFEGUARD_NO_FACT)
        for (guint row = 0; row < sample.n_rows; row++)
          check_prime (sample.table->terms[row].sure,
                       &sample.rows[safeguard_table_get_row (sample.table, row)->index], cases);
      naive_clear_sample (&sample);
    }
}

static void
test_batch (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) images = g_array_new (FALSE, TRUE, sizeof (guint64));
      guint n_words = safeguard_vocabulary_get_n_words (vocabulary);
      SafeguardBatchResult results[20];
      guint64 yes[20];
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      for (guint n = 0; n < 20; n++)
        {
          g_autoptr (SafeguardFacts) facts = naive_make_facts (random, vocabulary, 3);

          g_array_append_vals (images, safeguard_facts_peek_words (facts), n_words);
        }
      safeguard_table_match_batch (sample.table, (guint64 *)(void *)images->data, 20, results, yes);
      for (guint n = 0; n < 20; n++)
        {
          g_autofree SafeguardMatch *match = safeguard_table_new_match (sample.table);

          safeguard_table_match_words (sample.table, &g_array_index (images, guint64, n * n_words),
                                       match);
          g_assert_cmpint (results[n].winner, ==, match->winner);
          g_assert_cmpint (results[n].possible, ==, match->possible);
          g_assert_cmpuint (results[n].outcome, ==, (guint)match->outcome);
          g_assert_cmpuint (yes[n], ==, match->bits[0]);
        }
      naive_clear_sample (&sample);
    }
}

/* The image of @facts, with something that cannot be where a fact is not known: a flag that is
 * present and absent, a value beyond its bounds. */
static guint64 *
make_foreign_words (GRand *random, const SafeguardFacts *facts)
{
  SafeguardVocabulary *vocabulary = safeguard_facts_get_vocabulary (facts);
  guint n_flag_words = safeguard_vocabulary_get_n_flag_words (vocabulary);
  guint n_known_words = safeguard_vocabulary_get_n_values_known_words (vocabulary);
  gsize n_words = safeguard_vocabulary_get_n_words (vocabulary);
  guint64 *words = g_memdup2 (safeguard_facts_peek_words (facts), n_words * sizeof (guint64));
  guint64 *known = words + 2 * n_flag_words, *values = known + n_known_words;

  for (guint fact = 0; fact < safeguard_vocabulary_get_n_facts (vocabulary); fact++)
    {
      guint slot = safeguard_vocabulary_get_slot (vocabulary, fact);
      guint64 bit = G_GUINT64_CONSTANT (1) << (slot % 64);
      const SafeguardFactRange *range = safeguard_vocabulary_get_ranges (vocabulary) + slot;

      if (safeguard_facts_is_known (facts, fact))
        continue;
      if (safeguard_vocabulary_get_fact (vocabulary, fact)->type == SAFEGUARD_FACT_FLAG)
        {
          words[slot / 64] |= bit;
          words[n_flag_words + slot / 64] |= bit;
          continue;
        }
      g_assert_cmpuint (range->span, <, G_MAXUINT64);
      known[slot / 64] |= bit;
      values[slot] = g_rand_boolean (random) ? range->least + range->span + 1
                                             : range->least - 1 - g_rand_int (random);
    }

  return words;
}

static void
test_foreign_words (void)
{
  g_test_summary ("A word that no fact can have reads as unknown, and never beyond the tables");

  g_autoptr (GRand) random = naive_random ();
  guint n_foreign = 0;

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (SafeguardFacts) facts = naive_make_facts (random, vocabulary, i % 4);
      g_autofree guint64 *words = make_foreign_words (random, facts);
      g_autofree SafeguardMatch *one = NULL, *two = NULL;
      Sample sample;

      n_foreign += safeguard_facts_check_words (vocabulary, words, NULL) ? 0 : 1;
      naive_make_sample (random, vocabulary, &sample);
      one = safeguard_table_new_match (sample.table);
      two = safeguard_table_new_match (sample.table);
      safeguard_table_match (sample.table, facts, one);
      safeguard_table_match_words (sample.table, words, two);
      g_assert_cmpmem (two->bits, 3 * two->n_words * sizeof (guint64), one->bits,
                       3 * one->n_words * sizeof (guint64));
      g_assert_cmpint (two->outcome, ==, one->outcome);
      g_assert_cmpint (two->winner, ==, one->winner);
      naive_clear_sample (&sample);
    }
  g_assert_cmpuint (n_foreign, >, N_TABLES / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/properties/match", test_match);
  g_test_add_func ("/condition/properties/prime-implicants", test_prime);
  g_test_add_func ("/condition/properties/batch", test_batch);
  g_test_add_func ("/condition/properties/foreign-words", test_foreign_words);

  return g_test_run ();
}
