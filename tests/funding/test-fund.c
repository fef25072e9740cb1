/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fund-fixture.h"

/* The fund under the Statement of Commitment (section 11), the arrangements of Stockport and of
 * Cheshire West and Chester. */

#define HAS "received 2012-04-30 in-1 - | {\"from\": \"police\", \"pence\": 100000}\n"
#define CASE                                                                                       \
  "case-submitted 2012-05-01 c-1 - | {\"heading\": \"projects-and-developments\", \"pence\": "     \
  "50000}\n"
#define TEST(name, answer)                                                                         \
  "tested 2012-05-02 - - | {\"case\": \"c-1\", \"test\": \"" name "\", \"answer\": \"" answer      \
  "\", \"reason\": \"as the case says\"}\n"
#define FOUR                                                                                       \
  TEST ("improves-outcomes", "yes")                                                                \
  TEST ("multi-agency-perspective", "yes")                                                         \
  TEST ("links-to-objectives", "yes") TEST ("low-cost-tested", "yes")
#define FIVE FOUR TEST ("adds-value-elsewhere", "no")
#define DECIDED "decided 2012-05-10 - board | {\"case\": \"c-1\"}\n"
#define SIGNED "signed 2012-05-11 - chair-of-the-board | {\"case\": \"c-1\"}\n"
#define COMMIT "committed 2012-05-14 k-1 - | {\"case\": \"c-1\", \"pence\": 50000}"
#define PAY "paid 2012-06-01 p-1 - | {\"commitment\": \"k-1\", \"pence\": 50000}\n"

typedef struct
{
  const char *what;
  const char *before;
  const char *event;
  const char *refused; /* a part of the message; NULL: it is done */
} Gate;

static const Gate gates[] = {
    {"all in order", HAS CASE FIVE DECIDED SIGNED, COMMIT, NULL},
    {"no business case", HAS,
     "committed 2012-05-14 k-1 - | {\"heading\": \"work-of-the-board\", "
     "\"pence\": 500}",
     "business case"},
    {"a test is not answered", HAS CASE FOUR DECIDED SIGNED, COMMIT, "adds-value-elsewhere"},
    {"no decision", HAS CASE FIVE SIGNED, COMMIT, "has not decided"},
    {"no signature", HAS CASE FIVE DECIDED, COMMIT, "has not signed"},
    {"decided by somebody else",
     HAS CASE FIVE "decided 2012-05-10 - corporate-director | {\"case\": \"c-1\"}\n" SIGNED, COMMIT,
     "has not decided"},
    {"decided only later",
     HAS CASE FIVE "decided 2012-05-20 - board | {\"case\": \"c-1\"}\n" SIGNED, COMMIT,
     "has not decided"},
    {"more than was decided", HAS CASE FIVE DECIDED SIGNED,
     "committed 2012-05-14 k-1 - | {\"case\": \"c-1\", \"pence\": 50001}", "more than"},
    {"nothing there", CASE FIVE DECIDED SIGNED, COMMIT, "only £0"},
    {"what is pledged covers it",
     "pledged 2012-04-01 - - | {\"from\": \"health\", \"pence\": 50000}\n" CASE FIVE DECIDED SIGNED,
     COMMIT, NULL},
    {"what was waived does not",
     "pledged 2012-04-01 - - | {\"from\": \"health\", \"pence\": 50000}\n"
     "waived 2012-04-02 - - | {\"from\": \"health\"}\n" CASE FIVE DECIDED SIGNED,
     COMMIT, "only £0"},
    {"it is put by for something else",
     HAS "reserved 2012-05-02 r-1 - | {\"heading\": \"work-of-the-board\", \"pence\": "
         "60000}\n" CASE FIVE DECIDED SIGNED,
     COMMIT, "only £400"},
    {"what was put by is free again",
     HAS
     "reserved 2012-05-02 r-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 60000}\n"
     "reservation-voided 2012-05-03 - - | {\"reservation\": \"r-1\"}\n" CASE FIVE DECIDED SIGNED,
     COMMIT, NULL},
    {"approved without a test", HAS CASE FOUR, DECIDED, "adds-value-elsewhere"},
    {"approved with a test that is not met, which is recommended only", HAS CASE FIVE, DECIDED,
     NULL},
    {"approved by the chair alone", HAS CASE FIVE,
     "decided 2012-05-10 - chair-of-the-board | {\"case\": \"c-1\"}", "to decide"},
};

