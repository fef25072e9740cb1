/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <glib/gstdio.h>

#include "made-up.h"

#include <string.h>

#define DECISION "notify-serious-incident"

/* Section 8 of Cheshire West and Chester's arrangements: the Director of Children's Services may
 * notify alone; if the other two want it the Director notifies nevertheless; nobody wants it: it is
 * not notified. All else the document leaves open. */

static const char *const agencies[] = {"local-authority", "health", "police"};
static const char letters[] = "YNAX"; /* yes, no, abstain, absent */

/* One character a combination, the director slowest and the police fastest: the table of the
 * document, written by hand. c carried, n not carried, d the director is against it and exactly one
 * is for it, a somebody abstained or was absent, b both. */
static const char by_the_document[] =
    /* director yes: carried, whatever the others do */
    "cccccccccccccccc"
    /* director no: health yes, then no, abstain, absent; in each police yes, no, abstain, absent */
    "cdbb"
    "dnaa"
    "baaa"
    "baaa"
    /* director abstains: only both of the others carry it */
    "caaa"
    "aaaa"
    "aaaa"
    "aaaa"
    /* director absent */
    "caaa"
    "aaaa"
    "aaaa"
    "aaaa";

static SafeguardGovernance *
cheshire (SafeguardPolicy **policy)
{
  g_autoptr (GError) error = NULL;

  *policy = load_policy ("cheshire-west-and-chester", "2019-10-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (*policy, &error);
  g_assert_no_error (error);

  return governance;
}

/* "YN?": how the director, health and the police voted; ? is not recorded. */
static SafeguardVoteRuling *
rule (SafeguardGovernance *governance, const char *votes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, DECISION, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    if (votes[i] != '?')
      {
        safeguard_vote_cast (vote, agencies[i],
                             (SafeguardBallot)(strchr (letters, votes[i]) - letters + 1), &error);
        g_assert_no_error (error);
      }
  SafeguardVoteRuling *ruling = safeguard_governance_assess_vote (governance, vote, &error);
  g_assert_no_error (error);

  return ruling;
}

static gboolean
is_open (SafeguardVoteRuling *ruling, const char *gap)
{
  g_autoptr (GListModel) gaps = safeguard_ruling_get_undecided (SAFEGUARD_RULING (ruling));

  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr (SafeguardGap) one = g_list_model_get_item (gaps, i);

      if (g_strcmp0 (safeguard_gap_get_id (one), gap) == 0)
        {
          g_assert_cmpuint (g_list_model_get_n_items (safeguard_gap_get_readings (one)), ==, 2);
          return TRUE;
        }
    }

  return FALSE;
}

static void
test_all_combinations (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance = cheshire (&policy);

  g_assert_cmpuint (strlen (by_the_document), ==, 64);
  for (guint i = 0; i < 64; i++)
    {
      const char votes[] = {letters[i / 16], letters[i / 4 % 4], letters[i % 4], '\0'};
      char expected = by_the_document[i];
      g_autoptr (SafeguardVoteRuling) ruling = rule (governance, votes);
      SafeguardVoteOutcome outcome = expected == 'c'   ? SAFEGUARD_VOTE_OUTCOME_CARRIED
                                     : expected == 'n' ? SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED
                                                       : SAFEGUARD_VOTE_OUTCOME_UNDECIDED;

      g_test_message ("%s %c", votes, expected);
      g_assert_cmpint (safeguard_vote_ruling_get_outcome (ruling), ==, outcome);
      g_assert_cmpint (is_open (ruling, "director-against-one-for"), ==,
                       expected == 'd' || expected == 'b');
      g_assert_cmpint (is_open (ruling, "abstention-or-absence"), ==,
                       expected == 'a' || expected == 'b');
    }
}

typedef struct
{
  const char *votes;
  const char *pivotal;
  const char *dissent;
} Hinge;

static const Hinge hinges[] = {
    {"YNN", "local-authority", "health police"},
    {"YYY", "", ""},
    {"YYN", "local-authority", "police"},
    {"NYY", "health police", "local-authority"},
    {"NNN", "local-authority health police", ""},
    {"XYY", "health police", ""},
    {"NYN", "", ""}, /* undecided: nothing hung on anybody */
};

static void
test_pivotal (gconstpointer data)
{
  const Hinge *hinge = data;
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardVoteRuling) ruling = rule (cheshire (&policy), hinge->votes);
  g_auto (GStrv) pivotal = safeguard_vote_ruling_get_pivotal (ruling);
  g_auto (GStrv) dissent = safeguard_vote_ruling_get_dissent (ruling);
  g_autofree char *who = g_strjoinv (" ", pivotal);
  g_autofree char *against = g_strjoinv (" ", dissent);

  g_assert_cmpstr (who, ==, hinge->pivotal);
  g_assert_cmpstr (against, ==, hinge->dissent);
}

