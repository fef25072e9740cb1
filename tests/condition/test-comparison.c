/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-private.h"
#include "safeguard-comparison-private.h"

#include <string.h>

/* Two tables over two vocabularies, of which each knows facts that the other does not: a case of
 * all facts together is decided differently exactly if the comparison lists it. The second
 * evaluation judges every case by recursion. */

#define N_PAIRS 400

/* What each rank of a sample means: the two samples number the same answers each in its own way. */
typedef struct
{
  const Sample *sample;
  guint shift;
} Meaning;

static char *
answer_of_rank (const Meaning *meaning, gint rank)
{
  return rank == NO_RANK ? g_strdup ("-")
                         : g_strdup_printf ("answer %u", ((guint)rank + meaning->shift) % 3);
}

static char *
answer (gconstpointer rules, guint index)
{
  const Meaning *meaning = rules;

  return answer_of_rank (meaning, meaning->sample->rows[index].rank);
}

/* The facts of both, each once. */
static SafeguardVocabulary *
join_by_hand (const SafeguardVocabulary *one, const SafeguardVocabulary *two)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (SafeguardFactDeclaration));

  for (guint i = 0; i < safeguard_vocabulary_get_n_facts (one); i++)
    g_array_append_vals (facts, safeguard_vocabulary_get_fact (one, i), 1);
  for (guint i = 0; i < safeguard_vocabulary_get_n_facts (two); i++)
    {
      const SafeguardFactDeclaration *fact = safeguard_vocabulary_get_fact (two, i);

      if (safeguard_vocabulary_find (one, fact->id) == SAFEGUARD_NO_FACT)
        g_array_append_vals (facts, fact, 1);
    }

  return safeguard_vocabulary_new ((SafeguardFactDeclaration *)(void *)facts->data, facts->len);
}

/* What one policy sees of a case. */
static Case
project (const SafeguardVocabulary *all, const SafeguardVocabulary *own, const Case *here)
{
  Case seen = {0};

  for (guint i = 0; i < safeguard_vocabulary_get_n_facts (own); i++)
    seen.values[i]
        = here->values[safeguard_vocabulary_find (all, safeguard_vocabulary_get_fact (own, i)->id)];

  return seen;
}

/* Everything that is decided of the case, in one text. */
static char *
decide (const Meaning *meaning, const SafeguardVocabulary *all, const Case *here)
{
  Case seen = project (all, meaning->sample->vocabulary, here);
  Verdict verdict = naive_judge_case (meaning->sample, &seen);
  gboolean disputed = verdict.outcome == SAFEGUARD_OUTCOME_DISPUTED;
  g_autofree char *winner = answer_of_rank (meaning, verdict.rank);
  g_autofree char *top = disputed ? answer_of_rank (meaning, verdict.top) : g_strdup ("no dispute");

  return g_strdup_printf ("%d %s %s", (int)verdict.outcome, winner, top);
}

static gboolean
lies_in (const SafeguardTableDifference *difference,
         const SafeguardVocabulary *all,
         const Case *here)
{
  g_autoptr (GString) text = g_string_new (difference->facts[0] == NULL ? "always" : NULL);

  for (guint i = 0; difference->facts[i] != NULL; i++)
    g_string_append_printf (text, "%s%s %s", i == 0 ? "" : ", ", difference->facts[i],
                            difference->conditions[i]);

  return naive_region_has (text->str, all, here);
}

static void
check_answers (const SafeguardTableDifference *difference,
               const Meaning *meaning,
               guint side,
               const SafeguardVocabulary *all,
               const Case *here)
{
  Case seen = project (all, meaning->sample->vocabulary, here);
  Verdict verdict = naive_judge_case (meaning->sample, &seen);
  g_autofree char *expected = answer_of_rank (meaning, verdict.rank);

  g_assert_cmpint (difference->outcomes[side], ==, verdict.outcome);
  g_assert_cmpstr (difference->answers[side] != NULL ? difference->answers[side] : "-", ==,
                   expected);
}

