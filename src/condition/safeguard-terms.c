/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-terms-private.h"

#include "safeguard-table-private.h"

#include <string.h>

SafeguardTerm *
safeguard_term_new (const SafeguardLiteral *literals, guint n_literals)
{
  SafeguardTerm *self = g_malloc (sizeof (SafeguardTerm) + n_literals * sizeof (SafeguardLiteral));

  self->n_literals = n_literals;
  self->signature = 0;
  for (guint i = 0; i < n_literals; i++)
    {
      self->literals[i] = literals[i];
      self->signature |= G_GUINT64_CONSTANT (1) << (literals[i].fact % 64);
    }

  return self;
}

guint64
safeguard_term_get_cells (const SafeguardTerm *self, guint fact, guint64 full)
{
  for (guint i = 0; i < self->n_literals; i++)
    if (self->literals[i].fact == fact)
      return self->literals[i].cells;

  return full;
}

gboolean
safeguard_term_has_fact (const SafeguardTerm *self, guint fact)
{
  return safeguard_term_get_cells (self, fact, 0) != 0;
}

gboolean
safeguard_term_absorbs (const SafeguardTerm *self, const SafeguardTerm *other)
{
  guint j = 0;

  if ((self->signature & ~other->signature) != 0 || self->n_literals > other->n_literals)
    return FALSE;

  for (guint i = 0; i < self->n_literals; i++, j++)
    {
      while (j < other->n_literals && other->literals[j].fact < self->literals[i].fact)
        j++;
      if (j == other->n_literals || other->literals[j].fact != self->literals[i].fact
          || (other->literals[j].cells & ~self->literals[i].cells) != 0)
        return FALSE;
    }

  return TRUE;
}

static int
compare_literals (const SafeguardLiteral *a, const SafeguardLiteral *b)
{
  if (a->fact != b->fact)
    return a->fact < b->fact ? -1 : 1;
  if (a->cells != b->cells)
    return a->cells < b->cells ? -1 : 1;

  return 0;
}

/* Shorter first, then by the facts: the order in which people want to read alternatives. */
int
safeguard_term_compare (gconstpointer a, gconstpointer b)
{
  const SafeguardTerm *one = *(const SafeguardTerm *const *)a;
  const SafeguardTerm *two = *(const SafeguardTerm *const *)b;

  if (one->n_literals != two->n_literals)
    return one->n_literals < two->n_literals ? -1 : 1;

  for (guint i = 0; i < one->n_literals; i++)
    {
      int order = compare_literals (&one->literals[i], &two->literals[i]);

      if (order != 0)
        return order;
    }

  return 0;
}

char *
safeguard_term_get_text (const SafeguardTerm *self, const SafeguardPartition *partition)
{
  GString *text = g_string_new (self->n_literals == 0 ? "always" : NULL);

  for (guint i = 0; i < self->n_literals; i++)
    {
      guint fact = self->literals[i].fact;
      g_autofree char *cells
          = safeguard_partition_get_text (partition, fact, self->literals[i].cells);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              safeguard_vocabulary_get_fact (partition->vocabulary, fact)->id,
                              cells);
    }

  return g_string_free (text, FALSE);
}

SafeguardTerms *
safeguard_terms_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

gboolean
safeguard_terms_add (SafeguardTerms *self, SafeguardTerm *term, gint64 *budget)
{
  *budget -= self->len + 1;
  for (guint i = 0; i < self->len; i++)
    if (safeguard_term_absorbs (g_ptr_array_index (self, i), term))
      {
        g_free (term);
        return *budget > 0;
      }

  for (guint i = self->len; i > 0; i--)
    if (safeguard_term_absorbs (term, g_ptr_array_index (self, i - 1)))
      g_ptr_array_remove_index (self, i - 1);
  g_ptr_array_add (self, term);

  return *budget > 0 && self->len <= SAFEGUARD_ROW_MAX_TERMS;
}

/* Both terms at once; NULL if they exclude each other. */
static SafeguardTerm *
term_and (const SafeguardTerm *a, const SafeguardTerm *b)
{
  SafeguardTerm *both = g_malloc (sizeof (SafeguardTerm)
                                  + (a->n_literals + b->n_literals) * sizeof (SafeguardLiteral));
  guint i = 0, j = 0, n = 0;

  while (i < a->n_literals || j < b->n_literals)
    {
      gboolean from_a
          = j == b->n_literals || (i < a->n_literals && a->literals[i].fact <= b->literals[j].fact);
      gboolean from_b
          = i == a->n_literals || (j < b->n_literals && b->literals[j].fact <= a->literals[i].fact);

      both->literals[n] = from_a ? a->literals[i] : b->literals[j];
      if (from_a && from_b)
        both->literals[n].cells &= b->literals[j].cells;
      if (both->literals[n].cells == 0)
        {
          g_free (both);
          return NULL;
        }
      i += from_a ? 1 : 0;
      j += from_b ? 1 : 0;
      n++;
    }
  both->n_literals = n;
  both->signature = a->signature | b->signature;

  return both;
}

