/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <glib/gstdio.h>

#include "made-up.h"

#include <string.h>

static char *
joined (char **ids)
{
  char *text = g_strjoinv (" ", ids);

  g_strfreev (ids);

  return text;
}

static GDate *
day_of (const char *iso)
{
  GDate *day = g_date_new ();

  g_date_set_parse (day, iso);

  return day;
}

static void
assert_organisations (SafeguardPartnership *partnership, const char *on, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) day = day_of (on);
  g_autofree char *found
      = joined (safeguard_partnership_get_organisations (partnership, "health", day, &error));

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

/* The clinical commissioning groups became integrated care boards on 1 July 2022. */
static void
test_succession (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);

  safeguard_partnership_add_organisation (partnership, "made-up-ccg", "ccg", NULL, NULL, &error);
  g_assert_no_error (error);
  safeguard_partnership_succeed (partnership, "made-up-ccg", "made-up-icb", "2022-07-01", &error);
  g_assert_no_error (error);
  assert_organisations (partnership, "2022-06-30", "made-up-ccg");
  assert_organisations (partnership, "2022-07-01", "made-up-icb");
  g_assert_false (
      safeguard_partnership_succeed (partnership, "made-up-ccg", "another", "2023-01-01", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
}

/* The Board became the Partnership: its meetings are the Partnership's too. */
static void
test_no_meeting_is_lost (void)
{
  static const char *const meetings[][2]
      = {{"partnership", "2022-09-01"}, {"board", "2022-03-01"}, {"executive", "2022-05-01"}};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);

  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autoptr (SafeguardMeeting) meeting
          = safeguard_meeting_new (governance, meetings[i][0], meetings[i][1], &error);

      safeguard_partnership_add_meeting (partnership, meeting, &error);
      g_assert_no_error (error);
    }

  g_autoptr (GListModel) found
      = safeguard_partnership_get_meetings (partnership, "partnership", &error);
  g_autoptr (SafeguardMeeting) first = g_list_model_get_item (found, 0);
  g_autoptr (GListModel) before = safeguard_partnership_get_meetings (partnership, "board", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 2);
  g_assert_cmpstr (safeguard_meeting_get_body (first), ==, "board");
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 1);
}

typedef struct
{
  const char *name;
  const char *seat;
  const char *from;
  const char *until;
  SafeguardError code; /* 0: it is recorded */
} Holding;

/* The director's seat is held from 2021 to 2022, and a lay member's from 2021 on. */
static const Holding holdings[] = {
    {"the-day-after", "director", "2023-01-01", NULL, 0},
    {"before", "director", NULL, "2020-12-31", 0},
    {"the-last-day", "director", "2022-12-31", NULL, SAFEGUARD_ERROR_SEAT_TAKEN},
    {"the-first-day", "director", "2020-01-01", "2021-01-01", SAFEGUARD_ERROR_SEAT_TAKEN},
    {"within", "director", "2021-05-01", "2021-06-01", SAFEGUARD_ERROR_SEAT_TAKEN},
    {"around", "director", NULL, NULL, SAFEGUARD_ERROR_SEAT_TAKEN},
    {"two-lay-members", "lay", "2021-05-01", NULL, 0},
    {"no-such-seat", "directer", NULL, NULL, SAFEGUARD_ERROR_UNKNOWN_SEAT},
    {"backwards", "chief-nurse", "2022-01-01", "2021-01-01", SAFEGUARD_ERROR_OUT_OF_RANGE},
    {"no-such-day", "chief-nurse", "2021-02-30", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
};

static void
test_holding (gconstpointer data)
{
  const Holding *holding = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);

  safeguard_partnership_hold_seat (partnership, "director", "p1", "2021-01-01", "2022-12-31",
                                   &error);
  safeguard_partnership_hold_seat (partnership, "lay", "p2", "2021-01-01", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (safeguard_partnership_hold_seat (partnership, holding->seat, "p3", holding->from,
                                                    holding->until, &error),
                   ==, holding->code == 0);
  if (holding->code != 0)
    g_assert_error (error, SAFEGUARD_ERROR, (int)holding->code);
}

/* Who delegates stays accountable. */
static void
test_delegation (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);
  g_autoptr (GDate) day = day_of ("2021-06-01");

  safeguard_partnership_hold_seat (partnership, "director", "p1", NULL, NULL, &error);
  safeguard_partnership_delegate (partnership, "director", "p2", "2021-01-01", NULL, &error);
  safeguard_partnership_add_substitute (partnership, "director", "p3", NULL, "2021-12-31", &error);
  g_assert_no_error (error);

  /* A view of the past keeps them: they have dates of their own. */
  g_autoptr (GDateTime) known = london_time ("2021-06-01T12:00:00");
  g_autoptr (SafeguardRecord) view
      = safeguard_record_as_known (SAFEGUARD_RECORD (partnership), known);
  SafeguardPartnership *records[] = {partnership, SAFEGUARD_PARTNERSHIP (view)};
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *holders
          = joined (safeguard_partnership_get_holders (records[i], "director", day, &error));
      g_autofree char *delegates
          = joined (safeguard_partnership_get_delegates (records[i], "director", day, &error));
      g_autofree char *substitutes
          = joined (safeguard_partnership_get_substitutes (records[i], "director", day, &error));

      g_assert_cmpstr (holders, ==, "p1");
      g_assert_cmpstr (delegates, ==, "p2");
      g_assert_cmpstr (substitutes, ==, "p3");
    }
}

