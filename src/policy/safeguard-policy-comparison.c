/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-comparison-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-level-ruling-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardPolicyComparison:
 *
 * The same facts under two policies: both rulings side by side, and the clauses
 * that make them differ.
 *
 * Each policy hears the facts that it asks about; which it does not hear is
 * told, never counted against it. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardPolicyComparison
{
  GObject parent_instance;

  SafeguardLevelRuling *rulings[2];
  char *answers[2];
  char *levels[2];
  char **unheard[2];
  char *move;
  GListModel *reasons;
};

G_DEFINE_FINAL_TYPE (SafeguardPolicyComparison, safeguard_policy_comparison, G_TYPE_OBJECT)

static void
safeguard_policy_comparison_finalize (GObject *object)
{
  SafeguardPolicyComparison *self = SAFEGUARD_POLICY_COMPARISON (object);

  for (guint side = 0; side < 2; side++)
    {
      g_clear_object (&self->rulings[side]);
      g_free (self->answers[side]);
      g_free (self->levels[side]);
      g_strfreev (self->unheard[side]);
    }
  g_free (self->move);
  g_clear_object (&self->reasons);

  G_OBJECT_CLASS (safeguard_policy_comparison_parent_class)->finalize (object);
}

static void
safeguard_policy_comparison_class_init (SafeguardPolicyComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_policy_comparison_finalize;
}

static void
safeguard_policy_comparison_init (SafeguardPolicyComparison *self)
{
}

static gboolean
get_thresholds (SafeguardPolicyDiff *diff, SafeguardThresholds *out[2], GError **error)
{
  out[0] = safeguard_policy_get_thresholds (safeguard_policy_diff_get_first (diff), error);
  out[1] = out[0] != NULL
               ? safeguard_policy_get_thresholds (safeguard_policy_diff_get_second (diff), error)
               : NULL;

  return out[1] != NULL;
}

/**
 * safeguard_policy_diff_new_concern:
 * @self: a comparison
 * @error: return location for an error
 *
 * Makes a concern that may record the facts of either policy.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if one of the two prints no levels of
 * need; %SAFEGUARD_ERROR_CONDITION_TOO_LARGE if their facts do not fit together.
 *
 * Returns: (transfer full): a new concern
 *
 * Since: 1.0
 */
SafeguardConcern *
safeguard_policy_diff_new_concern (SafeguardPolicyDiff *self, GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_POLICY_DIFF (self) && safeguard_policy_diff_peek_labels (self) != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardThresholds *thresholds[2];
  const SafeguardJoinedVocabulary *joined = get_thresholds (self, thresholds, error)
                                                ? safeguard_policy_diff_peek_joined (self, error)
                                                : NULL;

  return joined != NULL ? safeguard_concern_new_over (thresholds[0], joined->vocabulary) : NULL;
}

static void
judge (SafeguardPolicyComparison *self,
       guint side,
       SafeguardThresholds *thresholds,
       SafeguardConcern *concern)
{
  static const char *const outcomes[] = {
      [SAFEGUARD_OUTCOME_DECIDED] = "decided",
      [SAFEGUARD_OUTCOME_UNDETERMINED] = "undetermined",
      [SAFEGUARD_OUTCOME_UNDECIDED] = "undecided",
      [SAFEGUARD_OUTCOME_DISPUTED] = "disputed",
      [SAFEGUARD_OUTCOME_CONFLICT] = "conflict",
  };
  g_autoptr (GPtrArray) unheard = g_ptr_array_new ();
  SafeguardFacts *facts
      = safeguard_facts_project (SAFEGUARD_CASE (concern)->facts, thresholds->vocabulary, unheard);
  SafeguardLevelRuling *ruling
      = safeguard_level_ruling_new (thresholds, concern, facts, SAFEGUARD_MOMENT_NONE);
  gint32 winner = ruling->match->winner;
  const char *outcome = outcomes[ruling->match->outcome];
  gboolean decided = ruling->match->outcome == SAFEGUARD_OUTCOME_DECIDED;
  g_autofree char *row
      = winner != SAFEGUARD_NO_ROW ? safeguard_thresholds_describe_row (
            thresholds, safeguard_table_get_row (thresholds->table, (guint)winner)->index)
                                   : NULL;

  g_ptr_array_add (unheard, NULL);
  self->rulings[side] = ruling;
  self->unheard[side] = g_strdupv ((char **)unheard->pdata);
  self->answers[side] = decided       ? g_strdup (row)
                        : row != NULL ? g_strdup_printf ("%s, at least %s", outcome, row)
                                      : g_strdup (outcome);
  self->levels[side]
      = decided ? g_strdup_printf (
            "level %d", safeguard_rank_to_level (
                            safeguard_table_get_row (thresholds->table, (guint)winner)->rank))
                : g_strdup (outcome);
}

