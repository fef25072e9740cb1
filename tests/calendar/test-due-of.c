/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "clock-fixture.h"

/* A review with milestones before it, one after it, and a milestone of a milestone. */
static const char *const review
    = "  agencies: {limit: 5 working days, direction: before, starts: {due-of: review}, met-by: "
      "returned" CITE
      "  chased: {limit: 2 working days, direction: before, starts: {due-of: agencies}, met-by: "
      "chaser-sent" CITE
      "  review: {limit: 15 working days, starts: {later-of: [authority-told, partners-told]}, "
      "met-by: reviewed, readings: [{id: sent, changes: {starts: sent}" CITE
      "    , {id: panel, changes: {starts: {due-of: notify}}" CITE "    ]" CITE
      "  notify: {limit: 5 working days, starts: authority-told, met-by: sent" CITE
      "  follow-up: {limit: 10 days, starts: {due-of: review}, met-by: followed-up" CITE
      "  call: {limit: 72 hours, starts: found, met-by: called" CITE
      "  call-back: {limit: 24 hours, starts: {due-of: call}, met-by: called-back" CITE
      "  call-early: {limit: 24 hours, direction: before, starts: {due-of: call}, met-by: rung" CITE
      "  call-note: {limit: 1 working day, starts: {due-of: call}, met-by: noted" CITE
      "  hours-of-a-day: {limit: 24 hours, starts: {due-of: notify}, met-by: noted" CITE
      "  visit-report: {limit: 3 days, starts: {due-of: visits}, met-by: visit-reported" CITE
      "  publish: {limit: 7 working days, direction: before, starts: publication, met-by: "
      "sent-ahead" CITE
      "  print: {limit: 3 working days, direction: before, starts: {due-of: publish}, met-by: "
      "printed" CITE;

static void
test_dates (void)
{
  g_test_summary ("A milestone is counted back from, or on from, the due day of another clock");

  static const StateRow rows[] = {
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09", "2019-10-09", "running",
       "2019-10-23", "10 working days"},
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09", "2019-10-24", "overdue",
       "2019-10-23", "1 working day late"},
      {"chased", "authority-told=2019-10-07 partners-told=2019-10-09", "2019-10-09", "running",
       "2019-10-21", "8 working days"},
      {"follow-up", "authority-told=2019-10-07 partners-told=2019-10-09", "2019-11-09", "running",
       "2019-11-09", "due today"},
      /* The review's clock runs only once both have been told. */
      {"agencies", "authority-told=2019-10-07", "2019-10-10", "not-started", NULL, NULL},
      {"chased", "", "2019-10-10", "not-started", NULL, NULL},
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09", "2019-10-06",
       "not-started", "2019-10-23", NULL},
      {"call-back", "found=2026-01-05T14:30", "2026-01-06", "running", "2026-01-09T14:30:00+00:00",
       "86 hours"},
      {"call-early", "found=2026-01-05T14:30", "2026-01-08", "overdue", "2026-01-07T14:30:00+00:00",
       "9 hours late"},
      {"call-note", "found=2026-01-05T14:30", "2026-01-06", "running", "2026-01-09",
       "3 working days"},
      /* The visits' next due day, once one was made. */
      {"visit-report", "placed=2019-10-07", "2019-10-08", "running", "2019-10-17", "9 days"},
      {"visit-report", "placed=2019-10-07 visited=2019-10-10", "2019-10-11", "running",
       "2019-11-24", "44 days"},
      {"print", "publication=2020-01-15", "2019-12-30", "running", "2019-12-31", "1 working day"},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (review);

  assert_states (set, rows, G_N_ELEMENTS (rows));

  g_autoptr (SafeguardClock) clock = clock_of (set, "agencies", "", NULL);
  g_assert_cmpstr (safeguard_clock_get_starts (clock), ==, "the due day of review");
}

