/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-explain-private.h"

#include "safeguard-escape-private.h"
#include "safeguard-table-inside-private.h"

#include <string.h>

/* A question is a fact on which the outcome hinges in some completion of everything else: there are
 * a completion and two cells of the fact which are decided differently. */

typedef struct
{
  const SafeguardTable *table;
  guint64 *domains; /* what is known; narrowed during the search, and restored */
  gint64 budget;
  SafeguardMatch *match; /* scratch */
} Asker;

void
safeguard_table_question_free (SafeguardTableQuestion *self)
{
  g_array_unref (self->ranks);
  g_free (self);
}

static SafeguardTerms *
terms_of (const SafeguardTable *table, guint row, gboolean maybe)
{
  return maybe ? table->terms[row].maybe : table->terms[row].sure;
}

/* The part of the @terms that the fact being in @cell leaves: without its literal on the fact.
 * Those that the cell kills are left out. @fixed owns what is made. */
static void
add_restricted (
    GPtrArray *avoid, GPtrArray *fixed, const SafeguardTerms *terms, guint fact, guint64 cell)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);
      SafeguardTerm *rest;
      guint n = 0;

      if ((safeguard_term_get_cells (term, fact, G_MAXUINT64) & cell) == 0)
        continue;
      rest = safeguard_term_new (term->literals, term->n_literals);
      for (guint j = 0; j < term->n_literals; j++)
        if (term->literals[j].fact != fact)
          rest->literals[n++] = term->literals[j];
      rest->n_literals = n;
      g_ptr_array_add (fixed, rest);
      g_ptr_array_add (avoid, rest);
    }
}

/* What is known, narrowed to where all of @term but its literal on @fact holds; NULL if it cannot.
 */
static guint64 *
narrow_to (const Asker *asker, const SafeguardTerm *term, guint fact)
{
  guint n_facts = asker->table->partition->n_facts;
  g_autofree guint64 *domains = g_memdup2 (asker->domains, (n_facts + 1) * sizeof (guint64));

  for (guint i = 0; i < term->n_literals; i++)
    {
      if (term->literals[i].fact == fact)
        continue;
      domains[term->literals[i].fact] &= term->literals[i].cells;
      if (domains[term->literals[i].fact] == 0)
        return NULL;
    }

  return g_steal_pointer (&domains);
}

/* Where the highest is picked: is there a case in which @term makes its row fire while the fact is
 * in cell @with, no higher rank fires then, and with the fact in cell @without not even this rank?
 */
static gboolean
hinges_on (Asker *asker,
           const SafeguardTerm *term,
           gint32 rank,
           guint fact,
           guint64 with,
           guint64 without,
           gboolean maybe)
{
  const SafeguardTable *table = asker->table;
  g_autoptr (GPtrArray) avoid = g_ptr_array_new ();
  g_autoptr (GPtrArray) fixed = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint64 *domains = narrow_to (asker, term, fact);

  if (domains == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows && table->rows[row].rank >= rank; row++)
    {
      if (table->rows[row].rank > rank)
        add_restricted (avoid, fixed, terms_of (table, row, maybe), fact, with);
      add_restricted (avoid, fixed, terms_of (table, row, maybe), fact, without);
    }

  /* Given up counts as found: rather ask once too often. */
  return safeguard_escape_find (table->partition, domains, (const SafeguardTerm **)avoid->pdata,
                                avoid->len, &asker->budget)
         != SAFEGUARD_ESCAPE_NONE;
}

static gboolean
term_hinges (Asker *asker, const SafeguardTerm *term, gint32 rank, guint fact, gboolean maybe)
{
  guint64 full = asker->table->partition->facts[fact].full;
  guint64 cells = safeguard_term_get_cells (term, fact, full);

  if (cells == full)
    return FALSE;

  for (guint64 inside = cells; inside != 0; inside &= inside - 1)
    for (guint64 outside = full & ~cells; outside != 0; outside &= outside - 1)
      if (hinges_on (asker, term, rank, fact, inside & -inside, outside & -outside, maybe))
        return TRUE;

  return FALSE;
}

static gboolean
rank_hinges (Asker *asker, gint32 rank, guint fact)
{
  const SafeguardTable *table = asker->table;

  for (guint row = 0; row < table->n_rows; row++)
    {
      guint n_sets
          = table->terms[row].sure == table->terms[row].maybe && !table->engine.has_gaps ? 1 : 2;

      if (table->rows[row].rank != rank)
        continue;
      for (guint maybe = 0; maybe < n_sets; maybe++)
        {
          const SafeguardTerms *terms = terms_of (table, row, maybe != 0);

          for (guint i = 0; i < terms->len; i++)
            if (term_hinges (asker, g_ptr_array_index (terms, i), rank, fact, maybe != 0))
              return TRUE;
        }
    }

  return FALSE;
}

