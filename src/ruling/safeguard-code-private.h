/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

/* Writes one JSON object. */
void safeguard_code_write (SafeguardCode *self, JsonBuilder *builder);
