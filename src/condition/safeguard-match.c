/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-inside-private.h"

#include <string.h>

/* The hot path. Nothing here allocates, and nothing but the match is written. */

/* ORs into @into what the flags in @flags decide, a group of @step flags at a time. @n_words and
 * @step are constants wherever this is inlined with them, and the inner loops unroll. */
static inline void
gather_flags (const SafeguardFlagTables *tables,
              guint word,
              guint64 flags,
              guint64 *into,
              guint n_words,
              guint step)
{
  gsize states = (gsize)1 << step;
  const guint64 *terms = tables->terms + word * (64 / step) * states * n_words;

  for (; flags != 0; flags >>= step, terms += states * n_words)
    {
      const guint64 *state = terms + (flags & (states - 1)) * n_words;

      for (guint i = 0; i < n_words; i++)
        into[i] |= state[i];
    }
}

/* The terms that the value kills. FALSE, as if nobody knew it, if it is none that the fact can
 * have: the words may be a caller's own. */
static inline gboolean
find_killed (const SafeguardValueTables *values, guint64 word, guint n_words, const guint64 **terms)
{
  gint64 value = (gint64)word;
  guint cell = 0;

  if (!safeguard_fact_range_holds (&values->range, word))
    return FALSE;
  if (values->cuts == NULL)
    cell = (guint)word;
  for (guint i = 0; i < values->n_cuts; i++)
    cell += values->cuts[i] <= value ? 1 : 0;
  *terms = values->killed + cell * n_words;

  return TRUE;
}

/* @killed and @open: the terms that cannot hold, and those that wait for an unknown fact. */
static inline void
gather (const SafeguardEngine *engine,
        const guint64 *words,
        guint64 *killed,
        guint64 *open,
        guint n_words,
        guint step)
{
  const guint64 *present = words, *absent = words + engine->n_flag_words;
  const guint64 *known = absent + engine->n_flag_words;
  const guint64 *values = known + engine->n_known_words;

  for (guint word = 0; word < engine->n_flag_words; word++)
    {
      /* A flag that is both is as good as unknown. */
      guint64 known_flags = present[word] ^ absent[word];

      gather_flags (&engine->absent, word,
                    absent[word] & known_flags & engine->absent.relevant[word], killed, n_words,
                    step);
      gather_flags (&engine->present, word,
                    present[word] & known_flags & engine->present.relevant[word], killed, n_words,
                    step);
      gather_flags (&engine->unknown, word, ~known_flags & engine->unknown.relevant[word], open,
                    n_words, step);
    }

  for (guint v = 0; v < engine->n_values; v++)
    {
      const SafeguardValueTables *tables = &engine->values[v];
      const guint64 *terms = tables->open;
      gboolean is_known = ((known[tables->slot / 64] >> (tables->slot % 64)) & 1)
                          && find_killed (tables, values[tables->slot], n_words, &terms);
      guint64 *into = is_known ? killed : open;

      for (guint i = 0; i < n_words; i++)
        into[i] |= terms[i];
    }
}

/* Sets the row of each of the @terms from @first to before @end. */
static void
collect_rows (
    const SafeguardEngine *engine, const guint64 *terms, guint first, guint end, guint64 *rows)
{
  for (guint term = first; term < end;)
    {
      guint64 word = terms[term / 64] >> (term % 64);

      if (word == 0)
        {
          term = (term / 64 + 1) * 64;
          continue;
        }
      term += (guint)__builtin_ctzll (word);
      if (term >= end)
        break;
      rows[engine->row_of[term] / 64] |= SAFEGUARD_ROW_BIT (engine->row_of[term]);
      term = engine->end_of[term];
    }
}

/* Terms to rows, where a row has several or a gap. @killed and @open become what may hold and what
 * does. */
static void
reduce (const SafeguardTable *self, SafeguardMatch *match, guint64 *killed, guint64 *open)
{
  const SafeguardEngine *engine = &self->engine;
  guint n = self->n_row_words;
  guint64 *yes = match->bits, *possible = yes + n, *disputed = possible + n;
  guint64 *sure = disputed + n, *sure_possible = sure + n;

  memset (yes, 0, 5 * n * sizeof (guint64));
  for (guint i = 0; i < engine->n_words; i++)
    {
      open[i] = ~(killed[i] | open[i]) & engine->real[i];
      killed[i] = ~killed[i] & engine->real[i];
    }

  collect_rows (engine, open, 0, engine->n_maybe, yes);
  collect_rows (engine, killed, 0, engine->n_maybe, possible);
  if (!engine->has_gaps)
    return;

  collect_rows (engine, open, engine->n_maybe, engine->n_terms, sure);
  collect_rows (engine, killed, engine->n_maybe, engine->n_terms, sure_possible);
  for (guint i = 0; i < n; i++)
    {
      disputed[i] = yes[i] & engine->gapped[i] & ~sure_possible[i];
      yes[i] = (yes[i] & ~engine->gapped[i]) | sure[i];
    }
}

