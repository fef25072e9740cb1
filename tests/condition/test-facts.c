/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-facts-private.h"
#include "safeguard-layers-private.h"

#include <string.h>

static SafeguardVocabulary *
compile (const char *facts, SafeguardIssueLog *log)
{
  g_autofree char *text = g_strdup_printf ("safeguard-pack: 1\nid: town-2019\narea: town\n"
                                           "in-force: {from: 2019-09-29}\n"
                                           "sources: {doc: {title: A document}}\n"
                                           "facts:\n%s",
                                           facts);
  g_autoptr (SafeguardPack) pack = safeguard_pack_read ("town-2019.yaml", text, strlen (text), log);
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (SafeguardLayers) layers = NULL;

  g_assert_nonnull (pack);
  g_ptr_array_add (packs, pack);
  layers = safeguard_layers_new ("town", 0, packs, NULL, G_MAXINT64);

  return safeguard_vocabulary_compile (layers, log);
}

static SafeguardVocabulary *
make_vocabulary (void)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  SafeguardVocabulary *vocabulary
      = compile ("  harm: {ask: \"Harmed?\"}\n"
                 "  score: {type: number, least: 1, most: 25}\n"
                 "  age-band: {type: choice, values: [unborn, 0-1, 2-4]}\n"
                 "  danger: {type: flag}\n"
                 "  count: {type: number}\n",
                 log);

  g_assert_nonnull (vocabulary);

  return vocabulary;
}

static void
test_declared (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (safeguard_vocabulary_get_n_facts (vocabulary), ==, 5);
  g_assert_cmpint (safeguard_vocabulary_find (vocabulary, "danger"), ==, 3);
  g_assert_cmpint (safeguard_vocabulary_find (vocabulary, "dangr"), ==, SAFEGUARD_NO_FACT);
  g_assert_cmpstr (safeguard_vocabulary_get_fact (vocabulary, 0)->ask, ==, "Harmed?");
  g_assert_cmpint (safeguard_vocabulary_get_fact (vocabulary, 1)->most, ==, 25);
  g_assert_cmpint (safeguard_vocabulary_get_fact (vocabulary, 4)->least, ==, G_MININT64);
  g_assert_cmpint (safeguard_vocabulary_find_value (vocabulary, 2, "2-4"), ==, 2);
  g_assert_cmpint (safeguard_vocabulary_find_value (vocabulary, 0, "2-4"), ==, -1);
  g_assert_cmpuint (g_strv_length ((char **)safeguard_vocabulary_get_ids (vocabulary)), ==, 5);

  g_assert_cmpint (safeguard_vocabulary_require (vocabulary, "dangr", &error), <, 0);
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_FACT);
  g_assert_cmpstr (safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), ==, "danger");
}

typedef struct
{
  const char *name;
  const char *facts;
  SafeguardError code;
  const char *path;
} Refusal;

static const Refusal refusals[] = {
    {"type", "  a: {type: boolean}\n", SAFEGUARD_ERROR_WRONG_VALUE, "facts.a.type"},
    {"no-values", "  a: {type: choice}\n", SAFEGUARD_ERROR_MISSING_KEY, "facts.a"},
    {"empty-values", "  a: {type: choice, values: []}\n", SAFEGUARD_ERROR_OUT_OF_RANGE,
     "facts.a.values"},
    {"value-twice", "  a: {type: choice, values: [x, x]}\n", SAFEGUARD_ERROR_DUPLICATE_ID,
     "facts.a.values[1]"},
    {"values-of-flag", "  a: {values: [x]}\n", SAFEGUARD_ERROR_UNKNOWN_KEY, "facts.a.values"},
    {"least-of-choice", "  a: {type: choice, values: [x], least: 1}\n", SAFEGUARD_ERROR_UNKNOWN_KEY,
     "facts.a.least"},
    {"most-under-least", "  a: {type: number, least: 3, most: 2}\n", SAFEGUARD_ERROR_OUT_OF_RANGE,
     "facts.a.most"},
    {"least-text", "  a: {type: number, least: few}\n", SAFEGUARD_ERROR_WRONG_TYPE,
     "facts.a.least"},
    {"word", "  any: {ask: x}\n", SAFEGUARD_ERROR_WRONG_VALUE, "facts.any"},
    {"key", "  a: {asks: x}\n", SAFEGUARD_ERROR_UNKNOWN_KEY, "facts.a.asks"},
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardVocabulary) vocabulary = compile (refusal->facts, log);
  g_autoptr (GListModel) issues = safeguard_issue_log_to_list (log);
  g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);

  g_assert_null (vocabulary);
  g_assert_nonnull (issue);
  g_assert_cmpint (safeguard_issue_get_code (issue), ==, refusal->code);
  g_assert_cmpstr (safeguard_issue_get_path (issue), ==, refusal->path);
}

