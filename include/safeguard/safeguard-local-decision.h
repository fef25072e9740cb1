/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_LOCAL_DECISION (safeguard_local_decision_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardLocalDecision, safeguard_local_decision, SAFEGUARD, LOCAL_DECISION, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_local_decision_get_gap (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_local_decision_get_says (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_local_decision_get_answer (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_local_decision_get_by (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *
safeguard_local_decision_get_decided (SafeguardLocalDecision *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_local_decision_get_because (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_local_decision_get_edition (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_local_decision_get_overruled (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_local_decision_closes (SafeguardLocalDecision *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_local_decision_get_citations (SafeguardLocalDecision *self);

G_END_DECLS
