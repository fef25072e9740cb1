/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-diary-private.h"

#include "safeguard-list-private.h"
#include "safeguard-move-private.h"

/* The entry of a slot on another calendar; NULL with the errors of safeguard_clock_redate(). */
static SafeguardDiaryEntry *
redate_entry (SafeguardDiaryEntry *entry, SafeguardCalendar *calendar, GError **error)
{
  g_autoptr (SafeguardClock) clock = safeguard_clock_redate (entry->clock, calendar, error);

  return clock != NULL ? safeguard_diary_entry_new (entry->record, clock, entry->place) : NULL;
}

/* For each slot the entry to be, or NULL for one that is free; NULL with the errors of
 * safeguard_clock_redate(). */
static GPtrArray *
redate_all (SafeguardDiary *self, SafeguardCalendar *calendar, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_full (self->slots->len, NULL);

  g_ptr_array_set_free_func (entries, safeguard_diary_unref_entry);
  for (guint i = 0; i < self->slots->len; i++)
    {
      SafeguardDiaryEntry *entry = g_ptr_array_index (self->slots, i);
      SafeguardDiaryEntry *moved = NULL;

      if (entry != NULL && (moved = redate_entry (entry, calendar, error)) == NULL)
        return NULL;
      g_ptr_array_add (entries, moved);
    }

  return g_steal_pointer (&entries);
}

static gboolean
has_moved (const SafeguardDiaryEntry *before, const SafeguardDiaryEntry *after)
{
  return before->late_from != after->late_from;
}

/* Where an entry stood, and which slot has it. */
typedef struct
{
  SafeguardDiaryEntry *entry;
  gint32 slot;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return safeguard_diary_entry_compare (((const Place *)a)->entry, ((const Place *)b)->entry);
}

/* The slots whose entries move, in the order in which they were due. */
static GArray *
find_moving (SafeguardDiary *self, GPtrArray *entries)
{
  GArray *moving = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < entries->len; i++)
    {
      Place place = {g_ptr_array_index (self->slots, i), (gint32)i};

      if (place.entry != NULL && has_moved (place.entry, g_ptr_array_index (entries, i)))
        g_array_append_val (moving, place);
    }
  g_array_sort (moving, compare_places);

  return moving;
}

/**
 * safeguard_diary_redate:
 * @self: a diary
 * @calendar: the calendar to stand on, such as the one in which a bank holiday has
 *   been announced
 * @error: return location for an error
 *
 * Works out every open clock on another calendar, and gets those whose due day
 * moved. The diary then has the new dates; put each move on its record, as an event
 * (see [method@Move.to_event]), and the next ruling on the record with the same
 * calendar says the same.
 *
 * Returns: (transfer full): a list of [class@Move] in the order in which they were
 *   due; %NULL with the errors of [method@Clock.redate], and then nothing has moved
 *
 * Since: 1.0
 */
GListModel *
safeguard_diary_redate (SafeguardDiary *self, SafeguardCalendar *calendar, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (calendar), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GPtrArray) entries = redate_all (self, calendar, error);

  if (entries == NULL)
    return NULL;

  g_autoptr (GArray) moving = find_moving (self, entries);
  GPtrArray *moves = g_ptr_array_sized_new (moving->len);
  for (guint i = 0; i < moving->len; i++)
    {
      const Place *place = &g_array_index (moving, Place, i);

      g_ptr_array_add (moves,
                       safeguard_move_new (place->entry, g_ptr_array_index (entries, place->slot)));
    }
  for (guint i = 0; i < entries->len; i++)
    if (g_ptr_array_index (entries, i) != NULL)
      safeguard_diary_replace (self, (gint32)i, g_ptr_array_index (entries, i));

  return safeguard_list_new_take (SAFEGUARD_TYPE_MOVE, moves);
}
