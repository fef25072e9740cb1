/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-mapping-private.h"

#include <string.h>

/* The format of mappings that this library reads; an older one stays readable for ever. */
#define MAPPING_FORMAT 1

/**
 * SafeguardFundMapping:
 *
 * How the extract of a bank or of a finance system is read: which column holds what, how days and
 * amounts are written, and which row becomes which event of a [class@Fund]. Written in YAML or
 * JSON; the manual's page on the pooled fund says how.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardFundMapping, safeguard_fund_mapping, G_TYPE_OBJECT)

static const char *const mapping_members[]
    = {"safeguard-mapping", "source",   "encoding", "delimiter", "skip", "columns", "date-format",
       "money-in",          "identity", "rules",    "otherwise", "note", NULL};
static const char *const rule_members[] = {"id", "when", "then", "note", NULL};
static const char *const encodings[] = {"utf-8", "windows-1252", NULL};
static const char *const delimiters[] = {"comma", "semicolon", "tab", "bar", NULL};
static const char *const signs[] = {"positive", "negative", NULL};
static const char *const otherwise[] = {"refuse", "leave-out", NULL};
static const char *const match_kinds[] = {"is", "begins", "contains", NULL};
static const char *const ways[] = {"in", "out", NULL};
/* What a row, and not its rule, says. */
static const char *const not_in_then[]
    = {"pence", "currency", "at", "id", "recorded", "by", "source", "digest", NULL};

static void
column_clear (SafeguardMappingColumn *column)
{
  g_free (column->id);
  g_free (column->name);
}

static void
test_clear (SafeguardMappingTest *test)
{
  g_strfreev (test->texts);
}

static void
rule_free (SafeguardMappingRule *rule)
{
  g_free (rule->id);
  g_free (rule->type);
  g_array_unref (rule->tests);
  g_free (rule);
}

static void
safeguard_fund_mapping_finalize (GObject *object)
{
  SafeguardFundMapping *self = SAFEGUARD_FUND_MAPPING (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->identity, g_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->document, safeguard_document_unref);
  g_free (self->source);
  g_free (self->date_format);

  G_OBJECT_CLASS (safeguard_fund_mapping_parent_class)->finalize (object);
}

static void
safeguard_fund_mapping_class_init (SafeguardFundMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_fund_mapping_finalize;
}

static void
safeguard_fund_mapping_init (SafeguardFundMapping *self)
{
}

gboolean
safeguard_fund_mapping_is_filled (gpointer mapping)
{
  return SAFEGUARD_IS_FUND_MAPPING (mapping) && SAFEGUARD_FUND_MAPPING (mapping)->document != NULL;
}

gboolean
safeguard_fund_mapping_find_money (const char *type, SafeguardMoney *money)
{
  static const char *const in[]
      = {"received", "reserve-added", "reserve-drawn", "pledged", "due", NULL};
  static const char *const out[] = {"spent", "paid", NULL};

  *money = g_strv_contains (in, type)    ? SAFEGUARD_MONEY_IN
           : g_strv_contains (out, type) ? SAFEGUARD_MONEY_OUT
                                         : SAFEGUARD_MONEY_EITHER;

  return *money != SAFEGUARD_MONEY_EITHER;
}

/* --- columns */

static int
find_column (const SafeguardFundMapping *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, SafeguardMappingColumn, i).id, id) == 0)
      return (int)i;

  return -1;
}

static void
compile_columns (SafeguardFundMapping *self, const SafeguardNode *root, SafeguardIssueLog *log)
{
  const SafeguardNode *map = safeguard_node_require (root, "columns", log);
  gboolean by_amount, by_sides;

  if (map == NULL || !safeguard_node_is_map (map, log))
    return;
  SAFEGUARD_NODE_FOREACH (child, map)
    {
      SafeguardMappingColumn column
          = {g_strdup (child->key), g_strdup (safeguard_node_as_text (child, log)), child};

      g_array_append_val (self->columns, column);
    }
  safeguard_node_require (map, "date", log);
  self->date = find_column (self, "date");
  self->amount = find_column (self, "amount");
  self->debit = find_column (self, "debit");
  self->credit = find_column (self, "credit");
  self->currency = find_column (self, "currency");
  by_amount = self->amount >= 0 && self->debit < 0 && self->credit < 0;
  by_sides = self->amount < 0 && self->debit >= 0 && self->credit >= 0;
  if (!by_amount && !by_sides)
    safeguard_node_complain (map, log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                             "expected either \"amount\", or both \"debit\" and \"credit\"");
}

