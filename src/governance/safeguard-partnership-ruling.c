/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-partnership-private.h"

#include "safeguard-assurance-private.h"
#include "safeguard-json-private.h"
#include "safeguard-responsibilities-private.h"

#include <string.h>

/**
 * SafeguardPartnershipRuling:
 *
 * What a partnership is made of on a day: which organisations act as its agencies and
 * whose place they took, which bodies it has, who holds which seat and who stays
 * accountable where the work is delegated, which places are vacant, and the meetings
 * that are its own, those of its predecessors among them. Immutable; may be shared
 * between threads.
 *
 * The answer shows the ids of people, which are the caller's own; no finding does.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardPartnershipRuling,
                     safeguard_partnership_ruling,
                     SAFEGUARD_TYPE_RULING)

static void
safeguard_partnership_ruling_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_PARTNERSHIP_RULING (object)->partnership);

  G_OBJECT_CLASS (safeguard_partnership_ruling_parent_class)->finalize (object);
}

gboolean
safeguard_body_exists (const SafeguardBody *body, SafeguardDayNumber day)
{
  return body->from <= day && (body->until == 0 || day <= body->until);
}

gboolean
safeguard_seat_exists (const SafeguardSeat *seat,
                       SafeguardGovernance *governance,
                       SafeguardDayNumber day)
{
  for (guint i = 0; seat->bodies != NULL && seat->bodies[i] != NULL; i++)
    {
      const SafeguardBody *body
          = safeguard_governance_find_body (governance, seat->bodies[i], NULL);

      if (body != NULL && safeguard_body_exists (body, day))
        return TRUE;
    }

  return FALSE;
}

/* --- meetings */

GPtrArray *
safeguard_partnership_ruling_list_meetings (SafeguardPartnershipRuling *self)
{
  GPtrArray *meetings = g_ptr_array_new ();

  for (guint i = 0; i < self->partnership->meetings->len; i++)
    {
      SafeguardMeeting *meeting = g_ptr_array_index (self->partnership->meetings, i);

      if (meeting->moment.day <= self->day)
        g_ptr_array_add (meetings, meeting);
    }
  g_ptr_array_sort (meetings, safeguard_meetings_compare);

  return meetings;
}

static const char *
edition_of (const SafeguardMeeting *meeting)
{
  return safeguard_layers_get_edition (meeting->governance->layers);
}

gboolean
safeguard_partnership_ruling_is_carried_over (SafeguardPartnershipRuling *self,
                                              const SafeguardMeeting *meeting)
{
  const SafeguardGovernance *governance = self->partnership->governance;

  if (strcmp (edition_of (meeting), safeguard_layers_get_edition (governance->layers)) != 0)
    return TRUE;
  for (guint i = 0; i < governance->bodies->len; i++)
    {
      const SafeguardBody *body = g_ptr_array_index (governance->bodies, i);

      if (body->succeeds != NULL && safeguard_body_exists (body, self->day)
          && g_strv_contains ((const char *const *)body->succeeds, meeting->body->id))
        return TRUE;
    }

  return FALSE;
}

/* --- the answer in JSON */

static void
write_day (JsonBuilder *builder, const char *name, SafeguardDayNumber day)
{
  g_autofree char *text = day != 0 ? safeguard_day_number_to_iso (day) : NULL;

  safeguard_json_add_text (builder, name, text);
}

static void
write_term (const SafeguardTerm *term, JsonBuilder *builder)
{
  write_day (builder, "from", term->from);
  write_day (builder, "until", term->until);
}

/* What those in a place are there to do: of a seat what is said of it, of an organisation what is
 * said of the agency as which it acts. */
static void
write_responsibilities (SafeguardPartnershipRuling *self, const char *place, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) list
      = safeguard_responsibilities_list_own (self->partnership->governance, place);

  safeguard_responsibilities_write (list, builder);
}