/* "level 2 to level 3", "level 4, other duties"; "unchanged". */
static char *
make_move (const SafeguardPolicyComparison *self)
{
  if (strcmp (self->levels[0], self->levels[1]) != 0)
    return g_strdup_printf ("%s to %s", self->levels[0], self->levels[1]);

  return strcmp (self->answers[0], self->answers[1]) != 0
             ? g_strdup_printf ("%s, other duties", self->levels[0])
             : g_strdup ("unchanged");
}

/* The differences between the policies in which the case lies, the fewest facts first. */
static GListModel *
find_reasons (SafeguardPolicyComparison *self, SafeguardPolicyDiff *diff, SafeguardFacts *facts)
{
  GListModel *all = safeguard_policy_diff_get_differences (diff);
  GPtrArray *reasons = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      SafeguardPolicyDifference *difference = safeguard_list_peek (all, i);

      if (strcmp (safeguard_policy_difference_get_room (difference), "thresholds") == 0
          && strcmp (safeguard_policy_difference_get_rule (difference), "level") == 0
          && safeguard_policy_difference_covers (difference, facts))
        g_ptr_array_add (reasons, g_object_ref (difference));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_POLICY_DIFFERENCE, reasons);
}

/**
 * safeguard_policy_diff_compare:
 * @self: a comparison of two policies
 * @concern: what is recorded: made by [method@PolicyDiff.new_concern], or for
 *   one of the two
 * @error: return location for an error
 *
 * Says what the two policies make of the same facts.
 *
 * Errors: as for [method@PolicyDiff.new_concern].
 *
 * Returns: (transfer full): both rulings, side by side
 *
 * Since: 1.0
 */
SafeguardPolicyComparison *
safeguard_policy_diff_compare (SafeguardPolicyDiff *self, SafeguardConcern *concern, GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_POLICY_DIFF (self) && safeguard_policy_diff_peek_labels (self) != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_CONCERN (concern) && SAFEGUARD_CASE (concern)->facts != NULL,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardThresholds *thresholds[2];
  const SafeguardJoinedVocabulary *joined = get_thresholds (self, thresholds, error)
                                                ? safeguard_policy_diff_peek_joined (self, error)
                                                : NULL;

  if (joined == NULL)
    return NULL;

  SafeguardPolicyComparison *comparison = g_object_new (SAFEGUARD_TYPE_POLICY_COMPARISON, NULL);
  g_autoptr (SafeguardFacts) facts
      = safeguard_facts_project (SAFEGUARD_CASE (concern)->facts, joined->vocabulary, NULL);

  judge (comparison, 0, thresholds[0], concern);
  judge (comparison, 1, thresholds[1], concern);
  comparison->move = make_move (comparison);
  comparison->reasons = find_reasons (comparison, self, facts);

  return comparison;
}

/**
 * safeguard_policy_comparison_get_first:
 * @self: a comparison
 *
 * Gets what the first policy says.
 *
 * Returns: (transfer none) (nullable): the ruling
 *
 * Since: 1.0
 */
SafeguardLevelRuling *
safeguard_policy_comparison_get_first (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->rulings[0];
}

/**
 * safeguard_policy_comparison_get_second:
 * @self: a comparison
 *
 * Gets what the second policy says.
 *
 * Returns: (transfer none) (nullable): the ruling
 *
 * Since: 1.0
 */
