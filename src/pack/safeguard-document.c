/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-document-private.h"

#include <libfyaml.h>
#include <string.h>

/* The limits are ours to enforce: libfyaml's events stream through any depth and any number of
 * nodes, and its document API is quadratic on keys and lets aliases explode. */
#define MAX_DEPTH 64
#define MAX_NODES 500000

/* A map with more keys than this looks for duplicates in a table, not along the list. */
#define FEW_KEYS 8

typedef struct
{
  SafeguardNode *node;
  SafeguardNode *last;
  GHashTable *keys; /* of a map with many; owned */
} Frame;

typedef struct
{
  SafeguardDocument *document;
  struct fy_parser *parser;
  Frame stack[MAX_DEPTH];
  guint depth;
  GHashTable *anchors; /* name -> node */
  const char *key;     /* read, its value still to come */
  guint key_line;
  guint key_column;
  guint n_documents;
  GError **error;
} Reading;

static void
place_at (const Reading *reading, guint line, guint column, SafeguardPlace *place)
{
  *place = (SafeguardPlace){reading->document->name, line, column, NULL};
}

/* From 1. libfyaml's mark of a quoted text stands behind the quotation mark, that
 * of an alias behind the star. */
static void
start_of (struct fy_event *event, guint *line, guint *column)
{
  const struct fy_mark *mark = event != NULL ? fy_event_start_mark (event) : NULL;
  gboolean behind = event != NULL && event->type == FYET_ALIAS;

  if (event != NULL && event->type == FYET_SCALAR)
    {
      enum fy_scalar_style style = fy_scalar_token_get_style (event->scalar.value);
      behind = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    }
  *line = mark != NULL ? (guint)mark->line + 1 : 1;
  *column = mark != NULL ? (guint)mark->column + (behind && mark->column > 0 ? 0 : 1) : 1;
}

static gboolean
refuse (Reading *reading,
        SafeguardError code,
        struct fy_event *event,
        const char *expected,
        const char *detail)
{
  SafeguardPlace place;
  guint line, column;

  start_of (event, &line, &column);
  place_at (reading, line, column, &place);
  safeguard_error_set (reading->error, code, &place, NULL, "%s%s%s", expected,
                       detail != NULL ? ": " : "", detail != NULL ? detail : "");
  return FALSE;
}

static SafeguardNode *
add_node (Reading *reading, SafeguardNodeKind kind, struct fy_event *event)
{
  SafeguardDocument *document = reading->document;

  if (document->n_nodes >= MAX_NODES)
    {
      g_autofree char *detail = g_strdup_printf ("at most %d values are read", MAX_NODES);
      refuse (reading, SAFEGUARD_ERROR_TOO_MANY_NODES, event, "too many values", detail);
      return NULL;
    }

  SafeguardNode *node = safeguard_document_add_node (document);
  node->kind = kind;
  start_of (event, &node->line, &node->column);

  return node;
}

static gboolean
key_is_new (Reading *reading, Frame *frame, const char *key)
{
  if (frame->keys == NULL && frame->node->n_children < FEW_KEYS)
    {
      SAFEGUARD_NODE_FOREACH (child, frame->node)
        if (strcmp (child->key, key) == 0)
          return FALSE;
      return TRUE;
    }

  if (frame->keys == NULL)
    {
      frame->keys = g_hash_table_new (g_str_hash, g_str_equal);
      SAFEGUARD_NODE_FOREACH (child, frame->node)
        g_hash_table_add (frame->keys, (gpointer)child->key);
    }

  return g_hash_table_add (frame->keys, (gpointer)key);
}

/* Hangs a finished or opened node into the list or map around it. */
static void
attach (Reading *reading, SafeguardNode *node)
{
  if (reading->depth == 0)
    {
      reading->document->root = node;
      return;
    }

  Frame *frame = &reading->stack[reading->depth - 1];

  node->parent = frame->node;
  node->key = reading->key;
  node->key_line = reading->key_line;
  node->key_column = reading->key_column;
  reading->key = NULL;
  if (frame->last != NULL)
    frame->last->next = node;
  else
    frame->node->first = node;
  frame->last = node;
  frame->node->n_children++;
}

