/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-matter-private.h"

#include "safeguard-ledger-private.h"

#include <string.h>

static void
matter_free (SafeguardMatter *matter)
{
  g_clear_object (&matter->policy);
  g_clear_object (&matter->ruling);
  g_free (matter);
}

GDateTime *
safeguard_request_get_moment (SafeguardRequest *request)
{
  SafeguardMoment moment;

  if (request->at.has_time)
    return safeguard_moment_to_date_time (&request->at);
  if (request->today == 0)
    return NULL;

  moment = safeguard_moment_from_day (request->today);
  moment = safeguard_moment_from_instant (safeguard_moment_end (&moment));

  return safeguard_moment_to_date_time (&moment);
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

SafeguardRuling *
safeguard_request_assess_review (SafeguardRequest *request,
                                 const SafeguardNode *node,
                                 SafeguardPolicy *policy,
                                 GDateTime *at,
                                 GError **error)
{
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, error);

  if (safeguard_node_get (node, "vote") != NULL)
    return assess_with_view (request, node, policy, at, error);

  g_autoptr (SafeguardReview) review
      = reviews != NULL ? safeguard_record_read_review (request, node, reviews, error) : NULL;

  if (review == NULL)
    return NULL;

  return at != NULL ? (SafeguardRuling *)safeguard_reviews_follow_at (reviews, review, at, error)
                    : (SafeguardRuling *)safeguard_reviews_follow (reviews, review, error);
}

SafeguardRuling *
safeguard_request_assess_dispute (SafeguardRequest *request,
                                  const SafeguardNode *node,
                                  SafeguardPolicy *policy,
                                  GDateTime *at,
                                  GError **error)
{
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, error);
  g_autoptr (SafeguardDispute) dispute
      = escalation != NULL ? safeguard_record_read_dispute (request, node, escalation, error)
                           : NULL;

  if (dispute == NULL)
    return NULL;

  return at != NULL
             ? (SafeguardRuling *)safeguard_escalation_assess_at (escalation, dispute, at, error)
             : (SafeguardRuling *)safeguard_escalation_assess (escalation, dispute, error);
}

/* What no timescale of the policy knows would be taken for nothing, and the duty for undone. */
static gboolean
check_duty_events (SafeguardRequest *request,
                   const SafeguardNode *node,
                   SafeguardPolicy *policy,
                   GError **error)
{
  const SafeguardNode *events = safeguard_node_get (node, "events");

  if (events == NULL || events->kind != SAFEGUARD_NODE_LIST)
    return TRUE;
  SAFEGUARD_NODE_FOREACH (event, events)
    {
      const SafeguardNode *type = safeguard_node_get (event, "type");

      if (type != NULL && type->kind == SAFEGUARD_NODE_SCALAR
          && !safeguard_timescales_check_event (safeguard_policy_peek_timescales (policy),
                                                type->text, NULL, error))
        {
          safeguard_request_locate (type, error);
          return FALSE;
        }
    }

  return TRUE;
}

static SafeguardRuling *
assess_duties (SafeguardRequest *request,
               const SafeguardNode *node,
               SafeguardPolicy *policy,
               GDateTime *at,
               GError **error)
{
  g_autoptr (SafeguardChronology) done
      = check_duty_events (request, node, policy, error)
            ? safeguard_record_read_chronology (request, node, error)
            : NULL;

  return done != NULL ? (SafeguardRuling *)safeguard_policy_assess_duties (
             policy, SAFEGUARD_RECORD (done), at)
                      : NULL;
}

