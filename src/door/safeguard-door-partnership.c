/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

#include "safeguard-catalogue-private.h"

/* The record of a partnership, as a FILE holds it. */

static const char *const partnership_keys[]
    = {"organisations", "successions", "seats", "delegations", "substitutes", "meetings", NULL};
static const char *const organisation_keys[] = {"organisation", "agency", "from", "until", NULL};
static const char *const succession_keys[] = {"organisation", "successor", "when", NULL};
static const char *const term_keys[] = {"seat", "person", "from", "until", NULL};

/* Adds one entry of a list to the record; @node is a map with the keys that it may have. */
typedef gboolean (*AddEntry) (SafeguardRequest *request,
                              const SafeguardNode *node,
                              SafeguardPartnership *partnership,
                              GError **error);

static const char *
require_text (SafeguardRequest *request, const SafeguardNode *map, const char *key)
{
  return safeguard_node_as_text (safeguard_node_require (map, key, request->log), request->log);
}

/* A day as it stands there; what is no day is complained of at its place. */
static const char *
read_day (SafeguardRequest *request, const SafeguardNode *map, const char *key)
{
  const SafeguardNode *node = safeguard_node_get (map, key);
  SafeguardDayNumber day;

  return safeguard_node_as_day (node, request->log, &day)
             ? safeguard_node_as_text (node, request->log)
             : NULL;
}

/* At what the code is about. FALSE. */
static gboolean
refuse (const SafeguardNode *node, GError *failure, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (failure);
  SafeguardError code = issue != NULL ? safeguard_issue_get_code (issue) : 0;
  const SafeguardNode *child
      = safeguard_node_get (node, code == SAFEGUARD_ERROR_UNKNOWN_ACTOR  ? "agency"
                                  : code == SAFEGUARD_ERROR_UNKNOWN_SEAT ? "seat"
                                  : code == SAFEGUARD_ERROR_SEAT_TAKEN   ? "seat"
                                  : code == SAFEGUARD_ERROR_OUT_OF_RANGE ? "until"
                                  : safeguard_node_get (node, "person")  ? "person"
                                                                         : "organisation");

  safeguard_request_locate (child != NULL ? child : node, &failure);
  g_propagate_error (error, failure);

  return FALSE;
}

static gboolean
add_organisation (SafeguardRequest *request,
                  const SafeguardNode *node,
                  SafeguardPartnership *partnership,
                  GError **error)
{
  const char *organisation = require_text (request, node, "organisation");
  const char *agency = require_text (request, node, "agency");
  const char *from = read_day (request, node, "from");
  const char *until = read_day (request, node, "until");
  GError *failure = NULL;

  safeguard_node_check_keys (node, organisation_keys, request->log);
  if (!safeguard_request_check (request, error))
    return FALSE;

  return safeguard_partnership_add_organisation (partnership, organisation, agency, from, until,
                                                 &failure)
         || refuse (node, failure, error);
}

static gboolean
add_succession (SafeguardRequest *request,
                const SafeguardNode *node,
                SafeguardPartnership *partnership,
                GError **error)
{
  const char *organisation = require_text (request, node, "organisation");
  const char *successor = require_text (request, node, "successor");
  const char *when = read_day (request, node, "when");
  GError *failure = NULL;

  safeguard_node_require (node, "when", request->log);
  safeguard_node_check_keys (node, succession_keys, request->log);
  if (!safeguard_request_check (request, error))
    return FALSE;

  return safeguard_partnership_succeed (partnership, organisation, successor, when, &failure)
         || refuse (node, failure, error);
}

typedef gboolean (*AddTerm) (SafeguardPartnership *partnership,
                             const char *seat,
                             const char *person,
                             const char *from,
                             const char *until,
                             GError **error);

static gboolean
add_term (SafeguardRequest *request,
          const SafeguardNode *node,
          SafeguardPartnership *partnership,
          AddTerm add,
          GError **error)
{
  const char *seat = require_text (request, node, "seat");
  const char *person = require_text (request, node, "person");
  const char *from = read_day (request, node, "from");
  const char *until = read_day (request, node, "until");
  GError *failure = NULL;

  safeguard_node_check_keys (node, term_keys, request->log);
  if (!safeguard_request_check (request, error))
    return FALSE;

  return add (partnership, seat, person, from, until, &failure) || refuse (node, failure, error);
}

