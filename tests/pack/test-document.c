/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-node-private.h"

#include <string.h>

/* What the reader refuses: every entry of the issue's list of bad input, and where it says so. */
typedef struct
{
  const char *name;
  const char *text;
  gssize length; /* -1: up to the NUL */
  SafeguardError code;
  guint line;
  guint column;
} BadText;

static const BadText bad_texts[] = {
    {"bracket-left-open", "a: [1, 2\nb: 3\n", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 2, 2},
    {"quote-left-open", "a: \"b\n", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 1, 4},
    {"half-a-pair", "{\"a\": \"\\ud83d x\"}", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 1, 10},
    {"pair-in-yaml", "a: \"\\ud83d\\ude00\"", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 1, 7},
    {"control-character", "a: 1\nb: \"x\001\"", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 2, 6},
    {"tab-after-question", "\xef\xbb\xbf? ne: \t:", -1, SAFEGUARD_ERROR_WRONG_TYPE, 1, 3},
    {"truncated-utf8", "a: caf\xc3", -1, SAFEGUARD_ERROR_NOT_UTF8, 1, 7},
    {"nul", "a: 1\nb: \0x", 10, SAFEGUARD_ERROR_CONTAINS_NUL, 2, 4},
    {"escaped-nul", "a: \"\\0\"", -1, SAFEGUARD_ERROR_CONTAINS_NUL, 1, 4},
    {"two-documents", "a: 1\n---\nb: 2\n", -1, SAFEGUARD_ERROR_SEVERAL_DOCUMENTS, 2, 1},
    {"nothing", "", -1, SAFEGUARD_ERROR_EMPTY_DOCUMENT, 1, 1},
    {"only-a-comment", "# nothing\n", -1, SAFEGUARD_ERROR_EMPTY_DOCUMENT, 1, 1},
    {"key-twice", "a: 1\nb: 2\na: 3\n", -1, SAFEGUARD_ERROR_DUPLICATE_KEY, 3, 1},
    {"json-key-twice", "{\"a\": 1,\n \"a\": 2}", -1, SAFEGUARD_ERROR_DUPLICATE_KEY, 2, 2},
    {"alias-of-nothing", "a: *b\n", -1, SAFEGUARD_ERROR_UNKNOWN_ALIAS, 1, 4},
    {"alias-of-itself", "a: &a [*a]\n", -1, SAFEGUARD_ERROR_UNKNOWN_ALIAS, 1, 8},
    {"tag", "a: !!binary aGk=\n", -1, SAFEGUARD_ERROR_WRONG_TYPE, 1, 4},
    {"directive", "%TAG !a! tag:a\n---\na: 1\n", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 1, 1},
    {"directive-of-version", "%YAML 1.1\n---\na: 1\n", -1, SAFEGUARD_ERROR_MALFORMED_TEXT, 1, 1},
    {"directive-after-comment", "\xef\xbb\xbf# one\r\n \r\n%TAG ! a\r\n--- 1", -1,
     SAFEGUARD_ERROR_MALFORMED_TEXT, 3, 1},
    {"directive-after-end", "a: \xc3\xa9\n... # end\n\n%TAG ! a\n---\nb: 1\n", -1,
     SAFEGUARD_ERROR_MALFORMED_TEXT, 4, 1},
    {"directive-ends-document", "---\n# one\n%TAG ! a\n---\nb: 1\n", -1,
     SAFEGUARD_ERROR_MALFORMED_TEXT, 3, 1},
    {"list-as-key", "[a, b]: 1\n", -1, SAFEGUARD_ERROR_WRONG_TYPE, 1, 1},
};

static void
test_bad_text (gconstpointer data)
{
  const BadText *bad = data;
  gsize length = bad->length < 0 ? strlen (bad->text) : (gsize)bad->length;
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("bad.yaml", bad->text, length, &error);

  g_assert_null (document);
  g_assert_error (error, SAFEGUARD_ERROR, (int)bad->code);

  SafeguardIssue *issue = safeguard_error_peek_issue (error);
  g_assert_nonnull (issue);
  g_assert_cmpstr (safeguard_issue_get_source (issue), ==, "bad.yaml");
  g_test_message ("%s", error->message);
  g_assert_cmpuint (safeguard_issue_get_line (issue), ==, bad->line);
  g_assert_cmpuint (safeguard_issue_get_column (issue), ==, bad->column);
  g_assert_cmpstr (safeguard_issue_get_remedy (issue), !=, "");
}

static SafeguardError
refusal (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDocument) document = safeguard_document_read ("big", text, length, &error);

  g_assert_null (document);
  g_assert_cmpuint (error->domain, ==, SAFEGUARD_ERROR);

  return (SafeguardError)error->code;
}

