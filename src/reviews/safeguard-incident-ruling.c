/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardIncidentRuling:
 *
 * Whether an incident is notifiable, by whom and to whom, and whether a rapid
 * review follows. Its clocks give the dates, each under every declared reading.
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardIncidentRuling, safeguard_incident_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_incident_ruling_finalize (GObject *object)
{
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (object);

  g_clear_object (&self->reviews);
  g_clear_pointer (&self->facts, safeguard_facts_free);
  safeguard_started_clocks_clear (&self->clocks);
  safeguard_started_clocks_clear (&self->conditional);
  g_free (self->states);

  G_OBJECT_CLASS (safeguard_incident_ruling_parent_class)->finalize (object);
}

static char *
answer_yes (gint32 rank, gconstpointer rules)
{
  return g_strdup ("yes");
}

static SafeguardExplained
explain (SafeguardIncidentRuling *self, guint criterion)
{
  const SafeguardCriterion *rule = g_ptr_array_index (self->reviews->criteria, criterion);

  return (SafeguardExplained){rule->table, self->facts, answer_yes, self->reviews, FALSE};
}

static void
safeguard_incident_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (ruling);

  safeguard_started_clocks_add_clocks (&self->clocks, out);
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

static gboolean
holds_all (char **set, char **subset)
{
  for (guint i = 0; subset != NULL && subset[i] != NULL; i++)
    if (set == NULL || !g_strv_contains ((const char *const *)set, subset[i]))
      return FALSE;

  return TRUE;
}

/* Whether a criterion that is met already brings all that this one could. */
static gboolean
brings_nothing_new (SafeguardIncidentRuling *self, guint index)
{
  const SafeguardCriterion *criterion = g_ptr_array_index (self->reviews->criteria, index);

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      const SafeguardCriterion *met = g_ptr_array_index (self->reviews->criteria, i);

      if (self->states[i] == SAFEGUARD_ROW_STATE_YES && holds_all (met->to, criterion->to)
          && holds_all (met->clocks, criterion->clocks)
          && (met->rapid_review || !criterion->rapid_review))
        return TRUE;
    }

  return FALSE;
}

/* A fact that matters to several criteria is asked for once; one that could only repeat what
 * follows anyway is not. */
static void
safeguard_incident_ruling_add_questions (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (ruling);
  const char *from
      = safeguard_incident_ruling_get_notifiable (self) == SAFEGUARD_ANSWER_YES ? "yes" : NULL;

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      SafeguardExplained explained = explain (self, i);
      g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);

      if (brings_nothing_new (self, i))
        continue;
      safeguard_explained_add_questions (&explained, from, more);
      for (guint j = 0; j < more->len; j++)
        if (!is_asked (out, g_ptr_array_index (more, j)))
          g_ptr_array_add (out, g_object_ref (g_ptr_array_index (more, j)));
    }
}

static gboolean
any_is (SafeguardIncidentRuling *self, SafeguardRowState state)
{
  for (guint i = 0; i < self->reviews->criteria->len; i++)
    if (self->states[i] == state)
      return TRUE;

  return FALSE;
}

static void
safeguard_incident_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (ruling);

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      SafeguardExplained explained = explain (self, i);

      safeguard_explained_add_undecided (&explained, self->reviews->gaps, out);
    }
  if (safeguard_incident_ruling_get_notifiable (self) == SAFEGUARD_ANSWER_UNDECIDED
      && !any_is (self, SAFEGUARD_ROW_STATE_DISPUTED))
    safeguard_silences_add (self->reviews->silences, self->facts, self->reviews->gaps, out);
}

