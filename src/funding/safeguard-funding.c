/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-private.h"

#include "safeguard-fund-ruling-private.h"
#include "safeguard-nearest-private.h"

#include <string.h>

/**
 * SafeguardFunding:
 *
 * What the arrangements of one area on one day say of the money: who contributes, under which
 * headings it comes in and goes out, what is asked before it is spent, and what becomes of what is
 * left at the end of the year.
 *
 * Money is in whole pence of pounds sterling. Financial years run from April to March and are
 * written "2017-18".
 *
 * Made by [class@Policy]; immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardFunding, safeguard_funding, G_TYPE_OBJECT)

static void
safeguard_funding_finalize (GObject *object)
{
  SafeguardFunding *self = SAFEGUARD_FUNDING (object);
  GPtrArray **lists[] = {&self->headings, &self->contributors, &self->reserves, &self->bears,
                         &self->purposes, &self->clauses,      &self->access,   &self->id_lists};

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  g_clear_pointer (&self->timescales, safeguard_timescales_unref);
  g_clear_pointer (&self->standstill_clocks, g_strfreev);
  g_free (self->contribution_clock);
  g_clear_pointer (&self->actors, safeguard_actors_unref);
  g_clear_pointer (&self->standstill.ends, g_array_unref);
  g_clear_pointer (&self->shares, g_array_unref);
  g_free (self->standstill.gap);
  g_free (self->standstill.renewal_says);
  g_free (self->decision_by);
  g_free (self->decision_vote);
  g_free (self->signature_by);
  g_free (self->host);
  g_free (self->overspend_gap);

  G_OBJECT_CLASS (safeguard_funding_parent_class)->finalize (object);
}

static void
safeguard_funding_class_init (SafeguardFundingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_funding_finalize;
}

static void
safeguard_funding_init (SafeguardFunding *self)
{
}

/* --- for the room */

static int
find (const GPtrArray *things, const char *id)
{
  for (guint i = 0; i < things->len; i++)
    if (strcmp (*(const char **)g_ptr_array_index (things, i), id) == 0)
      return (int)i;

  return -1;
}

static int
require (const SafeguardFunding *self,
         const GPtrArray *things,
         const char *id,
         SafeguardError code,
         const char *what,
         GError **error)
{
  int found = find (things, id);

  if (found >= 0 || error == NULL)
    return found;

  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint i = 0; i < things->len; i++)
    g_ptr_array_add (ids, *(char **)g_ptr_array_index (things, i));
  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, code, NULL, safeguard_nearest (id, (const char *const *)ids->pdata),
                       "the fund of %s has no %s called '%.60s'",
                       safeguard_layers_get_area (self->layers), what, id);

  return -1;
}

int
safeguard_funding_find_heading (const SafeguardFunding *self, const char *id, GError **error)
{
  return require (self, self->headings, id, SAFEGUARD_ERROR_UNKNOWN_HEADING, "heading", error);
}

int
safeguard_funding_find_contributor (const SafeguardFunding *self, const char *id, GError **error)
{
  return require (self, self->contributors, id, SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR, "contributor",
                  error);
}

int
safeguard_funding_find_reserve (const SafeguardFunding *self, const char *id, GError **error)
{
  return require (self, self->reserves, id, SAFEGUARD_ERROR_UNKNOWN_HEADING, "reserve", error);
}

const SafeguardHeading *
safeguard_funding_get_heading (const SafeguardFunding *self, guint heading)
{
  return g_ptr_array_index (self->headings, heading);
}

const SafeguardContributor *
safeguard_funding_get_contributor (const SafeguardFunding *self, guint contributor)
{
  return g_ptr_array_index (self->contributors, contributor);
}

const SafeguardReserveRule *
safeguard_funding_get_reserve (const SafeguardFunding *self, guint reserve)
{
  return g_ptr_array_index (self->reserves, reserve);
}

const SafeguardFundClause *
safeguard_funding_find_clause (const SafeguardFunding *self, const char *id)
{
  int found = find (self->clauses, id);

  return found >= 0 ? g_ptr_array_index (self->clauses, (guint)found) : NULL;
}

GListModel *
safeguard_funding_cite (const SafeguardFunding *self, const char *clause)
{
  const SafeguardFundClause *found = safeguard_funding_find_clause (self, clause);

  return found != NULL ? found->citations : NULL;
}

/* --- for everybody */

#define LIST(self, place) ((const char *const *)g_ptr_array_index ((self)->id_lists, (place)))