static SafeguardFunding *
funding_of (const char *area, const char *on, SafeguardPolicy **policy)
{
  g_autoptr (GError) error = NULL;

  *policy = load_policy (area, on);
  SafeguardFunding *funding = safeguard_policy_get_funding (*policy, &error);
  g_assert_no_error (error);

  return funding;
}

static void
test_gates (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      const Gate *row = &gates[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardFund) fund = fund_with (funding, row->before);
      g_autofree char *line = g_strchomp (g_strdup (row->event));
      g_autoptr (SafeguardEvent) event = fund_event (line);
      g_autofree char *before = safeguard_fund_export (fund, SAFEGUARD_FUND_FORMAT_LEDGER);
      gboolean decides = g_str_has_prefix (line, "decided");
      g_autoptr (SafeguardEvent) done = decides ? safeguard_fund_approve (fund, event, NULL, &error)
                                                : safeguard_fund_commit (fund, event, NULL, &error);

      g_test_message ("%s", row->what);
      if (row->refused == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (done == event);
          continue;
        }
      g_assert_null (done);
      g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_SPENDING_REFUSED);
      g_assert_nonnull (strstr (error->message, row->refused));
      g_autofree char *after = safeguard_fund_export (fund, SAFEGUARD_FUND_FORMAT_LEDGER);
      g_assert_cmpstr (before, ==, after);
    }
}

/* What was done all the same is taken in, and told. "!code" is a finding that there is not. */
typedef struct
{
  const char *what;
  const char *story;
  const char *findings[5];
} Told;

#define PAID_WITHOUT                                                                               \
  "paid 2012-06-01 p-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 500}\n"

static const Told told[] = {
    {"all in order",
     HAS CASE FIVE DECIDED SIGNED COMMIT "\n" PAY,
     {"!paid-without-commitment", "!committed-without-decision", "spending-test-not-met",
      "!spending-test-not-applied"}},
    {"paid without a commitment", HAS PAID_WITHOUT, {"paid-without-commitment"}},
    {"committed without a decision",
     HAS CASE FIVE SIGNED COMMIT,
     {"committed-without-decision", "!committed-without-signature"}},
    {"committed without a signature",
     HAS CASE FIVE DECIDED COMMIT,
     {"committed-without-signature", "!committed-without-decision"}},
    {"decided without a test", HAS CASE FOUR DECIDED, {"spending-test-not-applied"}},
    {"paid before it was committed",
     HAS CASE FIVE DECIDED SIGNED COMMIT
     "\npaid 2012-05-12 p-1 - | {\"commitment\": \"k-1\", \"pence\": 50000}",
     {"paid-before-commitment"}},
    {"paid more than was committed",
     HAS CASE FIVE DECIDED SIGNED COMMIT
     "\npaid 2012-06-12 p-1 - | {\"commitment\": \"k-1\", \"pence\": 50001}",
     {"paid-over-commitment"}},
    {"committed more than there is", CASE FIVE DECIDED SIGNED COMMIT, {"fund-over-committed"}},
    {"a contribution that is late",
     "due 2012-05-01 - - | {\"from\": \"police\", \"pence\": 500}\n",
     {"clock-overdue", "contribution-outstanding"}},
    {"a contribution in parts",
     "due 2012-05-01 - - | {\"from\": \"police\", \"pence\": 500}\n"
     "received 2012-04-20 - - | {\"from\": \"police\", \"pence\": 200}\n"
     "received 2012-04-28 - - | {\"from\": \"police\", \"pence\": 300}\n",
     {"!clock-overdue", "!contribution-outstanding", "!clock-met-late", "clock-met"}},
    {"a contribution that came late",
     "due 2012-05-01 - - | {\"from\": \"police\", \"pence\": 500}\n"
     "received 2012-05-20 - - | {\"from\": \"police\", \"pence\": 500}\n",
     {"clock-met-late", "!clock-overdue"}},
    {"a lapse",
     "pledged 2012-05-01 - - | {\"from\": \"police\", \"pence\": 500}\n"
     "lapsed 2012-05-20 - - | {\"from\": \"police\"}\n",
     {"!contribution-outstanding"}},
    {"over its budget",
     "budgeted 2012-04-01 - - | {\"heading\": \"work-of-the-board\", \"pence\": "
     "499}\n" PAID_WITHOUT,
     {"heading-over-budget", "overspend-undecided"}},
    {"on its budget",
     "budgeted 2012-04-01 - - | {\"heading\": \"work-of-the-board\", \"pence\": "
     "500}\n" PAID_WITHOUT,
     {"!heading-over-budget"}},
    {"carried forward where no clause says so",
     HAS "carried-forward 2013-03-31 - - | {\"year\": \"2012-13\", \"pence\": 100000}\n",
     {"entry-without-clause", "!underspend-undecided"}},
    {"what is left", HAS, {"underspend-undecided", "undertaking-missing"}},
    {"decided by somebody else",
     HAS CASE FIVE "decided 2012-05-10 - corporate-director | {\"case\": \"c-1\"}\n",
     {"decided-by-another", "fund-statement"}},
    {"signed by somebody else",
     HAS CASE FIVE "signed 2012-05-10 - corporate-director | {\"case\": \"c-1\"}\n",
     {"signed-by-another"}},
    {"committed more than was decided",
     HAS CASE FIVE DECIDED SIGNED
     "committed 2012-05-14 k-1 - | {\"case\": \"c-1\", \"pence\": 50001}\n",
     {"committed-more-than-decided", "commitment-outstanding"}},
    {"committed on a promise",
     "pledged 2012-04-01 - - | {\"from\": \"health\", \"pence\": 50000}\n" CASE FIVE DECIDED SIGNED
         COMMIT,
     {"commitment-rests-on-promises", "contribution-outstanding", "!fund-over-committed"}},
    {"more carried forward than there is",
     HAS "carried-forward 2013-03-31 - - | {\"year\": \"2012-13\", \"pence\": 100001}\n",
     {"carried-forward-too-much"}},
    {"generated",
     "received 2012-04-30 - - | {\"from\": \"police\", \"pence\": 5, \"generated\": true}\n",
     {"entries-generated"}},
};

