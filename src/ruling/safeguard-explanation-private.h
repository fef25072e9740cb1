/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "safeguard-explain-private.h"
#include "safeguard-layers-private.h"

/* What decision tables say, put into the words of a ruling: once for every room. */

/* The answer that a rank stands for, such as the number of a level; (transfer full). */
typedef char *(*SafeguardAnswerFunc) (gint32 rank, gconstpointer rules);

/* A table together with what its ranks mean. */
typedef struct
{
  const SafeguardTable *table;
  const SafeguardFacts *facts;
  SafeguardAnswerFunc answer;
  gconstpointer rules;
  gboolean numeric; /* answers are numbers */
} SafeguardExplained;

/* Adds a SafeguardQuestion for each unknown fact that matters. @from may be NULL. */
void safeguard_explained_add_questions (const SafeguardExplained *self,
                                        const char *from,
                                        GPtrArray *out);
/* (transfer full): a list of SafeguardTrace, in order of precedence. */
GListModel *safeguard_explained_trace (const SafeguardExplained *self);
/* (transfer full): SafeguardTrace for the rows with a rank from @least to @most that do not fire.
 */
GListModel *safeguard_explained_why_not (const SafeguardExplained *self, gint32 least, gint32 most);
/* (transfer full): SafeguardChange for every smallest way to a rank from @least to @most. NULL with
 * SAFEGUARD_ERROR_CONDITION_TOO_LARGE if the search was given up: an empty list would say that
 * there is no way. */
GListModel *safeguard_explained_changes (const SafeguardExplained *self,
                                         gint32 least,
                                         gint32 most,
                                         GError **error);

void safeguard_trace_write (SafeguardTrace *self, JsonBuilder *builder);
void safeguard_change_write (SafeguardChange *self, JsonBuilder *builder, gboolean numeric);

/* The gaps that a policy declares: what its documents leave open. */
typedef struct _SafeguardGaps SafeguardGaps;

SafeguardGaps *safeguard_gaps_compile (SafeguardLayers *layers, SafeguardIssueLog *log);
void safeguard_gaps_free (SafeguardGaps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardGaps, safeguard_gaps_free)
/* FALSE, with a complaint about @node, if the policy declares no gap of that name. */
gboolean safeguard_gaps_require (const SafeguardGaps *self,
                                 const char *id,
                                 const SafeguardNode *node,
                                 SafeguardIssueLog *log);
/* The gap as a ruling tells it, without readings that differ; NULL if none of that name is
 * declared. (transfer full) */
SafeguardGap *safeguard_gaps_make (const SafeguardGaps *self, const char *id);
/* Adds the gap of that name, if it is declared and not told yet. */
void safeguard_gaps_add (const SafeguardGaps *self, const char *id, GPtrArray *out);
/* Adds each gap that is declared for a place, such as "governance/risks", and not told yet. */
void safeguard_gaps_add_at (const SafeguardGaps *self, const char *where, GPtrArray *out);
/* What the documents leave open there; borrowed, NULL if no gap of that name is declared. */
const char *safeguard_gaps_says (const SafeguardGaps *self, const char *id);
/* Adds a SafeguardGap for each disputed row. */
void safeguard_explained_add_undecided (const SafeguardExplained *self,
                                        const SafeguardGaps *gaps,
                                        GPtrArray *out);
