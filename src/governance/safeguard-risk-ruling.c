/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-risk-private.h"

#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-stance-private.h"

/**
 * SafeguardRiskRuling:
 *
 * What becomes of a risk: whether the body that found it keeps it, or whether it goes
 * up, and on whose register it stands. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardRiskRuling
{
  SafeguardRuling parent_instance;

  SafeguardGovernance *governance;
  char *id; /* NULL: a score alone was asked for */
  SafeguardFacts *facts;
  SafeguardRiskHandling handling;
  int row;                           /* that decides, or -1 */
  GPtrArray *scores;                 /* of SafeguardRiskScore */
  const SafeguardRiskFinder *finder; /* of the governance; NULL: found by no such body */
  char *went_up;                     /* when, in words; or NULL */
  gint64 score_then;                 /* when it went up; -1: none was recorded by then */
  gboolean went_up_by_rule;
  char *closed; /* likewise */
};

struct _SafeguardRiskRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardRiskRuling, safeguard_risk_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_risk_ruling_finalize (GObject *object)
{
  SafeguardRiskRuling *self = SAFEGUARD_RISK_RULING (object);

  g_clear_object (&self->governance);
  g_free (self->id);
  g_clear_pointer (&self->facts, safeguard_facts_free);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_free (self->went_up);
  g_free (self->closed);

  G_OBJECT_CLASS (safeguard_risk_ruling_parent_class)->finalize (object);
}

static const SafeguardAssuranceRules *
rules_of (SafeguardRiskRuling *self)
{
  return safeguard_governance_peek_assurance (self->governance);
}

static const SafeguardRiskRow *
row_of (SafeguardRiskRuling *self)
{
  return self->row >= 0 ? g_ptr_array_index (rules_of (self)->risks.rows, (guint)self->row) : NULL;
}

static char *
answer_of (gint32 rank, gconstpointer rules)
{
  const SafeguardAssuranceRules *assurance = rules;
  const SafeguardRiskRow *row = g_ptr_array_index (assurance->risks.rows, (guint)rank - 1);

  return g_strdup (row->escalated ? "escalated" : "kept");
}

static SafeguardExplained
explain (SafeguardRiskRuling *self)
{
  const SafeguardAssuranceRules *rules = rules_of (self);

  return (SafeguardExplained){rules->risks.table, self->facts, answer_of, rules, FALSE};
}

static char *
score_text (SafeguardRiskRuling *self)
{
  return safeguard_facts_get_text (self->facts, 0);
}

static void
add_handling (SafeguardRiskRuling *self, GPtrArray *out)
{
  static const char *const codes[]
      = {NULL, "risk-kept", "risk-escalated", "risk-undetermined", "risk-undecided"};
  const SafeguardAssuranceRules *rules = rules_of (self);
  const SafeguardRiskRow *row = row_of (self);
  g_autofree char *score = score_text (self);
  const char *to = row != NULL ? row->to : NULL;

  if (rules->risks.table == NULL)
    {
      g_ptr_array_add (out, safeguard_finding_new ("risk-no-rule", NULL, NULL, NULL));
      return;
    }
  g_ptr_array_add (out,
                   safeguard_finding_new (
                       codes[self->handling], row != NULL ? row->citations : rules->risks.citations,
                       NULL, "score", score, "to",
                       to != NULL ? safeguard_assurance_rules_body_name (rules, to) : "", NULL));
}

static void
safeguard_risk_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardRiskRuling *self = SAFEGUARD_RISK_RULING (ruling);
  const SafeguardAssuranceRules *rules = rules_of (self);

  add_handling (self, out);
  if (self->finder != NULL)
    g_ptr_array_add (
        out, safeguard_finding_new (
                 "risk-on-register", self->finder->citations, NULL, "who",
                 safeguard_assurance_rules_body_name (rules, self->finder->body), "holder",
                 safeguard_assurance_rules_body_name (rules, self->finder->register_id), NULL));
  if (self->went_up != NULL)
    {
      g_autofree char *score = g_strdup_printf ("%" G_GINT64_FORMAT, self->score_then);

      g_ptr_array_add (out, safeguard_finding_new (
                                self->went_up_by_rule || self->score_then < 0 ? "risk-went-up"
                                                                              : "risk-went-up-kept",
                                NULL, NULL, "when", self->went_up, "score", score, NULL));
    }
  if (self->closed != NULL)
    g_ptr_array_add (out,
                     safeguard_finding_new ("risk-closed", NULL, NULL, "when", self->closed, NULL));
}

