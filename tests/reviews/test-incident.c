/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <string.h>

/* Serious incidents: section 16C of the Children Act 2004, the national guidance, and what
 * Stockport ("Reporting Serious Incidents") and Cheshire West and Chester (section 8) print. */

#define ABUSE "+abuse-or-neglect-known-or-suspected"
#define NO_ABUSE "-abuse-or-neglect-known-or-suspected"
#define NOT_AWAY " -outside-england"
#define STOCKPORT "panel department-for-education ofsted"

static SafeguardIncidentRuling *
assess (SafeguardPolicy *policy, const char *facts, const char *events, const char *at)
{
  g_autoptr (GError) error = NULL;
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);
  g_autoptr (GDateTime) moment = at != NULL ? london_time (at) : NULL;
  SafeguardIncidentRuling *ruling;

  record_facts (incident, facts);
  record_events (incident, events);
  ruling = moment != NULL ? safeguard_reviews_assess_at (reviews, incident, moment, &error)
                          : safeguard_reviews_assess (reviews, incident, &error);
  g_assert_no_error (error);

  return ruling;
}

static SafeguardIncidentRuling *
assess_in (const char *area, const char *day, const char *facts)
{
  g_autoptr (SafeguardPolicy) policy = load_policy (area, day);

  return assess (policy, facts, "", NULL);
}

typedef struct
{
  const char *area;
  const char *facts;
  SafeguardAnswer notifiable;
  const char *to;
  SafeguardAnswer rapid_review;
} Row;

static const Row rows[] = {
    /* Limb (a): in the area of the authority. */
    {"england", ABUSE " +child-died +in-area", SAFEGUARD_ANSWER_YES, "panel", SAFEGUARD_ANSWER_YES},
    {"england", ABUSE " +child-seriously-harmed +in-area", SAFEGUARD_ANSWER_YES, "panel",
     SAFEGUARD_ANSWER_YES},
    {"stockport", ABUSE " +child-died +in-area", SAFEGUARD_ANSWER_YES, STOCKPORT,
     SAFEGUARD_ANSWER_YES},
    {"stockport", ABUSE " +child-seriously-harmed +in-area", SAFEGUARD_ANSWER_YES, STOCKPORT,
     SAFEGUARD_ANSWER_YES},
    {"cheshire-west-and-chester", ABUSE " +child-died +in-area", SAFEGUARD_ANSWER_YES,
     "panel ofsted", SAFEGUARD_ANSWER_YES},
    /* Limb (b): outside England, while the child normally lives in the area. */
    {"england", ABUSE " +child-died -in-area +normally-resident-here +outside-england",
     SAFEGUARD_ANSWER_YES, "panel", SAFEGUARD_ANSWER_YES},
    {"stockport",
     ABUSE " +child-seriously-harmed -in-area +normally-resident-here +outside-england",
     SAFEGUARD_ANSWER_YES, STOCKPORT, SAFEGUARD_ANSWER_YES},
    {"cheshire-west-and-chester",
     ABUSE " +child-seriously-harmed -in-area +normally-resident-here +outside-england",
     SAFEGUARD_ANSWER_YES, "panel ofsted", SAFEGUARD_ANSWER_YES},
    /* Elsewhere in England it is for the authority of that place. */
    {"stockport",
     ABUSE " +child-died -in-area +normally-resident-here -outside-england -looked-after",
     SAFEGUARD_ANSWER_NO, "", SAFEGUARD_ANSWER_NO},
    /* Outside England, of a child who lives elsewhere. */
    {"stockport",
     ABUSE " +child-died -in-area -normally-resident-here +outside-england -looked-after",
     SAFEGUARD_ANSWER_NO, "", SAFEGUARD_ANSWER_NO},
    /* A looked-after child dies: told whether or not abuse is suspected; no rapid review from it.
     */
    {"england", NO_ABUSE " +child-died +looked-after +in-area", SAFEGUARD_ANSWER_YES,
     "secretary-of-state ofsted", SAFEGUARD_ANSWER_NO},
    {"stockport", NO_ABUSE " +child-died +looked-after +in-area", SAFEGUARD_ANSWER_YES,
     "secretary-of-state ofsted", SAFEGUARD_ANSWER_NO},
    /* Abuse is not known to be absent, so whether a rapid review follows is not known either. */
    {"stockport", "+child-died +looked-after", SAFEGUARD_ANSWER_YES, "secretary-of-state ofsted",
     SAFEGUARD_ANSWER_UNDETERMINED},
    /* Both at once: everybody is told, each once. */
    {"stockport", ABUSE " +child-died +looked-after +in-area", SAFEGUARD_ANSWER_YES,
     STOCKPORT " secretary-of-state", SAFEGUARD_ANSWER_YES},
    /* Not serious, or no abuse, or not a death: not notifiable. */
    {"stockport", ABUSE " -child-died -child-seriously-harmed", SAFEGUARD_ANSWER_NO, "",
     SAFEGUARD_ANSWER_NO},
    {"stockport", NO_ABUSE " -child-died", SAFEGUARD_ANSWER_NO, "", SAFEGUARD_ANSWER_NO},
    {"stockport", NO_ABUSE " -looked-after +in-area", SAFEGUARD_ANSWER_NO, "", SAFEGUARD_ANSWER_NO},
    {"cheshire-west-and-chester", NO_ABUSE " -looked-after +in-area", SAFEGUARD_ANSWER_NO, "",
     SAFEGUARD_ANSWER_NO},
    /* What is unknown is not absent. */
    {"stockport", "", SAFEGUARD_ANSWER_UNDETERMINED, "", SAFEGUARD_ANSWER_UNDETERMINED},
    {"stockport", ABUSE " +in-area", SAFEGUARD_ANSWER_UNDETERMINED, "",
     SAFEGUARD_ANSWER_UNDETERMINED},
    {"stockport", ABUSE " +child-died", SAFEGUARD_ANSWER_UNDETERMINED, "",
     SAFEGUARD_ANSWER_UNDETERMINED},
    {"stockport", NO_ABUSE " +child-died +in-area", SAFEGUARD_ANSWER_UNDETERMINED, "",
     SAFEGUARD_ANSWER_NO},
};

