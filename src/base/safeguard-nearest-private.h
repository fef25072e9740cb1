/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* The name in @candidates that @name was most likely meant to be, or NULL if none is near.
 * Borrowed from @candidates, which ends in NULL. */
const char *safeguard_nearest (const char *name, const char *const *candidates);
