/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-diary-private.h"

#include "safeguard-list-private.h"

/* Days further away than these have no clock, and no next day to reckon with. */
#define LAST_DAY_NUMBER (9998 * 365)

/* Entries by what orders most of them, so that few have to be looked into. */
typedef struct
{
  gint64 late_from;
  SafeguardDiaryEntry *entry;
} Line;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *two = b;

  if (one->late_from != two->late_from)
    return one->late_from < two->late_from ? -1 : 1;

  return safeguard_diary_entry_compare (one->entry, two->entry);
}

/* Takes the entries out of @entries. */
static void
sort_entries (GPtrArray *entries)
{
  g_autofree Line *lines = g_new (Line, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    {
      SafeguardDiaryEntry *entry = g_ptr_array_index (entries, i);

      lines[i] = (Line){entry->late_from, entry};
    }
  qsort (lines, entries->len, sizeof (Line), compare_lines);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_index (entries, i) = lines[i].entry;
}

typedef gboolean (*EntryFilter) (const SafeguardDiaryEntry *entry);

static gboolean
is_once_only (const SafeguardDiaryEntry *entry)
{
  return !safeguard_diary_entry_repeats (entry);
}

static GPtrArray *
pick (SafeguardDiary *self, GArray *slots, EntryFilter wanted)
{
  GPtrArray *entries = g_ptr_array_new_full (slots->len, g_object_unref);

  for (guint i = 0; i < slots->len; i++)
    {
      SafeguardDiaryEntry *entry
          = g_ptr_array_index (self->slots, g_array_index (slots, gint32, i));

      if (wanted == NULL || wanted (entry))
        g_ptr_array_add (entries, g_object_ref (entry));
    }

  return entries;
}

static GPtrArray *
collect (SafeguardDiary *self, gint64 after, gint64 upto, EntryFilter wanted)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (gint32));

  safeguard_due_wheel_collect (self->wheel, after, upto, slots);

  return pick (self, slots, wanted);
}

static GListModel *
list_in_order (GPtrArray *entries)
{
  sort_entries (entries);

  return safeguard_list_new_take (SAFEGUARD_TYPE_DIARY_ENTRY, entries);
}

/* The rounds of a clock in a window; without an end the first of them. */
static void
add_rounds (SafeguardDiaryEntry *entry,
            SafeguardDayNumber from,
            SafeguardDayNumber to,
            GPtrArray *entries)
{
  SafeguardDue due = entry->due;
  guint round = 0;
  gboolean last;

  do
    {
      gboolean wanted = due.day >= from && (to == 0 || due.day <= to);

      if (wanted)
        g_ptr_array_add (entries, safeguard_diary_entry_new_round (entry, round, &due));
      last = to != 0 ? due.day > to : wanted;
      round++;
    }
  while (!last && safeguard_diary_entry_find_next_due (entry, &due));
}

GPtrArray *
safeguard_diary_find (SafeguardDiary *self, SafeguardDayNumber from, SafeguardDayNumber to)
{
  gint64 after
      = from != 0 ? safeguard_day_number_to_instant (MIN (from, LAST_DAY_NUMBER)) : G_MININT64;
  gint64 upto
      = to != 0 && to < LAST_DAY_NUMBER ? safeguard_day_number_to_instant (to + 1) : G_MAXINT64;
  GPtrArray *entries = collect (self, after, upto, is_once_only);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->repeating);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    add_rounds (g_ptr_array_index (self->slots, GPOINTER_TO_INT (slot)), from, to, entries);
  sort_entries (entries);

  return entries;
}

/**
 * safeguard_diary_get_entries:
 * @self: a diary
 * @from: (nullable): the first day of a window, or %NULL for no bound
 * @to: (nullable): its last day, or %NULL for no bound
 *
 * Gets what is due in a window of days, both ends included.
 *
 * A clock that repeats has an entry for each of its rounds in the window, each due
 * as it is if the one before is met on its due day; where the window has no end,
 * only the first of them. What has no date is in [method@Diary.get_undated].
 *
 * Returns: (transfer full): a list of [class@DiaryEntry] in due order
 *
 * Since: 1.0
 */
