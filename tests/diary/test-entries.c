/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "diary-fixture.h"

#define SERIOUS "authority-aware=2019-10-07 partners-aware=2019-10-09 "

static SafeguardTimescales *town;

static void
test_due_order (void)
{
  g_test_summary ("D12: the duties of many records in due order; two on one date stay apart");

  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "case-2", town, "rapid-review notify-panel", SERIOUS, NULL);
  put_clocks (diary, "case-1", town, "notify-panel first-told rapid-review",
              SERIOUS "told-by-phone=2019-10-11", NULL);
  g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, 5);
  assert_lines (entries_between (diary, NULL, NULL),
                "case-1 first-told 2019-10-14\ncase-1 notify-panel 2019-10-14\n"
                "case-2 notify-panel 2019-10-14\ncase-1 rapid-review 2019-10-30\n"
                "case-2 rapid-review 2019-10-30");
  assert_lines (entries_between (diary, "2019-10-15", "2019-10-30"),
                "case-1 rapid-review 2019-10-30\ncase-2 rapid-review 2019-10-30");
  assert_lines (entries_between (diary, "2019-10-14", "2019-10-14"),
                "case-1 first-told 2019-10-14\ncase-1 notify-panel 2019-10-14\n"
                "case-2 notify-panel 2019-10-14");
  assert_lines (entries_between (diary, "2019-10-31", NULL), "");
  assert_lines (entries_between (diary, "2019-10-30", "2019-10-14"), "");
  assert_lines (entries_between (diary, "0002-01-01", "9998-12-31"),
                "case-1 first-told 2019-10-14\ncase-1 notify-panel 2019-10-14\n"
                "case-2 notify-panel 2019-10-14\ncase-1 rapid-review 2019-10-30\n"
                "case-2 rapid-review 2019-10-30");
}

static void
test_an_entry_says_whose_it_is (void)
{
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "case-1", town, "rapid-review", SERIOUS, NULL);
  g_autoptr (GListModel) list = entries_between (diary, NULL, NULL);
  g_autoptr (SafeguardDiaryEntry) entry = g_list_model_get_item (list, 0);
  g_autoptr (GDate) due = safeguard_diary_entry_get_due_day (entry);
  g_autoptr (GDateTime) last = moment_of ("2019-10-30T23:59:59");
  g_autoptr (GDateTime) after = moment_of ("2019-10-31T00:00:00");

  g_assert_cmpstr (safeguard_diary_entry_get_record (entry), ==, "case-1");
  g_assert_cmpstr (safeguard_diary_entry_get_name (entry), ==, "Rapid review");
  g_assert_cmpstr (safeguard_diary_entry_get_holder (entry), ==, "safeguarding-partners");
  g_assert_cmpstr (safeguard_diary_entry_get_limit (entry), ==, "15 working days");
  g_assert_cmpuint (safeguard_day_number_from_date (due), ==, day ("2019-10-30"));
  g_assert_null (safeguard_diary_entry_get_due_time (entry));
  g_assert_false (safeguard_diary_entry_is_overdue_at (entry, last));
  g_assert_true (safeguard_diary_entry_is_overdue_at (entry, after));
  g_assert_false (safeguard_diary_entry_is_later_round (entry));
}

