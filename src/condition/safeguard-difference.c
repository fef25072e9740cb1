/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"

#include "safeguard-regions-private.h"
#include "safeguard-table-inside-private.h"

#include <string.h>

/* Two tables over one vocabulary, their conditions brought to common cells. */
typedef struct
{
  const SafeguardTable *tables[2];
  SafeguardRowTerms *terms[2];
  SafeguardPartition *partition;
  SafeguardMatch *matches[2];
  GPtrArray *regions;
  gboolean complete;
  gint64 budget;
} Comparison;

/* The case of the region with every open fact in its first cell: absent, the least. */
static void
judge_example (Comparison *self, const SafeguardTerm *term, SafeguardVerdict *verdicts)
{
  g_autofree guint64 *domains = safeguard_partition_get_full (self->partition, term);

  for (guint fact = 0; fact < self->partition->n_facts; fact++)
    domains[fact] &= -domains[fact];
  for (guint i = 0; i < 2; i++)
    {
      safeguard_table_judge (self->tables[i], self->terms[i], domains, self->matches[i]);
      verdicts[i] = safeguard_table_get_verdict (self->tables[i], self->matches[i]);
    }
}

static gboolean
is_settled (Comparison *self, const guint64 *domains, SafeguardVerdict *verdicts)
{
  gboolean settled = TRUE;

  for (guint i = 0; i < 2; i++)
    {
      self->budget -= self->tables[i]->engine.n_terms + 1;
      safeguard_table_judge (self->tables[i], self->terms[i], domains, self->matches[i]);
      verdicts[i] = safeguard_table_get_verdict (self->tables[i], self->matches[i]);
      settled = settled && safeguard_table_is_settled (self->tables[i], self->matches[i]);
    }

  return settled;
}

static void
name_facts (const Comparison *self, SafeguardRegion *region)
{
  guint n = region->term->n_literals;

  region->facts = g_new0 (char *, n + 1);
  region->conditions = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const SafeguardLiteral *literal = &region->term->literals[i];

      region->facts[i] = g_strdup (
          safeguard_vocabulary_get_fact (self->partition->vocabulary, literal->fact)->id);
      region->conditions[i]
          = safeguard_partition_get_text (self->partition, literal->fact, literal->cells);
    }
}

static void
add_region (Comparison *self, const SafeguardTerm *term)
{
  SafeguardRegion *region = g_new0 (SafeguardRegion, 1);
  g_autofree guint64 *domains = safeguard_partition_get_full (self->partition, term);
  SafeguardVerdict verdicts[2];

  region->varies = !is_settled (self, domains, verdicts);
  judge_example (self, term, verdicts);
  region->row = self->matches[0]->winner;
  region->other_row = self->matches[1]->winner;
  region->n_facts = term->n_literals;
  region->term = safeguard_term_new (term->literals, term->n_literals);
  region->condition = safeguard_term_to_condition (term, self->partition);
  name_facts (self, region);
  region->text = safeguard_term_get_text (term, self->partition);
  region->outcome = verdicts[0].outcome;
  region->rank = verdicts[0].rank;
  region->other_outcome = verdicts[1].outcome;
  region->other_rank = verdicts[1].rank;
  g_ptr_array_add (self->regions, region);
}

static void
add_remainder (Comparison *self, SafeguardRemainder *remainder)
{
  safeguard_remainder_finish (remainder);
  self->complete = self->complete && remainder->complete;
  for (guint i = 0; i < remainder->found->len; i++)
    add_region (self, g_ptr_array_index (remainder->found, i));
  safeguard_remainder_clear (remainder);
}

static const SafeguardTerms *
terms_of (const Comparison *self, guint table, guint row, gboolean maybe)
{
  return maybe ? self->terms[table][row].maybe : self->terms[table][row].sure;
}

static void
add_ranked (const Comparison *self, GPtrArray *avoid, guint table, gint64 least, gboolean maybe)
{
  for (guint row = 0; row < self->tables[table]->n_rows; row++)
    if (self->tables[table]->rows[row].rank >= least)
      {
        const SafeguardTerms *terms = terms_of (self, table, row, maybe);

        for (guint i = 0; i < terms->len; i++)
          g_ptr_array_add (avoid, g_ptr_array_index (terms, i));
      }
}

/* Where the highest is picked in both: the cases that one table puts at @rank, by rows that fire
 * (or, with @maybe, that may be read to), and the other lower. */
