/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

const char *const safeguard_incident_keys[]
    = {"id", "date", "aware", "notified", "present", "absent", "facts", "events", NULL};
static const char *const aware_keys[] = {"local-authority", "partners", NULL};

/* The day of what is judged: when the local authority became aware, or its partners, or the date
 * that is given; 0 if none is. */
static SafeguardDayNumber
day_of (SafeguardRequest *request)
{
  const SafeguardNode *aware = safeguard_node_get (request->input, "aware");
  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;
  SafeguardDayNumber day = 0;

  if (safeguard_node_as_day (safeguard_node_get (request->input, "date"), request->log, &day))
    return day;
  if (safeguard_node_as_moment (safeguard_node_get (aware, "local-authority"), request->log,
                                &moment)
      || safeguard_node_as_moment (safeguard_node_get (aware, "partners"), request->log, &moment))
    return moment.day;

  return 0;
}

static gboolean
read_awareness (SafeguardRequest *request, SafeguardRecord *record, GError **error)
{
  const SafeguardNode *aware = safeguard_node_get (request->input, "aware");

  return safeguard_request_add_event (request, safeguard_node_get (aware, "local-authority"),
                                      "authority-aware", record, error)
         && safeguard_request_add_event (request, safeguard_node_get (aware, "partners"),
                                         "partners-aware", record, error)
         && safeguard_request_add_event (request, safeguard_node_get (request->input, "notified"),
                                         "notification-sent", record, error);
}

static SafeguardIncident *
read_incident (SafeguardRequest *request,
               SafeguardPolicy *policy,
               SafeguardReviews *reviews,
               GError **error)
{
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);

  if (safeguard_request_fill_case (request, SAFEGUARD_CASE (incident), error)
      && read_awareness (request, SAFEGUARD_RECORD (incident), error)
      && safeguard_request_fill_events (request, safeguard_node_get (request->input, "events"),
                                        policy, SAFEGUARD_RECORD (incident), error)
      && safeguard_request_check (request, error))
    return g_steal_pointer (&incident);

  return NULL;
}

static SafeguardIncidentRuling *
rule (SafeguardRequest *request,
      SafeguardReviews *reviews,
      SafeguardIncident *incident,
      GError **error)
{
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);

  return at != NULL ? safeguard_reviews_assess_at (reviews, incident, at, error)
                    : safeguard_reviews_assess (reviews, incident, error);
}

/* FALSE if what is said of who was aware cannot be read. */
static gboolean
check_awareness (SafeguardRequest *request)
{
  const SafeguardNode *aware = safeguard_node_get (request->input, "aware");

  return aware == NULL || safeguard_node_check_keys (aware, aware_keys, request->log);
}

SafeguardRuling *
safeguard_request_assess_incident (SafeguardRequest *request,
                                   SafeguardPolicy *policy,
                                   GError **error)
{
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, error);
  g_autoptr (SafeguardIncident) incident = reviews != NULL && check_awareness (request)
                                               ? read_incident (request, policy, reviews, error)
                                               : NULL;

  if (incident != NULL)
    return (SafeguardRuling *)rule (request, reviews, incident, error);
  safeguard_request_check (request, error);

  return NULL;
}

gboolean
safeguard_door_incident (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  SafeguardDayNumber day = 0;

  if (!safeguard_request_read_input (request, safeguard_incident_keys, error))
    return FALSE;

  safeguard_request_check_id (request);
  if (check_awareness (request))
    day = day_of (request);
  if (!safeguard_request_check (request, error))
    return FALSE;

  g_autoptr (SafeguardPolicy) policy = safeguard_request_get_policy (request, NULL, day, error);
  g_autoptr (SafeguardRuling) ruling
      = policy != NULL ? safeguard_request_assess_incident (request, policy, error) : NULL;

  if (ruling == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return FALSE;
    }
  safeguard_ruling_write (ruling, builder, request->explain);

  return TRUE;
}