/* Which clocks are open, and what they are due by: "-" is open without a date, NULL not open. */
static const struct
{
  const char *clock;
  const char *events;
  const char *at;
  const char *due;
} openness[] = {
    {"notify-panel", "", NULL, NULL},
    {"notify-panel", SERIOUS, NULL, "2019-10-14"},
    {"notify-panel", SERIOUS, "2019-10-08", "2019-10-14"},
    {"notify-panel", SERIOUS, "2019-12-08", "2019-10-14"},
    {"notify-panel", SERIOUS, "2019-10-01", NULL},
    {"notify-panel", SERIOUS "notification-sent=2019-10-11", NULL, NULL},
    {"notify-panel", SERIOUS "notification-sent=2019-10-18", "2019-10-19", NULL},
    /* Met only after the moment that is asked for. */
    {"notify-panel", SERIOUS "notification-sent=2019-10-18", "2019-10-16", "2019-10-14"},
    {"rapid-review", "authority-aware=2019-10-07", NULL, NULL},
    {"return-home-interview", "child-found=2019-10-07T14:30", NULL, "2019-10-10T14:30:00+01:00"},
    /* An ending to be aware of, until it has ended. */
    {"police-protection", "taken-into-protection=2019-10-07T14:30", NULL,
     "2019-10-10T14:30:00+01:00"},
    {"police-protection", "taken-into-protection=2019-10-07T14:30", "2019-10-09",
     "2019-10-10T14:30:00+01:00"},
    {"police-protection", "taken-into-protection=2019-10-07T14:30", "2019-10-11", NULL},
    {"police-protection", "taken-into-protection=2019-10-07T14:30 released=2019-10-08T09:00", NULL,
     NULL},
    {"not-before", "notice-given=2019-10-07", "2019-10-08", "2019-10-09"},
    {"not-before", "notice-given=2019-10-07", "2019-10-09", NULL},
    /* The source gives no limit, or not what starts it. */
    {"strategy-discussion", "reasonable-cause=2019-10-07", NULL, "-"},
    {"strategy-discussion", "reasonable-cause=2019-10-07 discussion-held=2019-10-08", NULL, NULL},
    {"silent-start", "authority-aware=2019-10-07", NULL, "-"},
    {"silent-start", "review-undertaken=2019-10-27", NULL, NULL},
    /* What repeats stays open. */
    {"visits", "placed=2019-10-07", NULL, "2019-10-14"},
    {"visits", "placed=2019-10-07 visited=2019-10-10", "2019-10-11", "2019-11-21"},
    {"yearly-report", "arrangements-published=2019-06-01 report-published=2019-09-20", NULL,
     "2020-09-30"},
    {"meetings", "year-began=2019-04-01 met=2019-05-01 met=2019-06-01 met=2019-07-01", "2019-08-01",
     "2020-03-31"},
    {"meetings",
     "year-began=2019-04-01 met=2019-05-01 met=2019-06-01 met=2019-07-01 met=2019-07-02",
     "2019-08-01", "2021-03-31"},
};

static void
test_openness (void)
{
  g_test_summary ("Open is what started, is due or has to be done, and was not met");

  for (guint i = 0; i < G_N_ELEMENTS (openness); i++)
    {
      g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
      gboolean dated = openness[i].due != NULL && openness[i].due[0] != '-';
      g_autofree char *line = g_strdup_printf ("r %s %s", openness[i].clock, openness[i].due);

      g_test_message ("%s, %s, %s", openness[i].clock, openness[i].events, openness[i].at);
      put_clocks (diary, "r", town, openness[i].clock, openness[i].events, openness[i].at);
      g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, openness[i].due != NULL);
      assert_lines (entries_between (diary, NULL, NULL), dated ? line : "");
      assert_lines (safeguard_diary_get_undated (diary),
                    dated || openness[i].due == NULL ? "" : line);
    }
}

