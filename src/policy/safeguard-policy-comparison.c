/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-comparison-private.h"

#include <string.h>

#include "safeguard-gap-private.h"
#include "safeguard-json-private.h"
#include "safeguard-level-ruling-private.h"
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-stance-private.h"

/**
 * SafeguardPolicyComparison:
 *
 * The same record under two policies: both rulings side by side, and the clauses
 * that make them differ. The record may be a concern, an incident, a vote, a
 * meeting, a matter that goes through stages, a risk, or what a checklist or the
 * tests of a business case are asked of.
 *
 * Each policy hears what it has a rule for; which it does not hear is told,
 * never counted against anybody. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardPolicyComparison
{
  GObject parent_instance;

  const char *kind;
  SafeguardPolicy *policies[2];
  SafeguardRuling *rulings[2]; /* NULL: that policy has no rule for it */
  SafeguardStance stances[2];
  char **unheard[2];
  GListModel *gaps[2]; /* of SafeguardGap: why that policy is silent */
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
      g_clear_object (&self->policies[side]);
      g_clear_object (&self->rulings[side]);
      safeguard_stance_clear (&self->stances[side]);
      g_strfreev (self->unheard[side]);
      g_clear_object (&self->gaps[side]);
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

/* Either is NULL where that policy has no levels of need; FALSE, with an error, if both are. */
static gboolean
get_thresholds (SafeguardPolicyDiff *diff, SafeguardThresholds *out[2], GError **error)
{
  out[0] = safeguard_policy_get_thresholds (safeguard_policy_diff_get_first (diff), NULL);
  out[1] = safeguard_policy_get_thresholds (safeguard_policy_diff_get_second (diff),
                                            out[0] == NULL ? error : NULL);

  return out[0] != NULL || out[1] != NULL;
}

/**
 * safeguard_policy_diff_new_concern:
 * @self: a comparison
 * @error: return location for an error
 *
 * Makes a concern that may record the facts of either policy.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if neither of the two prints levels of
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

  return joined != NULL ? safeguard_concern_new_over (
             thresholds[0] != NULL ? thresholds[0] : thresholds[1], joined->vocabulary)
                        : NULL;
}

/* --- putting two rulings side by side */

/* "level 2 to level 3", "level 4, other duties"; "unchanged". */
static char *
make_move (const SafeguardStance *first, const SafeguardStance *second)
{
  if (strcmp (first->move, second->move) != 0)
    return safeguard_phrase_fill ("move", "was", first->move, "is", second->move, NULL);

  return strcmp (first->answer, second->answer) != 0
             ? safeguard_phrase_fill ("move-other-duties", "answer", first->move, NULL)
             : g_strdup (safeguard_phrase ("move-none"));
}

static gboolean
is_whole_part (SafeguardPolicyDifference *difference)
{
  return strcmp (safeguard_policy_difference_get_room (difference),
                 safeguard_policy_difference_get_rule (difference))
         == 0;
}

/* Whether a difference may have made these two answers differ: it is in a rule by which one of them
 * was judged, and the case is among its facts. What hangs on no facts makes no difference where the
 * two come to the same. */
static gboolean
is_reason (const SafeguardPolicyComparison *self, SafeguardPolicyDifference *difference)
{
  const SafeguardStance *first = &self->stances[0], *second = &self->stances[1];

  if (safeguard_policy_difference_get_facts (difference)[0] == NULL
      && strcmp (first->answer, second->answer) == 0)
    return FALSE;
  if ((self->rulings[0] == NULL || self->rulings[1] == NULL) && is_whole_part (difference))
    return safeguard_stance_is_judged_in (self->rulings[0] != NULL ? first : second,
                                          safeguard_policy_difference_get_room (difference));

  return (safeguard_stance_hangs_on (first, difference)
          || safeguard_stance_hangs_on (second, difference))
         && safeguard_policy_difference_covers (difference, first->facts, second->facts);
}

