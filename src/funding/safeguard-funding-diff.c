/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-policy-difference-private.h"

#include <string.h>

static const char *
becomes_of_overspend (const SafeguardFunding *self)
{
  switch (self->overspend)
    {
    case SAFEGUARD_OVERSPEND_CARRIED:
      return safeguard_phrase ("fund-carried-forward");
    case SAFEGUARD_OVERSPEND_MADE_UP:
      return safeguard_phrase ("fund-made-up");
    case SAFEGUARD_OVERSPEND_BORNE_BY_ONE:
      return safeguard_phrase ("fund-borne-by-one");
    case SAFEGUARD_OVERSPEND_OPEN:
      break;
    }

  return self->overspend_gap != NULL ? safeguard_phrase ("is-left-open") : NULL;
}

/* The citations of a clause on either side, where the documents have it. */
static void
cite_both (const SafeguardFunding *const sides[2], const char *clause, GListModel *out[2])
{
  for (guint side = 0; side < 2; side++)
    out[side] = safeguard_funding_cite (sides[side], clause);
}

static void
add_term (const SafeguardFunding *const sides[2],
          const char *clause,
          const char *term,
          const char *first,
          const char *second,
          SafeguardDifferences *out)
{
  SafeguardComparedRule rule = {"funding", clause, SAFEGUARD_ASPECT_FUND, NULL};
  g_autofree char *one = safeguard_differences_words (first);
  g_autofree char *two = safeguard_differences_words (second);
  GListModel *citations[2];

  cite_both (sides, clause, citations);
  safeguard_differences_add_term (out, &rule, term, one, two, citations);
}

/* "Tue 31 Mar 2020, Wed 30 Jun 2021": its readings; NULL without a standstill. */
static char *
standstill_text (const SafeguardFunding *self)
{
  char *text = NULL;

  for (guint i = 0; self->standstill.ends != NULL && i < self->standstill.ends->len; i++)
    {
      g_autofree char *day = safeguard_day_number_to_text (
          g_array_index (self->standstill.ends, SafeguardStandstillEnd, i).day);

      char *longer = text != NULL ? safeguard_phrase_fill ("is-or", "one", text, "other", day, NULL)
                                  : g_strdup (day);

      g_free (text);
      text = longer;
    }

  return text;
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SafeguardShareRule *)a)->who, ((const SafeguardShareRule *)b)->who);
}

static void
append_phrase (GString *text, const char *phrase, const char *name, const char *value)
{
  g_autofree char *filled = safeguard_phrase_fill (phrase, name, value, NULL);

  g_string_append_printf (text, " %s", filled);
}

static void
append_pence (GString *text, const char *phrase, gint64 pence)
{
  g_autofree char *pounds = safeguard_pence_to_text (pence);

  append_phrase (text, phrase, "sum", pounds);
}

static void
append_share (GString *text, const SafeguardShareRule *share)
{
  g_autofree char *weight = g_strdup_printf ("%" G_GINT64_FORMAT, share->weight);

  g_string_append (text, share->who);
  if (share->flat > 0)
    append_pence (text, "fund-flat", share->flat);
  if (share->weight > 0)
    append_phrase (text, "fund-in-proportion", "weight", weight);
  if (share->least >= 0)
    append_pence (text, "fund-at-least", share->least);
  if (share->most >= 0)
    append_pence (text, "fund-at-most", share->most);
}

/* How a sum is divided, whatever the order in which the pack lists who pays. */
static char *
shares_text (const SafeguardFunding *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) shares = self->shares != NULL
                                  ? g_array_copy (self->shares)
                                  : g_array_new (FALSE, FALSE, sizeof (SafeguardShareRule));

  g_array_set_clear_func (shares, NULL);
  g_array_sort (shares, compare_shares);
  for (guint i = 0; i < shares->len; i++)
    {
      const SafeguardShareRule *share = &g_array_index (shares, SafeguardShareRule, i);

      g_string_append (text, i > 0 ? "; " : "");
      append_share (text, share);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* NULL where no document asks for more than one at a time. */
static char *
years_text (const SafeguardFunding *self)
{
  return self->commitment_years != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, self->commitment_years)
                                     : NULL;
}

