/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-record.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_CASE (safeguard_case_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardCase, safeguard_case, CASE)

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_case_add_present (SafeguardCase *self, const char *fact, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_case_add_absent (SafeguardCase *self, const char *fact, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean
safeguard_case_set_number (SafeguardCase *self, const char *fact, gint64 value, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_case_set_choice (SafeguardCase *self,
                                    const char *fact,
                                    const char *value,
                                    GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_case_get_fact (SafeguardCase *self,
                               const char *fact,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
