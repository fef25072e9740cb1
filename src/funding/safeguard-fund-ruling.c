/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-ruling-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

#include <string.h>

/**
 * SafeguardFundRuling:
 *
 * The statement of a fund for one financial year: income and expenditure by heading and quarter
 * against the budget, what was carried forward, reserves, what is promised and committed, and every
 * exception. Immutable; may be shared between threads. Amounts are in pence.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardFundRuling, safeguard_fund_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_fund_ruling_finalize (GObject *object)
{
  SafeguardFundRuling *self = SAFEGUARD_FUND_RULING (object);

  safeguard_started_clocks_clear (&self->clocks);
  g_clear_pointer (&self->book, safeguard_book_free);
  g_clear_pointer (&self->misfits, g_ptr_array_unref);
  g_clear_object (&self->funding);
  g_free (self->year_text);

  G_OBJECT_CLASS (safeguard_fund_ruling_parent_class)->finalize (object);
}

/* What an overlay has to decide: an overspend, when a reserve may be drawn on that was, and when a
 * standstill ends. */
static void
safeguard_fund_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardFundRuling *self = SAFEGUARD_FUND_RULING (ruling);
  const SafeguardGaps *gaps = self->funding->gaps;

  if (safeguard_fund_ruling_get_income_total (self)
      < safeguard_fund_ruling_get_expenditure_total (self))
    safeguard_gaps_add (gaps, self->funding->overspend_gap, out);
  for (guint i = 0; i < self->funding->reserves->len; i++)
    {
      const SafeguardReserveRule *reserve = safeguard_funding_get_reserve (self->funding, i);

      if (safeguard_fund_ruling_draws_without_rule (self, reserve))
        safeguard_gaps_add (gaps, reserve->gap, out);
    }
  safeguard_gaps_add (gaps, self->funding->standstill.gap, out);
}

static void
safeguard_fund_ruling_class_init (SafeguardFundRulingClass *klass)
{
  static const char *const sections[] = {"funding", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_fund_ruling_finalize;
  ruling_class->add_findings = safeguard_fund_ruling_add_findings;
  ruling_class->add_clocks = safeguard_fund_ruling_add_clocks;
  ruling_class->add_undecided = safeguard_fund_ruling_add_undecided;
  ruling_class->write_result = safeguard_fund_ruling_write_result;
  ruling_class->sections = sections;
}

static void
safeguard_fund_ruling_init (SafeguardFundRuling *self)
{
}

/* The book as of @at: what happened later is left out, and what rested on it is told. */
static SafeguardBook *
replay (SafeguardFundRuling *self, SafeguardFund *fund, const SafeguardMoment *at)
{
  SafeguardBook *book = safeguard_book_new (self->funding);

  for (guint i = 0; i < fund->acts->len; i++)
    {
      SafeguardFundAct *act = g_ptr_array_index (fund->acts, i);

      /* By when something is owed is known before that day comes. */
      if (act->type != SAFEGUARD_FUND_DUE && safeguard_moment_compare (&act->moment, at) > 0)
        continue;
      if (!safeguard_book_take (book, act, NULL))
        g_ptr_array_add (self->misfits, safeguard_fund_act_describe (act));
    }

  return book;
}

SafeguardFundRuling *
safeguard_fund_ruling_new (SafeguardFunding *funding,
                           SafeguardFund *fund,
                           gint year,
                           SafeguardMoment at)
{
  SafeguardFundRuling *self = g_object_new (SAFEGUARD_TYPE_FUND_RULING, NULL);

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), funding->layers, at);
  self->funding = g_object_ref (funding);
  self->year = year;
  self->year_text = safeguard_financial_year_to_text (year);
  self->day = at.day;
  self->misfits = g_ptr_array_new_with_free_func (g_free);
  /* Where nothing is to be left out the fund's own book is the answer. */
  self->book = at.day == 0 || fund->book->latest < at.day ? safeguard_book_snapshot (fund->book)
                                                          : replay (self, fund, &at);
  safeguard_fund_ruling_start_clocks (self);

  return self;
}

/* --- the result */

static GListModel *
list_lines (SafeguardFundRuling *self, SafeguardAccountKind kind, gboolean groups)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->funding->headings->len; i++)
    {
      const SafeguardHeading *heading = safeguard_funding_get_heading (self->funding, i);

      if (heading->is_group == groups && (groups || heading->kind == kind)
          && safeguard_statement_shows (self->book, i, self->year))
        g_ptr_array_add (lines, safeguard_fund_line_new (self->book, i, self->year));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_FUND_LINE, lines);
}

static void
write_lines (JsonBuilder *builder, const char *name, GListModel *lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    safeguard_fund_line_write (safeguard_list_peek (lines, i), builder);
  json_builder_end_array (builder);
  g_object_unref (lines);
}