static void
test_met (void)
{
  g_test_summary (
      "What meets a milestone is not older than the clock whose due day it counts from");

  static const StateRow rows[] = {
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09 returned=2019-10-23",
       "2019-10-30", "met", "2019-10-23", NULL},
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09 returned=2019-10-24",
       "2019-10-30", "met-late", "2019-10-23", "1 working day late"},
      /* Between the first and the last of the review's start events is early, and this matter's. */
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09 returned=2019-10-08",
       "2019-10-30", "met", "2019-10-23", NULL},
      /* An older return belongs to another review. */
      {"agencies", "authority-told=2019-10-07 partners-told=2019-10-09 returned=2019-10-04",
       "2019-10-24", "overdue", "2019-10-23", "1 working day late"},
      {"chased", "authority-told=2019-10-07 partners-told=2019-10-09 chaser-sent=2019-10-04",
       "2019-10-22", "overdue", "2019-10-21", "1 working day late"},
      {"chased", "authority-told=2019-10-07 partners-told=2019-10-09 chaser-sent=2019-10-15",
       "2019-10-22", "met", "2019-10-21", NULL},
      /* The review was early, and so was what follows it. */
      {"follow-up",
       "authority-told=2019-10-07 partners-told=2019-10-09 reviewed=2019-10-14 "
       "followed-up=2019-10-16",
       "2019-10-30", "met", "2019-11-09", NULL},
      {"follow-up", "authority-told=2019-10-07 partners-told=2019-10-09 followed-up=2019-10-01",
       "2019-10-30", "running", "2019-11-09", "10 days"},
      /* Before a publication anything earlier counts. */
      {"print", "publication=2020-01-15 printed=2019-11-01", "2020-01-01", "met", "2019-12-31",
       NULL},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (review);

  assert_states (set, rows, G_N_ELEMENTS (rows));

  char *began = NULL;
  g_autoptr (SafeguardClock) early = clock_of (
      set, "agencies", "authority-told=2019-10-07 partners-told=2019-10-09 returned=2019-10-04",
      "2019-10-24");
  g_autofree char *text = safeguard_clock_find_early (early, &began);
  g_assert_cmpstr (text, ==, "returned is recorded on 2019-10-04");
  g_assert_cmpstr (began, ==, "2019-10-07");
  g_free (began);

  g_autoptr (SafeguardClock) between = clock_of (
      set, "review", "authority-told=2019-10-07 partners-told=2019-10-09 reviewed=2019-10-08",
      "2019-10-24");
  g_assert_cmpint (safeguard_clock_get_state (between), ==, SAFEGUARD_CLOCK_STATE_MET);
  g_assert_null (safeguard_clock_find_early (between, &began));
}

static void
test_readings (void)
{
  g_test_summary ("A reading may count from a due day, and says what it assumed for it");

  static const struct
  {
    const char *events;
    const char *due;
    const char *assumed;
  } rows[] = {
      {"authority-told=2019-10-07 partners-told=2019-10-09", "2019-11-04", NULL},
      {"authority-told=2019-10-07 partners-told=2019-10-09 sent=2019-10-08", "2019-11-04", NULL},
      {"", NULL, NULL},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (review);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, "review", rows[i].events, NULL);
      g_autoptr (SafeguardClock) reading = reading_of (clock, "panel");

      g_assert_cmpstr (safeguard_clock_get_due_text (reading), ==, rows[i].due);
      g_assert_cmpstr (safeguard_clock_get_assumed (reading)[0], ==, rows[i].assumed);
    }

  /* The other clock's own start has to be assumed, and the reading says so. */
  g_autoptr (SafeguardTimescales) more = timescales_with (
      "  first: {limit: 5 days, starts: asked, met-by: replied" CITE
      "  second: {limit: 5 days, starts: replied, met-by: closed" CITE
      "  third: {limit: 5 days, starts: asked, met-by: filed, readings: [{id: late, changes: "
      "{starts: {due-of: second}}" CITE "    ]" CITE
      "  strict: {limit: 5 days, starts: {due-of: second}, met-by: filed" CITE);
  g_autoptr (SafeguardClock) third = clock_of (more, "third", "asked=2019-10-01", NULL);
  g_autoptr (SafeguardClock) late = reading_of (third, "late");
  g_autoptr (SafeguardClock) strict = clock_of (more, "strict", "asked=2019-10-01", NULL);

  g_assert_cmpstr (safeguard_clock_get_due_text (late), ==, "2019-10-16");
  g_assert_cmpstr (safeguard_clock_get_assumed (late)[0], ==, "replied");
  g_assert_null (safeguard_clock_get_assumed (late)[1]);
  /* What binds is worked out from the record alone. */
  g_assert_null (safeguard_clock_get_due_text (strict));
}

