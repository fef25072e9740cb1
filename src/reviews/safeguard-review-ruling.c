/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

#include <string.h>

#include "safeguard-json-private.h"

/* The decision on which the partners' view is one, by the id that it has in every area. */
#define NOTIFYING "notify-serious-incident"
#define NOTIFIED "notification-sent"

/**
 * SafeguardReviewRuling:
 *
 * Where a review stands: see [class@ProceedingRuling]. With
 * [method@Reviews.follow_with_view] the partners' view whether the incident is notified
 * (Cheshire West and Chester's arrangements, section 8) stands beside what was done.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardReviewRuling,
                     safeguard_review_ruling,
                     SAFEGUARD_TYPE_PROCEEDING_RULING)

static void
safeguard_review_ruling_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_REVIEW_RULING (object)->view);

  G_OBJECT_CLASS (safeguard_review_ruling_parent_class)->finalize (object);
}

static gboolean
was_notified (SafeguardProceedingRuling *ruling)
{
  int act = safeguard_procedure_find_act (ruling->procedure, NOTIFIED, NULL);

  return act >= 0 && ruling->progress->counts[act] > 0;
}

/* The view binds where the area's document says so, and that is in the vote itself; here it is told
 * beside the act, never in its place. */
static const char *
code_of (SafeguardAnswer view, gboolean notified)
{
  switch (view)
    {
    case SAFEGUARD_ANSWER_YES:
      return notified ? "notified-as-the-partners-see-it" : "partners-for-notifying";
    case SAFEGUARD_ANSWER_NO:
      return notified ? "notified-against-the-partners-view" : "partners-against-notifying";
    case SAFEGUARD_ANSWER_UNDETERMINED:
      return "partners-view-undetermined";
    case SAFEGUARD_ANSWER_UNDECIDED:
      return "partners-view-undecided";
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
safeguard_review_ruling_add_first (SafeguardProceedingRuling *ruling, GPtrArray *out)
{
  SafeguardReviewRuling *self = SAFEGUARD_REVIEW_RULING (ruling);
  const char *code;

  if (self->view == NULL)
    return;

  code = code_of (safeguard_ruling_get_answer (self->view), was_notified (ruling));
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (self->view);
  g_autoptr (SafeguardFinding) first = g_list_model_get_item (findings, 0);
  g_ptr_array_add (
      out, safeguard_finding_new (
               code, first != NULL ? safeguard_finding_get_citations (first) : NULL, NULL, NULL));
}

static void
safeguard_review_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardReviewRuling *self = SAFEGUARD_REVIEW_RULING (ruling);

  SAFEGUARD_RULING_CLASS (safeguard_review_ruling_parent_class)->add_undecided (ruling, out);
  if (self->view == NULL)
    return;

  g_autoptr (GListModel) undecided = safeguard_ruling_get_undecided (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (undecided); i++)
    g_ptr_array_add (out, g_list_model_get_item (undecided, i));
}

static void
safeguard_review_ruling_write_more (SafeguardProceedingRuling *ruling, JsonBuilder *builder)
{
  static const char *const answers[] = {NULL, "yes", "no", "undetermined", "undecided"};
  SafeguardReviewRuling *self = SAFEGUARD_REVIEW_RULING (ruling);

  json_builder_set_member_name (builder, "partners_view");
  if (self->view == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "decision", NOTIFYING);
  safeguard_json_add_text (builder, "answer", answers[safeguard_ruling_get_answer (self->view)]);
  json_builder_end_object (builder);
}

static void
safeguard_review_ruling_class_init (SafeguardReviewRulingClass *klass)
{
  SafeguardProceedingRulingClass *proceeding_class = (SafeguardProceedingRulingClass *)klass;

  G_OBJECT_CLASS (klass)->finalize = safeguard_review_ruling_finalize;
  SAFEGUARD_RULING_CLASS (klass)->kind = "review";
  proceeding_class->room = "reviews";
  SAFEGUARD_RULING_CLASS (klass)->add_undecided = safeguard_review_ruling_add_undecided;
  proceeding_class->add_first = safeguard_review_ruling_add_first;
  proceeding_class->write_more = safeguard_review_ruling_write_more;
}

static void
safeguard_review_ruling_init (SafeguardReviewRuling *self)
{
}

static SafeguardReviewRuling *
follow (SafeguardReviews *self,
        SafeguardReview *review,
        SafeguardRuling *view,
        SafeguardMoment at,
        GError **error)
{
  SafeguardReviewRuling *ruling;

  if (!safeguard_proceeding_check_policy (SAFEGUARD_PROCEEDING (review), self->layers, error))
    return NULL;

  ruling = g_object_new (SAFEGUARD_TYPE_REVIEW_RULING, NULL);
  ruling->view = view != NULL ? g_object_ref (view) : NULL;
  safeguard_proceeding_ruling_set_up (SAFEGUARD_PROCEEDING_RULING (ruling), self->procedure,
                                      SAFEGUARD_PROCEEDING (review), at);

  return ruling;
}

#define IS_REVIEW(review)                                                                          \
  (SAFEGUARD_IS_REVIEW (review) && SAFEGUARD_PROCEEDING (review)->procedure != NULL)

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
  g_return_val_if_fail (IS_REVIEW (review), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return follow (self, review, NULL, SAFEGUARD_MOMENT_NONE, error);
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
  g_return_val_if_fail (IS_REVIEW (review), NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return follow (self, review, NULL, safeguard_moment_from_date_time (at), error);
}

static gboolean
check_view (SafeguardReviews *self, SafeguardRuling *view, SafeguardMoment at, GError **error)
{
  SafeguardConclusion conclusion;

  if (!safeguard_ruling_conclude (view, &conclusion) || strcmp (conclusion.subject, NOTIFYING) != 0)
    safeguard_error_set (error, SAFEGUARD_ERROR_UNFIT_RULING, NULL, NULL,
                         "the ruling is about '%.60s', and not about '" NOTIFYING "'",
                         conclusion.subject != NULL ? conclusion.subject : "no decision");
  else if (strcmp (safeguard_ruling_get_digest (view), safeguard_layers_get_digest (self->layers))
           != 0)
    safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                         "the partners' view was ruled on by other editions than the review's");
  else if (at.day != 0 && conclusion.moment.day != 0
           && safeguard_moment_compare (&conclusion.moment, &at) > 0)
    safeguard_error_set (error, SAFEGUARD_ERROR_UNFIT_RULING, NULL, NULL,
                         "the partners' view is of a later moment than the ruling asked for");
  else
    return TRUE;

  return FALSE;
}

/**
 * safeguard_reviews_follow_with_view:
 * @self: rules for serious incidents
 * @review: what happened
 * @view: the ruling on the decision whether the incident is notified
 *   (`notify-serious-incident`), such as a [class@VoteRuling]
 * @at: (nullable): the moment that the ruling speaks for; without one its clocks have
 *   dates and no states
 * @error: return location for an error
 *
 * As [method@Reviews.follow], with the partners' view whether the incident is notified.
 * The view is told beside what was done and changes nothing that happened: a
 * notification against it stands, and the ruling says so. Where the documents leave
 * the view open, the ruling says what they leave open.
 *
 * Errors: as for [method@Reviews.follow], and %SAFEGUARD_ERROR_OTHER_POLICY if the view was
 * ruled on by other editions, %SAFEGUARD_ERROR_UNFIT_RULING if the ruling is about
 * something else or of a later moment.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardReviewRuling *
safeguard_reviews_follow_with_view (SafeguardReviews *self,
                                    SafeguardReview *review,
                                    SafeguardRuling *view,
                                    GDateTime *at,
                                    GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (IS_REVIEW (review), NULL);
  g_return_val_if_fail (safeguard_ruling_is_filled (view), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;

  return check_view (self, view, moment, error) ? follow (self, review, view, moment, error) : NULL;
}
