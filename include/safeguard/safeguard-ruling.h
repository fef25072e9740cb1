/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-trace.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_RULING (safeguard_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardRuling, safeguard_ruling, RULING)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_ruling_get_area (SafeguardRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_ruling_get_edition (SafeguardRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_ruling_get_on (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_ruling_get_layers (SafeguardRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_ruling_get_digest (SafeguardRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_ruling_get_at (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_ruling_get_known (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_ruling_get_subject (SafeguardRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_ruling_get_answer (SafeguardRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_ruling_get_findings (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_ruling_get_clocks (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_ruling_get_questions (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_ruling_get_undecided (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_ruling_get_decided (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_ruling_why (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_ruling_to_json (SafeguardRuling *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
