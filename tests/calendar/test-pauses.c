/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "clock-fixture.h"

#define PAUSES "pauses: {from: paused, until: resumed, cite: {document: doc, section: Pauses}}"

/* Ends the map of the pauses, and the timescale. */
#define CITE_AFTER ", cite: {document: doc}}, cite: {document: doc}}\n"

static const char *const replies
    = "  reply: {limit: 10 working days, starts: asked, met-by: replied, " PAUSES CITE
      "  in-days: {limit: 10 days, starts: asked, met-by: replied, " PAUSES CITE
      "  in-months: {limit: 1 month, starts: asked, met-by: replied, " PAUSES CITE
      "  in-hours: {limit: 48 hours, starts: asked, met-by: replied, " PAUSES CITE
      "  day-one: {limit: 3 working days, day-one: same, starts: asked, met-by: replied, " PAUSES
          CITE "  window: {limit: 5 working days, opens: 2 working days, starts: asked, met-by: "
      "replied, " PAUSES CITE
      "  own-words: {limit: 5 working days, starts: asked, met-by: replied, pauses: {from: "
      "sent-back, until: returned, cite: {document: doc, verified: false}}, readings: [{id: usual, "
      "changes: {" PAUSES "}" CITE "    ]" CITE
      "  unpaused: {limit: 5 working days, starts: asked, met-by: replied" CITE
      "  counted-back: {limit: 2 working days, direction: before, starts: {due-of: reply}, met-by: "
      "drafted" CITE;

/* Monday 7 October 2019. */
#define ASKED "asked=2019-10-07 "

