/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-table-private.h"

/* Why an outcome is what it is, and what would change it. Worked out when asked, exactly, from the
 * table and the facts; all of it may allocate. Texts never hold anything but fact ids and values.
 */

/* One fact and what is asked of it. */
typedef struct
{
  guint fact;
  char *is;     /* "present", "absent", "unknown", or the value */
  char *needed; /* "present", "absent", "under 12", "0-1 or 2-4" */
  gboolean met;
} SafeguardTableNeed;

/* One row. For a row that fires, @needs are the facts that made it; else the nearest alternative of
 * its condition, the one with fewest needs not met. @readings are the states under each reading
 * (SafeguardTableReadingState; empty if the row has none). */
typedef struct
{
  guint position;
  const char *id; /* the table's */
  gint32 rank;
  SafeguardRowState state;
  GArray *needs;    /* of SafeguardTableNeed */
  GArray *readings; /* of SafeguardTableReadingState */
} SafeguardTableTrace;

typedef struct
{
  const char *id; /* the table's; "when" for the row's own condition beside a gap */
  SafeguardRowState state;
} SafeguardTableReadingState;

/* (transfer full) (element-type SafeguardTableTrace): every row in order of precedence. */
GPtrArray *safeguard_table_trace (const SafeguardTable *self, const SafeguardFacts *facts);
/* The rows of @rank that do not fire; @needs holds only what is not met. Empty if one fires. */
GPtrArray *
safeguard_table_why_not (const SafeguardTable *self, const SafeguardFacts *facts, gint32 rank);
SafeguardTableTrace *
safeguard_table_trace_row (const SafeguardTable *self, const SafeguardFacts *facts, guint position);
void safeguard_table_trace_free (SafeguardTableTrace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardTableTrace, safeguard_table_trace_free)

/* An unknown fact that can still change the outcome: with everything else known in some way, the
 * outcome hinges on it. */
typedef struct
{
  guint fact;
  GArray *ranks;  /* gint32, highest first: the ranks that hinge on it */
  guint n_others; /* unknown facts beside it in the shortest way to the first of them */
} SafeguardTableQuestion;

/* (transfer full) (element-type SafeguardTableQuestion): those that lead highest first, then those
 * that need fewest other answers. Where every completion leads to the same rank and yet no single
 * row is yes, the facts of the rows that are open are listed: one of them settles it. */
GPtrArray *safeguard_table_questions (const SafeguardTable *self, const SafeguardFacts *facts);
void safeguard_table_question_free (SafeguardTableQuestion *self);

typedef struct
{
  guint fact;
  char *from;     /* as SafeguardTableNeed.is */
  char *to;       /* as SafeguardTableNeed.needed */
  guint64 cells;  /* what `to` says, as a set of the table's cells */
  gint64 example; /* one such value: 1 or 0 of a flag, the index of a choice */
} SafeguardTableChange;

typedef struct
{
  GPtrArray *changes; /* (element-type SafeguardSmallestChange): none if there is no way */
  gboolean complete;  /* FALSE if there are more than are listed */
  gboolean exact; /* FALSE if the search was given up: fewer changes may do, or some way exist */
} SafeguardSmallestChanges;

#define SAFEGUARD_MAX_CHANGES 16

/* The ways to make the winning rank exactly @rank, the outcome decided, with the fewest facts
 * changed to a definite value. Each way is a GArray of SafeguardTableChange in the order of the
 * facts. A way of no change at all means that the rank wins already. */
SafeguardSmallestChanges *safeguard_table_smallest_changes (const SafeguardTable *self,
                                                            const SafeguardFacts *facts,
                                                            gint32 rank);
void safeguard_smallest_changes_free (SafeguardSmallestChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardSmallestChanges, safeguard_smallest_changes_free)
