/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-listed-differences-private.h"

/* Borrowed items by their ids; of one id the first. */
static GHashTable *
index_items (const SafeguardListedKind *kind, const GPtrArray *items)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = items->len; i > 0; i--)
    {
      gpointer item = g_ptr_array_index (items, i - 1);

      g_hash_table_replace (by_id, (gpointer)kind->get_id (item), item);
    }

  return by_id;
}

static void
add_only (SafeguardDifferences *self,
          const SafeguardListedKind *kind,
          const GPtrArray *has,
          GHashTable *lacks,
          guint side)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  SafeguardComparedRule rule = {kind->room, kind->list, kind->aspect, NULL};

  for (guint i = 0; i < has->len; i++)
    {
      gconstpointer item = g_ptr_array_index (has, i);

      if (g_hash_table_contains (lacks, kind->get_id (item)))
        continue;
      g_ptr_array_add (names, kind->make_name (item));
      g_ptr_array_add (citations, kind->cite (item));
    }
  safeguard_differences_add_several (self, &rule, side, names, citations);
}

void
safeguard_differences_add_listed (SafeguardDifferences *self,
                                  const SafeguardListedKind *kind,
                                  const GPtrArray *first,
                                  const GPtrArray *second)
{
  g_autoptr (GHashTable) firsts = index_items (kind, first);
  g_autoptr (GHashTable) seconds = index_items (kind, second);

  for (guint i = 0; kind->compare != NULL && i < first->len; i++)
    {
      gconstpointer one = g_ptr_array_index (first, i);
      gconstpointer two = g_hash_table_lookup (seconds, kind->get_id (one));
      g_autofree char *id = g_strdup_printf ("%s/%s", kind->list, kind->get_id (one));
      g_autofree char *name = kind->make_name (one);
      SafeguardComparedRule rule = {kind->room, id, kind->aspect, name};

      if (two != NULL)
        kind->compare (&rule, one, two, self);
    }
  add_only (self, kind, first, seconds, 0);
  add_only (self, kind, second, firsts, 1);
}
