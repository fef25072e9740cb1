/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_QUESTION (safeguard_question_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardQuestion, safeguard_question, SAFEGUARD, QUESTION, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_question_get_fact (SafeguardQuestion *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_question_get_ask (SafeguardQuestion *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_question_get_from (SafeguardQuestion *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_question_get_to (SafeguardQuestion *self);

G_END_DECLS
