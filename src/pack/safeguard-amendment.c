/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-amendment-private.h"

#include <string.h>

#include "safeguard-document-private.h"

struct _SafeguardAmendment
{
  SafeguardPack *pack;
  SafeguardDocument *document;
  gboolean changed;
};

static SafeguardNode *
writable (const SafeguardNode *node)
{
  return (SafeguardNode *)node;
}

/* Every text lives as long as the packs that the tree comes from, or its document. */

/* --- copies and links */

static void
append (SafeguardNode *parent, SafeguardNode *child)
{
  SafeguardNode *last = writable (parent->first);

  while (last != NULL && last->next != NULL)
    last = writable (last->next);
  child->parent = parent;
  child->next = NULL;
  if (last == NULL)
    parent->first = child;
  else
    last->next = child;
  parent->n_children++;
}

/* The reader lets no tree be deeper than 64. */
static SafeguardNode *
copy (SafeguardDocument *document, const SafeguardNode *node, SafeguardNode *parent)
{
  SafeguardNode *made = safeguard_document_add_node (document);
  SafeguardNode *last = NULL;

  *made = *node;
  made->parent = parent;
  made->first = made->next = NULL;
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      SafeguardNode *next = copy (document, child, made);

      if (last == NULL)
        made->first = next;
      else
        last->next = next;
      last = next;
    }

  return made;
}

static SafeguardNode *
add_copy (SafeguardAmendment *self, SafeguardNode *parent, const SafeguardNode *node)
{
  SafeguardNode *made = copy (self->document, node, parent);

  append (parent, made);

  return made;
}

static SafeguardNode *
make_node (SafeguardAmendment *self, SafeguardNodeKind kind, const SafeguardNode *at)
{
  SafeguardNode *node = safeguard_document_add_node (self->document);

  node->kind = kind;
  node->line = node->key_line = at->line;
  node->column = node->key_column = at->column;
  node->document = at->document;

  return node;
}

static void
add_text (SafeguardAmendment *self, SafeguardNode *map, const char *key, const char *text)
{
  SafeguardNode *node = make_node (self, SAFEGUARD_NODE_SCALAR, map);

  node->key = key;
  node->text = text;
  node->quoted = TRUE;
  append (map, node);
}

static void
unlink_node (SafeguardNode *node)
{
  SafeguardNode *parent = writable (node->parent);
  SafeguardNode *before = NULL;

  SAFEGUARD_NODE_FOREACH (child, parent)
    {
      if (child == node)
        break;
      before = writable (child);
    }
  if (before == NULL)
    parent->first = node->next;
  else
    before->next = node->next;
  parent->n_children--;
}

/* In the place of @old, so that the order of rules stays. */
static void
replace (SafeguardNode *old, SafeguardNode *made)
{
  const SafeguardNode *next = old->next;
  SafeguardNode *parent = writable (old->parent);

  made->parent = parent;
  made->next = next;
  if (parent->first == old)
    {
      parent->first = made;
      return;
    }
  SAFEGUARD_NODE_FOREACH (child, parent)
    if (child->next == old)
      {
        writable (child)->next = made;
        return;
      }
}

/* --- what is changed */

SafeguardAmendment *
safeguard_amendment_new (SafeguardPack *pack)
{
  SafeguardAmendment *self = g_new0 (SafeguardAmendment, 1);
  const SafeguardNode *root = safeguard_pack_get_root (pack);

  self->pack = safeguard_pack_ref (pack);
  self->document = safeguard_document_new (safeguard_document_get_name (root->document));
  self->document->root = copy (self->document, root, NULL);

  return self;
}

SafeguardPack *
safeguard_amendment_end (SafeguardAmendment *self, GPtrArray *kin)
{
  SafeguardPack *pack = self->pack;

  if (self->changed)
    {
      pack = safeguard_pack_amend (self->pack, self->document, kin);
      safeguard_pack_unref (self->pack);
    }
  else
    safeguard_document_unref (self->document);
  g_free (self);

  return pack;
}

SafeguardNode *
safeguard_amendment_get_root (SafeguardAmendment *self)
{
  return self->document->root;
}

void
safeguard_amendment_set (SafeguardAmendment *self,
                         SafeguardNode *map,
                         const char *key,
                         const SafeguardNode *value)
{
  const SafeguardNode *old = safeguard_node_get (map, key);
  SafeguardNode *made = copy (self->document, value, map);

  self->changed = TRUE;
  made->key = key;
  if (old != NULL)
    replace (writable (old), made);
  else
    append (map, made);
}

void
safeguard_amendment_drop (SafeguardAmendment *self, SafeguardNode *node)
{
  self->changed = TRUE;
  unlink_node (node);
}

void
safeguard_amendment_drop_key (SafeguardAmendment *self, SafeguardNode *map, const char *key)
{
  const SafeguardNode *child = safeguard_node_get (map, key);

  if (child != NULL)
    safeguard_amendment_drop (self, writable (child));
}