static void
compare_rank (Comparison *self, guint table, gint32 rank, gboolean maybe)
{
  const SafeguardTable *one = self->tables[table];
  g_autoptr (GPtrArray) avoid = g_ptr_array_new ();
  SafeguardRemainder remainder;

  add_ranked (self, avoid, table, (gint64)rank + 1, maybe);
  add_ranked (self, avoid, 1 - table, rank, maybe);
  safeguard_remainder_init (&remainder, self->partition);
  for (guint row = 0; row < one->n_rows; row++)
    {
      const SafeguardTerms *terms = terms_of (self, table, row, maybe);

      if (one->rows[row].rank != rank)
        continue;
      for (guint i = 0; i < terms->len; i++)
        safeguard_remainder_add (&remainder, g_ptr_array_index (terms, i),
                                 (const SafeguardTerm **)avoid->pdata, avoid->len);
    }
  add_remainder (self, &remainder);
}

static void
compare_highest (Comparison *self)
{
  guint n_sides = self->tables[0]->engine.has_gaps || self->tables[1]->engine.has_gaps ? 2 : 1;

  for (guint table = 0; table < 2; table++)
    for (guint i = 0; i < self->tables[table]->ranks->len; i++)
      for (guint maybe = 0; maybe < n_sides; maybe++)
        compare_rank (self, table, g_array_index (self->tables[table]->ranks, gint32, i),
                      maybe != 0);
}

/* Cases divided until both tables are settled, and gathered by what the two say: every set of them
 * is decided in one way by each. */
typedef struct
{
  SafeguardVerdict verdicts[2];
  SafeguardRemainder remainder;
} Pair;

static void
add_to_pair (Comparison *self, GPtrArray *pairs, const SafeguardVerdict *verdicts, guint64 *domains)
{
  Pair *pair = NULL;

  for (guint i = 0; i < pairs->len && pair == NULL; i++)
    {
      Pair *candidate = g_ptr_array_index (pairs, i);

      if (safeguard_verdict_equal (&candidate->verdicts[0], &verdicts[0])
          && safeguard_verdict_equal (&candidate->verdicts[1], &verdicts[1]))
        pair = candidate;
    }
  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      memcpy (pair->verdicts, verdicts, sizeof pair->verdicts);
      safeguard_remainder_init (&pair->remainder, self->partition);
      g_ptr_array_add (pairs, pair);
    }
  safeguard_remainder_add_cells (&pair->remainder, domains);
}

static const SafeguardLiteral *
find_open_literal (const SafeguardTerms *terms, const guint64 *domains)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);

      if (safeguard_term_get_state (term, domains) != SAFEGUARD_TERM_OPEN)
        continue;
      for (guint j = 0; j < term->n_literals; j++)
        if ((domains[term->literals[j].fact] & ~term->literals[j].cells) != 0)
          return &term->literals[j];
    }

  return NULL;
}

/* What the first open row waits for, of a table that is not settled yet. */
static const SafeguardLiteral *
find_branch (const Comparison *self, const guint64 *domains)
{
  for (guint table = 0; table < 2; table++)
    for (guint row = 0; row < self->tables[table]->n_rows
                        && !safeguard_table_is_settled (self->tables[table], self->matches[table]);
         row++)
      for (guint maybe = 0; maybe < 2; maybe++)
        {
          const SafeguardLiteral *literal
              = find_open_literal (terms_of (self, table, row, maybe == 0), domains);

          if (literal != NULL
              && safeguard_row_terms_get_state (&self->terms[table][row], domains)
                     == SAFEGUARD_ROW_STATE_OPEN)
            return literal;
        }

  return NULL;
}

static void
divide (Comparison *self, guint64 *domains, GPtrArray *pairs)
{
  SafeguardVerdict verdicts[2];
  const SafeguardLiteral *literal;
  guint64 before;

  if (self->budget <= 0)
    {
      self->complete = FALSE;
      return;
    }
  if (is_settled (self, domains, verdicts))
    {
      if (!safeguard_verdict_equal (&verdicts[0], &verdicts[1]))
        add_to_pair (self, pairs, verdicts, domains);
      return;
    }

  literal = find_branch (self, domains);
  g_return_if_fail (literal != NULL);
  before = domains[literal->fact];
  domains[literal->fact] = before & literal->cells;
  divide (self, domains, pairs);
  domains[literal->fact] = before & ~literal->cells;
  divide (self, domains, pairs);
  domains[literal->fact] = before;
}

static void
add_pairs (Comparison *self, GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = g_ptr_array_index (pairs, i);

      add_remainder (self, &pair->remainder);
    }
}

static void
compare_any (Comparison *self)
{
  g_autofree guint64 *domains = safeguard_partition_get_full (self->partition, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  divide (self, domains, pairs);
  add_pairs (self, pairs);
}

/* Takes the regions out in which the tables differ in more ways than one. */
static GPtrArray *
steal_varying (Comparison *self)
{
  GPtrArray *varying = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_region_free);

  for (guint i = self->regions->len; i > 0; i--)
    if (((const SafeguardRegion *)g_ptr_array_index (self->regions, i - 1))->varies)
      g_ptr_array_add (varying, g_ptr_array_steal_index (self->regions, i - 1));

  return varying;
}

