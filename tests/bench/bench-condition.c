/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 100,000 cases against 120 rules over 128 flags, an age band and a count: the engine beside an
 * evaluator written by hand for exactly these rules, in one run and in turn, so that what else the
 * machine does falls on both. Usage: bench-condition DIRECTORY (rules.csv, cases.csv,
 * expected.csv). */

#define N_FLAGS 128
#define N_BANDS 6
#define AGE_BAND N_FLAGS
#define REPEATS (N_FLAGS + 1)
#define IMAGE_WORDS (2 * 2 + 1 + 2)
#define MAX_RULES 256
#define ROUNDS 21

typedef struct
{
  guint number;
  gint level;
  guint64 flags[2];
  gint band;    /* -1: any */
  gint repeats; /* at least; -1: any */
} Rule;

typedef struct
{
  gint32 level;
  guint32 n_matched;
  guint16 matched[MAX_RULES];
} Answer;

typedef struct
{
  Rule rules[MAX_RULES];
  guint n_rules;
  GArray *images; /* IMAGE_WORDS words a case */
  gsize n_cases;
  char **expected; /* lines */
} Workload;

static char **
read_lines (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
read_flags (const char *text, guint64 flags[2])
{
  g_auto (GStrv) numbers = g_strsplit (text, " ", -1);

  for (guint i = 0; numbers[i] != NULL && *numbers[i] != '\0'; i++)
    {
      guint64 flag = g_ascii_strtoull (numbers[i], NULL, 10);

      flags[flag / 64] |= G_GUINT64_CONSTANT (1) << (flag % 64);
    }
}

static void
read_rules (Workload *work, const char *directory)
{
  g_auto (GStrv) lines = read_lines (directory, "rules.csv");

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      Rule *rule = &work->rules[work->n_rules++];

      rule->number = (guint)atoi (fields[0]);
      rule->level = atoi (fields[1]);
      read_flags (fields[2], rule->flags);
      rule->band = strcmp (fields[3], "age_band") == 0 ? atoi (fields[5]) : -1;
      rule->repeats = strcmp (fields[3], "repeat_referrals") == 0 ? atoi (fields[5]) : -1;
    }
}

static void
read_cases (Workload *work, const char *directory)
{
  g_auto (GStrv) lines = read_lines (directory, "cases.csv");

  work->images = g_array_new (FALSE, TRUE, sizeof (guint64));
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      guint64 image[IMAGE_WORDS] = {0};

      read_flags (fields[1], image);
      image[2] = ~image[0];
      image[3] = ~image[1];
      image[4] = 3;
      image[5] = g_ascii_strtoull (fields[2], NULL, 10);
      image[6] = g_ascii_strtoull (fields[3], NULL, 10);
      g_array_append_vals (work->images, image, IMAGE_WORDS);
      work->n_cases++;
    }
}

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

/* As a good programmer would write it for these rules alone: bits, and no tables. */
static void
answer_by_hand (const Workload *work, const guint64 *image, Answer *answer)
{
  answer->level = 1;
  answer->n_matched = 0;
  for (guint i = 0; i < work->n_rules; i++)
    {
      const Rule *rule = &work->rules[i];

      if (((image[0] & rule->flags[0]) ^ rule->flags[0])
          | ((image[1] & rule->flags[1]) ^ rule->flags[1]))
        continue;
      if ((rule->band >= 0 && (guint64)rule->band != image[5])
          || (rule->repeats >= 0 && (guint64)rule->repeats > image[6]))
        continue;
      answer->matched[answer->n_matched++] = (guint16)rule->number;
      answer->level = MAX (answer->level, rule->level);
    }
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

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int)*(const guint16 *)a - (int)*(const guint16 *)b;
}

/* Against the expected line "case,level,numbers". */
static gboolean
is_expected (const Workload *work, gsize i, Answer *answer)
{
  g_autoptr (GString) line = g_string_new (NULL);

  qsort (answer->matched, answer->n_matched, sizeof (guint16), compare_numbers);
  /* The last row stands for level 1 and is no rule. */
  if (answer->n_matched > 0 && answer->matched[answer->n_matched - 1] == work->n_rules)
    answer->n_matched--;
  g_string_append_printf (line, "%" G_GSIZE_FORMAT ",%d,", i, answer->level);
  for (guint j = 0; j < answer->n_matched; j++)
    g_string_append_printf (line, "%s%u", j > 0 ? " " : "", answer->matched[j]);

  return strcmp (line->str, g_strchomp (work->expected[i + 1])) == 0;
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
      wrong += is_expected (work, i, &answer) ? 0 : 1;
      answer_by_hand (work, images + i * IMAGE_WORDS, &answer);
      wrong += is_expected (work, i, &answer) ? 0 : 1;
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
          answer_by_hand (work, images + i * IMAGE_WORDS, &answer);
        else
          answer_by_table (table, images + i * IMAGE_WORDS, match, &answer);
        sum += answer.level + (gint)answer.n_matched;
      }

  return (double)(g_get_monotonic_time () - before) * 1000.0 / (double)work->n_cases;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return one < two ? -1 : one > two;
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
  read_rules (&work, argv[1]);
  read_cases (&work, argv[1]);
  work.expected = read_lines (argv[1], "expected.csv");

  g_autoptr (SafeguardTable) table = make_table (&work);
  g_autofree SafeguardMatch *match = g_malloc0 (safeguard_table_get_match_size (table));
  gsize wrong = check (&work, table, match);
  printf ("%" G_GSIZE_FORMAT " cases, %u rules: %" G_GSIZE_FORMAT " answers differ\n", work.n_cases,
          work.n_rules, wrong);

  for (int round = 0; round < ROUNDS; round++)
    for (int way = 0; way < N_WAYS; way++)
      times[way][round] = time_one (&work, table, match, way);
  for (int way = 0; way < N_WAYS; way++)
    {
      qsort (times[way], ROUNDS, sizeof (double), compare_times);
      printf ("%-34s %6.1f ns a case (best %.1f), %.2f of by hand\n", names[way],
              times[way][ROUNDS / 2], times[way][0],
              times[way][ROUNDS / 2] / times[BY_HAND][ROUNDS / 2]);
    }
  g_array_unref (work.images);
  g_strfreev (work.expected);

  return wrong == 0 ? 0 : 1;
}
