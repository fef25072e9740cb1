/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* Sets of tests, each answered with its reason. */

static char *
join_answers (SafeguardCheckRuling *ruling)
{
  static const char *const answers[] = {"", "yes", "no", "undetermined", "undecided"};
  g_autoptr (GListModel) tests = safeguard_check_ruling_get_tests (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tests); i++)
    {
      g_autoptr (SafeguardCheckTest) test = g_list_model_get_item (tests, i);

      g_assert_cmpuint (g_list_model_get_n_items (safeguard_check_test_get_citations (test)), >, 0);
      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", safeguard_check_test_get_id (test),
                              answers[safeguard_check_test_get_answer (test)]);
    }

  return g_string_free (text, FALSE);
}

static void
test_answers (void)
{
  static const struct
  {
    const char *checklist;
    const char *facts;
    int years; /* -1: not known */
    SafeguardAnswer answer;
    const char *tests;
    const char *questions;
    const char *gaps;
  } cases[] = {
      {"lay-member", "+lives-in-area -employed-by-partner", -1, SAFEGUARD_ANSWER_YES,
       "resident=yes independent=yes", "", ""},
      {"lay-member", "+lives-in-area +employed-by-partner", -1, SAFEGUARD_ANSWER_NO,
       "resident=yes independent=no", "", ""},
      {"lay-member", "+employed-by-partner", -1, SAFEGUARD_ANSWER_NO,
       "resident=undetermined independent=no", "", ""},
      {"lay-member", "+lives-in-area", -1, SAFEGUARD_ANSWER_UNDETERMINED,
       "resident=yes independent=undetermined", "employed-by-partner", ""},
      {"lay-member", "", -1, SAFEGUARD_ANSWER_UNDETERMINED,
       "resident=undetermined independent=undetermined", "lives-in-area employed-by-partner", ""},
      {"chair", "-employed-by-partner", 4, SAFEGUARD_ANSWER_YES, "independent=yes long-service=yes",
       "", "long-service"},
      {"chair", "-employed-by-partner", 3, SAFEGUARD_ANSWER_UNDECIDED,
       "independent=yes long-service=undecided", "", "long-service"},
      {"chair", "-employed-by-partner", 1, SAFEGUARD_ANSWER_NO, "independent=yes long-service=no",
       "", "long-service"},
      {"chair", "", 3, SAFEGUARD_ANSWER_UNDETERMINED,
       "independent=undetermined long-service=undecided", "employed-by-partner", "long-service"},
      /* Each by itself is open; together they cannot be passed. */
      {"impossible", "", -1, SAFEGUARD_ANSWER_NO, "employed=undetermined not-employed=undetermined",
       "", ""},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SafeguardChecklist *checklist
          = safeguard_governance_get_checklist (governance, cases[i].checklist, &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardCheck) check = safeguard_check_new (checklist);

      record_facts (check, cases[i].facts);
      if (cases[i].years >= 0)
        safeguard_case_set_number (SAFEGUARD_CASE (check), "years-of-service", cases[i].years,
                                   &error);
      g_autoptr (SafeguardCheckRuling) ruling
          = safeguard_checklist_assess (checklist, check, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *tests = join_answers (ruling);
      g_autofree char *questions = join_questions (ruling);
      g_autofree char *gaps = join_gaps (ruling);

      g_test_message ("%s: %s", cases[i].checklist, cases[i].facts);
      g_assert_cmpint (safeguard_check_ruling_get_answer (ruling), ==, cases[i].answer);
      g_assert_cmpstr (tests, ==, cases[i].tests);
      g_assert_cmpstr (questions, ==, cases[i].questions);
      g_assert_cmpstr (gaps, ==, cases[i].gaps);
    }
}

static void
test_unknown (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;

  g_assert_null (safeguard_governance_get_checklist (governance, "lay-members", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_CHECKLIST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/checklists/answers", test_answers);
  g_test_add_func ("/governance/checklists/unknown", test_unknown);

  return g_test_run ();
}
