/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "proceeding.h"
#include "ruling/made-up.h"

/* The life of a review, from first awareness to the last action signed off: Stockport
 * ("Reporting Serious Incidents", "Local Child Safeguarding Practice Reviews"), Cheshire West and
 * Chester (sections 4.5 and 8), Salford (sections 5.1 and 7), and the national guidance of 2023. */

#define NOTIFIED                                                                                   \
  "authority-aware@2019-10-07/local-authority partners-aware@2019-10-09 "                          \
  "criteria-met@2019-10-10/safeguarding-partners notification-sent@2019-10-11/local-authority "
#define REVIEWED                                                                                   \
  "rapid-review-convened@2019-10-14 facts-gathered@2019-10-21/rapid-review-panel "                 \
  "immediate-action-determined@2019-10-21 improvements-considered@2019-10-24 "                     \
  "review-undertaken@2019-10-28/rapid-review-panel "
#define SENT                                                                                       \
  "recommendations-sent-to-department@2019-10-29 recommendations-sent-to-ofsted@2019-10-29 "       \
  "rapid-review-sent@2019-10-29 "
#define PUBLISHED                                                                                  \
  "panel-answered@2019-11-20/panel local-review-commissioned@2019-11-25 "                          \
  "family-engaged@2020-01-15 review-written@2020-03-02 "                                           \
  "report-sent-before-publication@2020-03-10 local-review-published@2020-04-20 "
#define ACTED                                                                                      \
  "brief-cascaded@2020-04-21 action-plan-agreed@2020-04-27 action-completed@2020-06-01 "           \
  "action-completed@2020-07-01 actions-completed@2020-07-02/practice-improvement "
#define MODERATED "action-plan-moderated@2020-07-20/quality-assurance "
#define SIGNED_OFF "action-plan-signed-off@2020-09-10/executive "
#define LOCAL "local-review-decided@2019-10-28/safeguarding-partners "

#define STOCKPORT_LIFE NOTIFIED REVIEWED LOCAL SENT PUBLISHED ACTED MODERATED SIGNED_OFF

#define CHESHIRE_LIFE                                                                              \
  "case-review-form-submitted@2019-10-07 authority-aware@2019-10-07/local-authority "              \
  "teleconference-held@2019-10-08 partners-for-notifying@2019-10-08/health "                       \
  "criteria-met@2019-10-08/local-authority "                                                       \
  "notification-sent@2019-10-09/director-of-childrens-services "                                   \
  "notification-sent-to-ofsted@2019-10-09/local-authority "                                        \
  "rapid-review-convened@2019-10-10/business-manager facts-gathered@2019-10-14 "                   \
  "immediate-action-determined@2019-10-14 improvements-considered@2019-10-21 "                     \
  "review-undertaken@2019-10-25 rapid-review-sent@2019-10-28 "                                     \
  "local-review-decided@2019-10-28/rapid-review-panel local-review-commissioned@2019-11-04 "       \
  "family-engaged@2019-12-02 review-written@2020-01-20 "                                           \
  "report-endorsed@2020-02-03/executive "                                                          \
  "report-sent-before-publication@2020-02-10 published-on-own-site@2020-02-24 "                    \
  "published-in-nspcc-repository@2020-02-24 local-review-published@2020-02-24 "                    \
  "learning-shared-with-practice-improvement-group@2020-03-02 action-plan-agreed@2020-03-02 "      \
  "actions-completed@2020-06-01 review-closed@2020-06-02"

#define SALFORD_LIFE                                                                               \
  "authority-aware@2022-09-07/local-authority criteria-met@2022-09-08/safeguarding-partners "      \
  "notification-sent@2022-09-12/local-authority "                                                  \
  "rapid-review-convened@2022-09-14/practice-review facts-gathered@2022-09-20 "                    \
  "immediate-action-determined@2022-09-20 improvements-considered@2022-09-22 "                     \
  "review-undertaken@2022-09-27 rapid-review-sent@2022-09-28/practice-review "                     \
  "local-review-decided@2022-09-28/practice-review "                                               \
  "reviewer-appointed@2022-10-10/practice-review "                                                 \
  "local-review-commissioned@2022-10-10/practice-review family-engaged@2022-11-07 "                \
  "review-written@2023-01-16 report-sent-before-publication@2023-02-01 "                           \
  "local-review-published@2023-02-20 action-plan-agreed@2023-02-21 "                               \
  "progress-reported@2023-03-21/practice-review actions-completed@2023-05-01 "                     \
  "review-closed@2023-05-02"

