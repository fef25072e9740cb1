/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

/* A vote, or a conflict declared, by an agency or by the holder of a seat. */
typedef struct
{
  char *voter;               /* an actor's own id, or the id of a seat */
  const SafeguardSeat *seat; /* NULL: an agency */
  int place;                 /* among the voters of the decision; -1: it has no vote */
  SafeguardBallot ballot;    /* 0: none recorded */
  gboolean conflict;
} SafeguardVoterEntry;

struct _SafeguardVote
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  const SafeguardVoteRule *rule;
  GPtrArray *entries; /* of SafeguardVoterEntry, in the order of their recording */
};

struct _SafeguardVoteClass
{
  SafeguardRecordClass parent_class;
};

SafeguardVote *safeguard_vote_copy (SafeguardVote *self);
const char *safeguard_vote_name (SafeguardVote *self, const SafeguardVoterEntry *entry);
/* What happens when what is carried is signed off. */
#define SAFEGUARD_VOTE_SIGNED_OFF "signed-off"

struct _SafeguardVoteRuling
{
  SafeguardRuling parent_instance;

  SafeguardVote *vote; /* a copy: nothing is added to it */
  SafeguardFacts *facts;
  SafeguardVoteOutcome outcome;
  int row;
};

struct _SafeguardVoteRulingClass
{
  SafeguardRulingClass parent_class;
};

SafeguardVoteRuling *safeguard_vote_ruling_new (SafeguardVote *vote);
void safeguard_vote_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out);
void safeguard_vote_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
