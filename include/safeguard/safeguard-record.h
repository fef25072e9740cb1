/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-event.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_RECORD (safeguard_record_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardRecord, safeguard_record, RECORD)

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_record_append (SafeguardRecord *self, SafeguardEvent *event, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_record_append_event (SafeguardRecord *self,
                                        const char *type,
                                        const char *when,
                                        GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_record_get_events (SafeguardRecord *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRecord *safeguard_record_as_known (SafeguardRecord *self,
                                            GDateTime *known) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
