/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-issue-private.h"

#include "safeguard-list-private.h"

/**
 * SafeguardIssue:
 *
 * One thing that the library complains of in a pack or a request: what was
 * found and what was expected, where it stands, and what to do about it.
 *
 * An issue is immutable and may be shared between threads. It holds names and
 * places only, never anything said of a person.
 *
 * Since: 1.0
 */
struct _SafeguardIssue
{
  GObject parent_instance;

  SafeguardError code;
  SafeguardIssueSeverity severity;
  char *message;
  char *source;
  guint line;
  guint column;
  char *path;
  char *nearest;
};

G_DEFINE_FINAL_TYPE (SafeguardIssue, safeguard_issue, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardIssueSeverity,
                    safeguard_issue_severity,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ISSUE_SEVERITY_INFORMATION, "information"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ISSUE_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ISSUE_SEVERITY_ERROR, "error"))

static void
safeguard_issue_finalize (GObject *object)
{
  SafeguardIssue *self = SAFEGUARD_ISSUE (object);

  g_free (self->message);
  g_free (self->source);
  g_free (self->path);
  g_free (self->nearest);

  G_OBJECT_CLASS (safeguard_issue_parent_class)->finalize (object);
}

static void
safeguard_issue_class_init (SafeguardIssueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_issue_finalize;
}

static void
safeguard_issue_init (SafeguardIssue *self)
{
  /* g_object_new() on the type from a binding gives a blank issue, not a crash. */
  self->code = SAFEGUARD_ERROR_MALFORMED_TEXT;
  self->severity = SAFEGUARD_ISSUE_SEVERITY_ERROR;
  self->message = g_strdup ("");
}

SafeguardIssue *
safeguard_issue_new (SafeguardError code,
                     SafeguardIssueSeverity severity,
                     const SafeguardPlace *place,
                     const char *nearest,
                     const char *message)
{
  SafeguardIssue *self = g_object_new (SAFEGUARD_TYPE_ISSUE, NULL);

  self->code = code;
  self->severity = severity;
  g_free (self->message);
  /* A message that quotes the start of a long name may have cut it inside a character, and the name
   * of a file may be any bytes; what goes out is always UTF-8. */
  self->message = g_utf8_make_valid (message, -1);
  self->nearest = g_strdup (nearest);
  if (place != NULL)
    {
      self->source = place->source != NULL ? g_utf8_make_valid (place->source, -1) : NULL;
      self->line = place->line;
      self->column = place->column;
      self->path = place->path != NULL && *place->path != '\0' ? g_utf8_make_valid (place->path, -1)
                                                               : NULL;
    }

  return self;
}

/**
 * safeguard_issue_get_code:
 * @self: an issue
 *
 * Gets what kind of complaint this is. The nick of the value
 * ("unknown-fact") is the code that people and programs see.
 *
 * Returns: the code
 *
 * Since: 1.0
 */
SafeguardError
safeguard_issue_get_code (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), SAFEGUARD_ERROR_MALFORMED_TEXT);

  return self->code;
}

/**
 * safeguard_issue_get_severity:
 * @self: an issue
 *
 * Gets how much the issue matters.
 *
 * Returns: the severity
 *
 * Since: 1.0
 */
SafeguardIssueSeverity
safeguard_issue_get_severity (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), SAFEGUARD_ISSUE_SEVERITY_ERROR);

  return self->severity;
}

/**
 * safeguard_issue_get_message:
 * @self: an issue
 *
 * Gets what was found and what was expected, in one sentence.
 *
 * Returns: (transfer none): the message
 *
 * Since: 1.0
 */
const char *
safeguard_issue_get_message (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), NULL);

  return self->message;
}

/**
 * safeguard_issue_get_source:
 * @self: an issue
 *
 * Gets the name of the file or request that the issue is about.
 *
 * Returns: (transfer none) (nullable): the name, or %NULL if there is none
 *
 * Since: 1.0
 */
const char *
safeguard_issue_get_source (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), NULL);

  return self->source;
}

/**
 * safeguard_issue_get_line:
 * @self: an issue
 *
 * Gets the line that the issue is about.
 *
 * Returns: the line, from 1, or 0 if the issue has no place
 *
 * Since: 1.0
 */
guint
safeguard_issue_get_line (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), 0);

  return self->line;
}

/**
 * safeguard_issue_get_column:
 * @self: an issue
 *
 * Gets the column that the issue is about, in characters.
 *
 * Returns: the column, from 1, or 0 if the issue has no place
 *
 * Since: 1.0
 */
guint
safeguard_issue_get_column (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), 0);

  return self->column;
}

/**
 * safeguard_issue_get_path:
 * @self: an issue
 *
 * Gets the keys that lead to the place, such as
 * "thresholds.table.rows[2].when".
 *
 * Returns: (transfer none) (nullable): the path, or %NULL if the issue is
 *   about the whole text
 *
 * Since: 1.0
 */
const char *
safeguard_issue_get_path (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), NULL);

  return self->path;
}

/**
 * safeguard_issue_get_nearest:
 * @self: an issue
 *
 * Gets the name that was most likely meant.
 *
 * Returns: (transfer none) (nullable): a name that would have been accepted,
 *   or %NULL if none is near
 *
 * Since: 1.0
 */
const char *
safeguard_issue_get_nearest (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), NULL);

  return self->nearest;
}

/**
 * safeguard_issue_get_remedy:
 * @self: an issue
 *
 * Gets what to do about it.
 *
 * Returns: (transfer none): the remedy, in one sentence
 *
 * Since: 1.0
 */
const char *
safeguard_issue_get_remedy (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), NULL);

  return safeguard_error_lookup (self->code)->remedy;
}

/**
 * safeguard_issue_to_text:
 * @self: an issue
 *
 * Writes the issue as a person wants to read it: the place, the message, the
 * nearest name, the remedy and the code.
 *
 * Returns: (transfer full): the text, without a line break at its end
 *
 * Since: 1.0
 */
char *
safeguard_issue_to_text (SafeguardIssue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ISSUE (self), NULL);

  GString *text = g_string_new (NULL);

  if (self->source != NULL)
    g_string_append_printf (text, "%s:", self->source);
  if (self->line > 0)
    g_string_append_printf (text, "%u:%u:", self->line, self->column);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (self->path != NULL)
    g_string_append_printf (text, "%s: ", self->path);
  g_string_append (text, self->message);
  if (self->nearest != NULL)
    g_string_append_printf (text, "; did you mean '%s'?", self->nearest);
  g_string_append_printf (text, " [%s] %s", safeguard_error_lookup (self->code)->nick,
                          safeguard_issue_get_remedy (self));

  return g_string_free (text, FALSE);
}
