/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-decision-private.h"

#include "safeguard-analysis-private.h"

/* Votes have dozens of combinations; the shortest few show an author where the table is silent. */
#define MAX_SILENT_SHOWN 4

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
is_about (const SafeguardSilence *silence, const SafeguardFacts *facts)
{
  if (silence->when == NULL)
    return TRUE;

  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (silence->when));
  safeguard_table_match (silence->when, facts, match);

  return safeguard_match_get_state (match, 0) == SAFEGUARD_ROW_STATE_YES;
}

static gboolean
is_disputed (const SafeguardDecision *self, const SafeguardFacts *facts)
{
  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (self->table));

  safeguard_table_match (self->table, facts, match);

  return match->outcome == SAFEGUARD_OUTCOME_DISPUTED;
}

static void
take (GPtrArray *out, SafeguardGap *gap)
{
  if (gap != NULL)
    g_ptr_array_add (out, gap);
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
    take (out, safeguard_gaps_make (gaps, self->gap));
  if (self->table != NULL && is_disputed (self, facts))
    {
      safeguard_explained_add_undecided (&explained, gaps, out);
      return;
    }
  for (guint i = 0; i < self->silences->len; i++)
    {
      const SafeguardSilence *silence = g_ptr_array_index (self->silences, i);

      if (is_about (silence, facts))
        take (out, safeguard_gaps_make (gaps, silence->id));
    }
}

static const SafeguardNode *
find_node (const SafeguardDecision *self,
           SafeguardLayers *layers,
           guint position,
           SafeguardIssueLog *log)
{
  g_autofree char *section = g_strconcat (self->section, ".rows", NULL);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, section, log);
  guint index = safeguard_table_get_row (self->table, position)->index;

  return g_array_index (rules, SafeguardRule, index).node;
}

void
safeguard_decision_check (const SafeguardDecision *self,
                          SafeguardLayers *layers,
                          const char *what,
                          SafeguardIssueLog *log)
{
  if (self->table == NULL)
    return;

  g_autoptr (GArray) impossible = safeguard_table_find_impossible (self->table);
  g_autoptr (GArray) shadowed = safeguard_table_find_shadowed (self->table);
  g_autoptr (SafeguardRegions) silent = safeguard_table_find_silent (self->table);

  for (guint i = 0; i < impossible->len; i++)
    safeguard_node_complain (find_node (self, layers, g_array_index (impossible, guint, i), log),
                             log, SAFEGUARD_ERROR_IMPOSSIBLE_ROW, NULL, "the row can never be met");
  for (guint i = 0; i < shadowed->len; i++)
    safeguard_node_complain (find_node (self, layers, g_array_index (shadowed, guint, i), log), log,
                             SAFEGUARD_ERROR_SHADOWED_ROW, NULL,
                             "rows that stand before it are met whenever this one is");
  for (guint i = 0; i < MIN (silent->regions->len, MAX_SILENT_SHOWN); i++)
    {
      const SafeguardRegion *region = g_ptr_array_index (silent->regions, i);

      safeguard_node_complain_at (safeguard_layers_get (layers, self->section, NULL), log,
                                  SAFEGUARD_ERROR_SILENT_COMBINATION,
                                  SAFEGUARD_ISSUE_SEVERITY_INFORMATION, NULL, "no row says %s: %s",
                                  what, region->text);
    }
}
