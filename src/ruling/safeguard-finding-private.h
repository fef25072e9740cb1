/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "safeguard-citation-private.h"

typedef struct
{
  const char *code;
  SafeguardFindingSeverity severity;
  const char *template_text;
} SafeguardFindingEntry;

const SafeguardFindingEntry *safeguard_finding_registry (gsize *n_entries);

/* A finding of the registry. @citations is a list of SafeguardCitation or NULL, @facts a vector of
 * fact ids or NULL; then come pairs of argument name and text, and NULL. */
SafeguardFinding *safeguard_finding_new (const char *code,
                                         GListModel *citations,
                                         const char *const *facts,
                                         ...) G_GNUC_NULL_TERMINATED;
void safeguard_finding_write (SafeguardFinding *self, JsonBuilder *builder);
