/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-mapping-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/* A row of an extract, as a mapping reads it. Texts of a row may name people: no message repeats
 * one. */

/* --- where the columns are */

static gboolean
refuse_column (const SafeguardMappedColumns *self,
               const SafeguardMappingColumn *column,
               guint n_found,
               GError **error)
{
  g_autofree const char **names = g_new0 (const char *, self->names->n_fields + 1);
  g_autofree char *path = safeguard_node_get_path (column->node);
  SafeguardPlace place = {safeguard_extract_get_name (self->extract), self->names->line, 0, path};

  for (guint i = 0; i < self->names->n_fields; i++)
    names[i] = self->names->fields[i];
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_COLUMN, &place,
                       n_found == 0 ? safeguard_nearest (column->name, names) : NULL,
                       n_found == 0 ? "the extract has no column called '%.60s'"
                                    : "the extract has two columns called '%.60s'",
                       column->name);

  return FALSE;
}

static gboolean
find_place (SafeguardMappedColumns *self, guint index, GError **error)
{
  const SafeguardMappingColumn *column
      = &g_array_index (self->mapping->columns, SafeguardMappingColumn, index);
  g_autofree char *name = safeguard_text_fold (column->name);
  guint n_found = 0;

  for (guint i = 0; i < self->names->n_fields; i++)
    {
      g_autofree char *other = safeguard_text_fold (self->names->fields[i]);

      if (strcmp (name, other) != 0)
        continue;
      self->places[index] = i;
      n_found++;
    }

  return n_found == 1 ? TRUE : refuse_column (self, column, n_found, error);
}

gboolean
safeguard_mapped_columns_find (SafeguardMappedColumns *self,
                               const SafeguardFundMapping *mapping,
                               const SafeguardExtract *extract,
                               GError **error)
{
  *self = (SafeguardMappedColumns){.mapping = mapping, .extract = extract};
  self->places = g_new0 (guint, mapping->columns->len + 1);
  for (guint i = 0; i < safeguard_extract_get_n_rows (extract) && self->names == NULL; i++)
    {
      const SafeguardExtractRow *row = safeguard_extract_get_row (extract, i);

      if (row->line <= mapping->skip)
        continue;
      self->names = row;
      self->first = i + 1;
    }
  if (self->names == NULL || self->names->fault != NULL)
    {
      SafeguardPlace place = {safeguard_extract_get_name (extract),
                              self->names != NULL ? self->names->line : 0, 0, NULL};

      safeguard_error_set (error, SAFEGUARD_ERROR_MALFORMED_ROW, &place, NULL,
                           "the extract has no line with the names of its columns");
      return FALSE;
    }
  for (guint i = 0; i < mapping->columns->len; i++)
    if (!find_place (self, i, error))
      return FALSE;

  return TRUE;
}

void
safeguard_mapped_columns_clear (SafeguardMappedColumns *self)
{
  g_clear_pointer (&self->places, g_free);
}

/* --- a row */

static const char *
field_of (const SafeguardMappedColumns *self, const SafeguardExtractRow *row, int column)
{
  return row->fields[self->places[column]];
}

static gboolean G_GNUC_PRINTF (6, 7) refuse (const SafeguardMappedColumns *self,
                                             const SafeguardExtractRow *row,
                                             SafeguardError code,
                                             int column,
                                             GError **error,
                                             const char *format,
                                             ...)
{
  SafeguardPlace place = {safeguard_extract_get_name (self->extract), row->line, 0, NULL};
  va_list arguments;

  if (column >= 0)
    place.path = g_array_index (self->mapping->columns, SafeguardMappingColumn, column).id;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  safeguard_error_set (error, code, &place, NULL, "%s", message);

  return FALSE;
}

/* Beyond the last column some systems write further delimiters. */
static gboolean
check_shape (const SafeguardMappedColumns *self, const SafeguardExtractRow *row, GError **error)
{
  guint n = self->names->n_fields;

  if (row->fault != NULL)
    return refuse (self, row, SAFEGUARD_ERROR_MALFORMED_ROW, -1, error, "%s", row->fault);
  for (guint i = n; i < row->n_fields; i++)
    if (*row->fields[i] != '\0')
      return refuse (self, row, SAFEGUARD_ERROR_MALFORMED_ROW, -1, error,
                     "it has %u fields, where the extract has %u columns", row->n_fields, n);
  if (row->n_fields < n)
    return refuse (self, row, SAFEGUARD_ERROR_MALFORMED_ROW, -1, error,
                   "it has %u fields, where the extract has %u columns", row->n_fields, n);

  return TRUE;
}

