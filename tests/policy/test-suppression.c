/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-suppression-private.h"

#include <string.h>

/* Whoever has the published table tries every table of whole numbers that agrees with it: a count
 * that is the same in all of them has been given away. */

#define ROWS 2
#define COLUMNS 3
#define CELLS ((ROWS + 1) * (COLUMNS + 1))
#define MOST 9

typedef struct
{
  const SafeguardCountTable *published;
  gint64 tried[CELLS];
  gint64 seen[CELLS]; /* the value found in a table that agrees; -1: none yet */
  gboolean open[CELLS];
} Reader;

static gboolean
agrees (const Reader *reader, guint cell, gint64 value)
{
  return reader->published->suppressed[cell] ? value >= 1
                                             : value == reader->published->counts[cell];
}

/* Fills in the totals of what is tried; FALSE if they do not agree. */
static gboolean
add_up (Reader *reader)
{
  const SafeguardCountTable *table = reader->published;

  for (guint row = 0; row <= ROWS; row++)
    for (guint column = 0; column <= COLUMNS; column++)
      {
        guint cell = safeguard_count_table_at (table, row, column);

        if (row == ROWS || column == COLUMNS)
          reader->tried[cell] = 0;
      }
  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        gint64 value = reader->tried[safeguard_count_table_at (table, row, column)];

        reader->tried[safeguard_count_table_at (table, row, COLUMNS)] += value;
        reader->tried[safeguard_count_table_at (table, ROWS, column)] += value;
        reader->tried[safeguard_count_table_at (table, ROWS, COLUMNS)] += value;
      }
  for (guint cell = 0; cell < CELLS; cell++)
    if (!agrees (reader, cell, reader->tried[cell]))
      return FALSE;

  return TRUE;
}

static void
note (Reader *reader)
{
  for (guint cell = 0; cell < CELLS; cell++)
    if (reader->seen[cell] < 0)
      reader->seen[cell] = reader->tried[cell];
    else if (reader->seen[cell] != reader->tried[cell])
      reader->open[cell] = TRUE;
}

static void
try_from (Reader *reader, guint place)
{
  guint cell = safeguard_count_table_at (reader->published, place / COLUMNS, place % COLUMNS);

  if (place == ROWS * COLUMNS)
    {
      if (add_up (reader))
        note (reader);
      return;
    }
  for (gint64 value = 0; value <= MOST; value++)
    if (agrees (reader, cell, value))
      {
        reader->tried[cell] = value;
        try_from (reader, place + 1);
      }
}

static SafeguardCountTable *
make_table (GRand *random)
{
  SafeguardCountTable *table = safeguard_count_table_new (ROWS, COLUMNS);

  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      table->counts[safeguard_count_table_at (table, row, column)]
          = g_rand_int_range (random, 0, 3) == 0 ? 0 : g_rand_int_range (random, 0, MOST);
  safeguard_count_table_add_up (table);

  return table;
}

static void
test_cannot_be_worked_out (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (SafeguardCountTable) table = make_table (random);
      gint64 threshold = g_rand_int_range (random, 2, 6);
      Reader reader = {.published = table};

      memset (reader.seen, -1, sizeof reader.seen);
      safeguard_count_table_suppress (table, threshold);
      try_from (&reader, 0);
      for (guint cell = 0; cell < CELLS; cell++)
        {
          gint64 count = table->counts[cell];

          g_assert_cmpint (reader.seen[cell], >=, 0);
          g_assert_true (table->suppressed[cell] || count == 0 || count >= threshold);
          g_assert_false (table->suppressed[cell] && count == 0);
          g_assert_cmpint (reader.open[cell], ==, table->suppressed[cell]);
        }
    }
}

/* Nothing small, nothing hidden. */
static void
test_nothing_small (void)
{
  g_autoptr (SafeguardCountTable) table = safeguard_count_table_new (ROWS, COLUMNS);

  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      table->counts[safeguard_count_table_at (table, row, column)] = column == 0 ? 0 : 5;
  safeguard_count_table_add_up (table);
  safeguard_count_table_suppress (table, 5);
  for (guint cell = 0; cell < CELLS; cell++)
    g_assert_false (table->suppressed[cell]);
}

/* One small count in a row and a column that are told takes three others with it, the least. */
static void
test_one_small (void)
{
  static const gint64 counts[2][2] = {{3, 20}, {30, 40}};
  g_autoptr (SafeguardCountTable) table = safeguard_count_table_new (2, 2);
  guint hidden = 0;

  for (guint row = 0; row < 2; row++)
    for (guint column = 0; column < 2; column++)
      table->counts[safeguard_count_table_at (table, row, column)] = counts[row][column];
  safeguard_count_table_add_up (table);
  safeguard_count_table_suppress (table, 5);
  for (guint cell = 0; cell < 9; cell++)
    hidden += table->suppressed[cell] ? 1 : 0;
  g_assert_cmpuint (hidden, ==, 4);
  g_assert_true (table->suppressed[safeguard_count_table_at (table, 0, 0)]);
  g_assert_true (table->suppressed[safeguard_count_table_at (table, 1, 1)]);
  g_assert_false (table->suppressed[safeguard_count_table_at (table, 2, 2)]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy/suppression/cannot-be-worked-out", test_cannot_be_worked_out);
  g_test_add_func ("/policy/suppression/nothing-small", test_nothing_small);
  g_test_add_func ("/policy/suppression/one-small", test_one_small);

  return g_test_run ();
}
