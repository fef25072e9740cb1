/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ledger-private.h"

/* Invariants of double entry, held under random postings: everything sums to nothing, balances are
 * what a replay gives, a reservation is posted once, and what is refused changes nothing. */

#define N_ACCOUNTS 12

typedef struct
{
  SafeguardLedger *ledger;
  guint32 clause;
  SafeguardDayNumber day;
} Fixture;

static SafeguardDayNumber
day_of (guint year, guint month, guint day)
{
  SafeguardDayNumber number = 0;

  g_assert_true (safeguard_day_number_from_ymd (year, month, day, &number));

  return number;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ledger = safeguard_ledger_new ();
  fixture->clause = safeguard_ledger_add_clause (fixture->ledger, "pool");
  fixture->day = day_of (2017, 4, 1);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("account-%u", i);

      g_assert_cmpuint (
          safeguard_ledger_add_account (fixture->ledger, name, (SafeguardAccountKind)(i % 4)), ==,
          i);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  safeguard_ledger_free (fixture->ledger);
}

static SafeguardEntryHead
head_on (const Fixture *fixture, SafeguardDayNumber day)
{
  return (SafeguardEntryHead){day, G_MININT64, fixture->clause, 0};
}

static gint64
sum_of_balances (const SafeguardLedger *ledger)
{
  gint64 sum = 0;

  for (guint32 i = 0; i < safeguard_ledger_get_n_accounts (ledger); i++)
    sum += safeguard_ledger_get_balance (ledger, i);

  return sum;
}

/* Entries of two to five postings that balance, on any day of seven years. */
static void
post_random (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint n_postings = (guint)g_test_rand_int_range (2, 6);
      SafeguardPosting postings[5];
      gint64 rest = 0;
      SafeguardEntryHead head
          = head_on (fixture, fixture->day + (guint)g_test_rand_int_range (0, 7 * 365));

      head.recorded = g_test_rand_int_range (0, 1000);
      for (guint j = 0; j + 1 < n_postings; j++)
        {
          postings[j].account = (guint32)g_test_rand_int_range (0, N_ACCOUNTS);
          postings[j].pence = g_test_rand_int_range (1, 5000000);
          rest -= postings[j].pence;
        }
      postings[n_postings - 1]
          = (SafeguardPosting){(guint32)g_test_rand_int_range (0, N_ACCOUNTS), rest};
      g_assert_true (
          safeguard_ledger_post (fixture->ledger, &head, postings, n_postings, NULL, NULL));
    }
}

static void
test_sums_to_nothing (Fixture *fixture, gconstpointer data)
{
  post_random (fixture, 2000);
  g_assert_cmpint (sum_of_balances (fixture->ledger), ==, 0);
  for (guint quarter = 0; quarter < SAFEGUARD_LEDGER_N_QUARTERS; quarter++)
    {
      gint64 sum = 0;

      for (guint32 account = 0; account < N_ACCOUNTS; account++)
        sum += safeguard_ledger_get_movement (fixture->ledger, account, quarter, 1);
      g_assert_cmpint (sum, ==, 0);
    }
}

static void
test_equals_replay (Fixture *fixture, gconstpointer data)
{
  post_random (fixture, 2000);
  g_autoptr (SafeguardLedger) again
      = safeguard_ledger_replay (fixture->ledger, G_MAXUINT32, G_MAXINT64);
  g_autoptr (SafeguardLedger) half = safeguard_ledger_replay (fixture->ledger, G_MAXUINT32, 500);
  g_autoptr (SafeguardLedger) year
      = safeguard_ledger_replay (fixture->ledger, day_of (2018, 3, 31), G_MAXINT64);

  g_assert_true (safeguard_ledger_agree (fixture->ledger, again));
  g_assert_false (safeguard_ledger_agree (fixture->ledger, half));
  g_assert_cmpuint (safeguard_ledger_get_n_entries (half), <, 2000);
  g_assert_cmpint (sum_of_balances (half), ==, 0);
  for (guint32 i = 0; i < N_ACCOUNTS; i++)
    g_assert_cmpint (safeguard_ledger_get_balance (year, i), ==,
                     safeguard_ledger_get_balance_after (
                         fixture->ledger, i, safeguard_ledger_first_quarter (2017) + 3));
}

/* A row is an entry that is refused, and why. */
typedef struct
{
  const char *what;
  gint64 first, second;
  guint32 account;
  guint32 clause;
  guint32 corrects;
  guint year;
  SafeguardError code;
} Refused;