/* The differences between the policies in which the case lies, the fewest facts first. */
static GListModel *
find_reasons (const SafeguardPolicyComparison *self, SafeguardPolicyDiff *diff)
{
  GListModel *all = safeguard_policy_diff_get_differences (diff);
  GPtrArray *reasons = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      SafeguardPolicyDifference *difference = safeguard_list_peek (all, i);

      if (is_reason (self, difference))
        g_ptr_array_add (reasons, g_object_ref (difference));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_POLICY_DIFFERENCE, reasons);
}

static const char *
kind_of (SafeguardRuling *ruling)
{
  return ruling != NULL ? SAFEGUARD_RULING_GET_CLASS (ruling)->kind : NULL;
}

static void
take_stance (SafeguardPolicyComparison *self, guint side)
{
  SafeguardRuling *ruling = self->rulings[side];

  if (ruling != NULL)
    SAFEGUARD_RULING_GET_CLASS (ruling)->take_stance (ruling, &self->stances[side]);
  else
    safeguard_stance_set_silent (&self->stances[side]);
}

static gboolean
leaves_open (SafeguardRuling *ruling, const char *id)
{
  g_autoptr (GListModel) undecided = safeguard_ruling_get_undecided (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (undecided); i++)
    if (g_strcmp0 (safeguard_gap_get_id (safeguard_list_peek (undecided, i)), id) == 0)
      return TRUE;

  return FALSE;
}

/* Whether the gap is that of the whole part in which this policy judged, or, where it has no rule
 * there at all, the other one. */
static gboolean
is_why (const SafeguardPolicyComparison *self, guint side, const SafeguardDeclaredGap *gap)
{
  SafeguardRuling *ruling = self->rulings[side];
  const SafeguardStance *judged = &self->stances[ruling != NULL ? side : 1 - side];

  return gap->where != NULL && safeguard_stance_is_judged_in (judged, gap->where)
         && (ruling == NULL || leaves_open (ruling, gap->id));
}

/* Why no rule of a policy held, and where that is said: levels of need may be in a document that is
 * not held, of which a policy by itself may know no more than what immediate danger calls for. */
static void
explain_silence (SafeguardPolicyComparison *self, SafeguardPolicyDiff *diff, guint side)
{
  const SafeguardGaps *declared = safeguard_policy_diff_peek_gaps (diff, side);
  const GPtrArray *all = safeguard_gaps_list (declared);
  GPtrArray *gaps = g_ptr_array_new (), *citations = g_ptr_array_new ();

  for (guint i = 0; self->stances[side].rule == NULL && i < all->len; i++)
    {
      const SafeguardDeclaredGap *gap = g_ptr_array_index (all, i);

      if (!is_why (self, side, gap))
        continue;
      g_ptr_array_add (gaps, safeguard_gaps_make (declared, gap->id));
      for (guint j = 0; j < g_list_model_get_n_items (gap->citations); j++)
        g_ptr_array_add (citations, g_list_model_get_item (gap->citations, j));
    }
  self->gaps[side] = safeguard_list_new_take (SAFEGUARD_TYPE_GAP, gaps);
  g_autoptr (GListModel) cited = safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, citations);
  if (self->stances[side].citations == NULL)
    safeguard_stance_set_rule (&self->stances[side], NULL, cited);
}

