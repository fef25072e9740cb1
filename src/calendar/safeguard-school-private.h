/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* The school terms of an area. Immutable. */
typedef struct _SafeguardSchool SafeguardSchool;

SafeguardSchool *safeguard_school_ref (SafeguardSchool *self);
void safeguard_school_unref (SafeguardSchool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardSchool, safeguard_school_unref)

/* From `calendar.school`: {terms: [{from, to}], closed: [day], cite}. NULL, without a complaint, if
 * no layer has it. */
SafeguardSchool *safeguard_school_compile (SafeguardLayers *layers, SafeguardIssueLog *log);
/* Whether the day lies in a term and the schools are not closed; a weekend is the calendar's
 * affair. */
gboolean safeguard_school_is_open (const SafeguardSchool *self, SafeguardDayNumber day);
/* The days between which the terms are known. */
SafeguardDayNumber safeguard_school_get_first (const SafeguardSchool *self);
SafeguardDayNumber safeguard_school_get_last (const SafeguardSchool *self);
