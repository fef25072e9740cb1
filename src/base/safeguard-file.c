/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-file-private.h"

#include "safeguard-error-private.h"

GBytes *
safeguard_file_read (const char *path, gsize most, GError **error)
{
  SafeguardPlace place = {path, 0, 0, NULL};
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &cause);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 *buffer = g_alloca (65536);
  gssize n = 0;

  while (stream != NULL && bytes->len < most
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer,
                                      MIN (65536, most - bytes->len), NULL, &cause))
                > 0)
    g_byte_array_append (bytes, buffer, (guint)n);

  if (cause != NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_FILE_UNREADABLE, &place, NULL,
                           "it cannot be read: %s", cause->message);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
