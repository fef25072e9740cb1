/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-reviews-private.h"

void
safeguard_reviews_check (SafeguardReviews *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "reviews.criteria.rows", log);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const SafeguardCriterion *criterion = g_ptr_array_index (self->criteria, i);
      g_autoptr (GArray) impossible = safeguard_table_find_impossible (criterion->table);

      if (impossible->len > 0)
        safeguard_node_complain (g_array_index (rules, SafeguardRule, i).node, log,
                                 SAFEGUARD_ERROR_IMPOSSIBLE_ROW, NULL,
                                 "the criterion can never hold");
    }
  if (self->procedure != NULL)
    safeguard_procedure_check (self->procedure, log);
}
