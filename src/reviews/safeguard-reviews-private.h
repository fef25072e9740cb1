/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-case-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-policy-difference-private.h"
#include "safeguard-proceeding-private.h"
#include "safeguard-ruling-private.h"
#include "safeguard-silences-private.h"
#include "safeguard-started-clocks-private.h"
#include "safeguard-timescales-private.h"

/* One reason for a notification. Several can hold at once, and each brings its own recipients, so
 * each is a table of its own: no reason hides another. */
typedef struct
{
  char *id;
  SafeguardTable *table;
  char *by;
  char **to;
  char **clocks;
  gboolean rapid_review;
  GListModel *citations;
} SafeguardCriterion;

/* What stands under `reviews`; ends in NULL. */
extern const char *const *const safeguard_reviews_sections;
/* What gaps call the criteria; ends in NULL. */
extern const char *const safeguard_reviews_places[];

struct _SafeguardReviews
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardTimescales *timescales;
  SafeguardSilences *silences;
  SafeguardVocabulary *vocabulary;
  SafeguardGaps *gaps;
  GPtrArray *criteria;             /* of SafeguardCriterion */
  GHashTable *names;               /* id -> what people call it */
  GListModel *otherwise_citations; /* NULL: the documents do not say that there is nothing to do */
  GListModel *after_citations;     /* of the rule that a rapid review follows a notification */
  char *together;                  /* how the partners confer before it, or NULL */
  GListModel *together_citations;
  SafeguardProcedure *procedure; /* the life of a review; NULL: no layer has it */
};

struct _SafeguardIncident
{
  SafeguardCase parent_instance;

  SafeguardReviews *reviews;
};

struct _SafeguardIncidentClass
{
  SafeguardCaseClass parent_class;
};

struct _SafeguardIncidentRuling
{
  SafeguardRuling parent_instance;

  SafeguardReviews *reviews;
  SafeguardFacts *facts;
  SafeguardRowState *states; /* one a criterion */
  SafeguardStartedClocks clocks;
  SafeguardStartedClocks conditional; /* of criteria that may still turn out to be met */
};

struct _SafeguardIncidentRulingClass
{
  SafeguardRulingClass parent_class;
};

struct _SafeguardReview
{
  SafeguardProceeding parent_instance;
};

struct _SafeguardReviewClass
{
  SafeguardProceedingClass parent_class;
};

struct _SafeguardReviewRuling
{
  SafeguardProceedingRuling parent_instance;

  SafeguardRuling *view; /* of the partners, whether it is notified; NULL: none was given */
};

struct _SafeguardReviewRulingClass
{
  SafeguardProceedingRulingClass parent_class;
};

/* NULL with SAFEGUARD_ERROR_SECTION_ABSENT, or with a complaint in @log. */
SafeguardReviews *safeguard_reviews_compile (SafeguardLayers *layers,
                                             SafeguardVocabulary *vocabulary,
                                             SafeguardTimescales *timescales,
                                             SafeguardActors *actors,
                                             SafeguardIssueLog *log);
/* What the criteria's analysis finds wrong: those that can never hold. */
void safeguard_reviews_check (SafeguardReviews *self, SafeguardIssueLog *log);
/* The incidents from which something else follows, and what differs in the life of a review. */
void safeguard_reviews_diff (const SafeguardReviews *first,
                             const SafeguardReviews *second,
                             SafeguardDifferences *out);
const char *safeguard_reviews_name (SafeguardReviews *self, const char *id);

/* Takes @facts. */
SafeguardIncidentRuling *safeguard_incident_ruling_new (SafeguardReviews *reviews,
                                                        SafeguardIncident *incident,
                                                        SafeguardFacts *facts,
                                                        SafeguardMoment at);
void safeguard_incident_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out);
void safeguard_incident_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
/* What may happen in any review without a pack saying so. */
const SafeguardCommonAct *safeguard_review_common_acts (guint *n_acts);