static const Refused refused[] = {
    {"a penny too little", 100, -99, 1, 1, 0, 2017, SAFEGUARD_ERROR_UNBALANCED_ENTRY},
    {"two debits", 100, 100, 1, 1, 0, 2017, SAFEGUARD_ERROR_UNBALANCED_ENTRY},
    {"nothing", 0, 0, 1, 1, 0, 2017, SAFEGUARD_ERROR_OUT_OF_RANGE},
    {"no such account", 100, -100, N_ACCOUNTS, 1, 0, 2017, SAFEGUARD_ERROR_OUT_OF_RANGE},
    {"no clause", 100, -100, 1, 0, 0, 2017, SAFEGUARD_ERROR_NO_CITATION},
    {"a clause that is not", 100, -100, 1, 2, 0, 2017, SAFEGUARD_ERROR_NO_CITATION},
    {"correcting nothing", 100, -100, 1, 1, 7, 2017, SAFEGUARD_ERROR_UNKNOWN_ENTRY},
    {"a locked year", 100, -100, 1, 1, 0, 2016, SAFEGUARD_ERROR_PERIOD_LOCKED},
    {"before there were ledgers", 100, -100, 1, 1, 0, 1901, SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
    {"more than 64 bits hold", G_MAXINT64, -G_MAXINT64, 1, 1, 0, 2017,
     SAFEGUARD_ERROR_OUT_OF_RANGE},
    {"the least of all numbers", G_MININT64, G_MININT64, 1, 1, 0, 2017,
     SAFEGUARD_ERROR_OUT_OF_RANGE},
};

static void
test_refused_changes_nothing (Fixture *fixture, gconstpointer data)
{
  SafeguardEntryHead good = head_on (fixture, fixture->day);
  const SafeguardPosting pair[] = {{0, 5}, {1, -5}};

  g_assert_true (safeguard_ledger_post (fixture->ledger, &good, pair, 2, NULL, NULL));
  safeguard_ledger_lock (fixture->ledger, safeguard_ledger_first_quarter (2016), 4);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const Refused *row = &refused[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardLedger) before
          = safeguard_ledger_replay (fixture->ledger, G_MAXUINT32, G_MAXINT64);
      SafeguardEntryHead head = {day_of (row->year, 6, 1), G_MININT64, row->clause, row->corrects};
      const SafeguardPosting postings[] = {{0, row->first}, {row->account, row->second}};

      g_test_message ("%s", row->what);
      g_assert_false (safeguard_ledger_post (fixture->ledger, &head, postings, 2, NULL, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)row->code);
      g_assert_true (safeguard_ledger_agree (fixture->ledger, before));
      g_assert_cmpuint (safeguard_ledger_get_n_entries (fixture->ledger), ==, 1);
    }
}

static void
test_one_posting_is_none (Fixture *fixture, gconstpointer data)
{
  SafeguardEntryHead head = head_on (fixture, fixture->day);
  const SafeguardPosting posting = {0, 5};

  g_assert_false (safeguard_ledger_post (fixture->ledger, &head, &posting, 1, NULL, NULL));
  g_assert_false (safeguard_ledger_post (fixture->ledger, &head, &posting, 0, NULL, NULL));
  g_assert_cmpuint (safeguard_ledger_get_n_entries (fixture->ledger), ==, 0);
}

static guint32
reserve (Fixture *fixture, gint64 pence, SafeguardDayNumber expires)
{
  guint32 number = G_MAXUINT32;
  SafeguardReservation reservation = {.head = head_on (fixture, fixture->day),
                                      .debit = 2,
                                      .credit = 3,
                                      .pence = pence,
                                      .expires = expires};

  g_assert_true (safeguard_ledger_reserve (fixture->ledger, &reservation, &number, NULL));

  return number;
}