static gboolean
add_holder (SafeguardRequest *request,
            const SafeguardNode *node,
            SafeguardPartnership *partnership,
            GError **error)
{
  return add_term (request, node, partnership, safeguard_partnership_hold_seat, error);
}

static gboolean
add_delegate (SafeguardRequest *request,
              const SafeguardNode *node,
              SafeguardPartnership *partnership,
              GError **error)
{
  return add_term (request, node, partnership, safeguard_partnership_delegate, error);
}

static gboolean
add_substitute (SafeguardRequest *request,
                const SafeguardNode *node,
                SafeguardPartnership *partnership,
                GError **error)
{
  return add_term (request, node, partnership, safeguard_partnership_add_substitute, error);
}

/* A meeting stands under the rules of its own day: that is how those of a board stay with the
 * partnership that took its place. */
static gboolean
add_meeting (SafeguardRequest *request,
             const SafeguardNode *node,
             SafeguardPartnership *partnership,
             GError **error)
{
  const SafeguardNode *at = safeguard_node_require (node, "at", request->log);
  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance;
  g_autoptr (SafeguardMeeting) meeting = NULL;

  safeguard_node_as_moment (at, request->log, &moment);
  if (!safeguard_request_check (request, error))
    return FALSE;
  policy = safeguard_catalogue_get_policy_on (
      request->catalogue,
      safeguard_node_as_text (safeguard_node_get (request->root, "policy"), request->log),
      moment.day, error);
  governance = policy != NULL ? safeguard_policy_get_governance (policy, error) : NULL;
  if (governance == NULL)
    {
      safeguard_request_locate (at, error);
      return FALSE;
    }
  meeting = safeguard_record_read_meeting (request, node, governance, error);

  return meeting != NULL && safeguard_partnership_add_meeting (partnership, meeting, error);
}

static gboolean
fill_list (SafeguardRequest *request,
           const char *key,
           AddEntry add,
           SafeguardPartnership *partnership,
           GError **error)
{
  const SafeguardNode *list = safeguard_node_get (request->input, key);

  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, list)
    {
      if (!safeguard_node_is_map (child, request->log))
        return safeguard_request_check (request, error);
      if (!add (request, child, partnership, error))
        return FALSE;
    }

  return TRUE;
}

static SafeguardPartnership *
read_partnership (SafeguardRequest *request, SafeguardGovernance *governance, GError **error)
{
  /* Whoever succeeds has to be there first. */
  static const struct
  {
    const char *key;
    AddEntry add;
  } lists[] = {
      {"organisations", add_organisation},
      {"successions", add_succession},
      {"seats", add_holder},
      {"delegations", add_delegate},
      {"substitutes", add_substitute},
      {"meetings", add_meeting},
  };
  g_autoptr (SafeguardPartnership) partnership = safeguard_partnership_new (governance);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!fill_list (request, lists[i].key, lists[i].add, partnership, error))
      return NULL;

  return safeguard_record_view_as_known (request, g_steal_pointer (&partnership));
}

gboolean
safeguard_door_partnership (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardGovernance *governance = NULL;
  g_autoptr (SafeguardPartnership) partnership = NULL;
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  g_autoptr (SafeguardPartnershipRuling) ruling = NULL;

  if (safeguard_request_read_input (request, partnership_keys, error))
    policy = safeguard_request_get_policy (request, NULL, request->at.day, error);
  if (policy != NULL)
    governance = safeguard_policy_get_governance (policy, error);
  if (policy != NULL && governance == NULL)
    safeguard_request_place (request, "policy", error);
  if (governance != NULL)
    partnership = read_partnership (request, governance, error);
  if (partnership != NULL)
    ruling = safeguard_governance_assess_partnership (governance, partnership, at, error);
  if (ruling == NULL)
    return FALSE;
  safeguard_ruling_write (SAFEGUARD_RULING (ruling), builder, request->explain);

  return TRUE;
}
