/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "proceeding.h"
#include "ruling/made-up.h"

/* No document held here prints a limit for a stage of a ladder; made-up ones do, and bring the
 * stages of a policy to which a bundled pack only refers. */

#define CITE "cite: {document: doc, section: \"9\"}"

#define TIMESCALES                                                                                 \
  "timescales:\n"                                                                                  \
  "  acknowledge: {name: Acknowledgement, limit: at once, starts: raised, met-by: acknowledged, "  \
  "holder: police, " CITE "}\n"                                                                    \
  "  answer: {name: Answer, limit: 48 hours, starts: raised, met-by: responded, " CITE "}\n"       \
  "  answer-counted: {name: Answer, limit: 48 hours, counted-as: 2 working days, starts: raised, " \
  "met-by: responded, " CITE "}\n"                                                                 \
  "  from-start: {name: Second stage, limit: 10 working days, starts: entered-one, met-by: "       \
  "left-two, holder: health, " CITE "}\n"                                                          \
  "  from-end: {name: Report of the second stage, limit: 5 working days, starts: left-one, "       \
  "met-by: left-two, holder: police, " CITE "}\n"                                                  \
  "  from-raised: {name: The whole, limit: 4 weeks, starts: raised, met-by: [resolved, decided], " \
  "holder: panel, " CITE "}\n"                                                                     \
  "  no-limit: {name: No limit, limit: none, starts: entered-three, met-by: decided, " CITE "}\n"  \
  "  chained: {name: Letter, limit: 2 working days, starts: {due-of: from-end}, met-by: "          \
  "decided, " CITE "}\n"                                                                           \
  "  pausable: {name: Pausable, limit: 5 working days, starts: raised, met-by: resolved, "         \
  "pauses: {from: paused, until: resumed, " CITE "}, " CITE "}\n"

#define STAGES                                                                                     \
  "      stages:\n"                                                                                \
  "        - {id: one, name: One, holder: parties, leads-to: [two], clocks: [acknowledge, "        \
  "answer, "                                                                                       \
  "answer-counted, pausable], " CITE "}\n"                                                         \
  "        - {id: two, name: Two, holder: health, leads-to: [three], clocks: [from-start, "        \
  "from-end, from-raised], " CITE "}\n"                                                            \
  "        - {id: three, name: Three, holder: panel, final: true, clocks: [no-limit, "             \
  "chained], " CITE "}\n"                                                                          \
  "      acts:\n"                                                                                  \
  "        decided: {name: Decided, in: [three], closes: decided, " CITE "}\n"

#define SMALL                                                                                      \
  "      stages:\n"                                                                                \
  "        - {id: only, name: Only, holder: parties, clocks: [pausable], " CITE "}\n"

#define LADDER(kind) "    " kind ":\n      name: " kind "\n      " CITE "\n"

static const char *const packs[][2] = {
    {"town.yaml", FRAME ("town-2019", "town", "england, england-and-wales") TIMESCALES
     "escalation:\n  ladders:\n" LADDER ("made-up") STAGES LADDER ("small") SMALL},
    {"overlay.yaml",
     FRAME ("stockport-overlay", "stockport-with-regional-policy", "stockport") TIMESCALES
     "escalation:\n  ladders:\n" LADDER ("between-practitioners") STAGES},
};

static const char *const stage_of_whistleblowing[][2] = {
    {"town.yaml",
     FRAME ("town-2019", "town", "england, england-and-wales") "escalation:\n  ladders:\n" LADDER (
         "made-up") "      stages:\n        - {id: whistleblowing, name: W, holder: parties, " CITE
                    "}\n"}};

static SafeguardPolicy *
made_up_policy (const char *area)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (GDate) day = g_date_new_dmy (2, 3, 2020);
  SafeguardPolicy *policy = safeguard_catalogue_get_policy (catalogue, area, day, &error);

  g_assert_no_error (error);

  return policy;
}

typedef struct
{
  const char *what;
  const char *story;
  const char *at;
  const char *clock;
  const char *state; /* and when it is due */
} Row;

#define RAISED "raised@2020-03-06T10:00/health "
#define UP "escalated@2020-03-09 "

