/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* Attendance over a period: six meetings, of which three were held. */

static SafeguardAttendance *
attendance_new (SafeguardGovernance *governance)
{
  g_autoptr (GDate) from = day_of ("2019-01-01");
  g_autoptr (GDate) to = day_of ("2019-12-31");
  g_autoptr (GError) error = NULL;
  SafeguardAttendance *attendance
      = safeguard_attendance_new (governance, "partnership", from, to, &error);

  g_assert_no_error (error);

  return attendance;
}

static SafeguardSeatAttendance *
find_seat (SafeguardAttendanceRuling *ruling, const char *seat)
{
  g_autoptr (GListModel) seats = safeguard_attendance_ruling_get_seats (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (seats); i++)
    {
      g_autoptr (SafeguardSeatAttendance) one = g_list_model_get_item (seats, i);

      if (g_strcmp0 (safeguard_seat_attendance_get_seat (one), seat) == 0)
        return g_steal_pointer (&one);
    }

  return NULL;
}

static SafeguardAttendanceRuling *
assess (SafeguardGovernance *governance, SafeguardAttendance *attendance)
{
  g_autoptr (GError) error = NULL;
  SafeguardAttendanceRuling *ruling
      = safeguard_governance_assess_attendance (governance, attendance, NULL, &error);

  g_assert_no_error (error);

  return ruling;
}

static void
add_six (SafeguardAttendance *attendance)
{
  static const char one[] = "{\"present\": [\"lead-officer\", \"legal-adviser\", \"secretary\"]}";
  static const char other[] = "{\"present\": [\"secretary\", \"head-teacher\", \"head-teacher\"]}";

  add_event (attendance, "held", "2019-02-05", NULL, one);
  add_event (attendance, "held", "2019-04-02", NULL, other);
  add_event (attendance, "held", "2019-06-04", NULL, other);
  add_event (attendance, "planned", "2019-12-03", NULL, NULL);
  add_event (attendance, "planned", "2019-08-06", NULL, NULL);
  add_event (attendance, "planned", "2019-10-01", NULL, NULL);
  /* Planned, and held since: no longer to come. */
  add_event (attendance, "planned", "2019-06-04", NULL, NULL);
}

static void
test_two_of_three_missed (void)
{
  g_test_summary ("two of the first three of six missed: a statutory seat reaches 66.7 % at most, "
                  "an adviser can still meet 50 %, a seat with no class is undecided");

  static const struct
  {
    const char *seat;
    guint attended;
    int minimum;
    const char *rate;
    const char *highest;
    SafeguardAnswer reachable;
    int may_miss;
    const char *last;
  } cases[] = {
      {"lead-officer", 1, 80, "33.3 %", "66.7 %", SAFEGUARD_ANSWER_NO, -1, NULL},
      {"legal-adviser", 1, 50, "33.3 %", "66.7 %", SAFEGUARD_ANSWER_YES, 1, "2019-08-06"},
      {"head-teacher", 2, 0, "66.7 %", "83.3 %", SAFEGUARD_ANSWER_UNDECIDED, -1, NULL},
      {"secretary", 3, 100, "100.0 %", "100.0 %", SAFEGUARD_ANSWER_YES, 0, NULL},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAttendance) attendance = attendance_new (governance);

  add_six (attendance);
  g_assert_true (safeguard_attendance_set_class (attendance, "lead-officer", "statutory", NULL));
  g_assert_true (safeguard_attendance_set_class (attendance, "legal-adviser", "adviser", NULL));
  g_autoptr (SafeguardAttendanceRuling) ruling = assess (governance, attendance);
  g_autofree char *gaps = join_gaps (ruling);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardSeatAttendance) seat = find_seat (ruling, cases[i].seat);

      g_test_message ("%s", cases[i].seat);
      g_assert_cmpuint (safeguard_seat_attendance_get_attended (seat), ==, cases[i].attended);
      g_assert_cmpuint (safeguard_seat_attendance_get_held (seat), ==, 3);
      g_assert_cmpuint (safeguard_seat_attendance_get_planned (seat), ==, 3);
      g_assert_cmpint (safeguard_seat_attendance_get_minimum (seat), ==, cases[i].minimum);
      g_assert_cmpstr (safeguard_seat_attendance_get_rate_text (seat), ==, cases[i].rate);
      g_assert_cmpstr (safeguard_seat_attendance_get_highest_text (seat), ==, cases[i].highest);
      g_assert_cmpint (safeguard_seat_attendance_get_reachable (seat), ==, cases[i].reachable);
      g_assert_cmpint (safeguard_seat_attendance_get_may_miss (seat), ==, cases[i].may_miss);
      g_assert_cmpstr (safeguard_seat_attendance_get_last_to_miss_text (seat), ==, cases[i].last);
    }
  g_assert_cmpstr (gaps, ==, "which-seats");
  g_assert_null (find_seat (ruling, "elsewhere"));
  assert_rules_are_cited (ruling);
}

