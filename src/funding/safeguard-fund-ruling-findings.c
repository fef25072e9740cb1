/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-ruling-private.h"

#include <string.h>

/* What a ruling on a fund says beside its figures. */

static void
add_summary (SafeguardFundRuling *self, GPtrArray *out)
{
  gint64 income_pence = safeguard_fund_ruling_get_income_total (self);
  gint64 spent_pence = safeguard_fund_ruling_get_expenditure_total (self);
  g_autofree char *income = safeguard_pence_to_text (income_pence);
  g_autofree char *spent = safeguard_pence_to_text (spent_pence);

  g_ptr_array_add (out, safeguard_finding_new (
                            "fund-statement", safeguard_funding_cite (self->funding, "pool"), NULL,
                            "year", self->year_text, "income", income, "spent", spent, NULL));
}

/* What is left, or lacking, and what the documents say becomes of it. */
static void
add_year_end (SafeguardFundRuling *self, GPtrArray *out)
{
  gint64 surplus = safeguard_fund_ruling_get_income_total (self)
                   - safeguard_fund_ruling_get_expenditure_total (self);
  gint64 carried = safeguard_fund_ruling_get_carried_forward (self);
  gint64 left = surplus - carried;
  g_autofree char *pence = safeguard_pence_to_text (ABS (left));
  GListModel *citations = safeguard_funding_cite (self->funding, "year-end");
  static const char *const overspends[] = {"overspend-undecided", "overspend-to-carry",
                                           "overspend-made-up", "overspend-borne-by-one"};
  const char *code = NULL;

  if (left == 0)
    return;
  if ((surplus > 0 && carried > surplus) || (surplus < 0 && carried < surplus)
      || (surplus == 0 && carried != 0))
    code = "carried-forward-too-much";
  else if (surplus > 0)
    code = self->funding->carries_underspend ? "underspend-to-carry" : "underspend-undecided";
  else
    code = overspends[self->funding->overspend];
  g_ptr_array_add (out, safeguard_finding_new (code, citations, NULL, "year", self->year_text,
                                               "pence", pence, NULL));
}

static void
add_promise (SafeguardFundRuling *self, const SafeguardPromise *promise, GPtrArray *out)
{
  const SafeguardContributor *who
      = safeguard_funding_get_contributor (self->funding, (guint)promise->contributor);
  gint64 outstanding = safeguard_promise_outstanding (promise);
  g_autofree char *pence = safeguard_pence_to_text (outstanding);
  g_autofree char *year = safeguard_financial_year_to_text (promise->year);
  g_autofree char *due = promise->due != 0 ? safeguard_day_number_to_text (promise->due) : NULL;
  /* Where the documents have the clock, it says what is late. */
  gboolean judges = self->funding->contribution_clock == NULL && promise->due != 0;
  gboolean late = judges && self->day > promise->due;

  if (outstanding > 0 && late)
    g_ptr_array_add (out, safeguard_finding_new ("contribution-late", who->citations, NULL, "who",
                                                 who->name, "year", year, "pence", pence, "due",
                                                 due, NULL));
  else if (outstanding > 0)
    g_ptr_array_add (out,
                     safeguard_finding_new ("contribution-outstanding", who->citations, NULL, "who",
                                            who->name, "year", year, "pence", pence, NULL));
  else if (judges && promise->received_last > promise->due)
    {
      g_autofree char *when = safeguard_day_number_to_text (promise->received_last);

      g_ptr_array_add (out, safeguard_finding_new ("contribution-received-late", who->citations,
                                                   NULL, "who", who->name, "year", year, "when",
                                                   when, "due", due, NULL));
    }
}

static void
add_budgets (SafeguardFundRuling *self, GPtrArray *out)
{
  for (guint i = 0; i < self->funding->headings->len; i++)
    {
      const SafeguardHeading *heading = safeguard_funding_get_heading (self->funding, i);
      gint64 spent = safeguard_statement_get_heading (self->book, i, self->year), budget;

      if (heading->kind != SAFEGUARD_ACCOUNT_EXPENDITURE
          || !safeguard_statement_get_budget (self->book, i, self->year, &budget)
          || spent <= budget)
        continue;

      g_autofree char *over = safeguard_pence_to_text (spent - budget);
      g_autofree char *set = safeguard_pence_to_text (budget);
      g_ptr_array_add (out, safeguard_finding_new ("heading-over-budget", heading->citations, NULL,
                                                   "heading", heading->name, "pence", over,
                                                   "budget", set, NULL));
    }
}

