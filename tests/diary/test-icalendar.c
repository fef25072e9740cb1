/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "diary-fixture.h"

/* The file itself, property by property; tests/python has another parser read it. */

static SafeguardTimescales *town;

static char *
write_window (SafeguardDiary *diary, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) stamp = moment_of ("2019-10-07T18:30:05");
  g_autoptr (GDate) first = from != NULL ? safeguard_day_number_to_date (day (from)) : NULL;
  g_autoptr (GDate) last = to != NULL ? safeguard_day_number_to_date (day (to)) : NULL;
  char *text = safeguard_diary_to_icalendar (diary, first, last, stamp, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);

  return text;
}

static void
assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("no \"%s\" in:\n%s", line, text);
}

static void
test_properties (void)
{
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  static const char *const lines[]
      = {"BEGIN:VCALENDAR\r\nPRODID:-//libsafeguard//diary//EN\r\nVERSION:2.0\r\n"
         "METHOD:PUBLISH\r\n",
         "UID:case-1/rapid-review@safeguard\r\nDTSTAMP:20191007T173005Z\r\n"
         "LAST-MODIFIED:20191007T173005Z\r\nSEQUENCE:308165405\r\n"
         "DTSTART;VALUE=DATE:20191030\r\nDTEND;VALUE=DATE:20191031\r\n"
         "SUMMARY:Rapid review (record case-1)\r\n",
         "CATEGORIES:safeguarding-partners\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
         "DESCRIPTION:Rapid review (record case-1)\r\nTRIGGER:-P1D\r\nEND:VALARM\r\n",
         /* 72 hours over the night on which the clocks go back. */
         "DTSTART:20191028T100000Z\r\n", "TRIGGER:-PT2H\r\n",
         "UID:case-1/visits/2019-10-14@safeguard\r\n", "UID:case-1/visits/2019-11-25@safeguard\r\n",
         /* The same timescale for the second time in one record. */
         "UID:case-1/rapid-review/2@safeguard\r\n"};

  put_clocks (diary, "case-1", town,
              "rapid-review rapid-review return-home-interview visits strategy-discussion",
              "authority-aware=2019-10-07 partners-aware=2019-10-09 placed=2019-10-07 "
              "child-found=2019-10-25T11:00 reasonable-cause=2019-10-07",
              NULL);
  g_autofree char *text = write_window (diary, "2019-10-01", "2019-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_has (text, lines[i]);
  g_assert_null (strstr (text, "strategy-discussion"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
}

static void
test_escaped (void)
{
  g_test_summary ("A record id with whatever an id may have in it stays within its line");

  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "a,b;c\\d BEGIN:VEVENT é", town, "notify-panel", "authority-aware=2019-10-07",
              NULL);
  g_autofree char *text = write_window (diary, NULL, NULL);
  assert_has (text, "(record a\\,b\\;c\\\\d");
  assert_has (text, "UID:a%2Cb%3Bc%5Cd%20BEGIN%3AVEVENT%20é/notify-panel@safeguard\r\n");
  g_assert_null (strstr (strstr (text, "\nBEGIN:VEVENT") + 1, "\nBEGIN:VEVENT"));
}

static void
test_window_turned_round (void)
{
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) stamp = moment_of ("2019-10-07T18:30:05");
  g_autoptr (GDate) first = safeguard_day_number_to_date (day ("2019-10-08"));
  g_autoptr (GDate) last = safeguard_day_number_to_date (day ("2019-10-07"));

  g_assert_null (safeguard_diary_to_icalendar (diary, first, last, stamp, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
}

static gpointer
write_often (gpointer expected)
{
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "case-1", town, "rapid-review return-home-interview visits",
              "authority-aware=2019-10-07 partners-aware=2019-10-09 placed=2019-10-07 "
              "child-found=2019-10-25T11:00",
              NULL);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = write_window (diary, NULL, "2020-12-31");

      if (expected != NULL)
        g_assert_cmpstr (text, ==, expected);
      else
        expected = g_strdup (text);
    }

  return expected;
}

static void
test_threads (void)
{
  g_test_summary ("Threads that each write a diary of their own write the same as one thread");

  g_autofree char *expected = write_often (NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("diary", write_often, expected);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town = timescales_with (NULL);
  g_test_add_func ("/icalendar/properties", test_properties);
  g_test_add_func ("/icalendar/escaped", test_escaped);
  g_test_add_func ("/icalendar/window", test_window_turned_round);
  g_test_add_func ("/icalendar/threads", test_threads);

  int status = g_test_run ();
  safeguard_timescales_unref (town);

  return status;
}
