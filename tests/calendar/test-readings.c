/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "clock-fixture.h"

#include "safeguard-clock-private.h"

/* "town-2019 2019-10-30 binds; panel-guidance 2019-11-01 notification-sent" */
static char *
describe_readings (SafeguardClock *clock)
{
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (clock);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      SafeguardClock *reading = safeguard_list_peek (readings, i);
      const char *due = safeguard_clock_get_due_text (reading);
      g_autofree char *assumed = g_strjoinv (" ", (char **)safeguard_clock_get_assumed (reading));

      g_string_append_printf (text, "%s%s %s%s%s%s", i > 0 ? "; " : "",
                              safeguard_clock_get_reading (reading), due != NULL ? due : "none",
                              safeguard_clock_is_binding (reading) ? " binds" : "",
                              *assumed != '\0' ? " " : "", assumed);
    }

  return g_string_free (text, FALSE);
}

static void
test_on_record (void)
{
  g_test_summary (
      "The scenario of 7 October 2019: 30 October binds, 1 November is the Panel's reading");

  static const struct
  {
    const char *id;
    const char *events;
    const char *expected;
  } rows[] = {
      {"rapid-review",
       "authority-aware=2019-10-07 partners-aware=2019-10-09 notification-sent=2019-10-11",
       "town-2019 2019-10-30 binds; panel-guidance 2019-11-01; end-of-review 2019-10-30"},
      /* Not sent: taken as sent on the day on which it is due, Monday 14 October. */
      {"rapid-review", "authority-aware=2019-10-07 partners-aware=2019-10-09",
       "town-2019 2019-10-30 binds; panel-guidance 2019-11-04 notification-sent; end-of-review "
       "2019-10-30"},
      {"rapid-review", "authority-aware=2019-10-07",
       "town-2019 none binds; panel-guidance 2019-11-04 notification-sent; end-of-review none"},
      {"rapid-review", "", "town-2019 none binds; panel-guidance none; end-of-review none"},
      {"silent-start", "notification-sent=2019-10-11", "from-notification 2019-11-01"},
      {"notify-panel", "authority-aware=2019-10-07", ""},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, rows[i].id, rows[i].events, NULL);
      g_autofree char *text = describe_readings (clock);

      g_test_message ("%s", rows[i].events);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_given_start (void)
{
  g_test_summary ("A start that is given as such stands for the events that it is made of");

  static const struct
  {
    const char *from;
    const char *others;
    const char *expected;
  } rows[] = {
      {"2019-10-09", "notification-sent=2019-10-11",
       "town-2019 2019-10-30 binds; panel-guidance 2019-11-01; end-of-review 2019-10-30"},
      {"2019-10-09", "",
       "town-2019 2019-10-30 binds; panel-guidance 2019-11-06 notification-sent; end-of-review "
       "2019-10-30"},
      {"2019-10-09", "authority-aware=2019-10-07",
       "town-2019 2019-10-30 binds; panel-guidance 2019-11-04 notification-sent; end-of-review "
       "2019-10-30"},
  };
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SafeguardMoment start = safeguard_moment_from_day (day (rows[i].from));
      g_autoptr (SafeguardRecord) others = record_of (rows[i].others);
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardClock) clock = safeguard_timescales_start_from (
          set, "rapid-review", &start, i == 1 ? NULL : others, G_MININT64, &error);

      g_assert_no_error (error);
      g_autofree char *text = describe_readings (clock);
      g_assert_cmpstr (text, ==, rows[i].expected);
      g_assert_cmpstr (safeguard_clock_get_started_text (clock), ==, rows[i].from);
    }

  SafeguardMoment start = safeguard_moment_from_day (day ("2019-10-09"));
  g_assert_null (safeguard_timescales_start_from (set, "none", &start, NULL, G_MININT64, NULL));
}

