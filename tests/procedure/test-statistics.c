/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

/* For the scrutiny under section 11: time in each stage, outcomes, how often each stage was
 * reached, lateness by holder. */

/* "raised=2019-11-01 escalated=2019-11-08 resolved=2019-11-20" */
static void
add_dispute (SafeguardStatistics *statistics,
             SafeguardPolicy *policy,
             const char *events,
             const char *at)
{
  const char *const parties[] = {"local-authority", "police", NULL};
  g_autoptr (GError) error = NULL;
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, &error);
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (escalation, "d", "between-partners", parties, &error);
  g_autoptr (GDateTime) moment = london_time (at);

  g_assert_no_error (error);
  record_events (dispute, events);
  g_autoptr (SafeguardDisputeRuling) ruling
      = safeguard_escalation_assess_at (escalation, dispute, moment, &error);
  g_assert_no_error (error);
  safeguard_statistics_add (statistics, SAFEGUARD_PROCEEDING_RULING (ruling));
}

static guint32
get_outcome (SafeguardStatistics *statistics, const char *state)
{
  g_autoptr (GVariant) outcomes = safeguard_statistics_get_outcomes (statistics);
  guint32 count = 0;

  g_variant_lookup (outcomes, state, "u", &count);

  return count;
}

static void
check_stage (SafeguardStatistics *statistics,
             guint position,
             const char *stage,
             guint n_reached,
             guint n_left,
             int shortest,
             double median,
             int longest)
{
  g_autoptr (GListModel) stages = safeguard_statistics_get_stages (statistics);
  g_autoptr (SafeguardStageStatistic) found = g_list_model_get_item (stages, position);

  g_assert_cmpstr (safeguard_stage_statistic_get_stage (found), ==, stage);
  g_assert_nonnull (safeguard_stage_statistic_get_name (found));
  g_assert_cmpuint (safeguard_stage_statistic_get_n_reached (found), ==, n_reached);
  g_assert_cmpuint (safeguard_stage_statistic_get_n_left (found), ==, n_left);
  g_assert_cmpint (safeguard_stage_statistic_get_shortest (found), ==, shortest);
  g_assert_cmpfloat (safeguard_stage_statistic_get_median (found), ==, median);
  g_assert_cmpint (safeguard_stage_statistic_get_longest (found), ==, longest);
}

static void
test_ladder (void)
{
  g_test_summary ("Three disputes in Stockport: how far they went, for how long, how they ended");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-11-01");
  g_autoptr (SafeguardStatistics) statistics = safeguard_statistics_new ();

  /* Settled where it began, after 4 days. */
  add_dispute (statistics, policy, "raised=2019-11-01 resolved=2019-11-05", "2020-01-31T12:00:00");
  /* 7 days, then 12, then it is with the three partners. */
  add_dispute (statistics, policy, "raised=2019-11-01 escalated=2019-11-08 escalated=2019-11-20",
               "2020-01-31T12:00:00");
  /* 2 days and withdrawn on the day on which it went on. */
  add_dispute (statistics, policy, "raised=2019-11-01 escalated=2019-11-03 withdrawn=2019-11-03",
               "2020-01-31T12:00:00");

  g_assert_cmpuint (safeguard_statistics_get_n_matters (statistics), ==, 3);
  check_stage (statistics, 0, "two-agencies", 3, 3, 2, 4, 7);
  check_stage (statistics, 1, "full-partnership", 2, 2, 0, 6, 12);
  check_stage (statistics, 2, "three-partners", 1, 0, -1, -1, -1);
  check_stage (statistics, 3, "mediation", 0, 0, -1, -1, -1);
  g_assert_cmpuint (get_outcome (statistics, "resolved"), ==, 1);
  g_assert_cmpuint (get_outcome (statistics, "withdrawn"), ==, 1);
  g_assert_cmpuint (get_outcome (statistics, "open"), ==, 1);
  g_assert_cmpuint (get_outcome (statistics, "decided"), ==, 0);
}

static void
check_holder (SafeguardStatistics *statistics,
              const char *holder,
              guint in_time,
              guint late,
              guint overdue,
              guint running)
{
  g_autoptr (GListModel) holders = safeguard_statistics_get_holders (statistics);

  for (guint i = 0; i < g_list_model_get_n_items (holders); i++)
    {
      g_autoptr (SafeguardHolderStatistic) found = g_list_model_get_item (holders, i);

      if (g_strcmp0 (safeguard_holder_statistic_get_holder (found), holder) != 0)
        continue;
      g_assert_cmpuint (safeguard_holder_statistic_get_n_in_time (found), ==, in_time);
      g_assert_cmpuint (safeguard_holder_statistic_get_n_late (found), ==, late);
      g_assert_cmpuint (safeguard_holder_statistic_get_n_overdue (found), ==, overdue);
      g_assert_cmpuint (safeguard_holder_statistic_get_n_running (found), ==, running);
      return;
    }
  g_assert_not_reached ();
}

