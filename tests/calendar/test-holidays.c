/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "calendar-fixture.h"

static const char *const kinds[] = {"ordinary", "substitute", "moved", "one-off"};

static void
assert_holiday (const SafeguardHoliday *holiday, char **row)
{
  g_assert_nonnull (holiday);
  g_assert_cmpstr (holiday->name, ==, row[1]);
  g_assert_cmpstr (kinds[holiday->kind], ==, row[2]);
  g_assert_cmpint (holiday->published, ==, instant (row[3]));
  if (*row[4] != '\0')
    assert_day (holiday->replaces, row[4]);
  else
    g_assert_cmpuint (holiday->replaces, ==, 0);
}

static void
test_government_list (void)
{
  g_test_summary ("2012 to 2028: date, name, kind, first published and what it replaced, and no "
                  "other day");

  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  const GArray *holidays = safeguard_calendar_peek_holidays (calendar);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n_listed = 0, n_held = 0;

  g_file_get_contents (
      g_test_get_filename (G_TEST_DIST, "bank-holidays-england-and-wales.csv", NULL), &text, NULL,
      &error);
  g_assert_no_error (error);

  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], ",", 5);

      g_test_message ("%s", lines[i]);
      assert_holiday (safeguard_calendar_holiday_on (calendar, day (row[0])), row);
      n_listed++;
    }

  for (guint i = 0; i < holidays->len; i++)
    {
      SafeguardDayNumber number = g_array_index (holidays, SafeguardHoliday, i).day;

      n_held += number >= day ("2012-01-01") && number <= day ("2028-12-31");
    }
  g_assert_cmpuint (n_listed, >, 100);
  g_assert_cmpuint (n_held, ==, n_listed);
}

static void
test_before_the_list (void)
{
  g_test_summary ("facts.md E: holidays back to 1978, those that libraries get wrong among them");

  static const struct
  {
    const char *date;
    const char *name; /* NULL: a working day */
  } rows[] = {
      {"1978-01-02", "New Year's Day"},
      {"1978-05-01", "Early May bank holiday"},
      {"1979-05-07", "Early May bank holiday"},
      {"1981-07-29", "Royal wedding"},
      {"1981-12-28", "Boxing Day"},
      {"1983-01-03", "New Year's Day"},
      {"1987-12-28", "Boxing Day"},
      {"1994-12-26", "Boxing Day"},
      {"1994-12-27", "Christmas Day"},
      {"1995-05-01", NULL},
      {"1995-05-08", "Early May bank holiday"},
      {"1999-12-27", "Christmas Day"},
      {"1999-12-28", "Boxing Day"},
      {"1999-12-31", "Millennium Eve"},
      {"2000-01-03", "New Year's Day"},
      {"2002-05-27", NULL},
      {"2002-06-03", "Queen's Golden Jubilee"},
      {"2002-06-04", "Spring bank holiday"},
      {"2008-03-21", "Good Friday"},
      {"2008-03-24", "Easter Monday"},
      {"2011-04-25", "Easter Monday"},
      {"2011-04-29", "Royal wedding"},
      {"2012-05-28", NULL},
      {"2038-04-26", "Easter Monday"},
      {"2099-12-25", "Christmas Day"},
  };
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SafeguardDayNumber number = day (rows[i].date);
      const SafeguardHoliday *holiday = safeguard_calendar_holiday_on (calendar, number);

      g_test_message ("%s", rows[i].date);
      g_assert_cmpstr (holiday != NULL ? holiday->name : NULL, ==, rows[i].name);
      g_assert_cmpint (safeguard_calendar_kind_of (calendar, number), ==,
                       rows[i].name != NULL ? SAFEGUARD_DAY_KIND_BANK_HOLIDAY
                                            : SAFEGUARD_DAY_KIND_WORKING);
    }
}

/* The table of the Book of Common Prayer, worked as Meeus, Jones and Butcher do: another way than
 * the library's. */
static SafeguardDayNumber
easter_again (guint year)
{
  guint a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  guint g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  guint l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  guint n = h + l - 7 * m + 114;
  SafeguardDayNumber number;

  g_assert_true (safeguard_day_number_from_ymd (year, n / 31, n % 31 + 1, &number));

  return number;
}

static void
test_easter (void)
{
  for (guint year = 1583; year <= 4000; year++)
    g_assert_cmpuint (safeguard_easter_sunday (year), ==, easter_again (year));

  assert_day (safeguard_easter_sunday (2019), "2019-04-21");
  assert_day (safeguard_easter_sunday (2285), "2285-03-22");
}

