/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-difference-private.h"
#include "safeguard-proceeding-private.h"

/* What the policy has for one kind of disagreement: a ladder, or the place where it goes instead.
 */
typedef struct
{
  char *kind;
  SafeguardProcedure *procedure;
  char *goes_to; /* NULL: the ladder is for it */
  GListModel *citations;
  gboolean faulty; /* compiling it found an error */
} SafeguardLadder;

struct _SafeguardEscalation
{
  GObject parent_instance;

  SafeguardLayers *layers;
  GPtrArray *ladders; /* of SafeguardLadder */
  GPtrArray *kinds;   /* borrowed; ends in NULL */
};

struct _SafeguardDispute
{
  SafeguardProceeding parent_instance;

  SafeguardEscalation *escalation;
};

struct _SafeguardDisputeClass
{
  SafeguardProceedingClass parent_class;
};

struct _SafeguardDisputeRuling
{
  SafeguardProceedingRuling parent_instance;

  SafeguardEscalation *escalation;
  const SafeguardLadder *ladder;
};

struct _SafeguardDisputeRulingClass
{
  SafeguardProceedingRulingClass parent_class;
};

/* Never NULL; what is wrong is in @log. */
SafeguardEscalation *safeguard_escalation_compile (SafeguardLayers *layers,
                                                   SafeguardTimescales *timescales,
                                                   SafeguardActors *actors,
                                                   SafeguardIssueLog *log);
void safeguard_escalation_check (SafeguardEscalation *self, SafeguardIssueLog *log);
/* The ladders that only one has, and what differs on those that both have. */
void safeguard_escalation_diff (SafeguardEscalation *first,
                                SafeguardEscalation *second,
                                SafeguardDifferences *out);
/* NULL with UNKNOWN_KIND, naming the nearest. */
const SafeguardLadder *
safeguard_escalation_find (SafeguardEscalation *self, const char *kind, GError **error);

SafeguardDisputeRuling *safeguard_dispute_ruling_new (SafeguardEscalation *escalation,
                                                      SafeguardDispute *dispute,
                                                      SafeguardMoment at);