static gboolean
read_pounds (const SafeguardMappedColumns *self,
             const SafeguardExtractRow *row,
             int column,
             gint64 *pence,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (safeguard_pounds_parse (field_of (self, row, column), pence, &failure))
    return TRUE;

  return refuse (self, row, safeguard_issue_get_code (safeguard_error_peek_issue (failure)), column,
                 error, "%s", safeguard_issue_get_message (safeguard_error_peek_issue (failure)));
}

/* One of the two sides holds an amount; the other is empty, or nought. */
static gboolean
read_sides (const SafeguardMappedColumns *self,
            const SafeguardExtractRow *row,
            gint64 *pence,
            GError **error)
{
  const int columns[] = {self->mapping->credit, self->mapping->debit};
  gint64 sides[] = {0, 0};

  for (guint i = 0; i < 2; i++)
    {
      if (*field_of (self, row, columns[i]) == '\0')
        continue;
      if (!read_pounds (self, row, columns[i], &sides[i], error))
        return FALSE;
      if (sides[i] < 0)
        return refuse (self, row, SAFEGUARD_ERROR_OUT_OF_RANGE, columns[i], error,
                       "a side holds no amount below nothing");
    }
  if ((sides[0] == 0) == (sides[1] == 0))
    return refuse (self, row, SAFEGUARD_ERROR_NOT_PENCE, -1, error,
                   sides[0] == 0 ? "neither the debit nor the credit holds an amount"
                                 : "both the debit and the credit hold an amount");
  *pence = sides[0] - sides[1];

  return TRUE;
}

/* Above nothing is money that comes in. */
static gboolean
read_amount (const SafeguardMappedColumns *self,
             const SafeguardExtractRow *row,
             gint64 *pence,
             GError **error)
{
  int amount = self->mapping->amount, currency = self->mapping->currency;

  if (currency >= 0 && *field_of (self, row, currency) != '\0'
      && g_ascii_strcasecmp (field_of (self, row, currency), "GBP") != 0
      && strcmp (field_of (self, row, currency), "£") != 0)
    return refuse (self, row, SAFEGUARD_ERROR_NOT_PENCE, currency, error,
                   "found another currency, expected GBP");
  if (amount < 0)
    return read_sides (self, row, pence, error);
  if (!read_pounds (self, row, amount, pence, error))
    return FALSE;
  if (*pence == 0)
    return refuse (self, row, SAFEGUARD_ERROR_OUT_OF_RANGE, amount, error,
                   "the row moves no money");
  if (self->mapping->in_is_negative)
    *pence = -*pence;

  return TRUE;
}

/* --- its rule */

static gboolean
fits_text (const SafeguardMappingTest *test, const char *text)
{
  for (guint i = 0; test->texts[i] != NULL; i++)
    switch (test->kind)
      {
      case SAFEGUARD_MATCH_IS:
        if (strcmp (text, test->texts[i]) == 0)
          return TRUE;
        break;
      case SAFEGUARD_MATCH_BEGINS:
        if (g_str_has_prefix (text, test->texts[i]))
          return TRUE;
        break;
      case SAFEGUARD_MATCH_CONTAINS:
        if (strstr (text, test->texts[i]) != NULL)
          return TRUE;
        break;
      }

  return FALSE;
}

static gboolean
fits (const SafeguardMappedColumns *self,
      const SafeguardExtractRow *row,
      const SafeguardMappingRule *rule)
{
  for (guint i = 0; i < rule->tests->len; i++)
    {
      const SafeguardMappingTest *test = &g_array_index (rule->tests, SafeguardMappingTest, i);
      g_autofree char *text = safeguard_text_fold (field_of (self, row, (int)test->column));

      if (!fits_text (test, text))
        return FALSE;
    }

  return TRUE;
}

/* The first that fits; @money EITHER asks for those that ask for no way. */
static const SafeguardMappingRule *
find_rule (const SafeguardMappedColumns *self, const SafeguardExtractRow *row, SafeguardMoney money)
{
  for (guint i = 0; i < self->mapping->rules->len; i++)
    {
      const SafeguardMappingRule *rule = g_ptr_array_index (self->mapping->rules, i);

      if ((rule->money == SAFEGUARD_MONEY_EITHER || rule->money == money) && fits (self, row, rule))
        return rule;
    }

  return NULL;
}

