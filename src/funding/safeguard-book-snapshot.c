/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

/* A statement needs what the entries came to, and not the entries: it is drawn up of a million as
 * quickly as of ten. */

static void
replace (GArray **array, const GArray *with)
{
  g_array_unref (*array);
  *array = g_array_copy ((GArray *)with);
}

static void
copy_commitments (SafeguardBook *copy, const SafeguardBook *self)
{
  for (guint i = 0; i < self->commitments_made->len; i++)
    {
      SafeguardCommitment *commitment
          = g_memdup2 (g_ptr_array_index (self->commitments_made, i), sizeof (SafeguardCommitment));

      commitment->id = g_strdup (commitment->id);
      commitment->spending_case = NULL;
      g_ptr_array_add (copy->commitments_made, commitment);
    }
}

static void
copy_exceptions (SafeguardBook *copy, const SafeguardBook *self)
{
  for (guint i = 0; i < self->exceptions->len; i++)
    {
      const SafeguardBookException *exception = g_ptr_array_index (self->exceptions, i);

      safeguard_book_except (copy, exception->year, g_object_ref (exception->finding));
    }
}

SafeguardBook *
safeguard_book_snapshot (const SafeguardBook *self)
{
  SafeguardBook *copy = safeguard_book_new (self->funding);

  safeguard_ledger_free (copy->ledger);
  copy->ledger = safeguard_ledger_snapshot (self->ledger);
  replace (&copy->promises_by_year, self->promises_by_year);
  replace (&copy->budgets, self->budgets);
  replace (&copy->carried, self->carried);
  replace (&copy->indices, self->indices);
  replace (&copy->uplifts, self->uplifts);
  replace (&copy->undertakings, self->undertakings);
  replace (&copy->talks, self->talks);
  replace (&copy->tallies, self->tallies);
  copy_commitments (copy, self);
  copy_exceptions (copy, self);
  copy->renewed = self->renewed;
  copy->latest = self->latest;

  return copy;
}
