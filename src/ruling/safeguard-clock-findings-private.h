/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* What every ruling says of its @clocks, a list of SafeguardClock: duties and breaches, other
 * readings, what is doubtful, pauses that no source allows. */
void safeguard_clocks_add_findings (GListModel *clocks, GPtrArray *findings);
/* The points that documents leave open about the @clocks: adds SafeguardGap, each id once. */
void
safeguard_clocks_add_undecided (const SafeguardLayers *layers, GListModel *clocks, GPtrArray *out);
