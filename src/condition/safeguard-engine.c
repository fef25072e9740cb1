/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-inside-private.h"

/* Which terms each state of each fact kills, and which wait while it is unknown, as sets of bits;
 * for flags four at a time. Evaluation is then a handful of ORs. */

#define NIBBLES 16
#define STATES 16

static void
set_bit (guint64 *words, guint bit)
{
  words[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static void
flag_tables_init (SafeguardFlagTables *tables, const SafeguardEngine *engine)
{
  gsize per_word = (gsize)(64 / engine->step) << engine->step;

  tables->relevant = g_new0 (guint64, engine->n_flag_words + 1);
  tables->terms = g_new0 (guint64, engine->n_flag_words * per_word * engine->n_words + 1);
}

static void
flag_tables_clear (SafeguardFlagTables *tables)
{
  g_clear_pointer (&tables->relevant, g_free);
  g_clear_pointer (&tables->terms, g_free);
}

/* The flag of that slot decides the term. */
static void
flag_tables_add (SafeguardFlagTables *tables, const SafeguardEngine *engine, guint slot, guint term)
{
  guint word = slot / 64, group = slot % 64 / engine->step, bit = slot % engine->step;
  gsize first = ((gsize)word * (64 / engine->step) + group) << engine->step;

  tables->relevant[word] |= G_GUINT64_CONSTANT (1) << (slot % 64);
  tables->any = TRUE;
  for (guint state = 0; state < 1u << engine->step; state++)
    if (state & (1u << bit))
      set_bit (tables->terms + (first + state) * engine->n_words, term);
}

static void
value_tables_init (SafeguardValueTables *tables,
                   const SafeguardTable *table,
                   guint fact,
                   guint n_words)
{
  const SafeguardCells *cells = &table->partition->facts[fact];

  tables->slot = safeguard_vocabulary_get_slot (table->vocabulary, fact);
  tables->range = safeguard_vocabulary_get_ranges (table->vocabulary)[tables->slot];
  tables->killed = g_new0 (guint64, (gsize)cells->n_cells * n_words + 1);
  tables->open = g_new0 (guint64, n_words + 1);
  if (cells->cuts == NULL)
    return;

  tables->n_cuts = cells->cuts->len;
  tables->cuts = g_new (gint64, cells->cuts->len + 1);
  for (guint i = 0; i < cells->cuts->len; i++)
    tables->cuts[i] = g_array_index (cells->cuts, SafeguardCut, i).from;
}

/* The tables of a number or choice, made when the first literal asks for it. */
static SafeguardValueTables *
find_value_tables (SafeguardTable *table, guint fact)
{
  SafeguardEngine *engine = &table->engine;
  guint slot = safeguard_vocabulary_get_slot (table->vocabulary, fact);
  guint i = 0;

  while (i < engine->n_values && engine->values[i].slot != slot)
    i++;
  if (i == engine->n_values)
    value_tables_init (&engine->values[engine->n_values++], table, fact, engine->n_words);

  return &engine->values[i];
}

static void
add_literal (SafeguardTable *table, const SafeguardLiteral *literal, guint term)
{
  SafeguardEngine *engine = &table->engine;
  guint n_cells = table->partition->facts[literal->fact].n_cells;

  if (safeguard_vocabulary_get_fact (table->vocabulary, literal->fact)->type == SAFEGUARD_FACT_FLAG)
    {
      guint slot = safeguard_vocabulary_get_slot (table->vocabulary, literal->fact);
      gboolean present = literal->cells == SAFEGUARD_CELL_PRESENT;

      flag_tables_add (present ? &engine->absent : &engine->present, engine, slot, term);
      flag_tables_add (&engine->unknown, engine, slot, term);
      return;
    }

  SafeguardValueTables *values = find_value_tables (table, literal->fact);
  set_bit (values->open, term);
  for (guint cell = 0; cell < n_cells; cell++)
    if (!(literal->cells & SAFEGUARD_CELL (cell)))
      set_bit (values->killed + (gsize)cell * engine->n_words, term);
}

/* A row that can never fire keeps its place by a term that is not real. */
static guint
lay_out (SafeguardTable *table, guint row, const SafeguardTerms *terms, guint next)
{
  SafeguardEngine *engine = &table->engine;
  guint n_terms = MAX (terms->len, 1);

  for (guint i = 0; i < n_terms; i++)
    {
      engine->row_of[next + i] = row;
      engine->end_of[next + i] = next + n_terms;
      if (i >= terms->len)
        continue;

      const SafeguardTerm *term = g_ptr_array_index (terms, i);
      set_bit (engine->real, next + i);
      for (guint j = 0; j < term->n_literals; j++)
        add_literal (table, &term->literals[j], next + i);
    }

  return next + n_terms;
}

static void
count_terms (SafeguardTable *table)
{
  SafeguardEngine *engine = &table->engine;

  for (guint i = 0; i < table->n_rows; i++)
    engine->n_maybe += MAX (table->terms[i].maybe->len, 1);
  engine->n_terms = engine->n_maybe;
  for (guint i = 0; i < table->n_rows; i++)
    if (table->rows[i].gap != NULL)
      {
        engine->n_terms += MAX (table->terms[i].sure->len, 1);
        engine->has_gaps = TRUE;
        set_bit (engine->gapped, i);
      }
  engine->n_words = (engine->n_terms + 63) / 64;
  engine->direct = engine->n_terms == table->n_rows;
}

void
safeguard_engine_build (SafeguardTable *table)
{
  SafeguardEngine *engine = &table->engine;
  guint next = 0;

  engine->n_flag_words = safeguard_vocabulary_get_n_flag_words (table->vocabulary);
  engine->n_known_words = safeguard_vocabulary_get_n_values_known_words (table->vocabulary);
  engine->gapped = g_new0 (guint64, table->n_row_words + 1);
  count_terms (table);
  /* Twice as many flags a step are faster while the tables stay small enough to be near. */
  engine->step = engine->n_words <= SAFEGUARD_ENGINE_DIRECT_WORDS ? 8 : 4;
  engine->real = g_new0 (guint64, engine->n_words + 1);
  engine->row_of = g_new0 (guint32, engine->n_terms + 1);
  engine->end_of = g_new0 (guint32, engine->n_terms + 1);
  engine->values = g_new0 (SafeguardValueTables,
                           safeguard_vocabulary_get_n_value_words (table->vocabulary) + 1);
  flag_tables_init (&engine->absent, engine);
  flag_tables_init (&engine->present, engine);
  flag_tables_init (&engine->unknown, engine);

  for (guint i = 0; i < table->n_rows; i++)
    next = lay_out (table, i, table->terms[i].maybe, next);
  for (guint i = 0; i < table->n_rows; i++)
    if (table->rows[i].gap != NULL)
      next = lay_out (table, i, table->terms[i].sure, next);
}

void
safeguard_engine_clear (SafeguardEngine *engine)
{
  for (guint i = 0; i < engine->n_values; i++)
    {
      g_free (engine->values[i].cuts);
      g_free (engine->values[i].killed);
      g_free (engine->values[i].open);
    }
  g_free (engine->values);
  g_free (engine->real);
  g_free (engine->row_of);
  g_free (engine->end_of);
  g_free (engine->gapped);
  flag_tables_clear (&engine->absent);
  flag_tables_clear (&engine->present);
  flag_tables_clear (&engine->unknown);
}