static void
test_due_and_overdue (void)
{
  g_test_summary ("A day is over when it ends in London, a time limit at its instant");

  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "found", town, "return-home-interview", "child-found=2019-10-11T14:30", NULL);
  put_clocks (diary, "told", town, "notify-panel", SERIOUS, NULL);
  put_clocks (diary, "held", town, "police-protection", "taken-into-protection=2019-10-10T08:00",
              NULL);
  assert_lines (due_before (diary, "2019-10-13T08:00"), "");
  assert_lines (due_before (diary, "2019-10-14T14:30"),
                "held police-protection 2019-10-13T08:00:00+01:00");
  assert_lines (due_before (diary, "2019-10-14T14:31"),
                "held police-protection 2019-10-13T08:00:00+01:00\n"
                "found return-home-interview 2019-10-14T14:30:00+01:00");
  assert_lines (due_before (diary, "2019-10-15"),
                "held police-protection 2019-10-13T08:00:00+01:00\n"
                "found return-home-interview 2019-10-14T14:30:00+01:00\n"
                "told notify-panel 2019-10-14");
  /* A protection that ended is not overdue. */
  assert_lines (overdue_at (diary, "2019-10-14T14:30"), "");
  assert_lines (overdue_at (diary, "2019-10-14T23:59:59"),
                "found return-home-interview 2019-10-14T14:30:00+01:00");
  assert_lines (overdue_at (diary, "2019-10-15"),
                "found return-home-interview 2019-10-14T14:30:00+01:00\n"
                "told notify-panel 2019-10-14");
}

static void
test_advance (void)
{
  g_test_summary ("Each duty is told once, when it becomes overdue or comes in overdue");

  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "a", town, "notify-panel rapid-review", SERIOUS, NULL);
  assert_lines (advance_to (diary, "2019-10-14T12:00"), "");
  assert_lines (advance_to (diary, "2019-10-15"), "a notify-panel 2019-10-14");
  assert_lines (advance_to (diary, "2019-10-20"), "");
  /* Ruled on again, with nothing new for it. */
  put_clocks (diary, "a", town, "notify-panel rapid-review", SERIOUS "told=2019-10-16", NULL);
  assert_lines (advance_to (diary, "2019-10-20"), "");
  /* Another record that should have been done long since. */
  put_clocks (diary, "b", town, "notify-panel", "authority-aware=2019-09-02", NULL);
  assert_lines (advance_to (diary, "2019-10-20"), "b notify-panel 2019-09-09");
  /* The date was corrected, and is over none the less. */
  put_clocks (diary, "b", town, "notify-panel", "authority-aware=2019-09-03", NULL);
  assert_lines (advance_to (diary, "2019-10-19"), "b notify-panel 2019-09-10");
  put_clocks (diary, "a", town, "notify-panel rapid-review",
              SERIOUS "notification-sent=2019-10-17 review-undertaken=2019-10-25", NULL);
  assert_lines (advance_to (diary, "2019-12-01"), "");
  assert_lines (overdue_at (diary, "2019-12-01"), "b notify-panel 2019-09-10");
}

static void
test_put_and_remove (void)
{
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  g_assert_false (safeguard_diary_remove (diary, "a"));
  put_clocks (diary, "a", town, "notify-panel rapid-review", SERIOUS, NULL);
  put_clocks (diary, "a", town, "rapid-review", SERIOUS, NULL);
  assert_lines (entries_between (diary, NULL, NULL), "a rapid-review 2019-10-30");
  g_assert_true (safeguard_diary_remove (diary, "a"));
  g_assert_false (safeguard_diary_remove (diary, "a"));
  g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, 0);
  /* A record without an open clock is none. */
  put_clocks (diary, "a", town, "rapid-review", "", NULL);
  g_assert_false (safeguard_diary_remove (diary, "a"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *record;
    SafeguardError code;
  } wrong[] = {{"", SAFEGUARD_ERROR_WRONG_VALUE},
               {"a\nb", SAFEGUARD_ERROR_WRONG_VALUE},
               {"\xff", SAFEGUARD_ERROR_NOT_UTF8}};
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  g_autoptr (SafeguardRuling) ruling = rule_on (town, "notify-panel", SERIOUS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (safeguard_diary_put (diary, wrong[i].record, ruling, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)wrong[i].code);
    }
  g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, 0);
}

