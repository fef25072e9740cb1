/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include <errno.h>
#include <string.h>

/* The format of requests that this library reads; an older one stays readable for ever. */
#define REQUEST_FORMAT 1

static const char *const request_keys[] = {
    "safeguard-request",
    "verb",
    "policy",
    "on",
    "today",
    "at",
    "known-on",
    "explain",
    "readings",
    "clock",
    "from",
    "events",
    "input",
    "input-text",
    "input-name",
    "date",
    "days",
    "inputs",
    "to",
    "holidays",
    "icalendar",
    "score",
    "body",
    "act",
    "matter",
    "checklist",
    "year",
    "format",
    "mapping",
    "entries",
    "event",
    "meeting",
    "vote",
    "section",
    "of",
    "first",
    "second",
    "release-note",
    "as",
    "group",
    "threshold",
    "scenarios-text",
    "scenarios-name",
    "profile",
    "profile-text",
    "code",
    "name",
    NULL,
};

static void
read_format (SafeguardRequest *request)
{
  const SafeguardNode *node
      = safeguard_node_require (request->root, "safeguard-request", request->log);
  gint64 format;

  if (safeguard_node_as_integer (node, 1, G_MAXINT, request->log, &format)
      && format > REQUEST_FORMAT)
    safeguard_node_complain (node, request->log, SAFEGUARD_ERROR_NEWER_FORMAT, NULL,
                             "the request is written in format %" G_GINT64_FORMAT
                             ", this library reads up to %d",
                             format, REQUEST_FORMAT);
}

static void
read_times (SafeguardRequest *request)
{
  SafeguardMoment known;
  const SafeguardNode *root = request->root;

  safeguard_node_as_day (safeguard_node_get (root, "on"), request->log, &request->on);
  safeguard_node_as_day (safeguard_node_get (root, "today"), request->log, &request->today);
  /* A day without a time speaks for its end. */
  if (safeguard_node_as_moment (safeguard_node_get (root, "at"), request->log, &request->at)
      && !request->at.has_time)
    {
      request->at.instant = safeguard_moment_end (&request->at);
      request->at.has_time = TRUE;
    }
  if (safeguard_node_as_moment (safeguard_node_get (root, "known-on"), request->log, &known))
    {
      request->known = safeguard_moment_end (&known);
      SafeguardCatalogue *view
          = safeguard_catalogue_as_known_at (request->catalogue, request->known);

      g_object_unref (request->catalogue);
      request->catalogue = view;
    }
}

gboolean
safeguard_request_read (SafeguardRequest *request,
                        SafeguardCatalogue *catalogue,
                        const char *text,
                        GError **error)
{
  *request = (SafeguardRequest){0};
  request->catalogue = g_object_ref (catalogue);
  request->log = safeguard_issue_log_new (TRUE);
  request->known = G_MAXINT64;
  request->more = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_document_unref);
  request->document = safeguard_document_read ("request", text, strlen (text), error);
  if (request->document == NULL)
    return FALSE;

  request->root = safeguard_document_get_root (request->document);
  if (safeguard_node_check_keys (request->root, request_keys, request->log))
    {
      read_format (request);
      request->verb = safeguard_node_as_text (
          safeguard_node_require (request->root, "verb", request->log), request->log);
      safeguard_node_as_boolean (safeguard_node_get (request->root, "explain"), request->log,
                                 &request->explain);
      read_times (request);
    }

  return safeguard_request_check (request, error);
}

static SafeguardDocument *
read_beside (const SafeguardBeside *beside, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (beside->bytes, &length);

  return safeguard_document_read (beside->name, text != NULL ? text : "", length, error);
}

/* One JSON value a line, as one list: a comma goes where a line ends, so that every line keeps its
 * number. NULL if the text is something else. */
