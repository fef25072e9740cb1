/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-pack-private.h"
#include "safeguard-request-private.h"

/* @node is the scenario; @issues: (transfer full), what the pack answers otherwise. */
SafeguardScenario *safeguard_scenario_new (const SafeguardNode *node, GListModel *issues);
gboolean safeguard_scenario_held (SafeguardScenario *self);
void safeguard_scenario_write (SafeguardScenario *self, JsonBuilder *builder);

/* Runs the scenarios of a text through the door. @pack is the pack that they stand beside; NULL:
 * the one that they name, which the door has to hold. A list of SafeguardScenario, (transfer full);
 * NULL with an error if the text is not one of scenarios. */
GListModel *safeguard_scenarios_run (
    SafeguardDoor *door, const char *name, GBytes *text, SafeguardPack *pack, GError **error);

/* Complains of what @expected, which stands in a scenario, expects and @found has not: an object
 * has every key that is expected, a list as many items, {"$some": [...]} each of these. @where is
 * how complaints call what was found. */
void safeguard_expectation_compare (const SafeguardNode *expected,
                                    const SafeguardNode *found,
                                    const char *where,
                                    SafeguardIssueLog *log);
