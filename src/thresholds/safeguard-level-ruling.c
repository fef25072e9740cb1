/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-level-ruling-private.h"

#include "safeguard-list-private.h"

/**
 * SafeguardLevelRuling:
 *
 * Which level of need the recorded facts amount to under an area's published
 * arrangements, and what follows: statute, assessment, coordinator, route.
 *
 * The level is the highest whose rule is met for certain. Facts that are not
 * known never lower it; [method@LevelRuling.get_highest_possible] says what they
 * could still make it. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardLevelRuling, safeguard_level_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_level_ruling_finalize (GObject *object)
{
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (object);

  g_clear_object (&self->thresholds);
  g_clear_pointer (&self->facts, safeguard_facts_free);
  g_clear_pointer (&self->match, g_free);
  g_clear_object (&self->judgements);
  safeguard_started_clocks_clear (&self->clocks);

  G_OBJECT_CLASS (safeguard_level_ruling_parent_class)->finalize (object);
}

static char *
level_answer (gint32 rank, gconstpointer rules)
{
  return g_strdup_printf ("%d", safeguard_rank_to_level (rank));
}

SafeguardExplained
safeguard_level_ruling_explain (SafeguardLevelRuling *self)
{
  return (SafeguardExplained){self->thresholds->table, self->facts, level_answer, self->thresholds,
                              TRUE};
}

static void
safeguard_level_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (ruling);

  safeguard_started_clocks_add_clocks (&self->clocks, out);
}

static void
safeguard_level_ruling_add_questions (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (ruling);
  SafeguardExplained explained = safeguard_level_ruling_explain (self);
  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);
  g_autofree char *from
      = row != NULL ? g_strdup_printf ("%d", safeguard_level_get_number (row->level)) : NULL;

  safeguard_explained_add_questions (&explained, from, out);
}

static void
safeguard_level_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (ruling);
  SafeguardExplained explained = safeguard_level_ruling_explain (self);

  safeguard_explained_add_undecided (&explained, self->thresholds->gaps, out);
  if (self->match->outcome == SAFEGUARD_OUTCOME_UNDECIDED)
    safeguard_silences_add (self->thresholds->silences, self->facts, self->thresholds->gaps, out);
}

static void
safeguard_level_ruling_class_init (SafeguardLevelRulingClass *klass)
{
  static const char *const sections[] = {"thresholds", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_level_ruling_finalize;
  ruling_class->add_findings = safeguard_level_ruling_add_findings;
  ruling_class->add_clocks = safeguard_level_ruling_add_clocks;
  ruling_class->add_questions = safeguard_level_ruling_add_questions;
  ruling_class->add_undecided = safeguard_level_ruling_add_undecided;
  ruling_class->write_result = safeguard_level_ruling_write_result;
  ruling_class->sections = sections;
  ruling_class->kind = "level";
  ruling_class->take_stance = safeguard_level_ruling_take_stance;
}

static void
safeguard_level_ruling_init (SafeguardLevelRuling *self)
{
  safeguard_started_clocks_init (&self->clocks);
}

/* The clocks of every rule of the level that is met: where duties differ within a level, none hides
 * another. Without an event that could start one there is nothing to time. */
static void
start_clocks (SafeguardLevelRuling *self, SafeguardRecord *record)
{
  if (safeguard_record_get_n_events (record) == 0)
    return;

  for (guint i = 0; i < safeguard_table_get_n_rows (self->thresholds->table); i++)
    {
      const SafeguardLevelRow *row = safeguard_level_ruling_peek_met (self, i);

      if (row != NULL)
        safeguard_started_clocks_start (&self->clocks, self->thresholds->timescales,
                                        (const char *const *)row->clocks, record,
                                        &SAFEGUARD_RULING (self)->at);
    }
}

SafeguardLevelRuling *
safeguard_level_ruling_new (SafeguardThresholds *thresholds,
                            SafeguardConcern *concern,
                            SafeguardFacts *facts,
                            SafeguardMoment at)
{
  SafeguardLevelRuling *self = g_object_new (SAFEGUARD_TYPE_LEVEL_RULING, NULL);

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), thresholds->layers, at);
  self->thresholds = g_object_ref (thresholds);
  self->facts = facts;
  self->match = g_malloc (safeguard_table_get_match_size (thresholds->table));
  safeguard_table_match (thresholds->table, facts, self->match);
  self->danger = safeguard_thresholds_find_danger (thresholds, safeguard_facts_peek_words (facts));
  if (concern->judgements->len > 0)
    self->judgements = safeguard_concern_get_judgements (concern);
  start_clocks (self, SAFEGUARD_RECORD (concern));

  return self;
}