/* --- the ruling */

static char *
vacant_on (SafeguardGovernance *governance, SafeguardPartnership *partnership, const char *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) time = london_time (at);
  g_autoptr (SafeguardPartnershipRuling) ruling
      = safeguard_governance_assess_partnership (governance, partnership, time, &error);

  g_assert_no_error (error);

  return joined (safeguard_partnership_ruling_get_vacant (ruling));
}

/* A seat is vacant before, between and after those who held it, and only while its body exists. */
static void
test_vacant (void)
{
  static const struct
  {
    const char *at;
    const char *vacant;
  } days[] = {
      {"2020-05-31T12:00:00", "board-chair"},
      {"2020-12-31T12:00:00", "director chief-nurse superintendent lay lead-member adviser head "
                              "board-chair"},
      {"2021-01-01T00:00:00",
       "chief-nurse superintendent lay lead-member adviser head board-chair"},
      {"2021-12-31T23:59:59",
       "chief-nurse superintendent lay lead-member adviser head board-chair"},
      {"2022-01-01T00:00:00", "director chief-nurse superintendent lead-member adviser head "
                              "board-chair"},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);

  safeguard_partnership_hold_seat (partnership, "director", "p1", "2021-01-01", "2021-12-31",
                                   &error);
  safeguard_partnership_hold_seat (partnership, "lay", "p2", "2021-06-01", NULL, &error);
  safeguard_partnership_hold_seat (partnership, "lay", "p3", "2022-01-01", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *vacant = vacant_on (governance, partnership, days[i].at);

      g_assert_cmpstr (vacant, ==, days[i].vacant);
    }
}

typedef struct
{
  const char *name;
  const char *rules;
  const char *at;
  const char *code;
  gboolean told;
} Told;