static void
test_moves (void)
{
  g_test_summary ("A milestone moves with the clock that it counts from");

  g_autoptr (SafeguardTimescales) set = timescales_with (review);
  g_autoptr (SafeguardClock) clock
      = clock_of (set, "follow-up", "authority-told=2022-09-07 partners-told=2022-09-07", NULL);
  g_autoptr (SafeguardCalendar) then = safeguard_calendar_as_known_at (
      safeguard_timescales_peek_calendar (set), instant ("2022-09-07"));
  g_autoptr (SafeguardClock) before = safeguard_clock_redate (clock, then, NULL);

  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2022-10-09");
  g_assert_cmpstr (safeguard_clock_get_due_text (before), ==, "2022-10-08");

  g_autoptr (SafeguardRecord) record = record_of ("authority-told=2019-10-07");
  g_autoptr (GError) error = NULL;
  g_assert_null (safeguard_timescales_start (set, "hours-of-a-day", record, G_MININT64, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NEEDS_TIME);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *timescales;
    SafeguardError code;
    const char *path;
    const char *nearest;
    guint n_issues;
    guint n_left;
  } rows[] = {
      {"  a: {limit: 1 day, starts: {due-of: a}" CITE, SAFEGUARD_ERROR_TIMESCALE_CIRCLE,
       "timescales.a.starts.due-of", NULL, 1, 0},
      {"  a: {limit: 1 day, starts: {due-of: b}" CITE "  b: {limit: 1 day, starts: {due-of: c}" CITE
       "  c: {limit: 1 day, starts: {due-of: a}" CITE,
       SAFEGUARD_ERROR_TIMESCALE_CIRCLE, "timescales.a.starts.due-of", NULL, 3, 0},
      {"  a: {limit: 1 day, starts: {due-of: bb}" CITE "  b: {limit: 1 day, starts: told" CITE,
       SAFEGUARD_ERROR_UNKNOWN_TIMESCALE, "timescales.a.starts.due-of", "b", 1, 1},
      {"  a: {limit: 1 day, starts: {due-of: b}" CITE
       "  b: {limit: 1 day, starts: told, readings: [{id: r, changes: {starts: {due-of: a}}" CITE
       "    ]" CITE,
       SAFEGUARD_ERROR_TIMESCALE_CIRCLE, "timescales.b.readings[0].changes.starts.due-of", NULL, 1,
       1},
      {"  b: {limit: 1 day, starts: told, readings: [{id: r, changes: {starts: {due-of: x}}" CITE
       "    ]" CITE,
       SAFEGUARD_ERROR_UNKNOWN_TIMESCALE, "timescales.b.readings[0].changes.starts.due-of", NULL, 1,
       0},
      {"  a: {limit: 1 day, starts: {due-of: [b]}" CITE "  b: {limit: 1 day, starts: told" CITE,
       SAFEGUARD_ERROR_WRONG_TYPE, "timescales.a.starts.due-of", NULL, 1, 1},
      {"  a: {limit: 1 day, starts: {due-of: b, later-of: [c]}" CITE
       "  b: {limit: 1 day, starts: told" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "timescales.a.starts", NULL, 1, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *overlay = g_strconcat ("timescales:\n", rows[i].timescales, NULL);
      g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
      g_autoptr (SafeguardLayers) layers = layers_with (overlay, log);
      g_autoptr (SafeguardTimescales) set = safeguard_timescales_compile (layers, NULL, log);
      g_autoptr (GListModel) issues = safeguard_issue_log_to_list (log);
      SafeguardIssue *issue = safeguard_list_peek (issues, 0);

      g_test_message ("%s", overlay);
      g_assert_cmpuint (g_list_model_get_n_items (issues), ==, rows[i].n_issues);
      g_assert_cmpint (safeguard_issue_get_code (issue), ==, rows[i].code);
      g_assert_cmpstr (safeguard_issue_get_path (issue), ==, rows[i].path);
      if (rows[i].nearest != NULL)
        g_assert_cmpstr (safeguard_issue_get_nearest (issue), ==, rows[i].nearest);
      g_assert_cmpuint (safeguard_timescales_get_n (set), ==, rows[i].n_left);
    }
}

static void
test_long_chain (void)
{
  g_test_summary ("A chain of 32 milestones is worked out, one of 33 is refused");

  for (guint length = 32; length <= 33; length++)
    {
      g_autoptr (GString) overlay
          = g_string_new ("timescales:\n  m-0: {limit: 1 day, starts: told" CITE);

      for (guint i = 1; i <= length; i++)
        g_string_append_printf (overlay, "  m-%u: {limit: 1 day, starts: {due-of: m-%u}" CITE, i,
                                i - 1);
      g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
      g_autoptr (SafeguardLayers) layers = layers_with (overlay->str, log);
      g_autoptr (SafeguardCalendar) calendar = safeguard_calendar_compile (layers, log);
      g_autoptr (SafeguardTimescales) set = safeguard_timescales_compile (layers, calendar, log);

      g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), ==, length == 33);
      g_autoptr (SafeguardClock) clock = clock_of (set, "m-32", "told=2019-10-01", NULL);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2019-11-03");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due-of/dates", test_dates);
  g_test_add_func ("/due-of/met", test_met);
  g_test_add_func ("/due-of/readings", test_readings);
  g_test_add_func ("/due-of/moves", test_moves);
  g_test_add_func ("/due-of/refused", test_refused);
  g_test_add_func ("/due-of/long-chain", test_long_chain);

  return g_test_run ();
}
