/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-check-private.h"

#include <string.h>

#include "safeguard-calendar-private.h"
#include "safeguard-nearest-private.h"

/* What the starter writes where an author is to write something else. */
#define TO_FILL_IN "FILL IN"

/* "verified: false" is said of what holds it. */
static void
check_verified (const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (g_strcmp0 (node->key, "verified") == 0 && strcmp (node->text, "false") == 0)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNVERIFIED_RULE, NULL,
                             "nobody on the project has read the source of this");
}

static void
check_filled_in (const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (g_str_has_prefix (node->text, TO_FILL_IN))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_TO_FILL_IN, NULL, "still to be written%s",
                             node->text + strlen (TO_FILL_IN));
}

/* The day that an unquoted scalar is; 0 if it is none. */
static SafeguardDayNumber
read_day (const SafeguardNode *node)
{
  SafeguardDayNumber day = 0;

  if (node->quoted || strlen (node->text) != strlen ("2019-10-07")
      || !safeguard_day_number_parse (node->text, NULL, &day, NULL))
    return 0;

  return day;
}

static void
check_horizon (const SafeguardNode *node, SafeguardDayNumber horizon, SafeguardIssueLog *log)
{
  SafeguardDayNumber day = read_day (node);

  if (horizon == 0 || day <= horizon)
    return;

  g_autofree char *text = safeguard_day_number_to_text (horizon);
  safeguard_node_complain (node, log, SAFEGUARD_ERROR_PAST_THE_HOLIDAYS, NULL,
                           "the last published list of bank holidays ends on %s", text);
}

static void
check_scalars (const SafeguardNode *node, SafeguardDayNumber horizon, SafeguardIssueLog *log)
{
  if (node->kind == SAFEGUARD_NODE_SCALAR)
    {
      check_verified (node, log);
      check_filled_in (node, log);
      check_horizon (node, horizon, log);
      return;
    }

  /* The calendar is where the list comes from. */
  SAFEGUARD_NODE_FOREACH (child, node)
    check_scalars (child, g_strcmp0 (child->key, "calendar") == 0 ? 0 : horizon, log);
}

/* What is asked of a case comes from a document as a rule does. */
static void
check_facts (const SafeguardNode *facts, SafeguardIssueLog *log)
{
  SAFEGUARD_NODE_FOREACH (fact, facts)
    if (fact->kind == SAFEGUARD_NODE_MAP && safeguard_node_get (fact, "off") == NULL
        && safeguard_node_get (fact, "cite") == NULL)
      safeguard_node_complain (fact, log, SAFEGUARD_ERROR_NO_CITATION, NULL,
                               "the fact does not say which document asks for it");
}

static void
check_citation (const SafeguardNode *citation, const SafeguardNode *sources, SafeguardIssueLog *log)
{
  const SafeguardNode *document = safeguard_node_get (citation, "document");
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (document == NULL || document->text == NULL
      || safeguard_node_get (sources, document->text) != NULL)
    return;

  if (sources != NULL)
    SAFEGUARD_NODE_FOREACH (source, sources)
      g_ptr_array_add (known, (gpointer)source->key);
  g_ptr_array_add (known, NULL);
  safeguard_node_complain (document, log, SAFEGUARD_ERROR_UNKNOWN_SOURCE,
                           safeguard_nearest (document->text, (const char *const *)known->pdata),
                           "the pack lists no source '%.60s'", document->text);
}

/* Every citation, also those that no ruling shows: of a section as a whole, of the days in force.
 */
static void
check_citations (const SafeguardNode *node, const SafeguardNode *sources, SafeguardIssueLog *log)
{
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      if (child->key != NULL && g_str_has_prefix (child->key, "x-"))
        continue;
      if (g_strcmp0 (child->key, "cite") != 0)
        check_citations (child, sources, log);
      else if (child->kind == SAFEGUARD_NODE_LIST)
        SAFEGUARD_NODE_FOREACH (citation, child)
          check_citation (citation, sources, log);
      else
        check_citation (child, sources, log);
    }
}

/* 0 where no layer has a calendar, or it has errors, which are complained of elsewhere. */
static SafeguardDayNumber
find_horizon (SafeguardLayers *layers)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  g_autoptr (SafeguardCalendar) calendar = safeguard_layers_get (layers, "calendar", NULL) != NULL
                                               ? safeguard_calendar_compile (layers, unheard)
                                               : NULL;

  if (calendar == NULL || safeguard_issue_log_get_n_errors (unheard) > 0)
    return 0;

  return safeguard_calendar_peek_horizon (calendar);
}

/* What holds rules together comes from somewhere as well, in one layer at least. */
static void
check_heading (SafeguardLayers *layers, const char *section, const char *id, SafeguardIssueLog *log)
{
  g_autofree char *path = id != NULL ? g_strconcat (section, ".", id, NULL) : g_strdup (section);
  g_autofree char *cite = g_strconcat (path, ".cite", NULL);
  const SafeguardNode *heading = safeguard_layers_get (layers, path, NULL);

  if (heading != NULL && safeguard_layers_get (layers, cite, NULL) == NULL)
    safeguard_node_complain (heading, log, SAFEGUARD_ERROR_NO_CITATION, NULL,
                             "it does not say which document has it");
}

static void
check_headings (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  static const char *const headings[]
      = {"reviews.procedure", "governance.risks", "governance.attendance"};
  static const char *const sets[] = {"escalation.ladders", "governance.procedures"};

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    check_heading (layers, headings[i], NULL, log);
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (GArray) rules = safeguard_layers_collect (layers, sets[i], log);

      for (guint j = 0; j < rules->len; j++)
        check_heading (layers, sets[i], g_array_index (rules, SafeguardRule, j).id, log);
    }
}

void
safeguard_pack_check_texts (const SafeguardNode *root,
                            SafeguardLayers *layers,
                            SafeguardIssueLog *log)
{
  const SafeguardNode *facts = safeguard_node_get (root, "facts");

  check_scalars (root, find_horizon (layers), log);
  check_headings (layers, log);
  check_citations (root, safeguard_node_get (root, "sources"), log);
  if (facts != NULL)
    check_facts (facts, log);
}
