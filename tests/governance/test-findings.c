/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* What each ruling of a made-up partnership says in words: every code, from a story that brings it.
 */

static void
assert_findings (gpointer ruling, const char *const *codes)
{
  g_assert_nonnull (ruling);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_test_message ("%s", codes[i]);
      g_assert_true (has_finding (ruling, codes[i]));
    }
}

static void
test_checklists (void)
{
  static const struct
  {
    const char *checklist;
    const char *facts;
    const char *codes[4];
  } cases[] = {
      {"lay-member",
       "+lives-in-area -employed-by-partner",
       {"checklist-passed", "test-passed", NULL}},
      {"lay-member",
       "-lives-in-area -employed-by-partner",
       {"checklist-failed", "test-failed", NULL}},
      {"lay-member", "", {"checklist-undetermined", "test-undetermined", NULL}},
      {"chair", "-employed-by-partner", {"checklist-undecided", "test-undecided", NULL}},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SafeguardChecklist *checklist
          = safeguard_governance_get_checklist (governance, cases[i].checklist, NULL);
      g_autoptr (SafeguardCheck) check = safeguard_check_new (checklist);
      g_autoptr (SafeguardCheckRuling) ruling = NULL;

      record_facts (check, cases[i].facts);
      if (i == 3)
        safeguard_case_set_number (SAFEGUARD_CASE (check), "years-of-service", 3, NULL);
      ruling = safeguard_checklist_assess (checklist, check, NULL, NULL);
      assert_findings (ruling, cases[i].codes);
    }
}

static void
test_risks (void)
{
  static const char *const kept[] = {"risk-kept", "risk-went-up-kept", "risk-closed", NULL};
  static const char *const codes[][2] = {
      {"risk-kept", NULL},
      {"risk-undecided", NULL},
      {"risk-escalated", NULL},
  };
  static const char *const none[] = {"risk-undetermined", NULL};
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardRisk) risk = safeguard_risk_new (governance, "r", NULL);
  g_autoptr (SafeguardRiskRuling) before
      = safeguard_governance_assess_risk (governance, risk, NULL, NULL);
  g_autoptr (SafeguardRiskRuling) after = NULL;

  assert_findings (before, none);
  for (gint64 i = 0; i < 3; i++)
    {
      g_autoptr (SafeguardRiskRuling) ruling
          = safeguard_governance_assess_score (governance, 11 + i, NULL);

      assert_findings (ruling, codes[i]);
    }
  add_event (risk, "scored", "2019-02-01", NULL, "{\"score\": 3}");
  add_event (risk, "escalated", "2019-02-02", NULL, NULL);
  add_event (risk, "closed", "2019-02-03", NULL, NULL);
  after = safeguard_governance_assess_risk (governance, risk, NULL, NULL);
  assert_findings (after, kept);
}

static void
test_no_rule (void)
{
  static const char *const codes[] = {"risk-no-rule", NULL};
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "made-up-bare-2019.yaml", NULL);
  const char *paths[] = {pack, NULL};
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, NULL);
  g_autoptr (GDate) day = day_of ("2019-06-03");
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "made-up-bare", day, NULL);
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardRiskRuling) ruling = safeguard_governance_assess_score (governance, 5, NULL);

  assert_findings (ruling, codes);
  g_assert_cmpint (safeguard_risk_ruling_get_handling (ruling), ==,
                   SAFEGUARD_RISK_HANDLING_UNDECIDED);
}

static void
test_rights (void)
{
  static const struct
  {
    const char *body;
    const char *act;
    const char *matter;
    const char *codes[3];
  } cases[] = {
      {"executive", "sign", "action-plan", {"right-held", "right-after", NULL}},
      {"partnership", "sign", "action-plan", {"right-anothers", NULL}},
      {"executive", "approve", "action-plan", {"right-silent", NULL}},
      {"executive", "publish", "report", {"right-open", NULL}},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardRightRuling) ruling = safeguard_governance_may (
          governance, cases[i].body, cases[i].act, cases[i].matter, NULL);

      assert_findings (ruling, cases[i].codes);
    }
}

static void
test_decisions (void)
{
  static const char *const codes[]
      = {"decision-in-order", "decision-by-nobody", "decision-silent", "decision-open", NULL};
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardDecisionLog) log = safeguard_decision_log_new (governance, "l", NULL);
  g_autoptr (SafeguardDecisionLogRuling) ruling = NULL;

  add_event (log, "complete", "2019-03-01", "practice-improvement",
             "{\"matter\": \"action-plan\"}");
  add_event (log, "moderate", "2019-03-02", NULL, "{\"matter\": \"action-plan\"}");
  add_event (log, "approve", "2019-03-03", "executive", "{\"matter\": \"report\"}");
  add_event (log, "publish", "2019-03-04", "executive", "{\"matter\": \"report\"}");
  ruling = safeguard_governance_assess_decisions (governance, log, NULL, NULL);
  assert_findings (ruling, codes);
}

static void
test_attendance (void)
{
  static const char *const codes[] = {"attendance-met",
                                      "attendance-below",
                                      "attendance-out-of-reach",
                                      "attendance-undecided",
                                      "attendance-may-miss",
                                      "attendance-none-to-miss",
                                      NULL};
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GDate) from = day_of ("2019-01-01");
  g_autoptr (GDate) to = day_of ("2019-12-31");
  g_autoptr (SafeguardAttendance) attendance
      = safeguard_attendance_new (governance, "partnership", from, to, NULL);
  g_autoptr (SafeguardAttendanceRuling) ruling = NULL;

  add_event (attendance, "held", "2019-02-05", NULL, "{\"present\": [\"legal-adviser\"]}");
  add_event (attendance, "planned", "2019-03-05", NULL, NULL);
  safeguard_attendance_set_class (attendance, "legal-adviser", "adviser", NULL);
  safeguard_attendance_set_minimum (attendance, "lead-officer", 50, NULL);
  ruling = safeguard_governance_assess_attendance (governance, attendance, NULL, NULL);
  assert_findings (ruling, codes);
}

static void
test_assurance (void)
{
  static const char *const codes[] = {
      "submission-missing",    "submission-complete", "source-not-covered", "scrutiny-not-covered",
      "expectation-not-rated", "expectation-not-met", "sunset-passed",      NULL};
  static const char *const agencies[] = {"local-authority", "health", "police", "probation"};
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GDate) from = day_of ("2019-07-01");
  g_autoptr (GDate) to = day_of ("2020-03-31");
  g_autoptr (SafeguardAssurance) assurance
      = safeguard_assurance_new (governance, "y", from, to, NULL);
  g_autoptr (SafeguardAssuranceRuling) ruling = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (agencies); i++)
    add_event (assurance, "submitted", "2019-10-01", agencies[i],
               "{\"submission\": \"data-set\", \"for\": \"2019-07-01\"}");
  add_event (assurance, "rated", "2019-10-01", "police",
             "{\"expectation\": \"leadership\", \"rating\": \"not-met\"}");
  ruling = safeguard_governance_assess_assurance (governance, assurance, NULL, NULL);
  assert_findings (ruling, codes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/findings/checklists", test_checklists);
  g_test_add_func ("/governance/findings/risks", test_risks);
  g_test_add_func ("/governance/findings/no-rule", test_no_rule);
  g_test_add_func ("/governance/findings/rights", test_rights);
  g_test_add_func ("/governance/findings/decisions", test_decisions);
  g_test_add_func ("/governance/findings/attendance", test_attendance);
  g_test_add_func ("/governance/findings/assurance", test_assurance);

  return g_test_run ();
}
