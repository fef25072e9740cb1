/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fund-fixture.h"

/* Contributions: for how many years they are promised, how they rise, what was undertaken, what is
 * corrected; and the ruling of a meeting on which a decision to spend rests. */

static SafeguardFunding *
stockport_2012 (SafeguardPolicy **policy)
{
  *policy = load_policy ("stockport", "2012-04-01");

  return safeguard_policy_get_funding (*policy, NULL);
}

typedef struct
{
  const char *what;
  const char *story;
  const char *year;
  const char *findings[4];
  const char *result; /* a part of the answer without spaces; NULL: it is not looked at */
} Story;

#define THREE "pledged 2012-04-01 - - | {\"from\": \"police\", \"pence\": 100000, \"years\": 3}\n"
#define ONE(day, pence) "pledged " day " - - | {\"from\": \"police\", \"pence\": " pence "}\n"
#define UPLIFT "uplift-agreed 2013-03-01 - - | {\"year\": \"2013-14\", \"basis-points\": 250}\n"

static const Story stories[] = {
    {"three years, asked where possible",
     THREE,
     "2013-14",
     {"!contribution-short-of-cycle", "contribution-outstanding", "uplift-not-recorded"},
     "\"years\":3,\"promised_until\":\"2014-15\""},
    {"one year at a time",
     ONE ("2012-04-01", "100000"),
     "2012-13",
     {"contribution-short-of-cycle"},
     "\"promised_until\":\"2012-13\""},
    {"raised with prices",
     ONE ("2012-04-01", "100050") ONE ("2013-04-01", "102551") UPLIFT,
     "2013-14",
     {"!contribution-below-uplift", "!uplift-not-recorded"},
     "\"previous\":100050,\"uplifted\":102551"},
    {"a penny short of it",
     ONE ("2012-04-01", "100050") ONE ("2013-04-01", "102550") UPLIFT,
     "2013-14",
     {"contribution-below-uplift"},
     "\"basis_points\":250,\"rounding\":\"to"},
    {"an undertaking, and another promise",
     ONE ("2012-04-01",
          "100000") "undertaken 2012-04-02 - - | {\"from\": \"police\", \"pence\": 90000}\n",
     "2012-13",
     {"undertaking-differs", "undertaking-missing"},
     "\"undertakings\":[{\"from\":\"police\",\"pence\":90000}]"},
    {"an undertaking of three years",
     ONE ("2014-04-01", "100000") "undertaken 2012-04-02 - - | {\"from\": \"police\", \"pence\": "
                                  "100000, \"years\": 3}\n",
     "2014-15",
     {"!undertaking-differs"},
     "\"host\":\"corporate-director\""},
};

/* Without the spaces that JSON may have. (transfer full) */
static char *
dense_of (const char *json)
{
  g_auto (GStrv) parts = g_strsplit_set (json, " \n", -1);

  return g_strjoinv (NULL, parts);
}

static void
assert_story (gpointer ruling, const Story *story)
{
  g_autofree char *json = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
  g_autofree char *dense = dense_of (json);

  for (guint i = 0; i < G_N_ELEMENTS (story->findings) && story->findings[i] != NULL; i++)
    {
      gboolean absent = story->findings[i][0] == '!';

      g_test_message ("%s: %s", story->what, story->findings[i]);
      g_assert_cmpint (has_finding (ruling, story->findings[i] + (absent ? 1 : 0)), ==, !absent);
    }
  if (story->result != NULL)
    g_assert_nonnull (strstr (dense, story->result));
}

static void
test_stories (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (SafeguardFund) fund = fund_with (funding, stories[i].story);
      g_autoptr (SafeguardFundRuling) ruling
          = safeguard_funding_assess (funding, fund, stories[i].year, NULL);

      assert_story (ruling, &stories[i]);
      assert_rules_are_cited (ruling);
    }
}

/* What is promised for years to come covers nothing yet. */
static void
test_later_years_are_no_cover (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);
  g_autoptr (SafeguardFund) fund = fund_with (funding, THREE);

  g_assert_cmpint (safeguard_fund_get_uncommitted (fund), ==, 100000);
  fund_append (fund,
               "budgeted 2013-04-01 - - | {\"heading\": \"work-of-the-board\", \"pence\": 5}");
  g_assert_cmpint (safeguard_fund_get_uncommitted (fund), ==, 200000);
}

