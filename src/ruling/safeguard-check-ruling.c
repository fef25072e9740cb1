/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-checklist-private.h"

#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-stance-private.h"

/**
 * SafeguardCheckRuling:
 *
 * Whether every test of a checklist is passed, each answered with its reason.
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardCheckRuling
{
  SafeguardRuling parent_instance;

  SafeguardChecklist *checklist;
  SafeguardFacts *facts;
  SafeguardAnswer *answers; /* one a test */
  SafeguardAnswer answer;
};

struct _SafeguardCheckRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardCheckRuling, safeguard_check_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_check_ruling_finalize (GObject *object)
{
  SafeguardCheckRuling *self = SAFEGUARD_CHECK_RULING (object);

  g_clear_object (&self->checklist);
  g_clear_pointer (&self->facts, safeguard_facts_free);
  g_free (self->answers);

  G_OBJECT_CLASS (safeguard_check_ruling_parent_class)->finalize (object);
}

static char *
answer_yes (gint32 rank, gconstpointer rules)
{
  return g_strdup ("yes");
}

static SafeguardExplained
explain (SafeguardCheckRuling *self, const SafeguardTable *table)
{
  return (SafeguardExplained){table, self->facts, answer_yes, self->checklist, FALSE};
}

static const SafeguardChecklistTest *
test_at (SafeguardCheckRuling *self, guint i)
{
  return g_ptr_array_index (self->checklist->tests, i);
}

static void
add_test_finding (SafeguardCheckRuling *self, guint i, GPtrArray *out)
{
  static const char *const codes[]
      = {NULL, "test-passed", "test-failed", "test-undetermined", "test-undecided"};
  const SafeguardChecklistTest *test = test_at (self, i);
  SafeguardExplained explained = explain (self, test->table);
  g_autoptr (GListModel) trace = safeguard_explained_trace (&explained);
  GListModel *needs = safeguard_trace_get_needs (safeguard_list_peek (trace, 0));
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();

  for (guint j = 0; j < g_list_model_get_n_items (needs); j++)
    g_ptr_array_add (facts, (gpointer)safeguard_need_get_fact (safeguard_list_peek (needs, j)));
  g_ptr_array_add (facts, NULL);
  g_ptr_array_add (out, safeguard_finding_new (codes[self->answers[i]], test->citations,
                                               (const char *const *)facts->pdata, "row", test->id,
                                               "name", self->checklist->name, NULL));
}

static void
safeguard_check_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  static const char *const codes[] = {NULL, "checklist-passed", "checklist-failed",
                                      "checklist-undetermined", "checklist-undecided"};
  SafeguardCheckRuling *self = SAFEGUARD_CHECK_RULING (ruling);

  g_ptr_array_add (out, safeguard_finding_new (codes[self->answer], self->checklist->citations,
                                               NULL, "name", self->checklist->name, NULL));
  for (guint i = 0; i < self->checklist->tests->len; i++)
    add_test_finding (self, i, out);
}

static gboolean
is_asked (GPtrArray *questions, SafeguardQuestion *question)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_strcmp0 (safeguard_question_get_fact (g_ptr_array_index (questions, i)),
                   safeguard_question_get_fact (question))
        == 0)
      return TRUE;

  return FALSE;
}

/* Nothing is asked once the answer stands; what two tests rest on is asked for once. */
static void
safeguard_check_ruling_add_questions (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardCheckRuling *self = SAFEGUARD_CHECK_RULING (ruling);

  if (self->answer == SAFEGUARD_ANSWER_YES || self->answer == SAFEGUARD_ANSWER_NO)
    return;
  if (self->checklist->together != NULL)
    {
      SafeguardExplained explained = explain (self, self->checklist->together);

      safeguard_explained_add_questions (&explained, NULL, out);
      return;
    }
  for (guint i = 0; i < self->checklist->tests->len; i++)
    {
      SafeguardExplained explained = explain (self, test_at (self, i)->table);
      g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);

      safeguard_explained_add_questions (&explained, NULL, more);
      for (guint j = 0; j < more->len; j++)
        if (!is_asked (out, g_ptr_array_index (more, j)))
          g_ptr_array_add (out, g_object_ref (g_ptr_array_index (more, j)));
    }
}

static void
safeguard_check_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardCheckRuling *self = SAFEGUARD_CHECK_RULING (ruling);

  for (guint i = 0; i < self->checklist->tests->len; i++)
    {
      SafeguardExplained explained = explain (self, test_at (self, i)->table);

      safeguard_explained_add_undecided (&explained, self->checklist->gaps, out);
    }
  safeguard_gaps_add_at (self->checklist->gaps, self->checklist->where, out);
}