static void
check_pair (const Meaning meanings[2])
{
  const SafeguardVocabulary *vocabularies[2]
      = {meanings[0].sample->vocabulary, meanings[1].sample->vocabulary};
  g_autoptr (SafeguardVocabulary) all = join_by_hand (vocabularies[0], vocabularies[1]);
  g_autoptr (GArray) cases = naive_list_cases (all);
  SafeguardComparedTable first = {meanings[0].sample->table, answer, &meanings[0]};
  SafeguardComparedTable second = {meanings[1].sample->table, answer, &meanings[1]};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardTableDifferences) found
      = safeguard_tables_compare (&first, &second, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (found->complete);
  for (guint c = 0; c < cases->len; c++)
    {
      const Case *here = &g_array_index (cases, Case, c);
      g_autofree char *one = decide (&meanings[0], all, here);
      g_autofree char *two = decide (&meanings[1], all, here);
      gboolean listed = FALSE;

      for (guint i = 0; i < found->differences->len; i++)
        {
          const SafeguardTableDifference *difference = g_ptr_array_index (found->differences, i);

          if (!lies_in (difference, all, here))
            continue;
          listed = TRUE;
          for (guint side = 0; side < 2 && !difference->varies; side++)
            check_answers (difference, &meanings[side], side, all, here);
        }
      g_assert_cmpint (listed, ==, strcmp (one, two) != 0);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_autoptr (SafeguardVocabulary) one = naive_make_vocabulary (random);
      g_autoptr (SafeguardVocabulary) two = naive_make_vocabulary (random);
      Sample samples[2];
      Meaning meanings[2];

      naive_make_sample (random, one, &samples[0]);
      naive_make_sample (random, two, &samples[1]);
      for (guint side = 0; side < 2; side++)
        meanings[side] = (Meaning){&samples[side], (guint)g_rand_int_range (random, 0, 3)};
      check_pair (meanings);
      naive_clear_sample (&samples[0]);
      naive_clear_sample (&samples[1]);
    }
}

/* A policy without rows decides nothing; a table differs from it wherever it decides. */
static void
test_without_rows (void)
{
  g_autoptr (GRand) random = naive_random ();

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (GArray) cases = naive_list_cases (vocabulary);
      g_autoptr (GError) error = NULL;
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      Meaning meaning = {&sample, 0};
      SafeguardComparedTable nothing = {NULL, answer, NULL};
      SafeguardComparedTable something = {sample.table, answer, &meaning};
      g_autoptr (SafeguardTableDifferences) found
          = safeguard_tables_compare (&nothing, &something, NULL, NULL, &error);

      g_assert_no_error (error);
      for (guint c = 0; c < cases->len; c++)
        {
          const Case *here = &g_array_index (cases, Case, c);
          Verdict verdict = naive_judge_case (&sample, here);
          gboolean listed = FALSE;

          for (guint d = 0; d < found->differences->len; d++)
            listed
                = listed || lies_in (g_ptr_array_index (found->differences, d), vocabulary, here);
          g_assert_cmpint (listed, ==, verdict.outcome != SAFEGUARD_OUTCOME_UNDECIDED);
        }
      naive_clear_sample (&sample);
    }
}

static char *
only_answer (gconstpointer rules, guint index)
{
  return g_strdup (index == 0 ? "kept" : "escalated");
}

static const char *
by_its_old_name (gconstpointer rules, const char *id)
{
  return strcmp (id, "icb") == 0 ? "ccg" : id;
}

static SafeguardTable *
make_single (const SafeguardFactDeclaration *fact, SafeguardCondition *condition)
{
  g_autoptr (SafeguardVocabulary) vocabulary = safeguard_vocabulary_new (fact, 1);
  g_autoptr (SafeguardCondition) when = condition;
  SafeguardTableRow row = {.id = "row", .rank = 1, .condition = when};
  SafeguardTable *table = safeguard_table_new (vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, NULL);

  g_assert_nonnull (table);

  return table;
}

