/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <string.h>

/* What must hold for every combination of the nine facts, each present, absent or unknown: 19,683
 * cases, judged one by one, in a batch, and by a plain reading of the document written out here. */

enum
{
  GOOD,
  SINGLE,
  ADDITIONAL,
  UNCLEAR,
  INCREASING,
  COMPLEX,
  WELFARE,
  HARM,
  DANGER,
  N_FACTS
};

static const char *const fact_ids[N_FACTS] = {"good-progress",
                                              "single-need-met-by-universal",
                                              "additional-need",
                                              "needs-unclear",
                                              "increasing-unmet-need",
                                              "complex-needs",
                                              "significant-welfare-concern",
                                              "significant-harm",
                                              "immediate-danger"};

/* In the order of Kleene's logic: "and" is the least, "or" the greatest, "not" the mirror. */
enum
{
  NO,
  UNKNOWN,
  YES
};

#define N_CASES 19683

static guint8 cases[N_CASES][N_FACTS];
static int levels[N_CASES];   /* what the batch says */
static int possible[N_CASES]; /* what single rulings say, as is the next */
static SafeguardOutcome outcomes[N_CASES];
static SafeguardThresholds *thresholds;

static void
set_up_cases (void)
{
  for (guint i = 0; i < N_CASES; i++)
    for (guint f = 0, rest = i; f < N_FACTS; f++, rest /= 3)
      cases[i][f] = (guint8)(rest % 3);
}

static guint
index_of (const guint8 *facts)
{
  guint index = 0;

  for (guint f = N_FACTS; f > 0; f--)
    index = index * 3 + facts[f - 1];

  return index;
}

static SafeguardLevelRuling *
assess (const guint8 *facts)
{
  g_autoptr (SafeguardConcern) concern = safeguard_concern_new (thresholds);

  for (guint f = 0; f < N_FACTS; f++)
    if (facts[f] == YES)
      safeguard_case_add_present (SAFEGUARD_CASE (concern), fact_ids[f], NULL);
    else if (facts[f] == NO)
      safeguard_case_add_absent (SAFEGUARD_CASE (concern), fact_ids[f], NULL);

  SafeguardLevelRuling *ruling = safeguard_thresholds_assess (thresholds, concern, NULL);
  g_assert_nonnull (ruling);

  return ruling;
}

static int
level_of (SafeguardLevelRuling *ruling)
{
  SafeguardLevel *level = safeguard_level_ruling_get_level (ruling);

  return level != NULL ? safeguard_level_get_number (level) : 0;
}

/* The document read by hand: a level is certain where every reading of its lines is. */
static int
read_level (const guint8 *f)
{
  if (f[HARM] == YES || f[WELFARE] == YES)
    return 4;
  if (MIN (f[INCREASING], f[COMPLEX]) == YES)
    return 3;
  if (f[ADDITIONAL] == YES || f[UNCLEAR] == YES)
    return 2;

  guint8 no_unmet_need = YES - MAX (f[ADDITIONAL], f[UNCLEAR]);
  return MIN (f[GOOD], MAX (f[SINGLE], no_unmet_need)) == YES ? 1 : 0;
}

static int
read_possible (const guint8 *f)
{
  if (MAX (f[HARM], f[WELFARE]) != NO)
    return 4;
  if (MAX (f[INCREASING], f[COMPLEX]) != NO)
    return 3;
  if (MAX (f[ADDITIONAL], f[UNCLEAR]) != NO)
    return 2;

  guint8 no_unmet_need = YES - MAX (f[ADDITIONAL], f[UNCLEAR]);
  return MAX (f[GOOD], MAX (f[SINGLE], no_unmet_need)) != NO ? 1 : 0;
}

/* The bit of a fact among those that are present or absent. */
static guint
bit_of (const char *id)
{
  const char *const *facts = safeguard_thresholds_get_facts (thresholds);
  guint bit = 0;

  for (guint i = 0; facts[i] != NULL; i++)
    {
      if (strcmp (facts[i], id) == 0)
        return bit;
      if (strcmp (facts[i], "reporter") != 0)
        bit++;
    }
  g_assert_not_reached ();
}