static gboolean
same_members (char **found, const char *expected)
{
  g_auto (GStrv) names = g_strsplit (expected, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)found, names[i]))
      return FALSE;

  return g_strv_length (found) == g_strv_length (names);
}

static void
test_criteria (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardIncidentRuling) ruling
          = assess_in (rows[i].area, "2019-10-07", rows[i].facts);
      g_auto (GStrv) to = safeguard_incident_ruling_get_to (ruling);

      g_test_message ("%s: %s", rows[i].area, rows[i].facts);
      g_assert_cmpint (safeguard_incident_ruling_get_notifiable (ruling), ==, rows[i].notifiable);
      g_assert_cmpstr (safeguard_incident_ruling_get_by (ruling), ==,
                       rows[i].notifiable == SAFEGUARD_ANSWER_YES ? "local-authority" : NULL);
      g_assert_true (same_members (to, rows[i].to));
      g_assert_cmpint (safeguard_incident_ruling_get_rapid_review (ruling), ==,
                       rows[i].rapid_review);
      assert_rules_are_cited (ruling);
    }
}

static void
test_findings (void)
{
  static const char *const codes[]
      = {NULL, "notifiable", "not-notifiable", "notifiable-undetermined", "notifiable-undecided"};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardIncidentRuling) ruling
          = assess_in (rows[i].area, "2019-10-07", rows[i].facts);

      for (guint c = 1; c < G_N_ELEMENTS (codes); c++)
        g_assert_cmpint (has_finding (ruling, codes[c]), ==, c == (guint)rows[i].notifiable);
      g_assert_cmpint (has_finding (ruling, "rapid-review-required"), ==,
                       rows[i].rapid_review == SAFEGUARD_ANSWER_YES);
      g_assert_cmpint (has_finding (ruling, "no-rapid-review"), ==,
                       rows[i].notifiable == SAFEGUARD_ANSWER_YES
                           && rows[i].rapid_review == SAFEGUARD_ANSWER_NO);
      g_assert_cmpint (has_finding (ruling, "rapid-review-undetermined"), ==,
                       rows[i].notifiable == SAFEGUARD_ANSWER_YES
                           && rows[i].rapid_review == SAFEGUARD_ANSWER_UNDETERMINED);
      g_assert_cmpint (has_finding (ruling, "decide-together"), ==,
                       rows[i].rapid_review == SAFEGUARD_ANSWER_YES
                           && strcmp (rows[i].area, "cheshire-west-and-chester") == 0);
    }
}

