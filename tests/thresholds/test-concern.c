/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <string.h>

/* What a concern takes and refuses, what a ruling on it explains, and its clocks. */

static SafeguardPolicy *policy;
static SafeguardThresholds *thresholds;

static SafeguardConcern *
note (const char *facts)
{
  SafeguardConcern *concern = safeguard_concern_new (thresholds);

  record_facts (concern, facts);

  return concern;
}

static SafeguardLevelRuling *
assess (SafeguardConcern *concern)
{
  g_autoptr (GError) error = NULL;
  SafeguardLevelRuling *ruling = safeguard_thresholds_assess (thresholds, concern, &error);

  g_assert_no_error (error);

  return ruling;
}

static void
test_judgements (void)
{
  g_test_summary (
      "A professional's judgement stands beside the rules; neither overwrites the other");

  static const struct
  {
    const char *facts;
    int decided;
    int ruled;
    const char *code;
    SafeguardFindingSeverity severity;
  } rows[] = {
      {"+needs-unclear", 2, 2, "judgement-agrees", SAFEGUARD_FINDING_SEVERITY_INFORMATION},
      {"+needs-unclear", 4, 2, "judgement-differs", SAFEGUARD_FINDING_SEVERITY_INFORMATION},
      {"+significant-harm", 3, 4, "judgement-lower", SAFEGUARD_FINDING_SEVERITY_ADVICE},
      {"", 3, 0, "judgement-below-possible", SAFEGUARD_FINDING_SEVERITY_ADVICE},
      {"", 4, 0, "judgement-differs", SAFEGUARD_FINDING_SEVERITY_INFORMATION},
      {"+needs-unclear +increasing-unmet-need -complex-needs -significant-harm"
       " -significant-welfare-concern",
       2, 2, "judgement-below-possible", SAFEGUARD_FINDING_SEVERITY_ADVICE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardConcern) concern = note (rows[i].facts);

      safeguard_concern_record_judgement (concern, rows[i].decided, "social-worker", "2019-10-08",
                                          "known history", &error);
      g_assert_no_error (error);

      g_autoptr (SafeguardLevelRuling) ruling = assess (concern);
      g_autoptr (SafeguardFinding) finding = find_finding (ruling, rows[i].code);
      SafeguardLevel *level = safeguard_level_ruling_get_level (ruling);
      g_assert_nonnull (finding);
      g_assert_cmpint (safeguard_finding_get_severity (finding), ==, rows[i].severity);
      g_assert_cmpint (level != NULL ? safeguard_level_get_number (level) : 0, ==, rows[i].ruled);

      g_autoptr (GListModel) judgements = safeguard_level_ruling_get_judgements (ruling);
      g_autoptr (SafeguardJudgement) judgement = g_list_model_get_item (judgements, 0);
      g_assert_cmpint (safeguard_judgement_get_level (judgement), ==, rows[i].decided);
      g_assert_cmpstr (safeguard_judgement_get_by (judgement), ==, "social-worker");
      g_assert_cmpstr (safeguard_judgement_get_when_text (judgement), ==, "2019-10-08");
      g_assert_cmpstr (safeguard_judgement_get_reason (judgement), ==, "known history");
      /* The reason is the caller's text: it stays out of findings. */
      g_assert_null (strstr (safeguard_finding_get_message (finding), "known history"));
    }
}

