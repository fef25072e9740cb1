/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-explanation-private.h"
#include "safeguard-policy-difference-private.h"
#include "safeguard-record-private.h"
#include "safeguard-silences-private.h"
#include "safeguard-timescales-private.h"

/* Where a concern goes: a contact, not a person. */
typedef struct
{
  char *id;
  char *name;
  GListModel *citations;
} SafeguardRoute;

/* What a row of the table of levels says when it is met. */
typedef struct
{
  char *id;
  SafeguardLevel *level;
  char *statute;
  char *assessment;
  char *coordinator;
  char **clocks;
  GListModel *citations;
} SafeguardLevelRow;

struct _SafeguardThresholds
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardTimescales *timescales;
  SafeguardVocabulary *vocabulary;
  SafeguardTable *table;
  SafeguardTable *danger; /* one row: the emergency route's condition */
  SafeguardGaps *gaps;
  SafeguardSilences *silences;
  GListModel *levels;   /* of SafeguardLevel, by number */
  GPtrArray *rows;      /* of SafeguardLevelRow, as declared: the table's index */
  const char **row_ids; /* in the table's order of precedence; borrowed */
  GHashTable *names;    /* id -> what people call it */
  int reporter;         /* the fact that tells the public from professionals, or none */
  int reporter_public;  /* its value */
  SafeguardRoute emergency;
  SafeguardRoute professional;
  SafeguardRoute public_route;
  char *consent;
  GListModel *consent_citations;
  GListModel *summary_citations; /* of the longer document that the levels sum up */
};

/* Rows of one level that lead to different duties have ranks of their own within the level. */
#define SAFEGUARD_RANKS_PER_LEVEL 1000

static inline int
safeguard_rank_to_level (gint32 rank)
{
  return rank / SAFEGUARD_RANKS_PER_LEVEL;
}

/* NULL with SAFEGUARD_ERROR_SECTION_ABSENT if no layer has levels of need, or with the first
 * complaint in @log. @timescales is referenced. */
SafeguardThresholds *safeguard_thresholds_compile (SafeguardLayers *layers,
                                                   SafeguardVocabulary *vocabulary,
                                                   SafeguardTimescales *timescales,
                                                   SafeguardIssueLog *log);
/* What gaps call the table of levels; ends in NULL. */
extern const char *const safeguard_thresholds_places[];
/* What the table's analysis finds wrong: silence, shadows, rows that cannot fire. */
void safeguard_thresholds_check (SafeguardThresholds *self, SafeguardIssueLog *log);
/* The facts that two policies put at another level, or bring other duties. */
void safeguard_thresholds_diff (SafeguardThresholds *first,
                                SafeguardThresholds *second,
                                SafeguardDifferences *out);
/* The table of levels, with the words and the sources of its rows. */
SafeguardCitedTable safeguard_thresholds_get_cited_table (SafeguardThresholds *self);
/* "level 4, Section 47, single assessment coordinated by the social worker"; @index is the row's as
 * declared. (transfer full) */
char *safeguard_thresholds_describe_row (SafeguardThresholds *self, guint index);
/* The level of that number, borrowed, or NULL. */
SafeguardLevel *safeguard_thresholds_find_level (SafeguardThresholds *self, gint64 number);
/* FALSE with SAFEGUARD_ERROR_UNKNOWN_LEVEL if there is no such level. */
gboolean safeguard_thresholds_require_level (SafeguardThresholds *self, int number, GError **error);
/* Whether the packed case is one of immediate danger. Looked at apart from the level, so that
 * nothing else, known or missing, can hide it. */
SafeguardAnswer safeguard_thresholds_find_danger (SafeguardThresholds *self, const guint64 *words);
/* What people call an id, or the id itself. */
const char *safeguard_thresholds_name (SafeguardThresholds *self, const char *id);

SafeguardLevel *
safeguard_level_new (int number, const char *id, const char *name, GListModel *citations);
