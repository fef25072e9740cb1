/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_LEVEL (safeguard_level_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardLevel, safeguard_level, SAFEGUARD, LEVEL, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_level_get_number (SafeguardLevel *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_get_id (SafeguardLevel *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_level_get_name (SafeguardLevel *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_level_get_citations (SafeguardLevel *self);

G_END_DECLS
