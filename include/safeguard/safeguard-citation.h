/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_CITATION (safeguard_citation_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardCitation, safeguard_citation, SAFEGUARD, CITATION, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_document (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_source (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_edition (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_section (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_paragraph (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_page (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_citation_get_url (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_citation_is_verified (SafeguardCitation *self);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_citation_to_text (SafeguardCitation *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
