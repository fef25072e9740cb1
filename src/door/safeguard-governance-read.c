/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

#include <errno.h>

#include "safeguard-json-private.h"

/* The records of governance, as a FILE holds them. */

static const char *const log_keys[] = {"id", "events", NULL};
static const char *const assurance_keys[] = {"id", "from", "to", "events", NULL};
static const char *const workstream_keys[] = {"id", "kind", "parties", "events", "vote", NULL};
static const char *const attendance_keys[]
    = {"body", "from", "to", "meetings", "planned", "classes", NULL};
static const char *const meeting_keys[] = {"at", "held", "present", "recorded", NULL};

static const char *
require_text (SafeguardRequest *request, const SafeguardNode *map, const char *key)
{
  return safeguard_node_as_text (safeguard_node_require (map, key, request->log), request->log);
}

/* What is wrong with the head of a record stands at what the code is about, or at the whole. */
static const SafeguardNode *
place_of_head (const SafeguardNode *node, const GError *error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error);
  SafeguardError code = issue != NULL ? safeguard_issue_get_code (issue) : 0;
  const SafeguardNode *child
      = safeguard_node_get (node, code == SAFEGUARD_ERROR_UNKNOWN_KIND    ? "kind"
                                  : code == SAFEGUARD_ERROR_UNKNOWN_ACTOR ? "parties"
                                  : code == SAFEGUARD_ERROR_UNKNOWN_BODY  ? "body"
                                                                          : "id");

  return child != NULL ? child : node;
}

/* @record, once its events are read. */
static gpointer
finish (SafeguardRequest *request, const SafeguardNode *node, gpointer record, GError **error)
{
  if (record != NULL)
    return safeguard_record_finish (request, node, record, error);
  safeguard_request_locate (place_of_head (node, error != NULL ? *error : NULL), error);

  return NULL;
}

