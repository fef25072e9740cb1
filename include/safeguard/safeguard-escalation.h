/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-proceeding-ruling.h>
#include <safeguard/safeguard-proceeding.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_ESCALATION (safeguard_escalation_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardEscalation, safeguard_escalation, SAFEGUARD, ESCALATION, GObject)

#define SAFEGUARD_TYPE_DISPUTE (safeguard_dispute_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardDispute, safeguard_dispute, DISPUTE)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDispute *safeguard_dispute_new (SafeguardEscalation *escalation,
                                         const char *id,
                                         const char *kind,
                                         const char *const *parties,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_DISPUTE_RULING (safeguard_dispute_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardDisputeRuling, safeguard_dispute_ruling, DISPUTE_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_dispute_ruling_get_goes_to (SafeguardDisputeRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_escalation_get_kinds (SafeguardEscalation *self);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_escalation_get_stages (SafeguardEscalation *self,
                                        const char *kind,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDisputeRuling *safeguard_escalation_assess (SafeguardEscalation *self,
                                                     SafeguardDispute *dispute,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDisputeRuling *safeguard_escalation_assess_at (SafeguardEscalation *self,
                                                        SafeguardDispute *dispute,
                                                        GDateTime *at,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
