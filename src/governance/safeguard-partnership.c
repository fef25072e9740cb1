/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-partnership-private.h"

#include "safeguard-list-private.h"

#include <string.h>

/**
 * SafeguardPartnership:
 *
 * Who a partnership is made of, and since when: the organisations that act as its
 * agencies, who holds which seat, to whom a seat's work is delegated, who may stand in,
 * and the meetings of its bodies. Nothing is lost when one organisation succeeds
 * another, as an integrated care board succeeded the clinical commissioning groups on 1
 * July 2022, or one body another.
 *
 * People are ids of the caller's. A delegation moves the work and not the
 * accountability: the seat stays with its holder.
 *
 * Its thread rule is that of [class@Record].
 *
 * Since: 1.0
 */

G_DEFINE_FINAL_TYPE (SafeguardPartnership, safeguard_partnership, SAFEGUARD_TYPE_RECORD)

static void
term_free (SafeguardTerm *term)
{
  g_free (term->place);
  g_free (term->who);
  g_free (term->succeeds);
  g_free (term);
}

static void
safeguard_partnership_finalize (GObject *object)
{
  SafeguardPartnership *self = SAFEGUARD_PARTNERSHIP (object);

  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_object (&self->governance);

  G_OBJECT_CLASS (safeguard_partnership_parent_class)->finalize (object);
}

static SafeguardTerm *
add_term (SafeguardPartnership *self,
          SafeguardTermKind kind,
          const char *place,
          const char *who,
          SafeguardDayNumber from,
          SafeguardDayNumber until)
{
  SafeguardTerm *term = g_new0 (SafeguardTerm, 1);

  *term = (SafeguardTerm){kind, g_strdup (place), g_strdup (who), from, until, NULL};
  g_ptr_array_add (self->terms, term);

  return term;
}

static SafeguardRecord *
safeguard_partnership_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardPartnership *self = SAFEGUARD_PARTNERSHIP (record);
  SafeguardPartnership *copy = safeguard_partnership_new (self->governance);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (self->terms, i);

      add_term (copy, term->kind, term->place, term->who, term->from, term->until)->succeeds
          = g_strdup (term->succeeds);
    }
  for (guint i = 0; i < self->meetings->len; i++)
    g_ptr_array_add (copy->meetings,
                     known != NULL
                         ? safeguard_record_as_known (g_ptr_array_index (self->meetings, i), known)
                         : g_object_ref (g_ptr_array_index (self->meetings, i)));

  return SAFEGUARD_RECORD (copy);
}

SafeguardPartnership *
safeguard_partnership_copy (SafeguardPartnership *self)
{
  SafeguardPartnership *copy
      = SAFEGUARD_PARTNERSHIP (safeguard_partnership_copy_as_known (SAFEGUARD_RECORD (self), NULL));

  for (guint i = 0; i < copy->meetings->len; i++)
    {
      SafeguardMeeting *own = safeguard_meeting_copy (g_ptr_array_index (copy->meetings, i));

      g_object_unref (copy->meetings->pdata[i]);
      copy->meetings->pdata[i] = own;
    }

  return copy;
}

static void
safeguard_partnership_class_init (SafeguardPartnershipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_partnership_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_partnership_copy_as_known;
}

static void
safeguard_partnership_init (SafeguardPartnership *self)
{
  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify)term_free);
  self->meetings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * safeguard_partnership_new:
 * @governance: the rules of the policy
 *
 * Makes the record of a partnership of which nothing is known yet.
 *
 * Returns: (transfer full): the record
 *
 * Since: 1.0
 */
SafeguardPartnership *
safeguard_partnership_new (SafeguardGovernance *governance)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->layers != NULL, NULL);

  SafeguardPartnership *self = g_object_new (SAFEGUARD_TYPE_PARTNERSHIP, NULL);

  self->governance = g_object_ref (governance);

  return self;
}

#define IS_FILLED(self) (SAFEGUARD_IS_PARTNERSHIP (self) && (self)->governance != NULL)

