/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-catalogue.h>
#include <safeguard/safeguard-scenario.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_DOOR (safeguard_door_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardDoor, safeguard_door, SAFEGUARD, DOOR, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDoor *safeguard_door_new (SafeguardCatalogue *catalogue) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_door_run_scenarios (SafeguardDoor *self,
                                          const char *path,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_door_answer (SafeguardDoor *self, const char *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
