/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-difference-private.h"
#include "safeguard-policy-private.h"

/* What two policies are called where they stand side by side: by their editions, and where that is
 * one edition on two days, by the days too. (transfer full), ends in NULL. */
char **safeguard_policies_label (SafeguardPolicy *first, SafeguardPolicy *second);
/* "edition", "area", "on", "digest" and "label" of one side, as one JSON object. */
void safeguard_policy_write_side (SafeguardPolicy *self, const char *label, JsonBuilder *builder);
const char *const *safeguard_policy_diff_peek_labels (SafeguardPolicyDiff *self);
void safeguard_policy_diff_write (SafeguardPolicyDiff *self, JsonBuilder *builder);