static gboolean
anchor (Reading *reading, struct fy_event *event, SafeguardNode *node)
{
  struct fy_token *token = fy_event_get_anchor_token (event);
  gsize length = 0;

  if (fy_event_get_tag_token (event) != NULL)
    return refuse (reading, SAFEGUARD_ERROR_WRONG_TYPE, event,
                   "tags such as !!binary mean nothing here", NULL);
  if (token == NULL)
    return TRUE;

  const char *name = fy_token_get_text (token, &length);
  g_hash_table_insert (reading->anchors, g_strndup (name, length), node);

  return TRUE;
}

/* The node that an alias stands for, written out again, so that each node has one parent. */
static SafeguardNode *
copy_node (Reading *reading, const SafeguardNode *node, struct fy_event *event, guint depth)
{
  SafeguardNode *copy, *last = NULL;

  if (reading->depth + depth >= MAX_DEPTH)
    {
      refuse (reading, SAFEGUARD_ERROR_TOO_DEEP, event, "nested too deeply", NULL);
      return NULL;
    }
  copy = add_node (reading, node->kind, event);
  if (copy == NULL)
    return NULL;

  copy->quoted = node->quoted;
  copy->text = node->text;
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      SafeguardNode *inner = copy_node (reading, child, event, depth + 1);

      if (inner == NULL)
        return NULL;
      inner->parent = copy;
      inner->key = child->key;
      inner->key_line = copy->line;
      inner->key_column = copy->column;
      if (last != NULL)
        last->next = inner;
      else
        copy->first = inner;
      last = inner;
      copy->n_children++;
    }

  return copy;
}

static gboolean
read_alias (Reading *reading, struct fy_event *event)
{
  gsize length = 0;
  const char *text = fy_token_get_text (event->alias.anchor, &length);
  g_autofree char *name = g_strndup (text, length);
  const SafeguardNode *target = g_hash_table_lookup (reading->anchors, name);

  if (reading->depth > 0 && reading->stack[reading->depth - 1].node->kind == SAFEGUARD_NODE_MAP
      && reading->key == NULL)
    return refuse (reading, SAFEGUARD_ERROR_WRONG_TYPE, event,
                   "a key must be plain text, not an alias", NULL);
  /* An anchor that is still open would make the tree a circle. */
  for (guint i = 0; target != NULL && i < reading->depth; i++)
    if (reading->stack[i].node == target)
      return refuse (reading, SAFEGUARD_ERROR_UNKNOWN_ALIAS, event,
                     "an alias stands inside its own anchor", name);
  if (target == NULL)
    return refuse (reading, SAFEGUARD_ERROR_UNKNOWN_ALIAS, event,
                   "no such anchor stands before this alias", name);

  SafeguardNode *copy = copy_node (reading, target, event, 0);
  if (copy == NULL)
    return FALSE;
  attach (reading, copy);

  return TRUE;
}

static gboolean
read_key (Reading *reading, struct fy_event *event, const char *text)
{
  Frame *frame = &reading->stack[reading->depth - 1];

  if (!key_is_new (reading, frame, text))
    {
      g_autofree char *shown = g_strdup_printf ("'%.60s'", text);
      return refuse (reading, SAFEGUARD_ERROR_DUPLICATE_KEY, event, "this map has the key twice",
                     shown);
    }
  reading->key = text;
  start_of (event, &reading->key_line, &reading->key_column);

  return TRUE;
}