static void
safeguard_incident_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  static const char *const answers[] = {"", "yes", "no", "undetermined", "undecided"};
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (ruling);
  SafeguardAnswer rapid_review = safeguard_incident_ruling_get_rapid_review (self);
  const char *by = safeguard_incident_ruling_get_by (self);
  g_auto (GStrv) to = safeguard_incident_ruling_get_to (self);
  g_autoptr (GListModel) trace = safeguard_incident_ruling_get_trace (self);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "notifiable",
                           answers[safeguard_incident_ruling_get_notifiable (self)]);
  safeguard_json_add_text (builder, "by", by);
  safeguard_json_add_texts (builder, "to", (const char *const *)to);
  safeguard_json_add_boolean (builder, "rapid_review", rapid_review == SAFEGUARD_ANSWER_YES);
  safeguard_json_add_text (builder, "rapid_review_answer", answers[rapid_review]);
  json_builder_set_member_name (builder, "trace");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (trace); i++)
    safeguard_trace_write (safeguard_list_peek (trace, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
safeguard_incident_ruling_class_init (SafeguardIncidentRulingClass *klass)
{
  static const char *const sections[] = {"reviews/criteria", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_incident_ruling_finalize;
  ruling_class->add_findings = safeguard_incident_ruling_add_findings;
  ruling_class->add_clocks = safeguard_incident_ruling_add_clocks;
  ruling_class->add_questions = safeguard_incident_ruling_add_questions;
  ruling_class->add_undecided = safeguard_incident_ruling_add_undecided;
  ruling_class->write_result = safeguard_incident_ruling_write_result;
  ruling_class->sections = sections;
  ruling_class->kind = "incident";
  ruling_class->take_stance = safeguard_incident_ruling_take_stance;
}

static void
safeguard_incident_ruling_init (SafeguardIncidentRuling *self)
{
  safeguard_started_clocks_init (&self->clocks);
  safeguard_started_clocks_init (&self->conditional);
}

static SafeguardRowState
judge (const SafeguardCriterion *criterion, const SafeguardFacts *facts)
{
  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (criterion->table));

  safeguard_table_match (criterion->table, facts, match);

  return safeguard_match_get_state (match, 0);
}

/* The clocks of a criterion that is met run. Those of one that may still turn out to be met are
 * worked out too: the days may already be passing. */
static void
start_clocks (SafeguardIncidentRuling *self, guint index, SafeguardRecord *record)
{
  const SafeguardCriterion *criterion = g_ptr_array_index (self->reviews->criteria, index);
  SafeguardStartedClocks *started
      = self->states[index] == SAFEGUARD_ROW_STATE_YES ? &self->clocks : &self->conditional;

  if (self->states[index] != SAFEGUARD_ROW_STATE_NO)
    safeguard_started_clocks_start (started, self->reviews->timescales,
                                    (const char *const *)criterion->clocks, record,
                                    &SAFEGUARD_RULING (self)->at);
}

SafeguardIncidentRuling *
safeguard_incident_ruling_new (SafeguardReviews *reviews,
                               SafeguardIncident *incident,
                               SafeguardFacts *facts,
                               SafeguardMoment at)
{
  SafeguardIncidentRuling *self = g_object_new (SAFEGUARD_TYPE_INCIDENT_RULING, NULL);

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), reviews->layers, at);
  self->reviews = g_object_ref (reviews);
  self->facts = facts;
  self->states = g_new (SafeguardRowState, MAX (reviews->criteria->len, 1));
  for (guint i = 0; i < reviews->criteria->len; i++)
    {
      self->states[i] = judge (g_ptr_array_index (reviews->criteria, i), facts);
      start_clocks (self, i, SAFEGUARD_RECORD (incident));
    }

  return self;
}

/* The criterion that holds and stands first, or NULL. */
static const SafeguardCriterion *
first_met (SafeguardIncidentRuling *self)
{
  for (guint i = 0; i < self->reviews->criteria->len; i++)
    if (self->states[i] == SAFEGUARD_ROW_STATE_YES)
      return g_ptr_array_index (self->reviews->criteria, i);

  return NULL;
}

