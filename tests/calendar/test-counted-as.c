/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "clock-fixture.h"

/* Hours that a source equates with working days, beside the same hours of one that does not. */
static const char *const replies
    = "  hours-only: {limit: 48 hours, starts: raised, met-by: answered" CITE
      "  equated: {limit: 48 hours, counted-as: 2 working days, starts: raised, met-by: answered, "
      "readings: [{id: as-printed, changes: {limit: 48 hours}" CITE
      "    , {id: three, changes: {counted-as: 3 working days}" CITE "    ]" CITE
      "  by-reading: {limit: 48 hours, starts: raised, met-by: answered, readings: [{id: as-days, "
      "changes: {counted-as: 2 working days}" CITE "    ]" CITE;

static void
test_due (void)
{
  g_test_summary ("48 hours are two working days only where the source says so");

  static const struct
  {
    const char *id;
    const char *reading; /* NULL: the clock itself */
    const char *limit;
    const char *due;
  } rows[] = {
      {"hours-only", NULL, "48 hours", "2019-10-13T16:00:00+01:00"},
      {"equated", NULL, "48 hours, counted as 2 working days", "2019-10-15"},
      {"equated", "as-printed", "48 hours", "2019-10-13T16:00:00+01:00"},
      {"equated", "three", "48 hours, counted as 3 working days", "2019-10-16"},
      {"by-reading", NULL, "48 hours", "2019-10-13T16:00:00+01:00"},
      {"by-reading", "as-days", "48 hours, counted as 2 working days", "2019-10-15"},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (replies);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* A Friday afternoon. */
      g_autoptr (SafeguardClock) own
          = clock_of (set, rows[i].id, "raised=2019-10-11T16:00", "2019-10-14");
      g_autoptr (SafeguardClock) clock = reading_of (own, rows[i].reading);

      g_test_message ("%s %s", rows[i].id, rows[i].reading);
      g_assert_cmpstr (safeguard_clock_get_limit (clock), ==, rows[i].limit);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, rows[i].due);
    }
}

static void
test_needs_no_time (void)
{
  g_test_summary ("Working days need no time of day, though the source prints hours");

  g_autoptr (SafeguardTimescales) set = timescales_with (replies);
  g_autoptr (SafeguardClock) clock = clock_of (set, "equated", "raised=2019-10-11", "2019-10-14");

  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2019-10-15");
  g_assert_cmpstr (safeguard_clock_get_left (clock), ==, "1 working day");
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
      {"{limit: none, counted-as: 2 working days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "counted-as"},
      {"{counted-as: 2 working days, starts: a, repeats: {every-year: 30 September}" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "counted-as"},
      {"{limit: 48 hours, counted-as: at once, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "counted-as"},
      {"{limit: 48 hours, counted-as: none, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "counted-as"},
      {"{limit: 48 hours, counted-as: two days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "counted-as"},
      {"{limit: none, starts: a, readings: [{id: r, changes: {counted-as: 1 day}, cite: "
       "{document: doc}}]" CITE,
       SAFEGUARD_ERROR_WRONG_VALUE, "readings[0].changes.counted-as"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].timescale, rows[i].code, rows[i].path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counted-as/due", test_due);
  g_test_add_func ("/counted-as/needs-no-time", test_needs_no_time);
  g_test_add_func ("/counted-as/refused", test_refused);

  return g_test_run ();
}
