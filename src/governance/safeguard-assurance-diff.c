/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-governance-diff-private.h"

#include <string.h>

#include "safeguard-phrase-private.h"
#include "safeguard-procedure-diff-private.h"
#include "safeguard-rights-private.h"

/* --- risks */

static char *
risk_answer (gconstpointer rules, guint index)
{
  const SafeguardRiskRules *risks = rules;
  const SafeguardRiskRow *row = g_ptr_array_index (risks->rows, index);
  g_autofree char *to = safeguard_differences_words (row->to);

  if (!row->escalated)
    return g_strdup (safeguard_phrase ("risk-kept"));

  return to != NULL ? safeguard_phrase_fill ("risk-taken-up-to", "body", to, NULL)
                    : g_strdup (safeguard_phrase ("risk-taken-up"));
}

static GListModel *
cite_risk (gconstpointer rules, guint index)
{
  const SafeguardRiskRules *risks = rules;

  return ((const SafeguardRiskRow *)g_ptr_array_index (risks->rows, index))->citations;
}

static void
compare_risks (const SafeguardRiskRules *first,
               const SafeguardRiskRules *second,
               SafeguardDifferences *out)
{
  SafeguardComparedRule rule = {"governance", "risks", SAFEGUARD_ASPECT_RISK, NULL};
  SafeguardCitedTable one = {{first->table, risk_answer, first}, cite_risk, NULL};
  SafeguardCitedTable two = {{second->table, risk_answer, second}, cite_risk, NULL};
  GListModel *const citations[2] = {first->citations, second->citations};

  if (first->table != NULL && second->table != NULL)
    safeguard_differences_add_tables (out, &rule, &one, &two, NULL, NULL);
  else
    safeguard_differences_add_term (
        out, &rule, "rule", first->table != NULL ? safeguard_phrase ("is-held") : NULL,
        second->table != NULL ? safeguard_phrase ("is-held") : NULL, citations);
  safeguard_differences_add_term (out, &rule, "register", first->register_id, second->register_id,
                                  citations);
}

/* --- rights: by what is done in which matter, however the rule is named */

static const SafeguardRight *
right_at (const SafeguardAssuranceRules *self, guint n)
{
  return g_ptr_array_index (self->rights, n);
}

static const SafeguardRight *
find_right (const SafeguardAssuranceRules *self, const SafeguardRight *like, guint before)
{
  for (guint i = 0; i < MIN (self->rights->len, before); i++)
    if (strcmp (right_at (self, i)->act, like->act) == 0
        && strcmp (right_at (self, i)->matter, like->matter) == 0)
      return right_at (self, i);

  return NULL;
}

/* Everybody who may do it; a right that names nobody is anybody's. */
static char *
bodies_text (const SafeguardAssuranceRules *self, const SafeguardRight *right)
{
  g_auto (GStrv) bodies = safeguard_rights_list_bodies (self, right->act, right->matter);
  char *text = right->gap != NULL ? g_strdup (safeguard_phrase ("is-left-open"))
                                  : safeguard_differences_list ((const char *const *)bodies);

  return text != NULL ? text : g_strdup (safeguard_phrase ("is-anybody"));
}

/* "endorse plan, moderate plan": what comes directly before. */
static char *
before_text (const SafeguardAssuranceRules *self, const SafeguardRight *right)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < right->after->len; i++)
    {
      const SafeguardRight *before = right_at (self, g_array_index (right->after, guint, i));

      g_ptr_array_add (steps, g_strdup_printf ("%s %s", before->act, before->matter));
    }
  g_ptr_array_add (steps, NULL);
  g_autofree char *list = safeguard_differences_list ((const char *const *)steps->pdata);

  return list == NULL || !right->any ? g_steal_pointer (&list)
                                     : safeguard_phrase_fill ("is-one-of", "list", list, NULL);
}