/* A vote that is not recorded is not a vote against. */
static void
test_not_recorded (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance = cheshire (&policy);
  static const struct
  {
    const char *votes;
    SafeguardVoteOutcome outcome;
  } cases[] = {
      {"???", SAFEGUARD_VOTE_OUTCOME_UNDETERMINED}, {"Y??", SAFEGUARD_VOTE_OUTCOME_CARRIED},
      {"?YY", SAFEGUARD_VOTE_OUTCOME_CARRIED},      {"N?N", SAFEGUARD_VOTE_OUTCOME_UNDETERMINED},
      {"NA?", SAFEGUARD_VOTE_OUTCOME_UNDECIDED}, /* whatever the police do */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardVoteRuling) ruling = rule (governance, cases[i].votes);

      g_test_message ("%s", cases[i].votes);
      g_assert_cmpint (safeguard_vote_ruling_get_outcome (ruling), ==, cases[i].outcome);
    }
}

static void
test_told (void)
{
  static const struct
  {
    const char *votes;
    const char *code;
  } cases[] = {
      {"YNN", "vote-carried"},     {"YNN", "vote-pivotal"},   {"YNN", "vote-dissent"},
      {"NNN", "vote-not-carried"}, {"NYN", "vote-undecided"}, {"N??", "vote-undetermined"},
      {"YAN", "vote-abstained"},   {"YXN", "vote-absent"},
  };
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance = cheshire (&policy);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardVoteRuling) ruling = rule (governance, cases[i].votes);
      g_autoptr (SafeguardFinding) finding = find_finding (ruling, cases[i].code);

      g_test_message ("%s", cases[i].code);
      g_assert_nonnull (finding);
    }
}

static void
test_smallest_changes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardVoteRuling) ruling = rule (cheshire (&policy), "NNN");
  g_autoptr (GListModel) changes
      = safeguard_vote_ruling_smallest_changes (ruling, SAFEGUARD_VOTE_OUTCOME_CARRIED, &error);
  g_autoptr (SafeguardChange) change = g_list_model_get_item (changes, 0);
  g_autoptr (SafeguardNeed) need = g_list_model_get_item (safeguard_change_get_needs (change), 0);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 1);
  g_assert_cmpstr (safeguard_need_get_fact (need), ==, "local-authority");
  g_assert_cmpstr (safeguard_need_get_needed (need), ==, "yes");
}

#define UNANIMOUS                                                                                  \
  "  votes:\n"                                                                                     \
  "    summon:\n"                                                                                  \
  "      name: A summons\n"                                                                        \
  "      voters: [local-authority, health, police]\n"                                              \
  "      sign-off: independent-chair\n"                                                            \
  "      rows:\n"                                                                                  \
  "        - {id: all, when: {yes: [local-authority, icb, police]}, then: carried, cite: "         \
  "{document: terms}}\n"                                                                           \
  "        - {id: dissent, when: {no: {any: [local-authority, health, police]}}, then: "           \
  "not-carried, cite: {document: terms}}\n"                                                        \
  "      cite: {document: terms}\n"

static SafeguardVoteRuling *
summon (SafeguardVote *vote, SafeguardGovernance *governance, const char *votes)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    safeguard_vote_cast (vote, agencies[i],
                         (SafeguardBallot)(strchr (letters, votes[i]) - letters + 1), &error);
  g_assert_no_error (error);

  return safeguard_governance_assess_vote (governance, vote, &error);
}

/* A made-up partnership: full agreement, and the chair's sign-off. */
static void
test_made_up_unanimity (void)
{
  static const struct
  {
    const char *votes;
    SafeguardVoteOutcome outcome;
  } cases[] = {
      {"YYY", SAFEGUARD_VOTE_OUTCOME_CARRIED},
      {"YYN", SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED},
      {"YYA", SAFEGUARD_VOTE_OUTCOME_UNDECIDED},
      {"NYA", SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED},
  };
  g_autoptr (SafeguardGovernance) governance = make_up (UNANIMOUS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", NULL);
      g_autoptr (SafeguardVoteRuling) ruling = summon (vote, governance, cases[i].votes);
      g_autoptr (SafeguardFinding) needed = find_finding (ruling, "sign-off-needed");

      g_assert_cmpint (safeguard_vote_ruling_get_outcome (ruling), ==, cases[i].outcome);
      g_assert_cmpint (needed != NULL, ==, cases[i].outcome == SAFEGUARD_VOTE_OUTCOME_CARRIED);
    }
}

