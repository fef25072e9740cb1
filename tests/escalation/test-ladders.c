/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "proceeding.h"

/* The ladders that the documents print: Stockport ("Escalation and Dispute Resolution"), Cheshire
 * West and Chester (section 10), Salford (section 6), and Stockport's board before them. */

#define TWO "local-authority health"
#define THREE "local-authority health police"
#define SCHOOLS "local-authority school probation"
#define STOCKPORT_CHIEFS                                                                           \
  "leader-of-the-council chief-executive-of-the-council chair-of-the-ccg "                         \
  "accountable-officer-of-the-ccg chief-constable"
#define CHESTER "cheshire-west-and-chester"

typedef struct
{
  const char *what;
  const char *area;
  const char *on;
  const char *kind;
  const char *parties;
  const char *story;
  const char *at;
  const char *stage;
  const char *holders;
  const char *state;
  const char *next; /* the stages that a step leads to */
  const char *breaches;
  const char *findings; /* "!code" is one that there is not */
} Row;

#define TO_MEDIATION(raised, second, third)                                                        \
  "raised@" raised "/health escalated@" second " escalated@" third " "

static const Row stockport[] = {
    {"two agencies meet, and it is their own move", "stockport", "2020-03-02", "between-partners",
     TWO, "raised@2020-03-02/health", "2020-03-03", "two-agencies", "parties", "open",
     "full-partnership chief-officers", "", "matter-at-stage stage-left-open"},
    {"with more than two it begins with the full partnership", "stockport", "2020-03-02",
     "between-partners", SCHOOLS, "raised@2020-03-02/school", "2020-03-03", "full-partnership",
     "partnership", "open", "three-partners", "", "stage-left-open"},
    {"nobody is named: how many they are is not known, and it begins at the bottom", "stockport",
     "2020-03-02", "between-partners", "", "raised@2020-03-02/school", "2020-03-03", "two-agencies",
     "parties", "open", "full-partnership chief-officers:undetermined", "", "matter-at-stage"},
    {"raised in March 2020 the chair can mediate", "stockport", "2020-03-02", "between-partners",
     TWO, TO_MEDIATION ("2020-03-02", "2020-03-09", "2020-03-12"), "2020-03-20", "three-partners",
     "safeguarding-partners", "open", "mediation chief-officers", "", "!next-stage-nobodys"},
    {"and does", "stockport", "2020-03-02", "between-partners", TWO,
     TO_MEDIATION (
         "2020-03-02",
         "2020-03-09",
         "2020-03-12") "escalated@2020-03-20>mediation mediated@2020-03-27/independent-chair",
     "2020-03-30", "mediation", "independent-chair", "open", "chief-officers", "",
     "!stage-nobodys"},
    {"the last day of the first year of the transition", "stockport", "2020-09-01",
     "between-partners", TWO, TO_MEDIATION ("2020-09-01", "2020-09-07", "2020-09-14"),
     "2020-09-28T23:00", "three-partners", "safeguarding-partners", "open",
     "mediation chief-officers", "", "!stage-holder-undecided"},
    {"in the second year it is not decided whether there still is a chair", "stockport",
     "2020-09-01", "between-partners", TWO,
     TO_MEDIATION ("2020-09-01", "2020-09-07", "2020-09-14") "escalated@2020-09-29>mediation",
     "2020-09-29T09:00", "mediation", "", "open", "chief-officers", "",
     "stage-holder-undecided !stage-nobodys"},
    {"as the next stage it is undecided too", "stockport", "2021-06-01", "between-partners", TWO,
     TO_MEDIATION ("2021-06-01", "2021-06-07", "2021-06-14"), "2021-09-28T09:00", "three-partners",
     "safeguarding-partners", "open", "mediation:undecided chief-officers", "",
     "stage-holder-undecided !next-stage-nobodys"},
    {"the day after the second year", "stockport", "2021-06-01", "between-partners", TWO,
     TO_MEDIATION ("2021-06-01", "2021-06-07", "2021-06-14"), "2021-09-29T09:00", "three-partners",
     "safeguarding-partners", "open", "mediation:no-holder chief-officers", "",
     "next-stage-nobodys !stage-holder-undecided"},
    {"in November 2022 nobody holds the mediation", "stockport", "2022-11-01", "between-partners",
     TWO, TO_MEDIATION ("2022-11-01", "2022-11-07", "2022-11-14") "escalated@2022-11-21>mediation",
     "2022-11-22", "mediation", "", "open", "chief-officers:undecided", "", "stage-nobodys"},
    {"Stockport, November 2022: a mediation by nobody", "stockport", "2022-11-01",
     "between-partners", TWO,
     "raised@2022-11-01/police escalated@2022-11-08>full-partnership "
     "escalated@2022-11-10>three-partners escalated@2022-11-15>mediation "
     "mediated@2022-11-16/independent-chair",
     "2022-11-22", "mediation", "", "open", "chief-officers:undecided", "", "act-without-holder"},
    {"the three partners split: to the chief officers", "stockport", "2020-03-02",
     "between-partners", THREE,
     "raised@2020-03-02/police escalated@2020-03-09 partners-split@2020-03-16 "
     "escalated@2020-03-17>chief-officers",
     "2020-03-18", "chief-officers", STOCKPORT_CHIEFS, "open", "", "", "!no-stage-left"},
    {"partners among themselves may go there although nobody said that they split", "stockport",
     "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02/police escalated@2020-03-09>chief-officers", "2020-03-18", "chief-officers",
     STOCKPORT_CHIEFS, "open", "", "", "!no-stage-left"},
    {"a school does not come to the chief officers unless the partners split", "stockport",
     "2020-03-02", "between-partners", SCHOOLS,
     "raised@2020-03-02/school escalated@2020-03-09 escalated@2020-03-16>chief-officers",
     "2020-03-18", "chief-officers", STOCKPORT_CHIEFS, "open", "", "stage-entry-not-met:escalated",
     ""},
    {"nothing lies above the chief officers", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 escalated@2020-03-03>chief-officers escalated@2020-03-04", "2020-03-18",
     "chief-officers", STOCKPORT_CHIEFS, "open", "", "", "no-stage-left"},
    {"after the commissioning group ended who takes its officers' place is not said", "stockport",
     "2022-11-01", "between-partners", TWO, "raised@2022-11-01 escalated@2022-11-02>chief-officers",
     "2022-11-22", "chief-officers",
     "leader-of-the-council chief-executive-of-the-council chief-constable", "open", "", "",
     "stage-holder-undecided"},
    {"practitioners go to the Greater Manchester policy, and no stage is made up", "stockport",
     "2020-03-02", "between-practitioners", TWO,
     "raised@2020-03-02/health responded@2020-03-04/local-authority", "2020-03-05", NULL, "",
     "open", "", "", "procedure-by-reference"},
    {"until it is resolved", "stockport", "2020-03-02", "between-practitioners", TWO,
     "raised@2020-03-02/health resolved@2020-03-04", "2020-03-05", NULL, "", "resolved", "", "",
     "procedure-by-reference matter-closed"},
    {"the board's issue resolution process", "stockport", "2018-05-01", "issue-resolution", "",
     "raised@2018-05-01/iro", "2018-05-02", NULL, "", "open", "", "", "procedure-by-reference"},
};

