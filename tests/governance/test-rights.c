/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* Who may decide what in a made-up partnership. */

static void
test_may (void)
{
  static const struct
  {
    const char *question;
    SafeguardAnswer may;
    const char *before;
    const char *who;
    const char *gaps;
  } cases[] = {
      {"executive sign action-plan", SAFEGUARD_ANSWER_YES, "completion moderation", "executive",
       ""},
      {"practice-improvement sign action-plan", SAFEGUARD_ANSWER_NO, "completion moderation",
       "executive", ""},
      {"quality-assurance moderate action-plan", SAFEGUARD_ANSWER_YES, "completion",
       "quality-assurance", ""},
      {"partnership approve policy", SAFEGUARD_ANSWER_YES, "", "executive partnership", ""},
      {"quality-assurance use policy", SAFEGUARD_ANSWER_YES, "approval", "", ""},
      {"executive approve action-plan", SAFEGUARD_ANSWER_UNDECIDED, "", "", ""},
      {"executive publish report", SAFEGUARD_ANSWER_UNDECIDED, "", "executive", "who-publishes"},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = g_strsplit (cases[i].question, " ", 3);
      g_autoptr (SafeguardRightRuling) ruling
          = safeguard_governance_may (governance, words[0], words[1], words[2], &error);
      g_assert_no_error (error);
      g_auto (GStrv) before = safeguard_right_ruling_get_before (ruling);
      g_auto (GStrv) who = safeguard_right_ruling_get_who (ruling);
      g_autofree char *before_text = g_strjoinv (" ", before);
      g_autofree char *who_text = g_strjoinv (" ", who);
      g_autofree char *gaps = join_gaps (ruling);

      g_test_message ("%s", cases[i].question);
      g_assert_cmpint (safeguard_right_ruling_get_may (ruling), ==, cases[i].may);
      g_assert_cmpstr (before_text, ==, cases[i].before);
      g_assert_cmpstr (who_text, ==, cases[i].who);
      g_assert_cmpstr (gaps, ==, cases[i].gaps);
    }
}

static void
test_unknown (void)
{
  static const struct
  {
    const char *question;
    SafeguardError code;
  } cases[] = {
      {"exectuive sign action-plan", SAFEGUARD_ERROR_UNKNOWN_BODY},
      {"executive sing action-plan", SAFEGUARD_ERROR_UNKNOWN_MATTER},
      {"executive sign action-plans", SAFEGUARD_ERROR_UNKNOWN_MATTER},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = g_strsplit (cases[i].question, " ", 3);

      g_assert_null (safeguard_governance_may (governance, words[0], words[1], words[2], &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)cases[i].code);
    }
}

static void
test_done (void)
{
  g_test_summary ("a sign-off before the moderation, another body's moderation, a policy used "
                  "before its approval: each a breach with its source");

  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDecisionLog) log = safeguard_decision_log_new (governance, "l", &error);
  static const char plan[] = "{\"matter\": \"action-plan\", \"about\": \"p-1\"}";
  static const char other[] = "{\"matter\": \"action-plan\", \"about\": \"p-2\"}";
  static const char policy[] = "{\"matter\": \"policy\"}";

  add_event (log, "complete", "2019-03-01", "practice-improvement", plan);
  add_event (log, "moderate", "2019-03-02", "quality-assurance", plan);
  add_event (log, "sign", "2019-03-03", "executive", plan);
  g_autoptr (SafeguardDecisionLogRuling) good
      = safeguard_governance_assess_decisions (governance, log, NULL, &error);
  g_assert_cmpuint (safeguard_decision_log_ruling_get_n_breaches (good), ==, 0);
  assert_rules_are_cited (good);

  /* What was done to one plan is not done to another. */
  add_event (log, "sign", "2019-03-04", "executive", other);
  add_event (log, "moderate", "2019-03-05", "executive", other);
  add_event (log, "use", "2019-03-06", NULL, policy);
  add_event (log, "approve", "2019-03-07", "partnership", policy);
  add_event (log, "use", "2019-03-08", "police", policy);
  add_event (log, "publish", "2019-03-08", "executive", "{\"matter\": \"report\"}");
  g_autoptr (SafeguardDecisionLogRuling) bad
      = safeguard_governance_assess_decisions (governance, log, NULL, &error);
  g_autofree char *gaps = join_gaps (bad);

  g_assert_cmpuint (safeguard_decision_log_ruling_get_n_breaches (bad), ==, 3);
  g_assert_true (has_finding (bad, "decision-out-of-order"));
  g_assert_true (has_finding (bad, "decision-by-another"));
  g_assert_cmpstr (gaps, ==, "who-publishes");
  assert_rules_are_cited (bad);

  assert_event_refused (log, "sign", "executive", NULL, SAFEGUARD_ERROR_MISSING_KEY);
  assert_event_refused (log, "sing", "executive", plan, SAFEGUARD_ERROR_UNKNOWN_MATTER);
  assert_event_refused (log, "sign", "exec", plan, SAFEGUARD_ERROR_UNKNOWN_BODY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/rights/may", test_may);
  g_test_add_func ("/governance/rights/unknown", test_unknown);
  g_test_add_func ("/governance/rights/done", test_done);

  return g_test_run ();
}
