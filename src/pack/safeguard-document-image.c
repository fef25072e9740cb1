/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-document-image-private.h"

#include <string.h>

#include "safeguard-document-private.h"

/* To be counted up whenever a record changes. Read in the other order of bytes it is another
 * number. */
#define IMAGE_FORMAT 1

/* Format, digest, the texts one after the other with their NULs, the nodes: each before its
 * children, the root first. */
#define IMAGE_TYPE "(usaya(uuuuuuuuuuu))"

/* What stands for a node; a text is its place among the texts, a node its place among the nodes.
 * 0 is none, since nothing leads back to the root and the first text is one of nothing. */
typedef struct
{
  guint32 kind; /* doubled, with 1 added for a scalar in quotation marks */
  guint32 line;
  guint32 column;
  guint32 n_children;
  guint32 text;
  guint32 key;
  guint32 key_line;
  guint32 key_column;
  guint32 parent;
  guint32 first;
  guint32 next;
} Record;

G_STATIC_ASSERT (sizeof (Record) == 11 * sizeof (guint32));

typedef struct
{
  GArray *records;
  GByteArray *texts;
  GHashTable *places; /* text -> its place: a key that is written often is held once */
} Imaging;

static guint32
place_of_text (Imaging *imaging, const char *text)
{
  gpointer place;

  if (text == NULL)
    return 0;
  if (g_hash_table_lookup_extended (imaging->places, text, NULL, &place))
    return GPOINTER_TO_UINT (place);

  guint32 at = imaging->texts->len;
  g_byte_array_append (imaging->texts, (const guint8 *)text, (guint)strlen (text) + 1);
  g_hash_table_insert (imaging->places, (gpointer)text, GUINT_TO_POINTER (at));

  return at;
}

/* Returns the place of the node. */
static guint32
add_record (Imaging *imaging, const SafeguardNode *node, guint32 parent)
{
  guint32 at = imaging->records->len, previous = 0;
  Record record = {
      .kind = (guint32)node->kind * 2 + (node->quoted ? 1 : 0),
      .line = node->line,
      .column = node->column,
      .n_children = node->n_children,
      .text = place_of_text (imaging, node->text),
      .key = place_of_text (imaging, node->key),
      .key_line = node->key_line,
      .key_column = node->key_column,
      .parent = parent,
      .first = node->first != NULL ? at + 1 : 0,
  };

  g_array_append_val (imaging->records, record);
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      guint32 added = add_record (imaging, child, at);

      if (previous != 0)
        g_array_index (imaging->records, Record, previous).next = added;
      previous = added;
    }

  return at;
}

GVariant *
safeguard_document_to_image (const SafeguardDocument *self, const char *digest)
{
  Imaging imaging = {
      g_array_new (FALSE, FALSE, sizeof (Record)),
      g_byte_array_new (),
      g_hash_table_new (g_str_hash, g_str_equal),
  };

  g_byte_array_append (imaging.texts, (const guint8 *)"", 1);
  add_record (&imaging, self->root, 0);

  GVariant *image = g_variant_new (
      "(us@ay@a(uuuuuuuuuuu))", IMAGE_FORMAT, digest,
      g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, imaging.texts->data, imaging.texts->len, 1),
      g_variant_new_fixed_array (G_VARIANT_TYPE ("(uuuuuuuuuuu)"), imaging.records->data,
                                 imaging.records->len, sizeof (Record)));
  g_array_unref (imaging.records);
  g_byte_array_unref (imaging.texts);
  g_hash_table_unref (imaging.places);

  return image;
}

static gboolean
fits (GVariant *image, const char *digest)
{
  guint32 format;
  const char *made_of;

  if (!g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return FALSE;

  g_variant_get (image, "(u&s@ay@a(uuuuuuuuuuu))", &format, &made_of, NULL, NULL);

  return format == IMAGE_FORMAT && strcmp (made_of, digest) == 0;
}

static void
fill_nodes (SafeguardDocument *document,
            SafeguardNode *nodes,
            const Record *records,
            gsize n,
            const char *texts)
{
  for (gsize i = 0; i < n; i++)
    {
      const Record *record = &records[i];

      nodes[i] = (SafeguardNode){
          .kind = (SafeguardNodeKind)(record->kind / 2),
          .quoted = record->kind % 2 != 0,
          .line = record->line,
          .column = record->column,
          .n_children = record->n_children,
          .text = record->text != 0 ? texts + record->text : NULL,
          .key = record->key != 0 ? texts + record->key : NULL,
          .key_line = record->key_line,
          .key_column = record->key_column,
          .document = document,
          .parent = i != 0 ? &nodes[record->parent] : NULL,
          .first = record->first != 0 ? &nodes[record->first] : NULL,
          .next = record->next != 0 ? &nodes[record->next] : NULL,
      };
    }
}

SafeguardDocument *
safeguard_document_from_image (const char *name, GVariant *image, const char *digest)
{
  gsize n, n_bytes;

  if (!fits (image, digest))
    return NULL;

  g_autoptr (GVariant) texts = g_variant_get_child_value (image, 2);
  g_autoptr (GVariant) records = g_variant_get_child_value (image, 3);
  const char *bytes = g_variant_get_fixed_array (texts, &n_bytes, 1);
  const Record *first = g_variant_get_fixed_array (records, &n, sizeof (Record));
  SafeguardDocument *document = safeguard_document_new (name);

  document->root = safeguard_document_add_nodes (document, (guint)n);
  document->image = g_variant_ref (image);
  fill_nodes (document, document->root, first, n, bytes);

  return document;
}
