/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* What every ruling says after its own findings: the duties and breaches of its @clocks (a list of
 * SafeguardClock), the layers that are not held, what rests on unread sources. */
void safeguard_ruling_add_common_findings (const SafeguardLayers *layers,
                                           const char *const *sections,
                                           GListModel *clocks,
                                           GPtrArray *findings);

/* What a ruling rests on of what was decided locally: what its findings, clocks and gaps cite or
 * are, and what the rules in @sections follow. (transfer full): of SafeguardLocalDecision. */
GPtrArray *safeguard_ruling_list_decided (const SafeguardLayers *layers,
                                          const char *const *sections,
                                          GListModel *clocks,
                                          GPtrArray *findings,
                                          GPtrArray *gaps);
void safeguard_ruling_add_decided_findings (GPtrArray *decided, GPtrArray *findings);
/* Rules of an overlay that stand in place of another's, among those cited and those in @sections.
 */
void safeguard_ruling_add_replaced_findings (const SafeguardLayers *layers,
                                             const char *const *sections,
                                             GListModel *clocks,
                                             GPtrArray *findings);
