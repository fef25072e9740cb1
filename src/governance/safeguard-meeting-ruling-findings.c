/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"

/* Findings name bodies, seats and agencies, never a person. */

static void
add_answer (SafeguardMeetingRuling *self, GPtrArray *out)
{
  static const char *const codes[] = {"",
                                      "quorate",
                                      "not-quorate",
                                      "quorum-chair-decides",
                                      "quorum-undetermined",
                                      "quorum-undecided"};
  const SafeguardBody *body = self->meeting->body;
  const SafeguardQuorumAnswer *answer = &self->answer;
  const char *code = codes[answer->answer];

  if (answer->row != SAFEGUARD_NO_ROW)
    g_ptr_array_add (out, safeguard_finding_new (
                              code, safeguard_decision_get_citations (body->quorum, answer->row),
                              NULL, "body", body->name, "row",
                              safeguard_table_get_row (body->quorum->table, (guint)answer->row)->id,
                              NULL));
  else
    g_ptr_array_add (out,
                     safeguard_finding_new (body->quorum->table == NULL ? "quorum-not-held" : code,
                                            body->quorum->table == NULL ? body->citations : NULL,
                                            NULL, "body", body->name, NULL));
}

/* The seat, or else the agency, or else just what it is. */
static const char *
name_of (SafeguardMeeting *meeting, const SafeguardAttendee *attendee)
{
  const char *agency = safeguard_attendee_get_agency (attendee);

  if (attendee->seat != NULL)
    return attendee->seat->name;

  return agency != NULL ? safeguard_actors_name (meeting->governance->actors, agency)
                        : "somebody whose agency is not recorded";
}

/* A substitute who counts: a deputy, or somebody of whom the documents do not speak. */
static void
add_stand_in (SafeguardMeetingRuling *self, const SafeguardAttendee *attendee, GPtrArray *out)
{
  SafeguardMeeting *meeting = self->meeting;
  gboolean deputy = safeguard_attendee_is_deputy (attendee);
  GListModel *citations = deputy ? attendee->seat->citations : meeting->governance->substitutes;

  if (deputy || safeguard_meeting_is_stranger (meeting, attendee))
    g_ptr_array_add (out, safeguard_finding_new (deputy ? "deputy-stands-in" : "substitute-open",
                                                 citations, NULL, "who",
                                                 name_of (meeting, attendee), NULL));
}

static void
add_standing (SafeguardMeetingRuling *self, const SafeguardAttendee *attendee, GPtrArray *out)
{
  static const char *const codes[] = {
      [SAFEGUARD_STANDING_OBSERVER] = "observer-present",
      [SAFEGUARD_STANDING_ADVISER] = "adviser-present",
      [SAFEGUARD_STANDING_NO_AUTHORITY] = "substitute-without-authority",
      [SAFEGUARD_STANDING_FOR_NOBODY] = "substitute-for-nobody",
      [SAFEGUARD_STANDING_BESIDE_MEMBER] = "substitute-beside-member",
  };
  SafeguardMeeting *meeting = self->meeting;
  SafeguardStanding standing = safeguard_meeting_get_standing (meeting, attendee, &self->at);
  GListModel *citations = attendee->seat != NULL ? attendee->seat->citations : NULL;

  if (standing == SAFEGUARD_STANDING_COUNTS && attendee->as == SAFEGUARD_PRESENCE_SUBSTITUTE)
    add_stand_in (self, attendee, out);
  if (self->answer.seats_open && standing == SAFEGUARD_STANDING_COUNTS && attendee->seat != NULL
      && attendee->seat->class_open)
    g_ptr_array_add (out, safeguard_finding_new ("seat-class-open", citations, NULL, "who",
                                                 name_of (meeting, attendee), NULL));
  if (codes[standing] == NULL)
    return;
  if (standing == SAFEGUARD_STANDING_NO_AUTHORITY)
    citations = meeting->governance->substitutes;
  g_ptr_array_add (
      out, safeguard_finding_new (safeguard_meeting_is_stranger (meeting, attendee)
                                          && standing == SAFEGUARD_STANDING_NO_AUTHORITY
                                      ? "substitute-unsupported"
                                      : codes[standing],
                                  citations, NULL, "who", name_of (meeting, attendee), NULL));
}

