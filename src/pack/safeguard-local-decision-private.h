/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "safeguard-pack-private.h"

/* Everything borrowed, and copied. @overruled ends in NULL. */
typedef struct
{
  const char *gap;
  const char *says; /* what the documents leave open; may be NULL */
  const char *answer;
  const char *by;
  const char *because;
  const char *edition;
  SafeguardDayNumber decided;
  const char *const *overruled;
  const char *const *places; /* of the rules that follow it: "thresholds/table/rows/harm" */
  gboolean closes;
  GListModel *citations;
} SafeguardLocalDecisionFields;

SafeguardLocalDecision *safeguard_local_decision_new (const SafeguardLocalDecisionFields *fields);
/* Whether a rule in one of @sections (which may be NULL), such as "governance/risks", follows it.
 */
gboolean safeguard_local_decision_is_in (SafeguardLocalDecision *self, const char *const *sections);
/* Writes one JSON object. */
void safeguard_local_decision_write (SafeguardLocalDecision *self, JsonBuilder *builder);
/* "1 Jan 2026"; (transfer full). */
char *safeguard_local_decision_get_day_text (SafeguardLocalDecision *self);