static void
test_circle (void)
{
  g_test_summary ("Clocks that start from what meets one another end in no date, not in a loop");

  g_autoptr (SafeguardTimescales) set
      = timescales_with ("  round-a: {limit: 1 day, starts: b-done, met-by: a-done" CITE
                         "  round-b: {limit: 1 day, starts: a-done, met-by: b-done" CITE
                         "  reader: {limit: 1 day, starts: told, readings: [{id: circle, changes: "
                         "{starts: a-done}" CITE "    ]" CITE);
  g_autoptr (SafeguardClock) clock = clock_of (set, "reader", "told=2019-10-07", NULL);
  g_autofree char *text = describe_readings (clock);

  g_assert_cmpstr (text, ==, "town-2019 2019-10-08 binds; circle none");
}

static void
test_circle_found_later (void)
{
  g_test_summary ("A clock that a circle hid is found by another way");

  /* b waits for a, a for the first of b and c; the reading asks for both. */
  static const char *const timescales
      = "  a: {limit: 1 day, starts: {earlier-of: [b-done, c-done]}, met-by: a-done" CITE
        "  b: {limit: 1 day, starts: a-done, met-by: b-done" CITE
        "  c: {limit: 1 day, starts: told, met-by: c-done" CITE
        "  reader: {limit: 1 day, starts: told, readings: [{id: both, changes: {starts: "
        "{later-of: [a-done, b-done]}}" CITE "    ]" CITE;
  g_autoptr (SafeguardTimescales) set = timescales_with (timescales);
  g_autoptr (SafeguardClock) clock = clock_of (set, "reader", "told=2019-10-07", NULL);
  g_autofree char *text = describe_readings (clock);

  /* c on the 8th, a on the 9th, b on the 10th, and a day after that. */
  g_assert_cmpstr (text, ==, "town-2019 2019-10-08 binds; both 2019-10-11 a-done b-done");
}

#define N_ALIKE 24

static void
test_all_alike (void)
{
  g_test_summary ("Each clock is worked out once, however many wait for one another");

  GString *overlay = g_string_new (NULL);
  for (guint i = 0; i < N_ALIKE; i++)
    g_string_append_printf (overlay, "  alike-%u: {limit: 1 day, starts: x, met-by: x" CITE, i);
  g_string_append (overlay, "  reader: {limit: 1 day, starts: told, readings: [{id: other, "
                            "changes: {starts: x}" CITE "    ]" CITE);
  g_autofree char *timescales = g_string_free (overlay, FALSE);
  g_autoptr (SafeguardTimescales) set = timescales_with (timescales);
  g_autoptr (SafeguardClock) clock = clock_of (set, "reader", "told=2019-10-07", NULL);
  g_autoptr (GPtrArray) assumed = g_ptr_array_new ();
  SafeguardMoment start, began;
  guint n_steps = 0;

  g_assert_false (safeguard_circumstances_find_start (clock->circumstances,
                                                      g_ptr_array_index (clock->rule->readings, 0),
                                                      assumed, &start, &began, &n_steps));
  g_assert_cmpuint (n_steps, >=, 1);
  g_assert_cmpuint (n_steps, <=, N_ALIKE);

  g_autofree char *text = describe_readings (clock);
  g_assert_cmpstr (text, ==, "town-2019 2019-10-08 binds; other none");
}

static void
assert_days (const char *id, const char *events, const char *const *expected, guint n)
{
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (SafeguardClock) clock = clock_of (set, id, events, NULL);
  g_autoptr (GListModel) days = safeguard_clock_explain (clock);

  for (guint i = 0; i < MIN (n, g_list_model_get_n_items (days)); i++)
    g_assert_cmpstr (safeguard_day_get_text (safeguard_list_peek (days, i)), ==, expected[i]);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, n);
}

