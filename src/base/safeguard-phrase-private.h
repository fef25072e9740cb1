/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  const char *id;
  const char *text;
} SafeguardPhraseEntry;

const SafeguardPhraseEntry *safeguard_phrase_registry (gsize *n_entries);

/* The text of a phrase of the registry. */
const char *safeguard_phrase (const char *id);
/* Its text, filled in: pairs of name and text, and NULL. (transfer full) */
char *safeguard_phrase_fill (const char *id, ...) G_GNUC_NULL_TERMINATED;
/* Puts each of @arguments, a vardict of texts, into its {braces}. (transfer full) */
char *safeguard_template_fill (const char *template_text, GVariant *arguments);
/* A vardict of pairs of name and text, of which a NULL text is empty. (transfer full) */
GVariant *safeguard_template_arguments (const char *name, va_list rest);