/* Days may be passing before anybody knows whether the criteria are met. */
static void
test_what_may_still_be_due (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardIncidentRuling) ruling
      = assess (policy, "+child-died +in-area", "authority-aware=2019-10-07", NULL);
  g_autoptr (SafeguardFinding) finding = find_finding (ruling, "if-notifiable-due");

  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (safeguard_finding_get_message (finding), "due by Mon 14 Oct 2019"));
}

static void
test_care_leaver (void)
{
  g_test_summary ("The death of a care leaver under 25: told from Working Together 2023 on");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) later = load_policy ("england", "2024-02-05");
  g_autoptr (SafeguardIncidentRuling) ruling = assess (
      later, "+care-leaver-under-25 +child-died " NO_ABUSE, "authority-aware=2024-02-05", NULL);
  g_auto (GStrv) to = safeguard_incident_ruling_get_to (ruling);
  g_autoptr (SafeguardClock) clock = find_clock (ruling, "notify-care-leaver-death");

  g_assert_cmpint (safeguard_incident_ruling_get_notifiable (ruling), ==, SAFEGUARD_ANSWER_YES);
  g_assert_true (same_members (to, "secretary-of-state ofsted"));
  g_assert_cmpint (safeguard_incident_ruling_get_rapid_review (ruling), ==, SAFEGUARD_ANSWER_NO);
  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, "2024-02-12");

  /* Before that the fact is not declared at all. */
  g_autoptr (SafeguardPolicy) earlier = load_policy ("england", "2023-12-14");
  g_autoptr (SafeguardIncident) incident
      = safeguard_incident_new (safeguard_policy_get_reviews (earlier, NULL));
  g_assert_false (
      safeguard_case_add_present (SAFEGUARD_CASE (incident), "care-leaver-under-25", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_FACT);
  g_assert_null (safeguard_policy_get_timescale (earlier, "notify-care-leaver-death", NULL));
}

static void
test_clocks_of_the_criteria (void)
{
  static const struct
  {
    const char *facts;
    const char *clocks;
  } cases[] = {
      {ABUSE " +child-died +in-area", "notify-panel rapid-review"},
      {NO_ABUSE " +child-died +looked-after", "notify-looked-after-death"},
      {ABUSE " +child-died +in-area +looked-after",
       "notify-panel rapid-review notify-looked-after-death"},
      {NO_ABUSE " -looked-after", ""},
      {"", ""},
  };
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardIncidentRuling) ruling
          = assess (policy, cases[i].facts, "authority-aware=2019-10-07", NULL);
      g_autofree char *clocks = join_clocks (ruling);

      g_assert_cmpstr (clocks, ==, cases[i].clocks);
    }
}

static void
assert_clock (gpointer ruling, const char *id, const char *due, SafeguardClockState state)
{
  g_autoptr (SafeguardClock) clock = find_clock (ruling, id);

  g_assert_nonnull (clock);
  g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, due);
  g_assert_cmpint (safeguard_clock_get_state (clock), ==, state);
}

