/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-proceeding-ruling.h>
#include <safeguard/safeguard-proceeding.h>
#include <safeguard/safeguard-vote.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_WORKSTREAM (safeguard_workstream_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardWorkstream, safeguard_workstream, WORKSTREAM)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardWorkstream *safeguard_workstream_new (SafeguardGovernance *governance,
                                               const char *id,
                                               const char *kind,
                                               const char *const *parties,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_WORKSTREAM_RULING (safeguard_workstream_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardWorkstreamRuling,
                               safeguard_workstream_ruling,
                               WORKSTREAM_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_governance_get_workstream_kinds (SafeguardGovernance *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardWorkstreamRuling *safeguard_governance_follow (SafeguardGovernance *self,
                                                        SafeguardWorkstream *workstream,
                                                        GDateTime *at,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardWorkstreamRuling *
safeguard_governance_follow_with_vote (SafeguardGovernance *self,
                                       SafeguardWorkstream *workstream,
                                       SafeguardVoteRuling *vote,
                                       GDateTime *at,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