static void
test_repeating (void)
{
  g_test_summary ("A duty that recurs has an entry for each round in the window");

  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "child", town, "visits", "placed=2019-10-07", NULL);
  put_clocks (diary, "area", town, "yearly-report", "arrangements-published=2019-06-01", NULL);
  assert_lines (entries_between (diary, NULL, NULL),
                "area yearly-report 2019-09-30\nchild visits 2019-10-14");
  assert_lines (entries_between (diary, "2019-10-01", "2020-01-31"),
                "child visits 2019-10-14\nchild visits 2019-11-25\nchild visits 2020-01-06");
  assert_lines (
      entries_between (diary, "2020-09-30", "2021-09-30"),
      "area yearly-report 2020-09-30\nchild visits 2020-10-26"
      "\nchild visits 2020-12-07\nchild visits 2021-01-18\nchild visits 2021-03-01"
      "\nchild visits 2021-04-12\nchild visits 2021-05-24\nchild visits 2021-07-05"
      "\nchild visits 2021-08-16\nchild visits 2021-09-27\narea yearly-report 2021-09-30");
  assert_lines (entries_between (diary, "2020-01-01", NULL),
                "child visits 2020-01-06\narea yearly-report 2020-09-30");
  /* Only the next round falls due; the others are still to come about. */
  assert_lines (due_before (diary, "2021-01-01"),
                "area yearly-report 2019-09-30\nchild visits 2019-10-14");
  g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, 2);

  g_autoptr (GListModel) list = entries_between (diary, "2020-01-01", NULL);
  g_assert_true (safeguard_diary_entry_is_later_round (safeguard_list_peek (list, 0)));
}

static void
test_one_clock_twice (void)
{
  g_test_summary ("A timescale that runs twice in one record is two entries");

  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  put_clocks (diary, "a", town, "notify-panel notify-panel", SERIOUS, NULL);
  assert_lines (entries_between (diary, NULL, NULL),
                "a notify-panel 2019-10-14\na notify-panel 2019-10-14");
  assert_lines (advance_to (diary, "2019-10-15"),
                "a notify-panel 2019-10-14\na notify-panel 2019-10-14");
}

static void
test_many_records (void)
{
  g_test_summary ("A hundred thousand records");

  enum
  {
    N_RECORDS = 100000
  };
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  SafeguardRuling *rulings[100];
  guint n_overdue = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rulings); i++)
    {
      g_autofree char *aware = safeguard_day_number_to_iso (day ("2019-01-01") + i);
      g_autofree char *events
          = g_strdup_printf ("authority-aware=%s partners-aware=%s", aware, aware);
      rulings[i] = rule_on (town, "notify-panel rapid-review", events, NULL);
    }
  for (guint i = 0; i < N_RECORDS; i++)
    {
      char record[16];

      g_snprintf (record, sizeof record, "%05u", i);
      put (diary, record, rulings[i % G_N_ELEMENTS (rulings)]);
    }
  g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, 2 * N_RECORDS);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *today = safeguard_day_number_to_iso (day ("2019-01-01") + i);
      g_autoptr (GListModel) list = advance_to (diary, today);

      n_overdue += g_list_model_get_n_items (list);
    }
  g_assert_cmpuint (n_overdue, ==, 2 * N_RECORDS);
  for (guint i = 0; i < G_N_ELEMENTS (rulings); i++)
    g_object_unref (rulings[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town = timescales_with (NULL);
  g_test_add_func ("/diary/due-order", test_due_order);
  g_test_add_func ("/diary/whose", test_an_entry_says_whose_it_is);
  g_test_add_func ("/diary/openness", test_openness);
  g_test_add_func ("/diary/due-and-overdue", test_due_and_overdue);
  g_test_add_func ("/diary/advance", test_advance);
  g_test_add_func ("/diary/put-and-remove", test_put_and_remove);
  g_test_add_func ("/diary/refused", test_refused);
  g_test_add_func ("/diary/repeating", test_repeating);
  g_test_add_func ("/diary/one-clock-twice", test_one_clock_twice);
  g_test_add_func ("/diary/many-records", test_many_records);

  int status = g_test_run ();
  safeguard_timescales_unref (town);

  return status;
}
