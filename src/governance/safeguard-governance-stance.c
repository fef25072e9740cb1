/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-stance-private.h"
#include "safeguard-vote-private.h"

/* The row that decides; where none does, what is said of the whole. */
static void
set_decisive (SafeguardStance *out,
              const SafeguardDecision *decision,
              int row,
              GListModel *otherwise)
{
  if (row == SAFEGUARD_NO_ROW)
    safeguard_stance_set_rule (out, NULL, otherwise);
  else
    safeguard_stance_set_rule (out, safeguard_table_get_row (decision->table, (guint)row)->id,
                               safeguard_decision_get_citations (decision, row));
}

void
safeguard_vote_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  static const char *const outcomes[]
      = {NULL, "vote-carried", "vote-not-carried", "answer-undetermined", "answer-undecided"};
  SafeguardVoteRuling *self = SAFEGUARD_VOTE_RULING (ruling);
  const SafeguardVoteRule *rule = self->vote->rule;
  const char *sign_off[] = {rule->sign_off, NULL};

  out->subject = g_strdup (rule->id);
  safeguard_stance_take_move (out, g_strdup (safeguard_phrase (outcomes[self->outcome])));
  if (self->outcome == SAFEGUARD_VOTE_OUTCOME_CARRIED)
    safeguard_stance_add_names (out, "vote-signed-off", sign_off);
  set_decisive (out, rule->decision, self->row, rule->citations);
  out->facts = self->facts;
  safeguard_stance_add_rule (out, "governance", SAFEGUARD_ASPECT_VOTE, rule->id);
}

void
safeguard_meeting_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  static const char *const answers[] = {NULL,
                                        "quorum-yes",
                                        "quorum-no",
                                        "quorum-chair-decides",
                                        "answer-undetermined",
                                        "answer-undecided"};
  SafeguardMeetingRuling *self = SAFEGUARD_MEETING_RULING (ruling);
  const SafeguardBody *body = self->meeting->body;

  out->subject = g_strdup (body->id);
  safeguard_stance_take_move (out, g_strdup (safeguard_phrase (answers[self->answer.answer])));
  set_decisive (out, body->quorum, self->answer.row, body->citations);
  out->facts = self->answer.facts;
  safeguard_stance_add_rule (out, "governance", SAFEGUARD_ASPECT_QUORUM, body->id);
  safeguard_stance_add_rule (out, "governance", SAFEGUARD_ASPECT_BODY, body->id);
}
