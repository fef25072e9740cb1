/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

#include "safeguard-record-private.h"

const char *const safeguard_meeting_keys[] = {"body", "at", "present", "events", "items", NULL};
static const char *const attendee_keys[]
    = {"person", "agency", "role", "as", "for", "authority", "nominated", NULL};
static const char *const item_keys[] = {"id", "at", NULL};
const char *const safeguard_vote_keys[] = {"decision", "at", "votes", "conflicts", "events", NULL};
static const char *const presences[] = {"member", "substitute", "observer", "adviser", NULL};
static const char *const ballots[] = {"yes", "no", "abstain", "absent", NULL};

/* What is judged: the input, unless somebody has put something else in its place. */
static gboolean
take_input (SafeguardRequest *request, const char *const *keys, GError **error)
{
  if (request->input == NULL)
    return safeguard_request_read_input (request, keys, error);
  safeguard_node_check_keys (request->input, keys, request->log);

  return safeguard_request_check (request, error);
}

/* The rules on the day of what is judged; @policy keeps them alive. */
static SafeguardGovernance *
read_governance (SafeguardRequest *request,
                 const char *const *keys,
                 SafeguardPolicy **policy,
                 GError **error)
{
  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;
  SafeguardGovernance *governance = NULL;

  if (!take_input (request, keys, error))
    return NULL;
  safeguard_node_as_moment (safeguard_node_get (request->input, "at"), request->log, &moment);
  if (safeguard_request_check (request, error))
    *policy = safeguard_request_get_policy (request, NULL, moment.day, error);
  if (*policy != NULL)
    governance = safeguard_policy_get_governance (*policy, error);
  if (*policy != NULL && governance == NULL)
    safeguard_request_place (request, "policy", error);

  return governance;
}

/* Puts the error at @node, unless it has a place. FALSE. */
static gboolean
refuse (const SafeguardNode *node, GError *failure, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (failure);

  if (issue != NULL && safeguard_issue_get_source (issue) == NULL)
    safeguard_request_locate (node, &failure);
  g_propagate_error (error, failure);

  return FALSE;
}

/* --- a meeting */

typedef gboolean (*SetFunc) (SafeguardMeeting *, const char *, gboolean, GError **);

/* What is not recorded is not set. */
static gboolean
set_recorded (SafeguardRequest *request,
              SafeguardMeeting *meeting,
              const char *person,
              const SafeguardNode *node,
              SetFunc set,
              GError **error)
{
  gboolean value = FALSE;

  if (node == NULL)
    return TRUE;
  if (!safeguard_node_as_boolean (node, request->log, &value))
    return safeguard_request_check (request, error);

  return set (meeting, person, value, error);
}

static const SafeguardNode *
place_of (const SafeguardNode *node, const char *key)
{
  const SafeguardNode *child = safeguard_node_get (node, key);

  return child != NULL ? child : node;
}

/* Where the complaint about an attendee belongs. */
static const SafeguardNode *
place_of_attendee (const SafeguardNode *node, const GError *failure)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (failure);
  SafeguardError code = issue != NULL ? safeguard_issue_get_code (issue) : 0;

  return place_of (node, code == SAFEGUARD_ERROR_UNKNOWN_ACTOR  ? "agency"
                         : code == SAFEGUARD_ERROR_UNKNOWN_SEAT ? "for"
                                                                : "person");
}

/* The agency or the seat that is complained of; never the person. */
static const char *
name_of_attendee (const SafeguardNode *node, const GError *failure)
{
  const SafeguardNode *place = place_of_attendee (node, failure);

  return place == safeguard_node_get (node, "person") || place->kind != SAFEGUARD_NODE_SCALAR
             ? "an attendee"
             : place->text;
}

