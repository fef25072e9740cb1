/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

#include <string.h>

/* Remedies against a partner that fails: the plan first, the others in any order, a summons once
 * all agree, a referral after it. */

static void
test_remedies (void)
{
  static const struct
  {
    const char *acts;
    const char *breach; /* or NULL */
  } cases[] = {
      {"plan-required", NULL},
      {"plan-required put-on-agenda agreed summoned referred", NULL},
      {"plan-required agreed summoned put-on-agenda", NULL},
      {"plan-required summoned", "act-out-of-order"},
      {"plan-required referred", "act-out-of-order"},
      {"plan-required agreed referred", "act-out-of-order"},
      {"put-on-agenda", "act-out-of-order"},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) acts = g_strsplit (cases[i].acts, " ", -1);
      g_autoptr (SafeguardWorkstream) work
          = safeguard_workstream_new (governance, "w-1", "remedies", NULL, &error);
      g_assert_no_error (error);

      for (guint j = 0; acts[j] != NULL; j++)
        {
          g_autofree char *day = g_strdup_printf ("2019-03-%02u", j + 1);

          add_event (work, acts[j], day, NULL, NULL);
        }
      g_autoptr (SafeguardWorkstreamRuling) ruling
          = safeguard_governance_follow (governance, work, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GListModel) breaches
          = safeguard_proceeding_ruling_get_breaches (SAFEGUARD_PROCEEDING_RULING (ruling));

      g_test_message ("%s", cases[i].acts);
      g_assert_cmpuint (g_list_model_get_n_items (breaches) > 0, ==, cases[i].breach != NULL);
      g_assert_true (cases[i].breach == NULL || has_finding (ruling, cases[i].breach));
    }
}

/* Stockport's Statement of Commitment, section 8: the chair may summon with full agreement from the
 * Board. */
static const struct
{
  const char *name;
  const char *acts;
  const char *police; /* how the police vote, all others being for it; "" is not recorded */
  const char *code;
  gboolean breach;
} summonses[] = {
    {"all-agree", "summons-agreed summoned", "yes", "act-agreed", FALSE},
    {"all-agree-and-referral", "summons-agreed summoned explained referred-to-inspectorate", "yes",
     "act-agreed", FALSE},
    {"one-dissent", "summons-agreed summoned", "no", "act-not-agreed", TRUE},
    {"one-dissent-and-summoned-all-the-same", "summoned", "no", "act-out-of-order", TRUE},
    {"one-dissent-and-nothing-done", "", "no", "act-may-not-follow", FALSE},
    {"an-abstention", "summons-agreed summoned", "abstain", "act-agreement-undecided", FALSE},
    {"an-absence", "summons-agreed summoned", "absent", "act-agreement-undecided", FALSE},
    {"one-vote-not-recorded", "summons-agreed summoned", "", "act-agreement-undetermined", FALSE},
    {"agreed-and-nothing-done", "", "yes", "act-may-follow", FALSE},
    {"no-vote-given", "summons-agreed summoned", NULL, "act-vote-not-given", FALSE},
    {"no-vote-and-no-agreement", "summoned", NULL, "act-out-of-order", TRUE},
    {"referral-before-summons", "summons-agreed referred-to-inspectorate", "yes",
     "act-out-of-order", TRUE},
};

static SafeguardWorkstream *
record_remedies (SafeguardGovernance *governance, const char *acts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *all = g_strconcat ("failing-found action-plan-required ", acts, NULL);
  g_auto (GStrv) words = g_strsplit (g_strstrip (all), " ", -1);
  SafeguardWorkstream *work
      = safeguard_workstream_new (governance, "w-1", "remedies", NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *day = g_strdup_printf ("2012-03-%02u", i + 1);

      add_event (work, words[i], day, NULL, NULL);
    }

  return work;
}

