/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-timescales-private.h"

/* The clocks that a ruling started. One that cannot be worked out (an event in a year that the
 * calendar lacks, a day where hours are counted) becomes a finding, and stays among the clocks
 * without a date: it may take its own date away, never the duty, nor the rest of the ruling. */
typedef struct
{
  GPtrArray *clocks;   /* of SafeguardClock */
  GPtrArray *failures; /* of SafeguardFinding */
} SafeguardStartedClocks;

void safeguard_started_clocks_init (SafeguardStartedClocks *self);
void safeguard_started_clocks_clear (SafeguardStartedClocks *self);
/* Starts each of @ids (ends in NULL, may be NULL) that does not run yet. */
void safeguard_started_clocks_start (SafeguardStartedClocks *self,
                                     SafeguardTimescales *timescales,
                                     const char *const *ids,
                                     SafeguardRecord *record,
                                     const SafeguardMoment *at);
gboolean safeguard_started_clocks_has (const SafeguardStartedClocks *self, const char *id);
/* Add references to the caller's arrays. */
void safeguard_started_clocks_add_clocks (const SafeguardStartedClocks *self, GPtrArray *out);
void safeguard_started_clocks_add_failures (const SafeguardStartedClocks *self, GPtrArray *out);
/* As start, of one clock, which is kept only if what starts it has happened. */
void safeguard_started_clocks_start_begun (SafeguardStartedClocks *self,
                                           SafeguardTimescales *timescales,
                                           const char *id,
                                           SafeguardRecord *record,
                                           const SafeguardMoment *at);