const SafeguardLevelRow *
safeguard_level_ruling_peek_met (SafeguardLevelRuling *self, guint position)
{
  const SafeguardLevelRow *winner = safeguard_level_ruling_peek_row (self);
  guint index = safeguard_table_get_row (self->thresholds->table, position)->index;
  const SafeguardLevelRow *row = g_ptr_array_index (self->thresholds->rows, index);

  return winner != NULL && row->level == winner->level
                 && safeguard_match_get_state (self->match, position) == SAFEGUARD_ROW_STATE_YES
             ? row
             : NULL;
}

const SafeguardLevelRow *
safeguard_level_ruling_peek_row (SafeguardLevelRuling *self)
{
  if (self->match->winner == SAFEGUARD_NO_ROW)
    return NULL;

  guint index
      = safeguard_table_get_row (self->thresholds->table, (guint)self->match->winner)->index;

  return g_ptr_array_index (self->thresholds->rows, index);
}

const SafeguardRoute *
safeguard_level_ruling_peek_route (SafeguardLevelRuling *self)
{
  SafeguardThresholds *thresholds = self->thresholds;
  gint64 reporter;

  if (self->danger == SAFEGUARD_ANSWER_YES)
    return &thresholds->emergency;
  if (thresholds->reporter >= 0 && thresholds->public_route.id != NULL
      && safeguard_facts_get_value (self->facts, (guint)thresholds->reporter, &reporter)
      && reporter == thresholds->reporter_public)
    return &thresholds->public_route;

  return thresholds->professional.id != NULL ? &thresholds->professional : NULL;
}

/**
 * safeguard_level_ruling_get_outcome:
 * @self: a ruling
 *
 * Gets how far the rules decide the level.
 *
 * Returns: the outcome
 *
 * Since: 1.0
 */
SafeguardOutcome
safeguard_level_ruling_get_outcome (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL,
                        SAFEGUARD_OUTCOME_UNDETERMINED);

  return self->match->outcome;
}

/**
 * safeguard_level_ruling_get_level:
 * @self: a ruling
 *
 * Gets the highest level whose rule is met.
 *
 * Returns: (transfer none) (nullable): the level, or %NULL if no rule is met
 *   for certain
 *
 * Since: 1.0
 */
SafeguardLevel *
safeguard_level_ruling_get_level (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);

  return row != NULL ? row->level : NULL;
}

/**
 * safeguard_level_ruling_get_highest_possible:
 * @self: a ruling
 *
 * Gets the highest level that the facts not yet known could make it.
 *
 * Returns: the number of the level, or 0 if no level can be reached
 *
 * Since: 1.0
 */
int
safeguard_level_ruling_get_highest_possible (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, 0);

  if (self->match->possible == SAFEGUARD_NO_ROW)
    return 0;

  return safeguard_rank_to_level (
      safeguard_table_get_row (self->thresholds->table, (guint)self->match->possible)->rank);
}

/**
 * safeguard_level_ruling_get_statute:
 * @self: a ruling
 *
 * Gets the section of the Children Act 1989 that applies.
 *
 * Returns: (transfer none) (nullable): "section-47", "section-17", or %NULL if
 *   neither does
 *
 * Since: 1.0
 */
const char *
safeguard_level_ruling_get_statute (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);

  return row != NULL ? row->statute : NULL;
}

/**
 * safeguard_level_ruling_get_assessment:
 * @self: a ruling
 *
 * Gets the assessment that the level calls for.
 *
 * Returns: (transfer none) (nullable): an id, such as "early-help-assessment",
 *   or %NULL if the level calls for none
 *
 * Since: 1.0
 */
const char *
safeguard_level_ruling_get_assessment (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);

  return row != NULL ? row->assessment : NULL;
}

/**
 * safeguard_level_ruling_get_coordinator:
 * @self: a ruling
 *
 * Gets who coordinates the assessment.
 *
 * Returns: (transfer none) (nullable): a role, such as "social-worker", or
 *   %NULL if the source names none
 *
 * Since: 1.0
 */
const char *
safeguard_level_ruling_get_coordinator (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);

  return row != NULL ? row->coordinator : NULL;
}

/**
 * safeguard_level_ruling_get_route:
 * @self: a ruling
 *
 * Gets where to turn next. Immediate danger always gives the emergency route.
 *
 * Returns: (transfer none) (nullable): an id, such as "massh-form", or %NULL if
 *   the arrangements name no route
 *
 * Since: 1.0
 */
