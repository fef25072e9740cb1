/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-attendance-private.h"

#include <stdlib.h>
#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardAttendanceRuling:
 *
 * How the seats of a body attended over a period, whether each can still meet its
 * minimum, and how many meetings it may still miss. Immutable; may be shared between
 * threads.
 *
 * Since: 1.0
 */
struct _SafeguardAttendanceRuling
{
  SafeguardRuling parent_instance;

  SafeguardGovernance *governance;
  char *body;
  SafeguardDayNumber from;
  SafeguardDayNumber to;
  GArray *planned;     /* of SafeguardDayNumber, in order */
  GPtrArray *seats;    /* of SafeguardSeatAttendance */
  GPtrArray *findings; /* of the meetings: those that are not counted */
  guint held;
  gboolean undecided;
};

struct _SafeguardAttendanceRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardAttendanceRuling, safeguard_attendance_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_attendance_ruling_finalize (GObject *object)
{
  SafeguardAttendanceRuling *self = SAFEGUARD_ATTENDANCE_RULING (object);

  g_clear_object (&self->governance);
  g_free (self->body);
  g_clear_pointer (&self->planned, g_array_unref);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (safeguard_attendance_ruling_parent_class)->finalize (object);
}

static void
safeguard_attendance_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardAttendanceRuling *self = SAFEGUARD_ATTENDANCE_RULING (ruling);

  for (guint i = 0; i < self->seats->len; i++)
    safeguard_seat_attendance_add_findings (g_ptr_array_index (self->seats, i), out);
  for (guint i = 0; i < self->findings->len; i++)
    g_ptr_array_add (out, g_object_ref (g_ptr_array_index (self->findings, i)));
}

static void
safeguard_attendance_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardAttendanceRuling *self = SAFEGUARD_ATTENDANCE_RULING (ruling);
  const SafeguardAssuranceRules *rules = self->governance->assurance;

  if (!self->undecided)
    return;
  if (rules->minimums_gap != NULL)
    g_ptr_array_add (out, safeguard_gaps_make (rules->gaps, rules->minimums_gap));
  else
    safeguard_gaps_add_at (rules->gaps, "governance/attendance", out);
}

