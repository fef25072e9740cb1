/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-regions-private.h"

#include <string.h>

/* More than anybody reads, and few enough that the largest sets can be worked out from them. */
#define MAX_PIECES 512

typedef struct
{
  SafeguardRemainder *remainder;
  guint64 *domains;
  const SafeguardTerm *base;
  const SafeguardTerm **terms;
  guint n_terms;
} Divider;

guint64 *
safeguard_partition_get_full (const SafeguardPartition *self, const SafeguardTerm *term)
{
  guint64 *domains = g_new (guint64, self->n_facts + 1);

  for (guint fact = 0; fact < self->n_facts; fact++)
    domains[fact] = self->facts[fact].full;
  for (guint i = 0; term != NULL && i < term->n_literals; i++)
    domains[term->literals[i].fact] = term->literals[i].cells;

  return domains;
}

void
safeguard_remainder_init (SafeguardRemainder *self, const SafeguardPartition *partition)
{
  self->partition = partition;
  self->found = safeguard_terms_new ();
  self->complete = TRUE;
  self->budget = SAFEGUARD_ESCAPE_BUDGET;
}

void
safeguard_remainder_clear (SafeguardRemainder *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

void
safeguard_remainder_add_cells (SafeguardRemainder *self, const guint64 *domains)
{
  g_autoptr (GArray) literals = g_array_new (FALSE, FALSE, sizeof (SafeguardLiteral));

  for (guint fact = 0; fact < self->partition->n_facts; fact++)
    if (domains[fact] != self->partition->facts[fact].full)
      {
        SafeguardLiteral literal = {fact, domains[fact]};

        g_array_append_val (literals, literal);
      }

  if (!safeguard_terms_add (
          self->found,
          safeguard_term_new ((SafeguardLiteral *)(void *)literals->data, literals->len),
          &self->budget))
    self->complete = FALSE;
}

static gboolean
avoids_all (const Divider *divider)
{
  for (guint i = 0; i < divider->n_terms; i++)
    if (safeguard_term_get_state (divider->terms[i], divider->domains) != SAFEGUARD_TERM_KILLED)
      return FALSE;

  return TRUE;
}

/* A piece of the division, made as large as it can be within the base. */
static void
add_piece (Divider *divider)
{
  const SafeguardPartition *partition = divider->remainder->partition;
  g_autofree guint64 *kept
      = g_memdup2 (divider->domains, (partition->n_facts + 1) * sizeof (guint64));

  for (guint fact = partition->n_facts; fact > 0; fact--)
    {
      guint64 full = partition->facts[fact - 1].full;
      guint64 before = divider->domains[fact - 1];

      if (divider->base != NULL)
        full = safeguard_term_get_cells (divider->base, fact - 1, full);
      if (before == full)
        continue;
      divider->domains[fact - 1] = full;
      if (!avoids_all (divider))
        divider->domains[fact - 1] = before;
    }
  safeguard_remainder_add_cells (divider->remainder, divider->domains);
  memcpy (divider->domains, kept, (partition->n_facts + 1) * sizeof (guint64));
}

/* Whether there is anything left to find from here: keeps the division from dead ends. */
static gboolean
is_worth_dividing (Divider *divider)
{
  const SafeguardPartition *partition = divider->remainder->partition;
  g_autofree guint64 *domains
      = g_memdup2 (divider->domains, (partition->n_facts + 1) * sizeof (guint64));
  SafeguardEscape escape = safeguard_escape_find (partition, domains, divider->terms,
                                                  divider->n_terms, &divider->remainder->budget);

  if (escape == SAFEGUARD_ESCAPE_GIVEN_UP)
    divider->remainder->complete = FALSE;

  return escape == SAFEGUARD_ESCAPE_FOUND;
}

/* An open literal of the shortest term that is not killed yet, or NULL. */
static const SafeguardLiteral *
find_divider (const Divider *divider)
{
  const SafeguardTerm *shortest = NULL;

  for (guint i = 0; i < divider->n_terms; i++)
    if (safeguard_term_get_state (divider->terms[i], divider->domains) != SAFEGUARD_TERM_KILLED
        && (shortest == NULL || safeguard_term_compare (&divider->terms[i], &shortest) < 0))
      shortest = divider->terms[i];

  for (guint i = 0; shortest != NULL && i < shortest->n_literals; i++)
    if ((divider->domains[shortest->literals[i].fact] & ~shortest->literals[i].cells) != 0)
      return &shortest->literals[i];

  return NULL;
}

static void
divide (Divider *divider)
{
  const SafeguardLiteral *literal;
  guint64 before;

  if (divider->remainder->found->len >= MAX_PIECES || divider->remainder->budget <= 0)
    {
      divider->remainder->complete = FALSE;
      return;
    }
  if (!is_worth_dividing (divider))
    return;

  literal = find_divider (divider);
  if (literal == NULL)
    {
      add_piece (divider);
      return;
    }

  SafeguardLiteral branch = *literal;
  before = divider->domains[branch.fact];
  divider->domains[branch.fact] = before & ~branch.cells;
  divide (divider);
  divider->domains[branch.fact] = before & branch.cells;
  if (divider->domains[branch.fact] != 0)
    divide (divider);
  divider->domains[branch.fact] = before;
}

void
safeguard_remainder_add (SafeguardRemainder *self,
                         const SafeguardTerm *base,
                         const SafeguardTerm **avoid,
                         guint n_avoid)
{
  g_autofree guint64 *domains = safeguard_partition_get_full (self->partition, base);
  Divider divider = {self, domains, base, avoid, n_avoid};

  divide (&divider);
}

void
safeguard_remainder_finish (SafeguardRemainder *self)
{
  gint64 budget = SAFEGUARD_TERMS_BUDGET;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->found->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (self->found, i);

      g_ptr_array_add (copies, safeguard_term_new (term->literals, term->n_literals));
    }

  /* Where the pieces are too many to be put together, they stand as they are. */
  if (!self->complete || !safeguard_terms_complete (self->found, self->partition, &budget))
    {
      g_ptr_array_unref (self->found);
      self->found = g_steal_pointer (&copies);
      self->complete = FALSE;
    }
  g_ptr_array_sort (self->found, safeguard_term_compare);
}