/* Of the financial year of the moment: what was due before is still due in it. */
static SafeguardRuling *
assess_fund (SafeguardRequest *request,
             const SafeguardNode *node,
             SafeguardPolicy *policy,
             GDateTime *at,
             GError **error)
{
  SafeguardFunding *funding = safeguard_policy_get_funding (policy, error);
  const SafeguardNode *events = safeguard_node_require (node, "events", request->log);
  g_autoptr (SafeguardFund) fund = NULL;
  g_autofree char *year = NULL;

  safeguard_node_check_keys (node, safeguard_matter_keys, request->log);
  if (at == NULL)
    safeguard_node_require (request->root, "at", request->log);
  if (funding == NULL || !safeguard_request_check (request, error))
    return NULL;
  fund = safeguard_record_read_fund (request, events, funding, error);
  if (fund == NULL)
    return NULL;
  year = safeguard_financial_year_to_text (
      safeguard_day_number_get_financial_year (safeguard_moment_from_date_time (at).day));

  return (SafeguardRuling *)safeguard_funding_assess_at (funding, fund, year, at, error);
}

/* A review where no kind is named; a fund; the duties of the partnership itself; else a dispute. */
static SafeguardRuling *
assess (SafeguardRequest *request,
        const SafeguardNode *node,
        SafeguardPolicy *policy,
        GError **error)
{
  const char *kind = safeguard_node_as_text (safeguard_node_get (node, "kind"), request->log);
  g_autoptr (GDateTime) at = safeguard_request_get_moment (request);

  if (!safeguard_request_check (request, error))
    return NULL;
  if (kind == NULL || strcmp (kind, "review") == 0)
    return safeguard_request_assess_review (request, node, policy, at, error);
  if (strcmp (kind, "duties") == 0)
    return assess_duties (request, node, policy, at, error);
  if (strcmp (kind, "fund") == 0)
    return assess_fund (request, node, policy, at, error);

  return safeguard_request_assess_dispute (request, node, policy, at, error);
}

/* An error that has no place yet belongs to the record. */
static SafeguardMatter *
fail (SafeguardMatter *matter, const SafeguardNode *node, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error != NULL ? *error : NULL);

  if (issue != NULL && safeguard_issue_get_source (issue) == NULL)
    safeguard_request_locate (node, error);
  matter_free (matter);

  return NULL;
}

/* What happened is judged by the editions of the day on which it began; the duties of a partnership
 * are those of the day that is asked for. */
static SafeguardDayNumber
find_day (SafeguardRequest *request, const SafeguardNode *node)
{
  const SafeguardNode *kind = safeguard_node_get (node, "kind");

  SafeguardDayNumber day = 0;

  if (kind == NULL || g_strcmp0 (kind->text, "duties") != 0)
    day = safeguard_record_find_day (node, request->log);
  if (day != 0)
    return day;

  return request->at.day != 0 ? request->at.day : request->today;
}

static SafeguardMatter *
matter_new (SafeguardRequest *request, const SafeguardNode *node, GError **error)
{
  SafeguardMatter *matter = g_new0 (SafeguardMatter, 1);
  SafeguardDayNumber day = find_day (request, node);

  matter->id
      = safeguard_node_as_text (safeguard_node_require (node, "id", request->log), request->log);
  if (!safeguard_request_check (request, error))
    return fail (matter, node, error);
  matter->policy = safeguard_request_get_policy (request, NULL, day, error);
  if (matter->policy != NULL)
    matter->ruling = assess (request, node, matter->policy, error);

  return matter->ruling != NULL ? matter : fail (matter, node, error);
}

GPtrArray *
safeguard_request_assess_matters (SafeguardRequest *request, GError **error)
{
  g_autoptr (GPtrArray) nodes = safeguard_request_read_inputs (request, error);
  g_autoptr (GPtrArray) matters = g_ptr_array_new_with_free_func ((GDestroyNotify)matter_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      const SafeguardNode *node = g_ptr_array_index (nodes, i);
      SafeguardMatter *matter = matter_new (request, node, error);

      if (matter == NULL)
        return NULL;
      g_ptr_array_add (matters, matter);
      if (!g_hash_table_add (ids, (gpointer)matter->id))
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_ID, NULL, NULL,
                               "two records have the id '%.80s'", matter->id);
          safeguard_request_locate (safeguard_node_get (node, "id"), error);
          return NULL;
        }
    }

  return nodes != NULL ? g_steal_pointer (&matters) : NULL;
}
