/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-move-private.h"

#include <json-glib/json-glib.h>

#include "safeguard-json-private.h"

/**
 * SafeguardMove:
 *
 * A due day that moved because the calendar is another: from when, to when, and why.
 *
 * It belongs on the record as an event, so that what was due when can be told later:
 * see [method@Move.to_event]. It is immutable and may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardMove
{
  GObject parent_instance;

  char *record; /* a GRefString */
  char *clock;
  char *name;
  char *holder;
  char *from;
  char *to;
  char *why;
};

G_DEFINE_FINAL_TYPE (SafeguardMove, safeguard_move, G_TYPE_OBJECT)

static void
safeguard_move_finalize (GObject *object)
{
  SafeguardMove *self = SAFEGUARD_MOVE (object);

  g_clear_pointer (&self->record, g_ref_string_release);
  g_free (self->clock);
  g_free (self->name);
  g_free (self->holder);
  g_free (self->from);
  g_free (self->to);
  g_free (self->why);

  G_OBJECT_CLASS (safeguard_move_parent_class)->finalize (object);
}

static void
safeguard_move_class_init (SafeguardMoveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_move_finalize;
}

static void
safeguard_move_init (SafeguardMove *self)
{
}

static void
append_holiday (GString *why, SafeguardCalendar *calendar, SafeguardDayNumber day)
{
  const SafeguardHoliday *holiday = safeguard_calendar_holiday_on (calendar, day);

  if (holiday == NULL)
    return;

  g_string_append_printf (why, ": %s", holiday->name);
  if (holiday->published != G_MININT64)
    {
      SafeguardMoment moment = safeguard_moment_from_instant (holiday->published);
      g_autofree char *published
          = safeguard_day_number_to_text (safeguard_moment_from_instant (moment.instant).day);

      g_string_append_printf (why, ", first published on %s", published);
    }
}

/* "Mon 19 Sep 2022 is a bank holiday now: ..." */
static void
append_change (GString *why,
               SafeguardDayNumber day,
               const SafeguardCounting *before,
               const SafeguardCounting *after)
{
  static const char *const kinds[]
      = {"outside the calendar", "a working day",
         "a Saturday",           "a Sunday",
         "a bank holiday",       "a day on which the schools are closed"};
  SafeguardDayKind was = safeguard_counting_kind_of (before, day);
  SafeguardDayKind is = safeguard_counting_kind_of (after, day);
  g_autofree char *text = safeguard_day_number_to_text (day);

  if (was == is)
    return;

  g_string_append_printf (why, "%s%s is ", why->len > 0 ? "; " : "", text);
  if (is == SAFEGUARD_DAY_KIND_WORKING)
    g_string_append_printf (why, "no longer %s", kinds[was]);
  else
    g_string_append_printf (why, "%s now", kinds[is]);
  append_holiday (why, is == SAFEGUARD_DAY_KIND_WORKING ? before->calendar : after->calendar, day);
}

static SafeguardDayNumber
first_day_of (const SafeguardDiaryEntry *entry)
{
  const SafeguardClock *clock = entry->clock;
  gboolean later_round
      = clock->rule->repeats.kind == SAFEGUARD_REPEATS_EVERY && clock->dates.met.day != 0;
  SafeguardDayNumber start = later_round ? entry->due.from : clock->started.day;

  return MIN (start, MIN (entry->due.from, entry->due.day));
}

static SafeguardDayNumber
last_day_of (const SafeguardDiaryEntry *entry)
{
  return MAX (entry->due.day, entry->due.from);
}

static SafeguardCounting
counting_of (const SafeguardDiaryEntry *entry)
{
  return safeguard_reckon_counting (
      entry->clock->rule, safeguard_timescales_peek_calendar (entry->clock->circumstances->set));
}

/* Every day that the two calendars see differently, from the start to the later due day. */
static char *
explain (const SafeguardDiaryEntry *before, const SafeguardDiaryEntry *after)
{
  SafeguardCounting was = counting_of (before), is = counting_of (after);
  SafeguardDayNumber last = MAX (last_day_of (before), last_day_of (after));
  GString *why = g_string_new (NULL);

  for (SafeguardDayNumber day = MIN (first_day_of (before), first_day_of (after)); day <= last;
       day++)
    append_change (why, day, &was, &is);

  return g_string_free (why, FALSE);
}

