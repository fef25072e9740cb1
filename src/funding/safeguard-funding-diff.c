/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"
#include "safeguard-policy-difference-private.h"

#include <string.h>

static const char *
becomes_of_overspend (const SafeguardFunding *self)
{
  static const char *const words[]
      = {NULL, "carried forward", "made up by the contributors", "borne by one"};

  return self->overspend == SAFEGUARD_OVERSPEND_OPEN && self->overspend_gap != NULL
             ? "left open"
             : words[self->overspend];
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
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->standstill.ends != NULL && i < self->standstill.ends->len; i++)
    {
      g_autofree char *day = safeguard_day_number_to_text (
          g_array_index (self->standstill.ends, SafeguardStandstillEnd, i).day);

      g_string_append_printf (text, "%s%s", i > 0 ? " or " : "", day);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SafeguardShareRule *)a)->who, ((const SafeguardShareRule *)b)->who);
}

static void
append_pence (GString *text, const char *before, gint64 pence)
{
  g_autofree char *pounds = safeguard_pence_to_text (pence);

  g_string_append_printf (text, " %s %s", before, pounds);
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

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", share->who);
      if (share->flat > 0)
        append_pence (text, "flat", share->flat);
      if (share->weight > 0)
        g_string_append_printf (text, " in proportion %" G_GINT64_FORMAT, share->weight);
      if (share->least >= 0)
        append_pence (text, "at least", share->least);
      if (share->most >= 0)
        append_pence (text, "at most", share->most);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
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
          safeguard_differences_add_term (out, &rule, "who bears it", one->who, two->who,
                                          citations);
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

  safeguard_checklists_compare (first->access, second->access, "funding", out);
  add_term (sides, "before-commitment", "who decides before a commitment", first->decision_by,
            second->decision_by, out);
  add_term (sides, "before-commitment", "who signs before a commitment", first->signature_by,
            second->signature_by, out);
  add_term (sides, "host", "the host agency", first->host, second->host, out);
  add_term (sides, "year-end", "an underspend",
            first->carries_underspend ? "carried forward" : NULL,
            second->carries_underspend ? "carried forward" : NULL, out);
  add_term (sides, "year-end", "an overspend", becomes_of_overspend (first),
            becomes_of_overspend (second), out);
  add_term (sides, "standstill", "the end of level contributions", first_standstill,
            second_standstill, out);
  add_term (sides, "shares", "how a sum is divided", first_shares, second_shares, out);
  compare_ties (first, second, out);
  add_only_clauses (first, second, 0, out);
  add_only_clauses (second, first, 1, out);
}
