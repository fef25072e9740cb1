/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-actors-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-silences-private.h"
#include "safeguard-table-private.h"

/* What a quorum and a vote have in common: a table whose first row that is met decides, and the
 * gaps that the documents leave where none is. */

typedef struct
{
  SafeguardVocabulary *vocabulary;
  char *section;         /* "governance.votes.notify-serious-incident" */
  char *where;           /* what gaps call it */
  SafeguardTable *table; /* NULL: no document held here has rows */
  GPtrArray *citations;  /* of each row, by its index: GListModel of SafeguardCitation */
  char *gap;             /* what the documents leave open of the whole; may be NULL */
  SafeguardSilences *silences;
  const char *const *answers;
} SafeguardDecision;

/* @answers ends in NULL: what `then` may say, the rank of an answer being its index and one. The
 * section has the rows; @where is what gaps call it. Never NULL; complaints go to @log. Takes
 * @vocabulary. */
SafeguardDecision *safeguard_decision_compile (SafeguardLayers *layers,
                                               const char *section,
                                               const char *where,
                                               const char *const *answers,
                                               SafeguardVocabulary *vocabulary,
                                               const SafeguardGaps *gaps,
                                               SafeguardIssueLog *log);
void safeguard_decision_free (SafeguardDecision *self);
/* As safeguard_table_check(). @silent: "no row says what follows". */
void safeguard_decision_check (const SafeguardDecision *self,
                               SafeguardLayers *layers,
                               const char *silent,
                               SafeguardIssueLog *log);

/* The rank of the answer; 0 if the documents leave it open, -1 if facts that matter are not known.
 * @row, which may be NULL, gets the position of the row that decides, or SAFEGUARD_NO_ROW. */
#define SAFEGUARD_RANK_OPEN 0
#define SAFEGUARD_RANK_UNKNOWN (-1)
gint32
safeguard_decision_judge (const SafeguardDecision *self, const SafeguardFacts *facts, int *row);
/* Borrowed; of the row at that position. */
GListModel *safeguard_decision_get_citations (const SafeguardDecision *self, int row);
/* The gaps that leave @facts undecided: of rows, of the whole, and of what no row is about.
 * (element type SafeguardGap, owned by @out) */
void safeguard_decision_add_undecided (const SafeguardDecision *self,
                                       const SafeguardFacts *facts,
                                       const SafeguardGaps *gaps,
                                       GPtrArray *out);
