/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <safeguard/safeguard.h>

#include <glib/gstdio.h>
#include <stdio.h>

#include "workload.h"

/* The same rules and cases through the public interface: a pack is written and loaded as a user's
 * would be, then each case is judged in a batch, and as a full ruling. Beside it the evaluator
 * written by hand, in the same run and in turn. Usage: bench-thresholds DIRECTORY */

#define ROUNDS 11
#define N_CONCERNS 2000

static const char *const bands[] = {"unborn", "0-1", "2-4", "5-10", "11-15", "16-17"};

static void
write_row (const Rule *rule, GString *text)
{
  g_string_append_printf (text, "      - id: r%u\n        when: {all: [", rule->number);
  for (guint flag = 0; flag < N_FLAGS; flag++)
    if (rule->flags[flag / 64] >> (flag % 64) & 1)
      g_string_append_printf (text, "indicator-%u, ", flag);
  if (rule->band >= 0)
    g_string_append_printf (text, "{age-band: {is: %s}}, ", bands[rule->band]);
  if (rule->repeats >= 0)
    g_string_append_printf (text, "{repeat-referrals: {at-least: %d}}, ", rule->repeats);
  g_string_append_printf (text, "]}\n        then: {level: %d}\n        cite: {document: d}\n",
                          rule->level);
}

static char *
write_pack (const Workload *work)
{
  GString *text = g_string_new ("safeguard-pack: 1\nid: bench-2024\narea: bench\n"
                                "in-force: {from: 2024-01-01}\n"
                                "sources: {d: {title: Threshold document}}\nfacts:\n");

  for (guint i = 0; i < N_FLAGS; i++)
    g_string_append_printf (text, "  indicator-%u: {cite: {document: d}}\n", i);
  g_string_append (text, "  age-band: {type: choice, values: [unborn, 0-1, 2-4, 5-10, 11-15, 16-17]"
                         ", cite: {document: d}}\n"
                         "  repeat-referrals: {type: number, least: 0, most: 100"
                         ", cite: {document: d}}\nthresholds:\n  levels:\n");
  for (guint i = 1; i <= 4; i++)
    g_string_append_printf (text, "    - {number: %u, id: l%u, name: L, cite: {document: d}}\n", i,
                            i);
  g_string_append (text, "  table:\n    rows:\n");
  for (guint i = 0; i < work->n_rules; i++)
    write_row (&work->rules[i], text);
  g_string_append_printf (text,
                          "      - {id: r%u, when: {all: []}, then: {level: 1}, "
                          "cite: {document: d}}\n",
                          work->n_rules);

  return g_string_free (text, FALSE);
}

static SafeguardThresholds *
load (const Workload *work)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("safeguard-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bench.yaml", NULL);
  g_autofree char *text = write_pack (work);
  const char *paths[] = {path, NULL};
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_JUNE, 2024);

  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  if (catalogue == NULL)
    g_error ("%s", error->message);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "bench", day, &error);
  if (policy == NULL)
    g_error ("%s", error->message);
  g_unlink (path);
  g_rmdir (folder);

  return g_object_ref (safeguard_policy_get_thresholds (policy, NULL));
}

/* "r17" is bit n in a set of matched rows. */
static guint16 *
read_order (SafeguardThresholds *thresholds)
{
  const char *const *rows = safeguard_thresholds_get_rows (thresholds);
  guint16 *numbers = g_new0 (guint16, MAX_RULES + 64);

  for (guint i = 0; rows[i] != NULL; i++)
    numbers[i] = (guint16)g_ascii_strtoull (rows[i] + 1, NULL, 10);

  return numbers;
}

static gsize
count_wrong (const Workload *work,
             SafeguardThresholds *thresholds,
             const gint32 *levels,
             const guint64 *matched)
{
  g_autofree guint16 *order = read_order (thresholds);
  guint words = safeguard_thresholds_get_matched_words (thresholds);
  gsize wrong = 0;

  for (gsize i = 0; i < work->n_cases; i++)
    {
      Answer answer = {levels[i], 0, {0}};

      for (guint bit = 0; bit < words * 64; bit++)
        if (matched[i * words + bit / 64] >> (bit % 64) & 1)
          answer.matched[answer.n_matched++] = order[bit];
      wrong += workload_is_expected (work, i, &answer) ? 0 : 1;
    }

  return wrong;
}

