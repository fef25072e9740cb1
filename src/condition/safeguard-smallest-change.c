/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-explain-private.h"
#include "safeguard-table-inside-private.h"

#include <string.h>

/* The fewest facts to change so that a rank prevails: iterative deepening over the number of
 * changes. At each step something stands in the way, and every way to remove it is tried: no row of
 * the rank is yes: one of their terms must be met, all of it; a row that leads elsewhere is: a term
 * of it must be broken, by one of its facts. No fact is changed twice, so each solution is a set of
 * changes and none of the fewest is missed: whichever of them it is, one of the ways tried at each
 * step belongs to it. */

#define MAX_FOUND 1024
#define NODE_BUDGET 400000

typedef struct
{
  guint32 fact;
  guint64 cell;
} Step;

typedef struct
{
  const SafeguardTable *table;
  gint32 rank;
  guint64 *domains;
  gboolean *changed;
  GArray *steps;    /* of Step: the changes on the way here */
  GPtrArray *found; /* of GArray of Step, ascending by fact */
  GHashTable *seen; /* the same, as keys */
  gint64 budget;
  gboolean cut; /* the limit on changes ended some branch */
  SafeguardMatch *match;
} Changer;

static void deepen (Changer *changer, guint left);

static void
change (Changer *changer, guint32 fact, guint64 cell)
{
  Step step = {fact, cell};

  g_array_append_val (changer->steps, step);
  changer->changed[fact] = TRUE;
  changer->domains[fact] = cell;
}

static void
change_back (Changer *changer, guint64 before)
{
  guint32 fact = g_array_index (changer->steps, Step, changer->steps->len - 1).fact;

  g_array_set_size (changer->steps, changer->steps->len - 1);
  changer->changed[fact] = FALSE;
  changer->domains[fact] = before;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *two = b;

  if (one->fact != two->fact)
    return one->fact < two->fact ? -1 : 1;
  if (one->cell != two->cell)
    return one->cell < two->cell ? -1 : 1;

  return 0;
}

static char *
key_of (const GArray *steps)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (key, "%u:%" G_GINT64_MODIFIER "x ", g_array_index (steps, Step, i).fact,
                            g_array_index (steps, Step, i).cell);

  return g_string_free (key, FALSE);
}

static void
record (Changer *changer)
{
  GArray *solution = g_array_copy (changer->steps);

  g_array_sort (solution, compare_steps);
  if (g_hash_table_add (changer->seen, key_of (solution)))
    g_ptr_array_add (changer->found, solution);
  else
    g_array_unref (solution);
}

/* Whether what is known leaves the literal in at least that state. */
static gboolean
literal_reaches (const Changer *changer, const SafeguardLiteral *literal, SafeguardTermState least)
{
  guint64 domain = changer->domains[literal->fact];

  return least == SAFEGUARD_TERM_SATISFIED ? (domain & ~literal->cells) == 0
                                           : (domain & literal->cells) != 0;
}

/* Brings the term from its literal @next on to at least that state, in every way that takes at most
 * @left changes. */
static void
meet (Changer *changer, const SafeguardTerm *term, SafeguardTermState least, guint next, guint left)
{
  while (next < term->n_literals && literal_reaches (changer, &term->literals[next], least))
    next++;
  if (next == term->n_literals)
    {
      deepen (changer, left);
      return;
    }

  const SafeguardLiteral *literal = &term->literals[next];
  guint64 before = changer->domains[literal->fact];

  if (changer->changed[literal->fact])
    return;
  if (left == 0)
    {
      changer->cut = TRUE;
      return;
    }
  for (guint64 cells = literal->cells; cells != 0; cells &= cells - 1)
    {
      change (changer, literal->fact, cells & -cells);
      meet (changer, term, least, next + 1, left - 1);
      change_back (changer, before);
    }
}

/* Makes a row of the rank yes that stands before @end. */
static void
make_yes (Changer *changer, guint end, guint left)
{
  const SafeguardTable *table = changer->table;

  for (guint row = 0; row < end; row++)
    {
      const SafeguardTerms *sure = table->terms[row].sure;

      if (table->rows[row].rank != changer->rank)
        continue;
      for (guint i = 0; i < sure->len; i++)
        meet (changer, g_ptr_array_index (sure, i), SAFEGUARD_TERM_SATISFIED, 0, left);
    }
}

