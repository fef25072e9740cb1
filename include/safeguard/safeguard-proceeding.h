/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-record.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_PROCEEDING (safeguard_proceeding_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardProceeding, safeguard_proceeding, PROCEEDING)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_get_id (SafeguardProceeding *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_get_kind (SafeguardProceeding *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_proceeding_get_parties (SafeguardProceeding *self);

G_END_DECLS