static const Row elsewhere[] = {
    {"Cheshire: two agencies", CHESTER, "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02/police", "2020-03-03", "two-agencies", "parties", "open",
     "executive chief-officers", "", "matter-at-stage"},
    {"Cheshire: the Executive", CHESTER, "2020-03-02", "between-partners", SCHOOLS,
     "raised@2020-03-02/police", "2020-03-03", "executive", "executive", "open", "three-partners",
     "", "matter-at-stage"},
    {"Cheshire: chief executive and accountable officer, and no police officer named", CHESTER,
     "2020-03-02", "between-partners", THREE,
     "raised@2020-03-02/police escalated@2020-03-09 partners-split@2020-03-10 "
     "escalated@2020-03-11>chief-officers",
     "2020-03-12", "chief-officers", "chief-executive accountable-officer", "open", "", "",
     "stage-left-open"},
    {"Cheshire: nobody mediates there", CHESTER, "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02/police mediated@2020-03-09", "2020-03-12", "two-agencies", "parties",
     "open", "executive chief-officers", "act-not-provided:mediated", ""},
    {"Cheshire: practitioners go to the Pan-Cheshire policy", CHESTER, "2020-03-02",
     "between-practitioners", TWO, "raised@2020-03-02/police", "2020-03-12", NULL, "", "open", "",
     "", "procedure-by-reference"},
    {"Salford: the local procedure, which is not held", "salford", "2022-09-01", "between-partners",
     TWO, "raised@2022-09-01/police", "2022-09-02", "local-procedure", "parties", "open",
     "partnership", "", "stage-left-open"},
    {"Salford: past the adviser, who is optional, to the Executive", "salford", "2022-09-01",
     "between-partners", TWO, "raised@2022-09-01/police escalated@2022-09-08 escalated@2022-09-15",
     "2022-09-16", "safeguarding-executive", "executive", "open", "", "", ""},
    {"Salford: the adviser is commissioned", "salford", "2022-09-01", "between-partners", TWO,
     "raised@2022-09-01/police escalated@2022-09-08 adviser-commissioned@2022-09-15", "2022-09-16",
     "independent-adviser", "independent-adviser", "open",
     "safeguarding-executive safeguarding-executive", "", "stage-left-open"},
    {"Salford: and reports, and the Executive's decision is final", "salford", "2022-09-01",
     "between-partners", TWO,
     "raised@2022-09-01/police escalated@2022-09-08 adviser-commissioned@2022-09-15 "
     "adviser-reported@2022-10-03/independent-adviser decided@2022-10-10/executive",
     "2022-10-11", NULL, "", "decided", "", "", "matter-closed"},
    {"Salford: a report that nobody asked for", "salford", "2022-09-01", "between-partners", TWO,
     "raised@2022-09-01/police escalated@2022-09-08 "
     "adviser-reported@2022-10-03/independent-adviser",
     "2022-10-11", "safeguarding-executive", "executive", "open", "",
     "act-out-of-order:adviser-reported act-outside-stage:adviser-reported", ""},
    {"Salford: an adviser who comes in once the Executive has it; not said, so no breach",
     "salford", "2022-09-01", "between-partners", TWO,
     "raised@2022-09-01/police escalated@2022-09-08 escalated@2022-09-15 "
     "adviser-commissioned@2022-09-20 adviser-reported@2022-10-03/independent-adviser "
     "decided@2022-10-10/executive",
     "2022-10-11", NULL, "", "decided", "", "", "matter-closed"},
    {"Salford: decided below the Executive", "salford", "2022-09-01", "between-partners", TWO,
     "raised@2022-09-01/police decided@2022-10-10/partnership", "2022-10-11", NULL, "", "decided",
     "", "act-outside-stage:decided act-by-another:decided", ""},
    {"Salford: practitioners go to the regional policy", "salford", "2022-09-01",
     "between-practitioners", TWO, "raised@2022-09-01/police", "2022-10-11", NULL, "", "open", "",
     "", "procedure-by-reference"},
    {"an allegation goes to the designated officer", "stockport", "2020-03-02",
     "allegation-against-staff", TWO, "raised@2020-03-02/health", "2020-03-03", NULL, "", "open",
     "", "", "kind-goes-elsewhere"},
    {"whether to notify goes to the rule of Cheshire's section 8", CHESTER, "2020-03-02",
     "whether-to-notify", TWO, "raised@2020-03-02/health", "2020-03-03", NULL, "", "open", "", "",
     "kind-goes-elsewhere"},
};