GListModel *
safeguard_diary_get_entries (SafeguardDiary *self, const GDate *from, const GDate *to)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);
  g_return_val_if_fail (from == NULL || g_date_valid (from), NULL);
  g_return_val_if_fail (to == NULL || g_date_valid (to), NULL);

  return safeguard_list_new_take (
      SAFEGUARD_TYPE_DIARY_ENTRY,
      safeguard_diary_find (self, from != NULL ? safeguard_day_number_from_date (from) : 0,
                            to != NULL ? safeguard_day_number_from_date (to) : 0));
}

/**
 * safeguard_diary_get_undated:
 * @self: a diary
 *
 * Gets what has to be done and has no date: the source gives no limit, or does not
 * say what starts the clock, or the date cannot be worked out, such as of hours that
 * are counted from an event of which only the day is recorded.
 *
 * Returns: (transfer full): a list of [class@DiaryEntry] by record, then by clock
 *
 * Since: 1.0
 */
GListModel *
safeguard_diary_get_undated (SafeguardDiary *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);

  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->undated);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    g_ptr_array_add (entries,
                     g_object_ref (g_ptr_array_index (self->slots, GPOINTER_TO_INT (slot))));

  return list_in_order (entries);
}

/**
 * safeguard_diary_get_due_before:
 * @self: a diary
 * @before: a moment
 *
 * Gets what falls due before a moment: what has to be done, or will have ended, by
 * then. What is overdue already comes first. Something due by a day falls due when
 * that day ends.
 *
 * Of a clock that repeats only the next round is listed.
 *
 * Returns: (transfer full): a list of [class@DiaryEntry] in due order
 *
 * Since: 1.0
 */
GListModel *
safeguard_diary_get_due_before (SafeguardDiary *self, GDateTime *before)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);
  g_return_val_if_fail (before != NULL, NULL);

  return list_in_order (
      collect (self, G_MININT64, safeguard_moment_from_date_time (before).instant, NULL));
}

/**
 * safeguard_diary_get_overdue:
 * @self: a diary
 * @at: a moment
 *
 * Gets the duties that are overdue at a moment, the longest overdue first.
 *
 * Returns: (transfer full): a list of [class@DiaryEntry] in due order
 *
 * Since: 1.0
 */
GListModel *
safeguard_diary_get_overdue (SafeguardDiary *self, GDateTime *at)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);
  g_return_val_if_fail (at != NULL, NULL);

  return list_in_order (collect (self, G_MININT64, safeguard_moment_from_date_time (at).instant,
                                 safeguard_diary_entry_is_duty));
}

/**
 * safeguard_diary_advance:
 * @self: a diary
 * @to: a moment
 *
 * Moves the diary on, and gets the duties that became overdue since it was last
 * moved on; the first time, all that are overdue by then. Only what fell due in
 * between is visited, however many records there are.
 *
 * Each duty is told once. One that was overdue already when it came into the diary,
 * or came to be by a move to another date, is told the next time; one that was told
 * and is still overdue, though its record was put again, is not told again. A diary never moves
 * back: a moment before the last one tells only what came late.
 *
 * Where the diary was moved on to is not kept across a restart: a diary built anew
 * tells again what is overdue.
 *
 * Returns: (transfer full): a list of [class@DiaryEntry] in due order
 *
 * Since: 1.0
 */
GListModel *
safeguard_diary_advance (SafeguardDiary *self, GDateTime *to)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);
  g_return_val_if_fail (to != NULL, NULL);

  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (gint32));

  safeguard_due_wheel_advance (self->wheel, safeguard_moment_from_date_time (to).instant, slots);

  return list_in_order (pick (self, slots, safeguard_diary_entry_is_duty));
}
