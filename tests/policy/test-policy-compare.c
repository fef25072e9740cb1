/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "arrangements.h"

/* One record under two policies, of whatever kind it is: two editions of a made-up borough
 * (packs/), three made-up partnerships (../partnerships/), and the areas that are held. */

static SafeguardCatalogue *
open_catalogue (void)
{
  g_autofree char *packs = g_test_build_filename (G_TEST_DIST, "..", "partnerships", NULL);
  const char *paths[] = {packs, NULL};
  g_autoptr (GError) error = NULL;
  SafeguardCatalogue *catalogue = safeguard_catalogue_new (paths, &error);

  g_assert_no_error (error);

  return catalogue;
}

static SafeguardPolicyDiff *
compare_areas (const char *first, const char *second, const char *iso)
{
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue ();
  g_autoptr (GDate) on = g_date_new ();
  g_autoptr (GError) error = NULL;

  g_date_set_parse (on, iso);
  g_autoptr (SafeguardPolicy) one = safeguard_catalogue_find_policy (catalogue, first, on, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) two = safeguard_catalogue_find_policy (catalogue, second, on, &error);
  g_assert_no_error (error);

  return safeguard_policy_diff_new (one, two);
}

static SafeguardPolicy *
read_edition (SafeguardCatalogue *catalogue, const char *edition)
{
  g_autofree char *name = g_strconcat (edition, ".yaml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "packs", name, NULL);
  g_autoptr (GError) error = NULL;
  SafeguardPolicy *policy = safeguard_catalogue_read_policy (catalogue, path, NULL, &error);

  g_assert_no_error (error);

  return policy;
}

static SafeguardPolicyDiff *
compare_fellborough (void)
{
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue ();
  g_autoptr (SafeguardPolicy) one = read_edition (catalogue, "fellborough-2019");
  g_autoptr (SafeguardPolicy) two = read_edition (catalogue, "fellborough-2022");

  return safeguard_policy_diff_new (one, two);
}

typedef gpointer (*Ask) (SafeguardPolicy *policy, gconstpointer what);

/* Asks both policies, and sets what they say side by side. */
static SafeguardPolicyComparison *
compare (SafeguardPolicyDiff *diff, Ask ask, gconstpointer what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) first = ask (safeguard_policy_diff_get_first (diff), what);
  g_autoptr (GObject) second = ask (safeguard_policy_diff_get_second (diff), what);
  SafeguardPolicyComparison *comparison = safeguard_policy_diff_compare_rulings (
      diff, (SafeguardRuling *)first, (SafeguardRuling *)second, &error);

  g_assert_no_error (error);
  g_assert_true ((gpointer)safeguard_policy_comparison_get_first_ruling (comparison) == first);
  g_assert_true ((gpointer)safeguard_policy_comparison_get_second_ruling (comparison) == second);

  return comparison;
}

/* Whether a reason is given that begins so. */
static gboolean
has_reason (SafeguardPolicyComparison *comparison, const char *begins)
{
  GListModel *reasons = safeguard_policy_comparison_get_reasons (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (SafeguardPolicyDifference) reason = g_list_model_get_item (reasons, i);

      if (g_str_has_prefix (safeguard_policy_difference_get_message (reason), begins))
        return TRUE;
    }

  return FALSE;
}

static guint
count_reasons (SafeguardPolicyComparison *comparison)
{
  return g_list_model_get_n_items (safeguard_policy_comparison_get_reasons (comparison));
}

/* --- votes: every ballot of three partners, against a second reading of both documents */

static const char *const partners[] = {"local-authority", "health", "police"};

static gpointer
ask_vote (SafeguardPolicy *policy, gconstpointer what)
{
  const SafeguardBallot *ballots = what;
  g_autoptr (GError) error = NULL;
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);
  g_autoptr (SafeguardVote) vote
      = safeguard_vote_new (governance, "notify-serious-incident", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    safeguard_vote_cast (vote, partners[i], ballots[i], &error);
  g_assert_no_error (error);

  return safeguard_governance_assess_vote (governance, vote, &error);
}

/* Aldwater, 4: the police have the final say; without them the other two agree, or do not. */
static const char *
aldwater_says (const SafeguardBallot *ballots)
{
  if (ballots[2] == SAFEGUARD_BALLOT_YES)
    return "carried";
  if (ballots[2] == SAFEGUARD_BALLOT_NO)
    return "not carried";
  if (ballots[0] == SAFEGUARD_BALLOT_YES && ballots[1] == SAFEGUARD_BALLOT_YES)
    return "carried";
  if (ballots[0] == SAFEGUARD_BALLOT_NO || ballots[1] == SAFEGUARD_BALLOT_NO)
    return "not carried";

  return "undecided";
}

