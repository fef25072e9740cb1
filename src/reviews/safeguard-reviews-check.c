/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-reviews-private.h"

/* The criteria side by side, though each is a table of its own: what none of them meets has no
 * answer unless a document says that there is nothing to do. NULL if a table of all is too large.
 */
static SafeguardTable *
put_together (const SafeguardReviews *self)
{
  guint n = self->criteria->len;
  g_autofree SafeguardTableRow *rows = g_new0 (SafeguardTableRow, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const SafeguardCriterion *criterion = g_ptr_array_index (self->criteria, i);

      rows[i] = *safeguard_table_get_row (criterion->table, 0);
      rows[i].index = i;
    }

  return safeguard_table_new (self->vocabulary, SAFEGUARD_PICK_FIRST, rows, n, NULL);
}

void
safeguard_reviews_check (SafeguardReviews *self, SafeguardIssueLog *log)
{
  const SafeguardTableCheck about = {
      .layers = self->layers,
      .section = "reviews.criteria",
      .where = safeguard_reviews_places,
      .silent = self->otherwise_citations == NULL
                    ? "neither a criterion nor 'otherwise' says whether this is notified"
                    : NULL,
      .every = TRUE,
  };
  g_autoptr (SafeguardTable) table = self->criteria->len > 0 ? put_together (self) : NULL;

  if (table != NULL)
    safeguard_table_check (table, &about, log);
  if (self->procedure != NULL)
    safeguard_procedure_check (self->procedure, log);
}