static void
test_october_2019 (void)
{
  g_test_summary ("Authority aware Mon 7 Oct 2019, partners Wed 9 Oct, notified Fri 11 Oct");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardIncidentRuling) ruling
      = assess (policy, ABUSE " +child-seriously-harmed +in-area",
                "authority-aware=2019-10-07 partners-aware=2019-10-09 notification-sent=2019-10-11",
                "2019-10-15T09:00:00");

  assert_clock (ruling, "notify-panel", "2019-10-14", SAFEGUARD_CLOCK_STATE_MET);
  assert_clock (ruling, "rapid-review", "2019-10-30", SAFEGUARD_CLOCK_STATE_RUNNING);
  g_assert_true (has_finding (ruling, "clock-met"));
  g_assert_true (has_finding (ruling, "readings-differ"));

  g_autoptr (SafeguardClock) review = find_clock (ruling, "rapid-review");
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (review);
  g_assert_cmpuint (g_list_model_get_n_items (readings), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SafeguardClock) reading = g_list_model_get_item (readings, i);

      g_assert_cmpint (safeguard_clock_is_binding (reading), ==, i == 0);
      g_assert_cmpstr (safeguard_clock_get_reading (reading), ==,
                       i == 0 ? "stockport-2019" : "panel-guidance");
      g_assert_cmpstr (safeguard_clock_get_due_text (reading), ==,
                       i == 0 ? "2019-10-30" : "2019-11-01");
    }
}

static void
test_the_end_differs_too (void)
{
  g_test_summary ("Here the review is undertaken in time; for the Panel it ends with the findings");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardIncidentRuling) ruling
      = assess (policy, ABUSE " +child-seriously-harmed +in-area",
                "authority-aware=2019-10-07 partners-aware=2019-10-09 notification-sent=2019-10-11 "
                "review-undertaken=2019-10-29 rapid-review-sent=2019-11-04",
                "2019-11-05T09:00:00");
  g_autoptr (SafeguardClock) review = find_clock (ruling, "rapid-review");
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (review);
  g_autoptr (SafeguardClock) here = g_list_model_get_item (readings, 0);
  g_autoptr (SafeguardClock) panel = g_list_model_get_item (readings, 1);

  g_assert_cmpint (safeguard_clock_get_state (here), ==, SAFEGUARD_CLOCK_STATE_MET);
  g_assert_cmpint (safeguard_clock_get_state (panel), ==, SAFEGUARD_CLOCK_STATE_MET_LATE);
}

static void
test_the_panel_reading_binds_in_cheshire (void)
{
  g_test_summary ("Section 8 says only \"statutory timescales\": the Panel's guidance binds");

  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2019-10-07");
  g_autoptr (SafeguardIncidentRuling) ruling = assess (
      policy, ABUSE " +child-seriously-harmed +in-area",
      "authority-aware=2019-10-07 partners-aware=2019-10-09 notification-sent=2019-10-11", NULL);
  g_autoptr (SafeguardClock) review = find_clock (ruling, "rapid-review");

  g_assert_cmpstr (safeguard_clock_get_due_text (review), ==, "2019-11-01");
  g_assert_cmpstr (safeguard_clock_get_edition (review), ==, "england-2018");
}

static const struct
{
  const char *aware;
  const char *notify;
  const char *review;
} dates[] = {
    {"2019-10-07", "2019-10-14", "2019-10-28"},
    {"2019-12-20", "2019-12-31", "2020-01-15"},
    {"2022-09-12", "2022-09-20", "2022-10-04"},
};

static void
test_dates (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *events = g_strdup_printf ("authority-aware=%s partners-aware=%s",
                                                 dates[i].aware, dates[i].aware);
      g_autoptr (SafeguardIncidentRuling) ruling
          = assess (policy, ABUSE " +child-died +in-area", events, NULL);

      assert_clock (ruling, "notify-panel", dates[i].notify, SAFEGUARD_CLOCK_STATE_NOT_ASKED);
      assert_clock (ruling, "rapid-review", dates[i].review, SAFEGUARD_CLOCK_STATE_NOT_ASKED);
    }
}