SafeguardPolicyComparison *
safeguard_policy_comparison_new (SafeguardPolicyDiff *diff,
                                 SafeguardRuling *first,
                                 SafeguardRuling *second,
                                 GPtrArray *const unheard[2])
{
  SafeguardPolicyComparison *self = g_object_new (SAFEGUARD_TYPE_POLICY_COMPARISON, NULL);

  self->kind = kind_of (first != NULL ? first : second);
  self->policies[0] = g_object_ref (safeguard_policy_diff_get_first (diff));
  self->policies[1] = g_object_ref (safeguard_policy_diff_get_second (diff));
  self->rulings[0] = first != NULL ? g_object_ref (first) : NULL;
  self->rulings[1] = second != NULL ? g_object_ref (second) : NULL;
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

      for (guint i = 0; unheard != NULL && i < unheard[side]->len; i++)
        g_strv_builder_add (ids, g_ptr_array_index (unheard[side], i));
      self->unheard[side] = g_strv_builder_end (ids);
      take_stance (self, side);
    }
  explain_silence (self, diff, 0);
  explain_silence (self, diff, 1);
  self->move = make_move (&self->stances[0], &self->stances[1]);
  self->reasons = find_reasons (self, diff);

  return self;
}

gboolean
safeguard_policy_comparison_check_policies (SafeguardPolicyComparison *self,
                                            SafeguardPolicyDiff *diff,
                                            GError **error)
{
  SafeguardPolicy *const policies[2]
      = {safeguard_policy_diff_get_first (diff), safeguard_policy_diff_get_second (diff)};

  for (guint side = 0; side < 2; side++)
    {
      const char *digest = safeguard_policy_get_digest (self->policies[side]);

      if (strcmp (digest, safeguard_policy_get_digest (policies[side])) == 0)
        continue;
      safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                           "the case was compared under the edition '%s', expected '%s'",
                           safeguard_policy_get_edition (self->policies[side]),
                           safeguard_policy_get_edition (policies[side]));
      return FALSE;
    }

  return TRUE;
}

static SafeguardLevelRuling *
judge (SafeguardThresholds *thresholds, SafeguardConcern *concern, GPtrArray *unheard)
{
  if (thresholds == NULL)
    return NULL;

  SafeguardFacts *facts
      = safeguard_facts_project (SAFEGUARD_CASE (concern)->facts, thresholds->vocabulary, unheard);

  return safeguard_level_ruling_new (thresholds, concern, facts, SAFEGUARD_MOMENT_NONE);
}

/**
 * safeguard_policy_diff_compare:
 * @self: a comparison of two policies
 * @concern: what is recorded: made by [method@PolicyDiff.new_concern], or for
 *   one of the two
 * @error: return location for an error
 *
 * Says what the two policies make of the same facts. Where one prints no levels
 * of need, no rule of it held, and its ruling is %NULL.
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

  if (!get_thresholds (self, thresholds, error)
      || safeguard_policy_diff_peek_joined (self, error) == NULL)
    return NULL;

  g_autoptr (GPtrArray) first_unheard = g_ptr_array_new ();
  g_autoptr (GPtrArray) second_unheard = g_ptr_array_new ();
  GPtrArray *const unheard[2] = {first_unheard, second_unheard};
  g_autoptr (SafeguardLevelRuling) first = judge (thresholds[0], concern, first_unheard);
  g_autoptr (SafeguardLevelRuling) second = judge (thresholds[1], concern, second_unheard);

  return safeguard_policy_comparison_new (self, (SafeguardRuling *)first, (SafeguardRuling *)second,
                                          unheard);
}

/* FALSE with OTHER_POLICY. */
static gboolean
check_ruling (SafeguardRuling *ruling, SafeguardPolicy *policy, GError **error)
{
  if (ruling == NULL
      || strcmp (safeguard_ruling_get_digest (ruling), safeguard_policy_get_digest (policy)) == 0)
    return TRUE;
  safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                       "the ruling was made by the edition '%s', expected one by '%s'",
                       safeguard_ruling_get_edition (ruling),
                       safeguard_policy_get_edition (policy));

  return FALSE;
}

static const char *
or_none (const char *text)
{
  return text != NULL ? text : "none";
}