static void
write_reserves (SafeguardFundRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "reserves");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->funding->reserves->len; i++)
    {
      const SafeguardReserveRule *reserve = safeguard_funding_get_reserve (self->funding, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "reserve", reserve->id);
      safeguard_json_add_text (builder, "name", reserve->name);
      safeguard_json_add_text (builder, "purpose", reserve->purpose);
      safeguard_json_add_boolean (builder, "outside", reserve->outside);
      safeguard_json_add_integer (builder, "pence",
                                  safeguard_statement_get_reserve (self->book, i, self->year));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_in_kind (SafeguardFundRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "in_kind");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->funding->contributors->len; i++)
    {
      gint64 pence = safeguard_statement_get_in_kind (self->book, i, self->year);

      if (pence == 0)
        continue;
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "from",
                               safeguard_funding_get_contributor (self->funding, i)->id);
      safeguard_json_add_integer (builder, "pence", pence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_commitments (SafeguardFundRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "commitments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->book->commitments_made->len; i++)
    {
      const SafeguardCommitment *commitment = g_ptr_array_index (self->book->commitments_made, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", commitment->id);
      safeguard_json_add_text (
          builder, "heading",
          safeguard_funding_get_heading (self->funding, (guint)commitment->heading)->id);
      safeguard_json_add_integer (builder, "pence", commitment->pence);
      safeguard_json_add_integer (builder, "paid", commitment->paid);
      safeguard_json_add_integer (builder, "released", commitment->released);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Earlier years, and what they come to in the prices of this one where both indices are known. */
static void
write_earlier (SafeguardFundRuling *self, JsonBuilder *builder)
{
  gint64 own = safeguard_statement_get_index (self->book, self->year);

  json_builder_set_member_name (builder, "earlier_years");
  json_builder_begin_array (builder);
  for (gint year = self->year - 1; year >= MAX (self->year - 10, SAFEGUARD_LEDGER_FIRST_YEAR);
       year--)
    {
      gint64 income = safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_INCOME, year);
      gint64 spent
          = safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_EXPENDITURE, year);
      gint64 index = safeguard_statement_get_index (self->book, year), real;
      g_autofree char *text = safeguard_financial_year_to_text (year);

      if (income == 0 && spent == 0)
        continue;
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "year", text);
      safeguard_json_add_integer (builder, "income_total", income);
      safeguard_json_add_integer (builder, "expenditure_total", spent);
      if (own > 0 && index > 0 && safeguard_pence_scale (income, own, index, &real))
        safeguard_json_add_integer (builder, "income_total_real", real);
      if (own > 0 && index > 0 && safeguard_pence_scale (spent, own, index, &real))
        safeguard_json_add_integer (builder, "expenditure_total_real", real);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_cover (SafeguardFundRuling *self, JsonBuilder *builder)
{
  SafeguardCover cover
      = safeguard_book_get_cover (self->book, self->day != 0 ? self->day : self->book->latest);

  json_builder_set_member_name (builder, "cover");
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "held", cover.held);
  safeguard_json_add_integer (builder, "promised", cover.promised);
  safeguard_json_add_integer (builder, "committed", cover.committed);
  safeguard_json_add_integer (builder, "put_by", cover.put_by);
  safeguard_json_add_integer (builder, "reserves", cover.kept);
  safeguard_json_add_integer (builder, "uncommitted", safeguard_cover_free (&cover));
  json_builder_end_object (builder);
}

static void
write_exceptions (SafeguardFundRuling *self, JsonBuilder *builder)
{
  g_autoptr (GListModel) exceptions = safeguard_fund_ruling_get_exceptions (self);

  json_builder_set_member_name (builder, "exceptions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (exceptions); i++)
    {
      SafeguardFinding *finding = safeguard_list_peek (exceptions, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "code", safeguard_finding_get_code (finding));
      safeguard_json_add_text (builder, "message", safeguard_finding_get_message (finding));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
safeguard_fund_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardFundRuling *self = SAFEGUARD_FUND_RULING (ruling);
  gint64 income = safeguard_fund_ruling_get_income_total (self);
  gint64 spent = safeguard_fund_ruling_get_expenditure_total (self);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "year", self->year_text);
  write_lines (builder, "income", safeguard_fund_ruling_get_income (self));
  safeguard_json_add_integer (builder, "income_total", income);
  write_lines (builder, "expenditure", safeguard_fund_ruling_get_expenditure (self));
  safeguard_json_add_integer (builder, "expenditure_total", spent);
  write_lines (builder, "subtotals", safeguard_fund_ruling_get_subtotals (self));
  safeguard_json_add_integer (builder, "surplus", income - spent);
  safeguard_json_add_integer (builder, "brought_forward",
                              safeguard_fund_ruling_get_brought_forward (self));
  safeguard_json_add_integer (builder, "carried_forward",
                              safeguard_fund_ruling_get_carried_forward (self));
  write_reserves (self, builder);
  write_in_kind (self, builder);
  safeguard_fund_ruling_write_promises (self, builder);
  write_commitments (self, builder);
  write_cover (self, builder);
  write_earlier (self, builder);
  write_exceptions (self, builder);
  json_builder_end_object (builder);
}

/* --- asking */

#define IS_FILLED(ruling) (SAFEGUARD_IS_FUND_RULING (ruling) && (ruling)->book != NULL)

/**
 * safeguard_fund_ruling_get_year:
 * @self: a ruling
 *
 * Gets the financial year that it is of.
 *
 * Returns: (transfer none): the year, such as "2017-18"
 *
 * Since: 1.0
 */
const char *
safeguard_fund_ruling_get_year (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->year_text;
}

/**
 * safeguard_fund_ruling_get_income:
 * @self: a ruling
 *
 * Gets what came in, by heading, in the order of the documents. A heading under which nothing
 * moved, and for which no budget was set, is left out.
 *
 * Returns: (transfer full): a list of [class@FundLine]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_ruling_get_income (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return list_lines (self, SAFEGUARD_ACCOUNT_INCOME, FALSE);
}

/**
 * safeguard_fund_ruling_get_expenditure:
 * @self: a ruling
 *
 * Gets what went out, by heading, as [method@FundRuling.get_income] does what came in.
 *
 * Returns: (transfer full): a list of [class@FundLine]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_ruling_get_expenditure (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return list_lines (self, SAFEGUARD_ACCOUNT_EXPENDITURE, FALSE);
}

/**
 * safeguard_fund_ruling_get_subtotals:
 * @self: a ruling
 *
 * Gets the sub-totals of both sides, in the order of the documents.
 *
 * Returns: (transfer full): a list of [class@FundLine]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_ruling_get_subtotals (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return list_lines (self, SAFEGUARD_ACCOUNT_INCOME, TRUE);
}

/**
 * safeguard_fund_ruling_get_income_total:
 * @self: a ruling
 *
 * Gets all that came in during the year.
 *
 * Returns: the pence
 *
 * Since: 1.0
 */
gint64
safeguard_fund_ruling_get_income_total (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), 0);

  return safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_INCOME, self->year);
}

