/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"

#include "safeguard-table-inside-private.h"

#include <string.h>

/* A table of facts has thousands of combinations; the shortest few show an author where it is
 * silent. */
#define MAX_SILENT_SHOWN 4

typedef struct
{
  const SafeguardTable *table;
  const SafeguardTableCheck *about;
  GArray *rules; /* of SafeguardRule, by the index of a row */
  SafeguardIssueLog *log;
  gboolean *dead; /* by position: complained of, so that no other row is measured against it */
} Check;

static const SafeguardNode *
node_of (const Check *self, guint position)
{
  guint index = safeguard_table_get_row (self->table, position)->index;

  return g_array_index (self->rules, SafeguardRule, index).node;
}

static gboolean
same_answer (const Check *self, guint a, guint b)
{
  return safeguard_node_equal (safeguard_node_get (node_of (self, a), "then"),
                               safeguard_node_get (node_of (self, b), "then"));
}

/* All prime implicants say all of a condition: two that have the same are met by the same facts. */
static gboolean
same_cases (const SafeguardTable *self, guint a, guint b)
{
  const SafeguardTerms *one = self->terms[a].maybe, *two = self->terms[b].maybe;

  if (self->rows[a].gap != NULL || self->rows[b].gap != NULL || one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (safeguard_term_compare (&one->pdata[i], &two->pdata[i]) != 0)
      return FALSE;

  return one->len > 0;
}

static void
check_impossible (Check *self)
{
  g_autoptr (GArray) impossible = safeguard_table_find_impossible (self->table);

  for (guint i = 0; i < impossible->len; i++)
    {
      guint row = g_array_index (impossible, guint, i);

      self->dead[row] = TRUE;
      safeguard_node_complain (node_of (self, row), self->log, SAFEGUARD_ERROR_IMPOSSIBLE_ROW, NULL,
                               "no facts meet the row '%.60s'", self->table->rows[row].id);
    }
}

/* Of two rows that the same facts meet one never prevails, whatever the order says: the pack says
 * two things of one case. */
static void
check_contradictions (Check *self)
{
  for (guint b = 1; b < self->table->n_rows; b++)
    for (guint a = 0; a < b && !self->dead[b]; a++)
      {
        if (self->dead[a] || !same_cases (self->table, a, b) || same_answer (self, a, b))
          continue;
        self->dead[b] = TRUE;
        safeguard_node_complain (node_of (self, b), self->log, SAFEGUARD_ERROR_CONTRADICTING_ROWS,
                                 NULL,
                                 "the same facts meet '%.60s' and '%.60s', which answer "
                                 "differently",
                                 self->table->rows[b].id, self->table->rows[a].id);
      }
}

static void
check_shadowed (Check *self)
{
  g_autoptr (GArray) shadowed = safeguard_table_find_shadowed (self->table);

  for (guint i = 0; i < shadowed->len; i++)
    {
      guint row = g_array_index (shadowed, guint, i);

      if (self->dead[row])
        continue;
      self->dead[row] = TRUE;
      safeguard_node_complain (
          node_of (self, row), self->log, SAFEGUARD_ERROR_SHADOWED_ROW, NULL,
          "'%.60s' never decides: rows %s are met whenever it is", self->table->rows[row].id,
          self->table->pick == SAFEGUARD_PICK_HIGHEST ? "of higher rank" : "that stand before it");
    }
}

/* The rows that are met, or answer the same, wherever @row would decide without making a
 * difference: those before it, which take its cases anyway, and all that answer as it does. Where
 * every row counts, none takes another's cases. */
static gboolean *
find_peers (const Check *self, guint row)
{
  gboolean *peers = g_new0 (gboolean, self->table->n_rows);

  for (guint i = 0; i < self->table->n_rows; i++)
    peers[i] = i != row && !self->dead[i]
               && (same_answer (self, row, i) || (!self->about->every && i < row));

  return peers;
}

/* Whether a row that answers otherwise would have the last word in one of the cases of @row, were
 * it not for @row: where both are met, and nothing else before the other. */
static gboolean
keeps_others_out (const Check *self, guint row)
{
  g_autofree gboolean *before = g_new0 (gboolean, self->table->n_rows);

  for (guint i = 0; i < self->table->n_rows; i++)
    {
      if (self->dead[i] || i == row)
        continue;
      if (i > row && !same_answer (self, row, i)
          && !safeguard_table_are_both_covered (self->table, row, i, before))
        return TRUE;
      before[i] = TRUE;
    }

  return FALSE;
}

/* The later of two that answer alike is the one too many, so the last row is looked at first. */
static void
check_redundant (Check *self)
{
  for (guint i = self->table->n_rows; i > 0; i--)
    {
      guint row = i - 1;

      if (self->dead[row] || self->table->pick == SAFEGUARD_PICK_ONLY)
        continue;

      g_autofree gboolean *peers = find_peers (self, row);
      if (!safeguard_table_is_covered (self->table, row, peers)
          || (!self->about->every && keeps_others_out (self, row)))
        continue;
      self->dead[row] = TRUE;
      safeguard_node_complain (node_of (self, row), self->log, SAFEGUARD_ERROR_SHADOWED_ROW, NULL,
                               "'%.60s' makes no difference: rows that answer the same are met "
                               "whenever it is",
                               self->table->rows[row].id);
    }
}

/* --- silences */

static gboolean
is_about (const SafeguardTableCheck *about, const SafeguardNode *gap)
{
  const SafeguardNode *where = safeguard_node_get (gap, "where");

  return where != NULL && where->kind == SAFEGUARD_NODE_SCALAR
         && g_strv_contains (about->where, where->text);
}

/* A silence that the pack declares is the document's own. TRUE if a gap covers the whole; else
 * @conditions gets those of the gaps that are about some combinations. */
static gboolean
read_declared (const Check *self, GPtrArray *conditions)
{
  g_autoptr (GArray) gaps = safeguard_layers_collect (self->about->layers, "gaps", self->log);
  gboolean whole = FALSE;

  for (guint i = 0; i < gaps->len; i++)
    {
      const SafeguardNode *gap = g_array_index (gaps, SafeguardRule, i).node;
      const SafeguardNode *when = safeguard_node_get (gap, "when");
      SafeguardCondition *condition;

      if (!is_about (self->about, gap))
        continue;
      whole = whole || when == NULL;
      condition = when != NULL ? safeguard_condition_read (self->table->vocabulary, when, self->log)
                               : NULL;
      if (condition != NULL)
        g_ptr_array_add (conditions, condition);
    }

  return whole;
}

/* The table with a row for each declared silence; NULL if that is too large to work out. */
static SafeguardTable *
add_declared (const SafeguardTable *self, const GPtrArray *conditions)
{
  guint n = self->n_rows + conditions->len;
  g_autofree SafeguardTableRow *rows = g_new0 (SafeguardTableRow, n + 1);

  memcpy (rows, self->rows, self->n_rows * sizeof *rows);
  for (guint i = 0; i < conditions->len; i++)
    {
      rows[self->n_rows + i].id = "declared";
      rows[self->n_rows + i].condition = g_ptr_array_index (conditions, i);
    }

  return safeguard_table_new (self->vocabulary, SAFEGUARD_PICK_FIRST, rows, n, NULL);
}

static void
list_silent (const Check *self, const SafeguardTable *table, const SafeguardNode *node)
{
  g_autoptr (SafeguardRegions) silent = safeguard_table_find_silent (table);
  guint n = silent->regions->len;

  for (guint i = 0; i < MIN (n, MAX_SILENT_SHOWN); i++)
    {
      const SafeguardRegion *region = g_ptr_array_index (silent->regions, i);

      safeguard_node_complain (node, self->log, SAFEGUARD_ERROR_SILENT_COMBINATION, NULL,
                               "%s: %s%s", self->about->silent, region->text,
                               i + 1 == MAX_SILENT_SHOWN
                                       && (n > MAX_SILENT_SHOWN || !silent->complete)
                                   ? "; and more like it"
                                   : "");
    }
  if (n == 0 && !silent->complete)
    safeguard_node_complain (node, self->log, SAFEGUARD_ERROR_SILENT_COMBINATION, NULL,
                             "%s, perhaps: the table is too large to work that out",
                             self->about->silent);
}

static void
check_silence (const Check *self)
{
  g_autoptr (GPtrArray) conditions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_condition_unref);
  const SafeguardNode *node
      = safeguard_layers_get (self->about->layers, self->about->section, NULL);

  if (self->about->silent == NULL || read_declared (self, conditions))
    return;

  g_autoptr (SafeguardTable) table = add_declared (self->table, conditions);
  list_silent (self, table != NULL ? table : self->table, node);
}

