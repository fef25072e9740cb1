/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"
#include "naive-procedure-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* The state at any instant, of random procedures over random lists of events, is what a naive
 * second evaluation says. */

#define N_PROCEDURES 60
#define N_LISTS 25
#define MAX_EVENTS 24
#define FIRST_DAY "2019-10-01"

static const char *const agencies[] = {"alpha", "beta", "gamma"};

static int
pick (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n);
}

static gboolean
chance (GRand *rand, int one_in)
{
  return pick (rand, one_in) == 0;
}

/* --- random procedures, and the pack that says the same */

static NaiveCondition
random_condition (GRand *rand, int n_acts)
{
  NaiveCondition condition = {NAIVE_ALWAYS, pick (rand, n_acts)};

  if (chance (rand, 3))
    condition.kind = (NaiveConditionKind)pick (rand, NAIVE_IF_PARTNERS + 1);

  return condition;
}

static void
random_stage (GRand *rand, NaiveProcedure *procedure, int position)
{
  NaiveStage *stage = &procedure->stages[position];
  int n = 0;

  for (int i = procedure->n_stages - 1; i >= 0; i--)
    {
      stage->leads_to[i] = i != position && chance (rand, i > position ? 2 : 6);
      if (stage->leads_to[i])
        stage->order[n++] = i;
    }
  stage->order[n] = NAIVE_NONE;
  stage->optional = chance (rand, 6);
  stage->when = random_condition (rand, procedure->n_acts);
}

static void
random_act (GRand *rand, NaiveProcedure *procedure, int position)
{
  NaiveAct *act = &procedure->acts[position];

  for (int i = 0; i < procedure->n_acts; i++)
    {
      act->after[i] = i != position && chance (rand, 5);
      act->expects[i] = i != position && chance (rand, 6);
    }
  for (int i = 0; i < procedure->n_stages; i++)
    act->in[i] = chance (rand, 6);
  act->any = chance (rand, 2);
  act->only_alpha = chance (rand, 3);
  act->closes = chance (rand, 8);
  act->reopens = chance (rand, 5);
  act->repeats = chance (rand, 2);
  act->enters = chance (rand, 2) ? pick (rand, procedure->n_stages) : NAIVE_NONE;
  act->when = random_condition (rand, procedure->n_acts);
}

static NaiveProcedure
random_procedure (GRand *rand)
{
  NaiveProcedure procedure = {.n_stages = 2 + pick (rand, NAIVE_MAX_STAGES - 2),
                              .n_acts = 2 + pick (rand, NAIVE_MAX_ACTS - 2)};

  for (int i = 0; i < procedure.n_stages; i++)
    random_stage (rand, &procedure, i);
  for (int i = 0; i < procedure.n_acts; i++)
    random_act (rand, &procedure, i);

  return procedure;
}

static void
write_condition (GString *text, const NaiveCondition *condition)
{
  switch (condition->kind)
    {
    case NAIVE_IF_ACT:
      g_string_append_printf (text, ", when: %s", naive_name (condition->act));
      break;
    case NAIVE_IF_NOT_ACT:
      g_string_append_printf (text, ", when: {not: %s}", naive_name (condition->act));
      break;
    case NAIVE_IF_MANY:
      g_string_append (text, ", when: {parties: {over: 2}}");
      break;
    case NAIVE_IF_PARTNERS:
      g_string_append (text, ", when: partners-only");
      break;
    case NAIVE_ALWAYS:
      break;
    }
}

static void
write_stages (GString *text, const char *key, const gboolean *set, const int *order, int n)
{
  g_string_append_printf (text, ", %s: [", key);
  for (int i = 0, written = 0; order != NULL ? order[i] != NAIVE_NONE : i < n; i++)
    if (order != NULL || set[i])
      g_string_append_printf (text, "%sstage-%c", written++ > 0 ? ", " : "",
                              'a' + (order != NULL ? order[i] : i));
  g_string_append_c (text, ']');
}

