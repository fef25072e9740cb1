/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/**
 * SafeguardMeeting:
 *
 * One meeting of a body: when it was, who was there and for whom, the items that it
 * came to, and as events ("arrived", "left", by a person) who came later or went
 * early. People are ids of the caller's, which no finding ever shows. Those who are
 * not on the record were not there.
 *
 * Its thread rule is that of [class@Record].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardMeeting, safeguard_meeting, SAFEGUARD_TYPE_RECORD)

G_DEFINE_ENUM_TYPE (SafeguardPresence,
                    safeguard_presence,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_PRESENCE_MEMBER, "member"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_PRESENCE_SUBSTITUTE, "substitute"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_PRESENCE_OBSERVER, "observer"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_PRESENCE_ADVISER, "adviser"))

G_DEFINE_ENUM_TYPE (SafeguardQuorate,
                    safeguard_quorate,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_QUORATE_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_QUORATE_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_QUORATE_CHAIR_DECIDES, "chair-decides"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_QUORATE_UNDETERMINED, "undetermined"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_QUORATE_UNDECIDED, "undecided"))

#define ARRIVED "arrived"
#define LEFT "left"

static void
attendee_free (SafeguardAttendee *attendee)
{
  g_free (attendee->person);
  g_free (attendee->agency);
  g_free (attendee->role);
  g_free (attendee);
}

static void
item_free (SafeguardMeetingItem *item)
{
  g_free (item->id);
  g_free (item);
}

static void
safeguard_meeting_finalize (GObject *object)
{
  SafeguardMeeting *self = SAFEGUARD_MEETING (object);

  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->governance);

  G_OBJECT_CLASS (safeguard_meeting_parent_class)->finalize (object);
}

static SafeguardRecord *
safeguard_meeting_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardMeeting *self = SAFEGUARD_MEETING (record);
  SafeguardMeeting *copy = g_object_new (SAFEGUARD_TYPE_MEETING, NULL);

  copy->governance = g_object_ref (self->governance);
  copy->body = self->body;
  copy->moment = self->moment;
  for (guint i = 0; i < self->attendees->len; i++)
    {
      SafeguardAttendee *attendee
          = g_memdup2 (g_ptr_array_index (self->attendees, i), sizeof (SafeguardAttendee));

      attendee->person = g_strdup (attendee->person);
      attendee->agency = g_strdup (attendee->agency);
      attendee->role = g_strdup (attendee->role);
      g_ptr_array_add (copy->attendees, attendee);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      SafeguardMeetingItem *item
          = g_memdup2 (g_ptr_array_index (self->items, i), sizeof (SafeguardMeetingItem));

      item->id = g_strdup (item->id);
      g_ptr_array_add (copy->items, item);
    }

  return SAFEGUARD_RECORD (copy);
}

SafeguardMeeting *
safeguard_meeting_copy (SafeguardMeeting *self)
{
  SafeguardRecord *copy = safeguard_meeting_copy_as_known (SAFEGUARD_RECORD (self), NULL);

  for (guint i = 0; i < safeguard_record_get_n_events (SAFEGUARD_RECORD (self)); i++)
    safeguard_record_append (copy, safeguard_record_peek_event (SAFEGUARD_RECORD (self), i), NULL);

  return SAFEGUARD_MEETING (copy);
}

/* The entry of that person that was made last; NULL with UNKNOWN_PERSON. */
static SafeguardAttendee *
find_attendee (SafeguardMeeting *self, const char *person, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = self->attendees->len; i > 0; i--)
    {
      SafeguardAttendee *attendee = g_ptr_array_index (self->attendees, i - 1);

      if (strcmp (attendee->person, person) == 0)
        return attendee;
      g_ptr_array_add (people, attendee->person);
    }

  g_ptr_array_add (people, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_PERSON, NULL,
                       safeguard_nearest (person, (const char *const *)people->pdata),
                       "the person is not among those present");
  return NULL;
}

static gboolean
safeguard_meeting_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  static const char *const types[] = {ARRIVED, LEFT, NULL};
  const char *type = safeguard_event_get_event_type (event);
  const char *by = safeguard_event_get_by (event);

  if (!g_strv_contains (types, type))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL,
                           safeguard_nearest (type, types),
                           "a meeting knows no event '%.80s'; people arrived or left", type);
      return FALSE;
    }
  if (by == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "it is not said who '%s'", type);
      return FALSE;
    }

  return find_attendee (SAFEGUARD_MEETING (record), by, error) != NULL;
}

