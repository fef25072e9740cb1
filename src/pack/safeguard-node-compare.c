/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-node-private.h"

#include <string.h>

/* What a scalar is in YAML 1.2 and JSON alike. */
typedef enum
{
  TEXT,
  NUMBER,
  BOOLEAN,
  NOTHING,
} ScalarType;

static gboolean
is_number (const char *text)
{
  char *end = NULL;

  if (*text != '-' && !g_ascii_isdigit (*text))
    return FALSE;
  g_ascii_strtod (text, &end);

  return *end == '\0' && end != text;
}

static ScalarType
type_of (const SafeguardNode *node)
{
  const char *text = node->text;

  if (node->quoted)
    return TEXT;
  if (*text == '\0' || strcmp (text, "null") == 0 || strcmp (text, "~") == 0)
    return NOTHING;
  if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
    return BOOLEAN;

  return is_number (text) ? NUMBER : TEXT;
}

static gboolean
same_scalar (const SafeguardNode *a, const SafeguardNode *b)
{
  ScalarType type = type_of (a);

  if (type != type_of (b))
    return FALSE;
  if (type == NUMBER)
    return g_ascii_strtod (a->text, NULL) == g_ascii_strtod (b->text, NULL);

  return type == NOTHING || strcmp (a->text, b->text) == 0;
}

static gboolean
same_map (const SafeguardNode *a, const SafeguardNode *b)
{
  SAFEGUARD_NODE_FOREACH (child, a)
    {
      const SafeguardNode *other = safeguard_node_get (b, child->key);

      if (other == NULL || !safeguard_node_equal (child, other))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_list (const SafeguardNode *a, const SafeguardNode *b)
{
  const SafeguardNode *other = b->first;

  SAFEGUARD_NODE_FOREACH (child, a)
    {
      if (!safeguard_node_equal (child, other))
        return FALSE;
      other = other->next;
    }

  return TRUE;
}

gboolean
safeguard_node_equal (const SafeguardNode *a, const SafeguardNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->kind != b->kind || a->n_children != b->n_children)
    return FALSE;

  switch (a->kind)
    {
    case SAFEGUARD_NODE_MAP:
      return same_map (a, b);
    case SAFEGUARD_NODE_LIST:
      return same_list (a, b);
    case SAFEGUARD_NODE_SCALAR:
      break;
    }

  return same_scalar (a, b);
}

void
safeguard_node_append_json (const SafeguardNode *node, JsonBuilder *builder)
{
  switch (node->kind)
    {
    case SAFEGUARD_NODE_MAP:
      json_builder_begin_object (builder);
      SAFEGUARD_NODE_FOREACH (child, node)
        {
          json_builder_set_member_name (builder, child->key);
          safeguard_node_append_json (child, builder);
        }
      json_builder_end_object (builder);
      return;
    case SAFEGUARD_NODE_LIST:
      json_builder_begin_array (builder);
      SAFEGUARD_NODE_FOREACH (child, node)
        safeguard_node_append_json (child, builder);
      json_builder_end_array (builder);
      return;
    case SAFEGUARD_NODE_SCALAR:
      break;
    }

  switch (type_of (node))
    {
    case NOTHING:
      json_builder_add_null_value (builder);
      return;
    case BOOLEAN:
      json_builder_add_boolean_value (builder, *node->text == 't');
      return;
    case NUMBER:
      /* A number that no 64 bits hold, or with a fraction, is the reader's to refuse, as text. */
      if (strspn (node->text, "-0123456789") == strlen (node->text) && strlen (node->text) < 18)
        {
          json_builder_add_int_value (builder, g_ascii_strtoll (node->text, NULL, 10));
          return;
        }
      break;
    case TEXT:
      break;
    }
  json_builder_add_string_value (builder, node->text);
}

/* One step of a path: "name" or "[3]". @path is moved behind it. */
static const SafeguardNode *
step (const SafeguardNode *node, const char **path)
{
  if (**path == '[')
    {
      guint64 position = g_ascii_strtoull (*path + 1, (char **)path, 10);

      *path += **path == ']' ? 1 : 0;
      return node->kind == SAFEGUARD_NODE_LIST && position < node->n_children
                 ? safeguard_node_get_nth (node, (guint)position)
                 : NULL;
    }

  gsize length = strcspn (*path, ".[");
  g_autofree char *key = g_strndup (*path, length);

  *path += length;

  return safeguard_node_get (node, key);
}

const SafeguardNode *
safeguard_node_find_path (const SafeguardNode *node, const char *path)
{
  while (node != NULL && *path != '\0')
    {
      if (*path == '.')
        path++;
      node = step (node, &path);
    }

  return node;
}