static const Row conduct[] = {
    {"nothing has happened", "stockport", "2020-03-02", "between-partners", TWO, "", "2020-03-03",
     NULL, "", "not-begun", "two-agencies", "", "matter-not-begun"},
    {"a moment before it was raised", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02", "2020-03-01T23:59", NULL, "", "not-begun", "two-agencies", "",
     "matter-not-begun"},
    {"acknowledged and answered, more than once", "stockport", "2020-03-02", "between-partners",
     TWO,
     "raised@2020-03-02/health acknowledged@2020-03-03/local-authority "
     "responded@2020-03-04/local-authority responded@2020-03-05/health",
     "2020-03-06", "two-agencies", "parties", "open", "full-partnership chief-officers", "",
     "!act-repeated"},
    {"resolved", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 resolved@2020-03-04", "2020-03-06", NULL, "", "resolved", "", "",
     "matter-closed"},
    {"withdrawn", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 withdrawn@2020-03-04", "2020-03-06", NULL, "", "withdrawn", "", "",
     "matter-closed"},
    {"before it was resolved it was open", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 resolved@2020-03-04", "2020-03-03", "two-agencies", "parties", "open",
     "full-partnership chief-officers", "", "!matter-closed"},
    {"an act after closure is a breach, and moves nothing", "stockport", "2020-03-02",
     "between-partners", TWO, "raised@2020-03-02 resolved@2020-03-04 escalated@2020-03-05",
     "2020-03-06", NULL, "", "resolved", "", "act-after-closure:escalated", ""},
    {"answered before it was raised", "stockport", "2020-03-02", "between-partners", TWO,
     "responded@2020-03-02 raised@2020-03-03", "2020-03-06", "two-agencies", "parties", "open",
     "full-partnership chief-officers", "act-out-of-order:responded", ""},
    {"raised twice", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 raised@2020-03-03", "2020-03-06", "two-agencies", "parties", "open",
     "full-partnership chief-officers", "", "act-repeated"},
    {"over a stage, with no child at risk", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 escalated@2020-03-03>three-partners", "2020-03-06", "three-partners",
     "safeguarding-partners", "open", "mediation chief-officers", "stage-skipped:escalated",
     "!stage-jumped-for-risk"},
    {"over a stage, for a child at immediate risk", "stockport", "2020-03-02", "between-partners",
     TWO, "raised@2020-03-02 immediate-risk@2020-03-03 escalated@2020-03-03>three-partners",
     "2020-03-06", "three-partners", "safeguarding-partners", "open", "mediation chief-officers",
     "", "stage-jumped-for-risk immediate-danger"},
    {"once the risk has ended it is the ladder again", "stockport", "2020-03-02",
     "between-partners", TWO,
     "raised@2020-03-02 immediate-risk@2020-03-03 immediate-risk-ended@2020-03-04 "
     "escalated@2020-03-05>three-partners",
     "2020-03-06", "three-partners", "safeguarding-partners", "open", "mediation chief-officers",
     "stage-skipped:escalated", "!immediate-danger"},
    {"a child at risk after the matter was closed", "stockport", "2020-03-02", "between-partners",
     TWO, "raised@2020-03-02 resolved@2020-03-03 immediate-risk@2020-03-05", "2020-03-06", NULL, "",
     "resolved", "", "", "immediate-danger"},
    {"back down the ladder", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 escalated@2020-03-03 escalated@2020-03-04>two-agencies", "2020-03-06",
     "two-agencies", "parties", "open", "full-partnership chief-officers",
     "stage-gone-back:escalated", ""},
    {"mediated before it came to mediation, by somebody else", "stockport", "2020-03-02",
     "between-partners", TWO, "raised@2020-03-02 mediated@2020-03-03/executive", "2020-03-06",
     "two-agencies", "parties", "open", "full-partnership chief-officers",
     "act-outside-stage:mediated act-by-another:mediated", ""},
    {"recorded late, replayed in the order in which it happened", "stockport", "2020-03-02",
     "between-partners", TWO, "raised@2020-03-02 resolved@2020-03-09 escalated@2020-03-04",
     "2020-03-10", NULL, "", "resolved", "", "", "act-recorded-later matter-closed"},
    {"with a pause nobody allowed", "stockport", "2020-03-02", "between-partners", TWO,
     "raised@2020-03-02 paused@2020-03-04 resumed@2020-03-09", "2020-03-06", "two-agencies",
     "parties", "open", "full-partnership chief-officers", "pause-without-authority", ""},
};

