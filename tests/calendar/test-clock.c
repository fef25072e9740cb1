/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "clock-fixture.h"

#include "safeguard-reckoning-private.h"

static void
test_due (void)
{
  g_test_summary ("The checks of facts.md A and B, the scenarios, and each unit and form");

  static const struct
  {
    const char *id;
    const char *events;
    const char *due; /* NULL: nothing is due */
  } rows[] = {
      {"notify-panel", "authority-aware=2026-01-05", "2026-01-12"},
      {"notify-panel", "authority-aware=2026-03-27", "2026-04-07"},
      {"notify-panel", "authority-aware=2025-12-19", "2025-12-30"},
      {"notify-panel", "authority-aware=2025-12-20", "2025-12-30"},
      {"notify-panel", "authority-aware=2022-09-12", "2022-09-20"},
      {"notify-panel", "authority-aware=2019-10-07", "2019-10-14"},
      {"notify-panel", "authority-aware=2019-10-07T23:59", "2019-10-14"},
      {"notify-panel", "authority-aware=2019-12-20", "2019-12-31"},
      {"notify-panel", "", NULL},
      {"rapid-review", "authority-aware=2019-10-07 partners-aware=2019-10-09", "2019-10-30"},
      {"rapid-review", "authority-aware=2019-10-09 partners-aware=2019-10-07", "2019-10-30"},
      {"rapid-review", "authority-aware=2019-12-20 partners-aware=2019-12-20", "2020-01-15"},
      {"rapid-review", "authority-aware=2022-09-07 partners-aware=2022-09-07", "2022-09-29"},
      {"rapid-review", "authority-aware=2019-10-07", NULL},
      {"first-told", "told-in-writing=2019-10-09 told-by-phone=2019-10-07", "2019-10-08"},
      {"first-told", "told-in-writing=2019-10-09", "2019-10-10"},
      {"silent-start", "notification-sent=2019-10-09", NULL},
      {"publish-local-review", "review-decided=2025-08-31", "2026-02-28"},
      {"publish-local-review", "review-decided=2023-08-31", "2024-02-29"},
      {"publish-local-review", "review-decided=2025-08-15", "2026-02-15"},
      {"report-before-publication", "publication=2026-04-07", "2026-03-25"},
      {"return-home-interview", "child-found=2026-01-05T14:30", "2026-01-08T14:30:00+00:00"},
      /* The clocks go forward on 29 March 2026 and back on 25 October 2026. */
      {"return-home-interview", "child-found=2026-03-28T10:00", "2026-03-31T11:00:00+01:00"},
      {"return-home-interview", "child-found=2026-10-24T10:00", "2026-10-27T09:00:00+00:00"},
      {"return-home-interview", "child-found=2026-10-25T01:30", "2026-10-28T00:30:00+00:00"},
      {"emergency-protection-order", "order-made=2026-01-05", "2026-01-13"},
      {"order-from-its-own-day", "order-made=2026-01-01", "2026-01-08"},
      {"order-from-its-own-day", "order-made=2026-01-01T23:59", "2026-01-08"},
      {"first-day-same", "told=2019-10-07", "2019-10-09"},
      {"first-day-same", "told=2019-10-12", "2019-10-16"},
      {"week-same", "told=2019-10-07", "2019-10-13"},
      {"strategy-discussion", "reasonable-cause=2019-10-07", NULL},
      {"joint-response", "child-died=2019-10-07T09:00", "2019-10-07"},
      {"review-conference", "conference-held=2019-01-31 conference-held=2019-07-30", "2020-01-30"},
      {"visits", "placed=2019-10-07", "2019-10-14"},
      {"visits", "placed=2019-10-07 visited=2019-10-10", "2019-11-21"},
      {"visits", "placed=2019-10-07 visited=2019-10-10 visited=2019-11-20", "2020-01-01"},
      {"yearly-report", "arrangements-published=2024-12-31", "2025-09-30"},
      {"yearly-report", "arrangements-published=2024-09-30", "2025-09-30"},
      {"yearly-report", "arrangements-published=2024-09-29", "2024-09-30"},
      {"yearly-report", "arrangements-published=2024-01-01 report-published=2024-10-15",
       "2025-09-30"},
      {"meetings", "year-began=2019-04-01", "2020-03-31"},
      {"office-hours", "referral-received=2019-10-07T16:59", "2019-10-08"},
      {"office-hours", "referral-received=2019-10-07T17:00", "2019-10-09"},
      {"office-hours", "referral-received=2019-10-11T18:00", "2019-10-15"},
      {"office-hours", "referral-received=2019-10-12T10:00", "2019-10-15"},
      {"office-hours", "referral-received=2019-10-12", "2019-10-15"},
      {"no-weekends", "told=2019-12-24", "2019-12-26"},
      {"days-after", "told=2019-10-07", "2019-11-04"},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, rows[i].id, rows[i].events, NULL);

      g_test_message ("%s %s", rows[i].id, rows[i].events);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, rows[i].due);
      g_assert_cmpint (safeguard_clock_get_state (clock), ==,
                       g_str_equal (rows[i].id, "silent-start") ? SAFEGUARD_CLOCK_STATE_UNDECIDED
                                                                : SAFEGUARD_CLOCK_STATE_NOT_ASKED);
      g_assert_null (safeguard_clock_get_left (clock));
    }
}

