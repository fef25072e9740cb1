/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdio.h>

#include "safeguard-digest-private.h"
#include "safeguard-document-image-private.h"

/* Usage: compile-packs IMAGES PACK...
 *
 * Reads each pack that comes with the library, once, when the library is built, and writes what was
 * read: a map from the names of the files to their images. */

static GVariant *
compile (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  g_autoptr (SafeguardDocument) document = safeguard_document_read (path, text, length, error);
  if (document == NULL)
    return NULL;

  g_autofree char *digest = safeguard_digest_of (text, length);
  return g_variant_new ("{sv}", name, safeguard_document_to_image (document, digest));
}

static gboolean
compile_all (char **paths, const char *target, GError **error)
{
  g_auto (GVariantBuilder) packs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  for (; *paths != NULL; paths++)
    {
      GVariant *pack = compile (*paths, error);

      if (pack == NULL)
        return FALSE;
      g_variant_builder_add_value (&packs, pack);
    }

  g_autoptr (GVariant) images = g_variant_ref_sink (g_variant_builder_end (&packs));
  return g_file_set_contents (target, g_variant_get_data (images),
                              (gssize)g_variant_get_size (images), error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    {
      fprintf (stderr, "Usage: %s IMAGES PACK...\n", argv[0]);
      return 2;
    }
  if (compile_all (argv + 2, argv[1], &error))
    return 0;

  fprintf (stderr, "%s\n", error->message);
  return 1;
}
