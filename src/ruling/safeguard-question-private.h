/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

/* @from is the answer as it stands, or NULL; @to the answers that the fact could lead to, ending in
 * NULL. @numeric: the answers are numbers (levels), and JSON shows them so. */
SafeguardQuestion *safeguard_question_new (
    const char *fact, const char *ask, const char *from, const char *const *to, gboolean numeric);
void safeguard_question_write (SafeguardQuestion *self, JsonBuilder *builder);
