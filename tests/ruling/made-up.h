/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

#include <glib/gstdio.h>

/* Made-up packs beside the bundled ones. */

#define FRAME(id, area, below)                                                                     \
  "safeguard-pack: 1\nid: " id "\narea: " area                                                     \
  "\nin-force: {from: 2019-01-01}\nbuilds-on: [" below "]\nsources: {doc: {title: A document}}\n"

/* The bundled packs and @packs, pairs of a file name and a text. */
static inline SafeguardCatalogue *
made_up_catalogue (const char *const (*packs)[2], gsize n_packs)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("safeguard-XXXXXX", &error);
  const char *paths[] = {folder, NULL};

  g_assert_no_error (error);
  for (gsize i = 0; i < n_packs; i++)
    {
      g_autofree char *path = g_build_filename (folder, packs[i][0], NULL);
      g_file_set_contents (path, packs[i][1], -1, &error);
      g_assert_no_error (error);
    }

  SafeguardCatalogue *catalogue = safeguard_catalogue_new (paths, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_packs; i++)
    {
      g_autofree char *path = g_build_filename (folder, packs[i][0], NULL);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return catalogue;
}
