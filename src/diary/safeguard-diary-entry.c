/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-diary-entry-private.h"

#include <string.h>

/**
 * SafeguardDiaryEntry:
 *
 * One line of a diary: a clock of one record that is open, and when it is due.
 *
 * Two duties of a record that fall on one day are two entries, each labelled by its
 * duty. An entry is immutable and may be shared between threads; it stays as it was
 * when the diary moves on.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardDiaryEntry, safeguard_diary_entry, G_TYPE_OBJECT)

static void
safeguard_diary_entry_finalize (GObject *object)
{
  SafeguardDiaryEntry *self = SAFEGUARD_DIARY_ENTRY (object);

  g_clear_pointer (&self->record, g_ref_string_release);
  g_clear_object (&self->clock);
  g_free (self->due_text);

  G_OBJECT_CLASS (safeguard_diary_entry_parent_class)->finalize (object);
}

static void
safeguard_diary_entry_class_init (SafeguardDiaryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_diary_entry_finalize;
}

static void
safeguard_diary_entry_init (SafeguardDiaryEntry *self)
{
  self->late_from = G_MAXINT64;
}

/* What the source says must be done, though not from when, or what started though nobody can say by
 * when it is due: it is open until what meets it is on the record. */
static gboolean
is_open_without_dates (SafeguardClock *clock)
{
  if (clock->rule->start.kind == SAFEGUARD_START_NOT_STATED)
    return safeguard_circumstances_count_met (clock->circumstances, clock->rule, 0, G_MAXUINT32)
           == 0;

  return clock->unreckoned && clock->started.day != 0 && clock->dates.met.day == 0;
}

gboolean
safeguard_diary_entry_is_open (SafeguardClock *clock)
{
  gboolean repeats = clock->rule->repeats.kind != SAFEGUARD_REPEATS_NEVER;

  switch (clock->state)
    {
    case SAFEGUARD_CLOCK_STATE_RUNNING:
    case SAFEGUARD_CLOCK_STATE_OVERDUE:
    case SAFEGUARD_CLOCK_STATE_NOT_ASKED:
      return clock->started.day != 0 && (repeats || clock->dates.met.day == 0);
    case SAFEGUARD_CLOCK_STATE_MET:
    case SAFEGUARD_CLOCK_STATE_MET_LATE:
      return repeats && clock->dates.due.day != 0;
    /* It has no due day until it is resumed, and is not to be lost from sight till then. */
    case SAFEGUARD_CLOCK_STATE_PAUSED:
      return TRUE;
    case SAFEGUARD_CLOCK_STATE_UNDECIDED:
      return is_open_without_dates (clock);
    case SAFEGUARD_CLOCK_STATE_NOT_STARTED:
    case SAFEGUARD_CLOCK_STATE_EXPIRED:
    case SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE:
    case SAFEGUARD_CLOCK_STATE_MET_EARLY:
    default:
      return FALSE;
    }
}

static gint64
find_late_from (const SafeguardDue *due)
{
  if (due->day == 0)
    return G_MAXINT64;

  return due->has_time ? due->instant + 1 : safeguard_day_number_to_instant (due->day + 1);
}

static gboolean
find_next (SafeguardClock *clock, SafeguardDue *due)
{
  SafeguardDayNumber day = due->day;
  gint64 instant = due->instant;

  if (clock->rule->repeats.kind == SAFEGUARD_REPEATS_NEVER || day == 0
      || !safeguard_reckon_next (clock->rule,
                                 safeguard_timescales_peek_calendar (clock->circumstances->set),
                                 &clock->started, due, NULL))
    return FALSE;

  return due->day > day || (due->has_time && due->instant > instant);
}