static void
test_explain (void)
{
  g_test_summary ("C7: each day, whether it counts and why");

  static const char *const working[]
      = {"Thu 15 Sep 2022  start",
         "Fri 16 Sep 2022  1",
         "Sat 17 Sep 2022  Saturday",
         "Sun 18 Sep 2022  Sunday",
         "Mon 19 Sep 2022  bank holiday: State Funeral of Queen Elizabeth II, first published Fri "
         "9 Sep 2022 18:51",
         "Tue 20 Sep 2022  2",
         "Wed 21 Sep 2022  3",
         "Thu 22 Sep 2022  4",
         "Fri 23 Sep 2022  5  due"};
  static const char *const same[]
      = {"Mon 7 Oct 2019  1  start", "Tue 8 Oct 2019  2", "Wed 9 Oct 2019  3  due"};
  static const char *const before[] = {
      "Wed 8 Jan 2020  start",
      "Tue 7 Jan 2020  1",
      "Mon 6 Jan 2020  2",
      "Sun 5 Jan 2020  Sunday",
      "Sat 4 Jan 2020  Saturday",
      "Fri 3 Jan 2020  3",
      "Thu 2 Jan 2020  4",
      "Wed 1 Jan 2020  bank holiday: New Year's Day, first published Thu 6 Dec 2018 12:04",
      "Tue 31 Dec 2019  5",
      "Mon 30 Dec 2019  6",
      "Sun 29 Dec 2019  Sunday",
      "Sat 28 Dec 2019  Saturday",
      "Fri 27 Dec 2019  7  due",
  };
  static const char *const hours[]
      = {"Sat 28 Mar 2026  Saturday  14 h 00 min",
         "Sun 29 Mar 2026  Sunday  23 h 00 min (the clocks go forward: a day of 23 hours)",
         "Mon 30 Mar 2026  24 h 00 min", "Tue 31 Mar 2026  11 h 00 min"};
  static const char *const late[]
      = {"Fri 11 Oct 2019  start, after hours: received on the next working day",
         "Sat 12 Oct 2019  Saturday", "Sun 13 Oct 2019  Sunday", "Mon 14 Oct 2019  received",
         "Tue 15 Oct 2019  1  due"};
  static const char *const months[]
      = {"Sun 31 Aug 2025  Sunday  start", "Sat 28 Feb 2026  Saturday  due: 6 months"};

  assert_days ("notify-panel", "authority-aware=2022-09-15", working, G_N_ELEMENTS (working));
  assert_days ("first-day-same", "told=2019-10-07", same, G_N_ELEMENTS (same));
  assert_days ("report-before-publication", "publication=2020-01-08", before,
               G_N_ELEMENTS (before));
  assert_days ("return-home-interview", "child-found=2026-03-28T10:00", hours,
               G_N_ELEMENTS (hours));
  assert_days ("office-hours", "referral-received=2019-10-11T18:00", late, G_N_ELEMENTS (late));
  assert_days ("publish-local-review", "review-decided=2025-08-31", months, G_N_ELEMENTS (months));
  assert_days ("notify-panel", "", NULL, 0);
}

static void
test_redate (void)
{
  g_test_summary ("C6: a clock moves when a holiday is announced, and back as known before it");

  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (SafeguardClock) clock = clock_of (
      set, "rapid-review", "authority-aware=2022-09-07 partners-aware=2022-09-07", "2022-09-20");
  g_autoptr (SafeguardCalendar) then = safeguard_calendar_as_known_at (
      safeguard_timescales_peek_calendar (set), instant ("2022-09-07"));
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardClock) before = safeguard_clock_redate (clock, then, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2022-09-29");
  g_assert_cmpstr (safeguard_clock_get_due_text (before), ==, "2022-09-28");
  g_assert_cmpstr (safeguard_clock_get_left (clock), ==, "7 working days");
  g_assert_cmpstr (safeguard_clock_get_left (before), ==, "6 working days");

  g_autoptr (SafeguardClock) after
      = safeguard_clock_redate (before, safeguard_timescales_peek_calendar (set), &error);
  g_assert_cmpstr (safeguard_clock_get_due_text (after), ==, "2022-09-29");
}

