/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-diff-private.h"

/* One vocabulary for the facts of both; borrowed. NULL with CONDITION_TOO_LARGE. */
const SafeguardJoinedVocabulary *safeguard_policy_diff_peek_joined (SafeguardPolicyDiff *self,
                                                                    GError **error);
/* What the documents of the first (0) or the second (1) leave open; borrowed. */
const SafeguardGaps *safeguard_policy_diff_peek_gaps (SafeguardPolicyDiff *self, guint side);
/* Sets two rulings side by side, of which one may be NULL. @unheard, which may be NULL: for each
 * side, the ids (borrowed) of what is recorded that its policy has no place for. */
SafeguardPolicyComparison *safeguard_policy_comparison_new (SafeguardPolicyDiff *diff,
                                                            SafeguardRuling *first,
                                                            SafeguardRuling *second,
                                                            GPtrArray *const unheard[2]);
/* FALSE with OTHER_POLICY unless it is of the two policies of @diff, first and second. */
gboolean safeguard_policy_comparison_check_policies (SafeguardPolicyComparison *self,
                                                     SafeguardPolicyDiff *diff,
                                                     GError **error);
/* Members of the object that @builder is in; with or without the whole rulings. */
void safeguard_policy_comparison_write (SafeguardPolicyComparison *self,
                                        gboolean with_rulings,
                                        JsonBuilder *builder);
void safeguard_policy_impact_write (SafeguardPolicyImpact *self, JsonBuilder *builder);
