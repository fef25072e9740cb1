/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-comparison-private.h"

#include "safeguard-table-inside-private.h"

#include <string.h>

/* The two tables over one vocabulary, with answers for ranks, so that equal ranks are equal
 * answers. */
typedef struct
{
  const SafeguardComparedTable *sides[2];
  SafeguardJoinedVocabulary *joined;
  GPtrArray *answers; /* of char *, each once */
  GArray *own[2];     /* of guint: the answer of each row, in order of precedence */
  gint32 *ranks;      /* of each answer, from 1 */
  gboolean ordered;   /* the higher rank comes first in both */
  SafeguardTable *tables[2];
} Comparison;

static guint
answer_of (const Comparison *self, guint side, guint row)
{
  return g_array_index (self->own[side], guint, row);
}

static guint
find_answer (Comparison *self, char *answer)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (strcmp (g_ptr_array_index (self->answers, i), answer) == 0)
      {
        g_free (answer);
        return i;
      }
  g_ptr_array_add (self->answers, answer);

  return self->answers->len - 1;
}

static void
list_answers (Comparison *self, guint side)
{
  const SafeguardComparedTable *compared = self->sides[side];
  guint n = compared->table != NULL ? safeguard_table_get_n_rows (compared->table) : 0;

  self->own[side] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      const SafeguardTableRow *row = safeguard_table_get_row (compared->table, i);
      guint answer = find_answer (self, compared->answer (compared->rules, row->index));

      g_array_append_val (self->own[side], answer);
    }
}

/* Whether no answer without a rank stands after some row of @answer in that table. */
static gboolean
is_last (const Comparison *self, guint side, guint answer)
{
  gboolean seen = FALSE;

  for (guint row = 0; row < self->own[side]->len; row++)
    {
      guint other = answer_of (self, side, row);

      seen = seen || other == answer;
      if (seen && other != answer && self->ranks[other] == 0)
        return FALSE;
    }

  return TRUE;
}

static int
find_last (const Comparison *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (self->ranks[i] == 0 && is_last (self, 0, i) && is_last (self, 1, i))
      return (int)i;

  return -1;
}

/* Ranks that put the answers in the order of both tables. FALSE where the two have them the other
 * way round, or one has an answer above and below another; the ranks then only tell them apart. */
static gboolean
rank_answers (Comparison *self)
{
  self->ranks = g_new0 (gint32, self->answers->len + 1);
  for (guint placed = 0; placed < self->answers->len; placed++)
    {
      int last = find_last (self);

      if (last < 0)
        {
          for (guint i = 0; i < self->answers->len; i++)
            self->ranks[i] = (gint32)i + 1;
          return FALSE;
        }
      self->ranks[last] = (gint32)placed + 1;
    }

  return TRUE;
}

static gboolean
picks_highest (const SafeguardComparedTable *side)
{
  return side->table == NULL || safeguard_table_get_pick (side->table) == SAFEGUARD_PICK_HIGHEST;
}

/* Where the highest ranks are not in one order, rows in the order of precedence, of which the first
 * is taken, say the same. */
static SafeguardPick
choose_pick (const Comparison *self, guint side)
{
  const SafeguardTable *table = self->sides[side]->table;

  if (picks_highest (self->sides[0]) && picks_highest (self->sides[1]) && self->ordered)
    return SAFEGUARD_PICK_HIGHEST;

  return table != NULL && safeguard_table_get_pick (table) == SAFEGUARD_PICK_ONLY
             ? SAFEGUARD_PICK_ONLY
             : SAFEGUARD_PICK_FIRST;
}

static void
translate_row (const Comparison *self, guint side, guint position, SafeguardTableRow *out)
{
  const SafeguardTableRow *row = safeguard_table_get_row (self->sides[side]->table, position);
  SafeguardTableReading *readings = g_new0 (SafeguardTableReading, row->n_readings + 1);

  *out = *row;
  out->rank = self->ranks[answer_of (self, side, position)];
  out->gap = g_strdup (row->gap);
  out->condition = row->condition != NULL
                       ? safeguard_joined_vocabulary_translate (self->joined, side, row->condition)
                       : NULL;
  for (guint i = 0; i < row->n_readings; i++)
    {
      readings[i].id = g_strdup (row->readings[i].id);
      readings[i].condition
          = safeguard_joined_vocabulary_translate (self->joined, side, row->readings[i].condition);
    }
  out->readings = readings;
}

