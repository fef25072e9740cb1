/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-private.h"

#include <stdio.h>
#include <string.h>

#include "workload.h"

/* 100,000 cases against 120 rules over 128 flags, an age band and a count: the engine beside an
 * evaluator written by hand for exactly these rules, in one run and in turn, so that what else the
 * machine does falls on both. Usage: bench-condition DIRECTORY (rules.csv, cases.csv,
 * expected.csv). */

#define ROUNDS 21

static SafeguardVocabulary *
make_vocabulary (void)
{
  static const char *const bands[] = {"unborn", "0-1", "2-4", "5-10", "11-15", "16-17", NULL};
  SafeguardFactDeclaration facts[N_FLAGS + 2] = {0};
  g_autoptr (GStringChunk) ids = g_string_chunk_new (1024);
  char id[32];

  for (guint i = 0; i < N_FLAGS; i++)
    {
      g_snprintf (id, sizeof id, "indicator-%u", i);
      facts[i].id = g_string_chunk_insert (ids, id);
    }
  facts[AGE_BAND].id = "age-band";
  facts[AGE_BAND].type = SAFEGUARD_FACT_CHOICE;
  facts[AGE_BAND].values = bands;
  facts[REPEATS].id = "repeat-referrals";
  facts[REPEATS].type = SAFEGUARD_FACT_NUMBER;
  facts[REPEATS].least = 0;
  facts[REPEATS].most = 100;

  return safeguard_vocabulary_new (facts, G_N_ELEMENTS (facts));
}

static SafeguardCondition *
make_condition (const Rule *rule)
{
  SafeguardCondition *parts[N_FLAGS + 2];
  guint n = 0;

  for (guint flag = 0; flag < N_FLAGS; flag++)
    if (rule->flags[flag / 64] >> (flag % 64) & 1)
      parts[n++] = safeguard_condition_new_flag (flag, TRUE);
  if (rule->band >= 0)
    parts[n++] = safeguard_condition_new_choice (AGE_BAND, G_GUINT64_CONSTANT (1) << rule->band);
  if (rule->repeats >= 0)
    parts[n++]
        = safeguard_condition_new_number (REPEATS, SAFEGUARD_COMPARISON_AT_LEAST, rule->repeats);

  return safeguard_condition_new_all (parts, n);
}

/* Level 1 is a last row that always holds. */
static SafeguardTable *
make_table (const Workload *work)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (GError) error = NULL;
  SafeguardTableRow rows[MAX_RULES + 1] = {0};
  SafeguardTable *table;

  for (guint i = 0; i < work->n_rules; i++)
    {
      rows[i].id = "rule";
      rows[i].rank = work->rules[i].level;
      rows[i].index = work->rules[i].number;
      rows[i].condition = make_condition (&work->rules[i]);
    }
  rows[work->n_rules].id = "otherwise";
  rows[work->n_rules].rank = 1;
  rows[work->n_rules].index = work->n_rules;
  rows[work->n_rules].condition = safeguard_condition_new_all (NULL, 0);

  table = safeguard_table_new (vocabulary, SAFEGUARD_PICK_HIGHEST, rows, work->n_rules + 1, &error);
  if (table == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i <= work->n_rules; i++)
    safeguard_condition_unref (rows[i].condition);

  return table;
}

static void
answer_by_table (const SafeguardTable *table,
                 const guint64 *image,
                 SafeguardMatch *match,
                 Answer *answer)
{
  safeguard_table_match_words (table, image, match);
  answer->level = safeguard_table_get_row (table, (guint)match->winner)->rank;
  answer->n_matched = safeguard_table_list_yes (table, match, answer->matched);
}

static gsize
check (const Workload *work, const SafeguardTable *table, SafeguardMatch *match)
{
  const guint64 *images = (const guint64 *)(void *)work->images->data;
  gsize wrong = 0;
  Answer answer;

  for (gsize i = 0; i < work->n_cases; i++)
    {
      answer_by_table (table, images + i * IMAGE_WORDS, match, &answer);
      wrong += workload_is_expected (work, i, &answer) ? 0 : 1;
      workload_answer_by_hand (work, images + i * IMAGE_WORDS, &answer);
      wrong += workload_is_expected (work, i, &answer) ? 0 : 1;
    }

  return wrong;
}

enum
{
  BY_HAND,
  BY_TABLE,
  BY_BATCH,
  N_WAYS
};

static double
time_one (const Workload *work, const SafeguardTable *table, SafeguardMatch *match, int way)
{
  const guint64 *images = (const guint64 *)(void *)work->images->data;
  g_autofree SafeguardBatchResult *results = g_new0 (SafeguardBatchResult, work->n_cases);
  g_autofree guint64 *yes = g_new0 (guint64, work->n_cases * 4);
  Answer answer = {0};
  volatile gint64 sum = 0;
  gint64 before = g_get_monotonic_time ();

  if (way == BY_BATCH)
    safeguard_table_match_batch (table, images, work->n_cases, results, yes);
  else
    for (gsize i = 0; i < work->n_cases; i++)
      {
        if (way == BY_HAND)
          workload_answer_by_hand (work, images + i * IMAGE_WORDS, &answer);
        else
          answer_by_table (table, images + i * IMAGE_WORDS, match, &answer);
        sum += answer.level + (gint)answer.n_matched;
      }

  return (double)(g_get_monotonic_time () - before) * 1000.0 / (double)work->n_cases;
}

int
main (int argc, char **argv)
{
  static const char *const names[N_WAYS]
      = {"by hand, one at a time", "table, one at a time", "table, batch (level and row set)"};
  double times[N_WAYS][ROUNDS];
  Workload work = {0};

  if (argc != 2)
    {
      fprintf (stderr, "usage: %s DIRECTORY\n", argv[0]);
      return 2;
    }
  workload_read (&work, argv[1]);

  g_autoptr (SafeguardTable) table = make_table (&work);
  g_autofree SafeguardMatch *match = g_malloc0 (safeguard_table_get_match_size (table));
  gsize wrong = check (&work, table, match);
  printf ("%" G_GSIZE_FORMAT " cases, %u rules: %" G_GSIZE_FORMAT " answers differ\n", work.n_cases,
          work.n_rules, wrong);

  for (int round = 0; round < ROUNDS; round++)
    for (int way = 0; way < N_WAYS; way++)
      times[way][round] = time_one (&work, table, match, way);
  double by_hand = workload_median (times[BY_HAND], ROUNDS);
  for (int way = 0; way < N_WAYS; way++)
    {
      double median = workload_median (times[way], ROUNDS);

      printf ("%-34s %6.1f ns a case (best %.1f), %.2f of by hand\n", names[way], median,
              times[way][0], median / by_hand);
    }
  workload_clear (&work);

  return wrong == 0 ? 0 : 1;
}
