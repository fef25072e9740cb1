/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "heap.h"

void
heap_init (Heap *self, gint32 n_items)
{
  self->entries = g_new (HeapEntry, n_items);
  self->places = g_new (gint32, n_items);
  self->n = 0;
  for (gint32 i = 0; i < n_items; i++)
    self->places[i] = -1;
}

void
heap_clear (Heap *self)
{
  g_free (self->entries);
  g_free (self->places);
}

static void
set (Heap *self, gint32 place, HeapEntry entry)
{
  self->entries[place] = entry;
  self->places[entry.item] = place;
}

static gint32
sift_up (Heap *self, gint32 place, HeapEntry entry)
{
  while (place > 0 && self->entries[(place - 1) / 2].due > entry.due)
    {
      set (self, place, self->entries[(place - 1) / 2]);
      place = (place - 1) / 2;
    }

  return place;
}

static gint32
sift_down (Heap *self, gint32 place, HeapEntry entry)
{
  for (gint32 child = 2 * place + 1; child < self->n; child = 2 * place + 1)
    {
      if (child + 1 < self->n && self->entries[child + 1].due < self->entries[child].due)
        child++;
      if (self->entries[child].due >= entry.due)
        break;
      set (self, place, self->entries[child]);
      place = child;
    }

  return place;
}

void
heap_push (Heap *self, gint32 item, gint64 due)
{
  HeapEntry entry = {due, item};

  set (self, sift_up (self, self->n++, entry), entry);
}

void
heap_remove (Heap *self, gint32 item)
{
  gint32 place = self->places[item];

  if (place < 0)
    return;

  HeapEntry last = self->entries[--self->n];
  self->places[item] = -1;
  if (place < self->n)
    set (self, sift_down (self, sift_up (self, place, last), last), last);
}
