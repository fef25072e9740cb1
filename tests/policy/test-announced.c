/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

/* A bank holiday that is announced (facts E), and the duties that a partnership has all the time.
 */

static GDate *
date (const char *iso)
{
  GDate *day = g_date_new ();

  g_date_set_parse (day, iso);

  return day;
}

static char *
add (SafeguardCalendar *calendar, const char *from, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) start = date (from);
  g_autoptr (GDate) found = safeguard_calendar_add (calendar, start, n, &error);
  char iso[16];

  g_assert_no_error (error);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", found);

  return g_strdup (iso);
}

static void
test_state_funeral (void)
{
  g_test_summary ("15 working days from 7 September 2022: the 28th, and the 29th once the State "
                  "Funeral was announced");

  g_autoptr (SafeguardPolicy) policy = load_policy ("england", "2022-09-07");
  g_autoptr (GDateTime) then = london_time ("2022-09-07T12:00:00");
  g_autoptr (GDateTime) announced = london_time ("2022-09-09T18:51:37");
  g_autoptr (GDate) funeral = date ("2022-09-19");
  g_autoptr (GDate) christmas = date ("2022-12-26");
  g_autoptr (GDate) outside = date ("1900-01-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCalendar) known
      = safeguard_calendar_as_known (safeguard_policy_get_calendar (policy, NULL), then);
  g_autoptr (SafeguardCalendar) after
      = safeguard_calendar_with_holiday (known, funeral, "State Funeral", announced, &error);
  g_assert_no_error (error);
  g_autofree char *before_text = add (known, "2022-09-07", 15);
  g_autofree char *after_text = add (after, "2022-09-07", 15);
  g_autoptr (SafeguardCalendar) same
      = safeguard_calendar_with_holiday (known, christmas, "Boxing Day", NULL, &error);

  g_assert_cmpstr (before_text, ==, "2022-09-28");
  g_assert_cmpstr (after_text, ==, "2022-09-29");
  g_assert_true (same == known);
  g_assert_null (safeguard_calendar_with_holiday (known, outside, "Long ago", NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
}

static void
test_not_known_when (void)
{
  g_test_summary ("A holiday of which it is not known when it was announced counts at once");

  g_autoptr (SafeguardPolicy) policy = load_policy ("england", "2026-01-05");
  g_autoptr (GDate) day = date ("2026-01-06");
  g_autoptr (SafeguardCalendar) more = safeguard_calendar_with_holiday (
      safeguard_policy_get_calendar (policy, NULL), day, "A day off", NULL, NULL);
  g_autofree char *due = add (more, "2026-01-05", 5);

  g_assert_cmpstr (due, ==, "2026-01-13");
}

static char *
due_of (gpointer ruling, const char *id)
{
  g_autoptr (SafeguardClock) clock = find_clock (ruling, id);

  return clock != NULL ? g_strdup (safeguard_clock_get_due_text (clock)) : NULL;
}

static void
test_duties (void)
{
  g_test_summary (
      "Stockport 2019: practice week and visits each year, an independent review towards "
      "the end of the first");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-06-01");
  g_autoptr (SafeguardRecord) done = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autoptr (GDateTime) at = london_time ("2020-06-01T12:00:00");
  g_autoptr (SafeguardDutiesRuling) first = safeguard_policy_assess_duties (policy, done, at);
  g_autofree char *week = due_of (first, "practice-week");
  g_autofree char *visits = due_of (first, "front-line-visits");

  g_assert_cmpstr (week, ==, "2020-09-28");
  g_assert_cmpstr (visits, ==, "2020-09-28");
  g_assert_true (has_finding (first, "clock-due"));

  /* A child's own clocks, which come back too, are not the partnership's. */
  g_autofree char *reviews = due_of (first, "review-conference");
  g_assert_null (reviews);

  /* Arrangements that say themselves when they took effect. */
  g_autoptr (GError) error = NULL;
  safeguard_record_append_event (done, "arrangements-in-force", "2019-10-14", &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardDutiesRuling) second = safeguard_policy_assess_duties (policy, done, NULL);
  g_autofree char *later = due_of (second, "practice-week");
  g_assert_cmpstr (later, ==, "2020-10-13");
}

static void
test_missed_period (void)
{
  g_test_summary (
      "A practice week that was not held in the first year is overdue, until one is held");

  static const struct
  {
    const char *at;
    const char *held;
    const char *due;
    SafeguardClockState state;
  } rows[] = {
      {"2020-09-28T12:00:00", NULL, "2020-09-28", SAFEGUARD_CLOCK_STATE_RUNNING},
      {"2020-09-29T12:00:00", NULL, "2020-09-28", SAFEGUARD_CLOCK_STATE_OVERDUE},
      {"2021-01-15T12:00:00", NULL, "2020-09-28", SAFEGUARD_CLOCK_STATE_OVERDUE},
      {"2021-01-15T12:00:00", "2020-09-20", "2021-09-28", SAFEGUARD_CLOCK_STATE_RUNNING},
      {"2021-01-15T12:00:00", "2020-10-20", "2021-09-28", SAFEGUARD_CLOCK_STATE_MET},
      {"2021-10-15T12:00:00", "2020-09-20", "2021-09-28", SAFEGUARD_CLOCK_STATE_OVERDUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-06-01");
      g_autoptr (SafeguardRecord) done = SAFEGUARD_RECORD (safeguard_chronology_new ());
      g_autoptr (GDateTime) at = london_time (rows[i].at);

      if (rows[i].held != NULL)
        safeguard_record_append_event (done, "practice-week-held", rows[i].held, NULL);
      g_autoptr (SafeguardDutiesRuling) ruling = safeguard_policy_assess_duties (policy, done, at);
      g_autoptr (SafeguardClock) clock = find_clock (ruling, "practice-week");
      g_test_message ("%s, held %s", rows[i].at, rows[i].held != NULL ? rows[i].held : "never");
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, rows[i].due);
      g_assert_cmpint (safeguard_clock_get_state (clock), ==, rows[i].state);
    }
}

static void
test_source_does_not_say (void)
{
  g_test_summary (
      "Cheshire West and Chester's bi-monthly update: a duty of which no date is guessed");

  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2020-06-01");
  g_autoptr (SafeguardRecord) done = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autoptr (SafeguardDutiesRuling) ruling = safeguard_policy_assess_duties (policy, done, NULL);
  g_autoptr (SafeguardClock) clock = find_clock (ruling, "partnership-update");

  g_assert_nonnull (clock);
  g_assert_null (safeguard_clock_get_due_text (clock));
  g_assert_cmpint (safeguard_clock_get_state (clock), ==, SAFEGUARD_CLOCK_STATE_UNDECIDED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/state-funeral", test_state_funeral);
  g_test_add_func ("/policy/not-known-when", test_not_known_when);
  g_test_add_func ("/policy/duties", test_duties);
  g_test_add_func ("/policy/missed-period", test_missed_period);
  g_test_add_func ("/policy/source-does-not-say", test_source_does_not_say);

  return g_test_run ();
}