/* Thornholm's order, 2: two bind the third. */
static const char *
thornholm_says (const SafeguardBallot *ballots)
{
  guint yes = 0, no = 0;

  for (guint i = 0; i < 3; i++)
    {
      yes += ballots[i] == SAFEGUARD_BALLOT_YES ? 1 : 0;
      no += ballots[i] == SAFEGUARD_BALLOT_NO ? 1 : 0;
    }

  return yes >= 2 ? "carried" : no >= 2 ? "not carried" : "undecided";
}

static void
test_votes (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_areas ("aldwater", "thornholm", "2024-06-01");
  guint moved = 0;

  for (guint code = 0; code < 64; code++)
    {
      SafeguardBallot ballots[3]
          = {(SafeguardBallot)(1 + code % 4), (SafeguardBallot)(1 + code / 4 % 4),
             (SafeguardBallot)(1 + code / 16)};
      const char *was = aldwater_says (ballots), *is = thornholm_says (ballots);
      g_autoptr (SafeguardPolicyComparison) comparison = compare (diff, ask_vote, ballots);
      gboolean same = strcmp (was, is) == 0;
      g_autofree char *move = same ? g_strdup ("unchanged") : g_strdup_printf ("%s to %s", was, is);

      g_assert_cmpstr (safeguard_policy_comparison_get_kind (comparison), ==, "vote");
      g_assert_cmpstr (safeguard_policy_comparison_get_move (comparison), ==, move);
      g_assert_cmpstr (safeguard_policy_comparison_get_first_answer (comparison), ==, was);
      /* The clause that makes them differ, wherever they do, and nowhere else. */
      g_assert_cmpint (count_reasons (comparison) > 0, ==, !same);
      g_assert_cmpint (
          has_reason (comparison, "Vote Whether a serious incident is notified: with "), ==, !same);
      moved += same ? 0 : 1;
    }
  g_assert_cmpuint (moved, >, 20);
}

/* Cheshire West and Chester, section 8: the other two bind the Director of Children's Services.
 * Stockport prints no rule for such a vote, and that is told, never taken for a no. */
static void
test_silent (void)
{
  SafeguardBallot ballots[] = {SAFEGUARD_BALLOT_NO, SAFEGUARD_BALLOT_YES, SAFEGUARD_BALLOT_YES};
  g_autoptr (SafeguardPolicyDiff) diff
      = compare_areas ("stockport", "cheshire-west-and-chester", "2020-01-06");
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) ruling = ask_vote (safeguard_policy_diff_get_second (diff), ballots);
  g_autoptr (SafeguardPolicyComparison) comparison
      = safeguard_policy_diff_compare_rulings (diff, NULL, (SafeguardRuling *)ruling, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_policy_comparison_get_move (comparison), ==,
                   "no rule held to carried");
  g_assert_null (safeguard_policy_comparison_get_first_ruling (comparison));
  g_assert_null (safeguard_policy_comparison_get_second (comparison));
  g_assert_cmpuint (count_reasons (comparison), ==, 1);
  g_assert_true (has_reason (comparison, "Vote Whether a serious incident is notified: not under "
                                         "stockport-2019, but under"));
}

/* --- incidents and their clocks */

typedef struct
{
  const char *facts;
  const char *events;
} Incident;

/* What a policy does not ask about it does not hear. */
static void
record_heard_facts (SafeguardCase *record, const char *facts)
{
  g_auto (GStrv) words = g_strsplit (facts, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (words[i][0] == '+')
        safeguard_case_add_present (record, words[i] + 1, &error);
      else
        safeguard_case_add_absent (record, words[i] + 1, &error);
      if (error != NULL)
        g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_FACT);
    }
}

static gpointer
ask_incident (SafeguardPolicy *policy, gconstpointer what)
{
  const Incident *told = what;
  g_autoptr (GError) error = NULL;
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, &error);
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);

  record_heard_facts (SAFEGUARD_CASE (incident), told->facts);
  record_events (incident, told->events);

  return safeguard_reviews_assess (reviews, incident, &error);
}

