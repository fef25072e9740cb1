/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-private.h"

#include "safeguard-explain-private.h"
#include "safeguard-table-inside-private.h"

#include <string.h>

/* Questions, smallest changes, traces of random small tables against brute force. */

#define N_TABLES 400

/* The highest rank of rows that fire, or that may be read to. */
static gint
highest (const Sample *sample, const Case *one, gboolean maybe)
{
  gint rank = NO_RANK;

  for (guint i = 0; i < sample->n_rows; i++)
    if (maybe ? naive_row_is_maybe (&sample->rows[i], one)
              : naive_row_is_sure (&sample->rows[i], one))
      rank = MAX (rank, sample->rows[i].rank);

  return rank;
}

/* Bits of the ranks that hinge on two cases that differ in one fact; 1 << 0 says that any does. */
static guint
hinging (const Sample *sample, const Case *one, const Case *two)
{
  Verdict a = naive_judge_case (sample, one), b = naive_judge_case (sample, two);
  guint ranks = 0;

  if (naive_verdict_equal (&a, &b))
    return 0;
  if (sample->pick != SAFEGUARD_PICK_HIGHEST)
    {
      const Verdict *both[] = {&a, &b};

      for (guint i = 0; i < 2; i++)
        {
          if (both[i]->rank != NO_RANK)
            ranks |= 1u << both[i]->rank;
          if (both[i]->outcome == SAFEGUARD_OUTCOME_DISPUTED)
            ranks |= 1u << both[i]->top;
        }
      return ranks | 1;
    }

  for (guint maybe = 0; maybe < 2; maybe++)
    {
      gint first = highest (sample, one, maybe != 0), second = highest (sample, two, maybe != 0);

      if (first != second)
        ranks |= 1u << MAX (first, second);
    }

  return ranks | 1;
}

static guint
brute_ranks (const Sample *sample, const GArray *cases, const SafeguardFacts *facts, guint fact)
{
  guint ranks = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      Case one = g_array_index (cases, Case, i), two = one;

      if (!naive_fits (&one, facts))
        continue;
      for (two.values[fact] = 0; two.values[fact] < one.values[fact]; two.values[fact]++)
        ranks |= hinging (sample, &one, &two);
    }

  return ranks;
}

static void
check_questions (const Sample *sample, const GArray *cases, const SafeguardFacts *facts)
{
  g_autoptr (GPtrArray) questions = safeguard_table_questions (sample->table, facts);
  g_autofree SafeguardMatch *match = safeguard_table_new_match (sample->table);
  guint found[MAX_FACTS] = {0}, any = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      const SafeguardTableQuestion *question = g_ptr_array_index (questions, i);

      found[question->fact] = 1;
      for (guint j = 0; j < question->ranks->len; j++)
        found[question->fact] |= 1u << g_array_index (question->ranks, gint32, j);
    }

  for (guint fact = 0; fact < sample->n_facts; fact++)
    any |= safeguard_facts_is_known (facts, fact) ? 0 : brute_ranks (sample, cases, facts, fact);
  safeguard_table_match (sample->table, facts, match);
  if (any == 0)
    {
      /* Undetermined, and yet every completion leads to the same rank: the open facts are listed.
       */
      g_assert_cmpint (questions->len > 0, ==, match->outcome == SAFEGUARD_OUTCOME_UNDETERMINED);
      return;
    }
  for (guint fact = 0; fact < sample->n_facts; fact++)
    {
      guint expected
          = safeguard_facts_is_known (facts, fact) ? 0 : brute_ranks (sample, cases, facts, fact);

      g_assert_cmphex (found[fact], ==, expected);
    }
}

static void
test_questions (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES * 2; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      for (guint known = 0; known < 4; known++)
        {
          g_autoptr (SafeguardFacts) facts = naive_make_facts (random, vocabulary, known);

          check_questions (&sample, cases, facts);
        }
      naive_clear_sample (&sample);
    }
}

/* Whether the rank prevails once the facts in @changed have the values of @one. */
static gboolean
prevails (const Sample *sample,
          const SafeguardFacts *facts,
          const Case *one,
          guint changed,
          gint rank,
          SafeguardMatch *match)
{
  g_autoptr (SafeguardFacts) after = safeguard_facts_copy (facts);

  for (guint fact = 0; fact < sample->n_facts; fact++)
    {
      SafeguardFactType type = safeguard_vocabulary_get_fact (sample->vocabulary, fact)->type;

      if (!(changed >> fact & 1))
        continue;
      safeguard_facts_clear (after, fact);
      if (type == SAFEGUARD_FACT_FLAG)
        safeguard_facts_set_flag (after, fact, one->values[fact] != 0, NULL);
      else if (type == SAFEGUARD_FACT_NUMBER)
        safeguard_facts_set_number (after, fact, one->values[fact], NULL);
      else
        safeguard_facts_set_choice (after, fact, (guint)one->values[fact], NULL);
    }
  safeguard_table_match (sample->table, after, match);

  return match->outcome == SAFEGUARD_OUTCOME_DECIDED
         && safeguard_table_get_row (sample->table, (guint)match->winner)->rank == rank;
}

static guint
count_bits (guint set)
{
  return (guint)__builtin_popcount (set);
}

/* The fewest changes, G_MAXUINT if there is no way, and how many ways there are. Cases that differ
 * only in facts that are not changed are one way: those have their first value. */