#define ENGLAND_LIFE                                                                               \
  "authority-aware@2024-02-05/local-authority partners-aware@2024-02-06 "                          \
  "criteria-met@2024-02-07/delegated-safeguarding-partners "                                       \
  "notification-sent@2024-02-09/local-authority rapid-review-convened@2024-02-12 "                 \
  "facts-gathered@2024-02-19 immediate-action-determined@2024-02-19 "                              \
  "improvements-considered@2024-02-26 review-undertaken@2024-02-28 rapid-review-sent@2024-03-04 "  \
  "learning-review-decided@2024-03-05/safeguarding-partners "                                      \
  "learning-review-commissioned@2024-03-11 learning-review-completed@2024-05-07 "                  \
  "action-plan-agreed@2024-05-13 actions-completed@2024-07-01 review-closed@2024-07-02"

typedef struct
{
  const char *at;
  const char *stage;
  const char *holders;
  const char *state;
  const char *next;  /* one thing that may come next */
  const char *clock; /* one clock, and what it says: "notify-panel=met:2019-10-14" */
  const char *breaches;
} Instant;

static const Instant in_stockport[] = {
    {"2019-10-06", NULL, "", "not-begun", "authority-aware", NULL, ""},
    {"2019-10-07", "awareness", "local-authority", "open", "criteria-met",
     "notify-panel=running:2019-10-14", ""},
    {"2019-10-10", "notification", "local-authority", "open", "notification-sent",
     "rapid-review=running:2019-10-30", ""},
    {"2019-10-12", "rapid-review", "rapid-review-panel", "open", "rapid-review-convened",
     "notify-panel=met:2019-10-14", ""},
    {"2019-10-25", "rapid-review", "rapid-review-panel", "open", "review-undertaken",
     "rapid-review=running:2019-10-30", ""},
    {"2019-10-31", "with-the-panel", "panel safeguarding-partners", "open", "panel-answered",
     "panel-answer=running", ""},
    {"2019-11-26", "local-review", "safeguarding-partners", "open", "family-engaged",
     "publish-local-review=running:2020-04-28", ""},
    {"2020-03-05", "publication", "safeguarding-partners", "open", "local-review-published",
     "rapid-review=met:2019-10-30", ""},
    {"2020-04-28", "learning-and-actions", "practice-improvement", "open", "actions-completed",
     "publish-local-review=met:2020-04-28", ""},
    {"2020-07-03", "moderation", "quality-assurance", "open", "action-plan-moderated",
     "report-before-publication=met:2020-04-07", ""},
    {"2020-07-21", "sign-off", "executive", "open", "action-plan-signed-off", NULL, ""},
    {"2020-09-11", NULL, "", "completed", NULL, NULL, ""},
};

static const Instant in_cheshire[] = {
    {"2019-10-08", "notification", "local-authority", "open", "notification-sent",
     "notify-panel=running:2019-10-14", ""},
    {"2019-10-11", "rapid-review", "rapid-review-panel", "open", "facts-gathered",
     "rapid-review=running:2019-10-30", ""},
    {"2019-10-29", "with-the-panel", "panel safeguarding-partners", "open", "panel-answered",
     "rapid-review=met:2019-10-30", ""},
    {"2019-11-05", "local-review", "rapid-review-panel", "open", "family-engaged",
     "publish-local-review=running:2020-04-28", ""},
    {"2020-01-21", "publication", "executive", "open", "report-endorsed", NULL, ""},
    {"2020-03-03", "learning-and-actions", "quality-assurance practice-improvement", "open",
     "actions-completed", "report-before-publication=met:2020-02-13", ""},
    {"2020-06-03", NULL, "", "closed", NULL, NULL, ""},
};

static const Instant in_salford[] = {
    {"2022-09-08", "notification", "local-authority", "open", "notification-sent",
     "notify-panel=running:2022-09-14", ""},
    /* From when the fifteen days are counted, Salford does not say. */
    {"2022-09-15", "rapid-review", "practice-review rapid-review-panel", "open", "facts-gathered",
     "rapid-review=undecided", ""},
    {"2022-09-30", "with-the-panel", "panel safeguarding-partners", "open", "reviewer-appointed",
     "publish-local-review=running:2023-03-28", ""},
    {"2022-10-11", "local-review", "practice-review", "open", "review-written", NULL, ""},
    {"2023-03-01", "learning-and-actions", "practice-review", "open", "progress-reported",
     "report-before-publication=met:2023-02-09", ""},
    {"2023-05-03", NULL, "", "closed", NULL, NULL, ""},
};

static const Instant in_england[] = {
    {"2024-02-08", "notification", "local-authority", "open", "notification-sent",
     "notify-panel=running:2024-02-12", ""},
    {"2024-02-20", "rapid-review", "safeguarding-partners", "open", "improvements-considered",
     "rapid-review=running:2024-03-01", ""},
    {"2024-03-02", "rapid-review", "safeguarding-partners", "open", "rapid-review-sent",
     "rapid-review=overdue:2024-03-01", "clock-overdue"},
    {"2024-03-06", "with-the-panel", "panel safeguarding-partners", "open",
     "learning-review-commissioned", "rapid-review=met-late:2024-03-01", "clock-met-late"},
    {"2024-04-02", "learning-review", "safeguarding-partners", "open", "learning-review-completed",
     NULL, "clock-met-late"},
    {"2024-05-14", "learning-and-actions", "safeguarding-partners", "open", "actions-completed",
     NULL, "clock-met-late"},
    {"2024-07-03", NULL, "", "closed", NULL, NULL, "clock-met-late"},
};