/**
 * safeguard_incident_ruling_get_notifiable:
 * @self: a ruling
 *
 * Gets whether somebody must be notified of the incident.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_incident_ruling_get_notifiable (SafeguardIncidentRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_INCIDENT_RULING (self) && self->states != NULL,
                        SAFEGUARD_ANSWER_UNDETERMINED);

  if (first_met (self) != NULL)
    return SAFEGUARD_ANSWER_YES;
  if (any_is (self, SAFEGUARD_ROW_STATE_DISPUTED))
    return SAFEGUARD_ANSWER_UNDECIDED;
  if (any_is (self, SAFEGUARD_ROW_STATE_OPEN))
    return SAFEGUARD_ANSWER_UNDETERMINED;

  /* That nothing need be done is an answer only where a document gives it. */
  return self->reviews->otherwise_citations != NULL ? SAFEGUARD_ANSWER_NO
                                                    : SAFEGUARD_ANSWER_UNDECIDED;
}

/**
 * safeguard_incident_ruling_get_by:
 * @self: a ruling
 *
 * Gets who must notify.
 *
 * Returns: (transfer none) (nullable): a partner, such as "local-authority", or
 *   %NULL unless the incident is notifiable
 *
 * Since: 1.0
 */
const char *
safeguard_incident_ruling_get_by (SafeguardIncidentRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_INCIDENT_RULING (self) && self->states != NULL, NULL);

  const SafeguardCriterion *criterion = first_met (self);

  return criterion != NULL ? criterion->by : NULL;
}

/**
 * safeguard_incident_ruling_get_to:
 * @self: a ruling
 *
 * Gets everybody who must be told, over all the criteria that hold.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids, such as "panel" and
 *   "ofsted"; empty unless the incident is notifiable
 *
 * Since: 1.0
 */
char **
safeguard_incident_ruling_get_to (SafeguardIncidentRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_INCIDENT_RULING (self) && self->states != NULL, NULL);

  g_autoptr (GPtrArray) to = g_ptr_array_new ();

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      const SafeguardCriterion *criterion = g_ptr_array_index (self->reviews->criteria, i);

      for (guint j = 0; self->states[i] == SAFEGUARD_ROW_STATE_YES && criterion->to[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (to, criterion->to[j], g_str_equal, NULL))
          g_ptr_array_add (to, criterion->to[j]);
    }
  g_ptr_array_add (to, NULL);

  return g_strdupv ((char **)to->pdata);
}

/**
 * safeguard_incident_ruling_get_rapid_review:
 * @self: a ruling
 *
 * Gets whether a rapid review follows. It does not only if no criterion that
 * leads to one can still turn out to be met.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_incident_ruling_get_rapid_review (SafeguardIncidentRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_INCIDENT_RULING (self) && self->states != NULL,
                        SAFEGUARD_ANSWER_UNDETERMINED);

  SafeguardAnswer answer = SAFEGUARD_ANSWER_NO;

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      const SafeguardCriterion *criterion = g_ptr_array_index (self->reviews->criteria, i);

      if (!criterion->rapid_review)
        continue;
      if (self->states[i] == SAFEGUARD_ROW_STATE_YES)
        return SAFEGUARD_ANSWER_YES;
      if (self->states[i] == SAFEGUARD_ROW_STATE_DISPUTED)
        answer = SAFEGUARD_ANSWER_UNDECIDED;
      else if (self->states[i] == SAFEGUARD_ROW_STATE_OPEN && answer == SAFEGUARD_ANSWER_NO)
        answer = SAFEGUARD_ANSWER_UNDETERMINED;
    }

  return answer;
}

/**
 * safeguard_incident_ruling_get_trace:
 * @self: a ruling
 *
 * Gets what became of every criterion, in the order of the documents.
 *
 * Returns: (transfer full): a list of [class@Trace]
 *
 * Since: 1.0
 */
GListModel *
safeguard_incident_ruling_get_trace (SafeguardIncidentRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_INCIDENT_RULING (self) && self->states != NULL, NULL);

  GPtrArray *traces = g_ptr_array_new ();

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      SafeguardExplained explained = explain (self, i);
      g_autoptr (GListModel) rows = safeguard_explained_trace (&explained);

      for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
        g_ptr_array_add (traces, g_list_model_get_item (rows, j));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_TRACE, traces);
}