/* Due on a day that is still to come: the clock runs, with its holder, and is met by the whole. */
static void
test_a_clock_for_each (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);
  g_autoptr (SafeguardFund) fund
      = fund_with (funding, "due 2012-06-29 - - | {\"from\": \"police\", \"pence\": 500}\n"
                            "received 2012-05-01 - - | {\"from\": \"police\", \"pence\": 300}\n"
                            "received 2012-07-02 - - | {\"from\": \"police\", \"pence\": 200}\n");
  static const struct
  {
    const char *at;
    SafeguardClockState state;
  } moments[] = {
      {"2012-05-10T12:00:00", SAFEGUARD_CLOCK_STATE_RUNNING},
      {"2012-06-29T23:59:00", SAFEGUARD_CLOCK_STATE_RUNNING},
      {"2012-06-30T00:00:00", SAFEGUARD_CLOCK_STATE_OVERDUE},
      {"2012-07-03T00:00:00", SAFEGUARD_CLOCK_STATE_MET_LATE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GDateTime) at = london_time (moments[i].at);
      g_autoptr (SafeguardFundRuling) ruling
          = safeguard_funding_assess_at (funding, fund, "2012-13", at, NULL);
      g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (SAFEGUARD_RULING (ruling));
      g_autoptr (SafeguardClock) clock = g_list_model_get_item (clocks, 0);

      g_test_message ("%s", moments[i].at);
      g_assert_cmpuint (g_list_model_get_n_items (clocks), ==, 1);
      g_assert_cmpstr (safeguard_clock_get_name (clock), ==,
                       "Contribution of Greater Manchester Police for 2012-13");
      g_assert_cmpstr (safeguard_clock_get_holder (clock), ==, "police");
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2012-06-29");
      g_assert_cmpint (safeguard_clock_get_state (clock), ==, moments[i].state);
      g_assert_cmpint (has_finding (ruling, "clock-due-on"), ==, i < 2);
    }
}

/* Held level while prices rise. */
static void
test_real_terms (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2019-07-01");
  SafeguardFunding *funding = safeguard_policy_get_funding (policy, NULL);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding, "received 2019-07-31 - - | {\"from\": \"members\", \"pence\": 21886600}\n"
               "received 2020-07-31 - - | {\"from\": \"members\", \"pence\": 21886600}\n"
               "price-index 2019-04-01 - - | {\"year\": \"2019-20\", \"index\": 10000}\n"
               "price-index 2020-04-01 - - | {\"year\": \"2020-21\", \"index\": 10400}\n");
  g_autoptr (SafeguardFundRuling) ruling
      = safeguard_funding_assess (funding, fund, "2020-21", NULL);
  g_autofree char *why = safeguard_ruling_why (SAFEGUARD_RULING (ruling));

  g_assert_true (has_finding (ruling, "standstill-in-real-terms"));
  /* 218,866 / 1.04 = 210,448.08 */
  g_assert_nonnull (strstr (why, "contributions of £218,866 are £210,448.08 in the prices of "
                                 "2019-20, where they were £218,866"));
}

/* --- corrections */

/* What rests on the entry that was wrong follows: nothing stays outstanding that was paid, and
 * nothing is tied up that was not. */
