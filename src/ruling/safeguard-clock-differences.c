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

void
safeguard_differences_add_timescales (SafeguardDifferences *self,
                                      SafeguardTimescales *first,
                                      SafeguardTimescales *second,
                                      SafeguardDayNumber day)
{
  g_autoptr (GPtrArray) all = safeguard_timescales_compare (first, second, day);

  for (guint i = 0; i < all->len; i++)
    {
      const SafeguardTimescaleDifference *found = g_ptr_array_index (all, i);
      SafeguardComparedRule rule
          = {"timescales", either (found)->id, SAFEGUARD_ASPECT_TIMESCALE, either (found)->name};

      if (found->rules[0] == NULL)
        safeguard_differences_add_only (self, &rule, 1, found->rules[1]->citations);
      else if (found->rules[1] == NULL)
        safeguard_differences_add_only (self, &rule, 0, found->rules[0]->citations);
      else
        add_changes (self, &rule, found);
    }
}
