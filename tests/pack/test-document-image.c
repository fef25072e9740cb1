/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-digest-private.h"
#include "safeguard-document-image-private.h"
#include "safeguard-document-private.h"
#include "safeguard-images.h"
#include "safeguard-packs.h"

#define DIGEST "sha256:0"

/* The naive comparison: everything that a node knows, in the order of the tree. */
static void
assert_same (const SafeguardNode *a, const SafeguardNode *b)
{
  const SafeguardNode *child = b->first;

  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->quoted, ==, b->quoted);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpstr (a->key, ==, b->key);
  g_assert_cmpuint (a->line, ==, b->line);
  g_assert_cmpuint (a->column, ==, b->column);
  g_assert_cmpuint (a->key_line, ==, b->key_line);
  g_assert_cmpuint (a->key_column, ==, b->key_column);
  g_assert_cmpuint (a->n_children, ==, b->n_children);
  SAFEGUARD_NODE_FOREACH (own, a)
    {
      g_assert_nonnull (child);
      g_assert_true (own->parent == a);
      assert_same (own, child);
      child = child->next;
    }
  g_assert_null (child);
}

static SafeguardDocument *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SafeguardDocument *document = safeguard_document_read ("a.yaml", text, strlen (text), &error);

  g_assert_no_error (error);

  return document;
}

static void
test_round_trip (gconstpointer data)
{
  g_autoptr (SafeguardDocument) document = read_text (data);
  g_autoptr (GVariant) image = g_variant_ref_sink (safeguard_document_to_image (document, DIGEST));
  g_autoptr (SafeguardDocument) again = safeguard_document_from_image ("b.yaml", image, DIGEST);

  g_assert_nonnull (again);
  g_assert_cmpstr (safeguard_document_get_name (again), ==, "b.yaml");
  g_assert_null (safeguard_document_get_root (again)->parent);
  assert_same (safeguard_document_get_root (document), safeguard_document_get_root (again));
}

/* An image of another text, or of no kind that this version knows, is not taken. */
static void
test_unfit (void)
{
  g_autoptr (SafeguardDocument) document = read_text ("a: 1");
  g_autoptr (GVariant) image = g_variant_ref_sink (safeguard_document_to_image (document, DIGEST));
  g_autoptr (GVariant) swapped = g_variant_byteswap (image);
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("a: 1"));

  g_assert_null (safeguard_document_from_image ("a", image, "sha256:1"));
  g_assert_null (safeguard_document_from_image ("a", swapped, DIGEST));
  g_assert_null (safeguard_document_from_image ("a", other, DIGEST));
}

/* Its nodes are one block, behind which nothing may be written. */
static void
test_complete (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (SafeguardDocument) document = read_text ("a: 1");
      g_autoptr (GVariant) image
          = g_variant_ref_sink (safeguard_document_to_image (document, DIGEST));
      g_autoptr (SafeguardDocument) again = safeguard_document_from_image ("b", image, DIGEST);

      safeguard_document_add_node (again);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*image == NULL*");
}

/* What the library says does not depend on whether it was built with images. */
static void
test_bundled (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (safeguard_images_get_resource (),
                                                     "/org/safeguard/images/packs.images",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GVariant) images
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
  GResource *packs = safeguard_packs_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (packs, "/org/safeguard/packs",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpuint (g_strv_length (names), >, 10);
  g_assert_cmpuint (g_strv_length (names), ==, g_variant_n_children (images));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/org/safeguard/packs/", names[i], NULL);
      g_autoptr (GBytes) text
          = g_resource_lookup_data (packs, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GVariant) image = g_variant_lookup_value (images, names[i], NULL);
      gsize length;
      const char *data = g_bytes_get_data (text, &length);
      g_autofree char *digest = safeguard_digest_of (data, length);
      g_autoptr (SafeguardDocument) read = safeguard_document_read (names[i], data, length, NULL);

      g_test_message ("%s", names[i]);
      g_assert_nonnull (image);
      g_autoptr (SafeguardDocument) taken = safeguard_document_from_image (names[i], image, digest);
      g_assert_nonnull (taken);
      assert_same (safeguard_document_get_root (read), safeguard_document_get_root (taken));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/document-image/scalar", "alone", test_round_trip);
  g_test_add_data_func ("/document-image/nothing", "a:\nb: ''", test_round_trip);
  g_test_add_data_func ("/document-image/nested", "a: [1, {b: 'x', c: []}, [[2]]]\nd: {}\na2: a",
                        test_round_trip);
  g_test_add_data_func ("/document-image/aliases", "a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]",
                        test_round_trip);
  g_test_add_func ("/document-image/unfit", test_unfit);
  g_test_add_func ("/document-image/complete", test_complete);
  g_test_add_func ("/document-image/bundled", test_bundled);

  return g_test_run ();
}
