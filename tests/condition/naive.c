/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-private.h"

#include <stdio.h>
#include <string.h>

#define NUMBER_MOST 6

GRand *
naive_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();

  g_test_message ("seed %u", seed);

  return g_rand_new_with_seed (seed);
}

SafeguardVocabulary *
naive_make_vocabulary (GRand *random)
{
  static const char *const values[] = {"red", "green", "blue", NULL};
  static const char *const names[] = {"alpha", "beta", "gamma", "delta"};
  SafeguardFactDeclaration facts[MAX_FACTS] = {0};
  guint n_flags = (guint)g_rand_int_range (random, 2, 5), n = 0;
  guint others = (guint)g_rand_int_range (random, 0, 4);

  /* Others first or last, so that slots and facts differ. */
  if (others & 1)
    {
      facts[n].id = "score";
      facts[n].type = SAFEGUARD_FACT_NUMBER;
      facts[n].least = 0;
      facts[n++].most = NUMBER_MOST;
    }
  for (guint i = 0; i < n_flags; i++)
    facts[n++].id = names[i];
  if (others & 2)
    {
      facts[n].id = "colour";
      facts[n].type = SAFEGUARD_FACT_CHOICE;
      facts[n++].values = values;
    }

  return safeguard_vocabulary_new (facts, n);
}

static SafeguardCondition *
make_literal (GRand *random, const SafeguardVocabulary *vocabulary)
{
  guint fact
      = (guint)g_rand_int_range (random, 0, (gint)safeguard_vocabulary_get_n_facts (vocabulary));

  switch (safeguard_vocabulary_get_fact (vocabulary, fact)->type)
    {
    case SAFEGUARD_FACT_NUMBER:
      return safeguard_condition_new_number (fact,
                                             (SafeguardComparison)g_rand_int_range (random, 0, 5),
                                             g_rand_int_range (random, -1, NUMBER_MOST + 2));
    case SAFEGUARD_FACT_CHOICE:
      return safeguard_condition_new_choice (fact, (guint64)g_rand_int_range (random, 1, 8));
    case SAFEGUARD_FACT_FLAG:
      break;
    }

  return safeguard_condition_new_flag (fact, g_rand_int_range (random, 0, 3) != 0);
}

static SafeguardCondition *
make_condition (GRand *random, const SafeguardVocabulary *vocabulary, guint depth)
{
  SafeguardCondition *parts[4];
  guint n_parts = (guint)g_rand_int_range (random, 1, 4);
  gint kind = g_rand_int_range (random, 0, 8);

  if (depth == 0 || kind < 2)
    return make_literal (random, vocabulary);
  if (kind == 2)
    return safeguard_condition_new_not (make_condition (random, vocabulary, depth - 1));

  if (g_rand_int_range (random, 0, 20) == 0)
    n_parts = 0;
  for (guint i = 0; i < n_parts; i++)
    parts[i] = make_condition (random, vocabulary, depth - 1);
  if (kind <= 4)
    return safeguard_condition_new_all (parts, n_parts);
  if (kind == 5)
    return safeguard_condition_new_any (parts, n_parts);
  if (kind == 6)
    return safeguard_condition_new_none (parts, n_parts);

  return safeguard_condition_new_at_least ((guint)g_rand_int_range (random, 0, 4), parts, n_parts);
}

static void
make_row (GRand *random, const SafeguardVocabulary *vocabulary, SafeguardTableRow *row, guint place)
{
  static const char *const ids[] = {"row-0", "row-1", "row-2", "row-3", "row-4", "row-5"};
  static const char *const readings[] = {"any", "all", "some"};
  guint n_readings
      = g_rand_int_range (random, 0, 3) == 0 ? (guint)g_rand_int_range (random, 1, 4) : 0;
  SafeguardTableReading *made = g_new0 (SafeguardTableReading, 4);

  row->id = ids[place];
  row->index = place;
  row->rank = g_rand_int_range (random, 1, 4);
  row->readings = made;
  row->n_readings = n_readings;
  for (guint i = 0; i < n_readings; i++)
    {
      made[i].id = g_strdup (readings[i]);
      made[i].condition = make_condition (random, vocabulary, 2);
    }
  if (n_readings > 0 && g_rand_int_range (random, 0, 4) != 0)
    row->gap = g_strdup ("open");
  if (row->gap == NULL || g_rand_boolean (random))
    row->condition = make_condition (random, vocabulary, 2);
}

