/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

#include "safeguard-json-private.h"
#include "safeguard-record-private.h"

#include <errno.h>
#include <string.h>

const char *const safeguard_matter_keys[] = {"id", "kind", "parties", "events", NULL};
const char *const safeguard_review_keys[] = {"id", "kind", "parties", "events", "vote", NULL};
/* What an event has of its own; everything else is its payload. */
static const char *const event_keys[] = {"type", "at", "by", "id", "recorded", NULL};

SafeguardDayNumber
safeguard_record_find_day (const SafeguardNode *matter, SafeguardIssueLog *log)
{
  const SafeguardNode *events = safeguard_node_require (matter, "events", log);
  SafeguardDayNumber first = 0;

  if (events == NULL || !safeguard_node_is_list (events, log))
    return 0;

  SAFEGUARD_NODE_FOREACH (event, events)
    {
      SafeguardMoment moment;

      if (safeguard_node_is_map (event, log)
          && safeguard_node_as_moment (safeguard_node_require (event, "at", log), log, &moment)
          && (first == 0 || moment.day < first))
        first = moment.day;
    }

  return first;
}

/* --- the payload of an event */

static void
write_scalar (const SafeguardNode *node, JsonBuilder *builder)
{
  gint64 number = 0;
  char *end = NULL;

  errno = 0;
  number = g_ascii_strtoll (node->text, &end, 10);
  if (!node->quoted && *node->text != '\0' && *end == '\0' && errno == 0)
    json_builder_add_int_value (builder, number);
  else if (!node->quoted && strcmp (node->text, "true") == 0)
    json_builder_add_boolean_value (builder, TRUE);
  else if (!node->quoted && strcmp (node->text, "false") == 0)
    json_builder_add_boolean_value (builder, FALSE);
  else
    json_builder_add_string_value (builder, node->text);
}

static void
write_node (const SafeguardNode *node, JsonBuilder *builder)
{
  if (node->kind == SAFEGUARD_NODE_SCALAR)
    {
      write_scalar (node, builder);
      return;
    }
  if (node->kind == SAFEGUARD_NODE_LIST)
    json_builder_begin_array (builder);
  else
    json_builder_begin_object (builder);
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      if (node->kind == SAFEGUARD_NODE_MAP)
        json_builder_set_member_name (builder, child->key);
      write_node (child, builder);
    }
  if (node->kind == SAFEGUARD_NODE_LIST)
    json_builder_end_array (builder);
  else
    json_builder_end_object (builder);
}

/* As JSON text, or NULL if the event holds nothing beyond what every event has. */
static char *
make_payload (const SafeguardNode *event)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = 0;

  json_builder_begin_object (builder);
  SAFEGUARD_NODE_FOREACH (child, event)
    if (!g_strv_contains (event_keys, child->key))
      {
        json_builder_set_member_name (builder, child->key);
        write_node (child, builder);
        n++;
      }
  json_builder_end_object (builder);

  return n > 0 ? safeguard_json_to_text (builder) : NULL;
}

/* --- events */

static SafeguardEvent *
make_event (SafeguardRequest *request, const SafeguardNode *node, GError **error)
{
  const char *type
      = safeguard_node_as_text (safeguard_node_require (node, "type", request->log), request->log);
  const char *when
      = safeguard_node_as_text (safeguard_node_require (node, "at", request->log), request->log);
  const char *by = safeguard_node_as_text (safeguard_node_get (node, "by"), request->log);
  const char *id = safeguard_node_as_text (safeguard_node_get (node, "id"), request->log);
  g_autofree char *payload = make_payload (node);
  g_autoptr (GDateTime) recorded = NULL;
  SafeguardMoment moment;

  if (safeguard_node_as_moment (safeguard_node_get (node, "recorded"), request->log, &moment))
    {
      /* A day without a time: it was recorded by its end. */
      SafeguardMoment end = safeguard_moment_from_instant (safeguard_moment_end (&moment));
      recorded = safeguard_moment_to_date_time (&end);
    }
  if (!safeguard_request_check (request, error))
    return NULL;

  return safeguard_event_new_full (type, when, id, recorded, by, payload, error);
}

