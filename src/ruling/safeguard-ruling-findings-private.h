/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* What every ruling says after its own findings: the duties and breaches of its @clocks (a list of
 * SafeguardClock), the layers that are not held, what rests on unread sources. */
void safeguard_ruling_add_common_findings (const SafeguardLayers *layers,
                                           GListModel *clocks,
                                           GPtrArray *findings);