static gboolean
read_scalar (Reading *reading, struct fy_event *event)
{
  gsize length = 0;
  const char *raw = fy_token_get_text (event->scalar.value, &length);

  /* Escapes can spell what the bytes of the file may not hold. */
  if (raw != NULL && memchr (raw, '\0', length) != NULL)
    return refuse (reading, SAFEGUARD_ERROR_CONTAINS_NUL, event, "a text spells a NUL character",
                   NULL);
  if (raw != NULL && !g_utf8_validate (raw, (gssize)length, NULL))
    return refuse (reading, SAFEGUARD_ERROR_NOT_UTF8, event, "a text spells half a character",
                   NULL);

  const char *text = g_string_chunk_insert_len (reading->document->texts, raw != NULL ? raw : "",
                                                (gssize)length);
  if (reading->depth > 0 && reading->stack[reading->depth - 1].node->kind == SAFEGUARD_NODE_MAP
      && reading->key == NULL)
    return read_key (reading, event, text);

  SafeguardNode *node = add_node (reading, SAFEGUARD_NODE_SCALAR, event);
  if (node == NULL)
    return FALSE;
  node->text = text;
  node->quoted = fy_scalar_token_get_style (event->scalar.value) != FYSS_PLAIN;
  attach (reading, node);

  return anchor (reading, event, node);
}

static gboolean
open_node (Reading *reading, struct fy_event *event, SafeguardNodeKind kind)
{
  if (reading->depth >= MAX_DEPTH)
    {
      g_autofree char *detail = g_strdup_printf ("at most %d levels are read", MAX_DEPTH);
      return refuse (reading, SAFEGUARD_ERROR_TOO_DEEP, event, "nested too deeply", detail);
    }
  if (reading->depth > 0 && reading->stack[reading->depth - 1].node->kind == SAFEGUARD_NODE_MAP
      && reading->key == NULL)
    return refuse (reading, SAFEGUARD_ERROR_WRONG_TYPE, event,
                   "a key must be plain text, not a list or map", NULL);

  SafeguardNode *node = add_node (reading, kind, event);
  if (node == NULL)
    return FALSE;
  attach (reading, node);
  reading->stack[reading->depth++] = (Frame){node, NULL, NULL};

  return anchor (reading, event, node);
}

static gboolean
close_node (Reading *reading)
{
  g_clear_pointer (&reading->stack[--reading->depth].keys, g_hash_table_unref);

  return TRUE;
}

static gboolean
read_event (Reading *reading, struct fy_event *event)
{
  switch (event->type)
    {
    case FYET_DOCUMENT_START:
      if (reading->n_documents++ > 0)
        return refuse (reading, SAFEGUARD_ERROR_SEVERAL_DOCUMENTS, event,
                       "a second document begins here", NULL);
      return TRUE;
    case FYET_MAPPING_START:
      return open_node (reading, event, SAFEGUARD_NODE_MAP);
    case FYET_SEQUENCE_START:
      return open_node (reading, event, SAFEGUARD_NODE_LIST);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
      return close_node (reading);
    case FYET_SCALAR:
      return read_scalar (reading, event);
    case FYET_ALIAS:
      return read_alias (reading, event);
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
      break;
    }

  return TRUE;
}

/* libfyaml prints what it dislikes unless it is given somewhere else to put it. */
static void
say_nothing (struct fy_diag *diag, void *user, const char *text, size_t length)
{
}

static struct fy_diag *
quiet_diagnostics (void)
{
  struct fy_diag_cfg config;

  fy_diag_cfg_default (&config);
  config.fp = NULL;
  config.output_fn = say_nothing;
  config.level = FYET_ERROR;

  struct fy_diag *diag = fy_diag_create (&config);
  if (diag != NULL)
    fy_diag_set_collect_errors (diag, true);

  return diag;
}

static void
report_syntax (Reading *reading, struct fy_diag *diag)
{
  void *position = NULL;
  struct fy_diag_error *first = fy_diag_errors_iterate (diag, &position);
  SafeguardPlace place;

  place_at (reading, first != NULL && first->line > 0 ? (guint)first->line : 1,
            first != NULL && first->column > 0 ? (guint)first->column : 1, &place);
  g_autofree char *message = first != NULL && first->msg != NULL
                                 ? g_utf8_make_valid (first->msg, -1)
                                 : g_strdup ("it cannot be read");
  safeguard_error_set (reading->error, SAFEGUARD_ERROR_MALFORMED_TEXT, &place, NULL,
                       "the text is not well formed: %.200s", message);
}

