/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "clock-fixture.h"

/* Milestones inside the fifteen days; two windows share their last day. */
static const char *const milestones
    = "  facts: {limit: 10 working days, opens: 3 working days, starts: told, met-by: gathered" CITE
      "  safety: {limit: 10 working days, opens: at once, starts: told, met-by: safe" CITE
      "  ahead: {limit: 2 working days, opens: 5 working days, direction: before, starts: "
      "publication, met-by: sent" CITE
      "  one-day: {limit: 3 working days, opens: 3 working days, starts: told, met-by: met" CITE
      "  by-hours: {limit: 72 hours, opens: 24 hours, starts: found, met-by: seen" CITE
      "  by-months: {limit: 6 months, opens: 3 months, starts: told, met-by: written" CITE
      "  mixed: {limit: 15 working days, opens: 1 week, starts: told, met-by: met, readings: [{id: "
      "later, changes: {opens: 2 weeks}" CITE "    ]" CITE
      "  same-day: {limit: 5 working days, opens: 2 working days, day-one: same, starts: told, "
      "met-by: met" CITE;

static void
test_opens (void)
{
  g_test_summary ("A window opens as its limit is counted, only sooner");

  static const struct
  {
    const char *id;
    const char *events;
    const char *opens;
    const char *due;
  } rows[] = {
      {"facts", "told=2019-10-07", "2019-10-10", "2019-10-21"},
      {"safety", "told=2019-10-07", "2019-10-07", "2019-10-21"},
      {"ahead", "publication=2019-10-14", "2019-10-07", "2019-10-10"},
      {"one-day", "told=2019-10-07", "2019-10-10", "2019-10-10"},
      {"by-hours", "found=2026-01-05T14:30", "2026-01-06T14:30:00+00:00",
       "2026-01-08T14:30:00+00:00"},
      {"by-months", "told=2025-08-31", "2025-11-30", "2026-02-28"},
      {"mixed", "told=2019-10-07", "2019-10-14", "2019-10-28"},
      {"same-day", "told=2019-10-07", "2019-10-08", "2019-10-11"},
      {"notify-panel", "authority-aware=2019-10-07", NULL, "2019-10-14"},
      {"facts", "", NULL, NULL},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (milestones);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, rows[i].id, rows[i].events, NULL);
      g_autoptr (GDate) opens = safeguard_clock_get_opens_day (clock);

      g_test_message ("%s", rows[i].id);
      g_assert_cmpstr (safeguard_clock_get_opens_text (clock), ==, rows[i].opens);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, rows[i].due);
      g_assert_cmpint (opens != NULL, ==, rows[i].opens != NULL);
    }

  g_autoptr (SafeguardClock) mixed = clock_of (set, "mixed", "told=2019-10-07", NULL);
  g_autoptr (SafeguardClock) later = reading_of (mixed, "later");
  g_assert_cmpstr (safeguard_clock_get_opens_text (later), ==, "2019-10-21");
}

static void
test_before_window (void)
{
  g_test_summary ("What is done before its window opens is met, and told");

  static const struct
  {
    const char *id;
    const char *events;
    gboolean before;
  } rows[] = {
      {"facts", "told=2019-10-07 gathered=2019-10-09", TRUE},
      {"facts", "told=2019-10-07 gathered=2019-10-10", FALSE},
      {"ahead", "publication=2019-10-14 sent=2019-10-04", TRUE},
      {"ahead", "publication=2019-10-14 sent=2019-10-07", FALSE},
      {"by-hours", "found=2026-01-05T14:30 seen=2026-01-06T14:29", TRUE},
      {"by-hours", "found=2026-01-05T14:30 seen=2026-01-06T14:30", FALSE},
      {"notify-panel", "authority-aware=2019-10-07 notification-sent=2019-10-07", FALSE},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (milestones);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, rows[i].id, rows[i].events, "2026-02-01");

      g_test_message ("%s", rows[i].events);
      g_assert_cmpint (safeguard_clock_get_state (clock), ==, SAFEGUARD_CLOCK_STATE_MET);
      g_assert_cmpint (safeguard_clock_is_before_window (clock), ==, rows[i].before);
    }
}

static void
test_explained (void)
{
  g_test_summary ("The day-by-day account tells the day on which the window opens");

  static const char *const same[]
      = {"Mon 7 Oct 2019  1  start", "Tue 8 Oct 2019  2  window opens", "Wed 9 Oct 2019  3",
         "Thu 10 Oct 2019  4", "Fri 11 Oct 2019  5  due"};
  static const char *const one[] = {"Mon 7 Oct 2019  start", "Tue 8 Oct 2019  1",
                                    "Wed 9 Oct 2019  2", "Thu 10 Oct 2019  3  due, window opens"};
  static const char *const hours[]
      = {"Mon 5 Jan 2026  9 h 30 min", "Tue 6 Jan 2026  24 h 00 min, window opens",
         "Wed 7 Jan 2026  24 h 00 min", "Thu 8 Jan 2026  14 h 30 min"};
  static const char *const months[]
      = {"Sun 31 Aug 2025  Sunday  start", "Sun 30 Nov 2025  Sunday  window opens",
         "Sat 28 Feb 2026  Saturday  due: 6 months"};
  g_autoptr (SafeguardTimescales) set = timescales_with (milestones);
  g_autoptr (SafeguardClock) same_day = clock_of (set, "same-day", "told=2019-10-07", NULL);
  g_autoptr (SafeguardClock) one_day = clock_of (set, "one-day", "told=2019-10-07", NULL);
  g_autoptr (SafeguardClock) by_hours = clock_of (set, "by-hours", "found=2026-01-05T14:30", NULL);
  g_autoptr (SafeguardClock) by_months = clock_of (set, "by-months", "told=2025-08-31", NULL);

  assert_explained (same_day, same, G_N_ELEMENTS (same));
  assert_explained (one_day, one, G_N_ELEMENTS (one));
  assert_explained (by_hours, hours, G_N_ELEMENTS (hours));
  assert_explained (by_months, months, G_N_ELEMENTS (months));
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
      {"{limit: 5 working days, opens: 6 working days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "opens"},
      {"{limit: 5 days, opens: 4 days, direction: before, starts: a" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "opens"},
      {"{limit: 48 hours, counted-as: 2 days, opens: 3 days, starts: a" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "opens"},
      {"{limit: 5 days, opens: none, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "opens"},
      {"{limit: 5 days, opens: soon, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "opens"},
      {"{limit: 5 days, opens: 1 day, starts: a, repeats: {every: 6 weeks}" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "opens"},
      {"{limit: 5 days, opens: 4 days, starts: a, readings: [{id: r, changes: {limit: 3 days}, "
       "cite: {document: doc}}]" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "readings[0].changes"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].timescale, rows[i].code, rows[i].path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/windows/opens", test_opens);
  g_test_add_func ("/windows/before", test_before_window);
  g_test_add_func ("/windows/explained", test_explained);
  g_test_add_func ("/windows/refused", test_refused);

  return g_test_run ();
}