static void
safeguard_check_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardCheckRuling *self = SAFEGUARD_CHECK_RULING (ruling);
  g_autoptr (GListModel) tests = safeguard_check_ruling_get_tests (self);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "checklist", self->checklist->id);
  safeguard_json_add_text (builder, "name", self->checklist->name);
  safeguard_json_add_text (builder, "answer", safeguard_answer_text (self->answer));
  json_builder_set_member_name (builder, "tests");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (tests); i++)
    safeguard_check_test_write (safeguard_list_peek (tests, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* The tests that are not passed, and the citations of them. */
static void
add_lacking (SafeguardCheckRuling *self, SafeguardStance *out)
{
  g_autoptr (GPtrArray) lacking = g_ptr_array_new ();
  g_autoptr (GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->checklist->tests->len; i++)
    {
      const SafeguardChecklistTest *test = test_at (self, i);

      if (self->answers[i] == SAFEGUARD_ANSWER_YES)
        continue;
      g_ptr_array_add (lacking, test->id);
      for (guint j = 0; j < g_list_model_get_n_items (test->citations); j++)
        g_ptr_array_add (citations, g_list_model_get_item (test->citations, j));
    }
  if (lacking->len == 0)
    return;

  g_autoptr (GListModel) list
      = safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, g_steal_pointer (&citations));

  safeguard_stance_set_rule (out, lacking->len == 1 ? g_ptr_array_index (lacking, 0) : NULL, list);
  g_ptr_array_add (lacking, NULL);
  safeguard_stance_add_names (out, "checklist-lacks", (const char *const *)lacking->pdata);
}

static void
safeguard_check_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  static const char *const answers[]
      = {NULL, "checklist-yes", "checklist-no", "answer-undetermined", "answer-undecided"};
  SafeguardCheckRuling *self = SAFEGUARD_CHECK_RULING (ruling);
  const char *room
      = g_str_has_prefix (self->checklist->where, "funding/") ? "funding" : "governance";

  out->subject = g_strdup (self->checklist->id);
  safeguard_stance_take_move (out, g_strdup (safeguard_phrase (answers[self->answer])));
  safeguard_stance_set_rule (out, NULL, self->checklist->citations);
  add_lacking (self, out);
  out->facts = self->facts;
  safeguard_stance_add_rule (out, room, SAFEGUARD_ASPECT_TEST, self->checklist->id);
  for (guint i = 0; i < self->checklist->tests->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s/%s", self->checklist->id, test_at (self, i)->id);

      safeguard_stance_add_rule (out, room, SAFEGUARD_ASPECT_TEST, id);
    }
}

static void
safeguard_check_ruling_class_init (SafeguardCheckRulingClass *klass)
{
  static const char *const sections[] = {"governance/checklists", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_check_ruling_finalize;
  ruling_class->add_findings = safeguard_check_ruling_add_findings;
  ruling_class->add_questions = safeguard_check_ruling_add_questions;
  ruling_class->add_undecided = safeguard_check_ruling_add_undecided;
  ruling_class->write_result = safeguard_check_ruling_write_result;
  ruling_class->sections = sections;
  ruling_class->kind = "check";
  ruling_class->take_stance = safeguard_check_ruling_take_stance;
}

static void
safeguard_check_ruling_init (SafeguardCheckRuling *self)
{
}

static SafeguardAnswer
judge (const SafeguardTable *table, const SafeguardFacts *facts)
{
  static const SafeguardAnswer answers[] = {SAFEGUARD_ANSWER_NO, SAFEGUARD_ANSWER_UNDETERMINED,
                                            SAFEGUARD_ANSWER_UNDECIDED, SAFEGUARD_ANSWER_YES};
  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (table));

  safeguard_table_match (table, facts, match);

  return answers[safeguard_match_get_state (match, 0)];
}

/* One test that fails is enough; then what is not known comes before what the document leaves open,
 * for it may yet fail. */
static SafeguardAnswer
join (const SafeguardAnswer *answers, guint n)
{
  static const SafeguardAnswer order[]
      = {SAFEGUARD_ANSWER_NO, SAFEGUARD_ANSWER_UNDETERMINED, SAFEGUARD_ANSWER_UNDECIDED};

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < n; j++)
      if (answers[j] == order[i])
        return order[i];

  return SAFEGUARD_ANSWER_YES;
}

SafeguardCheckRuling *
safeguard_check_ruling_new (SafeguardChecklist *checklist,
                            SafeguardFacts *facts,
                            SafeguardMoment at)
{
  SafeguardCheckRuling *self = g_object_new (SAFEGUARD_TYPE_CHECK_RULING, NULL);

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), checklist->layers, at);
  self->checklist = g_object_ref (checklist);
  self->facts = facts;
  self->answers = g_new (SafeguardAnswer, checklist->tests->len);
  for (guint i = 0; i < checklist->tests->len; i++)
    self->answers[i] = judge (test_at (self, i)->table, facts);
  self->answer = checklist->together != NULL ? judge (checklist->together, facts)
                                             : join (self->answers, checklist->tests->len);

  return self;
}

/**
 * safeguard_check_ruling_get_answer:
 * @self: a ruling
 *
 * Gets whether all the tests are passed.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_check_ruling_get_answer (SafeguardCheckRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_RULING (self) && self->checklist != NULL,
                        SAFEGUARD_ANSWER_UNDETERMINED);

  return self->answer;
}

/**
 * safeguard_check_ruling_get_tests:
 * @self: a ruling
 *
 * Gets the tests, each with its answer and its reason.
 *
 * Returns: (transfer full): a list of [class@CheckTest]
 *
 * Since: 1.0
 */
GListModel *
safeguard_check_ruling_get_tests (SafeguardCheckRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_RULING (self) && self->checklist != NULL, NULL);

  GPtrArray *tests = g_ptr_array_new ();

  for (guint i = 0; i < self->checklist->tests->len; i++)
    {
      SafeguardExplained explained = explain (self, test_at (self, i)->table);
      g_autoptr (GListModel) trace = safeguard_explained_trace (&explained);
      GListModel *needs = safeguard_trace_get_needs (safeguard_list_peek (trace, 0));

      g_ptr_array_add (tests, safeguard_check_test_new (test_at (self, i), self->answers[i],
                                                        g_object_ref (needs)));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_CHECK_TEST, tests);
}
