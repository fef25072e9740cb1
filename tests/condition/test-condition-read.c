/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-condition-private.h"
#include "safeguard-table-inside-private.h"

#include <string.h>

/* Conditions as authors write them, and what the reader says of those it refuses. The facts are
 * Stockport's levels and Cheshire West and Chester's votes in miniature. */

static const char *const ballots[] = {"yes", "no", "abstain", "absent", NULL};
static const char *const bands[] = {"unborn", "0-1", "2-4", NULL};
static const SafeguardFactDeclaration declarations[] = {
    {"complex-needs", NULL, SAFEGUARD_FACT_FLAG, NULL, 0, 0},
    {"significant-harm", NULL, SAFEGUARD_FACT_FLAG, NULL, 0, 0},
    {"immediate-danger", NULL, SAFEGUARD_FACT_FLAG, NULL, 0, 0},
    {"score", NULL, SAFEGUARD_FACT_NUMBER, NULL, 1, 25},
    {"age-band", NULL, SAFEGUARD_FACT_CHOICE, bands, 0, 0},
    /* Families of facts: votes, and who is there. */
    {"local-authority", NULL, SAFEGUARD_FACT_CHOICE, ballots, 0, 0},
    {"health", NULL, SAFEGUARD_FACT_CHOICE, ballots, 0, 0},
    {"police", NULL, SAFEGUARD_FACT_CHOICE, ballots, 0, 0},
    {"police-there", NULL, SAFEGUARD_FACT_FLAG, NULL, 0, 0},
};

/* `ccg` is another name of the health partner. */
static SafeguardVocabulary *
make_vocabulary (void)
{
  static const char *const words[] = {"yes", "no", "abstained", "absent"};
  static const struct
  {
    const char *id;
    guint fact;
  } members[] = {{"local-authority", 5}, {"health", 6}, {"police", 7}, {"ccg", 6}};
  SafeguardAtom atoms[G_N_ELEMENTS (words) * G_N_ELEMENTS (members) + 1]
      = {{"present", "police", 8, 0, SAFEGUARD_ERROR_UNKNOWN_ACTOR}};
  guint n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (members); j++)
      atoms[n++] = (SafeguardAtom){words[i], members[j].id, members[j].fact,
                                   G_GUINT64_CONSTANT (1) << i, SAFEGUARD_ERROR_UNKNOWN_ACTOR};

  return safeguard_vocabulary_new_with_families (declarations, G_N_ELEMENTS (declarations), atoms,
                                                 n);
}

static SafeguardDocument *
read_document (const char *text)
{
  g_autoptr (GError) error = NULL;
  SafeguardDocument *document = safeguard_document_read ("row.yaml", text, strlen (text), &error);

  g_assert_no_error (error);

  return document;
}

typedef struct
{
  const char *name;
  const char *text;
  const char *terms; /* one a line, shortest first */
} Form;