SafeguardRisk *
safeguard_record_read_risk (SafeguardRequest *request,
                            const SafeguardNode *matter,
                            SafeguardGovernance *governance,
                            GError **error)
{
  const char *id = require_text (request, matter, "id");

  safeguard_node_check_keys (matter, log_keys, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return finish (request, matter, safeguard_risk_new (governance, id, error), error);
}

SafeguardDecisionLog *
safeguard_record_read_decisions (SafeguardRequest *request,
                                 const SafeguardNode *matter,
                                 SafeguardGovernance *governance,
                                 GError **error)
{
  const char *id = require_text (request, matter, "id");

  safeguard_node_check_keys (matter, log_keys, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return finish (request, matter, safeguard_decision_log_new (governance, id, error), error);
}

SafeguardInformationLog *
safeguard_record_read_information (SafeguardRequest *request,
                                   const SafeguardNode *matter,
                                   SafeguardGovernance *governance,
                                   GError **error)
{
  const char *id = require_text (request, matter, "id");

  safeguard_node_check_keys (matter, log_keys, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return finish (request, matter, safeguard_information_log_new (governance, id, error), error);
}

SafeguardWorkstream *
safeguard_record_read_workstream (SafeguardRequest *request,
                                  const SafeguardNode *matter,
                                  SafeguardGovernance *governance,
                                  GError **error)
{
  const char *id = require_text (request, matter, "id");
  const char *kind = require_text (request, matter, "kind");
  const SafeguardNode *node = safeguard_node_get (matter, "parties");
  g_autofree const char **parties = node != NULL && safeguard_node_is_list (node, request->log)
                                        ? safeguard_node_as_texts (node, request->log)
                                        : NULL;

  safeguard_node_check_keys (matter, workstream_keys, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return finish (request, matter, safeguard_workstream_new (governance, id, kind, parties, error),
                 error);
}

static GDate *
require_day (SafeguardRequest *request, const SafeguardNode *map, const char *key)
{
  SafeguardDayNumber day;

  return safeguard_node_as_day (safeguard_node_require (map, key, request->log), request->log, &day)
             ? safeguard_day_number_to_date (day)
             : NULL;
}

SafeguardAssurance *
safeguard_record_read_assurance (SafeguardRequest *request,
                                 const SafeguardNode *matter,
                                 SafeguardGovernance *governance,
                                 GError **error)
{
  const char *id = require_text (request, matter, "id");
  g_autoptr (GDate) from = require_day (request, matter, "from");
  g_autoptr (GDate) to = require_day (request, matter, "to");

  safeguard_node_check_keys (matter, assurance_keys, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return finish (request, matter, safeguard_assurance_new (governance, id, from, to, error), error);
}

/* --- attendance */

/* {"at", "held", "present": [..]} as an event; a day alone is a meeting that is planned. */
static SafeguardEvent *
read_meeting (SafeguardRequest *request, const SafeguardNode *node, GError **error)
{
  const char *at = require_text (request, node, "at");
  const SafeguardNode *held_node = safeguard_node_get (node, "held");
  const SafeguardNode *present_node = safeguard_node_get (node, "present");
  gboolean held = TRUE;
  g_autofree const char **present = NULL;
  g_autofree char *payload = NULL;
  g_autoptr (GDateTime) recorded = NULL;
  SafeguardMoment moment;

  safeguard_node_check_keys (node, meeting_keys, request->log);
  safeguard_node_as_boolean (held_node, request->log, &held);
  if (held)
    present_node = safeguard_node_require (node, "present", request->log);
  present = safeguard_node_as_texts (present_node, request->log);
  if (safeguard_node_as_moment (safeguard_node_get (node, "recorded"), request->log, &moment))
    {
      SafeguardMoment end = safeguard_moment_from_instant (safeguard_moment_end (&moment));

      recorded = safeguard_moment_to_date_time (&end);
    }
  if (!safeguard_request_check (request, error))
    return NULL;
  if (held)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      safeguard_json_add_texts (builder, "present", present);
      json_builder_end_object (builder);
      payload = safeguard_json_to_text (builder);
    }

  return safeguard_event_new_full (held ? "held" : "not-held", at, NULL, recorded, NULL, payload,
                                   error);
}

static gboolean
add_meeting (SafeguardRequest *request,
             const SafeguardNode *node,
             gboolean planned,
             SafeguardRecord *record,
             GError **error)
{
  const char *day = planned ? safeguard_node_as_text (node, request->log) : NULL;
  g_autoptr (SafeguardEvent) event = NULL;
  SafeguardIssue *issue;
  GError *failure = NULL;

  if ((planned && day == NULL) || (!planned && !safeguard_node_is_map (node, request->log)))
    return safeguard_request_check (request, error);
  event = planned ? safeguard_event_new ("planned", day, &failure)
                  : read_meeting (request, node, &failure);
  if (event != NULL && safeguard_record_append (record, event, &failure))
    return TRUE;

  issue = safeguard_error_peek_issue (failure);
  if (issue != NULL && safeguard_issue_get_source (issue) == NULL)
    safeguard_request_locate (node, &failure);
  g_propagate_error (error, failure);

  return FALSE;
}

static gboolean
add_meetings (SafeguardRequest *request,
              const SafeguardNode *list,
              gboolean planned,
              SafeguardRecord *record,
              GError **error)
{
  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, list)
    if (!add_meeting (request, child, planned, record, error))
      return FALSE;

  return TRUE;
}

/* A number is a minimum in per cent, a word a class. */
static gboolean
add_class (SafeguardRequest *request,
           const SafeguardNode *node,
           SafeguardAttendance *attendance,
           GError **error)
{
  const char *text = safeguard_node_as_text (node, request->log);
  char *end = NULL;
  gint64 number;
  gboolean good;

  if (text == NULL)
    return safeguard_request_check (request, error);
  number = g_ascii_strtoll (text, &end, 10);
  if (!node->quoted && *text != '\0' && *end == '\0')
    good = safeguard_attendance_set_minimum (attendance, node->key, (int)CLAMP (number, -1, 101),
                                             error);
  else
    good = safeguard_attendance_set_class (attendance, node->key, text, error);
  if (!good)
    safeguard_request_locate (node, error);

  return good;
}

static gboolean
add_classes (SafeguardRequest *request,
             const SafeguardNode *classes,
             SafeguardAttendance *attendance,
             GError **error)
{
  if (classes == NULL || !safeguard_node_is_map (classes, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (child, classes)
    if (!add_class (request, child, attendance, error))
      return FALSE;

  return TRUE;
}

SafeguardAttendance *
safeguard_record_read_attendance (SafeguardRequest *request,
                                  const SafeguardNode *matter,
                                  SafeguardGovernance *governance,
                                  GError **error)
{
  const char *body = require_text (request, matter, "body");
  g_autoptr (GDate) from = require_day (request, matter, "from");
  g_autoptr (GDate) to = require_day (request, matter, "to");
  const SafeguardNode *meetings = safeguard_node_require (matter, "meetings", request->log);
  g_autoptr (SafeguardAttendance) attendance = NULL;

  safeguard_node_check_keys (matter, attendance_keys, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;
  attendance = safeguard_attendance_new (governance, body, from, to, error);
  if (attendance == NULL)
    {
      safeguard_request_locate (safeguard_node_get (matter, "body"), error);
      return NULL;
    }
  if (!add_meetings (request, meetings, FALSE, SAFEGUARD_RECORD (attendance), error)
      || !add_meetings (request, safeguard_node_get (matter, "planned"), TRUE,
                        SAFEGUARD_RECORD (attendance), error)
      || !add_classes (request, safeguard_node_get (matter, "classes"), attendance, error))
    return NULL;

  return safeguard_record_view_as_known (request, g_steal_pointer (&attendance));
}
