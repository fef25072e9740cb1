/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-level-ruling.h>
#include <safeguard/safeguard-policy-diff.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_POLICY_COMPARISON (safeguard_policy_comparison_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardPolicyComparison, safeguard_policy_comparison, SAFEGUARD, POLICY_COMPARISON, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardConcern *safeguard_policy_diff_new_concern (SafeguardPolicyDiff *self,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicyComparison *safeguard_policy_diff_compare (SafeguardPolicyDiff *self,
                                                          SafeguardConcern *concern,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicyComparison *
safeguard_policy_diff_compare_rulings (SafeguardPolicyDiff *self,
                                       SafeguardRuling *first,
                                       SafeguardRuling *second,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_comparison_get_kind (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRuling *safeguard_policy_comparison_get_first_ruling (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRuling *safeguard_policy_comparison_get_second_ruling (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardLevelRuling *safeguard_policy_comparison_get_first (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardLevelRuling *safeguard_policy_comparison_get_second (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_comparison_get_first_answer (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_comparison_get_second_answer (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_policy_comparison_get_differs (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_policy_comparison_get_move (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_comparison_get_reasons (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *
safeguard_policy_comparison_get_unheard_by_first (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *
safeguard_policy_comparison_get_unheard_by_second (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_comparison_get_first_gaps (SafeguardPolicyComparison *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_policy_comparison_get_second_gaps (SafeguardPolicyComparison *self);

#define SAFEGUARD_TYPE_POLICY_IMPACT (safeguard_policy_impact_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardPolicyImpact, safeguard_policy_impact, SAFEGUARD, POLICY_IMPACT, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicyImpact *safeguard_policy_impact_new (SafeguardPolicyDiff *diff,
                                                    int threshold) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_policy_impact_add (SafeguardPolicyImpact *self,
                                      SafeguardConcern *concern,
                                      const char *group,
                                      GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_policy_impact_add_comparison (SafeguardPolicyImpact *self,
                                                 SafeguardPolicyComparison *comparison,
                                                 const char *group,
                                                 GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_policy_impact_get_groups (SafeguardPolicyImpact *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_policy_impact_get_moves (SafeguardPolicyImpact *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_policy_impact_get_count (SafeguardPolicyImpact *self,
                                          const char *group,
                                          const char *move);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_policy_impact_to_json (SafeguardPolicyImpact *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
