/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-listed-differences-private.h"

#include <string.h>

static gconstpointer
find (const SafeguardListedKind *kind, const GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp (kind->get_id (g_ptr_array_index (items, i)), id) == 0)
      return g_ptr_array_index (items, i);

  return NULL;
}

static void
add_only (SafeguardDifferences *self,
          const SafeguardListedKind *kind,
          const GPtrArray *has,
          const GPtrArray *lacks,
          guint side)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  SafeguardComparedRule rule = {kind->room, kind->list, kind->aspect, NULL};

  for (guint i = 0; i < has->len; i++)
    {
      gconstpointer item = g_ptr_array_index (has, i);

      if (find (kind, lacks, kind->get_id (item)) != NULL)
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
  for (guint i = 0; kind->compare != NULL && i < first->len; i++)
    {
      gconstpointer one = g_ptr_array_index (first, i);
      gconstpointer two = find (kind, second, kind->get_id (one));
      g_autofree char *id = g_strdup_printf ("%s/%s", kind->list, kind->get_id (one));
      g_autofree char *name = kind->make_name (one);
      SafeguardComparedRule rule = {kind->room, id, kind->aspect, name};

      if (two != NULL)
        kind->compare (&rule, one, two, self);
    }
  add_only (self, kind, first, second, 0);
  add_only (self, kind, second, first, 1);
}