static void
test_sign_off (void)
{
  static const struct
  {
    const char *by;
    const char *code;
  } cases[]
      = {{"independent-chair", "decision-signed-off"}, {"school", "decision-signed-by-another"}};
  g_autoptr (SafeguardGovernance) governance = make_up (UNANIMOUS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", NULL);
      g_autoptr (SafeguardEvent) event = safeguard_event_new_full ("signed-off", "2023-12-01", NULL,
                                                                   NULL, cases[i].by, NULL, &error);

      safeguard_record_append (SAFEGUARD_RECORD (vote), event, &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardVoteRuling) ruling = summon (vote, governance, "YYY");
      g_autoptr (SafeguardFinding) found = find_finding (ruling, cases[i].code);
      g_autoptr (SafeguardFinding) needed = find_finding (ruling, "sign-off-needed");

      g_assert_nonnull (found);
      g_assert_cmpint (needed == NULL, ==, i == 0);
    }
}

/* Whoever has no vote may speak: the vote is kept, does not count, and the ruling says why. */
static void
test_votes_that_do_not_count (void)
{
  static const struct
  {
    const char *voter;
    const char *code;
  } cases[] = {{"lead-member", "vote-by-observer"}, {"school", "vote-without-right"}};
  g_autoptr (SafeguardGovernance) governance = make_up (UNANIMOUS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", NULL);

      safeguard_vote_cast (vote, cases[i].voter, SAFEGUARD_BALLOT_NO, &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardVoteRuling) ruling = summon (vote, governance, "YYY");
      g_autoptr (SafeguardFinding) found = find_finding (ruling, cases[i].code);

      g_assert_nonnull (found);
      g_assert_cmpint (safeguard_finding_get_severity (found), ==,
                       SAFEGUARD_FINDING_SEVERITY_BREACH);
      g_assert_cmpint (safeguard_vote_ruling_get_outcome (ruling), ==,
                       SAFEGUARD_VOTE_OUTCOME_CARRIED);
    }
}

static void
test_conflicts (void)
{
  static const struct
  {
    const char *votes;
    const char *code;
  } cases[] = {{"YYY", "conflict-and-voted"}, {"YAY", "conflict-declared"}};
  g_autoptr (SafeguardGovernance) governance = make_up (UNANIMOUS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", NULL);

      safeguard_vote_declare_conflict (vote, "ccg", &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardVoteRuling) ruling = summon (vote, governance, cases[i].votes);
      g_autoptr (SafeguardFinding) found = find_finding (ruling, cases[i].code);

      g_assert_nonnull (found);
    }
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up (UNANIMOUS);
  g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", NULL);

  g_assert_null (safeguard_vote_new (governance, "sumon", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_DECISION);
  g_clear_error (&error);
  g_assert_false (safeguard_vote_cast (vote, "polise", SAFEGUARD_BALLOT_YES, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_ACTOR);
  g_clear_error (&error);
  g_assert_true (safeguard_vote_cast (vote, "ccg", SAFEGUARD_BALLOT_YES, &error));
  g_assert_true (safeguard_vote_cast (vote, "icb", SAFEGUARD_BALLOT_YES, &error));
  g_assert_false (safeguard_vote_cast (vote, "health", SAFEGUARD_BALLOT_NO, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_CONTRADICTION);
  g_clear_error (&error);
  g_assert_false (
      safeguard_record_append_event (SAFEGUARD_RECORD (vote), "signed", "2023-12-01", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_EVENT);
}

/* A vote recorded under other rules is not judged by these. */
static void
test_other_policy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up (UNANIMOUS);
  g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", NULL);

  g_assert_null (safeguard_governance_assess_vote (cheshire (&policy), vote, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/vote/all-combinations", test_all_combinations);
  for (guint i = 0; i < G_N_ELEMENTS (hinges); i++)
    {
      g_autofree char *path = g_strconcat ("/governance/vote/pivotal/", hinges[i].votes, NULL);

      g_test_add_data_func (path, &hinges[i], test_pivotal);
    }
  g_test_add_func ("/governance/vote/not-recorded", test_not_recorded);
  g_test_add_func ("/governance/vote/told", test_told);
  g_test_add_func ("/governance/vote/smallest-changes", test_smallest_changes);
  g_test_add_func ("/governance/vote/made-up-unanimity", test_made_up_unanimity);
  g_test_add_func ("/governance/vote/sign-off", test_sign_off);
  g_test_add_func ("/governance/vote/do-not-count", test_votes_that_do_not_count);
  g_test_add_func ("/governance/vote/conflicts", test_conflicts);
  g_test_add_func ("/governance/vote/refusals", test_refusals);
  g_test_add_func ("/governance/vote/other-policy", test_other_policy);

  return g_test_run ();
}
