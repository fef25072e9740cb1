/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-clock.h>
#include <safeguard/safeguard-record.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_TIMESCALE (safeguard_timescale_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardTimescale, safeguard_timescale, SAFEGUARD, TIMESCALE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_id (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_name (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_holder (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_limit (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_starts (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_timescale_get_met_by (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardTimescaleKind safeguard_timescale_get_kind (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_note (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_applies_to (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_timescale_get_edition (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_timescale_get_citations (SafeguardTimescale *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_timescale_is_verified (SafeguardTimescale *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardClock *safeguard_timescale_start (SafeguardTimescale *self,
                                           SafeguardRecord *record,
                                           GDateTime *at,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
