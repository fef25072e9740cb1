/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-thresholds-private.h"

#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"

/* @text, which it takes, filled into a phrase beside @more, unless there is no more. */
static char *
say_more (char *text, const char *phrase, const char *name, const char *other, const char *more)
{
  g_autofree char *taken = text;

  return more != NULL ? safeguard_phrase_fill (phrase, name, taken, other, more, NULL)
                      : g_steal_pointer (&taken);
}

char *
safeguard_thresholds_describe_row (SafeguardThresholds *self, guint index)
{
  const SafeguardLevelRow *row = g_ptr_array_index (self->rows, index);
  g_autofree char *number = g_strdup_printf ("%d", safeguard_level_get_number (row->level));
  g_autofree char *assessment = safeguard_differences_words (row->assessment);
  g_autofree char *coordinator = safeguard_differences_words (row->coordinator);
  g_autofree char *clocks = safeguard_differences_list ((const char *const *)row->clocks);
  char *text = safeguard_phrase_fill ("level", "number", number, NULL);

  text = say_more (text, "list-next", "list", "next",
                   row->statute != NULL ? safeguard_thresholds_name (self, row->statute) : NULL);
  text = say_more (text, "list-next", "list", "next", assessment);
  text = say_more (text, "level-coordinated", "level", "coordinator", coordinator);

  return say_more (text, "level-starting", "level", "clocks", clocks);
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
  return g_strdup (safeguard_phrase ("is-yes"));
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
  return (SafeguardCitedTable){{self->danger, danger_answer, self},
                               cite_emergency,
                               self->danger != NULL ? safeguard_phrase ("is-no") : NULL};
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
