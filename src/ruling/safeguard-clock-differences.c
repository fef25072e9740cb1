/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-difference-private.h"

/* What the calendar finds of two policies' time limits, put into words: once for every room. */

static const SafeguardTimescaleRule *
either (const SafeguardTimescaleDifference *found)
{
  return found->rules[0] != NULL ? found->rules[0] : found->rules[1];
}

static void
add_changes (SafeguardDifferences *self,
             const SafeguardComparedRule *rule,
             const SafeguardTimescaleDifference *found)
{
  GListModel *const citations[2] = {found->rules[0]->citations, found->rules[1]->citations};

  for (guint i = 0; i < found->changes->len; i++)
    {
      const SafeguardTimescaleChange *change
          = &g_array_index (found->changes, SafeguardTimescaleChange, i);

      safeguard_differences_add_term (self, rule, change->term, change->texts[0], change->texts[1],
                                      citations);
    }
  if (found->begun != NULL)
    safeguard_differences_add_move (self, rule, found->begun, found->due[0], found->due[1],
                                    citations);
}

/* A time limit that comes with a layer of which the other policy has nothing at all. */
static gboolean
comes_with (const SafeguardTimescaleDifference *found, guint side, const char *layer)
{
  return found->rules[side] != NULL && found->rules[1 - side] == NULL
         && g_strcmp0 (found->rules[side]->edition, layer) == 0;
}

static void
add_layer (SafeguardDifferences *self, const GPtrArray *all, guint side, const char *layer)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  SafeguardComparedRule rule = {"timescales", layer, SAFEGUARD_ASPECT_LAYER, layer};

  for (guint i = 0; i < all->len; i++)
    {
      const SafeguardTimescaleDifference *found = g_ptr_array_index (all, i);

      if (!comes_with (found, side, layer))
        continue;
      g_ptr_array_add (names, found->rules[side]->name);
      g_ptr_array_add (citations, found->rules[side]->citations);
    }
  safeguard_differences_add_layer (self, &rule, side, names, citations);
}

static gboolean
is_told (const SafeguardTimescaleDifference *found, char *const *const missing[2])
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; missing[side][i] != NULL; i++)
      if (comes_with (found, side, missing[side][i]))
        return TRUE;

  return FALSE;
}

static void
add_one (SafeguardDifferences *self, const SafeguardTimescaleDifference *found)
{
  SafeguardComparedRule rule
      = {"timescales", either (found)->id, SAFEGUARD_ASPECT_TIMESCALE, either (found)->name};

  if (found->rules[0] == NULL)
    safeguard_differences_add_only (self, &rule, 1, found->rules[1]->citations);
  else if (found->rules[1] == NULL)
    safeguard_differences_add_only (self, &rule, 0, found->rules[0]->citations);
  else
    add_changes (self, &rule, found);
}

void
safeguard_differences_add_timescales (SafeguardDifferences *self,
                                      SafeguardTimescales *first,
                                      SafeguardTimescales *second,
                                      char *const *const missing[2],
                                      SafeguardDayNumber day)
{
  g_autoptr (GPtrArray) all = safeguard_timescales_compare (first, second, day);

  for (guint i = 0; i < all->len; i++)
    if (!is_told (g_ptr_array_index (all, i), missing))
      add_one (self, g_ptr_array_index (all, i));
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; missing[side][i] != NULL; i++)
      add_layer (self, all, side, missing[side][i]);
}
