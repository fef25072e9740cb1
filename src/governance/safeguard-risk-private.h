/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

struct _SafeguardRisk
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  char *id;
};

struct _SafeguardRiskClass
{
  SafeguardRecordClass parent_class;
};

/* "kept", "escalated", "undetermined", "undecided" */
const char *safeguard_risk_handling_text (SafeguardRiskHandling handling);
/* @to may be NULL. */
SafeguardRiskScore *safeguard_risk_score_new (const char *when,
                                              gint64 score,
                                              SafeguardRiskHandling handling,
                                              const char *to);
/* What an event "scored" carries; FALSE with MISSING_KEY, WRONG_TYPE or OUT_OF_RANGE. */
gboolean safeguard_risk_read_score (SafeguardEvent *event, gint64 *out, GError **error);
