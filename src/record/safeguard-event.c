/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-event-private.h"

#include <string.h>

/**
 * SafeguardEvent:
 *
 * One thing that happened: what, when, and where it is known who recorded it
 * and when.
 *
 * What happened is a day or an instant in London. The moment at which it was
 * recorded is kept apart from it, so that an old question can be answered with
 * what was known then.
 *
 * An event is immutable and may be shared between threads. It holds ids and
 * roles, never names of people.
 *
 * Since: 1.0
 */
struct _SafeguardEvent
{
  GObject parent_instance;

  char *id;
  char *type;
  char *when;
  char *by;
  char *payload;
  GDateTime *recorded;
  SafeguardMoment moment;
};

G_DEFINE_FINAL_TYPE (SafeguardEvent, safeguard_event, G_TYPE_OBJECT)

static void
safeguard_event_finalize (GObject *object)
{
  SafeguardEvent *self = SAFEGUARD_EVENT (object);

  g_free (self->id);
  g_free (self->type);
  g_free (self->when);
  g_free (self->by);
  g_free (self->payload);
  g_clear_pointer (&self->recorded, g_date_time_unref);

  G_OBJECT_CLASS (safeguard_event_parent_class)->finalize (object);
}

static void
safeguard_event_class_init (SafeguardEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_event_finalize;
}

static void
safeguard_event_init (SafeguardEvent *self)
{
}

/* As the packs write them: lower-case words divided by hyphens. */
static gboolean
is_event_type (const char *type)
{
  gboolean in_word = FALSE;

  for (const char *c = type; *c != '\0'; c++)
    {
      if (*c == '-' && !in_word)
        return FALSE;
      if (*c != '-' && !g_ascii_islower (*c) && !g_ascii_isdigit (*c))
        return FALSE;
      in_word = *c != '-';
    }

  return in_word;
}

/**
 * safeguard_event_new:
 * @type: the id of what happened, such as "authority-aware"
 * @when: the day as "2019-10-07", or the time as "2019-10-07T14:30", which is
 *   London's unless an offset follows
 * @error: return location for an error
 *
 * Makes an event of which no more is known than what happened and when.
 *
 * A time in the hour that is skipped when the clocks go forward is refused; one
 * in the hour that comes twice is the earlier.
 *
 * Returns: (transfer full): the event, or %NULL with
 *   %SAFEGUARD_ERROR_WRONG_VALUE if @type is no id,
 *   %SAFEGUARD_ERROR_IMPOSSIBLE_DATE or %SAFEGUARD_ERROR_IMPOSSIBLE_TIME, or
 *   %SAFEGUARD_ERROR_OUTSIDE_CALENDAR if the year is 1 or 9999
 *
 * Since: 1.0
 */
SafeguardEvent *
safeguard_event_new (const char *type, const char *when, GError **error)
{
  return safeguard_event_new_full (type, when, NULL, NULL, NULL, NULL, error);
}

/**
 * safeguard_event_new_full:
 * @type: the id of what happened, such as "authority-aware"
 * @when: the day or the time, as for [ctor@Event.new]
 * @id: (nullable): an id of the event's own, which a record accepts once
 * @recorded: (nullable): when it was recorded
 * @by: (nullable): the id of the role or agency that recorded it
 * @payload: (nullable): what else belongs to it, as canonical JSON text; kept as
 *   it is given
 * @error: return location for an error
 *
 * Makes an event.
 *
 * Returns: (transfer full): the event, or %NULL with the errors of
 *   [ctor@Event.new], or %SAFEGUARD_ERROR_NOT_UTF8 if a text is not UTF-8
 *
 * Since: 1.0
 */
SafeguardEvent *
safeguard_event_new_full (const char *type,
                          const char *when,
                          const char *id,
                          GDateTime *recorded,
                          const char *by,
                          const char *payload,
                          GError **error)
{
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (when != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const char *texts[] = {type, when, id, by, payload};
  SafeguardMoment moment;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      {
        safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL,
                             "a text of the event is not valid UTF-8");
        return NULL;
      }
  if (!is_event_type (type))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                           "'%.80s' is no event; one is lower-case words divided by hyphens", type);
      return NULL;
    }
  if (!safeguard_moment_parse (when, NULL, &moment, error))
    return NULL;

  SafeguardEvent *self = g_object_new (SAFEGUARD_TYPE_EVENT, NULL);

  self->type = g_strdup (type);
  self->moment = moment;
  self->when = safeguard_moment_to_iso (&moment);
  self->id = g_strdup (id);
  self->recorded = recorded != NULL ? g_date_time_ref (recorded) : NULL;
  self->by = g_strdup (by);
  self->payload = g_strdup (payload);

  return self;
}

/**
 * safeguard_event_get_event_type:
 * @self: an event
 *
 * Gets what happened.
 *
 * Returns: (transfer none): the id, such as "authority-aware"
 *
 * Since: 1.0
 */
const char *
safeguard_event_get_event_type (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->type;
}

/**
 * safeguard_event_get_when_text:
 * @self: an event
 *
 * Gets when it happened, in ISO 8601.
 *
 * Returns: (transfer none): a day such as "2019-10-07", or if the time is known
 *   a time with its offset, such as "2019-10-07T14:30:00+01:00"
 *
 * Since: 1.0
 */
const char *
safeguard_event_get_when_text (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->when;
}

/**
 * safeguard_event_get_day:
 * @self: an event
 *
 * Gets the day in London on which it happened.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
safeguard_event_get_day (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->moment.day != 0 ? safeguard_day_number_to_date (self->moment.day) : g_date_new ();
}

/**
 * safeguard_event_get_time:
 * @self: an event
 *
 * Gets the instant at which it happened.
 *
 * Returns: (transfer full) (nullable): the instant in London time, or %NULL if
 *   only the day is known
 *
 * Since: 1.0
 */
GDateTime *
safeguard_event_get_time (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return safeguard_moment_to_date_time (&self->moment);
}

/**
 * safeguard_event_get_id:
 * @self: an event
 *
 * Gets the event's own id.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL if it has none
 *
 * Since: 1.0
 */
const char *
safeguard_event_get_id (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->id;
}

/**
 * safeguard_event_get_recorded:
 * @self: an event
 *
 * Gets when the event was recorded.
 *
 * Returns: (transfer none) (nullable): the instant, or %NULL if it is not known
 *
 * Since: 1.0
 */
GDateTime *
safeguard_event_get_recorded (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->recorded;
}

/**
 * safeguard_event_get_by:
 * @self: an event
 *
 * Gets which role or agency recorded the event.
 *
 * Returns: (transfer none) (nullable): the id, such as "local-authority", or
 *   %NULL if it is not known
 *
 * Since: 1.0
 */
const char *
safeguard_event_get_by (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->by;
}

/**
 * safeguard_event_get_payload:
 * @self: an event
 *
 * Gets what else belongs to the event.
 *
 * Returns: (transfer none) (nullable): JSON text as it was given, or %NULL if
 *   there is none
 *
 * Since: 1.0
 */
const char *
safeguard_event_get_payload (SafeguardEvent *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EVENT (self), NULL);

  return self->payload;
}

const SafeguardMoment *
safeguard_event_peek_moment (SafeguardEvent *self)
{
  return &self->moment;
}

gint64
safeguard_event_peek_recorded (SafeguardEvent *self)
{
  return self->recorded != NULL ? safeguard_moment_from_date_time (self->recorded).instant
                                : G_MININT64;
}
