/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

/**
 * SafeguardReview:
 *
 * What happened in the life of a review, from the first awareness of a serious
 * incident to the last action signed off: events such as "authority-aware",
 * "rapid-review-convened" or "local-review-published".
 *
 * Its thread rule is that of [class@Proceeding].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardReview, safeguard_review, SAFEGUARD_TYPE_PROCEEDING)

static const SafeguardCommonAct common_acts[] = {
    {"immediate-risk", "A child is at immediate risk", SAFEGUARD_ACT_RISK, .repeats = TRUE},
    {"immediate-risk-ended", "The immediate risk has ended", SAFEGUARD_ACT_RISK_ENDS,
     .repeats = TRUE},
    {"paused", "Paused", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
    {"resumed", "Resumed after a pause", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
    {"redated", "A date moved", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
};

const SafeguardCommonAct *
safeguard_review_common_acts (guint *n_acts)
{
  *n_acts = G_N_ELEMENTS (common_acts);

  return common_acts;
}

static SafeguardRecord *
safeguard_review_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardReview *copy = g_object_new (SAFEGUARD_TYPE_REVIEW, NULL);

  safeguard_proceeding_copy (SAFEGUARD_PROCEEDING (copy), SAFEGUARD_PROCEEDING (record));

  return SAFEGUARD_RECORD (copy);
}

static void
safeguard_review_class_init (SafeguardReviewClass *klass)
{
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_review_copy_as_known;
}

static void
safeguard_review_init (SafeguardReview *self)
{
}

/**
 * safeguard_review_new:
 * @reviews: the rules that say how a review goes
 * @id: the id by which the caller knows the review
 * @parties: (nullable) (array zero-terminated=1): the agencies that take part, if that
 *   is known
 * @error: return location for an error
 *
 * Makes the record of a review in which nothing has happened yet.
 *
 * Returns: (transfer full): the record, or %NULL with
 *   %SAFEGUARD_ERROR_SECTION_ABSENT if the area's documents do not say how a review
 *   goes, %SAFEGUARD_ERROR_UNKNOWN_ACTOR naming the nearest,
 *   %SAFEGUARD_ERROR_WRONG_VALUE if the id is empty or an agency is named twice, or
 *   %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardReview *
safeguard_review_new (SafeguardReviews *reviews,
                      const char *id,
                      const char *const *parties,
                      GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (reviews) && reviews->layers != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (reviews->procedure == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                           "the documents held for %s do not say how a review goes",
                           safeguard_layers_get_area (reviews->layers));
      return NULL;
    }

  g_autoptr (SafeguardReview) self = g_object_new (SAFEGUARD_TYPE_REVIEW, NULL);

  return safeguard_proceeding_set_up (SAFEGUARD_PROCEEDING (self), reviews->procedure, id, "review",
                                      parties, error)
             ? g_steal_pointer (&self)
             : NULL;
}