static void
write_acts (GString *text, const gboolean *set, int n)
{
  int written = 0;

  g_string_append_c (text, '[');
  for (int i = 0; i < n; i++)
    if (set[i])
      g_string_append_printf (text, "%s%s", written++ > 0 ? ", " : "", naive_name (i));
  g_string_append_c (text, ']');
}

static char *
write_pack (const NaiveProcedure *procedure)
{
  GString *text = g_string_new (
      "safeguard-pack: 1\nid: made-up-2019\narea: made-up\nin-force: {from: 2019-01-01}\n"
      "builds-on: [england-and-wales]\nsources: {doc: {title: A local document}}\n"
      "actors:\n"
      "  alpha: {name: Alpha, partner: true, cite: {document: doc}}\n"
      "  beta: {name: Beta, partner: true, cite: {document: doc}}\n"
      "  gamma: {name: Gamma, cite: {document: doc}}\n"
      "escalation: {ladders: {between-partners: {name: The ladder, cite: {document: doc},\n"
      " stages: [\n");

  for (int i = 0; i < procedure->n_stages; i++)
    {
      const NaiveStage *stage = &procedure->stages[i];

      g_string_append_printf (text, "  {id: stage-%c, holder: alpha, optional: %s", 'a' + i,
                              stage->optional ? "true" : "false");
      write_stages (text, "leads-to", stage->leads_to, stage->order, procedure->n_stages);
      write_condition (text, &stage->when);
      g_string_append (text, ", cite: {document: doc}},\n");
    }
  g_string_append (text, " ],\n acts: {\n");
  for (int i = 0; i < procedure->n_acts; i++)
    {
      const NaiveAct *act = &procedure->acts[i];

      g_string_append_printf (text, "  %s: {after: %s", naive_name (i), act->any ? "{any: " : "");
      write_acts (text, act->after, procedure->n_acts);
      g_string_append_printf (text, "%s, expects: ", act->any ? "}" : "");
      write_acts (text, act->expects, procedure->n_acts);
      write_stages (text, "in", act->in, NULL, procedure->n_stages);
      write_condition (text, &act->when);
      if (act->only_alpha)
        g_string_append (text, ", by: alpha");
      if (act->closes)
        g_string_append (text, ", closes: shut");
      if (act->enters != NAIVE_NONE)
        g_string_append_printf (text, ", enters: stage-%c", 'a' + act->enters);
      g_string_append_printf (text, ", reopens: %s, repeats: %s, cite: {document: doc}},\n",
                              act->reopens ? "true" : "false", act->repeats ? "true" : "false");
    }
  g_string_append (text, " }}}}\n");

  return g_string_free (text, FALSE);
}

static SafeguardPolicy *
load (const NaiveProcedure *procedure)
{
  g_autofree char *folder = g_dir_make_tmp ("safeguard-procedure-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pack.yaml", NULL);
  g_autofree char *text = write_pack (procedure);
  const char *paths[] = {path, NULL};
  g_autoptr (GDate) day = g_date_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  g_assert_no_error (error);
  g_date_set_parse (day, FIRST_DAY);
  SafeguardPolicy *policy = safeguard_catalogue_get_policy (catalogue, "made-up", day, &error);
  if (error != NULL)
    g_test_message ("%s", text);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return policy;
}

/* --- random events */

static NaiveEvent
random_event (GRand *rand, const NaiveProcedure *procedure)
{
  NaiveEvent event = {.day = pick (rand, 12), .minute = NAIVE_NONE, .to = NAIVE_NONE};

  if (chance (rand, 2))
    event.minute = pick (rand, 8) * 180;
  event.what = chance (rand, 2) ? pick (rand, procedure->n_acts)
                                : NAIVE_RAISED + pick (rand, NAIVE_PAUSED - NAIVE_RAISED + 1);
  if (chance (rand, 4))
    event.what = NAIVE_ESCALATED;
  if (event.what == NAIVE_ESCALATED && chance (rand, 2))
    event.to = pick (rand, procedure->n_stages);
  event.by_beta = chance (rand, 3);

  return event;
}

