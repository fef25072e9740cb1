/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-day-private.h"
#include "safeguard-holidays-private.h"
#include "safeguard-school-private.h"

/* Two flat tables, so that an addition is two loads: how many working days come before each day,
 * and which day is the n-th working day, both as 16-bit offsets from the first day. */
typedef struct
{
  SafeguardDayNumber first;
  guint n_days;
  guint n_working;
  guint16 *before; /* n_days + 1 */
  guint16 *nth;    /* n_working */
} SafeguardWorkingDays;

/* Event day 0, next working day 1, the one before -1. 0 days from a day that is no working day is
 * the next one that is. 0 where the answer, or @day, lies outside. */
static inline SafeguardDayNumber
safeguard_working_days_add (const SafeguardWorkingDays *table, SafeguardDayNumber day, gint32 n)
{
  guint32 offset = day - table->first;
  guint32 after = n > 0;

  if (G_UNLIKELY (offset >= table->n_days))
    return 0;

  /* In unsigned numbers a place before the first working day wraps round to one past the last. */
  guint32 place = (guint32)table->before[offset + after] + (guint32)n - after;

  return G_LIKELY (place < table->n_working) ? table->first + table->nth[place] : 0;
}

/* From the pack section `calendar`. NULL, without a complaint, if no layer has a calendar; what is
 * wrong with one is in @log, and the calendar is then good for nothing. */
SafeguardCalendar *safeguard_calendar_compile (SafeguardLayers *layers, SafeguardIssueLog *log);
/* G_MAXINT64 is the calendar as it turned out. */
SafeguardCalendar *safeguard_calendar_as_known_at (SafeguardCalendar *self, gint64 known);

const SafeguardWorkingDays *safeguard_calendar_peek_working_days (SafeguardCalendar *self);
SafeguardDayKind safeguard_calendar_kind_of (SafeguardCalendar *self, SafeguardDayNumber day);
/* Borrowed; NULL if the day is no holiday. */
const SafeguardHoliday *safeguard_calendar_holiday_on (SafeguardCalendar *self,
                                                       SafeguardDayNumber day);
/* Borrowed: every SafeguardHoliday, in order. */
const GArray *safeguard_calendar_peek_holidays (SafeguardCalendar *self);
SafeguardDayNumber safeguard_calendar_peek_horizon (SafeguardCalendar *self);
gboolean safeguard_calendar_covers (SafeguardCalendar *self, SafeguardDayNumber day);
/* Borrowed; NULL if no school calendar is loaded. */
const SafeguardSchool *safeguard_calendar_peek_school (SafeguardCalendar *self);
/* The fields of a day that do not depend on what is counted. */
void safeguard_calendar_describe (SafeguardCalendar *self,
                                  SafeguardDayNumber day,
                                  SafeguardDayFields *out);
/* FALSE with OUTSIDE_CALENDAR if the day is not covered. */
gboolean safeguard_calendar_check (SafeguardCalendar *self, SafeguardDayNumber day, GError **error);