SafeguardLevelRuling *
safeguard_policy_comparison_get_second (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->rulings[1];
}

/**
 * safeguard_policy_comparison_get_first_answer:
 * @self: a comparison
 *
 * Gets what the first policy says, in words.
 *
 * Returns: (transfer none) (nullable): such as "level 2, early help assessment"
 *   or "undetermined"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_comparison_get_first_answer (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->answers[0];
}

/**
 * safeguard_policy_comparison_get_second_answer:
 * @self: a comparison
 *
 * Gets what the second policy says, in words.
 *
 * Returns: (transfer none) (nullable): as
 *   [method@PolicyComparison.get_first_answer]
 *
 * Since: 1.0
 */
const char *
safeguard_policy_comparison_get_second_answer (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->answers[1];
}

/**
 * safeguard_policy_comparison_get_differs:
 * @self: a comparison
 *
 * Tells whether the two policies say something else: another level, or other
 * duties at the same.
 *
 * Returns: %SAFEGUARD_ANSWER_YES or %SAFEGUARD_ANSWER_NO
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_policy_comparison_get_differs (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), SAFEGUARD_ANSWER_UNDETERMINED);

  return g_strcmp0 (self->answers[0], self->answers[1]) != 0 ? SAFEGUARD_ANSWER_YES
                                                             : SAFEGUARD_ANSWER_NO;
}

/**
 * safeguard_policy_comparison_get_move:
 * @self: a comparison
 *
 * Gets which way the answer moves from the first policy to the second.
 *
 * Returns: (transfer none) (nullable): such as "level 2 to level 3", "level 4,
 *   other duties" or "unchanged"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_comparison_get_move (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->move;
}

/**
 * safeguard_policy_comparison_get_reasons:
 * @self: a comparison
 *
 * Gets the differences between the policies that make them differ here, those
 * of the fewest facts first, with the clauses on either side. Where facts that
 * matter are not known there may be none though the rulings differ.
 *
 * Returns: (transfer none) (nullable): a list of [class@PolicyDifference]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_comparison_get_reasons (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->reasons;
}

/**
 * safeguard_policy_comparison_get_unheard_by_first:
 * @self: a comparison
 *
 * Gets the recorded facts that the first policy does not ask about.
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the ids of the
 *   facts
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_comparison_get_unheard_by_first (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return (const char *const *)self->unheard[0];
}

/**
 * safeguard_policy_comparison_get_unheard_by_second:
 * @self: a comparison
 *
 * Gets the recorded facts that the second policy does not ask about.
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the ids of the
 *   facts
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_comparison_get_unheard_by_second (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return (const char *const *)self->unheard[1];
}

static void
write_ruling (SafeguardPolicyComparison *self,
              guint side,
              gboolean with_ruling,
              JsonBuilder *builder)
{
  SafeguardLevelRuling *ruling = self->rulings[side];
  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (ruling);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "answer", self->answers[side]);
  safeguard_json_add_text (builder, "rule", row != NULL ? row->id : NULL);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (row != NULL ? row->citations : NULL, builder);
  safeguard_json_add_texts (builder, "unheard", (const char *const *)self->unheard[side]);
  if (with_ruling)
    {
      json_builder_set_member_name (builder, "ruling");
      safeguard_ruling_write (SAFEGUARD_RULING (ruling), builder, FALSE);
    }
  json_builder_end_object (builder);
}

void
safeguard_policy_comparison_write (SafeguardPolicyComparison *self,
                                   gboolean with_rulings,
                                   JsonBuilder *builder)
{
  safeguard_json_add_boolean (
      builder, "differs", safeguard_policy_comparison_get_differs (self) == SAFEGUARD_ANSWER_YES);
  safeguard_json_add_text (builder, "move", self->move);
  json_builder_set_member_name (builder, "first");
  write_ruling (self, 0, with_rulings, builder);
  json_builder_set_member_name (builder, "second");
  write_ruling (self, 1, with_rulings, builder);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (self->reasons); i++)
    safeguard_policy_difference_write (safeguard_list_peek (self->reasons, i), builder);
  json_builder_end_array (builder);
}