static void
assert_instant (SafeguardPolicy *policy, const char *story, const Instant *row)
{
  g_autoptr (SafeguardReviewRuling) ruling = follow_review (policy, story, row->at);
  SafeguardProceedingRuling *proceeding = SAFEGUARD_PROCEEDING_RULING (ruling);
  g_autofree char *holders = join_holders (ruling);
  g_autofree char *breaches = join_breaches (ruling);
  g_autofree char *clocks = join_clock_states (ruling);
  g_auto (GStrv) each = g_strsplit (clocks, " ", -1);

  g_test_message ("%s", row->at);
  g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (proceeding), ==, row->stage);
  g_assert_cmpstr (holders, ==, row->holders);
  g_assert_cmpstr (safeguard_proceeding_ruling_get_state (proceeding), ==, row->state);
  g_assert_cmpstr (breaches, ==, row->breaches);
  if (row->next != NULL)
    g_assert_true (may_come_next (ruling, row->next));
  if (row->clock != NULL && !g_strv_contains ((const char *const *)each, row->clock))
    g_error ("%s is not among %s", row->clock, clocks);
  assert_always_said (ruling);
}

static void
assert_life (const char *area, const char *on, const char *story, const Instant *rows, gsize n)
{
  g_autoptr (SafeguardPolicy) policy = load_policy (area, on);

  for (gsize i = 0; i < n; i++)
    assert_instant (policy, story, &rows[i]);
}

static void
test_lives (void)
{
  assert_life ("stockport", "2019-10-07", STOCKPORT_LIFE, in_stockport,
               G_N_ELEMENTS (in_stockport));
  assert_life ("cheshire-west-and-chester", "2019-10-07", CHESHIRE_LIFE, in_cheshire,
               G_N_ELEMENTS (in_cheshire));
  assert_life ("salford", "2022-09-07", SALFORD_LIFE, in_salford, G_N_ELEMENTS (in_salford));
  assert_life ("england", "2024-02-05", ENGLAND_LIFE, in_england, G_N_ELEMENTS (in_england));
}

static void
test_the_way_so_far (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardReviewRuling) ruling = follow_review (policy, STOCKPORT_LIFE, NULL);
  g_autofree char *visits = join_visits (ruling);

  g_assert_cmpstr (visits, ==,
                   "awareness notification rapid-review with-the-panel local-review publication "
                   "learning-and-actions moderation sign-off");
  g_assert_cmpstr (safeguard_proceeding_ruling_get_kind (SAFEGUARD_PROCEEDING_RULING (ruling)), ==,
                   "review");
  g_assert_cmpstr (safeguard_proceeding_ruling_get_id (SAFEGUARD_PROCEEDING_RULING (ruling)), ==,
                   "r-1");
}

