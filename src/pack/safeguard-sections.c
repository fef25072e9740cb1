/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-sections-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

static const char *const section_keys[]
    = {"section", "title", "not-a-rule", "left-out", "paragraphs", NULL};
static const char *const paragraph_keys[] = {"paragraph", "not-a-rule", "left-out", NULL};
static const char *const left_out_keys[] = {"what", "because", NULL};

/* What a document, or one of its sections, is divided into. */
typedef struct
{
  const char *what;    /* "section" or "paragraph" */
  GHashTable *by_name; /* borrowed name -> Part */
  GPtrArray *names;    /* in the order of the document; ends in NULL once they are read */
} Parts;

typedef struct
{
  const SafeguardNode *node;
  Parts *parts; /* its paragraphs, or NULL if it lists none */
  gboolean explained;
} Part;

static void
parts_free (Parts *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
part_free (Part *part)
{
  parts_free (part->parts);
  g_free (part);
}

static Parts *read_parts (const SafeguardNode *list,
                          const char *what,
                          const char *const *keys,
                          SafeguardIssueLog *log);

static const char *
read_name (const SafeguardNode *item,
           const char *what,
           const char *const *keys,
           SafeguardIssueLog *log)
{
  if (item->kind == SAFEGUARD_NODE_SCALAR)
    return safeguard_node_as_text (item, log);

  safeguard_node_check_keys (item, keys, log);

  return safeguard_node_as_text (safeguard_node_require (item, what, log), log);
}

/* What of a section did not become a rule is for the reader of doc/coverage.md; here it is only
 * held to its form. It explains no section: one of which all is left out has not-a-rule. */
static void
check_left_out (const SafeguardNode *list, SafeguardIssueLog *log)
{
  if (!safeguard_node_is_list (list, log))
    return;

  SAFEGUARD_NODE_FOREACH (item, list)
    {
      safeguard_node_check_keys (item, left_out_keys, log);
      safeguard_node_as_text (safeguard_node_require (item, "what", log), log);
      safeguard_node_as_text (safeguard_node_require (item, "because", log), log);
    }
}

static void
read_part (Parts *self, const SafeguardNode *item, const char *const *keys, SafeguardIssueLog *log)
{
  const char *name = read_name (item, self->what, keys, log);
  const SafeguardNode *paragraphs = safeguard_node_get (item, "paragraphs");
  const SafeguardNode *reason = safeguard_node_get (item, "not-a-rule");

  check_left_out (safeguard_node_get (item, "left-out"), log);
  if (name == NULL)
    return;
  if (g_hash_table_contains (self->by_name, name))
    {
      safeguard_node_complain (item, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                               "the %s '%.60s' is listed twice", self->what, name);
      return;
    }

  Part *part = g_new0 (Part, 1);
  part->node = item;
  part->explained = safeguard_node_as_text (reason, log) != NULL || paragraphs != NULL;
  if (keys == section_keys && paragraphs != NULL)
    part->parts = read_parts (paragraphs, "paragraph", paragraph_keys, log);
  g_hash_table_insert (self->by_name, (gpointer)name, part);
  g_ptr_array_add (self->names, (gpointer)name);
}

static Parts *
read_parts (const SafeguardNode *list,
            const char *what,
            const char *const *keys,
            SafeguardIssueLog *log)
{
  Parts *self;

  if (!safeguard_node_is_list (list, log))
    return NULL;

  self = g_new0 (Parts, 1);
  self->what = what;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)part_free);
  self->names = g_ptr_array_new ();
  SAFEGUARD_NODE_FOREACH (item, list)
    read_part (self, item, keys, log);
  g_ptr_array_add (self->names, NULL);

  return self;
}

/* From the key of a source to its sections; sources that list none are not in it. */
static GHashTable *
read_sources (const SafeguardNode *sources, SafeguardIssueLog *log)
{
  GHashTable *listed
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)parts_free);

  SAFEGUARD_NODE_FOREACH (source, sources)
    {
      Parts *parts
          = read_parts (safeguard_node_get (source, "sections"), "section", section_keys, log);

      if (parts != NULL)
        g_hash_table_insert (listed, (gpointer)source->key, parts);
    }

  return listed;
}

/* The part that @citation names, marked as explained; NULL, with a complaint, if there is none. */
static Part *
find_part (Parts *parts, const SafeguardNode *citation, SafeguardIssueLog *log)
{
  const SafeguardNode *named = safeguard_node_get (citation, parts->what);
  Part *part;

  if (named == NULL || named->text == NULL)
    return NULL;

  part = g_hash_table_lookup (parts->by_name, named->text);
  if (part != NULL)
    part->explained = TRUE;
  else if (!safeguard_issue_log_is_full (log))
    safeguard_node_complain_at (
        named, log, SAFEGUARD_ERROR_UNKNOWN_SECTION,
        safeguard_issue_log_is_strict (log) ? SAFEGUARD_ISSUE_SEVERITY_ERROR
                                            : SAFEGUARD_ISSUE_SEVERITY_WARNING,
        safeguard_nearest (named->text, (const char *const *)parts->names->pdata),
        "no %s '%.60s' is listed for the source", parts->what, named->text);

  return part;
}

static void
check_citation (GHashTable *listed, const SafeguardNode *citation, SafeguardIssueLog *log)
{
  const SafeguardNode *document = safeguard_node_get (citation, "document");
  Parts *sections = document != NULL && document->text != NULL
                        ? g_hash_table_lookup (listed, document->text)
                        : NULL;
  Part *section = sections != NULL ? find_part (sections, citation, log) : NULL;

  if (section != NULL && section->parts != NULL)
    find_part (section->parts, citation, log);
}

static void
check_citations (GHashTable *listed, const SafeguardNode *node, SafeguardIssueLog *log)
{
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      if (child->key != NULL && g_str_has_prefix (child->key, "x-"))
        continue;
      if (g_strcmp0 (child->key, "cite") != 0)
        check_citations (listed, child, log);
      else if (child->kind == SAFEGUARD_NODE_LIST)
        SAFEGUARD_NODE_FOREACH (citation, child)
          check_citation (listed, citation, log);
      else
        check_citation (listed, child, log);
    }
}

static void
list_uncovered (const Parts *parts, SafeguardIssueLog *log)
{
  for (guint i = 0; i + 1 < parts->names->len; i++)
    {
      const char *name = g_ptr_array_index (parts->names, i);
      const Part *part = g_hash_table_lookup (parts->by_name, name);

      if (!part->explained)
        safeguard_node_complain (part->node, log, SAFEGUARD_ERROR_SECTION_NOT_COVERED, NULL,
                                 "nothing cites the %s '%.60s', and no reason is given",
                                 parts->what, name);
      if (part->parts != NULL)
        list_uncovered (part->parts, log);
    }
}

void
safeguard_sections_check (const SafeguardNode *root, SafeguardIssueLog *log)
{
  const SafeguardNode *sources = safeguard_node_get (root, "sources");
  g_autoptr (GHashTable) listed = NULL;

  if (sources == NULL || sources->kind != SAFEGUARD_NODE_MAP)
    return;

  listed = read_sources (sources, log);
  if (g_hash_table_size (listed) == 0)
    return;
  check_citations (listed, root, log);
  if (!safeguard_issue_log_is_strict (log))
    return;

  SAFEGUARD_NODE_FOREACH (source, sources)
    {
      const Parts *parts = g_hash_table_lookup (listed, source->key);

      if (parts != NULL)
        list_uncovered (parts, log);
    }
}
