/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-diff-private.h"

/* One vocabulary for the facts of both; borrowed. NULL with CONDITION_TOO_LARGE. */
const SafeguardJoinedVocabulary *safeguard_policy_diff_peek_joined (SafeguardPolicyDiff *self,
                                                                    GError **error);
/* Members of the object that @builder is in; with or without the whole rulings. */
void safeguard_policy_comparison_write (SafeguardPolicyComparison *self,
                                        gboolean with_rulings,
                                        JsonBuilder *builder);
/* Counts a case that is compared already. */
void safeguard_policy_impact_count (SafeguardPolicyImpact *self,
                                    SafeguardPolicyComparison *comparison,
                                    const char *group);
void safeguard_policy_impact_write (SafeguardPolicyImpact *self, JsonBuilder *builder);
