/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-meeting.h>

G_BEGIN_DECLS

/**
 * SafeguardBallot:
 * @SAFEGUARD_BALLOT_YES: for it
 * @SAFEGUARD_BALLOT_NO: against it
 * @SAFEGUARD_BALLOT_ABSTAIN: there, and neither for nor against
 * @SAFEGUARD_BALLOT_ABSENT: not there
 *
 * How an agency voted.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_BALLOT_YES = 1,
  SAFEGUARD_BALLOT_NO = 2,
  SAFEGUARD_BALLOT_ABSTAIN = 3,
  SAFEGUARD_BALLOT_ABSENT = 4,
} SafeguardBallot;

#define SAFEGUARD_TYPE_BALLOT (safeguard_ballot_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_ballot_get_type (void) G_GNUC_CONST;

/**
 * SafeguardVoteOutcome:
 * @SAFEGUARD_VOTE_OUTCOME_CARRIED: it is carried
 * @SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED: it is not
 * @SAFEGUARD_VOTE_OUTCOME_UNDETERMINED: votes that matter are not recorded
 * @SAFEGUARD_VOTE_OUTCOME_UNDECIDED: the documents do not say what follows
 *
 * What follows from a vote.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_VOTE_OUTCOME_CARRIED = 1,
  SAFEGUARD_VOTE_OUTCOME_NOT_CARRIED = 2,
  SAFEGUARD_VOTE_OUTCOME_UNDETERMINED = 3,
  SAFEGUARD_VOTE_OUTCOME_UNDECIDED = 4,
} SafeguardVoteOutcome;

#define SAFEGUARD_TYPE_VOTE_OUTCOME (safeguard_vote_outcome_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_vote_outcome_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_VOTE (safeguard_vote_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardVote, safeguard_vote, VOTE)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardVote *safeguard_vote_new (SafeguardGovernance *governance,
                                   const char *decision,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_vote_cast (SafeguardVote *self,
                              const char *voter,
                              SafeguardBallot ballot,
                              GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_vote_declare_conflict (SafeguardVote *self, const char *voter, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_vote_get_decision (SafeguardVote *self);

#define SAFEGUARD_TYPE_VOTE_RULING (safeguard_vote_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardVoteRuling, safeguard_vote_ruling, VOTE_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardVoteOutcome safeguard_vote_ruling_get_outcome (SafeguardVoteRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_vote_ruling_get_pivotal (SafeguardVoteRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_vote_ruling_get_dissent (SafeguardVoteRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_vote_ruling_get_trace (SafeguardVoteRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_vote_ruling_smallest_changes (SafeguardVoteRuling *self,
                                                    SafeguardVoteOutcome outcome,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