/* Where in the event the error is: at the actor, the stage, the time, or what it is. */
static const SafeguardNode *
place_of (const SafeguardNode *event, const GError *error)
{
  static const struct
  {
    SafeguardError code;
    const char *key;
  } keys[] = {
      {SAFEGUARD_ERROR_UNKNOWN_ACTOR, "by"},          {SAFEGUARD_ERROR_UNKNOWN_STAGE, "to"},
      {SAFEGUARD_ERROR_UNKNOWN_PERSON, "by"},         {SAFEGUARD_ERROR_DUPLICATE_EVENT, "id"},
      {SAFEGUARD_ERROR_UNKNOWN_EVENT, "type"},        {SAFEGUARD_ERROR_IMPOSSIBLE_DATE, "at"},
      {SAFEGUARD_ERROR_IMPOSSIBLE_TIME, "at"},        {SAFEGUARD_ERROR_OUTSIDE_CALENDAR, "at"},
      {SAFEGUARD_ERROR_UNKNOWN_BODY, "by"},           {SAFEGUARD_ERROR_UNKNOWN_MATTER, "matter"},
      {SAFEGUARD_ERROR_UNKNOWN_SEAT, "present"},      {SAFEGUARD_ERROR_PERIOD_LOCKED, "at"},
      {SAFEGUARD_ERROR_UNBALANCED_ENTRY, "postings"},
  };
  SafeguardIssue *issue = safeguard_error_peek_issue (error);
  const char *path = issue != NULL ? safeguard_issue_get_path (issue) : NULL;

  /* A payload was made out of the event, so that what is wrong in it has a place in the event. */
  if (path != NULL && safeguard_node_get (event, path) != NULL)
    return safeguard_node_get (event, path);
  for (guint i = 0; issue != NULL && i < G_N_ELEMENTS (keys); i++)
    if (keys[i].code == safeguard_issue_get_code (issue)
        && safeguard_node_get (event, keys[i].key) != NULL)
      return safeguard_node_get (event, keys[i].key);

  return event;
}

void
safeguard_record_place_error (const SafeguardNode *node, GError *failure, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (failure);

  if (issue != NULL
      && (safeguard_issue_get_source (issue) == NULL
          || strcmp (safeguard_issue_get_source (issue), "payload") == 0))
    safeguard_request_locate (place_of (node, failure), &failure);
  g_propagate_error (error, failure);
}

SafeguardEvent *
safeguard_record_read_event (SafeguardRequest *request, const SafeguardNode *node, GError **error)
{
  GError *failure = NULL;
  SafeguardEvent *event;

  if (!safeguard_node_is_map (node, request->log))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  event = make_event (request, node, &failure);
  if (event == NULL)
    safeguard_record_place_error (node, failure, error);

  return event;
}

/* What is unknown in an event that was read; where that is no plain value, what happened. */
static const char *
name_of (const SafeguardNode *event, const GError *error)
{
  const SafeguardNode *place = place_of (event, error);

  return place->kind == SAFEGUARD_NODE_SCALAR ? place->text
                                              : safeguard_node_get (event, "type")->text;
}

static gboolean
read_event (SafeguardRequest *request,
            const SafeguardNode *node,
            SafeguardRecord *record,
            GError **error)
{
  g_autoptr (SafeguardEvent) event = safeguard_record_read_event (request, node, error);
  GError *failure = NULL;

  if (event == NULL)
    return FALSE;
  if (safeguard_record_append (record, event, &failure))
    return TRUE;
  if (safeguard_request_overhears (request, name_of (node, failure), &failure))
    return TRUE;
  safeguard_record_place_error (node, failure, error);

  return FALSE;
}

static gboolean
read_events (SafeguardRequest *request,
             const SafeguardNode *matter,
             SafeguardRecord *record,
             GError **error)
{
  const SafeguardNode *events = safeguard_node_require (matter, "events", request->log);

  if (events == NULL || !safeguard_node_is_list (events, request->log))
    return safeguard_request_check (request, error);
  SAFEGUARD_NODE_FOREACH (event, events)
    if (!read_event (request, event, record, error))
      return FALSE;

  return TRUE;
}

gboolean
safeguard_record_read_events (SafeguardRequest *request,
                              const SafeguardNode *matter,
                              SafeguardRecord *record,
                              GError **error)
{
  return safeguard_node_get (matter, "events") == NULL
         || read_events (request, matter, record, error);
}

gpointer
safeguard_record_view_as_known (SafeguardRequest *request, gpointer record)
{
  if (request->known == G_MAXINT64)
    return record;

  SafeguardMoment moment = safeguard_moment_from_instant (request->known);
  g_autoptr (GDateTime) known = safeguard_moment_to_date_time (&moment);
  SafeguardRecord *view = safeguard_record_as_known (record, known);

  g_object_unref (record);

  return view;
}

/* --- records */

/* The texts that a matter begins with. */
typedef struct
{
  const char *id;
  const char *kind;
  const char **parties; /* NULL: nobody is named */
} Head;

static void
read_head (SafeguardRequest *request,
           const SafeguardNode *matter,
           const char *const *keys,
           Head *out)
{
  const SafeguardNode *parties = safeguard_node_get (matter, "parties");

  *out = (Head){0};
  safeguard_node_check_keys (matter, keys, request->log);
  out->id
      = safeguard_node_as_text (safeguard_node_require (matter, "id", request->log), request->log);
  out->kind = safeguard_node_as_text (safeguard_node_get (matter, "kind"), request->log);
  if (parties != NULL && safeguard_node_is_list (parties, request->log))
    out->parties = safeguard_node_as_texts (parties, request->log);
}

