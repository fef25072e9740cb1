/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-mapping-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

#include <string.h>

/**
 * SafeguardFundImport:
 *
 * What came of an extract: the events that were appended to the fund, the rows that were refused
 * and why, and how many rows were on the record already.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardFundImport
{
  GObject parent_instance;

  GPtrArray *events; /* of SafeguardEvent */
  GPtrArray *issues; /* of SafeguardIssue */
  guint n_repeated;
  guint n_left_out;
};

G_DEFINE_FINAL_TYPE (SafeguardFundImport, safeguard_fund_import, G_TYPE_OBJECT)

static void
safeguard_fund_import_finalize (GObject *object)
{
  SafeguardFundImport *self = SAFEGUARD_FUND_IMPORT (object);

  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->issues);

  G_OBJECT_CLASS (safeguard_fund_import_parent_class)->finalize (object);
}

static void
safeguard_fund_import_class_init (SafeguardFundImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_fund_import_finalize;
}

static void
safeguard_fund_import_init (SafeguardFundImport *self)
{
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
  self->issues = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- one row */

/* An import while it runs. */
typedef struct
{
  SafeguardFund *fund;
  SafeguardFundImport *import;
  SafeguardMappedColumns columns;
  GDateTime *recorded;
  GHashTable *seen; /* digest of a row -> how often the extract had it so far */
} Importing;

static char *
payload_of (const Importing *self, const SafeguardMappedRow *row, const char *digest)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *whole = g_strconcat ("sha256:", digest, NULL);

  json_builder_begin_object (builder);
  SAFEGUARD_NODE_FOREACH (child, row->rule->then)
    if (strcmp (child->key, "type") != 0)
      safeguard_json_add_text (builder, child->key, child->text);
  safeguard_json_add_integer (builder, "pence", row->pence);
  safeguard_json_add_text (builder, "source", self->columns.mapping->source);
  safeguard_json_add_text (builder, "digest", whole);
  json_builder_end_object (builder);

  return safeguard_json_to_text (builder);
}

/* The error of the record, at the line of the row. */
static void
take_issue (Importing *self, const SafeguardExtractRow *row, GError *error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error);
  SafeguardPlace place
      = {safeguard_extract_get_name (self->columns.extract), row->line, 0,
         row->line == safeguard_issue_get_line (issue) ? safeguard_issue_get_path (issue) : NULL};

  g_ptr_array_add (self->import->issues,
                   safeguard_issue_new (safeguard_issue_get_code (issue),
                                        safeguard_issue_get_severity (issue), &place,
                                        safeguard_issue_get_nearest (issue),
                                        safeguard_issue_get_message (issue)));
  g_error_free (error);
}

static void
append (Importing *self,
        const SafeguardExtractRow *row,
        const SafeguardMappedRow *mapped,
        const char *digest,
        const char *id)
{
  g_autofree char *day = safeguard_day_number_to_iso (mapped->day);
  g_autofree char *payload = payload_of (self, mapped, digest);
  GError *error = NULL;
  g_autoptr (SafeguardEvent) event = safeguard_event_new_full (
      mapped->rule->type, day, id, self->recorded, NULL, payload, &error);

  if (event != NULL && safeguard_record_append (SAFEGUARD_RECORD (self->fund), event, &error))
    g_ptr_array_add (self->import->events, g_steal_pointer (&event));
  else
    take_issue (self, row, error);
}

/* Rows that are alike are told apart by their order in the extract: the second of a day is the
 * second again when the extract is written out anew. */
static void
take_row (Importing *self, const SafeguardExtractRow *row)
{
  g_autofree char *digest = safeguard_mapped_columns_digest (&self->columns, row);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, digest)) + 1;
  g_autofree char *id = g_strdup_printf ("%s-%.32s-%u", self->columns.mapping->source, digest, n);
  SafeguardMappedRow mapped;
  GError *error = NULL;

  g_hash_table_insert (self->seen, g_strdup (digest), GUINT_TO_POINTER (n));
  if (!safeguard_mapped_columns_read (&self->columns, row, &mapped, &error))
    take_issue (self, row, error);
  else if (mapped.rule == NULL)
    self->import->n_left_out++;
  else if (g_hash_table_contains (SAFEGUARD_RECORD (self->fund)->ids, id))
    self->import->n_repeated++;
  else
    append (self, row, &mapped, digest, id);
}

/* --- the whole */

/* Whether the fund has what the rules name: asked once, of an event such as they make, and not with
 * every row. */
static gboolean
check_rule (const SafeguardFunding *funding, const SafeguardMappingRule *rule, GError **error)
{
  Importing none = {0};
  SafeguardFundMapping blank = {.source = (char *)"mapping"};
  SafeguardMappedRow row = {.pence = 1, .rule = rule};
  g_autofree char *payload = NULL;
  g_autoptr (SafeguardEvent) event = NULL;
  g_autoptr (SafeguardFundAct) act = NULL;

  none.columns.mapping = &blank;
  payload = payload_of (&none, &row, "");
  event = safeguard_event_new_full (rule->type, "2018-04-01", NULL, NULL, NULL, payload, error);
  act = event != NULL ? safeguard_fund_act_read (funding, event, error) : NULL;

  return act != NULL;
}

