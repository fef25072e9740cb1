/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-calendar-private.h"

#define SAFEGUARD_EXCLUDES(kind) (1u << (kind))
/* The statutory formula: not a Saturday, a Sunday or a bank holiday. */
#define SAFEGUARD_EXCLUDES_STATUTORY                                                               \
  (SAFEGUARD_EXCLUDES (SAFEGUARD_DAY_KIND_SATURDAY)                                                \
   | SAFEGUARD_EXCLUDES (SAFEGUARD_DAY_KIND_SUNDAY)                                                \
   | SAFEGUARD_EXCLUDES (SAFEGUARD_DAY_KIND_BANK_HOLIDAY))

/* Which days one instrument counts: those whose kind it does not exclude and, where it counts
 * school days, on which the schools are open. */
typedef struct
{
  SafeguardCalendar *calendar;
  guint excludes;
  gboolean school;
} SafeguardCounting;

/* The kind, with "school closed" where school days are counted. */
SafeguardDayKind safeguard_counting_kind_of (const SafeguardCounting *self, SafeguardDayNumber day);
gboolean safeguard_counting_counts (const SafeguardCounting *self, SafeguardDayNumber day);
/* Whether it is known of a day if it counts: FALSE with OUTSIDE_CALENDAR or NEEDS_SCHOOL_CALENDAR.
 */
gboolean
safeguard_counting_check (const SafeguardCounting *self, SafeguardDayNumber day, GError **error);
/* The |n|-th day that counts after @day, or before it if @n is negative; n is not 0. FALSE with
 * OUTSIDE_CALENDAR or NEEDS_SCHOOL_CALENDAR. */
gboolean safeguard_counting_add (const SafeguardCounting *self,
                                 SafeguardDayNumber day,
                                 int n,
                                 SafeguardDayNumber *out,
                                 GError **error);
/* How many days count from the day after @from to @to; @from is not later. */
guint safeguard_counting_between (const SafeguardCounting *self,
                                  SafeguardDayNumber from,
                                  SafeguardDayNumber to);
