/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-cells-private.h"

/* A fact lies in one of the cells: neither none of them nor all. */
typedef struct
{
  guint32 fact;
  guint64 cells;
} SafeguardLiteral;

/* Literals that must all hold, ascending by fact; without any it always holds. A condition is the
 * set of all its prime implicants: the terms that make it true and from which nothing can be left
 * out. With all of them at hand a condition is true under every completion of what is unknown
 * exactly if one term is true of what is known. */
typedef struct
{
  guint n_literals;
  guint64 signature; /* a bit for each fact, folded to 64: tells most terms apart at once */
  SafeguardLiteral literals[];
} SafeguardTerm;

/* Of @n_literals; the signature is worked out. */
SafeguardTerm *safeguard_term_new (const SafeguardLiteral *literals, guint n_literals);
/* The cells that the term leaves the fact; all of @full without a literal. */
guint64 safeguard_term_get_cells (const SafeguardTerm *self, guint fact, guint64 full);
gboolean safeguard_term_has_fact (const SafeguardTerm *self, guint fact);
/* Whether @self holds wherever @other does. */
gboolean safeguard_term_absorbs (const SafeguardTerm *self, const SafeguardTerm *other);
int safeguard_term_compare (gconstpointer a, gconstpointer b);
/* A condition that holds where the term does. (transfer full) */
SafeguardCondition *safeguard_term_to_condition (const SafeguardTerm *self,
                                                 const SafeguardPartition *partition);
/* "complex-needs present, score under 12"; "always" without literals. (transfer full) */
char *safeguard_term_get_text (const SafeguardTerm *self, const SafeguardPartition *partition);

typedef enum
{
  SAFEGUARD_TERM_KILLED,    /* some literal cannot hold */
  SAFEGUARD_TERM_OPEN,      /* it may hold or not */
  SAFEGUARD_TERM_SATISFIED, /* every literal holds */
} SafeguardTermState;

/* @domains: the cells that each fact may still be in. */
static inline SafeguardTermState
safeguard_term_get_state (const SafeguardTerm *self, const guint64 *domains)
{
  SafeguardTermState state = SAFEGUARD_TERM_SATISFIED;

  for (guint i = 0; i < self->n_literals; i++)
    {
      guint64 domain = domains[self->literals[i].fact];

      if ((domain & self->literals[i].cells) == 0)
        return SAFEGUARD_TERM_KILLED;
      if ((domain & ~self->literals[i].cells) != 0)
        state = SAFEGUARD_TERM_OPEN;
    }

  return state;
}

/* A set of terms, none of which absorbs another: (element-type SafeguardTerm), owned. */
typedef GPtrArray SafeguardTerms;

/* How much work may go into one set before it is given up as too large. */
#define SAFEGUARD_TERMS_BUDGET 40000000

SafeguardTerms *safeguard_terms_new (void);
/* Takes @term. FALSE if the set is full or the budget spent. */
gboolean safeguard_terms_add (SafeguardTerms *self, SafeguardTerm *term, gint64 *budget);
/* Makes the set all prime implicants of what it says. FALSE if that is too large. */
gboolean safeguard_terms_complete (SafeguardTerms *self,
                                   const SafeguardPartition *partition,
                                   gint64 *budget);
/* The prime implicants of both; takes neither. NULL if too large. */
SafeguardTerms *
safeguard_terms_and (const SafeguardTerms *a, const SafeguardTerms *b, gint64 *budget);
SafeguardTerms *safeguard_terms_or (const SafeguardTerms *a,
                                    const SafeguardTerms *b,
                                    const SafeguardPartition *partition,
                                    gint64 *budget);

/* All prime implicants of the condition, sorted; NULL if too large. */
SafeguardTerms *safeguard_terms_of_condition (const SafeguardCondition *condition,
                                              const SafeguardPartition *partition,
                                              gint64 *budget);
/* SATISFIED if a term is, KILLED if every term is, else OPEN. */
SafeguardTermState safeguard_terms_get_state (const SafeguardTerms *self, const guint64 *domains);
