/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-concern-private.h"
#include "safeguard-ruling-private.h"
#include "safeguard-started-clocks-private.h"

struct _SafeguardLevelRuling
{
  SafeguardRuling parent_instance;

  SafeguardThresholds *thresholds;
  SafeguardFacts *facts;
  SafeguardMatch *match;
  GListModel *judgements; /* NULL: none */
  SafeguardStartedClocks clocks;
  SafeguardAnswer danger;
};

struct _SafeguardLevelRulingClass
{
  SafeguardRulingClass parent_class;
};

/* Takes @facts. */
SafeguardLevelRuling *safeguard_level_ruling_new (SafeguardThresholds *thresholds,
                                                  SafeguardConcern *concern,
                                                  SafeguardFacts *facts,
                                                  SafeguardMoment at);
/* The row that prevails, borrowed, or NULL. */
const SafeguardLevelRow *safeguard_level_ruling_peek_row (SafeguardLevelRuling *self);
/* The row at that position, if it is met and of the level that prevails; borrowed, or NULL. */
const SafeguardLevelRow *safeguard_level_ruling_peek_met (SafeguardLevelRuling *self,
                                                          guint position);
const SafeguardRoute *safeguard_level_ruling_peek_route (SafeguardLevelRuling *self);
SafeguardExplained safeguard_level_ruling_explain (SafeguardLevelRuling *self);
void safeguard_level_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
void safeguard_level_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out);
void safeguard_level_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder);