/* The column that @node names; -1 with a complaint. */
static int
read_column (const SafeguardFundMapping *self,
             const SafeguardNode *node,
             const char *id,
             SafeguardIssueLog *log)
{
  int column = id != NULL ? find_column (self, id) : -1;

  if (id != NULL && column < 0)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNKNOWN_COLUMN, NULL,
                             "the mapping has no column '%.60s' under \"columns\"", id);

  return column;
}

static void
compile_identity (SafeguardFundMapping *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (node == NULL || !safeguard_node_is_list (node, log))
    return;
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      int column = read_column (self, child, safeguard_node_as_text (child, log), log);

      if (column >= 0)
        g_array_append_val (self->identity, column);
    }
}

/* --- rules */

/* A text or a list of texts, each folded. (transfer full) */
static char **
read_texts (const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_autofree const char **texts = safeguard_node_as_texts (node, log);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *folded = safeguard_text_fold (texts[i]);

      if (*folded == '\0')
        safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                 "an empty text fits every row");
      g_strv_builder_add (builder, folded);
    }

  return g_strv_builder_end (builder);
}

/* {description: {begins: "GMP"}}, or {code: [4711, 4712]} where the whole field has to be it. */
static void
compile_test (SafeguardFundMapping *self,
              SafeguardMappingRule *rule,
              const SafeguardNode *node,
              SafeguardIssueLog *log)
{
  int column = read_column (self, node, node->key, log);

  if (column < 0)
    return;
  if (node->kind != SAFEGUARD_NODE_MAP)
    {
      SafeguardMappingTest test = {(guint)column, SAFEGUARD_MATCH_IS, read_texts (node, log)};

      g_array_append_val (rule->tests, test);
      return;
    }
  safeguard_node_check_keys (node, match_kinds, log);
  for (guint i = 0; match_kinds[i] != NULL; i++)
    {
      const SafeguardNode *child = safeguard_node_get (node, match_kinds[i]);
      SafeguardMappingTest test = {(guint)column, (SafeguardMatchKind)i, NULL};

      if (child == NULL)
        continue;
      test.texts = read_texts (child, log);
      g_array_append_val (rule->tests, test);
    }
}

static void
compile_when (SafeguardFundMapping *self,
              SafeguardMappingRule *rule,
              const SafeguardNode *when,
              SafeguardIssueLog *log)
{
  if (when == NULL || !safeguard_node_is_map (when, log))
    return;
  SAFEGUARD_NODE_FOREACH (child, when)
    {
      if (strcmp (child->key, "money") != 0)
        {
          compile_test (self, rule, child, log);
          continue;
        }
      rule->money = safeguard_node_as_choice (child, ways, log) == 1 ? SAFEGUARD_MONEY_OUT
                                                                     : SAFEGUARD_MONEY_IN;
    }
}

static void
compile_then (SafeguardMappingRule *rule, const SafeguardNode *then, SafeguardIssueLog *log)
{
  SafeguardMoney money;

  if (then == NULL)
    return;
  if (then->kind == SAFEGUARD_NODE_SCALAR)
    {
      safeguard_node_as_choice (then, otherwise + 1, log);
      return;
    }
  if (!safeguard_node_is_map (then, log))
    return;
  rule->then = then;
  rule->type = g_strdup (safeguard_node_as_text (safeguard_node_require (then, "type", log), log));
  SAFEGUARD_NODE_FOREACH (child, then)
    if (g_strv_contains (not_in_then, child->key))
      safeguard_node_complain (child, log, SAFEGUARD_ERROR_UNKNOWN_KEY, NULL,
                               "the row says \"%s\", and not its rule", child->key);
    else
      safeguard_node_as_text (child, log);
  if (rule->type != NULL && !safeguard_fund_mapping_find_money (rule->type, &money))
    safeguard_node_complain (safeguard_node_get (then, "type"), log, SAFEGUARD_ERROR_UNKNOWN_EVENT,
                             NULL,
                             "found '%.40s', expected received, reserve-added, reserve-drawn, "
                             "pledged, due, spent or paid",
                             rule->type);
}

static void
compile_rules (SafeguardFundMapping *self, const SafeguardNode *list, SafeguardIssueLog *log)
{
  if (list == NULL || !safeguard_node_is_list (list, log))
    return;
  SAFEGUARD_NODE_FOREACH (child, list)
    {
      SafeguardMappingRule *rule = g_new0 (SafeguardMappingRule, 1);

      rule->tests = g_array_new (FALSE, FALSE, sizeof (SafeguardMappingTest));
      g_array_set_clear_func (rule->tests, (GDestroyNotify)test_clear);
      g_ptr_array_add (self->rules, rule);
      if (!safeguard_node_is_map (child, log)
          || !safeguard_node_check_keys (child, rule_members, log))
        continue;
      rule->id = g_strdup (safeguard_node_as_text (safeguard_node_get (child, "id"), log));
      compile_when (self, rule, safeguard_node_get (child, "when"), log);
      compile_then (rule, safeguard_node_require (child, "then", log), log);
    }
}

