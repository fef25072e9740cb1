/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-ruling-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardFundLine:
 *
 * One line of a fund's statement: what came in or went out under a heading in a financial year, and
 * in each quarter of it, against the budget.
 *
 * Made by [class@FundRuling]; immutable; may be shared between threads. Amounts are in pence.
 *
 * Since: 1.0
 */
struct _SafeguardFundLine
{
  GObject parent_instance;

  char *heading;
  char *name;
  char *under;
  gint64 pence;
  gint64 quarters[4];
  gint64 budget;
  gboolean has_budget;
  gboolean is_group;
  gint64 share;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardFundLine, safeguard_fund_line, G_TYPE_OBJECT)

static void
safeguard_fund_line_finalize (GObject *object)
{
  SafeguardFundLine *self = SAFEGUARD_FUND_LINE (object);

  g_free (self->heading);
  g_free (self->name);
  g_free (self->under);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_fund_line_parent_class)->finalize (object);
}

static void
safeguard_fund_line_class_init (SafeguardFundLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_fund_line_finalize;
}

static void
safeguard_fund_line_init (SafeguardFundLine *self)
{
}

SafeguardFundLine *
safeguard_fund_line_new (const SafeguardBook *book, guint heading, gint year)
{
  SafeguardFundLine *self = g_object_new (SAFEGUARD_TYPE_FUND_LINE, NULL);
  const SafeguardHeading *rule = safeguard_funding_get_heading (book->funding, heading);

  self->heading = g_strdup (rule->id);
  self->name = g_strdup (rule->name);
  if (rule->under != SAFEGUARD_NO_HEADING)
    self->under = g_strdup (safeguard_funding_get_heading (book->funding, (guint)rule->under)->id);
  self->pence = safeguard_statement_get_heading (book, heading, year);
  for (guint i = 0; i < 4; i++)
    self->quarters[i] = safeguard_statement_get_quarter (book, heading, year, i);
  self->has_budget = safeguard_statement_get_budget (book, heading, year, &self->budget);
  self->is_group = rule->is_group;
  self->share = rule->is_group ? 0 : safeguard_statement_get_share (book, heading, year);
  self->citations = g_object_ref (rule->citations);

  return self;
}

void
safeguard_fund_line_write (SafeguardFundLine *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "heading", self->heading);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_text (builder, "under", self->under);
  safeguard_json_add_integer (builder, "pence", self->pence);
  json_builder_set_member_name (builder, "quarters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 4; i++)
    json_builder_add_int_value (builder, self->quarters[i]);
  json_builder_end_array (builder);
  if (self->has_budget)
    safeguard_json_add_integer (builder, "budget", self->budget);
  else
    safeguard_json_add_text (builder, "budget", NULL);
  if (!self->is_group)
    safeguard_json_add_integer (builder, "share", self->share);
  json_builder_end_object (builder);
}

/**
 * safeguard_fund_line_get_heading:
 * @self: a line
 *
 * Gets the heading.
 *
 * Returns: (transfer none): its id, such as "training"
 *
 * Since: 1.0
 */
const char *
safeguard_fund_line_get_heading (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), NULL);

  return self->heading;
}

/**
 * safeguard_fund_line_get_name:
 * @self: a line
 *
 * Gets what the document calls the heading.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_fund_line_get_name (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), NULL);

  return self->name;
}

/**
 * safeguard_fund_line_get_under:
 * @self: a line
 *
 * Gets the sub-total that the line belongs to.
 *
 * Returns: (transfer none) (nullable): the id of a heading, or %NULL if it belongs to none
 *
 * Since: 1.0
 */
const char *
safeguard_fund_line_get_under (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), NULL);

  return self->under;
}

/**
 * safeguard_fund_line_get_pence:
 * @self: a line
 *
 * Gets what came in, or went out, in the year.
 *
 * Returns: the pence
 *
 * Since: 1.0
 */
gint64
safeguard_fund_line_get_pence (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), 0);

  return self->pence;
}

/**
 * safeguard_fund_line_get_quarter:
 * @self: a line
 * @quarter: 1 to 4; 1 is April to June
 *
 * Gets what came in, or went out, in a quarter of the year.
 *
 * Returns: the pence
 *
 * Since: 1.0
 */
gint64
safeguard_fund_line_get_quarter (SafeguardFundLine *self, guint quarter)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), 0);
  g_return_val_if_fail (quarter >= 1 && quarter <= 4, 0);

  return self->quarters[quarter - 1];
}

/**
 * safeguard_fund_line_has_budget:
 * @self: a line
 *
 * Gets whether a budget was set for it.
 *
 * Returns: whether there is one
 *
 * Since: 1.0
 */
gboolean
safeguard_fund_line_has_budget (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), FALSE);

  return self->has_budget;
}

/**
 * safeguard_fund_line_get_budget:
 * @self: a line
 *
 * Gets the budget for the year; ask [method@FundLine.has_budget] first.
 *
 * Returns: the pence; 0 without a budget
 *
 * Since: 1.0
 */
gint64
safeguard_fund_line_get_budget (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), 0);

  return self->budget;
}

/**
 * safeguard_fund_line_get_share:
 * @self: a line
 *
 * Gets what part of all income, or all expenditure, it is. The parts of a year come to exactly 100
 * per cent: what rounding leaves over goes to the largest remainders.
 *
 * Returns: hundredths of a per cent, 0 to 10000; 0 for a sub-total
 *
 * Since: 1.0
 */
gint64
safeguard_fund_line_get_share (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), 0);

  return self->share;
}

/**
 * safeguard_fund_line_get_citations:
 * @self: a line
 *
 * Gets where the heading stands.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_line_get_citations (SafeguardFundLine *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_LINE (self), NULL);

  return self->citations;
}