static void
assert_row (const Row *row)
{
  g_autoptr (SafeguardPolicy) policy = load_policy (row->area, row->on);
  g_autoptr (SafeguardDisputeRuling) ruling
      = follow_dispute (policy, row->kind, row->parties, row->story, row->at);
  SafeguardProceedingRuling *proceeding = SAFEGUARD_PROCEEDING_RULING (ruling);
  g_autofree char *holders = join_holders (ruling);
  g_autofree char *next = join_next_stages (ruling);
  g_autofree char *breaches = join_breaches (ruling);

  g_test_message ("%s", row->what);
  g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (proceeding), ==, row->stage);
  g_assert_cmpstr (holders, ==, row->holders);
  g_assert_cmpstr (safeguard_proceeding_ruling_get_state (proceeding), ==, row->state);
  g_assert_cmpint (safeguard_proceeding_ruling_is_closed (proceeding), ==,
                   strcmp (row->state, "open") != 0 && strcmp (row->state, "not-begun") != 0);
  g_assert_cmpstr (next, ==, row->next);
  g_assert_cmpstr (breaches, ==, row->breaches);
  assert_findings (ruling, row->findings);
  g_assert_true (has_finding (ruling, "childs-clocks-run"));
  assert_always_said (ruling);
}

#define TEST_ROWS(name)                                                                            \
  static void test_##name (void)                                                                   \
  {                                                                                                \
    for (guint i = 0; i < G_N_ELEMENTS (name); i++)                                                \
      assert_row (&name[i]);                                                                       \
  }

