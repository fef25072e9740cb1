/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "proceeding.h"
#include "ruling/made-up.h"

/* Each key of an act and of a stage, in a made-up ladder: what it asks, and what a ruling says
 * where that was not so. */

#define CITE "cite: {document: doc}"
#define STAGE(id, more) "        - {id: " id ", name: " id ", " more ", " CITE "}\n"
#define ACT(id, more) "        " id ": {name: " id ", " more ", " CITE "}\n"

/* clang-format off */
static const char *const packs[][2] = {
    {"town.yaml",
     FRAME ("town-2019", "town", "england, england-and-wales")
     "escalation:\n"
     "  ladders:\n"
     "    made-up:\n"
     "      name: Made up\n"
     "      " CITE "\n"
     "      stages:\n"
     STAGE ("low", "holder: parties, leads-to: [aside, high, top]")
     STAGE ("aside", "holder: panel, leads-to: [low, high], optional: true")
     STAGE ("high", "holder: health, when: heard, leads-to: [top]")
     STAGE ("top", "holder: police, when: {parties: {at-least: 2}}, final: true")
     "      acts:\n"
     ACT ("heard", "by: [parties, panel]")
     ACT ("minuted", "after: [raised, heard]")
     ACT ("noted", "after: {any: [heard, minuted]}")
     ACT ("voted", "when: {parties: {at-least: 3}}")
     ACT ("reported", "requires: [reason], expects: [minuted]")
     ACT ("visited", "stage: aside, repeats: true")
     ACT ("sat", "in: [aside, high]")
     ACT ("set-aside", "enters: aside")
     ACT ("sent-up", "enters: high")
     ACT ("sent-down", "enters: low")
     ACT ("ended", "closes: ended")
     ACT ("appealed", "reopens: true, enters: top")
     ACT ("reopened", "reopens: true")},
};
/* clang-format on */

typedef struct
{
  const char *what;
  const char *parties;
  const char *story;
  const char *stage;
  const char *breaches;
  const char *advice; /* one other finding, or NULL */
} Row;

#define TWO "health police"
#define RAISED "raised@2020-03-02 "

