/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

/* What comes in: from a promise to the money, in kind, from reserves. */

SafeguardPromise *
safeguard_book_get_promise (SafeguardBook *self, int contributor, gint year)
{
  SafeguardPromise fresh = {.contributor = contributor, .year = year};

  for (guint i = 0; i < self->promises_by_year->len; i++)
    {
      SafeguardPromise *promise = &g_array_index (self->promises_by_year, SafeguardPromise, i);

      if (promise->contributor == contributor && promise->year == year)
        return promise;
    }
  g_array_append_val (self->promises_by_year, fresh);

  return &g_array_index (self->promises_by_year, SafeguardPromise, self->promises_by_year->len - 1);
}

gint64
safeguard_promise_outstanding (const SafeguardPromise *promise)
{
  return MAX (promise->pledged - promise->received - promise->given_up, 0);
}

/* As much for each of the years, from the first on. */
static gboolean
take_pledge (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  gint first = safeguard_fund_act_get_year (act);
  gint64 pence;
  const char *clause = safeguard_funding_find_clause (self->funding, "contributions") != NULL
                           ? "contributions"
                           : "pool";

  if (__builtin_mul_overflow (act->pence, act->years, &pence)
      || first + act->years - 1 > SAFEGUARD_LEDGER_LAST_YEAR)
    {
      safeguard_error_set (
          error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
          "the amounts are more than 64 bits hold, or the years more than there are");
      return FALSE;
    }
  if (!safeguard_book_move (self, act, clause, self->promised[act->contributor], self->promises,
                            pence, error))
    return FALSE;
  for (gint year = first; year < first + act->years; year++)
    {
      SafeguardPromise *promise = safeguard_book_get_promise (self, act->contributor, year);

      promise->pledged += act->pence;
      promise->years = MAX (promise->years, act->years);
    }

  return TRUE;
}

/* The day by which it is owed; an amount that nobody pledged before is pledged with it. */
static gboolean
take_due (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  gint year = safeguard_fund_act_get_year (act);
  SafeguardPromise *promise = safeguard_book_get_promise (self, act->contributor, year);

  if (promise->pledged == 0 && act->pence > 0 && !take_pledge (self, act, error))
    return FALSE;
  safeguard_book_get_promise (self, act->contributor, year)->due = act->moment.day;

  return TRUE;
}

static gboolean
take_receipt (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  int heading = act->heading;
  const char *clause;
  SafeguardPromise *promise;
  gint64 outstanding;

  if (heading < 0 && act->contributor >= 0)
    heading = safeguard_funding_get_contributor (self->funding, (guint)act->contributor)->heading;
  if (heading < 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "'received' lacks its \"from\" or its \"heading\"");
      return FALSE;
    }
  clause = safeguard_funding_find_clause (self->funding, "pool") != NULL
               ? "pool"
               : safeguard_funding_get_heading (self->funding, (guint)heading)->id;
  if (!safeguard_book_move (self, act, clause, self->bank, self->heading_accounts[heading],
                            act->pence, error))
    return FALSE;
  if (act->contributor < 0)
    return TRUE;

  promise = safeguard_book_get_promise (self, act->contributor, safeguard_fund_act_get_year (act));
  outstanding = MIN (safeguard_promise_outstanding (promise), act->pence);
  safeguard_book_move_too (self, act, self->promises, self->promised[act->contributor],
                           outstanding);
  promise->received += act->pence;
  promise->received_last = MAX (promise->received_last, act->moment.day);

  return TRUE;
}

/* What is not owed any longer: all that is outstanding, or a part. */
static gboolean
take_given_up (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardPromise *promise
      = safeguard_book_get_promise (self, act->contributor, safeguard_fund_act_get_year (act));
  gint64 outstanding = safeguard_promise_outstanding (promise);
  gint64 pence = act->pence > 0 ? act->pence : outstanding;

  if (pence > outstanding || pence == 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "found %" G_GINT64_FORMAT " pence, where %" G_GINT64_FORMAT
                           " are promised and not received",
                           pence, outstanding);
      return FALSE;
    }
  if (!safeguard_book_move (self, act, "contributions", self->promises,
                            self->promised[act->contributor], pence, error))
    return FALSE;
  promise = safeguard_book_get_promise (self, act->contributor, safeguard_fund_act_get_year (act));
  promise->given_up += pence;
  promise->given_up_last = MAX (promise->given_up_last, act->moment.day);

  return TRUE;
}

/* An outside reserve pays into the fund; one of the fund's own is money that it holds already. */
static gboolean
take_drawn (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  const SafeguardReserveRule *reserve
      = safeguard_funding_get_reserve (self->funding, (guint)act->reserve);
  guint32 income = self->heading_accounts[reserve->heading];
  guint32 account = self->reserve_accounts[act->reserve];
  gint64 kept = -safeguard_ledger_get_balance (self->ledger, account);

  if (reserve->outside)
    return safeguard_book_move (self, act, reserve->id, self->bank, income, act->pence, error);
  if (act->pence > kept)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "found %" G_GINT64_FORMAT
                           " pence, where the reserve holds %" G_GINT64_FORMAT,
                           act->pence, kept);
      return FALSE;
    }

  return safeguard_book_move (self, act, reserve->id, account, income, act->pence, error);
}

gboolean
safeguard_book_take_income (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  switch (act->type)
    {
    case SAFEGUARD_FUND_PLEDGED:
      return take_pledge (self, act, error);
    case SAFEGUARD_FUND_DUE:
      return take_due (self, act, error);
    case SAFEGUARD_FUND_RECEIVED:
      return take_receipt (self, act, error);
    case SAFEGUARD_FUND_LAPSED:
    case SAFEGUARD_FUND_WAIVED:
      return take_given_up (self, act, error);
    case SAFEGUARD_FUND_IN_KIND:
      return safeguard_book_move (
          self, act,
          safeguard_funding_find_clause (self->funding, "in-kind") != NULL ? "in-kind" : NULL,
          self->used_in_kind, self->given_in_kind[act->contributor], act->pence, error);
    case SAFEGUARD_FUND_UNDERTAKEN:
      {
        gint year = safeguard_fund_act_get_year (act);
        SafeguardUndertaking undertaking
            = {act->contributor, year, year + (gint)act->years - 1, act->pence};

        g_array_append_val (self->undertakings, undertaking);
        return TRUE;
      }
    case SAFEGUARD_FUND_RESERVE_ADDED:
      return safeguard_book_move (
          self, act, safeguard_funding_get_reserve (self->funding, (guint)act->reserve)->id,
          self->bank, self->reserve_accounts[act->reserve], act->pence, error);
    case SAFEGUARD_FUND_RESERVE_DRAWN:
      return take_drawn (self, act, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
