/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* One local decision, read and found right. All borrowed from the packs but what is said. */
typedef struct
{
  SafeguardPack *pack;
  const SafeguardNode *entry;
  const SafeguardNode *gap;
  const char *id; /* of the gap */
  const char *answer;
  const char *by;
  const char *because;
  SafeguardDayNumber day;
  const SafeguardNode *means; /* what the answer brings; may be NULL */
  char **overruled;           /* owned: lower packs that decide the same */
  GPtrArray *followed;        /* owned: the paths of the rules that follow it, once applied */
  GPtrArray *places;          /* owned: the rules that leave the gap open, in the packs as read */
} SafeguardDecided;

/* A word in the place of what an answer brings: the rule that names the gap holds as written, is
 * left out, or waits for the rules of a document that is not held. */
#define SAFEGUARD_MEANS_STANDS "stands"
#define SAFEGUARD_MEANS_FALLS_AWAY "falls-away"
#define SAFEGUARD_MEANS_NEEDS_RULES "needs-rules"

/* The decisions that are in force, of the highest layer where several decide the same, the highest
 * layer first; complaints of all go to @log. (transfer full): of SafeguardDecided. */
GPtrArray *safeguard_decides_read (const SafeguardLayers *layers, SafeguardIssueLog *log);
/* The last day on which @pack decides something; 0 if it decides nothing. */
SafeguardDayNumber safeguard_decides_get_last_day (const SafeguardPack *pack);

/* Complains of what an answer cannot bring: a word that is none of the three, a place without what
 * it brings. @means may be NULL. */
void safeguard_decides_check_means (const SafeguardNode *means, SafeguardIssueLog *log);
gboolean safeguard_decides_is_word (const SafeguardNode *means, const char *word);
/* What stands at a place such as "timescales/rapid-review", or NULL. Rows, stages and acts go
 * without saying. */
const SafeguardNode *safeguard_decides_find_place (const SafeguardNode *root, const char *where);
/* The reading of the rule @place that is called @answer, or NULL. */
const SafeguardNode *safeguard_decides_find_reading (const SafeguardNode *place,
                                                     const char *answer);
/* Adds every rule under @root that names @gap. */
void safeguard_decides_add_places (const SafeguardNode *root, const char *gap, GPtrArray *places);