static void
assert_findings (gpointer ruling, const char *const *words)
{
  for (guint i = 0; i < 5 && words[i] != NULL; i++)
    {
      gboolean absent = words[i][0] == '!';

      g_test_message ("%s", words[i]);
      g_assert_cmpint (has_finding (ruling, words[i] + (absent ? 1 : 0)), ==, !absent);
    }
}

static void
test_told (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);
  g_autoptr (GDateTime) at = london_time ("2013-03-31T12:00:00");

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (SafeguardFund) fund = fund_with (funding, told[i].story);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", told[i].what);
      g_autoptr (SafeguardFundRuling) ruling
          = safeguard_funding_assess_at (funding, fund, "2012-13", at, &error);
      g_assert_no_error (error);
      assert_findings (ruling, told[i].findings);
      assert_rules_are_cited (ruling);
    }
}

/* Malformed: refused, and the fund as before. */
typedef struct
{
  const char *event;
  SafeguardError code;
} Refused;

#define SPENT(pence)                                                                               \
  "spent 2012-06-01 - - | {\"heading\": \"work-of-the-board\", \"pence\": " pence "}"

static const Refused refused[] = {
    {SPENT ("12.5"), SAFEGUARD_ERROR_NOT_PENCE},
    {SPENT ("\"1250\""), SAFEGUARD_ERROR_NOT_PENCE},
    {SPENT ("\"NaN\""), SAFEGUARD_ERROR_NOT_PENCE},
    {SPENT ("1e3"), SAFEGUARD_ERROR_NOT_PENCE},
    {SPENT ("9223372036854775808"), SAFEGUARD_ERROR_NOT_PENCE},
    {SPENT ("9223372036854775807"), SAFEGUARD_ERROR_OUT_OF_RANGE},
    {SPENT ("0"), SAFEGUARD_ERROR_OUT_OF_RANGE},
    {SPENT ("-5"), SAFEGUARD_ERROR_OUT_OF_RANGE},
    {SPENT ("5, \"currency\": \"EUR\""), SAFEGUARD_ERROR_NOT_PENCE},
    {SPENT ("5, \"pense\": 5"), SAFEGUARD_ERROR_UNKNOWN_KEY},
    {SPENT ("5, \"clause\": \"pol\""), SAFEGUARD_ERROR_UNKNOWN_CLAUSE},
    {"spent 2012-06-01 - - | {\"heading\": \"work-of-the-bord\", \"pence\": 5}",
     SAFEGUARD_ERROR_UNKNOWN_HEADING},
    {"spent 2012-06-01 - - | {\"pence\": 5}", SAFEGUARD_ERROR_MISSING_KEY},
    {"spent 2012-06-01 - - | {\"heading\": \"contributions\", \"pence\": 5}",
     SAFEGUARD_ERROR_WRONG_VALUE},
    {"received 2012-06-01 - - | {\"from\": \"polcie\", \"pence\": 5}",
     SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR},
    {"received 2012-06-01 in-1 - | {\"from\": \"police\", \"pence\": 5}",
     SAFEGUARD_ERROR_DUPLICATE_EVENT},
    {"recieved 2012-06-01 - - | {\"from\": \"police\", \"pence\": 5}",
     SAFEGUARD_ERROR_UNKNOWN_EVENT},
    {"received 2011-06-01 - - | {\"from\": \"police\", \"pence\": 5}",
     SAFEGUARD_ERROR_PERIOD_LOCKED},
    {"reservation-posted 2012-06-02 - - | {\"reservation\": \"r-1\"}",
     SAFEGUARD_ERROR_RESERVATION_SETTLED},
    {"reservation-posted 2012-06-02 - - | {\"reservation\": \"r-2\"}",
     SAFEGUARD_ERROR_UNKNOWN_ENTRY},
    {"paid 2012-06-02 - - | {\"commitment\": \"k-9\", \"pence\": 5}",
     SAFEGUARD_ERROR_UNKNOWN_ENTRY},
    {"entry 2012-06-02 - - | {\"clause\": \"pool\", \"postings\": [{\"account\": \"Assets:Bank\", "
     "\"pence\": 100}, {\"account\": \"Income:Contributions\", \"pence\": -99}]}",
     SAFEGUARD_ERROR_UNBALANCED_ENTRY},
    {"tested 2012-06-02 - - | {\"case\": \"c-1\", \"test\": \"improves-outcomes\", \"answer\": "
     "\"yes\"}",
     SAFEGUARD_ERROR_MISSING_KEY},
};