static const struct
{
  const char *story;
  gint64 held;
  gint64 uncommitted;
} corrections[] = {
    {"pledged 2012-04-01 p-1 - | {\"from\": \"police\", \"pence\": 1000}\n"
     "corrected 2012-04-02 - - | {\"entry\": \"p-1\", \"pence\": 700, \"reason\": \"a slip\"}\n",
     0, 700},
    {"pledged 2012-04-01 p-1 - | {\"from\": \"police\", \"pence\": 1000}\n"
     "received 2012-04-03 r-1 - | {\"from\": \"police\", \"pence\": 600}\n"
     "corrected 2012-04-04 - - | {\"entry\": \"r-1\", \"pence\": 100, \"reason\": \"a slip\"}\n",
     100, 1000},
    {"received 2012-04-01 - - | {\"from\": \"police\", \"pence\": 1000}\n"
     "committed 2012-04-03 k-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 600}\n"
     "paid 2012-04-04 d-1 - | {\"commitment\": \"k-1\", \"pence\": 600}\n"
     "corrected 2012-04-05 - - | {\"entry\": \"d-1\", \"pence\": 200, \"reason\": \"a slip\"}\n",
     800, 400},
    {"received 2012-04-01 - - | {\"from\": \"police\", \"pence\": 1000}\n"
     "committed 2012-04-03 k-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 600}\n"
     "corrected 2012-04-05 - - | {\"entry\": \"k-1\", \"pence\": 200, \"reason\": \"a slip\"}\n",
     1000, 800},
};

static void
test_corrections (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);

  for (guint i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      g_autoptr (SafeguardFund) fund = fund_with (funding, corrections[i].story);

      g_test_message ("%s", corrections[i].story);
      g_assert_cmpint (safeguard_fund_get_held (fund), ==, corrections[i].held);
      g_assert_cmpint (safeguard_fund_get_uncommitted (fund), ==, corrections[i].uncommitted);
    }
}

/* An event that is refused, or that is of a later day, ends no reservation. */
static void
test_what_is_refused_ends_nothing (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding, "received 2012-04-01 - - | {\"from\": \"police\", \"pence\": 1000}\n"
               "reserved 2012-04-02 r-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 400, "
               "\"until\": \"2012-05-01\"}\n"
               "due 2013-03-31 - - | {\"from\": \"health\", \"pence\": 5}\n");
  g_autoptr (SafeguardEvent) wrong
      = fund_event ("paid 2013-01-01 - - | {\"commitment\": \"k-9\", \"pence\": 5}");

  g_assert_cmpint (safeguard_fund_get_uncommitted (fund), ==, 605);
  g_assert_false (safeguard_record_append (SAFEGUARD_RECORD (fund), wrong, NULL));
  fund_append (fund, "reservation-posted 2012-04-30 - - | {\"reservation\": \"r-1\"}");
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, 600);
}

/* --- the ruling on the meeting */

#define CASE                                                                                       \
  "received 2012-04-30 - - | {\"from\": \"police\", \"pence\": 100000}\n"                          \
  "case-submitted 2012-05-01 c-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 500}\n"
#define DECISION "decided 2012-05-10 - board | {\"case\": \"c-1\"}"

static SafeguardFund *
with_tested_case (SafeguardFunding *funding)
{
  SafeguardFund *fund = fund_with (funding, CASE);
  g_auto (GStrv) tests
      = g_strsplit ("improves-outcomes multi-agency-perspective links-to-objectives "
                    "low-cost-tested adds-value-elsewhere",
                    " ", -1);

  for (guint i = 0; tests[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("tested 2012-05-02 - - | {\"case\": \"c-1\", "
                                               "\"test\": \"%s\", \"answer\": \"yes\", "
                                               "\"reason\": \"as the case says\"}",
                                               tests[i]);

      fund_append (fund, line);
    }

  return fund;
}

static SafeguardRuling *
rule_on_meeting (SafeguardPolicy *policy, const char *body, const char *when)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardMeeting) meeting = safeguard_meeting_new (governance, body, when, &error);

  g_assert_no_error (error);

  return SAFEGUARD_RULING (safeguard_governance_assess_meeting (governance, meeting, NULL));
}

/* No document of Stockport has a quorum: the ruling leaves it open, the decision counts, and the
 * statement tells it. */