/* The term must not hold: some fact of it is changed to where it cannot. */
static void
break_term (Changer *changer, const SafeguardTerm *term, guint left)
{
  for (guint i = 0; i < term->n_literals; i++)
    {
      guint32 fact = term->literals[i].fact;
      guint64 before = changer->domains[fact];
      guint64 cells = changer->table->partition->facts[fact].full & ~term->literals[i].cells;

      if (changer->changed[fact])
        continue;
      if (left == 0)
        {
          changer->cut = TRUE;
          return;
        }
      for (; cells != 0; cells &= cells - 1)
        {
          change (changer, fact, cells & -cells);
          deepen (changer, left - 1);
          change_back (changer, before);
        }
    }
}

/* The first term that is at least in that state. */
static const SafeguardTerm *
find_term (const Changer *changer, const SafeguardTerms *terms, SafeguardTermState least)
{
  for (guint i = 0; i < terms->len; i++)
    if (safeguard_term_get_state (g_ptr_array_index (terms, i), changer->domains) >= least)
      return g_ptr_array_index (terms, i);

  return NULL;
}

/* Where the highest is picked: nothing above may be yes or disputed. */
static void
lower_higher (Changer *changer, guint left)
{
  const SafeguardTable *table = changer->table;

  for (guint row = 0; row < table->n_rows && table->rows[row].rank > changer->rank; row++)
    {
      const SafeguardRowTerms *terms = &table->terms[row];
      SafeguardRowState state = safeguard_row_terms_get_state (terms, changer->domains);

      if (state == SAFEGUARD_ROW_STATE_YES)
        break_term (changer, find_term (changer, terms->sure, SAFEGUARD_TERM_SATISFIED), left);
      if (state == SAFEGUARD_ROW_STATE_DISPUTED)
        {
          break_term (changer, find_term (changer, terms->maybe, SAFEGUARD_TERM_SATISFIED), left);
          /* A dispute also ends when the reading that says no no longer surely does. */
          for (guint i = 0; i < terms->sure->len; i++)
            meet (changer, g_ptr_array_index (terms->sure, i), SAFEGUARD_TERM_OPEN, 0, left);
        }
      if (state == SAFEGUARD_ROW_STATE_YES || state == SAFEGUARD_ROW_STATE_DISPUTED)
        return;
    }
}

/* Where the first is picked: the first row that may lead elsewhere must not be able to fire, or a
 * row of the rank must come before it. */
static void
clear_first (Changer *changer, guint left)
{
  const SafeguardTable *table = changer->table;

  for (guint row = 0; row < table->n_rows; row++)
    {
      const SafeguardTerm *obstacle;

      if (table->rows[row].rank == changer->rank)
        continue;
      obstacle = find_term (changer, table->terms[row].maybe, SAFEGUARD_TERM_OPEN);
      if (obstacle == NULL)
        continue;
      make_yes (changer, row, left);
      break_term (changer, obstacle, left);
      return;
    }
}

/* Where only one may fire: of two rows that can, one must not be able to. If both are of the rank
 * it may be either. */
static void
clear_others (Changer *changer, guint yes, guint left)
{
  const SafeguardTable *table = changer->table;

  for (guint row = 0; row < table->n_rows; row++)
    {
      const SafeguardTerm *obstacle
          = find_term (changer, table->terms[row].maybe, SAFEGUARD_TERM_OPEN);

      if (row == yes || obstacle == NULL)
        continue;
      break_term (changer, obstacle, left);
      if (table->rows[row].rank == changer->rank)
        break_term (changer, find_term (changer, table->terms[yes].maybe, SAFEGUARD_TERM_SATISFIED),
                    left);
      return;
    }
}

/* The first row of the rank that is yes, or -1. */
static gint
find_yes (const Changer *changer)
{
  for (guint row = 0; row < changer->table->n_rows; row++)
    if (changer->table->rows[row].rank == changer->rank
        && safeguard_match_get_state (changer->match, row) == SAFEGUARD_ROW_STATE_YES)
      return (gint)row;

  return -1;
}