static const Form forms[] = {
    {"flag", "complex-needs", "complex-needs present\n"},
    {"quoted", "\"complex-needs\"", "complex-needs present\n"},
    {"short-list", "[complex-needs, significant-harm]",
     "complex-needs present, significant-harm present\n"},
    {"all", "{all: [complex-needs, significant-harm]}",
     "complex-needs present, significant-harm present\n"},
    {"all-of-one", "{all: complex-needs}", "complex-needs present\n"},
    {"always", "{all: []}", "always\n"},
    {"any", "{any: [complex-needs, significant-harm]}",
     "complex-needs present\nsignificant-harm present\n"},
    {"none", "{none: [complex-needs, significant-harm]}",
     "complex-needs absent, significant-harm absent\n"},
    {"not", "{not: {all: [complex-needs, significant-harm]}}",
     "complex-needs absent\nsignificant-harm absent\n"},
    {"at-least", "{at-least: {of: [complex-needs, significant-harm, immediate-danger], count: 2}}",
     "complex-needs present, significant-harm present\n"
     "complex-needs present, immediate-danger present\n"
     "significant-harm present, immediate-danger present\n"},
    {"absent", "{significant-harm: absent}", "significant-harm absent\n"},
    {"present", "{significant-harm: present}", "significant-harm present\n"},
    {"two-keys", "{significant-harm: absent, complex-needs: present}",
     "complex-needs present, significant-harm absent\n"},
    {"under", "{score: {under: 12}}", "score under 12\n"},
    {"over", "{score: {over: 12}}", "score over 12\n"},
    {"at-least-number", "{score: {at-least: 12}}", "score at least 12\n"},
    {"at-most-number", "{score: {at-most: 12}}", "score at most 12\n"},
    {"is-number", "{score: {is: 12}}", "score 12\n"},
    {"between", "{score: {over: 4, under: 12}}", "score 5 to 11\n"},
    {"not-number", "{not: {score: {is: 12}}}", "score under 12 or over 12\n"},
    {"beyond-the-most", "{score: {over: 25}}", ""},
    {"within-the-bounds", "{score: {at-least: 1}}", "always\n"},
    {"is-choice", "{age-band: {is: 0-1}}", "age-band 0-1\n"},
    {"one-of", "{age-band: {one-of: [unborn, 0-1]}}", "age-band not 2-4\n"},
    {"every-choice", "{age-band: {one-of: [unborn, 0-1, 2-4]}}", "always\n"},
    {"contradiction", "{all: [complex-needs, {none: [complex-needs]}]}", ""},
    {"excluded-middle", "{any: [complex-needs, {complex-needs: absent}]}", "always\n"},
    /* By Kleene's tables unknown; in truth yes whatever complex-needs turns out to be. */
    {"consensus",
     "{any: [[complex-needs, significant-harm], {complex-needs: absent, immediate-danger: "
     "present}]}",
     "complex-needs absent, immediate-danger present\n"
     "complex-needs present, significant-harm present\n"
     "significant-harm present, immediate-danger present\n"},
    {"yes", "{yes: health}", "health yes\n"},
    {"other-name", "{yes: ccg}", "health yes\n"},
    {"yes-list", "{yes: [health, police]}", "health yes, police yes\n"},
    {"yes-all", "{yes: {all: [health, police]}}", "health yes, police yes\n"},
    {"no-any", "{no: {any: [health, police]}}", "health no\npolice no\n"},
    {"yes-none", "{yes: {none: [health, police]}}", "health not yes, police not yes\n"},
    {"abstained", "{abstained: police}", "police abstain\n"},
    {"absent-vote", "{absent: {all: police}}", "police absent\n"},
    {"yes-at-least", "{yes: {at-least: {of: [local-authority, health, police], count: 2}}}",
     "local-authority yes, health yes\nlocal-authority yes, police yes\nhealth yes, police yes\n"},
    {"yes-and-none", "{yes: {any: [health, police], none: [local-authority]}}",
     "local-authority not yes, health yes\nlocal-authority not yes, police yes\n"},
    {"two-words", "{yes: health, no: police}", "health yes, police no\n"},
    {"never", "{yes: police, no: police}", ""},
    {"flag-of-family", "{present: police}", "police-there present\n"},
    {"flag-of-none", "{present: {none: [police]}}", "police-there absent\n"},
};

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardDocument) document = read_document (form->text);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardCondition) condition
      = safeguard_condition_read (vocabulary, safeguard_document_get_root (document), log);
  g_autoptr (GString) text = g_string_new ("");
  g_autoptr (SafeguardPartition) partition = safeguard_partition_new (vocabulary);
  gint64 budget = SAFEGUARD_TERMS_BUDGET;

  g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), ==, 0);
  g_assert_nonnull (condition);
  g_assert_true (safeguard_partition_cut (partition, condition));

  g_autoptr (GPtrArray) terms = safeguard_terms_of_condition (condition, partition, &budget);
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *one = safeguard_term_get_text (g_ptr_array_index (terms, i), partition);

      g_string_append_printf (text, "%s\n", one);
    }
  g_assert_cmpstr (text->str, ==, form->terms);
}