/* What each clock says at a moment, and how much is left. */
static const struct
{
  const char *id;
  const char *events;
  const char *at;
  const char *state;
  const char *left;
  int slack;
  const char *unit;
} state_rows[] = {
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-06", "not-started", NULL, 0, NULL},
    {"notify-panel", "", "2019-10-06", "not-started", NULL, 0, NULL},
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-07T09:00", "running", "5 working days",
     5, "working days"},
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-11T09:00", "running", "1 working day",
     1, "working days"},
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-14T23:59:59", "running", "due today", 0,
     "working days"},
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-15", "overdue", "1 working day late",
     -1, "working days"},
    {"notify-panel", "authority-aware=2019-10-04", "2019-10-12T10:00", "overdue",
     "less than 1 working day late", 0, "working days"},
    /* The due day ends with London's midnight: 23:00 in UTC in summer. */
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-14T22:59:59Z", "running", "due today",
     0, "working days"},
    {"notify-panel", "authority-aware=2019-10-07", "2019-10-14T23:00:00Z", "overdue",
     "1 working day late", -1, "working days"},
    {"notify-panel", "authority-aware=2019-10-07 notification-sent=2019-10-11", "2019-10-20", "met",
     NULL, 1, "working days"},
    {"notify-panel", "authority-aware=2019-10-07 notification-sent=2019-10-14T23:59", "2019-10-20",
     "met", NULL, 0, "working days"},
    {"notify-panel", "authority-aware=2019-10-07 notification-sent=2019-10-16", "2019-10-20",
     "met-late", "2 working days late", -2, "working days"},
    /* Not yet sent at the moment that is asked for. */
    {"notify-panel", "authority-aware=2019-10-07 notification-sent=2019-10-11", "2019-10-10",
     "running", "2 working days", 2, "working days"},
    /* A notification before this awareness was another incident's. */
    {"notify-panel", "authority-aware=2019-10-07 notification-sent=2019-10-04", "2019-10-10",
     "running", "2 working days", 2, "working days"},
    {"rapid-review",
     "authority-aware=2019-10-07 partners-aware=2019-10-09 review-undertaken=2019-10-08",
     "2019-10-20", "met", NULL, 16, "working days"},
    {"silent-start", "notification-sent=2019-10-09", "2019-10-20", "undecided", NULL, 0, NULL},
    {"return-home-interview", "child-found=2026-01-05T14:30", "2026-01-08T12:30", "running",
     "2 hours", 2, "hours"},
    {"return-home-interview", "child-found=2026-01-05T14:30", "2026-01-08T13:45", "running",
     "45 minutes", 45, "minutes"},
    {"return-home-interview", "child-found=2026-01-05T14:30", "2026-01-08T14:30", "running",
     "less than 1 minute", 0, "minutes"},
    {"return-home-interview", "child-found=2026-01-05T14:30", "2026-01-08T14:31", "overdue",
     "1 minute late", -1, "minutes"},
    {"return-home-interview", "child-found=2026-01-05T14:30 interview-held=2026-01-08T14:30",
     "2026-02-01", "met", NULL, 0, "minutes"},
    {"return-home-interview", "child-found=2026-01-05T14:30 interview-held=2026-01-08T16:30",
     "2026-02-01", "met-late", "2 hours late", -2, "hours"},
    {"return-home-interview", "child-found=2026-01-05T14:30 interview-held=2026-01-08",
     "2026-02-01", "undecided", NULL, 0, NULL},
    {"return-home-interview", "child-found=2026-01-05T14:30 interview-held=2026-01-07",
     "2026-02-01", "met", NULL, 0, NULL},
    {"police-protection", "taken-into-protection=2026-01-05T14:30", "2026-01-08T14:30", "running",
     "less than 1 minute", 0, "minutes"},
    {"police-protection", "taken-into-protection=2026-01-05T14:30", "2026-01-08T14:31", "expired",
     NULL, -1, "minutes"},
    {"police-protection", "taken-into-protection=2026-01-05T14:30 released=2026-01-06T10:00",
     "2026-01-10", "met", NULL, 52, "hours"},
    {"police-protection", "taken-into-protection=2026-01-05T14:30 released=2026-01-09T10:00",
     "2026-01-10", "expired", NULL, -33, "hours"},
    {"emergency-protection-order", "order-made=2026-01-05", "2026-01-13T23:59", "running",
     "due today", 0, "days"},
    {"emergency-protection-order", "order-made=2026-01-05", "2026-01-14", "expired", NULL, -1,
     "days"},
    {"order-from-its-own-day", "order-made=2026-01-01", "2026-01-01", "running", "7 days", 7,
     "days"},
    {"order-from-its-own-day", "order-made=2026-01-01", "2026-01-08T23:59:59", "running",
     "due today", 0, "days"},
    {"order-from-its-own-day", "order-made=2026-01-01", "2026-01-09", "expired", NULL, -1, "days"},
    {"report-before-publication", "publication=2026-04-07", "2026-03-20", "running",
     "3 working days", 3, "working days"},
    {"report-before-publication", "publication=2026-04-07", "2026-03-26", "overdue",
     "1 working day late", -1, "working days"},
    {"report-before-publication", "publication=2026-04-07 report-sent=2026-03-25", "2026-04-08",
     "met", NULL, 0, "working days"},
    {"strategy-discussion", "reasonable-cause=2019-10-07", "2020-01-01", "running", NULL, 0, NULL},
    {"strategy-discussion", "reasonable-cause=2019-10-07 discussion-held=2019-12-07", "2020-01-01",
     "met", NULL, 0, NULL},
    {"joint-response", "child-died=2019-10-07T09:00", "2019-10-07T23:00", "running", "due today", 0,
     "days"},
    {"joint-response", "child-died=2019-10-07T09:00", "2019-10-08", "overdue", "1 day late", -1,
     "days"},
    {"publish-local-review", "review-decided=2025-08-31", "2026-02-26", "running", "2 days", 2,
     "days"},
    {"review-conference", "conference-held=2019-01-31 conference-held=2019-07-30", "2019-07-29",
     "running", "2 days", 2, "days"},
    {"review-conference", "conference-held=2019-01-31 conference-held=2019-07-30", "2019-08-01",
     "running", "182 days", 182, "days"},
    {"visits", "placed=2019-10-07 visited=2019-10-10", "2019-11-22", "overdue", "1 day late", -1,
     "days"},
    {"yearly-report", "arrangements-published=2024-01-01", "2024-10-01", "overdue", "1 day late",
     -1, "days"},
    {"meetings", "year-began=2019-04-01 met=2019-05-01 met=2019-06-01 met=2019-07-01", "2020-03-31",
     "running", "due today", 0, "days"},
    {"meetings",
     "year-began=2019-04-01 met=2019-05-01 met=2019-06-01 met=2019-07-01 met=2019-08-01",
     "2020-03-31", "met", NULL, 243, "days"},
    {"meetings",
     "year-began=2019-04-01 met=2019-05-01 met=2019-06-01 met=2019-07-01 met=2019-08-01",
     "2020-04-01", "running", "364 days", 364, "days"},
    {"not-before", "notice-given=2019-10-07", "2019-10-08", "running", "1 working day", 1,
     "working days"},
    {"not-before", "notice-given=2019-10-07", "2019-10-09", "expired", NULL, 0, "working days"},
    {"not-before", "notice-given=2019-10-07 acted=2019-10-08", "2019-10-10", "met-early", NULL, -1,
     "working days"},
    {"not-before", "notice-given=2019-10-07 acted=2019-10-09", "2019-10-10", "met", NULL, 0,
     "working days"},
};

