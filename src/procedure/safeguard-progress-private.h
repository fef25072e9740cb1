/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-procedure-private.h"
#include "safeguard-record-private.h"

/* What a rule was found to say against an act, or of it. */
typedef enum
{
  SAFEGUARD_REMARK_OUT_OF_ORDER, /* @other: an act that comes before and had not happened */
  SAFEGUARD_REMARK_AFTER_CLOSURE,
  SAFEGUARD_REMARK_BY_ANOTHER,    /* @who did it */
  SAFEGUARD_REMARK_OUTSIDE_STAGE, /* @other: the stage that the matter was at, or NO_STAGE */
  SAFEGUARD_REMARK_CONDITION_NOT_MET,
  SAFEGUARD_REMARK_CONDITION_OPEN,
  SAFEGUARD_REMARK_NOT_PROVIDED,
  SAFEGUARD_REMARK_LACKS, /* @who: what its event should carry */
  SAFEGUARD_REMARK_REPEATED,
  SAFEGUARD_REMARK_STEP_MISSING,  /* @other: an act that should have happened by then */
  SAFEGUARD_REMARK_SKIPPED,       /* @other: the stage entered, not from where it is led to */
  SAFEGUARD_REMARK_PASSED_OVER,   /* @other: the stage that an act led to, past another */
  SAFEGUARD_REMARK_NO_HOLDER,     /* @other: the stage, which nobody held */
  SAFEGUARD_REMARK_JUMPED,        /* likewise, for a child at immediate risk */
  SAFEGUARD_REMARK_BACKWARDS,     /* @other: the stage entered, which lies before */
  SAFEGUARD_REMARK_ENTRY_NOT_MET, /* @other: the stage entered */
  SAFEGUARD_REMARK_ENTRY_OPEN,
  SAFEGUARD_REMARK_NOWHERE_TO_GO,
  SAFEGUARD_REMARK_NO_MOVE, /* @other: the stage, at which it stood already */
  SAFEGUARD_REMARK_RECORDED_LATER,
  SAFEGUARD_N_REMARKS,
} SafeguardRemarkKind;

/* The first time that it was found, and how often: a record of a hundred thousand acts after
 * closure is one remark. */
typedef struct
{
  SafeguardRemarkKind kind;
  guint act;
  int other;
  const char *who; /* borrowed from the procedure or its actors */
  SafeguardMoment when;
  guint times;
} SafeguardRemark;

/* One stay in a stage. */
typedef struct
{
  guint stage;
  SafeguardMoment entered;
  SafeguardMoment left; /* no day: the matter is there still */
} SafeguardVisit;

/* Where a matter stands once certain events have happened. */
typedef struct
{
  guint n_acts;
  guint *counts;       /* how often each act happened */
  GArray *visits;      /* of SafeguardVisit, in order */
  GArray *remarks;     /* of SafeguardRemark, in order */
  GArray *pauses;      /* of SafeguardMoment: when a pause was recorded, in order */
  int stage;           /* or NO_STAGE */
  const char *outcome; /* borrowed from the procedure; NULL while it is open */
  SafeguardMoment closed;
  SafeguardMoment last; /* the last act that happened */
  gboolean begun;       /* something happened that is more than a remark */
  gboolean risk;        /* a child is at immediate risk */
  SafeguardMoment risk_since;
} SafeguardProgress;

/* Replays the events that happened by @at (G_MAXINT64: all), in the order in which they happened.
 * Events of the record are acts of the procedure: the record saw to that. */
SafeguardProgress *safeguard_progress_new (const SafeguardProcedure *procedure,
                                           SafeguardRecord *record,
                                           const SafeguardParties *parties,
                                           gint64 at);
void safeguard_progress_free (SafeguardProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardProgress, safeguard_progress_free)

/* Whether @moment had happened by @at: a day counts from its first instant. */
gboolean safeguard_progress_has_happened (const SafeguardMoment *moment, gint64 at);

/* Where escalation leads from where the matter stands: the first stage that is not optional and
 * whose condition is not known to fail; NO_STAGE if there is none. */
int safeguard_progress_find_next_stage (const SafeguardProgress *self,
                                        const SafeguardProcedure *procedure,
                                        const SafeguardParties *parties);
/* Whether every act (or one, as the rule says) that comes before has happened; else @missing gets
 * one that has not. */
gboolean safeguard_progress_is_in_order (const SafeguardProgress *self,
                                         const SafeguardActRule *act,
                                         guint *missing);
gboolean safeguard_stage_rule_leads_to (const SafeguardStageRule *self, guint stage);
gboolean safeguard_positions_contain (const GArray *positions, guint position);

/* One text of an event's payload, which is a JSON object: (transfer full), NULL without it. */
char *safeguard_event_find_particular (SafeguardEvent *event, const char *name);