typedef struct
{
  const char *name;
  const char *text;
  SafeguardError code;
  guint line;
  guint column;
  const char *path;
  const char *nearest;
} Refusal;

static const Refusal refusals[] = {
    {"unknown-fact", "{any: [complex-need, significant-harm]}", SAFEGUARD_ERROR_UNKNOWN_FACT, 1, 8,
     "any[0]", "complex-needs"},
    {"unknown-compared", "all:\n  - {scor: {under: 12}}", SAFEGUARD_ERROR_UNKNOWN_FACT, 2, 12,
     "all[0].scor", "score"},
    {"number-alone", "score", SAFEGUARD_ERROR_WRONG_TYPE, 1, 1, NULL, NULL},
    {"flag-compared", "{complex-needs: {under: 12}}", SAFEGUARD_ERROR_WRONG_TYPE, 1, 17,
     "complex-needs", NULL},
    {"flag-yes", "{complex-needs: yes}", SAFEGUARD_ERROR_WRONG_VALUE, 1, 17, "complex-needs", NULL},
    {"number-text", "{score: {under: twelve}}", SAFEGUARD_ERROR_WRONG_TYPE, 1, 17, "score.under",
     NULL},
    {"number-without", "{score: {}}", SAFEGUARD_ERROR_MISSING_KEY, 1, 9, "score", NULL},
    {"number-key", "{score: {below: 12}}", SAFEGUARD_ERROR_UNKNOWN_KEY, 1, 10, "score.below", NULL},
    {"choice-value", "{age-band: {is: 2-5}}", SAFEGUARD_ERROR_WRONG_VALUE, 1, 17, "age-band.is",
     "2-4"},
    {"choice-in-list", "{age-band: {one-of: [unborn, 0-2]}}", SAFEGUARD_ERROR_WRONG_VALUE, 1, 30,
     "age-band.one-of[1]", "0-1"},
    {"choice-both", "{age-band: {is: 0-1, one-of: [unborn]}}", SAFEGUARD_ERROR_MISSING_KEY, 1, 12,
     "age-band", NULL},
    {"empty-map", "{}", SAFEGUARD_ERROR_WRONG_VALUE, 1, 1, NULL, NULL},
    {"empty-any", "{any: []}", SAFEGUARD_ERROR_WRONG_VALUE, 1, 7, "any", NULL},
    {"any-of-map", "{any: {complex-needs: present}}", SAFEGUARD_ERROR_WRONG_TYPE, 1, 7, "any",
     NULL},
    {"count-too-high", "{at-least: {of: [complex-needs], count: 2}}", SAFEGUARD_ERROR_OUT_OF_RANGE,
     1, 41, "at-least.count", NULL},
    {"count-none", "{at-least: {of: [complex-needs], count: 0}}", SAFEGUARD_ERROR_OUT_OF_RANGE, 1,
     41, "at-least.count", NULL},
    {"count-missing", "{at-least: {of: [complex-needs]}}", SAFEGUARD_ERROR_MISSING_KEY, 1, 12,
     "at-least", NULL},
    {"member", "{yes: helth}", SAFEGUARD_ERROR_UNKNOWN_ACTOR, 1, 7, "yes", "health"},
    {"member-in-list", "{no: {all: [health, polise]}}", SAFEGUARD_ERROR_UNKNOWN_ACTOR, 1, 21,
     "no.all[1]", "police"},
    {"member-of-other-family", "{present: health}", SAFEGUARD_ERROR_UNKNOWN_ACTOR, 1, 11, "present",
     NULL},
    {"member-key", "{yes: {both: [health]}}", SAFEGUARD_ERROR_UNKNOWN_KEY, 1, 8, "yes.both", NULL},
    {"member-none", "{yes: []}", SAFEGUARD_ERROR_WRONG_VALUE, 1, 7, "yes", NULL},
    {"member-empty", "{yes: {}}", SAFEGUARD_ERROR_MISSING_KEY, 1, 7, "yes", NULL},
    {"member-count", "{yes: {at-least: {of: [health], count: 2}}}", SAFEGUARD_ERROR_OUT_OF_RANGE, 1,
     40, "yes.at-least.count", NULL},
    {"member-compared", "{yes: {all: [{health: present}]}}", SAFEGUARD_ERROR_WRONG_TYPE, 1, 14,
     "yes.all[0]", NULL},
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardDocument) document = read_document (refusal->text);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardCondition) condition
      = safeguard_condition_read (vocabulary, safeguard_document_get_root (document), log);
  g_autoptr (GListModel) issues = safeguard_issue_log_to_list (log);
  g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);

  g_assert_null (condition);
  g_assert_cmpuint (g_list_model_get_n_items (issues), ==, 1);
  g_test_message ("%s", safeguard_issue_get_message (issue));
  g_assert_cmpint (safeguard_issue_get_code (issue), ==, refusal->code);
  g_assert_cmpuint (safeguard_issue_get_line (issue), ==, refusal->line);
  g_assert_cmpuint (safeguard_issue_get_column (issue), ==, refusal->column);
  g_assert_cmpstr (safeguard_issue_get_path (issue), ==, refusal->path);
  g_assert_cmpstr (safeguard_issue_get_nearest (issue), ==, refusal->nearest);
}

