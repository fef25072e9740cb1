/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"

#include <string.h>

/* Who is there at a moment, and what it counts for. */

/* Those who arrive were not there before; those who leave were there until then. */
static gboolean
is_there (SafeguardMeeting *self, const char *person, const SafeguardMoment *at)
{
  SafeguardRecord *record = SAFEGUARD_RECORD (self);
  g_autofree guint *order = safeguard_record_order (record);
  gboolean there = TRUE, first = TRUE;

  for (guint i = 0; i < safeguard_record_get_n_events (record); i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (record, order[i]);
      gboolean arrives = strcmp (safeguard_event_get_event_type (event), "arrived") == 0;
      gboolean happened = safeguard_moment_compare (safeguard_event_peek_moment (event), at) <= 0;

      if (g_strcmp0 (safeguard_event_get_by (event), person) != 0)
        continue;
      if (first && arrives)
        there = FALSE;
      if (happened)
        there = arrives;
      first = FALSE;
    }

  return there;
}

static SafeguardStanding
standing_of_seat (const SafeguardSeat *seat)
{
  if (seat->votes)
    return SAFEGUARD_STANDING_COUNTS;

  return seat->klass == SAFEGUARD_SEAT_OBSERVER ? SAFEGUARD_STANDING_OBSERVER
                                                : SAFEGUARD_STANDING_ADVISER;
}

/* As many members as the seat is for are there themselves. */
static gboolean
is_seat_filled (SafeguardMeeting *self, const SafeguardSeat *seat, const SafeguardMoment *at)
{
  guint n = 0;

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const SafeguardAttendee *attendee = g_ptr_array_index (self->attendees, i);

      if (attendee->seat == seat && attendee->as == SAFEGUARD_PRESENCE_MEMBER
          && is_there (self, attendee->person, at))
        n++;
    }

  return n >= seat->count;
}

gboolean
safeguard_attendee_is_deputy (const SafeguardAttendee *attendee)
{
  return attendee->as == SAFEGUARD_PRESENCE_SUBSTITUTE && attendee->seat != NULL
         && attendee->seat->deputies != NULL && attendee->role != NULL
         && g_strv_contains ((const char *const *)attendee->seat->deputies, attendee->role);
}

gboolean
safeguard_meeting_is_stranger (SafeguardMeeting *self, const SafeguardAttendee *attendee)
{
  return attendee->as == SAFEGUARD_PRESENCE_SUBSTITUTE && !self->governance->substitutes_said
         && !safeguard_attendee_is_deputy (attendee);
}

/* 002, section 9, names deputies for three seats, who need nothing more; 004, section 3.4, wants
 * the same authority of whoever is sent. A deputy of whom it is on record that the authority is
 * missing does not count. */
static gboolean
lacks_authority (SafeguardMeeting *self, const SafeguardAttendee *attendee)
{
  const SafeguardGovernance *governance = self->governance;

  if (governance->substitutes_need_designation && !safeguard_attendee_is_deputy (attendee))
    return TRUE;
  if (attendee->authority == SAFEGUARD_RECORDED_YES)
    return FALSE;
  if (governance->substitutes_said)
    return governance->substitutes_need_authority;

  return attendee->authority == SAFEGUARD_RECORDED_NO || !safeguard_attendee_is_deputy (attendee);
}

static SafeguardStanding
standing_of_substitute (SafeguardMeeting *self,
                        const SafeguardAttendee *attendee,
                        const SafeguardMoment *at)
{
  if (attendee->seat == NULL || !safeguard_seat_is_of (attendee->seat, self->body->id))
    return SAFEGUARD_STANDING_FOR_NOBODY;
  if (standing_of_seat (attendee->seat) != SAFEGUARD_STANDING_COUNTS)
    return standing_of_seat (attendee->seat);
  if (lacks_authority (self, attendee))
    return SAFEGUARD_STANDING_NO_AUTHORITY;

  return is_seat_filled (self, attendee->seat, at) ? SAFEGUARD_STANDING_BESIDE_MEMBER
                                                   : SAFEGUARD_STANDING_COUNTS;
}

SafeguardStanding
safeguard_meeting_get_standing (SafeguardMeeting *self,
                                const SafeguardAttendee *attendee,
                                const SafeguardMoment *at)
{
  if (!is_there (self, attendee->person, at))
    return SAFEGUARD_STANDING_NOT_THERE;

  switch (attendee->as)
    {
    case SAFEGUARD_PRESENCE_OBSERVER:
      return SAFEGUARD_STANDING_OBSERVER;
    case SAFEGUARD_PRESENCE_ADVISER:
      return SAFEGUARD_STANDING_ADVISER;
    case SAFEGUARD_PRESENCE_SUBSTITUTE:
      return standing_of_substitute (self, attendee, at);
    case SAFEGUARD_PRESENCE_MEMBER:
      break;
    }
  if (attendee->seat != NULL && safeguard_seat_is_of (attendee->seat, self->body->id))
    return standing_of_seat (attendee->seat);

  return SAFEGUARD_STANDING_COUNTS;
}

const char *
safeguard_attendee_get_agency (const SafeguardAttendee *attendee)
{
  /* A substitute is there for the agency of the seat, whoever sent the person. */
  if (attendee->as == SAFEGUARD_PRESENCE_SUBSTITUTE && attendee->seat != NULL)
    return attendee->seat->agency;
  if (attendee->agency == NULL && attendee->seat != NULL)
    return attendee->seat->agency;

  return attendee->agency;
}

gboolean
safeguard_attendee_is_in_two_seats (const SafeguardAttendee *a, const SafeguardAttendee *b)
{
  return strcmp (a->person, b->person) == 0
         && (a->seat != b->seat
             || g_strcmp0 (safeguard_attendee_get_agency (a), safeguard_attendee_get_agency (b))
                    != 0);
}

static int
find_id (char **ids, const char *id)
{
  for (int i = 0; id != NULL && ids[i] != NULL; i++)
    if (strcmp (ids[i], id) == 0)
      return i;

  return -1;
}

GArray *
safeguard_meeting_count (SafeguardMeeting *self,
                         const SafeguardQuorumFacts *all,
                         const SafeguardMoment *at)
{
  GArray *counted = g_array_new (FALSE, TRUE, sizeof (SafeguardCounted));

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const SafeguardAttendee *attendee = g_ptr_array_index (self->attendees, i);
      gboolean of_body
          = attendee->seat != NULL && safeguard_seat_is_of (attendee->seat, self->body->id);
      SafeguardCounted entry = {attendee->person,
                                find_id (all->agencies, safeguard_attendee_get_agency (attendee)),
                                of_body ? find_id (all->seats, attendee->seat->id) : -1,
                                attendee->nominated,
                                (of_body && attendee->seat->class_open)
                                    || safeguard_meeting_is_stranger (self, attendee),
                                attendee};

      if (safeguard_meeting_get_standing (self, attendee, at) == SAFEGUARD_STANDING_COUNTS)
        g_array_append_val (counted, entry);
    }

  return counted;
}