static char *
join_lines (const char *text, gsize length)
{
  const char *first_end = memchr (text, '\n', length);
  GString *list;

  if (first_end == NULL || text[0] != '{' || memchr (text, '\0', length) != NULL)
    return NULL;
  for (const char *c = first_end; c > text && (*c == '\n' || *c == '\r' || *c == ' '); c--)
    if (c[-1] != '}' && c[-1] != '\r' && c[-1] != ' ')
      return NULL;
  list = g_string_new ("[");
  for (const char *line = text; line < text + length;)
    {
      const char *end = memchr (line, '\n', length - (gsize)(line - text));
      const char *stop = end != NULL ? end : text + length;

      g_string_append_len (list, line, stop - line);
      g_string_append (list,
                       end != NULL && end + 1 < text + length && end[1] == '{' ? ",\n" : "\n");
      line = stop + 1;
    }
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

gboolean
safeguard_request_read_lines (SafeguardRequest *request, GError **error)
{
  const char *text
      = safeguard_node_as_text (safeguard_node_get (request->root, "input-text"), request->log);
  const char *name = "input";
  gsize length = text != NULL ? strlen (text) : 0;
  g_autofree char *list = NULL;

  if (request->beside != NULL)
    {
      text = g_bytes_get_data (request->beside[0].bytes, &length);
      name = request->beside[0].name;
    }
  list = text != NULL ? join_lines (text, length) : NULL;
  if (list == NULL)
    return FALSE;
  request->input_document = safeguard_document_read (name, list, strlen (list), error);
  if (request->input_document != NULL)
    request->input = safeguard_document_get_root (request->input_document);

  return TRUE;
}

/* What the user wrote stands in a text of its own, so that places in errors are places in it. */
gboolean
safeguard_request_read_input (SafeguardRequest *request, const char *const *keys, GError **error)
{
  const SafeguardNode *text_node = safeguard_node_get (request->root, "input-text");
  const char *text = safeguard_node_as_text (text_node, request->log);
  const char *name
      = safeguard_node_as_text (safeguard_node_get (request->root, "input-name"), request->log);

  if (request->beside != NULL)
    request->input_document = read_beside (&request->beside[0], error);
  else if (text != NULL)
    request->input_document
        = safeguard_document_read (name != NULL ? name : "input", text, strlen (text), error);
  if ((request->beside != NULL || text != NULL) && request->input_document == NULL)
    return FALSE;

  if (request->input_document != NULL)
    request->input = safeguard_document_get_root (request->input_document);
  else
    request->input = safeguard_node_require (request->root, "input", request->log);
  if (request->input != NULL)
    safeguard_node_check_keys (request->input, keys, request->log);

  return safeguard_request_check (request, error);
}

/* A record, or a list of them. */
static void
add_records (const SafeguardNode *node, SafeguardIssueLog *log, GPtrArray *out)
{
  if (node->kind != SAFEGUARD_NODE_LIST)
    {
      if (safeguard_node_is_map (node, log))
        g_ptr_array_add (out, (gpointer)node);
      return;
    }
  SAFEGUARD_NODE_FOREACH (child, node)
    if (safeguard_node_is_map (child, log))
      g_ptr_array_add (out, (gpointer)child);
}

const SafeguardNode *
safeguard_request_take_first (SafeguardRequest *request, const char *key, GError **error)
{
  const SafeguardNode *node;
  SafeguardDocument *document;

  if (request->n_beside == 0)
    {
      node = safeguard_node_require (request->root, key, request->log);
      safeguard_request_check (request, error);
      return node;
    }

  document = read_beside (&request->beside[0], error);
  if (document == NULL)
    return NULL;
  g_ptr_array_add (request->more, document);
  request->beside++;
  request->n_beside--;

  return safeguard_document_get_root (document);
}

GPtrArray *
safeguard_request_read_inputs (SafeguardRequest *request, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  const SafeguardNode *inputs = safeguard_node_get (request->root, "inputs");

  for (guint i = 0; i < request->n_beside; i++)
    {
      SafeguardDocument *document = read_beside (&request->beside[i], error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (request->more, document);
      add_records (safeguard_document_get_root (document), request->log, records);
    }
  if (request->n_beside == 0)
    {
      inputs = safeguard_node_require (request->root, "inputs", request->log);
      if (inputs != NULL && safeguard_node_is_list (inputs, request->log))
        add_records (inputs, request->log, records);
    }

  return safeguard_request_check (request, error) ? g_steal_pointer (&records) : NULL;
}

void
safeguard_request_check_id (SafeguardRequest *request)
{
  const SafeguardNode *id = safeguard_node_get (request->input, "id");

  if (id != NULL && id->kind != SAFEGUARD_NODE_SCALAR)
    safeguard_node_complain (id, request->log, SAFEGUARD_ERROR_WRONG_TYPE, NULL,
                             "found a list or a map, expected the id of the case");
}

void
safeguard_request_clear (SafeguardRequest *request)
{
  g_clear_pointer (&request->more, g_ptr_array_unref);
  g_clear_object (&request->catalogue);
  g_clear_pointer (&request->log, safeguard_issue_log_free);
  g_clear_pointer (&request->input_document, safeguard_document_unref);
  g_clear_pointer (&request->document, safeguard_document_unref);
}

gboolean
safeguard_request_check (SafeguardRequest *request, GError **error)
{
  return safeguard_issue_log_check (request->log, error);
}

void
safeguard_request_place (SafeguardRequest *request, const char *key, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error != NULL ? *error : NULL);
  const SafeguardNode *node = safeguard_node_get (request->root, key);

  if (issue != NULL && safeguard_issue_get_source (issue) == NULL)
    safeguard_request_locate (node != NULL ? node : request->root, error);
}

SafeguardPolicy *
safeguard_request_get_policy (SafeguardRequest *request,
                              const char *fallback,
                              SafeguardDayNumber day,
                              GError **error)
{
  const SafeguardNode *node = safeguard_node_get (request->root, "policy");
  const char *area = node != NULL ? safeguard_node_as_text (node, request->log) : fallback;
  SafeguardDayNumber on = request->on != 0 ? request->on : day != 0 ? day : request->today;

  if (area == NULL)
    safeguard_node_require (request->root, "policy", request->log);
  if (on == 0)
    safeguard_node_require (request->root, "on", request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  SafeguardPolicy *policy = safeguard_catalogue_get_policy_on (request->catalogue, area, on, error);
  if (policy == NULL)
    safeguard_request_place (request, "policy", error);

  return policy;
}

void
safeguard_request_locate (const SafeguardNode *node, GError **error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error != NULL ? *error : NULL);

  if (issue == NULL)
    return;

  g_autofree char *path = safeguard_node_get_path (node);
  SafeguardPlace place
      = {safeguard_document_get_name (node->document), node->line, node->column, path};
  g_autoptr (SafeguardIssue) placed = safeguard_issue_new (
      safeguard_issue_get_code (issue), safeguard_issue_get_severity (issue), &place,
      safeguard_issue_get_nearest (issue), safeguard_issue_get_message (issue));

  g_clear_error (error);
  safeguard_error_set_issue (error, placed);
}

static gboolean
fill_flags (SafeguardRequest *request,
            SafeguardCase *record,
            const char *key,
            gboolean (*add) (SafeguardCase *, const char *, GError **),
            GError **error)
{
  const SafeguardNode *list = safeguard_node_get (request->input, key);

  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);

  SAFEGUARD_NODE_FOREACH (child, list)
    {
      const char *fact = safeguard_node_as_text (child, request->log);

      if (fact == NULL)
        return safeguard_request_check (request, error);
      if (!add (record, fact, error))
        {
          safeguard_request_locate (child, error);
          return FALSE;
        }
    }

  return TRUE;
}

