/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "diary-fixture.h"

#include "arrangements.h"

/* C6: a bank holiday that is announced moves what is due. */

#define FUNERAL                                                                                    \
  "Mon 19 Sep 2022 is a bank holiday now: State Funeral of Queen Elizabeth II, first published "   \
  "on Fri 9 Sep 2022"

static SafeguardTimescales *town;

static SafeguardCalendar *
calendar_on (const char *known)
{
  return safeguard_calendar_as_known_at (safeguard_timescales_peek_calendar (town),
                                         instant (known));
}

static SafeguardTimescales *
town_on (SafeguardCalendar *calendar)
{
  return safeguard_timescales_with_calendar (town, calendar);
}

/* "case-1 rapid-review 2022-09-28 to 2022-09-29" a line; unrefs the list. */
static void
assert_moves (GListModel *list, const char *expected)
{
  g_autoptr (GListModel) moves = list;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (list);
  for (guint i = 0; i < g_list_model_get_n_items (moves); i++)
    {
      SafeguardMove *move = safeguard_list_peek (moves, i);

      g_string_append_printf (text, "%s%s %s %s to %s", i > 0 ? "\n" : "",
                              safeguard_move_get_record (move), safeguard_move_get_clock_id (move),
                              safeguard_move_get_from_text (move),
                              safeguard_move_get_to_text (move));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static GListModel *
redate (SafeguardDiary *diary, SafeguardCalendar *calendar)
{
  g_autoptr (GError) error = NULL;
  GListModel *moves = safeguard_diary_redate (diary, calendar, &error);

  g_assert_no_error (error);

  return moves;
}

/* The national rapid review counts from the notification, sent on Wed 7 Sep 2022. */
static SafeguardIncidentRuling *
rule_on_incident (SafeguardCatalogue *catalogue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) on = safeguard_day_number_to_date (day ("2022-09-07"));
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "england", on, &error);
  g_assert_no_error (error);
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, &error);
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);

  record_facts (incident, "+abuse-or-neglect-known-or-suspected +child-died +in-area");
  record_events (incident, "authority-aware=2022-09-06 notification-sent=2022-09-07");
  SafeguardIncidentRuling *ruling = safeguard_reviews_assess (reviews, incident, &error);
  g_assert_no_error (error);

  return ruling;
}

static void
test_state_funeral (void)
{
  g_test_summary ("15 working days from Wed 7 Sep 2022: Wed 28 Sep as known that day, Thu 29 Sep "
                  "once the State Funeral was announced");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, &error);
  g_autoptr (GDateTime) known = london_time ("2022-09-07T12:00:00");
  g_autoptr (SafeguardCatalogue) then = safeguard_catalogue_as_known (catalogue, known);
  g_autoptr (SafeguardIncidentRuling) ruling = rule_on_incident (then);
  g_autoptr (GDate) on = safeguard_day_number_to_date (day ("2022-09-07"));
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "england", on, &error);
  SafeguardCalendar *calendar = safeguard_policy_get_calendar (policy, &error);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put (diary, "incident-7", SAFEGUARD_RULING (ruling));
  assert_lines (entries_between (diary, NULL, NULL), "incident-7 rapid-review 2022-09-28");

  g_autoptr (GListModel) moves = redate (diary, calendar);
  g_assert_cmpuint (g_list_model_get_n_items (moves), ==, 1);
  SafeguardMove *move = safeguard_list_peek (moves, 0);
  g_assert_cmpstr (safeguard_move_get_record (move), ==, "incident-7");
  g_assert_cmpstr (safeguard_move_get_clock_id (move), ==, "rapid-review");
  g_assert_cmpstr (safeguard_move_get_name (move), ==, "Rapid review");
  g_assert_cmpstr (safeguard_move_get_holder (move), ==, "safeguarding-partners");
  g_assert_cmpstr (safeguard_move_get_from_text (move), ==, "2022-09-28");
  g_assert_cmpstr (safeguard_move_get_to_text (move), ==, "2022-09-29");
  g_assert_cmpstr (safeguard_move_get_why (move), ==, FUNERAL);
  assert_lines (entries_between (diary, NULL, NULL), "incident-7 rapid-review 2022-09-29");

  /* A ruling on the calendar as it turned out says the same, so nothing is left to move. */
  g_autoptr (SafeguardIncidentRuling) anew = rule_on_incident (catalogue);
  put (diary, "incident-7", SAFEGUARD_RULING (anew));
  assert_moves (redate (diary, calendar), "");
}

static void
test_move_as_event (void)
{
  g_test_summary ("A move goes on the record that it belongs to");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCalendar) then = calendar_on ("2022-09-07");
  g_autoptr (SafeguardTimescales) set = town_on (then);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  g_autoptr (GDateTime) recorded = london_time ("2022-09-10T09:30:00");

  put_clocks (diary, "case-1", set, "notify-panel", "authority-aware=2022-09-14", NULL);
  g_autoptr (GListModel) moves = redate (diary, safeguard_timescales_peek_calendar (town));
  g_autoptr (SafeguardEvent) event
      = safeguard_move_to_event (safeguard_list_peek (moves, 0), recorded, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_event_get_event_type (event), ==, "redated");
  g_assert_cmpstr (safeguard_event_get_when_text (event), ==, "2022-09-10T09:30:00+01:00");
  g_assert_true (g_date_time_equal (safeguard_event_get_recorded (event), recorded));
  g_assert_cmpstr (safeguard_event_get_payload (event), ==,
                   "{\"clock\":\"notify-panel\",\"from\":\"2022-09-21\",\"to\":\"2022-09-22\","
                   "\"why\":\"" FUNERAL "\"}");
}

