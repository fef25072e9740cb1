/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-record.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_CHRONOLOGY (safeguard_chronology_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardChronology, safeguard_chronology, CHRONOLOGY)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardChronology *safeguard_chronology_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
