/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-attendance-private.h"

#include <string.h>

/**
 * SafeguardAttendance:
 *
 * Who came to the meetings of one body over a period: events "held" (with the seats
 * that were filled: `{"present": ["chair"]}`), "not-held" and "planned". Which seat is
 * of which class, or what its minimum is, may be supplied where the documents do not
 * say.
 *
 * One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardAttendance, safeguard_attendance, SAFEGUARD_TYPE_RECORD)

static const char *const event_types[] = {"held", "not-held", "planned", NULL};
static const char *const classes[]
    = {"statutory", "core",     "adviser",     "lay",       "observer",
       "chair",     "co-opted", "papers-only", "item-only", NULL};

static void
supplied_free (SafeguardSuppliedTerms *supplied)
{
  g_free (supplied->seat_class);
  g_free (supplied);
}

static void
safeguard_attendance_finalize (GObject *object)
{
  SafeguardAttendance *self = SAFEGUARD_ATTENDANCE (object);

  g_clear_object (&self->governance);
  g_free (self->body);
  g_clear_pointer (&self->supplied, g_hash_table_unref);

  G_OBJECT_CLASS (safeguard_attendance_parent_class)->finalize (object);
}

static SafeguardSuppliedTerms *
supply (SafeguardAttendance *self, const char *seat)
{
  SafeguardSuppliedTerms *supplied = g_hash_table_lookup (self->supplied, seat);

  if (supplied == NULL)
    {
      supplied = g_new0 (SafeguardSuppliedTerms, 1);
      g_hash_table_insert (self->supplied, g_strdup (seat), supplied);
    }

  return supplied;
}

static SafeguardAttendance *
attendance_new (SafeguardGovernance *governance,
                const char *body,
                SafeguardDayNumber from,
                SafeguardDayNumber to)
{
  SafeguardAttendance *self = g_object_new (SAFEGUARD_TYPE_ATTENDANCE, NULL);

  self->governance = g_object_ref (governance);
  self->body = g_strdup (body);
  self->from = from;
  self->to = to;

  return self;
}

/* What is supplied carries no time of recording; the base carries over the events. */
static SafeguardRecord *
safeguard_attendance_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardAttendance *self = SAFEGUARD_ATTENDANCE (record);
  SafeguardAttendance *copy = attendance_new (self->governance, self->body, self->from, self->to);
  GHashTableIter iter;
  gpointer seat, terms;

  g_hash_table_iter_init (&iter, self->supplied);
  while (g_hash_table_iter_next (&iter, &seat, &terms))
    {
      SafeguardSuppliedTerms *mine = supply (copy, seat);

      mine->seat_class = g_strdup (((SafeguardSuppliedTerms *)terms)->seat_class);
      mine->per_cent = ((SafeguardSuppliedTerms *)terms)->per_cent;
    }

  return SAFEGUARD_RECORD (copy);
}

char **
safeguard_attendance_read_present (SafeguardEvent *event, GError **error)
{
  const char *payload = safeguard_event_get_payload (event);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardDocument) document = safeguard_document_read (
      "payload", payload != NULL ? payload : "{}", payload != NULL ? strlen (payload) : 2, error);
  const SafeguardNode *node;

  if (document == NULL)
    return NULL;
  node = safeguard_node_require (safeguard_document_get_root (document), "present", log);

  g_autofree const char **present = safeguard_node_as_texts (node, log);

  return safeguard_issue_log_check (log, error) ? g_strdupv ((char **)present) : NULL;
}

static gboolean
safeguard_attendance_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  SafeguardAttendance *self = SAFEGUARD_ATTENDANCE (record);
  g_auto (GStrv) present = NULL;

  g_return_val_if_fail (self->governance != NULL, FALSE);

  if (!safeguard_event_check_type (event, event_types, error))
    return FALSE;
  if (strcmp (safeguard_event_get_event_type (event), "held") != 0)
    return TRUE;
  present = safeguard_attendance_read_present (event, error);
  if (present == NULL)
    return FALSE;
  for (guint i = 0; present[i] != NULL; i++)
    if (safeguard_seats_find (self->governance->assurance, self->body, present[i], error) == NULL)
      return FALSE;

  return TRUE;
}

