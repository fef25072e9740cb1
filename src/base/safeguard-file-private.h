/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

/* At most @most bytes of a file: who has a limit asks for one byte more, to see that it is too
 * large. NULL with SAFEGUARD_ERROR_FILE_UNREADABLE. */
GBytes *safeguard_file_read (const char *path, gsize most, GError **error);
