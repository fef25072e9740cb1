/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cells-private.h"

#define MAX_CELLS 64

static guint64
full_set (guint n_cells)
{
  return n_cells >= 64 ? G_MAXUINT64 : SAFEGUARD_CELL (n_cells) - 1;
}

SafeguardPartition *
safeguard_partition_new (SafeguardVocabulary *vocabulary)
{
  SafeguardPartition *self = g_new0 (SafeguardPartition, 1);

  self->vocabulary = safeguard_vocabulary_ref (vocabulary);
  self->n_facts = safeguard_vocabulary_get_n_facts (vocabulary);
  self->facts = g_new0 (SafeguardCells, self->n_facts + 1);
  for (guint fact = 0; fact < self->n_facts; fact++)
    {
      SafeguardCells *cells = &self->facts[fact];
      SafeguardFactType type = safeguard_vocabulary_get_fact (vocabulary, fact)->type;

      cells->n_cells = 1;
      if (type == SAFEGUARD_FACT_FLAG)
        cells->n_cells = 2;
      else if (type == SAFEGUARD_FACT_CHOICE)
        cells->n_cells = safeguard_vocabulary_get_n_values (vocabulary, fact);
      else
        cells->cuts = g_array_new (FALSE, FALSE, sizeof (SafeguardCut));
      cells->full = full_set (cells->n_cells);
    }

  return self;
}

void
safeguard_partition_free (SafeguardPartition *self)
{
  if (self == NULL)
    return;

  for (guint fact = 0; fact < self->n_facts; fact++)
    g_clear_pointer (&self->facts[fact].cuts, g_array_unref);
  g_free (self->facts);
  safeguard_vocabulary_unref (self->vocabulary);
  g_free (self);
}

static gboolean
cut_at (SafeguardPartition *self, guint fact, gint64 from, gboolean over)
{
  const SafeguardFactDeclaration *declaration
      = safeguard_vocabulary_get_fact (self->vocabulary, fact);
  SafeguardCells *cells = &self->facts[fact];
  SafeguardCut cut = {from, over};
  guint place = 0;

  /* Nothing lies before the least or after the most: such a cut would make a cell without values.
   */
  if (from <= declaration->least || from > declaration->most)
    return TRUE;

  while (place < cells->cuts->len && g_array_index (cells->cuts, SafeguardCut, place).from < from)
    place++;
  if (place < cells->cuts->len && g_array_index (cells->cuts, SafeguardCut, place).from == from)
    return TRUE;
  if (cells->n_cells == MAX_CELLS)
    return FALSE;

  g_array_insert_val (cells->cuts, place, cut);
  cells->n_cells++;
  cells->full = full_set (cells->n_cells);

  return TRUE;
}

static gboolean
cut_number (SafeguardPartition *self, const SafeguardCondition *condition)
{
  gint64 value = condition->value;
  gboolean before = TRUE, after = TRUE;

  if (condition->comparison == SAFEGUARD_COMPARISON_UNDER
      || condition->comparison == SAFEGUARD_COMPARISON_AT_LEAST
      || condition->comparison == SAFEGUARD_COMPARISON_IS)
    before = cut_at (self, condition->fact, value, FALSE);
  if (value < G_MAXINT64
      && (condition->comparison == SAFEGUARD_COMPARISON_OVER
          || condition->comparison == SAFEGUARD_COMPARISON_AT_MOST
          || condition->comparison == SAFEGUARD_COMPARISON_IS))
    after = cut_at (self, condition->fact, value + 1, TRUE);

  return before && after;
}

gboolean
safeguard_partition_cut (SafeguardPartition *self, const SafeguardCondition *condition)
{
  if (condition->kind == SAFEGUARD_CONDITION_NUMBER)
    return cut_number (self, condition);

  for (guint i = 0; i < condition->n_parts; i++)
    if (!safeguard_partition_cut (self, condition->parts[i]))
      return FALSE;

  return TRUE;
}

static gboolean
compare (gint64 value, SafeguardComparison comparison, gint64 with)
{
  switch (comparison)
    {
    case SAFEGUARD_COMPARISON_UNDER:
      return value < with;
    case SAFEGUARD_COMPARISON_OVER:
      return value > with;
    case SAFEGUARD_COMPARISON_AT_LEAST:
      return value >= with;
    case SAFEGUARD_COMPARISON_AT_MOST:
      return value <= with;
    case SAFEGUARD_COMPARISON_IS:
      return value == with;
    }

  g_return_val_if_reached (FALSE);
}

guint64
safeguard_partition_get_cells (const SafeguardPartition *self, const SafeguardCondition *condition)
{
  const SafeguardCells *cells = &self->facts[condition->fact];
  guint64 set = 0;

  if (condition->kind == SAFEGUARD_CONDITION_FLAG)
    return condition->present ? SAFEGUARD_CELL_PRESENT : SAFEGUARD_CELL_ABSENT;
  if (condition->kind == SAFEGUARD_CONDITION_CHOICE)
    return condition->values & cells->full;

  for (guint cell = 0; cell < cells->n_cells; cell++)
    if (compare (safeguard_partition_get_example (self, condition->fact, cell),
                 condition->comparison, condition->value))
      set |= SAFEGUARD_CELL (cell);

  return set;
}