/* So many times in a period: one in which they have happened is over, and the next is due. */
static SafeguardDue
find_first_due (SafeguardClock *clock)
{
  const SafeguardRepeats *repeats = &clock->rule->repeats;
  SafeguardDue due = clock->dates.due, next = due;

  while (repeats->kind == SAFEGUARD_REPEATS_TIMES_PER && due.day != 0
         && safeguard_circumstances_count_met (
                clock->circumstances, clock->rule,
                safeguard_reckon_add_calendar (due.day + 1, &repeats->every, -1), due.day)
                >= repeats->times
         && find_next (clock, &next))
    due = next;

  return due;
}

static SafeguardDiaryEntry *
entry_new (char *record, SafeguardClock *clock, guint place, const SafeguardDue *due)
{
  SafeguardDiaryEntry *self = g_object_new (SAFEGUARD_TYPE_DIARY_ENTRY, NULL);

  self->record = g_ref_string_acquire (record);
  self->clock = g_object_ref (clock);
  self->place = place;
  self->due = *due;
  self->late_from = find_late_from (due);

  return self;
}

SafeguardDiaryEntry *
safeguard_diary_entry_new (char *record, SafeguardClock *clock, guint place)
{
  SafeguardDue due = find_first_due (clock);

  return entry_new (record, clock, place, &due);
}

gboolean
safeguard_diary_entry_find_next_due (const SafeguardDiaryEntry *self, SafeguardDue *due)
{
  return find_next (self->clock, due);
}

SafeguardDiaryEntry *
safeguard_diary_entry_new_round (SafeguardDiaryEntry *self, guint round, const SafeguardDue *due)
{
  if (round == 0)
    return g_object_ref (self);

  SafeguardDiaryEntry *entry = entry_new (self->record, self->clock, self->place, due);
  entry->round = self->round + round;

  return entry;
}

gboolean
safeguard_diary_entry_has_day (const SafeguardDiaryEntry *self)
{
  return self->due.day != 0;
}

gboolean
safeguard_diary_entry_repeats (const SafeguardDiaryEntry *self)
{
  return self->clock->rule->repeats.kind != SAFEGUARD_REPEATS_NEVER;
}

gboolean
safeguard_diary_entry_is_duty (const SafeguardDiaryEntry *self)
{
  return self->clock->rule->kind == SAFEGUARD_TIMESCALE_KIND_DUTY;
}

int
safeguard_diary_entry_compare (const SafeguardDiaryEntry *a, const SafeguardDiaryEntry *b)
{
  int order = (a->late_from > b->late_from) - (a->late_from < b->late_from);

  if (order == 0 && a->record != b->record)
    order = strcmp (a->record, b->record);
  if (order == 0)
    order = strcmp (a->clock->rule->id, b->clock->rule->id);
  if (order == 0)
    order = (a->place > b->place) - (a->place < b->place);

  return order != 0 ? order : (a->round > b->round) - (a->round < b->round);
}

/**
 * safeguard_diary_entry_get_record:
 * @self: an entry
 *
 * Gets the record that the duty belongs to.
 *
 * Returns: (transfer none): the id under which the record was put into the diary
 *
 * Since: 1.0
 */
const char *
safeguard_diary_entry_get_record (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);

  return self->record;
}

/**
 * safeguard_diary_entry_get_clock:
 * @self: an entry
 *
 * Gets the clock: its kind, where it comes from, and why it is due when it is.
 *
 * Returns: (transfer none): the clock
 *
 * Since: 1.0
 */
SafeguardClock *
safeguard_diary_entry_get_clock (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);

  return self->clock;
}

/**
 * safeguard_diary_entry_get_name:
 * @self: an entry
 *
 * Gets the name of the duty.
 *
 * Returns: (transfer none): the name, such as "Rapid review"
 *
 * Since: 1.0
 */
const char *
safeguard_diary_entry_get_name (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);
  g_return_val_if_fail (self->clock != NULL, NULL);

  return safeguard_clock_get_name (self->clock);
}

/**
 * safeguard_diary_entry_get_holder:
 * @self: an entry
 *
 * Gets whose duty it is.
 *
 * Returns: (transfer none) (nullable): the id of the body or role, or %NULL if the
 *   source names none
 *
 * Since: 1.0
 */