SafeguardMove *
safeguard_move_new (SafeguardDiaryEntry *before, SafeguardDiaryEntry *after)
{
  SafeguardMove *self = g_object_new (SAFEGUARD_TYPE_MOVE, NULL);

  self->record = g_ref_string_acquire (before->record);
  self->clock = g_strdup (before->clock->rule->id);
  self->name = g_strdup (safeguard_clock_get_name (before->clock));
  self->holder = g_strdup (safeguard_clock_get_holder (before->clock));
  self->from = g_strdup (safeguard_diary_entry_get_due_text (before));
  self->to = g_strdup (safeguard_diary_entry_get_due_text (after));
  self->why = explain (before, after);

  return self;
}

/**
 * safeguard_move_get_record:
 * @self: a move
 *
 * Gets the record that it belongs to.
 *
 * Returns: (transfer none): the id of the record
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_record (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->record;
}

/**
 * safeguard_move_get_clock_id:
 * @self: a move
 *
 * Gets which clock moved.
 *
 * Returns: (transfer none): the id, such as "rapid-review"
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_clock_id (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->clock;
}

/**
 * safeguard_move_get_name:
 * @self: a move
 *
 * Gets the name of the duty.
 *
 * Returns: (transfer none): the name, such as "Rapid review"
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_name (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->name;
}

/**
 * safeguard_move_get_holder:
 * @self: a move
 *
 * Gets whose duty it is.
 *
 * Returns: (transfer none) (nullable): the id of the body or role, or %NULL if the
 *   source names none
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_holder (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->holder;
}

/**
 * safeguard_move_get_from_text:
 * @self: a move
 *
 * Gets when it was due.
 *
 * Returns: (transfer none): a day or a time in ISO 8601, such as "2022-09-28"
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_from_text (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->from;
}

/**
 * safeguard_move_get_to_text:
 * @self: a move
 *
 * Gets when it is due now.
 *
 * Returns: (transfer none): a day or a time in ISO 8601, such as "2022-09-29"
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_to_text (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->to;
}

/**
 * safeguard_move_get_why:
 * @self: a move
 *
 * Gets why it moved: each day that the two calendars see differently.
 *
 * Returns: (transfer none): the reason, such as "Mon 19 Sep 2022 is a bank holiday
 *   now: State Funeral of Queen Elizabeth II, first published on Fri 9 Sep 2022"
 *
 * Since: 1.0
 */
const char *
safeguard_move_get_why (SafeguardMove *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);

  return self->why;
}

static char *
write_payload (SafeguardMove *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  /* Canonical: no blanks, the keys in their order. */
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "clock", self->clock);
  safeguard_json_add_text (builder, "from", self->from);
  safeguard_json_add_text (builder, "to", self->to);
  safeguard_json_add_text (builder, "why", self->why);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, NULL);
}

/**
 * safeguard_move_to_event:
 * @self: a move
 * @recorded: when it is recorded
 * @error: return location for an error
 *
 * Makes the event that records the move: of the type "redated", happening when it
 * is recorded, with clock, from, to and why as its payload. It is not appended to a
 * record here.
 *
 * Returns: (transfer full): the event, or %NULL with the errors of
 *   [ctor@Event.new_full]
 *
 * Since: 1.0
 */
SafeguardEvent *
safeguard_move_to_event (SafeguardMove *self, GDateTime *recorded, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_MOVE (self), NULL);
  g_return_val_if_fail (self->record != NULL, NULL);
  g_return_val_if_fail (recorded != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment = safeguard_moment_from_date_time (recorded);
  g_autofree char *when = safeguard_moment_to_iso (&moment);
  g_autofree char *payload = write_payload (self);

  return safeguard_event_new_full ("redated", when, NULL, recorded, NULL, payload, error);
}
