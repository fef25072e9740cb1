/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-assurance-rules-private.h"
#include "safeguard-decision-private.h"
#include "safeguard-record-private.h"
#include "safeguard-ruling-private.h"
#include "safeguard-timescales-private.h"

/* How the holder of a seat takes part. */
typedef enum
{
  SAFEGUARD_SEAT_STATUTORY,
  SAFEGUARD_SEAT_CORE,
  SAFEGUARD_SEAT_ADVISER,
  SAFEGUARD_SEAT_LAY,
  SAFEGUARD_SEAT_OBSERVER,
  SAFEGUARD_SEAT_CHAIR,
  SAFEGUARD_SEAT_CO_OPTED,
  SAFEGUARD_SEAT_PAPERS_ONLY,
  SAFEGUARD_SEAT_ITEM_ONLY,
} SafeguardSeatClass;

typedef struct
{
  char *id;
  char *name;
  char **bodies;
  char *agency;             /* an actor's own id; NULL: none */
  SafeguardSeatClass klass; /* CORE where none is said */
  gboolean class_said;
  gboolean class_open; /* no document says it, nor whether the seat votes */
  guint count;
  gboolean votes;
  char **deputies;
  gint64 attendance; /* per cent; -1: no source says */
  char *gap;
  GListModel *citations;
} SafeguardSeat;

/* What the answers of a quorum mean, and their ranks. */
#define SAFEGUARD_QUORUM_QUORATE 1
#define SAFEGUARD_QUORUM_NOT_QUORATE 2
#define SAFEGUARD_QUORUM_CHAIR_DECIDES 3
/* ... and of a vote. */
#define SAFEGUARD_VOTE_RANK_CARRIED 1
#define SAFEGUARD_VOTE_RANK_NOT_CARRIED 2

typedef struct
{
  char *id;
  char *name;
  char *kind; /* may be NULL */
  SafeguardDayNumber from;
  SafeguardDayNumber until; /* 0: no end */
  char *reports_to;
  char *chair;
  char **succeeds;
  char **meets;
  char *gap;
  GListModel *citations;
  SafeguardDecision *quorum;
} SafeguardBody;

typedef struct
{
  char *id;
  char *name;
  char *body;    /* may be NULL */
  char **voters; /* actors' own ids; the facts of the table are in the same order */
  char *sign_off;
  char *settles_kind; /* the kind of work in which an act rests on it; or NULL */
  char *settles_act;
  GListModel *citations;
  SafeguardDecision *decision;
} SafeguardVoteRule;

typedef enum
{
  SAFEGUARD_TWO_SEATS_NOT_SAID,
  SAFEGUARD_TWO_SEATS_ONCE,
  SAFEGUARD_TWO_SEATS_TWICE,
} SafeguardTwoSeats;

/* What stands under `governance`; ends in NULL. */
extern const char *const *const safeguard_governance_sections;

struct _SafeguardGovernance
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardActors *actors;
  SafeguardGaps *gaps;
  GPtrArray *bodies; /* of SafeguardBody */
  GPtrArray *seats;  /* of SafeguardSeat */
  GPtrArray *votes;  /* of SafeguardVoteRule */
  char **body_ids;
  char **seat_ids;
  char **vote_ids;
  GListModel *substitutes;   /* citations of what is said of substitutes; may be NULL */
  gboolean substitutes_said; /* FALSE: no document says who may stand in beside the deputies */
  gboolean substitutes_need_authority;
  gboolean substitutes_need_designation; /* nobody but a designated deputy stands in */
  char *substitutes_gap;
  SafeguardTwoSeats two_seats;
  char *two_seats_gap;
  GListModel *two_seats_citations;
  SafeguardAssuranceRules *assurance;
};

/* Never NULL; what is wrong is in @log. */
SafeguardGovernance *safeguard_governance_compile (SafeguardLayers *layers,
                                                   SafeguardVocabulary *vocabulary,
                                                   SafeguardTimescales *timescales,
                                                   SafeguardActors *actors,
                                                   SafeguardIssueLog *log);
void safeguard_governance_check (SafeguardGovernance *self, SafeguardIssueLog *log);

/* NULL with UNKNOWN_BODY, UNKNOWN_SEAT or UNKNOWN_DECISION, naming the nearest. @error may be NULL.
 */
const SafeguardBody *
safeguard_governance_find_body (SafeguardGovernance *self, const char *id, GError **error);
const SafeguardSeat *
safeguard_governance_find_seat (SafeguardGovernance *self, const char *id, GError **error);
const SafeguardVoteRule *
safeguard_governance_find_vote (SafeguardGovernance *self, const char *id, GError **error);
/* FALSE with OTHER_POLICY if the record was made for the rules of others. */
gboolean safeguard_governance_check_policy (SafeguardGovernance *self,
                                            SafeguardGovernance *of_record,
                                            GError **error);
/* "statutory"; NULL if no document says. */
const char *safeguard_seat_get_class (const SafeguardSeat *seat);
gboolean safeguard_seat_is_of (const SafeguardSeat *seat, const char *body);

/* The facts that a quorum is judged by. */
typedef struct
{
  guint n_agencies;
  char **agencies; /* present: fact i; a nominee of it there: n_agencies + i */
  guint n_seats;
  char **seats; /* 2 * n_agencies + i */
  guint heads;  /* the numbers: facts too */
  guint members;
  guint n_agencies_fact;
} SafeguardQuorumFacts;

/* Adds what gaps and decisions call each seat of the body: "governance/seats/chair". */
void safeguard_governance_add_seat_places (const SafeguardGovernance *self,
                                           const char *body,
                                           GStrvBuilder *places);
void safeguard_quorum_facts_of (SafeguardGovernance *self, SafeguardQuorumFacts *out);
/* (transfer full) */
SafeguardVocabulary *safeguard_quorum_vocabulary_new (SafeguardGovernance *self);
/* (transfer full); voters are actors' own ids. */
SafeguardVocabulary *safeguard_vote_vocabulary_new (const SafeguardActors *actors,
                                                    const char *const *voters);
/* A text that a ruling or a record may hold. FALSE with NOT_UTF8, or WRONG_VALUE if it is empty. */
gboolean safeguard_governance_check_text (const char *text, const char *what, GError **error);
