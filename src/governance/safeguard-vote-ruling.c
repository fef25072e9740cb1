/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-vote-private.h"

#include "safeguard-gap-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardVoteRuling:
 *
 * What follows from a vote, whose vote it hung on, who was against it, whose vote does
 * not count and why. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardVoteRuling, safeguard_vote_ruling, SAFEGUARD_TYPE_RULING)

G_DEFINE_ENUM_TYPE (SafeguardVoteOutcome,
                    safeguard_vote_outcome,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_VOTE_OUTCOME_CARRIED, "carried"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED, "not-carried"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_VOTE_OUTCOME_UNDETERMINED, "undetermined"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_VOTE_OUTCOME_UNDECIDED, "undecided"))

static const char *const outcomes[] = {"", "carried", "not-carried", "undetermined", "undecided"};
static const char *const ballots[] = {NULL, "yes", "no", "abstain", "absent"};

static void
safeguard_vote_ruling_finalize (GObject *object)
{
  SafeguardVoteRuling *self = SAFEGUARD_VOTE_RULING (object);

  g_clear_pointer (&self->facts, safeguard_facts_free);
  g_clear_object (&self->vote);

  G_OBJECT_CLASS (safeguard_vote_ruling_parent_class)->finalize (object);
}

static char *
answer_of (gint32 rank, gconstpointer rules)
{
  return g_strdup (outcomes[rank]);
}

static SafeguardExplained
explain (SafeguardVoteRuling *self)
{
  return (SafeguardExplained){self->vote->rule->decision->table, self->facts, answer_of, NULL,
                              FALSE};
}

static void
safeguard_vote_ruling_add_questions (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardExplained explained = explain (SAFEGUARD_VOTE_RULING (ruling));

  if (explained.table != NULL)
    safeguard_explained_add_questions (&explained, NULL, out);
}

static void
safeguard_vote_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardVoteRuling *self = SAFEGUARD_VOTE_RULING (ruling);

  safeguard_decision_add_undecided (self->vote->rule->decision, self->facts,
                                    self->vote->governance->gaps, out);
}

/* --- the answer in JSON */

static void
write_readings (SafeguardVoteRuling *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_object_unref);

  safeguard_vote_ruling_add_undecided (SAFEGUARD_RULING (self), gaps);
  json_builder_set_member_name (builder, "readings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    {
      SafeguardGap *gap = g_ptr_array_index (gaps, i);
      GListModel *readings = safeguard_gap_get_readings (gap);

      for (guint j = 0; j < g_list_model_get_n_items (readings); j++)
        {
          SafeguardReading *reading = safeguard_list_peek (readings, j);

          json_builder_begin_object (builder);
          safeguard_json_add_text (builder, "gap", safeguard_gap_get_id (gap));
          safeguard_json_add_text (builder, "reading", safeguard_reading_get_id (reading));
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
}

static void
write_votes (SafeguardVoteRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "votes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->vote->entries->len; i++)
    {
      const SafeguardVoterEntry *entry = g_ptr_array_index (self->vote->entries, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "voter", entry->voter);
      safeguard_json_add_text (builder, "name", safeguard_vote_name (self->vote, entry));
      safeguard_json_add_text (builder, "vote", ballots[entry->ballot]);
      safeguard_json_add_boolean (builder, "counts", entry->place >= 0 && entry->ballot != 0);
      safeguard_json_add_boolean (builder, "conflict", entry->conflict);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_trace (SafeguardVoteRuling *self, JsonBuilder *builder)
{
  g_autoptr (GListModel) trace = safeguard_vote_ruling_get_trace (self);

  json_builder_set_member_name (builder, "trace");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (trace); i++)
    safeguard_trace_write (safeguard_list_peek (trace, i), builder);
  json_builder_end_array (builder);
}

static void
safeguard_vote_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardVoteRuling *self = SAFEGUARD_VOTE_RULING (ruling);
  const SafeguardVoteRule *rule = self->vote->rule;
  g_auto (GStrv) pivotal = safeguard_vote_ruling_get_pivotal (self);
  g_auto (GStrv) dissent = safeguard_vote_ruling_get_dissent (self);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "decision", rule->id);
  safeguard_json_add_text (builder, "name", rule->name);
  safeguard_json_add_text (builder, "outcome", outcomes[self->outcome]);
  safeguard_json_add_text (
      builder, "rule",
      self->row != SAFEGUARD_NO_ROW
          ? safeguard_table_get_row (rule->decision->table, (guint)self->row)->id
          : NULL);
  safeguard_json_add_texts (builder, "pivotal", (const char *const *)pivotal);
  safeguard_json_add_texts (builder, "dissent", (const char *const *)dissent);
  write_readings (self, builder);
  write_votes (self, builder);
  write_trace (self, builder);
  json_builder_end_object (builder);
}

