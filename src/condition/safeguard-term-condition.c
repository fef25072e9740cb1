/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-comparison-private.h"

/* Terms as conditions, which need no cells, and conditions held against facts one by one. */

/* The numbers of one cell. */
static SafeguardCondition *
number_in_cell (const SafeguardPartition *partition, guint fact, guint cell)
{
  SafeguardCondition *parts[2];
  guint n = 0;

  if (cell > 0)
    parts[n++]
        = safeguard_condition_new_number (fact, SAFEGUARD_COMPARISON_AT_LEAST,
                                          safeguard_partition_get_example (partition, fact, cell));
  if (cell + 1 < partition->facts[fact].n_cells)
    parts[n++] = safeguard_condition_new_number (
        fact, SAFEGUARD_COMPARISON_UNDER,
        safeguard_partition_get_example (partition, fact, cell + 1));

  return safeguard_condition_new_all (parts, n);
}

static SafeguardCondition *
number_in_cells (const SafeguardPartition *partition, guint fact, guint64 cells)
{
  SafeguardCondition *parts[64];
  guint n = 0;

  for (guint cell = 0; cell < partition->facts[fact].n_cells; cell++)
    if (cells & SAFEGUARD_CELL (cell))
      parts[n++] = number_in_cell (partition, fact, cell);

  return safeguard_condition_new_any (parts, n);
}

static SafeguardCondition *
literal_to_condition (const SafeguardPartition *partition, const SafeguardLiteral *literal)
{
  switch (safeguard_vocabulary_get_fact (partition->vocabulary, literal->fact)->type)
    {
    case SAFEGUARD_FACT_FLAG:
      return safeguard_condition_new_flag (literal->fact, literal->cells == SAFEGUARD_CELL_PRESENT);
    case SAFEGUARD_FACT_NUMBER:
      return number_in_cells (partition, literal->fact, literal->cells);
    case SAFEGUARD_FACT_CHOICE:
      break;
    }

  return safeguard_condition_new_choice (literal->fact, literal->cells);
}

SafeguardCondition *
safeguard_term_to_condition (const SafeguardTerm *self, const SafeguardPartition *partition)
{
  g_autofree SafeguardCondition **parts = g_new0 (SafeguardCondition *, self->n_literals + 1);

  for (guint i = 0; i < self->n_literals; i++)
    parts[i] = literal_to_condition (partition, &self->literals[i]);

  return safeguard_condition_new_all (parts, self->n_literals);
}

static gboolean
is_fact_met (const SafeguardCondition *self, const SafeguardFacts *facts)
{
  gint64 value;

  if (self->kind == SAFEGUARD_CONDITION_FLAG)
    return safeguard_facts_get_flag (facts, self->fact)
           == (self->present ? SAFEGUARD_TRUTH_PRESENT : SAFEGUARD_TRUTH_ABSENT);
  if (!safeguard_facts_get_value (facts, self->fact, &value))
    return FALSE;
  if (self->kind == SAFEGUARD_CONDITION_CHOICE)
    return (self->values & SAFEGUARD_CELL (value)) != 0;

  return self->comparison == SAFEGUARD_COMPARISON_UNDER ? value < self->value
                                                        : value >= self->value;
}

gboolean
safeguard_condition_is_met (const SafeguardCondition *self, const SafeguardFacts *facts)
{
  gboolean any = self->kind == SAFEGUARD_CONDITION_ANY;

  if (self->n_parts == 0 && self->kind <= SAFEGUARD_CONDITION_CHOICE)
    return is_fact_met (self, facts);
  for (guint i = 0; i < self->n_parts; i++)
    if (safeguard_condition_is_met (self->parts[i], facts) == any)
      return any;

  return !any;
}