static void
test_states (void)
{
  g_test_summary ("A duty is overdue from the first instant after its due day, London time");

  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (GEnumClass) states = g_type_class_ref (SAFEGUARD_TYPE_CLOCK_STATE);

  for (guint i = 0; i < G_N_ELEMENTS (state_rows); i++)
    {
      g_autoptr (SafeguardClock) clock
          = clock_of (set, state_rows[i].id, state_rows[i].events, state_rows[i].at);
      int state = (int)safeguard_clock_get_state (clock);

      g_test_message ("%s %s at %s", state_rows[i].id, state_rows[i].events, state_rows[i].at);
      g_assert_cmpstr (g_enum_get_value (states, state)->value_nick, ==, state_rows[i].state);
      g_assert_cmpstr (safeguard_clock_get_left (clock), ==, state_rows[i].left);
      g_assert_cmpint (safeguard_clock_get_slack (clock), ==, state_rows[i].slack);
      g_assert_cmpstr (safeguard_clock_get_slack_unit (clock), ==, state_rows[i].unit);
    }
}

static void
test_refused (void)
{
  g_test_summary ("What cannot be counted is refused, with the code that says why");

  static const struct
  {
    const char *id;
    const char *events;
    SafeguardError code;
  } rows[] = {
      {"return-home-interview", "child-found=2026-01-05", SAFEGUARD_ERROR_NEEDS_TIME},
      {"office-hours", "referral-received=2019-10-07", SAFEGUARD_ERROR_NEEDS_TIME},
      {"missing-from-school", "first-day-absent=2019-10-07", SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR},
      {"notify-panel", "authority-aware=1066-10-14", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"notify-panel", "authority-aware=2099-12-31", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"publish-local-review", "review-decided=2099-12-31", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"report-before-publication", "publication=1978-01-05", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"yearly-report", "arrangements-published=2099-12-31", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"meetings", "year-began=2099-12-31", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"rapid-revue", "", SAFEGUARD_ERROR_UNKNOWN_TIMESCALE},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardRecord) record = record_of (rows[i].events);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %s", rows[i].id, rows[i].events);
      g_assert_null (safeguard_timescales_start (set, rows[i].id, record, G_MININT64, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
    }

  g_autoptr (GError) error = NULL;
  g_assert_null (safeguard_timescales_get (set, "rapid-revue", &error));
  g_assert_cmpstr (safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), ==,
                   "rapid-review");
  g_clear_error (&error);
  g_assert_true (safeguard_timescales_check_event (set, "findings-reported", NULL, &error));
  g_assert_false (safeguard_timescales_check_event (set, "notification-send", NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  g_assert_cmpstr (safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), ==,
                   "notification-sent");
}

static void
test_far_away (void)
{
  g_test_summary ("What lies outside the calendar, or outside every calendar, is no day");

  static const struct
  {
    SafeguardLimit limit;
    const char *from;
    int n;
    const char *expected; /* NULL: outside the years 1 to 9999 */
  } rows[] = {
      {{SAFEGUARD_UNIT_YEARS, 100}, "2024-02-29", -1, "1924-02-29"},
      {{SAFEGUARD_UNIT_YEARS, 100}, "2000-02-29", -1, "1900-02-28"},
      {{SAFEGUARD_UNIT_MONTHS, 1}, "2019-01-31", -1, "2018-12-31"},
      {{SAFEGUARD_UNIT_MONTHS, 11}, "2019-01-31", 1, "2019-12-31"},
      {{SAFEGUARD_UNIT_YEARS, 9999}, "2019-10-07", -1, NULL},
      {{SAFEGUARD_UNIT_YEARS, 9999}, "2019-10-07", 1, NULL},
      {{SAFEGUARD_UNIT_YEARS, G_MAXUINT}, "2019-10-07", G_MAXINT, NULL},
      {{SAFEGUARD_UNIT_MONTHS, 12 * 2019}, "2019-10-07", -1, NULL},
      {{SAFEGUARD_UNIT_MONTHS, 12 * 2018}, "2019-10-07", -1, "0001-10-07"},
      {{SAFEGUARD_UNIT_WEEKS, 200000}, "2019-10-07", -1, NULL},
      {{SAFEGUARD_UNIT_WEEKS, G_MAXUINT}, "2019-10-07", 1, NULL},
      {{SAFEGUARD_UNIT_DAYS, 1000000}, "2019-10-07", -1, NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SafeguardDayNumber end
          = safeguard_reckon_add_calendar (day (rows[i].from), &rows[i].limit, rows[i].n);
      g_autofree char *text = end != 0 ? safeguard_day_number_to_iso (end) : NULL;

      g_test_message ("row %u", i);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }

  static const char *const limits[] = {"100 years",  "1200 months",        "5200 weeks",
                                       "36500 days", "36500 working days", "100000 hours"};
  for (guint i = 0; i < 2 * G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *overlay
          = g_strdup_printf ("  far: {limit: %s, starts: told%s" CITE, limits[i / 2],
                             i % 2 == 1 ? ", direction: before" : "");
      g_autoptr (SafeguardTimescales) set = timescales_with (overlay);
      g_autoptr (SafeguardRecord) record = record_of (i < 10    ? "told=2039-06-01"
                                                      : i == 10 ? "told=2095-06-01T10:00"
                                                                : "told=1980-06-01T10:00");
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", overlay);
      g_assert_null (safeguard_timescales_start (set, "far", record, G_MININT64, &error));
      g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
    }
}

static void
test_school_days (void)
{
  g_test_summary ("School days count once the terms are loaded, and not past them");

  static const struct
  {
    const char *from;
    const char *due;
  } rows[] = {
      {"2019-10-07", "2019-10-18"},
      {"2019-10-14", "2019-11-04"}, /* half term from 19 October, an inset day on 1 November */
      {"2019-12-10", NULL},         /* the terms that are known end before */
      {"2019-08-01", NULL},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (
      "calendar:\n"
      "  school:\n"
      "    cite: {document: doc}\n"
      "    terms: [{from: 2019-09-03, to: 2019-10-18}, {from: 2019-10-28, to: 2019-12-20}]\n"
      "    closed: [2019-11-01]\n");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *events = g_strconcat ("first-day-absent=", rows[i].from, NULL);
      g_autoptr (SafeguardRecord) record = record_of (events);
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardClock) clock
          = safeguard_timescales_start (set, "missing-from-school", record, G_MININT64, &error);

      g_test_message ("%s", rows[i].from);
      if (rows[i].due == NULL)
        {
          g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, rows[i].due);
    }
}

static void
test_getters (void)
{
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (SafeguardClock) clock = clock_of (
      set, "rapid-review",
      "authority-aware=2019-10-07 partners-aware=2019-10-09 review-undertaken=2019-10-28T10:00",
      "2019-11-01");
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_autoptr (GDate) due = safeguard_clock_get_due_day (clock);

  g_assert_cmpstr (safeguard_clock_get_id (clock), ==, "rapid-review");
  g_assert_cmpstr (safeguard_clock_get_name (clock), ==, "Rapid review");
  g_assert_cmpstr (safeguard_clock_get_holder (clock), ==, "safeguarding-partners");
  g_assert_cmpstr (safeguard_clock_get_limit (clock), ==, "15 working days");
  g_assert_cmpstr (safeguard_clock_get_starts (clock), ==,
                   "the later of authority-aware and partners-aware");
  g_assert_cmpstr (safeguard_clock_get_started_text (clock), ==, "2019-10-09");
  g_assert_cmpstr (safeguard_clock_get_met_text (clock), ==, "2019-10-28T10:00:00+00:00");
  g_assert_cmpstr (safeguard_clock_get_edition (clock), ==, "town-2019");
  g_assert_cmpint (safeguard_clock_get_kind (clock), ==, SAFEGUARD_TIMESCALE_KIND_DUTY);
  g_assert_cmpuint (g_list_model_get_n_items (citations), ==, 1);
  g_assert_true (safeguard_clock_is_verified (clock));
  g_assert_cmpint (g_date_get_day (due), ==, 30);
  g_assert_null (safeguard_clock_get_due_time (clock));
  g_assert_false (safeguard_clock_rests_on_rules_alone (clock));
  g_assert_false (safeguard_clock_is_start_doubled (clock));

  g_autoptr (SafeguardClock) hours
      = clock_of (set, "return-home-interview", "child-found=2026-10-25T01:30", NULL);
  g_autoptr (GDateTime) time = safeguard_clock_get_due_time (hours);

  g_assert_true (safeguard_clock_is_start_doubled (hours));
  g_assert_cmpint (g_date_time_get_hour (time), ==, 0);
  g_assert_cmpint (g_date_time_get_day_of_month (time), ==, 28);

  g_autoptr (SafeguardClock) far
      = clock_of (set, "notify-panel", "authority-aware=2029-10-07", NULL);
  g_autoptr (SafeguardClock) months
      = clock_of (set, "publish-local-review", "review-decided=2029-10-07", NULL);
  g_assert_true (safeguard_clock_rests_on_rules_alone (far));
  g_assert_false (safeguard_clock_rests_on_rules_alone (months));
}

static void
test_timescale (void)
{
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (GListModel) list = safeguard_timescales_list (set);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardTimescale) timescale
      = safeguard_timescales_get (set, "yearly-report", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, safeguard_timescales_get_n (set));
  g_assert_cmpstr (safeguard_timescale_get_id (timescale), ==, "yearly-report");
  g_assert_cmpstr (safeguard_timescale_get_name (timescale), ==, "yearly-report");
  g_assert_cmpstr (safeguard_timescale_get_limit (timescale), ==, "by 30 September of each year");
  g_assert_cmpstr (safeguard_timescale_get_met_by (timescale)[0], ==, "report-published");
  g_assert_null (safeguard_timescale_get_holder (timescale));
  g_assert_null (safeguard_timescale_get_note (timescale));
  g_assert_null (safeguard_timescale_get_applies_to (timescale));
  g_assert_true (safeguard_timescale_is_verified (timescale));

  g_autoptr (SafeguardRecord) record = record_of ("arrangements-published=2024-12-31");
  g_autoptr (GDateTime) at = time_of ("2025-10-01T12:00");
  g_autoptr (SafeguardClock) clock = safeguard_timescale_start (timescale, record, at, &error);
  g_assert_no_error (error);
  g_assert_cmpint (safeguard_clock_get_state (clock), ==, SAFEGUARD_CLOCK_STATE_OVERDUE);

  g_autoptr (SafeguardClock) none
      = safeguard_timescales_not_applicable (set, "notify-panel", &error);
  g_assert_cmpint (safeguard_clock_get_state (none), ==, SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE);
  g_assert_null (safeguard_clock_get_due_text (none));
}