static void
safeguard_risk_ruling_add_questions (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardRiskRuling *self = SAFEGUARD_RISK_RULING (ruling);
  SafeguardExplained explained = explain (self);

  if (explained.table != NULL)
    safeguard_explained_add_questions (&explained, NULL, out);
}

static void
safeguard_risk_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardRiskRuling *self = SAFEGUARD_RISK_RULING (ruling);
  SafeguardExplained explained = explain (self);

  if (self->handling != SAFEGUARD_RISK_HANDLING_UNDECIDED)
    return;
  if (explained.table != NULL)
    safeguard_explained_add_undecided (&explained, rules_of (self)->gaps, out);
  safeguard_silences_add (rules_of (self)->risks.silences, self->facts, rules_of (self)->gaps, out);
}

static void
write_scores (SafeguardRiskRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "scores");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->scores->len; i++)
    {
      SafeguardRiskScore *score = g_ptr_array_index (self->scores, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "at", safeguard_risk_score_get_when_text (score));
      safeguard_json_add_integer (builder, "score", safeguard_risk_score_get_score (score));
      safeguard_json_add_text (
          builder, "handling",
          safeguard_risk_handling_text (safeguard_risk_score_get_handling (score)));
      safeguard_json_add_text (builder, "to", safeguard_risk_score_get_to (score));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
safeguard_risk_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardRiskRuling *self = SAFEGUARD_RISK_RULING (ruling);
  gint64 score;

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  safeguard_json_add_text (builder, "handling", safeguard_risk_handling_text (self->handling));
  safeguard_json_add_text (builder, "to", safeguard_risk_ruling_get_to (self));
  if (safeguard_facts_get_value (self->facts, 0, &score))
    safeguard_json_add_integer (builder, "score", score);
  else
    safeguard_json_add_text (builder, "score", NULL);
  safeguard_json_add_text (builder, "register", safeguard_risk_ruling_get_register (self));
  safeguard_json_add_boolean (builder, "went_up", self->went_up != NULL);
  safeguard_json_add_boolean (builder, "closed", self->closed != NULL);
  write_scores (self, builder);
  json_builder_end_object (builder);
}

static char *
describe (SafeguardRiskRuling *self)
{
  static const char *const handlings[]
      = {NULL, "risk-kept", "risk-taken-up", "answer-undetermined", "answer-undecided"};
  const SafeguardRiskRow *row = row_of (self);

  if (row == NULL || row->to == NULL)
    return g_strdup (safeguard_phrase (handlings[self->handling]));
  g_autofree char *to = safeguard_differences_words (row->to);

  return safeguard_phrase_fill ("risk-taken-up-to", "body", to, NULL);
}

static void
safeguard_risk_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  SafeguardRiskRuling *self = SAFEGUARD_RISK_RULING (ruling);
  const SafeguardRiskRow *row = row_of (self);

  out->subject = g_strdup (self->id);
  safeguard_stance_take_move (out, describe (self));
  if (row != NULL)
    safeguard_stance_set_rule (out, row->id, row->citations);
  out->facts = self->facts;
  safeguard_stance_add_rule (out, "governance", SAFEGUARD_ASPECT_RISK, "risks");
}

