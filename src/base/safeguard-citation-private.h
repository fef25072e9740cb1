/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

/* NULL fields are left out. @document is the title, @source the key in the pack's source list. */
typedef struct
{
  const char *edition;
  const char *source;
  const char *document;
  const char *section;
  const char *paragraph;
  const char *page;
  const char *url;
  const char *decides;  /* the gap that what is cited decides locally */
  const char *replaces; /* the rule that what is cited stands in place of */
  gboolean verified;
} SafeguardCitationFields;

SafeguardCitation *safeguard_citation_new (const SafeguardCitationFields *fields);
/* Borrowed; NULL for all but what an overlay says. */
const char *safeguard_citation_peek_decides (SafeguardCitation *self);
const char *safeguard_citation_peek_replaces (SafeguardCitation *self);
/* Writes one JSON object. */
void safeguard_citation_write (SafeguardCitation *self, JsonBuilder *builder);
/* Writes a JSON list of the SafeguardCitation in @citations, which may be NULL. */
void safeguard_citations_write (GListModel *citations, JsonBuilder *builder);