static void
test_states (void)
{
  g_test_summary ("From the pausing day to the day before the resuming event no day counts");

  static const StateRow rows[] = {
      {"reply", ASKED, "2019-10-07", "running", "2019-10-21", "10 working days"},
      /* Thursday 10 to Tuesday 15 October: four working days. */
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-10-16", "running", "2019-10-25",
       "7 working days"},
      /* The same, said in another order. */
      {"reply", "resumed=2019-10-16 paused=2019-10-10 " ASKED, "2019-10-16", "running",
       "2019-10-25", "7 working days"},
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-10", "2019-10-10", "running", "2019-10-21",
       "7 working days"},
      {"reply", ASKED "paused=2019-10-12 resumed=2019-10-14", "2019-10-14", "running", "2019-10-21",
       "5 working days"},
      {"reply", ASKED "paused=2019-10-10", "2019-10-30", "paused", NULL,
       "paused with 8 working days left"},
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-10-12", "paused", NULL,
       "paused with 8 working days left"},
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-10-09", "running", "2019-10-21",
       "8 working days"},
      {"reply", ASKED "paused=2019-10-21", "2019-10-30", "paused", NULL,
       "paused with 1 working day left"},
      /* One after the other, and one in the other. */
      {"reply", ASKED "paused=2019-10-09 resumed=2019-10-10 paused=2019-10-14 resumed=2019-10-15",
       "2019-10-16", "running", "2019-10-23", "5 working days"},
      {"reply", ASKED "paused=2019-10-09 resumed=2019-10-10 paused=2019-10-14", "2019-10-16",
       "paused", NULL, "paused with 7 working days left"},
      {"reply", ASKED "paused=2019-10-09 paused=2019-10-10 resumed=2019-10-11 resumed=2019-10-15",
       "2019-10-16", "running", "2019-10-23", "5 working days"},
      {"reply", ASKED "paused=2019-10-09 resumed=2019-10-11 paused=2019-10-11 resumed=2019-10-14",
       "2019-10-16", "running", "2019-10-24", "6 working days"},
      /* Before the start, after the due day, and without an end of what never began. */
      {"reply", ASKED "paused=2019-10-04", "2019-10-08", "running", "2019-10-21", "9 working days"},
      {"reply", ASKED "paused=2019-10-04 resumed=2019-10-09", "2019-10-09", "running", "2019-10-21",
       "8 working days"},
      {"reply", ASKED "paused=2019-10-22", "2019-10-23", "overdue", "2019-10-21",
       "2 working days late"},
      {"reply", ASKED "resumed=2019-10-10", "2019-10-10", "running", "2019-10-21",
       "7 working days"},
      {"reply", ASKED "paused=2019-10-07 resumed=2019-10-09", "2019-10-09", "running", "2019-10-22",
       "9 working days"},
      /* Overdue again after a pause. */
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-10-28", "overdue", "2019-10-25",
       "1 working day late"},
      /* Met before, within and after a pause. */
      {"reply", ASKED "replied=2019-10-09 paused=2019-10-10", "2019-10-30", "met", "2019-10-21",
       NULL},
      {"reply", ASKED "paused=2019-10-10 replied=2019-10-16", "2019-10-30", "met", "2019-10-25",
       NULL},
      {"reply", ASKED "paused=2019-10-10 replied=2019-10-11 resumed=2019-10-16", "2019-10-30",
       "met", "2019-10-22", NULL},
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-16 replied=2019-10-25", "2019-10-30",
       "met", "2019-10-25", NULL},
      {"reply", ASKED "paused=2019-10-10 resumed=2019-10-16 replied=2019-10-28", "2019-10-30",
       "met-late", "2019-10-25", "1 working day late"},
      {"in-days", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-10-16", "running",
       "2019-10-23", "7 days"},
      {"in-days", ASKED "paused=2019-10-10", "2019-10-16", "paused", NULL,
       "paused with 8 days left"},
      {"in-months", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-11-12", "running",
       "2019-11-13", "1 day"},
      {"in-months", ASKED "paused=2019-11-07", "2019-11-12", "paused", NULL,
       "paused with 1 day left"},
      {"day-one", ASKED, "2019-10-07", "running", "2019-10-09", "2 working days"},
      {"day-one", ASKED "paused=2019-10-07 resumed=2019-10-08", "2019-10-08", "running",
       "2019-10-10", "2 working days"},
      {"own-words", ASKED "paused=2019-10-08 resumed=2019-10-10", "2019-10-10", "running",
       "2019-10-14", "2 working days"},
      {"own-words", ASKED "sent-back=2019-10-08 returned=2019-10-10", "2019-10-10", "running",
       "2019-10-16", "4 working days"},
      {"unpaused", ASKED "paused=2019-10-08 resumed=2019-10-10", "2019-10-10", "running",
       "2019-10-14", "2 working days"},
      /* A milestone moves with what it counts from, and waits while that is paused. */
      {"counted-back", ASKED "paused=2019-10-10 resumed=2019-10-16", "2019-10-16", "running",
       "2019-10-23", "5 working days"},
      {"counted-back", ASKED "paused=2019-10-10", "2019-10-16", "not-started", NULL, NULL},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (replies);

  assert_states (set, rows, G_N_ELEMENTS (rows));
}

