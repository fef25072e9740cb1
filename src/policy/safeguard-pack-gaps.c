/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-check-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* Whether the gaps of a pack and what it says of them hold together: a gap that is named is
 * declared, it could be what its readings are, and it stands where something stands. */

typedef struct
{
  SafeguardLayers *layers;
  GArray *gaps; /* of SafeguardRule */
  SafeguardIssueLog *log;
} Gaps;

static const SafeguardNode *
find_gap (const Gaps *self, const char *id)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (self->gaps, SafeguardRule, i);

      if (strcmp (rule->id, id) == 0)
        return rule->node;
    }

  return NULL;
}

static const char *
nearest_gap (const Gaps *self, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->gaps->len; i++)
    g_ptr_array_add (ids, (gpointer)g_array_index (self->gaps, SafeguardRule, i).id);
  g_ptr_array_add (ids, NULL);

  return safeguard_nearest (id, (const char *const *)ids->pdata);
}

static gboolean
is_among (const SafeguardNode *list, const char *text)
{
  SAFEGUARD_NODE_FOREACH (item, list)
    if (g_strcmp0 (item->text, text) == 0)
      return TRUE;

  return FALSE;
}

/* The id of a reading; of a rule's own condition or terms, "when". */
static const char *
reading_id (const SafeguardNode *reading)
{
  const SafeguardNode *id = safeguard_node_get (reading, "id");

  return id != NULL ? id->text : NULL;
}

/* A rule with a gap and readings is open between those; @could_be has to have the same. */
static void
compare_readings (const Gaps *self, const SafeguardNode *rule, const SafeguardNode *could_be)
{
  const SafeguardNode *readings = safeguard_node_get (rule, "readings");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "when");
  SAFEGUARD_NODE_FOREACH (reading, readings)
    {
      const char *id = reading_id (reading);

      if (id == NULL)
        continue;
      g_ptr_array_add (ids, (gpointer)id);
      if (!is_among (could_be, id))
        safeguard_node_complain (reading, self->log, SAFEGUARD_ERROR_UNKNOWN_READING, NULL,
                                 "the gap does not list the reading '%.60s' under could-be", id);
    }
  g_ptr_array_add (ids, NULL);
  SAFEGUARD_NODE_FOREACH (item, could_be)
    if (item->text != NULL && !g_strv_contains ((const char *const *)ids->pdata, item->text))
      safeguard_node_complain (item, self->log, SAFEGUARD_ERROR_UNKNOWN_READING,
                               safeguard_nearest (item->text, (const char *const *)ids->pdata),
                               "the rule that names this gap has no reading '%.60s'", item->text);
}

static void
check_named (const Gaps *self, const SafeguardNode *rule)
{
  const SafeguardNode *named = safeguard_node_get (rule, "gap");
  const SafeguardNode *readings = safeguard_node_get (rule, "readings");

  if (named == NULL || named->kind != SAFEGUARD_NODE_SCALAR)
    return;

  const SafeguardNode *gap = find_gap (self, named->text);
  const SafeguardNode *could_be = safeguard_node_get (gap, "could-be");

  if (gap == NULL)
    safeguard_node_complain (named, self->log, SAFEGUARD_ERROR_UNKNOWN_GAP,
                             nearest_gap (self, named->text),
                             "no gap '%.60s' is declared under gaps", named->text);
  else if (could_be != NULL && could_be->kind == SAFEGUARD_NODE_LIST && readings != NULL
           && readings->kind == SAFEGUARD_NODE_LIST)
    compare_readings (self, rule, could_be);
}

static void
check_all_named (const Gaps *self, const SafeguardNode *node)
{
  if (node->kind == SAFEGUARD_NODE_MAP)
    check_named (self, node);
  SAFEGUARD_NODE_FOREACH (child, node)
    check_all_named (self, child);
}

/* --- where a gap stands */

/* What is called @name, by its key or its id, somewhere below: the places of gaps leave out what
 * only holds a section together, such as `table` and `rows`. */