/* FALSE with NOT_COMPARABLE, unless the two answer the same question. */
static gboolean
check_alike (SafeguardRuling *first, SafeguardRuling *second, GError **error)
{
  SafeguardStance stances[2] = {{NULL}, {NULL}};
  const char *kind = kind_of (first != NULL ? first : second);
  gboolean alike = kind != NULL
                   && (first == NULL || second == NULL || g_strcmp0 (kind, kind_of (second)) == 0);

  if (!alike)
    {
      safeguard_error_set (
          error, SAFEGUARD_ERROR_NOT_COMPARABLE, NULL, NULL,
          "found rulings of the kinds '%s' and '%s', expected two of one kind that "
          "can be compared",
          or_none (kind_of (first)), or_none (kind_of (second)));
      return FALSE;
    }
  if (first == NULL || second == NULL)
    return TRUE;

  SAFEGUARD_RULING_GET_CLASS (first)->take_stance (first, &stances[0]);
  SAFEGUARD_RULING_GET_CLASS (second)->take_stance (second, &stances[1]);
  alike = g_strcmp0 (stances[0].subject, stances[1].subject) == 0;
  if (!alike)
    safeguard_error_set (error, SAFEGUARD_ERROR_NOT_COMPARABLE, NULL, NULL,
                         "found rulings on '%.80s' and on '%.80s', expected two on the same",
                         or_none (stances[0].subject), or_none (stances[1].subject));
  safeguard_stance_clear (&stances[0]);
  safeguard_stance_clear (&stances[1]);

  return alike;
}

/**
 * safeguard_policy_diff_compare_rulings:
 * @self: a comparison of two policies
 * @first: (nullable): what the first policy says of a record; %NULL if it has no
 *   rule for such a one, so that none can be made
 * @second: (nullable): what the second policy says of the same record; not %NULL
 *   if the first ruling is
 * @error: return location for an error
 *
 * Sets two rulings on the same record side by side: of an incident, a vote, a
 * meeting, a dispute, a review, a piece of work, a risk, a checklist or the tests
 * of a business case. Of concerns, [method@PolicyDiff.compare] makes the rulings
 * itself.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if one was not made by its policy;
 * %SAFEGUARD_ERROR_NOT_COMPARABLE if they do not answer the same question, or one
 * that no two policies are asked.
 *
 * Returns: (transfer full): both, side by side
 *
 * Since: 1.0
 */
SafeguardPolicyComparison *
safeguard_policy_diff_compare_rulings (SafeguardPolicyDiff *self,
                                       SafeguardRuling *first,
                                       SafeguardRuling *second,
                                       GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_POLICY_DIFF (self) && safeguard_policy_diff_peek_labels (self) != NULL, NULL);
  g_return_val_if_fail (first == NULL || safeguard_ruling_is_filled (first), NULL);
  g_return_val_if_fail (second == NULL || safeguard_ruling_is_filled (second), NULL);
  g_return_val_if_fail (first != NULL || second != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_ruling (first, safeguard_policy_diff_get_first (self), error)
      || !check_ruling (second, safeguard_policy_diff_get_second (self), error)
      || !check_alike (first, second, error))
    return NULL;

  return safeguard_policy_comparison_new (self, first, second, NULL);
}

/**
 * safeguard_policy_comparison_get_kind:
 * @self: a comparison
 *
 * Gets what is compared.
 *
 * Returns: (transfer none) (nullable): "level", "incident", "vote", "meeting",
 *   "dispute", "review", "workstream", "risk" or "check"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_comparison_get_kind (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->kind;
}

/**
 * safeguard_policy_comparison_get_first_ruling:
 * @self: a comparison
 *
 * Gets what the first policy says, of whatever kind.
 *
 * Returns: (transfer none) (nullable): the ruling; %NULL if that policy has no
 *   rule for such a record
 *
 * Since: 1.0
 */
SafeguardRuling *
safeguard_policy_comparison_get_first_ruling (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->rulings[0];
}

/**
 * safeguard_policy_comparison_get_second_ruling:
 * @self: a comparison
 *
 * Gets what the second policy says, of whatever kind.
 *
 * Returns: (transfer none) (nullable): as
 *   [method@PolicyComparison.get_first_ruling]
 *
 * Since: 1.0
 */