static gint32
first_row (const guint64 *rows, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (rows[i] != 0)
      return (gint32)(i * 64) + __builtin_ctzll (rows[i]);

  return SAFEGUARD_NO_ROW;
}

/* What the unknown and the disputed rows before the winner make of it, where the first is picked:
 * those that lead to the same answer do not matter. */
static SafeguardOutcome
conclude_first (const SafeguardTable *self, SafeguardMatch *match)
{
  guint end = match->winner >= 0 ? (guint)match->winner : self->n_rows;
  SafeguardOutcome outcome
      = match->winner >= 0 ? SAFEGUARD_OUTCOME_DECIDED : SAFEGUARD_OUTCOME_UNDECIDED;

  for (guint i = match->possible >= 0 ? (guint)match->possible : end; i < end; i++)
    {
      SafeguardRowState state = safeguard_match_get_state (match, i);

      if (state == SAFEGUARD_ROW_STATE_NO
          || (match->winner >= 0 && self->rows[i].rank == self->rows[match->winner].rank))
        continue;
      if (state == SAFEGUARD_ROW_STATE_OPEN)
        {
          match->winner = SAFEGUARD_NO_ROW;
          return SAFEGUARD_OUTCOME_UNDETERMINED;
        }
      outcome = SAFEGUARD_OUTCOME_DISPUTED;
    }

  return outcome;
}

static SafeguardOutcome
conclude_only (const SafeguardTable *self, SafeguardMatch *match)
{
  guint count[SAFEGUARD_ROW_STATE_YES + 1] = {0};

  for (guint i = match->possible >= 0 ? (guint)match->possible : self->n_rows; i < self->n_rows;
       i++)
    count[safeguard_match_get_state (match, i)]++;

  if (count[SAFEGUARD_ROW_STATE_YES] > 1 || count[SAFEGUARD_ROW_STATE_OPEN] > 0)
    {
      match->winner = SAFEGUARD_NO_ROW;
      return count[SAFEGUARD_ROW_STATE_YES] > 1 ? SAFEGUARD_OUTCOME_CONFLICT
                                                : SAFEGUARD_OUTCOME_UNDETERMINED;
    }
  if (count[SAFEGUARD_ROW_STATE_DISPUTED] > 0)
    return SAFEGUARD_OUTCOME_DISPUTED;

  return match->winner >= 0 ? SAFEGUARD_OUTCOME_DECIDED : SAFEGUARD_OUTCOME_UNDECIDED;
}

/* Where the highest is picked, what is unknown above the winner does not take the answer away: it
 * is at least that. What is disputed above it does, since no fact will ever settle it. */
static inline SafeguardOutcome
conclude_highest (const SafeguardTable *self, const SafeguardMatch *match)
{
  if (match->disputed >= 0
      && (match->winner < 0 || self->rows[match->disputed].rank > self->rows[match->winner].rank))
    return SAFEGUARD_OUTCOME_DISPUTED;
  if (match->winner >= 0)
    return SAFEGUARD_OUTCOME_DECIDED;

  return match->possible >= 0 ? SAFEGUARD_OUTCOME_UNDETERMINED : SAFEGUARD_OUTCOME_UNDECIDED;
}

static inline void
conclude (const SafeguardTable *self, SafeguardMatch *match, guint n_words)
{
  match->winner = first_row (match->bits, n_words);
  match->possible = first_row (match->bits + n_words, n_words);
  match->disputed = first_row (match->bits + 2 * n_words, n_words);
  match->n_words = n_words;
  if (self->pick == SAFEGUARD_PICK_HIGHEST)
    match->outcome = conclude_highest (self, match);
  else if (self->pick == SAFEGUARD_PICK_FIRST)
    match->outcome = conclude_first (self, match);
  else
    match->outcome = conclude_only (self, match);
}

