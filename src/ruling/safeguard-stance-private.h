/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-difference-private.h"
#include "safeguard-ruling-private.h"

/* What one policy makes of a record, as it is set beside what another makes of the same: by
 * outcome, so that two stances whose answers are the same text come to the same. */
struct _SafeguardStance
{
  /* What the ruling is about, which both policies have to mean: the id of a decision, of a body;
   * NULL where the record is all that it is about. */
  char *subject;
  char *move;            /* the answer in a word or two, by which cases are counted: "carried" */
  char *answer;          /* with all that follows from it */
  char *rule;            /* the id of the rule that prevails; or NULL */
  GListModel *citations; /* of what prevails; or NULL */
  const SafeguardFacts *facts; /* that it was judged by, borrowed from the ruling; or NULL */
  GPtrArray *hangs_on;         /* of the rules that it was judged by */
};

void safeguard_stance_clear (SafeguardStance *self);
/* What another policy says where this one has no rule to judge the record by. */
void safeguard_stance_set_silent (SafeguardStance *self);
/* Takes @move; the answer begins with it. */
void safeguard_stance_take_move (SafeguardStance *self, char *move);
/* Adds what else follows to the answer; takes @more, which may be NULL. */
void safeguard_stance_take_more (SafeguardStance *self, char *more);
/* "by the local authority": the phrase filled in with @ids as words; nothing if there are none. */
void safeguard_stance_add_names (SafeguardStance *self, const char *phrase, const char *const *ids);
/* By when things are due: (element-type SafeguardClock). */
void safeguard_stance_add_clocks (SafeguardStance *self, const GPtrArray *clocks);
void safeguard_stance_set_rule (SafeguardStance *self, const char *rule, GListModel *citations);
/* A difference in this rule of the policy, or in any of that aspect if it is NULL, may have moved
 * the answer. */
void safeguard_stance_add_rule (SafeguardStance *self,
                                const char *room,
                                SafeguardAspect aspect,
                                const char *rule);
/* Whether any rule of that part judged it. */
gboolean safeguard_stance_is_judged_in (const SafeguardStance *self, const char *room);
gboolean safeguard_stance_hangs_on (const SafeguardStance *self,
                                    SafeguardPolicyDifference *difference);