/* The lines of arithmetic in the project's notes on the law; the event's day is day 0. */
static const struct
{
  const char *clock;
  const char *event;
  const char *from;
  const char *known; /* NULL: all that is known now */
  const char *due;
} checks[] = {
    {"notify-panel", "authority-aware", "2026-01-05", NULL, "2026-01-12"},
    {"notify-panel", "authority-aware", "2026-03-27", NULL, "2026-04-07"},
    {"notify-panel", "authority-aware", "2025-12-19", NULL, "2025-12-30"},
    {"notify-panel", "authority-aware", "2025-12-20", NULL, "2025-12-30"},
    {"notify-panel", "authority-aware", "2022-09-12", NULL, "2022-09-20"},
    {"rapid-review", "notification-sent", "2022-09-07", "2022-09-07T12:00:00", "2022-09-28"},
    {"rapid-review", "notification-sent", "2022-09-07", NULL, "2022-09-29"},
    {"publish-local-review", "local-review-decided", "2025-08-31", NULL, "2026-02-28"},
    {"report-before-publication", "local-review-published", "2026-04-07", NULL, "2026-03-25"},
};

static void
test_checks (void)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDateTime) known = checks[i].known != NULL ? london_time (checks[i].known) : NULL;
      g_autoptr (SafeguardCatalogue) view = known != NULL
                                                ? safeguard_catalogue_as_known (catalogue, known)
                                                : g_object_ref (catalogue);
      g_autoptr (GDate) day = g_date_new ();
      g_date_set_parse (day, checks[i].from);
      g_autoptr (SafeguardPolicy) policy
          = safeguard_catalogue_get_policy (view, "england", day, &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardTimescale) timescale
          = safeguard_policy_get_timescale (policy, checks[i].clock, &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());

      safeguard_record_append_event (record, checks[i].event, checks[i].from, NULL);
      g_autoptr (SafeguardClock) clock
          = safeguard_timescale_start (timescale, record, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, checks[i].due);
    }
}

static void
test_states (void)
{
  static const struct
  {
    const char *notified;
    const char *at;
    SafeguardClockState state;
    const char *finding;
  } cases[] = {
      {"", "2019-10-07T10:00:00", SAFEGUARD_CLOCK_STATE_RUNNING, "clock-due"},
      {"", "2019-10-14T23:59:59", SAFEGUARD_CLOCK_STATE_RUNNING, "clock-due"},
      {"", "2019-10-15T00:00:00", SAFEGUARD_CLOCK_STATE_OVERDUE, "clock-overdue"},
      {" notification-sent=2019-10-14", "2019-10-20T00:00:00", SAFEGUARD_CLOCK_STATE_MET,
       "clock-met"},
      {" notification-sent=2019-10-15", "2019-10-20T00:00:00", SAFEGUARD_CLOCK_STATE_MET_LATE,
       "clock-met-late"},
  };
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *events = g_strconcat ("authority-aware=2019-10-07", cases[i].notified, NULL);
      g_autoptr (SafeguardIncidentRuling) ruling
          = assess (policy, ABUSE " +child-died +in-area", events, cases[i].at);

      assert_clock (ruling, "notify-panel", "2019-10-14", cases[i].state);
      g_assert_true (has_finding (ruling, cases[i].finding));
      assert_rules_are_cited (ruling);
    }
}

static void
test_not_started (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardIncidentRuling) ruling = assess (
      policy, ABUSE " +child-died +in-area", "authority-aware=2019-10-07", "2019-10-08T00:00:00");
  g_autoptr (SafeguardClock) review = find_clock (ruling, "rapid-review");

  /* The later of two events is not known while one is missing. */
  g_assert_cmpint (safeguard_clock_get_state (review), ==, SAFEGUARD_CLOCK_STATE_NOT_STARTED);
  g_assert_null (safeguard_clock_get_started_text (review));
  g_assert_null (safeguard_clock_get_due_text (review));
  g_assert_false (has_finding (ruling, "clock-no-limit"));
}

static void
test_questions (void)
{
  static const struct
  {
    const char *facts;
    const char *asked;
    const char *settled;
  } cases[] = {
      {"", "abuse-or-neglect-known-or-suspected", NULL},
      {ABUSE " +child-died", "in-area", "abuse-or-neglect-known-or-suspected"},
      {NO_ABUSE " +child-died", "looked-after", "in-area"},
      {ABUSE " +in-area", "child-seriously-harmed", "in-area"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardIncidentRuling) ruling
          = assess_in ("stockport", "2019-10-07", cases[i].facts);
      g_autofree char *joined = join_questions (ruling);
      g_auto (GStrv) asked = g_strsplit (joined, " ", -1);

      g_test_message ("%s: %s", cases[i].facts, joined);
      g_assert_true (g_strv_contains ((const char *const *)asked, cases[i].asked));
      if (cases[i].settled != NULL)
        g_assert_false (g_strv_contains ((const char *const *)asked, cases[i].settled));
      for (guint q = 0; asked[q] != NULL; q++)
        for (guint r = q + 1; asked[r] != NULL; r++)
          g_assert_cmpstr (asked[q], !=, asked[r]);
    }
}

