/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-information-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-nearest-private.h"

/**
 * SafeguardInformationRuling:
 *
 * Who controls a partnership's information, who has not answered what it was asked for,
 * and what is missing of what passed to it and of what it was to agree. Immutable; may
 * be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardInformationRuling,
                     safeguard_information_ruling,
                     SAFEGUARD_TYPE_RULING)

static void
answer_free (SafeguardInformationAnswer *answer)
{
  g_free (answer->agency);
  g_free (answer);
}

static void
request_free (SafeguardInformationRequest *request)
{
  g_free (request->id);
  g_ptr_array_unref (request->answers);
  g_free (request);
}

static void
item_free (SafeguardInformationItem *item)
{
  g_free (item->item);
  g_free (item);
}

static void
safeguard_information_ruling_finalize (GObject *object)
{
  SafeguardInformationRuling *self = SAFEGUARD_INFORMATION_RULING (object);

  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->governance);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_information_ruling_parent_class)->finalize (object);
}

/* --- the answer in JSON */

static void
write_moment (JsonBuilder *builder, const char *name, const SafeguardMoment *moment)
{
  g_autofree char *text = moment->day != 0 ? safeguard_moment_to_iso (moment) : NULL;

  safeguard_json_add_text (builder, name, text);
}

static void
write_request (const SafeguardInformationRequest *request, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "request", request->id);
  write_moment (builder, "asked", &request->asked);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < request->answers->len; i++)
    {
      const SafeguardInformationAnswer *answer = g_ptr_array_index (request->answers, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "agency", answer->agency);
      safeguard_json_add_boolean (builder, "has_to", answer->has_to);
      write_moment (builder, "answered", &answer->answered);
      write_moment (builder, "exemptions_considered", &answer->exemptions);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
write_item (const SafeguardInformationItem *item, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "item", item->item);
  safeguard_json_add_text (builder, "of", item->provision != NULL ? item->provision->id : NULL);
  safeguard_json_add_text (builder, "state", item->state != NULL ? item->state : "missing");
  write_moment (builder, "when", &item->when);
  safeguard_json_add_boolean (builder, "trail", item->trail);
  json_builder_end_object (builder);
}

static void
write_who (SafeguardProvision *provision, const char *name, JsonBuilder *builder)
{
  static const char *const nobody[] = {NULL};
  const char *const *who
      = provision != NULL ? safeguard_provision_get_values (provision, "who") : NULL;

  safeguard_json_add_texts (builder, name, who != NULL ? who : nobody);
}

static void
safeguard_information_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardInformationRuling *self = SAFEGUARD_INFORMATION_RULING (ruling);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  write_who (self->controller, "controllers", builder);
  write_who (self->answers, "answer", builder);
  json_builder_set_member_name (builder, "requests");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->requests->len; i++)
    write_request (g_ptr_array_index (self->requests, i), builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->items->len; i++)
    write_item (g_ptr_array_index (self->items, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
safeguard_information_ruling_class_init (SafeguardInformationRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_information_ruling_finalize;
  ruling_class->add_findings = safeguard_information_ruling_add_findings;
  ruling_class->write_result = safeguard_information_ruling_write_result;
}

static void
safeguard_information_ruling_init (SafeguardInformationRuling *self)
{
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify)request_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
}

/* --- what the log comes to */

static const SafeguardActors *
actors_of (SafeguardInformationRuling *self)
{
  return self->governance->actors;
}

static SafeguardInformationAnswer *
require_answer (SafeguardInformationRequest *request, const char *agency, gboolean has_to)
{
  for (guint i = 0; i < request->answers->len; i++)
    {
      SafeguardInformationAnswer *answer = g_ptr_array_index (request->answers, i);

      if (strcmp (answer->agency, agency) == 0)
        return answer;
    }

  SafeguardInformationAnswer *answer = g_new0 (SafeguardInformationAnswer, 1);
  answer->agency = g_strdup (agency);
  answer->has_to = has_to;
  answer->answered = answer->exemptions = SAFEGUARD_MOMENT_NONE;
  g_ptr_array_add (request->answers, answer);

  return answer;
}

static SafeguardInformationRequest *
find_request (SafeguardInformationRuling *self, const char *id)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      SafeguardInformationRequest *request = g_ptr_array_index (self->requests, i);

      if (strcmp (request->id, id) == 0)
        return request;
    }

  return NULL;
}