/* Mereshire, 4.1: three working days to notify, and the rapid review counts from the authority's
 * awareness; Aldwater, 4: seven working days, and the national guidance's notification for the
 * review. Aware on Fri 3 May 2024; Mon 6 May and Mon 27 May are bank holidays. */
static void
test_incident (void)
{
  static const Incident aware
      = {"+abuse-or-neglect-known-or-suspected +child-died +in-area", "authority-aware=2024-05-03"};
  static const Incident nothing = {"-abuse-or-neglect-known-or-suspected -child-died "
                                   "-child-seriously-harmed -looked-after -care-leaver-under-25",
                                   "authority-aware=2024-05-03"};
  g_autoptr (SafeguardPolicyDiff) diff = compare_areas ("aldwater", "mereshire", "2024-06-01");
  g_autoptr (SafeguardPolicyComparison) one = compare (diff, ask_incident, &aware);
  g_autoptr (SafeguardPolicyComparison) none = compare (diff, ask_incident, &nothing);
  const char *first = safeguard_policy_comparison_get_first_answer (one);
  const char *second = safeguard_policy_comparison_get_second_answer (one);

  g_assert_cmpstr (safeguard_policy_comparison_get_move (one), ==,
                   "notifiable with a rapid review, other duties");
  g_assert_nonnull (strstr (first, "notify panel by Wed 15 May 2024"));
  g_assert_nonnull (strstr (first, "rapid review within 15 working days from notification-sent"));
  g_assert_nonnull (strstr (second, "notify panel by Thu 9 May 2024"));
  g_assert_nonnull (strstr (second, "rapid review by Tue 28 May 2024"));
  g_assert_true (has_reason (one, "Time limit Notification of a serious incident: the limit is 7 "
                                  "working days under aldwater-2021, 3 working days"));
  g_assert_true (has_reason (one, "Time limit Rapid review: what starts it is notification-sent"));
  g_assert_false (has_reason (one, "Time limit Learning is shared"));
  /* Clocks that nobody starts make nobody differ. */
  g_assert_cmpstr (safeguard_policy_comparison_get_move (none), ==, "unchanged");
  g_assert_cmpuint (count_reasons (none), ==, 0);
}

/* Under the boards no rapid review followed: Working Together 2015 and 2018. The criteria are told
 * as the clause, and so is who hears of it. */
static void
test_criteria (void)
{
  static const Incident death = {"+abuse-or-neglect-known-or-suspected +child-died +in-area", ""};
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) one
      = safeguard_catalogue_find_policy (catalogue, "stockport-2017", NULL, &error);
  g_autoptr (SafeguardPolicy) two
      = safeguard_catalogue_find_policy (catalogue, "stockport-2019", NULL, &error);
  g_autoptr (SafeguardPolicyDiff) diff = safeguard_policy_diff_new (one, two);
  g_autoptr (SafeguardPolicyComparison) comparison = compare (diff, ask_incident, &death);

  g_assert_cmpstr (safeguard_policy_comparison_get_move (comparison), ==,
                   "notifiable to notifiable with a rapid review");
  g_assert_true (has_reason (comparison, "Incident, followed by a rapid review: with abuse or "
                                         "neglect known or suspected present, child died present "
                                         "and in area present, no under stockport-2017"));
  g_assert_true (has_reason (comparison, "Incident, told to panel: "));
  /* Not for what is not so here. */
  g_assert_false (has_reason (comparison, "Incident, to be notified: "));
}

/* --- meetings, risks, tests: each combination, against what both editions print */

static gpointer
ask_meeting (SafeguardPolicy *policy, gconstpointer what)
{
  const guint *present = what;
  g_autoptr (GError) error = NULL;
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);
  g_autoptr (SafeguardMeeting) meeting
      = safeguard_meeting_new (governance, "executive", "2022-02-01T10:00", &error);

  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    if ((*present >> i) & 1)
      safeguard_meeting_add_attendee (meeting, partners[i], SAFEGUARD_PRESENCE_MEMBER, partners[i],
                                      NULL, &error);
  g_assert_no_error (error);

  return safeguard_governance_assess_meeting (governance, meeting, &error);
}

/* Section 4.2: all three in 2019; since 2022 the authority and one of the others. */
static void
test_meetings (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_fellborough ();

  for (guint present = 0; present < 8; present++)
    {
      gboolean was = present == 7, is = (present & 1) != 0 && present > 1;
      g_autoptr (SafeguardPolicyComparison) comparison = compare (diff, ask_meeting, &present);

      g_assert_cmpstr (safeguard_policy_comparison_get_first_answer (comparison), ==,
                       was ? "quorate" : "not quorate");
      g_assert_cmpstr (safeguard_policy_comparison_get_second_answer (comparison), ==,
                       is ? "quorate" : "not quorate");
      g_assert_cmpint (
          has_reason (comparison, "Quorum the Executive: with local authority present"), ==,
          was != is);
    }
}