void
naive_make_sample (GRand *random, SafeguardVocabulary *vocabulary, Sample *sample)
{
  g_autoptr (GError) error = NULL;

  memset (sample, 0, sizeof *sample);
  sample->vocabulary = safeguard_vocabulary_ref (vocabulary);
  sample->n_facts = safeguard_vocabulary_get_n_facts (vocabulary);
  sample->pick = (SafeguardPick)g_rand_int_range (random, 0, 3);
  sample->n_rows = (guint)g_rand_int_range (random, 1, MAX_ROWS + 1);
  for (guint i = 0; i < sample->n_rows; i++)
    make_row (random, vocabulary, &sample->rows[i], i);
  sample->table
      = safeguard_table_new (vocabulary, sample->pick, sample->rows, sample->n_rows, &error);
  g_assert_no_error (error);
}

void
naive_clear_sample (Sample *sample)
{
  for (guint i = 0; i < sample->n_rows; i++)
    safeguard_table_row_clear (&sample->rows[i]);
  safeguard_table_unref (sample->table);
  safeguard_vocabulary_unref (sample->vocabulary);
}

guint
naive_count_values (const SafeguardVocabulary *vocabulary, guint fact)
{
  switch (safeguard_vocabulary_get_fact (vocabulary, fact)->type)
    {
    case SAFEGUARD_FACT_NUMBER:
      return NUMBER_MOST + 1;
    case SAFEGUARD_FACT_CHOICE:
      return safeguard_vocabulary_get_n_values (vocabulary, fact);
    case SAFEGUARD_FACT_FLAG:
      break;
    }

  return 2;
}

static void
set_fact (SafeguardFacts *facts, guint fact, gint64 value)
{
  SafeguardVocabulary *vocabulary = safeguard_facts_get_vocabulary (facts);
  SafeguardFactType type = safeguard_vocabulary_get_fact (vocabulary, fact)->type;
  gboolean good;

  if (type == SAFEGUARD_FACT_FLAG)
    good = safeguard_facts_set_flag (facts, fact, value != 0, NULL);
  else if (type == SAFEGUARD_FACT_NUMBER)
    good = safeguard_facts_set_number (facts, fact, value, NULL);
  else
    good = safeguard_facts_set_choice (facts, fact, (guint)value, NULL);
  g_assert_true (good);
}

SafeguardFacts *
naive_make_facts (GRand *random, SafeguardVocabulary *vocabulary, guint known)
{
  SafeguardFacts *facts = safeguard_facts_new (vocabulary);

  for (guint fact = 0; fact < safeguard_vocabulary_get_n_facts (vocabulary); fact++)
    if ((guint)g_rand_int_range (random, 0, 4) < known)
      set_fact (facts, fact,
                g_rand_int_range (random, 0, (gint)naive_count_values (vocabulary, fact)));

  return facts;
}

SafeguardFacts *
naive_facts_of_case (SafeguardVocabulary *vocabulary, const Case *one)
{
  SafeguardFacts *facts = safeguard_facts_new (vocabulary);

  for (guint fact = 0; fact < safeguard_vocabulary_get_n_facts (vocabulary); fact++)
    set_fact (facts, fact, one->values[fact]);

  return facts;
}

gboolean
naive_fits (const Case *one, const SafeguardFacts *facts)
{
  SafeguardVocabulary *vocabulary = safeguard_facts_get_vocabulary (facts);

  for (guint fact = 0; fact < safeguard_vocabulary_get_n_facts (vocabulary); fact++)
    {
      gint64 value = 0;

      if (!safeguard_facts_is_known (facts, fact))
        continue;
      if (safeguard_vocabulary_get_fact (vocabulary, fact)->type == SAFEGUARD_FACT_FLAG)
        value = safeguard_facts_get_flag (facts, fact) == SAFEGUARD_TRUTH_PRESENT;
      else
        safeguard_facts_get_value (facts, fact, &value);
      if (value != one->values[fact])
        return FALSE;
    }

  return TRUE;
}

