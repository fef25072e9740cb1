/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-list-private.h"

/**
 * SafeguardList:
 *
 * A list that never changes: what the library gives out wherever an answer has
 * several parts. Use it through #GListModel.
 *
 * Unlike [class@Gio.ListStore], whose get_item writes a cache, a frozen list may
 * be read by any number of threads at once. It never emits
 * [signal@Gio.ListModel::items-changed].
 *
 * Since: 1.0
 */
struct _SafeguardList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items;
};

static void safeguard_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SafeguardList,
                               safeguard_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, safeguard_list_model_init))

static void
safeguard_list_finalize (GObject *object)
{
  g_clear_pointer (&SAFEGUARD_LIST (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (safeguard_list_parent_class)->finalize (object);
}

static void
safeguard_list_class_init (SafeguardListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_list_finalize;
}

static void
safeguard_list_init (SafeguardList *self)
{
  /* g_object_new() on the type from a binding gives an empty list, not a crash. */
  self->item_type = G_TYPE_OBJECT;
}

static GType
safeguard_list_get_item_type (GListModel *model)
{
  return SAFEGUARD_LIST (model)->item_type;
}

static guint
safeguard_list_get_n_items (GListModel *model)
{
  SafeguardList *self = SAFEGUARD_LIST (model);

  return self->items != NULL ? self->items->len : 0;
}

static gpointer
safeguard_list_get_item (GListModel *model, guint position)
{
  gpointer item = safeguard_list_peek (model, position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
safeguard_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = safeguard_list_get_item_type;
  iface->get_n_items = safeguard_list_get_n_items;
  iface->get_item = safeguard_list_get_item;
}

GListModel *
safeguard_list_new_take (GType item_type, GPtrArray *items)
{
  SafeguardList *self = g_object_new (SAFEGUARD_TYPE_LIST, NULL);

  self->item_type = item_type;
  self->items = items;
  g_ptr_array_set_free_func (items, g_object_unref);

  return G_LIST_MODEL (self);
}

GListModel *
safeguard_list_new_empty (GType item_type)
{
  return safeguard_list_new_take (item_type, g_ptr_array_new ());
}

GListModel *
safeguard_list_new_single (GType item_type, gpointer item)
{
  GPtrArray *items = g_ptr_array_new ();

  g_ptr_array_add (items, item);

  return safeguard_list_new_take (item_type, items);
}

gpointer
safeguard_list_peek (GListModel *list, guint position)
{
  SafeguardList *self = SAFEGUARD_LIST (list);

  if (self->items == NULL || position >= self->items->len)
    return NULL;

  return g_ptr_array_index (self->items, position);
}
