/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-private.h"

#include "safeguard-list-private.h"

/**
 * SafeguardRecord:
 *
 * What happened, as appended events.
 *
 * A record accepts whatever happened; the ruling says what it counts for and
 * which rule it breached. Refused is only what is malformed: an impossible date,
 * an event that the rules of the record's own kind do not know, or an id that is
 * used a second time. Nothing is ever changed or taken out.
 *
 * Each room of the library has a record of its own kind, with this one as its
 * base. Only the library derives types from it.
 *
 * A record that is being appended to belongs to one thread at a time. Once
 * nothing more is appended it may be read from any number of threads.
 *
 * Since: 1.0
 */
G_DEFINE_ABSTRACT_TYPE (SafeguardRecord, safeguard_record, G_TYPE_OBJECT)

static void
safeguard_record_finalize (GObject *object)
{
  SafeguardRecord *self = SAFEGUARD_RECORD (object);

  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (safeguard_record_parent_class)->finalize (object);
}

static void
safeguard_record_class_init (SafeguardRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_record_finalize;
}

static void
safeguard_record_init (SafeguardRecord *self)
{
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
add_event (SafeguardRecord *self, SafeguardEvent *event)
{
  const char *id = safeguard_event_get_id (event);

  g_ptr_array_add (self->events, g_object_ref (event));
  if (id != NULL)
    g_hash_table_add (self->ids, (gpointer)id);
}

/**
 * safeguard_record_append:
 * @self: a record
 * @event: what happened
 * @error: return location for an error
 *
 * Adds an event at the end. The order of appending need not be the order in
 * which things happened.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_DUPLICATE_EVENT if an event of
 *   the same id was appended before, or %SAFEGUARD_ERROR_UNKNOWN_EVENT if a record
 *   of this kind knows no such event; a [class@Chronology] takes any
 *
 * Since: 1.0
 */
gboolean
safeguard_record_append (SafeguardRecord *self, SafeguardEvent *event, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (event), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  /* A binding can make an object of the type that no constructor of ours has seen. */
  g_return_val_if_fail (safeguard_event_get_event_type (event) != NULL, FALSE);

  const char *id = safeguard_event_get_id (event);
  SafeguardRecordClass *klass
      = G_TYPE_INSTANCE_GET_CLASS (self, SAFEGUARD_TYPE_RECORD, SafeguardRecordClass);

  if (id != NULL && g_hash_table_contains (self->ids, id))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_EVENT, NULL, NULL,
                           "the record already has an event with the id '%.80s'", id);
      return FALSE;
    }

  if (klass->accepts_event != NULL && !klass->accepts_event (self, event, error))
    return FALSE;
  add_event (self, event);

  return TRUE;
}

/**
 * safeguard_record_append_event:
 * @self: a record
 * @type: the id of what happened, such as "authority-aware"
 * @when: the day or the time, as for [ctor@Event.new]
 * @error: return location for an error
 *
 * Makes an event and adds it at the end.
 *
 * Returns: %TRUE, or %FALSE with the errors of [ctor@Event.new] or
 *   [method@Record.append]
 *
 * Since: 1.0
 */
gboolean
safeguard_record_append_event (SafeguardRecord *self,
                               const char *type,
                               const char *when,
                               GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (type != NULL, FALSE);
  g_return_val_if_fail (when != NULL, FALSE);

  g_autoptr (SafeguardEvent) event = safeguard_event_new (type, when, error);

  return event != NULL && safeguard_record_append (self, event, error);
}

/**
 * safeguard_record_get_events:
 * @self: a record
 *
 * Gets the events that are on the record now. The list does not grow when more
 * are appended.
 *
 * Returns: (transfer full): a list of [class@Event], in the order of their
 *   appending
 *
 * Since: 1.0
 */
GListModel *
safeguard_record_get_events (SafeguardRecord *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RECORD (self), NULL);

  GPtrArray *events = g_ptr_array_sized_new (self->events->len);

  for (guint i = 0; i < self->events->len; i++)
    g_ptr_array_add (events, g_object_ref (g_ptr_array_index (self->events, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_EVENT, events);
}

/**
 * safeguard_record_as_known:
 * @self: a record
 * @known: an instant
 *
 * Gets the record as it stood at an instant: without the events that were
 * recorded later. An event of which it is not known when it was recorded stays.
 *
 * Returns: (transfer full): a new record of the same type
 *
 * Since: 1.0
 */
SafeguardRecord *
safeguard_record_as_known (SafeguardRecord *self, GDateTime *known)
{
  g_return_val_if_fail (SAFEGUARD_IS_RECORD (self), NULL);
  g_return_val_if_fail (known != NULL, NULL);

  SafeguardRecordClass *klass
      = G_TYPE_INSTANCE_GET_CLASS (self, SAFEGUARD_TYPE_RECORD, SafeguardRecordClass);
  SafeguardRecord *view = klass->copy_as_known (self, known);
  gint64 instant = safeguard_moment_from_date_time (known).instant;

  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);

      if (safeguard_event_peek_recorded (event) <= instant)
        add_event (view, event);
    }

  return view;
}

guint
safeguard_record_get_n_events (SafeguardRecord *self)
{
  return self->events->len;
}

SafeguardEvent *
safeguard_record_peek_event (SafeguardRecord *self, guint position)
{
  return g_ptr_array_index (self->events, position);
}

/* The outermost moment in one direction; the one appended first where two cannot be told apart. */
static gboolean
find_outermost (SafeguardRecord *self, const char *type, int direction, SafeguardMoment *out)
{
  const SafeguardMoment *found = NULL;

  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);
      const SafeguardMoment *moment = safeguard_event_peek_moment (event);

      if (!g_str_equal (safeguard_event_get_event_type (event), type))
        continue;
      if (found == NULL || direction * safeguard_moment_compare (moment, found) > 0)
        found = moment;
    }

  *out = found != NULL ? *found : SAFEGUARD_MOMENT_NONE;

  return found != NULL;
}

gboolean
safeguard_record_find_first (SafeguardRecord *self, const char *type, SafeguardMoment *out)
{
  return find_outermost (self, type, -1, out);
}

gboolean
safeguard_record_find_latest (SafeguardRecord *self, const char *type, SafeguardMoment *out)
{
  return find_outermost (self, type, 1, out);
}
