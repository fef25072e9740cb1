/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-trace.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_RIGHT_RULING (safeguard_right_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardRightRuling, safeguard_right_ruling, RIGHT_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_right_ruling_get_may (SafeguardRightRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_right_ruling_get_before (SafeguardRightRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_right_ruling_get_who (SafeguardRightRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRightRuling *safeguard_governance_may (SafeguardGovernance *self,
                                                const char *body,
                                                const char *act,
                                                const char *matter,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_DECISION_LOG (safeguard_decision_log_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardDecisionLog, safeguard_decision_log, DECISION_LOG)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDecisionLog *safeguard_decision_log_new (SafeguardGovernance *governance,
                                                  const char *id,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_decision_log_get_id (SafeguardDecisionLog *self);

#define SAFEGUARD_TYPE_DECISION_LOG_RULING (safeguard_decision_log_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardDecisionLogRuling,
                               safeguard_decision_log_ruling,
                               DECISION_LOG_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_decision_log_ruling_get_n_breaches (SafeguardDecisionLogRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDecisionLogRuling *
safeguard_governance_assess_decisions (SafeguardGovernance *self,
                                       SafeguardDecisionLog *decisions,
                                       GDateTime *at,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
