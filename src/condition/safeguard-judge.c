/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-inside-private.h"

#include <string.h>

/* The same evaluation as safeguard-match.c, of sets of cells: for the searches, which narrow facts
 * down step by step. */

SafeguardRowState
safeguard_row_terms_get_state (const SafeguardRowTerms *terms, const guint64 *domains)
{
  SafeguardTermState sure = safeguard_terms_get_state (terms->sure, domains);
  SafeguardTermState maybe = sure;

  if (sure == SAFEGUARD_TERM_SATISFIED)
    return SAFEGUARD_ROW_STATE_YES;
  if (terms->maybe != terms->sure)
    maybe = safeguard_terms_get_state (terms->maybe, domains);
  if (maybe == SAFEGUARD_TERM_KILLED)
    return SAFEGUARD_ROW_STATE_NO;

  return maybe == SAFEGUARD_TERM_SATISFIED && sure == SAFEGUARD_TERM_KILLED
             ? SAFEGUARD_ROW_STATE_DISPUTED
             : SAFEGUARD_ROW_STATE_OPEN;
}

void
safeguard_table_judge (const SafeguardTable *self,
                       const SafeguardRowTerms *terms,
                       const guint64 *domains,
                       SafeguardMatch *match)
{
  guint n = self->n_row_words;

  memset (match->bits, 0, 3 * n * sizeof (guint64));
  for (guint i = 0; i < self->n_rows; i++)
    {
      SafeguardRowState state = safeguard_row_terms_get_state (&terms[i], domains);

      if (state == SAFEGUARD_ROW_STATE_NO)
        continue;
      match->bits[n + SAFEGUARD_ROW_WORD (i)] |= SAFEGUARD_ROW_BIT (i);
      if (state == SAFEGUARD_ROW_STATE_YES)
        match->bits[SAFEGUARD_ROW_WORD (i)] |= SAFEGUARD_ROW_BIT (i);
      if (state == SAFEGUARD_ROW_STATE_DISPUTED)
        match->bits[2 * n + SAFEGUARD_ROW_WORD (i)] |= SAFEGUARD_ROW_BIT (i);
    }
  safeguard_table_conclude (self, match);
}

gboolean
safeguard_table_is_settled (const SafeguardTable *self, const SafeguardMatch *match)
{
  guint end = self->n_rows;

  if (match->outcome == SAFEGUARD_OUTCOME_CONFLICT)
    return TRUE;
  if (match->winner >= 0 && self->pick != SAFEGUARD_PICK_ONLY)
    end = (guint)match->winner;

  for (guint i = match->possible >= 0 ? (guint)match->possible : end; i < end; i++)
    {
      if (safeguard_match_get_state (match, i) != SAFEGUARD_ROW_STATE_OPEN)
        continue;
      /* An open row before the winner matters unless it leads to the same answer; with a dispute
       * about, it could come before that. */
      if (match->winner < 0 || self->pick == SAFEGUARD_PICK_ONLY
          || match->outcome == SAFEGUARD_OUTCOME_DISPUTED
          || self->rows[i].rank != self->rows[match->winner].rank)
        return FALSE;
    }

  return TRUE;
}

/* The first disputed row that leads elsewhere than the winner. */
static gint32
find_top (const SafeguardTable *self, const SafeguardMatch *match)
{
  for (guint i = (guint)match->disputed; i < self->n_rows; i++)
    if (safeguard_match_get_state (match, i) == SAFEGUARD_ROW_STATE_DISPUTED
        && (match->winner < 0 || self->rows[i].rank != self->rows[match->winner].rank))
      return self->rows[i].rank;

  return self->rows[match->disputed].rank;
}

SafeguardVerdict
safeguard_table_get_verdict (const SafeguardTable *self, const SafeguardMatch *match)
{
  SafeguardVerdict verdict = {match->outcome, match->winner >= 0, 0, 0};

  if (match->winner >= 0)
    verdict.rank = self->rows[match->winner].rank;
  if (match->outcome == SAFEGUARD_OUTCOME_DISPUTED)
    verdict.top = find_top (self, match);

  return verdict;
}

gboolean
safeguard_verdict_equal (const SafeguardVerdict *a, const SafeguardVerdict *b)
{
  return a->outcome == b->outcome && a->has_winner == b->has_winner && a->rank == b->rank
         && a->top == b->top;
}