static void
test_a_ruling_that_leaves_open (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);
  g_autoptr (SafeguardFund) fund = with_tested_case (funding);
  g_autoptr (SafeguardRuling) ruling = rule_on_meeting (policy, "partnership", "2012-05-10");
  g_autoptr (SafeguardEvent) decision = fund_event (DECISION);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardEvent) done = safeguard_fund_approve (fund, decision, ruling, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_ruling_get_subject (ruling), ==, "partnership");
  g_assert_cmpint (safeguard_ruling_get_answer (ruling), ==, SAFEGUARD_ANSWER_UNDECIDED);
  g_autofree char *payload = dense_of (safeguard_event_get_payload (done));
  g_assert_nonnull (strstr (payload, "\"subject\":\"partnership\""));
  g_assert_nonnull (strstr (payload, "\"answer\":\"undecided\""));
  g_assert_nonnull (strstr (payload, "\"digest\":\"sha256:"));
  g_assert_nonnull (strstr (payload, "\"at\":\"2012-05-10\""));

  g_autoptr (SafeguardFundRuling) statement
      = safeguard_funding_assess (funding, fund, "2012-13", NULL);
  g_assert_true (has_finding (statement, "ruling-leaves-open"));
  fund_append (fund, "signed 2012-05-11 - chair-of-the-board | {\"case\": \"c-1\"}");
  g_autoptr (SafeguardEvent) commitment
      = fund_event ("committed 2012-05-14 k-1 - | {\"case\": \"c-1\", \"pence\": 500}");
  g_autoptr (SafeguardEvent) committed = safeguard_fund_commit (fund, commitment, ruling, &error);
  g_assert_no_error (error);
  g_assert_nonnull (committed);
}

static const struct
{
  const char *what;
  const char *area;
  const char *on;
  const char *body;
  const char *when;
  SafeguardError code;
} unfit[] = {
    {"of a later day", "stockport", "2012-04-01", "partnership", "2012-05-11",
     SAFEGUARD_ERROR_UNFIT_RULING},
    {"of a sub-group", "stockport", "2012-04-01", "training", "2012-05-10",
     SAFEGUARD_ERROR_UNFIT_RULING},
    {"of another area", "cheshire-west-and-chester", "2019-10-01", "executive", "2012-05-10",
     SAFEGUARD_ERROR_UNFIT_RULING},
};

static void
test_unfit_rulings (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);

  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autoptr (SafeguardFund) fund = with_tested_case (funding);
      g_autoptr (SafeguardPolicy) other = load_policy (unfit[i].area, unfit[i].on);
      SafeguardGovernance *governance = safeguard_policy_get_governance (other, NULL);
      const char *const *bodies = safeguard_governance_get_bodies (governance);
      const char *body = g_strv_contains (bodies, unfit[i].body) ? unfit[i].body : bodies[1];
      g_autoptr (SafeguardRuling) ruling = rule_on_meeting (other, body, unfit[i].when);
      g_autoptr (SafeguardEvent) decision = fund_event (DECISION);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", unfit[i].what);
      g_assert_null (safeguard_fund_approve (fund, decision, ruling, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)unfit[i].code);
    }
}

/* A ruling that answers otherwise bears nothing here. */
static void
test_a_ruling_without_yes_or_no (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);
  g_autoptr (SafeguardFund) fund = with_tested_case (funding);
  g_autoptr (SafeguardFundRuling) other = safeguard_funding_assess (funding, fund, "2012-13", NULL);
  g_autoptr (SafeguardEvent) decision = fund_event (DECISION);
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_ruling_get_subject (SAFEGUARD_RULING (other)));
  g_assert_null (safeguard_fund_approve (fund, decision, SAFEGUARD_RULING (other), &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNFIT_RULING);
}

/* What was recorded of a ruling all the same, and what it does for the decision. */
static const struct
{
  const char *ruling;
  const char *finding;
  gboolean counts;
} recorded[] = {
    {"{\"subject\": \"board\", \"answer\": \"yes\"}", NULL, TRUE},
    {"{\"subject\": \"board\", \"answer\": \"no\"}", "ruling-says-no", FALSE},
    {"{\"subject\": \"board\", \"answer\": \"undetermined\"}", "ruling-leaves-open", TRUE},
    {"{\"subject\": \"c-1\", \"answer\": \"yes\"}", NULL, TRUE},
    {"{\"subject\": \"training\", \"answer\": \"no\"}", "ruling-of-something-else", TRUE},
};

