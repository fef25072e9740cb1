/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

/* Of a number of days; -1 where there is none. */
typedef struct
{
  int shortest;
  double median; /* half way between the two in the middle of an even number */
  int longest;
} SafeguardSpread;

/* @days holds ints in any order, and is sorted. */
SafeguardSpread safeguard_spread_of (GArray *days);
/* Null for -1; half a day is no whole number, and a whole number is written as one. */
void safeguard_statistics_write_days (JsonBuilder *builder, const char *name, double days);

/* @days holds an int for each stay that is over, in any order; it is sorted. */
SafeguardStageStatistic *
safeguard_stage_statistic_new (const char *stage, const char *name, guint n_reached, GArray *days);
void safeguard_stage_statistic_write (SafeguardStageStatistic *self, JsonBuilder *builder);

typedef struct
{
  guint in_time;
  guint late;
  guint overdue;
  guint running;
} SafeguardTimeliness;

/* @holder may be NULL. @days_late holds an int for each duty that was done late or is overdue, in
 * any order; it is sorted. */
SafeguardHolderStatistic *safeguard_holder_statistic_new (const char *holder,
                                                          const SafeguardTimeliness *counts,
                                                          GArray *days_late);
void safeguard_holder_statistic_write (SafeguardHolderStatistic *self, JsonBuilder *builder);
/* One JSON object. */
void safeguard_statistics_write (SafeguardStatistics *self, JsonBuilder *builder);