static void
safeguard_risk_ruling_class_init (SafeguardRiskRulingClass *klass)
{
  static const char *const sections[] = {"governance/risks", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_risk_ruling_finalize;
  ruling_class->add_findings = safeguard_risk_ruling_add_findings;
  ruling_class->add_questions = safeguard_risk_ruling_add_questions;
  ruling_class->add_undecided = safeguard_risk_ruling_add_undecided;
  ruling_class->write_result = safeguard_risk_ruling_write_result;
  ruling_class->sections = sections;
  ruling_class->kind = "risk";
  ruling_class->take_stance = safeguard_risk_ruling_take_stance;
}

static void
safeguard_risk_ruling_init (SafeguardRiskRuling *self)
{
  self->row = -1;
  self->score_then = -1;
  self->scores = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Judges the score that @facts hold; @row gets the row that decides, or -1. */
static SafeguardRiskHandling
judge (const SafeguardAssuranceRules *rules, const SafeguardFacts *facts, int *row)
{
  SafeguardMatch *match;
  const SafeguardRiskRow *winner;

  *row = -1;
  if (rules->risks.table == NULL)
    return SAFEGUARD_RISK_HANDLING_UNDECIDED;
  match = g_alloca (safeguard_table_get_match_size (rules->risks.table));
  safeguard_table_match (rules->risks.table, facts, match);
  if (match->outcome == SAFEGUARD_OUTCOME_UNDETERMINED)
    return SAFEGUARD_RISK_HANDLING_UNDETERMINED;
  if (match->outcome != SAFEGUARD_OUTCOME_DECIDED)
    return SAFEGUARD_RISK_HANDLING_UNDECIDED;
  *row = (int)safeguard_table_get_row (rules->risks.table, (guint)match->winner)->index;
  winner = g_ptr_array_index (rules->risks.rows, (guint)*row);

  return winner->escalated ? SAFEGUARD_RISK_HANDLING_ESCALATED : SAFEGUARD_RISK_HANDLING_KEPT;
}

static SafeguardRiskRuling *
ruling_new (SafeguardGovernance *governance, SafeguardMoment at)
{
  SafeguardRiskRuling *self = g_object_new (SAFEGUARD_TYPE_RISK_RULING, NULL);

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), governance->layers, at);
  self->governance = g_object_ref (governance);
  self->facts = safeguard_facts_new (rules_of (self)->risks.vocabulary);

  return self;
}

static void
take_score (SafeguardRiskRuling *self, const char *when, gint64 score)
{
  const SafeguardRiskRow *row;

  safeguard_facts_clear (self->facts, 0);
  safeguard_facts_set_number (self->facts, 0, score, NULL);
  self->handling = judge (rules_of (self), self->facts, &self->row);
  row = row_of (self);
  g_ptr_array_add (self->scores, safeguard_risk_score_new (when, score, self->handling,
                                                           row != NULL ? row->to : NULL));
}

static void
take_event (SafeguardRiskRuling *self, SafeguardEvent *event)
{
  const SafeguardRiskRules *risks = &rules_of (self)->risks;
  const char *type = safeguard_event_get_event_type (event);
  const char *by = safeguard_event_get_by (event);
  gint64 score = 0;

  if (strcmp (type, "scored") == 0 && safeguard_risk_read_score (event, &score, NULL))
    take_score (self, safeguard_event_get_when_text (event), score);
  else if (strcmp (type, "escalated") == 0)
    {
      g_free (self->went_up);
      self->went_up = safeguard_moment_to_text (safeguard_event_peek_moment (event));
      self->went_up_by_rule = self->handling == SAFEGUARD_RISK_HANDLING_ESCALATED;
      safeguard_facts_get_value (self->facts, 0, &self->score_then);
    }
  else if (strcmp (type, "closed") == 0)
    {
      g_free (self->closed);
      self->closed = safeguard_moment_to_text (safeguard_event_peek_moment (event));
    }
  else if (strcmp (type, "raised") == 0 && by != NULL)
    for (guint i = 0; i < risks->finders->len; i++)
      {
        const SafeguardRiskFinder *finder = g_ptr_array_index (risks->finders, i);

        if (strcmp (finder->body, by) == 0)
          self->finder = finder;
      }
}