static guint64 *
pack_cases (guint words)
{
  guint64 *packed = g_new0 (guint64, (gsize)N_CASES * words);
  guint n_facts = g_strv_length ((char **)safeguard_thresholds_get_facts (thresholds));
  guint flag_words = (n_facts - 1 + 63) / 64;

  for (guint f = 0; f < N_FACTS; f++)
    {
      guint bit = bit_of (fact_ids[f]);

      for (guint i = 0; i < N_CASES; i++)
        {
          guint64 *one = packed + (gsize)i * words;

          if (cases[i][f] == YES)
            one[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
          else if (cases[i][f] == NO)
            one[flag_words + bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
        }
    }

  return packed;
}

static void
test_batch_equals_single (void)
{
  guint words = safeguard_thresholds_get_case_words (thresholds);
  guint row_words = safeguard_thresholds_get_matched_words (thresholds);
  const char *const *rows = safeguard_thresholds_get_rows (thresholds);
  g_autofree guint64 *packed = pack_cases (words);
  g_autofree SafeguardAssessedCase *batch = g_new (SafeguardAssessedCase, N_CASES);
  g_autofree guint64 *matched = g_new0 (guint64, (gsize)N_CASES * row_words);

  g_assert_cmpuint (row_words, ==, 1);
  safeguard_thresholds_assess_words (thresholds, packed, N_CASES, batch, matched);
  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i]);

      levels[i] = batch[i].level;
      possible[i] = safeguard_level_ruling_get_highest_possible (ruling);
      outcomes[i] = safeguard_level_ruling_get_outcome (ruling);
      g_assert_cmpint (batch[i].level, ==, level_of (ruling));
      g_assert_cmpint (batch[i].highest_possible, ==, possible[i]);
      g_assert_cmpint (batch[i].outcome, ==, (int)outcomes[i]);
      g_assert_cmpint (batch[i].danger, ==, (int)safeguard_level_ruling_get_danger (ruling));
    }

  /* The matched rows are those that the trace calls met. */
  for (guint i = 0; i < N_CASES; i += 37)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i]);
      g_autoptr (GListModel) trace = safeguard_level_ruling_get_trace (ruling);

      g_assert_cmpuint (g_list_model_get_n_items (trace), ==, g_strv_length ((char **)rows));
      for (guint r = 0; rows[r] != NULL; r++)
        {
          g_autoptr (SafeguardTrace) row = g_list_model_get_item (trace, r);
          gboolean met = (matched[i] >> r & 1) != 0;

          g_assert_cmpstr (safeguard_trace_get_row (row), ==, rows[r]);
          g_assert_cmpint (met, ==, safeguard_trace_get_state (row) == SAFEGUARD_ROW_STATE_YES);
        }
    }

  g_autoptr (GBytes) bytes = g_bytes_new (packed, (gsize)N_CASES * words * sizeof (guint64));
  g_autoptr (GBytes) answer = safeguard_thresholds_assess_bytes (thresholds, bytes, NULL);
  gsize length;
  gconstpointer data = g_bytes_get_data (answer, &length);
  g_assert_cmpmem (data, length, batch, N_CASES * sizeof (SafeguardAssessedCase));

  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (bytes, 0, words * sizeof (guint64) + 1);
  g_assert_null (safeguard_thresholds_assess_bytes (thresholds, torn, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);

  /* Every fact present and absent at once. */
  memset (packed, 0xff, words * sizeof (guint64));
  g_autoptr (GBytes) both = g_bytes_new (packed, words * sizeof (guint64));
  g_assert_null (safeguard_thresholds_assess_bytes (thresholds, both, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_CONTRADICTION);
}

static void
test_as_the_document_reads (void)
{
  for (guint i = 0; i < N_CASES; i++)
    {
      g_assert_cmpint (levels[i], ==, read_level (cases[i]));
      g_assert_cmpint (possible[i], ==, read_possible (cases[i]));
      g_assert_cmpint (levels[i], <=, possible[i]);
    }
}

static void
test_unknown_never_lowers (void)
{
  g_test_summary ("Learning a fact never lowers what was certain, nor raises what was possible");

  for (guint i = 0; i < N_CASES; i++)
    for (guint f = 0; f < N_FACTS; f++)
      {
        guint8 learned[N_FACTS];

        if (cases[i][f] != UNKNOWN)
          continue;
        memcpy (learned, cases[i], sizeof learned);
        for (learned[f] = NO; learned[f] <= YES; learned[f] += YES - NO)
          {
            guint j = index_of (learned);

            g_assert_cmpint (levels[j], >=, levels[i]);
            g_assert_cmpint (possible[j], <=, possible[i]);
          }
      }
}

static void
test_danger (void)
{
  g_test_summary ("Immediate danger gives the emergency route whatever else is known or missing, "
                  "and stands first");

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i]);
      gboolean danger = cases[i][DANGER] == YES;

      g_assert_cmpint (safeguard_level_ruling_is_emergency (ruling), ==, danger);
      g_assert_cmpint (g_strcmp0 (safeguard_level_ruling_get_route (ruling), "police-999") == 0, ==,
                       danger);

      /* The findings take longer: of a third of those with danger, of few without. */
      if (i % (danger ? 3 : 101) != 0)
        continue;
      g_autoptr (GListModel) findings = safeguard_ruling_get_findings (SAFEGUARD_RULING (ruling));
      g_autoptr (SafeguardFinding) first = g_list_model_get_item (findings, 0);
      g_assert_cmpint (strcmp (safeguard_finding_get_code (first), "immediate-danger") == 0, ==,
                       danger);
      assert_rules_are_cited (ruling);
    }
}

