/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-comparison-private.h"

#include <string.h>

#include "safeguard-governance-diff-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-told-differences-private.h"

/**
 * SafeguardPolicyDiff:
 *
 * What two policies have differently, by outcome: the facts that they decide in
 * two ways, the time limits that move a day, the stages, rights and tests of
 * one that the other has not, in words and with the sources on either side.
 *
 * What was only reworded, renamed or put in another order is no difference. It
 * is exact: tables are compared over every case in which each fact is known,
 * never over a sample; where that is too much to work out, it is said, see
 * [method@PolicyDiff.get_unfinished].
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardPolicyDiff
{
  GObject parent_instance;

  SafeguardPolicy *first;
  SafeguardPolicy *second;
  char **labels;
  GListModel *differences;
  char **unfinished;
  SafeguardGaps *gaps[2];            /* that each declares */
  SafeguardJoinedVocabulary *joined; /* of the facts of both; NULL with an error */
  GError *join_error;
};

G_DEFINE_FINAL_TYPE (SafeguardPolicyDiff, safeguard_policy_diff, G_TYPE_OBJECT)

static void
safeguard_policy_diff_finalize (GObject *object)
{
  SafeguardPolicyDiff *self = SAFEGUARD_POLICY_DIFF (object);

  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_strfreev (self->labels);
  g_clear_object (&self->differences);
  g_strfreev (self->unfinished);
  safeguard_gaps_free (self->gaps[0]);
  safeguard_gaps_free (self->gaps[1]);
  g_clear_pointer (&self->joined, safeguard_joined_vocabulary_unref);
  g_clear_error (&self->join_error);

  G_OBJECT_CLASS (safeguard_policy_diff_parent_class)->finalize (object);
}

static void
safeguard_policy_diff_class_init (SafeguardPolicyDiffClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_policy_diff_finalize;
}

static void
safeguard_policy_diff_init (SafeguardPolicyDiff *self)
{
}

static char *
label_with_day (SafeguardPolicy *policy)
{
  g_autofree char *day = safeguard_day_number_to_text (
      safeguard_layers_get_on (safeguard_policy_peek_layers (policy)));

  return g_strdup_printf ("%s on %s", safeguard_policy_get_edition (policy), day);
}

static void
append (char **text, const char *more)
{
  char *longer = g_strconcat (*text, more, NULL);

  g_free (*text);
  *text = longer;
}

char **
safeguard_policies_label (SafeguardPolicy *first, SafeguardPolicy *second)
{
  const char *one = safeguard_policy_get_edition (first);
  const char *two = safeguard_policy_get_edition (second);
  char **labels = g_new0 (char *, 3);
  gboolean same = strcmp (one, two) == 0;

  labels[0] = same ? label_with_day (first) : g_strdup (one);
  labels[1] = same ? label_with_day (second) : g_strdup (two);
  /* A draft that has kept the id of what it is to replace. */
  if (strcmp (labels[0], labels[1]) == 0)
    {
      append (&labels[0], " (first)");
      append (&labels[1], " (second)");
    }

  return labels;
}

/* A whole part that only one of them has. */
static void
add_part (SafeguardDifferences *out,
          gboolean first,
          gboolean second,
          const char *room,
          SafeguardAspect aspect,
          const char *name)
{
  SafeguardComparedRule rule = {room, room, aspect, name};

  if (first != second)
    safeguard_differences_add_only (out, &rule, first ? 0 : 1, NULL);
}

static void
compare_rooms (SafeguardPolicy *first, SafeguardPolicy *second, SafeguardDifferences *out)
{
  SafeguardThresholds *thresholds[] = {safeguard_policy_get_thresholds (first, NULL),
                                       safeguard_policy_get_thresholds (second, NULL)};
  SafeguardReviews *reviews[]
      = {safeguard_policy_get_reviews (first, NULL), safeguard_policy_get_reviews (second, NULL)};
  SafeguardGovernance *governance[] = {safeguard_policy_get_governance (first, NULL),
                                       safeguard_policy_get_governance (second, NULL)};
  SafeguardEscalation *escalation[] = {safeguard_policy_get_escalation (first, NULL),
                                       safeguard_policy_get_escalation (second, NULL)};
  SafeguardFunding *funding[]
      = {safeguard_policy_get_funding (first, NULL), safeguard_policy_get_funding (second, NULL)};

  add_part (out, thresholds[0] != NULL, thresholds[1] != NULL, "thresholds", SAFEGUARD_ASPECT_LEVEL,
            NULL);
  if (thresholds[0] != NULL && thresholds[1] != NULL)
    safeguard_thresholds_diff (thresholds[0], thresholds[1], out);
  add_part (out, reviews[0] != NULL, reviews[1] != NULL, "reviews", SAFEGUARD_ASPECT_NOTIFIABLE,
            NULL);
  if (reviews[0] != NULL && reviews[1] != NULL)
    safeguard_reviews_diff (reviews[0], reviews[1], out);
  add_part (out, governance[0] != NULL, governance[1] != NULL, "governance", SAFEGUARD_ASPECT_BODY,
            safeguard_phrase ("part-governance"));
  if (governance[0] != NULL && governance[1] != NULL)
    safeguard_governance_diff (governance[0], governance[1], out);
  add_part (out, escalation[0] != NULL, escalation[1] != NULL, "escalation",
            SAFEGUARD_ASPECT_PROCEDURE, safeguard_phrase ("part-escalation"));
  if (escalation[0] != NULL && escalation[1] != NULL)
    safeguard_escalation_diff (escalation[0], escalation[1], out);
  add_part (out, funding[0] != NULL, funding[1] != NULL, "funding", SAFEGUARD_ASPECT_FUND, NULL);
  if (funding[0] != NULL && funding[1] != NULL)
    safeguard_funding_diff (funding[0], funding[1], out);
}

