/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-case-private.h"
#include "safeguard-thresholds-private.h"

struct _SafeguardConcern
{
  SafeguardCase parent_instance;

  SafeguardThresholds *thresholds;
  GPtrArray *judgements;
};

struct _SafeguardConcernClass
{
  SafeguardCaseClass parent_class;
};

/* A concern that records the facts of another vocabulary, for rulings that take over what their own
 * knows. */
SafeguardConcern *safeguard_concern_new_over (SafeguardThresholds *thresholds,
                                              SafeguardVocabulary *vocabulary);
SafeguardJudgement *safeguard_judgement_new (int level,
                                             const char *by,
                                             const SafeguardMoment *when,
                                             const char *reason);
const SafeguardMoment *safeguard_judgement_peek_when (SafeguardJudgement *self);
