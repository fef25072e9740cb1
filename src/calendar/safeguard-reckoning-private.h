/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-timescale-rule-private.h"

/* When something is due: a day, and for a clock of hours an instant. */
typedef struct
{
  SafeguardDayNumber day; /* 0: nothing is due */
  gboolean has_time;
  gint64 instant;
  /* The day from which days are counted: the start's, or the next working day if it came after
   * hours. */
  SafeguardDayNumber from;
  /* Nothing is due while the clock is paused: since when, and what was left of its limit then, in
   * days of its unit or, for hours, in microseconds. */
  gboolean paused;
  SafeguardMoment paused_since;
  gint64 left;
} SafeguardDue;

/* The days that the limit counts. */
SafeguardCounting safeguard_reckon_counting (const SafeguardTimescaleRule *rule,
                                             SafeguardCalendar *calendar);
/* When a clock that starts at @start is due; @rounds is how often it was met already, and @last
 * when it was met last, for one that repeats. @at picks the period of one that counts in periods;
 * G_MININT64 takes the first. */
gboolean safeguard_reckon_due (const SafeguardTimescaleRule *rule,
                               SafeguardCalendar *calendar,
                               const SafeguardMoment *start,
                               guint rounds,
                               const SafeguardMoment *last,
                               gint64 at,
                               SafeguardDue *out,
                               GError **error);
/* The due day of the round after one that was due on @due. */
gboolean safeguard_reckon_next (const SafeguardTimescaleRule *rule,
                                SafeguardCalendar *calendar,
                                const SafeguardMoment *start,
                                SafeguardDue *due,
                                GError **error);
/* The day @n periods after @day, with the end of the month as the last resort. 0 if that lies
 * outside the years 1 to 9999, which is outside every calendar. */
SafeguardDayNumber
safeguard_reckon_add_calendar (SafeguardDayNumber day, const SafeguardLimit *limit, int n);
