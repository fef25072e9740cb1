/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <safeguard/safeguard.h>

int
main (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_OCTOBER, 2019);
  g_autoptr (SafeguardPolicy) policy = safeguard_policy_load ("stockport", day, NULL);
  SafeguardThresholds *thresholds = safeguard_policy_get_thresholds (policy, NULL);
  g_autoptr (SafeguardConcern) concern = safeguard_concern_new (thresholds);
  SafeguardRecord *record = SAFEGUARD_RECORD (concern);
  safeguard_case_add_present (SAFEGUARD_CASE (concern), "significant-welfare-concern", NULL);
  safeguard_record_append_event (record, "referral-received", "2019-10-01", NULL);
  g_autoptr (SafeguardLevelRuling) ruling = safeguard_thresholds_assess (thresholds, concern, NULL);
  g_autofree char *why = safeguard_ruling_why (SAFEGUARD_RULING (ruling));
  g_print ("%s\n%s", safeguard_level_get_name (safeguard_level_ruling_get_level (ruling)), why);
}
