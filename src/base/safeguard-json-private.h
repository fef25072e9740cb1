/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* Members of the JSON object that @builder is in; a NULL text is null. */
void safeguard_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void safeguard_json_add_integer (JsonBuilder *builder, const char *name, gint64 value);
void safeguard_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
/* A list of texts; @texts ends in NULL. */
void safeguard_json_add_texts (JsonBuilder *builder, const char *name, const char *const *texts);
char *safeguard_json_to_text (JsonBuilder *builder);
