/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-condition-private.h"
#include "safeguard-facts-private.h"

#include <safeguard/safeguard.h>

/* A decision table, compiled: rows, each with a condition, and how to pick among those that fire.
 * Immutable and shared between threads; nothing is allocated while it is matched.
 *
 * Evaluation is exact and three-valued. A row is *yes* if it fires however the unknown facts turn
 * out, *no* if it cannot fire, and otherwise open. */
typedef struct _SafeguardTable SafeguardTable;

typedef enum
{
  SAFEGUARD_PICK_HIGHEST, /* the row of highest rank */
  SAFEGUARD_PICK_FIRST,   /* the row that stands first */
  SAFEGUARD_PICK_ONLY,    /* one row may fire; two are a conflict in the document */
} SafeguardPick;

#define SAFEGUARD_NO_ROW (-1)
/* A row's condition may have that many alternatives (prime implicants). */
#define SAFEGUARD_ROW_MAX_TERMS 4096
#define SAFEGUARD_TABLE_MAX_TERMS 8192
#define SAFEGUARD_TABLE_MAX_ROWS 4096

/* One way to read a row's condition. */
typedef struct
{
  const char *id;
  SafeguardCondition *condition;
} SafeguardTableReading;

/* @rank is the outcome: rows of equal rank lead to the same answer (the level; a room that picks
 * the first gives each different answer a number). @index is the caller's own.
 *
 * Without a @gap the row's own condition binds, and readings are only shown. With one the document
 * leaves open which reading holds, and nothing binds: the row is yes if it is under every reading,
 * no if it is under none, and disputed where they differ. A condition beside a gap counts as a
 * reading too. @node, which may be NULL, is where complaints point. */
typedef struct
{
  const char *id;
  gint32 rank;
  guint index;
  SafeguardCondition *condition; /* may be NULL beside a gap */
  const SafeguardTableReading *readings;
  guint n_readings;
  const char *gap;
  const SafeguardNode *node;
} SafeguardTableRow;

/* Rows and their texts are copied, conditions referenced; nodes must outlive this call only. NULL
 * with SAFEGUARD_ERROR_CONDITION_TOO_LARGE at the row that is. */
SafeguardTable *safeguard_table_new (SafeguardVocabulary *vocabulary,
                                     SafeguardPick pick,
                                     const SafeguardTableRow *rows,
                                     guint n_rows,
                                     GError **error);
SafeguardTable *safeguard_table_ref (SafeguardTable *self);
void safeguard_table_unref (SafeguardTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardTable, safeguard_table_unref)

/* Reads `when`, `readings: [{id, when, cite?}]` and `gap` of a row in a pack into @row, whose id,
 * rank and index are the caller's to fill in. FALSE, with the complaint in @log, if they are not
 * right. safeguard_table_row_clear() frees what it filled in. */
gboolean safeguard_table_row_read (SafeguardTableRow *row,
                                   const SafeguardVocabulary *vocabulary,
                                   const SafeguardNode *node,
                                   SafeguardIssueLog *log);
void safeguard_table_row_clear (SafeguardTableRow *row);
/* `pick: highest | first | only`; @fallback if @node has none. */
SafeguardPick
safeguard_pick_read (const SafeguardNode *node, SafeguardPick fallback, SafeguardIssueLog *log);

SafeguardVocabulary *safeguard_table_get_vocabulary (const SafeguardTable *self);
SafeguardPick safeguard_table_get_pick (const SafeguardTable *self);
guint safeguard_table_get_n_rows (const SafeguardTable *self);
/* @position counts in the order of precedence: by rank, highest first, where the highest is picked,
 * else as declared. Every position below is that one. Borrowed; @node is NULL. */
const SafeguardTableRow *safeguard_table_get_row (const SafeguardTable *self, guint position);
/* The position of the row with that id, or SAFEGUARD_NO_ROW. */
int safeguard_table_find (const SafeguardTable *self, const char *id);
/* The different ranks, highest first. Borrowed. */
const gint32 *safeguard_table_get_ranks (const SafeguardTable *self, guint *n_ranks);
/* Whether any row's condition (or reading) mentions the fact. */
gboolean safeguard_table_uses (const SafeguardTable *self, guint fact);

/* The result of one evaluation, in storage of the caller's:
 *   SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (table));
 * Plain data: it may be copied with memcpy() and kept. */
typedef struct
{
  SafeguardOutcome outcome;
  /* The row that prevails, or SAFEGUARD_NO_ROW. Where the highest is picked it is the highest row
   * that is yes, whatever else is possible; elsewhere it is set only if the outcome is decided, or
   * disputed with a row that would prevail if the dispute fell away. */
  gint32 winner;
  gint32 possible; /* the first row that is not no, or SAFEGUARD_NO_ROW */
  gint32 disputed; /* the first disputed row, or SAFEGUARD_NO_ROW */
  guint32 n_words; /* of each set */
  guint64 bits[];  /* three sets of rows: yes, not no, disputed; then scratch */
} SafeguardMatch;

gsize safeguard_table_get_match_size (const SafeguardTable *self);
/* @facts must be over the vocabulary of the table. */
void safeguard_table_match (const SafeguardTable *self,
                            const SafeguardFacts *facts,
                            SafeguardMatch *match);
/* As match, of a packed image; see safeguard_facts_peek_words(). */
void safeguard_table_match_words (const SafeguardTable *self,
                                  const guint64 *words,
                                  SafeguardMatch *match);

static inline const guint64 *
safeguard_match_get_yes (const SafeguardMatch *match)
{
  return match->bits;
}

static inline const guint64 *
safeguard_match_get_possible (const SafeguardMatch *match)
{
  return match->bits + match->n_words;
}

static inline const guint64 *
safeguard_match_get_disputed (const SafeguardMatch *match)
{
  return match->bits + 2 * match->n_words;
}

SafeguardRowState safeguard_match_get_state (const SafeguardMatch *match, guint position);
/* Writes the caller's own index of each row that is yes, in order of precedence; returns how many.
 * @indexes has room for every row. */
guint safeguard_table_list_yes (const SafeguardTable *self,
                                const SafeguardMatch *match,
                                guint16 *indexes);

/* Many cases in one call. @images are packed images, one after the other. One result a case; @yes,
 * if not NULL, gets the set of rows that are yes, (n_rows + 63) / 64 words a case. */
typedef struct
{
  gint32 rank;     /* of the winner; 0 without one */
  gint16 winner;   /* position, or SAFEGUARD_NO_ROW */
  gint16 possible; /* position, or SAFEGUARD_NO_ROW */
  guint32 outcome;
} SafeguardBatchResult;

void safeguard_table_match_batch (const SafeguardTable *self,
                                  const guint64 *images,
                                  gsize n_cases,
                                  SafeguardBatchResult *results,
                                  guint64 *yes);