static void
test_limit_texts (void)
{
  static const struct
  {
    const char *id;
    const char *limit;
    const char *starts;
  } rows[] = {
      {"notify-panel", "5 working days", "authority-aware"},
      {"first-told", "1 working day", "the earlier of told-by-phone and told-in-writing"},
      {"silent-start", "15 working days", "not stated"},
      {"return-home-interview", "72 hours", "child-found"},
      {"strategy-discussion", "no limit stated", "reasonable-cause"},
      {"joint-response", "at once", "child-died"},
      {"missing-from-school", "10 school days", "first-day-absent"},
      {"visits", "1 week", "placed"},
      {"meetings", "4 times in each year", "year-began"},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardTimescale) timescale = safeguard_timescales_get (set, rows[i].id, NULL);

      g_assert_cmpstr (safeguard_timescale_get_limit (timescale), ==, rows[i].limit);
      g_assert_cmpstr (safeguard_timescale_get_starts (timescale), ==, rows[i].starts);
    }
}

static void
test_occurrences (void)
{
  static const struct
  {
    const char *id;
    const char *events;
    guint n;
    const char *expected;
  } rows[] = {
      {"visits", "placed=2019-10-07", 3, "2019-10-14 2019-11-25 2020-01-06"},
      {"yearly-report", "arrangements-published=2024-12-31", 2, "2025-09-30 2026-09-30"},
      {"yearly-report", "arrangements-published=2097-12-31", 9, "2098-09-30 2099-09-30"},
      {"meetings", "year-began=2019-04-01", 2, "2020-03-31 2021-03-31"},
      {"notify-panel", "authority-aware=2019-10-07", 3, "2019-10-14"},
      {"notify-panel", "", 3, ""},
      {"visits", "placed=2019-10-07", 0, ""},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, rows[i].id, rows[i].events, NULL);
      g_auto (GStrv) days = safeguard_clock_get_occurrences (clock, rows[i].n);
      g_autofree char *text = g_strjoinv (" ", days);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_blank (void)
{
  g_test_summary ("An object that a binding made past the library is harmless");

  g_autoptr (SafeguardClock) clock = g_object_new (SAFEGUARD_TYPE_CLOCK, NULL);
  g_autoptr (SafeguardTimescale) timescale = g_object_new (SAFEGUARD_TYPE_TIMESCALE, NULL);
  g_autoptr (SafeguardDay) blank_day = g_object_new (SAFEGUARD_TYPE_DAY, NULL);
  g_autoptr (GListModel) days = safeguard_clock_explain (clock);
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (clock);
  g_autoptr (GListModel) citations = safeguard_timescale_get_citations (timescale);
  g_auto (GStrv) occurrences = safeguard_clock_get_occurrences (clock, 3);
  g_autoptr (GDate) date = safeguard_day_get_date (blank_day);

  g_assert_cmpstr (safeguard_clock_get_id (clock), ==, "");
  g_assert_cmpint (safeguard_clock_get_state (clock), ==, SAFEGUARD_CLOCK_STATE_NOT_ASKED);
  g_assert_null (safeguard_clock_get_due_day (clock));
  g_assert_null (safeguard_clock_get_assumed (clock)[0]);
  g_assert_false (safeguard_clock_rests_on_rules_alone (clock));
  g_assert_cmpstr (safeguard_timescale_get_limit (timescale), ==, "no limit stated");
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (readings), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (citations), ==, 0);
  g_assert_false (safeguard_timescale_is_verified (timescale));
  g_assert_null (occurrences[0]);
  g_assert_false (g_date_valid (date));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/due", test_due);
  g_test_add_func ("/clock/states", test_states);
  g_test_add_func ("/clock/refused", test_refused);
  g_test_add_func ("/clock/school-days", test_school_days);
  g_test_add_func ("/clock/far-away", test_far_away);
  g_test_add_func ("/clock/getters", test_getters);
  g_test_add_func ("/clock/timescale", test_timescale);
  g_test_add_func ("/clock/limit-texts", test_limit_texts);
  g_test_add_func ("/clock/occurrences", test_occurrences);
  g_test_add_func ("/clock/blank", test_blank);

  return g_test_run ();
}