/* The readings of the clock of the rapid review: "stockport-2019=2019-10-30 ...". */
static char *
join_readings (gpointer ruling)
{
  g_autoptr (SafeguardClock) clock = find_clock (ruling, "rapid-review");
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (clock);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (SafeguardClock) reading = g_list_model_get_item (readings, i);

      g_string_append_printf (
          text, "%s%s=%s%s", i > 0 ? " " : "", safeguard_clock_get_reading (reading),
          safeguard_clock_get_due_text (reading), safeguard_clock_is_binding (reading) ? "!" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_both_readings_of_the_rapid_review (void)
{
  g_autoptr (SafeguardPolicy) stockport = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardPolicy) salford = load_policy ("salford", "2022-09-07");
  g_autoptr (SafeguardReviewRuling) of_stockport
      = follow_review (stockport, NOTIFIED, "2019-10-15");
  g_autoptr (SafeguardReviewRuling) of_salford
      = follow_review (salford, SALFORD_LIFE, "2022-09-15");
  g_autofree char *two = join_readings (of_stockport);
  g_autofree char *undecided = join_readings (of_salford);

  /* The later of the two awarenesses binds; the Panel's guidance counts from the notification. */
  g_assert_cmpstr (two, ==, "stockport-2019=2019-10-30! panel-guidance=2019-11-01");
  /* Counted over the holiday for the State Funeral; neither binds. */
  g_assert_cmpstr (undecided, ==, "panel-guidance=2022-10-04 from-awareness=2022-09-29");
  g_assert_true (has_finding (of_stockport, "readings-differ"));
}

typedef struct
{
  const char *what;
  const char *story;
  const char *stage;
  const char *state;
  const char *breaches;
  const char *findings;
} Case;

static const Case cases[] = {
    {"notified a day late",
     "authority-aware@2019-10-07 partners-aware@2019-10-07 criteria-met@2019-10-10 "
     "notification-sent@2019-10-15/local-authority ",
     "rapid-review", "open", "clock-met-late", "!act-step-missing"},
    {"convened before anybody was notified",
     "authority-aware@2019-10-07 criteria-met@2019-10-07 rapid-review-convened@2019-10-08",
     "notification", "open",
     "act-out-of-order:rapid-review-convened act-outside-stage:rapid-review-convened", ""},
    {"notified by the police, whose duty it is not",
     "authority-aware@2019-10-07 criteria-met@2019-10-08 notification-sent@2019-10-08/police",
     "rapid-review", "open", "act-by-another:notification-sent", ""},
    {"the criteria are not met: nothing is notified, and it is closed",
     "authority-aware@2019-10-07 criteria-not-met@2019-10-08/safeguarding-partners "
     "review-closed@2019-10-09",
     NULL, "closed", "", "matter-closed"},
    {"closed with nothing done", "authority-aware@2019-10-07 review-closed@2019-10-09", NULL,
     "closed", "act-out-of-order:review-closed", ""},
    {"no further review",
     NOTIFIED REVIEWED "no-review-decided@2019-10-28/rapid-review-panel " SENT
                       "review-closed@2019-11-20",
     NULL, "closed", "", "!act-step-missing"},
    {"a national review is suggested, and the Panel decides on it",
     NOTIFIED REVIEWED "national-review-suggested@2019-10-28/rapid-review-panel " SENT
                       "national-review-decided@2019-11-20/panel",
     "with-the-panel", "open", "", "!act-step-missing"},
    {"only the Panel decides on a national review",
     NOTIFIED REVIEWED SENT "national-review-decided@2019-11-20/executive", "with-the-panel",
     "open", "act-by-another:national-review-decided", ""},
    {"another learning review",
     NOTIFIED REVIEWED "learning-review-decided@2019-10-28/safeguarding-partners " SENT
                       "learning-review-commissioned@2019-11-04",
     "learning-review", "open", "", "!act-step-missing"},
    {"begun before it was decided",
     NOTIFIED REVIEWED SENT "learning-review-commissioned@2019-11-04", "learning-review", "open",
     "act-out-of-order:learning-review-commissioned "
     "stage-entry-not-met:learning-review-commissioned",
     ""},
    {"good practice is recognised",
     NOTIFIED "good-practice-recognised@2019-10-21/practice-improvement", "rapid-review", "open",
     "", "matter-at-stage"},
    {"sent to the Panel, and not to the Department and Ofsted",
     NOTIFIED REVIEWED "rapid-review-sent@2019-10-29", "with-the-panel", "open", "",
     "act-step-missing"},
    {"commissioned without a decision",
     NOTIFIED REVIEWED SENT "local-review-commissioned@2019-11-25", "local-review", "open",
     "act-out-of-order:local-review-commissioned "
     "stage-entry-not-met:local-review-commissioned",
     ""},
    {"withheld, and no reason is recorded",
     NOTIFIED REVIEWED LOCAL SENT "local-review-commissioned@2019-11-25 review-written@2020-03-02 "
                                  "publication-withheld@2020-03-20",
     "learning-and-actions", "open", "act-lacks-particular:publication-withheld", ""},
    {"withheld for a reason",
     NOTIFIED REVIEWED LOCAL SENT "local-review-commissioned@2019-11-25 review-written@2020-03-02 "
                                  "publication-withheld@2020-03-20~trial",
     "learning-and-actions", "open", "", "!act-lacks-particular"},
    {"published with no copy ahead",
     NOTIFIED REVIEWED LOCAL SENT "local-review-commissioned@2019-11-25 review-written@2020-03-02 "
                                  "local-review-published@2020-03-20",
     "learning-and-actions", "open", "clock-overdue", "act-step-missing"},
    {"moderated by the group that carried it out",
     NOTIFIED REVIEWED LOCAL SENT PUBLISHED ACTED
     "action-plan-moderated@2020-07-20/practice-improvement",
     "sign-off", "open", "act-by-another:action-plan-moderated", "stage-left-open"},
    {"after it was signed off", STOCKPORT_LIFE "action-completed@2020-10-01", NULL, "completed",
     "act-after-closure:action-completed", ""},
    {"a child at immediate risk beside it", NOTIFIED "immediate-risk@2019-10-14", "rapid-review",
     "open", "", "immediate-danger"},
    {"a pause that no source allows", NOTIFIED "paused@2019-10-14 resumed@2019-10-16",
     "rapid-review", "open", "pause-without-authority", ""},
    {"told of the notification last, replayed in the order of happening",
     "notification-sent@2019-10-11/local-authority criteria-met@2019-10-10 "
     "authority-aware@2019-10-07",
     "rapid-review", "open", "", "act-recorded-later !act-step-missing"},
};

static void
test_cases (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *row = &cases[i];
      g_autoptr (SafeguardReviewRuling) ruling = follow_review (policy, row->story, "2020-12-01");
      g_autoptr (SafeguardReviewRuling) standing = follow_review (policy, row->story, NULL);
      SafeguardProceedingRuling *proceeding = SAFEGUARD_PROCEEDING_RULING (standing);
      g_autofree char *acts = join_act_breaches (ruling);
      g_autofree char *all = join_breaches (ruling);
      gboolean of_clocks = g_str_has_prefix (row->breaches, "clock");

      g_test_message ("%s", row->what);
      g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (proceeding), ==, row->stage);
      g_assert_cmpstr (safeguard_proceeding_ruling_get_state (proceeding), ==, row->state);
      if (of_clocks)
        g_assert_nonnull (strstr (all, row->breaches));
      else
        g_assert_cmpstr (acts, ==, row->breaches);
      assert_findings (ruling, row->findings);
      assert_always_said (ruling);
    }
}