/**
 * safeguard_fund_ruling_get_expenditure_total:
 * @self: a ruling
 *
 * Gets all that went out during the year.
 *
 * Returns: the pence
 *
 * Since: 1.0
 */
gint64
safeguard_fund_ruling_get_expenditure_total (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), 0);

  return safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_EXPENDITURE, self->year);
}

/**
 * safeguard_fund_ruling_get_brought_forward:
 * @self: a ruling
 *
 * Gets what earlier years carried forward.
 *
 * Returns: the pence
 *
 * Since: 1.0
 */
gint64
safeguard_fund_ruling_get_brought_forward (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), 0);

  return safeguard_statement_get_brought (self->book, self->year);
}

/**
 * safeguard_fund_ruling_get_carried_forward:
 * @self: a ruling
 *
 * Gets what entries carried forward out of the year; what nothing carried is told as a finding.
 *
 * Returns: the pence; below nothing for an overspend that was carried
 *
 * Since: 1.0
 */
gint64
safeguard_fund_ruling_get_carried_forward (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), 0);

  return safeguard_statement_get_carried (self->book, self->year);
}

/**
 * safeguard_fund_ruling_get_reserve:
 * @self: a ruling
 * @reserve: the id of a reserve
 * @error: return location for an error
 *
 * Gets what a reserve of the fund holds at the end of the year; one that another agency keeps holds
 * nothing here.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_HEADING, naming the nearest.
 *
 * Returns: the pence; 0 with an error
 *
 * Since: 1.0
 */
gint64
safeguard_fund_ruling_get_reserve (SafeguardFundRuling *self, const char *reserve, GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), 0);
  g_return_val_if_fail (reserve != NULL, 0);
  g_return_val_if_fail (error == NULL || *error == NULL, 0);

  int found = safeguard_funding_find_reserve (self->funding, reserve, error);

  return found >= 0 ? safeguard_statement_get_reserve (self->book, (guint)found, self->year) : 0;
}

/**
 * safeguard_fund_ruling_get_exceptions:
 * @self: a ruling
 *
 * Gets what an auditor would ask about: what lacked a clause, a decision, a signature or a
 * commitment, what is late (as its clocks have it), over its budget, corrected, or left open by the
 * documents.
 *
 * Returns: (transfer full): a list of [class@Finding]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_ruling_get_exceptions (SafeguardFundRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *exceptions = g_ptr_array_new ();

  safeguard_fund_ruling_add_findings (SAFEGUARD_RULING (self), all);
  safeguard_fund_ruling_add_lateness (self, all);
  for (guint i = 0; i < all->len; i++)
    if (safeguard_finding_get_severity (g_ptr_array_index (all, i))
        != SAFEGUARD_FINDING_SEVERITY_INFORMATION)
      g_ptr_array_add (exceptions, g_object_ref (g_ptr_array_index (all, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_FINDING, exceptions);
}
