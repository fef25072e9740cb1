/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-thresholds-private.h"

#include "safeguard-list-private.h"

char *
safeguard_thresholds_describe_row (SafeguardThresholds *self, guint index)
{
  const SafeguardLevelRow *row = g_ptr_array_index (self->rows, index);
  GString *text = g_string_new (NULL);
  g_autofree char *clocks = safeguard_differences_list ((const char *const *)row->clocks);

  g_string_append_printf (text, "level %d", safeguard_level_get_number (row->level));
  if (row->statute != NULL)
    g_string_append_printf (text, ", %s", safeguard_thresholds_name (self, row->statute));
  if (row->assessment != NULL)
    {
      g_autofree char *assessment = safeguard_differences_words (row->assessment);
      g_string_append_printf (text, ", %s", assessment);
    }
  if (row->coordinator != NULL)
    {
      g_autofree char *coordinator = safeguard_differences_words (row->coordinator);
      g_string_append_printf (text, " coordinated by the %s", coordinator);
    }
  if (clocks != NULL)
    g_string_append_printf (text, ", starting %s", clocks);

  return g_string_free (text, FALSE);
}

static char *
level_answer (gconstpointer rules, guint index)
{
  return safeguard_thresholds_describe_row ((SafeguardThresholds *)rules, index);
}

static GListModel *
cite_row (gconstpointer rules, guint index)
{
  const SafeguardThresholds *self = rules;
  const SafeguardLevelRow *row = g_ptr_array_index (self->rows, index);

  return row->citations;
}

static char *
danger_answer (gconstpointer rules, guint index)
{
  return g_strdup ("yes");
}

static GListModel *
cite_emergency (gconstpointer rules, guint index)
{
  return ((const SafeguardThresholds *)rules)->emergency.citations;
}

/* Where no route for an emergency is declared, nothing is said of danger. */
static SafeguardCitedTable
danger_of (const SafeguardThresholds *self)
{
  return (SafeguardCitedTable){
      {self->danger, danger_answer, self}, cite_emergency, self->danger != NULL ? "no" : NULL};
}

/* Levels by their numbers: another name is only another wording. */
static void
add_only_levels (SafeguardThresholds *has,
                 SafeguardThresholds *lacks,
                 guint side,
                 SafeguardDifferences *out)
{
  for (guint i = 0; i < g_list_model_get_n_items (has->levels); i++)
    {
      SafeguardLevel *level = safeguard_list_peek (has->levels, i);
      int number = safeguard_level_get_number (level);
      g_autofree char *name = g_strdup_printf ("%d", number);
      SafeguardComparedRule rule = {"thresholds", "levels", SAFEGUARD_ASPECT_LEVEL, name};

      if (safeguard_thresholds_find_level (lacks, number) == NULL)
        safeguard_differences_add_only (out, &rule, side, safeguard_level_get_citations (level));
    }
}

SafeguardCitedTable
safeguard_thresholds_get_cited_table (SafeguardThresholds *self)
{
  return (SafeguardCitedTable){{self->table, level_answer, self}, cite_row, NULL};
}

void
safeguard_thresholds_diff (SafeguardThresholds *first,
                           SafeguardThresholds *second,
                           SafeguardDifferences *out)
{
  SafeguardComparedRule level = {"thresholds", "level", SAFEGUARD_ASPECT_LEVEL, NULL};
  SafeguardComparedRule danger = {"thresholds", "danger", SAFEGUARD_ASPECT_DANGER, NULL};
  SafeguardCitedTable levels[2] = {safeguard_thresholds_get_cited_table (first),
                                   safeguard_thresholds_get_cited_table (second)};
  SafeguardCitedTable dangers[2] = {danger_of (first), danger_of (second)};

  add_only_levels (first, second, 0, out);
  add_only_levels (second, first, 1, out);
  safeguard_differences_add_tables (out, &level, &levels[0], &levels[1], NULL, NULL);
  safeguard_differences_add_tables (out, &danger, &dangers[0], &dangers[1], NULL, NULL);
}
