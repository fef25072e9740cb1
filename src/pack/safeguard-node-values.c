/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-node-private.h"

#include <errno.h>
#include <string.h>

#include "safeguard-nearest-private.h"

/* The core schema of YAML 1.2 and nothing else: `yes` and `no` stay words. */

gboolean
safeguard_node_is_nothing (const SafeguardNode *node)
{
  return node->kind == SAFEGUARD_NODE_SCALAR && !node->quoted
         && (*node->text == '\0' || strcmp (node->text, "null") == 0
             || strcmp (node->text, "~") == 0);
}

static gboolean
wrong_type (const SafeguardNode *node, SafeguardIssueLog *log, const char *expected)
{
  if (node->kind == SAFEGUARD_NODE_SCALAR && !safeguard_node_is_nothing (node))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_TYPE, NULL,
                             "found '%.40s', expected %s", node->text, expected);
  else
    safeguard_node_complain (
        node, log, SAFEGUARD_ERROR_WRONG_TYPE, NULL, "found %s, expected %s",
        safeguard_node_is_nothing (node) ? "nothing" : safeguard_node_kind_text (node), expected);
  return FALSE;
}

const SafeguardNode *
safeguard_node_require (const SafeguardNode *map, const char *key, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, key);

  if (node == NULL && map != NULL && map->kind == SAFEGUARD_NODE_MAP)
    safeguard_node_complain (map, log, SAFEGUARD_ERROR_MISSING_KEY, NULL, "the key '%s' is missing",
                             key);

  return node;
}

gboolean
safeguard_node_is_map (const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (node == NULL)
    return FALSE;

  return node->kind == SAFEGUARD_NODE_MAP || wrong_type (node, log, "a map of keys and values");
}

gboolean
safeguard_node_is_list (const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (node == NULL)
    return FALSE;

  return node->kind == SAFEGUARD_NODE_LIST || wrong_type (node, log, "a list");
}

static gboolean
check_keys (const SafeguardNode *map,
            const char *const *known,
            SafeguardIssueSeverity severity,
            SafeguardIssueLog *log)
{
  gboolean good = TRUE;

  if (!safeguard_node_is_map (map, log))
    return FALSE;

  SAFEGUARD_NODE_FOREACH (child, map)
    {
      if (g_strv_contains (known, child->key) || g_str_has_prefix (child->key, "x-")
          || (child->kind == SAFEGUARD_NODE_SCALAR && safeguard_issue_log_lets_be (log, map)))
        continue;
      good = good && severity != SAFEGUARD_ISSUE_SEVERITY_ERROR;
      if (safeguard_issue_log_is_full (log))
        continue;

      g_autofree char *expected = g_strjoinv (", ", (char **)known);
      safeguard_node_complain_key_at (
          child, log, SAFEGUARD_ERROR_UNKNOWN_KEY, severity, safeguard_nearest (child->key, known),
          "found the key '%.60s', expected one of: %s", child->key, expected);
    }

  return good;
}

gboolean
safeguard_node_check_keys (const SafeguardNode *map,
                           const char *const *known,
                           SafeguardIssueLog *log)
{
  return check_keys (map, known,
                     safeguard_issue_log_is_strict (log) ? SAFEGUARD_ISSUE_SEVERITY_ERROR
                                                         : SAFEGUARD_ISSUE_SEVERITY_WARNING,
                     log);
}

gboolean
safeguard_node_refuse_keys (const SafeguardNode *map,
                            const char *const *known,
                            SafeguardIssueLog *log)
{
  return check_keys (map, known, SAFEGUARD_ISSUE_SEVERITY_ERROR, log);
}

const char *
safeguard_node_as_text (const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (node == NULL)
    return NULL;
  if (node->kind == SAFEGUARD_NODE_SCALAR && !safeguard_node_is_nothing (node))
    return node->text;

  wrong_type (node, log, "a text");
  return NULL;
}

const char *
safeguard_node_as_id (const SafeguardNode *node, SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (node, log);

  if (text == NULL)
    return NULL;

  gsize good = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");
  if (*text != '\0' && text[good] == '\0' && *text != '-')
    return text;

  wrong_type (node, log, "an id of lower-case letters, digits and hyphens");
  return NULL;
}

