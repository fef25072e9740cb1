/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-decision-private.h"

#include "safeguard-analysis-private.h"

gint32
safeguard_decision_judge (const SafeguardDecision *self, const SafeguardFacts *facts, int *row)
{
  if (row != NULL)
    *row = SAFEGUARD_NO_ROW;
  if (self->table == NULL)
    return SAFEGUARD_RANK_OPEN;

  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (self->table));
  safeguard_table_match (self->table, facts, match);
  if (match->outcome == SAFEGUARD_OUTCOME_UNDETERMINED)
    return SAFEGUARD_RANK_UNKNOWN;
  if (match->outcome != SAFEGUARD_OUTCOME_DECIDED)
    return SAFEGUARD_RANK_OPEN;
  if (row != NULL)
    *row = match->winner;

  return safeguard_table_get_row (self->table, (guint)match->winner)->rank;
}

GListModel *
safeguard_decision_get_citations (const SafeguardDecision *self, int row)
{
  return g_ptr_array_index (self->citations,
                            safeguard_table_get_row (self->table, (guint)row)->index);
}

static gboolean
is_disputed (const SafeguardDecision *self, const SafeguardFacts *facts)
{
  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (self->table));

  safeguard_table_match (self->table, facts, match);

  return match->outcome == SAFEGUARD_OUTCOME_DISPUTED;
}

void
safeguard_decision_add_undecided (const SafeguardDecision *self,
                                  const SafeguardFacts *facts,
                                  const SafeguardGaps *gaps,
                                  GPtrArray *out)
{
  SafeguardExplained explained = {self->table, facts, NULL, NULL, FALSE};

  if (safeguard_decision_judge (self, facts, NULL) != SAFEGUARD_RANK_OPEN)
    return;
  if (self->gap != NULL)
    safeguard_gaps_add (gaps, self->gap, out);
  if (self->table != NULL && is_disputed (self, facts))
    {
      safeguard_explained_add_undecided (&explained, gaps, out);
      return;
    }
  safeguard_silences_add (self->silences, facts, gaps, out);
}

void
safeguard_decision_check (const SafeguardDecision *self,
                          SafeguardLayers *layers,
                          const char *silent,
                          SafeguardIssueLog *log)
{
  const char *const where[] = {self->where, NULL};
  const SafeguardTableCheck about = {layers, self->section, where, silent, FALSE};

  if (self->table != NULL)
    safeguard_table_check (self->table, &about, log);
}
