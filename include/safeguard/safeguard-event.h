/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_EVENT (safeguard_event_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardEvent, safeguard_event, SAFEGUARD, EVENT, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardEvent *
safeguard_event_new (const char *type, const char *when, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardEvent *safeguard_event_new_full (const char *type,
                                          const char *when,
                                          const char *id,
                                          GDateTime *recorded,
                                          const char *by,
                                          const char *payload,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_event_get_event_type (SafeguardEvent *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_event_get_when_text (SafeguardEvent *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_event_get_day (SafeguardEvent *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_event_get_time (SafeguardEvent *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_event_get_id (SafeguardEvent *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_event_get_recorded (SafeguardEvent *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_event_get_by (SafeguardEvent *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_event_get_payload (SafeguardEvent *self);

G_END_DECLS