static char *
when_of (int day, int minute)
{
  g_autoptr (GDate) date = g_date_new ();
  char iso[16];

  g_date_set_parse (date, FIRST_DAY);
  g_date_add_days (date, (guint)day);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", date);

  return minute == NAIVE_NONE ? g_strdup (iso)
                              : g_strdup_printf ("%sT%02d:%02d:00", iso, minute / 60, minute % 60);
}

static SafeguardDispute *
record (SafeguardEscalation *escalation,
        const NaiveParties *parties,
        const NaiveEvent *events,
        int n)
{
  g_autoptr (GError) error = NULL;
  const char *named[4] = {NULL};

  for (int i = 0; i < parties->n_parties; i++)
    named[i] = agencies[parties->n_parties == 1 && parties->n_partners == 0 ? 2 : i];

  SafeguardDispute *dispute
      = safeguard_dispute_new (escalation, "d-1", "between-partners",
                               parties->n_parties != NAIVE_NONE ? named : NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *when = when_of (events[i].day, events[i].minute);
      g_autofree char *payload = events[i].to != NAIVE_NONE
                                     ? g_strdup_printf ("{\"to\":\"stage-%c\"}", 'a' + events[i].to)
                                     : NULL;
      g_autoptr (SafeguardEvent) event
          = safeguard_event_new_full (naive_name (events[i].what), when, NULL, NULL,
                                      events[i].by_beta ? "beta" : "alpha", payload, &error);
      g_assert_no_error (error);
      safeguard_record_append (SAFEGUARD_RECORD (dispute), event, &error);
      g_assert_no_error (error);
    }

  return dispute;
}

/* --- what the library says, in the words of the naive evaluation */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
append_said (GString *text, SafeguardDisputeRuling *ruling)
{
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (SAFEGUARD_RULING (ruling));
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SafeguardFinding) finding = g_list_model_get_item (findings, i);
      g_autoptr (GVariant) arguments = safeguard_finding_get_arguments (finding);
      const char *act = NULL;

      if (g_variant_lookup (arguments, "act-id", "&s", &act))
        g_ptr_array_add (said,
                         g_strdup_printf ("%s %s", safeguard_finding_get_code (finding), act));
    }
  g_ptr_array_sort (said, compare_texts);
  for (guint i = 0; i < said->len; i++)
    if (i == 0 || strcmp (g_ptr_array_index (said, i), g_ptr_array_index (said, i - 1)) != 0)
      g_string_append_printf (text, " %s,", (char *)g_ptr_array_index (said, i));
}

static char *
describe (SafeguardDisputeRuling *dispute_ruling)
{
  SafeguardProceedingRuling *ruling = SAFEGUARD_PROCEEDING_RULING (dispute_ruling);
  const char *stage = safeguard_proceeding_ruling_get_stage (ruling);
  g_autoptr (GListModel) visits = safeguard_proceeding_ruling_get_visits (ruling);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "at %c; %s;", stage != NULL ? stage[strlen ("stage-")] : '-',
                          safeguard_proceeding_ruling_get_state (ruling));
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (SafeguardStageVisit) visit = g_list_model_get_item (visits, i);
      g_string_append_printf (text, " %s", safeguard_stage_visit_get_stage (visit));
    }
  g_string_append_c (text, ';');
  append_said (text, dispute_ruling);

  return g_string_free (text, FALSE);
}

static void
check_at (SafeguardEscalation *escalation,
          SafeguardDispute *dispute,
          const char *expected,
          int day,
          int minute)
{
  g_autofree char *iso = when_of (day, minute);
  g_autoptr (GDateTime) at = london_time (iso);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDisputeRuling) ruling
      = safeguard_escalation_assess_at (escalation, dispute, at, &error);

  g_assert_no_error (error);
  g_autofree char *found = describe (ruling);
  g_assert_cmpstr (found, ==, expected);
}

