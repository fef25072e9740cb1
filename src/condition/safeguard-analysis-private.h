/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-table-private.h"
#include "safeguard-terms-private.h"

/* What can be said of a table without a case: for policy check and policy diff. Exact: never by
 * sampling. A case here is one with every fact known. */

/* A set of cases: those where each named fact is as the text says. */
typedef struct
{
  guint n_facts;
  char *text; /* "complex-needs present, score under 12"; "always" without facts */
  /* What the table says there; of a difference also what the other says. */
  SafeguardOutcome outcome;
  gint32 rank; /* of the winner, 0 without */
  SafeguardOutcome other_outcome;
  gint32 other_rank;
  /* Of a difference: the position of the row that prevails in each, or SAFEGUARD_NO_ROW. */
  int row;
  int other_row;
  /* Of a difference: the facts, each with its text. */
  char **facts;
  char **conditions;
  SafeguardCondition *condition; /* that says the same, whatever the cells */
  SafeguardTerm *term;           /* over the cells of both tables together */
  /* The two differ everywhere in the region, but not always in the same way: what they say is said
   * of an example. */
  gboolean varies;
} SafeguardRegion;

typedef struct
{
  GPtrArray *regions; /* (element-type SafeguardRegion): the fewest facts first */
  gboolean complete;  /* there are no others. If not, there are more than are listed; and if none is
                         listed, the search was given up */
} SafeguardRegions;

#define SAFEGUARD_MAX_REGIONS 16
/* More than a reader of two documents side by side can take in. */
#define SAFEGUARD_MAX_DIFFERENCES 256

void safeguard_region_free (SafeguardRegion *self);
void safeguard_regions_free (SafeguardRegions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardRegions, safeguard_regions_free)

/* The cases for which no row can fire. Empty and complete: the table is never silent. */
SafeguardRegions *safeguard_table_find_silent (const SafeguardTable *self);
/* Positions of rows whose condition no case meets. (transfer full): GArray of guint. */
GArray *safeguard_table_find_impossible (const SafeguardTable *self);
/* Positions of rows that never prevail, since rows that outrank them fire whenever they do. */
GArray *safeguard_table_find_shadowed (const SafeguardTable *self);

typedef struct
{
  guint first; /* positions */
  guint second;
  char *text; /* a region in which both fire */
} SafeguardOverlap;

/* Where only one row may fire: the pairs that can fire together. (element-type SafeguardOverlap) */
GPtrArray *safeguard_table_find_overlaps (const SafeguardTable *self);
void safeguard_overlap_free (SafeguardOverlap *self);

/* The cases that two tables over the same vocabulary decide differently: another outcome or another
 * rank. NULL with an error if a condition is too large in the cells of both. */
SafeguardRegions *
safeguard_table_find_difference (const SafeguardTable *a, const SafeguardTable *b, GError **error);

/* Whether some of the rows at @among, a flag a row, fire wherever the row may. */
gboolean safeguard_table_is_covered (const SafeguardTable *self, guint row, const gboolean *among);
/* The same of wherever both @row and @other may, which may be nowhere. FALSE if that is too large
 * to work out. */
gboolean safeguard_table_are_both_covered (const SafeguardTable *self,
                                           guint row,
                                           guint other,
                                           const gboolean *among);

/* Where a table stands in the packs. */
typedef struct
{
  SafeguardLayers *layers;
  const char *section;      /* its rows stand under `rows` there */
  const char *const *where; /* what gaps call it; ends in NULL */
  const char *silent;       /* "no row says which level this is"; NULL: silence is an answer */
  gboolean every;           /* every row that is met counts, not the first alone */
} SafeguardTableCheck;

/* Rows that no facts meet, that contradict another, or that never make a difference; combinations
 * about which neither a row nor a declared gap says anything. The index of each row is that of its
 * rule in the section. */
void safeguard_table_check (const SafeguardTable *self,
                            const SafeguardTableCheck *about,
                            SafeguardIssueLog *log);
