/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-actors-private.h"
#include "safeguard-checklist-private.h"
#include "safeguard-ledger-private.h"
#include "safeguard-policy-difference-private.h"
#include "safeguard-timescales-private.h"

#define SAFEGUARD_NO_HEADING (-1)

/* What the room records for the clocks of a fund; nothing else starts or meets them. */
#define SAFEGUARD_EVENT_CONTRIBUTION_DUE "contribution-due"
#define SAFEGUARD_EVENT_CONTRIBUTION_RECEIVED "contribution-received"
#define SAFEGUARD_EVENT_CONTRIBUTION_GIVEN_UP "contribution-given-up"
#define SAFEGUARD_EVENT_IN_FORCE "arrangements-in-force"

/* A line of the statement. One that others stand under is their sub-total, and takes no money. */
typedef struct
{
  char *id;
  char *name;
  SafeguardAccountKind kind; /* income or expenditure */
  int under;                 /* SAFEGUARD_NO_HEADING: of none */
  gboolean is_group;
  GListModel *citations;
} SafeguardHeading;

typedef struct
{
  char *id;
  char *name;
  int heading;
  GListModel *citations;
} SafeguardContributor;

/* Money kept for a purpose: in the fund, or by an agency that passes it on. */
typedef struct
{
  char *id;
  char *name;
  char *purpose;
  char *draw_down; /* NULL: no source says when it may be drawn on */
  char *gap;       /* what is open of that; NULL: nothing is declared */
  gboolean outside;
  int heading; /* of income, for what is drawn */
  int cost;    /* of expenditure, which it is for; SAFEGUARD_NO_HEADING: of none in particular */
  GListModel *citations;
} SafeguardReserveRule;

/* Who bears the cost under a heading; or what income is for. */
typedef struct
{
  char *id;
  char *who;
  char *says;
  int heading;
  int cost;
  GListModel *citations;
} SafeguardTie;

/* What allows an entry, or is asked of the fund as a whole. */
typedef struct
{
  char *id;
  char *says;
  GListModel *citations;
} SafeguardFundClause;

typedef struct
{
  SafeguardDayNumber day;
  char *id;
  GListModel *citations;
} SafeguardStandstillEnd;

typedef struct
{
  GArray *ends; /* of SafeguardStandstillEnd: the readings of when it ends, the earliest first */
  char *gap;
  SafeguardDayNumber renewal_by;
  char *renewal_says;
} SafeguardStandstill;

/* How a sum is divided, as far as a document or an overlay says. */
typedef struct
{
  char *who;
  gint64 flat;
  gint64 weight;
  gint64 least; /* -1: no bound */
  gint64 most;
} SafeguardShareRule;

/* What becomes of a year that ends over its income. */
typedef enum
{
  SAFEGUARD_OVERSPEND_OPEN,
  SAFEGUARD_OVERSPEND_CARRIED,
  SAFEGUARD_OVERSPEND_MADE_UP,
  SAFEGUARD_OVERSPEND_BORNE_BY_ONE,
} SafeguardOverspend;

/* What stands under `funding`; ends in NULL. */
extern const char *const *const safeguard_funding_sections;

struct _SafeguardFunding
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardGaps *gaps;
  SafeguardActors *actors;
  GPtrArray *headings;     /* of SafeguardHeading */
  GPtrArray *contributors; /* of SafeguardContributor */
  GPtrArray *reserves;     /* of SafeguardReserveRule */
  GPtrArray *bears;        /* of SafeguardTie */
  GPtrArray *purposes;     /* of SafeguardTie */
  GPtrArray *clauses;      /* of SafeguardFundClause */
  GPtrArray *access;       /* of SafeguardChecklist: the tests of a business case */
  char *decision_by;       /* NULL: nothing is asked before a commitment */
  char *decision_vote;     /* the vote by which it is decided; NULL: none is named */
  char *signature_by;
  char *host;
  SafeguardTimescales *timescales;
  /* The timescale of what is due from a contributor; NULL: none is held. */
  char *contribution_clock;
  char **standstill_clocks; /* of the standstill and its renewal; NULL: none */
  gint64 commitment_years; /* for how many contributions are asked at a time; 0: that is not said */
  gboolean asks_uplift;
  gboolean carries_underspend;
  SafeguardOverspend overspend;
  char *overspend_gap;
  SafeguardStandstill standstill;
  GArray *shares;      /* of SafeguardShareRule */
  GPtrArray *id_lists; /* of vectors that end in NULL: headings, contributors, reserves */
};

/* Never NULL; what is wrong is in @log. */
SafeguardFunding *safeguard_funding_compile (SafeguardLayers *layers,
                                             SafeguardVocabulary *vocabulary,
                                             SafeguardTimescales *timescales,
                                             SafeguardActors *actors,
                                             SafeguardIssueLog *log);
void safeguard_funding_compile_rules (SafeguardFunding *self, SafeguardIssueLog *log);
/* An error, for a statement would go round for ever. */
void safeguard_funding_refuse_circles (SafeguardFunding *self, SafeguardIssueLog *log);
/* Tests of business cases that nobody passes, or that others ask already. */
void safeguard_funding_check (SafeguardFunding *self, SafeguardIssueLog *log);

/* The tests of a business case, and what is asked of the fund. */
void safeguard_funding_diff (const SafeguardFunding *first,
                             const SafeguardFunding *second,
                             SafeguardDifferences *out);

/* Its headings, contributors and reserves. */
void safeguard_fund_lists_diff (const SafeguardFunding *first,
                                const SafeguardFunding *second,
                                SafeguardDifferences *out);

/* -1 with UNKNOWN_HEADING or UNKNOWN_CONTRIBUTOR, and the nearest. */
int safeguard_funding_find_heading (const SafeguardFunding *self, const char *id, GError **error);
int
safeguard_funding_find_contributor (const SafeguardFunding *self, const char *id, GError **error);
int safeguard_funding_find_reserve (const SafeguardFunding *self, const char *id, GError **error);
const SafeguardHeading *safeguard_funding_get_heading (const SafeguardFunding *self, guint heading);
const SafeguardContributor *safeguard_funding_get_contributor (const SafeguardFunding *self,
                                                               guint contributor);
const SafeguardReserveRule *safeguard_funding_get_reserve (const SafeguardFunding *self,
                                                           guint reserve);
/* NULL if the documents have no such clause. */
const SafeguardFundClause *safeguard_funding_find_clause (const SafeguardFunding *self,
                                                          const char *id);
/* The citations of one; NULL without it. Borrowed. */
GListModel *safeguard_funding_cite (const SafeguardFunding *self, const char *clause);

/* "£1,234.56", with a minus before it where that is below nothing; whole pounds without pence. */
char *safeguard_pence_to_text (gint64 pence);
/* @pence times @by over @over, to the nearest, a half to the even one. FALSE if it does not fit. */
gboolean safeguard_pence_scale (gint64 pence, gint64 by, gint64 over, gint64 *out);
