/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* Remedies against a partner that fails: the plan first, the others in any order, a summons once
 * all agree, a referral after it. */

static void
test_remedies (void)
{
  static const struct
  {
    const char *acts;
    const char *breach; /* or NULL */
  } cases[] = {
      {"plan-required", NULL},
      {"plan-required put-on-agenda agreed summoned referred", NULL},
      {"plan-required agreed summoned put-on-agenda", NULL},
      {"plan-required summoned", "act-out-of-order"},
      {"plan-required referred", "act-out-of-order"},
      {"plan-required agreed referred", "act-out-of-order"},
      {"put-on-agenda", "act-out-of-order"},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) acts = g_strsplit (cases[i].acts, " ", -1);
      g_autoptr (SafeguardWorkstream) work
          = safeguard_workstream_new (governance, "w-1", "remedies", NULL, &error);
      g_assert_no_error (error);

      for (guint j = 0; acts[j] != NULL; j++)
        {
          g_autofree char *day = g_strdup_printf ("2019-03-%02u", j + 1);

          add_event (work, acts[j], day, NULL, NULL);
        }
      g_autoptr (SafeguardWorkstreamRuling) ruling
          = safeguard_governance_follow (governance, work, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GListModel) breaches
          = safeguard_proceeding_ruling_get_breaches (SAFEGUARD_PROCEEDING_RULING (ruling));

      g_test_message ("%s", cases[i].acts);
      g_assert_cmpuint (g_list_model_get_n_items (breaches) > 0, ==, cases[i].breach != NULL);
      g_assert_true (cases[i].breach == NULL || has_finding (ruling, cases[i].breach));
    }
}

static void
test_unknown_kind (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_workstream_new (governance, "w-1", "remedy", NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_KIND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/workstreams/remedies", test_remedies);
  g_test_add_func ("/governance/workstreams/unknown-kind", test_unknown_kind);

  return g_test_run ();
}