static void
write_organisations (SafeguardPartnershipRuling *self, JsonBuilder *builder)
{
  static const char *const nothing[] = {NULL};
  const SafeguardPartnership *partnership = self->partnership;
  const SafeguardActors *actors = partnership->governance->actors;

  json_builder_set_member_name (builder, "organisations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < partnership->terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (partnership->terms, i);
      SafeguardProvision *agency;
      const char *const *part;

      if (term->kind != SAFEGUARD_TERM_ORGANISATION)
        continue;
      agency = safeguard_provisions_find (partnership->governance->assurance, "agencies",
                                          term->place, NULL);
      part = agency != NULL ? safeguard_provision_get_values (agency, "takes-part") : NULL;
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "organisation", term->who);
      safeguard_json_add_text (builder, "agency", term->place);
      safeguard_json_add_boolean (builder, "partner",
                                  safeguard_actors_is_partner (actors, term->place));
      safeguard_json_add_texts (builder, "takes_part", part != NULL ? part : nothing);
      write_term (term, builder);
      safeguard_json_add_boolean (builder, "now", safeguard_term_covers (term, self->day));
      safeguard_json_add_text (builder, "succeeds", term->succeeds);
      write_responsibilities (self, term->place, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_bodies (SafeguardPartnershipRuling *self, JsonBuilder *builder)
{
  const GPtrArray *bodies = self->partnership->governance->bodies;

  json_builder_set_member_name (builder, "bodies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bodies->len; i++)
    {
      static const char *const nothing[] = {NULL};
      const SafeguardBody *body = g_ptr_array_index (bodies, i);
      const char *const *succeeds = (const char *const *)body->succeeds;

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "body", body->id);
      safeguard_json_add_text (builder, "name", body->name);
      safeguard_json_add_text (builder, "kind", body->kind);
      safeguard_json_add_boolean (builder, "exists", safeguard_body_exists (body, self->day));
      safeguard_json_add_texts (builder, "succeeds", succeeds != NULL ? succeeds : nothing);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_people (SafeguardPartnershipRuling *self,
              const SafeguardSeat *seat,
              const char *name,
              SafeguardTermKind kind,
              JsonBuilder *builder)
{
  g_autoptr (GPtrArray) terms
      = safeguard_partnership_list_terms (self->partnership, kind, seat->id, self->day);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < terms->len; i++)
    json_builder_add_string_value (builder,
                                   ((const SafeguardTerm *)g_ptr_array_index (terms, i))->who);
  json_builder_end_array (builder);
}

static void
write_history (SafeguardPartnershipRuling *self, const SafeguardSeat *seat, JsonBuilder *builder)
{
  static const char *const kinds[] = {NULL, "holder", "delegate", "substitute"};
  const GPtrArray *terms = self->partnership->terms;

  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);

      if (term->kind == SAFEGUARD_TERM_ORGANISATION || strcmp (term->place, seat->id) != 0)
        continue;
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "as", kinds[term->kind]);
      safeguard_json_add_text (builder, "person", term->who);
      write_term (term, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* How many of its places nobody holds; none of a seat whose bodies do not exist. */
static guint
count_vacant (SafeguardPartnershipRuling *self, const SafeguardSeat *seat)
{
  g_autoptr (GPtrArray) holders = safeguard_partnership_list_terms (
      self->partnership, SAFEGUARD_TERM_HOLDS, seat->id, self->day);

  return safeguard_seat_exists (seat, self->partnership->governance, self->day)
                 && holders->len < seat->count
             ? seat->count - holders->len
             : 0;
}

static void
write_seats (SafeguardPartnershipRuling *self, JsonBuilder *builder)
{
  const GPtrArray *seats = self->partnership->governance->seats;

  json_builder_set_member_name (builder, "seats");
  json_builder_begin_array (builder);
  for (guint i = 0; i < seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (seats, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "seat", seat->id);
      safeguard_json_add_text (builder, "name", seat->name);
      safeguard_json_add_texts (builder, "bodies", (const char *const *)seat->bodies);
      safeguard_json_add_text (builder, "agency", seat->agency);
      safeguard_json_add_text (builder, "class", safeguard_seat_get_class (seat));
      safeguard_json_add_integer (builder, "count", seat->count);
      safeguard_json_add_integer (builder, "vacant", count_vacant (self, seat));
      write_people (self, seat, "holders", SAFEGUARD_TERM_HOLDS, builder);
      write_people (self, seat, "delegates", SAFEGUARD_TERM_DELEGATE, builder);
      /* The work can be delegated; who answers for it is who holds the seat. */
      write_people (self, seat, "accountable", SAFEGUARD_TERM_HOLDS, builder);
      write_people (self, seat, "substitutes", SAFEGUARD_TERM_SUBSTITUTE, builder);
      write_history (self, seat, builder);
      write_responsibilities (self, seat->id, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_meetings (SafeguardPartnershipRuling *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) meetings = safeguard_partnership_ruling_list_meetings (self);

  json_builder_set_member_name (builder, "meetings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < meetings->len; i++)
    {
      const SafeguardMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *when = safeguard_moment_to_iso (&meeting->moment);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "body", meeting->body->id);
      safeguard_json_add_text (builder, "name", meeting->body->name);
      safeguard_json_add_text (builder, "at", when);
      safeguard_json_add_text (builder, "edition", edition_of (meeting));
      safeguard_json_add_boolean (builder, "carried_over",
                                  safeguard_partnership_ruling_is_carried_over (self, meeting));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
safeguard_partnership_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardPartnershipRuling *self = SAFEGUARD_PARTNERSHIP_RULING (ruling);

  json_builder_begin_object (builder);
  write_day (builder, "day", self->day);
  write_organisations (self, builder);
  write_bodies (self, builder);
  write_seats (self, builder);
  write_meetings (self, builder);
  json_builder_end_object (builder);
}

static void
safeguard_partnership_ruling_class_init (SafeguardPartnershipRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_partnership_ruling_finalize;
  ruling_class->add_findings = safeguard_partnership_ruling_add_findings;
  ruling_class->write_result = safeguard_partnership_ruling_write_result;
}

static void
safeguard_partnership_ruling_init (SafeguardPartnershipRuling *self)
{
}

/**
 * safeguard_governance_assess_partnership:
 * @self: rules of governance
 * @partnership: the record of a partnership
 * @at: (nullable): the moment that the ruling speaks for; %NULL for the day of the
 *   policy
 * @error: return location for an error
 *
 * Says what a partnership is made of on a day, and what is missing.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardPartnershipRuling *
safeguard_governance_assess_partnership (SafeguardGovernance *self,
                                         SafeguardPartnership *partnership,
                                         GDateTime *at,
                                         GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_PARTNERSHIP (partnership) && partnership->governance != NULL,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  SafeguardPartnershipRuling *ruling;

  if (!safeguard_governance_check_policy (self, partnership->governance, error))
    return NULL;
  ruling = g_object_new (SAFEGUARD_TYPE_PARTNERSHIP_RULING, NULL);
  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), self->layers, moment);
  ruling->partnership = safeguard_partnership_copy (partnership);
  ruling->day = moment.day != 0 ? moment.day : safeguard_layers_get_on (self->layers);

  return ruling;
}

#define IS_FILLED(self) (SAFEGUARD_IS_PARTNERSHIP_RULING (self) && (self)->partnership != NULL)

/**
 * safeguard_partnership_ruling_get_day_text:
 * @self: a ruling
 *
 * Gets the day that the ruling speaks for.
 *
 * Returns: (transfer full): the day, as in "2022-07-01"
 *
 * Since: 1.0
 */
char *
safeguard_partnership_ruling_get_day_text (SafeguardPartnershipRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return safeguard_day_number_to_iso (self->day);
}

/**
 * safeguard_partnership_ruling_get_vacant:
 * @self: a ruling
 *
 * Gets the seats that have fewer holders on record than they are for. A seat all of whose
 * bodies do not exist on that day is not vacant.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of seats
 *
 * Since: 1.0
 */
char **
safeguard_partnership_ruling_get_vacant (SafeguardPartnershipRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  const GPtrArray *seats = self->partnership->governance->seats;
  g_autoptr (GStrvBuilder) vacant = g_strv_builder_new ();

  for (guint i = 0; i < seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (seats, i);

      if (count_vacant (self, seat) > 0)
        g_strv_builder_add (vacant, seat->id);
    }

  return g_strv_builder_end (vacant);
}