static gboolean
fill_attendee (SafeguardRequest *request,
               SafeguardMeeting *meeting,
               const SafeguardNode *node,
               GError **error)
{
  SafeguardIssueLog *log = request->log;
  const SafeguardNode *as = safeguard_node_get (node, "as");
  const char *person = safeguard_node_as_text (safeguard_node_require (node, "person", log), log);
  const char *agency = safeguard_node_as_text (safeguard_node_get (node, "agency"), log);
  const char *role = safeguard_node_as_text (safeguard_node_get (node, "role"), log);
  const char *seat = safeguard_node_as_text (safeguard_node_get (node, "for"), log);
  int presence = as != NULL ? safeguard_node_as_choice (as, presences, log) : 0;

  safeguard_node_check_keys (node, attendee_keys, log);
  if (!safeguard_request_check (request, error))
    return FALSE;

  return safeguard_meeting_add_attendee (meeting, person, (SafeguardPresence)(presence + 1), agency,
                                         role, error)
         && (seat == NULL || safeguard_meeting_set_stands_in_for (meeting, person, seat, error))
         && set_recorded (request, meeting, person, safeguard_node_get (node, "authority"),
                          safeguard_meeting_set_authority, error)
         && set_recorded (request, meeting, person, safeguard_node_get (node, "nominated"),
                          safeguard_meeting_set_nominated, error);
}

static gboolean
fill_present (SafeguardRequest *request,
              const SafeguardNode *node,
              SafeguardMeeting *meeting,
              GError **error)
{
  const SafeguardNode *list = safeguard_node_require (node, "present", request->log);

  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, list)
    {
      GError *failure = NULL;

      if (!safeguard_node_is_map (child, request->log))
        return safeguard_request_check (request, error);
      if (!fill_attendee (request, meeting, child, &failure)
          && !safeguard_request_overhears (request, name_of_attendee (child, failure), &failure))
        return refuse (place_of_attendee (child, failure), failure, error);
    }

  return TRUE;
}

static gboolean
fill_items (SafeguardRequest *request,
            const SafeguardNode *node,
            SafeguardMeeting *meeting,
            GError **error)
{
  const SafeguardNode *list = safeguard_node_get (node, "items");

  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, list)
    {
      GError *failure = NULL;
      const char *id, *at;

      if (!safeguard_node_check_keys (child, item_keys, request->log))
        return safeguard_request_check (request, error);
      id = safeguard_node_as_text (safeguard_node_require (child, "id", request->log),
                                   request->log);
      at = safeguard_node_as_text (safeguard_node_get (child, "at"), request->log);
      if (!safeguard_request_check (request, error))
        return FALSE;
      if (!safeguard_meeting_add_item (meeting, id, at, &failure))
        return refuse (place_of (child, at != NULL ? "at" : "id"), failure, error);
    }

  return TRUE;
}

static SafeguardMeeting *
make_meeting (SafeguardRequest *request,
              const SafeguardNode *node,
              SafeguardGovernance *governance,
              GError **error)
{
  const SafeguardNode *body = safeguard_node_require (node, "body", request->log);
  const char *id = safeguard_node_as_text (body, request->log);
  const char *at
      = safeguard_node_as_text (safeguard_node_require (node, "at", request->log), request->log);
  GError *failure = NULL;
  SafeguardMeeting *meeting;

  if (!safeguard_request_check (request, error))
    return NULL;
  meeting = safeguard_meeting_new (governance, id, at, &failure);
  if (meeting == NULL)
    refuse (body, failure, error);

  return meeting;
}

SafeguardMeeting *
safeguard_record_read_meeting (SafeguardRequest *request,
                               const SafeguardNode *node,
                               SafeguardGovernance *governance,
                               GError **error)
{
  g_autoptr (SafeguardMeeting) meeting = NULL;

  if (!safeguard_node_check_keys (node, safeguard_meeting_keys, request->log))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  meeting = make_meeting (request, node, governance, error);
  if (meeting == NULL || !fill_present (request, node, meeting, error)
      || !safeguard_record_read_events (request, node, SAFEGUARD_RECORD (meeting), error)
      || !fill_items (request, node, meeting, error))
    return NULL;

  return safeguard_record_view_as_known (request, g_steal_pointer (&meeting));
}

/* Writes @ruling, which it takes. */
static gboolean
write_ruling (SafeguardRequest *request, gpointer ruling, JsonBuilder *builder)
{
  if (ruling == NULL)
    return FALSE;

  safeguard_ruling_write (ruling, builder, request->explain);
  g_object_unref (ruling);

  return TRUE;
}

