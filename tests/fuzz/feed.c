/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Feeds a fuzz target every file of a folder, once: so that the seeds, and whatever fuzzing once
 * found, are tests in every build. */
#include "fuzz.h"

#include <glib.h>
#include <string.h>

static void
feed_file (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_no_error (error);
  /* A copy of the exact size: a read past the end is seen by the sanitizers. */
  g_autofree uint8_t *data = g_malloc (MAX (length, 1));
  memcpy (data, text, length);
  g_assert_cmpint (LLVMFuzzerTestOneInput (data, length), ==, 0);
}

int
main (int argc, char **argv)
{
  const char *name;
  guint n_files = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_autoptr (GDir) folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/fuzz/%s", name);
      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), feed_file, g_free);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);

  return g_test_run ();
}
