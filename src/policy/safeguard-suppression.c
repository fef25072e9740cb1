/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-suppression-private.h"

/* Rows and columns are the points of a graph, suppressed cells the lines between them. Whoever
 * reads the table knows what each row and each column adds up to. A suppressed count can then be
 * another only together with others, round a circle of suppressed cells of which every second is
 * raised and the rest are lowered: a count on such a circle cannot be worked out, and one that is
 * on none can be. Totals count the other way round, being taken off. */

SafeguardCountTable *
safeguard_count_table_new (guint n_rows, guint n_columns)
{
  SafeguardCountTable *self = g_new0 (SafeguardCountTable, 1);
  gsize n = (gsize)(n_rows + 1) * (n_columns + 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->counts = g_new0 (gint64, n);
  self->suppressed = g_new0 (gboolean, n);

  return self;
}

void
safeguard_count_table_free (SafeguardCountTable *self)
{
  if (self == NULL)
    return;

  g_free (self->counts);
  g_free (self->suppressed);
  g_free (self);
}

guint
safeguard_count_table_at (const SafeguardCountTable *self, guint row, guint column)
{
  return row * (self->n_columns + 1) + column;
}

void
safeguard_count_table_add_up (SafeguardCountTable *self)
{
  guint all = safeguard_count_table_at (self, self->n_rows, self->n_columns);

  for (guint row = 0; row <= self->n_rows; row++)
    self->counts[safeguard_count_table_at (self, row, self->n_columns)] = 0;
  for (guint column = 0; column <= self->n_columns; column++)
    self->counts[safeguard_count_table_at (self, self->n_rows, column)] = 0;
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        gint64 count = self->counts[safeguard_count_table_at (self, row, column)];

        self->counts[safeguard_count_table_at (self, row, self->n_columns)] += count;
        self->counts[safeguard_count_table_at (self, self->n_rows, column)] += count;
        self->counts[all] += count;
      }
}

/* The totals of rows and columns are taken off; the total of totals is not. */
static gboolean
is_taken_off (const SafeguardCountTable *self, guint row, guint column)
{
  return (row == self->n_rows) != (column == self->n_columns);
}

/* A way through the graph from one point to another. Points are rows, then columns. */
typedef struct
{
  const SafeguardCountTable *table;
  guint n_points;
  gint64 *costs; /* the least to come here; -1: no way yet */
  int *before;   /* the point before, on that way */
  gboolean *done;
} Way;

/* What it costs to go through the cell: nothing if it is suppressed already, else what its count
 * tells; -1 where there is no going. From a row to a column the cell is raised, back it is lowered,
 * and below 1 it cannot be. What is 0 is published. */
static gint64
get_cost (const Way *way, guint from, guint to)
{
  const SafeguardCountTable *table = way->table;
  gboolean from_row = from <= table->n_rows;
  guint row = from_row ? from : to;
  guint column = (from_row ? to : from) - (table->n_rows + 1);
  guint cell = safeguard_count_table_at (table, row, column);
  gboolean raised = from_row != is_taken_off (table, row, column);

  if (table->counts[cell] == 0 || (!raised && table->counts[cell] < 2))
    return -1;

  return table->suppressed[cell] ? 0 : table->counts[cell];
}

static gboolean
are_neighbours (const Way *way, guint one, guint two)
{
  return (one <= way->table->n_rows) != (two <= way->table->n_rows);
}

static int
find_nearest (const Way *way)
{
  int nearest = -1;

  for (guint i = 0; i < way->n_points; i++)
    if (!way->done[i] && way->costs[i] >= 0 && (nearest < 0 || way->costs[i] < way->costs[nearest]))
      nearest = (int)i;

  return nearest;
}

/* The cheapest way from @start to @end without the cell between the two. */
static void
find_way (Way *way, guint start, guint end)
{
  for (guint i = 0; i < way->n_points; i++)
    {
      way->costs[i] = i == start ? 0 : -1;
      way->before[i] = -1;
      way->done[i] = FALSE;
    }
  for (int here = find_nearest (way); here >= 0 && !way->done[end]; here = find_nearest (way))
    {
      way->done[here] = TRUE;
      for (guint to = 0; to < way->n_points; to++)
        {
          gint64 cost
              = are_neighbours (way, (guint)here, to) ? get_cost (way, (guint)here, to) : -1;

          if (cost < 0 || way->done[to] || ((guint)here == start && to == end))
            continue;
          if (way->costs[to] >= 0 && way->costs[to] <= way->costs[here] + cost)
            continue;
          way->costs[to] = way->costs[here] + cost;
          way->before[to] = here;
        }
    }
}

static void
suppress_way (SafeguardCountTable *self, const Way *way, guint end)
{
  for (guint to = end; way->before[to] >= 0; to = (guint)way->before[to])
    {
      guint from = (guint)way->before[to];
      guint row = MIN (from, to), column = MAX (from, to) - (self->n_rows + 1);

      self->suppressed[safeguard_count_table_at (self, row, column)] = TRUE;
    }
}

static Way
way_new (const SafeguardCountTable *table)
{
  guint n = table->n_rows + table->n_columns + 2;

  return (Way){table, n, g_new0 (gint64, n), g_new0 (int, n), g_new0 (gboolean, n)};
}

static void
way_clear (Way *way)
{
  g_free (way->costs);
  g_free (way->before);
  g_free (way->done);
}

/* Puts a suppressed cell on a circle, the one that tells least. There always is one: the cell and
 * its three totals can all be raised together. A total of all is 0 only where everything is. */
static void
protect (SafeguardCountTable *self, guint row, guint column)
{
  Way back = way_new (self), there = way_new (self);
  guint other = column + self->n_rows + 1;
  gboolean may_go = get_cost (&there, row, other) >= 0;
  gboolean may_come = get_cost (&there, other, row) >= 0;

  if (may_go)
    find_way (&back, other, row);
  if (may_come)
    find_way (&there, row, other);

  gint64 one = may_go ? back.costs[row] : -1, two = may_come ? there.costs[other] : -1;

  if (one >= 0 && (two < 0 || one <= two))
    suppress_way (self, &back, row);
  else if (two >= 0)
    suppress_way (self, &there, other);
  way_clear (&back);
  way_clear (&there);
}

void
safeguard_count_table_suppress (SafeguardCountTable *self, gint64 threshold)
{
  guint n_cells = (self->n_rows + 1) * (self->n_columns + 1);
  g_autofree gboolean *small = g_new0 (gboolean, n_cells);

  for (guint i = 0; i < n_cells; i++)
    small[i] = self->suppressed[i] = self->counts[i] > 0 && self->counts[i] < threshold;
  for (guint row = 0; row <= self->n_rows; row++)
    for (guint column = 0; column <= self->n_columns; column++)
      if (small[safeguard_count_table_at (self, row, column)])
        protect (self, row, column);
}
