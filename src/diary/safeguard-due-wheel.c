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
/* What was due in the past when it was scheduled, until it is told. */
#define LATE (LAST_BUCKET + 1)
#define NOWHERE (-1)

/* `next` is an item or NOWHERE. `previous` is an item, or ~bucket for the first of a bucket, so
 * that an item is taken out without a search. */
typedef struct
{
  gint64 due;
  gint32 next;
  gint32 previous;
} Item;

struct _SafeguardDueWheel
{
  Item *items;
  guint8 *is_late; /* whether each stands in LATE; only looked at where `due` lies in the past */
  gint32 n_slots;
  guint n_items;
  gint64 position;         /* moved on to here; G_MININT64: never */
  gint32 late;             /* the first item of LATE */
  gint32 *pages[N_PAGES];  /* about a year each: the first item of each hour, or NULL */
  guint32 counts[N_PAGES]; /* how many items stand in each */
};

/* `previous` of an item that is not scheduled: ~bucket of no bucket. */
#define UNSCHEDULED (~(LATE + 1))

SafeguardDueWheel *
safeguard_due_wheel_new (void)
{
  SafeguardDueWheel *self = g_new0 (SafeguardDueWheel, 1);

  self->position = G_MININT64;
  self->late = NOWHERE;

  return self;
}

void
safeguard_due_wheel_free (SafeguardDueWheel *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
  g_free (self->items);
  g_free (self->is_late);
  g_free (self);
}

/* Hours are open at their beginning and closed at their end: time that moves on to the full hour
 * takes whole hours, and compares nothing. */
static gint32
bucket_of (gint64 due)
{
  gint64 past = due - 1 - FIRST_HOUR * HOUR;

  /* What lies outside the calendars stands in the first hour or the last. */
  if (due <= FIRST_HOUR * HOUR)
    return 0;

  return (gint32)MIN (past / HOUR, LAST_BUCKET);
}

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
make_room (SafeguardDueWheel *self, gint32 item)
{
  gint32 n = self->n_slots;

  if (G_LIKELY (item < n))
    return;

  self->n_slots = MAX (item + 1, n > G_MAXINT32 / 2 ? G_MAXINT32 : MAX (2 * n, 64));
  self->items = g_renew (Item, self->items, self->n_slots);
  self->is_late = g_renew (guint8, self->is_late, self->n_slots);
  memset (self->is_late + n, FALSE, (gsize)(self->n_slots - n));
  for (gint32 i = n; i < self->n_slots; i++)
    self->items[i] = (Item){0, NOWHERE, UNSCHEDULED};
}

static gboolean
is_scheduled (const SafeguardDueWheel *self, gint32 item)
{
  return item < self->n_slots && self->items[item].previous != UNSCHEDULED;
}

static gboolean
is_late (const SafeguardDueWheel *self, gint32 item)
{
  return self->items[item].due <= self->position && self->is_late[item];
}

static void
put_first (SafeguardDueWheel *self, gint32 item, gint32 bucket)
{
  Item *entry = &self->items[item];
  gint32 *head = bucket == LATE ? &self->late : head_of (self, bucket);

  entry->next = *head;
  entry->previous = ~bucket;
  if (*head != NOWHERE)
    self->items[*head].previous = item;
  *head = item;
  if (bucket == LATE)
    self->is_late[item] = TRUE;
  else
    self->counts[bucket >> PAGE_BITS]++;
}

static void
take_out (SafeguardDueWheel *self, gint32 item)
{
  Item *entry = &self->items[item];

  if (G_UNLIKELY (is_late (self, item)))
    self->is_late[item] = FALSE;
  else
    self->counts[bucket_of (entry->due) >> PAGE_BITS]--;
  if (entry->next != NOWHERE)
    self->items[entry->next].previous = entry->previous;
  if (entry->previous >= 0)
    self->items[entry->previous].next = entry->next;
  else if (entry->previous == ~LATE)
    self->late = entry->next;
  else
    *head_of (self, ~entry->previous) = entry->next;
  entry->previous = UNSCHEDULED;
}

void
safeguard_due_wheel_schedule (SafeguardDueWheel *self, gint32 item, gint64 due, gboolean told)
{
  make_room (self, item);
  if (is_scheduled (self, item))
    take_out (self, item);
  else
    self->n_items++;

  self->items[item].due = due;
  put_first (self, item, G_UNLIKELY (due <= self->position) && !told ? LATE : bucket_of (due));
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
  return is_scheduled (self, item) && self->items[item].due <= self->position
         && !self->is_late[item];
}

guint
safeguard_due_wheel_get_n_items (const SafeguardDueWheel *self)
{
  return self->n_items;
}

/* The items of one list; compares only where the hour is not passed as a whole. */
static void
collect_list (const SafeguardDueWheel *self,
              gint32 first,
              gboolean compare,
              gint64 after,
              gint64 upto,
              GArray *items)
{
  for (gint32 item = first; item != NOWHERE; item = self->items[item].next)
    {
      gint64 due = self->items[item].due;

      if (!compare || (due > after && due <= upto))
        g_array_append_val (items, item);
    }
}

/* A bucket at an end of the wheel also has what lies outside. */
static gboolean
is_whole (gint32 bucket, gint64 after, gint64 upto)
{
  gint64 begin = (FIRST_HOUR + bucket) * HOUR;

  return bucket > 0 && bucket < LAST_BUCKET && begin >= after && begin + HOUR <= upto;
}

static void
collect_hours (const SafeguardDueWheel *self, gint64 after, gint64 upto, GArray *items)
{
  gint32 last = bucket_of (upto);

  for (gint32 bucket = after == G_MININT64 ? 0 : bucket_of (after + 1); bucket <= last; bucket++)
    {
      const gint32 *page = self->pages[bucket >> PAGE_BITS];

      if (page == NULL || self->counts[bucket >> PAGE_BITS] == 0)
        bucket |= PAGE_HOURS - 1;
      else if (page[bucket & (PAGE_HOURS - 1)] != NOWHERE)
        collect_list (self, page[bucket & (PAGE_HOURS - 1)], !is_whole (bucket, after, upto), after,
                      upto, items);
    }
}

void
safeguard_due_wheel_collect (const SafeguardDueWheel *self,
                             gint64 after,
                             gint64 upto,
                             GArray *items)
{
  collect_list (self, self->late, TRUE, after, upto, items);
  collect_hours (self, after, upto, items);
}

void
safeguard_due_wheel_advance (SafeguardDueWheel *self, gint64 to, GArray *items)
{
  if (to <= self->position)
    to = self->position;

  while (self->late != NOWHERE)
    {
      gint32 item = self->late;

      take_out (self, item);
      put_first (self, item, bucket_of (self->items[item].due));
      g_array_append_val (items, item);
    }
  if (to > self->position)
    collect_hours (self, self->position, to, items);
  self->position = to;
}
