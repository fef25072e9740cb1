/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-phrase-private.h"
#include "safeguard-procedure-diff-private.h"
#include "safeguard-reviews-private.h"

#include <string.h>

/* Criteria are compared by what follows from them together, so that it does not matter how a pack
 * names or divides them: whether an incident is notified, by whom, to whom, with which clocks. */

/* Which criteria lead to something. */
typedef gboolean (*LeadsFunc) (const SafeguardCriterion *criterion, const char *id);

static gboolean
leads_to_notification (const SafeguardCriterion *criterion, const char *id)
{
  return TRUE;
}

static gboolean
leads_to_review (const SafeguardCriterion *criterion, const char *id)
{
  return criterion->rapid_review;
}

static gboolean
is_notified_by (const SafeguardCriterion *criterion, const char *id)
{
  return g_strcmp0 (criterion->by, id) == 0;
}

static gboolean
tells (const SafeguardCriterion *criterion, const char *id)
{
  return criterion->to != NULL && g_strv_contains ((const char *const *)criterion->to, id);
}

static gboolean
starts (const SafeguardCriterion *criterion, const char *id)
{
  return criterion->clocks != NULL && g_strv_contains ((const char *const *)criterion->clocks, id);
}

static void
add_rows (const SafeguardReviews *self, guint index, GArray *rows)
{
  const SafeguardCriterion *criterion = g_ptr_array_index (self->criteria, index);

  for (guint i = 0; i < safeguard_table_get_n_rows (criterion->table); i++)
    {
      SafeguardTableRow row = *safeguard_table_get_row (criterion->table, i);

      row.id = criterion->id;
      row.rank = 1;
      row.index = index;
      g_array_append_val (rows, row);
    }
}

/* One table that is met where any of those criteria is; NULL if none leads there. @error is set if
 * it is too large. */
static SafeguardTable *
join_criteria (const SafeguardReviews *self, LeadsFunc leads, const char *id, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SafeguardTableRow));

  for (guint i = 0; i < self->criteria->len; i++)
    if (leads (g_ptr_array_index (self->criteria, i), id))
      add_rows (self, i, rows);

  return rows->len == 0
             ? NULL
             : safeguard_table_new (self->vocabulary, SAFEGUARD_PICK_FIRST,
                                    (SafeguardTableRow *)(void *)rows->data, rows->len, error);
}

static char *
yes (gconstpointer rules, guint index)
{
  return g_strdup (safeguard_phrase ("is-yes"));
}

static GListModel *
cite_criterion (gconstpointer rules, guint index)
{
  const SafeguardReviews *self = rules;

  return ((const SafeguardCriterion *)g_ptr_array_index (self->criteria, index))->citations;
}

static void
compare (const SafeguardReviews *const sides[2],
         const SafeguardComparedRule *rule,
         LeadsFunc leads,
         const char *id,
         SafeguardDifferences *out)
{
  SafeguardCitedTable cited[2];
  g_autoptr (GError) error = NULL;

  for (guint side = 0; side < 2; side++)
    {
      cited[side] = (SafeguardCitedTable){
          {error == NULL ? join_criteria (sides[side], leads, id, &error) : NULL, yes, sides[side]},
          cite_criterion,
          sides[side]->otherwise_citations != NULL || leads != leads_to_notification
              ? safeguard_phrase ("is-no")
              : NULL};
    }
  if (error == NULL)
    safeguard_differences_add_tables (out, rule, &cited[0], &cited[1], NULL, NULL);
  else
    safeguard_differences_add_unfinished (out, rule);
  for (guint side = 0; side < 2; side++)
    safeguard_table_unref ((SafeguardTable *)cited[side].table.table);
}

static void
add_ids (GPtrArray *ids, char *const *more)
{
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, more[i], g_str_equal, NULL))
      g_ptr_array_add (ids, more[i]);
}

/* Every id of that kind that a criterion of either has. */
static GPtrArray *
list_ids (const SafeguardReviews *const sides[2], SafeguardAspect aspect)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->criteria->len; i++)
      {
        const SafeguardCriterion *criterion = g_ptr_array_index (sides[side]->criteria, i);
        char *by[] = {criterion->by, NULL};

        add_ids (ids, aspect == SAFEGUARD_ASPECT_NOTIFIES ? by
                      : aspect == SAFEGUARD_ASPECT_TOLD   ? criterion->to
                                                          : criterion->clocks);
      }

  return ids;
}

static void
compare_each (const SafeguardReviews *const sides[2],
              SafeguardAspect aspect,
              LeadsFunc leads,
              const char *kind,
              SafeguardDifferences *out)
{
  g_autoptr (GPtrArray) ids = list_ids (sides, aspect);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *rule_id = g_strdup_printf ("%s/%s", kind, id);
      g_autofree char *name = safeguard_differences_words (id);
      SafeguardComparedRule rule = {"reviews", rule_id, aspect, name};

      compare (sides, &rule, leads, id, out);
    }
}

void
safeguard_reviews_diff (const SafeguardReviews *first,
                        const SafeguardReviews *second,
                        SafeguardDifferences *out)
{
  const SafeguardReviews *const sides[2] = {first, second};
  SafeguardComparedRule notifiable = {"reviews", "notifiable", SAFEGUARD_ASPECT_NOTIFIABLE, NULL};
  SafeguardComparedRule review = {"reviews", "rapid-review", SAFEGUARD_ASPECT_RAPID_REVIEW, NULL};

  compare (sides, &notifiable, leads_to_notification, NULL, out);
  compare (sides, &review, leads_to_review, NULL, out);
  compare_each (sides, SAFEGUARD_ASPECT_NOTIFIES, is_notified_by, "by", out);
  compare_each (sides, SAFEGUARD_ASPECT_TOLD, tells, "to", out);
  compare_each (sides, SAFEGUARD_ASPECT_STARTED, starts, "clock", out);
  if (first->procedure != NULL && second->procedure != NULL)
    safeguard_procedures_compare (first->procedure, second->procedure, "reviews", out);
  else if (first->procedure != NULL)
    safeguard_procedure_add_only (first->procedure, "reviews", 0, out);
  else if (second->procedure != NULL)
    safeguard_procedure_add_only (second->procedure, "reviews", 1, out);
}
