/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-table-private.h"

/* A second evaluation, written to be obviously right rather than fast: conditions are evaluated by
 * recursion for every completion of what is unknown. The engine must agree with it. */

#define MAX_FACTS 6
#define MAX_ROWS 6
#define NO_RANK G_MININT

/* A case: a value of every fact. */
typedef struct
{
  gint64 values[MAX_FACTS];
} Case;

typedef struct
{
  SafeguardVocabulary *vocabulary;
  guint n_facts;
  SafeguardTable *table;
  SafeguardPick pick;
  SafeguardTableRow rows[MAX_ROWS]; /* as declared; the index of each is its place */
  guint n_rows;
} Sample;

typedef struct
{
  SafeguardOutcome outcome;
  gint winner; /* declared place, or -1 */
  gint rank;   /* of the winner, or NO_RANK */
  gint top;    /* rank of the first disputed row that leads elsewhere, or NO_RANK */
  SafeguardRowState states[MAX_ROWS];
} Verdict;

SafeguardVocabulary *naive_make_vocabulary (GRand *random);
void naive_make_sample (GRand *random, SafeguardVocabulary *vocabulary, Sample *sample);
void naive_clear_sample (Sample *sample);
/* Each fact known with a chance of @known in 4. */
SafeguardFacts *naive_make_facts (GRand *random, SafeguardVocabulary *vocabulary, guint known);

guint naive_count_values (const SafeguardVocabulary *vocabulary, guint fact);
gboolean naive_fits (const Case *one, const SafeguardFacts *facts);
/* All cases, as an array of Case. */
GArray *naive_list_cases (const SafeguardVocabulary *vocabulary);
gboolean naive_holds (const SafeguardCondition *condition, const Case *one);
/* Whether every reading of the row holds, or any. */
gboolean naive_row_is_sure (const SafeguardTableRow *row, const Case *one);
gboolean naive_row_is_maybe (const SafeguardTableRow *row, const Case *one);
/* What is to be said of facts, by all the @cases that fit them. */
Verdict naive_judge (const Sample *sample, const GArray *cases, const SafeguardFacts *facts);
Verdict naive_judge_case (const Sample *sample, const Case *one);
gboolean naive_verdict_equal (const Verdict *a, const Verdict *b);
/* Whether the case lies in a region as it is written: "flag present, number under 3 or 5 to 6". */
gboolean
naive_region_has (const char *text, const SafeguardVocabulary *vocabulary, const Case *one);
SafeguardFacts *naive_facts_of_case (SafeguardVocabulary *vocabulary, const Case *one);
/* A seed that can be given again: the test's own, or from the -seed option. */
GRand *naive_random (void);
