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

#define SAFEGUARD_TYPE_INFORMATION_LOG (safeguard_information_log_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardInformationLog, safeguard_information_log, INFORMATION_LOG)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardInformationLog *safeguard_information_log_new (SafeguardGovernance *governance,
                                                        const char *id,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_information_log_get_id (SafeguardInformationLog *self);

#define SAFEGUARD_TYPE_INFORMATION_RULING (safeguard_information_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardInformationRuling,
                               safeguard_information_ruling,
                               INFORMATION_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_information_ruling_get_controllers (SafeguardInformationRuling *self)
    G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_information_ruling_get_unanswered (SafeguardInformationRuling *self,
                                                    const char *request,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_information_ruling_get_missing (SafeguardInformationRuling *self)
    G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardInformationRuling *
safeguard_governance_assess_information (SafeguardGovernance *self,
                                         SafeguardInformationLog *log,
                                         GDateTime *at,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