gboolean
safeguard_node_as_boolean (const SafeguardNode *node, SafeguardIssueLog *log, gboolean *out)
{
  if (node == NULL)
    return FALSE;
  if (node->kind == SAFEGUARD_NODE_SCALAR && !node->quoted
      && (strcmp (node->text, "true") == 0 || strcmp (node->text, "false") == 0))
    {
      *out = *node->text == 't';
      return TRUE;
    }

  return wrong_type (node, log, "true or false");
}

gboolean
safeguard_node_as_integer (
    const SafeguardNode *node, gint64 least, gint64 most, SafeguardIssueLog *log, gint64 *out)
{
  if (node == NULL)
    return FALSE;

  const char *digits = node->kind == SAFEGUARD_NODE_SCALAR && !node->quoted ? node->text : "";
  gsize sign = *digits == '-' ? 1 : 0;

  if (digits[sign] == '\0' || strspn (digits + sign, "0123456789") != strlen (digits + sign))
    return wrong_type (node, log, "a whole number");

  errno = 0;
  gint64 value = g_ascii_strtoll (digits, NULL, 10);
  if (errno != 0 || value < least || value > most)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL,
                               "found %.40s, expected a number from %" G_GINT64_FORMAT
                               " to %" G_GINT64_FORMAT,
                               digits, least, most);
      return FALSE;
    }
  *out = value;

  return TRUE;
}

/* A parser of its own that sets its own error, at the place it is given. */
typedef gboolean (*Parse) (const char *, const SafeguardPlace *, gpointer, GError **);

static gboolean
parse_at (const SafeguardNode *node, Parse parse, SafeguardIssueLog *log, gpointer out)
{
  const char *text = safeguard_node_as_text (node, log);

  if (text == NULL)
    return FALSE;
  /* Where it is in a list takes a walk along it: only for what is wrong, else a long list of dates
   * would cost a step for each pair of them. */
  if (parse (text, NULL, out, NULL))
    return TRUE;

  g_autofree char *path = safeguard_issue_log_is_full (log) ? NULL : safeguard_node_get_path (node);
  SafeguardPlace place
      = {safeguard_document_get_name (node->document), node->line, node->column, path};
  GError *error = NULL;

  if (parse (text, &place, out, &error))
    return TRUE;

  safeguard_issue_log_take_error (log, error);
  return FALSE;
}

static gboolean
parse_day (const char *text, const SafeguardPlace *place, gpointer out, GError **error)
{
  return safeguard_day_number_parse (text, place, out, error);
}

static gboolean
parse_moment (const char *text, const SafeguardPlace *place, gpointer out, GError **error)
{
  return safeguard_moment_parse (text, place, out, error);
}

gboolean
safeguard_node_as_day (const SafeguardNode *node, SafeguardIssueLog *log, SafeguardDayNumber *out)
{
  return parse_at (node, parse_day, log, out);
}

gboolean
safeguard_node_as_moment (const SafeguardNode *node, SafeguardIssueLog *log, SafeguardMoment *out)
{
  return parse_at (node, parse_moment, log, out);
}

int
safeguard_node_as_choice (const SafeguardNode *node,
                          const char *const *choices,
                          SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (node, log);

  if (text == NULL)
    return -1;

  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], text) == 0)
      return i;

  g_autofree char *expected = g_strjoinv (", ", (char **)choices);
  safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE,
                           safeguard_nearest (text, choices), "found '%.40s', expected one of: %s",
                           text, expected);
  return -1;
}

const char **
safeguard_node_as_texts (const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (node == NULL)
    return NULL;

  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gboolean good = TRUE;

  if (node->kind == SAFEGUARD_NODE_SCALAR)
    {
      const char *text = safeguard_node_as_text (node, log);

      good = text != NULL;
      g_ptr_array_add (texts, (gpointer)text);
    }
  else if (!safeguard_node_is_list (node, log))
    return NULL;
  else
    SAFEGUARD_NODE_FOREACH (child, node)
      {
        const char *text = safeguard_node_as_text (child, log);

        good = good && text != NULL;
        g_ptr_array_add (texts, (gpointer)text);
      }

  g_ptr_array_add (texts, NULL);

  return good ? (const char **)g_ptr_array_steal (texts, NULL) : NULL;
}
