/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-ruling.h>

G_BEGIN_DECLS

/**
 * SafeguardRiskHandling:
 * @SAFEGUARD_RISK_HANDLING_KEPT: the body whose register it stands on keeps it
 * @SAFEGUARD_RISK_HANDLING_ESCALATED: it goes up to another body
 * @SAFEGUARD_RISK_HANDLING_UNDETERMINED: no score is recorded
 * @SAFEGUARD_RISK_HANDLING_UNDECIDED: the documents leave it open
 *
 * What becomes of a risk.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_RISK_HANDLING_KEPT = 1,
  SAFEGUARD_RISK_HANDLING_ESCALATED = 2,
  SAFEGUARD_RISK_HANDLING_UNDETERMINED = 3,
  SAFEGUARD_RISK_HANDLING_UNDECIDED = 4,
} SafeguardRiskHandling;

#define SAFEGUARD_TYPE_RISK_HANDLING (safeguard_risk_handling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_risk_handling_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_RISK_SCORE (safeguard_risk_score_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardRiskScore, safeguard_risk_score, SAFEGUARD, RISK_SCORE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_risk_score_get_score (SafeguardRiskScore *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_risk_score_get_when_text (SafeguardRiskScore *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRiskHandling safeguard_risk_score_get_handling (SafeguardRiskScore *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_risk_score_get_to (SafeguardRiskScore *self);

#define SAFEGUARD_TYPE_RISK (safeguard_risk_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardRisk, safeguard_risk, RISK)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRisk *safeguard_risk_new (SafeguardGovernance *governance,
                                   const char *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_risk_get_id (SafeguardRisk *self);

#define SAFEGUARD_TYPE_RISK_RULING (safeguard_risk_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardRiskRuling, safeguard_risk_ruling, RISK_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRiskHandling safeguard_risk_ruling_get_handling (SafeguardRiskRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_risk_ruling_get_to (SafeguardRiskRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_risk_ruling_get_register (SafeguardRiskRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_risk_ruling_is_closed (SafeguardRiskRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_risk_ruling_get_scores (SafeguardRiskRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRiskRuling *safeguard_governance_assess_score (SafeguardGovernance *self,
                                                        gint64 score,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRiskRuling *safeguard_governance_assess_risk (SafeguardGovernance *self,
                                                       SafeguardRisk *risk,
                                                       GDateTime *at,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
