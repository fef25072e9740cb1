/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-table-private.h"
#include "safeguard-terms-private.h"

/* The inside of a table, for the files that explain it. Everyone else uses
 * safeguard-table-private.h. */

/* What a row asks, as terms. Without a gap @sure and @maybe are one set. With one, @sure holds
 * where every reading does and @maybe where any does. */
typedef struct
{
  SafeguardTerms *sure;
  SafeguardTerms *maybe;
  SafeguardTerms **readings; /* as many as the row has, and the own condition beside a gap */
  guint n_readings;
} SafeguardRowTerms;

/* Up to so many words of terms the loops are unrolled. */
#define SAFEGUARD_ENGINE_DIRECT_WORDS 4

/* For each state of a group of flags, four or eight of them, the terms that they decide: n_words
 * words each. */
typedef struct
{
  guint64 *relevant; /* a word for each word of flags: those that decide a term */
  guint64 *terms;    /* [flag word][group][state][term word] */
  gboolean any;
} SafeguardFlagTables;

/* A number or choice that the table asks. */
typedef struct
{
  guint slot;
  SafeguardFactRange range;
  guint n_cuts;
  gint64 *cuts;    /* NULL for a choice, whose cells are its values */
  guint64 *killed; /* [cell][term word] */
  guint64 *open;   /* [term word]: the terms that wait while it is unknown */
} SafeguardValueTables;

/* The terms of all rows, one bit each, in the order of the rows: first what may fire (`maybe`),
 * then, for rows with a gap alone, what surely does. */
typedef struct
{
  guint n_flag_words;
  guint n_known_words;
  guint n_words; /* of a set of terms */
  guint step;    /* flags in a group */
  guint n_terms;
  guint n_maybe;   /* terms of the first part */
  gboolean direct; /* term n is row n */
  gboolean has_gaps;
  guint64 *real;   /* without those that stand in for a row that has none */
  guint32 *row_of; /* per term */
  guint32 *end_of; /* per term: the first term of the next row */
  guint64 *gapped; /* rows with a gap */
  SafeguardFlagTables absent;
  SafeguardFlagTables present;
  SafeguardFlagTables unknown;
  guint n_values;
  SafeguardValueTables *values;
} SafeguardEngine;

struct _SafeguardTable
{
  gatomicrefcount references;
  SafeguardVocabulary *vocabulary;
  SafeguardPick pick;
  guint n_rows;
  guint n_row_words;
  SafeguardTableRow *rows; /* in the order of precedence */
  SafeguardRowTerms *terms;
  SafeguardPartition *partition;
  GArray *ranks;
  SafeguardEngine engine;
};

void safeguard_engine_build (SafeguardTable *table);
void safeguard_engine_clear (SafeguardEngine *engine);

/* The terms of every row, cut by @partition, which may be finer than the table's own. NULL with
 * SAFEGUARD_ERROR_CONDITION_TOO_LARGE at the row. */
SafeguardRowTerms *safeguard_row_terms_new (const SafeguardTableRow *rows,
                                            guint n_rows,
                                            const SafeguardPartition *partition,
                                            GError **error);
void safeguard_row_terms_free (SafeguardRowTerms *terms, guint n_rows);
gboolean safeguard_row_cut (const SafeguardTableRow *row, SafeguardPartition *partition);

/* Fills in the outcome, the winner and the first rows from the three sets of rows. */
void safeguard_table_conclude (const SafeguardTable *self, SafeguardMatch *match);
/* As safeguard_table_match(), of the cells that each fact may be in, by @terms. */
void safeguard_table_judge (const SafeguardTable *self,
                            const SafeguardRowTerms *terms,
                            const guint64 *domains,
                            SafeguardMatch *match);
SafeguardRowState safeguard_row_terms_get_state (const SafeguardRowTerms *terms,
                                                 const guint64 *domains);
/* Whether no completion of what is unknown could make the verdict another. */
gboolean safeguard_table_is_settled (const SafeguardTable *self, const SafeguardMatch *match);

/* What two cases must share to be decided alike. */
typedef struct
{
  SafeguardOutcome outcome;
  gboolean has_winner;
  gint32 rank; /* of the winner */
  gint32 top;  /* of the first disputed row, where the outcome is disputed */
} SafeguardVerdict;

SafeguardVerdict safeguard_table_get_verdict (const SafeguardTable *self,
                                              const SafeguardMatch *match);
gboolean safeguard_verdict_equal (const SafeguardVerdict *a, const SafeguardVerdict *b);

static inline SafeguardMatch *
safeguard_table_new_match (const SafeguardTable *self)
{
  return g_malloc0 (safeguard_table_get_match_size (self));
}

#define SAFEGUARD_ROW_WORD(position) ((position) / 64)
#define SAFEGUARD_ROW_BIT(position) (G_GUINT64_CONSTANT (1) << ((position) % 64))