static const Row rows[] = {
    /* Friday 6 March 2020, ten o'clock. */
    {"hours are hours, over the weekend", RAISED, "2020-03-08T09:00", "answer",
     "running:2020-03-08T10:00:00+00:00"},
    {"and end with the minute", RAISED "responded@2020-03-08T10:01", "2020-03-09T09:00", "answer",
     "met-late:2020-03-08T10:00:00+00:00"},
    {"48 hours that the source equates with two working days", RAISED, "2020-03-08T09:00",
     "answer-counted", "running:2020-03-10"},
    {"so that an answer on the Tuesday is in time for the one", RAISED "responded@2020-03-10T16:00",
     "2020-03-11T09:00", "answer-counted", "met:2020-03-10"},
    {"and late for the other", RAISED "responded@2020-03-10T16:00", "2020-03-11T09:00", "answer",
     "met-late:2020-03-08T10:00:00+00:00"},
    {"at once is the same day", RAISED "acknowledged@2020-03-06T12:00", "2020-03-07T09:00",
     "acknowledge", "met:2020-03-06"},
    {"not the next", RAISED "acknowledged@2020-03-09", "2020-03-10T09:00", "acknowledge",
     "met-late:2020-03-06"},
    {"from the start of the stage before", RAISED UP, "2020-03-10T09:00", "from-start",
     "running:2020-03-20"},
    {"from its end", RAISED UP, "2020-03-10T09:00", "from-end", "running:2020-03-16"},
    {"from the first raising, in weeks", RAISED UP, "2020-03-10T09:00", "from-raised",
     "running:2020-04-03"},
    {"leaving the stage meets what is due for it", RAISED UP "escalated@2020-03-16",
     "2020-03-18T09:00", "from-end", "met:2020-03-16"},
    {"late", RAISED UP "escalated@2020-03-17", "2020-03-18T09:00", "from-end",
     "met-late:2020-03-16"},
    {"not yet escalated: nothing counts from the end", RAISED, "2020-03-10T09:00", "from-end",
     NULL},
    {"no limit is none", RAISED UP "escalated@2020-03-16", "2020-09-18T09:00", "no-limit",
     "running"},
    {"the chained clock counts from the due day, not from when it was met",
     RAISED UP "escalated@2020-03-12", "2020-03-13T09:00", "chained", "running:2020-03-18"},
    {"a decision meets the chain", RAISED UP "escalated@2020-03-12 decided@2020-03-19",
     "2020-03-20T09:00", "chained", "met-late:2020-03-18"},
    {"resolved meets the whole", RAISED UP "resolved@2020-04-03", "2020-04-30T09:00", "from-raised",
     "met:2020-04-03"},
    {"a pause counts where the source allows it", RAISED "paused@2020-03-10 resumed@2020-03-12",
     "2020-03-12T09:00", "pausable", "running:2020-03-17"},
    {"and nowhere else", RAISED UP "paused@2020-03-10 resumed@2020-03-12", "2020-03-12T09:00",
     "from-end", "running:2020-03-16"},
    {"a late recording starts the clock when it happened", UP RAISED, "2020-03-10T09:00",
     "from-end", "running:2020-03-16"},
    {"an hour before the due day ends it runs", RAISED UP, "2020-03-16T23:00", "from-end",
     "running:2020-03-16"},
    {"the first instant after it is overdue", RAISED UP, "2020-03-17T00:00", "from-end",
     "overdue:2020-03-16"},
};

static void
test_limits (void)
{
  g_autoptr (SafeguardPolicy) policy = made_up_policy ("town");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (SafeguardDisputeRuling) ruling
          = follow_dispute (policy, "made-up", "health police", row->story, row->at);
      g_autoptr (SafeguardClock) clock = find_clock (ruling, row->clock);
      g_autofree char *found = clock != NULL ? describe_clock (clock) : NULL;

      g_test_message ("%s", row->what);
      g_assert_cmpstr (found, ==, row->state);
    }
}

