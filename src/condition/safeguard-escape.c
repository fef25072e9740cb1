/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escape-private.h"

#include <string.h>

typedef struct
{
  guint32 fact;
  guint64 before;
} Narrowing;

typedef struct
{
  guint64 *domains;
  const SafeguardTerm **terms;
  guint64 *asked; /* per fact: the cells that live terms ask for; 0 between uses */
  GArray *trail;  /* of Narrowing, to undo */
  gint64 *budget;
} Search;

static void
narrow (Search *search, guint32 fact, guint64 cells)
{
  Narrowing narrowing = {fact, search->domains[fact]};

  g_array_append_val (search->trail, narrowing);
  search->domains[fact] &= cells;
}

static void
undo (Search *search, guint mark)
{
  while (search->trail->len > mark)
    {
      Narrowing *last = &g_array_index (search->trail, Narrowing, search->trail->len - 1);

      search->domains[last->fact] = last->before;
      g_array_set_size (search->trail, search->trail->len - 1);
    }
}

/* Moves the live terms to the front. FALSE if one holds whatever comes. */
static gboolean
keep_live (Search *search, guint *n_live)
{
  guint live = 0;

  *search->budget -= *n_live + 1;
  for (guint i = 0; i < *n_live; i++)
    {
      const SafeguardTerm *term = search->terms[i];
      SafeguardTermState state = safeguard_term_get_state (term, search->domains);

      if (state == SAFEGUARD_TERM_SATISFIED)
        return FALSE;
      if (state == SAFEGUARD_TERM_KILLED)
        continue;
      search->terms[i] = search->terms[live];
      search->terms[live++] = term;
    }
  *n_live = live;

  return TRUE;
}

/* The only literal of the term that is still open, or NULL if there are several. */
static const SafeguardLiteral *
find_last_open (const Search *search, const SafeguardTerm *term)
{
  const SafeguardLiteral *open = NULL;

  for (guint i = 0; i < term->n_literals; i++)
    {
      const SafeguardLiteral *literal = &term->literals[i];

      if ((search->domains[literal->fact] & ~literal->cells) == 0)
        continue;
      if (open != NULL)
        return NULL;
      open = literal;
    }

  return open;
}

/* A term with one open literal forces it to fail. */
static gboolean
force (Search *search, guint n_live)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_live; i++)
    {
      const SafeguardLiteral *open = find_last_open (search, search->terms[i]);

      if (open == NULL || (search->domains[open->fact] & open->cells) == 0)
        continue;
      narrow (search, open->fact, ~open->cells);
      any = TRUE;
    }

  return any;
}

/* A cell that no live term asks for is never the wrong one to be in. */
static gboolean
choose_unasked (Search *search, guint n_live)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_live; i++)
    for (guint j = 0; j < search->terms[i]->n_literals; j++)
      search->asked[search->terms[i]->literals[j].fact] |= search->terms[i]->literals[j].cells;

  for (guint i = 0; i < n_live; i++)
    for (guint j = 0; j < search->terms[i]->n_literals; j++)
      {
        guint32 fact = search->terms[i]->literals[j].fact;
        guint64 asked = search->asked[fact];
        guint64 unasked = search->domains[fact] & ~asked;

        search->asked[fact] = 0;
        if (asked == 0 || unasked == 0 || unasked == search->domains[fact])
          continue;
        narrow (search, fact, unasked);
        any = TRUE;
      }

  return any;
}

/* What follows without a choice. FALSE if there is no way. */
static gboolean
simplify (Search *search, guint *n_live)
{
  do
    if (!keep_live (search, n_live))
      return FALSE;
  while (force (search, *n_live) || choose_unasked (search, *n_live));

  return TRUE;
}

/* The first open literal of the term with fewest literals. */
static const SafeguardLiteral *
choose_branch (const Search *search, guint n_live)
{
  const SafeguardTerm *shortest = search->terms[0];

  for (guint i = 1; i < n_live; i++)
    if (search->terms[i]->n_literals < shortest->n_literals)
      shortest = search->terms[i];

  for (guint i = 0; i < shortest->n_literals; i++)
    if ((search->domains[shortest->literals[i].fact] & ~shortest->literals[i].cells) != 0)
      return &shortest->literals[i];

  g_return_val_if_reached (&shortest->literals[0]);
}

static SafeguardEscape
escape (Search *search, guint n_live)
{
  guint mark = search->trail->len;
  SafeguardEscape result = SAFEGUARD_ESCAPE_NONE;
  SafeguardLiteral branch;

  if (*search->budget <= 0)
    return SAFEGUARD_ESCAPE_GIVEN_UP;
  if (!simplify (search, &n_live))
    {
      undo (search, mark);
      return SAFEGUARD_ESCAPE_NONE;
    }
  if (n_live == 0)
    return SAFEGUARD_ESCAPE_FOUND;

  branch = *choose_branch (search, n_live);
  for (guint side = 0; side < 2 && result == SAFEGUARD_ESCAPE_NONE; side++)
    {
      guint before = search->trail->len;

      narrow (search, branch.fact, side == 0 ? ~branch.cells : branch.cells);
      result = escape (search, n_live);
      if (result != SAFEGUARD_ESCAPE_FOUND)
        undo (search, before);
    }
  if (result != SAFEGUARD_ESCAPE_FOUND)
    undo (search, mark);

  return result;
}

SafeguardEscape
safeguard_escape_find (const SafeguardPartition *partition,
                       guint64 *domains,
                       const SafeguardTerm **terms,
                       guint n_terms,
                       gint64 *budget)
{
  g_autofree guint64 *asked = g_new0 (guint64, partition->n_facts + 1);
  g_autoptr (GArray) trail = g_array_new (FALSE, FALSE, sizeof (Narrowing));
  Search search = {domains, terms, asked, trail, budget};

  return escape (&search, n_terms);
}