void
safeguard_table_conclude (const SafeguardTable *self, SafeguardMatch *match)
{
  conclude (self, match, self->n_row_words);
}

/* One term a row: the set of terms is the set of rows. */
static inline void
match_direct (const SafeguardTable *self,
              const guint64 *words,
              SafeguardMatch *match,
              guint n_words)
{
  guint64 *yes = match->bits, *possible = yes + n_words, *disputed = possible + n_words;
  guint64 killed[SAFEGUARD_ENGINE_DIRECT_WORDS] = {0}, open[SAFEGUARD_ENGINE_DIRECT_WORDS] = {0};

  gather (&self->engine, words, killed, open, n_words, 8);
  for (guint i = 0; i < n_words; i++)
    {
      possible[i] = ~killed[i] & self->engine.real[i];
      yes[i] = possible[i] & ~open[i];
      disputed[i] = 0;
    }
  conclude (self, match, n_words);
}

static void
match_general (const SafeguardTable *self, const guint64 *words, SafeguardMatch *match)
{
  guint n_words = self->engine.n_words;
  guint64 *killed = match->bits + 5 * self->n_row_words, *open = killed + n_words;

  memset (killed, 0, 2 * n_words * sizeof (guint64));
  gather (&self->engine, words, killed, open, n_words, self->engine.step);
  reduce (self, match, killed, open);
  conclude (self, match, self->n_row_words);
}

void
safeguard_table_match_words (const SafeguardTable *self,
                             const guint64 *words,
                             SafeguardMatch *match)
{
  if (self->engine.direct && self->engine.n_words == 1)
    match_direct (self, words, match, 1);
  else if (self->engine.direct && self->engine.n_words == 2)
    match_direct (self, words, match, 2);
  else if (self->engine.direct && self->engine.n_words == 3)
    match_direct (self, words, match, 3);
  else if (self->engine.direct && self->engine.n_words == 4)
    match_direct (self, words, match, 4);
  else
    match_general (self, words, match);
}

void
safeguard_table_match (const SafeguardTable *self,
                       const SafeguardFacts *facts,
                       SafeguardMatch *match)
{
  g_return_if_fail (safeguard_facts_get_vocabulary (facts) == self->vocabulary);

  safeguard_table_match_words (self, safeguard_facts_peek_words (facts), match);
}

gsize
safeguard_table_get_match_size (const SafeguardTable *self)
{
  gsize n_words = 5 * (gsize)self->n_row_words + 2 * (gsize)self->engine.n_words;

  return sizeof (SafeguardMatch) + n_words * sizeof (guint64);
}

SafeguardRowState
safeguard_match_get_state (const SafeguardMatch *match, guint position)
{
  guint word = SAFEGUARD_ROW_WORD (position);
  guint64 bit = SAFEGUARD_ROW_BIT (position);

  if (safeguard_match_get_yes (match)[word] & bit)
    return SAFEGUARD_ROW_STATE_YES;
  if (safeguard_match_get_disputed (match)[word] & bit)
    return SAFEGUARD_ROW_STATE_DISPUTED;

  return (safeguard_match_get_possible (match)[word] & bit) ? SAFEGUARD_ROW_STATE_OPEN
                                                            : SAFEGUARD_ROW_STATE_NO;
}

guint
safeguard_table_list_yes (const SafeguardTable *self, const SafeguardMatch *match, guint16 *indexes)
{
  guint n = 0;

  for (guint i = 0; i < match->n_words; i++)
    for (guint64 word = match->bits[i]; word != 0; word &= word - 1)
      indexes[n++] = (guint16)self->rows[i * 64 + (guint)__builtin_ctzll (word)].index;

  return n;
}

void
safeguard_table_match_batch (const SafeguardTable *self,
                             const guint64 *images,
                             gsize n_cases,
                             SafeguardBatchResult *results,
                             guint64 *yes)
{
  gsize stride = safeguard_vocabulary_get_n_words (self->vocabulary);
  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (self));

  for (gsize i = 0; i < n_cases; i++)
    {
      safeguard_table_match_words (self, images + i * stride, match);
      results[i].rank = match->winner >= 0 ? self->rows[match->winner].rank : 0;
      results[i].winner = (gint16)match->winner;
      results[i].possible = (gint16)match->possible;
      results[i].outcome = match->outcome;
      if (yes != NULL)
        memcpy (yes + i * self->n_row_words, match->bits, self->n_row_words * sizeof (guint64));
    }
}
