/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-comparison-private.h"
#include "safeguard-request-private.h"

/* What both policies make of one record, of whatever kind: a FILE as one of the verbs takes it, or
 * a request with a verb and an input. NULL with an error. (transfer full) */
SafeguardPolicyComparison *safeguard_request_compare_record (SafeguardRequest *request,
                                                             SafeguardPolicyDiff *diff,
                                                             const SafeguardNode *node,
                                                             GError **error);