/* Unknown is not absent, and a fact has one value. */
static void
test_record (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (vocabulary);
  g_autoptr (SafeguardFacts) copy = NULL;
  gint64 value = 0;

  g_assert_cmpint (safeguard_facts_get_flag (facts, 0), ==, SAFEGUARD_TRUTH_UNKNOWN);
  g_assert_true (safeguard_facts_set_flag (facts, 0, FALSE, NULL));
  g_assert_true (safeguard_facts_set_flag (facts, 0, FALSE, NULL));
  g_assert_cmpint (safeguard_facts_get_flag (facts, 0), ==, SAFEGUARD_TRUTH_ABSENT);
  g_assert_cmpint (safeguard_facts_get_flag (facts, 3), ==, SAFEGUARD_TRUTH_UNKNOWN);
  g_assert_true (safeguard_facts_set_number (facts, 1, 12, NULL));
  g_assert_true (safeguard_facts_set_named (facts, 2, "0-1", NULL));
  g_assert_true (safeguard_facts_set_number (facts, 4, -7, NULL));
  g_assert_true (safeguard_facts_get_value (facts, 4, &value));
  g_assert_cmpint (value, ==, -7);
  g_assert_cmpuint (safeguard_facts_get_n_known (facts), ==, 4);

  copy = safeguard_facts_copy (facts);
  g_assert_true (safeguard_facts_equal (facts, copy));
  safeguard_facts_clear (copy, 1);
  g_assert_false (safeguard_facts_equal (facts, copy));
  g_assert_false (safeguard_facts_get_value (copy, 1, &value));
  safeguard_facts_close (copy);
  g_assert_cmpint (safeguard_facts_get_flag (copy, 3), ==, SAFEGUARD_TRUTH_ABSENT);
  g_assert_false (safeguard_facts_is_known (copy, 1));
  safeguard_facts_reset (copy);
  g_assert_cmpuint (safeguard_facts_get_n_known (copy), ==, 0);
}

