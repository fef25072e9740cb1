/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes at all, as the extract of a bank: every row is imported, left out, on the record
 * already or refused at its line; and what was imported once is not imported again. */
#include "fuzz.h"

#include <safeguard/safeguard.h>

static const char mapping_text[]
    = "safeguard-mapping: 1\n"
      "source: bank\n"
      "date-format: DD/MM/YYYY\n"
      "columns: {date: Date, description: Details, amount: Amount}\n"
      "rules:\n"
      "  - {when: {description: Balance}, then: leave-out}\n"
      "  - {when: {money: in}, then: {type: received, from: police}}\n"
      "  - {when: {money: out}, then: {type: spent, heading: staffing}}\n";

static SafeguardFunding *
the_rules (void)
{
  static SafeguardFunding *funding = NULL;

  if (funding == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDate) on = g_date_new_dmy (1, G_DATE_APRIL, 2017);
      g_autoptr (SafeguardPolicy) policy = safeguard_policy_load ("stockport", on, &error);

      g_assert_no_error (error);
      funding = g_object_ref (safeguard_policy_get_funding (policy, NULL));
    }

  return funding;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardFundMapping) mapping = safeguard_fund_mapping_new (mapping_text, &error);
  g_autoptr (SafeguardFund) fund = safeguard_fund_new (the_rules (), "fuzz", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SafeguardFundImport) import
      = safeguard_fund_import_extract (fund, mapping, bytes, NULL, &error);

  if (import == NULL)
    {
      g_assert_true (error->domain == SAFEGUARD_ERROR);
      return 0;
    }

  g_autoptr (GListModel) events = safeguard_fund_import_get_events (import);
  g_autoptr (GListModel) issues = safeguard_fund_import_get_issues (import);
  gint64 held = safeguard_fund_get_held (fund);
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    {
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, i);

      g_assert_cmpuint (safeguard_issue_get_line (issue), >, 1);
      g_assert_true (g_utf8_validate (safeguard_issue_get_message (issue), -1, NULL));
    }

  g_autoptr (SafeguardFundImport) again
      = safeguard_fund_import_extract (fund, mapping, bytes, NULL, NULL);
  g_autoptr (GListModel) more = safeguard_fund_import_get_events (again);
  g_assert_cmpuint (g_list_model_get_n_items (more), ==, 0);
  g_assert_cmpuint (safeguard_fund_import_get_n_repeated (again), ==,
                    g_list_model_get_n_items (events));
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, held);

  return 0;
}
