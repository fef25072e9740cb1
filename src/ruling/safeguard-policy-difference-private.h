/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "safeguard-comparison-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-finding-private.h"
#include "safeguard-timescales-diff-private.h"

/* What a difference is about, in one word, and as a sentence begins. One list for every room, so
 * that a translation has one place. */
typedef enum
{
  SAFEGUARD_ASPECT_LEVEL,
  SAFEGUARD_ASPECT_DANGER,
  SAFEGUARD_ASPECT_NOTIFIABLE,
  SAFEGUARD_ASPECT_RAPID_REVIEW,
  SAFEGUARD_ASPECT_NOTIFIES,
  SAFEGUARD_ASPECT_TOLD,
  SAFEGUARD_ASPECT_STARTED,
  SAFEGUARD_ASPECT_TIMESCALE,
  SAFEGUARD_ASPECT_QUORUM,
  SAFEGUARD_ASPECT_VOTE,
  SAFEGUARD_ASPECT_RISK,
  SAFEGUARD_ASPECT_RIGHT,
  SAFEGUARD_ASPECT_TEST,
  SAFEGUARD_ASPECT_BODY,
  SAFEGUARD_ASPECT_SEAT,
  SAFEGUARD_ASPECT_PROCEDURE,
  SAFEGUARD_ASPECT_STAGE,
  SAFEGUARD_ASPECT_ACT,
  SAFEGUARD_ASPECT_FUND,
  SAFEGUARD_ASPECT_LAYER,
  SAFEGUARD_ASPECT_GAP,
  SAFEGUARD_ASPECT_HEADING,
  SAFEGUARD_ASPECT_CONTRIBUTOR,
  SAFEGUARD_ASPECT_RESERVE,
  SAFEGUARD_ASPECT_AGENCY,
  SAFEGUARD_ASPECT_BOARD,
  SAFEGUARD_ASPECT_SCRUTINY,
  SAFEGUARD_ASPECT_EXPECTATION,
  SAFEGUARD_ASPECT_REPORT,
  SAFEGUARD_ASPECT_SOURCE,
  SAFEGUARD_ASPECT_SUBMISSION,
  SAFEGUARD_ASPECT_SUNSET,
  SAFEGUARD_ASPECT_LEAD,
  SAFEGUARD_ASPECT_AUDIT,
  SAFEGUARD_ASPECT_INFORMATION,
  SAFEGUARD_ASPECT_RESPONSIBILITY,
  SAFEGUARD_ASPECT_CONTACT,
  SAFEGUARD_ASPECT_DEFINITION,
  SAFEGUARD_ASPECT_PRIORITY,
  SAFEGUARD_ASPECT_COMMITMENT,
  SAFEGUARD_ASPECT_NOT_SHOWN,
  SAFEGUARD_ASPECT_FIGURE,
} SafeguardAspect;

/* The rule that is compared. @name is what its pack calls it; NULL where the aspect says it all. */
typedef struct
{
  const char *room; /* "thresholds" */
  const char *rule; /* its id */
  SafeguardAspect aspect;
  const char *name;
} SafeguardComparedRule;

/* What was found so far, of two policies. */
typedef struct
{
  char *labels[2];       /* what the policies are called */
  GPtrArray *found;      /* of SafeguardPolicyDifference */
  GPtrArray *unfinished; /* of char *: "thresholds/level" */
} SafeguardDifferences;

void safeguard_differences_init (SafeguardDifferences *self, const char *first, const char *second);
void safeguard_differences_clear (SafeguardDifferences *self);

/* A rule that only one of them (0 or 1) has. */
void safeguard_differences_add_only (SafeguardDifferences *self,
                                     const SafeguardComparedRule *rule,
                                     guint side,
                                     GListModel *citations);
/* What only one of them has, of a kind of which there are many: all @names (of char *) in one
 * sentence, with @citations (of GListModel, each or NULL) once each. Nothing is added of none. */
void safeguard_differences_add_several (SafeguardDifferences *self,
                                        const SafeguardComparedRule *rule,
                                        guint side,
                                        const GPtrArray *names,
                                        const GPtrArray *citations);