static void
test_sign_off_before_moderation (void)
{
  g_test_summary ("Signed off before it was moderated: a breach with its citation");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardReviewRuling) ruling = follow_review (
      policy, NOTIFIED REVIEWED LOCAL SENT PUBLISHED ACTED SIGNED_OFF, "2020-12-01");
  g_autoptr (SafeguardFinding) breach = find_finding (ruling, "act-out-of-order");
  g_autoptr (SafeguardCitation) citation
      = g_list_model_get_item (safeguard_finding_get_citations (breach), 0);
  g_autofree char *breaches = join_act_breaches (ruling);

  g_assert_cmpstr (breaches, ==,
                   "act-out-of-order:action-plan-signed-off "
                   "act-outside-stage:action-plan-signed-off");
  g_assert_cmpstr (safeguard_citation_get_section (citation), ==,
                   "Local Child Safeguarding Practice Reviews");
  g_assert_cmpstr (
      safeguard_finding_get_message (breach), ==,
      "The Executive signs the completed action plan off, Thu 10 Sep 2020: what "
      "comes before it had not happened: The completed action plan is moderated, and a "
      "recommendation goes to the Executive.");
  /* It was done all the same. */
  g_assert_cmpstr (safeguard_proceeding_ruling_get_state (SAFEGUARD_PROCEEDING_RULING (ruling)), ==,
                   "completed");
}