const char *
safeguard_level_ruling_get_route (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  const SafeguardRoute *route = safeguard_level_ruling_peek_route (self);

  return route != NULL ? route->id : NULL;
}

/**
 * safeguard_level_ruling_get_consent:
 * @self: a ruling
 *
 * Gets what the arrangements say of consent to a referral.
 *
 * Returns: (transfer none) (nullable): the rule in a sentence, or %NULL if no
 *   document held here has one
 *
 * Since: 1.0
 */
const char *
safeguard_level_ruling_get_consent (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  return self->thresholds->consent;
}

/**
 * safeguard_level_ruling_is_emergency:
 * @self: a ruling
 *
 * Tells whether immediate danger is recorded. Then the emergency route comes
 * before everything else in the ruling.
 *
 * Returns: %TRUE if it is
 *
 * Since: 1.0
 */
gboolean
safeguard_level_ruling_is_emergency (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, FALSE);

  return self->danger == SAFEGUARD_ANSWER_YES;
}

/**
 * safeguard_level_ruling_get_danger:
 * @self: a ruling
 *
 * Gets whether the child is in immediate danger, as far as it is recorded.
 *
 * Returns: %SAFEGUARD_ANSWER_UNDETERMINED if that is not recorded,
 *   %SAFEGUARD_ANSWER_UNDECIDED if the documents have no rule for it
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_level_ruling_get_danger (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL,
                        SAFEGUARD_ANSWER_UNDETERMINED);

  return self->danger;
}

/**
 * safeguard_level_ruling_get_trace:
 * @self: a ruling
 *
 * Gets what became of every rule, the one that prevails over all others first.
 *
 * Returns: (transfer full): a list of [class@Trace]
 *
 * Since: 1.0
 */
GListModel *
safeguard_level_ruling_get_trace (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  SafeguardExplained explained = safeguard_level_ruling_explain (self);

  return safeguard_explained_trace (&explained);
}

#define LEAST_RANK(level) ((level)*SAFEGUARD_RANKS_PER_LEVEL)
#define MOST_RANK(level) (LEAST_RANK (level) + SAFEGUARD_RANKS_PER_LEVEL - 1)

/**
 * safeguard_level_ruling_why_not:
 * @self: a ruling
 * @level: the number of a level
 * @error: return location for an error
 *
 * Gets why the level was not reached: its rules that are not met, each with the
 * facts that its nearest alternative still needs.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_LEVEL.
 *
 * Returns: (transfer full): a list of [class@Trace]; empty if a rule of the level
 *   is met
 *
 * Since: 1.0
 */
GListModel *
safeguard_level_ruling_why_not (SafeguardLevelRuling *self, int level, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardExplained explained = safeguard_level_ruling_explain (self);

  if (!safeguard_thresholds_require_level (self->thresholds, level, error))
    return NULL;

  return safeguard_explained_why_not (&explained, LEAST_RANK (level), MOST_RANK (level));
}

/**
 * safeguard_level_ruling_smallest_changes:
 * @self: a ruling
 * @level: the number of a level
 * @error: return location for an error
 *
 * Gets the smallest changes of the facts that would make it that level: no
 * change of fewer facts would. An exact search, not a guess.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_LEVEL; %SAFEGUARD_ERROR_CONDITION_TOO_LARGE if
 * the table is too large to search to the end.
 *
 * Returns: (transfer full): a list of [class@Change]; empty if no change of
 *   facts leads there
 *
 * Since: 1.0
 */
GListModel *
safeguard_level_ruling_smallest_changes (SafeguardLevelRuling *self, int level, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardExplained explained = safeguard_level_ruling_explain (self);

  if (!safeguard_thresholds_require_level (self->thresholds, level, error))
    return NULL;

  return safeguard_explained_changes (&explained, LEAST_RANK (level), MOST_RANK (level), error);
}

/**
 * safeguard_level_ruling_get_judgements:
 * @self: a ruling
 *
 * Gets what professionals decided, the first recorded first. It stands beside
 * the ruling, whether it agrees with it or not.
 *
 * Returns: (transfer full): a list of [class@Judgement]; empty if none is recorded
 *
 * Since: 1.0
 */
GListModel *
safeguard_level_ruling_get_judgements (SafeguardLevelRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL_RULING (self) && self->match != NULL, NULL);

  return self->judgements != NULL ? g_object_ref (self->judgements)
                                  : safeguard_list_new_empty (SAFEGUARD_TYPE_JUDGEMENT);
}
