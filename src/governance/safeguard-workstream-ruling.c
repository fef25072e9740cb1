/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-vote-private.h"
#include "safeguard-workstream-private.h"

#include <string.h>

#include "safeguard-json-private.h"

/**
 * SafeguardWorkstreamRuling:
 *
 * Where a piece of the partnership's work stands: see [class@ProceedingRuling]. An act
 * that rests on a vote, as a summons rests on the full agreement of the Board
 * (Stockport's Statement of Commitment, section 8), counts as the ruling of that vote
 * says.
 *
 * Since: 1.0
 */
struct _SafeguardWorkstreamRuling
{
  SafeguardProceedingRuling parent_instance;

  SafeguardGovernance *governance;
  const SafeguardVoteRule *rule; /* of a vote on which an act rests; or NULL */
  SafeguardVoteRuling *vote;     /* the ruling of it; NULL: none was given */
  gboolean recorded;             /* that the act happened */
};

struct _SafeguardWorkstreamRulingClass
{
  SafeguardProceedingRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardWorkstreamRuling,
                     safeguard_workstream_ruling,
                     SAFEGUARD_TYPE_PROCEEDING_RULING)

static void
safeguard_workstream_ruling_finalize (GObject *object)
{
  SafeguardWorkstreamRuling *self = SAFEGUARD_WORKSTREAM_RULING (object);

  g_clear_object (&self->vote);
  g_clear_object (&self->governance);

  G_OBJECT_CLASS (safeguard_workstream_ruling_parent_class)->finalize (object);
}

static const char *
code_of (SafeguardWorkstreamRuling *self)
{
  static const char *const with_act[] = {"", "act-agreed", "act-not-agreed",
                                         "act-agreement-undetermined", "act-agreement-undecided"};
  static const char *const without_act[]
      = {"", "act-may-follow", "act-may-not-follow", "act-agreement-undetermined",
         "act-agreement-undecided"};

  if (self->vote == NULL)
    return self->recorded ? "act-vote-not-given" : NULL;

  return (self->recorded ? with_act : without_act)[self->vote->outcome];
}

static void
safeguard_workstream_ruling_add_first (SafeguardProceedingRuling *ruling, GPtrArray *out)
{
  SafeguardWorkstreamRuling *self = SAFEGUARD_WORKSTREAM_RULING (ruling);
  const SafeguardActRule *act;
  const char *code;

  if (self->rule == NULL)
    return;
  act = safeguard_procedure_get_act (
      ruling->procedure,
      (guint)safeguard_procedure_find_act (ruling->procedure, self->rule->settles_act, NULL));
  code = code_of (self);
  if (code != NULL)
    g_ptr_array_add (out, safeguard_finding_new (code, act->citations, NULL, "act", act->name,
                                                 "decision", self->rule->name, NULL));
}

static void
safeguard_workstream_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardWorkstreamRuling *self = SAFEGUARD_WORKSTREAM_RULING (ruling);

  SAFEGUARD_RULING_CLASS (safeguard_workstream_ruling_parent_class)->add_undecided (ruling, out);
  if (self->vote != NULL && self->vote->outcome == SAFEGUARD_VOTE_OUTCOME_UNDECIDED)
    safeguard_decision_add_undecided (self->rule->decision, self->vote->facts,
                                      self->governance->gaps, out);
}

static void
safeguard_workstream_ruling_write_more (SafeguardProceedingRuling *ruling, JsonBuilder *builder)
{
  static const char *const outcomes[]
      = {NULL, "carried", "not-carried", "undetermined", "undecided"};
  SafeguardWorkstreamRuling *self = SAFEGUARD_WORKSTREAM_RULING (ruling);

  json_builder_set_member_name (builder, "vote");
  if (self->rule == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "act", self->rule->settles_act);
  safeguard_json_add_text (builder, "decision", self->rule->id);
  safeguard_json_add_text (builder, "outcome",
                           outcomes[self->vote != NULL ? self->vote->outcome : 0]);
  safeguard_json_add_boolean (builder, "recorded", self->recorded);
  json_builder_end_object (builder);
}

static void
safeguard_workstream_ruling_class_init (SafeguardWorkstreamRulingClass *klass)
{
  SafeguardProceedingRulingClass *proceeding_class = (SafeguardProceedingRulingClass *)klass;

  G_OBJECT_CLASS (klass)->finalize = safeguard_workstream_ruling_finalize;
  SAFEGUARD_RULING_CLASS (klass)->kind = "workstream";
  proceeding_class->room = "governance";
  SAFEGUARD_RULING_CLASS (klass)->add_undecided = safeguard_workstream_ruling_add_undecided;
  proceeding_class->add_first = safeguard_workstream_ruling_add_first;
  proceeding_class->write_more = safeguard_workstream_ruling_write_more;
}

static void
safeguard_workstream_ruling_init (SafeguardWorkstreamRuling *self)
{
}