static void
test_relaxed_in_april_2020 (void)
{
  g_test_summary ("From 30 March 2020 the fifteen days are relaxed, the five are not (C10)");

  static const struct
  {
    const char *month; /* authority and partners aware on the 1st, notified and reviewed late */
    const char *story;
    const char *breaches;
    gboolean advice;
  } rows[] = {
      {"April 2020",
       "authority-aware@2020-04-01 partners-aware@2020-04-01 criteria-met@2020-04-02 "
       "notification-sent@2020-04-09 review-undertaken@2020-04-30",
       "Notification of a serious incident", TRUE},
      {"February 2020",
       "authority-aware@2020-02-03 partners-aware@2020-02-03 criteria-met@2020-02-04 "
       "notification-sent@2020-02-10 review-undertaken@2020-02-28",
       "Rapid review", FALSE},
      /* Due on the last day before it. */
      {"March 2020",
       "authority-aware@2020-03-06 partners-aware@2020-03-06 criteria-met@2020-03-06 "
       "notification-sent@2020-03-06 review-undertaken@2020-04-30",
       "Rapid review", FALSE},
      {"a Monday later",
       "authority-aware@2020-03-09 partners-aware@2020-03-09 criteria-met@2020-03-09 "
       "notification-sent@2020-03-09 review-undertaken@2020-04-30",
       NULL, TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-02-03");
      g_autoptr (SafeguardReviewRuling) ruling
          = follow_review (policy, rows[i].story, "2020-06-01");
      g_autoptr (SafeguardFinding) late = find_finding (ruling, "clock-met-late");

      g_test_message ("%s", rows[i].month);
      g_assert_cmpint (late != NULL, ==, rows[i].breaches != NULL);
      if (late != NULL)
        g_assert_true (g_str_has_prefix (safeguard_finding_get_message (late), rows[i].breaches));
      g_assert_cmpint (has_finding (ruling, "clock-late-perhaps-relaxed"), ==, rows[i].advice);
    }
}

#define MILESTONE(id, limit, met)                                                                  \
  "  " id ": {name: " id ", limit: " limit ", direction: before, starts: {due-of: rapid-review}, " \
  "met-by: " met ", cite: {document: doc}}\n"
#define WINDOW(id, opens, met)                                                                     \
  "  " id ": {name: " id ", limit: 5 working days, opens: " opens                                  \
  ", starts: notification-sent, met-by: " met ", cite: {document: doc}}\n"

/* What a council might plan inside the fifteen days (C11). */
static const char *const packs[][2] = {
    {"plan.yaml",
     FRAME ("plan-2019", "stockport-plan", "stockport") "timescales:\n" MILESTONE (
         "scoping", "10 working days", "facts-gathered")
         MILESTONE ("draft", "3 working days", "improvements-considered")
             WINDOW ("chronologies", "2 working days", "facts-gathered") WINDOW (
                 "safety",
                 "4 working days",
                 "immediate-action-determined") "reviews:\n  procedure:\n    stages:\n      - {id: "
                                                "rapid-review, name: Rapid review, holder: "
                                                "rapid-review-panel, leads-to: [with-the-panel], "
                                                "clocks: [rapid-review, scoping, draft, "
                                                "chronologies, safety], cite: {document: doc}}\n"},
};

static void
test_milestones (void)
{
  static const struct
  {
    const char *story;
    const char *at;
    const char *clocks;
  } rows[] = {
      /* Three and ten working days back from Wednesday 30 October; the windows end together. */
      {NOTIFIED, "2019-10-14",
       "notify-panel=met:2019-10-14 rapid-review=running:2019-10-30 scoping=running:2019-10-16 "
       "draft=running:2019-10-25 chronologies=running:2019-10-18 safety=running:2019-10-18"},
      /* Nobody knows yet when the partners became aware: no due day to count back from. */
      {"authority-aware@2019-10-07 criteria-met@2019-10-10 notification-sent@2019-10-11",
       "2019-10-14",
       "notify-panel=met:2019-10-14 chronologies=running:2019-10-18 safety=running:2019-10-18"},
      /* The partners learnt of it a day later, and all that counts back from the due day moves. */
      {"authority-aware@2019-10-07 partners-aware@2019-10-10 criteria-met@2019-10-10 "
       "notification-sent@2019-10-11",
       "2019-10-14",
       "notify-panel=met:2019-10-14 rapid-review=running:2019-10-31 scoping=running:2019-10-17 "
       "draft=running:2019-10-28 chronologies=running:2019-10-18 safety=running:2019-10-18"},
      {NOTIFIED REVIEWED, "2019-10-29",
       "notify-panel=met:2019-10-14 rapid-review=met:2019-10-30 scoping=met-late:2019-10-16 "
       "draft=met:2019-10-25 chronologies=met-late:2019-10-18 safety=met-late:2019-10-18"},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (GDate) day = g_date_new_dmy (7, 10, 2019);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "stockport-plan", day, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardReviewRuling) ruling = follow_review (policy, rows[i].story, rows[i].at);
      g_autofree char *clocks = join_clock_states (ruling);

      g_assert_cmpstr (clocks, ==, rows[i].clocks);
    }

  g_autoptr (SafeguardReviewRuling) ruling = follow_review (policy, NOTIFIED, "2019-10-14");
  g_autoptr (SafeguardClock) chronologies = find_clock (ruling, "chronologies");
  g_autoptr (SafeguardClock) safety = find_clock (ruling, "safety");

  g_assert_cmpstr (safeguard_clock_get_opens_text (chronologies), ==, "2019-10-15");
  g_assert_cmpstr (safeguard_clock_get_opens_text (safety), ==, "2019-10-17");
}

