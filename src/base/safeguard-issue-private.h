/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-error-private.h"

SafeguardIssue *safeguard_issue_new (SafeguardError code,
                                     SafeguardIssueSeverity severity,
                                     const SafeguardPlace *place,
                                     const char *nearest,
                                     const char *message);

/* What a reader complained of. Strict logs refuse unknown keys (for authors), tolerant ones warn
 * (for consumers of a pack that a newer library wrote). */
typedef struct _SafeguardIssueLog SafeguardIssueLog;

SafeguardIssueLog *safeguard_issue_log_new (gboolean strict);
void safeguard_issue_log_free (SafeguardIssueLog *log);
gboolean safeguard_issue_log_is_strict (const SafeguardIssueLog *log);
/* The map, borrowed, in which a plain value under a key that nobody knows is let be: a row of an
 * export, which says more than it is read for. NULL: there is none. */
void safeguard_issue_log_let_be (SafeguardIssueLog *log, gconstpointer map);
gboolean safeguard_issue_log_lets_be (const SafeguardIssueLog *log, gconstpointer map);
void safeguard_issue_log_add (SafeguardIssueLog *log,
                              SafeguardError code,
                              const SafeguardPlace *place,
                              const char *nearest,
                              const char *format,
                              ...) G_GNUC_PRINTF (5, 6);
/* As add, at another severity than the registry's. */
void safeguard_issue_log_add_at (SafeguardIssueLog *log,
                                 SafeguardError code,
                                 SafeguardIssueSeverity severity,
                                 const SafeguardPlace *place,
                                 const char *nearest,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (6, 7);
/* Further complaints are counted, but not kept. */
gboolean safeguard_issue_log_is_full (const SafeguardIssueLog *log);
void safeguard_issue_log_take_error (SafeguardIssueLog *log, GError *error);
/* Of those that are kept. */
guint safeguard_issue_log_get_n_issues (const SafeguardIssueLog *log);
guint safeguard_issue_log_get_n_errors (const SafeguardIssueLog *log);
/* FALSE, with the first error set, if there was one. */
gboolean safeguard_issue_log_check (SafeguardIssueLog *log, GError **error);
/* (transfer full): a list of SafeguardIssue, in the order of their complaint. */
GListModel *safeguard_issue_log_to_list (const SafeguardIssueLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardIssueLog, safeguard_issue_log_free)
