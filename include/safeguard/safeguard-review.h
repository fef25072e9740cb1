/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-proceeding-ruling.h>
#include <safeguard/safeguard-proceeding.h>
#include <safeguard/safeguard-reviews.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_REVIEW (safeguard_review_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardReview, safeguard_review, REVIEW)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardReview *safeguard_review_new (SafeguardReviews *reviews,
                                       const char *id,
                                       const char *const *parties,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_REVIEW_RULING (safeguard_review_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardReviewRuling, safeguard_review_ruling, REVIEW_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardReviewRuling *safeguard_reviews_follow (SafeguardReviews *self,
                                                 SafeguardReview *review,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardReviewRuling *safeguard_reviews_follow_at (SafeguardReviews *self,
                                                    SafeguardReview *review,
                                                    GDateTime *at,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardReviewRuling *
safeguard_reviews_follow_with_view (SafeguardReviews *self,
                                    SafeguardReview *review,
                                    SafeguardRuling *view,
                                    GDateTime *at,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
