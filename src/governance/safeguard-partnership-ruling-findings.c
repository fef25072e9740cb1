/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-partnership-private.h"

#include "safeguard-assurance-private.h"

#include <string.h>

/* Findings name organisations, bodies and seats, never a person. */

static GPtrArray *
list_in_seat (SafeguardPartnershipRuling *self, SafeguardTermKind kind, const SafeguardSeat *seat)
{
  return safeguard_partnership_list_terms (self->partnership, kind, seat->id, self->day);
}

/* --- organisations */

static void
add_successions (SafeguardPartnershipRuling *self, GPtrArray *out)
{
  const SafeguardActors *actors = self->partnership->governance->actors;
  g_autoptr (GPtrArray) terms = safeguard_partnership_list_terms (
      self->partnership, SAFEGUARD_TERM_ORGANISATION, NULL, self->day);

  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *when = NULL;

      if (term->succeeds == NULL)
        continue;
      when = safeguard_day_number_to_text (term->from);
      g_ptr_array_add (out, safeguard_finding_new ("organisation-succeeded", NULL, NULL, "who",
                                                   term->who, "other", term->succeeds, "agency",
                                                   safeguard_actors_name (actors, term->place),
                                                   "when", when, NULL));
    }
}

/* What is not on record is not said not to be: only a partner has to be there. */
static void
add_partners (SafeguardPartnershipRuling *self, GPtrArray *out)
{
  const SafeguardActors *actors = self->partnership->governance->actors;
  g_autofree const char **ids = safeguard_actors_list_ids (actors);
  g_autofree char *when = safeguard_day_number_to_text (self->day);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) terms = safeguard_partnership_list_terms (
          self->partnership, SAFEGUARD_TERM_ORGANISATION, ids[i], self->day);

      if (safeguard_actors_is_partner (actors, ids[i]) && terms->len == 0)
        g_ptr_array_add (out, safeguard_finding_new ("partner-not-recorded", NULL, NULL, "agency",
                                                     safeguard_actors_name (actors, ids[i]), "when",
                                                     when, NULL));
    }
}

/* --- bodies */

static void
add_body (SafeguardPartnershipRuling *self, const SafeguardBody *body, GPtrArray *out)
{
  SafeguardGovernance *governance = self->partnership->governance;
  g_autoptr (GPtrArray) meetings = safeguard_partnership_ruling_list_meetings (self);

  for (guint i = 0; body->succeeds != NULL && body->succeeds[i] != NULL; i++)
    {
      const SafeguardBody *before
          = safeguard_governance_find_body (governance, body->succeeds[i], NULL);
      guint n = 0;

      for (guint j = 0; j < meetings->len; j++)
        n += strcmp (((SafeguardMeeting *)g_ptr_array_index (meetings, j))->body->id,
                     body->succeeds[i])
             == 0;
      g_autofree char *number = g_strdup_printf ("%u", n);
      g_ptr_array_add (
          out, safeguard_finding_new ("body-succeeded", body->citations, NULL, "body", body->name,
                                      "other", before != NULL ? before->name : body->succeeds[i],
                                      "n", number, NULL));
    }
}

/* One finding a body: a board of seventy seats is not to bury what else is said. */
static void
add_vacancies (SafeguardPartnershipRuling *self, const SafeguardBody *body, GPtrArray *out)
{
  const GPtrArray *seats = self->partnership->governance->seats;
  g_autoptr (GPtrArray) vacant = g_ptr_array_new ();
  g_autofree char *when = safeguard_day_number_to_text (self->day);
  guint held = 0;

  for (guint i = 0; i < seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (seats, i);
      g_autoptr (GPtrArray) holders = list_in_seat (self, SAFEGUARD_TERM_HOLDS, seat);

      if (!safeguard_seat_is_of (seat, body->id))
        continue;
      held += holders->len;
      if (holders->len < seat->count)
        g_ptr_array_add (vacant, seat->name);
    }
  if (vacant->len == 0)
    return;

  g_autofree char *n = g_strdup_printf ("%u", vacant->len);
  g_ptr_array_add (vacant, NULL);
  g_autofree char *names = g_strjoinv ("; ", (char **)vacant->pdata);
  g_ptr_array_add (out, safeguard_finding_new (held > 0 ? "seats-vacant" : "body-without-holders",
                                               body->citations, NULL, "body", body->name, "when",
                                               when, "n", n, "seats", names, NULL));
}

