/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-inside-private.h"

#include <string.h>

static int
compare_rank (gconstpointer a, gconstpointer b, gpointer data)
{
  const SafeguardTableRow *const *one = a, *const *two = b;

  if ((*one)->rank != (*two)->rank)
    return (*one)->rank > (*two)->rank ? -1 : 1;

  /* Both point into the caller's array: as declared. */
  return *one < *two ? -1 : *one > *two;
}

static void
copy_row (SafeguardTableRow *to, const SafeguardTableRow *from)
{
  SafeguardTableReading *readings = g_new0 (SafeguardTableReading, from->n_readings + 1);

  *to = *from;
  to->id = g_strdup (from->id);
  to->gap = g_strdup (from->gap);
  to->node = NULL;
  if (from->condition != NULL)
    safeguard_condition_ref (from->condition);
  for (guint i = 0; i < from->n_readings; i++)
    {
      readings[i].id = g_strdup (from->readings[i].id);
      readings[i].condition = safeguard_condition_ref (from->readings[i].condition);
    }
  to->readings = readings;
}

void
safeguard_table_row_clear (SafeguardTableRow *row)
{
  for (guint i = 0; i < row->n_readings; i++)
    {
      g_free ((char *)row->readings[i].id);
      safeguard_condition_unref (row->readings[i].condition);
    }
  g_clear_pointer ((SafeguardTableReading **)&row->readings, g_free);
  row->n_readings = 0;
  g_clear_pointer (&row->condition, safeguard_condition_unref);
  g_clear_pointer ((char **)&row->gap, g_free);
}

static void
list_ranks (SafeguardTable *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      gint32 rank = self->rows[i].rank;
      guint place = 0;

      while (place < self->ranks->len && g_array_index (self->ranks, gint32, place) > rank)
        place++;
      if (place == self->ranks->len || g_array_index (self->ranks, gint32, place) != rank)
        g_array_insert_val (self->ranks, place, rank);
    }
}

static void
row_error (GError **error, SafeguardError code, const SafeguardTableRow *row, const char *message)
{
  g_autofree char *path = row->node != NULL ? safeguard_node_get_path (row->node) : NULL;
  SafeguardPlace place = {NULL, 0, 0, path};

  if (row->node != NULL)
    {
      place.source = safeguard_document_get_name (row->node->document);
      place.line = row->node->line;
      place.column = row->node->column;
    }
  safeguard_error_set (error, code, &place, NULL, "the row '%.60s' %s", row->id, message);
}

gboolean
safeguard_row_cut (const SafeguardTableRow *row, SafeguardPartition *partition)
{
  if (row->condition != NULL && !safeguard_partition_cut (partition, row->condition))
    return FALSE;
  for (guint i = 0; i < row->n_readings; i++)
    if (!safeguard_partition_cut (partition, row->readings[i].condition))
      return FALSE;

  return TRUE;
}