static void
test_pauses_of_nothing (void)
{
  g_test_summary ("A pause has no effect where nothing runs, and that is said");

  static const struct
  {
    const char *story;
    gboolean said;
  } stories[] = {
      {"raised@2020-03-06 paused@2020-03-10 resumed@2020-03-12", FALSE},
      {"raised@2020-03-06 resolved@2020-03-09 paused@2020-03-10", TRUE},
      {"paused@2020-03-05 raised@2020-03-06", TRUE},
      /* Due on the 13th. */
      {"raised@2020-03-06 paused@2020-03-16", TRUE},
      {"raised@2020-03-06", FALSE},
  };
  g_autoptr (SafeguardPolicy) policy = made_up_policy ("town");
  g_autoptr (SafeguardPolicy) stockport = load_policy ("stockport", "2020-03-02");

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (SafeguardDisputeRuling) ruling
          = follow_dispute (policy, "small", "health police", stories[i].story, "2020-03-20T09:00");

      g_assert_cmpint (has_finding (ruling, "pause-of-nothing"), ==, stories[i].said);
    }
  /* A ladder by reference has no clocks. */
  g_autoptr (SafeguardDisputeRuling) reference
      = follow_dispute (stockport, "between-practitioners", "health school",
                        "raised@2020-03-02 paused@2020-03-04", "2020-03-20T09:00");
  g_assert_true (has_finding (reference, "pause-of-nothing"));
}

static void
check_undated (SafeguardDisputeRuling *ruling, gboolean open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  gboolean found = FALSE;

  safeguard_diary_put (diary, "d-1", SAFEGUARD_RULING (ruling), &error);
  g_assert_no_error (error);
  g_autoptr (GListModel) undated = safeguard_diary_get_undated (diary);
  for (guint i = 0; i < g_list_model_get_n_items (undated); i++)
    {
      g_autoptr (SafeguardDiaryEntry) entry = g_list_model_get_item (undated, i);
      SafeguardClock *clock = safeguard_diary_entry_get_clock (entry);

      found = found || strcmp (safeguard_clock_get_id (clock), "answer") == 0;
    }
  g_assert_cmpint (found, ==, open);
}

static void
test_hours_from_a_day (void)
{
  g_test_summary ("Hours that count from an event of which only the day is recorded have no date, "
                  "and are still owed");

  g_autoptr (SafeguardPolicy) policy = made_up_policy ("town");
  static const char *const moments[] = {NULL, "2020-03-30T09:00"};

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (SafeguardDisputeRuling) open
          = follow_dispute (policy, "made-up", "health police", "raised@2020-03-06", moments[i]);
      g_autoptr (SafeguardClock) clock = find_clock (open, "answer");
      g_autoptr (SafeguardDisputeRuling) answered = follow_dispute (
          policy, "made-up", "health police", "raised@2020-03-06 responded@2020-03-09", moments[i]);

      g_assert_true (has_finding (open, "clock-not-worked-out"));
      g_assert_false (has_finding (open, "clock-no-limit"));
      g_assert_cmpint (safeguard_clock_get_state (clock), ==, SAFEGUARD_CLOCK_STATE_UNDECIDED);
      g_assert_null (safeguard_clock_get_due_text (clock));
      check_undated (open, TRUE);
      check_undated (answered, FALSE);
    }
}

