/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-assurance-rules-private.h"

struct _SafeguardGovernance
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardAssuranceRules *assurance;
};

/* NULL with a complaint in @log. */
SafeguardGovernance *safeguard_governance_compile (SafeguardLayers *layers,
                                                   SafeguardVocabulary *vocabulary,
                                                   SafeguardTimescales *timescales,
                                                   SafeguardActors *actors,
                                                   SafeguardIssueLog *log);
void safeguard_governance_check (SafeguardGovernance *self, SafeguardIssueLog *log);
