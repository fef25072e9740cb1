/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

/* The policy on the day of the first thing that happened. */
static SafeguardPolicy *
read_policy (SafeguardRequest *request, GError **error)
{
  SafeguardDayNumber day;

  if (!safeguard_request_read_input (request, safeguard_matter_keys, error))
    return NULL;
  day = safeguard_record_find_day (request->input, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return safeguard_request_get_policy (request, NULL, day, error);
}

/* Writes @ruling, which it takes; without one the error stands at what the request says of the
 * policy, unless it has a place. */
static gboolean
write_ruling (SafeguardRequest *request, gpointer ruling, JsonBuilder *builder, GError **error)
{
  if (ruling == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return FALSE;
    }

  safeguard_ruling_write (ruling, builder, request->explain);
  g_object_unref (ruling);

  return TRUE;
}

gboolean
safeguard_door_dispute (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = read_policy (request, error);
  SafeguardEscalation *escalation
      = policy != NULL ? safeguard_policy_get_escalation (policy, error) : NULL;
  g_autoptr (SafeguardDispute) dispute
      = escalation != NULL
            ? safeguard_record_read_dispute (request, request->input, escalation, error)
            : NULL;
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  SafeguardDisputeRuling *ruling = NULL;

  if (dispute != NULL)
    ruling = at != NULL ? safeguard_escalation_assess_at (escalation, dispute, at, error)
                        : safeguard_escalation_assess (escalation, dispute, error);

  return write_ruling (request, ruling, builder, error);
}

gboolean
safeguard_door_review (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = read_policy (request, error);
  SafeguardReviews *reviews = policy != NULL ? safeguard_policy_get_reviews (policy, error) : NULL;
  g_autoptr (SafeguardReview) review
      = reviews != NULL ? safeguard_record_read_review (request, request->input, reviews, error)
                        : NULL;
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  SafeguardReviewRuling *ruling = NULL;

  if (review != NULL)
    ruling = at != NULL ? safeguard_reviews_follow_at (reviews, review, at, error)
                        : safeguard_reviews_follow (reviews, review, error);

  return write_ruling (request, ruling, builder, error);
}