static void
test_hours (void)
{
  g_test_summary ("Of hours, the time between the pause and its end does not count");

  static const char asked[] = "asked=2019-10-07T09:00";
  static const StateRow rows[] = {
      {"in-hours", "asked=2019-10-07T09:00 paused=2019-10-07T21:00 resumed=2019-10-08T03:30",
       "2019-10-08T03:30", "running", "2019-10-09T15:30:00+01:00", "36 hours"},
      {"in-hours", "asked=2019-10-07T09:00 paused=2019-10-07T21:00", "2019-10-20", "paused", NULL,
       "paused with 36 hours left"},
      {"in-hours", "asked=2019-10-07T09:00 paused=2019-10-09T08:30", "2019-10-20", "paused", NULL,
       "paused with 30 minutes left"},
      {"in-hours", "asked=2019-10-07T09:00 paused=2019-10-09T09:01", "2019-10-20", "overdue",
       "2019-10-09T09:00:00+01:00", "255 hours late"},
      /* Two on one day, recorded in the wrong order. */
      {"in-hours",
       "asked=2019-10-07T09:00 paused=2019-10-07T12:00 resumed=2019-10-07T13:00 "
       "resumed=2019-10-07T11:00 paused=2019-10-07T10:00",
       "2019-10-08", "running", "2019-10-09T11:00:00+01:00", "35 hours"},
      /* After it was due a pause has no effect, and needs no time. */
      {"in-hours",
       "asked=2019-10-07T09:00 paused=2019-10-09T09:00 resumed=2019-10-10 paused=2019-10-11",
       "2019-10-12", "overdue", "2019-10-09T09:00:00+01:00", "63 hours late"},
      {"in-hours", "asked=2019-10-07T09:00 paused=2019-10-07T10:00 replied=2019-10-07T12:00",
       "2019-10-08", "met", "2019-10-09T11:00:00+01:00", NULL},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  g_autofree char *events = g_strconcat (asked, " paused=2019-10-08", NULL);
  g_autoptr (SafeguardRecord) record = record_of (events);
  g_autoptr (GError) error = NULL;

  assert_states (set, rows, G_N_ELEMENTS (rows));
  g_assert_null (safeguard_timescales_start (set, "in-hours", record, G_MININT64, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NEEDS_TIME);
}

static void
test_explained (void)
{
  g_test_summary ("Paused days are told, and do not count");

  static const char *const days[] = {"Mon 7 Oct 2019  start",
                                     "Tue 8 Oct 2019  1",
                                     "Wed 9 Oct 2019  paused",
                                     "Thu 10 Oct 2019  paused",
                                     "Fri 11 Oct 2019  2  window opens",
                                     "Sat 12 Oct 2019  Saturday",
                                     "Sun 13 Oct 2019  Sunday",
                                     "Mon 14 Oct 2019  3",
                                     "Tue 15 Oct 2019  4",
                                     "Wed 16 Oct 2019  5  due"};
  static const char *const hours[]
      = {"Mon 7 Oct 2019  12 h 00 min, paused", "Tue 8 Oct 2019  20 h 30 min, paused",
         "Wed 9 Oct 2019  15 h 30 min"};
  static const char *const month[]
      = {"Mon 7 Oct 2019  start", "Wed 13 Nov 2019  due: 1 month, and 6 days paused"};
  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  g_autoptr (SafeguardClock) window
      = clock_of (set, "window", ASKED "paused=2019-10-09 resumed=2019-10-11", NULL);
  g_autoptr (SafeguardClock) in_hours
      = clock_of (set, "in-hours",
                  "asked=2019-10-07T09:00 paused=2019-10-07T21:00 resumed=2019-10-08T03:30", NULL);
  g_autoptr (SafeguardClock) in_months
      = clock_of (set, "in-months", ASKED "paused=2019-10-10 resumed=2019-10-16", NULL);
  g_autoptr (SafeguardClock) stopped = clock_of (set, "reply", ASKED "paused=2019-10-10", NULL);

  g_assert_cmpstr (safeguard_clock_get_opens_text (window), ==, "2019-10-11");
  assert_explained (window, days, G_N_ELEMENTS (days));
  assert_explained (in_hours, hours, G_N_ELEMENTS (hours));
  assert_explained (in_months, month, G_N_ELEMENTS (month));
  assert_explained (stopped, NULL, 0);
}

static void
test_redate (void)
{
  g_test_summary ("A holiday that is announced moves a clock that was paused, too");

  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  g_autoptr (SafeguardCalendar) then = safeguard_calendar_as_known_at (
      safeguard_timescales_peek_calendar (set), instant ("2022-09-07"));
  g_autoptr (SafeguardClock) clock = clock_of (
      set, "reply", "asked=2022-09-07 paused=2022-09-12 resumed=2022-09-14", "2022-09-15");
  g_autoptr (SafeguardClock) before = safeguard_clock_redate (clock, then, NULL);
  /* The State Funeral falls into the pause, and moves nothing. */
  g_autoptr (SafeguardClock) within = clock_of (
      set, "reply", "asked=2022-09-07 paused=2022-09-16 resumed=2022-09-20", "2022-09-21");
  g_autoptr (SafeguardClock) same = safeguard_clock_redate (within, then, NULL);

  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2022-09-26");
  g_assert_cmpstr (safeguard_clock_get_due_text (before), ==, "2022-09-23");
  g_assert_cmpstr (safeguard_clock_get_due_text (within), ==, safeguard_clock_get_due_text (same));
}

static void
test_sources (void)
{
  g_test_summary ("A clock that was paused cites what allowed that");

  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  g_autoptr (SafeguardClock) running = clock_of (set, "own-words", ASKED, NULL);
  g_autoptr (SafeguardClock) paused
      = clock_of (set, "own-words", ASKED "sent-back=2019-10-08", "2019-10-10");
  g_autoptr (SafeguardClock) usual = reading_of (paused, "usual");
  g_autoptr (GListModel) one = safeguard_clock_get_citations (running);
  g_autoptr (GListModel) two = safeguard_clock_get_citations (paused);

  g_assert_cmpuint (g_list_model_get_n_items (one), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (two), ==, 2);
  g_assert_true (safeguard_clock_is_verified (running));
  g_assert_false (safeguard_clock_is_verified (paused));
  g_assert_cmpint (safeguard_clock_get_state (usual), ==, SAFEGUARD_CLOCK_STATE_RUNNING);
}

static void
test_known_events (void)
{
  g_autoptr (SafeguardTimescales) set = timescales_with (replies);

  g_assert_true (safeguard_timescales_check_event (set, "sent-back", NULL, NULL));
  g_assert_true (safeguard_timescales_check_event (set, "returned", NULL, NULL));
  g_assert_true (safeguard_timescales_check_event (set, "paused", NULL, NULL));
  g_assert_true (safeguard_timescales_check_event (set, "resumed", NULL, NULL));
}

/* The due day by another way: a day counts that is a working day and over without the clock being
 * paused. NULL: it is paused for good. */
static char *
count_naively (SafeguardCalendar *calendar, SafeguardRecord *record, gboolean working, guint n)
{
  SafeguardDayNumber asked = day ("2019-10-07");
  gboolean paused = FALSE;

  for (SafeguardDayNumber today = asked; today < asked + 400; today++)
    {
      for (guint i = 1; i < safeguard_record_get_n_events (record); i++)
        {
          SafeguardEvent *event = safeguard_record_peek_event (record, i);

          if (safeguard_event_peek_moment (event)->day == today)
            paused = g_str_equal (safeguard_event_get_event_type (event), "paused");
        }
      if (today > asked && !paused
          && (!working
              || safeguard_calendar_kind_of (calendar, today) == SAFEGUARD_DAY_KIND_WORKING)
          && --n == 0)
        return safeguard_day_number_to_iso (today);
    }

  return NULL;
}

static void
test_against_naive (void)
{
  g_test_summary ("Random pauses give the day that a walk from day to day gives");

  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  SafeguardCalendar *calendar = safeguard_timescales_peek_calendar (set);
  guint n_paused = 0, n_moved = 0;

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (SafeguardRecord) record = record_of (ASKED);
      gboolean working = round % 2 == 0;
      int n_events = g_test_rand_int_range (0, 8);

      for (int i = 0; i < n_events; i++)
        {
          SafeguardDayNumber when
              = day ("2019-10-04") + (SafeguardDayNumber)g_test_rand_int_range (3, 30);
          g_autofree char *text = safeguard_day_number_to_iso (when);

          safeguard_record_append_event (record, g_test_rand_bit () ? "paused" : "resumed", text,
                                         NULL);
        }
      g_autoptr (SafeguardClock) clock = safeguard_timescales_start (
          set, working ? "reply" : "in-days", record, G_MININT64, NULL);
      g_autofree char *expected = count_naively (calendar, record, working, 10);

      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, expected);
      n_paused += expected == NULL;
      n_moved += g_strcmp0 (expected, working ? "2019-10-21" : "2019-10-17") > 0;
    }
  /* Both kinds came up. */
  g_assert_cmpuint (n_paused, >, 0);
  g_assert_cmpuint (n_moved, >, 0);
}