/* The same of time limits that come with a layer which the other policy does not have. */
void safeguard_differences_add_layer (SafeguardDifferences *self,
                                      const SafeguardComparedRule *rule,
                                      guint side,
                                      const GPtrArray *names,
                                      const GPtrArray *citations);
/* What was changed comes before what was added or taken away, part by part. */
void safeguard_differences_sort (SafeguardDifferences *self);
/* Something that a rule says and the two have differently. @term: "limit", which the phrase
 * "term-limit" puts into words; static. NULL for what one of them does not say. Nothing is added if
 * they are the same. */
void safeguard_differences_add_term (SafeguardDifferences *self,
                                     const SafeguardComparedRule *rule,
                                     const char *term,
                                     const char *first,
                                     const char *second,
                                     GListModel *const citations[2]);
/* A day that moves: what is @begun falls due on other days. */
void safeguard_differences_add_move (SafeguardDifferences *self,
                                     const SafeguardComparedRule *rule,
                                     const char *begun,
                                     const char *first,
                                     const char *second,
                                     GListModel *const citations[2]);

/* Borrowed; NULL if the row has none. */
typedef GListModel *(*SafeguardRowCiteFunc) (gconstpointer rules, guint index);

/* @otherwise, which may be NULL, is what it means that no row is met ("no"); else nothing is
 * decided there. */
typedef struct
{
  SafeguardComparedTable table;
  SafeguardRowCiteFunc cite;
  const char *otherwise;
} SafeguardCitedTable;

/* Every set of cases that the two tables decide differently. */
void safeguard_differences_add_tables (SafeguardDifferences *self,
                                       const SafeguardComparedRule *rule,
                                       const SafeguardCitedTable *first,
                                       const SafeguardCitedTable *second,
                                       SafeguardFactNameFunc name,
                                       gconstpointer name_rules);
/* A rule that could not be compared to the end. */
void safeguard_differences_add_unfinished (SafeguardDifferences *self,
                                           const SafeguardComparedRule *rule);
/* "complex needs present, score under 12 and carer absent"; (transfer full) */
char *safeguard_differences_describe (const char *const *facts, const char *const *conditions);
/* An id as words; NULL as NULL. (transfer full) */
char *safeguard_differences_words (const char *id);
/* Ids as words, in alphabetical order, so that two lists of the same are the same text; NULL if
 * there are none. (transfer full) */
char *safeguard_differences_list (const char *const *ids);

/* What each declares that its documents leave open, and could be. */
void safeguard_gaps_diff (const SafeguardGaps *first,
                          const SafeguardGaps *second,
                          SafeguardDifferences *out);
/* Checklists by their ids; (element-type SafeguardChecklist). */
void safeguard_checklists_compare (const GPtrArray *first,
                                   const GPtrArray *second,
                                   const char *room,
                                   SafeguardDifferences *out);
/* Every time limit that two policies have differently; examples begin on @day or later. @missing
 * has, for each side, the editions of its layers of which the other has none of the area; each ends
 * in NULL. */
void safeguard_differences_add_timescales (SafeguardDifferences *self,
                                           SafeguardTimescales *first,
                                           SafeguardTimescales *second,
                                           char *const *const missing[2],
                                           SafeguardDayNumber day);

/* Whether what each side knows, either of which may be NULL, is among the facts that are decided
 * differently in this way. One that hangs on no facts is in force for every case. */
gboolean safeguard_policy_difference_covers (SafeguardPolicyDifference *self,
                                             const SafeguardFacts *first,
                                             const SafeguardFacts *second);
/* Borrowed. */
SafeguardFinding *safeguard_policy_difference_get_words (SafeguardPolicyDifference *self);
/* Each place of @lists, of GListModel or NULL, once. (transfer full) */
GListModel *safeguard_citations_gather (const GPtrArray *lists);
SafeguardAspect safeguard_policy_difference_get_aspect (SafeguardPolicyDifference *self);
void safeguard_policy_difference_write (SafeguardPolicyDifference *self, JsonBuilder *builder);
