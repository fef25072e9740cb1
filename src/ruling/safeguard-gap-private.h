/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

#include "safeguard-explanation-private.h"

/* What a pack declares that its documents leave open. */
typedef struct
{
  char *id;
  char *where; /* "governance/risks", or NULL */
  char *says;
  char **could_be;
  GListModel *citations;
} SafeguardDeclaredGap;

/* Borrowed: of SafeguardDeclaredGap. */
const GPtrArray *safeguard_gaps_list (const SafeguardGaps *self);
SafeguardReading *safeguard_reading_new (const char *id, const char *answer);
/* @readings: (transfer full), a list of SafeguardReading; @citations: borrowed. */
SafeguardGap *
safeguard_gap_new (const char *id, const char *says, GListModel *readings, GListModel *citations);
void safeguard_gap_write (SafeguardGap *self, JsonBuilder *builder);