const char *
safeguard_diary_entry_get_holder (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);
  g_return_val_if_fail (self->clock != NULL, NULL);

  return safeguard_clock_get_holder (self->clock);
}

/**
 * safeguard_diary_entry_get_limit:
 * @self: an entry
 *
 * Gets the limit as people write it.
 *
 * Returns: (transfer none): the limit, such as "15 working days" or "no limit
 *   stated"
 *
 * Since: 1.0
 */
const char *
safeguard_diary_entry_get_limit (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);
  g_return_val_if_fail (self->clock != NULL, NULL);

  return self->clock->rule->limit_text;
}

/**
 * safeguard_diary_entry_get_due_day:
 * @self: an entry
 *
 * Gets the day by which it is due, in London.
 *
 * Returns: (transfer full) (nullable): a new date, or %NULL if it has to be done
 *   and has no date
 *
 * Since: 1.0
 */
GDate *
safeguard_diary_entry_get_due_day (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);

  return self->due.day != 0 ? safeguard_day_number_to_date (self->due.day) : NULL;
}

/**
 * safeguard_diary_entry_get_due_time:
 * @self: an entry
 *
 * Gets the time by which it is due, for a clock that counts hours.
 *
 * Returns: (transfer full) (nullable): the time in London, or %NULL if it is due by
 *   a day, or has no date
 *
 * Since: 1.0
 */
GDateTime *
safeguard_diary_entry_get_due_time (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);

  if (!self->due.has_time)
    return NULL;

  SafeguardMoment moment = safeguard_moment_from_instant (self->due.instant);

  return safeguard_moment_to_date_time (&moment);
}

/**
 * safeguard_diary_entry_get_due_text:
 * @self: an entry
 *
 * Gets the due day, or the due time of a clock that counts hours, in ISO 8601.
 *
 * Returns: (transfer none) (nullable): a day such as "2022-09-28" or a time such as
 *   "2019-10-12T14:30:00+01:00", or %NULL if it has no date
 *
 * Since: 1.0
 */
const char *
safeguard_diary_entry_get_due_text (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), NULL);

  char *text = g_atomic_pointer_get (&self->due_text);
  if (text != NULL || self->due.day == 0)
    return text;

  /* Of two threads that ask at once the first is heard: an entry is shared, and stays as it is. */
  SafeguardMoment moment = self->due.has_time ? safeguard_moment_from_instant (self->due.instant)
                                              : safeguard_moment_from_day (self->due.day);
  text = safeguard_moment_to_iso (&moment);
  if (!g_atomic_pointer_compare_and_exchange (&self->due_text, NULL, text))
    g_free (text);

  return g_atomic_pointer_get (&self->due_text);
}

/**
 * safeguard_diary_entry_is_overdue_at:
 * @self: an entry
 * @at: a moment
 *
 * Tells whether the duty is overdue at a moment: from the first instant after its
 * due day, London time, or after its due time.
 *
 * Returns: %TRUE if it is; %FALSE for what has no date, and for what is no duty,
 *   such as a power that ends by itself
 *
 * Since: 1.0
 */
gboolean
safeguard_diary_entry_is_overdue_at (SafeguardDiaryEntry *self, GDateTime *at)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), FALSE);
  g_return_val_if_fail (self->clock != NULL, FALSE);
  g_return_val_if_fail (at != NULL, FALSE);

  return safeguard_diary_entry_has_day (self) && safeguard_diary_entry_is_duty (self)
         && safeguard_moment_from_date_time (at).instant >= self->late_from;
}

/**
 * safeguard_diary_entry_is_later_round:
 * @self: an entry
 *
 * Tells whether this is a round after the next one of a clock that repeats: due
 * then if each round before it is met on its due day.
 *
 * Returns: %TRUE if it is
 *
 * Since: 1.0
 */
gboolean
safeguard_diary_entry_is_later_round (SafeguardDiaryEntry *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY_ENTRY (self), FALSE);

  return self->round > 0;
}