static void
set_cites (SafeguardAmendment *self, SafeguardNode *rule, GPtrArray *cites)
{
  SafeguardNode *list = make_node (self, SAFEGUARD_NODE_LIST, rule);

  list->key = "cite";
  append (rule, list);
  for (guint i = 0; i < cites->len; i++)
    {
      SafeguardNode *made = add_copy (self, list, g_ptr_array_index (cites, i));
      made->key = NULL;
    }
}

static gboolean
has_ids (const SafeguardNode *node)
{
  if (node->kind != SAFEGUARD_NODE_LIST)
    return FALSE;

  SAFEGUARD_NODE_FOREACH (item, node)
    {
      const SafeguardNode *id = safeguard_node_get (item, "id");

      if (id == NULL || id->kind != SAFEGUARD_NODE_SCALAR)
        return FALSE;
    }

  return TRUE;
}

/* Whether the items of such a list are rules, which cite. */
static gboolean
lists_rules (const SafeguardNode *list)
{
  return list->first != NULL ? safeguard_node_get (list->first, "cite") != NULL
                             : g_strcmp0 (list->key, "rows") == 0;
}

static void
merge_list (SafeguardAmendment *self,
            SafeguardNode *list,
            const SafeguardNode *items,
            GPtrArray *cites)
{
  gboolean cited = lists_rules (list);

  SAFEGUARD_NODE_FOREACH (item, items)
    {
      const SafeguardNode *id = safeguard_node_get (item, "id");
      const SafeguardNode *old = safeguard_node_find_rule (list, id->text);
      SafeguardNode *made = copy (self->document, item, list);

      if (old != NULL)
        replace (writable (old), made);
      else
        append (list, made);
      if (cited && safeguard_node_get (made, "cite") == NULL)
        set_cites (self, made, cites);
    }
}

static SafeguardNode *
add_list (SafeguardAmendment *self, SafeguardNode *map, const SafeguardNode *like)
{
  SafeguardNode *list = make_node (self, SAFEGUARD_NODE_LIST, like);

  list->key = like->key;
  append (map, list);

  return list;
}

void
safeguard_amendment_merge (SafeguardAmendment *self,
                           SafeguardNode *node,
                           const SafeguardNode *values,
                           GPtrArray *cites)
{
  SAFEGUARD_NODE_FOREACH (value, values)
    {
      const SafeguardNode *old = safeguard_node_get (node, value->key);

      if (safeguard_node_is_nothing (value))
        safeguard_amendment_drop_key (self, node, value->key);
      else if (!has_ids (value) || (old != NULL && !has_ids (old)))
        safeguard_amendment_set (self, node, value->key, value);
      else
        merge_list (self, old != NULL ? writable (old) : add_list (self, node, value), value,
                    cites);
    }
  self->changed = TRUE;
}

/* --- citations */

static gboolean
cites_already (const SafeguardNode *list, const SafeguardNode *citation)
{
  const SafeguardNode *decides = safeguard_node_get (citation, SAFEGUARD_PACK_DECIDES);

  SAFEGUARD_NODE_FOREACH (child, list)
    {
      const SafeguardNode *other = safeguard_node_get (child, SAFEGUARD_PACK_DECIDES);

      if (other != NULL && decides != NULL && strcmp (other->text, decides->text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* One citation becomes a list of it. */
static SafeguardNode *
listed_cites (SafeguardAmendment *self, SafeguardNode *rule)
{
  const SafeguardNode *cite = safeguard_node_get (rule, "cite");

  if (cite->kind == SAFEGUARD_NODE_LIST)
    return writable (cite);

  SafeguardNode *list = make_node (self, SAFEGUARD_NODE_LIST, cite);
  list->key = cite->key;
  replace (writable (cite), list);
  writable (cite)->key = NULL;
  append (list, writable (cite));

  return list;
}

void
safeguard_amendment_cite (SafeguardAmendment *self, SafeguardNode *node, GPtrArray *cites)
{
  while (node != NULL && safeguard_node_get (node, "cite") == NULL)
    node = writable (node->parent);
  if (node == NULL)
    return;

  SafeguardNode *list = listed_cites (self, node);
  if (cites_already (list, g_ptr_array_index (cites, 0)))
    return;
  for (guint i = 0; i < cites->len; i++)
    {
      SafeguardNode *made = add_copy (self, list, g_ptr_array_index (cites, i));
      made->key = NULL;
    }
  self->changed = TRUE;
}

const SafeguardNode *
safeguard_amendment_mark (SafeguardAmendment *self,
                          const SafeguardNode *citation,
                          const SafeguardNode *at,
                          const char *key,
                          const char *value)
{
  SafeguardNode *made = citation != NULL ? copy (self->document, citation, NULL)
                                         : make_node (self, SAFEGUARD_NODE_MAP, at);

  made->key = NULL;
  add_text (self, made, key, value);

  return made;
}

void
safeguard_amendment_mark_rule (SafeguardAmendment *self,
                               SafeguardNode *rule,
                               const char *key,
                               const char *value)
{
  SafeguardNode *list = listed_cites (self, rule);
  const char *kept = g_string_chunk_insert (self->document->texts, value);

  self->changed = TRUE;
  SAFEGUARD_NODE_FOREACH (child, list)
    if (child->kind == SAFEGUARD_NODE_MAP)
      add_text (self, writable (child), key, kept);
}