gpointer
safeguard_record_finish (SafeguardRequest *request,
                         const SafeguardNode *matter,
                         gpointer record,
                         GError **error)
{
  g_autoptr (GObject) owned = record;

  if (!read_events (request, matter, record, error))
    return NULL;

  return safeguard_record_view_as_known (request, g_steal_pointer (&owned));
}

/* At the head of the matter: at the party, or the kind, or the whole. */
static void
locate_head (const SafeguardNode *matter, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error != NULL ? *error : NULL);
  const SafeguardNode *node = NULL;

  if (issue == NULL)
    return;
  if (safeguard_issue_get_code (issue) == SAFEGUARD_ERROR_UNKNOWN_ACTOR)
    node = safeguard_node_get (matter, "parties");
  else if (safeguard_issue_get_code (issue) == SAFEGUARD_ERROR_UNKNOWN_KIND)
    node = safeguard_node_get (matter, "kind");
  safeguard_request_locate (node != NULL ? node : matter, error);
}

SafeguardReview *
safeguard_record_read_review (SafeguardRequest *request,
                              const SafeguardNode *matter,
                              SafeguardReviews *reviews,
                              GError **error)
{
  Head head;
  SafeguardReview *review = NULL;

  read_head (request, matter, safeguard_review_keys, &head);
  if (safeguard_request_check (request, error))
    {
      review = safeguard_review_new (reviews, head.id, head.parties, error);
      if (review == NULL)
        locate_head (matter, error);
    }
  g_free (head.parties);

  return review != NULL ? safeguard_record_finish (request, matter, review, error) : NULL;
}

SafeguardDispute *
safeguard_record_read_dispute (SafeguardRequest *request,
                               const SafeguardNode *matter,
                               SafeguardEscalation *escalation,
                               GError **error)
{
  Head head;
  SafeguardDispute *dispute = NULL;

  read_head (request, matter, safeguard_matter_keys, &head);
  safeguard_node_require (matter, "kind", request->log);
  if (safeguard_request_check (request, error))
    {
      dispute = safeguard_dispute_new (escalation, head.id, head.kind, head.parties, error);
      if (dispute == NULL)
        locate_head (matter, error);
    }
  g_free (head.parties);

  return dispute != NULL ? safeguard_record_finish (request, matter, dispute, error) : NULL;
}

SafeguardChronology *
safeguard_record_read_chronology (SafeguardRequest *request,
                                  const SafeguardNode *matter,
                                  GError **error)
{
  Head head;

  read_head (request, matter, safeguard_matter_keys, &head);
  g_free (head.parties);
  if (!safeguard_request_check (request, error))
    return NULL;

  return safeguard_record_finish (request, matter, safeguard_chronology_new (), error);
}

/* A payload was made out of an event; its members go beside the rest again. */
static void
write_payload (const char *payload, JsonBuilder *builder)
{
  g_autoptr (SafeguardDocument) document
      = payload != NULL ? safeguard_document_read ("payload", payload, strlen (payload), NULL)
                        : NULL;
  const SafeguardNode *root = document != NULL ? safeguard_document_get_root (document) : NULL;

  if (root == NULL || root->kind != SAFEGUARD_NODE_MAP)
    return;
  SAFEGUARD_NODE_FOREACH (child, root)
    {
      json_builder_set_member_name (builder, child->key);
      write_node (child, builder);
    }
}

void
safeguard_record_write_event (SafeguardEvent *event, JsonBuilder *builder)
{
  GDateTime *recorded = safeguard_event_get_recorded (event);
  SafeguardMoment moment
      = recorded != NULL ? safeguard_moment_from_date_time (recorded) : SAFEGUARD_MOMENT_NONE;
  g_autofree char *when = recorded != NULL ? safeguard_moment_to_iso (&moment) : NULL;

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "type", safeguard_event_get_event_type (event));
  safeguard_json_add_text (builder, "at", safeguard_event_get_when_text (event));
  if (safeguard_event_get_id (event) != NULL)
    safeguard_json_add_text (builder, "id", safeguard_event_get_id (event));
  if (safeguard_event_get_by (event) != NULL)
    safeguard_json_add_text (builder, "by", safeguard_event_get_by (event));
  if (when != NULL)
    safeguard_json_add_text (builder, "recorded", when);
  write_payload (safeguard_event_get_payload (event), builder);
  json_builder_end_object (builder);
}

/* A fund is a list of events, whatever map it stands in. */
SafeguardFund *
safeguard_record_read_fund (SafeguardRequest *request,
                            const SafeguardNode *entries,
                            SafeguardFunding *funding,
                            GError **error)
{
  g_autoptr (SafeguardFund) fund = safeguard_fund_new (funding, "fund", error);

  if (!safeguard_node_is_list (entries, request->log))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  SAFEGUARD_NODE_FOREACH (event, entries)
    if (!read_event (request, event, SAFEGUARD_RECORD (fund), error))
      return NULL;

  return safeguard_record_view_as_known (request, g_steal_pointer (&fund));
}