static SafeguardDayNumber
day_of (SafeguardPolicy *policy)
{
  return safeguard_layers_get_on (safeguard_policy_peek_layers (policy));
}

static gboolean
has_layer_of (SafeguardLayers *layers, const char *area)
{
  for (guint i = 0; i < safeguard_layers_get_n_packs (layers); i++)
    if (strcmp (safeguard_pack_get_area (safeguard_layers_get_pack (layers, i)), area) == 0)
      return TRUE;

  return FALSE;
}

/* The editions under @self's own of whose area @other has nothing. (transfer full) */
static char **
list_missing (SafeguardPolicy *self, SafeguardPolicy *other)
{
  SafeguardLayers *layers = safeguard_policy_peek_layers (self);
  SafeguardLayers *others = safeguard_policy_peek_layers (other);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < safeguard_layers_get_n_packs (layers); i++)
    {
      SafeguardPack *pack = safeguard_layers_get_pack (layers, i);

      if (pack != safeguard_layers_get_own (layers)
          && !has_layer_of (others, safeguard_pack_get_area (pack)))
        g_strv_builder_add (ids, safeguard_pack_get_id (pack));
    }

  return g_strv_builder_end (ids);
}

static SafeguardGaps *
gaps_of (SafeguardPolicy *policy)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);

  return safeguard_gaps_compile (safeguard_policy_peek_layers (policy), unheard);
}

static void
compare_rest (SafeguardPolicyDiff *self, SafeguardDifferences *out)
{
  SafeguardPolicy *first = self->first, *second = self->second;
  g_auto (GStrv) first_missing = list_missing (first, second);
  g_auto (GStrv) second_missing = list_missing (second, first);
  char *const *const missing[2] = {first_missing, second_missing};

  safeguard_differences_add_timescales (out, safeguard_policy_peek_timescales (first),
                                        safeguard_policy_peek_timescales (second), missing,
                                        MAX (day_of (first), day_of (second)));
  safeguard_gaps_diff (self->gaps[0], self->gaps[1], out);
  safeguard_particulars_diff (safeguard_policy_peek_particulars (first),
                              safeguard_policy_peek_particulars (second), out);
}

/**
 * safeguard_policy_diff_new:
 * @first: a policy
 * @second: another, of the same area or of another
 *
 * Compares two policies by what they decide.
 *
 * Differences come part by part: in each what was changed, of each table those
 * that hang on the fewest facts first, and then what only one of them has.
 * Examples of days that move begin on the later of the two
 * policies' days, or in the year after it.
 *
 * Returns: (transfer full): the comparison
 *
 * Since: 1.0
 */
SafeguardPolicyDiff *
safeguard_policy_diff_new (SafeguardPolicy *first, SafeguardPolicy *second)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (first) && safeguard_policy_peek_layers (first) != NULL,
                        NULL);
  g_return_val_if_fail (
      SAFEGUARD_IS_POLICY (second) && safeguard_policy_peek_layers (second) != NULL, NULL);

  SafeguardPolicyDiff *self = g_object_new (SAFEGUARD_TYPE_POLICY_DIFF, NULL);
  SafeguardDifferences found;

  self->first = g_object_ref (first);
  self->second = g_object_ref (second);
  self->labels = safeguard_policies_label (first, second);
  safeguard_differences_init (&found, self->labels[0], self->labels[1]);
  compare_rooms (first, second, &found);
  self->gaps[0] = gaps_of (first);
  self->gaps[1] = gaps_of (second);
  compare_rest (self, &found);
  safeguard_differences_sort (&found);
  self->differences
      = safeguard_list_new_take (SAFEGUARD_TYPE_POLICY_DIFFERENCE, g_steal_pointer (&found.found));
  g_ptr_array_add (found.unfinished, NULL);
  self->unfinished = g_strdupv ((char **)found.unfinished->pdata);
  safeguard_differences_clear (&found);
  self->joined = safeguard_vocabularies_join (safeguard_policy_peek_vocabulary (first),
                                              safeguard_policy_peek_vocabulary (second), NULL, NULL,
                                              &self->join_error);

  return self;
}

