/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-switched-off-private.h"
#include "safeguard-timescale-rule-private.h"

/* Looks at what counts from the due day of another timescale, once all of them are compiled.
 * @sections: of SafeguardRule, from which the @rules (of SafeguardTimescaleRule) come. Complains of
 * another that is not there and of circles, and returns those @rules that are left. What counts
 * from one that is switched off, of @off (of SafeguardOffTimescale), stands and has lost its start.
 * (transfer full). */
GPtrArray *safeguard_milestones_check (const GArray *sections,
                                       GPtrArray *rules,
                                       const GPtrArray *off,
                                       SafeguardIssueLog *log);