TEST_ROWS (stockport)
TEST_ROWS (elsewhere)
TEST_ROWS (conduct)

static void
test_the_policy_is_named (void)
{
  static const char *const rows[][4] = {
      {"stockport", "2020-03-02", "between-practitioners",
       "the Greater Manchester Escalation Policy"},
      {CHESTER, "2020-03-02", "between-practitioners", "the Pan-Cheshire Escalation Policy"},
      {"stockport", "2018-05-01", "issue-resolution",
       "the Issue Resolution Process of the independent reviewing officers"},
      {"salford", "2022-09-01", "between-practitioners",
       "the Greater Manchester Resolving Professional Disagreements/Escalation Policy and "
       "Salford's "
       "Professional Challenge and Escalation Procedures and Standards"},
      {"stockport", "2020-03-02", "between-partners", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardPolicy) policy = load_policy (rows[i][0], rows[i][1]);
      SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, &error);
      g_auto (GStrv) stages = safeguard_escalation_get_stages (escalation, rows[i][2], &error);
      g_autoptr (SafeguardDisputeRuling) ruling
          = follow_dispute (policy, rows[i][2], "", "raised@2020-03-02", NULL);

      g_assert_no_error (error);
      g_assert_cmpstr (
          safeguard_proceeding_ruling_get_reference (SAFEGUARD_PROCEEDING_RULING (ruling)), ==,
          rows[i][3]);
      g_assert_cmpint (stages[0] == NULL, ==, rows[i][3] != NULL);
    }
}

static void
test_where_else (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-03-02");
  g_autoptr (SafeguardDisputeRuling) allegation
      = follow_dispute (policy, "allegation-against-staff", "", "raised@2020-03-02", NULL);
  g_autoptr (SafeguardDisputeRuling) ladder
      = follow_dispute (policy, "between-partners", "", "raised@2020-03-02", NULL);
  g_autoptr (SafeguardFinding) finding = find_finding (allegation, "kind-goes-elsewhere");

  g_assert_nonnull (
      strstr (safeguard_dispute_ruling_get_goes_to (allegation), "the designated officer"));
  g_assert_cmpint (safeguard_finding_get_severity (finding), ==, SAFEGUARD_FINDING_SEVERITY_DUTY);
  g_assert_null (safeguard_dispute_ruling_get_goes_to (ladder));
}

static void
test_the_way_so_far (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-03-02");
  g_autoptr (SafeguardDisputeRuling) ruling = follow_dispute (
      policy, "between-partners", TWO,
      TO_MEDIATION ("2020-03-02", "2020-03-09T10:00", "2020-03-12") "resolved@2020-03-20", NULL);
  g_autofree char *visits = join_visits (ruling);
  g_autoptr (GListModel) list
      = safeguard_proceeding_ruling_get_visits (SAFEGUARD_PROCEEDING_RULING (ruling));
  g_autoptr (SafeguardStageVisit) first = g_list_model_get_item (list, 0);
  g_autoptr (SafeguardStageVisit) last = g_list_model_get_item (list, 2);

  g_assert_cmpstr (visits, ==, "two-agencies full-partnership three-partners");
  g_assert_cmpstr (safeguard_stage_visit_get_entered_text (first), ==, "2020-03-02");
  g_assert_cmpstr (safeguard_stage_visit_get_left_text (first), ==, "2020-03-09T10:00:00+00:00");
  g_assert_cmpstr (safeguard_stage_visit_get_holder_name (last), ==,
                   "the three safeguarding partners together");
  g_assert_cmpstr (safeguard_stage_visit_get_left_text (last), ==, "2020-03-20");
}