static gboolean
check_rules (const SafeguardFunding *funding, const SafeguardFundMapping *mapping, GError **error)
{
  for (guint i = 0; i < mapping->rules->len; i++)
    {
      const SafeguardMappingRule *rule = g_ptr_array_index (mapping->rules, i);
      g_autoptr (GError) failure = NULL;

      if (rule->type == NULL || check_rule (funding, rule, &failure))
        continue;

      SafeguardIssue *issue = safeguard_error_peek_issue (failure);
      g_autofree char *path = safeguard_node_get_path (rule->then);
      SafeguardPlace place = {safeguard_document_get_name (mapping->document), rule->then->line,
                              rule->then->column, path};
      safeguard_error_set (error, safeguard_issue_get_code (issue), &place,
                           safeguard_issue_get_nearest (issue), "%s",
                           safeguard_issue_get_message (issue));
      return FALSE;
    }

  return TRUE;
}

SafeguardFundImport *
safeguard_fund_take_extract (SafeguardFund *fund,
                             const SafeguardFundMapping *mapping,
                             const SafeguardExtract *extract,
                             GDateTime *recorded,
                             GError **error)
{
  Importing importing = {.fund = fund, .recorded = recorded};
  SafeguardFundImport *import = NULL;

  if (!check_rules (fund->funding, mapping, error))
    return NULL;
  if (safeguard_mapped_columns_find (&importing.columns, mapping, extract, error))
    {
      import = importing.import = g_object_new (SAFEGUARD_TYPE_FUND_IMPORT, NULL);
      importing.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = importing.columns.first; i < safeguard_extract_get_n_rows (extract); i++)
        take_row (&importing, safeguard_extract_get_row (extract, i));
      g_hash_table_unref (importing.seen);
    }
  safeguard_mapped_columns_clear (&importing.columns);

  return import;
}

/**
 * safeguard_fund_import_extract:
 * @self: a fund
 * @mapping: how the extract is read
 * @extract: what a bank or a finance system wrote out, as CSV
 * @recorded: (nullable): when it is recorded, or %NULL where that is not to be kept
 * @error: return location for an error
 *
 * Appends what an extract holds to the fund: each row that can be read, that a rule of the mapping
 * fits and that the fund accepts. A row that is refused is told with its line and the reason, and
 * takes no other with it. A row that was imported before is not imported again; rows that are alike
 * within one extract are told apart by their order.
 *
 * The texts of a row, which may name people, are not kept: the event has the mapping's source and a
 * digest of the row.
 *
 * Errors, with the fund as before: %SAFEGUARD_ERROR_UNKNOWN_COLUMN or
 * %SAFEGUARD_ERROR_MALFORMED_ROW if the extract lacks a column or all names,
 * %SAFEGUARD_ERROR_TOO_LARGE, %SAFEGUARD_ERROR_NOT_UTF8; %SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR,
 * %SAFEGUARD_ERROR_UNKNOWN_HEADING or another of [method@Record.append] if the fund has nothing
 * that a rule of the mapping names.
 *
 * Returns: (transfer full): what came of it
 *
 * Since: 1.0
 */
SafeguardFundImport *
safeguard_fund_import_extract (SafeguardFund *self,
                               SafeguardFundMapping *mapping,
                               GBytes *extract,
                               GDateTime *recorded,
                               GError **error)
{
  g_return_val_if_fail (safeguard_fund_is_filled (self), NULL);
  g_return_val_if_fail (safeguard_fund_mapping_is_filled (mapping), NULL);
  g_return_val_if_fail (extract != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (SafeguardExtract) read
      = safeguard_fund_mapping_read (mapping, "extract", extract, error);

  return read != NULL ? safeguard_fund_take_extract (self, mapping, read, recorded, error) : NULL;
}

static GListModel *
list_of (GType type, const GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (items, i)));

  return safeguard_list_new_take (type, copy);
}

/**
 * safeguard_fund_import_get_events:
 * @self: an import
 *
 * Gets the events that were appended to the fund, in the order of their rows.
 *
 * Returns: (transfer full): a list of [class@Event]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_import_get_events (SafeguardFundImport *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_IMPORT (self), NULL);

  return list_of (SAFEGUARD_TYPE_EVENT, self->events);
}

/**
 * safeguard_fund_import_get_issues:
 * @self: an import
 *
 * Gets the rows that were refused: each with its line, the column where there is one, and the
 * reason.
 *
 * Returns: (transfer full): a list of [class@Issue]
 *
 * Since: 1.0
 */
GListModel *
safeguard_fund_import_get_issues (SafeguardFundImport *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_IMPORT (self), NULL);

  return list_of (SAFEGUARD_TYPE_ISSUE, self->issues);
}

/**
 * safeguard_fund_import_get_n_repeated:
 * @self: an import
 *
 * Gets how many rows were on the fund's record already.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint
safeguard_fund_import_get_n_repeated (SafeguardFundImport *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_IMPORT (self), 0);

  return self->n_repeated;
}

/**
 * safeguard_fund_import_get_n_left_out:
 * @self: an import
 *
 * Gets how many rows the mapping leaves out.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint
safeguard_fund_import_get_n_left_out (SafeguardFundImport *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUND_IMPORT (self), 0);

  return self->n_left_out;
}
