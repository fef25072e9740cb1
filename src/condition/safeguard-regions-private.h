/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-escape-private.h"

/* Sets of cases as short lists of terms: what is left of some cells when terms are taken out. */
typedef struct
{
  const SafeguardPartition *partition;
  SafeguardTerms *found;
  gboolean complete; /* all of it was found */
  gint64 budget;
} SafeguardRemainder;

void safeguard_remainder_init (SafeguardRemainder *self, const SafeguardPartition *partition);
void safeguard_remainder_clear (SafeguardRemainder *self);
/* Adds what is left of @base (NULL: of everything) without the @avoid terms, which are permuted. */
void safeguard_remainder_add (SafeguardRemainder *self,
                              const SafeguardTerm *base,
                              const SafeguardTerm **avoid,
                              guint n_avoid);
/* Adds the cells as they are. */
void safeguard_remainder_add_cells (SafeguardRemainder *self, const guint64 *domains);
/* Makes @found the largest such sets, the fewest facts first. */
void safeguard_remainder_finish (SafeguardRemainder *self);

/* All cells of every fact; narrowed to @term if it is not NULL. (transfer full) */
guint64 *safeguard_partition_get_full (const SafeguardPartition *self, const SafeguardTerm *term);
