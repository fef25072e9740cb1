/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-due-wheel-private.h"

#include <string.h>

#define HOUR G_TIME_SPAN_HOUR
/* 1 January 1978, where the calendars begin, and enough hours to pass 1 January 2101. */
#define FIRST_HOUR (G_GINT64_CONSTANT (252460800) / 3600)
#define PAGE_BITS 13
#define PAGE_HOURS (1 << PAGE_BITS)
#define N_PAGES 132
#define LAST_BUCKET (N_PAGES * PAGE_HOURS - 1)
#define FIRST_INSTANT (FIRST_HOUR * HOUR + 1)
#define LAST_INSTANT ((FIRST_HOUR + LAST_BUCKET + 1) * HOUR)
#define NOWHERE (-1)

/* The items of one hour stand in chunks of two cache lines, each with its time, so that they are
 * gone through without going to the items, and one is taken out without going to its neighbours:
 * with a million items, each of those would be a miss of the cache. */
#define CHUNK_ITEMS 14

typedef struct
{
  gint32 item;    /* NOWHERE where it was taken out */
  guint32 within; /* microseconds after the hour began: 1 to 3,600,000,000 */
} Slot;

typedef struct
{
  gint32 next; /* a chunk of the same hour, or NOWHERE */
  gint32 previous;
  gint32 bucket; /* which hour */
  guint16 n_used;
  guint16 n_items; /* those used, without those that were taken out since */
  Slot slots[CHUNK_ITEMS];
} Chunk;

/* A place in a chunk is a number too: which chunk, and which of its slots. */
#define PLACE_BITS 4
#define PLACE(chunk, nth) ((chunk) << PLACE_BITS | (nth))
#define CHUNK_OF(place) ((place) >> PLACE_BITS)
#define NTH_OF(place) ((place) & ((1 << PLACE_BITS) - 1))

struct _SafeguardDueWheel
{
  gint32 *places; /* of each item; NOWHERE: not scheduled */
  gint32 n_places;
  guint n_items;
  gint64 position;  /* moved on to here; G_MININT64: never */
  GHashTable *late; /* set of items due in the past when they came, until they are told */
  Chunk *chunks;
  gint32 n_chunks;
  gint32 free_chunk;       /* the first of those not used, or NOWHERE */
  gint32 *pages[N_PAGES];  /* about a year each: the first chunk of each hour, or NULL */
  guint32 counts[N_PAGES]; /* how many chunks stand in each */
};

SafeguardDueWheel *
safeguard_due_wheel_new (void)
{
  SafeguardDueWheel *self = g_new0 (SafeguardDueWheel, 1);

  self->position = G_MININT64;
  self->late = g_hash_table_new (NULL, NULL);
  self->free_chunk = NOWHERE;

  return self;
}

void
safeguard_due_wheel_free (SafeguardDueWheel *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
  g_hash_table_unref (self->late);
  g_free (self->chunks);
  g_free (self->places);
  g_free (self);
}

/* Hours are open at their beginning and closed at their end: time that moves on to the full hour
 * takes whole hours, and compares nothing. */
static gint32
bucket_of (gint64 due)
{
  return (gint32)((due - 1) / HOUR - FIRST_HOUR);
}

static gint64
beginning_of (gint32 bucket)
{
  return (FIRST_HOUR + bucket) * HOUR;
}

/* The first chunk of an hour. */
static gint32 *
head_of (SafeguardDueWheel *self, gint32 bucket)
{
  gint32 **page = &self->pages[bucket >> PAGE_BITS];

  if (G_UNLIKELY (*page == NULL))
    {
      *page = g_new (gint32, PAGE_HOURS);
      /* NOWHERE in every hour. */
      memset (*page, 0xff, sizeof (gint32) * PAGE_HOURS);
    }

  return &(*page)[bucket & (PAGE_HOURS - 1)];
}

static void
make_places (SafeguardDueWheel *self, gint32 item)
{
  gint32 n = self->n_places;

  if (G_LIKELY (item < n))
    return;

  self->n_places = MAX (item + 1, MAX (2 * n, 64));
  self->places = g_renew (gint32, self->places, self->n_places);
  for (gint32 i = n; i < self->n_places; i++)
    self->places[i] = NOWHERE;
}

static void
make_chunks (SafeguardDueWheel *self)
{
  gint32 n = self->n_chunks;

  self->n_chunks = MAX (2 * n, 64);
  self->chunks = g_renew (Chunk, self->chunks, self->n_chunks);
  for (gint32 i = n; i < self->n_chunks; i++)
    self->chunks[i].next = i + 1 < self->n_chunks ? i + 1 : NOWHERE;
  self->free_chunk = n;
}

/* Puts an empty chunk first. */
static gint32
add_chunk (SafeguardDueWheel *self, gint32 bucket, gint32 *head)
{
  if (G_UNLIKELY (self->free_chunk == NOWHERE))
    make_chunks (self);

  gint32 number = self->free_chunk;
  Chunk *chunk = &self->chunks[number];

  self->free_chunk = chunk->next;
  chunk->next = *head;
  chunk->previous = NOWHERE;
  chunk->bucket = bucket;
  chunk->n_used = chunk->n_items = 0;
  if (*head != NOWHERE)
    self->chunks[*head].previous = number;
  *head = number;
  self->counts[bucket >> PAGE_BITS]++;

  return number;
}