static void
check_lateness (SafeguardStatistics *statistics, const char *holder, double median, int longest)
{
  g_autoptr (GListModel) holders = safeguard_statistics_get_holders (statistics);

  for (guint i = 0; i < g_list_model_get_n_items (holders); i++)
    {
      g_autoptr (SafeguardHolderStatistic) found = g_list_model_get_item (holders, i);

      if (g_strcmp0 (safeguard_holder_statistic_get_holder (found), holder) != 0)
        continue;
      g_assert_cmpfloat (safeguard_holder_statistic_get_median_late (found), ==, median);
      g_assert_cmpint (safeguard_holder_statistic_get_longest_late (found), ==, longest);
    }
}

static void
add_review (SafeguardStatistics *statistics, SafeguardPolicy *policy, const char *events)
{
  g_autoptr (GError) error = NULL;
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, &error);
  g_autoptr (SafeguardReview) review = safeguard_review_new (reviews, "r", NULL, &error);
  g_autoptr (GDateTime) moment = london_time ("2019-10-31T12:00:00");

  g_assert_no_error (error);
  record_events (review, events);
  g_autoptr (SafeguardReviewRuling) ruling
      = safeguard_reviews_follow_at (reviews, review, moment, &error);
  g_assert_no_error (error);
  safeguard_statistics_add (statistics, SAFEGUARD_PROCEEDING_RULING (ruling));
}

static void
test_lateness (void)
{
  g_test_summary ("Notification within five working days, review within fifteen: who kept them");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardStatistics) statistics = safeguard_statistics_new ();

  /* Due on 14 October and on 28 October. */
  add_review (statistics, policy,
              "authority-aware=2019-10-07 partners-aware=2019-10-07 criteria-met=2019-10-08 "
              "notification-sent=2019-10-14 review-undertaken=2019-10-28");
  add_review (statistics, policy,
              "authority-aware=2019-10-07 partners-aware=2019-10-07 criteria-met=2019-10-08 "
              "notification-sent=2019-10-15");
  /* Aware on 25 October: both are still to come on the 31st. */
  add_review (statistics, policy, "authority-aware=2019-10-25 partners-aware=2019-10-25");
  check_holder (statistics, "local-authority", 1, 1, 0, 1);
  check_holder (statistics, "safeguarding-partners", 1, 0, 1, 1);
  /* A day late; since the 28th, on the 31st. */
  check_lateness (statistics, "local-authority", 1, 1);
  check_lateness (statistics, "safeguarding-partners", 3, 3);

  /* Due on the 14th, done on the 18th: with the other, half way between one day and four. */
  add_review (statistics, policy,
              "authority-aware=2019-10-07 partners-aware=2019-10-07 criteria-met=2019-10-08 "
              "notification-sent=2019-10-18 review-undertaken=2019-10-28");
  check_lateness (statistics, "local-authority", 2.5, 4);
}

static void
test_kept (void)
{
  g_test_summary ("Who kept every limit has no lateness, which is not a lateness of no days");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardStatistics) statistics = safeguard_statistics_new ();

  add_review (statistics, policy,
              "authority-aware=2019-10-07 criteria-met=2019-10-08 notification-sent=2019-10-14");
  check_holder (statistics, "local-authority", 1, 0, 0, 0);
  check_lateness (statistics, "local-authority", -1, -1);
}

static void
test_nothing (void)
{
  g_test_summary ("Of no matter there are no figures");

  g_autoptr (SafeguardStatistics) statistics = safeguard_statistics_new ();
  g_autoptr (GListModel) stages = safeguard_statistics_get_stages (statistics);
  g_autofree char *json = safeguard_statistics_to_json (statistics);

  g_assert_cmpuint (safeguard_statistics_get_n_matters (statistics), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (stages), ==, 0);
  g_assert_nonnull (json);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/ladder", test_ladder);
  g_test_add_func ("/statistics/lateness", test_lateness);
  g_test_add_func ("/statistics/kept", test_kept);
  g_test_add_func ("/statistics/nothing", test_nothing);

  return g_test_run ();
}
