/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-condition-private.h"
#include "safeguard-facts-private.h"

/* The values of each fact, as far as conditions tell them apart: absent and present; the values of
 * a choice; the intervals into which the constants that a number is compared with cut it. At most
 * 64 a fact, so that a set of cells is one word. */
typedef struct
{
  guint n_cells;
  guint64 full; /* all cells */
  GArray *cuts; /* of SafeguardCut, ascending: where each cell but the first begins */
} SafeguardCells;

typedef struct
{
  gint64 from;   /* the first number after the cut */
  gboolean over; /* spoken of as "over from - 1", not "at least from" */
} SafeguardCut;

typedef struct
{
  SafeguardVocabulary *vocabulary;
  guint n_facts;
  SafeguardCells *facts;
} SafeguardPartition;

#define SAFEGUARD_CELL(cell) (G_GUINT64_CONSTANT (1) << (cell))
#define SAFEGUARD_CELL_ABSENT SAFEGUARD_CELL (0)
#define SAFEGUARD_CELL_PRESENT SAFEGUARD_CELL (1)

SafeguardPartition *safeguard_partition_new (SafeguardVocabulary *vocabulary);
void safeguard_partition_free (SafeguardPartition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardPartition, safeguard_partition_free)
/* Cuts the numbers that @condition compares. FALSE if one falls into more than 64 cells. */
gboolean safeguard_partition_cut (SafeguardPartition *self, const SafeguardCondition *condition);

/* The cells that a flag, number or choice condition asks for. */
guint64 safeguard_partition_get_cells (const SafeguardPartition *self,
                                       const SafeguardCondition *condition);
guint safeguard_partition_find_cell (const SafeguardPartition *self, guint fact, gint64 value);
/* A value in the cell: 0 or 1 of a flag, the index of a choice, a number. */
gint64 safeguard_partition_get_example (const SafeguardPartition *self, guint fact, guint cell);
/* "present", "under 12", "5 to 11", "0-1 or 2-4". (transfer full) */
char *safeguard_partition_get_text (const SafeguardPartition *self, guint fact, guint64 cells);

/* What is known of each fact as the set of cells that it may still be in: one cell if it is known,
 * all if it is not. (transfer full), n_facts words. */
guint64 *safeguard_partition_get_domains (const SafeguardPartition *self,
                                          const SafeguardFacts *facts);