/* A value is read as what it looks like; the case refuses one that is not what the fact holds. */
static gboolean
fill_fact (SafeguardRequest *request,
           SafeguardCase *record,
           const SafeguardNode *fact,
           GError **error)
{
  const char *text = safeguard_node_as_text (fact, request->log);
  gint64 number = 0;
  char *end = NULL;

  if (text == NULL)
    return safeguard_request_check (request, error);
  if (!fact->quoted && (strcmp (text, "true") == 0 || strcmp (text, "present") == 0))
    return safeguard_case_add_present (record, fact->key, error);
  if (!fact->quoted && (strcmp (text, "false") == 0 || strcmp (text, "absent") == 0))
    return safeguard_case_add_absent (record, fact->key, error);

  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (!fact->quoted && *text != '\0' && *end == '\0')
    {
      if (errno == 0)
        return safeguard_case_set_number (record, fact->key, number, error);

      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "found %.40s, expected a number from %" G_GINT64_FORMAT
                           " to %" G_GINT64_FORMAT,
                           text, G_MININT64, G_MAXINT64);
      return FALSE;
    }

  return safeguard_case_set_choice (record, fact->key, text, error);
}

static gboolean
fill_case (SafeguardRequest *request, SafeguardCase *record, GError **error)
{
  const SafeguardNode *facts = safeguard_node_get (request->input, "facts");

  if (!fill_flags (request, record, "present", safeguard_case_add_present, error)
      || !fill_flags (request, record, "absent", safeguard_case_add_absent, error))
    return FALSE;
  if (facts == NULL || !safeguard_node_is_map (facts, request->log))
    return safeguard_request_check (request, error);

  SAFEGUARD_NODE_FOREACH (fact, facts)
    if (!fill_fact (request, record, fact, error))
      {
        safeguard_request_locate (fact, error);
        return FALSE;
      }

  return TRUE;
}

