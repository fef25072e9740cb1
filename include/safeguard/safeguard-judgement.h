/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_JUDGEMENT (safeguard_judgement_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardJudgement, safeguard_judgement, SAFEGUARD, JUDGEMENT, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_judgement_get_level (SafeguardJudgement *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_judgement_get_by (SafeguardJudgement *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_judgement_get_when_text (SafeguardJudgement *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_judgement_get_reason (SafeguardJudgement *self);

G_END_DECLS
