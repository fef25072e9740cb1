/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-level-ruling-private.h"

#include "safeguard-phrase-private.h"
#include "safeguard-stance-private.h"

/* "level 2, early help assessment"; "undetermined, at least level 2" */
static char *
describe (const char *outcome, gboolean decided, const char *row)
{
  if (row == NULL)
    return g_strdup (outcome);

  return decided
             ? g_strdup (row)
             : safeguard_phrase_fill ("outcome-at-least", "outcome", outcome, "answer", row, NULL);
}

void
safeguard_level_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  static const char *const outcomes[] = {
      [SAFEGUARD_OUTCOME_DECIDED] = "outcome-decided",
      [SAFEGUARD_OUTCOME_UNDETERMINED] = "outcome-undetermined",
      [SAFEGUARD_OUTCOME_UNDECIDED] = "outcome-undecided",
      [SAFEGUARD_OUTCOME_DISPUTED] = "outcome-disputed",
      [SAFEGUARD_OUTCOME_CONFLICT] = "outcome-conflict",
  };
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (ruling);
  SafeguardThresholds *thresholds = self->thresholds;
  gint32 winner = self->match->winner;
  const char *outcome = safeguard_phrase (outcomes[self->match->outcome]);
  gboolean decided = self->match->outcome == SAFEGUARD_OUTCOME_DECIDED;
  const SafeguardTableRow *row = winner != SAFEGUARD_NO_ROW
                                     ? safeguard_table_get_row (thresholds->table, (guint)winner)
                                     : NULL;
  g_autofree char *text
      = row != NULL ? safeguard_thresholds_describe_row (thresholds, row->index) : NULL;
  const SafeguardLevelRow *prevails = safeguard_level_ruling_peek_row (self);
  g_autofree char *number
      = row != NULL ? g_strdup_printf ("%d", safeguard_rank_to_level (row->rank)) : NULL;

  safeguard_stance_take_move (out, decided ? safeguard_phrase_fill ("level", "number", number, NULL)
                                           : g_strdup (outcome));
  g_free (out->answer);
  out->answer = describe (outcome, decided, text);
  safeguard_stance_add_clocks (out, self->clocks.clocks);
  if (prevails != NULL)
    safeguard_stance_set_rule (out, prevails->id, prevails->citations);
  out->facts = self->facts;
  safeguard_stance_add_rule (out, "thresholds", SAFEGUARD_ASPECT_LEVEL, "level");
}
