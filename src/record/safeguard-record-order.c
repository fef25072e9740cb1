/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-private.h"

/* Where an event stands in the order of appending, with what it is sorted by. */
typedef struct
{
  SafeguardDayNumber day;
  guint position;
  gint64 instant;
} Place;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return first->position < second->position ? -1 : first->position > second->position;
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->instant != second->instant)
    return first->instant < second->instant ? -1 : 1;

  return first->position < second->position ? -1 : first->position > second->position;
}

/* Sorts those of one day whose time is known; the others keep the place in which they were
 * appended, for nothing tells them apart. A place is looked at before it is overwritten. */
static void
order_day (SafeguardRecord *self, GArray *places, guint from, guint to, GArray *timed)
{
  guint next = 0;

  g_array_set_size (timed, 0);
  for (guint i = from; i < to; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (safeguard_event_peek_moment (safeguard_record_peek_event (self, place->position))
              ->has_time)
        g_array_append_vals (timed, place, 1);
    }
  g_array_sort (timed, compare_instants);
  for (guint i = from; i < to && timed->len > 0; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (safeguard_event_peek_moment (safeguard_record_peek_event (self, place->position))
              ->has_time)
        *place = g_array_index (timed, Place, next++);
    }
}

static void
order_days (SafeguardRecord *self, GArray *places)
{
  g_autoptr (GArray) timed = g_array_new (FALSE, FALSE, sizeof (Place));
  guint from = 0;

  for (guint i = 1; i <= places->len; i++)
    if (i == places->len
        || g_array_index (places, Place, i).day != g_array_index (places, Place, from).day)
      {
        order_day (self, places, from, i, timed);
        from = i;
      }
}

guint *
safeguard_record_order (SafeguardRecord *self)
{
  guint n = safeguard_record_get_n_events (self);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      const SafeguardMoment *moment
          = safeguard_event_peek_moment (safeguard_record_peek_event (self, i));
      Place place = {moment->day, i, moment->has_time ? moment->instant : 0};

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_days);
  order_days (self, places);
  for (guint i = 0; i < n; i++)
    order[i] = g_array_index (places, Place, i).position;

  return order;
}