static SafeguardConcern *
make_concern (SafeguardThresholds *thresholds, const guint64 *image)
{
  SafeguardConcern *concern = safeguard_concern_new (thresholds);
  SafeguardCase *facts = SAFEGUARD_CASE (concern);
  const char *const *ids = safeguard_thresholds_get_facts (thresholds);

  for (guint flag = 0; flag < N_FLAGS; flag++)
    if (image[flag / 64] >> (flag % 64) & 1)
      safeguard_case_add_present (facts, ids[flag], NULL);
    else
      safeguard_case_add_absent (facts, ids[flag], NULL);
  safeguard_case_set_choice (facts, "age-band", bands[image[5]], NULL);
  safeguard_case_set_number (facts, "repeat-referrals", (gint64)image[6], NULL);

  return concern;
}

enum
{
  BY_HAND,
  BY_BATCH,
  BY_RULING,
  N_WAYS
};

typedef struct
{
  Workload work;
  SafeguardThresholds *thresholds;
  SafeguardConcern *concerns[N_CONCERNS];
  gint32 *levels;
  guint64 *matched;
} Bench;

static double
time_one (Bench *bench, int way)
{
  const guint64 *images = (const guint64 *)(void *)bench->work.images->data;
  gsize n = way == BY_RULING ? N_CONCERNS : bench->work.n_cases;
  Answer answer = {0};
  volatile gint64 sum = 0;
  gint64 before = g_get_monotonic_time ();

  if (way == BY_BATCH)
    safeguard_thresholds_assess_words (bench->thresholds, images, n, bench->levels, bench->matched);
  for (gsize i = 0; way == BY_HAND && i < n; i++)
    {
      workload_answer_by_hand (&bench->work, images + i * IMAGE_WORDS, &answer);
      sum += answer.level + (gint)answer.n_matched;
    }
  for (gsize i = 0; way == BY_RULING && i < n; i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling
          = safeguard_thresholds_assess (bench->thresholds, bench->concerns[i], NULL);
      sum += safeguard_level_get_number (safeguard_level_ruling_get_level (ruling));
    }

  return (double)(g_get_monotonic_time () - before) * 1000.0 / (double)n;
}

static void
time_loading (void)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 before = g_get_monotonic_time ();
      g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
      g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_OCTOBER, 2019);
      g_autoptr (SafeguardPolicy) policy
          = safeguard_catalogue_get_policy (catalogue, "stockport", day, NULL);

      g_assert_nonnull (policy);
      times[i] = (double)(g_get_monotonic_time () - before) / 1000.0;
    }
  printf ("loading every bundled pack, and compiling Stockport: %.1f ms\n",
          workload_median (times, ROUNDS));
}

int
main (int argc, char **argv)
{
  static const char *const names[N_WAYS]
      = {"by hand, one at a time", "batch (level and row set)", "a full ruling object each"};
  double times[N_WAYS][ROUNDS];
  Bench bench = {0};

  if (argc != 2)
    {
      fprintf (stderr, "usage: %s DIRECTORY\n", argv[0]);
      return 2;
    }
  workload_read (&bench.work, argv[1]);
  bench.thresholds = load (&bench.work);
  bench.levels = g_new0 (gint32, bench.work.n_cases);
  bench.matched = g_new0 (guint64, bench.work.n_cases
                                       * safeguard_thresholds_get_matched_words (bench.thresholds));
  for (guint i = 0; i < N_CONCERNS; i++)
    bench.concerns[i] = make_concern (
        bench.thresholds, (const guint64 *)(void *)bench.work.images->data + i * IMAGE_WORDS);

  time_one (&bench, BY_BATCH);
  gsize wrong = count_wrong (&bench.work, bench.thresholds, bench.levels, bench.matched);
  printf ("%" G_GSIZE_FORMAT " cases, %u rules: %" G_GSIZE_FORMAT " answers differ\n",
          bench.work.n_cases, bench.work.n_rules, wrong);
  for (int round = 0; round < ROUNDS; round++)
    for (int way = 0; way < N_WAYS; way++)
      times[way][round] = time_one (&bench, way);

  double by_hand = workload_median (times[BY_HAND], ROUNDS);
  for (int way = 0; way < N_WAYS; way++)
    {
      double median = workload_median (times[way], ROUNDS);

      printf ("%-34s %7.1f ns a case (best %.1f), %.2f of by hand\n", names[way], median,
              times[way][0], median / by_hand);
    }
  time_loading ();

  return wrong == 0 ? 0 : 1;
}
