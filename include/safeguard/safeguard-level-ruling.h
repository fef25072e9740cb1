/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-judgement.h>
#include <safeguard/safeguard-level.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-trace.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_LEVEL_RULING (safeguard_level_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardLevelRuling, safeguard_level_ruling, LEVEL_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardOutcome safeguard_level_ruling_get_outcome (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardLevel *safeguard_level_ruling_get_level (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_level_ruling_get_highest_possible (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_ruling_get_statute (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_ruling_get_assessment (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_ruling_get_coordinator (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_ruling_get_route (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_ruling_get_consent (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_level_ruling_is_emergency (SafeguardLevelRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_level_ruling_get_trace (SafeguardLevelRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_level_ruling_why_not (SafeguardLevelRuling *self,
                                            int level,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_level_ruling_smallest_changes (SafeguardLevelRuling *self,
                                                     int level,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_level_ruling_get_judgements (SafeguardLevelRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_level_ruling_get_danger (SafeguardLevelRuling *self);

G_END_DECLS