/* --- the whole */

static void
compile_format (const SafeguardNode *root, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_require (root, "safeguard-mapping", log);
  gint64 format;

  if (safeguard_node_as_integer (node, 1, G_MAXINT, log, &format) && format > MAPPING_FORMAT)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_NEWER_FORMAT, NULL,
                             "the mapping is written in format %" G_GINT64_FORMAT
                             ", this library reads up to %d",
                             format, MAPPING_FORMAT);
}

static int
read_choice (const SafeguardNode *root,
             const char *key,
             const char *const *choices,
             SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (root, key);

  return node != NULL ? MAX (safeguard_node_as_choice (node, choices, log), 0) : 0;
}

static void
compile_head (SafeguardFundMapping *self, const SafeguardNode *root, SafeguardIssueLog *log)
{
  const SafeguardNode *format = safeguard_node_get (root, "date-format");

  compile_format (root, log);
  self->source
      = g_strdup (safeguard_node_as_id (safeguard_node_require (root, "source", log), log));
  self->encoding = read_choice (root, "encoding", encodings, log) == 1 ? "WINDOWS-1252" : "UTF-8";
  self->delimiter = ",;\t|"[read_choice (root, "delimiter", delimiters, log)];
  self->in_is_negative = read_choice (root, "money-in", signs, log) == 1;
  self->leaves_out_the_rest = read_choice (root, "otherwise", otherwise, log) == 1;
  safeguard_node_as_integer (safeguard_node_get (root, "skip"), 0, 1000, log, &self->skip);
  self->date_format
      = g_strdup (format != NULL ? safeguard_node_as_text (format, log) : "YYYY-MM-DD");
  if (self->date_format != NULL && !safeguard_date_format_check (self->date_format))
    safeguard_node_complain (format, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "found '%.40s', expected a day, a month and a year such as "
                             "DD/MM/YYYY, D MMM YY or YYYY-MM-DD",
                             self->date_format);
}

SafeguardFundMapping *
safeguard_fund_mapping_compile (SafeguardDocument *document,
                                const SafeguardNode *root,
                                GError **error)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardFundMapping) self = g_object_new (SAFEGUARD_TYPE_FUND_MAPPING, NULL);

  self->document = safeguard_document_ref (document);
  self->columns = g_array_new (FALSE, FALSE, sizeof (SafeguardMappingColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify)column_clear);
  self->identity = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)rule_free);
  if (safeguard_node_is_map (root, log) && safeguard_node_check_keys (root, mapping_members, log))
    {
      compile_head (self, root, log);
      compile_columns (self, root, log);
      compile_identity (self, safeguard_node_get (root, "identity"), log);
      compile_rules (self, safeguard_node_require (root, "rules", log), log);
    }

  return safeguard_issue_log_check (log, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * safeguard_fund_mapping_new:
 * @text: a mapping, in YAML or JSON
 * @error: return location for an error
 *
 * Reads a mapping. Whether an area's fund has the contributors and headings that it names is asked
 * when something is imported with it.
 *
 * Errors: those of reading any text, %SAFEGUARD_ERROR_MISSING_KEY, %SAFEGUARD_ERROR_UNKNOWN_KEY,
 * %SAFEGUARD_ERROR_WRONG_VALUE, %SAFEGUARD_ERROR_UNKNOWN_COLUMN, %SAFEGUARD_ERROR_UNKNOWN_EVENT.
 *
 * Returns: (transfer full): the mapping
 *
 * Since: 1.0
 */
SafeguardFundMapping *
safeguard_fund_mapping_new (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("mapping", text, strlen (text), error);

  return document != NULL ? safeguard_fund_mapping_compile (
             document, safeguard_document_get_root (document), error)
                          : NULL;
}

/**
 * safeguard_fund_mapping_get_source:
 * @self: a mapping
 *
 * Gets what the mapping calls the account or system that the extracts come from. It stands in every
 * event that is imported, and begins its id.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_fund_mapping_get_source (SafeguardFundMapping *self)
{
  g_return_val_if_fail (safeguard_fund_mapping_is_filled (self), NULL);

  return self->source;
}