static void
test_only_what_is_open_moves (void)
{
  g_autoptr (SafeguardCalendar) then = calendar_on ("2022-09-07");
  g_autoptr (SafeguardTimescales) set = town_on (then);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  /* In calendar days, in hours, before the funeral, met, without a limit; and two that move. */
  put_clocks (diary, "a", set,
              "days-after return-home-interview strategy-discussion notify-panel visits",
              "told=2022-09-07 child-found=2022-09-17T10:00 reasonable-cause=2022-09-07 "
              "authority-aware=2022-09-15 placed=2022-09-15",
              NULL);
  put_clocks (diary, "b", set, "notify-panel", "authority-aware=2022-09-08", NULL);
  put_clocks (diary, "c", set, "notify-panel",
              "authority-aware=2022-09-15 notification-sent=2022-09-20", NULL);
  put_clocks (diary, "d", set, "first-day-same", "told=2022-09-16", NULL);
  assert_moves (redate (diary, safeguard_timescales_peek_calendar (town)),
                "d first-day-same 2022-09-20 to 2022-09-21\n"
                "a notify-panel 2022-09-22 to 2022-09-23");
  assert_lines (safeguard_diary_get_undated (diary), "a strategy-discussion -");
  assert_moves (redate (diary, then), "d first-day-same 2022-09-21 to 2022-09-20\n"
                                      "a notify-panel 2022-09-23 to 2022-09-22");
}

/* Every kind of change has its words. */
static void
test_why (void)
{
  /* Early May 2020 was moved from Monday 4 to Friday 8 (first listed in June 2019). */
  g_autoptr (SafeguardCalendar) then = calendar_on ("2019-01-01");
  g_autoptr (SafeguardTimescales) set = town_on (then);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "a", set, "first-day-same", "told=2020-05-01", NULL);
  g_autoptr (GListModel) moves = redate (diary, safeguard_timescales_peek_calendar (town));
  SafeguardMove *move = safeguard_list_peek (moves, 0);

  g_assert_cmpstr (safeguard_move_get_from_text (move), ==, "2020-05-06");
  g_assert_cmpstr (safeguard_move_get_to_text (move), ==, "2020-05-05");
  g_assert_true (g_str_has_prefix (safeguard_move_get_why (move),
                                   "Mon 4 May 2020 is no longer a bank holiday: Early May"));
  g_assert_null (strstr (safeguard_move_get_why (move), "; "));
}

static void
test_advanced_and_moved (void)
{
  g_test_summary ("What was overdue and is due later now is told again when it is overdue again");

  g_autoptr (SafeguardCalendar) then = calendar_on ("2022-09-07");
  g_autoptr (SafeguardTimescales) set = town_on (then);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "a", set, "notify-panel days-after",
              "authority-aware=2022-09-15 told=2022-08-20", NULL);
  assert_lines (advance_to (diary, "2022-09-23"),
                "a days-after 2022-09-17\na notify-panel 2022-09-22");
  assert_moves (redate (diary, safeguard_timescales_peek_calendar (town)),
                "a notify-panel 2022-09-22 to 2022-09-23");
  assert_lines (advance_to (diary, "2022-09-23T12:00"), "");
  assert_lines (advance_to (diary, "2022-09-24"), "a notify-panel 2022-09-23");
  /* Overdue on either date, and told. */
  assert_moves (redate (diary, then), "a notify-panel 2022-09-23 to 2022-09-22");
  assert_lines (advance_to (diary, "2022-09-25"), "");
  /* Overdue by the move alone. */
  put_clocks (diary, "b", town, "first-day-same", "told=2022-09-16", NULL);
  put_clocks (diary, "c", town, "notify-panel", "authority-aware=2022-09-16", NULL);
  assert_lines (advance_to (diary, "2022-09-26"), "b first-day-same 2022-09-21");
  assert_moves (redate (diary, then), "b first-day-same 2022-09-21 to 2022-09-20\n"
                                      "c notify-panel 2022-09-26 to 2022-09-23");
  assert_lines (advance_to (diary, "2022-09-26"), "c notify-panel 2022-09-23");
}

static void
test_refused_as_a_whole (void)
{
  g_test_summary ("A calendar on which one clock cannot stand moves none");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCalendar) empty = g_object_new (SAFEGUARD_TYPE_CALENDAR, NULL);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "a", town, "notify-panel", "authority-aware=2022-09-15", NULL);
  g_assert_null (safeguard_diary_redate (diary, empty, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR);
  assert_lines (entries_between (diary, NULL, NULL), "a notify-panel 2022-09-23");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town = timescales_with (NULL);
  g_test_add_func ("/redate/state-funeral", test_state_funeral);
  g_test_add_func ("/redate/event", test_move_as_event);
  g_test_add_func ("/redate/only-open", test_only_what_is_open_moves);
  g_test_add_func ("/redate/why", test_why);
  g_test_add_func ("/redate/advanced", test_advanced_and_moved);
  g_test_add_func ("/redate/refused", test_refused_as_a_whole);

  int status = g_test_run ();
  safeguard_timescales_unref (town);

  return status;
}