static void
test_every_year_has_eight (void)
{
  g_test_summary ("Eight holidays a year and no two on one day, one-offs apart; none on a weekend");

  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  const GArray *holidays = safeguard_calendar_peek_holidays (calendar);
  guint n_in_year[SAFEGUARD_CALENDAR_LAST_YEAR + 1] = {0};

  for (guint i = 0; i < holidays->len; i++)
    {
      const SafeguardHoliday *holiday = &g_array_index (holidays, SafeguardHoliday, i);
      guint year, month, day_of_month;

      safeguard_day_number_to_ymd (holiday->day, &year, &month, &day_of_month);
      n_in_year[year] += holiday->kind != SAFEGUARD_HOLIDAY_ONE_OFF;
      g_assert_cmpuint (safeguard_day_number_weekday (holiday->day), <, 6);
      if (i > 0)
        g_assert_cmpuint (holiday->day, >, g_array_index (holidays, SafeguardHoliday, i - 1).day);
    }

  for (guint year = 1978; year <= 2099; year++)
    g_assert_cmpuint (n_in_year[year], ==, 8);
}

static void
test_bad_packs (void)
{
  g_test_summary ("What is wrong in a calendar is complained of with its place");

  static const struct
  {
    const char *overlay;
    SafeguardError code;
    const char *path;
  } rows[] = {
      {"calendar: {holidays: {new-year: {name: A, rule: first-of-january}}}\n",
       SAFEGUARD_ERROR_NO_CITATION, "calendar.holidays.new-year"},
      {"calendar: {holidays: {x: {name: A, rule: last-of-may, cite: {document: doc}}}}\n",
       SAFEGUARD_ERROR_WRONG_VALUE, "calendar.holidays.x.rule"},
      {"calendar: {holidays: {x: {rule: boxing-day, cite: {document: doc}}}}\n",
       SAFEGUARD_ERROR_MISSING_KEY, "calendar.holidays.x"},
      {"calendar: {one-offs: {x: {date: 1066-10-14, name: A, cite: {document: doc}}}}\n",
       SAFEGUARD_ERROR_OUTSIDE_CALENDAR, "calendar.one-offs.x.date"},
      {"calendar: {one-offs: {x: {date: 2019-02-30, name: A, cite: {document: doc}}}}\n",
       SAFEGUARD_ERROR_IMPOSSIBLE_DATE, "calendar.one-offs.x.date"},
      {"calendar: {moves: {x: {holiday: springs, year: 2020, to: 2020-05-01, cite: {document: "
       "doc}}}}\n",
       SAFEGUARD_ERROR_WRONG_VALUE, "calendar.moves.x.holiday"},
      {"calendar: {moves: {x: {holiday: spring, year: 1900, to: 2020-05-01, cite: {document: "
       "doc}}}}\n",
       SAFEGUARD_ERROR_OUT_OF_RANGE, "calendar.moves.x.year"},
      {"calendar: {moves: {x: {holiday: spring, yaer: 2020, year: 2020, to: 2020-05-01, cite: "
       "{document: doc}}}}\n",
       SAFEGUARD_ERROR_UNKNOWN_KEY, "calendar.moves.x.yaer"},
      {"calendar: {lists: {cite: {document: doc}, years: {2012: 2012-01-01, 2014: 2013-01-01}}}\n",
       SAFEGUARD_ERROR_WRONG_VALUE, "calendar.lists.years.2014"},
      {"calendar: {school: {cite: {document: doc}, terms: [{from: 2019-09-01, to: 2019-08-01}]}}\n",
       SAFEGUARD_ERROR_WRONG_VALUE, "calendar.school.terms[0]"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
      g_autoptr (SafeguardLayers) layers = layers_with (rows[i].overlay, log);
      g_autoptr (SafeguardCalendar) calendar = safeguard_calendar_compile (layers, log);
      g_autoptr (GListModel) issues = safeguard_issue_log_to_list (log);

      g_test_message ("%s", rows[i].overlay);
      g_assert_cmpuint (g_list_model_get_n_items (issues), ==, 1);
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);
      g_assert_cmpint (safeguard_issue_get_code (issue), ==, rows[i].code);
      g_assert_cmpstr (safeguard_issue_get_path (issue), ==, rows[i].path);
      g_assert_cmpuint (safeguard_issue_get_line (issue), ==, 6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/government-list", test_government_list);
  g_test_add_func ("/holidays/before-the-list", test_before_the_list);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/every-year-has-eight", test_every_year_has_eight);
  g_test_add_func ("/holidays/bad-packs", test_bad_packs);

  return g_test_run ();
}