static void
safeguard_vote_ruling_conclude (SafeguardRuling *ruling, SafeguardConclusion *out)
{
  static const SafeguardAnswer of_outcomes[]
      = {SAFEGUARD_ANSWER_UNDETERMINED, SAFEGUARD_ANSWER_YES, SAFEGUARD_ANSWER_NO,
         SAFEGUARD_ANSWER_UNDETERMINED, SAFEGUARD_ANSWER_UNDECIDED};
  SafeguardVoteRuling *self = SAFEGUARD_VOTE_RULING (ruling);

  out->subject = self->vote->rule->id;
  out->answer = of_outcomes[self->outcome];
}

static void
safeguard_vote_ruling_class_init (SafeguardVoteRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_vote_ruling_finalize;
  ruling_class->add_findings = safeguard_vote_ruling_add_findings;
  ruling_class->add_questions = safeguard_vote_ruling_add_questions;
  ruling_class->add_undecided = safeguard_vote_ruling_add_undecided;
  ruling_class->write_result = safeguard_vote_ruling_write_result;
  ruling_class->kind = "vote";
  ruling_class->take_stance = safeguard_vote_ruling_take_stance;
  ruling_class->conclude = safeguard_vote_ruling_conclude;
}

static void
safeguard_vote_ruling_init (SafeguardVoteRuling *self)
{
}

static SafeguardVoteOutcome
outcome_of (const SafeguardDecision *decision, const SafeguardFacts *facts, int *row)
{
  switch (safeguard_decision_judge (decision, facts, row))
    {
    case SAFEGUARD_VOTE_RANK_CARRIED:
      return SAFEGUARD_VOTE_OUTCOME_CARRIED;
    case SAFEGUARD_VOTE_RANK_NOT_CARRIED:
      return SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED;
    case SAFEGUARD_RANK_UNKNOWN:
      return SAFEGUARD_VOTE_OUTCOME_UNDETERMINED;
    default:
      return SAFEGUARD_VOTE_OUTCOME_UNDECIDED;
    }
}

SafeguardVoteRuling *
safeguard_vote_ruling_new (SafeguardVote *vote)
{
  SafeguardVoteRuling *self = g_object_new (SAFEGUARD_TYPE_VOTE_RULING, NULL);
  const SafeguardDecision *decision = vote->rule->decision;

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), vote->governance->layers,
                           SAFEGUARD_MOMENT_NONE);
  self->vote = safeguard_vote_copy (vote);
  SAFEGUARD_RULING (self)->places = g_new0 (char *, 2);
  SAFEGUARD_RULING (self)->places[0] = g_strconcat ("governance/votes/", vote->rule->id, NULL);
  self->facts = safeguard_facts_new (decision->vocabulary);
  for (guint i = 0; i < vote->entries->len; i++)
    {
      const SafeguardVoterEntry *entry = g_ptr_array_index (vote->entries, i);

      if (entry->place >= 0 && entry->ballot != 0)
        safeguard_facts_set_choice (self->facts, (guint)entry->place, (guint)entry->ballot - 1,
                                    NULL);
    }
  self->outcome = outcome_of (decision, self->facts, &self->row);

  return self;
}

#define IS_FILLED(self) (SAFEGUARD_IS_VOTE_RULING (self) && (self)->vote != NULL)

/**
 * safeguard_vote_ruling_get_outcome:
 * @self: a ruling
 *
 * Gets what follows from the vote.
 *
 * Returns: the outcome
 *
 * Since: 1.0
 */
SafeguardVoteOutcome
safeguard_vote_ruling_get_outcome (SafeguardVoteRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), SAFEGUARD_VOTE_OUTCOME_UNDETERMINED);

  return self->outcome;
}