static gboolean
read_days (const char *from, const char *until, SafeguardDayNumber days[2], GError **error)
{
  days[0] = days[1] = 0;
  if ((from != NULL && !safeguard_day_number_parse (from, NULL, &days[0], error))
      || (until != NULL && !safeguard_day_number_parse (until, NULL, &days[1], error)))
    return FALSE;
  if (days[1] != 0 && days[1] < days[0])
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "it ends on %s, before it begins on %s", until, from);
      return FALSE;
    }

  return TRUE;
}

gboolean
safeguard_term_covers (const SafeguardTerm *self, SafeguardDayNumber day)
{
  return self->from <= day && (self->until == 0 || day <= self->until);
}

/* Whether on some day of the new term as many hold the seat as it is for. They are most on a day on
 * which one of them, or the new one, begins. */
static gboolean
is_taken (SafeguardPartnership *self,
          const SafeguardSeat *seat,
          SafeguardDayNumber from,
          SafeguardDayNumber until)
{
  const SafeguardTerm fresh = {SAFEGUARD_TERM_HOLDS, NULL, NULL, from, until, NULL};

  for (guint i = 0; i <= self->terms->len; i++)
    {
      const SafeguardTerm *start
          = i < self->terms->len ? g_ptr_array_index (self->terms, i) : &fresh;
      guint n = 0;

      if (start->kind != SAFEGUARD_TERM_HOLDS || !safeguard_term_covers (&fresh, start->from))
        continue;
      for (guint j = 0; j < self->terms->len; j++)
        {
          const SafeguardTerm *other = g_ptr_array_index (self->terms, j);

          if (other->kind == SAFEGUARD_TERM_HOLDS && strcmp (other->place, seat->id) == 0
              && safeguard_term_covers (other, start->from))
            n++;
        }
      if (n >= seat->count)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_person (SafeguardPartnership *self,
            SafeguardTermKind kind,
            const char *seat,
            const char *person,
            const char *from,
            const char *until,
            GError **error)
{
  SafeguardDayNumber days[2];
  GError *failure = NULL;
  const SafeguardSeat *found = safeguard_governance_find_seat (self->governance, seat, &failure);

  if (found == NULL || !safeguard_governance_check_text (person, "the id of a person", &failure)
      || !read_days (from, until, days, &failure))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (kind == SAFEGUARD_TERM_HOLDS && is_taken (self, found, days[0], days[1]))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_SEAT_TAKEN, NULL, NULL,
                           "the seat '%s' is for %u, and is held already on one of those days",
                           seat, found->count);
      return FALSE;
    }
  add_term (self, kind, seat, person, days[0], days[1]);

  return TRUE;
}

GPtrArray *
safeguard_partnership_list_terms (SafeguardPartnership *self,
                                  SafeguardTermKind kind,
                                  const char *place,
                                  SafeguardDayNumber day)
{
  GPtrArray *terms = g_ptr_array_new ();

  for (guint i = 0; i < self->terms->len; i++)
    {
      SafeguardTerm *term = g_ptr_array_index (self->terms, i);

      if (term->kind == kind && (place == NULL || strcmp (term->place, place) == 0)
          && safeguard_term_covers (term, day))
        g_ptr_array_add (terms, term);
    }

  return terms;
}

static char **
list_terms (SafeguardPartnership *self, SafeguardTermKind kind, const char *place, const GDate *on)
{
  g_autoptr (GStrvBuilder) who = g_strv_builder_new ();
  g_autoptr (GPtrArray) terms
      = safeguard_partnership_list_terms (self, kind, place, safeguard_day_number_from_date (on));

  for (guint i = 0; i < terms->len; i++)
    g_strv_builder_add (who, ((const SafeguardTerm *)g_ptr_array_index (terms, i))->who);

  return g_strv_builder_end (who);
}