/* The rest is for the other ways to pick: search the completions, both cells side by side. */

typedef struct
{
  guint fact;
  guint64 cells[2];
  GArray *ranks;
  gboolean found;
} Pair;

static void
add_rank (GArray *ranks, gint32 rank)
{
  guint place = 0;

  while (place < ranks->len && g_array_index (ranks, gint32, place) > rank)
    place++;
  if (place == ranks->len || g_array_index (ranks, gint32, place) != rank)
    g_array_insert_val (ranks, place, rank);
}

static void
add_verdict (GArray *ranks, const SafeguardVerdict *verdict)
{
  if (verdict->has_winner)
    add_rank (ranks, verdict->rank);
  if (verdict->outcome == SAFEGUARD_OUTCOME_DISPUTED)
    add_rank (ranks, verdict->top);
}

/* A literal for which some term waits, or NULL. */
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

static const SafeguardLiteral *
find_branch (const Asker *asker, const SafeguardMatch *match)
{
  const SafeguardTable *table = asker->table;

  for (guint row = 0; row < table->n_rows; row++)
    {
      const SafeguardLiteral *literal;

      if (safeguard_match_get_state (match, row) != SAFEGUARD_ROW_STATE_OPEN)
        continue;
      literal = find_open_literal (table->terms[row].maybe, asker->domains);
      if (literal == NULL)
        literal = find_open_literal (table->terms[row].sure, asker->domains);
      if (literal != NULL)
        return literal;
    }

  return NULL;
}

/* Whether any term that asks about the fact may still hold. */
static gboolean
is_live (const Asker *asker, guint fact)
{
  for (guint row = 0; row < asker->table->n_rows; row++)
    for (guint maybe = 0; maybe < 2; maybe++)
      {
        const SafeguardTerms *terms = terms_of (asker->table, row, maybe != 0);

        for (guint i = 0; i < terms->len; i++)
          if (safeguard_term_has_fact (g_ptr_array_index (terms, i), fact)
              && safeguard_term_get_state (g_ptr_array_index (terms, i), asker->domains)
                     != SAFEGUARD_TERM_KILLED)
            return TRUE;
      }

  return FALSE;
}

/* The verdict with the fact in one of the two cells, and what it still waits for. */
static gboolean
judge_side (
    Asker *asker, Pair *pair, guint side, SafeguardVerdict *verdict, SafeguardLiteral *branch)
{
  const SafeguardLiteral *literal;

  asker->domains[pair->fact] = pair->cells[side];
  asker->budget -= asker->table->engine.n_terms + 1;
  safeguard_table_judge (asker->table, asker->table->terms, asker->domains, asker->match);
  *verdict = safeguard_table_get_verdict (asker->table, asker->match);
  if (safeguard_table_is_settled (asker->table, asker->match))
    return TRUE;

  literal = find_branch (asker, asker->match);
  if (literal != NULL)
    *branch = *literal;

  return FALSE;
}

static void
search_pair (Asker *asker, Pair *pair)
{
  SafeguardVerdict verdicts[2];
  SafeguardLiteral branch = {0};
  gboolean settled = TRUE;
  guint64 before;

  asker->domains[pair->fact] = pair->cells[0] | pair->cells[1];
  if (!is_live (asker, pair->fact))
    return;
  for (guint side = 0; side < 2; side++)
    settled = judge_side (asker, pair, side, &verdicts[side], &branch) && settled;

  if (settled && !safeguard_verdict_equal (&verdicts[0], &verdicts[1]))
    {
      pair->found = TRUE;
      add_verdict (pair->ranks, &verdicts[0]);
      add_verdict (pair->ranks, &verdicts[1]);
    }
  if (settled || asker->budget <= 0)
    {
      /* Given up counts as found: rather ask once too often. */
      pair->found = pair->found || !settled;
      return;
    }

  before = asker->domains[branch.fact];
  for (guint side = 0; side < 2; side++)
    {
      asker->domains[branch.fact] = side == 0 ? before & branch.cells : before & ~branch.cells;
      search_pair (asker, pair);
    }
  asker->domains[branch.fact] = before;
}

static gboolean
search_fact (Asker *asker, guint fact, GArray *ranks)
{
  guint64 full = asker->table->partition->facts[fact].full;
  Pair pair = {fact, {0, 0}, ranks, FALSE};

  for (guint64 one = full; one != 0; one &= one - 1)
    for (guint64 two = one & (one - 1); two != 0; two &= two - 1)
      {
        pair.cells[0] = one & -one;
        pair.cells[1] = two & -two;
        search_pair (asker, &pair);
      }
  asker->domains[fact] = full;

  return pair.found;
}

