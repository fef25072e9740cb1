/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

/**
 * SafeguardReviewRuling:
 *
 * Where a review stands: see [class@ProceedingRuling].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardReviewRuling,
                     safeguard_review_ruling,
                     SAFEGUARD_TYPE_PROCEEDING_RULING)

static void
safeguard_review_ruling_class_init (SafeguardReviewRulingClass *klass)
{
}

static void
safeguard_review_ruling_init (SafeguardReviewRuling *self)
{
}

static SafeguardReviewRuling *
follow (SafeguardReviews *self, SafeguardReview *review, SafeguardMoment at, GError **error)
{
  SafeguardReviewRuling *ruling;

  if (!safeguard_proceeding_check_policy (SAFEGUARD_PROCEEDING (review), self->layers, error))
    return NULL;

  ruling = g_object_new (SAFEGUARD_TYPE_REVIEW_RULING, NULL);
  safeguard_proceeding_ruling_set_up (SAFEGUARD_PROCEEDING_RULING (ruling), self->procedure,
                                      SAFEGUARD_PROCEEDING (review), at);

  return ruling;
}

/**
 * safeguard_reviews_follow:
 * @self: rules for serious incidents
 * @review: what happened
 * @error: return location for an error
 *
 * Says where a review stands once everything on the record has happened. No moment
 * is named, so its clocks have dates and no states.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardReviewRuling *
safeguard_reviews_follow (SafeguardReviews *self, SafeguardReview *review, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (
      SAFEGUARD_IS_REVIEW (review) && SAFEGUARD_PROCEEDING (review)->procedure != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return follow (self, review, SAFEGUARD_MOMENT_NONE, error);
}

/**
 * safeguard_reviews_follow_at:
 * @self: rules for serious incidents
 * @review: what happened
 * @at: the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Reviews.follow], for a moment: what happened later is left out, and
 * clocks say whether they run, are met or are overdue.
 *
 * Errors: as for [method@Reviews.follow].
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardReviewRuling *
safeguard_reviews_follow_at (SafeguardReviews *self,
                             SafeguardReview *review,
                             GDateTime *at,
                             GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (
      SAFEGUARD_IS_REVIEW (review) && SAFEGUARD_PROCEEDING (review)->procedure != NULL, NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return follow (self, review, safeguard_moment_from_date_time (at), error);
}
