/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_GOVERNANCE (safeguard_governance_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardGovernance, safeguard_governance, SAFEGUARD, GOVERNANCE, GObject)

G_END_DECLS
