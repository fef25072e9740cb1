/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_POLICY_DIFFERENCE (safeguard_policy_difference_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardPolicyDifference, safeguard_policy_difference, SAFEGUARD, POLICY_DIFFERENCE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_difference_get_room (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_difference_get_rule (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_difference_get_code (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_difference_get_message (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
GVariant *safeguard_policy_difference_get_arguments (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_policy_difference_get_facts (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_policy_difference_get_conditions (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_policy_difference_get_names (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_difference_get_first_answer (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_difference_get_second_answer (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_difference_get_first_citations (SafeguardPolicyDifference *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_difference_get_second_citations (SafeguardPolicyDifference *self);

G_END_DECLS