/* Whether the outcome would be another, all other votes being as they are, had it voted so. */
static gboolean
would_differ (SafeguardVoteRuling *self, guint place, SafeguardBallot ballot)
{
  g_autoptr (SafeguardFacts) facts = safeguard_facts_copy (self->facts);

  safeguard_facts_clear (facts, place);
  safeguard_facts_set_choice (facts, place, (guint)ballot - 1, NULL);

  return outcome_of (self->vote->rule->decision, facts, NULL) != self->outcome;
}

static gboolean
is_pivotal (SafeguardVoteRuling *self, const SafeguardVoterEntry *entry)
{
  if (entry->place < 0 || entry->ballot == 0)
    return FALSE;

  return (entry->ballot != SAFEGUARD_BALLOT_YES
          && would_differ (self, (guint)entry->place, SAFEGUARD_BALLOT_YES))
         || (entry->ballot != SAFEGUARD_BALLOT_NO
             && would_differ (self, (guint)entry->place, SAFEGUARD_BALLOT_NO));
}

/**
 * safeguard_vote_ruling_get_pivotal:
 * @self: a ruling
 *
 * Gets the agencies on each of which the outcome hung: had that one alone voted for, or
 * against, the decision would not have come out so.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids, such as "police"; empty
 *   if nothing is decided
 *
 * Since: 1.0
 */
char **
safeguard_vote_ruling_get_pivotal (SafeguardVoteRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; self->row != SAFEGUARD_NO_ROW && i < self->vote->entries->len; i++)
    {
      const SafeguardVoterEntry *entry = g_ptr_array_index (self->vote->entries, i);

      if (is_pivotal (self, entry))
        g_strv_builder_add (ids, entry->voter);
    }

  return g_strv_builder_end (ids);
}

/**
 * safeguard_vote_ruling_get_dissent:
 * @self: a ruling
 *
 * Gets the agencies that voted against what was carried, or for what was not.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids, such as "police"; empty
 *   if nothing is decided
 *
 * Since: 1.0
 */
char **
safeguard_vote_ruling_get_dissent (SafeguardVoteRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  SafeguardBallot against = self->outcome == SAFEGUARD_VOTE_OUTCOME_CARRIED ? SAFEGUARD_BALLOT_NO
                                                                            : SAFEGUARD_BALLOT_YES;

  for (guint i = 0; self->row != SAFEGUARD_NO_ROW && i < self->vote->entries->len; i++)
    {
      const SafeguardVoterEntry *entry = g_ptr_array_index (self->vote->entries, i);

      if (entry->place >= 0 && entry->ballot == against)
        g_strv_builder_add (ids, entry->voter);
    }

  return g_strv_builder_end (ids);
}

/**
 * safeguard_vote_ruling_get_trace:
 * @self: a ruling
 *
 * Gets every rule of the vote, in order, with the votes that it needed.
 *
 * Returns: (transfer full): a list of [class@Trace]
 *
 * Since: 1.0
 */
GListModel *
safeguard_vote_ruling_get_trace (SafeguardVoteRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  SafeguardExplained explained = explain (self);

  return explained.table != NULL ? safeguard_explained_trace (&explained)
                                 : safeguard_list_new_empty (SAFEGUARD_TYPE_TRACE);
}

/**
 * safeguard_vote_ruling_smallest_changes:
 * @self: a ruling
 * @outcome: %SAFEGUARD_VOTE_OUTCOME_CARRIED or %SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED
 * @error: return location for an error
 *
 * Gets the fewest votes that would have to be others for an outcome.
 *
 * Errors: %SAFEGUARD_ERROR_CONDITION_TOO_LARGE if the search was given up.
 *
 * Returns: (transfer full): a list of [class@Change]; empty if there is no way
 *
 * Since: 1.0
 */
GListModel *
safeguard_vote_ruling_smallest_changes (SafeguardVoteRuling *self,
                                        SafeguardVoteOutcome outcome,
                                        GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);
  g_return_val_if_fail (outcome == SAFEGUARD_VOTE_OUTCOME_CARRIED
                            || outcome == SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardExplained explained = explain (self);

  if (explained.table == NULL)
    return safeguard_list_new_empty (SAFEGUARD_TYPE_CHANGE);

  return safeguard_explained_changes (&explained, (gint32)outcome, (gint32)outcome, error);
}