gboolean
safeguard_request_fill_case (SafeguardRequest *request, SafeguardCase *record, GError **error)
{
  SafeguardVocabulary *own = safeguard_facts_get_vocabulary (record->facts);
  gboolean good;

  if (request->everything == NULL)
    return fill_case (request, record, error);

  safeguard_vocabulary_ref (own);
  safeguard_case_move (record, request->everything, NULL);
  good = fill_case (request, record, error);
  if (good)
    safeguard_case_move (record, own, request->unheard);
  safeguard_vocabulary_unref (own);

  return good;
}

gboolean
safeguard_request_overhears (SafeguardRequest *request, const char *what, GError **failure)
{
  static const SafeguardError codes[]
      = {SAFEGUARD_ERROR_UNKNOWN_ACTOR, SAFEGUARD_ERROR_UNKNOWN_EVENT, SAFEGUARD_ERROR_UNKNOWN_SEAT,
         SAFEGUARD_ERROR_UNKNOWN_STAGE, SAFEGUARD_ERROR_UNKNOWN_PERSON};

  for (guint i = 0; request->unheard != NULL && i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (*failure, SAFEGUARD_ERROR, codes[i]))
      {
        g_clear_error (failure);
        if (!g_ptr_array_find_with_equal_func (request->unheard, what, g_str_equal, NULL))
          g_ptr_array_add (request->unheard, (gpointer)what);
        return TRUE;
      }

  return FALSE;
}

gboolean
safeguard_request_add_event (SafeguardRequest *request,
                             const SafeguardNode *node,
                             const char *type,
                             SafeguardRecord *record,
                             GError **error)
{
  const char *when = safeguard_node_as_text (node, request->log);

  SafeguardMoment before;

  if (when == NULL)
    return safeguard_request_check (request, error);
  if (safeguard_record_find_first (record, type, &before))
    {
      g_autofree char *text = safeguard_moment_to_text (&before);

      safeguard_error_set (error, SAFEGUARD_ERROR_CONTRADICTION, NULL, NULL,
                           "'%s' is given twice; it already has the date %s", type, text);
      safeguard_request_locate (node, error);
      return FALSE;
    }
  if (safeguard_record_append_event (record, type, when, error))
    return TRUE;

  safeguard_request_locate (node, error);
  return FALSE;
}

gboolean
safeguard_request_fill_events (SafeguardRequest *request,
                               const SafeguardNode *events,
                               SafeguardPolicy *policy,
                               SafeguardRecord *record,
                               GError **error)
{
  if (events == NULL || !safeguard_node_is_map (events, request->log))
    return safeguard_request_check (request, error);

  SAFEGUARD_NODE_FOREACH (event, events)
    {
      GError *failure = NULL;

      if (!safeguard_timescales_check_event (safeguard_policy_peek_timescales (policy), event->key,
                                             NULL, &failure))
        {
          if (safeguard_request_overhears (request, event->key, &failure))
            continue;
          safeguard_request_locate (event, &failure);
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (!safeguard_request_add_event (request, event, event->key, record, error))
        return FALSE;
    }

  return TRUE;
}
