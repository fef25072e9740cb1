/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* The name in @candidates that @name was most likely meant to be, or NULL if none is near.
 * Borrowed from @candidates, which ends in NULL. */
const char *safeguard_nearest (const char *name, const char *const *candidates);
/* Whether one could be a slip of the pen for the other: two letters more, less or other at most,
 * and no more than a quarter of the name. "standard-1" and "standard-2" are not: they count. */
gboolean safeguard_nearly_alike (const char *a, const char *b);
