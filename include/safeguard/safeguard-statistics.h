/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-proceeding-ruling.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_STAGE_STATISTIC (safeguard_stage_statistic_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardStageStatistic, safeguard_stage_statistic, SAFEGUARD, STAGE_STATISTIC, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_statistic_get_stage (SafeguardStageStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_statistic_get_name (SafeguardStageStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_stage_statistic_get_n_reached (SafeguardStageStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_stage_statistic_get_n_left (SafeguardStageStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_stage_statistic_get_shortest (SafeguardStageStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
double safeguard_stage_statistic_get_median (SafeguardStageStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_stage_statistic_get_longest (SafeguardStageStatistic *self);

#define SAFEGUARD_TYPE_HOLDER_STATISTIC (safeguard_holder_statistic_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardHolderStatistic, safeguard_holder_statistic, SAFEGUARD, HOLDER_STATISTIC, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_holder_statistic_get_holder (SafeguardHolderStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_holder_statistic_get_n_in_time (SafeguardHolderStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_holder_statistic_get_n_late (SafeguardHolderStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_holder_statistic_get_n_overdue (SafeguardHolderStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_holder_statistic_get_n_running (SafeguardHolderStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
double safeguard_holder_statistic_get_median_late (SafeguardHolderStatistic *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_holder_statistic_get_longest_late (SafeguardHolderStatistic *self);

#define SAFEGUARD_TYPE_STATISTICS (safeguard_statistics_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardStatistics, safeguard_statistics, SAFEGUARD, STATISTICS, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardStatistics *safeguard_statistics_new (void) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
void safeguard_statistics_add (SafeguardStatistics *self, SafeguardProceedingRuling *ruling);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_statistics_get_n_matters (SafeguardStatistics *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_statistics_get_stages (SafeguardStatistics *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_statistics_get_holders (SafeguardStatistics *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GVariant *safeguard_statistics_get_outcomes (SafeguardStatistics *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_statistics_to_json (SafeguardStatistics *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