static void
test_many (void)
{
  g_test_summary ("50,000 pauses in one record, in no order of time, cost no step for each pair");

  const guint n = 50000, minutes = 2 * n;
  g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  g_autoptr (GError) error = NULL;

  /* Every second minute from the start is paused; 7919 is a prime, so each minute comes once. */
  safeguard_record_append_event (record, "asked", "2019-10-07T09:00:00Z", &error);
  for (guint i = 0; i < minutes; i++)
    {
      guint minute = (guint)((guint64)i * 7919 % minutes);
      SafeguardMoment when = safeguard_moment_from_instant (instant ("2019-10-07T09:00:00Z")
                                                            + (minute + 1) * G_TIME_SPAN_MINUTE);
      g_autofree char *text = safeguard_moment_to_iso (&when);

      safeguard_record_append_event (record, minute % 2 == 0 ? "paused" : "resumed", text, &error);
    }
  g_assert_no_error (error);

  g_autoptr (SafeguardClock) hours
      = safeguard_timescales_start (set, "in-hours", record, G_MININT64, &error);
  g_assert_no_error (error);
  /* 48 hours of which every other minute counts: 96 on the wall, less the minute that ends them. */
  g_assert_cmpstr (safeguard_clock_get_due_text (hours), ==, "2019-10-11T09:59:00+01:00");

  g_autoptr (SafeguardClock) days
      = safeguard_timescales_start (set, "reply", record, G_MININT64, &error);
  g_autoptr (GListModel) explained = safeguard_clock_explain (days);
  g_assert_no_error (error);
  /* Each midnight until 15 December was paused, so that none of the days before it counts. */
  g_assert_cmpstr (safeguard_clock_get_due_text (days), ==, "2019-12-31");
  g_assert_cmpuint (g_list_model_get_n_items (explained), ==, 86);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *timescale;
    SafeguardError code;
    const char *path;
  } rows[] = {
      {"{limit: 5 days, starts: a, pauses: {from: p, until: r}, cite: {document: doc}}\n",
       SAFEGUARD_ERROR_NO_CITATION, "pauses"},
      {"{limit: 5 days, starts: a, pauses: {from: p" CITE_AFTER, SAFEGUARD_ERROR_MISSING_KEY,
       "pauses"},
      {"{limit: 5 days, starts: a, pauses: {from: p, until: p" CITE_AFTER,
       SAFEGUARD_ERROR_WRONG_VALUE, "pauses"},
      {"{limit: 5 days, starts: a, direction: before, pauses: {from: p, until: r" CITE_AFTER,
       SAFEGUARD_ERROR_WRONG_VALUE, "pauses"},
      {"{limit: 5 days, starts: a, repeats: {every: 6 weeks}, pauses: {from: p, until: "
       "r" CITE_AFTER,
       SAFEGUARD_ERROR_WRONG_VALUE, "pauses"},
      {"{limit: 5 days, starts: a, pauses: {from: p, until: r, by: anyone" CITE_AFTER,
       SAFEGUARD_ERROR_UNKNOWN_KEY, "pauses.by"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].timescale, rows[i].code, rows[i].path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pauses/states", test_states);
  g_test_add_func ("/pauses/hours", test_hours);
  g_test_add_func ("/pauses/explained", test_explained);
  g_test_add_func ("/pauses/redate", test_redate);
  g_test_add_func ("/pauses/sources", test_sources);
  g_test_add_func ("/pauses/known-events", test_known_events);
  g_test_add_func ("/pauses/against-naive", test_against_naive);
  g_test_add_func ("/pauses/many", test_many);
  g_test_add_func ("/pauses/refused", test_refused);

  return g_test_run ();
}