/* What is said of the partnership that record_all() makes. */
static const Told told[] = {
    {"succeeded", "", "2022-07-01T12:00:00", "organisation-succeeded", TRUE},
    {"not-yet-succeeded", "", "2022-06-30T12:00:00", "organisation-succeeded", FALSE},
    {"partner", "", "2022-07-01T12:00:00", "partner-not-recorded", TRUE},
    {"delegated", "", "2022-07-01T12:00:00", "seat-delegated", TRUE},
    {"delegated-by-nobody", "", "2022-07-01T12:00:00", "delegated-by-nobody", TRUE},
    {"vacant", "", "2022-07-01T12:00:00", "seats-vacant", TRUE},
    {"two-seats", "", "2022-07-01T12:00:00", "two-seats-held-undecided", TRUE},
    {"two-seats-once", "  one-person-two-seats: {counts: once, cite: {document: terms}}\n",
     "2022-07-01T12:00:00", "two-seats-held-once", TRUE},
    {"two-seats-twice", "  one-person-two-seats: {counts: twice, cite: {document: terms}}\n",
     "2022-07-01T12:00:00", "two-seats-held-twice", TRUE},
    {"body-succeeded", "", "2022-07-01T12:00:00", "body-succeeded", TRUE},
    {"body-not-yet", "", "2022-06-30T12:00:00", "body-succeeded", FALSE},
    {"sat-in-anothers-seat", "", "2022-07-01T12:00:00", "member-not-holder", TRUE},
    {"a-stranger-stood-in", "", "2022-07-01T12:00:00", "substitute-not-on-record", TRUE},
    {"before-the-meeting", "", "2022-02-28T12:00:00", "substitute-not-on-record", FALSE},
    {"before-its-body", "", "2022-07-01T12:00:00", "meeting-before-body", TRUE},
    {"held-of-no-body", "", "2020-05-01T12:00:00", "seat-of-no-body", TRUE},
    {"nobody-at-all", "", "2020-05-01T12:00:00", "body-without-holders", TRUE},
};

static void
add_meeting (SafeguardPartnership *partnership, SafeguardMeeting *meeting)
{
  g_autoptr (GError) error = NULL;

  safeguard_partnership_add_meeting (partnership, meeting, &error);
  g_assert_no_error (error);
}

/* One person sits as director and as superintendent; another sat in the director's seat in March
 * 2022, and somebody stood in for the chief nurse who is nobody's substitute. */
static SafeguardPartnership *
record_all (SafeguardGovernance *governance)
{
  g_autoptr (GError) error = NULL;
  SafeguardPartnership *partnership = safeguard_partnership_new (governance);
  g_autoptr (SafeguardMeeting) early
      = safeguard_meeting_new (governance, "executive", "2020-05-01", &error);
  g_autoptr (SafeguardMeeting) board
      = safeguard_meeting_new (governance, "board", "2022-02-01", &error);
  g_autoptr (SafeguardMeeting) meeting
      = safeguard_meeting_new (governance, "executive", "2022-03-01", &error);

  safeguard_partnership_add_organisation (partnership, "a-ccg", "ccg", NULL, NULL, &error);
  safeguard_partnership_succeed (partnership, "a-ccg", "an-icb", "2022-07-01", &error);
  safeguard_partnership_hold_seat (partnership, "director", "p1", NULL, NULL, &error);
  safeguard_partnership_hold_seat (partnership, "superintendent", "p1", NULL, NULL, &error);
  safeguard_partnership_delegate (partnership, "director", "p2", NULL, NULL, &error);
  safeguard_partnership_delegate (partnership, "chief-nurse", "p2", NULL, NULL, &error);
  safeguard_meeting_add_attendee (meeting, "p9", SAFEGUARD_PRESENCE_MEMBER, NULL, "director",
                                  &error);
  safeguard_meeting_add_attendee (meeting, "p8", SAFEGUARD_PRESENCE_SUBSTITUTE, NULL, NULL, &error);
  safeguard_meeting_set_stands_in_for (meeting, "p8", "chief-nurse", &error);
  g_assert_no_error (error);
  add_meeting (partnership, early);
  add_meeting (partnership, board);
  add_meeting (partnership, meeting);

  return partnership;
}

static void
test_told (gconstpointer data)
{
  const Told *case_ = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up (case_->rules);
  g_autoptr (SafeguardPartnership) partnership = record_all (governance);
  g_autoptr (GDateTime) at = london_time (case_->at);
  g_autoptr (SafeguardPartnershipRuling) ruling
      = safeguard_governance_assess_partnership (governance, partnership, at, &error);

  g_assert_no_error (error);
  g_assert_cmpint (has_finding (ruling, case_->code), ==, case_->told);
  assert_rules_are_cited (ruling);

  g_autofree char *why = safeguard_ruling_why (SAFEGUARD_RULING (ruling));
  static const char *const people[] = {"p1", "p2", "p8", "p9"};
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_assert_null (strstr (why, people[i]));
}