/* Where only one row may be met, what meets two is decided by neither. */
static void
check_overlaps (const Check *self)
{
  g_autoptr (GPtrArray) overlaps = safeguard_table_find_overlaps (self->table);

  for (guint i = 0; i < overlaps->len; i++)
    {
      const SafeguardOverlap *overlap = g_ptr_array_index (overlaps, i);

      if (self->dead[overlap->second])
        continue;
      safeguard_node_complain (node_of (self, overlap->second), self->log,
                               SAFEGUARD_ERROR_CONTRADICTING_ROWS, NULL,
                               "'%.60s' and '%.60s' are both met, and only one may be: %s",
                               self->table->rows[overlap->second].id,
                               self->table->rows[overlap->first].id, overlap->text);
    }
}

void
safeguard_table_check (const SafeguardTable *self,
                       const SafeguardTableCheck *about,
                       SafeguardIssueLog *log)
{
  g_autofree char *section = g_strconcat (about->section, ".rows", NULL);
  g_autoptr (GArray) rules = safeguard_layers_collect (about->layers, section, log);
  g_autofree gboolean *dead = g_new0 (gboolean, self->n_rows + 1);
  Check check = {self, about, rules, log, dead};

  check_impossible (&check);
  if (!about->every)
    {
      check_contradictions (&check);
      check_shadowed (&check);
    }
  check_redundant (&check);
  check_overlaps (&check);
  check_silence (&check);
}