/* With everybody who has to answer it. */
static SafeguardInformationRequest *
require_request (SafeguardInformationRuling *self, const char *id)
{
  SafeguardInformationRequest *request = find_request (self, id);
  const char *const *who
      = self->answers != NULL ? safeguard_provision_get_values (self->answers, "who") : NULL;

  if (request != NULL)
    return request;

  request = g_new0 (SafeguardInformationRequest, 1);
  request->id = g_strdup (id);
  request->asked = SAFEGUARD_MOMENT_NONE;
  request->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)answer_free);
  g_ptr_array_add (self->requests, request);
  for (guint i = 0; who != NULL && who[i] != NULL; i++)
    require_answer (request, who[i], TRUE);

  return request;
}

static SafeguardInformationItem *
require_item (SafeguardInformationRuling *self, const char *id, SafeguardProvision *provision)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SafeguardInformationItem *item = g_ptr_array_index (self->items, i);

      if (strcmp (item->item, id) == 0)
        return item;
    }

  SafeguardInformationItem *item = g_new0 (SafeguardInformationItem, 1);
  item->provision = provision;
  item->item = g_strdup (id);
  item->when = SAFEGUARD_MOMENT_NONE;
  g_ptr_array_add (self->items, item);

  return item;
}

/* The first word of it counts: a second answer takes nothing back. */
static void
note (SafeguardMoment *moment, SafeguardEvent *event)
{
  if (moment->day == 0)
    *moment = *safeguard_event_peek_moment (event);
}

static void
take_request (SafeguardInformationRuling *self, SafeguardEvent *event, const char *about)
{
  SafeguardInformationRequest *request = require_request (self, about);
  const char *type = safeguard_event_get_event_type (event);
  const char *by = safeguard_event_get_by (event);
  const char *agency = by != NULL ? safeguard_actors_find (actors_of (self), by, NULL) : NULL;
  SafeguardInformationAnswer *answer;

  if (strcmp (type, SAFEGUARD_INFORMATION_REQUESTED) == 0)
    {
      note (&request->asked, event);
      return;
    }
  answer = require_answer (request, agency != NULL ? agency : by, FALSE);
  note (strcmp (type, SAFEGUARD_INFORMATION_ANSWERED) == 0 ? &answer->answered
                                                           : &answer->exemptions,
        event);
}

static void
take_item (SafeguardInformationRuling *self, SafeguardEvent *event, const char *id)
{
  SafeguardInformationItem *item = require_item (self, id, NULL);
  const char *type = safeguard_event_get_event_type (event);
  g_autofree char *trail = safeguard_event_find_particular (event, "trail");

  item->state = strcmp (type, SAFEGUARD_INFORMATION_AGREED) == 0 ? SAFEGUARD_INFORMATION_AGREED
                : strcmp (type, SAFEGUARD_INFORMATION_RETAINED) == 0
                    ? SAFEGUARD_INFORMATION_RETAINED
                    : SAFEGUARD_INFORMATION_HANDED_OVER;
  note (&item->when, event);
  item->trail = item->trail || trail != NULL;
}

static void
take_event (SafeguardInformationRuling *self, SafeguardEvent *event)
{
  g_autofree char *about = safeguard_event_find_particular (event, "about");
  g_autofree char *item = safeguard_event_find_particular (event, "item");

  if (item != NULL)
    take_item (self, event, item);
  else
    take_request (self, event, about);
}

/* What the documents say is to be handed over or agreed. */
static void
list_items (SafeguardInformationRuling *self)
{
  g_autoptr (GPtrArray) provisions
      = safeguard_provisions_list (self->governance->assurance, "information");

  for (guint i = 0; i < provisions->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (provisions, i);
      const char *const *items = safeguard_provision_get_values (provision, "items");

      for (guint j = 0; items != NULL && items[j] != NULL; j++)
        require_item (self, items[j], provision);
    }
}