static void
check_list (GRand *rand, const NaiveProcedure *procedure, SafeguardEscalation *escalation)
{
  NaiveEvent events[MAX_EVENTS];
  NaiveParties parties = {pick (rand, 5) - 1, 0};
  int n = pick (rand, MAX_EVENTS + 1);

  /* One party is alpha, a partner, or gamma, which is none; two are the partners. */
  if (parties.n_parties == 1)
    parties.n_partners = pick (rand, 2);
  else if (parties.n_parties >= 2)
    parties.n_partners = 2;
  if (parties.n_parties == 0)
    parties.n_parties = NAIVE_NONE;
  for (int i = 0; i < n; i++)
    events[i] = random_event (rand, procedure);
  if (n > 0 && !chance (rand, 5))
    events[0] = (NaiveEvent){NAIVE_RAISED, 0, NAIVE_NONE, NAIVE_NONE, FALSE};

  g_autoptr (SafeguardDispute) dispute = record (escalation, &parties, events, n);

  /* Nobody disagrees alone: with one named, how many there are is not known. */
  if (parties.n_parties == 1)
    parties.n_parties = NAIVE_NONE;
  for (int i = 0; i < 4; i++)
    {
      int day = pick (rand, 14), minute = 1 + pick (rand, 1430);
      g_autofree char *expected = naive_evaluate (procedure, &parties, events, n, day, minute);

      check_at (escalation, dispute, expected, day, minute);
    }
}

static void
test_same_as_naive (void)
{
  g_test_summary ("The state at any instant is a function of the events, as a naive evaluation "
                  "finds it");

  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  int n = N_PROCEDURES * (g_test_slow () ? 20 : 1);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < n; i++)
    {
      NaiveProcedure procedure = random_procedure (rand);
      g_autoptr (SafeguardPolicy) policy = load (&procedure);
      SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);

      for (int j = 0; j < N_LISTS; j++)
        check_list (rand, &procedure, escalation);
    }
}

/* What was appended first does not matter where the times tell what happened first. */
static void
test_order_of_appending (void)
{
  g_test_summary ("Events with times give the same ruling in whatever order they were recorded");

  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < N_PROCEDURES; i++)
    {
      NaiveProcedure procedure = random_procedure (rand);
      g_autoptr (SafeguardPolicy) policy = load (&procedure);
      SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
      NaiveParties parties = {2, 2};
      NaiveEvent events[8], shuffled[8];
      g_autoptr (GError) error = NULL;

      for (int j = 0; j < 8; j++)
        {
          events[j] = random_event (rand, &procedure);
          events[j].day = j;
          events[j].minute = 600;
        }
      memcpy (shuffled, events, sizeof events);
      for (int j = 7; j > 0; j--)
        {
          int k = pick (rand, j + 1);
          NaiveEvent swap = shuffled[j];

          shuffled[j] = shuffled[k];
          shuffled[k] = swap;
        }

      g_autoptr (SafeguardDispute) first = record (escalation, &parties, events, 8);
      g_autoptr (SafeguardDispute) second = record (escalation, &parties, shuffled, 8);
      g_autoptr (SafeguardDisputeRuling) a
          = safeguard_escalation_assess (escalation, first, &error);
      g_autoptr (SafeguardDisputeRuling) b
          = safeguard_escalation_assess (escalation, second, &error);
      g_autoptr (GListModel) first_breaches
          = safeguard_proceeding_ruling_get_breaches (SAFEGUARD_PROCEEDING_RULING (a));
      g_autoptr (GListModel) second_breaches
          = safeguard_proceeding_ruling_get_breaches (SAFEGUARD_PROCEEDING_RULING (b));

      g_assert_cmpstr (safeguard_proceeding_ruling_get_stage (SAFEGUARD_PROCEEDING_RULING (a)), ==,
                       safeguard_proceeding_ruling_get_stage (SAFEGUARD_PROCEEDING_RULING (b)));
      g_assert_cmpstr (safeguard_proceeding_ruling_get_state (SAFEGUARD_PROCEEDING_RULING (a)), ==,
                       safeguard_proceeding_ruling_get_state (SAFEGUARD_PROCEEDING_RULING (b)));
      g_assert_cmpuint (g_list_model_get_n_items (first_breaches), ==,
                        g_list_model_get_n_items (second_breaches));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure/same-as-naive", test_same_as_naive);
  g_test_add_func ("/procedure/order-of-appending", test_order_of_appending);

  return g_test_run ();
}