static guint
brute_changes (const Sample *sample,
               const GArray *cases,
               const SafeguardFacts *facts,
               gint rank,
               guint *n_ways)
{
  g_autofree SafeguardMatch *match = safeguard_table_new_match (sample->table);
  guint fewest = G_MAXUINT;

  *n_ways = 0;
  for (guint size = 0; size <= sample->n_facts && fewest == G_MAXUINT; size++)
    for (guint changed = 0; changed < (1u << sample->n_facts); changed++)
      {
        if (count_bits (changed) != size)
          continue;
        for (guint i = 0; i < cases->len; i++)
          {
            const Case *one = &g_array_index (cases, Case, i);
            gboolean counts = TRUE;

            for (guint fact = 0; fact < sample->n_facts && counts; fact++)
              counts = (changed >> fact & 1) || one->values[fact] == 0;
            if (!counts || !prevails (sample, facts, one, changed, rank, match))
              continue;
            fewest = size;
            *n_ways += 1;
          }
      }

  return fewest;
}

static guint
count_values_in (const Sample *sample, const SafeguardTableChange *change)
{
  guint n = 0;

  for (guint value = 0; value < naive_count_values (sample->vocabulary, change->fact); value++)
    n += change->cells
             >> safeguard_partition_find_cell (sample->table->partition, change->fact, value)
         & 1;

  return n;
}

static void
check_way (const Sample *sample, const SafeguardFacts *facts, const GArray *way, gint rank)
{
  g_autofree SafeguardMatch *match = safeguard_table_new_match (sample->table);
  guint changed = 0;
  Case one = {0};

  for (guint i = 0; i < way->len; i++)
    {
      const SafeguardTableChange *change = &g_array_index (way, SafeguardTableChange, i);

      changed |= 1u << change->fact;
      one.values[change->fact] = change->example;
      g_assert_cmpstr (change->from, !=, change->to);
    }
  g_assert_cmpuint (count_bits (changed), ==, way->len);
  g_assert_true (prevails (sample, facts, &one, changed, rank, match));
}

static void
check_changes (const Sample *sample, const GArray *cases, const SafeguardFacts *facts, gint rank)
{
  g_autoptr (SafeguardSmallestChanges) changes
      = safeguard_table_smallest_changes (sample->table, facts, rank);
  guint n_ways, n_found = 0, fewest = brute_changes (sample, cases, facts, rank, &n_ways);

  g_assert_true (changes->exact);
  g_assert_cmpint (changes->changes->len > 0, ==, fewest != G_MAXUINT);
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const GArray *way = g_ptr_array_index (changes->changes, i);
      guint n_values = 1;

      g_assert_cmpuint (way->len, ==, fewest);
      check_way (sample, facts, way, rank);
      for (guint j = 0; j < way->len; j++)
        n_values *= count_values_in (sample, &g_array_index (way, SafeguardTableChange, j));
      n_found += n_values;
    }
  if (changes->complete)
    g_assert_cmpuint (n_found, ==, n_ways);
}

static void
test_smallest_changes (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      g_autoptr (SafeguardFacts) facts
          = naive_make_facts (random, vocabulary, (guint)g_rand_int_range (random, 0, 5));
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      for (gint rank = 1; rank <= 3; rank++)
        check_changes (&sample, cases, facts, rank);
      naive_clear_sample (&sample);
    }
}

/* Each reading's state, and that making the needs of a row true makes the row fire. */
static void
check_trace (const Sample *sample, const GArray *cases, const SafeguardFacts *facts)
{
  g_autoptr (GPtrArray) traces = safeguard_table_trace (sample->table, facts);
  Verdict verdict = naive_judge (sample, cases, facts);

  g_assert_cmpuint (traces->len, ==, sample->n_rows);
  for (guint i = 0; i < traces->len; i++)
    {
      const SafeguardTableTrace *trace = g_ptr_array_index (traces, i);
      const SafeguardTableRow *row
          = &sample->rows[safeguard_table_get_row (sample->table, i)->index];
      g_autoptr (GString) text = g_string_new ("");

      g_assert_cmpint (trace->state, ==, verdict.states[row->index]);
      for (guint j = 0; j < trace->needs->len; j++)
        {
          const SafeguardTableNeed *need = &g_array_index (trace->needs, SafeguardTableNeed, j);

          g_string_append_printf (
              text, "%s%s %s", j > 0 ? ", " : "",
              safeguard_vocabulary_get_fact (sample->vocabulary, need->fact)->id, need->needed);
          g_assert_true (need->met || trace->state != SAFEGUARD_ROW_STATE_YES);
        }
      if (trace->state == SAFEGUARD_ROW_STATE_DISPUTED
          || (trace->needs->len == 0 && trace->state == SAFEGUARD_ROW_STATE_NO))
        continue;
      for (guint c = 0; c < cases->len; c++)
        if (naive_region_has (text->len > 0 ? text->str : "always", sample->vocabulary,
                              &g_array_index (cases, Case, c)))
          g_assert_true (trace->needs->len == 0 || trace->state == SAFEGUARD_ROW_STATE_OPEN
                         || naive_row_is_sure (row, &g_array_index (cases, Case, c)));
    }
}

static void
test_trace (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      g_autoptr (SafeguardFacts) facts
          = naive_make_facts (random, vocabulary, (guint)g_rand_int_range (random, 0, 5));
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      check_trace (&sample, cases, facts);
      naive_clear_sample (&sample);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/properties/questions", test_questions);
  g_test_add_func ("/condition/properties/smallest-changes", test_smallest_changes);
  g_test_add_func ("/condition/properties/trace", test_trace);

  return g_test_run ();
}