static void
test_overridden_twice (void)
{
  g_test_summary ("A rule that two layers override keeps both: the region's, then the nation's");

  static const struct
  {
    const char *id;
    const char *limit;
    const char *due;
  } layers[] = {{"nation-2019", "15 working days", "2019-10-28"},
                {"region-2019", "10 working days", "2019-10-21"},
                {"town-2019", "5 working days", "2019-10-14"}};
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (GPtrArray) packs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "safeguard-pack: 1\nid: %s\narea: area-%u\nin-force: {from: 2019-01-01}\n"
          "sources: {doc: {title: A document}}\ntimescales:\n"
          "  reply: {limit: %s, starts: asked, met-by: replied" CITE,
          layers[i].id, i, layers[i].limit);
      SafeguardPack *pack = safeguard_pack_read ("pack.yaml", text, strlen (text), log);

      g_assert_nonnull (pack);
      g_ptr_array_add (packs, pack);
    }

  g_autoptr (SafeguardLayers) stack
      = safeguard_layers_new ("town", day ("2019-10-01"), packs, NULL, G_MAXINT64);
  g_autoptr (SafeguardCalendar) calendar = calendar_with (NULL);
  g_autoptr (SafeguardTimescales) set = safeguard_timescales_compile (stack, calendar, log);
  g_autoptr (SafeguardClock) clock = clock_of (set, "reply", "asked=2019-10-07", NULL);

  for (guint i = G_N_ELEMENTS (layers); i > 0; i--)
    {
      SafeguardClock *below = safeguard_clock_get_overridden (clock);

      g_assert_cmpstr (safeguard_clock_get_edition (clock), ==, layers[i - 1].id);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, layers[i - 1].due);
      g_assert_cmpint (below != NULL, ==, i > 1);
      g_assert_cmpint (safeguard_clock_is_binding (clock), ==, i == G_N_ELEMENTS (layers));
      if (below != NULL)
        {
          g_object_unref (clock);
          clock = below;
        }
    }
}

static char *
write_clock (SafeguardClock *clock, gboolean with_days)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  safeguard_clock_write (clock, builder, with_days);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
test_write (void)
{
  g_test_summary ("The stable names of the JSON door");

  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (SafeguardClock) running
      = clock_of (set, "notify-panel", "authority-aware=2019-10-07", "2019-10-10");
  g_autofree char *text = write_clock (running, FALSE);

  g_assert_cmpstr (
      text, ==,
      "{\"id\":\"notify-panel\",\"name\":\"notify-panel\",\"holder\":\"local-authority\",\"limit\":"
      "\"5 working days\",\"starts\":\"authority-aware\",\"started\":\"2019-10-07\",\"due\":"
      "\"2019-10-14\",\"opens\":null,\"state\":\"running\",\"left\":\"2 working "
      "days\",\"slack\":2,\"slack_unit\":\"working days\",\"met\":null,\"citations\":"
      "[{\"document\":\"Arrangements of the town\",\"source\":\"doc\",\"edition\":\"town-2019\","
      "\"verified\":true}],\"kind\":\"duty\",\"edition\":\"town-2019\",\"verified\":true,"
      "\"rests_on_rules_alone\":false,\"readings\":[],\"overrides\":null}");

  g_autoptr (SafeguardClock) waiting = clock_of (set, "rapid-review", "", NULL);
  g_autofree char *nulls = write_clock (waiting, TRUE);
  g_assert_nonnull (
      strstr (nulls, "\"started\":null,\"due\":null,\"opens\":null,\"state\":null,\"left\":null"));
  g_assert_nonnull (strstr (nulls, "\"days\":[]"));
  g_assert_nonnull (strstr (nulls,
                            "{\"id\":\"town-2019\",\"starts\":\"the later of authority-aware "
                            "and partners-aware\",\"started\":null,\"due\":null,\"binds\":"
                            "true,\"assumed\":[],"));

  g_autoptr (SafeguardClock) review = clock_of (
      set, "rapid-review", "authority-aware=2019-10-07 partners-aware=2019-10-09", NULL);
  g_autofree char *full = write_clock (review, TRUE);
  g_assert_nonnull (strstr (full, "\"due\":\"2019-11-04\",\"binds\":false,\"assumed\":["
                                  "\"notification-sent\"]"));
  g_assert_nonnull (strstr (full, "{\"date\":\"2019-10-10\",\"kind\":\"working\",\"counted\":true,"
                                  "\"number\":1,\"name\":null,\"published\":null,\"text\":"
                                  "\"Thu 10 Oct 2019  1\"}"));
}

