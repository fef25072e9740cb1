/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-case.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_THRESHOLDS (safeguard_thresholds_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardThresholds, safeguard_thresholds, SAFEGUARD, THRESHOLDS, GObject)

#define SAFEGUARD_TYPE_CONCERN (safeguard_concern_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardConcern, safeguard_concern, CONCERN)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardConcern *safeguard_concern_new (SafeguardThresholds *thresholds) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_concern_record_judgement (SafeguardConcern *self,
                                             int level,
                                             const char *by,
                                             const char *when,
                                             const char *reason,
                                             GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_concern_get_judgements (SafeguardConcern *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