static void
test_texts (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (vocabulary);
  const char *const expected[] = {"present", "12", "0-1", "absent", "unknown"};

  g_assert_true (safeguard_facts_set_flag (facts, 0, TRUE, NULL));
  g_assert_true (safeguard_facts_set_number (facts, 1, 12, NULL));
  g_assert_true (safeguard_facts_set_choice (facts, 2, 1, NULL));
  g_assert_true (safeguard_facts_set_flag (facts, 3, FALSE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = safeguard_facts_get_text (facts, i);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

#define assert_refused(call, code)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) local_error = NULL;                                                         \
    GError **error = &local_error;                                                                 \
    g_assert_false (call);                                                                         \
    g_assert_error (local_error, SAFEGUARD_ERROR, code);                                           \
  }                                                                                                \
  G_STMT_END

static void
test_refused_values (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (vocabulary);
  g_autoptr (SafeguardFacts) before = NULL;

  g_assert_true (safeguard_facts_set_flag (facts, 0, TRUE, NULL));
  g_assert_true (safeguard_facts_set_number (facts, 1, 12, NULL));
  before = safeguard_facts_copy (facts);

  assert_refused (safeguard_facts_set_flag (facts, 0, FALSE, error), SAFEGUARD_ERROR_CONTRADICTION);
  assert_refused (safeguard_facts_set_number (facts, 1, 13, error), SAFEGUARD_ERROR_CONTRADICTION);
  assert_refused (safeguard_facts_set_number (facts, 1, 26, error), SAFEGUARD_ERROR_OUT_OF_RANGE);
  assert_refused (safeguard_facts_set_number (facts, 1, 0, error), SAFEGUARD_ERROR_OUT_OF_RANGE);
  assert_refused (safeguard_facts_set_flag (facts, 1, TRUE, error), SAFEGUARD_ERROR_WRONG_TYPE);
  assert_refused (safeguard_facts_set_number (facts, 0, 1, error), SAFEGUARD_ERROR_WRONG_TYPE);
  assert_refused (safeguard_facts_set_choice (facts, 2, 3, error), SAFEGUARD_ERROR_OUT_OF_RANGE);
  assert_refused (safeguard_facts_set_named (facts, 2, "2-5", error), SAFEGUARD_ERROR_WRONG_VALUE);
  g_assert_true (safeguard_facts_equal (facts, before));
}

static void
test_rebind (void)
{
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardVocabulary) other
      = compile ("  danger: {}\n"
                 "  new: {}\n"
                 "  age-band: {type: choice, values: [2-4, 0-1]}\n"
                 "  harm: {}\n",
                 log);
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (vocabulary);
  g_autoptr (SafeguardFacts) moved = NULL, refused = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (safeguard_facts_set_flag (facts, 0, TRUE, NULL));
  g_assert_true (safeguard_facts_set_named (facts, 2, "0-1", NULL));
  moved = safeguard_facts_rebind (facts, other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (safeguard_facts_get_flag (moved, 3), ==, SAFEGUARD_TRUTH_PRESENT);
  g_assert_true (safeguard_facts_get_value (moved, 2, &value));
  g_assert_cmpint (value, ==, 1);
  g_assert_cmpuint (safeguard_facts_get_n_known (moved), ==, 2);

  /* A fact that the other policy does not ask is never dropped in silence. */
  g_assert_true (safeguard_facts_set_number (facts, 1, 12, NULL));
  refused = safeguard_facts_rebind (facts, other, &error);
  g_assert_null (refused);
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OTHER_POLICY);
}

static void
test_foreign_words (void)
{
  g_test_summary ("A packed image that could not be ours is refused, naming the fact");

  static const struct
  {
    guint64 words[6]; /* present, absent, known, score, age-band, count */
    const char *refused;
    SafeguardError code;
  } rows[] = {
      {{0, 0, 0, 0, 0, 0}, NULL, 0},
      {{1, 2, 7, 25, 2, G_MAXUINT64}, NULL, 0},
      {{1, 2, 0, 99, 99, 99}, NULL, 0},
      {{2, 2, 0, 0, 0, 0}, "'danger'", SAFEGUARD_ERROR_CONTRADICTION},
      {{0, 0, 1, 26, 0, 0}, "'score' is 26, and must be at most 25", SAFEGUARD_ERROR_OUT_OF_RANGE},
      {{0, 0, 1, 0, 0, 0}, "'score' is 0, and must be at least 1", SAFEGUARD_ERROR_OUT_OF_RANGE},
      {{0, 0, 2, 0, 3, 0}, "'age-band' is 3", SAFEGUARD_ERROR_OUT_OF_RANGE},
      {{0, 0, 2, 0, G_MAXUINT64, 0}, "'age-band' is -1", SAFEGUARD_ERROR_OUT_OF_RANGE},
      /* Bits beyond the last fact say nothing. */
      {{4, 4, 8, 0, 0, 0}, NULL, 0},
  };
  g_autoptr (SafeguardVocabulary) vocabulary = make_vocabulary ();

  g_assert_cmpuint (safeguard_vocabulary_get_n_words (vocabulary), ==, G_N_ELEMENTS (rows->words));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = safeguard_facts_check_words (vocabulary, rows[i].words, &error);

      g_test_message ("row %u", i);
      g_assert_cmpint (good, ==, rows[i].refused == NULL);
      if (good)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].refused));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/vocabulary/declared", test_declared);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/condition/vocabulary/refused/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/condition/facts/record", test_record);
  g_test_add_func ("/condition/facts/texts", test_texts);
  g_test_add_func ("/condition/facts/refused", test_refused_values);
  g_test_add_func ("/condition/facts/rebind", test_rebind);
  g_test_add_func ("/condition/facts/foreign-words", test_foreign_words);

  return g_test_run ();
}
