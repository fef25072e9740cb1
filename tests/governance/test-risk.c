/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* Risks of a made-up partnership, whose rules leave out one score as a published document does. */

static void
test_scores (void)
{
  static const struct
  {
    const char *area;
    gint64 score;
    SafeguardRiskHandling handling;
    const char *to;
    const char *gaps;
  } cases[] = {
      {"made-up", 0, SAFEGUARD_RISK_HANDLING_KEPT, NULL, ""},
      {"made-up", 11, SAFEGUARD_RISK_HANDLING_KEPT, NULL, ""},
      {"made-up", 12, SAFEGUARD_RISK_HANDLING_UNDECIDED, NULL, "risk-12"},
      {"made-up", 13, SAFEGUARD_RISK_HANDLING_ESCALATED, "executive", ""},
      {"made-up", G_MAXINT64, SAFEGUARD_RISK_HANDLING_ESCALATED, "executive", ""},
      {"made-up-overlay", 12, SAFEGUARD_RISK_HANDLING_ESCALATED, "executive", ""},
      {"made-up-overlay", 11, SAFEGUARD_RISK_HANDLING_KEPT, NULL, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardPolicy) policy = load_made_up (cases[i].area, "2020-02-03");
      SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardRiskRuling) ruling
          = safeguard_governance_assess_score (governance, cases[i].score, &error);
      g_assert_no_error (error);
      g_autofree char *gaps = join_gaps (ruling);

      g_assert_cmpint (safeguard_risk_ruling_get_handling (ruling), ==, cases[i].handling);
      g_assert_cmpstr (safeguard_risk_ruling_get_to (ruling), ==, cases[i].to);
      g_assert_cmpstr (safeguard_risk_ruling_get_register (ruling), ==, "practice-improvement");
      g_assert_cmpstr (gaps, ==, cases[i].gaps);
      assert_rules_are_cited (ruling);
    }
}

static void
test_below_nothing (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_governance_assess_score (governance, -1, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
}

static void
test_register (void)
{
  g_test_summary ("a risk of the quality assurance group goes on the partnership's register "
                  "whatever its score, and its scores over time are kept");

  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardRisk) risk = safeguard_risk_new (governance, "r-1", &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardRiskRuling) before
      = safeguard_governance_assess_risk (governance, risk, NULL, &error);
  g_autofree char *asked = join_questions (before);

  g_assert_cmpint (safeguard_risk_ruling_get_handling (before), ==,
                   SAFEGUARD_RISK_HANDLING_UNDETERMINED);
  g_assert_cmpstr (asked, ==, "score");
  add_event (risk, "raised", "2019-02-01", "quality-assurance", NULL);
  add_event (risk, "scored", "2019-02-01", NULL, "{\"score\": 6}");
  add_event (risk, "scored", "2019-05-01", NULL, "{\"score\": 15}");
  add_event (risk, "escalated", "2019-05-02", "practice-improvement", NULL);
  add_event (risk, "closed", "2019-09-02", NULL, NULL);

  g_autoptr (GDateTime) at = london_time ("2019-03-01T12:00:00");
  g_autoptr (SafeguardRiskRuling) then
      = safeguard_governance_assess_risk (governance, risk, at, &error);
  g_autoptr (SafeguardRiskRuling) ruling
      = safeguard_governance_assess_risk (governance, risk, NULL, &error);
  g_autoptr (GListModel) scores = safeguard_risk_ruling_get_scores (ruling);

  g_assert_cmpint (safeguard_risk_ruling_get_handling (then), ==, SAFEGUARD_RISK_HANDLING_KEPT);
  g_assert_cmpstr (safeguard_risk_ruling_get_register (then), ==, "partnership");
  g_assert_true (has_finding (then, "risk-on-register"));
  g_assert_false (safeguard_risk_ruling_is_closed (then));
  g_assert_cmpint (safeguard_risk_ruling_get_handling (ruling), ==,
                   SAFEGUARD_RISK_HANDLING_ESCALATED);
  g_assert_true (has_finding (ruling, "risk-went-up"));
  g_assert_true (safeguard_risk_ruling_is_closed (ruling));
  g_assert_cmpuint (g_list_model_get_n_items (scores), ==, 2);
}

static void
test_refused (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardRisk) risk = safeguard_risk_new (governance, "r-1", NULL);
  g_autoptr (GError) error = NULL;

  assert_event_refused (risk, "score", NULL, NULL, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  assert_event_refused (risk, "scored", NULL, NULL, SAFEGUARD_ERROR_MISSING_KEY);
  assert_event_refused (risk, "scored", NULL, "{\"score\": \"high\"}", SAFEGUARD_ERROR_WRONG_TYPE);
  assert_event_refused (risk, "scored", NULL, "{\"score\": -1}", SAFEGUARD_ERROR_OUT_OF_RANGE);
  assert_event_refused (risk, "raised", "quality", NULL, SAFEGUARD_ERROR_UNKNOWN_BODY);
  g_assert_null (safeguard_risk_new (governance, "", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/risk/scores", test_scores);
  g_test_add_func ("/governance/risk/below-nothing", test_below_nothing);
  g_test_add_func ("/governance/risk/register", test_register);
  g_test_add_func ("/governance/risk/refused", test_refused);

  return g_test_run ();
}