static const Row rows[] = {
    {"before it is raised", TWO, "heard@2020-03-01/health " RAISED, "low", "act-out-of-order:heard",
     NULL},
    {"to the stage where it is", TWO, RAISED "escalated@2020-03-03>low", "low", "",
     "stage-held-already"},
    {"reopened, and sent nowhere", TWO, RAISED "ended@2020-03-03 reopened@2020-03-04", NULL, "",
     "matter-at-no-stage"},
    {"by a party", TWO, RAISED "heard@2020-03-03/health", "low", "", NULL},
    {"by one who is no party", TWO, RAISED "heard@2020-03-03/local-authority", "low",
     "act-by-another:heard", NULL},
    {"by one beside the parties", TWO, RAISED "heard@2020-03-03/panel", "low", "", NULL},
    {"by nobody who is named", TWO, RAISED "heard@2020-03-03", "low", "", NULL},
    {"whether it is a party is not known", "", RAISED "heard@2020-03-03/local-authority", "low", "",
     NULL},
    {"after all of a list", TWO, RAISED "minuted@2020-03-03", "low", "act-out-of-order:minuted",
     NULL},
    {"after them", TWO, RAISED "heard@2020-03-03 minuted@2020-03-03", "low", "", NULL},
    {"after one of several", TWO, RAISED "heard@2020-03-03 noted@2020-03-04", "low", "", NULL},
    {"after none of several", TWO, RAISED "noted@2020-03-04", "low", "act-out-of-order:noted",
     NULL},
    {"a condition that fails", TWO, RAISED "voted@2020-03-04", "low", "act-condition-not-met:voted",
     "act-condition-not-met"},
    {"one that holds", TWO " local-authority", RAISED "voted@2020-03-04", "low", "", NULL},
    {"one of which it is not known", "", RAISED "voted@2020-03-04", "low", "",
     "act-condition-undetermined"},
    {"without its reason", TWO, RAISED "reported@2020-03-04", "low",
     "act-lacks-particular:reported", "act-step-missing"},
    {"a reason that is empty", TWO, RAISED "reported@2020-03-04~", "low",
     "act-lacks-particular:reported", NULL},
    {"with its reason", TWO, RAISED "reported@2020-03-04~law", "low", "", "act-step-missing"},
    {"looked for in another stage, and done here", TWO, RAISED "visited@2020-03-04", "low", "",
     NULL},
    {"of another stage", TWO, RAISED "sat@2020-03-04", "low", "act-outside-stage:sat", NULL},
    {"in its stage", TWO, RAISED "set-aside@2020-03-03 sat@2020-03-04", "aside", "", NULL},
    {"a second time", TWO, RAISED "heard@2020-03-03 heard@2020-03-04", "low", "", "act-repeated"},
    {"a second time, where that is usual", TWO, RAISED "visited@2020-03-03 visited@2020-03-04",
     "low", "", NULL},
    {"an act that enters leads where it says", TWO, RAISED "heard@2020-03-03 sent-up@2020-03-03",
     "high", "", NULL},
    {"also where the stage's own condition fails, which is a breach", TWO,
     RAISED "sent-up@2020-03-03", "high", "stage-entry-not-met:sent-up", NULL},
    {"and not back, unless the stage leads there", TWO,
     RAISED "heard@2020-03-03 sent-up@2020-03-03 sent-down@2020-03-04", "high", "", NULL},
    {"which the one aside does", TWO, RAISED "set-aside@2020-03-03 sent-down@2020-03-04", "low", "",
     NULL},
    {"up past the stage whose condition fails", TWO, RAISED "escalated@2020-03-03", "top", "",
     NULL},
    {"up to it once it holds", TWO, RAISED "heard@2020-03-03 escalated@2020-03-04", "high", "",
     NULL},
    {"to it by name, although it fails", TWO, RAISED "escalated@2020-03-03>high", "high",
     "stage-entry-not-met:escalated", NULL},
    {"to a stage of which it is not known", "", RAISED "escalated@2020-03-03>top", "top", "",
     "stage-entry-undetermined"},
    {"down by name", TWO, RAISED "heard@2020-03-02 escalated@2020-03-03 escalated@2020-03-04>low",
     "low", "stage-gone-back:escalated", "stage-gone-back"},
    {"from the last one on", TWO, RAISED "escalated@2020-03-03 escalated@2020-03-04", "top", "",
     "no-stage-left"},
    {"ended", TWO, RAISED "ended@2020-03-03", NULL, "", "matter-closed"},
    {"after the end", TWO, RAISED "ended@2020-03-03 sent-up@2020-03-04", NULL,
     "act-after-closure:sent-up", NULL},
    {"often after the end is one breach", TWO,
     RAISED "ended@2020-03-03 heard@2020-03-04 heard@2020-03-05 heard@2020-03-06", NULL,
     "act-after-closure:heard", NULL},
    {"taken up again", TWO, RAISED "ended@2020-03-03 appealed@2020-03-04", "top", "", NULL},
    {"in another order than it happened", TWO, "heard@2020-03-03 " RAISED, "low", "",
     "act-recorded-later"},
    /* On one day the order of recording counts. */
    {"on one day", TWO, RAISED "heard@2020-03-02 escalated@2020-03-02", "high", "", NULL},
};

static SafeguardPolicy *
town_policy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (GDate) day = g_date_new_dmy (2, 3, 2020);
  SafeguardPolicy *policy = safeguard_catalogue_get_policy (catalogue, "town", day, &error);

  g_assert_no_error (error);

  return policy;
}

static void
test_keys (void)
{
  g_autoptr (SafeguardPolicy) policy = town_policy ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (SafeguardDisputeRuling) ruling
          = follow_dispute (policy, "made-up", row->parties, row->story, "2020-04-01");
      g_autofree char *breaches = join_breaches (ruling);

      g_test_message ("%s", row->what);
      g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (SAFEGUARD_PROCEEDING_RULING (ruling)),
                       ==, row->stage);
      g_assert_cmpstr (breaches, ==, row->breaches);
      if (row->advice != NULL)
        g_assert_true (has_finding (ruling, row->advice));
      if (row->advice == NULL || strcmp (row->advice, "act-repeated") != 0)
        g_assert_false (has_finding (ruling, "act-repeated"));
    }
}

