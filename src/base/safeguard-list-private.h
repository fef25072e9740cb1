/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

/* Takes the items (GObjects of @item_type, each owned) out of @items, which is freed. */
GListModel *safeguard_list_new_take (GType item_type, GPtrArray *items);
GListModel *safeguard_list_new_empty (GType item_type);
/* Takes the item. */
GListModel *safeguard_list_new_single (GType item_type, gpointer item);
/* A borrowed item; for use inside the library, where get_item's reference is in the way. */
gpointer safeguard_list_peek (GListModel *list, guint position);