gboolean
safeguard_fund_ruling_draws_without_rule (const SafeguardFundRuling *self,
                                          const SafeguardReserveRule *reserve)
{
  return reserve->draw_down == NULL
         && safeguard_statement_get_heading (self->book, (guint)reserve->heading, self->year) > 0;
}

/* The cost that a reserve is for, against what was drawn. */
static void
add_reserve (SafeguardFundRuling *self, const SafeguardReserveRule *reserve, GPtrArray *out)
{
  gint64 drawn_pence
      = safeguard_statement_get_heading (self->book, (guint)reserve->heading, self->year);
  gint64 cost_pence
      = reserve->cost != SAFEGUARD_NO_HEADING
            ? safeguard_statement_get_heading (self->book, (guint)reserve->cost, self->year)
            : 0;
  g_autofree char *drawn = safeguard_pence_to_text (drawn_pence);

  if (cost_pence > drawn_pence)
    {
      const SafeguardHeading *cost
          = safeguard_funding_get_heading (self->funding, (guint)reserve->cost);
      g_autofree char *text = safeguard_pence_to_text (cost_pence);
      g_autofree char *rest = safeguard_pence_to_text (cost_pence - drawn_pence);

      g_ptr_array_add (out,
                       safeguard_finding_new ("reserve-short-of-cost", reserve->citations, NULL,
                                              "heading", cost->name, "cost", text, "reserve",
                                              reserve->name, "drawn", drawn, "rest", rest, NULL));
    }
  if (safeguard_fund_ruling_draws_without_rule (self, reserve))
    g_ptr_array_add (out,
                     safeguard_finding_new ("reserve-drawn-without-rule", reserve->citations, NULL,
                                            "reserve", reserve->name, "drawn", drawn, NULL));
}

/* Who bears a cost that the pooled fund paid; what income is for that went elsewhere. */
static void
add_ties (SafeguardFundRuling *self, GPtrArray *out)
{
  for (guint i = 0; i < self->funding->bears->len; i++)
    {
      const SafeguardTie *tie = g_ptr_array_index (self->funding->bears, i);
      gint64 cost = safeguard_statement_get_heading (self->book, (guint)tie->heading, self->year);
      g_autofree char *pence = safeguard_pence_to_text (cost);

      if (cost > 0)
        g_ptr_array_add (
            out, safeguard_finding_new (
                     "cost-borne-by-one", tie->citations, NULL, "heading",
                     safeguard_funding_get_heading (self->funding, (guint)tie->heading)->name,
                     "pence", pence, "who",
                     tie->who != NULL ? safeguard_actors_name (self->funding->actors, tie->who)
                                      : tie->says,
                     NULL));
    }
  for (guint i = 0; i < self->funding->purposes->len; i++)
    {
      const SafeguardTie *tie = g_ptr_array_index (self->funding->purposes, i);
      gint64 got = safeguard_statement_get_heading (self->book, (guint)tie->heading, self->year);
      gint64 cost = tie->cost != SAFEGUARD_NO_HEADING
                        ? safeguard_statement_get_heading (self->book, (guint)tie->cost, self->year)
                        : 0;
      g_autofree char *income = safeguard_pence_to_text (got);
      g_autofree char *spent = safeguard_pence_to_text (cost);

      if (got > cost)
        g_ptr_array_add (
            out, safeguard_finding_new (
                     "income-for-a-purpose", tie->citations, NULL, "heading",
                     safeguard_funding_get_heading (self->funding, (guint)tie->heading)->name,
                     "income", income, "spent", spent, "says", tie->says, NULL));
    }
}