guint
safeguard_partition_find_cell (const SafeguardPartition *self, guint fact, gint64 value)
{
  const GArray *cuts = self->facts[fact].cuts;
  guint cell = 0;

  if (cuts == NULL)
    return (guint)value;
  while (cell < cuts->len && g_array_index (cuts, SafeguardCut, cell).from <= value)
    cell++;

  return cell;
}

gint64
safeguard_partition_get_example (const SafeguardPartition *self, guint fact, guint cell)
{
  const SafeguardFactDeclaration *declaration
      = safeguard_vocabulary_get_fact (self->vocabulary, fact);
  const GArray *cuts = self->facts[fact].cuts;

  if (cuts == NULL)
    return cell;
  if (cell > 0)
    return g_array_index (cuts, SafeguardCut, cell - 1).from;
  if (declaration->least > G_MININT64)
    return declaration->least;
  if (cuts->len > 0)
    return g_array_index (cuts, SafeguardCut, 0).from - 1;

  return MIN (declaration->most, 0);
}

/* The numbers from the beginning of cell @first to the end of cell @last. */
static void
append_interval (const SafeguardPartition *self, guint fact, guint first, guint last, GString *text)
{
  const SafeguardFactDeclaration *declaration
      = safeguard_vocabulary_get_fact (self->vocabulary, fact);
  const GArray *cuts = self->facts[fact].cuts;
  const SafeguardCut *start = first > 0 ? &g_array_index (cuts, SafeguardCut, first - 1) : NULL;
  const SafeguardCut *end = last < cuts->len ? &g_array_index (cuts, SafeguardCut, last) : NULL;
  gint64 from = start != NULL ? start->from : declaration->least;
  gint64 to = end != NULL ? end->from - 1 : declaration->most;

  if (from == to)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, from);
  else if (start != NULL && end != NULL)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, from, to);
  else if (start != NULL && start->over)
    g_string_append_printf (text, "over %" G_GINT64_FORMAT, from - 1);
  else if (start != NULL)
    g_string_append_printf (text, "at least %" G_GINT64_FORMAT, from);
  else if (end != NULL && end->over)
    g_string_append_printf (text, "at most %" G_GINT64_FORMAT, to);
  else if (end != NULL)
    g_string_append_printf (text, "under %" G_GINT64_FORMAT, to + 1);
  else
    g_string_append (text, "any number");
}

static char *
number_text (const SafeguardPartition *self, guint fact, guint64 set)
{
  guint n_cells = self->facts[fact].n_cells;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint cell = 0; cell < n_cells; cell++)
    {
      guint first = cell;

      if (!(set & SAFEGUARD_CELL (cell)))
        continue;
      while (cell + 1 < n_cells && (set & SAFEGUARD_CELL (cell + 1)))
        cell++;
      if (text->len > 0)
        g_string_append (text, " or ");
      append_interval (self, fact, first, cell, text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
choice_text (const SafeguardPartition *self, guint fact, guint64 set)
{
  const char *const *values = safeguard_vocabulary_get_fact (self->vocabulary, fact)->values;
  guint64 others = self->facts[fact].full & ~set;
  g_autoptr (GString) text = g_string_new (NULL);

  /* "not 16-17" is how people say all values but one. */
  if (self->facts[fact].n_cells > 2 && others != 0 && (others & (others - 1)) == 0)
    return g_strdup_printf ("not %s", values[__builtin_ctzll (others)]);

  for (guint cell = 0; cell < self->facts[fact].n_cells; cell++)
    if (set & SAFEGUARD_CELL (cell))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " or " : "", values[cell]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
safeguard_partition_get_text (const SafeguardPartition *self, guint fact, guint64 cells)
{
  switch (safeguard_vocabulary_get_fact (self->vocabulary, fact)->type)
    {
    case SAFEGUARD_FACT_NUMBER:
      return number_text (self, fact, cells);
    case SAFEGUARD_FACT_CHOICE:
      return choice_text (self, fact, cells);
    case SAFEGUARD_FACT_FLAG:
      break;
    }

  if (cells == self->facts[fact].full)
    return g_strdup ("present or absent");

  return g_strdup (cells == SAFEGUARD_CELL_PRESENT ? "present" : "absent");
}

guint64 *
safeguard_partition_get_domains (const SafeguardPartition *self, const SafeguardFacts *facts)
{
  guint64 *domains = g_new (guint64, self->n_facts + 1);

  for (guint fact = 0; fact < self->n_facts; fact++)
    {
      gint64 value = 0;

      domains[fact] = self->facts[fact].full;
      if (!safeguard_facts_is_known (facts, fact))
        continue;
      if (safeguard_vocabulary_get_fact (self->vocabulary, fact)->type == SAFEGUARD_FACT_FLAG)
        value = safeguard_facts_get_flag (facts, fact) == SAFEGUARD_TRUTH_PRESENT ? 1 : 0;
      else
        safeguard_facts_get_value (facts, fact, &value);
      domains[fact] = SAFEGUARD_CELL (safeguard_partition_find_cell (self, fact, value));
    }

  return domains;
}
