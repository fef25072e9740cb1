/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "calendar-fixture.h"

#include "safeguard-list-private.h"

static GDate *
date (const char *text)
{
  return safeguard_day_number_to_date (day (text));
}

/* A second evaluation, day by day, that knows nothing of tables. */
static SafeguardDayNumber
add_naively (SafeguardCalendar *calendar, SafeguardDayNumber number, int n)
{
  int step = n < 0 ? -1 : 1;

  if (n == 0)
    while (safeguard_calendar_kind_of (calendar, number) != SAFEGUARD_DAY_KIND_WORKING)
      number++;
  while (n != 0)
    {
      number += (guint)step;
      if (safeguard_calendar_kind_of (calendar, number) == SAFEGUARD_DAY_KIND_WORKING)
        n -= step;
    }

  return number;
}

static void
test_checks (void)
{
  g_test_summary ("Every check line of facts.md A that adds working days, and the issue's");

  static const struct
  {
    const char *from;
    int n;
    const char *expected;
  } rows[] = {
      {"2026-01-05", 5, "2026-01-12"},  {"2026-03-27", 5, "2026-04-07"},
      {"2025-12-19", 5, "2025-12-30"},  {"2025-12-20", 5, "2025-12-30"},
      {"2022-09-12", 5, "2022-09-20"},  {"2022-09-07", 15, "2022-09-29"},
      {"2026-04-07", -7, "2026-03-25"}, {"2019-10-07", 5, "2019-10-14"},
      {"2019-10-09", 15, "2019-10-30"}, {"2019-10-11", 15, "2019-11-01"},
      {"2019-12-20", 5, "2019-12-31"},  {"2019-12-20", 15, "2020-01-15"},
      {"2019-10-07", 0, "2019-10-07"},  {"2019-10-12", 0, "2019-10-14"},
      {"2019-10-12", -1, "2019-10-11"}, {"2019-10-14", -1, "2019-10-11"},
      {"2099-12-30", 1, "2099-12-31"},  {"2099-12-31", 1, "none"},
      {"1978-01-03", -1, "none"},       {"1978-01-01", 0, "1978-01-03"},
      {"1977-12-31", 1, "none"},        {"2019-10-07", G_MAXINT, "none"},
      {"2019-10-07", G_MININT, "none"}, {"2100-01-01", -1, "none"},
  };
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %+d", rows[i].from, rows[i].n);
      assert_day (safeguard_calendar_add_to_day_number (calendar, day (rows[i].from), rows[i].n),
                  rows[i].expected);
    }
}

static void
test_as_known (void)
{
  g_test_summary ("C5: 15 working days from 7 September 2022, before and after 9 September 18:51");

  static const struct
  {
    const char *known;
    const char *from;
    int n;
    const char *expected;
    const char *horizon;
  } rows[] = {
      {"2022-09-07", "2022-09-07", 15, "2022-09-28", "2023-12-31"},
      {"2022-09-09T18:51:36", "2022-09-07", 15, "2022-09-28", "2023-12-31"},
      {"2022-09-09T18:51:37", "2022-09-07", 15, "2022-09-29", "2023-12-31"},
      {"2022-09-10", "2022-09-12", 5, "2022-09-20", "2023-12-31"},
      /* VE Day: the early May holiday of 2020 was on Monday the 4th until 9 June 2019. */
      {"2019-06-08", "2020-05-01", 1, "2020-05-05", "2020-12-31"},
      {"2019-06-10", "2020-05-01", 1, "2020-05-04", "2020-12-31"},
      {"2019-06-10", "2020-05-07", 1, "2020-05-11", "2020-12-31"},
      /* Spring of 2022, listed on its old day for twelve minutes. */
      {"2020-11-12T14:00:00Z", "2022-05-27", 1, "2022-05-31", "2022-12-31"},
      {"2020-11-12T14:08:18Z", "2022-05-27", 1, "2022-05-30", "2022-12-31"},
      {"2022-11-10T12:00:00Z", "2023-05-05", 1, "2023-05-08", "2023-12-31"},
      {"2022-11-11", "2023-05-05", 1, "2023-05-09", "2025-12-31"},
      {"2012-01-01", "2012-06-01", 1, "2012-06-04", "2011-12-31"},
      {"2012-01-01", "2011-04-28", 1, "2011-05-03", "2011-12-31"},
      {"2030-01-01", "2022-09-07", 15, "2022-09-29", "2028-12-31"},
  };
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) known = time_of (rows[i].known);
      g_autoptr (SafeguardCalendar) view = safeguard_calendar_as_known (calendar, known);
      g_autoptr (GDate) horizon = safeguard_calendar_get_horizon (view);

      g_test_message ("%s %s", rows[i].known, rows[i].from);
      assert_day (safeguard_calendar_add_to_day_number (view, day (rows[i].from), rows[i].n),
                  rows[i].expected);
      assert_day (safeguard_day_number_from_date (horizon), rows[i].horizon);
    }
}