static void
test_refused (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding,
      HAS CASE "period-locked 2012-05-01 - - | {\"period\": \"2011-12\"}\n"
               "reserved 2012-05-02 r-1 - | {\"heading\": \"work-of-the-board\", \"pence\": 600}\n"
               "reservation-posted 2012-05-03 - - | {\"reservation\": \"r-1\"}\n");
  g_autofree char *before = safeguard_fund_export (fund, SAFEGUARD_FUND_FORMAT_HLEDGER);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardEvent) event = fund_event (refused[i].event);

      g_test_message ("%s", refused[i].event);
      g_assert_false (safeguard_record_append (SAFEGUARD_RECORD (fund), event, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)refused[i].code);
      g_autofree char *after = safeguard_fund_export (fund, SAFEGUARD_FUND_FORMAT_HLEDGER);
      g_assert_cmpstr (before, ==, after);
    }
}

/* What is carried forward is what the year left: nothing comes or goes. */
static void
test_carry_forward_conserves (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2019-10-01", &policy);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (SafeguardFund) fund = safeguard_fund_new (funding, "fund", NULL);
      gint64 left = 0, all = 0;

      for (guint year = 2015; year < 2022; year++)
        {
          gint64 income = g_test_rand_int_range (2, 1000000);
          gint64 spent = g_test_rand_int_range (1, (gint32)income);
          g_autofree char *in = g_strdup_printf (
              "received %u-05-01 - - | {\"from\": \"police\", \"pence\": %" G_GINT64_FORMAT "}",
              year, income);
          g_autofree char *out
              = g_strdup_printf ("spent %u-02-01 - - | {\"heading\": "
                                 "\"partnership-work\", \"pence\": %" G_GINT64_FORMAT "}",
                                 year + 1, spent);
          g_autofree char *on = g_strdup_printf (
              "carried-forward %u-03-31 - - | {\"year\": \"%u-%02u\", \"pence\": %" G_GINT64_FORMAT
              "}",
              year + 1, year, (year + 1) % 100, income - spent);
          g_autofree char *text = g_strdup_printf ("%u-%02u", year, (year + 1) % 100);

          fund_append (fund, in);
          fund_append (fund, out);
          fund_append (fund, on);
          g_autoptr (SafeguardFundRuling) ruling
              = safeguard_funding_assess (funding, fund, text, NULL);
          left = income - spent;
          g_assert_cmpint (safeguard_fund_ruling_get_brought_forward (ruling), ==, all);
          g_assert_cmpint (safeguard_fund_ruling_get_carried_forward (ruling), ==, left);
          g_assert_false (has_finding (ruling, "underspend-to-carry"));
          all += left;
        }
      g_assert_cmpint (safeguard_fund_get_held (fund), ==, all);
    }
}