static guint
distance (const guint8 *from, const guint8 *to)
{
  guint changed = 0;

  for (guint f = 0; f < N_FACTS; f++)
    {
      /* Nothing that is known is unlearned. */
      if (from[f] != to[f] && to[f] == UNKNOWN)
        return G_MAXUINT;
      changed += from[f] != to[f];
    }

  return changed;
}

/* To where the level is certain and no dispute is left over a higher one. */
static guint
shortest_way (guint from, int level)
{
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < N_CASES; i++)
    if (levels[i] == level && outcomes[i] == SAFEGUARD_OUTCOME_DECIDED)
      fewest = MIN (fewest, distance (cases[from], cases[i]));

  return fewest;
}

static guint8
value_of (const char *text)
{
  if (strcmp (text, "present") == 0)
    return YES;
  g_assert_true (strcmp (text, "absent") == 0 || strcmp (text, "unknown") == 0);

  return text[0] == 'a' ? NO : UNKNOWN;
}

/* Applies the change to the case, and returns the level that results, if it is settled. */
static int
apply (SafeguardChange *change, const guint8 *facts)
{
  GListModel *steps = safeguard_change_get_needs (change);
  guint8 changed[N_FACTS];

  memcpy (changed, facts, sizeof changed);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (SafeguardNeed) step = g_list_model_get_item (steps, i);
      guint f = 0;

      while (strcmp (fact_ids[f], safeguard_need_get_fact (step)) != 0)
        f++;
      g_assert_cmpint (value_of (safeguard_need_get_found (step)), ==, facts[f]);
      changed[f] = value_of (safeguard_need_get_needed (step));
      g_assert_cmpint (changed[f], !=, facts[f]);
    }

  guint index = index_of (changed);

  return outcomes[index] == SAFEGUARD_OUTCOME_DECIDED ? levels[index] : 0;
}

static void
test_smallest_changes (void)
{
  g_test_summary ("Applied, each smallest change settles its level, and no shorter one does");

  for (guint i = 5; i < N_CASES; i += 331)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i]);

      for (int level = 1; level <= 4; level++)
        {
          g_autoptr (GListModel) changes
              = safeguard_level_ruling_smallest_changes (ruling, level, NULL);
          guint fewest = shortest_way (i, level);

          if (level == levels[i])
            continue;
          g_assert_cmpuint (g_list_model_get_n_items (changes), >, 0);
          for (guint c = 0; c < g_list_model_get_n_items (changes); c++)
            {
              g_autoptr (SafeguardChange) change = g_list_model_get_item (changes, c);
              g_autofree char *to = g_strdup_printf ("%d", level);
              GListModel *steps = safeguard_change_get_needs (change);

              g_assert_cmpstr (safeguard_change_get_to (change), ==, to);
              g_assert_cmpint (apply (change, cases[i]), ==, level);
              g_assert_cmpuint (g_list_model_get_n_items (steps), ==, fewest);
            }
        }
    }
}

/* Whether some way of learning what is unknown makes the answer to this fact matter. */
static gboolean
matters (guint from, guint fact)
{
  for (guint i = 0; i < N_CASES; i++)
    {
      guint8 without[N_FACTS];

      if (cases[i][fact] != YES || distance (cases[from], cases[i]) == G_MAXUINT)
        continue;
      memcpy (without, cases[i], sizeof without);
      without[fact] = NO;
      gboolean consistent = TRUE;
      for (guint f = 0; f < N_FACTS; f++)
        consistent = consistent
                     && (cases[from][f] == UNKNOWN ? cases[i][f] != UNKNOWN
                                                   : cases[from][f] == cases[i][f]);
      if (consistent && levels[index_of (without)] != levels[i])
        return TRUE;
    }

  return FALSE;
}

static void
test_questions (void)
{
  g_test_summary ("Asked is about facts not known whose answer can matter to the level");

  for (guint i = 7; i < N_CASES; i += 419)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i]);
      g_autofree char *joined = join_questions (ruling);
      g_auto (GStrv) asked = g_strsplit (joined, " ", -1);

      for (guint f = 0; f < N_FACTS; f++)
        if (g_strv_contains ((const char *const *)asked, fact_ids[f]))
          g_assert_cmpint (cases[i][f], ==, UNKNOWN);
        else if (cases[i][f] == UNKNOWN && f != DANGER)
          g_assert_false (matters (i, f));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-01");
  thresholds = safeguard_policy_get_thresholds (policy, NULL);
  set_up_cases ();

  g_test_add_func ("/thresholds/properties/batch-equals-single", test_batch_equals_single);
  g_test_add_func ("/thresholds/properties/as-the-document-reads", test_as_the_document_reads);
  g_test_add_func ("/thresholds/properties/unknown-never-lowers", test_unknown_never_lowers);
  g_test_add_func ("/thresholds/properties/danger", test_danger);
  g_test_add_func ("/thresholds/properties/smallest-changes", test_smallest_changes);
  g_test_add_func ("/thresholds/properties/questions", test_questions);

  return g_test_run ();
}
