/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-error-private.h"

/* A day number is a GDate Julian day: 1 is 1 January of the year 1. 0 is no day. */
typedef guint32 SafeguardDayNumber;

/* A day in London, and the instant if the time of day is known. */
typedef struct
{
  SafeguardDayNumber day; /* 0: no moment */
  gboolean has_time;
  gboolean doubled; /* the clocks went back: the time came twice and the earlier was taken */
  gint64 instant;   /* microseconds since 1970 in UTC; meaningless unless has_time */
} SafeguardMoment;

#define SAFEGUARD_MOMENT_NONE ((SafeguardMoment){0, FALSE, FALSE, 0})

gboolean
safeguard_day_number_from_ymd (guint year, guint month, guint day, SafeguardDayNumber *out);
void safeguard_day_number_to_ymd (SafeguardDayNumber number, guint *year, guint *month, guint *day);
/* 1 Monday ... 7 Sunday */
guint safeguard_day_number_weekday (SafeguardDayNumber number);
/* Strict YYYY-MM-DD. FALSE with IMPOSSIBLE_DATE or, for a day that exists and that is further away
 * than is computed, OUTSIDE_CALENDAR. */
gboolean safeguard_day_number_parse (const char *text,
                                     const SafeguardPlace *place,
                                     SafeguardDayNumber *out,
                                     GError **error);
/* "2019-10-07" */
char *safeguard_day_number_to_iso (SafeguardDayNumber number);
/* "Mon 7 Oct 2019" */
char *safeguard_day_number_to_text (SafeguardDayNumber number);
GDate *safeguard_day_number_to_date (SafeguardDayNumber number);
/* 0 for an invalid date */
SafeguardDayNumber safeguard_day_number_from_date (const GDate *date);
/* The first instant of a day in London. */
gint64 safeguard_day_number_to_instant (SafeguardDayNumber number);

/* Reads "2019-10-07" or "2019-10-07T14:30[:00][Z|+01:00]"; without an offset the time is London's.
 * A skipped hour is refused, a doubled one is the earlier. */
gboolean safeguard_moment_parse (const char *text,
                                 const SafeguardPlace *place,
                                 SafeguardMoment *out,
                                 GError **error);
SafeguardMoment safeguard_moment_from_instant (gint64 instant);
SafeguardMoment safeguard_moment_from_day (SafeguardDayNumber day);
SafeguardMoment safeguard_moment_from_date_time (GDateTime *time);
/* In London; NULL for a moment that is a day only */
GDateTime *safeguard_moment_to_date_time (const SafeguardMoment *moment);
/* "2019-10-07" or "2019-10-07T14:30:00+01:00" */
char *safeguard_moment_to_iso (const SafeguardMoment *moment);
/* "Mon 7 Oct 2019" or "Mon 7 Oct 2019 14:30" */
char *safeguard_moment_to_text (const SafeguardMoment *moment);
/* Orders by instant where both have one, else by day. */
int safeguard_moment_compare (const SafeguardMoment *a, const SafeguardMoment *b);
/* The last instant at which something recorded at @moment is known: itself, or the end of its day.
 */
gint64 safeguard_moment_end (const SafeguardMoment *moment);
