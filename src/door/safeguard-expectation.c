/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-scenario-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* What of an answer is compared with what a scenario expects: the rules of the conformance
 * vectors. */

#define SOME "$some"
/* Of a list of findings or clocks so many are named where the one that is expected is missing. */
#define MAX_NAMED 12

static void complain (const SafeguardNode *expected,
                      SafeguardIssueLog *log,
                      const char *nearest,
                      const char *format,
                      ...) G_GNUC_PRINTF (4, 5);

static void
complain (const SafeguardNode *expected,
          SafeguardIssueLog *log,
          const char *nearest,
          const char *format,
          ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  safeguard_node_complain (expected, log, SAFEGUARD_ERROR_SCENARIO_FAILED, nearest, "%s", message);
}

/* "'section-47'", "null", "a list of 3" */
static char *
describe (const SafeguardNode *node)
{
  switch (node->kind)
    {
    case SAFEGUARD_NODE_LIST:
      return g_strdup_printf ("a list of %u", node->n_children);
    case SAFEGUARD_NODE_MAP:
      return g_strdup ("an object");
    case SAFEGUARD_NODE_SCALAR:
      break;
    }

  return g_strdup_printf (node->quoted ? "'%.120s'" : "%.120s",
                          *node->text != '\0' || node->quoted ? node->text : "null");
}

/* What the items of a list go by: their codes or ids. NULL if they go by nothing. */
static char *
name_items (const SafeguardNode *list)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n = 0;

  SAFEGUARD_NODE_FOREACH (item, list)
    {
      const SafeguardNode *code = safeguard_node_get (item, "code");
      const SafeguardNode *name = code != NULL ? code : safeguard_node_get (item, "id");

      if (name == NULL || name->text == NULL || ++n > MAX_NAMED)
        continue;
      g_strv_builder_add (names, name->text);
    }

  g_auto (GStrv) all = g_strv_builder_end (names);
  g_autofree char *joined = g_strjoinv (", ", all);

  if (n == 0)
    return NULL;

  return g_strconcat (joined, n > MAX_NAMED ? ", ..." : "", NULL);
}

static gboolean
holds (const SafeguardNode *expected, const SafeguardNode *found)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);

  safeguard_expectation_compare (expected, found, "", unheard);

  return safeguard_issue_log_get_n_errors (unheard) == 0;
}

static void
compare_some (const SafeguardNode *expected,
              const SafeguardNode *found,
              const char *where,
              SafeguardIssueLog *log)
{
  if (found->kind != SAFEGUARD_NODE_LIST)
    {
      g_autofree char *text = describe (found);
      complain (expected, log, NULL, "%s is %s, expected a list", where, text);
      return;
    }

  SAFEGUARD_NODE_FOREACH (item, expected)
    {
      gboolean held = FALSE;

      for (const SafeguardNode *one = found->first; one != NULL && !held; one = one->next)
        held = holds (item, one);
      if (held)
        continue;

      g_autofree char *names = name_items (found);
      complain (item, log, NULL, "no item of %s holds this; it has %u%s%s", where,
                found->n_children, names != NULL ? ": " : "", names != NULL ? names : "");
    }
}

static const char *
nearest_key (const SafeguardNode *map, const char *key)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  SAFEGUARD_NODE_FOREACH (child, map)
    g_ptr_array_add (keys, (gpointer)child->key);
  g_ptr_array_add (keys, NULL);

  return safeguard_nearest (key, (const char *const *)keys->pdata);
}

static void
compare_object (const SafeguardNode *expected,
                const SafeguardNode *found,
                const char *where,
                SafeguardIssueLog *log)
{
  if (found->kind != SAFEGUARD_NODE_MAP)
    {
      g_autofree char *text = describe (found);
      complain (expected, log, NULL, "%s is %s, expected an object", where, text);
      return;
    }

  SAFEGUARD_NODE_FOREACH (child, expected)
    {
      const SafeguardNode *member = safeguard_node_get (found, child->key);
      g_autofree char *path = g_strconcat (where, *where != '\0' ? "." : "", child->key, NULL);

      if (member != NULL)
        safeguard_expectation_compare (child, member, path, log);
      else
        complain (child, log, nearest_key (found, child->key), "the answer has no %s", path);
    }
}

static void
compare_list (const SafeguardNode *expected,
              const SafeguardNode *found,
              const char *where,
              SafeguardIssueLog *log)
{
  const SafeguardNode *one = found->first;
  guint i = 0;

  if (found->kind != SAFEGUARD_NODE_LIST || found->n_children != expected->n_children)
    {
      g_autofree char *text = describe (found);
      g_autofree char *names = name_items (found);

      complain (expected, log, NULL, "%s is %s%s%s%s, expected a list of %u", where, text,
                names != NULL ? " (" : "", names != NULL ? names : "", names != NULL ? ")" : "",
                expected->n_children);
      return;
    }

  SAFEGUARD_NODE_FOREACH (item, expected)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", where, i++);

      safeguard_expectation_compare (item, one, path, log);
      one = one->next;
    }
}

void
safeguard_expectation_compare (const SafeguardNode *expected,
                               const SafeguardNode *found,
                               const char *where,
                               SafeguardIssueLog *log)
{
  const SafeguardNode *some = safeguard_node_get (expected, SOME);

  if (some != NULL)
    compare_some (some, found, where, log);
  else if (expected->kind == SAFEGUARD_NODE_MAP)
    compare_object (expected, found, where, log);
  else if (expected->kind == SAFEGUARD_NODE_LIST)
    compare_list (expected, found, where, log);
  else if (!safeguard_node_equal (expected, found))
    {
      g_autofree char *is = describe (found);
      g_autofree char *wanted = describe (expected);

      complain (expected, log, NULL, "%s is %s, expected %s", where, is, wanted);
    }
}
