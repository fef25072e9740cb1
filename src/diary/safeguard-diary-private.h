/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-diary-entry-private.h"
#include "safeguard-due-wheel-private.h"

/* Each entry has a slot, a number that it keeps while it is in the diary; the wheel knows entries
 * by it. */
struct _SafeguardDiary
{
  GObject parent_instance;

  GPtrArray *slots;      /* SafeguardDiaryEntry, owned; NULL where a slot is free */
  GArray *free_slots;    /* gint32 */
  GHashTable *records;   /* GRefString -> GArray of gint32: the slots of a record */
  GHashTable *undated;   /* set of slots, as GINT_TO_POINTER */
  GHashTable *repeating; /* likewise: of dated entries whose clocks repeat */
  SafeguardDueWheel *wheel;
};

/* For an array in which places are free. */
void safeguard_diary_unref_entry (gpointer entry);
/* Puts another entry in the place of one, which is let go of. */
void safeguard_diary_replace (SafeguardDiary *self, gint32 slot, SafeguardDiaryEntry *entry);
/* The dated entries of a window of days, in due order; 0 is no bound. (transfer full): an array of
 * owned SafeguardDiaryEntry. */
GPtrArray *
safeguard_diary_find (SafeguardDiary *self, SafeguardDayNumber from, SafeguardDayNumber to);