GArray *
naive_list_cases (const SafeguardVocabulary *vocabulary)
{
  GArray *cases = g_array_new (FALSE, TRUE, sizeof (Case));
  guint n_facts = safeguard_vocabulary_get_n_facts (vocabulary), fact = 0;
  Case one = {0};

  while (fact < n_facts)
    {
      g_array_append_val (cases, one);
      for (fact = 0; fact < n_facts; fact++)
        {
          if (++one.values[fact] < naive_count_values (vocabulary, fact))
            break;
          one.values[fact] = 0;
        }
    }

  return cases;
}

static gboolean
compares (const SafeguardCondition *condition, gint64 value)
{
  switch (condition->comparison)
    {
    case SAFEGUARD_COMPARISON_UNDER:
      return value < condition->value;
    case SAFEGUARD_COMPARISON_OVER:
      return value > condition->value;
    case SAFEGUARD_COMPARISON_AT_LEAST:
      return value >= condition->value;
    case SAFEGUARD_COMPARISON_AT_MOST:
      return value <= condition->value;
    case SAFEGUARD_COMPARISON_IS:
      return value == condition->value;
    }

  g_assert_not_reached ();
}

gboolean
naive_holds (const SafeguardCondition *condition, const Case *one)
{
  guint n_hold = 0;

  for (guint i = 0; i < condition->n_parts; i++)
    n_hold += naive_holds (condition->parts[i], one) ? 1 : 0;

  switch (condition->kind)
    {
    case SAFEGUARD_CONDITION_FLAG:
      return (one->values[condition->fact] != 0) == condition->present;
    case SAFEGUARD_CONDITION_NUMBER:
      return compares (condition, one->values[condition->fact]);
    case SAFEGUARD_CONDITION_CHOICE:
      return (condition->values >> one->values[condition->fact]) & 1;
    case SAFEGUARD_CONDITION_ALL:
      return n_hold == condition->n_parts;
    case SAFEGUARD_CONDITION_ANY:
      return n_hold > 0;
    case SAFEGUARD_CONDITION_NOT:
      return n_hold == 0;
    case SAFEGUARD_CONDITION_AT_LEAST:
      return n_hold >= condition->value;
    }

  g_assert_not_reached ();
}

static void
count_readings (const SafeguardTableRow *row, const Case *one, guint *hold, guint *all)
{
  *hold = *all = 0;
  if (row->condition != NULL)
    {
      *hold += naive_holds (row->condition, one) ? 1 : 0;
      *all += 1;
    }
  for (guint i = 0; row->gap != NULL && i < row->n_readings; i++)
    {
      *hold += naive_holds (row->readings[i].condition, one) ? 1 : 0;
      *all += 1;
    }
}

gboolean
naive_row_is_sure (const SafeguardTableRow *row, const Case *one)
{
  guint hold, all;

  count_readings (row, one, &hold, &all);

  return hold == all;
}

gboolean
naive_row_is_maybe (const SafeguardTableRow *row, const Case *one)
{
  guint hold, all;

  count_readings (row, one, &hold, &all);

  return hold > 0;
}

static SafeguardRowState
state_of (const SafeguardTableRow *row, const GArray *cases, const SafeguardFacts *facts)
{
  guint sure = 0, maybe = 0, all = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = &g_array_index (cases, Case, i);

      if (!naive_fits (one, facts))
        continue;
      all++;
      sure += naive_row_is_sure (row, one) ? 1 : 0;
      maybe += naive_row_is_maybe (row, one) ? 1 : 0;
    }
  if (sure == all)
    return SAFEGUARD_ROW_STATE_YES;
  if (maybe == 0)
    return SAFEGUARD_ROW_STATE_NO;

  return maybe == all && sure == 0 ? SAFEGUARD_ROW_STATE_DISPUTED : SAFEGUARD_ROW_STATE_OPEN;
}