typedef struct
{
  guint attended;
  guint held;
  guint planned;
  int minimum;
} Year;

static SafeguardAttendance *
make_year (SafeguardGovernance *governance, const Year *year)
{
  SafeguardAttendance *attendance = attendance_new (governance);

  for (guint i = 0; i < year->held + year->planned; i++)
    {
      g_autofree char *day = g_strdup_printf ("2019-02-%02u", i + 1);

      if (i < year->held)
        add_event (attendance, "held", day, NULL,
                   i < year->attended ? "{\"present\": [\"head-teacher\"]}" : "{\"present\": []}");
      else
        add_event (attendance, "planned", day, NULL, NULL);
    }
  g_assert_true (
      safeguard_attendance_set_minimum (attendance, "head-teacher", year->minimum, NULL));

  return attendance;
}

/* The most that may be missed and the minimum still met, by trying; -1 if even none is too many. */
static int
try_missing (const Year *year)
{
  guint total = year->held + year->planned;
  int most = -1;

  for (guint missed = 0; total > 0 && missed <= year->planned; missed++)
    if ((year->attended + year->planned - missed) * 100 >= (guint)year->minimum * total)
      most = (int)missed;

  return most;
}

static void
check_year (SafeguardGovernance *governance, const Year *year)
{
  g_autoptr (SafeguardAttendance) attendance = make_year (governance, year);
  g_autoptr (SafeguardAttendanceRuling) ruling = assess (governance, attendance);
  g_autoptr (SafeguardSeatAttendance) seat = find_seat (ruling, "head-teacher");
  int expected = try_missing (year);
  SafeguardAnswer reachable = expected >= 0 ? SAFEGUARD_ANSWER_YES : SAFEGUARD_ANSWER_NO;

  if (year->held + year->planned == 0)
    reachable = SAFEGUARD_ANSWER_UNDETERMINED;
  g_assert_cmpint (safeguard_seat_attendance_get_may_miss (seat), ==, expected);
  g_assert_cmpint (safeguard_seat_attendance_get_reachable (seat), ==, reachable);
}

static void
test_may_miss_by_trying (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (guint i = 0; i < 5 * 5 * 5 * 12; i++)
    {
      Year year = {i % 5, i / 5 % 5, i / 25 % 5, 1 + 9 * (int)(i / 125)};

      if (year.attended <= year.held)
        check_year (governance, &year);
    }
}

static void
test_not_counted (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAttendance) attendance = attendance_new (governance);

  add_event (attendance, "not-held", "2019-02-05", NULL, NULL);
  add_event (attendance, "held", "2018-02-05", NULL, "{\"present\": [\"secretary\"]}");
  g_autoptr (SafeguardAttendanceRuling) ruling = assess (governance, attendance);
  g_autoptr (SafeguardSeatAttendance) seat = find_seat (ruling, "secretary");

  g_assert_cmpuint (safeguard_seat_attendance_get_held (seat), ==, 0);
  g_assert_null (safeguard_seat_attendance_get_rate_text (seat));
  g_assert_true (has_finding (ruling, "meeting-not-held"));
  g_assert_true (has_finding (ruling, "meeting-outside-period"));
  g_assert_true (has_finding (ruling, "attendance-no-meeting"));
}

static void
test_refused (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAttendance) attendance = attendance_new (governance);
  g_autoptr (GDate) day = day_of ("2019-01-01");
  g_autoptr (GDate) before = day_of ("2018-01-01");
  g_autoptr (GError) error = NULL;

  assert_event_refused (attendance, "held", NULL, "{\"present\": [\"secretery\"]}",
                        SAFEGUARD_ERROR_UNKNOWN_SEAT);
  assert_event_refused (attendance, "held", NULL, NULL, SAFEGUARD_ERROR_MISSING_KEY);
  assert_event_refused (attendance, "hold", NULL, NULL, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  g_assert_false (safeguard_attendance_set_class (attendance, "secretary", "guest", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
  g_clear_error (&error);
  g_assert_false (safeguard_attendance_set_minimum (attendance, "secretary", 101, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  g_assert_null (safeguard_attendance_new (governance, "partnership", day, before, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/attendance/two-of-three-missed", test_two_of_three_missed);
  g_test_add_func ("/governance/attendance/may-miss-by-trying", test_may_miss_by_trying);
  g_test_add_func ("/governance/attendance/not-counted", test_not_counted);
  g_test_add_func ("/governance/attendance/refused", test_refused);

  return g_test_run ();
}
