/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

/* What the user typed for each part of the request: its line and column mean nothing to them. */
static const struct
{
  const char *path;
  const char *typed;
} typed_as[] = {
    {"policy", "--policy"}, {"on", "--on"},           {"at", "--at"},   {"known-on", "--known-on"},
    {"clock", "--clock"},   {"from", "--from"},       {"date", "DATE"}, {"days", "N"},
    {"code", "--explain"},  {"profile", "--profile"},
};

static char *
place_in_request (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed_as); i++)
    if (strcmp (path, typed_as[i].path) == 0)
      return g_strconcat (typed_as[i].typed, ": ", NULL);
  if (g_str_has_prefix (path, "events."))
    return g_strconcat ("--event ", path + strlen ("events."), ": ", NULL);

  return g_strconcat (path, ": ", NULL);
}

/* "contact.json:1:13: present[0]: " */
static char *
place_of (JsonObject *issue)
{
  const char *source = safeguard_json_text (issue, "source");
  JsonObject *at = safeguard_json_object (issue, "at");
  const char *path = safeguard_json_text (at, "path");
  gint64 line = at != NULL ? json_object_get_int_member_with_default (at, "line", 0) : 0;
  gint64 column = at != NULL ? json_object_get_int_member_with_default (at, "column", 0) : 0;
  GString *place = g_string_new (NULL);

  if (g_strcmp0 (source, "request") == 0)
    {
      g_string_free (place, TRUE);
      return path != NULL ? place_in_request (path) : g_strdup ("");
    }
  if (source != NULL)
    g_string_append (place, source);
  if (source != NULL && line > 0)
    g_string_append_printf (place, ":%" G_GINT64_FORMAT, line);
  if (source != NULL && line > 0 && column > 0)
    g_string_append_printf (place, ":%" G_GINT64_FORMAT, column);
  if (source != NULL)
    g_string_append (place, ": ");
  if (path != NULL && *path != '\0')
    g_string_append_printf (place, "%s: ", path);

  return g_string_free (place, FALSE);
}

void
safeguard_cli_print_issue (JsonObject *issue, SafeguardPage *page)
{
  g_autofree char *place = place_of (issue);
  const char *severity = safeguard_json_text (issue, "severity");
  const char *nearest = safeguard_json_text (issue, "nearest");
  const char *remedy = safeguard_json_text (issue, "remedy");
  const char *code = safeguard_json_text (issue, "code");
  gboolean error = g_strcmp0 (severity, "error") == 0;
  g_autofree char *first = g_strconcat (place, error ? "" : severity, error ? "" : ": ",
                                        safeguard_json_text (issue, "message"), NULL);

  safeguard_page_line (page, error ? SAFEGUARD_TONE_STRONG : SAFEGUARD_TONE_PLAIN, first);
  if (nearest != NULL)
    {
      g_autofree char *question = g_strdup_printf (
          g_strcmp0 (code, "no-edition") == 0 ? "the nearest is '%s'" : "did you mean '%s'?",
          nearest);
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ", question);
    }
  if (remedy != NULL)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ", remedy);
  if (code != NULL)
    {
      g_autofree char *text = g_strdup_printf ("[%s]", code);
      safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "  ", text);
    }
}
