/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <glib/gstdio.h>

#include "made-up.h"

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

  return g_test_run ();
}
