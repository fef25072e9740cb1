/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-checklist-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-proceeding-private.h"
#include "safeguard-silences-private.h"
#include "safeguard-timescales-private.h"

/* What the packs say of risk, decision rights, checklists, attendance, pieces of work and the
 * assurance programme: the half of the governance section that the rules object holds in one piece.
 */

/* What becomes of a risk; one a row of the table. */
typedef struct
{
  char *id;
  gboolean escalated;
  char *to; /* the body that it goes up to, or NULL */
  GListModel *citations;
} SafeguardRiskRow;

/* What a body finds goes on a register whatever its score. */
typedef struct
{
  char *body;
  char *register_id;
  GListModel *citations;
} SafeguardRiskFinder;

typedef struct
{
  SafeguardVocabulary *vocabulary; /* of the one number, the score */
  SafeguardTable *table;           /* NULL: the documents have no rule */
  SafeguardSilences *silences;
  GPtrArray *rows;       /* of SafeguardRiskRow */
  GPtrArray *finders;    /* of SafeguardRiskFinder */
  char *register_id;     /* the body that keeps it, or NULL */
  GListModel *citations; /* of the register */
} SafeguardRiskRules;

/* Who may do what in which matter, and what comes before. */
typedef struct
{
  char *id;
  char *name;
  char *about;   /* the name without the act, which a sentence says itself */
  char **bodies; /* empty: anybody */
  char *act;
  char *matter;
  GArray *after; /* of guint: positions of rights */
  gboolean any;  /* one of them is enough */
  char *gap;     /* whose it is, is left open; or NULL */
  GListModel *citations;
} SafeguardRight;

typedef struct
{
  char *id;
  int per_cent;
  char **of; /* classes and seats; empty: which, the document does not say */
  GListModel *citations;
} SafeguardMinimum;

/* A seat, as far as attendance asks after it. */
typedef struct
{
  char *id;
  char *name;
  char **bodies;
  char *seat_class; /* or NULL */
  int per_cent;     /* of its own, or 0 */
  GListModel *citations;
} SafeguardSeatTerms;

typedef struct
{
  char *id;
  char *name;
} SafeguardNamed;

struct _SafeguardAssuranceRules
{
  SafeguardLayers *layers;
  SafeguardTimescales *timescales;
  SafeguardActors *actors;
  SafeguardGaps *gaps;
  GPtrArray *bodies; /* of SafeguardNamed */
  SafeguardRiskRules risks;
  GPtrArray *rights;     /* of SafeguardRight */
  GPtrArray *minimums;   /* of SafeguardMinimum */
  char *minimums_gap;    /* which seats they are for is left open; or NULL */
  GPtrArray *seats;      /* of SafeguardSeatTerms */
  GPtrArray *checklists; /* of SafeguardChecklist */
  GPtrArray *procedures; /* of SafeguardProcedure */
  GPtrArray *kinds;      /* their ids, borrowed; ends in NULL */
  GPtrArray *provisions; /* of SafeguardProvision */
};
typedef struct _SafeguardAssuranceRules SafeguardAssuranceRules;

/* Never NULL; what is wrong is in @log. */
SafeguardAssuranceRules *safeguard_assurance_rules_compile (SafeguardLayers *layers,
                                                            SafeguardVocabulary *vocabulary,
                                                            SafeguardTimescales *timescales,
                                                            SafeguardActors *actors,
                                                            SafeguardIssueLog *log);
void safeguard_assurance_rules_free (SafeguardAssuranceRules *self);
void safeguard_assurance_rules_check (SafeguardAssuranceRules *self, SafeguardIssueLog *log);
/* Of the rules object. */
SafeguardAssuranceRules *safeguard_governance_peek_assurance (SafeguardGovernance *self);

/* Each part of compiling. */
void safeguard_risks_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log);
/* As safeguard_table_check(). */
void safeguard_risks_check (const SafeguardAssuranceRules *self, SafeguardIssueLog *log);
void safeguard_risk_rules_clear (SafeguardRiskRules *self);
void safeguard_rights_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log);
void safeguard_minimums_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log);
void safeguard_workstreams_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log);
/* Borrowed; NULL with UNKNOWN_KIND, naming the nearest. */
SafeguardProcedure *safeguard_workstreams_find_procedure (const SafeguardAssuranceRules *self,
                                                          const char *kind,
                                                          GError **error);
void safeguard_provisions_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log);

/* FALSE with UNKNOWN_BODY and the nearest. */
gboolean safeguard_assurance_rules_require_body (const SafeguardAssuranceRules *self,
                                                 const char *id,
                                                 GError **error);
/* What people call it; the id if no pack says. Borrowed. */
const char *safeguard_assurance_rules_body_name (const SafeguardAssuranceRules *self,
                                                 const char *id);
/* "the Executive and the Partnership"; (transfer full) */
char *safeguard_assurance_rules_list_bodies (const SafeguardAssuranceRules *self,
                                             const char *const *ids);
/* The bodies that @node names, one or a list; complains of those that no pack has. (transfer full):
 * empty if @node is NULL. */
char **safeguard_assurance_rules_read_bodies (const SafeguardAssuranceRules *self,
                                              const SafeguardNode *node,
                                              SafeguardIssueLog *log);
/* FALSE with OTHER_POLICY unless the record was made for rules that say the same. */
gboolean safeguard_assurance_rules_check_policy (const SafeguardAssuranceRules *self,
                                                 const SafeguardAssuranceRules *own,
                                                 GError **error);
/* An id that a caller gives: not empty, and UTF-8. */
gboolean safeguard_label_check (const char *label, GError **error);
/* A period; FALSE with IMPOSSIBLE_DATE, or WRONG_VALUE if it ends before it begins. */
gboolean safeguard_period_read (const GDate *from,
                                const GDate *to,
                                SafeguardDayNumber *first,
                                SafeguardDayNumber *last,
                                GError **error);
/* FALSE with UNKNOWN_EVENT, naming the nearest, unless the event is one of @types (ends in NULL).
 */
gboolean
safeguard_event_check_type (SafeguardEvent *event, const char *const *types, GError **error);
/* What the event carries under @key; FALSE with MISSING_KEY if it carries nothing. (transfer full)
 */
char *safeguard_event_require_text (SafeguardEvent *event, const char *key, GError **error);
/* Who the event says did it is a body of the partnership, or an actor; nobody is TRUE too. */
gboolean safeguard_assurance_rules_check_by (const SafeguardAssuranceRules *self,
                                             SafeguardEvent *event,
                                             GError **error);
/* The events of a record that happened by @at, in their order; all if it has no day. (transfer
 * container): of SafeguardEvent. */
GPtrArray *safeguard_record_list_by (SafeguardRecord *record, const SafeguardMoment *at);