/* Those who hold the seat, and those named to stand in for them, are no strangers. */
static void
test_no_stranger (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);
  g_autoptr (SafeguardMeeting) meeting
      = safeguard_meeting_new (governance, "executive", "2022-03-01", &error);

  safeguard_partnership_hold_seat (partnership, "director", "p1", NULL, NULL, &error);
  safeguard_partnership_delegate (partnership, "chief-nurse", "p2", NULL, NULL, &error);
  safeguard_partnership_add_substitute (partnership, "lay", "p3", NULL, NULL, &error);
  safeguard_meeting_add_attendee (meeting, "p1", SAFEGUARD_PRESENCE_MEMBER, NULL, "director",
                                  &error);
  safeguard_meeting_add_attendee (meeting, "p2", SAFEGUARD_PRESENCE_SUBSTITUTE, NULL, NULL, &error);
  safeguard_meeting_set_stands_in_for (meeting, "p2", "chief-nurse", &error);
  safeguard_meeting_add_attendee (meeting, "p3", SAFEGUARD_PRESENCE_SUBSTITUTE, NULL, NULL, &error);
  safeguard_meeting_set_stands_in_for (meeting, "p3", "lay", &error);
  safeguard_meeting_add_attendee (meeting, "p4", SAFEGUARD_PRESENCE_SUBSTITUTE, NULL,
                                  "designated-deputy", &error);
  safeguard_meeting_set_stands_in_for (meeting, "p4", "superintendent", &error);
  g_assert_no_error (error);
  add_meeting (partnership, meeting);
  g_autoptr (SafeguardPartnershipRuling) ruling
      = safeguard_governance_assess_partnership (governance, partnership, NULL, &error);
  g_autofree char *day = safeguard_partnership_ruling_get_day_text (ruling);

  g_assert_no_error (error);
  /* Without a moment, the day of the policy. */
  g_assert_cmpstr (day, ==, "2023-12-01");
  g_assert_false (has_finding (ruling, "substitute-not-on-record"));
  g_assert_false (has_finding (ruling, "member-not-holder"));
}

/* What is recorded after a ruling changes nothing of it. */
static void
test_frozen (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPartnership) partnership = record_all (governance);
  g_autoptr (SafeguardPartnershipRuling) ruling
      = safeguard_governance_assess_partnership (governance, partnership, NULL, &error);
  g_autofree char *before = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
  g_autoptr (GListModel) meetings
      = safeguard_partnership_get_meetings (partnership, "executive", &error);
  g_autoptr (SafeguardMeeting) meeting = g_list_model_get_item (meetings, 1);

  safeguard_partnership_hold_seat (partnership, "chief-nurse", "p7", NULL, NULL, &error);
  safeguard_meeting_add_attendee (meeting, "p6", SAFEGUARD_PRESENCE_MEMBER, NULL, "head", &error);
  g_assert_no_error (error);
  g_autofree char *after = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
  g_assert_cmpstr (before, ==, after);
}

static void
test_other_policy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up ("");
  g_autoptr (SafeguardPolicy) other = load_policy ("salford", "2022-07-01");
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);

  g_assert_null (safeguard_governance_assess_partnership (
      safeguard_policy_get_governance (other, NULL), partnership, NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/partnership/succession", test_succession);
  g_test_add_func ("/governance/partnership/no-meeting-is-lost", test_no_meeting_is_lost);
  for (guint i = 0; i < G_N_ELEMENTS (holdings); i++)
    {
      g_autofree char *path
          = g_strconcat ("/governance/partnership/holding/", holdings[i].name, NULL);

      g_test_add_data_func (path, &holdings[i], test_holding);
    }
  g_test_add_func ("/governance/partnership/delegation", test_delegation);
  g_test_add_func ("/governance/partnership/vacant", test_vacant);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *path = g_strconcat ("/governance/partnership/told/", told[i].name, NULL);

      g_test_add_data_func (path, &told[i], test_told);
    }
  g_test_add_func ("/governance/partnership/no-stranger", test_no_stranger);
  g_test_add_func ("/governance/partnership/ruling-is-frozen", test_frozen);
  g_test_add_func ("/governance/partnership/other-policy", test_other_policy);

  return g_test_run ();
}