static void
test_a_breach_says_who_and_whose (void)
{
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-03-02");
  g_autoptr (SafeguardDisputeRuling) ruling = follow_dispute (
      policy, "between-partners", TWO,
      TO_MEDIATION ("2020-03-02", "2020-03-09",
                    "2020-03-12") "escalated@2020-03-20>mediation mediated@2020-03-27/executive",
      NULL);
  g_autoptr (SafeguardFinding) breach = find_finding (ruling, "act-by-another");
  g_autoptr (SafeguardCitation) citation
      = g_list_model_get_item (safeguard_finding_get_citations (breach), 0);

  g_assert_cmpstr (safeguard_finding_get_message (breach), ==,
                   "The independent chair has mediated, Fri 27 Mar 2020: done by the Safeguarding "
                   "Children Executive; it is for the independent chair.");
  g_assert_cmpstr (safeguard_citation_get_section (citation), ==,
                   "Escalation and Dispute Resolution");
}

typedef struct
{
  const char *kind;
  const char *parties;
  const char *type;
  const char *when;
  const char *by;
  const char *payload;
  SafeguardError code;
  const char *nearest;
} Refusal;

static void
test_what_is_refused (void)
{
  static const Refusal rows[] = {
      {"between-partner", "", "raised", "2020-03-02", NULL, NULL, SAFEGUARD_ERROR_UNKNOWN_KIND,
       "between-partners"},
      {"between-partners", "local-authorty", "raised", "2020-03-02", NULL, NULL,
       SAFEGUARD_ERROR_UNKNOWN_ACTOR, "local-authority"},
      {"between-partners", "health ccg", "raised", "2020-03-02", NULL, NULL,
       SAFEGUARD_ERROR_WRONG_VALUE, NULL},
      {"between-partners", "", "raisd", "2020-03-02", NULL, NULL, SAFEGUARD_ERROR_UNKNOWN_EVENT,
       "raised"},
      {"between-partners", "", "raised", "2020-03-02", "polise", NULL,
       SAFEGUARD_ERROR_UNKNOWN_ACTOR, "police"},
      {"between-partners", "", "escalated", "2020-03-02", NULL, "{\"to\": \"mediatoin\"}",
       SAFEGUARD_ERROR_UNKNOWN_STAGE, "mediation"},
      {"between-partners", "", "escalated", "2020-03-02", NULL, "[1]", SAFEGUARD_ERROR_WRONG_TYPE,
       NULL},
      {"between-partners", "", "raised", "2020-02-30", NULL, NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE,
       NULL},
  };
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-03-02");
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) names
          = *rows[i].parties != '\0' ? g_strsplit (rows[i].parties, " ", -1) : NULL;
      g_autoptr (SafeguardDispute) dispute = safeguard_dispute_new (
          escalation, "d-1", rows[i].kind, (const char *const *)names, &error);
      g_autoptr (SafeguardEvent) event
          = dispute != NULL ? safeguard_event_new_full (rows[i].type, rows[i].when, NULL, NULL,
                                                        rows[i].by, rows[i].payload, &error)
                            : NULL;

      if (event != NULL)
        g_assert_false (safeguard_record_append (SAFEGUARD_RECORD (dispute), event, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
      if (rows[i].nearest != NULL)
        g_assert_nonnull (strstr (error->message, rows[i].nearest));
    }
}

static void
test_an_id_is_used_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-03-02");
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (escalation, "d-1", "between-partners", NULL, &error);
  g_autoptr (SafeguardEvent) event
      = safeguard_event_new_full ("raised", "2020-03-02", "e-1", NULL, NULL, NULL, &error);

  g_assert_true (safeguard_record_append (SAFEGUARD_RECORD (dispute), event, &error));
  g_assert_false (safeguard_record_append (SAFEGUARD_RECORD (dispute), event, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_DUPLICATE_EVENT);
}