static gboolean
find_ranks (Asker *asker, guint fact, GArray *ranks)
{
  if (asker->table->pick != SAFEGUARD_PICK_HIGHEST)
    return search_fact (asker, fact, ranks);

  for (guint i = 0; i < asker->table->ranks->len; i++)
    {
      gint32 rank = g_array_index (asker->table->ranks, gint32, i);

      if (rank_hinges (asker, rank, fact))
        g_array_append_val (ranks, rank);
    }

  return ranks->len > 0;
}

/* The unknown facts beside this one in the shortest way to its first rank. */
static guint
count_others (const Asker *asker, guint fact, const GArray *ranks)
{
  guint least = G_MAXUINT;

  for (guint row = 0; ranks->len > 0 && row < asker->table->n_rows; row++)
    {
      const SafeguardTerms *terms = asker->table->terms[row].maybe;

      if (asker->table->rows[row].rank != g_array_index (ranks, gint32, 0))
        continue;
      for (guint i = 0; i < terms->len; i++)
        {
          const SafeguardTerm *term = g_ptr_array_index (terms, i);
          guint others = 0;

          if (!safeguard_term_has_fact (term, fact)
              || safeguard_term_get_state (term, asker->domains) == SAFEGUARD_TERM_KILLED)
            continue;
          for (guint j = 0; j < term->n_literals; j++)
            others += term->literals[j].fact != fact
                      && (asker->domains[term->literals[j].fact] & ~term->literals[j].cells) != 0;
          least = MIN (least, others);
        }
    }

  return least == G_MAXUINT ? 0 : least;
}

static void
take_question (GPtrArray *questions, const Asker *asker, guint fact, GArray *ranks)
{
  SafeguardTableQuestion *question = g_new0 (SafeguardTableQuestion, 1);

  question->fact = fact;
  question->ranks = ranks;
  question->n_others = count_others (asker, fact, ranks);
  g_ptr_array_add (questions, question);
}

/* Whether some term waits for the fact. */
static gboolean
is_waited_for (const Asker *asker, const SafeguardTerms *terms, guint fact)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);

      if (safeguard_term_get_state (term, asker->domains) == SAFEGUARD_TERM_OPEN
          && (asker->domains[fact] & ~safeguard_term_get_cells (term, fact, G_MAXUINT64)) != 0)
        return TRUE;
    }

  return FALSE;
}

/* No single row is yes, and yet every completion leads to the same rank: each of the facts that the
 * open rows wait for brings the answer nearer. */
static void
add_open_facts (GPtrArray *questions, const Asker *asker)
{
  const SafeguardTable *table = asker->table;

  for (guint fact = 0; fact < table->partition->n_facts; fact++)
    {
      g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (gint32));

      for (guint row = 0; row < table->n_rows; row++)
        if (safeguard_match_get_state (asker->match, row) == SAFEGUARD_ROW_STATE_OPEN
            && (is_waited_for (asker, table->terms[row].maybe, fact)
                || is_waited_for (asker, table->terms[row].sure, fact)))
          add_rank (ranks, table->rows[row].rank);
      if (ranks->len > 0)
        take_question (questions, asker, fact, g_steal_pointer (&ranks));
    }
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const SafeguardTableQuestion *one = *(const SafeguardTableQuestion *const *)a;
  const SafeguardTableQuestion *two = *(const SafeguardTableQuestion *const *)b;
  gint64 first = one->ranks->len > 0 ? g_array_index (one->ranks, gint32, 0) : G_MININT64;
  gint64 second = two->ranks->len > 0 ? g_array_index (two->ranks, gint32, 0) : G_MININT64;

  if (first != second)
    return first > second ? -1 : 1;
  if (one->n_others != two->n_others)
    return one->n_others < two->n_others ? -1 : 1;

  return one->fact < two->fact ? -1 : 1;
}

GPtrArray *
safeguard_table_questions (const SafeguardTable *self, const SafeguardFacts *facts)
{
  g_autofree guint64 *domains = safeguard_partition_get_domains (self->partition, facts);
  g_autofree SafeguardMatch *match = safeguard_table_new_match (self);
  GPtrArray *questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_table_question_free);
  Asker asker = {self, domains, 0, match};

  for (guint fact = 0; fact < self->partition->n_facts; fact++)
    {
      g_autoptr (GArray) ranks = NULL;

      if (safeguard_facts_is_known (facts, fact) || !safeguard_table_uses (self, fact))
        continue;
      ranks = g_array_new (FALSE, FALSE, sizeof (gint32));
      asker.budget = SAFEGUARD_ESCAPE_BUDGET;
      if (find_ranks (&asker, fact, ranks))
        take_question (questions, &asker, fact, g_steal_pointer (&ranks));
    }

  safeguard_table_judge (self, self->terms, domains, match);
  if (questions->len == 0 && match->outcome == SAFEGUARD_OUTCOME_UNDETERMINED)
    add_open_facts (questions, &asker);
  g_ptr_array_sort (questions, compare_questions);

  return questions;
}