static gpointer
ask_score (SafeguardPolicy *policy, gconstpointer what)
{
  g_autoptr (GError) error = NULL;
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);

  return safeguard_governance_assess_score (governance, *(const gint64 *)what, &error);
}

static void
test_risks (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_fellborough ();

  for (gint64 score = 10; score < 15; score++)
    {
      g_autoptr (SafeguardPolicyComparison) comparison = compare (diff, ask_score, &score);

      g_assert_cmpstr (safeguard_policy_comparison_get_move (comparison), ==,
                       score == 12 ? "taken up to the executive to kept" : "unchanged");
      g_assert_cmpint (has_reason (comparison, "Risk: with score 12"), ==, score == 12);
    }
}

static gpointer
ask_tests (SafeguardPolicy *policy, gconstpointer what)
{
  g_autoptr (GError) error = NULL;
  SafeguardFunding *funding = safeguard_policy_get_funding (policy, &error);
  SafeguardChecklist *tests = safeguard_funding_get_tests (funding);
  g_autoptr (SafeguardCheck) check = safeguard_check_new (tests);

  record_facts (check, what);

  return safeguard_checklist_assess (tests, check, NULL, &error);
}

/* Section 8: since 2022 a cheaper way is to be looked for. */
static void
test_fund_tests (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_fellborough ();
  g_autoptr (SafeguardPolicyComparison) dear
      = compare (diff, ask_tests, "+improves-outcomes -tested-for-cost");
  g_autoptr (SafeguardPolicyComparison) cheap
      = compare (diff, ask_tests, "+improves-outcomes +tested-for-cost");

  g_assert_cmpstr (safeguard_policy_comparison_get_move (dear), ==, "passed to not passed");
  g_assert_true (has_reason (dear, "Test Access to the fund: with improves outcomes present"));
  g_assert_cmpstr (safeguard_policy_comparison_get_move (cheap), ==, "unchanged");
}

/* --- disputes */

static gpointer
ask_dispute (SafeguardPolicy *policy, gconstpointer what)
{
  const char *parties[] = {"local-authority", "health", NULL};
  g_autoptr (GError) error = NULL;
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, &error);
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (escalation, "d1", "between-partners", parties, &error);

  g_assert_no_error (error);
  record_events (dispute, what);

  return safeguard_escalation_assess (escalation, dispute, &error);
}

/* Section 7: mediation by the chair in 2019, which is left out in 2022; five working days, then
 * ten.
 */
static void
test_disputes (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_fellborough ();
  g_autoptr (SafeguardPolicyComparison) raised = compare (diff, ask_dispute, "raised=2022-02-01");
  g_autoptr (SafeguardPolicyComparison) resolved
      = compare (diff, ask_dispute, "raised=2022-02-01 resolved=2022-02-02");

  g_assert_cmpstr (safeguard_policy_comparison_get_kind (raised), ==, "dispute");
  g_assert_cmpstr (safeguard_policy_comparison_get_move (raised), ==,
                   "held by parties, other duties");
  g_assert_cmpstr (safeguard_policy_comparison_get_first_answer (raised), ==,
                   "held by parties; next independent chair; first answer by Tue 8 Feb 2022");
  g_assert_cmpstr (safeguard_policy_comparison_get_second_answer (raised), ==,
                   "held by parties; next scrutineer; first answer by Tue 15 Feb 2022");
  g_assert_true (has_reason (raised, "Stage Disagreement between partners, They talk: where it "
                                     "leads is mediation"));
  g_assert_true (has_reason (raised, "Time limit First answer: the limit is 5 working days"));
  g_assert_false (has_reason (raised, "Time limit Rapid review"));
  g_assert_true (
      g_str_has_prefix (safeguard_policy_comparison_get_first_answer (resolved), "resolved"));
}

/* --- what cannot be set side by side, and what is counted */