/**
 * safeguard_governance_assess_score:
 * @self: rules of governance
 * @score: a score, from 0; the documents give no scale
 * @error: return location for an error
 *
 * Says what becomes of a risk of that score.
 *
 * Errors: %SAFEGUARD_ERROR_OUT_OF_RANGE if the score is below 0.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardRiskRuling *
safeguard_governance_assess_score (SafeguardGovernance *self, gint64 score, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (SafeguardRiskRuling) ruling = ruling_new (self, SAFEGUARD_MOMENT_NONE);

  if (!safeguard_facts_set_number (ruling->facts, 0, score, error))
    return NULL;
  ruling->handling = judge (self->assurance, ruling->facts, &ruling->row);

  return g_steal_pointer (&ruling);
}

/**
 * safeguard_governance_assess_risk:
 * @self: rules of governance
 * @risk: what is recorded of the risk
 * @at: (nullable): the moment that the ruling speaks for; what happened later is left
 *   out
 * @error: return location for an error
 *
 * Says what becomes of a risk by its latest score, and on whose register it stands.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardRiskRuling *
safeguard_governance_assess_risk (SafeguardGovernance *self,
                                  SafeguardRisk *risk,
                                  GDateTime *at,
                                  GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_RISK (risk) && risk->governance != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  g_autoptr (GPtrArray) events = safeguard_record_list_by (SAFEGUARD_RECORD (risk), &moment);
  SafeguardRiskRuling *ruling;

  if (!safeguard_assurance_rules_check_policy (self->assurance, risk->governance->assurance, error))
    return NULL;
  ruling = ruling_new (self, moment);
  ruling->id = g_strdup (risk->id);
  ruling->handling = judge (self->assurance, ruling->facts, &ruling->row);
  for (guint i = 0; i < events->len; i++)
    take_event (ruling, g_ptr_array_index (events, i));

  return ruling;
}

/**
 * safeguard_risk_ruling_get_handling:
 * @self: a ruling
 *
 * Gets what becomes of the risk.
 *
 * Returns: the handling
 *
 * Since: 1.0
 */
SafeguardRiskHandling
safeguard_risk_ruling_get_handling (SafeguardRiskRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_RULING (self) && self->facts != NULL,
                        SAFEGUARD_RISK_HANDLING_UNDECIDED);

  return self->handling;
}

/**
 * safeguard_risk_ruling_get_to:
 * @self: a ruling
 *
 * Gets the body that the risk goes up to.
 *
 * Returns: (transfer none) (nullable): the id of a body, or %NULL if it goes nowhere
 *
 * Since: 1.0
 */
const char *
safeguard_risk_ruling_get_to (SafeguardRiskRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_RULING (self) && self->facts != NULL, NULL);

  const SafeguardRiskRow *row = row_of (self);

  return row != NULL ? row->to : NULL;
}

/**
 * safeguard_risk_ruling_get_register:
 * @self: a ruling
 *
 * Gets on whose register the risk stands: what some bodies find goes on the
 * partnership's whatever its score.
 *
 * Returns: (transfer none) (nullable): the id of a body, or %NULL if no document says
 *
 * Since: 1.0
 */
const char *
safeguard_risk_ruling_get_register (SafeguardRiskRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_RULING (self) && self->facts != NULL, NULL);

  return self->finder != NULL ? self->finder->register_id : rules_of (self)->risks.register_id;
}

/**
 * safeguard_risk_ruling_is_closed:
 * @self: a ruling
 *
 * Tells whether the risk is recorded as closed.
 *
 * Returns: %TRUE if it is
 *
 * Since: 1.0
 */
gboolean
safeguard_risk_ruling_is_closed (SafeguardRiskRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_RULING (self) && self->facts != NULL, FALSE);

  return self->closed != NULL;
}

/**
 * safeguard_risk_ruling_get_scores:
 * @self: a ruling
 *
 * Gets the scores over time, the first first.
 *
 * Returns: (transfer full): a list of [class@RiskScore]
 *
 * Since: 1.0
 */
GListModel *
safeguard_risk_ruling_get_scores (SafeguardRiskRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_RULING (self) && self->facts != NULL, NULL);

  GPtrArray *scores = g_ptr_array_new ();

  for (guint i = 0; i < self->scores->len; i++)
    g_ptr_array_add (scores, g_object_ref (g_ptr_array_index (self->scores, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_RISK_SCORE, scores);
}
