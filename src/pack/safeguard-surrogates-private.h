/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* JSON spells a character beyond U+FFFF as two escapes, which YAML, and so the parser, does not
 * know. The text of a JSON document with each such pair as the one escape of YAML, owned by the
 * caller; NULL where there is nothing to join. What follows a pair on its line moves two columns to
 * the left. */
char *safeguard_surrogates_join (const char *text, gsize length, gsize *joined_length);
