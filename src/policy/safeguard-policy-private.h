/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-escalation-private.h"
#include "safeguard-governance-private.h"
#include "safeguard-funding-private.h"
#include "safeguard-layers-private.h"
#include "safeguard-particulars-private.h"
#include "safeguard-reviews-private.h"
#include "safeguard-thresholds-private.h"
#include "safeguard-timescales-private.h"

/* Compiles every room's section. Takes @layers. NULL, with complaints in @log, if one is wrong; a
 * section that the documents do not have is no complaint. */
SafeguardPolicy *safeguard_policy_compile (SafeguardLayers *layers, SafeguardIssueLog *log);
/* Complains of all that compiling @layers finds wrong, and of what the rooms find beyond that.
 * Takes
 * @layers. FALSE if what the rooms stand on is wrong, so that none of them was looked at. */
gboolean safeguard_policy_check (SafeguardLayers *layers, SafeguardIssueLog *log);
SafeguardTimescales *safeguard_policy_peek_timescales (SafeguardPolicy *self);
const SafeguardParticulars *safeguard_policy_peek_particulars (SafeguardPolicy *self);
SafeguardVocabulary *safeguard_policy_peek_vocabulary (SafeguardPolicy *self);
SafeguardLayers *safeguard_policy_peek_layers (SafeguardPolicy *self);
