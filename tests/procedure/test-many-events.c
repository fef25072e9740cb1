/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

/* Nothing crashes on a million events, or on one record with 100,000. Work that grew with the
 * square of them would run into the time limit of the suite. */

#define N_ON_ONE_RECORD 100000
#define N_RECORDS 10000
#define N_EACH 100

static const char *const acts[] = {"acknowledged",   "responded", "escalated", "resolved",
                                   "partners-split", "paused",    "mediated",  "immediate-risk"};

static SafeguardDispute *
dispute_new (SafeguardEscalation *escalation, GRand *rand, int n)
{
  const char *const parties[] = {"local-authority", "police", "health", NULL};
  g_autoptr (GError) error = NULL;
  SafeguardDispute *dispute
      = safeguard_dispute_new (escalation, "d", "between-partners", parties, &error);

  g_assert_no_error (error);
  safeguard_record_append_event (SAFEGUARD_RECORD (dispute), "raised", "2019-11-01", &error);
  for (int i = 1; i < n; i++)
    {
      g_autofree char *when
          = g_strdup_printf ("2019-12-%02dT%02d:%02d", g_rand_int_range (rand, 1, 32),
                             g_rand_int_range (rand, 0, 24), g_rand_int_range (rand, 0, 60));

      safeguard_record_append_event (SAFEGUARD_RECORD (dispute),
                                     acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))], when,
                                     &error);
      g_assert_no_error (error);
    }

  return dispute;
}

static void
check (SafeguardEscalation *escalation, SafeguardDispute *dispute)
{
  g_autoptr (GDateTime) at = london_time ("2020-01-31T12:00:00");
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDisputeRuling) ruling
      = safeguard_escalation_assess_at (escalation, dispute, at, &error);

  g_assert_no_error (error);
  g_assert_nonnull (safeguard_proceeding_ruling_get_state (SAFEGUARD_PROCEEDING_RULING (ruling)));
}

static void
test_one_record (void)
{
  g_test_summary ("One dispute with 100,000 events, most of them after its closure");

  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-11-01");
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
  g_autoptr (SafeguardDispute) dispute = dispute_new (escalation, rand, N_ON_ONE_RECORD);
  g_autoptr (GDateTime) at = london_time ("2020-01-31T12:00:00");
  g_autoptr (SafeguardDisputeRuling) ruling
      = safeguard_escalation_assess_at (escalation, dispute, at, NULL);
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (SAFEGUARD_RULING (ruling));

  /* What is wrong a thousand times is said once. */
  g_assert_true (has_finding (ruling, "act-after-closure"));
  g_assert_cmpuint (g_list_model_get_n_items (findings), <, 200);
}

static void
test_many_records (void)
{
  g_test_summary ("A million events on ten thousand disputes");

  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-11-01");
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);

  for (int i = 0; i < (g_test_slow () ? N_RECORDS : N_RECORDS / 20); i++)
    {
      g_autoptr (SafeguardDispute) dispute = dispute_new (escalation, rand, N_EACH);

      check (escalation, dispute);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure/one-record", test_one_record);
  g_test_add_func ("/procedure/many-records", test_many_records);

  return g_test_run ();
}