static void
safeguard_attendance_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardAttendanceRuling *self = SAFEGUARD_ATTENDANCE_RULING (ruling);
  g_autofree char *from = safeguard_day_number_to_iso (self->from);
  g_autofree char *to = safeguard_day_number_to_iso (self->to);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "body", self->body);
  safeguard_json_add_text (builder, "name",
                           safeguard_assurance_rules_body_name (
                               safeguard_governance_peek_assurance (self->governance), self->body));
  safeguard_json_add_text (builder, "from", from);
  safeguard_json_add_text (builder, "to", to);
  safeguard_json_add_integer (builder, "held", self->held);
  safeguard_json_add_integer (builder, "planned", self->planned->len);
  json_builder_set_member_name (builder, "seats");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->seats->len; i++)
    safeguard_seat_attendance_write (g_ptr_array_index (self->seats, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
safeguard_attendance_ruling_class_init (SafeguardAttendanceRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_attendance_ruling_finalize;
  ruling_class->add_findings = safeguard_attendance_ruling_add_findings;
  ruling_class->add_undecided = safeguard_attendance_ruling_add_undecided;
  ruling_class->write_result = safeguard_attendance_ruling_write_result;
}

static void
safeguard_attendance_ruling_init (SafeguardAttendanceRuling *self)
{
  self->planned = g_array_new (FALSE, FALSE, sizeof (SafeguardDayNumber));
  self->seats = g_ptr_array_new_with_free_func (g_object_unref);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The meetings that count, one a day and hour. */
typedef struct
{
  GHashTable *attended; /* seat -> how often */
  GHashTable *days;     /* set of the moments that were decided: held or not held */
} Tally;

static void
not_counted (SafeguardAttendanceRuling *self, const char *code, const SafeguardMoment *moment)
{
  g_autofree char *when = safeguard_moment_to_text (moment);

  g_ptr_array_add (self->findings, safeguard_finding_new (code, NULL, NULL, "when", when, NULL));
}

static void
take_held (SafeguardAttendanceRuling *self, SafeguardEvent *event, Tally *tally)
{
  g_auto (GStrv) present = safeguard_attendance_read_present (event, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->held++;
  for (guint i = 0; present[i] != NULL; i++)
    if (g_hash_table_add (seen, present[i]))
      {
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (tally->attended, present[i]));

        g_hash_table_insert (tally->attended, g_strdup (present[i]), GUINT_TO_POINTER (n + 1));
      }
}

static void
take_meeting (SafeguardAttendanceRuling *self, SafeguardEvent *event, Tally *tally)
{
  const SafeguardMoment *moment = safeguard_event_peek_moment (event);
  const char *type = safeguard_event_get_event_type (event);

  if (strcmp (type, "planned") == 0)
    return;
  g_hash_table_add (tally->days, GUINT_TO_POINTER (moment->day));
  if (moment->day < self->from || moment->day > self->to)
    not_counted (self, "meeting-outside-period", moment);
  else if (strcmp (type, "held") == 0)
    take_held (self, event, tally);
  else
    not_counted (self, "meeting-not-held", moment);
}

/* A meeting that was planned and has taken place, or has not, is no longer to come. */
static void
take_planned (SafeguardAttendanceRuling *self, SafeguardEvent *event, const Tally *tally)
{
  const SafeguardMoment *moment = safeguard_event_peek_moment (event);

  if (strcmp (safeguard_event_get_event_type (event), "planned") != 0
      || g_hash_table_contains (tally->days, GUINT_TO_POINTER (moment->day)))
    return;
  if (moment->day < self->from || moment->day > self->to)
    not_counted (self, "meeting-outside-period", moment);
  else
    g_array_append_val (self->planned, moment->day);
}

static const SafeguardMinimum *
find_minimum (const SafeguardAssuranceRules *rules, const char *id)
{
  for (guint i = 0; id != NULL && i < rules->minimums->len; i++)
    {
      const SafeguardMinimum *minimum = g_ptr_array_index (rules->minimums, i);

      if (g_strv_contains ((const char *const *)minimum->of, id))
        return minimum;
    }

  return NULL;
}

/* What is supplied for the seat comes first, then what the documents say of the seat itself, then
 * of its class. */
static void
find_terms (const SafeguardAssuranceRules *rules,
            const SafeguardSeatTerms *seat,
            const SafeguardSuppliedTerms *supplied,
            SafeguardSeatCount *out)
{
  const SafeguardMinimum *minimum = find_minimum (rules, seat->id);

  out->seat_class
      = supplied != NULL && supplied->seat_class != NULL ? supplied->seat_class : seat->seat_class;
  if (minimum == NULL)
    minimum = find_minimum (rules, out->seat_class);
  if (supplied != NULL && supplied->per_cent > 0)
    out->minimum = supplied->per_cent;
  else if (seat->per_cent > 0)
    {
      out->minimum = seat->per_cent;
      out->citations = seat->citations;
    }
  else if (minimum != NULL)
    {
      out->minimum = minimum->per_cent;
      out->citations = minimum->citations;
    }
}

static void
count_seats (SafeguardAttendanceRuling *self, SafeguardAttendance *attendance, const Tally *tally)
{
  const SafeguardAssuranceRules *rules = self->governance->assurance;

  for (guint i = 0; i < rules->seats->len; i++)
    {
      const SafeguardSeatTerms *seat = g_ptr_array_index (rules->seats, i);
      SafeguardSeatCount count = {.held = self->held};

      if (!safeguard_seat_terms_is_of (seat, self->body))
        continue;
      count.attended = GPOINTER_TO_UINT (g_hash_table_lookup (tally->attended, seat->id));
      find_terms (rules, seat, g_hash_table_lookup (attendance->supplied, seat->id), &count);
      self->undecided = self->undecided || count.minimum == 0;
      g_ptr_array_add (self->seats, safeguard_seat_attendance_new (seat, &count, self->planned));
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  SafeguardDayNumber one = *(const SafeguardDayNumber *)a, two = *(const SafeguardDayNumber *)b;

  return one < two ? -1 : one > two;
}

/* What attendance at the body's meetings rests on: the minimums, and the body's own seats. */
static char **
list_places (const SafeguardGovernance *governance, const char *body)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();

  g_strv_builder_add (places, "governance/attendance");
  safeguard_governance_add_seat_places (governance, body, places);

  return g_strv_builder_end (places);
}

/**
 * safeguard_governance_assess_attendance:
 * @self: rules of governance
 * @attendance: who came
 * @at: (nullable): the moment that the ruling speaks for; what was held later is left
 *   out
 * @error: return location for an error
 *
 * Says of each seat how it attended, what it can still reach and how many meetings it
 * may still miss. Where neither the documents nor the record say which minimum is for a
 * seat, that is undecided.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardAttendanceRuling *
safeguard_governance_assess_attendance (SafeguardGovernance *self,
                                        SafeguardAttendance *attendance,
                                        GDateTime *at,
                                        GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_ATTENDANCE (attendance) && attendance->governance != NULL,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  g_autoptr (GPtrArray) events = safeguard_record_list_by (SAFEGUARD_RECORD (attendance), &moment);
  g_autoptr (GPtrArray) all
      = safeguard_record_list_by (SAFEGUARD_RECORD (attendance), &SAFEGUARD_MOMENT_NONE);
  Tally tally;
  SafeguardAttendanceRuling *ruling;

  if (!safeguard_assurance_rules_check_policy (self->assurance, attendance->governance->assurance,
                                               error))
    return NULL;
  tally.attended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tally.days = g_hash_table_new (NULL, NULL);
  ruling = g_object_new (SAFEGUARD_TYPE_ATTENDANCE_RULING, NULL);
  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), self->layers, moment);
  ruling->governance = g_object_ref (self);
  ruling->body = g_strdup (attendance->body);
  SAFEGUARD_RULING (ruling)->places = list_places (self, attendance->body);
  ruling->from = attendance->from;
  ruling->to = attendance->to;
  for (guint i = 0; i < events->len; i++)
    take_meeting (ruling, g_ptr_array_index (events, i), &tally);
  for (guint i = 0; i < all->len; i++)
    take_planned (ruling, g_ptr_array_index (all, i), &tally);
  g_array_sort (ruling->planned, compare_days);
  count_seats (ruling, attendance, &tally);
  g_hash_table_unref (tally.attended);
  g_hash_table_unref (tally.days);

  return ruling;
}

/**
 * safeguard_attendance_ruling_get_seats:
 * @self: a ruling
 *
 * Gets the seats of the body, in the order of the documents.
 *
 * Returns: (transfer full): a list of [class@SeatAttendance]
 *
 * Since: 1.0
 */
GListModel *
safeguard_attendance_ruling_get_seats (SafeguardAttendanceRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ATTENDANCE_RULING (self) && self->governance != NULL, NULL);

  GPtrArray *seats = g_ptr_array_new ();

  for (guint i = 0; i < self->seats->len; i++)
    g_ptr_array_add (seats, g_object_ref (g_ptr_array_index (self->seats, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_SEAT_ATTENDANCE, seats);
}