/* What both terms say if the fact may lie in the cells of either; NULL if that is nothing new. */
static SafeguardTerm *
consensus (const SafeguardTerm *a,
           const SafeguardTerm *b,
           const SafeguardPartition *partition,
           guint fact,
           guint64 cells)
{
  guint n_literals = a->n_literals + b->n_literals;
  g_autofree SafeguardLiteral *literals = g_new (SafeguardLiteral, n_literals);
  guint i = 0, j = 0, n = 0;

  while (i < a->n_literals || j < b->n_literals)
    {
      gboolean from_a
          = j == b->n_literals || (i < a->n_literals && a->literals[i].fact <= b->literals[j].fact);
      gboolean from_b
          = i == a->n_literals || (j < b->n_literals && b->literals[j].fact <= a->literals[i].fact);

      literals[n] = from_a ? a->literals[i] : b->literals[j];
      if (literals[n].fact == fact)
        literals[n].cells = cells;
      else if (from_a && from_b)
        literals[n].cells &= b->literals[j].cells;
      if (literals[n].cells == 0)
        return NULL;
      n += literals[n].cells != partition->facts[literals[n].fact].full ? 1 : 0;
      i += from_a ? 1 : 0;
      j += from_b ? 1 : 0;
    }

  return safeguard_term_new (literals, n);
}

static gboolean
is_absorbed (const SafeguardTerms *self, const SafeguardTerm *term, gint64 *budget)
{
  *budget -= self->len;
  for (guint i = 0; i < self->len; i++)
    if (safeguard_term_absorbs (g_ptr_array_index (self, i), term))
      return TRUE;

  return FALSE;
}

/* Adds to @queue what follows from two terms together and is not yet said by @done. */
static void
add_consensus (const SafeguardTerms *done,
               const SafeguardPartition *partition,
               const SafeguardTerm *first,
               const SafeguardTerm *second,
               GQueue *queue,
               gint64 *budget)
{
  *budget -= 1;
  if ((first->signature & second->signature) == 0)
    return;

  for (guint i = 0, j = 0; i < first->n_literals && j < second->n_literals;)
    {
      const SafeguardLiteral *a = &first->literals[i], *b = &second->literals[j];
      SafeguardTerm *term = NULL;

      if (a->fact == b->fact && (a->cells & ~b->cells) != 0 && (b->cells & ~a->cells) != 0)
        term = consensus (first, second, partition, a->fact, a->cells | b->cells);
      if (term != NULL && is_absorbed (done, term, budget))
        g_free (term);
      else if (term != NULL)
        g_queue_push_tail (queue, term);
      i += a->fact <= b->fact ? 1 : 0;
      j += b->fact <= a->fact ? 1 : 0;
    }
}

/* Whether all terms ask the same cells of each fact: then no two have a consensus. */
static gboolean
is_unate (const SafeguardTerms *self, const SafeguardPartition *partition)
{
  g_autofree guint64 *seen = g_new0 (guint64, partition->n_facts + 1);

  for (guint i = 0; i < self->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (self, i);

      for (guint j = 0; j < term->n_literals; j++)
        {
          guint64 *cells = &seen[term->literals[j].fact];

          if (*cells != 0 && *cells != term->literals[j].cells)
            return FALSE;
          *cells = term->literals[j].cells;
        }
    }

  return TRUE;
}

/* Quine's iterated consensus, for facts of several values. Terms go from the queue into the set one
 * by one, each compared with all that are there; when the queue is empty, every two terms of the
 * set have been compared and nothing new follows. */
gboolean
safeguard_terms_complete (SafeguardTerms *self, const SafeguardPartition *partition, gint64 *budget)
{
  GQueue queue = G_QUEUE_INIT;
  SafeguardTerm *term;
  gboolean good = TRUE;

  if (is_unate (self, partition))
    return TRUE;

  while (self->len > 0)
    g_queue_push_tail (&queue, g_ptr_array_steal_index (self, self->len - 1));

  while (good && (term = g_queue_pop_head (&queue)) != NULL)
    {
      if (is_absorbed (self, term, budget))
        {
          g_free (term);
          continue;
        }
      for (guint i = 0; i < self->len; i++)
        add_consensus (self, partition, term, g_ptr_array_index (self, i), &queue, budget);
      good = safeguard_terms_add (self, term, budget)
             && queue.length <= 16 * SAFEGUARD_ROW_MAX_TERMS;
    }
  g_queue_clear_full (&queue, g_free);

  return good;
}

SafeguardTerms *
safeguard_terms_and (const SafeguardTerms *a, const SafeguardTerms *b, gint64 *budget)
{
  g_autoptr (GPtrArray) both = safeguard_terms_new ();

  /* Each prime implicant of both is one of each, joined: no consensus is needed. */
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        SafeguardTerm *term = term_and (g_ptr_array_index (a, i), g_ptr_array_index (b, j));

        if (term != NULL && !safeguard_terms_add (both, term, budget))
          return NULL;
      }

  return g_steal_pointer (&both);
}

static gboolean
add_copies (SafeguardTerms *self, const SafeguardTerms *from, gint64 *budget)
{
  for (guint i = 0; i < from->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (from, i);

      if (!safeguard_terms_add (self, safeguard_term_new (term->literals, term->n_literals),
                                budget))
        return FALSE;
    }

  return TRUE;
}

SafeguardTerms *
safeguard_terms_or (const SafeguardTerms *a,
                    const SafeguardTerms *b,
                    const SafeguardPartition *partition,
                    gint64 *budget)
{
  g_autoptr (GPtrArray) either = safeguard_terms_new ();

  if (!add_copies (either, a, budget) || !add_copies (either, b, budget)
      || !safeguard_terms_complete (either, partition, budget))
    return NULL;

  return g_steal_pointer (&either);
}

SafeguardTermState
safeguard_terms_get_state (const SafeguardTerms *self, const guint64 *domains)
{
  SafeguardTermState best = SAFEGUARD_TERM_KILLED;

  for (guint i = 0; i < self->len && best != SAFEGUARD_TERM_SATISFIED; i++)
    {
      SafeguardTermState state = safeguard_term_get_state (g_ptr_array_index (self, i), domains);

      best = MAX (best, state);
    }

  return best;
}
