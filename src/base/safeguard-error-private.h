/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

/* Where in a text something stands. Lines and columns count from 1; 0 means that there is no place.
 */
typedef struct
{
  const char *source;
  guint line;
  guint column;
  const char *path;
} SafeguardPlace;

/* One entry of the registry. */
typedef struct
{
  SafeguardError code;
  const char *nick;
  SafeguardIssueSeverity severity;
  const char *meaning;
  const char *example;
  const char *remedy;
} SafeguardErrorEntry;

const SafeguardErrorEntry *safeguard_error_lookup (SafeguardError code);
const SafeguardErrorEntry *safeguard_error_registry (gsize *n_entries);

/* Sets @error, with the issue inside it, so that a door can tell code, place and remedy apart.
 * @place and @nearest may be NULL. The message says what was found and what was expected. */
void safeguard_error_set (GError **error,
                          SafeguardError code,
                          const SafeguardPlace *place,
                          const char *nearest,
                          const char *format,
                          ...) G_GNUC_PRINTF (5, 6);

void safeguard_error_set_issue (GError **error, SafeguardIssue *issue);

/* The issue inside an error of ours; NULL for errors that crossed a language binding. */
SafeguardIssue *safeguard_error_peek_issue (const GError *error);
