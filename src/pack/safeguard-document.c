/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-document-private.h"

#include "safeguard-surrogates-private.h"

#include <string.h>
#include <yaml.h>

/* The limits are ours to enforce: libyaml's events stream through any number of nodes, and its
 * document API keeps the second of two equal keys and lets aliases explode. */
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
  const char *text;
  gsize length;
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

/* From 1. */
static void
start_of (const yaml_event_t *event, guint *line, guint *column)
{
  *line = (guint)event->start_mark.line + 1;
  *column = (guint)event->start_mark.column + 1;
}

static gboolean
refuse (Reading *reading,
        SafeguardError code,
        const yaml_event_t *event,
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
add_node (Reading *reading, SafeguardNodeKind kind, const yaml_event_t *event)
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
anchor (Reading *reading,
        const yaml_event_t *event,
        const yaml_char_t *name,
        const yaml_char_t *tag,
        SafeguardNode *node)
{
  if (tag != NULL)
    return refuse (reading, SAFEGUARD_ERROR_WRONG_TYPE, event,
                   "tags such as !!binary mean nothing here", NULL);
  if (name != NULL)
    g_hash_table_insert (reading->anchors, g_strdup ((const char *)name), node);

  return TRUE;
}

/* The node that an alias stands for, written out again, so that each node has one parent. */
static SafeguardNode *
copy_node (Reading *reading, const SafeguardNode *node, const yaml_event_t *event, guint depth)
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
read_alias (Reading *reading, const yaml_event_t *event)
{
  const char *name = (const char *)event->data.alias.anchor;
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
read_key (Reading *reading, const yaml_event_t *event, const char *text)
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
read_scalar (Reading *reading, const yaml_event_t *event)
{
  const char *raw = (const char *)event->data.scalar.value;
  gsize length = event->data.scalar.length;

  /* Escapes can spell what the bytes of the file may not hold. */
  if (memchr (raw, '\0', length) != NULL)
    return refuse (reading, SAFEGUARD_ERROR_CONTAINS_NUL, event, "a text spells a NUL character",
                   NULL);

  const char *text = g_string_chunk_insert_len (reading->document->texts, raw, (gssize)length);
  if (reading->depth > 0 && reading->stack[reading->depth - 1].node->kind == SAFEGUARD_NODE_MAP
      && reading->key == NULL)
    return read_key (reading, event, text);

  SafeguardNode *node = add_node (reading, SAFEGUARD_NODE_SCALAR, event);
  if (node == NULL)
    return FALSE;
  node->text = text;
  node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  attach (reading, node);

  return anchor (reading, event, event->data.scalar.anchor, event->data.scalar.tag, node);
}

static gboolean
open_node (Reading *reading,
           const yaml_event_t *event,
           const yaml_char_t *name,
           const yaml_char_t *tag,
           SafeguardNodeKind kind)
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

  return anchor (reading, event, name, tag, node);
}

static gboolean
close_node (Reading *reading)
{
  g_clear_pointer (&reading->stack[--reading->depth].keys, g_hash_table_unref);

  return TRUE;
}

/* As libyaml breaks lines. */
static gboolean
is_break (gunichar letter)
{
  return letter == '\n' || letter == '\r' || letter == 0x85 || letter == 0x2028 || letter == 0x2029;
}

static gboolean
is_blank (gunichar letter)
{
  return letter == ' ' || letter == '\t' || letter == 0xfeff;
}

/* The first byte from @from that is of no blank, no comment and no mark of an end; @place, which is
 * that of @from, becomes its own. */
static const char *
find_content (const char *from, const char *end, SafeguardPlace *place)
{
  gboolean in_comment = FALSE;

  for (const char *c = from; c < end; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (is_break (letter))
        {
          in_comment = FALSE;
          place->line += letter == '\r' && c + 1 < end && c[1] == '\n' ? 0 : 1;
          place->column = 1;
          continue;
        }
      if (place->column == 1 && end - c >= 3 && memcmp (c, "...", 3) == 0)
        c += 2;
      else if (letter == '#')
        in_comment = TRUE;
      else if (!in_comment && !is_blank (letter))
        return c;
      place->column += letter == 0xfeff ? 0 : 1;
    }

  return NULL;
}

/* libyaml compares every %TAG with all before it, and takes time with the square of their number;
 * it reads directives before a document only, which is where this is asked. */
static gboolean
check_no_directive (const char *from, const char *end, SafeguardPlace *place, GError **error)
{
  const char *content = find_content (from, end, place);

  if (content == NULL || *content != '%' || place->column != 1)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_MALFORMED_TEXT, place, NULL,
                       "directives such as %%TAG are not read: take the line out");

  return FALSE;
}

