/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* A second evaluation of procedures, as plain as it can be: it shares no line with the library,
 * looks at the whole list of events for every question, and is written from the manual. */

#define NAIVE_MAX_STAGES 6
#define NAIVE_MAX_ACTS 8
#define NAIVE_NONE (-1)

typedef enum
{
  NAIVE_ALWAYS,
  NAIVE_IF_ACT,      /* an act has happened */
  NAIVE_IF_NOT_ACT,  /* it has not */
  NAIVE_IF_MANY,     /* more than two parties */
  NAIVE_IF_PARTNERS, /* partners only */
} NaiveConditionKind;

typedef struct
{
  NaiveConditionKind kind;
  int act; /* of the made-up acts */
} NaiveCondition;

typedef struct
{
  gboolean leads_to[NAIVE_MAX_STAGES];
  int order[NAIVE_MAX_STAGES]; /* the stages that it leads to, the preferred first; ends in NONE */
  gboolean optional;
  NaiveCondition when;
} NaiveStage;

typedef struct
{
  gboolean after[NAIVE_MAX_ACTS];
  gboolean any;
  gboolean in[NAIVE_MAX_STAGES];
  gboolean expects[NAIVE_MAX_ACTS];
  gboolean only_alpha; /* for one agency alone */
  gboolean closes;
  gboolean reopens;
  gboolean repeats;
  int enters;
  NaiveCondition when;
} NaiveAct;

typedef struct
{
  int n_stages;
  int n_acts;
  NaiveStage stages[NAIVE_MAX_STAGES];
  NaiveAct acts[NAIVE_MAX_ACTS];
} NaiveProcedure;

/* Which: an act of the procedure's own, or one that every dispute has. */
typedef enum
{
  NAIVE_RAISED = 100,
  NAIVE_ESCALATED,
  NAIVE_RESOLVED,
  NAIVE_WITHDRAWN,
  NAIVE_RISK,
  NAIVE_RISK_ENDED,
  NAIVE_MEDIATED, /* which no made-up ladder provides */
  NAIVE_PAUSED,
} NaiveCommon;

typedef struct
{
  int what;   /* an own act, or a NaiveCommon */
  int day;    /* from some first day */
  int minute; /* of the day; NONE: only the day is known */
  int to;     /* of an escalation: a stage, or NONE */
  gboolean by_beta;
} NaiveEvent;

typedef struct
{
  int n_parties; /* NONE: not known */
  int n_partners;
} NaiveParties;

/* What comes out of it, as text: the stage, the state, where it has been, and what is said of the
 * acts, sorted, each once. (transfer full) */
char *naive_evaluate (const NaiveProcedure *procedure,
                      const NaiveParties *parties,
                      const NaiveEvent *events,
                      int n_events,
                      int at_day,
                      int at_minute);
/* "resolved" */
const char *naive_name (int what);
