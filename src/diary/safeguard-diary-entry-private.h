/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-clock-private.h"

/* An open clock of one record, and when it is due. Immutable. */
struct _SafeguardDiaryEntry
{
  GObject parent_instance;

  char *record; /* a GRefString: the entries of a record share it */
  SafeguardClock *clock;
  SafeguardDue due;
  /* The first instant at which it is too late: what entries are ordered by. G_MAXINT64: no day. */
  gint64 late_from;
  guint place;    /* among the clocks of that id that the record has, from 1 */
  guint round;    /* 0: the clock's own due day; 1: the round after it */
  char *due_text; /* once somebody asked: few of the entries of a query are ever written out */
};

/* Whether there is something to do, or an ending to be aware of: started and not met. */
gboolean safeguard_diary_entry_is_open (SafeguardClock *clock);
SafeguardDiaryEntry *safeguard_diary_entry_new (char *record, SafeguardClock *clock, guint place);
/* From one due day of a clock that comes round again to the next, if each is met on its due day;
 * FALSE if there is none. */
gboolean safeguard_diary_entry_find_next_due (const SafeguardDiaryEntry *self, SafeguardDue *due);
/* So many rounds after that of @self, which is round 0 and itself. */
SafeguardDiaryEntry *
safeguard_diary_entry_new_round (SafeguardDiaryEntry *self, guint round, const SafeguardDue *due);

gboolean safeguard_diary_entry_has_day (const SafeguardDiaryEntry *self);
gboolean safeguard_diary_entry_repeats (const SafeguardDiaryEntry *self);
gboolean safeguard_diary_entry_is_duty (const SafeguardDiaryEntry *self);
/* By due instant, record, clock, and place or round, so that no two entries of a diary are equal.
 */
int safeguard_diary_entry_compare (const SafeguardDiaryEntry *a, const SafeguardDiaryEntry *b);