/* A fact that only changed its name is the same fact; one of another type is not. */
static void
test_names_and_types (void)
{
  SafeguardFactDeclaration ccg = {.id = "ccg"}, icb = {.id = "icb"};
  SafeguardFactDeclaration number
      = {.id = "ccg", .type = SAFEGUARD_FACT_NUMBER, .least = 0, .most = 9};
  g_autoptr (SafeguardTable) one = make_single (&ccg, safeguard_condition_new_flag (0, TRUE));
  g_autoptr (SafeguardTable) two = make_single (&icb, safeguard_condition_new_flag (0, TRUE));
  g_autoptr (SafeguardTable) three
      = make_single (&number, safeguard_condition_new_number (0, SAFEGUARD_COMPARISON_OVER, 3));
  SafeguardComparedTable a = {one, only_answer, NULL}, b = {two, only_answer, NULL};
  SafeguardComparedTable c = {three, only_answer, NULL};
  g_autoptr (SafeguardTableDifferences) renamed
      = safeguard_tables_compare (&a, &b, by_its_old_name, NULL, NULL);
  g_autoptr (SafeguardTableDifferences) other = safeguard_tables_compare (&a, &b, NULL, NULL, NULL);
  g_autoptr (SafeguardTableDifferences) typed = safeguard_tables_compare (&a, &c, NULL, NULL, NULL);

  g_assert_cmpuint (renamed->differences->len, ==, 0);
  g_assert_cmpuint (other->differences->len, ==, 2);
  g_assert_cmpuint (typed->differences->len, ==, 2);

  const SafeguardTableDifference *first = g_ptr_array_index (typed->differences, 0);

  g_assert_cmpstr (first->facts[0], ==, "ccg");
  g_assert_cmpstr (first->conditions[0], ==, "absent");
  g_assert_cmpstr (first->facts[1], ==, "ccg (second)");
  g_assert_cmpstr (first->conditions[1], ==, "over 3");
  g_assert_null (first->answers[0]);
  g_assert_cmpstr (first->answers[1], ==, "kept");
}

/* Facts of another vocabulary with as many are not taken for those that were joined; those of a
 * second reading of the same pack are. */
static void
test_other_vocabulary (void)
{
  static const char *const yes_no[] = {"yes", "no", NULL}, *const no_yes[] = {"no", "yes", NULL};
  static const struct
  {
    SafeguardFactDeclaration fact;
    gboolean alike;
  } cases[] = {
      {{.id = "ccg", .type = SAFEGUARD_FACT_CHOICE, .values = yes_no}, TRUE},
      {{.id = "icb", .type = SAFEGUARD_FACT_CHOICE, .values = yes_no}, FALSE},
      {{.id = "ccg", .type = SAFEGUARD_FACT_CHOICE, .values = no_yes}, FALSE},
      {{.id = "ccg", .type = SAFEGUARD_FACT_FLAG}, FALSE},
  };
  g_autoptr (SafeguardVocabulary) own = safeguard_vocabulary_new (&cases[0].fact, 1);
  g_autoptr (SafeguardJoinedVocabulary) joined
      = safeguard_vocabularies_join (own, own, NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardVocabulary) other = safeguard_vocabulary_new (&cases[i].fact, 1);
      g_autoptr (SafeguardFacts) facts = safeguard_facts_new (other);
      g_autoptr (SafeguardFacts) both
          = safeguard_joined_vocabulary_join_facts (joined, NULL, facts);

      g_assert_cmpint (both != NULL, ==, cases[i].alike);
    }
}

static SafeguardTable *
make_wide_choice (const char *start)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *value = g_strdup_printf ("%s-%u", start, i);

      g_strv_builder_add (builder, value);
    }
  g_auto (GStrv) values = g_strv_builder_end (builder);
  SafeguardFactDeclaration fact
      = {.id = "kind", .type = SAFEGUARD_FACT_CHOICE, .values = (const char *const *)values};

  return make_single (&fact, safeguard_condition_new_choice (0, 1));
}

/* A bound that is hit is an error that says so, never an answer that leaves something out. */
static void
test_bound (void)
{
  g_autoptr (SafeguardTable) one = make_wide_choice ("old");
  g_autoptr (SafeguardTable) two = make_wide_choice ("new");
  SafeguardComparedTable a = {one, only_answer, NULL}, b = {two, only_answer, NULL};
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_tables_compare (&a, &b, NULL, NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_CONDITION_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/comparison/random", test_random);
  g_test_add_func ("/condition/comparison/without-rows", test_without_rows);
  g_test_add_func ("/condition/comparison/names-and-types", test_names_and_types);
  g_test_add_func ("/condition/comparison/other-vocabulary", test_other_vocabulary);
  g_test_add_func ("/condition/comparison/bound", test_bound);

  return g_test_run ();
}
