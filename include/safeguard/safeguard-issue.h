/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-error.h>

G_BEGIN_DECLS

/**
 * SafeguardIssueSeverity:
 * @SAFEGUARD_ISSUE_SEVERITY_INFORMATION: worth knowing; nothing need be done
 * @SAFEGUARD_ISSUE_SEVERITY_WARNING: read all the same, but somebody should look
 * @SAFEGUARD_ISSUE_SEVERITY_ERROR: refused
 *
 * How much an issue matters.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_ISSUE_SEVERITY_INFORMATION = 0,
  SAFEGUARD_ISSUE_SEVERITY_WARNING = 1,
  SAFEGUARD_ISSUE_SEVERITY_ERROR = 2,
} SafeguardIssueSeverity;

#define SAFEGUARD_TYPE_ISSUE_SEVERITY (safeguard_issue_severity_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_issue_severity_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_ISSUE (safeguard_issue_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardIssue, safeguard_issue, SAFEGUARD, ISSUE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardError safeguard_issue_get_code (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardIssueSeverity safeguard_issue_get_severity (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_issue_get_message (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_issue_get_source (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_issue_get_line (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_issue_get_column (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_issue_get_path (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_issue_get_nearest (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_issue_get_remedy (SafeguardIssue *self);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_issue_to_text (SafeguardIssue *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