/* What is said of such a region holds of an example only, so it is divided as far as that is soon
 * done; what would take long stays whole, and says so. */
#define DIVISION_BUDGET 200000

static void
divide_varying (Comparison *self)
{
  g_autoptr (GPtrArray) varying = steal_varying (self);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  gboolean complete = self->complete;

  self->complete = TRUE;
  self->budget = DIVISION_BUDGET;
  for (guint i = 0; i < varying->len && self->complete; i++)
    {
      const SafeguardRegion *region = g_ptr_array_index (varying, i);
      g_autofree guint64 *domains = safeguard_partition_get_full (self->partition, region->term);

      divide (self, domains, pairs);
    }

  if (self->complete)
    {
      add_pairs (self, pairs);
      self->complete = self->complete && complete;
    }
  else
    {
      for (guint i = 0; i < pairs->len; i++)
        safeguard_remainder_clear (&((Pair *)g_ptr_array_index (pairs, i))->remainder);
      g_ptr_array_extend_and_steal (self->regions, g_steal_pointer (&varying));
      self->complete = complete;
    }
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const SafeguardRegion *one = *(const SafeguardRegion *const *)a;
  const SafeguardRegion *two = *(const SafeguardRegion *const *)b;

  if (one->n_facts != two->n_facts)
    return one->n_facts < two->n_facts ? -1 : 1;

  return strcmp (one->text, two->text);
}

static gboolean
says_as_much (const SafeguardRegion *one, const SafeguardRegion *two)
{
  return one->varies == two->varies && one->outcome == two->outcome && one->rank == two->rank
         && one->other_outcome == two->other_outcome && one->other_rank == two->other_rank
         && safeguard_term_absorbs (one->term, two->term);
}

/* A region may come from both sides: by what fires and by what may be read to; or lie in another
 * one, of which the same is said. */
static void
drop_doubles (GPtrArray *regions)
{
  for (guint i = regions->len; i > 1; i--)
    for (guint j = 0; j < i - 1; j++)
      if (says_as_much (g_ptr_array_index (regions, j), g_ptr_array_index (regions, i - 1)))
        {
          g_ptr_array_remove_index (regions, i - 1);
          break;
        }
}

static gboolean
prepare (Comparison *self, GError **error)
{
  self->partition = safeguard_partition_new (self->tables[0]->vocabulary);
  for (guint i = 0; i < 2; i++)
    for (guint row = 0; row < self->tables[i]->n_rows; row++)
      if (!safeguard_row_cut (&self->tables[i]->rows[row], self->partition))
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_CONDITION_TOO_LARGE, NULL, NULL,
                               "the two tables together compare a number with more than 63 values");
          return FALSE;
        }
  for (guint i = 0; i < 2; i++)
    {
      self->terms[i] = safeguard_row_terms_new (self->tables[i]->rows, self->tables[i]->n_rows,
                                                self->partition, error);
      if (self->terms[i] == NULL)
        return FALSE;
      self->matches[i] = safeguard_table_new_match (self->tables[i]);
    }

  return TRUE;
}

static SafeguardRegions *
compare (Comparison *self)
{
  SafeguardRegions *regions = g_new0 (SafeguardRegions, 1);

  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_region_free);
  if (self->tables[0]->pick == SAFEGUARD_PICK_HIGHEST
      && self->tables[1]->pick == SAFEGUARD_PICK_HIGHEST)
    {
      compare_highest (self);
      divide_varying (self);
    }
  else
    compare_any (self);

  g_ptr_array_sort (self->regions, compare_regions);
  drop_doubles (self->regions);
  regions->complete = self->complete && self->regions->len <= SAFEGUARD_MAX_DIFFERENCES;
  if (self->regions->len > SAFEGUARD_MAX_DIFFERENCES)
    g_ptr_array_set_size (self->regions, SAFEGUARD_MAX_DIFFERENCES);
  regions->regions = self->regions;

  return regions;
}

SafeguardRegions *
safeguard_table_find_difference (const SafeguardTable *a, const SafeguardTable *b, GError **error)
{
  Comparison self = {{a, b}};
  SafeguardRegions *regions = NULL;

  g_return_val_if_fail (a->vocabulary == b->vocabulary, NULL);

  self.complete = TRUE;
  self.budget = SAFEGUARD_ESCAPE_BUDGET;
  if (prepare (&self, error))
    regions = compare (&self);

  for (guint i = 0; i < 2; i++)
    {
      safeguard_row_terms_free (self.terms[i], self.tables[i]->n_rows);
      g_free (self.matches[i]);
    }
  safeguard_partition_free (self.partition);

  return regions;
}
