/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-terms-private.h"

typedef struct
{
  const SafeguardPartition *partition;
  gint64 *budget;
} Compiler;

static SafeguardTerms *
compile (const Compiler *compiler, const SafeguardCondition *condition, gboolean holds);

/* Always true: one term without literals. Never true: no term. */
static SafeguardTerms *
constant (gboolean holds)
{
  SafeguardTerms *terms = safeguard_terms_new ();

  if (holds)
    g_ptr_array_add (terms, safeguard_term_new (NULL, 0));

  return terms;
}

static SafeguardTerms *
compile_literal (const Compiler *compiler, const SafeguardCondition *condition, gboolean holds)
{
  guint64 full = compiler->partition->facts[condition->fact].full;
  guint64 cells = safeguard_partition_get_cells (compiler->partition, condition);
  SafeguardLiteral literal = {condition->fact, holds ? cells : full & ~cells};
  SafeguardTerms *terms;

  if (literal.cells == 0 || literal.cells == full)
    return constant (literal.cells != 0);

  terms = safeguard_terms_new ();
  g_ptr_array_add (terms, safeguard_term_new (&literal, 1));

  return terms;
}

static SafeguardTerms *
compile_all (const Compiler *compiler, const SafeguardCondition *condition, gboolean holds)
{
  g_autoptr (GPtrArray) all = constant (TRUE);

  for (guint i = 0; i < condition->n_parts && all != NULL; i++)
    {
      g_autoptr (GPtrArray) part = compile (compiler, condition->parts[i], holds);
      SafeguardTerms *both
          = part != NULL ? safeguard_terms_and (all, part, compiler->budget) : NULL;

      g_ptr_array_unref (all);
      all = both;
    }

  return g_steal_pointer (&all);
}

static SafeguardTerms *
compile_any (const Compiler *compiler, const SafeguardCondition *condition, gboolean holds)
{
  g_autoptr (GPtrArray) any = safeguard_terms_new ();

  for (guint i = 0; i < condition->n_parts; i++)
    {
      g_autoptr (GPtrArray) part = compile (compiler, condition->parts[i], holds);

      while (part != NULL && part->len > 0)
        if (!safeguard_terms_add (any, g_ptr_array_steal_index (part, part->len - 1),
                                  compiler->budget))
          return NULL;
      if (part == NULL)
        return NULL;
    }
  if (!safeguard_terms_complete (any, compiler->partition, compiler->budget))
    return NULL;

  return g_steal_pointer (&any);
}

/* @counts[j] says "at least j of the parts so far", for @from <= j <= @to; one more part. */
static gboolean
count_part (
    const Compiler *compiler, GPtrArray **counts, guint from, guint to, const SafeguardTerms *part)
{
  for (guint j = to; j >= MAX (from, 1); j--)
    {
      g_autoptr (GPtrArray) with = safeguard_terms_and (counts[j - 1], part, compiler->budget);
      SafeguardTerms *sum = with != NULL ? safeguard_terms_or (counts[j], with, compiler->partition,
                                                               compiler->budget)
                                         : NULL;

      if (sum == NULL)
        return FALSE;
      g_ptr_array_unref (counts[j]);
      counts[j] = sum;
    }

  return TRUE;
}

static SafeguardTerms *
compile_at_least (const Compiler *compiler,
                  SafeguardCondition *const *parts,
                  guint n_parts,
                  guint count,
                  gboolean holds)
{
  g_autofree GPtrArray **counts = g_new0 (GPtrArray *, count + 1);
  SafeguardTerms *result = NULL;
  gboolean good = TRUE;

  for (guint j = 0; j <= count; j++)
    counts[j] = constant (j == 0);

  /* What no longer can reach the count with the parts still to come is not carried along. */
  for (guint i = 0; i < n_parts && good; i++)
    {
      g_autoptr (GPtrArray) part = compile (compiler, parts[i], holds);
      guint left = n_parts - i - 1;

      good = part != NULL
             && count_part (compiler, counts, count > left ? count - left : 0, count, part);
    }

  if (good)
    result = g_ptr_array_ref (counts[count]);
  for (guint j = 0; j <= count; j++)
    g_ptr_array_unref (counts[j]);

  return result;
}

static SafeguardTerms *
compile (const Compiler *compiler, const SafeguardCondition *condition, gboolean holds)
{
  guint n_parts = condition->n_parts;
  guint count = (guint)condition->value;

  if (*compiler->budget <= 0)
    return NULL;

  switch (condition->kind)
    {
    case SAFEGUARD_CONDITION_FLAG:
    case SAFEGUARD_CONDITION_NUMBER:
    case SAFEGUARD_CONDITION_CHOICE:
      return compile_literal (compiler, condition, holds);
    case SAFEGUARD_CONDITION_ALL:
      return holds ? compile_all (compiler, condition, TRUE)
                   : compile_any (compiler, condition, FALSE);
    case SAFEGUARD_CONDITION_ANY:
      return holds ? compile_any (compiler, condition, TRUE)
                   : compile_all (compiler, condition, FALSE);
    case SAFEGUARD_CONDITION_NOT:
      return compile (compiler, condition->parts[0], !holds);
    case SAFEGUARD_CONDITION_AT_LEAST:
      break;
    }

  /* Fewer than count hold: at least n - count + 1 do not. */
  if (count > n_parts || count == 0)
    return constant ((count == 0) == holds);

  return compile_at_least (compiler, condition->parts, n_parts, holds ? count : n_parts - count + 1,
                           holds);
}

SafeguardTerms *
safeguard_terms_of_condition (const SafeguardCondition *condition,
                              const SafeguardPartition *partition,
                              gint64 *budget)
{
  const Compiler compiler = {partition, budget};
  SafeguardTerms *terms = compile (&compiler, condition, TRUE);

  if (terms != NULL)
    g_ptr_array_sort (terms, safeguard_term_compare);

  return terms;
}
