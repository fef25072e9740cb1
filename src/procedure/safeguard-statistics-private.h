/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

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

/* @holder may be NULL. */
SafeguardHolderStatistic *safeguard_holder_statistic_new (const char *holder,
                                                          const SafeguardTimeliness *counts);
void safeguard_holder_statistic_write (SafeguardHolderStatistic *self, JsonBuilder *builder);
/* One JSON object. */
void safeguard_statistics_write (SafeguardStatistics *self, JsonBuilder *builder);