static void
test_a_correction_is_an_entry (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding, HAS
      "corrected 2012-06-01 - - | {\"entry\": \"in-1\", \"pence\": 90000, \"reason\": \"a slip\"}\n"
      "corrected 2012-06-02 - - | {\"entry\": \"in-1\", \"pence\": 95000, \"reason\": "
      "\"again\"}\n");
  g_autoptr (SafeguardFundRuling) ruling
      = safeguard_funding_assess (funding, fund, "2012-13", NULL);
  g_autofree char *text = safeguard_fund_export (fund, SAFEGUARD_FUND_FORMAT_HLEDGER);

  g_assert_cmpint (safeguard_fund_ruling_get_income_total (ruling), ==, 95000);
  g_assert_nonnull (strstr (text, "Assets:Bank  1000.00 GBP"));
  g_assert_nonnull (strstr (text, "Assets:Bank  -100.00 GBP"));
  g_assert_nonnull (strstr (text, "Assets:Bank  50.00 GBP"));
  g_assert_true (has_finding (ruling, "entry-corrected"));
}

static void
test_in_kind_is_no_cash (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding, "in-kind 2012-06-01 - - | {\"from\": \"health\", \"pence\": 7000, \"reason\": \"a "
               "room\"}\n");
  g_autoptr (SafeguardFundRuling) ruling
      = safeguard_funding_assess (funding, fund, "2012-13", NULL);
  g_autofree char *json = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
  g_auto (GStrv) parts = g_strsplit_set (json, " \n", -1);
  g_autofree char *dense = g_strjoinv (NULL, parts);

  g_assert_cmpint (safeguard_fund_ruling_get_income_total (ruling), ==, 0);
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, 0);
  g_assert_nonnull (strstr (dense, "{\"from\":\"health\",\"pence\":7000}"));
}

/* Cheshire West and Chester: 218,866 for 2019-20, held level until a day that can be read two ways.
 */
static const struct
{
  const char *at;
  const char *more;
  const char *findings[5];
} standstill[] = {
    {"2019-11-01T12:00:00", "", {"clock-due", "!clock-overdue", "!standstill-perhaps-ended"}},
    {"2020-01-02T12:00:00", "", {"clock-overdue", "!clock-due"}},
    {"2021-03-31T12:00:00", "", {"!standstill-perhaps-ended"}},
    {"2021-04-01T12:00:00", "", {"standstill-perhaps-ended", "!standstill-ended"}},
    {"2021-06-29T12:00:00", "", {"standstill-ended", "!standstill-perhaps-ended"}},
    {"2021-06-29T12:00:00",
     "contributions-agreed 2019-12-03 - - | {}\n",
     {"!standstill-ended", "!clock-overdue", "clock-met"}},
};

static void
test_standstill (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("cheshire-west-and-chester", "2019-07-01", &policy);

  for (guint i = 0; i < G_N_ELEMENTS (standstill); i++)
    {
      g_autofree char *story = g_strconcat (
          "received 2019-07-31 - - | {\"from\": \"members\", \"pence\": 21886600, \"generated\": "
          "true}\n",
          standstill[i].more, NULL);
      g_autoptr (SafeguardFund) fund = fund_with (funding, story);
      g_autoptr (GDateTime) at = london_time (standstill[i].at);
      g_autoptr (SafeguardFundRuling) ruling
          = safeguard_funding_assess_at (funding, fund, "2019-20", at, NULL);

      g_test_message ("%s", standstill[i].at);
      g_assert_cmpint (safeguard_fund_ruling_get_income_total (ruling), ==, 21886600);
      assert_findings (ruling, standstill[i].findings);
      assert_rules_are_cited (ruling);
    }
}

/* Stockport 2019: the Adults Board's money is for one post, and reviews are the authority's. */
static void
test_money_with_a_purpose (void)
{
  static const char *const expected[]
      = {"income-for-a-purpose", "cost-borne-by-one", "underspend-to-carry", NULL};
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2019-10-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding, "received 2019-10-02 - - | {\"from\": \"adults-board\", \"pence\": 1000}\n"
               "spent 2019-10-03 - - | {\"heading\": \"quality-assurance-post\", \"pence\": 400}\n"
               "spent 2019-10-04 - - | {\"heading\": \"serious-case-reviews\", \"pence\": 100}\n");
  g_autoptr (SafeguardFundRuling) ruling
      = safeguard_funding_assess (funding, fund, "2019-20", NULL);

  assert_findings (ruling, expected);
}

