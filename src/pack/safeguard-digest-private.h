/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* "sha256:" and the digest of a pack's bytes in hexadecimal, owned by the caller: what a ruling
 * says it was made by. */
char *safeguard_digest_of (const char *text, gsize length);