static void
test_ten_megabytes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 10 * 1024 * 1024)
    g_string_append (text, "- {id: row, when: significant-harm}\n");

  g_assert_cmpint (refusal (text->str, text->len), ==, SAFEGUARD_ERROR_TOO_LARGE);
}

static void
test_deep_brackets (void)
{
  g_autofree char *text = g_strnfill (100000, '[');

  g_assert_cmpint (refusal (text, 100000), ==, SAFEGUARD_ERROR_TOO_DEEP);
}

static void
test_alias_bomb (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");

  for (guint i = 1; i < 20; i++)
    g_string_append_printf (text, "a%u: &a%u [*a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u]\n", i,
                            i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);

  g_assert_cmpint (refusal (text->str, text->len), ==, SAFEGUARD_ERROR_TOO_MANY_NODES);
}

static void
test_many_duplicate_keys (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 32000; i++)
    g_string_append_printf (text, "key%u: 1\n", i);
  for (guint i = 0; i < 32000; i++)
    g_string_append (text, "key0: 1\n");

  g_assert_cmpint (refusal (text->str, text->len), ==, SAFEGUARD_ERROR_DUPLICATE_KEY);
}

static void
test_positions_and_paths (void)
{
  const char *text = "area: stockport\n"
                     "thresholds:\n"
                     "  table:\n"
                     "    rows:\n"
                     "      - {id: harm, when: significant-harm}\n"
                     "      - id: needs\n"
                     "        when: {any: [a, b]}\n";
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("p.yaml", text, strlen (text), NULL);
  const SafeguardNode *rows = safeguard_node_get (
      safeguard_node_get (safeguard_node_get (safeguard_document_get_root (document), "thresholds"),
                          "table"),
      "rows");
  const SafeguardNode *when = safeguard_node_get (safeguard_node_get_nth (rows, 1), "when");
  const SafeguardNode *b = safeguard_node_get_nth (safeguard_node_get (when, "any"), 1);
  g_autofree char *path = safeguard_node_get_path (b);

  g_assert_cmpstr (path, ==, "thresholds.table.rows[1].when.any[1]");
  g_assert_cmpuint (b->line, ==, 7);
  g_assert_cmpuint (b->column, ==, 25);
  g_assert_cmpstr (b->text, ==, "b");
  g_assert_cmpuint (rows->n_children, ==, 2);
}

static void
test_aliases_are_written_out (void)
{
  const char *text = "a: &x {document: d, section: s}\nb: *x\nc: [*x]\n";
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("p.yaml", text, strlen (text), NULL);
  const SafeguardNode *b = safeguard_node_get (safeguard_document_get_root (document), "b");
  g_autofree char *path = safeguard_node_get_path (safeguard_node_get (b, "section"));

  g_assert_cmpstr (safeguard_node_get (b, "section")->text, ==, "s");
  g_assert_cmpstr (path, ==, "b.section");
}

/* JSON as programs write it: tabs, escapes, a character beyond the basic plane. */
static void
test_json (void)
{
  const char *text
      = "{\n\t\"present\": [\"caf\\u00e9 \\ud83d\\ude00 \\/\"],\n\t\"n\": 12, \"t\": true }";
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("r.json", text, strlen (text), NULL);
  const SafeguardNode *root = safeguard_document_get_root (document);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  gint64 n = 0;
  gboolean t = FALSE;

  g_assert_cmpstr (safeguard_node_get_nth (safeguard_node_get (root, "present"), 0)->text, ==,
                   "caf\u00e9 \U0001F600 /");
  g_assert_true (safeguard_node_as_integer (safeguard_node_get (root, "n"), 0, 20, log, &n));
  g_assert_cmpint (n, ==, 12);
  g_assert_true (safeguard_node_as_boolean (safeguard_node_get (root, "t"), log, &t));
  g_assert_true (t);
}

/* Two backslashes spell one: what follows them is text, no escape. */
static void
test_json_escaped_backslash (void)
{
  const char *text = "[\"\\\\ud83d\\ude00\", \"\\\"\\uD83D\\uDE00\"]";
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDocument) refused
      = safeguard_document_read ("r.json", text, strlen (text), &error);

  g_assert_null (refused);
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_MALFORMED_TEXT);

  text = "[\"\\\\ud83d\", \"\\\"\\uD83D\\uDE00\"]";
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("r.json", text, strlen (text), NULL);
  const SafeguardNode *root = safeguard_document_get_root (document);
  g_assert_cmpstr (safeguard_node_get_nth (root, 0)->text, ==, "\\ud83d");
  g_assert_cmpstr (safeguard_node_get_nth (root, 1)->text, ==, "\"\U0001F600");
}

typedef struct
{
  const char *name;
  const char *text;
  SafeguardError code;
  const char *nearest;
} BadValue;