/* Before a second document, which is refused when it begins, there may be directives too. */
static gboolean
read_end (Reading *reading, const yaml_event_t *event)
{
  const yaml_mark_t *mark = &event->end_mark;
  const char *from = reading->text;
  SafeguardPlace place;

  /* libyaml does not count a mark of byte order at the very beginning. */
  if (reading->length >= 3 && memcmp (from, "\xef\xbb\xbf", 3) == 0)
    from += 3;
  place_at (reading, (guint)mark->line + 1, (guint)mark->column + 1, &place);

  return check_no_directive (g_utf8_offset_to_pointer (from, (glong)mark->index),
                             reading->text + reading->length, &place, reading->error);
}

static gboolean
read_event (Reading *reading, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      if (reading->n_documents++ > 0)
        return refuse (reading, SAFEGUARD_ERROR_SEVERAL_DOCUMENTS, event,
                       "a second document begins here", NULL);
      return TRUE;
    case YAML_MAPPING_START_EVENT:
      return open_node (reading, event, event->data.mapping_start.anchor,
                        event->data.mapping_start.tag, SAFEGUARD_NODE_MAP);
    case YAML_SEQUENCE_START_EVENT:
      return open_node (reading, event, event->data.sequence_start.anchor,
                        event->data.sequence_start.tag, SAFEGUARD_NODE_LIST);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      return close_node (reading);
    case YAML_SCALAR_EVENT:
      return read_scalar (reading, event);
    case YAML_ALIAS_EVENT:
      return read_alias (reading, event);
    case YAML_DOCUMENT_END_EVENT:
      return read_end (reading, event);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
      break;
    }

  return TRUE;
}

/* Line and column of a byte, both from 1. */
static void
place_of_byte (const char *text, gsize offset, SafeguardPlace *place)
{
  place->line = 1;
  place->column = 1;
  for (const char *c = text; c < text + offset; c = g_utf8_next_char (c))
    {
      place->column++;
      if (*c == '\n')
        {
          place->line++;
          place->column = 1;
        }
    }
}

static void
report_syntax (Reading *reading, const yaml_parser_t *parser)
{
  gboolean has_context = parser->context != NULL && parser->error != YAML_READER_ERROR;
  yaml_mark_t mark = parser->problem_mark;
  SafeguardPlace place;

  /* What is still open at the end of the text is mended where it begins. */
  if (has_context && mark.index >= (gsize)g_utf8_strlen (reading->text, (gssize)reading->length))
    mark = parser->context_mark;
  place_at (reading, (guint)mark.line + 1, (guint)mark.column + 1, &place);
  /* A control character has no mark, only the byte where it stands. */
  if (parser->error == YAML_READER_ERROR)
    place_of_byte (reading->text, parser->problem_offset, &place);

  safeguard_error_set (reading->error, SAFEGUARD_ERROR_MALFORMED_TEXT, &place, NULL,
                       "the text is not well formed: %s%s%s",
                       parser->problem != NULL ? parser->problem : "it cannot be read",
                       has_context ? ", " : "", has_context ? parser->context : "");
}

static gboolean
read_events (Reading *reading)
{
  yaml_parser_t parser;
  gboolean good = TRUE, ended = FALSE;

  if (!yaml_parser_initialize (&parser))
    g_error ("no memory for a reader of YAML");
  yaml_parser_set_input_string (&parser, (const unsigned char *)reading->text, reading->length);

  while (good && !ended)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&parser, &event))
        {
          report_syntax (reading, &parser);
          good = FALSE;
          break;
        }
      good = read_event (reading, &event);
      ended = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);

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
    {
      place.line = place.column = 1;
      return check_no_directive (text, text + length, &place, error);
    }

  place_of_byte (text, (gsize)(end - text), &place);
  if (*end == '\0')
    safeguard_error_set (error, SAFEGUARD_ERROR_CONTAINS_NUL, &place, NULL,
                         "there is a NUL byte at byte %" G_GSIZE_FORMAT, (gsize)(end - text));
  else
    safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, &place, NULL,
                         "byte %" G_GSIZE_FORMAT " (0x%02x) is not valid UTF-8",
                         (gsize)(end - text), (guint)(guint8)*end);

  return FALSE;
}

SafeguardDocument *
safeguard_document_read (const char *name, const char *text, gsize length, GError **error)
{
  if (!check_bytes (name, text, length, error))
    return NULL;

  gsize joined_length = 0;
  g_autofree char *joined = safeguard_surrogates_join (text, length, &joined_length);
  g_autoptr (SafeguardDocument) document = safeguard_document_new (name);
  Reading reading = {.document = document, .text = text, .length = length, .error = error};

  reading.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (joined != NULL)
    {
      reading.text = joined;
      reading.length = joined_length;
    }
  gboolean good = read_events (&reading);
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