/* Everybody is for it but the police. */
static SafeguardVoteRuling *
rule_on_summons (SafeguardGovernance *governance, const char *police)
{
  static const char *const ballots[] = {"yes", "no", "abstain", "absent", NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "summon", &error);
  const char *const *voters = safeguard_governance_get_voters (governance, "summon", &error);

  g_assert_no_error (error);
  for (guint i = 0; voters[i] != NULL; i++)
    for (guint j = 0; ballots[j] != NULL; j++)
      if (g_strcmp0 (g_strcmp0 (voters[i], "police") == 0 ? police : "yes", ballots[j]) == 0)
        safeguard_vote_cast (vote, voters[i], (SafeguardBallot)(j + 1), &error);
  g_assert_no_error (error);

  return safeguard_governance_assess_vote (governance, vote, &error);
}

static void
test_summons (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2012-03-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (summonses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardWorkstream) work = record_remedies (governance, summonses[i].acts);
      g_autoptr (SafeguardVoteRuling) vote
          = summonses[i].police != NULL ? rule_on_summons (governance, summonses[i].police) : NULL;
      g_autoptr (SafeguardWorkstreamRuling) ruling
          = vote != NULL
                ? safeguard_governance_follow_with_vote (governance, work, vote, NULL, &error)
                : safeguard_governance_follow (governance, work, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GListModel) breaches
          = safeguard_proceeding_ruling_get_breaches (SAFEGUARD_PROCEEDING_RULING (ruling));
      g_autofree char *gaps = join_gaps (ruling);

      g_test_message ("%s", summonses[i].name);
      g_assert_true (has_finding (ruling, summonses[i].code));
      g_assert_cmpuint (g_list_model_get_n_items (breaches) > 0, ==, summonses[i].breach);
      g_assert_cmpint (strstr (gaps, "full-agreement-and-abstention") != NULL, ==,
                       g_str_equal (summonses[i].code, "act-agreement-undecided"));
      assert_rules_are_cited (ruling);
    }
}

/* What the ruling of a vote says of a moment before the agreement was recorded. */
static void
test_before_the_agreement (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2012-03-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardWorkstream) work = record_remedies (governance, "summons-agreed");
  g_autoptr (SafeguardVoteRuling) vote = rule_on_summons (governance, "yes");
  g_autoptr (GDateTime) before = london_time ("2012-03-02T12:00:00");
  g_autoptr (SafeguardWorkstreamRuling) ruling
      = safeguard_governance_follow_with_vote (governance, work, vote, before, &error);

  g_assert_no_error (error);
  g_assert_true (has_finding (ruling, "act-may-follow"));
}

static void
test_vote_of_something_else (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2012-03-01");
  g_autoptr (SafeguardPolicy) other = load_policy ("cheshire-west-and-chester", "2019-10-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  SafeguardGovernance *cheshire = safeguard_policy_get_governance (other, NULL);
  g_autoptr (SafeguardVote) notify
      = safeguard_vote_new (cheshire, "notify-serious-incident", &error);
  g_autoptr (SafeguardVoteRuling) ruling
      = safeguard_governance_assess_vote (cheshire, notify, &error);
  g_autoptr (SafeguardWorkstream) work = record_remedies (governance, "");
  g_autoptr (SafeguardWorkstream) plan
      = safeguard_workstream_new (cheshire, "p-1", "task-and-finish", NULL, &error);

  g_assert_no_error (error);
  g_assert_null (safeguard_governance_follow_with_vote (governance, work, ruling, NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
  g_clear_error (&error);
  g_assert_null (safeguard_governance_follow_with_vote (cheshire, plan, ruling, NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_DECISION);
}

static void
test_unknown_kind (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_workstream_new (governance, "w-1", "remedy", NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_KIND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/workstreams/remedies", test_remedies);
  g_test_add_func ("/governance/workstreams/summons", test_summons);
  g_test_add_func ("/governance/workstreams/before-the-agreement", test_before_the_agreement);
  g_test_add_func ("/governance/workstreams/vote-of-something-else", test_vote_of_something_else);
  g_test_add_func ("/governance/workstreams/unknown-kind", test_unknown_kind);

  return g_test_run ();
}
