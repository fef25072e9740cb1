/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-concern.h>
#include <safeguard/safeguard-level-ruling.h>

G_BEGIN_DECLS

/**
 * SafeguardAssessedCase: (skip)
 * @level: the level, or 0 where none is decided
 * @highest_possible: the highest level that unknown facts could make it, or 0
 * @outcome: a #SafeguardOutcome
 * @danger: a #SafeguardAnswer: whether the child is in immediate danger
 *
 * What becomes of one case of many. Its layout never changes.
 *
 * Since: 1.0
 */
typedef struct
{
  gint16 level;
  gint16 highest_possible;
  guint16 outcome;
  guint16 danger;
} SafeguardAssessedCase;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_thresholds_get_levels (SafeguardThresholds *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_thresholds_get_facts (SafeguardThresholds *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_thresholds_get_rows (SafeguardThresholds *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardLevelRuling *safeguard_thresholds_assess (SafeguardThresholds *self,
                                                   SafeguardConcern *concern,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardLevelRuling *safeguard_thresholds_assess_at (SafeguardThresholds *self,
                                                      SafeguardConcern *concern,
                                                      GDateTime *at,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_thresholds_get_case_words (SafeguardThresholds *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_thresholds_get_matched_words (SafeguardThresholds *self);

SAFEGUARD_AVAILABLE_IN_1_0
void safeguard_thresholds_assess_words (SafeguardThresholds *self,
                                        const guint64 *cases,
                                        gsize n_cases,
                                        SafeguardAssessedCase *results,
                                        guint64 *matched);

SAFEGUARD_AVAILABLE_IN_1_0
GBytes *safeguard_thresholds_assess_bytes (SafeguardThresholds *self,
                                           GBytes *cases,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