static gboolean
read_events (Reading *reading, const char *text, gsize length)
{
  struct fy_diag *diag = quiet_diagnostics ();
  struct fy_parse_cfg config
      = {.flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_JSON_NONE | FYPCF_DISABLE_DEPTH_LIMIT,
         .diag = diag};
  gboolean good = TRUE;

  reading->parser = fy_parser_create (&config);
  good = reading->parser != NULL && fy_parser_set_string (reading->parser, text, length) == 0;

  while (good)
    {
      struct fy_event *event = fy_parser_parse (reading->parser);

      if (event == NULL)
        break;
      good = read_event (reading, event);
      fy_parser_event_free (reading->parser, event);
    }

  if (good && (fy_parser_get_stream_error (reading->parser) || reading->depth > 0))
    {
      report_syntax (reading, diag);
      good = FALSE;
    }
  g_clear_pointer (&reading->parser, fy_parser_destroy);
  fy_diag_destroy (diag);

  return good;
}

static gboolean
check_bytes (const char *name, const char *text, gsize length, GError **error)
{
  SafeguardPlace place = {name, 0, 0, NULL};
  const char *end;

  if (length > SAFEGUARD_DOCUMENT_MAX_BYTES)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_TOO_LARGE, &place, NULL,
                           "the text has more bytes than the %d that are read",
                           SAFEGUARD_DOCUMENT_MAX_BYTES);
      return FALSE;
    }
  if (g_utf8_validate (text, (gssize)length, &end))
    return TRUE;

  place.line = 1;
  place.column = 1;
  for (const char *c = text; c < end; c = g_utf8_next_char (c))
    {
      place.column++;
      if (*c == '\n')
        {
          place.line++;
          place.column = 1;
        }
    }
  if (*end == '\0')
    safeguard_error_set (error, SAFEGUARD_ERROR_CONTAINS_NUL, &place, NULL,
                         "there is a NUL byte at byte %" G_GSIZE_FORMAT, (gsize)(end - text));
  else
    safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, &place, NULL,
                         "byte %" G_GSIZE_FORMAT " (0x%02x) is not valid UTF-8",
                         (gsize)(end - text), (guint)(guint8)*end);

  return FALSE;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* libfyaml 0.7.12 writes through NULL when a tab stands before the colon of a key that "? "
 * introduced (its issue 57, mended later). YAML allows no tab there, and nothing that we read needs
 * such keys: a text that has both is refused before the parser sees it. */
static gboolean
check_tabs (const char *name, const char *text, gsize length, GError **error)
{
  SafeguardPlace place = {name, 1, 0, NULL};

  if (memchr (text, '\t', length) == NULL)
    return TRUE;

  for (gsize i = 0; i < length; i++)
    {
      place.line += text[i] == '\n';
      if (text[i] != '?' || (i + 1 < length && !is_blank (text[i + 1])))
        continue;
      if (i == 0 || is_blank (text[i - 1]) || strchr ("[{,", text[i - 1]) != NULL)
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_MALFORMED_TEXT, &place, NULL,
                               "a key introduced by '? ' is not read in a text that has tabs");
          return FALSE;
        }
    }

  return TRUE;
}

SafeguardDocument *
safeguard_document_read (const char *name, const char *text, gsize length, GError **error)
{
  if (!check_bytes (name, text, length, error) || !check_tabs (name, text, length, error))
    return NULL;

  g_autoptr (SafeguardDocument) document = safeguard_document_new (name);
  Reading reading = {.document = document, .error = error};

  reading.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean good = read_events (&reading, text, length);
  while (reading.depth > 0)
    close_node (&reading);
  g_hash_table_unref (reading.anchors);
  if (!good)
    return NULL;

  if (document->root == NULL)
    {
      SafeguardPlace place = {name, 1, 1, NULL};

      safeguard_error_set (error, SAFEGUARD_ERROR_EMPTY_DOCUMENT, &place, NULL,
                           "the text holds nothing");
      return NULL;
    }

  return g_steal_pointer (&document);
}