static void
test_bad_packs (void)
{
  g_test_summary (
      "What is wrong in a timescale is complained of with its place, and it is left out");

  static const struct
  {
    const char *timescale;
    SafeguardError code;
    const char *path;
  } rows[] = {
      {"{limit: 5 fortnights, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 0 days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: working days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: -5 days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 9999 years, starts: a, direction: before" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "limit"},
      {"{limit: 101 years, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 1201 months, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 5201 weeks, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 36501 days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 36501 working days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 36501 school days, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 100001 hours, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{limit: 99999999999999999999 hours, starts: a" CITE, SAFEGUARD_ERROR_WRONG_VALUE, "limit"},
      {"{starts: a" CITE, SAFEGUARD_ERROR_MISSING_KEY, NULL},
      {"{limit: 5 days" CITE, SAFEGUARD_ERROR_MISSING_KEY, NULL},
      {"{limit: 5 days, starts: a}\n", SAFEGUARD_ERROR_NO_CITATION, NULL},
      {"{limit: 5 days, starts: a, cite: []}\n", SAFEGUARD_ERROR_NO_CITATION, "cite"},
      {"{limit: 5 days, starts: a, cite: {document: other}}\n", SAFEGUARD_ERROR_UNKNOWN_SOURCE,
       "cite.document"},
      {"{limit: 5 days, starts: [a, b]" CITE, SAFEGUARD_ERROR_WRONG_TYPE, "starts"},
      {"{limit: 5 days, starts: {later-of: [a], earlier-of: [b]}" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "starts"},
      {"{limit: 5 days, starts: {later-of: a}" CITE, SAFEGUARD_ERROR_WRONG_TYPE, "starts.later-of"},
      {"{limit: 5 days, starts: a, direction: sideways" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "direction"},
      {"{limit: 5 days, starts: a, hodler: b" CITE, SAFEGUARD_ERROR_UNKNOWN_KEY, "hodler"},
      {"{limit: 5 days, starts: a, after-hours: \"25:00\"" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "after-hours"},
      {"{limit: 5 days, starts: a, excludes: [monday]" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "excludes[0]"},
      {"{starts: a, repeats: {every-year: 29 February}" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "repeats.every-year"},
      {"{starts: a, repeats: {times: 4, per: decade}" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "repeats.per"},
      {"{limit: 1 day, starts: a, repeats: {every: none}" CITE, SAFEGUARD_ERROR_WRONG_VALUE,
       "repeats.every"},
      {"{starts: a, repeats: {}" CITE, SAFEGUARD_ERROR_MISSING_KEY, "repeats"},
      {"{limit: 5 days, starts: a, readings: [{id: r, changes: {name: x}, cite: {document: "
       "doc}}]" CITE,
       SAFEGUARD_ERROR_UNKNOWN_KEY, "readings[0].changes.name"},
      {"{limit: 5 days, starts: a, readings: [{id: town-2019, changes: {limit: 1 day}, cite: "
       "{document: doc}}]" CITE,
       SAFEGUARD_ERROR_DUPLICATE_ID, "readings[0]"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].timescale, rows[i].code, rows[i].path);
}

static void
test_no_calendar (void)
{
  g_autoptr (SafeguardTimescales) set = timescales_with (NULL);
  g_autoptr (SafeguardTimescales) bare = safeguard_timescales_with_calendar (set, NULL);
  g_autoptr (SafeguardRecord) record = record_of ("authority-aware=2019-10-07");
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_timescales_start (bare, "notify-panel", record, G_MININT64, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_SECTION_ABSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readings/on-record", test_on_record);
  g_test_add_func ("/readings/given-start", test_given_start);
  g_test_add_func ("/readings/circle", test_circle);
  g_test_add_func ("/readings/circle-found-later", test_circle_found_later);
  g_test_add_func ("/readings/all-alike", test_all_alike);
  g_test_add_func ("/readings/explain", test_explain);
  g_test_add_func ("/readings/redate", test_redate);
  g_test_add_func ("/readings/overridden-twice", test_overridden_twice);
  g_test_add_func ("/readings/write", test_write);
  g_test_add_func ("/readings/bad-packs", test_bad_packs);
  g_test_add_func ("/readings/no-calendar", test_no_calendar);

  return g_test_run ();
}