static void
test_judgement_refused (void)
{
  static const struct
  {
    int level;
    const char *by;
    const char *when;
    const char *reason;
    SafeguardError code;
  } rows[] = {
      {2, "", "2019-10-08", "history", SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT},
      {2, "social-worker", "2019-10-08", "", SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT},
      {2, " ", "2019-10-08", "history", SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT},
      {2, "social-worker", "", "history", SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {2, "social-worker", "2019-02-30", "history", SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {2, "social-worker", "2019-03-31T01:30", "history", SAFEGUARD_ERROR_IMPOSSIBLE_TIME},
      {0, "social-worker", "2019-10-08", "history", SAFEGUARD_ERROR_UNKNOWN_LEVEL},
      {5, "social-worker", "2019-10-08", "history", SAFEGUARD_ERROR_UNKNOWN_LEVEL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardConcern) concern = note ("+needs-unclear");

      g_assert_false (safeguard_concern_record_judgement (concern, rows[i].level, rows[i].by,
                                                          rows[i].when, rows[i].reason, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
      g_autoptr (GListModel) judgements = safeguard_concern_get_judgements (concern);
      g_assert_cmpuint (g_list_model_get_n_items (judgements), ==, 0);
    }
}

/* A year that no calendar holds takes its own date away, and nothing else. */
static void
test_danger_outlives_a_clock (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardConcern) concern = note ("+immediate-danger +significant-harm");

  safeguard_record_append_event (SAFEGUARD_RECORD (concern), "referral-received", "2150-01-01",
                                 &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardLevelRuling) ruling = assess (concern);
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (SAFEGUARD_RULING (ruling));
  g_autoptr (SafeguardFinding) first = g_list_model_get_item (findings, 0);
  g_autoptr (SafeguardFinding) clock = find_finding (ruling, "clock-not-worked-out");

  g_assert_cmpstr (safeguard_finding_get_code (first), ==, "immediate-danger");
  g_assert_cmpstr (safeguard_level_ruling_get_route (ruling), ==, "police-999");
  g_assert_cmpint (safeguard_level_get_number (safeguard_level_ruling_get_level (ruling)), ==, 4);
  g_assert_nonnull (clock);
  g_assert_nonnull (strstr (safeguard_finding_get_message (clock), "referral-decision"));
}

/* Where duties differ within a level, the one that prevails hides none of the others. */
static void
test_both_duties (void)
{
  g_autoptr (SafeguardConcern) concern = note ("+significant-harm +significant-welfare-concern");
  g_autoptr (SafeguardLevelRuling) ruling = assess (concern);
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (SAFEGUARD_RULING (ruling));
  guint statutes = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SafeguardFinding) finding = g_list_model_get_item (findings, i);

      statutes += g_strcmp0 (safeguard_finding_get_code (finding), "statute-applies") == 0 ? 1 : 0;
    }
  g_assert_cmpuint (statutes, ==, 2);
  g_assert_cmpstr (safeguard_level_ruling_get_statute (ruling), ==, "section-47");
}

static void
test_unknown_event (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardConcern) concern = note ("");

  g_assert_false (safeguard_record_append_event (SAFEGUARD_RECORD (concern), "referal-received",
                                                 "2019-10-07", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  g_assert_nonnull (strstr (error->message, "'referral-received'"));
}

static void
test_unknown_level (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardConcern) concern = note ("+needs-unclear");
  g_autoptr (SafeguardLevelRuling) ruling = assess (concern);

  g_assert_null (safeguard_level_ruling_why_not (ruling, 7, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_LEVEL);
  g_clear_error (&error);
  g_assert_null (safeguard_level_ruling_smallest_changes (ruling, 0, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_LEVEL);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardConcern) concern = note ("+needs-unclear -complex-needs");
  SafeguardCase *facts = SAFEGUARD_CASE (concern);

  g_assert_false (safeguard_case_add_absent (facts, "needs-unclear", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_CONTRADICTION);
  g_clear_error (&error);
  g_assert_false (safeguard_case_add_present (facts, "complex-needs", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_CONTRADICTION);
  g_clear_error (&error);
  g_assert_false (safeguard_case_add_present (facts, "significant-ham", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_FACT);
  g_assert_nonnull (strstr (error->message, "significant-harm"));
  g_clear_error (&error);
  g_assert_false (safeguard_case_set_choice (facts, "reporter", "neighbour", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
  g_clear_error (&error);
  g_assert_false (safeguard_case_set_number (facts, "needs-unclear", 1, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_TYPE);

  /* Nothing of that changed what was recorded. */
  g_autofree char *unclear = safeguard_case_get_fact (facts, "needs-unclear", NULL);
  g_autofree char *harm = safeguard_case_get_fact (facts, "significant-harm", NULL);
  g_assert_cmpstr (unclear, ==, "present");
  g_assert_cmpstr (harm, ==, "unknown");
}

static void
test_why_not (void)
{
  g_autoptr (SafeguardConcern) concern = note ("+needs-unclear -significant-harm");
  g_autoptr (SafeguardLevelRuling) ruling = assess (concern);
  g_autoptr (GListModel) rows = safeguard_level_ruling_why_not (ruling, 4, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const ids[] = {"significant-harm", "significant-welfare-concern"};
      static const char *const found[] = {"absent", "unknown"};
      g_autoptr (SafeguardTrace) row = g_list_model_get_item (rows, i);
      GListModel *needs = safeguard_trace_get_needs (row);
      g_autoptr (SafeguardNeed) need = g_list_model_get_item (needs, 0);

      g_assert_cmpstr (safeguard_trace_get_row (row), ==, ids[i]);
      g_assert_cmpstr (safeguard_trace_get_answer (row), ==, "4");
      g_assert_cmpint (safeguard_trace_get_state (row), ==,
                       i == 0 ? SAFEGUARD_ROW_STATE_NO : SAFEGUARD_ROW_STATE_OPEN);
      g_assert_cmpstr (safeguard_need_get_fact (need), ==, ids[i]);
      g_assert_cmpstr (safeguard_need_get_found (need), ==, found[i]);
      g_assert_cmpstr (safeguard_need_get_needed (need), ==, "present");
    }

  /* Level 3 fails in one line under the one reading, in both under the other. */
  g_autoptr (GListModel) level_3 = safeguard_level_ruling_why_not (ruling, 3, NULL);
  g_autoptr (SafeguardTrace) lines = g_list_model_get_item (level_3, 0);
  GListModel *needs = safeguard_trace_get_needs (lines);
  g_assert_cmpuint (g_list_model_get_n_items (level_3), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (needs), ==, 2);
}

static void
test_questions (void)
{
  g_autoptr (SafeguardConcern) concern = note ("+needs-unclear");
  g_autoptr (SafeguardLevelRuling) ruling = assess (concern);
  g_autoptr (GListModel) questions = safeguard_ruling_get_questions (SAFEGUARD_RULING (ruling));
  guint n = g_list_model_get_n_items (questions);
  gboolean harm_asked = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SafeguardQuestion) question = g_list_model_get_item (questions, i);
      const char *fact = safeguard_question_get_fact (question);

      g_assert_cmpstr (fact, !=, "needs-unclear");
      g_assert_cmpstr (fact, !=, "good-progress");
      g_assert_true (g_str_has_suffix (safeguard_question_get_ask (question), "?")
                     || strstr (safeguard_question_get_ask (question), "? ") != NULL);
      g_assert_cmpstr (safeguard_question_get_from (question), ==, "2");
      if (strcmp (fact, "significant-harm") == 0)
        {
          harm_asked = TRUE;
          g_assert_true (g_strv_contains (safeguard_question_get_to (question), "4"));
        }
    }
  g_assert_true (harm_asked);

  /* Where the level is settled, nothing more matters to it. */
  g_autoptr (SafeguardConcern) harmed = note ("+significant-harm -immediate-danger");
  g_autoptr (SafeguardLevelRuling) settled = assess (harmed);
  g_autofree char *asked = join_questions (settled);
  g_assert_cmpstr (asked, ==, "");
}

static void
assert_clock (gpointer ruling, const char *id, const char *due, SafeguardClockState state)
{
  g_autoptr (SafeguardClock) clock = find_clock (ruling, id);

  g_assert_nonnull (clock);
  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, due);
  g_assert_cmpint (safeguard_clock_get_state (clock), ==, state);
}

static void
test_clocks_of_a_referral (void)
{
  g_test_summary (
      "A referral on Mon 7 Oct 2019: decided within one working day, assessed within 45");

  static const struct
  {
    const char *events;
    const char *at;
    SafeguardClockState decision;
    SafeguardClockState assessment;
  } rows[] = {
      {"referral-received=2019-10-07", "2019-10-08T23:59:59", SAFEGUARD_CLOCK_STATE_RUNNING,
       SAFEGUARD_CLOCK_STATE_RUNNING},
      {"referral-received=2019-10-07", "2019-10-09T00:00:00", SAFEGUARD_CLOCK_STATE_OVERDUE,
       SAFEGUARD_CLOCK_STATE_RUNNING},
      {"referral-received=2019-10-07 referral-decided=2019-10-08", "2019-12-10T00:00:00",
       SAFEGUARD_CLOCK_STATE_MET, SAFEGUARD_CLOCK_STATE_OVERDUE},
      {"referral-received=2019-10-07 referral-decided=2019-10-10", "2019-10-11T00:00:00",
       SAFEGUARD_CLOCK_STATE_MET_LATE, SAFEGUARD_CLOCK_STATE_RUNNING},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardConcern) concern = note ("+significant-harm");
      g_autoptr (GDateTime) at = london_time (rows[i].at);

      record_events (concern, rows[i].events);
      g_autoptr (SafeguardLevelRuling) ruling
          = safeguard_thresholds_assess_at (thresholds, concern, at, &error);
      g_assert_no_error (error);
      assert_clock (ruling, "referral-decision", "2019-10-08", rows[i].decision);
      assert_clock (ruling, "assessment", "2019-12-09", rows[i].assessment);
      assert_rules_are_cited (ruling);
    }
}

static void
test_clocks_without_a_moment (void)
{
  g_autoptr (SafeguardConcern) concern = note ("+significant-harm");
  g_autoptr (SafeguardLevelRuling) before = assess (concern);
  g_autoptr (GListModel) none = safeguard_ruling_get_clocks (SAFEGUARD_RULING (before));

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  record_events (concern, "referral-received=2019-10-07");
  g_autoptr (SafeguardLevelRuling) ruling = assess (concern);
  g_assert_null (safeguard_ruling_get_at (SAFEGUARD_RULING (ruling)));
  assert_clock (ruling, "referral-decision", "2019-10-08", SAFEGUARD_CLOCK_STATE_NOT_ASKED);

  /* A level without a clock has none, whatever happened. */
  g_autoptr (SafeguardConcern) unclear = note ("+needs-unclear");
  record_events (unclear, "referral-received=2019-10-07");
  g_autoptr (SafeguardLevelRuling) early_help = assess (unclear);
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (SAFEGUARD_RULING (early_help));
  g_assert_cmpuint (g_list_model_get_n_items (clocks), ==, 0);
}

static void
test_the_ruling_names_its_policy (void)
{
  static const char *const layers[]
      = {"stockport-2019", "england-2018", "greater-manchester", "bank-holidays-england-and-wales"};
  g_autoptr (SafeguardConcern) concern = note ("+significant-harm");
  g_autoptr (SafeguardLevelRuling) level = assess (concern);
  SafeguardRuling *ruling = SAFEGUARD_RULING (level);
  g_autoptr (GDate) on = safeguard_ruling_get_on (ruling);
  const char *const *found = safeguard_ruling_get_layers (ruling);

  g_assert_cmpstr (safeguard_ruling_get_area (ruling), ==, "stockport");
  g_assert_cmpstr (safeguard_ruling_get_edition (ruling), ==, "stockport-2019");
  g_assert_cmpint (g_date_get_julian (on), ==, 737333);
  g_assert_cmpuint (g_strv_length ((char **)found), ==, G_N_ELEMENTS (layers));
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    g_assert_true (g_strv_contains (found, layers[i]));
  g_assert_true (g_str_has_prefix (safeguard_ruling_get_digest (ruling), "sha256:"));
  g_assert_cmpuint (strlen (safeguard_ruling_get_digest (ruling)), ==, 7 + 64);
  g_assert_cmpstr (safeguard_ruling_get_digest (ruling), ==, safeguard_policy_get_digest (policy));

  g_autofree char *why = safeguard_ruling_why (ruling);
  g_assert_nonnull (strstr (why, "Level 4, Safeguarding concerns"));
  g_assert_nonnull (strstr (why, "Section 47"));
  g_assert_nonnull (strstr (why, "Safeguarding Children in Stockport"));
}

static void
test_another_policy (void)
{
  g_test_summary (
      "Thresholds are judged by the names of facts; a fact that a policy lacks is refused");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) later = load_policy ("stockport", "2024-06-03");
  SafeguardThresholds *others = safeguard_policy_get_thresholds (later, NULL);
  g_autoptr (SafeguardConcern) known = note ("+significant-harm");
  g_autoptr (SafeguardLevelRuling) ruling = safeguard_thresholds_assess (others, known, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_level_ruling_get_statute (ruling), ==, "section-47");
  g_assert_true (
      g_strv_contains (safeguard_ruling_get_layers (SAFEGUARD_RULING (ruling)), "england-2023"));

  g_autoptr (SafeguardConcern) newer = safeguard_concern_new (others);
  record_facts (newer, "+care-leaver-under-25");
  g_assert_null (safeguard_thresholds_assess (thresholds, newer, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
}

static void
test_as_known (void)
{
  g_test_summary ("As known earlier, a later judgement is not there");

  g_autoptr (SafeguardConcern) concern = note ("+needs-unclear");
  g_autoptr (GDateTime) known = london_time ("2019-10-08T12:00:00");

  safeguard_concern_record_judgement (concern, 3, "social-worker", "2019-10-08T11:00", "a", NULL);
  safeguard_concern_record_judgement (concern, 4, "social-worker", "2019-10-08T13:00", "b", NULL);
  g_autoptr (SafeguardRecord) view = safeguard_record_as_known (SAFEGUARD_RECORD (concern), known);
  g_autoptr (GListModel) then = safeguard_concern_get_judgements (SAFEGUARD_CONCERN (view));
  g_autoptr (GListModel) now = safeguard_concern_get_judgements (concern);
  g_autofree char *unclear = safeguard_case_get_fact (SAFEGUARD_CASE (view), "needs-unclear", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (then), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (now), ==, 2);
  g_assert_cmpstr (unclear, ==, "present");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  policy = load_policy ("stockport", "2019-10-01");
  thresholds = safeguard_policy_get_thresholds (policy, NULL);

  g_test_add_func ("/thresholds/concern/judgements", test_judgements);
  g_test_add_func ("/thresholds/concern/judgement-refused", test_judgement_refused);
  g_test_add_func ("/thresholds/concern/refused", test_refused);
  g_test_add_func ("/thresholds/concern/why-not", test_why_not);
  g_test_add_func ("/thresholds/concern/questions", test_questions);
  g_test_add_func ("/thresholds/concern/clocks", test_clocks_of_a_referral);
  g_test_add_func ("/thresholds/concern/clocks-without-a-moment", test_clocks_without_a_moment);
  g_test_add_func ("/thresholds/concern/policy", test_the_ruling_names_its_policy);
  g_test_add_func ("/thresholds/concern/another-policy", test_another_policy);
  g_test_add_func ("/thresholds/concern/as-known", test_as_known);
  g_test_add_func ("/thresholds/concern/danger-outlives-a-clock", test_danger_outlives_a_clock);
  g_test_add_func ("/thresholds/concern/both-duties", test_both_duties);
  g_test_add_func ("/thresholds/concern/unknown-event", test_unknown_event);
  g_test_add_func ("/thresholds/concern/unknown-level", test_unknown_level);

  int status = g_test_run ();
  g_clear_object (&policy);

  return status;
}