static const SafeguardNode *
find_below (const SafeguardNode *node, const char *name)
{
  if (node == NULL)
    return NULL;

  SAFEGUARD_NODE_FOREACH (child, node)
    if (g_strcmp0 (child->key, name) == 0 || g_strcmp0 (reading_id (child), name) == 0)
      return child;
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      const SafeguardNode *found = find_below (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
list_below (const SafeguardNode *node, GPtrArray *names)
{
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      const char *name = child->key != NULL ? child->key : reading_id (child);

      if (name != NULL)
        g_ptr_array_add (names, (gpointer)name);
      list_below (child, names);
    }
}

/* Whether all of @keys lead somewhere in @root; if not, @names gets what the first that does not
 * could have been. */
static gboolean
stands_in (const SafeguardNode *root, char **keys, GPtrArray *names)
{
  const SafeguardNode *node = safeguard_node_get (root, keys[0]);

  for (guint i = 1; keys[i] != NULL && node != NULL; i++)
    {
      const SafeguardNode *next = find_below (node, keys[i]);

      if (next == NULL && keys[i + 1] == NULL)
        list_below (node, names);
      node = next;
    }

  return node != NULL;
}

/* A whole section may be what a document is silent about, and then stands nowhere. What lies deeper
 * names a rule, which does. */
static const char *const sections[]
    = {"actors",     "facts",       "timescales",     "thresholds", "reviews",
       "escalation", "governance",  "funding",        "contacts",   "definitions",
       "priorities", "commitments", "not-shown",      "figures",    "calendar",
       "sources",    "in-force",    "whistleblowing", NULL};

static const char *const *
sections_of (const char *section)
{
  if (strcmp (section, "governance") == 0)
    return safeguard_governance_sections;
  if (strcmp (section, "funding") == 0)
    return safeguard_funding_sections;
  if (strcmp (section, "reviews") == 0)
    return safeguard_reviews_sections;

  return NULL;
}

static void
add_names (const char *const *from, GPtrArray *names)
{
  for (guint i = 0; from != NULL && from[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer)from[i]);
}

static gboolean
may_be_absent (char **keys, GPtrArray *names)
{
  guint n = g_strv_length (keys);
  const char *const *from = n == 1 ? sections : n == 2 ? sections_of (keys[0]) : NULL;

  add_names (from, names);

  return from != NULL && g_strv_contains (from, keys[n - 1]);
}

/* Quorums go by the body, wherever their rows stand. */
static gboolean
is_quorum (const Gaps *self, char **keys, GPtrArray *names)
{
  if (g_strv_length (keys) != 3 || strcmp (keys[0], "governance") != 0
      || strcmp (keys[1], "quorum") != 0)
    return FALSE;

  g_autoptr (GArray) bodies
      = safeguard_layers_collect (self->layers, "governance.bodies", self->log);
  gboolean found = FALSE;

  for (guint i = 0; i < bodies->len; i++)
    {
      const char *id = g_array_index (bodies, SafeguardRule, i).id;

      g_ptr_array_add (names, (gpointer)id);
      found = found || strcmp (id, keys[2]) == 0;
    }

  return found;
}

/* The place with the last of its keys put right; NULL if nothing is near. */
static char *
put_right (char **keys, GPtrArray *names)
{
  guint last = g_strv_length (keys) - 1;
  g_autofree char *wrong = g_steal_pointer (&keys[last]);
  g_autofree char *begin = g_strjoinv ("/", keys);
  const char *nearest;

  keys[last] = g_steal_pointer (&wrong);
  g_ptr_array_add (names, NULL);
  nearest = safeguard_nearest (keys[last], (const char *const *)names->pdata);

  return nearest != NULL ? g_strconcat (begin, last > 0 ? "/" : "", nearest, NULL) : NULL;
}

static void
check_place (const Gaps *self, const SafeguardNode *where)
{
  g_auto (GStrv) keys = g_strsplit (where->text, "/", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean found = keys[0] == NULL || may_be_absent (keys, names) || is_quorum (self, keys, names);

  for (guint i = 0; i < safeguard_layers_get_n_packs (self->layers) && !found; i++)
    found = stands_in (safeguard_pack_get_root (safeguard_layers_get_pack (self->layers, i)), keys,
                       names);
  if (found)
    return;

  g_autofree char *nearest = put_right (keys, names);
  safeguard_node_complain (where, self->log, SAFEGUARD_ERROR_UNKNOWN_PLACE, nearest,
                           "nothing stands at '%.80s'", where->text);
}

/* Where a ruling asks which combinations a gap is about. */
static gboolean
is_asked_when (const char *where)
{
  static const char *const prefixes[] = {"governance/votes/", "governance/quorum/", NULL};

  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (where, prefixes[i]))
      return TRUE;

  return strcmp (where, "governance/risks") == 0
         || g_strv_contains (safeguard_thresholds_places, where)
         || g_strv_contains (safeguard_reviews_places, where);
}

static void
check_where (const Gaps *self, const SafeguardNode *gap)
{
  const SafeguardNode *where = safeguard_node_get (gap, "where");
  const SafeguardNode *when = safeguard_node_get (gap, "when");
  gboolean is_text = where != NULL && where->kind == SAFEGUARD_NODE_SCALAR;

  if (is_text)
    check_place (self, where);
  if (when != NULL && (!is_text || !is_asked_when (where->text)))
    safeguard_node_complain (when, self->log, SAFEGUARD_ERROR_CONDITION_WITHOUT_EFFECT, NULL,
                             "no ruling asks when a gap bites that stands at '%.80s'",
                             is_text ? where->text : "no place");
}

void
safeguard_pack_check_gaps (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  guint top = safeguard_layers_get_n_packs (layers) - 1;
  const SafeguardNode *root = safeguard_pack_get_root (safeguard_layers_get_pack (layers, top));
  g_autoptr (GArray) gaps = safeguard_layers_collect (layers, "gaps", log);
  const Gaps self = {layers, gaps, log};
  const SafeguardNode *own = safeguard_node_get (root, "gaps");

  check_all_named (&self, root);
  if (own != NULL)
    SAFEGUARD_NODE_FOREACH (gap, own)
      check_where (&self, gap);
}