static void
test_of_another_policy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) stockport_2020 = load_policy ("stockport", "2020-03-02");
  g_autoptr (SafeguardPolicy) salford = load_policy ("salford", "2022-09-01");
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (safeguard_policy_get_escalation (stockport_2020, NULL), "d-1",
                               "between-partners", NULL, &error);
  g_autoptr (SafeguardDisputeRuling) ruling = safeguard_escalation_assess (
      safeguard_policy_get_escalation (salford, NULL), dispute, &error);

  g_assert_null (ruling);
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
}

static void
test_as_known (void)
{
  g_test_summary ("What was recorded later is hidden in the view of an earlier day");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2020-03-02");
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (escalation, "d-1", "between-partners", NULL, &error);
  g_autoptr (GDateTime) recorded = london_time ("2020-03-20T09:00:00");
  g_autoptr (GDateTime) known = london_time ("2020-03-10T09:00:00");
  g_autoptr (SafeguardEvent) resolved
      = safeguard_event_new_full ("resolved", "2020-03-04", NULL, recorded, NULL, NULL, &error);

  record_story (dispute, "raised@2020-03-02");
  safeguard_record_append (SAFEGUARD_RECORD (dispute), resolved, &error);
  g_assert_no_error (error);

  g_autoptr (SafeguardRecord) view = safeguard_record_as_known (SAFEGUARD_RECORD (dispute), known);
  g_autoptr (SafeguardDisputeRuling) then
      = safeguard_escalation_assess (escalation, SAFEGUARD_DISPUTE (view), &error);
  g_autoptr (SafeguardDisputeRuling) now
      = safeguard_escalation_assess (escalation, dispute, &error);

  g_assert_cmpstr (safeguard_proceeding_ruling_get_state (SAFEGUARD_PROCEEDING_RULING (then)), ==,
                   "open");
  g_assert_cmpstr (safeguard_proceeding_ruling_get_state (SAFEGUARD_PROCEEDING_RULING (now)), ==,
                   "resolved");
}

/* The areas and days of all bundled editions. */
static const char *const everywhere[][2] = {
    {"england", "2019-10-01"},      {"england", "2024-02-01"},
    {"stockport", "2018-05-01"},    {"stockport", "2020-03-02"},
    {"stockport", "2024-02-01"},    {CHESTER, "2020-03-02"},
    {"salford", "2022-09-01"},      {"greater-manchester", "2020-03-02"},
    {"pan-cheshire", "2020-03-02"},
};

static void
test_whistleblowing (void)
{
  g_test_summary ("Whistleblowing is in every ruling of every area and kind, and never a stage");

  guint told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (everywhere); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardPolicy) policy = load_policy (everywhere[i][0], everywhere[i][1]);
      SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, &error);
      const char *const *kinds
          = escalation != NULL ? safeguard_escalation_get_kinds (escalation) : NULL;

      for (guint k = 0; kinds != NULL && kinds[k] != NULL; k++)
        {
          g_auto (GStrv) stages = safeguard_escalation_get_stages (escalation, kinds[k], NULL);
          g_autoptr (SafeguardDisputeRuling) before
              = follow_dispute (policy, kinds[k], "", "", NULL);
          g_autoptr (SafeguardDisputeRuling) after = follow_dispute (
              policy, kinds[k], "", "raised@2024-02-01 resolved@2024-02-02", NULL);

          assert_always_said (before);
          assert_always_said (after);
          g_assert_false (g_strv_contains ((const char *const *)stages, "whistleblowing"));
          told++;
        }
    }
  g_assert_cmpuint (told, >=, 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ladders/stockport", test_stockport);
  g_test_add_func ("/ladders/elsewhere", test_elsewhere);
  g_test_add_func ("/ladders/conduct", test_conduct);
  g_test_add_func ("/ladders/by-reference", test_the_policy_is_named);
  g_test_add_func ("/ladders/goes-to", test_where_else);
  g_test_add_func ("/ladders/visits", test_the_way_so_far);
  g_test_add_func ("/ladders/breach", test_a_breach_says_who_and_whose);
  g_test_add_func ("/ladders/refused", test_what_is_refused);
  g_test_add_func ("/ladders/ids", test_an_id_is_used_once);
  g_test_add_func ("/ladders/other-policy", test_of_another_policy);
  g_test_add_func ("/ladders/as-known", test_as_known);
  g_test_add_func ("/ladders/whistleblowing", test_whistleblowing);

  return g_test_run ();
}
