/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-document-private.h"

#include <string.h>

#define BLOCK_NODES 256

SafeguardDocument *
safeguard_document_new (const char *name)
{
  SafeguardDocument *self = g_new0 (SafeguardDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->texts = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);

  return self;
}

SafeguardNode *
safeguard_document_add_node (SafeguardDocument *self)
{
  guint within = self->n_nodes % BLOCK_NODES;

  /* The nodes of an image are one block, just as long as they are many. */
  g_assert (self->image == NULL);
  if (within == 0)
    g_ptr_array_add (self->blocks, g_new0 (SafeguardNode, BLOCK_NODES));
  self->n_nodes++;

  SafeguardNode *node
      = (SafeguardNode *)g_ptr_array_index (self->blocks, self->blocks->len - 1) + within;
  node->document = self;

  return node;
}

SafeguardNode *
safeguard_document_add_nodes (SafeguardDocument *self, guint n)
{
  SafeguardNode *nodes = g_new (SafeguardNode, n);

  g_assert (self->n_nodes == 0);
  g_ptr_array_add (self->blocks, nodes);
  self->n_nodes = n;

  return nodes;
}

SafeguardDocument *
safeguard_document_ref (SafeguardDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_document_unref (SafeguardDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->image, g_variant_unref);
  g_free (self);
}

const SafeguardNode *
safeguard_document_get_root (const SafeguardDocument *self)
{
  return self->root;
}

const char *
safeguard_document_get_name (const SafeguardDocument *self)
{
  return self->name;
}

static void
append_path (const SafeguardNode *node, GString *path)
{
  if (node->parent == NULL)
    return;

  append_path (node->parent, path);
  if (node->key != NULL)
    {
      g_string_append_printf (path, "%s%.80s", path->len > 0 ? "." : "", node->key);
      return;
    }

  guint position = 0;
  for (const SafeguardNode *child = node->parent->first; child != node; child = child->next)
    position++;
  g_string_append_printf (path, "[%u]", position);
}

char *
safeguard_node_get_path (const SafeguardNode *node)
{
  GString *path = g_string_new (NULL);

  append_path (node, path);

  return g_string_free (path, FALSE);
}

const char *
safeguard_node_kind_text (const SafeguardNode *node)
{
  switch (node->kind)
    {
    case SAFEGUARD_NODE_LIST:
      return "a list";
    case SAFEGUARD_NODE_MAP:
      return "a map";
    case SAFEGUARD_NODE_SCALAR:
      break;
    }

  return *node->text == '\0' && !node->quoted ? "nothing" : "a single value";
}

const SafeguardNode *
safeguard_node_get (const SafeguardNode *map, const char *key)
{
  if (map == NULL || map->kind != SAFEGUARD_NODE_MAP)
    return NULL;

  SAFEGUARD_NODE_FOREACH (child, map)
    if (strcmp (child->key, key) == 0)
      return child;

  return NULL;
}

const SafeguardNode *
safeguard_node_find_rule (const SafeguardNode *rules, const char *id)
{
  if (rules == NULL || rules->kind != SAFEGUARD_NODE_LIST)
    return safeguard_node_get (rules, id);

  SAFEGUARD_NODE_FOREACH (child, rules)
    {
      const SafeguardNode *own = safeguard_node_get (child, "id");

      if (own != NULL && own->kind == SAFEGUARD_NODE_SCALAR && strcmp (own->text, id) == 0)
        return child;
    }

  return NULL;
}

const SafeguardNode *
safeguard_node_find_rule_path (const SafeguardNode *root, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  const SafeguardNode *node = root;

  for (guint i = 0; steps[i] != NULL && node != NULL; i++)
    node = safeguard_node_find_rule (node, steps[i]);

  return node;
}

static void
append_rule_path (const SafeguardNode *node, GString *path)
{
  const SafeguardNode *id = node->key == NULL ? safeguard_node_get (node, "id") : NULL;
  const char *step = id != NULL && id->text != NULL ? id->text : node->key;

  if (node->parent == NULL)
    return;

  append_rule_path (node->parent, path);
  if (step != NULL)
    g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", step);
}

char *
safeguard_node_get_rule_path (const SafeguardNode *node)
{
  GString *path = g_string_new (NULL);

  append_rule_path (node, path);

  return g_string_free (path, FALSE);
}

gboolean
safeguard_path_is_in (const char *path, const char *const *sections)
{
  for (guint i = 0; sections != NULL && sections[i] != NULL; i++)
    {
      gsize length = strlen (sections[i]);

      if (strncmp (path, sections[i], length) == 0 && (path[length] == '\0' || path[length] == '/'))
        return TRUE;
    }

  return FALSE;
}

const SafeguardNode *
safeguard_node_get_nth (const SafeguardNode *list, guint position)
{
  if (list == NULL)
    return NULL;

  SAFEGUARD_NODE_FOREACH (child, list)
    if (position-- == 0)
      return child;

  return NULL;
}

const SafeguardNode *
safeguard_node_get_nth_or (const SafeguardNode *node, guint position)
{
  const SafeguardNode *item
      = node->kind == SAFEGUARD_NODE_LIST ? safeguard_node_get_nth (node, position) : NULL;

  return item != NULL ? item : node;
}

static void
complain (const SafeguardNode *node,
          gboolean at_key,
          SafeguardIssueLog *log,
          SafeguardError code,
          int severity,
          const char *nearest,
          const char *message)
{
  /* A path costs a walk along its lists; a full log has no use for it. */
  g_autofree char *path = safeguard_issue_log_is_full (log) ? NULL : safeguard_node_get_path (node);
  SafeguardPlace place = {node->document->name, at_key ? node->key_line : node->line,
                          at_key ? node->key_column : node->column, path};

  if (severity < 0)
    safeguard_issue_log_add (log, code, &place, nearest, "%s", message);
  else
    safeguard_issue_log_add_at (log, code, (SafeguardIssueSeverity)severity, &place, nearest, "%s",
                                message);
}

void
safeguard_node_complain (const SafeguardNode *node,
                         SafeguardIssueLog *log,
                         SafeguardError code,
                         const char *nearest,
                         const char *format,
                         ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  complain (node, FALSE, log, code, -1, nearest, message);
}

void
safeguard_node_complain_at (const SafeguardNode *node,
                            SafeguardIssueLog *log,
                            SafeguardError code,
                            SafeguardIssueSeverity severity,
                            const char *nearest,
                            const char *format,
                            ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  complain (node, FALSE, log, code, (int)severity, nearest, message);
}

void
safeguard_node_complain_key_at (const SafeguardNode *node,
                                SafeguardIssueLog *log,
                                SafeguardError code,
                                SafeguardIssueSeverity severity,
                                const char *nearest,
                                const char *format,
                                ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  complain (node, node->key != NULL, log, code, (int)severity, nearest, message);
}
