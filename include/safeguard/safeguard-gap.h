/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_GAP (safeguard_gap_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardGap, safeguard_gap, SAFEGUARD, GAP, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_gap_get_id (SafeguardGap *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_gap_get_says (SafeguardGap *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_gap_get_readings (SafeguardGap *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_gap_get_citations (SafeguardGap *self);

#define SAFEGUARD_TYPE_READING (safeguard_reading_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardReading, safeguard_reading, SAFEGUARD, READING, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_reading_get_id (SafeguardReading *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_reading_get_answer (SafeguardReading *self);

G_END_DECLS