/* The fund's own reserve is drawn on as far as it goes, and no document says when. */
static void
test_a_reserve (void)
{
  static const char *const expected[] = {"reserve-drawn-without-rule", NULL};
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("cheshire-west-and-chester", "2019-07-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding,
      "reserve-added 2019-07-01 - - | {\"reserve\": \"passed-on-by-the-board\", \"pence\": 900}\n"
      "reserve-drawn 2019-08-01 - - | {\"reserve\": \"passed-on-by-the-board\", \"pence\": 300}\n");
  g_autoptr (SafeguardEvent) more = fund_event (
      "reserve-drawn 2019-08-02 - - | {\"reserve\": \"passed-on-by-the-board\", \"pence\": 601}");
  g_autoptr (SafeguardFundRuling) ruling
      = safeguard_funding_assess (funding, fund, "2019-20", NULL);

  g_assert_false (safeguard_record_append (SAFEGUARD_RECORD (fund), more, NULL));
  g_assert_cmpint (safeguard_fund_ruling_get_reserve (ruling, "passed-on-by-the-board", NULL), ==,
                   600);
  g_assert_cmpint (safeguard_fund_ruling_get_income_total (ruling), ==, 300);
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, 900);
  g_assert_cmpint (safeguard_fund_get_uncommitted (fund), ==, 300);
  assert_findings (ruling, expected);
}

/* Appended in order of recording; at a moment between, what it rests on has not happened yet. */
static void
test_a_misfit (void)
{
  static const char *const expected[] = {"fund-event-misfits", NULL};
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (
      funding, HAS "committed 2012-06-10 k-1 - | {\"heading\": \"work-of-the-board\", \"pence\": "
                   "500}\npaid 2012-06-01 p-1 - | {\"commitment\": \"k-1\", \"pence\": 500}\n");
  g_autoptr (GDateTime) between = london_time ("2012-06-05T12:00:00");
  g_autoptr (SafeguardFundRuling) ruling
      = safeguard_funding_assess_at (funding, fund, "2012-13", between, NULL);

  assert_findings (ruling, expected);
}

static void
test_recorded_later_is_hidden (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding = funding_of ("stockport", "2012-04-01", &policy);
  g_autoptr (SafeguardFund) fund = fund_with (funding, HAS);
  g_autoptr (GDateTime) written = london_time ("2013-06-01T12:00:00");
  g_autoptr (GDateTime) before = london_time ("2013-05-01T12:00:00");
  g_autoptr (SafeguardEvent) late = safeguard_event_new_full (
      "received", "2012-07-01", NULL, written, NULL, "{\"from\": \"health\", \"pence\": 7}", NULL);

  g_assert_true (safeguard_record_append (SAFEGUARD_RECORD (fund), late, NULL));
  g_autoptr (SafeguardRecord) known = safeguard_record_as_known (SAFEGUARD_RECORD (fund), before);
  g_autoptr (SafeguardFundRuling) now = safeguard_funding_assess (funding, fund, "2012-13", NULL);
  g_autoptr (SafeguardFundRuling) then
      = safeguard_funding_assess (funding, SAFEGUARD_FUND (known), "2012-13", NULL);

  g_assert_cmpint (safeguard_fund_ruling_get_income_total (now), ==, 100007);
  g_assert_cmpint (safeguard_fund_ruling_get_income_total (then), ==, 100000);
  g_assert_true (has_finding (now, "entries-recorded-after-year"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/fund/gates", test_gates);
  g_test_add_func ("/funding/fund/told", test_told);
  g_test_add_func ("/funding/fund/refused", test_refused);
  g_test_add_func ("/funding/fund/carry-forward-conserves", test_carry_forward_conserves);
  g_test_add_func ("/funding/fund/a-correction-is-an-entry", test_a_correction_is_an_entry);
  g_test_add_func ("/funding/fund/in-kind-is-no-cash", test_in_kind_is_no_cash);
  g_test_add_func ("/funding/fund/standstill", test_standstill);
  g_test_add_func ("/funding/fund/money-with-a-purpose", test_money_with_a_purpose);
  g_test_add_func ("/funding/fund/a-reserve", test_a_reserve);
  g_test_add_func ("/funding/fund/a-misfit", test_a_misfit);
  g_test_add_func ("/funding/fund/recorded-later-is-hidden", test_recorded_later_is_hidden);

  return g_test_run ();
}
