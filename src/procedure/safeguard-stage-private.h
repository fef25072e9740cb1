/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-progress-private.h"

#include <json-glib/json-glib.h>

SafeguardStageVisit *safeguard_stage_visit_new (const SafeguardProcedure *procedure,
                                                const SafeguardVisit *visit);
void safeguard_stage_visit_write (SafeguardStageVisit *self, JsonBuilder *builder);

/* @to may be NULL; then @holders is empty. Everything is copied. */
SafeguardNextStep *safeguard_next_step_new (const SafeguardActors *actors,
                                            const SafeguardActRule *act,
                                            const SafeguardStageRule *to,
                                            const char *const *holders,
                                            SafeguardDayNumber day,
                                            SafeguardStepAnswer answer);
void safeguard_next_step_write (SafeguardNextStep *self, JsonBuilder *builder);
/* Adds a SafeguardNextStep for each that may be taken on @day from where the matter stands. */
void safeguard_progress_add_next (const SafeguardProgress *self,
                                  const SafeguardProcedure *procedure,
                                  const SafeguardParties *parties,
                                  SafeguardDayNumber day,
                                  GPtrArray *out);
