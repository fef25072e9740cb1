/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

SafeguardReading *safeguard_reading_new (const char *id, const char *answer);
/* @readings: (transfer full), a list of SafeguardReading; @citations: borrowed. */
SafeguardGap *
safeguard_gap_new (const char *id, const char *says, GListModel *readings, GListModel *citations);
void safeguard_gap_write (SafeguardGap *self, JsonBuilder *builder);