static void
test_what_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  g_autoptr (SafeguardPolicy) board = load_policy ("greater-manchester", "2019-10-07");
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardReview) empty = safeguard_review_new (reviews, "", NULL, &error);

  g_assert_null (empty);
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
  g_clear_error (&error);

  g_autoptr (SafeguardReview) review = safeguard_review_new (reviews, "r-1", NULL, &error);
  g_assert_false (safeguard_record_append_event (SAFEGUARD_RECORD (review), "notification-snet",
                                                 "2019-10-07", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  g_assert_nonnull (strstr (error->message, "notification-sent"));
  g_clear_error (&error);

  /* A layer that says nothing of incidents. */
  g_assert_null (safeguard_policy_get_reviews (board, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_SECTION_ABSENT);
}

static void
test_done_without_a_moment (void)
{
  g_test_summary (
      "Where no moment is asked for, what was done is no duty any more, and is not judged");

  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-07");
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  g_autoptr (SafeguardReview) review = safeguard_review_new (reviews, "review-1", NULL, NULL);
  g_autoptr (GError) error = NULL;

  record_events (review, "authority-aware=2019-10-07 criteria-met=2019-10-08 "
                         "notification-sent=2019-10-11");
  g_autoptr (SafeguardReviewRuling) early = safeguard_reviews_follow (reviews, review, &error);
  g_assert_no_error (error);
  g_assert_true (has_finding (early, "clock-done"));
  g_assert_false (has_finding (early, "clock-met-no-limit"));

  /* The Panel's answer has no limit in law. */
  record_events (review, "rapid-review-sent=2019-10-29 panel-answered=2019-11-20");
  g_autoptr (SafeguardReviewRuling) late = safeguard_reviews_follow (reviews, review, &error);
  g_assert_no_error (error);
  g_assert_true (has_finding (late, "clock-met-no-limit"));
}

/* The events, at a moment. */
static SafeguardReviewRuling *
follow_at (const char *area, const char *day, const char *events, const char *at)
{
  g_autoptr (SafeguardPolicy) policy = load_policy (area, day);
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  g_autoptr (SafeguardReview) review = safeguard_review_new (reviews, "review-1", NULL, NULL);
  g_autoptr (GDateTime) moment = london_time (at);
  g_autoptr (GError) error = NULL;

  record_events (review, events);
  SafeguardReviewRuling *ruling = safeguard_reviews_follow_at (reviews, review, moment, &error);
  g_assert_no_error (error);

  return ruling;
}

static void
assert_falls_away (const char *area, const char *day, const char *events, const char *clock)
{
  g_autoptr (SafeguardReviewRuling) ruling = follow_at (area, day, events, "2020-12-01T12:00:00");
  g_autoptr (SafeguardClock) found = find_clock (ruling, clock);

  g_assert_cmpint (safeguard_clock_get_state (found), ==, SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE);
  g_assert_true (has_finding (ruling, "clock-fell-away"));
}

static void
test_duties_that_fall_away (void)
{
  g_test_summary (
      "Where the criteria are not met nobody is notified; a review that is withheld for a "
      "reason is not published");

  assert_falls_away ("stockport", "2019-10-07",
                     "authority-aware=2019-10-07 criteria-not-met=2019-10-08", "notify-panel");
  assert_falls_away ("stockport", "2019-10-07",
                     "authority-aware=2019-10-07 partners-aware=2019-10-07 "
                     "criteria-met=2019-10-08 notification-sent=2019-10-09 "
                     "criteria-not-met=2019-10-15",
                     "rapid-review");
  assert_falls_away ("england", "2018-07-02",
                     "authority-aware=2018-07-02 criteria-met=2018-07-03 "
                     "notification-sent=2018-07-04 local-review-decided=2018-07-20 "
                     "local-review-commissioned=2018-07-30 review-written=2018-11-01 "
                     "publication-withheld=2018-12-03",
                     "publish-local-review");
}

static void
assert_stands_again (const char *area, const char *events, const char *clock, const char *due)
{
  g_autoptr (SafeguardReviewRuling) ruling
      = follow_at (area, "2019-10-07", events, "2019-12-02T12:00:00");
  g_autoptr (SafeguardClock) found = find_clock (ruling, clock);

  g_assert_cmpint (safeguard_clock_get_state (found), ==, SAFEGUARD_CLOCK_STATE_OVERDUE);
  g_assert_cmpstr (safeguard_clock_get_due_text (found), ==, due);
  g_assert_true (has_finding (ruling, "clock-stands-again"));
  g_assert_true (has_finding (ruling, "clock-overdue"));
}

static void
test_duties_that_stand_again (void)
{
  g_test_summary ("An incident that is found to meet the criteria after all is to be notified and "
                  "reviewed; no notification without a rapid review");

  assert_stands_again ("stockport",
                       "authority-aware=2019-10-07 partners-aware=2019-10-07 "
                       "criteria-not-met=2019-10-08 criteria-met=2019-10-10",
                       "notify-panel", "2019-10-14");
  assert_stands_again ("stockport",
                       "authority-aware=2019-10-07 partners-aware=2019-10-07 "
                       "criteria-not-met=2019-10-08 criteria-met=2019-10-10",
                       "rapid-review", "2019-10-28");
  /* The authority notifies although the criteria had been found not to be met. */
  assert_stands_again ("cheshire-west-and-chester",
                       "authority-aware=2019-10-07 criteria-not-met=2019-10-08 "
                       "notification-sent=2019-10-09",
                       "rapid-review", "2019-10-30");
  /* On one day, in the order of recording. */
  assert_stands_again ("stockport",
                       "authority-aware=2019-10-07 partners-aware=2019-10-07 "
                       "criteria-not-met=2019-10-08 criteria-met=2019-10-08",
                       "notify-panel", "2019-10-14");
  assert_falls_away ("stockport", "2019-10-07",
                     "authority-aware=2019-10-07 partners-aware=2019-10-07 "
                     "criteria-met=2019-10-08 criteria-not-met=2019-10-08",
                     "notify-panel");
}

static void
test_nothing_of_the_future (void)
{
  g_test_summary ("At an instant nothing counts that had not happened, but a date that is planned "
                  "ahead is counted back from");

  const char *events
      = "authority-aware=2020-01-06 criteria-met=2020-01-06 partners-aware=2020-01-10 "
        "notification-sent=2020-01-07 rapid-review-sent=2020-01-20 "
        "local-review-decided=2020-01-20 local-review-commissioned=2020-01-27 "
        "review-written=2020-02-03 local-review-published=2020-03-02";
  g_autoptr (SafeguardReviewRuling) early
      = follow_at ("stockport", "2020-01-06", events, "2020-01-07T12:00:00");
  g_autoptr (SafeguardReviewRuling) late
      = follow_at ("stockport", "2020-01-06", events, "2020-02-10T12:00:00");
  g_autoptr (SafeguardClock) review = find_clock (early, "rapid-review");
  g_autoptr (SafeguardClock) none = find_clock (early, "report-before-publication");
  g_autoptr (SafeguardClock) report = find_clock (late, "report-before-publication");

  /* The partners are not aware yet. */
  g_assert_null (safeguard_clock_get_due_text (review));
  g_assert_null (none);
  g_assert_cmpstr (safeguard_clock_get_due_text (report), ==, "2020-02-20");
  g_assert_true (has_finding (late, "clock-due-before"));
}

static void
test_past_a_stage (void)
{
  g_test_summary (
      "A report that is written before anything was notified: told, and at publication");

  g_autoptr (SafeguardReviewRuling) ruling
      = follow_at ("stockport", "2020-01-06",
                   "authority-aware=2020-01-06 review-written=2020-01-07", "2020-01-08T12:00:00");

  g_assert_true (has_finding (ruling, "stage-passed-over"));
  g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (SAFEGUARD_PROCEEDING_RULING (ruling)), ==,
                   "publication");
}

/* Section 8 of Cheshire West and Chester: two for it bind the Director. A ruling on something else,
 * by other editions, or of a later moment is no view of that review. */
static void
test_partners_view (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2019-10-07");
  g_autoptr (SafeguardPolicy) later = load_policy ("cheshire-west-and-chester", "2024-02-01");
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardReview) review = safeguard_review_new (reviews, "r-1", NULL, NULL);
  g_autoptr (SafeguardVote) vote = safeguard_vote_new (governance, "notify-serious-incident", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2019, 10, 9, 12, 0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (safeguard_record_append_event (SAFEGUARD_RECORD (review), "authority-aware",
                                                "2019-10-07", NULL));
  g_assert_true (safeguard_vote_cast (vote, "local-authority", SAFEGUARD_BALLOT_NO, NULL));
  g_assert_true (safeguard_vote_cast (vote, "health", SAFEGUARD_BALLOT_YES, NULL));
  g_assert_true (safeguard_vote_cast (vote, "police", SAFEGUARD_BALLOT_YES, NULL));
  g_autoptr (SafeguardVoteRuling) view = safeguard_governance_assess_vote (governance, vote, NULL);
  g_autoptr (SafeguardReviewRuling) ruling
      = safeguard_reviews_follow_with_view (reviews, review, SAFEGUARD_RULING (view), at, &error);
  g_assert_no_error (error);
  g_autofree char *json = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
  g_assert_nonnull (strstr (json, "partners-for-notifying"));

  g_assert_null (
      safeguard_reviews_follow_with_view (reviews, review, SAFEGUARD_RULING (ruling), at, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNFIT_RULING);
  g_clear_error (&error);

  SafeguardReviews *other = safeguard_policy_get_reviews (later, NULL);
  g_autoptr (SafeguardReview) of_later = safeguard_review_new (other, "r-1", NULL, NULL);
  g_assert_null (
      safeguard_reviews_follow_with_view (other, of_later, SAFEGUARD_RULING (view), at, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/lives", test_lives);
  g_test_add_func ("/review/visits", test_the_way_so_far);
  g_test_add_func ("/review/readings", test_both_readings_of_the_rapid_review);
  g_test_add_func ("/review/cases", test_cases);
  g_test_add_func ("/review/sign-off", test_sign_off_before_moderation);
  g_test_add_func ("/review/relaxed", test_relaxed_in_april_2020);
  g_test_add_func ("/review/milestones", test_milestones);
  g_test_add_func ("/review/done", test_done_without_a_moment);
  g_test_add_func ("/review/falls-away", test_duties_that_fall_away);
  g_test_add_func ("/review/stands-again", test_duties_that_stand_again);
  g_test_add_func ("/review/future", test_nothing_of_the_future);
  g_test_add_func ("/review/past-a-stage", test_past_a_stage);
  g_test_add_func ("/review/partners-view", test_partners_view);
  g_test_add_func ("/review/refused", test_what_is_refused);

  return g_test_run ();
}