static void
add_bodies (SafeguardPartnershipRuling *self, GPtrArray *out)
{
  const GPtrArray *bodies = self->partnership->governance->bodies;

  for (guint i = 0; i < bodies->len; i++)
    {
      const SafeguardBody *body = g_ptr_array_index (bodies, i);

      if (!safeguard_body_exists (body, self->day))
        continue;
      add_body (self, body, out);
      add_vacancies (self, body, out);
    }
}

/* --- seats */

/* The rule on who leads for the agency of the seat, which says who stays accountable. */
static GListModel *
cite_delegation (SafeguardPartnershipRuling *self, const SafeguardSeat *seat)
{
  SafeguardProvision *lead
      = seat->agency != NULL ? safeguard_provisions_find (self->partnership->governance->assurance,
                                                          "leads", seat->agency, NULL)
                             : NULL;

  return lead != NULL ? lead->citations : seat->citations;
}

static void
add_seat (SafeguardPartnershipRuling *self, const SafeguardSeat *seat, GPtrArray *out)
{
  g_autoptr (GPtrArray) holders = list_in_seat (self, SAFEGUARD_TERM_HOLDS, seat);
  g_autoptr (GPtrArray) delegates = list_in_seat (self, SAFEGUARD_TERM_DELEGATE, seat);
  gboolean exists = safeguard_seat_exists (seat, self->partnership->governance, self->day);
  g_autofree char *when = safeguard_day_number_to_text (self->day);

  if (holders->len > 0 && !exists)
    g_ptr_array_add (out, safeguard_finding_new ("seat-of-no-body", seat->citations, NULL, "seat",
                                                 seat->name, "when", when, NULL));
  if (delegates->len > 0)
    g_ptr_array_add (
        out, safeguard_finding_new (holders->len > 0 ? "seat-delegated" : "delegated-by-nobody",
                                    cite_delegation (self, seat), NULL, "seat", seat->name, "when",
                                    when, NULL));
}

static gboolean
share_a_body (const SafeguardSeat *a, const SafeguardSeat *b)
{
  for (guint i = 0; a->bodies != NULL && a->bodies[i] != NULL; i++)
    if (safeguard_seat_is_of (b, a->bodies[i]))
      return TRUE;

  return FALSE;
}