static const SafeguardFundClause *
clause_at (const SafeguardFunding *self, guint n)
{
  return g_ptr_array_index (self->clauses, n);
}

/* What a clause asks that the library does not judge is in the pack's own words: whether there is
 * one is what can be compared. */
static void
add_only_clauses (const SafeguardFunding *has,
                  const SafeguardFunding *lacks,
                  guint side,
                  SafeguardDifferences *out)
{
  for (guint i = 0; i < has->clauses->len; i++)
    {
      const SafeguardFundClause *clause = clause_at (has, i);
      g_autofree char *name = safeguard_differences_words (clause->id);
      SafeguardComparedRule rule = {"funding", clause->id, SAFEGUARD_ASPECT_FUND, name};

      if (safeguard_funding_find_clause (lacks, clause->id) == NULL)
        safeguard_differences_add_only (out, &rule, side, clause->citations);
    }
}

/* Who bears a cost, by what it is. */
static void
compare_ties (const SafeguardFunding *first,
              const SafeguardFunding *second,
              SafeguardDifferences *out)
{
  for (guint i = 0; i < first->bears->len; i++)
    for (guint j = 0; j < second->bears->len; j++)
      {
        const SafeguardTie *one = g_ptr_array_index (first->bears, i);
        const SafeguardTie *two = g_ptr_array_index (second->bears, j);
        GListModel *const citations[2] = {one->citations, two->citations};
        g_autofree char *name = safeguard_differences_words (one->id);
        SafeguardComparedRule rule = {"funding", one->id, SAFEGUARD_ASPECT_FUND, name};

        if (strcmp (one->id, two->id) == 0)
          safeguard_differences_add_term (out, &rule, "borne-by", one->who, two->who, citations);
      }
}

void
safeguard_funding_diff (const SafeguardFunding *first,
                        const SafeguardFunding *second,
                        SafeguardDifferences *out)
{
  const SafeguardFunding *const sides[2] = {first, second};
  g_autofree char *first_standstill = standstill_text (first);
  g_autofree char *second_standstill = standstill_text (second);
  g_autofree char *first_shares = shares_text (first);
  g_autofree char *second_shares = shares_text (second);
  g_autofree char *first_years = years_text (first);
  g_autofree char *second_years = years_text (second);

  safeguard_checklists_compare (first->access, second->access, "funding", out);
  add_term (sides, "before-commitment", "decided-by", first->decision_by, second->decision_by, out);
  add_term (sides, "before-commitment", "signed-by", first->signature_by, second->signature_by,
            out);
  add_term (sides, "host", "host", first->host, second->host, out);
  add_term (sides, "year-end", "underspend",
            first->carries_underspend ? safeguard_phrase ("fund-carried-forward") : NULL,
            second->carries_underspend ? safeguard_phrase ("fund-carried-forward") : NULL, out);
  add_term (sides, "year-end", "overspend", becomes_of_overspend (first),
            becomes_of_overspend (second), out);
  add_term (sides, "standstill", "standstill", first_standstill, second_standstill, out);
  add_term (sides, "shares", "shares", first_shares, second_shares, out);
  add_term (sides, "before-commitment", "decision-vote", first->decision_vote,
            second->decision_vote, out);
  add_term (sides, "contributions", "years", first_years, second_years, out);
  add_term (sides, "uplift", "uplift", first->asks_uplift ? safeguard_phrase ("is-yes") : NULL,
            second->asks_uplift ? safeguard_phrase ("is-yes") : NULL, out);
  compare_ties (first, second, out);
  safeguard_fund_lists_diff (first, second, out);
  add_only_clauses (first, second, 0, out);
  add_only_clauses (second, first, 1, out);
}
