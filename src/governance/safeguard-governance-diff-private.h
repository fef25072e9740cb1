/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"
#include "safeguard-policy-difference-private.h"

/* Who sits where, who has to be there, and which votes lead to what. */
void safeguard_governance_diff (SafeguardGovernance *first,
                                SafeguardGovernance *second,
                                SafeguardDifferences *out);
/* What becomes of which risks, whose right is what, which tests a candidate meets. */
void safeguard_assurance_rules_diff (const SafeguardAssuranceRules *first,
                                     const SafeguardAssuranceRules *second,
                                     SafeguardDifferences *out);