static gboolean
share_a_holder (const GPtrArray *holders, const GPtrArray *others)
{
  for (guint i = 0; i < holders->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (strcmp (((const SafeguardTerm *)g_ptr_array_index (holders, i))->who,
                  ((const SafeguardTerm *)g_ptr_array_index (others, j))->who)
          == 0)
        return TRUE;

  return FALSE;
}

/* One person in two seats of one body: 003, section 3.2, can be read so. */
static void
add_two_seats (SafeguardPartnershipRuling *self, guint index, GPtrArray *out)
{
  static const char *const codes[] = {
      [SAFEGUARD_TWO_SEATS_NOT_SAID] = "two-seats-held-undecided",
      [SAFEGUARD_TWO_SEATS_ONCE] = "two-seats-held-once",
      [SAFEGUARD_TWO_SEATS_TWICE] = "two-seats-held-twice",
  };
  const SafeguardGovernance *governance = self->partnership->governance;
  const SafeguardSeat *seat = g_ptr_array_index (governance->seats, index);
  g_autoptr (GPtrArray) holders = list_in_seat (self, SAFEGUARD_TERM_HOLDS, seat);

  for (guint i = index + 1; holders->len > 0 && i < governance->seats->len; i++)
    {
      const SafeguardSeat *other = g_ptr_array_index (governance->seats, i);
      g_autoptr (GPtrArray) others = list_in_seat (self, SAFEGUARD_TERM_HOLDS, other);

      if (share_a_body (seat, other) && share_a_holder (holders, others))
        g_ptr_array_add (out, safeguard_finding_new (codes[governance->two_seats],
                                                     governance->two_seats_citations, NULL, "who",
                                                     seat->name, "other", other->name, NULL));
    }
}

/* --- meetings */

static gboolean
is_in_seat (SafeguardPartnershipRuling *self,
            SafeguardTermKind kind,
            const SafeguardAttendee *attendee,
            SafeguardDayNumber day)
{
  g_autoptr (GPtrArray) terms
      = safeguard_partnership_list_terms (self->partnership, kind, attendee->seat->id, day);

  for (guint i = 0; i < terms->len; i++)
    if (strcmp (((const SafeguardTerm *)g_ptr_array_index (terms, i))->who, attendee->person) == 0)
      return TRUE;

  return FALSE;
}

/* What the record of the partnership says against somebody's being there as what. */
static const char *
doubt_about (SafeguardPartnershipRuling *self,
             const SafeguardMeeting *meeting,
             const SafeguardAttendee *attendee)
{
  SafeguardDayNumber day = meeting->moment.day;

  if (attendee->seat == NULL)
    return NULL;
  if (attendee->as == SAFEGUARD_PRESENCE_MEMBER)
    return is_in_seat (self, SAFEGUARD_TERM_HOLDS, attendee, day) ? NULL : "member-not-holder";
  if (attendee->as != SAFEGUARD_PRESENCE_SUBSTITUTE || safeguard_attendee_is_deputy (attendee)
      || is_in_seat (self, SAFEGUARD_TERM_SUBSTITUTE, attendee, day)
      || is_in_seat (self, SAFEGUARD_TERM_DELEGATE, attendee, day))
    return NULL;

  return "substitute-not-on-record";
}

static void
add_attendees (SafeguardPartnershipRuling *self, const SafeguardMeeting *meeting, GPtrArray *out)
{
  g_autofree char *when = safeguard_moment_to_text (&meeting->moment);

  for (guint i = 0; i < meeting->attendees->len; i++)
    {
      const SafeguardAttendee *attendee = g_ptr_array_index (meeting->attendees, i);
      const char *code = doubt_about (self, meeting, attendee);

      if (code != NULL)
        g_ptr_array_add (out,
                         safeguard_finding_new (code, NULL, NULL, "seat", attendee->seat->name,
                                                "when", when, "body", meeting->body->name, NULL));
    }
}

/* The seats of another edition are others, so that only those of this one can be held against it.
 */
static void
add_meetings (SafeguardPartnershipRuling *self, GPtrArray *out)
{
  g_autoptr (GPtrArray) meetings = safeguard_partnership_ruling_list_meetings (self);
  const char *own = safeguard_layers_get_edition (self->partnership->governance->layers);
  guint earlier = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const SafeguardMeeting *meeting = g_ptr_array_index (meetings, i);

      if (strcmp (safeguard_layers_get_edition (meeting->governance->layers), own) != 0)
        earlier++;
      else
        {
          safeguard_meeting_add_existence (meeting, out);
          add_attendees (self, meeting, out);
        }
    }
  if (earlier == 0)
    return;

  g_autofree char *number = g_strdup_printf ("%u", earlier);
  g_ptr_array_add (out, safeguard_finding_new ("meetings-of-earlier-editions", NULL, NULL, "n",
                                               number, "edition", own, NULL));
}

void
safeguard_partnership_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardPartnershipRuling *self = SAFEGUARD_PARTNERSHIP_RULING (ruling);
  const GPtrArray *seats = self->partnership->governance->seats;

  add_meetings (self, out);
  for (guint i = 0; i < seats->len; i++)
    add_two_seats (self, i, out);
  for (guint i = 0; i < seats->len; i++)
    add_seat (self, g_ptr_array_index (seats, i), out);
  add_partners (self, out);
  add_successions (self, out);
  add_bodies (self, out);
}
