/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-actors-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-timescales-private.h"

/* A procedure, compiled from packs: stages under clocks, and the acts that move a matter through
 * them. What state a matter is in is a function of its events alone. Immutable, refcounted, shared
 * between threads. */
typedef struct _SafeguardProcedure SafeguardProcedure;

#define SAFEGUARD_NO_STAGE (-1)
#define SAFEGUARD_NO_ACT (-1)

/* Who holds a stage, and on which days. */
typedef struct
{
  char *id;
  char *or_id;              /* who may hold it in its place, or NULL */
  SafeguardDayNumber from;  /* 0: from the first */
  SafeguardDayNumber until; /* 0: without end */
  char *gap;                /* whether it holds the stage on those days is not decided; or NULL */
} SafeguardHolderTerm;

typedef struct
{
  char *id;
  char *name;
  GArray *holders;      /* of SafeguardHolderTerm */
  GArray *leads_to;     /* of guint: positions of stages, the preferred first */
  GArray *clocks;       /* of const char *: borrowed ids of timescales */
  SafeguardTable *when; /* NULL: it may always be entered */
  gboolean optional;    /* entered only by naming it */
  gboolean final;       /* what is decided here ends the matter */
  char *gap;            /* what the document leaves open about it, or NULL */
  GListModel *citations;
  const SafeguardNode *node;
} SafeguardStageRule;

/* What an act does beside having happened. */
typedef enum
{
  SAFEGUARD_ACT_PLAIN,
  SAFEGUARD_ACT_BEGINS,    /* enters the first stage that may be entered */
  SAFEGUARD_ACT_ESCALATES, /* moves on to the next stage, or to the one that it names */
  SAFEGUARD_ACT_RISK,      /* a child is at immediate risk */
  SAFEGUARD_ACT_RISK_ENDS,
  SAFEGUARD_ACT_CIRCUMSTANCE, /* something that conditions may ask about */
  SAFEGUARD_ACT_REMARK,       /* changes nothing: paused, resumed, redated */
} SafeguardActRole;

typedef struct
{
  char *id;
  char *name;
  char **by;          /* who may do it; empty: anybody */
  GArray *after;      /* of guint: acts that come before */
  gboolean any;       /* one of them is enough */
  GArray *stages;     /* of guint: in which it is looked for next; empty: in all */
  GArray *in;         /* of guint: the stages that it belongs in; empty: any */
  GArray *expects;    /* of guint: acts that should have happened by then */
  char **particulars; /* what its event has to carry */
  int enters;         /* the stage that it moves the matter into, or NO_STAGE */
  SafeguardTable *when;
  char *closes; /* the outcome with which the matter is closed, or NULL */
  gboolean reopens;
  gboolean repeats;
  gboolean provided; /* FALSE: every procedure of the kind knows it, this one has no place for it */
  SafeguardActRole role;
  GListModel *citations;
  const SafeguardNode *node; /* NULL: no pack says anything of it */
} SafeguardActRule;

/* An act that every procedure of a room has without a pack saying so: the vocabulary of the
 * records, not a rule of a document. The first of them is the one that begins; the others come
 * after it. */
typedef struct
{
  const char *id;
  const char *name;
  SafeguardActRole role;
  const char *closes;
  gboolean repeats;
  gboolean waits; /* known, and provided only where a pack names it */
} SafeguardCommonAct;

typedef struct
{
  const char *section;     /* "escalation.ladders.between-partners" */
  const char *id;          /* "between-partners" */
  const char *const *keys; /* that the section may have; ends in NULL */
  const SafeguardCommonAct *acts;
  guint n_acts;
  SafeguardActors *actors;
} SafeguardProcedureSource;

/* Never NULL; what is wrong with it is in @log. */
SafeguardProcedure *safeguard_procedure_compile (const SafeguardProcedureSource *source,
                                                 SafeguardLayers *layers,
                                                 SafeguardTimescales *timescales,
                                                 SafeguardIssueLog *log);