/**
 * safeguard_governance_assess_information:
 * @self: rules of governance
 * @log: what was asked, answered, handed over and agreed
 * @at: (nullable): the moment that the ruling speaks for; what happened later is left
 *   out
 * @error: return location for an error
 *
 * Says who has to answer each request and has not, and what is missing of what was to be
 * handed over or agreed.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardInformationRuling *
safeguard_governance_assess_information (SafeguardGovernance *self,
                                         SafeguardInformationLog *log,
                                         GDateTime *at,
                                         GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_INFORMATION_LOG (log) && log->governance != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  g_autoptr (GPtrArray) events = safeguard_record_list_by (SAFEGUARD_RECORD (log), &moment);
  SafeguardInformationRuling *ruling;

  if (!safeguard_governance_check_policy (self, log->governance, error))
    return NULL;
  ruling = g_object_new (SAFEGUARD_TYPE_INFORMATION_RULING, NULL);
  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), self->layers, moment);
  ruling->governance = g_object_ref (self);
  ruling->id = g_strdup (log->id);
  ruling->controller
      = safeguard_provisions_find (self->assurance, "information", "controller", NULL);
  ruling->answers
      = safeguard_provisions_find (self->assurance, "information", "answers-requests", NULL);
  list_items (ruling);
  for (guint i = 0; i < events->len; i++)
    take_event (ruling, g_ptr_array_index (events, i));

  return ruling;
}

#define IS_FILLED(self) (SAFEGUARD_IS_INFORMATION_RULING (self) && (self)->governance != NULL)

/**
 * safeguard_information_ruling_get_controllers:
 * @self: a ruling
 *
 * Gets who controls the data on behalf of the partnership.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of agencies; empty if no
 *   document says
 *
 * Since: 1.0
 */
char **
safeguard_information_ruling_get_controllers (SafeguardInformationRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  const char *const *who
      = self->controller != NULL ? safeguard_provision_get_values (self->controller, "who") : NULL;

  return who != NULL ? g_strdupv ((char **)who) : g_new0 (char *, 1);
}

/**
 * safeguard_information_ruling_get_unanswered:
 * @self: a ruling
 * @request: the caller's id of a request
 * @error: return location for an error
 *
 * Gets those who have to answer a request, and of whose answer nothing is recorded.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_REQUEST, naming the nearest.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of agencies
 *
 * Since: 1.0
 */
char **
safeguard_information_ruling_get_unanswered (SafeguardInformationRuling *self,
                                             const char *request,
                                             GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const SafeguardInformationRequest *found = find_request (self, request);
  g_autoptr (GStrvBuilder) agencies = g_strv_builder_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; found != NULL && i < found->answers->len; i++)
    {
      const SafeguardInformationAnswer *answer = g_ptr_array_index (found->answers, i);

      if (answer->has_to && answer->answered.day == 0)
        g_strv_builder_add (agencies, answer->agency);
    }
  if (found != NULL)
    return g_strv_builder_end (agencies);

  for (guint i = 0; i < self->requests->len; i++)
    g_ptr_array_add (ids,
                     ((SafeguardInformationRequest *)g_ptr_array_index (self->requests, i))->id);
  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_REQUEST, NULL,
                       safeguard_nearest (request, (const char *const *)ids->pdata),
                       "the log has no request '%.80s'", request);
  return NULL;
}

/**
 * safeguard_information_ruling_get_missing:
 * @self: a ruling
 *
 * Gets what the documents say is to be handed over or agreed, and of which nothing is
 * recorded.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of items
 *
 * Since: 1.0
 */
char **
safeguard_information_ruling_get_missing (SafeguardInformationRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const SafeguardInformationItem *item = g_ptr_array_index (self->items, i);

      if (item->state == NULL)
        g_strv_builder_add (missing, item->item);
    }

  return g_strv_builder_end (missing);
}