static void
compare_right (const SafeguardAssuranceRules *const sides[2],
               const SafeguardRight *first,
               const SafeguardRight *second,
               SafeguardDifferences *out)
{
  const SafeguardRight *right = first != NULL ? first : second;
  g_autofree char *id = g_strdup_printf ("%s/%s", right->act, right->matter);
  g_autofree char *what = g_strdup_printf ("%s: %s", right->act, right->matter);
  g_autofree char *name = safeguard_differences_words (what);
  SafeguardComparedRule rule = {"governance", id, SAFEGUARD_ASPECT_RIGHT, name};

  if (first == NULL || second == NULL)
    {
      safeguard_differences_add_only (out, &rule, first == NULL ? 1 : 0, right->citations);
      return;
    }

  GListModel *const citations[2] = {first->citations, second->citations};
  g_autofree char *first_bodies = bodies_text (sides[0], first);
  g_autofree char *second_bodies = bodies_text (sides[1], second);
  g_autofree char *first_before = before_text (sides[0], first);
  g_autofree char *second_before = before_text (sides[1], second);

  safeguard_differences_add_term (out, &rule, "whose", first_bodies, second_bodies, citations);
  safeguard_differences_add_term (out, &rule, "before", first_before, second_before, citations);
}

static void
compare_rights (const SafeguardAssuranceRules *const sides[2], SafeguardDifferences *out)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->rights->len; i++)
      {
        const SafeguardRight *right = right_at (sides[side], i);
        const SafeguardRight *other = find_right (sides[1 - side], right, G_MAXUINT);

        /* Several rights to the same are one rule, whose the bodies of all are. */
        if (find_right (sides[side], right, i) != NULL)
          continue;
        if (side == 0)
          compare_right (sides, right, other, out);
        else if (other == NULL)
          compare_right (sides, NULL, right, out);
      }
}

/* --- least attendance */

static char *
minimum_text (const SafeguardMinimum *minimum)
{
  g_autofree char *of = safeguard_differences_list ((const char *const *)minimum->of);

  g_autofree char *number = g_strdup_printf ("%d", minimum->per_cent);

  return safeguard_phrase_fill ("is-per-cent-of", "number", number, "list",
                                of != NULL ? of : safeguard_phrase ("is-which-not-said"), NULL);
}

static const SafeguardMinimum *
find_minimum (const GPtrArray *minimums, const SafeguardMinimum *like)
{
  g_autofree char *text = minimum_text (like);

  for (guint i = 0; i < minimums->len; i++)
    {
      g_autofree char *other = minimum_text (g_ptr_array_index (minimums, i));

      if (strcmp (text, other) == 0)
        return g_ptr_array_index (minimums, i);
    }

  return NULL;
}

static void
add_only_minimums (const GPtrArray *has,
                   const GPtrArray *lacks,
                   guint side,
                   SafeguardDifferences *out)
{
  for (guint i = 0; i < has->len; i++)
    {
      const SafeguardMinimum *minimum = g_ptr_array_index (has, i);
      g_autofree char *text = minimum_text (minimum);
      g_autofree char *name = safeguard_phrase_fill ("with-least-attendance", "what", text, NULL);
      SafeguardComparedRule rule = {"governance", minimum->id, SAFEGUARD_ASPECT_SEAT, name};

      if (find_minimum (lacks, minimum) == NULL)
        safeguard_differences_add_only (out, &rule, side, minimum->citations);
    }
}

void
safeguard_assurance_rules_diff (const SafeguardAssuranceRules *first,
                                const SafeguardAssuranceRules *second,
                                SafeguardDifferences *out)
{
  const SafeguardAssuranceRules *const sides[2] = {first, second};

  compare_risks (&first->risks, &second->risks, out);
  compare_rights (sides, out);
  add_only_minimums (first->minimums, second->minimums, 0, out);
  add_only_minimums (second->minimums, first->minimums, 1, out);
  safeguard_checklists_compare (first->checklists, second->checklists, "governance", out);
  safeguard_procedure_lists_compare (first->procedures, second->procedures, "governance", out);
}
