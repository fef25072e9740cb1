/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-issue-private.h"

#include "safeguard-list-private.h"

/* A hostile text can have a complaint on every line; nobody reads more than this. */
#define MAX_ISSUES 200

struct _SafeguardIssueLog
{
  gboolean strict;
  guint n_errors;
  GPtrArray *issues;
  SafeguardIssue *first_error;
  gconstpointer let_be;
};

SafeguardIssueLog *
safeguard_issue_log_new (gboolean strict)
{
  SafeguardIssueLog *log = g_new0 (SafeguardIssueLog, 1);

  log->strict = strict;
  log->issues = g_ptr_array_new_with_free_func (g_object_unref);

  return log;
}

void
safeguard_issue_log_free (SafeguardIssueLog *log)
{
  if (log == NULL)
    return;

  g_ptr_array_unref (log->issues);
  g_clear_object (&log->first_error);
  g_free (log);
}

gboolean
safeguard_issue_log_is_strict (const SafeguardIssueLog *log)
{
  return log->strict;
}

void
safeguard_issue_log_let_be (SafeguardIssueLog *log, gconstpointer map)
{
  log->let_be = map;
}

gboolean
safeguard_issue_log_lets_be (const SafeguardIssueLog *log, gconstpointer map)
{
  return log->let_be == map;
}

gboolean
safeguard_issue_log_is_full (const SafeguardIssueLog *log)
{
  return log->issues->len >= MAX_ISSUES;
}

/* Makes room for an error, which nobody is to miss behind two hundred remarks: the last of the
 * least weight goes. */
static void
drop_lightest (SafeguardIssueLog *log)
{
  guint lightest = log->issues->len - 1;

  for (guint i = log->issues->len - 1; i > 0; i--)
    if (safeguard_issue_get_severity (g_ptr_array_index (log->issues, i - 1))
        < safeguard_issue_get_severity (g_ptr_array_index (log->issues, lightest)))
      lightest = i - 1;
  g_ptr_array_remove_index (log->issues, lightest);
}

static void
take_issue (SafeguardIssueLog *log, SafeguardIssue *issue)
{
  SafeguardIssueSeverity severity = safeguard_issue_get_severity (issue);

  if (severity == SAFEGUARD_ISSUE_SEVERITY_ERROR)
    {
      log->n_errors++;
      if (log->first_error == NULL)
        log->first_error = g_object_ref (issue);
    }

  if (safeguard_issue_log_is_full (log) && severity == SAFEGUARD_ISSUE_SEVERITY_ERROR
      && log->n_errors <= MAX_ISSUES)
    drop_lightest (log);
  if (!safeguard_issue_log_is_full (log))
    g_ptr_array_add (log->issues, issue);
  else
    g_object_unref (issue);
}

void
safeguard_issue_log_add (SafeguardIssueLog *log,
                         SafeguardError code,
                         const SafeguardPlace *place,
                         const char *nearest,
                         const char *format,
                         ...)
{
  SafeguardIssueSeverity severity = safeguard_error_lookup (code)->severity;
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  take_issue (log, safeguard_issue_new (code, severity, place, nearest, message));
}

void
safeguard_issue_log_add_at (SafeguardIssueLog *log,
                            SafeguardError code,
                            SafeguardIssueSeverity severity,
                            const SafeguardPlace *place,
                            const char *nearest,
                            const char *format,
                            ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  take_issue (log, safeguard_issue_new (code, severity, place, nearest, message));
}

void
safeguard_issue_log_take_error (SafeguardIssueLog *log, GError *error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error);

  if (issue != NULL)
    take_issue (log, g_object_ref (issue));
  else
    take_issue (log,
                safeguard_issue_new (SAFEGUARD_ERROR_FILE_UNREADABLE,
                                     SAFEGUARD_ISSUE_SEVERITY_ERROR, NULL, NULL, error->message));
  g_error_free (error);
}

guint
safeguard_issue_log_get_n_issues (const SafeguardIssueLog *log)
{
  return log->issues->len;
}

guint
safeguard_issue_log_get_n_errors (const SafeguardIssueLog *log)
{
  return log->n_errors;
}

gboolean
safeguard_issue_log_check (SafeguardIssueLog *log, GError **error)
{
  if (log->n_errors == 0)
    return TRUE;

  safeguard_error_set_issue (error, log->first_error);
  return FALSE;
}

GListModel *
safeguard_issue_log_to_list (const SafeguardIssueLog *log)
{
  GPtrArray *items = g_ptr_array_new_full (log->issues->len, g_object_unref);

  for (guint i = 0; i < log->issues->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (log->issues, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_ISSUE, items);
}
