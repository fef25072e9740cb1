/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-ruling-private.h"

static gint64
moved (const SafeguardBook *book, guint heading, guint first, guint n)
{
  const SafeguardHeading *rule = safeguard_funding_get_heading (book->funding, heading);
  gint64 sum = 0;

  if (!rule->is_group)
    {
      sum = safeguard_ledger_get_movement (book->ledger, book->heading_accounts[heading], first, n);
      return rule->kind == SAFEGUARD_ACCOUNT_INCOME ? -sum : sum;
    }
  for (guint i = 0; i < book->funding->headings->len; i++)
    if (safeguard_funding_get_heading (book->funding, i)->under == (int)heading)
      sum += moved (book, i, first, n);

  return sum;
}

gint64
safeguard_statement_get_heading (const SafeguardBook *book, guint heading, gint year)
{
  return moved (book, heading, safeguard_ledger_first_quarter (year), 4);
}

gint64
safeguard_statement_get_quarter (const SafeguardBook *book, guint heading, gint year, guint quarter)
{
  return moved (book, heading, safeguard_ledger_first_quarter (year) + quarter, 1);
}

gint64
safeguard_statement_get_total (const SafeguardBook *book, SafeguardAccountKind kind, gint year)
{
  gint64 sum = 0;

  for (guint i = 0; i < book->funding->headings->len; i++)
    {
      const SafeguardHeading *heading = safeguard_funding_get_heading (book->funding, i);

      if (heading->kind == kind && !heading->is_group)
        sum += safeguard_statement_get_heading (book, i, year);
    }

  return sum;
}

/* The last that was set for a heading; of a sub-total without its own, what stands under it. */
gboolean
safeguard_statement_get_budget (const SafeguardBook *book, guint heading, gint year, gint64 *pence)
{
  gboolean found = FALSE;

  *pence = 0;
  for (guint i = 0; i < book->budgets->len; i++)
    {
      const SafeguardBudget *budget = &g_array_index (book->budgets, SafeguardBudget, i);

      if (budget->heading != (int)heading || budget->year != year)
        continue;
      *pence = budget->pence;
      found = TRUE;
    }
  for (guint i = 0; !found && i < book->funding->headings->len; i++)
    {
      gint64 part;

      if (safeguard_funding_get_heading (book->funding, i)->under == (int)heading
          && safeguard_statement_get_budget (book, i, year, &part))
        *pence += part;
    }

  return found || *pence > 0;
}

gint64
safeguard_statement_get_carried (const SafeguardBook *book, gint year)
{
  gint64 sum = 0;

  for (guint i = 0; i < book->carried->len; i++)
    if (g_array_index (book->carried, SafeguardYearValue, i).year == year)
      sum += g_array_index (book->carried, SafeguardYearValue, i).value;

  return sum;
}

gint64
safeguard_statement_get_brought (const SafeguardBook *book, gint year)
{
  gint64 sum = 0;

  for (guint i = 0; i < book->carried->len; i++)
    if (g_array_index (book->carried, SafeguardYearValue, i).year < year)
      sum += g_array_index (book->carried, SafeguardYearValue, i).value;

  return sum;
}

gint64
safeguard_statement_get_index (const SafeguardBook *book, gint year)
{
  for (guint i = 0; i < book->indices->len; i++)
    if (g_array_index (book->indices, SafeguardYearValue, i).year == year)
      return g_array_index (book->indices, SafeguardYearValue, i).value;

  return 0;
}

gint64
safeguard_statement_get_share (const SafeguardBook *book, guint heading, gint year)
{
  const SafeguardHeading *rule = safeguard_funding_get_heading (book->funding, heading);
  gint64 total = safeguard_statement_get_total (book, rule->kind, year);
  g_autoptr (SafeguardShares) shares = safeguard_shares_new (10000);
  g_autoptr (GListModel) parts = NULL;
  guint place = 0;

  if (total <= 0)
    return 0;
  for (guint i = 0; i < book->funding->headings->len; i++)
    {
      const SafeguardHeading *other = safeguard_funding_get_heading (book->funding, i);

      if (other->kind != rule->kind || other->is_group)
        continue;
      if (i < heading)
        place++;
      safeguard_shares_add (shares, other->id, 0,
                            MAX (safeguard_statement_get_heading (book, i, year), 0), -1, -1);
    }
  parts = safeguard_shares_divide (shares, NULL);
  if (parts == NULL || place >= g_list_model_get_n_items (parts))
    return 0;
  g_autoptr (SafeguardShare) share = g_list_model_get_item (parts, place);

  return safeguard_share_get_pence (share);
}

gboolean
safeguard_statement_shows (const SafeguardBook *book, guint heading, gint year)
{
  gint64 budget;

  if (safeguard_statement_get_budget (book, heading, year, &budget))
    return TRUE;
  for (guint quarter = 0; quarter < 4; quarter++)
    if (safeguard_statement_get_quarter (book, heading, year, quarter) != 0)
      return TRUE;

  return FALSE;
}

gint64
safeguard_statement_get_reserve (const SafeguardBook *book, guint reserve, gint year)
{
  return -safeguard_ledger_get_balance_after (book->ledger, book->reserve_accounts[reserve],
                                              safeguard_ledger_first_quarter (year) + 3);
}

gint64
safeguard_statement_get_in_kind (const SafeguardBook *book, guint contributor, gint year)
{
  return -safeguard_ledger_get_movement (book->ledger, book->given_in_kind[contributor],
                                         safeguard_ledger_first_quarter (year), 4);
}
