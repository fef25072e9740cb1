/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-reckoning-private.h"

/* From a pausing event to the event that resumes the clock. The day of the first and the days up to
 * the day before the second do not count; of hours, the time between the two. */
typedef struct
{
  SafeguardMoment from;
  SafeguardMoment until; /* no day: it goes on */
} SafeguardPause;

/* Moves @due, as reckoned without pauses, on by the @pauses (in order, none within another) that
 * begin before it is over. Where one goes on, @due loses its day and says how much was left. FALSE
 * with OUTSIDE_CALENDAR, NEEDS_SCHOOL_CALENDAR or, for hours, NEEDS_TIME. */
gboolean safeguard_pauses_move (const GArray *pauses,
                                const SafeguardTimescaleRule *rule,
                                SafeguardCalendar *calendar,
                                SafeguardDue *due,
                                GError **error);
gboolean safeguard_pauses_cover (const GArray *pauses, SafeguardDayNumber day);
/* How much of the time from @first to @last was paused, in microseconds. */
gint64 safeguard_pauses_span (const GArray *pauses, gint64 first, gint64 last);
