/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* A table of counts that is to be published with its totals: @n_rows + 1 by @n_columns + 1 cells,
 * row by row, the last of each row and the last row being totals. */
typedef struct
{
  guint n_rows;
  guint n_columns;
  gint64 *counts;
  gboolean *suppressed;
} SafeguardCountTable;

SafeguardCountTable *safeguard_count_table_new (guint n_rows, guint n_columns);
void safeguard_count_table_free (SafeguardCountTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardCountTable, safeguard_count_table_free)

/* The cell in that row and column; the number of rows or columns itself means the total. */
guint safeguard_count_table_at (const SafeguardCountTable *self, guint row, guint column);
/* Fills in the totals from the cells. */
void safeguard_count_table_add_up (SafeguardCountTable *self);
/* Suppresses every count from 1 to @threshold - 1, totals too, and as many others as it takes that
 * no suppressed count can be worked out from what is left, also by who knows that nothing is
 * suppressed that is 0: for each there are at least two tables, of whole numbers from 1 in the
 * suppressed cells, that agree with everything that is published. */
void safeguard_count_table_suppress (SafeguardCountTable *self, gint64 threshold);