static void
conclude_highest (const Sample *sample, Verdict *verdict)
{
  gint possible = NO_RANK;

  for (guint i = 0; i < sample->n_rows; i++)
    {
      gint rank = sample->rows[i].rank;

      if (verdict->states[i] != SAFEGUARD_ROW_STATE_NO)
        possible = MAX (possible, rank);
      if (verdict->states[i] == SAFEGUARD_ROW_STATE_DISPUTED)
        verdict->top = MAX (verdict->top, rank);
      if (verdict->states[i] == SAFEGUARD_ROW_STATE_YES && rank > verdict->rank)
        {
          verdict->rank = rank;
          verdict->winner = (gint)i;
        }
    }

  if (verdict->top > verdict->rank)
    verdict->outcome = SAFEGUARD_OUTCOME_DISPUTED;
  else if (verdict->winner >= 0)
    verdict->outcome = SAFEGUARD_OUTCOME_DECIDED;
  else
    verdict->outcome
        = possible != NO_RANK ? SAFEGUARD_OUTCOME_UNDETERMINED : SAFEGUARD_OUTCOME_UNDECIDED;
}

/* The answers that the rows before the winner could still bring decide. */
static void
conclude_first (const Sample *sample, Verdict *verdict)
{
  guint end = 0;
  gboolean open = FALSE, disputed = FALSE;

  while (end < sample->n_rows && verdict->states[end] != SAFEGUARD_ROW_STATE_YES)
    end++;
  for (guint i = 0; i < end; i++)
    if (end == sample->n_rows || sample->rows[i].rank != sample->rows[end].rank)
      {
        open = open || verdict->states[i] == SAFEGUARD_ROW_STATE_OPEN;
        if (verdict->states[i] == SAFEGUARD_ROW_STATE_DISPUTED && !disputed)
          {
            disputed = TRUE;
            verdict->top = sample->rows[i].rank;
          }
      }

  if (end < sample->n_rows && !open)
    {
      verdict->winner = (gint)end;
      verdict->rank = sample->rows[end].rank;
    }
  if (open)
    verdict->outcome = SAFEGUARD_OUTCOME_UNDETERMINED;
  else if (disputed)
    verdict->outcome = SAFEGUARD_OUTCOME_DISPUTED;
  else
    verdict->outcome
        = verdict->winner >= 0 ? SAFEGUARD_OUTCOME_DECIDED : SAFEGUARD_OUTCOME_UNDECIDED;
}

