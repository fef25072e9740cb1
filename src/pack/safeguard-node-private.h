/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "safeguard-issue-private.h"
#include "safeguard-moment-private.h"

/* A text, read: a tree of lists, maps and scalars, each of which knows its place. Made from YAML
 * and JSON alike. Immutable; nodes and their texts live as long as their document. */
typedef struct _SafeguardDocument SafeguardDocument;
typedef struct _SafeguardNode SafeguardNode;

typedef enum
{
  SAFEGUARD_NODE_SCALAR,
  SAFEGUARD_NODE_LIST,
  SAFEGUARD_NODE_MAP,
} SafeguardNodeKind;

struct _SafeguardNode
{
  SafeguardNodeKind kind;
  gboolean quoted; /* a scalar in quotation marks is always text */
  guint line;      /* from 1 */
  guint column;
  guint n_children;
  const char *text; /* of a scalar */
  const char *key;  /* in its map, or NULL */
  guint key_line;
  guint key_column;
  const SafeguardDocument *document;
  const SafeguardNode *parent;
  const SafeguardNode *first;
  const SafeguardNode *next;
};

#define SAFEGUARD_NODE_FOREACH(child, node)                                                        \
  for (const SafeguardNode *child = (node)->first; child != NULL; child = child->next)

/* A larger text is refused; whoever reads a file need read no more than one byte beyond. */
#define SAFEGUARD_DOCUMENT_MAX_BYTES (8 * 1024 * 1024)

/* @name is what errors call the text. Every limit of the reader applies: size, depth, nodes with
 * aliases written out, UTF-8, no NUL, one document, no duplicate keys. */
SafeguardDocument *
safeguard_document_read (const char *name, const char *text, gsize length, GError **error);
SafeguardDocument *safeguard_document_ref (SafeguardDocument *self);
void safeguard_document_unref (SafeguardDocument *self);
const SafeguardNode *safeguard_document_get_root (const SafeguardDocument *self);
const char *safeguard_document_get_name (const SafeguardDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardDocument, safeguard_document_unref)

/* "thresholds.table.rows[2].when" */
char *safeguard_node_get_path (const SafeguardNode *node);
const char *safeguard_node_kind_text (const SafeguardNode *node);
/* Borrowed; NULL if @map is not a map or has no such key. */
const SafeguardNode *safeguard_node_get (const SafeguardNode *map, const char *key);
/* The rule called @id: by its key in a map, by its `id` in a list; NULL if there is none. */
const SafeguardNode *safeguard_node_find_rule (const SafeguardNode *rules, const char *id);
/* What stands at a path of such ids, such as "governance/risks/rows/low"; @root for "". */
const SafeguardNode *safeguard_node_find_rule_path (const SafeguardNode *root, const char *path);
/* The path of ids to @node, as safeguard_node_find_rule_path() takes it; (transfer full). */
char *safeguard_node_get_rule_path (const SafeguardNode *node);
/* Whether a path of ids leads into one of @sections, which ends in NULL and may be NULL. */
gboolean safeguard_path_is_in (const char *path, const char *const *sections);
const SafeguardNode *safeguard_node_get_nth (const SafeguardNode *list, guint position);

/* What stands at a path as get_path() writes it, "present[0].name", below @node; NULL if nothing
 * does. */
const SafeguardNode *safeguard_node_find_path (const SafeguardNode *node, const char *path);

/* Whether two say the same, wherever they stand: keys in any order, items in theirs. NULL says
 * nothing, as does NULL. */
gboolean safeguard_node_equal (const SafeguardNode *a, const SafeguardNode *b);
/* Writes it as one JSON value. */
void safeguard_node_append_json (const SafeguardNode *node, JsonBuilder *builder);

/* The item at @position of a list, or @node itself where one value stands for a list of one. */
const SafeguardNode *safeguard_node_get_nth_or (const SafeguardNode *node, guint position);

/* Complaints about a node: the place, its key path and the text are put together here. */
void safeguard_node_complain (const SafeguardNode *node,
                              SafeguardIssueLog *log,
                              SafeguardError code,
                              const char *nearest,
                              const char *format,
                              ...) G_GNUC_PRINTF (5, 6);
void safeguard_node_complain_at (const SafeguardNode *node,
                                 SafeguardIssueLog *log,
                                 SafeguardError code,
                                 SafeguardIssueSeverity severity,
                                 const char *nearest,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (6, 7);

/* About the key, not about its value. */
void safeguard_node_complain_key_at (const SafeguardNode *node,
                                     SafeguardIssueLog *log,
                                     SafeguardError code,
                                     SafeguardIssueSeverity severity,
                                     const char *nearest,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (6, 7);

/* Whether it is null, in any of the spellings of YAML. */
gboolean safeguard_node_is_nothing (const SafeguardNode *node);

/* Readers. Each complains into @log and returns FALSE or NULL if the node is not what it should be.
 * A NULL node is FALSE or NULL in silence: what may be missing is looked up with
 * safeguard_node_get(), what may not with safeguard_node_require(). */
const SafeguardNode *
safeguard_node_require (const SafeguardNode *map, const char *key, SafeguardIssueLog *log);
gboolean safeguard_node_is_map (const SafeguardNode *node, SafeguardIssueLog *log);
gboolean safeguard_node_is_list (const SafeguardNode *node, SafeguardIssueLog *log);
/* @known ends in NULL. Unknown keys are errors in a strict log and warnings in a tolerant one;
 * keys that begin with "x-" are anybody's. FALSE if it is no map, or has errors: what is only
 * warned of is read all the same, or a key of a later version would take the others with it. */
gboolean safeguard_node_check_keys (const SafeguardNode *map,
                                    const char *const *known,
                                    SafeguardIssueLog *log);
/* As check_keys, in what a rule decides: there an unknown key changes answers, and is an error for
 * consumers too. */
gboolean safeguard_node_refuse_keys (const SafeguardNode *map,
                                     const char *const *known,
                                     SafeguardIssueLog *log);
const char *safeguard_node_as_text (const SafeguardNode *node, SafeguardIssueLog *log);
/* Lower-case words divided by hyphens. */
const char *safeguard_node_as_id (const SafeguardNode *node, SafeguardIssueLog *log);
gboolean
safeguard_node_as_boolean (const SafeguardNode *node, SafeguardIssueLog *log, gboolean *out);
gboolean safeguard_node_as_integer (
    const SafeguardNode *node, gint64 least, gint64 most, SafeguardIssueLog *log, gint64 *out);
gboolean
safeguard_node_as_day (const SafeguardNode *node, SafeguardIssueLog *log, SafeguardDayNumber *out);
gboolean
safeguard_node_as_moment (const SafeguardNode *node, SafeguardIssueLog *log, SafeguardMoment *out);
/* One of @choices (ends in NULL): its index, or -1 with a complaint. */
int safeguard_node_as_choice (const SafeguardNode *node,
                              const char *const *choices,
                              SafeguardIssueLog *log);
/* The texts of a list of scalars, or of one scalar; (transfer container), ends in NULL. */
const char **safeguard_node_as_texts (const SafeguardNode *node, SafeguardIssueLog *log);