static const BadValue bad_values[] = {
    {"nan", "v: NaN", SAFEGUARD_ERROR_WRONG_TYPE, NULL},
    {"fraction", "v: 1.5", SAFEGUARD_ERROR_WRONG_TYPE, NULL},
    {"quoted-number", "v: '12'", SAFEGUARD_ERROR_WRONG_TYPE, NULL},
    {"nothing", "v:", SAFEGUARD_ERROR_WRONG_TYPE, NULL},
    {"list", "v: [1]", SAFEGUARD_ERROR_WRONG_TYPE, NULL},
    {"too-large", "v: 101", SAFEGUARD_ERROR_OUT_OF_RANGE, NULL},
    {"beyond-64-bits", "v: 99999999999999999999", SAFEGUARD_ERROR_OUT_OF_RANGE, NULL},
};

static void
test_bad_value (gconstpointer data)
{
  const BadValue *bad = data;
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("v.yaml", bad->text, strlen (bad->text), NULL);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (GError) error = NULL;
  gint64 out = -1;

  g_assert_false (safeguard_node_as_integer (
      safeguard_node_get (safeguard_document_get_root (document), "v"), 0, 100, log, &out));
  g_assert_cmpint (out, ==, -1);
  g_assert_false (safeguard_issue_log_check (log, &error));
  g_assert_error (error, SAFEGUARD_ERROR, (int)bad->code);
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *message; /* NULL: a day */
    SafeguardError code;
  } rows[] = {
      {"v: 2019-10-07", NULL, 0},
      {"v: 9998-12-31", NULL, 0},
      {"v: 2019-02-29", "d.yaml:1:4: v: '2019-02-29' is not a date",
       SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"v: 2019-10-07T10:00", "is not a date", SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"v: 2019-10-7", "is not a date", SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"v: 9999-12-31", "outside the years", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"v: 0001-01-01", "outside the years", SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardDocument) document
          = safeguard_document_read ("d.yaml", rows[i].text, strlen (rows[i].text), NULL);
      g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
      g_autoptr (GError) error = NULL;
      SafeguardDayNumber day = 0;
      gboolean good = safeguard_node_as_day (
          safeguard_node_get (safeguard_document_get_root (document), "v"), log, &day);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (good, ==, rows[i].message == NULL);
      g_assert_cmpint (day != 0, ==, good);
      g_assert_cmpint (safeguard_issue_log_check (log, &error), ==, good);
      if (good)
        continue;
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].message));
    }
}

/* An author is told of an unknown key; a consumer of a newer pack is only warned. */
static void
test_unknown_key (void)
{
  static const char *const known[] = {"present", "absent", NULL};
  const char *text = "presnt: []\nx-ours: 1\n";
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("k.yaml", text, strlen (text), NULL);
  const SafeguardNode *root = safeguard_document_get_root (document);
  g_autoptr (SafeguardIssueLog) strict = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardIssueLog) tolerant = safeguard_issue_log_new (FALSE);

  g_assert_false (safeguard_node_check_keys (root, known, strict));
  g_assert_cmpuint (safeguard_issue_log_get_n_errors (strict), ==, 1);
  /* What is only warned of is read all the same. */
  g_assert_true (safeguard_node_check_keys (root, known, tolerant));
  g_assert_cmpuint (safeguard_issue_log_get_n_errors (tolerant), ==, 0);

  g_autoptr (GListModel) issues = safeguard_issue_log_to_list (tolerant);
  g_assert_cmpuint (g_list_model_get_n_items (issues), ==, 1);
  g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);
  g_assert_cmpstr (safeguard_issue_get_nearest (issue), ==, "present");
  g_assert_cmpint (safeguard_issue_get_severity (issue), ==, SAFEGUARD_ISSUE_SEVERITY_WARNING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_autofree char *path = g_strconcat ("/document/refuses/", bad_texts[i].name, NULL);
      g_test_add_data_func (path, &bad_texts[i], test_bad_text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_values); i++)
    {
      g_autofree char *path = g_strconcat ("/document/integer/", bad_values[i].name, NULL);
      g_test_add_data_func (path, &bad_values[i], test_bad_value);
    }
  g_test_add_func ("/document/ten-megabytes", test_ten_megabytes);
  g_test_add_func ("/document/deep-brackets", test_deep_brackets);
  g_test_add_func ("/document/alias-bomb", test_alias_bomb);
  g_test_add_func ("/document/many-duplicate-keys", test_many_duplicate_keys);
  g_test_add_func ("/document/positions-and-paths", test_positions_and_paths);
  g_test_add_func ("/document/aliases-are-written-out", test_aliases_are_written_out);
  g_test_add_func ("/document/json", test_json);
  g_test_add_func ("/document/json-escaped-backslash", test_json_escaped_backslash);
  g_test_add_func ("/document/unknown-key", test_unknown_key);
  g_test_add_func ("/document/days", test_days);

  return g_test_run ();
}
