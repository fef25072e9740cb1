/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib.h>

#if defined(__GNUC__)
#define SAFEGUARD_EXTERN __attribute__ ((visibility ("default"))) extern
#else
#define SAFEGUARD_EXTERN extern
#endif

/**
 * SAFEGUARD_AVAILABLE_IN_1_0:
 *
 * Marks a symbol that exists since version 1.0 of the library. It stands on the
 * line above each prototype, and is what exports the symbol.
 *
 * Since: 1.0
 */
#define SAFEGUARD_AVAILABLE_IN_1_0 SAFEGUARD_EXTERN