/* An author is told of everything at once. */
static void
test_all_complaints (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardDocument) document
      = read_document ("any: [one, complex-needs, {score: {under: x}}, {none: [two]}]");
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);

  g_assert_null (
      safeguard_condition_read (vocabulary, safeguard_document_get_root (document), log));
  g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), ==, 3);
}

static SafeguardTable *
read_row (const char *text, SafeguardIssueLog *log, GError **error)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardDocument) document = read_document (text);
  SafeguardTableRow row = {"harm", 4};
  SafeguardTable *table;

  if (!safeguard_table_row_read (&row, vocabulary, safeguard_document_get_root (document), log))
    return NULL;
  table = safeguard_table_new (vocabulary, SAFEGUARD_PICK_HIGHEST, &row, 1, error);
  safeguard_table_row_clear (&row);

  return table;
}

static void
test_row_with_gap (void)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardTable) table
      = read_row ("{gap: any-or-all, readings: [\n"
                  "  {id: any, when: {any: [complex-needs, significant-harm]}},\n"
                  "  {id: all, when: {all: [complex-needs, significant-harm]}}]}",
                  log, NULL);
  g_autoptr (SafeguardFacts) facts = NULL;
  g_autofree SafeguardMatch *match = NULL;

  g_assert_nonnull (table);
  g_assert_cmpstr (safeguard_table_get_row (table, 0)->gap, ==, "any-or-all");
  facts = safeguard_facts_new (safeguard_table_get_vocabulary (table));
  match = safeguard_table_new_match (table);
  g_assert_true (safeguard_facts_set_flag (facts, 0, TRUE, NULL));
  safeguard_table_match (table, facts, match);
  g_assert_cmpint (match->outcome, ==, SAFEGUARD_OUTCOME_UNDETERMINED);
  g_assert_true (safeguard_facts_set_flag (facts, 1, FALSE, NULL));
  safeguard_table_match (table, facts, match);
  g_assert_cmpint (match->outcome, ==, SAFEGUARD_OUTCOME_DISPUTED);
  g_assert_cmpint (match->disputed, ==, 0);
}

typedef struct
{
  const char *name;
  const char *text;
  SafeguardError code;
  const char *path;
} RowRefusal;