static void
safeguard_attendance_class_init (SafeguardAttendanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_attendance_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_attendance_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_attendance_accepts_event;
}

static void
safeguard_attendance_init (SafeguardAttendance *self)
{
  self->supplied
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)supplied_free);
}

/**
 * safeguard_attendance_new:
 * @governance: the rules that will judge it
 * @body: the id of a body, such as "executive"
 * @from: the first day of the period
 * @to: the last day of the period
 * @error: return location for an error
 *
 * Makes a record of attendance without a meeting.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_UNKNOWN_BODY,
 *   %SAFEGUARD_ERROR_IMPOSSIBLE_DATE, or %SAFEGUARD_ERROR_WRONG_VALUE if the period
 *   ends before it begins
 *
 * Since: 1.0
 */
SafeguardAttendance *
safeguard_attendance_new (SafeguardGovernance *governance,
                          const char *body,
                          const GDate *from,
                          const GDate *to,
                          GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->assurance != NULL,
                        NULL);
  g_return_val_if_fail (body != NULL && from != NULL && to != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber first, last;

  if (!safeguard_assurance_rules_require_body (governance->assurance, body, error)
      || !safeguard_period_read (from, to, &first, &last, error))
    return NULL;

  return attendance_new (governance, body, first, last);
}

/**
 * safeguard_attendance_get_body:
 * @self: a record of attendance
 *
 * Gets the body that met.
 *
 * Returns: (transfer none): the id of the body
 *
 * Since: 1.0
 */
const char *
safeguard_attendance_get_body (SafeguardAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ATTENDANCE (self) && self->governance != NULL, NULL);

  return self->body;
}

/**
 * safeguard_attendance_set_class:
 * @self: a record of attendance
 * @seat: the id of a seat of the body
 * @seat_class: its class, such as "statutory" or "adviser"
 * @error: return location for an error
 *
 * Supplies the class of a seat, where the documents do not say it.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest;
 * %SAFEGUARD_ERROR_WRONG_VALUE for a class that does not exist.
 *
 * Returns: %TRUE, or %FALSE with an error
 *
 * Since: 1.0
 */
gboolean
safeguard_attendance_set_class (SafeguardAttendance *self,
                                const char *seat,
                                const char *seat_class,
                                GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_ATTENDANCE (self) && self->governance != NULL, FALSE);
  g_return_val_if_fail (seat != NULL && seat_class != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardSuppliedTerms *supplied;

  if (safeguard_seats_find (self->governance->assurance, self->body, seat, error) == NULL)
    return FALSE;
  if (!g_strv_contains (classes, seat_class))
    {
      g_autofree char *all = g_strjoinv (", ", (char **)classes);

      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                           "'%.40s' is no class of seats; they are %s", seat_class, all);
      return FALSE;
    }
  supplied = supply (self, seat);
  g_free (supplied->seat_class);
  supplied->seat_class = g_strdup (seat_class);

  return TRUE;
}

/**
 * safeguard_attendance_set_minimum:
 * @self: a record of attendance
 * @seat: the id of a seat of the body
 * @per_cent: the minimum, from 1 to 100 per cent of the meetings
 * @error: return location for an error
 *
 * Supplies the minimum of a seat, where the documents do not say it.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_SEAT, naming the nearest;
 * %SAFEGUARD_ERROR_OUT_OF_RANGE.
 *
 * Returns: %TRUE, or %FALSE with an error
 *
 * Since: 1.0
 */
gboolean
safeguard_attendance_set_minimum (SafeguardAttendance *self,
                                  const char *seat,
                                  int per_cent,
                                  GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_ATTENDANCE (self) && self->governance != NULL, FALSE);
  g_return_val_if_fail (seat != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (safeguard_seats_find (self->governance->assurance, self->body, seat, error) == NULL)
    return FALSE;
  if (per_cent < 1 || per_cent > 100)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "found %d, expected a minimum from 1 to 100 per cent", per_cent);
      return FALSE;
    }
  supply (self, seat)->per_cent = per_cent;

  return TRUE;
}