SafeguardRuling *
safeguard_policy_comparison_get_second_ruling (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->rulings[1];
}

static SafeguardLevelRuling *
level_of (SafeguardRuling *ruling)
{
  return SAFEGUARD_IS_LEVEL_RULING (ruling) ? SAFEGUARD_LEVEL_RULING (ruling) : NULL;
}

/**
 * safeguard_policy_comparison_get_first:
 * @self: a comparison
 *
 * Gets what level of need the first policy finds.
 *
 * Returns: (transfer none) (nullable): the ruling; %NULL if no concern was compared, see
 *   [method@PolicyComparison.get_first_ruling], or the policy prints no levels of need
 *
 * Since: 1.0
 */
SafeguardLevelRuling *
safeguard_policy_comparison_get_first (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return level_of (self->rulings[0]);
}

/**
 * safeguard_policy_comparison_get_second:
 * @self: a comparison
 *
 * Gets what level of need the second policy finds.
 *
 * Returns: (transfer none) (nullable): as [method@PolicyComparison.get_first]
 *
 * Since: 1.0
 */
SafeguardLevelRuling *
safeguard_policy_comparison_get_second (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return level_of (self->rulings[1]);
}

/**
 * safeguard_policy_comparison_get_first_answer:
 * @self: a comparison
 *
 * Gets what the first policy says, in words.
 *
 * Returns: (transfer none) (nullable): such as "level 2, early help assessment",
 *   "carried", "notifiable with a rapid review; ..." or "undetermined"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_comparison_get_first_answer (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->stances[0].answer;
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

  return self->stances[1].answer;
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

  return g_strcmp0 (self->stances[0].answer, self->stances[1].answer) != 0 ? SAFEGUARD_ANSWER_YES
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

/**
 * safeguard_policy_comparison_get_first_gaps:
 * @self: a comparison
 *
 * Gets why no rule of the first policy held: what its documents declare to
 * leave open there, such as levels of need that are in a document that is not
 * held. Empty where a rule held, and where nothing is declared of the whole.
 *
 * Returns: (transfer none) (nullable): a list of [class@Gap]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_comparison_get_first_gaps (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->gaps[0];
}

/**
 * safeguard_policy_comparison_get_second_gaps:
 * @self: a comparison
 *
 * Gets why no rule of the second policy held.
 *
 * Returns: (transfer none) (nullable): as
 *   [method@PolicyComparison.get_first_gaps]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_comparison_get_second_gaps (SafeguardPolicyComparison *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (self), NULL);

  return self->gaps[1];
}

static void
write_gaps (GListModel *gaps, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    safeguard_gap_write (safeguard_list_peek (gaps, i), builder);
  json_builder_end_array (builder);
}

static void
write_ruling (SafeguardPolicyComparison *self,
              guint side,
              gboolean with_ruling,
              JsonBuilder *builder)
{
  const SafeguardStance *stance = &self->stances[side];

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "answer", stance->answer);
  safeguard_json_add_text (builder, "rule", stance->rule);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (stance->citations, builder);
  safeguard_json_add_texts (builder, "unheard", (const char *const *)self->unheard[side]);
  if (self->rulings[side] == NULL || g_list_model_get_n_items (self->gaps[side]) > 0)
    write_gaps (self->gaps[side], builder);
  if (with_ruling && self->rulings[side] != NULL)
    {
      json_builder_set_member_name (builder, "ruling");
      safeguard_ruling_write (self->rulings[side], builder, FALSE);
    }
  json_builder_end_object (builder);
}

void
safeguard_policy_comparison_write (SafeguardPolicyComparison *self,
                                   gboolean with_rulings,
                                   JsonBuilder *builder)
{
  safeguard_json_add_text (builder, "kind", self->kind);
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
