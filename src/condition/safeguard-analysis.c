/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"

#include "safeguard-regions-private.h"
#include "safeguard-table-inside-private.h"

void
safeguard_region_free (SafeguardRegion *self)
{
  g_free (self->text);
  g_strfreev (self->facts);
  g_strfreev (self->conditions);
  g_clear_pointer (&self->condition, safeguard_condition_unref);
  g_free (self->term);
  g_free (self);
}

void
safeguard_regions_free (SafeguardRegions *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->regions);
  g_free (self);
}

void
safeguard_overlap_free (SafeguardOverlap *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_terms (GPtrArray *avoid, const SafeguardTerms *terms)
{
  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (avoid, g_ptr_array_index (terms, i));
}

SafeguardRegions *
safeguard_table_find_silent (const SafeguardTable *self)
{
  SafeguardRegions *regions = g_new0 (SafeguardRegions, 1);
  g_autoptr (GPtrArray) avoid = g_ptr_array_new ();
  SafeguardRemainder remainder;

  for (guint row = 0; row < self->n_rows; row++)
    add_terms (avoid, self->terms[row].maybe);
  safeguard_remainder_init (&remainder, self->partition);
  safeguard_remainder_add (&remainder, NULL, (const SafeguardTerm **)avoid->pdata, avoid->len);
  safeguard_remainder_finish (&remainder);

  regions->complete = remainder.complete && remainder.found->len <= SAFEGUARD_MAX_REGIONS;
  regions->regions = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_region_free);
  for (guint i = 0; i < MIN (remainder.found->len, SAFEGUARD_MAX_REGIONS); i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (remainder.found, i);
      SafeguardRegion *region = g_new0 (SafeguardRegion, 1);

      region->n_facts = term->n_literals;
      region->text = safeguard_term_get_text (term, self->partition);
      region->outcome = SAFEGUARD_OUTCOME_UNDECIDED;
      g_ptr_array_add (regions->regions, region);
    }
  safeguard_remainder_clear (&remainder);

  return regions;
}

GArray *
safeguard_table_find_impossible (const SafeguardTable *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < self->n_rows; row++)
    if (self->terms[row].maybe->len == 0)
      g_array_append_val (rows, row);

  return rows;
}

static gboolean
are_covered (const SafeguardTable *self,
             guint row,
             const SafeguardTerms *own,
             const gboolean *among)
{
  g_autoptr (GPtrArray) avoid = g_ptr_array_new ();
  gint64 budget = SAFEGUARD_ESCAPE_BUDGET;

  for (guint other = 0; other < self->n_rows; other++)
    if (other != row && among[other])
      add_terms (avoid, self->terms[other].sure);

  for (guint i = 0; i < own->len; i++)
    {
      g_autofree guint64 *domains
          = safeguard_partition_get_full (self->partition, g_ptr_array_index (own, i));

      if (safeguard_escape_find (self->partition, domains, (const SafeguardTerm **)avoid->pdata,
                                 avoid->len, &budget)
          != SAFEGUARD_ESCAPE_NONE)
        return FALSE;
    }

  return TRUE;
}

gboolean
safeguard_table_is_covered (const SafeguardTable *self, guint row, const gboolean *among)
{
  return self->terms[row].maybe->len > 0 && are_covered (self, row, self->terms[row].maybe, among);
}

gboolean
safeguard_table_are_both_covered (const SafeguardTable *self,
                                  guint row,
                                  guint other,
                                  const gboolean *among)
{
  gint64 budget = SAFEGUARD_TERMS_BUDGET;
  g_autoptr (GPtrArray) both
      = safeguard_terms_and (self->terms[row].maybe, self->terms[other].maybe, &budget);

  return both != NULL && are_covered (self, row, both, among);
}

/* Whether rows that outrank it fire wherever the row may. */
static gboolean
is_shadowed (const SafeguardTable *self, guint row)
{
  g_autofree gboolean *among = g_new0 (gboolean, self->n_rows);

  for (guint other = 0; other < row; other++)
    among[other]
        = self->pick == SAFEGUARD_PICK_FIRST || self->rows[other].rank > self->rows[row].rank;

  return safeguard_table_is_covered (self, row, among);
}

GArray *
safeguard_table_find_shadowed (const SafeguardTable *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < self->n_rows && self->pick != SAFEGUARD_PICK_ONLY; row++)
    if (is_shadowed (self, row))
      g_array_append_val (rows, row);

  return rows;
}

/* The first term in which alternatives of both rows hold, as text; NULL if there is none. */
static char *
find_common (const SafeguardTable *self, guint first, guint second)
{
  gint64 budget = SAFEGUARD_TERMS_BUDGET;
  const SafeguardTerms *a = self->terms[first].maybe, *b = self->terms[second].maybe;

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        SafeguardTerm *one = g_ptr_array_index (a, i), *two = g_ptr_array_index (b, j);
        g_autoptr (GPtrArray) left = g_ptr_array_new (), right = g_ptr_array_new ();
        g_autoptr (GPtrArray) both = NULL;

        g_ptr_array_add (left, one);
        g_ptr_array_add (right, two);
        both = safeguard_terms_and (left, right, &budget);
        if (both != NULL && both->len > 0)
          return safeguard_term_get_text (g_ptr_array_index (both, 0), self->partition);
      }

  return NULL;
}

GPtrArray *
safeguard_table_find_overlaps (const SafeguardTable *self)
{
  GPtrArray *overlaps = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_overlap_free);

  for (guint i = 0; i < self->n_rows && self->pick == SAFEGUARD_PICK_ONLY; i++)
    for (guint j = i + 1; j < self->n_rows; j++)
      {
        SafeguardOverlap overlap = {i, j, find_common (self, i, j)};

        if (overlap.text != NULL)
          g_ptr_array_add (overlaps, g_memdup2 (&overlap, sizeof overlap));
      }

  return overlaps;
}
