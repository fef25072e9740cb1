/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-matter-private.h"

typedef SafeguardRuling *(*Assess) (SafeguardRequest *request,
                                    const SafeguardNode *node,
                                    SafeguardPolicy *policy,
                                    GDateTime *at,
                                    GError **error);

/* The policy on the day of the first thing that happened. */
static SafeguardPolicy *
read_policy (SafeguardRequest *request, const char *const *keys, GError **error)
{
  SafeguardDayNumber day;

  if (!safeguard_request_read_input (request, keys, error))
    return NULL;
  day = safeguard_record_find_day (request->input, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;
  /* Where nothing has happened yet, the day that is asked for. */
  if (day == 0)
    day = request->at.day;

  return safeguard_request_get_policy (request, NULL, day, error);
}

/* One matter; an error that has no place stands at what the request says of the policy. */
static gboolean
answer (SafeguardRequest *request,
        const char *const *keys,
        Assess assess,
        JsonBuilder *builder,
        GError **error)
{
  g_autoptr (SafeguardPolicy) policy = read_policy (request, keys, error);
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  g_autoptr (SafeguardRuling) ruling
      = policy != NULL ? assess (request, request->input, policy, at, error) : NULL;

  if (ruling == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return FALSE;
    }
  safeguard_ruling_write (ruling, builder, request->explain);

  return TRUE;
}

gboolean
safeguard_door_dispute (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer (request, safeguard_matter_keys, safeguard_request_assess_dispute, builder, error);
}

/* The door puts the two together: what the partners' votes came to, and the review. */
static SafeguardRuling *
assess_with_view (SafeguardRequest *request,
                  const SafeguardNode *node,
                  SafeguardPolicy *policy,
                  GDateTime *at,
                  GError **error)
{
  const SafeguardNode *votes = safeguard_node_get (node, "vote");
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, error);
  SafeguardGovernance *governance
      = reviews != NULL ? safeguard_policy_get_governance (policy, error) : NULL;
  g_autoptr (SafeguardReview) review
      = governance != NULL ? safeguard_record_read_review (request, node, reviews, error) : NULL;
  g_autoptr (SafeguardVote) vote
      = review != NULL ? safeguard_record_read_vote (request, votes, governance, error) : NULL;
  g_autoptr (SafeguardVoteRuling) view
      = vote != NULL ? safeguard_governance_assess_vote (governance, vote, error) : NULL;
  SafeguardReviewRuling *ruling;

  if (view == NULL)
    return NULL;
  ruling = safeguard_reviews_follow_with_view (reviews, review, SAFEGUARD_RULING (view), at, error);
  if (ruling == NULL)
    safeguard_request_locate (safeguard_node_get (votes, "decision"), error);

  return (SafeguardRuling *)ruling;
}

static SafeguardRuling *
assess_review (SafeguardRequest *request,
               const SafeguardNode *node,
               SafeguardPolicy *policy,
               GDateTime *at,
               GError **error)
{
  return safeguard_node_get (node, "vote") != NULL
             ? assess_with_view (request, node, policy, at, error)
             : safeguard_request_assess_review (request, node, policy, at, error);
}

gboolean
safeguard_door_review (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  static const char *const keys[] = {"id", "kind", "parties", "events", "vote", NULL};

  return answer (request, keys, assess_review, builder, error);
}
