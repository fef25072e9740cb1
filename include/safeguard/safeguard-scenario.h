/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-issue.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_SCENARIO (safeguard_scenario_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardScenario, safeguard_scenario, SAFEGUARD, SCENARIO, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_scenario_get_name (SafeguardScenario *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_scenario_get_verb (SafeguardScenario *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_scenario_get_line (SafeguardScenario *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_scenario_get_issues (SafeguardScenario *self);

G_END_DECLS
