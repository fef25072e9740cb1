/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-meeting.h>
#include <safeguard/safeguard-vote.h>

G_BEGIN_DECLS

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_governance_get_bodies (SafeguardGovernance *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_governance_get_seats (SafeguardGovernance *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_governance_get_decisions (SafeguardGovernance *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *
safeguard_governance_get_voters (SafeguardGovernance *self, const char *decision, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardMeetingRuling *safeguard_governance_assess_meeting (
    SafeguardGovernance *self, SafeguardMeeting *meeting, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardMeetingRuling *
safeguard_governance_assess_meeting_at (SafeguardGovernance *self,
                                        SafeguardMeeting *meeting,
                                        GDateTime *at,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardVoteRuling *safeguard_governance_assess_vote (SafeguardGovernance *self,
                                                       SafeguardVote *vote,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
