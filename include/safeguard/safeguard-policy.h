/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-calendar.h>
#include <safeguard/safeguard-escalation.h>
#include <safeguard/safeguard-figure.h>
#include <safeguard/safeguard-funding.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-reviews.h>
#include <safeguard/safeguard-thresholds.h>
#include <safeguard/safeguard-timescale.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_POLICY (safeguard_policy_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardPolicy, safeguard_policy, SAFEGUARD, POLICY, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicy *
safeguard_policy_load (const char *area, const GDate *on, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_get_area (SafeguardPolicy *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_get_edition (SafeguardPolicy *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_policy_get_on (SafeguardPolicy *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_policy_get_layers (SafeguardPolicy *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_get_digest (SafeguardPolicy *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_get_decided (SafeguardPolicy *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCalendar *safeguard_policy_get_calendar (SafeguardPolicy *self, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_get_timescales (SafeguardPolicy *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardTimescale *safeguard_policy_get_timescale (SafeguardPolicy *self,
                                                    const char *id,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardThresholds *safeguard_policy_get_thresholds (SafeguardPolicy *self, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardEscalation *safeguard_policy_get_escalation (SafeguardPolicy *self, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardGovernance *safeguard_policy_get_governance (SafeguardPolicy *self, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardReviews *safeguard_policy_get_reviews (SafeguardPolicy *self, GError **error);

#define SAFEGUARD_TYPE_DUTIES_RULING (safeguard_duties_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardDutiesRuling, safeguard_duties_ruling, DUTIES_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDutiesRuling *safeguard_policy_assess_duties (SafeguardPolicy *self,
                                                       SafeguardRecord *record,
                                                       GDateTime *at) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFunding *safeguard_policy_get_funding (SafeguardPolicy *self,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_get_provisions (SafeguardPolicy *self,
                                             const char *section,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_get_figures (SafeguardPolicy *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