/**
 * safeguard_funding_get_headings:
 * @self: rules of a fund
 *
 * Gets the headings of income and expenditure, sub-totals among them, in the order of the
 * documents.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, such as "training"
 *
 * Since: 1.0
 */
const char *const *
safeguard_funding_get_headings (SafeguardFunding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);

  return LIST (self, 0);
}

/**
 * safeguard_funding_get_contributors:
 * @self: rules of a fund
 *
 * Gets who contributes, as far as the documents name them.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, such as "police"
 *
 * Since: 1.0
 */
const char *const *
safeguard_funding_get_contributors (SafeguardFunding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);

  return LIST (self, 1);
}

/**
 * safeguard_funding_get_reserves:
 * @self: rules of a fund
 *
 * Gets the reserves that the documents name.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
safeguard_funding_get_reserves (SafeguardFunding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);

  return LIST (self, 2);
}

/**
 * safeguard_funding_get_host:
 * @self: rules of a fund
 *
 * Gets the agency that holds the fund.
 *
 * Returns: (transfer none) (nullable): its id, or %NULL if no document says
 *
 * Since: 1.0
 */
const char *
safeguard_funding_get_host (SafeguardFunding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);

  return self->host;
}

/**
 * safeguard_funding_get_tests:
 * @self: rules of a fund
 *
 * Gets the tests of a business case, by which access to the fund is judged.
 *
 * Returns: (transfer none) (nullable): the checklist, or %NULL if no document has one
 *
 * Since: 1.0
 */
SafeguardChecklist *
safeguard_funding_get_tests (SafeguardFunding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);

  return self->access->len > 0 ? g_ptr_array_index (self->access, 0) : NULL;
}

/**
 * safeguard_funding_make_shares:
 * @self: rules of a fund
 * @pence: the sum to divide, in pence
 * @error: return location for an error
 *
 * Prepares a division of the sum as the documents, or an overlay of the area, say.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if none says how a sum is divided: it is not guessed.
 *
 * Returns: (transfer full): the division, to which more may be added
 *
 * Since: 1.0
 */
SafeguardShares *
safeguard_funding_make_shares (SafeguardFunding *self, gint64 pence, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardShares *shares;

  if (self->shares->len == 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                           "the documents held for %s do not say how contributions are divided",
                           safeguard_layers_get_area (self->layers));
      return NULL;
    }
  shares = safeguard_shares_new (pence);
  for (guint i = 0; i < self->shares->len; i++)
    {
      const SafeguardShareRule *rule = &g_array_index (self->shares, SafeguardShareRule, i);

      safeguard_shares_add (shares, rule->who, rule->flat, rule->weight, rule->least, rule->most);
    }

  return shares;
}

static SafeguardFundRuling *
assess (SafeguardFunding *self,
        SafeguardFund *fund,
        const char *year,
        SafeguardMoment at,
        GError **error)
{
  gint parsed;

  if (!safeguard_financial_year_parse (year, &parsed, error)
      || !safeguard_fund_check_policy (fund, self->layers, error))
    return NULL;

  return safeguard_fund_ruling_new (self, fund, parsed, at);
}

/**
 * safeguard_funding_assess:
 * @self: rules of a fund
 * @fund: what happened
 * @year: a financial year, such as "2017-18"
 * @error: return location for an error
 *
 * Draws up the statement of a financial year, with every exception that an auditor would ask about.
 *
 * Errors: %SAFEGUARD_ERROR_IMPOSSIBLE_DATE or %SAFEGUARD_ERROR_OUTSIDE_CALENDAR if @year is none,
 * %SAFEGUARD_ERROR_OTHER_POLICY if the fund was recorded for other rules.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardFundRuling *
safeguard_funding_assess (SafeguardFunding *self,
                          SafeguardFund *fund,
                          const char *year,
                          GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (safeguard_fund_is_filled (fund), NULL);
  g_return_val_if_fail (year != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, fund, year, SAFEGUARD_MOMENT_NONE, error);
}

/**
 * safeguard_funding_assess_at:
 * @self: rules of a fund
 * @fund: what happened
 * @year: a financial year, such as "2017-18"
 * @at: the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Funding.assess], for a moment: what happened later is left out, and what is owed by
 * then is late.
 *
 * Errors: as for [method@Funding.assess].
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardFundRuling *
safeguard_funding_assess_at (
    SafeguardFunding *self, SafeguardFund *fund, const char *year, GDateTime *at, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (safeguard_fund_is_filled (fund), NULL);
  g_return_val_if_fail (year != NULL, NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, fund, year, safeguard_moment_from_date_time (at), error);
}