SafeguardProcedure *safeguard_procedure_ref (SafeguardProcedure *self);
void safeguard_procedure_unref (SafeguardProcedure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardProcedure, safeguard_procedure_unref)
/* Stages that nothing leads into, that lead round in a circle, that nobody holds; timescales that
 * nothing of the procedure can start; acts that wait for one another; conditions that nothing
 * meets.
 */
void safeguard_procedure_check (const SafeguardProcedure *self, SafeguardIssueLog *log);

const char *safeguard_procedure_get_id (const SafeguardProcedure *self);
const char *safeguard_procedure_get_name (const SafeguardProcedure *self);
GListModel *safeguard_procedure_get_citations (const SafeguardProcedure *self);
SafeguardLayers *safeguard_procedure_peek_layers (const SafeguardProcedure *self);
SafeguardTimescales *safeguard_procedure_peek_timescales (const SafeguardProcedure *self);
const SafeguardActors *safeguard_procedure_peek_actors (const SafeguardProcedure *self);
/* What gaps call the whole of it, such as "escalation/ladders/between-partners". */
const char *safeguard_procedure_get_place (const SafeguardProcedure *self);
const SafeguardGaps *safeguard_procedure_peek_gaps (const SafeguardProcedure *self);
guint safeguard_procedure_get_n_stages (const SafeguardProcedure *self);
const SafeguardStageRule *safeguard_procedure_get_stage (const SafeguardProcedure *self, guint n);
guint safeguard_procedure_get_n_acts (const SafeguardProcedure *self);
const SafeguardActRule *safeguard_procedure_get_act (const SafeguardProcedure *self, guint n);
/* NO_ACT with UNKNOWN_EVENT, NO_STAGE with UNKNOWN_STAGE; both name the nearest. */
int safeguard_procedure_find_act (const SafeguardProcedure *self, const char *id, GError **error);
int safeguard_procedure_find_stage (const SafeguardProcedure *self, const char *id, GError **error);

/* A text that the pack gives, with its source; @says is NULL where no pack gives one. */
typedef struct
{
  char *name;
  char *says;
  GListModel *citations;
} SafeguardStatement;

/* The policy in which the stages stand, which is not held; its name is NULL if they stand here. */
const SafeguardStatement *safeguard_procedure_get_reference (const SafeguardProcedure *self);
const SafeguardStatement *safeguard_procedure_get_whistleblowing (const SafeguardProcedure *self);
const SafeguardStatement *safeguard_procedure_get_emergency (const SafeguardProcedure *self);

/* Who holds a stage on a day: ids, ends in NULL. @gap gets the gap of a term of which it is not
 * decided, or NULL. (transfer container) */
const char **safeguard_stage_rule_list_holders (const SafeguardStageRule *self,
                                                SafeguardDayNumber day,
                                                const char **gap);

/* The same as people call them, "the Leader or the Chief Executive, and the Chief Constable".
 * (transfer full) */
char *safeguard_stage_rule_name_holders (const SafeguardStageRule *self,
                                         const SafeguardActors *actors,
                                         SafeguardDayNumber day);

/* Who disagrees, or takes part: what conditions know beside the acts. */
typedef struct
{
  gboolean known;         /* FALSE: nobody is named, so how many there are is unknown */
  const char *const *ids; /* borrowed; ends in NULL */
  guint n;
  guint n_partners;
} SafeguardParties;

/* Whether a condition holds once the acts of which @counts is not 0 have happened; NULL holds. */
SafeguardRowState safeguard_procedure_judge (const SafeguardProcedure *self,
                                             const SafeguardTable *when,
                                             const guint *counts,
                                             const SafeguardParties *parties);
/* The facts that conditions of a procedure with these acts may name. */
SafeguardVocabulary *safeguard_procedure_make_vocabulary (const GPtrArray *acts);