static void
test_against_naive (void)
{
  g_test_summary ("Adding, counting, and going back agree with a count day by day");

  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      SafeguardDayNumber from = (SafeguardDayNumber)g_test_rand_int_range (
          (gint32)day ("1979-01-01"), (gint32)day ("2098-12-31"));
      int n = g_test_rand_int_range (-60, 61);
      SafeguardDayNumber to = safeguard_calendar_add_to_day_number (calendar, from, n);

      g_assert_cmpuint (to, ==, add_naively (calendar, from, n));

      g_autoptr (GDate) first = safeguard_day_number_to_date (n > 0 ? from + 1 : from);
      g_autoptr (GDate) end = safeguard_day_number_to_date (n > 0 ? to + 1 : to);
      g_autoptr (GError) error = NULL;
      if (n != 0)
        g_assert_cmpint (safeguard_calendar_count (calendar, first, end, &error), ==, n);
      g_assert_no_error (error);

      SafeguardDayNumber working = safeguard_calendar_add_to_day_number (calendar, from, 0);
      SafeguardDayNumber away = safeguard_calendar_add_to_day_number (calendar, working, n);
      g_assert_cmpuint (safeguard_calendar_add_to_day_number (calendar, away, -n), ==, working);
    }
}

static void
test_by_date (void)
{
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) friday = date ("2019-10-11");
  g_autoptr (GDate) saturday = date ("2019-10-12");
  g_autoptr (GDate) next = safeguard_calendar_get_next (calendar, friday, &error);
  g_autoptr (GDate) previous = safeguard_calendar_get_previous (calendar, saturday, &error);
  g_autoptr (GDate) due = safeguard_calendar_add (calendar, saturday, 5, &error);

  g_assert_no_error (error);
  assert_day (safeguard_day_number_from_date (next), "2019-10-14");
  assert_day (safeguard_day_number_from_date (previous), "2019-10-11");
  assert_day (safeguard_day_number_from_date (due), "2019-10-18");
  g_assert_cmpuint (g_date_get_day (due), ==, 18);
  g_assert_cmpint (safeguard_calendar_get_day_kind (calendar, saturday), ==,
                   SAFEGUARD_DAY_KIND_SATURDAY);
  g_assert_cmpint (safeguard_calendar_count (calendar, friday, next, &error), ==, 1);
  g_assert_cmpint (safeguard_calendar_count (calendar, next, friday, &error), ==, -1);
  g_assert_cmpint (safeguard_calendar_count (calendar, friday, friday, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_outside (void)
{
  g_test_summary ("A day that the calendar does not cover is an error, not an answer");

  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  g_autoptr (GDate) hastings = date ("1066-10-14");
  g_autoptr (GDate) last = date ("2099-12-31");
  g_autoptr (GDate) invalid = g_date_new ();
  GDate *outside[] = {hastings, invalid};

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (safeguard_calendar_add (calendar, outside[i], 1, &error));
      g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
      g_clear_error (&error);
      g_assert_null (safeguard_calendar_explain (calendar, outside[i], last, &error));
      g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
      g_clear_error (&error);
      g_assert_cmpint (safeguard_calendar_count (calendar, outside[i], last, &error), ==, 0);
      g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
      g_assert_cmpint (safeguard_calendar_get_day_kind (calendar, outside[i]), ==,
                       SAFEGUARD_DAY_KIND_OUTSIDE);
    }

  g_autoptr (GError) error = NULL;
  g_assert_null (safeguard_calendar_get_next (calendar, last, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
}

static void
test_explain (void)
{
  g_test_summary ("C7: each day says what it is, what it counts as and when it was published");

  static const char *const expected[] = {
      "Fri 16 Sep 2022",
      "Sat 17 Sep 2022  Saturday",
      "Sun 18 Sep 2022  Sunday",
      "Mon 19 Sep 2022  bank holiday: State Funeral of Queen Elizabeth II, first published Fri 9 "
      "Sep "
      "2022 18:51",
      "Tue 20 Sep 2022  1",
      "Wed 21 Sep 2022  2",
  };
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) from = date ("2022-09-16");
  g_autoptr (GDate) to = date ("2022-09-21");
  g_autoptr (GListModel) days = safeguard_calendar_explain (calendar, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (safeguard_day_get_text (safeguard_list_peek (days, i)), ==, expected[i]);

  SafeguardDay *funeral = safeguard_list_peek (days, 3);
  g_autoptr (GDate) on = safeguard_day_get_date (funeral);
  g_autoptr (GDateTime) published = safeguard_day_get_published (funeral);
  g_autofree char *when = g_date_time_format_iso8601 (published);

  g_assert_cmpint (safeguard_day_get_kind (funeral), ==, SAFEGUARD_DAY_KIND_BANK_HOLIDAY);
  g_assert_cmpstr (safeguard_day_get_name (funeral), ==, "State Funeral of Queen Elizabeth II");
  g_assert_cmpstr (safeguard_day_get_date_text (funeral), ==, "2022-09-19");
  g_assert_cmpuint (g_date_get_day (on), ==, 19);
  g_assert_cmpstr (when, ==, "2022-09-09T18:51:37+01");
  g_assert_false (safeguard_day_is_counted (funeral));
  g_assert_cmpuint (safeguard_day_get_number (funeral), ==, 0);
  g_assert_true (safeguard_day_is_counted (safeguard_list_peek (days, 5)));
  g_assert_cmpuint (safeguard_day_get_number (safeguard_list_peek (days, 5)), ==, 2);
  g_assert_null (safeguard_day_get_published (safeguard_list_peek (days, 0)));
  g_assert_null (safeguard_day_get_name (safeguard_list_peek (days, 0)));

  g_autoptr (GListModel) backwards = safeguard_calendar_explain (calendar, to, from, &error);
  g_assert_cmpuint (g_list_model_get_n_items (backwards), ==, 0);
}

static void
test_horizon (void)
{
  g_test_summary ("A day past the published lists says that it rests on the rules alone");

  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  g_autoptr (GDate) from = date ("2028-12-31");
  g_autoptr (GDate) to = date ("2029-01-01");
  g_autoptr (GListModel) days = safeguard_calendar_explain (calendar, from, to, NULL);
  SafeguardDay *new_year = safeguard_list_peek (days, 1);

  g_assert_false (safeguard_day_is_beyond_horizon (safeguard_list_peek (days, 0)));
  g_assert_true (safeguard_day_is_beyond_horizon (new_year));
  g_assert_cmpstr (safeguard_day_get_name (new_year), ==, "New Year's Day");
  g_assert_null (safeguard_day_get_published (new_year));
  g_assert_nonnull (strstr (safeguard_day_get_text (new_year), "rests on the rules alone"));
}

static void
test_batch (void)
{
  g_test_summary ("The batch and its twin in bytes give what single calls give");

  enum
  {
    N = 1000
  };
  guint32 days[N], results[N];
  gint32 n_days[N], rows[2 * N];
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N; i++)
    {
      days[i] = day ("1977-01-01") + (guint32)g_test_rand_int_range (0, 45500);
      n_days[i] = g_test_rand_int_range (-100, 100);
      rows[2 * i] = (gint32)days[i];
      rows[2 * i + 1] = n_days[i];
    }
  safeguard_calendar_add_to_day_numbers (calendar, days, n_days, results, N);
  g_autoptr (GBytes) input = g_bytes_new (rows, sizeof rows);
  g_autoptr (GBytes) output = safeguard_calendar_add_to_rows (calendar, input, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (output, NULL), g_bytes_get_size (output), results,
                   sizeof results);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (results[i], ==,
                      safeguard_calendar_add_to_day_number (calendar, days[i], n_days[i]));

  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (input, 0, 12);
  g_assert_null (safeguard_calendar_add_to_rows (calendar, torn, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
}

static void
test_no_calendar (void)
{
  g_test_summary ("Layers without a calendar give none, rather than one of weekends alone");

  const char *text = "safeguard-pack: 1\nid: town-2019\narea: town\nin-force: {from: 2019-01-01}\n"
                     "sources: {doc: {title: A}}\n";
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (GPtrArray) packs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);

  g_ptr_array_add (packs, safeguard_pack_read ("town.yaml", text, strlen (text), log));
  g_autoptr (SafeguardLayers) layers
      = safeguard_layers_new ("town", day ("2019-10-01"), packs, NULL, G_MAXINT64);

  g_assert_null (safeguard_calendar_compile (layers, log));
  g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/checks", test_checks);
  g_test_add_func ("/calendar/as-known", test_as_known);
  g_test_add_func ("/calendar/against-naive", test_against_naive);
  g_test_add_func ("/calendar/by-date", test_by_date);
  g_test_add_func ("/calendar/outside", test_outside);
  g_test_add_func ("/calendar/explain", test_explain);
  g_test_add_func ("/calendar/horizon", test_horizon);
  g_test_add_func ("/calendar/batch", test_batch);
  g_test_add_func ("/calendar/no-calendar", test_no_calendar);

  return g_test_run ();
}