static void
test_recorded_rulings (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);

  for (guint i = 0; i < G_N_ELEMENTS (recorded); i++)
    {
      g_autofree char *decision = g_strdup_printf (
          "decided 2012-05-10 - board | {\"case\": \"c-1\", \"ruling\": %s}", recorded[i].ruling);
      g_autoptr (SafeguardFund) fund = with_tested_case (funding);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", recorded[i].ruling);
      fund_append (fund, decision);
      fund_append (fund, "signed 2012-05-11 - chair-of-the-board | {\"case\": \"c-1\"}");
      g_autoptr (SafeguardEvent) commitment
          = fund_event ("committed 2012-05-14 k-1 - | {\"case\": \"c-1\", \"pence\": 500}");
      g_autoptr (SafeguardEvent) done = safeguard_fund_commit (fund, commitment, NULL, &error);
      g_autoptr (SafeguardFundRuling) ruling
          = safeguard_funding_assess (funding, fund, "2012-13", NULL);

      g_assert_cmpint (done != NULL, ==, recorded[i].counts);
      if (recorded[i].finding != NULL)
        g_assert_true (has_finding (ruling, recorded[i].finding));
    }
}

/* --- against a second evaluation */

/* The statement of the fund as it stands is the one that is worked out again from its events, and
 * both are what is added up here. */
static void
test_as_it_stands (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = stockport_2012 (&policy);
  static const char *const who[] = {"police", "health", "probation"};
  static const char *const headings[] = {"work-of-the-board", "projects-and-developments"};

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (SafeguardFund) fund = safeguard_fund_new (funding, "fund", NULL);
      gint64 income = 0, spent = 0, held = 0;

      for (guint i = 0; i < 40; i++)
        {
          gint pence = g_test_rand_int_range (1, 100000);
          guint month = (guint)g_test_rand_int_range (4, 13);
          guint year = (guint)g_test_rand_int_range (2012, 2014);
          gboolean in = g_test_rand_bit ();
          g_autofree char *line
              = in ? g_strdup_printf ("received %u-%02u-07 - - | {\"from\": \"%s\", \"pence\": %d}",
                                      year, month, who[i % 3], pence)
                   : g_strdup_printf ("spent %u-%02u-08 - - | {\"heading\": \"%s\", \"pence\": %d}",
                                      year, month, headings[i % 2], pence);

          fund_append (fund, line);
          held += in ? pence : -pence;
          income += in && year == 2012 ? pence : 0;
          spent += !in && year == 2012 ? pence : 0;
        }
      g_autoptr (GDateTime) last = london_time ("2013-12-08T23:59:00");
      g_autoptr (SafeguardFundRuling) stands
          = safeguard_funding_assess (funding, fund, "2012-13", NULL);
      g_autoptr (SafeguardFundRuling) again
          = safeguard_funding_assess_at (funding, fund, "2012-13", last, NULL);
      SafeguardFundRuling *both[] = {stands, again};

      for (guint i = 0; i < 2; i++)
        {
          g_assert_cmpint (safeguard_fund_ruling_get_income_total (both[i]), ==, income);
          g_assert_cmpint (safeguard_fund_ruling_get_expenditure_total (both[i]), ==, spent);
        }
      g_assert_cmpint (safeguard_fund_get_held (fund), ==, held);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/contributions/stories", test_stories);
  g_test_add_func ("/funding/contributions/later-years-are-no-cover",
                   test_later_years_are_no_cover);
  g_test_add_func ("/funding/contributions/a-clock-for-each", test_a_clock_for_each);
  g_test_add_func ("/funding/contributions/real-terms", test_real_terms);
  g_test_add_func ("/funding/contributions/corrections", test_corrections);
  g_test_add_func ("/funding/contributions/what-is-refused-ends-nothing",
                   test_what_is_refused_ends_nothing);
  g_test_add_func ("/funding/contributions/a-ruling-that-leaves-open",
                   test_a_ruling_that_leaves_open);
  g_test_add_func ("/funding/contributions/unfit-rulings", test_unfit_rulings);
  g_test_add_func ("/funding/contributions/a-ruling-without-yes-or-no",
                   test_a_ruling_without_yes_or_no);
  g_test_add_func ("/funding/contributions/recorded-rulings", test_recorded_rulings);
  g_test_add_func ("/funding/contributions/as-it-stands", test_as_it_stands);

  return g_test_run ();
}