static gboolean
is_counted_pair (SafeguardMeetingRuling *self,
                 const SafeguardAttendee *a,
                 const SafeguardAttendee *b)
{
  return safeguard_attendee_is_in_two_seats (a, b)
         && safeguard_meeting_get_standing (self->meeting, a, &self->at)
                == SAFEGUARD_STANDING_COUNTS
         && safeguard_meeting_get_standing (self->meeting, b, &self->at)
                == SAFEGUARD_STANDING_COUNTS;
}

static void
add_two_seats (SafeguardMeetingRuling *self, guint index, GPtrArray *out)
{
  static const char *const codes[] = {
      [SAFEGUARD_TWO_SEATS_NOT_SAID] = "two-seats-undecided",
      [SAFEGUARD_TWO_SEATS_ONCE] = "two-seats-once",
      [SAFEGUARD_TWO_SEATS_TWICE] = "two-seats-twice",
  };
  SafeguardMeeting *meeting = self->meeting;
  const SafeguardAttendee *attendee = g_ptr_array_index (meeting->attendees, index);

  for (guint i = index + 1; i < meeting->attendees->len; i++)
    {
      const SafeguardAttendee *other = g_ptr_array_index (meeting->attendees, i);

      if (is_counted_pair (self, attendee, other))
        g_ptr_array_add (out, safeguard_finding_new (codes[meeting->governance->two_seats],
                                                     meeting->governance->two_seats_citations, NULL,
                                                     "who", name_of (meeting, attendee), "other",
                                                     name_of (meeting, other), NULL));
    }
}

void
safeguard_meeting_add_existence (const SafeguardMeeting *self, GPtrArray *out)
{
  const SafeguardBody *body = self->body;
  SafeguardDayNumber day = self->moment.day;
  gboolean before = body->from != 0 && day < body->from;
  SafeguardDayNumber limit = before ? body->from : body->until;

  if (!before && (body->until == 0 || day <= body->until))
    return;

  g_autofree char *when = safeguard_day_number_to_text (day);
  g_autofree char *end = safeguard_day_number_to_text (limit);
  g_ptr_array_add (out, safeguard_finding_new (
                            before ? "meeting-before-body" : "meeting-after-body", body->citations,
                            NULL, "body", body->name, "when", when, "limit", end, NULL));
}

static void
add_items (SafeguardMeetingRuling *self, GPtrArray *out)
{
  static const char *const codes[]
      = {"", NULL, "item-not-quorate", "item-chair-decides", "item-undetermined", NULL};
  const GPtrArray *items = self->meeting->items;

  for (guint i = 0; i < items->len; i++)
    {
      const SafeguardMeetingItem *item = g_ptr_array_index (items, i);
      SafeguardQuorate answer = safeguard_meeting_ruling_get_item_quorate (self, item->id, NULL);

      if (answer != self->answer.answer && codes[answer] != NULL)
        g_ptr_array_add (out, safeguard_finding_new (codes[answer], NULL, NULL, "item", item->id,
                                                     "body", self->meeting->body->name, NULL));
    }
}

void
safeguard_meeting_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardMeetingRuling *self = SAFEGUARD_MEETING_RULING (ruling);

  add_answer (self, out);
  safeguard_meeting_add_existence (self->meeting, out);
  add_items (self, out);
  for (guint i = 0; i < self->meeting->attendees->len; i++)
    {
      add_standing (self, g_ptr_array_index (self->meeting->attendees, i), out);
      add_two_seats (self, i, out);
    }
}
