/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-policy-difference.h>
#include <safeguard/safeguard-policy.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_POLICY_DIFF (safeguard_policy_diff_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardPolicyDiff, safeguard_policy_diff, SAFEGUARD, POLICY_DIFF, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicyDiff *safeguard_policy_diff_new (SafeguardPolicy *first,
                                                SafeguardPolicy *second) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicy *safeguard_policy_diff_get_first (SafeguardPolicyDiff *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicy *safeguard_policy_diff_get_second (SafeguardPolicyDiff *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_diff_get_differences (SafeguardPolicyDiff *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_policy_diff_get_unfinished (SafeguardPolicyDiff *self);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_policy_diff_get_release_note (SafeguardPolicyDiff *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_policy_diff_to_json (SafeguardPolicyDiff *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