static const RowRefusal row_refusals[] = {
    {"no-condition", "{then: 4}", SAFEGUARD_ERROR_MISSING_KEY, NULL},
    {"gap-of-one", "{when: complex-needs, gap: g}", SAFEGUARD_ERROR_MISSING_KEY, NULL},
    {"reading-twice",
     "{when: complex-needs, readings: [{id: a, when: complex-needs}, {id: a, when: "
     "complex-needs}]}",
     SAFEGUARD_ERROR_DUPLICATE_ID, "readings[1]"},
    {"reading-without", "{when: complex-needs, readings: [{id: a}]}", SAFEGUARD_ERROR_MISSING_KEY,
     "readings[0]"},
    {"reading-key", "{when: complex-needs, readings: [{id: a, whn: complex-needs}]}",
     SAFEGUARD_ERROR_UNKNOWN_KEY, "readings[0].whn"},
    {"gap-of-list", "{when: complex-needs, gap: [a]}", SAFEGUARD_ERROR_WRONG_TYPE, "gap"},
};

static void
test_row_refusal (gconstpointer data)
{
  const RowRefusal *refusal = data;
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardTable) table = read_row (refusal->text, log, NULL);
  g_autoptr (GListModel) issues = safeguard_issue_log_to_list (log);
  g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);

  g_assert_null (table);
  g_assert_nonnull (issue);
  g_assert_cmpint (safeguard_issue_get_code (issue), ==, refusal->code);
  g_assert_cmpstr (safeguard_issue_get_path (issue), ==, refusal->path);
}

/* At least 20 of 40 has 137,846,528,820 alternatives: refused, at its place, and soon. */
static void
test_too_large (void)
{
  g_autoptr (GString) text
      = g_string_new ("\n  when:\n    at-least:\n      count: 20\n      of: [");
  g_autofree SafeguardFactDeclaration *facts = g_new0 (SafeguardFactDeclaration, 40);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (GError) error = NULL;
  SafeguardTableRow row = {"many", 1};

  for (guint i = 0; i < 40; i++)
    {
      g_ptr_array_add (ids, g_strdup_printf ("fact-%u", i));
      facts[i].id = g_ptr_array_index (ids, i);
      g_string_append_printf (text, "%sfact-%u", i > 0 ? ", " : "", i);
    }
  g_string_append (text, "]\n");

  g_autoptr (SafeguardVocabulary) vocabulary = safeguard_vocabulary_new (facts, 40);
  g_autoptr (SafeguardDocument) document = read_document (text->str);
  gint64 before = g_get_monotonic_time ();

  g_assert_true (
      safeguard_table_row_read (&row, vocabulary, safeguard_document_get_root (document), log));
  g_assert_null (safeguard_table_new (vocabulary, SAFEGUARD_PICK_HIGHEST, &row, 1, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_CONDITION_TOO_LARGE);
  g_assert_cmpuint (safeguard_issue_get_line (safeguard_error_peek_issue (error)), ==, 2);
  g_assert_cmpstr (safeguard_issue_get_source (safeguard_error_peek_issue (error)), ==, "row.yaml");
  /* Generous: the limit is there so that it is not hours. */
  g_assert_cmpint (g_get_monotonic_time () - before, <, 60 * G_USEC_PER_SEC);
  g_test_message ("%s", error->message);
  safeguard_table_row_clear (&row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/condition/read/form/%s", forms[i].name);

      g_test_add_data_func (path, &forms[i], test_form);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/condition/read/refused/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  for (guint i = 0; i < G_N_ELEMENTS (row_refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/condition/read/row/%s", row_refusals[i].name);

      g_test_add_data_func (path, &row_refusals[i], test_row_refusal);
    }
  g_test_add_func ("/condition/read/all-complaints", test_all_complaints);
  g_test_add_func ("/condition/read/row-with-gap", test_row_with_gap);
  g_test_add_func ("/condition/read/too-large", test_too_large);

  return g_test_run ();
}