static gboolean
join_readings (SafeguardRowTerms *terms, const SafeguardPartition *partition, gint64 *budget)
{
  terms->sure = g_ptr_array_ref (terms->readings[0]);
  terms->maybe = g_ptr_array_ref (terms->readings[0]);
  for (guint i = 1; i < terms->n_readings; i++)
    {
      SafeguardTerms *sure = safeguard_terms_and (terms->sure, terms->readings[i], budget);
      SafeguardTerms *maybe
          = safeguard_terms_or (terms->maybe, terms->readings[i], partition, budget);

      g_ptr_array_unref (terms->sure);
      g_ptr_array_unref (terms->maybe);
      terms->sure = sure;
      terms->maybe = maybe;
      if (sure == NULL || maybe == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
compile_row (SafeguardRowTerms *terms,
             const SafeguardTableRow *row,
             const SafeguardPartition *partition)
{
  gint64 budget = SAFEGUARD_TERMS_BUDGET;
  gboolean own = row->gap != NULL && row->condition != NULL;

  terms->n_readings = row->n_readings + (own ? 1 : 0);
  terms->readings = g_new0 (SafeguardTerms *, terms->n_readings + 1);
  for (guint i = 0; i < terms->n_readings; i++)
    {
      const SafeguardCondition *condition
          = i < row->n_readings ? row->readings[i].condition : row->condition;

      terms->readings[i] = safeguard_terms_of_condition (condition, partition, &budget);
      if (terms->readings[i] == NULL)
        return FALSE;
    }

  if (row->gap != NULL)
    return join_readings (terms, partition, &budget);

  terms->sure = safeguard_terms_of_condition (row->condition, partition, &budget);
  if (terms->sure != NULL)
    terms->maybe = g_ptr_array_ref (terms->sure);

  return terms->sure != NULL;
}

void
safeguard_row_terms_free (SafeguardRowTerms *terms, guint n_rows)
{
  for (guint i = 0; terms != NULL && i < n_rows; i++)
    {
      for (guint j = 0; j < terms[i].n_readings; j++)
        g_clear_pointer (&terms[i].readings[j], g_ptr_array_unref);
      g_free (terms[i].readings);
      g_clear_pointer (&terms[i].sure, g_ptr_array_unref);
      g_clear_pointer (&terms[i].maybe, g_ptr_array_unref);
    }
  g_free (terms);
}

SafeguardRowTerms *
safeguard_row_terms_new (const SafeguardTableRow *rows,
                         guint n_rows,
                         const SafeguardPartition *partition,
                         GError **error)
{
  SafeguardRowTerms *terms = g_new0 (SafeguardRowTerms, n_rows + 1);
  guint n_terms = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      gboolean good = compile_row (&terms[i], &rows[i], partition);

      n_terms += good ? terms[i].sure->len + terms[i].maybe->len : 0;
      if (good && n_terms <= SAFEGUARD_TABLE_MAX_TERMS)
        continue;
      row_error (error, SAFEGUARD_ERROR_CONDITION_TOO_LARGE, &rows[i],
                 good ? "brings more alternatives than one table may have"
                      : "has more alternatives than are worked out exactly");
      safeguard_row_terms_free (terms, n_rows);
      return NULL;
    }

  return terms;
}

/* In the order of precedence, with nodes, so that errors know their place. */
static SafeguardTableRow *
order_rows (SafeguardPick pick, const SafeguardTableRow *rows, guint n_rows)
{
  g_autofree const SafeguardTableRow **order = g_new (const SafeguardTableRow *, n_rows + 1);
  SafeguardTableRow *ordered = g_new0 (SafeguardTableRow, n_rows + 1);

  for (guint i = 0; i < n_rows; i++)
    order[i] = &rows[i];
  if (pick == SAFEGUARD_PICK_HIGHEST && n_rows > 0)
    g_qsort_with_data (order, (gint)n_rows, sizeof *order, compare_rank, NULL);
  for (guint i = 0; i < n_rows; i++)
    ordered[i] = *order[i];

  return ordered;
}

static gboolean
compile_rows (SafeguardTable *self, const SafeguardTableRow *rows, guint n_rows, GError **error)
{
  if (n_rows > SAFEGUARD_TABLE_MAX_ROWS)
    {
      row_error (error, SAFEGUARD_ERROR_CONDITION_TOO_LARGE, &rows[SAFEGUARD_TABLE_MAX_ROWS],
                 "is one more than a table may have");
      return FALSE;
    }
  for (guint i = 0; i < n_rows; i++)
    if (!safeguard_row_cut (&rows[i], self->partition))
      {
        row_error (error, SAFEGUARD_ERROR_CONDITION_TOO_LARGE, &rows[i],
                   "compares a number with more than 63 values");
        return FALSE;
      }

  self->terms = safeguard_row_terms_new (rows, n_rows, self->partition, error);

  return self->terms != NULL;
}

SafeguardTable *
safeguard_table_new (SafeguardVocabulary *vocabulary,
                     SafeguardPick pick,
                     const SafeguardTableRow *rows,
                     guint n_rows,
                     GError **error)
{
  g_autoptr (SafeguardTable) self = g_new0 (SafeguardTable, 1);
  g_autofree SafeguardTableRow *ordered = order_rows (pick, rows, n_rows);

  g_atomic_ref_count_init (&self->references);
  self->vocabulary = safeguard_vocabulary_ref (vocabulary);
  self->pick = pick;
  self->partition = safeguard_partition_new (vocabulary);
  self->ranks = g_array_new (FALSE, FALSE, sizeof (gint32));
  if (!compile_rows (self, ordered, n_rows, error))
    return NULL;

  self->n_rows = n_rows;
  self->n_row_words = (n_rows + 63) / 64;
  self->rows = g_new0 (SafeguardTableRow, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    copy_row (&self->rows[i], &ordered[i]);
  list_ranks (self);
  safeguard_engine_build (self);

  return g_steal_pointer (&self);
}

SafeguardTable *
safeguard_table_ref (SafeguardTable *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
safeguard_table_unref (SafeguardTable *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  safeguard_row_terms_free (self->terms, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      safeguard_table_row_clear (&self->rows[i]);
      g_free ((char *)self->rows[i].id);
    }
  g_free (self->rows);
  safeguard_engine_clear (&self->engine);
  g_array_unref (self->ranks);
  safeguard_partition_free (self->partition);
  safeguard_vocabulary_unref (self->vocabulary);
  g_free (self);
}

SafeguardVocabulary *
safeguard_table_get_vocabulary (const SafeguardTable *self)
{
  return self->vocabulary;
}

SafeguardPick
safeguard_table_get_pick (const SafeguardTable *self)
{
  return self->pick;
}

guint
safeguard_table_get_n_rows (const SafeguardTable *self)
{
  return self->n_rows;
}

const SafeguardTableRow *
safeguard_table_get_row (const SafeguardTable *self, guint position)
{
  g_return_val_if_fail (position < self->n_rows, NULL);

  return &self->rows[position];
}

int
safeguard_table_find (const SafeguardTable *self, const char *id)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (strcmp (self->rows[i].id, id) == 0)
      return (int)i;

  return SAFEGUARD_NO_ROW;
}

const gint32 *
safeguard_table_get_ranks (const SafeguardTable *self, guint *n_ranks)
{
  *n_ranks = self->ranks->len;

  return (const gint32 *)(void *)self->ranks->data;
}

static gboolean
mentions (const SafeguardCondition *condition, guint fact)
{
  if (condition == NULL)
    return FALSE;
  if (condition->kind <= SAFEGUARD_CONDITION_CHOICE)
    return condition->fact == fact;
  for (guint i = 0; i < condition->n_parts; i++)
    if (mentions (condition->parts[i], fact))
      return TRUE;

  return FALSE;
}

gboolean
safeguard_table_uses (const SafeguardTable *self, guint fact)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (mentions (self->rows[i].condition, fact))
        return TRUE;
      for (guint j = 0; j < self->rows[i].n_readings; j++)
        if (mentions (self->rows[i].readings[j].condition, fact))
          return TRUE;
    }

  return FALSE;
}