static gboolean
translate_table (Comparison *self, guint side, GError **error)
{
  guint n = self->own[side]->len;
  g_autofree SafeguardTableRow *rows = g_new0 (SafeguardTableRow, n + 1);

  for (guint i = 0; i < n; i++)
    translate_row (self, side, i, &rows[i]);
  self->tables[side]
      = safeguard_table_new (self->joined->vocabulary, choose_pick (self, side), rows, n, error);
  for (guint i = 0; i < n; i++)
    safeguard_table_row_clear (&rows[i]);

  return self->tables[side] != NULL;
}

static void
table_difference_free (SafeguardTableDifference *self)
{
  g_strfreev (self->facts);
  g_strfreev (self->conditions);
  g_clear_pointer (&self->when, safeguard_condition_unref);
  g_free (self->answers[0]);
  g_free (self->answers[1]);
  g_free (self);
}

void
safeguard_table_differences_free (SafeguardTableDifferences *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->differences);
  safeguard_joined_vocabulary_unref (self->joined);
  g_free (self);
}

static void
set_answer (const Comparison *self, guint side, int position, SafeguardTableDifference *out)
{
  out->rows[side] = SAFEGUARD_NO_ROW;
  if (position == SAFEGUARD_NO_ROW)
    return;

  const SafeguardTableRow *row = safeguard_table_get_row (self->tables[side], (guint)position);

  out->rows[side] = (int)row->index;
  for (guint i = 0; i < self->answers->len; i++)
    if (self->ranks[i] == row->rank)
      out->answers[side] = g_strdup (g_ptr_array_index (self->answers, i));
}

static SafeguardTableDifferences *
conclude (const Comparison *self, SafeguardRegions *regions)
{
  SafeguardTableDifferences *differences = g_new0 (SafeguardTableDifferences, 1);

  differences->complete = regions->complete;
  differences->joined = safeguard_joined_vocabulary_ref (self->joined);
  differences->differences = g_ptr_array_new_with_free_func ((GDestroyNotify)table_difference_free);
  for (guint i = 0; i < regions->regions->len; i++)
    {
      SafeguardRegion *region = g_ptr_array_index (regions->regions, i);
      SafeguardTableDifference *difference = g_new0 (SafeguardTableDifference, 1);

      difference->facts = g_steal_pointer (&region->facts);
      difference->conditions = g_steal_pointer (&region->conditions);
      difference->when = g_steal_pointer (&region->condition);
      difference->outcomes[0] = region->outcome;
      difference->outcomes[1] = region->other_outcome;
      difference->varies = region->varies;
      set_answer (self, 0, region->row, difference);
      set_answer (self, 1, region->other_row, difference);
      g_ptr_array_add (differences->differences, difference);
    }

  return differences;
}

static SafeguardVocabulary *
vocabulary_of (const SafeguardComparedTable *side)
{
  return side->table != NULL ? safeguard_table_get_vocabulary (side->table) : NULL;
}

SafeguardTableDifferences *
safeguard_tables_compare (const SafeguardComparedTable *first,
                          const SafeguardComparedTable *second,
                          SafeguardFactNameFunc name,
                          gconstpointer name_rules,
                          GError **error)
{
  Comparison self = {.sides = {first, second}};
  g_autoptr (SafeguardRegions) regions = NULL;
  SafeguardTableDifferences *differences = NULL;

  self.joined = safeguard_vocabularies_join (vocabulary_of (first), vocabulary_of (second), name,
                                             name_rules, error);
  if (self.joined == NULL)
    return NULL;

  self.answers = g_ptr_array_new_with_free_func (g_free);
  list_answers (&self, 0);
  list_answers (&self, 1);
  self.ordered = rank_answers (&self);
  if (translate_table (&self, 0, error) && translate_table (&self, 1, error))
    regions = safeguard_table_find_difference (self.tables[0], self.tables[1], error);
  if (regions != NULL)
    differences = conclude (&self, regions);

  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&self.tables[side], safeguard_table_unref);
      g_array_unref (self.own[side]);
    }
  g_ptr_array_unref (self.answers);
  g_free (self.ranks);
  safeguard_joined_vocabulary_unref (self.joined);

  return differences;
}
