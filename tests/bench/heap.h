/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* What the hour wheel is measured against: a binary heap that knows where each item stands, so
 * that one can be taken out. */
typedef struct
{
  gint64 due;
  gint32 item;
} HeapEntry;

typedef struct
{
  HeapEntry *entries;
  gint32 *places; /* of each item; -1: not in the heap */
  gint32 n;
} Heap;

void heap_init (Heap *self, gint32 n_items);
void heap_clear (Heap *self);
void heap_push (Heap *self, gint32 item, gint64 due);
void heap_remove (Heap *self, gint32 item);