static void
test_refused (void)
{
  SafeguardBallot ballots[] = {SAFEGUARD_BALLOT_YES, SAFEGUARD_BALLOT_YES, SAFEGUARD_BALLOT_YES};
  gint64 score = 12;
  g_autoptr (SafeguardPolicyDiff) diff = compare_areas ("aldwater", "thornholm", "2024-06-01");
  SafeguardPolicy *first = safeguard_policy_diff_get_first (diff);
  SafeguardPolicy *second = safeguard_policy_diff_get_second (diff);
  g_autoptr (GObject) vote = ask_vote (first, ballots);
  g_autoptr (GObject) other = ask_vote (second, ballots);
  g_autoptr (GObject) risk = ask_score (second, &score);
  SafeguardGovernance *governance = safeguard_policy_get_governance (first, NULL);
  g_autoptr (SafeguardRightRuling) right = safeguard_governance_may (
      governance, "local-authority", "notify", "serious-incident", NULL);
  const struct
  {
    gpointer first;
    gpointer second;
    SafeguardError code;
  } cases[] = {
      {vote, vote, SAFEGUARD_ERROR_OTHER_POLICY},
      {other, vote, SAFEGUARD_ERROR_OTHER_POLICY},
      {vote, risk, SAFEGUARD_ERROR_NOT_COMPARABLE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          safeguard_policy_diff_compare_rulings (diff, cases[i].first, cases[i].second, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)cases[i].code);
    }

  g_autoptr (GError) error = NULL;

  g_assert_nonnull (right);
  g_assert_null (
      safeguard_policy_diff_compare_rulings (diff, SAFEGUARD_RULING (right), NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NOT_COMPARABLE);
}

/* A year's votes, counted by how they move. */
static void
test_counted (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_areas ("aldwater", "thornholm", "2024-06-01");
  g_autoptr (SafeguardPolicyImpact) impact = safeguard_policy_impact_new (diff, 1);

  for (guint code = 0; code < 64; code++)
    {
      SafeguardBallot ballots[3]
          = {(SafeguardBallot)(1 + code % 4), (SafeguardBallot)(1 + code / 4 % 4),
             (SafeguardBallot)(1 + code / 16)};
      g_autoptr (SafeguardPolicyComparison) comparison = compare (diff, ask_vote, ballots);

      g_assert_true (safeguard_policy_impact_add_comparison (impact, comparison,
                                                             code % 2 == 0 ? "even" : "odd", NULL));
    }
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, NULL), ==, 64);
  /* The police alone are for it: carried in Aldwater, and against two in Thornholm not. */
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, "carried to not carried"), ==,
                   1);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, "not carried to carried"), ==,
                   1);
}

/* A case that was compared the other way round is none of the table's. */
static void
test_not_counted (void)
{
  SafeguardBallot ballots[3] = {SAFEGUARD_BALLOT_YES, SAFEGUARD_BALLOT_YES, SAFEGUARD_BALLOT_YES};
  g_autoptr (SafeguardPolicyDiff) diff = compare_areas ("aldwater", "thornholm", "2024-06-01");
  g_autoptr (SafeguardPolicyDiff) back = compare_areas ("thornholm", "aldwater", "2024-06-01");
  g_autoptr (SafeguardPolicyDiff) again = compare_areas ("aldwater", "thornholm", "2024-06-01");
  g_autoptr (SafeguardPolicyImpact) impact = safeguard_policy_impact_new (diff, 1);
  g_autoptr (SafeguardPolicyComparison) other = compare (back, ask_vote, ballots);
  g_autoptr (SafeguardPolicyComparison) same = compare (again, ask_vote, ballots);
  g_autoptr (GError) error = NULL;

  g_assert_false (safeguard_policy_impact_add_comparison (impact, other, "all", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, NULL), ==, 0);
  /* Read a second time, the policies are still the same. */
  g_assert_true (safeguard_policy_impact_add_comparison (impact, same, "all", NULL));
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/compare/votes", test_votes);
  g_test_add_func ("/policy/compare/silent", test_silent);
  g_test_add_func ("/policy/compare/incident", test_incident);
  g_test_add_func ("/policy/compare/criteria", test_criteria);
  g_test_add_func ("/policy/compare/meetings", test_meetings);
  g_test_add_func ("/policy/compare/risks", test_risks);
  g_test_add_func ("/policy/compare/fund-tests", test_fund_tests);
  g_test_add_func ("/policy/compare/disputes", test_disputes);
  g_test_add_func ("/policy/compare/refused", test_refused);
  g_test_add_func ("/policy/compare/counted", test_counted);
  g_test_add_func ("/policy/compare/not-counted", test_not_counted);

  return g_test_run ();
}