/* A line such as "Balance brought forward" has no day or amount that could be read, so that what is
 * left out is looked for first. */
static gboolean
is_left_out (const SafeguardMappedColumns *self, const SafeguardExtractRow *row)
{
  const SafeguardMappingRule *rule = find_rule (self, row, SAFEGUARD_MONEY_EITHER);

  return rule != NULL && rule->type == NULL;
}

static gboolean
choose_rule (const SafeguardMappedColumns *self,
             const SafeguardExtractRow *row,
             SafeguardMappedRow *out,
             GError **error)
{
  SafeguardMoney money;

  out->rule = find_rule (self, row, out->money);
  if (out->rule == NULL)
    return self->mapping->leaves_out_the_rest
               ? TRUE
               : refuse (self, row, SAFEGUARD_ERROR_ROW_WITHOUT_RULE, -1, error,
                         "no rule of the mapping fits the row");
  if (out->rule->type == NULL)
    {
      out->rule = NULL;
      return TRUE;
    }
  safeguard_fund_mapping_find_money (out->rule->type, &money);
  if (money != out->money)
    return refuse (self, row, SAFEGUARD_ERROR_ROW_WITHOUT_RULE, -1, error,
                   out->money == SAFEGUARD_MONEY_IN
                       ? "money comes in, and the rule that fits is for '%s'"
                       : "money goes out, and the rule that fits is for '%s'",
                   out->rule->type);

  return TRUE;
}

gboolean
safeguard_mapped_columns_read (const SafeguardMappedColumns *self,
                               const SafeguardExtractRow *row,
                               SafeguardMappedRow *out,
                               GError **error)
{
  *out = (SafeguardMappedRow){0};
  if (!check_shape (self, row, error))
    return FALSE;
  if (is_left_out (self, row))
    return TRUE;
  if (!safeguard_date_format_read (self->mapping->date_format,
                                   field_of (self, row, self->mapping->date), &out->day))
    return refuse (self, row, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, self->mapping->date, error,
                   "expected a day written as %s", self->mapping->date_format);
  if (!read_amount (self, row, &out->pence, error))
    return FALSE;
  out->money = out->pence > 0 ? SAFEGUARD_MONEY_IN : SAFEGUARD_MONEY_OUT;
  out->pence = ABS (out->pence);

  return choose_rule (self, row, out, error);
}

/* --- what tells it from others */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names are hashed with what stands under them, in their own order: columns that change places
 * make no other row. */
char *
safeguard_mapped_columns_digest (const SafeguardMappedColumns *self, const SafeguardExtractRow *row)
{
  const GArray *identity = self->mapping->identity;
  guint n = MIN (identity->len > 0 ? identity->len : row->n_fields,
                 identity->len > 0 ? identity->len : self->names->n_fields);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n; i++)
    {
      guint place = identity->len > 0 ? self->places[g_array_index (identity, guint, i)] : i;
      g_autofree char *name = safeguard_text_fold (self->names->fields[place]);
      g_autofree char *text = safeguard_text_fold (place < row->n_fields ? row->fields[place] : "");

      g_ptr_array_add (parts, g_strdup_printf ("%s\n%s\n", name, text));
    }
  g_ptr_array_sort (parts, compare_texts);
  for (guint i = 0; i < parts->len; i++)
    g_checksum_update (checksum, g_ptr_array_index (parts, i), -1);

  return g_strdup (g_checksum_get_string (checksum));
}

/* --- the extract */

SafeguardExtract *
safeguard_fund_mapping_read (const SafeguardFundMapping *self,
                             const char *name,
                             GBytes *bytes,
                             GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return safeguard_extract_read (name, text != NULL ? text : "", length, self->encoding,
                                 self->delimiter, error);
}

gboolean
safeguard_fund_mapping_find_first_day (const SafeguardFundMapping *self,
                                       const SafeguardExtract *extract,
                                       SafeguardDayNumber *day,
                                       GError **error)
{
  SafeguardMappedColumns columns;
  gboolean found = safeguard_mapped_columns_find (&columns, self, extract, error);

  *day = 0;
  for (guint i = columns.first; found && i < safeguard_extract_get_n_rows (extract); i++)
    {
      SafeguardMappedRow row;

      if (safeguard_mapped_columns_read (&columns, safeguard_extract_get_row (extract, i), &row,
                                         NULL)
          && row.rule != NULL && (*day == 0 || row.day < *day))
        *day = row.day;
    }
  safeguard_mapped_columns_clear (&columns);

  return found;
}