SafeguardRuling *
safeguard_request_assess_meeting (SafeguardRequest *request, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance
      = read_governance (request, safeguard_meeting_keys, &policy, error);
  g_autoptr (SafeguardMeeting) meeting
      = governance != NULL
            ? safeguard_record_read_meeting (request, request->input, governance, error)
            : NULL;
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  SafeguardMeetingRuling *ruling = NULL;

  if (meeting != NULL)
    ruling = at != NULL ? safeguard_governance_assess_meeting_at (governance, meeting, at, error)
                        : safeguard_governance_assess_meeting (governance, meeting, error);

  return (SafeguardRuling *)ruling;
}

gboolean
safeguard_door_meeting (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return write_ruling (request, safeguard_request_assess_meeting (request, error), builder);
}

/* --- a vote */

static gboolean
fill_votes (SafeguardRequest *request,
            const SafeguardNode *node,
            SafeguardVote *vote,
            GError **error)
{
  const SafeguardNode *votes = safeguard_node_require (node, "votes", request->log);

  if (votes == NULL || !safeguard_node_is_map (votes, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, votes)
    {
      GError *failure = NULL;
      int ballot = safeguard_node_as_choice (child, ballots, request->log);

      if (ballot < 0)
        return safeguard_request_check (request, error);
      if (!safeguard_vote_cast (vote, child->key, (SafeguardBallot)(ballot + 1), &failure)
          && !safeguard_request_overhears (request, child->key, &failure))
        return refuse (child, failure, error);
    }

  return TRUE;
}

static gboolean
fill_conflicts (SafeguardRequest *request,
                const SafeguardNode *node,
                SafeguardVote *vote,
                GError **error)
{
  const SafeguardNode *list = safeguard_node_get (node, "conflicts");

  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, list)
    {
      const char *voter = safeguard_node_as_text (child, request->log);
      GError *failure = NULL;

      if (voter == NULL)
        return safeguard_request_check (request, error);
      if (!safeguard_vote_declare_conflict (vote, voter, &failure)
          && !safeguard_request_overhears (request, voter, &failure))
        return refuse (child, failure, error);
    }

  return TRUE;
}

static SafeguardVote *
make_vote (SafeguardRequest *request,
           const SafeguardNode *node,
           SafeguardGovernance *governance,
           GError **error)
{
  const SafeguardNode *decision = safeguard_node_require (node, "decision", request->log);
  const char *id = safeguard_node_as_text (decision, request->log);
  GError *failure = NULL;
  SafeguardVote *vote;

  if (!safeguard_request_check (request, error))
    return NULL;
  vote = safeguard_vote_new (governance, id, &failure);
  if (vote == NULL)
    refuse (decision, failure, error);

  return vote;
}

SafeguardVote *
safeguard_record_read_vote (SafeguardRequest *request,
                            const SafeguardNode *node,
                            SafeguardGovernance *governance,
                            GError **error)
{
  g_autoptr (SafeguardVote) vote = NULL;

  if (!safeguard_node_check_keys (node, safeguard_vote_keys, request->log))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  vote = make_vote (request, node, governance, error);
  if (vote == NULL || !fill_votes (request, node, vote, error)
      || !fill_conflicts (request, node, vote, error)
      || !safeguard_record_read_events (request, node, SAFEGUARD_RECORD (vote), error))
    return NULL;

  return safeguard_record_view_as_known (request, g_steal_pointer (&vote));
}

SafeguardRuling *
safeguard_request_assess_vote (SafeguardRequest *request, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance = read_governance (request, safeguard_vote_keys, &policy, error);
  g_autoptr (SafeguardVote) vote
      = governance != NULL ? safeguard_record_read_vote (request, request->input, governance, error)
                           : NULL;

  return vote != NULL
             ? (SafeguardRuling *)safeguard_governance_assess_vote (governance, vote, error)
             : NULL;
}

gboolean
safeguard_door_vote (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return write_ruling (request, safeguard_request_assess_vote (request, error), builder);
}