/* The vote on which an act of that kind of work rests; NULL without one. */
static const SafeguardVoteRule *
find_rule (SafeguardGovernance *self, const char *kind)
{
  for (guint i = 0; i < self->votes->len; i++)
    {
      const SafeguardVoteRule *rule = g_ptr_array_index (self->votes, i);

      if (g_strcmp0 (rule->settles_kind, kind) == 0)
        return rule;
    }

  return NULL;
}

static gboolean
has_happened (SafeguardRecord *record, const char *act, SafeguardMoment at)
{
  for (guint i = 0; i < safeguard_record_get_n_events (record); i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (record, i);

      if (strcmp (safeguard_event_get_event_type (event), act) == 0
          && safeguard_progress_has_happened (safeguard_event_peek_moment (event),
                                              at.day != 0 ? safeguard_moment_end (&at)
                                                          : G_MAXINT64))
        return TRUE;
    }

  return FALSE;
}

/* Rules judge by @vote, which may be NULL. */
static SafeguardWorkstreamRuling *
follow (SafeguardGovernance *self,
        SafeguardWorkstream *workstream,
        const SafeguardVoteRule *rule,
        SafeguardVoteRuling *vote,
        GDateTime *at)
{
  SafeguardProceeding *proceeding = SAFEGUARD_PROCEEDING (workstream);
  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  SafeguardWorkstreamRuling *ruling = g_object_new (SAFEGUARD_TYPE_WORKSTREAM_RULING, NULL);
  gboolean lost = vote != NULL && vote->outcome == SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED;
  g_autoptr (SafeguardWorkstream) counted
      = lost ? safeguard_workstream_copy_without (workstream, rule->settles_act)
             : g_object_ref (workstream);

  ruling->governance = g_object_ref (self);
  ruling->rule = rule;
  ruling->vote = vote != NULL ? g_object_ref (vote) : NULL;
  ruling->recorded
      = rule != NULL && has_happened (SAFEGUARD_RECORD (workstream), rule->settles_act, moment);
  safeguard_proceeding_ruling_set_up (
      SAFEGUARD_PROCEEDING_RULING (ruling),
      safeguard_workstreams_find_procedure (self->assurance, proceeding->kind, NULL),
      SAFEGUARD_PROCEEDING (counted), moment);

  return ruling;
}

#define IS_WORKSTREAM(workstream)                                                                  \
  (SAFEGUARD_IS_WORKSTREAM (workstream) && SAFEGUARD_PROCEEDING (workstream)->procedure != NULL)

/**
 * safeguard_governance_follow:
 * @self: rules of governance
 * @workstream: what happened
 * @at: (nullable): the moment that the ruling speaks for; without one its clocks have
 *   dates and no states
 * @error: return location for an error
 *
 * Says where a piece of work stands. An act that rests on a vote is taken as it is
 * recorded, and the ruling says so: see [method@Governance.follow_with_vote].
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of another
 * area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardWorkstreamRuling *
safeguard_governance_follow (SafeguardGovernance *self,
                             SafeguardWorkstream *workstream,
                             GDateTime *at,
                             GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (IS_WORKSTREAM (workstream), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardProceeding *proceeding = SAFEGUARD_PROCEEDING (workstream);

  if (!safeguard_proceeding_check_policy (proceeding, self->layers, error))
    return NULL;

  return follow (self, workstream, find_rule (self, proceeding->kind), NULL, at);
}

/**
 * safeguard_governance_follow_with_vote:
 * @self: rules of governance
 * @workstream: what happened
 * @vote: the ruling of the vote on which an act of the work rests
 * @at: (nullable): the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Governance.follow], by what a vote came to. Where the vote was not carried
 * the act that rests on it has not happened, whatever is recorded, and what should come
 * after it is out of order: a chair who summons the head of a partner against one
 * dissent. Where the documents leave the vote open, so is what rests on it.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record or the vote was made for the rules
 * of another area or other editions, %SAFEGUARD_ERROR_OTHER_DECISION if no act of this
 * kind of work rests on that vote.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardWorkstreamRuling *
safeguard_governance_follow_with_vote (SafeguardGovernance *self,
                                       SafeguardWorkstream *workstream,
                                       SafeguardVoteRuling *vote,
                                       GDateTime *at,
                                       GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (IS_WORKSTREAM (workstream), NULL);
  g_return_val_if_fail (SAFEGUARD_IS_VOTE_RULING (vote) && vote->vote != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardProceeding *proceeding = SAFEGUARD_PROCEEDING (workstream);
  const SafeguardVoteRule *rule;

  if (!safeguard_proceeding_check_policy (proceeding, self->layers, error)
      || !safeguard_governance_check_policy (self, vote->vote->governance, error))
    return NULL;
  rule = safeguard_governance_find_vote (self, vote->vote->rule->id, error);
  if (g_strcmp0 (rule->settles_kind, proceeding->kind) != 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_DECISION, NULL, NULL,
                           "no act of '%.60s' rests on the vote '%.60s'", proceeding->kind,
                           rule->id);
      return NULL;
    }

  return follow (self, workstream, rule, vote, at);
}