static char **
list_people (SafeguardPartnership *self,
             SafeguardTermKind kind,
             const char *seat,
             const GDate *on,
             GError **error)
{
  GError *failure = NULL;

  if (safeguard_governance_find_seat (self->governance, seat, &failure) == NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  return list_terms (self, kind, seat, on);
}

/**
 * safeguard_partnership_add_organisation:
 * @self: a partnership
 * @organisation: the caller's id of an organisation
 * @agency: the agency that it acts as, such as "health"
 * @from: (nullable): the first day, as in "2019-09-29"; %NULL for always
 * @until: (nullable): the last day; %NULL for no end
 * @error: return location for an error
 *
 * Adds an organisation that acts as an agency of the partnership. Several may act as one.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest, the
 *   errors of a day, %SAFEGUARD_ERROR_OUT_OF_RANGE if it ends before it begins,
 *   %SAFEGUARD_ERROR_WRONG_VALUE if the id is empty, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
gboolean
safeguard_partnership_add_organisation (SafeguardPartnership *self,
                                        const char *organisation,
                                        const char *agency,
                                        const char *from,
                                        const char *until,
                                        GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (organisation != NULL, FALSE);
  g_return_val_if_fail (agency != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardDayNumber days[2];
  const char *own = safeguard_actors_find (self->governance->actors, agency, error);

  if (own == NULL
      || !safeguard_governance_check_text (organisation, "the id of an organisation", error)
      || !read_days (from, until, days, error))
    return FALSE;
  add_term (self, SAFEGUARD_TERM_ORGANISATION, own, organisation, days[0], days[1]);

  return TRUE;
}

static gboolean
end_terms (SafeguardPartnership *self,
           const char *organisation,
           const char *successor,
           SafeguardDayNumber day)
{
  guint n = self->terms->len;
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      SafeguardTerm *term = g_ptr_array_index (self->terms, i);

      if (term->kind != SAFEGUARD_TERM_ORGANISATION || strcmp (term->who, organisation) != 0
          || !safeguard_term_covers (term, day - 1))
        continue;
      found = TRUE;
      add_term (self, SAFEGUARD_TERM_ORGANISATION, term->place, successor, day, term->until)
          ->succeeds
          = g_strdup (organisation);
      term->until = day - 1;
    }

  return found;
}

/**
 * safeguard_partnership_succeed:
 * @self: a partnership
 * @organisation: an organisation of the partnership
 * @successor: the caller's id of the one that takes its place
 * @when: the first day of the successor
 * @error: return location for an error
 *
 * Records that one organisation succeeds another: from that day it acts as every agency
 * as which the other acted the day before. What came before stays on the record.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_WRONG_VALUE if no such organisation
 *   acted the day before or an id is empty, the errors of a day, or
 *   %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
gboolean
safeguard_partnership_succeed (SafeguardPartnership *self,
                               const char *organisation,
                               const char *successor,
                               const char *when,
                               GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (organisation != NULL, FALSE);
  g_return_val_if_fail (successor != NULL, FALSE);
  g_return_val_if_fail (when != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardDayNumber day;

  if (!safeguard_governance_check_text (successor, "the id of an organisation", error)
      || !safeguard_day_number_parse (when, NULL, &day, error))
    return FALSE;
  if (end_terms (self, organisation, successor, day))
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                       "the organisation that is succeeded was none of the partnership's on the "
                       "day before %s",
                       when);
  return FALSE;
}

/**
 * safeguard_partnership_hold_seat:
 * @self: a partnership
 * @seat: the id of a seat
 * @person: the caller's id of a person
 * @from: (nullable): the first day, as in "2019-09-29"; %NULL for always
 * @until: (nullable): the last day; %NULL for no end
 * @error: return location for an error
 *
 * Records that a person holds a seat. One seat has no more holders at once than it is
 * for.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest,
 *   %SAFEGUARD_ERROR_SEAT_TAKEN, the errors of a day, %SAFEGUARD_ERROR_OUT_OF_RANGE if it
 *   ends before it begins, %SAFEGUARD_ERROR_WRONG_VALUE if the id is empty, or
 *   %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
gboolean
safeguard_partnership_hold_seat (SafeguardPartnership *self,
                                 const char *seat,
                                 const char *person,
                                 const char *from,
                                 const char *until,
                                 GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (seat != NULL, FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return add_person (self, SAFEGUARD_TERM_HOLDS, seat, person, from, until, error);
}

/**
 * safeguard_partnership_delegate:
 * @self: a partnership
 * @seat: the id of a seat
 * @person: the caller's id of a person
 * @from: (nullable): the first day; %NULL for always
 * @until: (nullable): the last day; %NULL for no end
 * @error: return location for an error
 *
 * Records that the work of a seat is delegated to a person. The seat, and the
 * accountability, stay with its holder.
 *
 * Returns: %TRUE, or %FALSE with the errors of [method@Partnership.hold_seat], save that
 *   a seat may have any number of delegates
 *
 * Since: 1.0
 */
gboolean
safeguard_partnership_delegate (SafeguardPartnership *self,
                                const char *seat,
                                const char *person,
                                const char *from,
                                const char *until,
                                GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (seat != NULL, FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return add_person (self, SAFEGUARD_TERM_DELEGATE, seat, person, from, until, error);
}

/**
 * safeguard_partnership_add_substitute:
 * @self: a partnership
 * @seat: the id of a seat
 * @person: the caller's id of a person
 * @from: (nullable): the first day; %NULL for always
 * @until: (nullable): the last day; %NULL for no end
 * @error: return location for an error
 *
 * Records that a person may stand in for the holder of a seat. Whether the person counts
 * at a meeting hangs on the authority that is on record there.
 *
 * Returns: %TRUE, or %FALSE with the errors of [method@Partnership.hold_seat], save that
 *   a seat may have any number of substitutes
 *
 * Since: 1.0
 */
gboolean
safeguard_partnership_add_substitute (SafeguardPartnership *self,
                                      const char *seat,
                                      const char *person,
                                      const char *from,
                                      const char *until,
                                      GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (seat != NULL, FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return add_person (self, SAFEGUARD_TERM_SUBSTITUTE, seat, person, from, until, error);
}

/**
 * safeguard_partnership_add_meeting:
 * @self: a partnership
 * @meeting: a meeting, perhaps of a body of an earlier edition of the same area
 * @error: return location for an error
 *
 * Adds a meeting to the partnership's own.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_OTHER_POLICY if the meeting is another
 *   area's
 *
 * Since: 1.0
 */
gboolean
safeguard_partnership_add_meeting (SafeguardPartnership *self,
                                   SafeguardMeeting *meeting,
                                   GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (SAFEGUARD_IS_MEETING (meeting) && meeting->governance != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  const char *own = safeguard_layers_get_area (self->governance->layers);
  const char *others = safeguard_layers_get_area (meeting->governance->layers);

  if (strcmp (own, others) != 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                           "the meeting is one of %s, the partnership that of %s", others, own);
      return FALSE;
    }
  g_ptr_array_add (self->meetings, g_object_ref (meeting));

  return TRUE;
}

/**
 * safeguard_partnership_get_organisations:
 * @self: a partnership
 * @agency: an agency, such as "health"
 * @on: a day
 * @error: return location for an error
 *
 * Gets the organisations that act as an agency on a day.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest.
 *
 * Returns: (transfer full) (array zero-terminated=1): the caller's ids
 *
 * Since: 1.0
 */
char **
safeguard_partnership_get_organisations (SafeguardPartnership *self,
                                         const char *agency,
                                         const GDate *on,
                                         GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (agency != NULL, NULL);
  g_return_val_if_fail (on != NULL && g_date_valid (on), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const char *own = safeguard_actors_find (self->governance->actors, agency, error);

  return own != NULL ? list_terms (self, SAFEGUARD_TERM_ORGANISATION, own, on) : NULL;
}

/**
 * safeguard_partnership_get_holders:
 * @self: a partnership
 * @seat: the id of a seat
 * @on: a day
 * @error: return location for an error
 *
 * Gets who holds a seat on a day, and so is accountable, to whomever the work is
 * delegated.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest.
 *
 * Returns: (transfer full) (array zero-terminated=1): the caller's ids
 *
 * Since: 1.0
 */
char **
safeguard_partnership_get_holders (SafeguardPartnership *self,
                                   const char *seat,
                                   const GDate *on,
                                   GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (seat != NULL, NULL);
  g_return_val_if_fail (on != NULL && g_date_valid (on), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return list_people (self, SAFEGUARD_TERM_HOLDS, seat, on, error);
}

/**
 * safeguard_partnership_get_delegates:
 * @self: a partnership
 * @seat: the id of a seat
 * @on: a day
 * @error: return location for an error
 *
 * Gets to whom the work of a seat is delegated on a day.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest.
 *
 * Returns: (transfer full) (array zero-terminated=1): the caller's ids
 *
 * Since: 1.0
 */
char **
safeguard_partnership_get_delegates (SafeguardPartnership *self,
                                     const char *seat,
                                     const GDate *on,
                                     GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (seat != NULL, NULL);
  g_return_val_if_fail (on != NULL && g_date_valid (on), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return list_people (self, SAFEGUARD_TERM_DELEGATE, seat, on, error);
}

/**
 * safeguard_partnership_get_substitutes:
 * @self: a partnership
 * @seat: the id of a seat
 * @on: a day
 * @error: return location for an error
 *
 * Gets who may stand in for the holder of a seat on a day.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest.
 *
 * Returns: (transfer full) (array zero-terminated=1): the caller's ids
 *
 * Since: 1.0
 */
char **
safeguard_partnership_get_substitutes (SafeguardPartnership *self,
                                       const char *seat,
                                       const GDate *on,
                                       GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (seat != NULL, NULL);
  g_return_val_if_fail (on != NULL && g_date_valid (on), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return list_people (self, SAFEGUARD_TERM_SUBSTITUTE, seat, on, error);
}

int
safeguard_meetings_compare (gconstpointer a, gconstpointer b)
{
  const SafeguardMeeting *one = *(SafeguardMeeting *const *)a;
  const SafeguardMeeting *two = *(SafeguardMeeting *const *)b;

  return safeguard_moment_compare (&one->moment, &two->moment);
}

/* The body, and every body whose place it took. */
static void
add_line (SafeguardGovernance *governance, const char *id, GHashTable *line)
{
  const SafeguardBody *body = safeguard_governance_find_body (governance, id, NULL);

  if (!g_hash_table_add (line, (gpointer)id))
    return;
  for (guint i = 0; body != NULL && body->succeeds != NULL && body->succeeds[i] != NULL; i++)
    add_line (governance, body->succeeds[i], line);
}

/**
 * safeguard_partnership_get_meetings:
 * @self: a partnership
 * @body: the id of a body
 * @error: return location for an error
 *
 * Gets the meetings of a body and of the bodies that it succeeded, the first first.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_BODY, naming the nearest.
 *
 * Returns: (transfer full): a list of [class@Meeting]
 *
 * Since: 1.0
 */
GListModel *
safeguard_partnership_get_meetings (SafeguardPartnership *self, const char *body, GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GHashTable) line = g_hash_table_new (g_str_hash, g_str_equal);
  GError *failure = NULL;

  if (safeguard_governance_find_body (self->governance, body, &failure) == NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  GPtrArray *meetings = g_ptr_array_new ();
  add_line (self->governance, body, line);
  for (guint i = 0; i < self->meetings->len; i++)
    {
      SafeguardMeeting *meeting = g_ptr_array_index (self->meetings, i);

      if (g_hash_table_contains (line, meeting->body->id))
        g_ptr_array_add (meetings, g_object_ref (meeting));
    }
  g_ptr_array_sort (meetings, safeguard_meetings_compare);

  return safeguard_list_new_take (SAFEGUARD_TYPE_MEETING, meetings);
}