const SafeguardJoinedVocabulary *
safeguard_policy_diff_peek_joined (SafeguardPolicyDiff *self, GError **error)
{
  if (self->join_error == NULL)
    return self->joined;

  if (error != NULL)
    *error = g_error_copy (self->join_error);

  return NULL;
}

const SafeguardGaps *
safeguard_policy_diff_peek_gaps (SafeguardPolicyDiff *self, guint side)
{
  return self->gaps[side];
}

/**
 * safeguard_policy_diff_get_first:
 * @self: a comparison
 *
 * Gets the policy that was named first.
 *
 * Returns: (transfer none): the policy
 *
 * Since: 1.0
 */
SafeguardPolicy *
safeguard_policy_diff_get_first (SafeguardPolicyDiff *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFF (self) && self->labels != NULL, NULL);

  return self->first;
}

/**
 * safeguard_policy_diff_get_second:
 * @self: a comparison
 *
 * Gets the policy that was named second.
 *
 * Returns: (transfer none): the policy
 *
 * Since: 1.0
 */
SafeguardPolicy *
safeguard_policy_diff_get_second (SafeguardPolicyDiff *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFF (self) && self->labels != NULL, NULL);

  return self->second;
}

/**
 * safeguard_policy_diff_get_differences:
 * @self: a comparison
 *
 * Gets what the two have differently; empty if they decide everything alike.
 *
 * Returns: (transfer none): a list of [class@PolicyDifference]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_diff_get_differences (SafeguardPolicyDiff *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFF (self) && self->labels != NULL, NULL);

  return self->differences;
}

/**
 * safeguard_policy_diff_get_unfinished:
 * @self: a comparison
 *
 * Gets the rules that were too large to be compared to the end: of these there
 * may be more differences than are listed.
 *
 * Returns: (transfer none) (array zero-terminated=1): each as "part/rule", such
 *   as "thresholds/level"; empty if the comparison is complete
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_diff_get_unfinished (SafeguardPolicyDiff *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFF (self) && self->labels != NULL, NULL);

  return (const char *const *)self->unfinished;
}

const char *const *
safeguard_policy_diff_peek_labels (SafeguardPolicyDiff *self)
{
  return (const char *const *)self->labels;
}

void
safeguard_policy_write_side (SafeguardPolicy *self, const char *label, JsonBuilder *builder)
{
  g_autofree char *on = safeguard_day_number_to_iso (day_of (self));

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "label", label);
  safeguard_json_add_text (builder, "area", safeguard_policy_get_area (self));
  safeguard_json_add_text (builder, "edition", safeguard_policy_get_edition (self));
  safeguard_json_add_text (builder, "on", on);
  safeguard_json_add_texts (builder, "layers", safeguard_policy_get_layers (self));
  safeguard_json_add_text (builder, "digest", safeguard_policy_get_digest (self));
  json_builder_end_object (builder);
}

void
safeguard_policy_diff_write (SafeguardPolicyDiff *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) told = safeguard_differences_tell (self->differences);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-policy-diff", 1);
  json_builder_set_member_name (builder, "first");
  safeguard_policy_write_side (self->first, self->labels[0], builder);
  json_builder_set_member_name (builder, "second");
  safeguard_policy_write_side (self->second, self->labels[1], builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (self->differences); i++)
    safeguard_policy_difference_write (safeguard_list_peek (self->differences, i), builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "told");
  json_builder_begin_array (builder);
  for (guint i = 0; i < told->len; i++)
    safeguard_told_difference_write (g_ptr_array_index (told, i), builder);
  json_builder_end_array (builder);
  safeguard_json_add_texts (builder, "unfinished", (const char *const *)self->unfinished);
  json_builder_end_object (builder);
}

/**
 * safeguard_policy_diff_to_json:
 * @self: a comparison
 *
 * Gets the comparison as the JSON door answers it.
 *
 * Returns: (transfer full): JSON text
 *
 * Since: 1.0
 */
char *
safeguard_policy_diff_to_json (SafeguardPolicyDiff *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFF (self) && self->labels != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  safeguard_policy_diff_write (self, builder);

  return safeguard_json_to_text (builder);
}