static void
test_a_reservation_is_posted_once (Fixture *fixture, gconstpointer data)
{
  SafeguardEntryHead head = head_on (fixture, fixture->day + 7);

  for (guint round = 0; round < 500; round++)
    {
      gint64 pence = g_test_rand_int_range (1, 1000000);
      guint32 number = reserve (fixture, pence, 0);
      gint64 balance = safeguard_ledger_get_balance (fixture->ledger, 2);
      guint n_posted = 0;

      g_assert_cmpint (safeguard_ledger_get_reserved (fixture->ledger, fixture->day), ==, pence);
      for (guint i = 0; i < 5; i++)
        if (g_test_rand_bit ())
          n_posted += (guint)safeguard_ledger_post_reservation (fixture->ledger, number, &head,
                                                                pence, NULL, NULL);
        else
          safeguard_ledger_void_reservation (fixture->ledger, number, fixture->day, NULL);
      g_assert_cmpuint (n_posted, <=, 1);
      g_assert_cmpint (safeguard_ledger_get_reserved (fixture->ledger, fixture->day), ==, 0);
      g_assert_cmpint (safeguard_ledger_get_balance (fixture->ledger, 2), ==,
                       balance + (gint64)n_posted * pence);
    }
}

static void
test_a_reservation_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SafeguardEntryHead head = head_on (fixture, fixture->day + 8);
  guint32 number = reserve (fixture, 500, fixture->day + 7);

  g_assert_cmpint (safeguard_ledger_get_reserved (fixture->ledger, fixture->day + 7), ==, 500);
  g_assert_false (
      safeguard_ledger_post_reservation (fixture->ledger, number, &head, 500, NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_RESERVATION_SETTLED);
  g_assert_cmpint (safeguard_ledger_get_reserved (fixture->ledger, fixture->day + 8), ==, 0);
  g_assert_false (
      safeguard_ledger_void_reservation (fixture->ledger, number, fixture->day + 8, NULL));
  g_assert_true (
      safeguard_ledger_void_reservation (fixture->ledger, number, fixture->day + 7, NULL));
}

static void
test_part_of_a_reservation (Fixture *fixture, gconstpointer data)
{
  SafeguardEntryHead head = head_on (fixture, fixture->day);
  guint32 number = reserve (fixture, 500, 0);

  g_assert_false (
      safeguard_ledger_post_reservation (fixture->ledger, number, &head, 501, NULL, NULL));
  g_assert_false (
      safeguard_ledger_post_reservation (fixture->ledger, number, &head, -5, NULL, NULL));
  g_assert_true (
      safeguard_ledger_post_reservation (fixture->ledger, number, &head, 499, NULL, NULL));
  g_assert_cmpint (safeguard_ledger_get_balance (fixture->ledger, 2), ==, 499);
}

typedef struct
{
  guint year, month, day;
  const char *financial;
  guint quarter;
} Day;

static void
test_quarters (void)
{
  static const Day days[] = {
      {2017, 4, 1, "2017-18", 0},   {2017, 6, 30, "2017-18", 0}, {2017, 7, 1, "2017-18", 1},
      {2017, 12, 31, "2017-18", 2}, {2018, 1, 1, "2017-18", 3},  {2018, 3, 31, "2017-18", 3},
      {2018, 4, 1, "2018-19", 0},   {1978, 4, 1, "1978-79", 0},  {2099, 3, 31, "2098-99", 3},
      {2000, 2, 29, "1999-00", 3},
  };
  guint quarter;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint year = 0;

      g_assert_true (safeguard_financial_year_parse (days[i].financial, &year, NULL));
      g_assert_true (safeguard_ledger_quarter_of (day_of (days[i].year, days[i].month, days[i].day),
                                                  &quarter));
      g_assert_cmpuint (quarter, ==, safeguard_ledger_first_quarter (year) + days[i].quarter);
    }
  g_assert_false (safeguard_ledger_quarter_of (day_of (1978, 3, 31), &quarter));
  g_assert_false (safeguard_ledger_quarter_of (day_of (2099, 4, 1), &quarter));
}

static void
test_years_that_are_none (void)
{
  static const char *const texts[]
      = {"2017", "2017-19", "2017/18", "2017-2018", "17-18", "", "1066-67", "2017-18 ", "2099-00"};
  gint year;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (safeguard_financial_year_parse (texts[i], &year, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/funding/ledger/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("sums-to-nothing", test_sums_to_nothing);
  ADD ("equals-replay", test_equals_replay);
  ADD ("refused-changes-nothing", test_refused_changes_nothing);
  ADD ("one-posting-is-none", test_one_posting_is_none);
  ADD ("a-reservation-is-posted-once", test_a_reservation_is_posted_once);
  ADD ("a-reservation-ends", test_a_reservation_ends);
  ADD ("part-of-a-reservation", test_part_of_a_reservation);
  g_test_add_func ("/funding/ledger/quarters", test_quarters);
  g_test_add_func ("/funding/ledger/years-that-are-none", test_years_that_are_none);

  return g_test_run ();
}