static void
conclude_only (const Sample *sample, Verdict *verdict)
{
  guint count[SAFEGUARD_ROW_STATE_YES + 1] = {0};

  for (guint i = 0; i < sample->n_rows; i++)
    count[verdict->states[i]]++;
  if (count[SAFEGUARD_ROW_STATE_YES] > 1)
    verdict->outcome = SAFEGUARD_OUTCOME_CONFLICT;
  else if (count[SAFEGUARD_ROW_STATE_OPEN] > 0)
    verdict->outcome = SAFEGUARD_OUTCOME_UNDETERMINED;
  else if (count[SAFEGUARD_ROW_STATE_DISPUTED] > 0)
    verdict->outcome = SAFEGUARD_OUTCOME_DISPUTED;
  else
    verdict->outcome = count[SAFEGUARD_ROW_STATE_YES] == 1 ? SAFEGUARD_OUTCOME_DECIDED
                                                           : SAFEGUARD_OUTCOME_UNDECIDED;
  if (verdict->outcome != SAFEGUARD_OUTCOME_DECIDED
      && verdict->outcome != SAFEGUARD_OUTCOME_DISPUTED)
    return;

  for (guint i = 0; i < sample->n_rows; i++)
    if (verdict->states[i] == SAFEGUARD_ROW_STATE_YES)
      {
        verdict->winner = (gint)i;
        verdict->rank = sample->rows[i].rank;
      }
  /* The first row in dispute, rather one that leads elsewhere. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sample->n_rows && verdict->top == NO_RANK; i++)
      if (verdict->states[i] == SAFEGUARD_ROW_STATE_DISPUTED
          && (pass == 1 || sample->rows[i].rank != verdict->rank))
        verdict->top = sample->rows[i].rank;
}

static void
conclude (const Sample *sample, Verdict *verdict)
{
  verdict->winner = -1;
  verdict->rank = verdict->top = NO_RANK;
  if (sample->pick == SAFEGUARD_PICK_HIGHEST)
    conclude_highest (sample, verdict);
  else if (sample->pick == SAFEGUARD_PICK_FIRST)
    conclude_first (sample, verdict);
  else
    conclude_only (sample, verdict);
}

Verdict
naive_judge (const Sample *sample, const GArray *cases, const SafeguardFacts *facts)
{
  Verdict verdict = {0};

  for (guint i = 0; i < sample->n_rows; i++)
    verdict.states[i] = state_of (&sample->rows[i], cases, facts);
  conclude (sample, &verdict);

  return verdict;
}

Verdict
naive_judge_case (const Sample *sample, const Case *one)
{
  Verdict verdict = {0};

  for (guint i = 0; i < sample->n_rows; i++)
    {
      verdict.states[i] = SAFEGUARD_ROW_STATE_NO;
      if (naive_row_is_sure (&sample->rows[i], one))
        verdict.states[i] = SAFEGUARD_ROW_STATE_YES;
      else if (naive_row_is_maybe (&sample->rows[i], one))
        verdict.states[i] = SAFEGUARD_ROW_STATE_DISPUTED;
    }
  conclude (sample, &verdict);

  return verdict;
}

gboolean
naive_verdict_equal (const Verdict *a, const Verdict *b)
{
  gboolean disputed = a->outcome == SAFEGUARD_OUTCOME_DISPUTED;

  return a->outcome == b->outcome && a->rank == b->rank && (!disputed || a->top == b->top);
}

static gboolean
number_fits (const char *text, gint64 value)
{
  int low, high;

  if (sscanf (text, "under %d", &high) == 1)
    return value < high;
  if (sscanf (text, "over %d", &low) == 1)
    return value > low;
  if (sscanf (text, "at least %d", &low) == 1)
    return value >= low;
  if (sscanf (text, "at most %d", &high) == 1)
    return value <= high;
  if (sscanf (text, "%d to %d", &low, &high) == 2)
    return value >= low && value <= high;
  g_assert_cmpint (sscanf (text, "%d", &low), ==, 1);

  return value == low;
}

static gboolean
text_fits (const char *text, const SafeguardFactDeclaration *fact, gint64 value)
{
  if (fact->type == SAFEGUARD_FACT_NUMBER)
    return number_fits (text, value);
  if (fact->type == SAFEGUARD_FACT_FLAG)
    return strcmp (text, value != 0 ? "present" : "absent") == 0;
  if (g_str_has_prefix (text, "not "))
    return strcmp (text + 4, fact->values[value]) != 0;

  return strcmp (text, fact->values[value]) == 0;
}

static gboolean
part_fits (const char *part, const SafeguardVocabulary *vocabulary, const Case *one)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 2);
  g_auto (GStrv) choices = g_strsplit (words[1], " or ", -1);
  int fact = safeguard_vocabulary_find (vocabulary, words[0]);

  g_assert_cmpint (fact, >=, 0);
  for (guint i = 0; choices[i] != NULL; i++)
    if (text_fits (choices[i], safeguard_vocabulary_get_fact (vocabulary, (guint)fact),
                   one->values[fact]))
      return TRUE;

  return FALSE;
}

gboolean
naive_region_has (const char *text, const SafeguardVocabulary *vocabulary, const Case *one)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  if (strcmp (text, "always") == 0)
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!part_fits (parts[i], vocabulary, one))
      return FALSE;

  return TRUE;
}
