/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

/* As safeguard_trusted_keys_check_file(), of @text as it was read from @path: what is used is what
 * was checked, whatever becomes of the file meanwhile. */
char *safeguard_trusted_keys_check_text (SafeguardTrustedKeys *self,
                                         const char *path,
                                         GBytes *text,
                                         GError **error);