static void
test_trace (void)
{
  static const char *const ids[]
      = {"abuse-here", "abuse-outside-england", "looked-after-child-died"};
  static const SafeguardRowState states[]
      = {SAFEGUARD_ROW_STATE_YES, SAFEGUARD_ROW_STATE_NO, SAFEGUARD_ROW_STATE_OPEN};
  g_autoptr (SafeguardIncidentRuling) ruling
      = assess_in ("stockport", "2019-10-07", ABUSE " +child-died +in-area" NOT_AWAY);
  g_autoptr (GListModel) trace = safeguard_incident_ruling_get_trace (ruling);

  g_assert_cmpuint (g_list_model_get_n_items (trace), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      guint found = 0;

      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_autoptr (SafeguardTrace) row = g_list_model_get_item (trace, j);

          if (strcmp (safeguard_trace_get_row (row), ids[i]) == 0
              && safeguard_trace_get_state (row) == states[i])
            found++;
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

static void
test_as_known (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);
  g_autoptr (GDateTime) early = london_time ("2019-10-08T09:00:00");
  g_autoptr (GDateTime) late = london_time ("2019-10-12T09:00:00");
  g_autoptr (SafeguardEvent) aware
      = safeguard_event_new_full ("authority-aware", "2019-10-07", NULL, early, NULL, NULL, NULL);
  g_autoptr (SafeguardEvent) sent
      = safeguard_event_new_full ("notification-sent", "2019-10-08", NULL, late, NULL, NULL, NULL);

  record_facts (incident, ABUSE " +child-died +in-area");
  safeguard_record_append (SAFEGUARD_RECORD (incident), aware, NULL);
  safeguard_record_append (SAFEGUARD_RECORD (incident), sent, NULL);
  g_autoptr (SafeguardRecord) view = safeguard_record_as_known (SAFEGUARD_RECORD (incident), early);
  g_autoptr (SafeguardIncidentRuling) then
      = safeguard_reviews_assess_at (reviews, SAFEGUARD_INCIDENT (view), late, NULL);
  g_autoptr (SafeguardIncidentRuling) now
      = safeguard_reviews_assess_at (reviews, incident, late, NULL);

  assert_clock (then, "notify-panel", "2019-10-14", SAFEGUARD_CLOCK_STATE_RUNNING);
  assert_clock (now, "notify-panel", "2019-10-14", SAFEGUARD_CLOCK_STATE_MET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reviews/incident/criteria", test_criteria);
  g_test_add_func ("/reviews/incident/findings", test_findings);
  g_test_add_func ("/reviews/incident/care-leaver", test_care_leaver);
  g_test_add_func ("/reviews/what-may-still-be-due", test_what_may_still_be_due);
  g_test_add_func ("/reviews/incident/clocks", test_clocks_of_the_criteria);
  g_test_add_func ("/reviews/incident/october-2019", test_october_2019);
  g_test_add_func ("/reviews/incident/the-end-differs-too", test_the_end_differs_too);
  g_test_add_func ("/reviews/incident/cheshire", test_the_panel_reading_binds_in_cheshire);
  g_test_add_func ("/reviews/incident/dates", test_dates);
  g_test_add_func ("/reviews/incident/checks", test_checks);
  g_test_add_func ("/reviews/incident/states", test_states);
  g_test_add_func ("/reviews/incident/not-started", test_not_started);
  g_test_add_func ("/reviews/incident/questions", test_questions);
  g_test_add_func ("/reviews/incident/trace", test_trace);
  g_test_add_func ("/reviews/incident/as-known", test_as_known);

  return g_test_run ();
}