static void
add_commitments (SafeguardFundRuling *self, GPtrArray *out)
{
  for (guint i = 0; i < self->book->commitments_made->len; i++)
    {
      const SafeguardCommitment *commitment = g_ptr_array_index (self->book->commitments_made, i);
      gint64 rest = safeguard_commitment_rest (commitment);
      g_autofree char *pence = safeguard_pence_to_text (rest);

      if (rest > 0)
        g_ptr_array_add (out, safeguard_finding_new ("commitment-outstanding", NULL, NULL, "what",
                                                     commitment->id, "pence", pence, NULL));
    }
}

/* Contributions held level: whether they still are, and whether what comes after was agreed. */
static void
add_standstill (SafeguardFundRuling *self, GPtrArray *out)
{
  const SafeguardStandstill *standstill = &self->funding->standstill;
  guint n_ended = 0;

  if (self->day == 0 || self->book->renewed)
    return;
  for (guint i = 0; i < standstill->ends->len; i++)
    n_ended += g_array_index (standstill->ends, SafeguardStandstillEnd, i).day < self->day ? 1 : 0;
  if (n_ended == 0)
    return;

  g_autofree char *first = safeguard_day_number_to_text (
      g_array_index (standstill->ends, SafeguardStandstillEnd, 0).day);
  g_autofree char *last = safeguard_day_number_to_text (
      g_array_index (standstill->ends, SafeguardStandstillEnd, standstill->ends->len - 1).day);
  g_ptr_array_add (out, safeguard_finding_new (n_ended < standstill->ends->len
                                                   ? "standstill-perhaps-ended"
                                                   : "standstill-ended",
                                               safeguard_funding_cite (self->funding, "standstill"),
                                               NULL, "first", first, "last", last, NULL));
}

/* Entries that were written down after their year, and those that a source does not bear out. */
static void
add_entries (SafeguardFundRuling *self, GPtrArray *out)
{
  guint n_generated = 0, n_late = 0;

  for (guint i = 0; i < self->book->tallies->len; i++)
    {
      const SafeguardYearTally *tally = &g_array_index (self->book->tallies, SafeguardYearTally, i);

      n_generated += tally->year == self->year ? tally->n_generated : 0;
      n_late += tally->year == self->year ? tally->n_late : 0;
    }

  g_autofree char *generated = g_strdup_printf ("%u", n_generated);
  g_autofree char *late = g_strdup_printf ("%u", n_late);
  if (n_generated > 0)
    g_ptr_array_add (out, safeguard_finding_new ("entries-generated", NULL, NULL, "n", generated,
                                                 "year", self->year_text, NULL));
  if (n_late > 0)
    g_ptr_array_add (out, safeguard_finding_new ("entries-recorded-after-year", NULL, NULL, "n",
                                                 late, "year", self->year_text, NULL));
}

void
safeguard_fund_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardFundRuling *self = SAFEGUARD_FUND_RULING (ruling);

  add_summary (self, out);
  for (guint i = 0; i < self->book->exceptions->len; i++)
    {
      const SafeguardBookException *exception = g_ptr_array_index (self->book->exceptions, i);

      if (exception->year == self->year)
        g_ptr_array_add (out, g_object_ref (exception->finding));
    }
  add_year_end (self, out);
  for (guint i = 0; i < self->book->promises_by_year->len; i++)
    if (g_array_index (self->book->promises_by_year, SafeguardPromise, i).year <= self->year)
      add_promise (self, &g_array_index (self->book->promises_by_year, SafeguardPromise, i), out);
  add_budgets (self, out);
  for (guint i = 0; i < self->funding->reserves->len; i++)
    add_reserve (self, safeguard_funding_get_reserve (self->funding, i), out);
  add_ties (self, out);
  add_commitments (self, out);
  add_standstill (self, out);
  safeguard_fund_ruling_add_promises (self, out);
  for (guint i = 0; i < self->misfits->len; i++)
    g_ptr_array_add (out, safeguard_finding_new ("fund-event-misfits", NULL, NULL, "what",
                                                 (const char *)g_ptr_array_index (self->misfits, i),
                                                 NULL));
  add_entries (self, out);
  safeguard_started_clocks_add_failures (&self->clocks, out);
}