static void
test_redating_beside_hours_from_a_day (void)
{
  g_test_summary ("A date that nobody can work out keeps no other from being moved");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = made_up_policy ("town");
  g_autoptr (SafeguardDisputeRuling) ruling
      = follow_dispute (policy, "made-up", "health police", "raised@2020-03-06", NULL);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  safeguard_diary_put (diary, "d-1", SAFEGUARD_RULING (ruling), &error);
  g_assert_no_error (error);
  guint n = safeguard_diary_get_n_entries (diary);
  g_autoptr (GListModel) moves
      = safeguard_diary_redate (diary, safeguard_policy_get_calendar (policy, NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (moves), ==, 0);
  g_assert_cmpuint (safeguard_diary_get_n_entries (diary), ==, n);
}

static void
test_two_duties_on_one_date (void)
{
  g_test_summary ("Duties that fall on one date stay apart, each with its name and holder");

  g_autoptr (SafeguardPolicy) policy = made_up_policy ("town");
  g_autoptr (SafeguardDisputeRuling) ruling
      = follow_dispute (policy, "made-up", "health police",
                        "raised@2020-03-02T10:00 escalated@2020-03-09", "2020-03-10T09:00");
  g_autoptr (SafeguardClock) start = find_clock (ruling, "from-start");
  g_autoptr (SafeguardClock) end = find_clock (ruling, "from-end");

  g_assert_cmpstr (safeguard_clock_get_due_text (start), ==, "2020-03-16");
  g_assert_cmpstr (safeguard_clock_get_due_text (end), ==, "2020-03-16");
  g_assert_cmpstr (safeguard_clock_get_name (start), ==, "Second stage");
  g_assert_cmpstr (safeguard_clock_get_name (end), ==, "Report of the second stage");
  g_assert_cmpstr (safeguard_clock_get_holder (start), ==, "health");
  g_assert_cmpstr (safeguard_clock_get_holder (end), ==, "police");
}

static void
test_missed_at_once (void)
{
  g_test_summary ("What had to be done at once and was not is a breach, though all else was met");

  static const char *const stories[][2] = {
      {RAISED "responded@2020-03-07T10:00 " UP "escalated@2020-03-10 decided@2020-03-11",
       "clock-overdue"},
      /* The stage was passed over, and the duty with it. */
      {RAISED "responded@2020-03-07T10:00 immediate-risk@2020-03-06T12:00 "
              "escalated@2020-03-06T12:00>three decided@2020-03-11",
       "clock-overdue"},
      {RAISED "responded@2020-03-07T10:00 acknowledged@2020-03-07 " UP
              "escalated@2020-03-10 decided@2020-03-11",
       "clock-met-late"},
      {RAISED "responded@2020-03-07T10:00 acknowledged@2020-03-06 " UP
              "escalated@2020-03-10 decided@2020-03-11",
       NULL},
  };
  g_autoptr (SafeguardPolicy) policy = made_up_policy ("town");

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (SafeguardDisputeRuling) ruling
          = follow_dispute (policy, "made-up", "health police", stories[i][0], "2020-03-12T09:00");
      g_autoptr (GListModel) breaches
          = safeguard_proceeding_ruling_get_breaches (SAFEGUARD_PROCEEDING_RULING (ruling));
      gboolean found = FALSE;

      for (guint b = 0; b < g_list_model_get_n_items (breaches); b++)
        {
          g_autoptr (SafeguardFinding) breach = g_list_model_get_item (breaches, b);

          if (g_str_has_prefix (safeguard_finding_get_message (breach), "Acknowledgement"))
            {
              g_assert_cmpstr (safeguard_finding_get_code (breach), ==, stories[i][1]);
              found = TRUE;
            }
        }
      g_assert_cmpint (found, ==, stories[i][1] != NULL);
    }
}

static void
test_an_overlay_brings_the_stages (void)
{
  g_test_summary ("Stages that an overlay brings take the place of a policy that is not held");

  g_autoptr (SafeguardPolicy) policy = made_up_policy ("stockport-with-regional-policy");
  g_autoptr (SafeguardDisputeRuling) ruling = follow_dispute (
      policy, "between-practitioners", "health police", RAISED UP, "2020-03-10T09:00");
  SafeguardProceedingRuling *proceeding = SAFEGUARD_PROCEEDING_RULING (ruling);

  g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (proceeding), ==, "two");
  g_assert_null (safeguard_proceeding_ruling_get_reference (proceeding));
  g_assert_false (has_finding (ruling, "procedure-by-reference"));
  g_assert_true (has_finding (ruling, "clock-due"));
  /* The ladder between the partners is still Stockport's. */
  g_autoptr (SafeguardDisputeRuling) partners
      = follow_dispute (policy, "between-partners", "health police", RAISED, NULL);
  g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (SAFEGUARD_PROCEEDING_RULING (partners)),
                   ==, "two-agencies");
}

static void
test_whistleblowing_is_no_stage (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (stage_of_whistleblowing, 1);
  g_autoptr (GDate) day = g_date_new_dmy (2, 3, 2020);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "town", day, &error);

  if (policy != NULL)
    g_assert_null (safeguard_policy_get_escalation (policy, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
  g_assert_nonnull (strstr (error->message, "never a stage"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limits/all", test_limits);
  g_test_add_func ("/limits/pauses-of-nothing", test_pauses_of_nothing);
  g_test_add_func ("/limits/hours-from-a-day", test_hours_from_a_day);
  g_test_add_func ("/limits/redate", test_redating_beside_hours_from_a_day);
  g_test_add_func ("/limits/one-date", test_two_duties_on_one_date);
  g_test_add_func ("/limits/at-once", test_missed_at_once);
  g_test_add_func ("/limits/overlay", test_an_overlay_brings_the_stages);
  g_test_add_func ("/limits/whistleblowing", test_whistleblowing_is_no_stage);

  return g_test_run ();
}
