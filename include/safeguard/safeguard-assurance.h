/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-checklist.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-ruling.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_PROVISION (safeguard_provision_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardProvision, safeguard_provision, SAFEGUARD, PROVISION, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_provision_get_section (SafeguardProvision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_provision_get_id (SafeguardProvision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_provision_get_name (SafeguardProvision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_provision_get_values (SafeguardProvision *self, const char *key);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_provision_get_citations (SafeguardProvision *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_governance_get_provisions (SafeguardGovernance *self,
                                                 const char *section,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_governance_get_responsibilities (SafeguardGovernance *self,
                                                       const char *of,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_governance_get_checklists (SafeguardGovernance *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardChecklist *
safeguard_governance_get_checklist (SafeguardGovernance *self, const char *id, GError **error);

#define SAFEGUARD_TYPE_ASSURANCE (safeguard_assurance_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardAssurance, safeguard_assurance, ASSURANCE)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAssurance *safeguard_assurance_new (SafeguardGovernance *governance,
                                             const char *id,
                                             const GDate *from,
                                             const GDate *to,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_assurance_get_id (SafeguardAssurance *self);

#define SAFEGUARD_TYPE_ASSURANCE_RULING (safeguard_assurance_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardAssuranceRuling,
                               safeguard_assurance_ruling,
                               ASSURANCE_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_assurance_ruling_get_missing (SafeguardAssuranceRuling *self,
                                               const char *section) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAssuranceRuling *
safeguard_governance_assess_assurance (SafeguardGovernance *self,
                                       SafeguardAssurance *assurance,
                                       GDateTime *at,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