static void
free_chunk (SafeguardDueWheel *self, gint32 number)
{
  Chunk *chunk = &self->chunks[number];

  if (chunk->next != NOWHERE)
    self->chunks[chunk->next].previous = chunk->previous;
  if (chunk->previous != NOWHERE)
    self->chunks[chunk->previous].next = chunk->next;
  else
    *head_of (self, chunk->bucket) = chunk->next;
  chunk->next = self->free_chunk;
  self->free_chunk = number;
  self->counts[chunk->bucket >> PAGE_BITS]--;
}

static gboolean
is_scheduled (const SafeguardDueWheel *self, gint32 item)
{
  return item < self->n_places && self->places[item] != NOWHERE;
}

static gboolean
is_late (const SafeguardDueWheel *self, gint32 item)
{
  return g_hash_table_contains (self->late, GINT_TO_POINTER (item));
}

static void
put_in (SafeguardDueWheel *self, gint32 item, gint64 due)
{
  gint32 bucket = bucket_of (due);
  gint32 *head = head_of (self, bucket);
  gint32 number = *head;

  if (number == NOWHERE || self->chunks[number].n_used == CHUNK_ITEMS)
    number = add_chunk (self, bucket, head);

  Chunk *chunk = &self->chunks[number];
  self->places[item] = PLACE (number, chunk->n_used);
  chunk->slots[chunk->n_used++] = (Slot){item, (guint32)(due - beginning_of (bucket))};
  chunk->n_items++;
}

static void
take_out (SafeguardDueWheel *self, gint32 item)
{
  gint32 place = self->places[item];
  Chunk *chunk = &self->chunks[CHUNK_OF (place)];

  if (G_UNLIKELY (g_hash_table_size (self->late) > 0))
    g_hash_table_remove (self->late, GINT_TO_POINTER (item));
  chunk->slots[NTH_OF (place)].item = NOWHERE;
  self->places[item] = NOWHERE;
  if (--chunk->n_items == 0)
    free_chunk (self, CHUNK_OF (place));
}

void
safeguard_due_wheel_schedule (SafeguardDueWheel *self, gint32 item, gint64 due, gboolean told)
{
  due = CLAMP (due, FIRST_INSTANT, LAST_INSTANT);
  make_places (self, item);
  if (is_scheduled (self, item))
    take_out (self, item);
  else
    self->n_items++;

  put_in (self, item, due);
  if (G_UNLIKELY (due <= self->position) && !told)
    g_hash_table_add (self->late, GINT_TO_POINTER (item));
}

void
safeguard_due_wheel_cancel (SafeguardDueWheel *self, gint32 item)
{
  if (!is_scheduled (self, item))
    return;

  take_out (self, item);
  self->n_items--;
}

gboolean
safeguard_due_wheel_is_told (const SafeguardDueWheel *self, gint32 item)
{
  if (!is_scheduled (self, item))
    return FALSE;

  const Chunk *chunk = &self->chunks[CHUNK_OF (self->places[item])];
  gint64 due = beginning_of (chunk->bucket) + chunk->slots[NTH_OF (self->places[item])].within;

  return due <= self->position && !is_late (self, item);
}

guint
safeguard_due_wheel_get_n_items (const SafeguardDueWheel *self)
{
  return self->n_items;
}

/* The items of one hour that are due after and not after so many microseconds of it. */
static void
collect_hour (const SafeguardDueWheel *self, gint32 first, gint64 after, gint64 upto, GArray *items)
{
  for (gint32 number = first; number != NOWHERE; number = self->chunks[number].next)
    {
      const Chunk *chunk = &self->chunks[number];

      for (guint i = 0; i < chunk->n_used; i++)
        {
          const Slot *slot = &chunk->slots[i];

          if (slot->item != NOWHERE && slot->within > after && slot->within <= upto)
            g_array_append_val (items, slot->item);
        }
    }
}

void
safeguard_due_wheel_collect (const SafeguardDueWheel *self,
                             gint64 after,
                             gint64 upto,
                             GArray *items)
{
  gint64 from = CLAMP (after, FIRST_INSTANT - 1, LAST_INSTANT);
  gint64 to = CLAMP (upto, FIRST_INSTANT - 1, LAST_INSTANT);

  /* What is due at the very end of an hour belongs to it, what comes after to the next. */
  for (gint32 bucket = (gint32)(from / HOUR - FIRST_HOUR); from < to && beginning_of (bucket) < to;
       bucket++)
    {
      const gint32 *page = self->pages[bucket >> PAGE_BITS];

      if (page == NULL || self->counts[bucket >> PAGE_BITS] == 0)
        bucket |= PAGE_HOURS - 1;
      else if (page[bucket & (PAGE_HOURS - 1)] != NOWHERE)
        collect_hour (self, page[bucket & (PAGE_HOURS - 1)], from - beginning_of (bucket),
                      to - beginning_of (bucket), items);
    }
}

static void
tell_late (SafeguardDueWheel *self, GArray *items)
{
  GHashTableIter iter;
  gpointer late;

  g_hash_table_iter_init (&iter, self->late);
  while (g_hash_table_iter_next (&iter, &late, NULL))
    {
      gint32 item = GPOINTER_TO_INT (late);

      g_array_append_val (items, item);
    }
  g_hash_table_remove_all (self->late);
}

void
safeguard_due_wheel_advance (SafeguardDueWheel *self, gint64 to, GArray *items)
{
  if (g_hash_table_size (self->late) > 0)
    tell_late (self, items);
  if (to <= self->position)
    return;

  safeguard_due_wheel_collect (self, self->position, to, items);
  self->position = to;
}