static void
safeguard_meeting_class_init (SafeguardMeetingClass *klass)
{
  SafeguardRecordClass *record_class = (SafeguardRecordClass *)klass;

  G_OBJECT_CLASS (klass)->finalize = safeguard_meeting_finalize;
  record_class->copy_as_known = safeguard_meeting_copy_as_known;
  record_class->accepts_event = safeguard_meeting_accepts_event;
}

static void
safeguard_meeting_init (SafeguardMeeting *self)
{
  self->attendees = g_ptr_array_new_with_free_func ((GDestroyNotify)attendee_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
}

/**
 * safeguard_meeting_new:
 * @governance: the rules of the policy
 * @body: the body that met, such as "executive"
 * @when: the day or the time at which it began, as for [ctor@Event.new]
 * @error: return location for an error
 *
 * Makes the record of a meeting at which nobody was.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_UNKNOWN_BODY,
 *   naming the nearest, or the errors of a date
 *
 * Since: 1.0
 */
SafeguardMeeting *
safeguard_meeting_new (SafeguardGovernance *governance,
                       const char *body,
                       const char *when,
                       GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->layers != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (when != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const SafeguardBody *found;
  SafeguardMoment moment;
  GError *failure = NULL;

  found = safeguard_governance_find_body (governance, body, &failure);
  if (found == NULL || !safeguard_moment_parse (when, NULL, &moment, &failure))
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  SafeguardMeeting *self = g_object_new (SAFEGUARD_TYPE_MEETING, NULL);

  self->governance = g_object_ref (governance);
  self->body = found;
  self->moment = moment;

  return self;
}

#define IS_FILLED(meeting) (SAFEGUARD_IS_MEETING (meeting) && (meeting)->governance != NULL)

static gboolean
is_same_entry (const SafeguardAttendee *entry,
               const char *person,
               const char *agency,
               const char *role)
{
  return strcmp (entry->person, person) == 0 && g_strcmp0 (entry->agency, agency) == 0
         && g_strcmp0 (entry->role, role) == 0;
}

static gboolean
check_entry (SafeguardMeeting *self,
             const char *person,
             const char *agency,
             const char *role,
             GError **error)
{
  if (!safeguard_governance_check_text (person, "the id of a person", error)
      || (role != NULL && !safeguard_governance_check_text (role, "a role", error)))
    return FALSE;
  for (guint i = 0; i < self->attendees->len; i++)
    if (is_same_entry (g_ptr_array_index (self->attendees, i), person, agency, role))
      {
        safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_ID, NULL, NULL,
                             "the same person is there twice for the same agency, in the same "
                             "role");
        return FALSE;
      }

  return TRUE;
}

/**
 * safeguard_meeting_add_attendee:
 * @self: a meeting
 * @person: the caller's id of the person; no finding ever shows it
 * @as: as what the person is there
 * @agency: (nullable): the agency that the person is there for, if any
 * @role: (nullable): the person's role; the id of a seat of the body fills that seat
 * @error: return location for an error
 *
 * Adds somebody who was there. A person who was there for two agencies, or in two
 * seats, is added twice.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest,
 *   %SAFEGUARD_ERROR_DUPLICATE_ID, %SAFEGUARD_ERROR_WRONG_VALUE if a text is empty, or
 *   %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
gboolean
safeguard_meeting_add_attendee (SafeguardMeeting *self,
                                const char *person,
                                SafeguardPresence as,
                                const char *agency,
                                const char *role,
                                GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (as >= SAFEGUARD_PRESENCE_MEMBER && as <= SAFEGUARD_PRESENCE_ADVISER, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  GError *failure = NULL;
  const char *own
      = agency != NULL ? safeguard_actors_find (self->governance->actors, agency, &failure) : NULL;

  if (failure != NULL || !check_entry (self, person, own, role, &failure))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  SafeguardAttendee *attendee = g_new0 (SafeguardAttendee, 1);

  attendee->person = g_strdup (person);
  attendee->as = as;
  attendee->agency = g_strdup (own);
  attendee->role = g_strdup (role);
  if (role != NULL && as != SAFEGUARD_PRESENCE_SUBSTITUTE)
    attendee->seat = safeguard_governance_find_seat (self->governance, role, NULL);
  g_ptr_array_add (self->attendees, attendee);

  return TRUE;
}

/**
 * safeguard_meeting_set_stands_in_for:
 * @self: a meeting
 * @person: a substitute; where the person was added twice, the entry made last
 * @seat: the id of the seat that the person stands in for
 * @error: return location for an error
 *
 * Records for which seat a substitute stands in. One who stands in for no seat of the
 * body does not count, and the ruling says so.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_PERSON or
 *   %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest
 *
 * Since: 1.0
 */
gboolean
safeguard_meeting_set_stands_in_for (SafeguardMeeting *self,
                                     const char *person,
                                     const char *seat,
                                     GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (seat != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardAttendee *attendee = find_attendee (self, person, error);
  const SafeguardSeat *found
      = attendee != NULL ? safeguard_governance_find_seat (self->governance, seat, error) : NULL;

  if (found == NULL)
    return FALSE;
  attendee->seat = found;

  return TRUE;
}

/**
 * safeguard_meeting_set_authority:
 * @self: a meeting
 * @person: a substitute; where the person was added twice, the entry made last
 * @equivalent: whether the person has authority equivalent to that of the member
 * @error: return location for an error
 *
 * Records whether a substitute has equivalent authority. Without it on record a
 * substitute does not count.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_PERSON
 *
 * Since: 1.0
 */
gboolean
safeguard_meeting_set_authority (SafeguardMeeting *self,
                                 const char *person,
                                 gboolean equivalent,
                                 GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardAttendee *attendee = find_attendee (self, person, error);

  if (attendee != NULL)
    attendee->authority = equivalent ? SAFEGUARD_RECORDED_YES : SAFEGUARD_RECORDED_NO;

  return attendee != NULL;
}

/**
 * safeguard_meeting_set_nominated:
 * @self: a meeting
 * @person: somebody who was there; where added twice, the entry made last
 * @nominated: whether the agency nominated the person
 * @error: return location for an error
 *
 * Records whether an agency nominated somebody as its own. What is not recorded is not
 * known.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_PERSON
 *
 * Since: 1.0
 */
gboolean
safeguard_meeting_set_nominated (SafeguardMeeting *self,
                                 const char *person,
                                 gboolean nominated,
                                 GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardAttendee *attendee = find_attendee (self, person, error);

  if (attendee != NULL)
    attendee->nominated = nominated ? SAFEGUARD_RECORDED_YES : SAFEGUARD_RECORDED_NO;

  return attendee != NULL;
}

/**
 * safeguard_meeting_add_item:
 * @self: a meeting
 * @id: the caller's id of the item
 * @when: (nullable): the time at which the meeting came to it; %NULL for its beginning
 * @error: return location for an error
 *
 * Adds an item that the meeting came to. Who was there at that moment counts for it.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_DUPLICATE_ID, the errors of a date,
 *   %SAFEGUARD_ERROR_WRONG_VALUE if the id is empty, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
gboolean
safeguard_meeting_add_item (SafeguardMeeting *self,
                            const char *id,
                            const char *when,
                            GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;

  if (!safeguard_governance_check_text (id, "the id of an item", error)
      || (when != NULL && !safeguard_moment_parse (when, NULL, &moment, error)))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (((SafeguardMeetingItem *)g_ptr_array_index (self->items, i))->id, id) == 0)
      {
        safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_ID, NULL, NULL,
                             "the meeting already has an item '%.80s'", id);
        return FALSE;
      }

  SafeguardMeetingItem *item = g_new0 (SafeguardMeetingItem, 1);
  item->id = g_strdup (id);
  item->moment = moment;
  g_ptr_array_add (self->items, item);

  return TRUE;
}

/**
 * safeguard_meeting_get_body:
 * @self: a meeting
 *
 * Gets the body that met.
 *
 * Returns: (transfer none): the id, such as "executive"
 *
 * Since: 1.0
 */
const char *
safeguard_meeting_get_body (SafeguardMeeting *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->body->id;
}

/**
 * safeguard_meeting_get_when_text:
 * @self: a meeting
 *
 * Gets when the meeting began, as text.
 *
 * Returns: (transfer full): "2019-10-15", or "2019-10-15T10:00:00+01:00" where the
 *   time is known
 *
 * Since: 1.0
 */
char *
safeguard_meeting_get_when_text (SafeguardMeeting *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return safeguard_moment_to_iso (&self->moment);
}

/**
 * safeguard_meeting_get_people:
 * @self: a meeting
 *
 * Gets everybody who was there at some time.
 *
 * Returns: (transfer full) (array zero-terminated=1): the caller's ids, each once
 *
 * Since: 1.0
 */
char **
safeguard_meeting_get_people (SafeguardMeeting *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const SafeguardAttendee *attendee = g_ptr_array_index (self->attendees, i);

      if (g_hash_table_add (seen, attendee->person))
        g_strv_builder_add (people, attendee->person);
    }

  return g_strv_builder_end (people);
}