static void
test_a_breach_is_told_once (void)
{
  g_autoptr (SafeguardPolicy) policy = town_policy ();
  g_autoptr (SafeguardDisputeRuling) ruling = follow_dispute (
      policy, "made-up", TWO,
      RAISED "ended@2020-03-03 heard@2020-03-04 heard@2020-03-05 heard@2020-03-06", NULL);
  g_autoptr (SafeguardFinding) breach = find_finding (ruling, "act-after-closure");

  g_assert_nonnull (
      strstr (safeguard_finding_get_message (breach), "Wed 4 Mar 2020 and 2 times more"));
}

static void
test_next (void)
{
  static const struct
  {
    const char *parties;
    const char *story;
    const char *there; /* may come next */
    const char *not_there;
  } asked[] = {
      {TWO, "", "raised", "escalated resolved minuted"},
      {TWO, RAISED, "heard ended set-aside escalated reported",
       "raised minuted noted voted sat "
       "visited immediate-risk-ended"},
      {TWO " local-authority", RAISED, "voted", "raised"},
      {"", RAISED, "voted", "raised"},
      {TWO, RAISED "set-aside@2020-03-03", "sat visited", "set-aside"},
      {TWO, RAISED "heard@2020-03-03", "minuted noted", "heard"},
      {TWO, RAISED "visited@2020-03-03 set-aside@2020-03-03", "visited", "raised"},
      {TWO, RAISED "ended@2020-03-03", "appealed", "heard escalated ended"},
      {TWO, RAISED "immediate-risk@2020-03-03", "immediate-risk-ended", "immediate-risk paused"},
  };
  g_autoptr (SafeguardPolicy) policy = town_policy ();

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (SafeguardDisputeRuling) ruling
          = follow_dispute (policy, "made-up", asked[i].parties, asked[i].story, NULL);
      g_auto (GStrv) there = g_strsplit (asked[i].there, " ", -1);
      g_auto (GStrv) not_there = g_strsplit (asked[i].not_there, " ", -1);

      for (guint j = 0; there[j] != NULL; j++)
        if (!may_come_next (ruling, there[j]))
          g_error ("row %u: %s is not among what may come next", i, there[j]);
      for (guint j = 0; not_there[j] != NULL; j++)
        if (may_come_next (ruling, not_there[j]))
          g_error ("row %u: %s is among what may come next", i, not_there[j]);
    }
}

static void
test_where_it_may_go (void)
{
  g_autoptr (SafeguardPolicy) policy = town_policy ();
  g_autoptr (SafeguardDisputeRuling) two = follow_dispute (policy, "made-up", TWO, RAISED, NULL);
  g_autoptr (SafeguardDisputeRuling) unknown
      = follow_dispute (policy, "made-up", "", RAISED "heard@2020-03-02", NULL);
  g_autofree char *of_two = join_next_stages (two);
  g_autofree char *of_unknown = join_next_stages (unknown);

  /* What was not heard cannot go high; how many they are decides on the top. */
  g_assert_cmpstr (of_two, ==, "aside top aside high low top");
  g_assert_cmpstr (of_unknown, ==, "aside high top:undetermined aside high low top");
}

static void
test_a_hundred_thousand_events (void)
{
  g_test_summary ("One record with 100,000 events is ruled on in seconds, recorded back to front");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = town_policy ();
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (escalation, "d-1", "made-up", NULL, &error);
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 100000; i > 0; i--)
    {
      g_autofree char *when = g_strdup_printf ("2020-%02u-%02uT%02u:%02u", 3 + i / 40320 % 9,
                                               1 + i / 1440 % 28, i / 60 % 24, i % 60);

      safeguard_record_append_event (SAFEGUARD_RECORD (dispute),
                                     i % 3 == 0 ? "heard" : (i % 3 == 1 ? "visited" : "paused"),
                                     when, NULL);
    }
  record_story (dispute, "raised@2020-03-01");
  g_autoptr (SafeguardDisputeRuling) ruling
      = safeguard_escalation_assess (escalation, dispute, &error);
  g_autofree char *json = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));

  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (SAFEGUARD_PROCEEDING_RULING (ruling)), ==,
                   "low");
  g_assert_cmpuint (strlen (json), <, 20000);
  /* A step for each pair of events would take minutes. */
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 30 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acts/keys", test_keys);
  g_test_add_func ("/acts/once", test_a_breach_is_told_once);
  g_test_add_func ("/acts/next", test_next);
  g_test_add_func ("/acts/steps", test_where_it_may_go);
  g_test_add_func ("/acts/many", test_a_hundred_thousand_events);

  return g_test_run ();
}