static void
deepen (Changer *changer, guint left)
{
  const SafeguardTable *table = changer->table;
  SafeguardVerdict verdict;
  gint yes;

  if (--changer->budget <= 0 || changer->found->len >= MAX_FOUND)
    return;

  safeguard_table_judge (table, table->terms, changer->domains, changer->match);
  verdict = safeguard_table_get_verdict (table, changer->match);
  yes = find_yes (changer);
  if (verdict.outcome == SAFEGUARD_OUTCOME_DECIDED && verdict.rank == changer->rank)
    record (changer);
  else if (yes < 0)
    make_yes (changer, table->n_rows, left);
  else if (table->pick == SAFEGUARD_PICK_HIGHEST)
    lower_higher (changer, left);
  else if (table->pick == SAFEGUARD_PICK_FIRST)
    clear_first (changer, left);
  else
    clear_others (changer, (guint)yes, left);
}

/* Two ways that differ in the cell of one fact become one way: "under 12" and "12" are "at most
 * 12". */
static gboolean
merge (GArray *into, const GArray *other)
{
  gint at = -1;

  for (guint i = 0; i < into->len; i++)
    {
      const Step *a = &g_array_index (into, Step, i), *b = &g_array_index (other, Step, i);

      if (a->fact != b->fact || (a->cell != b->cell && at >= 0))
        return FALSE;
      if (a->cell != b->cell)
        at = (gint)i;
    }
  if (at >= 0)
    g_array_index (into, Step, at).cell |= g_array_index (other, Step, at).cell;

  return at >= 0;
}

static void
merge_all (GPtrArray *found)
{
  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      for (guint i = 0; i < found->len; i++)
        for (guint j = found->len - 1; j > i; j--)
          if (merge (g_ptr_array_index (found, i), g_ptr_array_index (found, j)))
            {
              g_ptr_array_remove_index (found, j);
              again = TRUE;
            }
    }
}

static int
compare_solutions (gconstpointer a, gconstpointer b)
{
  const GArray *one = *(GArray *const *)a, *two = *(GArray *const *)b;
  int order = 0;

  for (guint i = 0; i < one->len && order == 0; i++)
    order = compare_steps (&g_array_index (one, Step, i), &g_array_index (two, Step, i));

  return order;
}

static void
clear_change (gpointer data)
{
  SafeguardTableChange *done = data;

  g_free (done->from);
  g_free (done->to);
}

static GArray *
describe (const SafeguardTable *self, const SafeguardFacts *facts, const GArray *steps)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (SafeguardTableChange));

  g_array_set_clear_func (changes, clear_change);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      SafeguardTableChange done = {step->fact};

      done.from = safeguard_facts_get_text (facts, step->fact);
      done.to = safeguard_partition_get_text (self->partition, step->fact, step->cell);
      done.cells = step->cell;
      done.example = safeguard_partition_get_example (self->partition, step->fact,
                                                      (guint)__builtin_ctzll (step->cell));
      g_array_append_val (changes, done);
    }

  return changes;
}

static SafeguardSmallestChanges *
report (Changer *changer, const SafeguardFacts *facts)
{
  SafeguardSmallestChanges *changes = g_new0 (SafeguardSmallestChanges, 1);

  changes->exact = changer->budget > 0 || changer->found->len > 0;
  changes->complete = changer->budget > 0 && changer->found->len < MAX_FOUND;
  changes->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  g_ptr_array_sort (changer->found, compare_solutions);
  merge_all (changer->found);
  if (changer->found->len > SAFEGUARD_MAX_CHANGES)
    changes->complete = FALSE;
  for (guint i = 0; i < MIN (changer->found->len, SAFEGUARD_MAX_CHANGES); i++)
    g_ptr_array_add (changes->changes,
                     describe (changer->table, facts, g_ptr_array_index (changer->found, i)));

  return changes;
}

void
safeguard_smallest_changes_free (SafeguardSmallestChanges *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->changes);
  g_free (self);
}

SafeguardSmallestChanges *
safeguard_table_smallest_changes (const SafeguardTable *self,
                                  const SafeguardFacts *facts,
                                  gint32 rank)
{
  g_autofree guint64 *domains = safeguard_partition_get_domains (self->partition, facts);
  g_autofree gboolean *changed = g_new0 (gboolean, self->partition->n_facts + 1);
  g_autofree SafeguardMatch *match = safeguard_table_new_match (self);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Changer changer = {self, rank, domains, changed, steps, found, seen, NODE_BUDGET, TRUE, match};

  for (guint limit = 0; changer.cut && found->len == 0 && changer.budget > 0; limit++)
    {
      changer.cut = FALSE;
      deepen (&changer, limit);
    }

  return report (&changer, facts);
}
