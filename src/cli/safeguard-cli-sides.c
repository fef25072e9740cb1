/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <string.h>

/* A pack's file, unless it is the name of an area or an edition: those have no dots and slashes. */
static gboolean
is_file (const char *argument)
{
  return strcmp (argument, "-") == 0 || strchr (argument, '/') != NULL
         || g_str_has_suffix (argument, ".yaml") || g_str_has_suffix (argument, ".yml")
         || g_str_has_suffix (argument, ".json");
}

static void
add_side (
    JsonBuilder *request, const char *key, const char *argument, const char *day, GPtrArray *files)
{
  json_builder_set_member_name (request, key);
  json_builder_begin_object (request);
  if (is_file (argument))
    {
      json_builder_set_member_name (request, "file");
      json_builder_add_int_value (request, (gint64)files->len);
      g_ptr_array_add (files, (char *)argument);
    }
  else
    safeguard_command_add (request, "policy", argument);
  safeguard_command_add (request, "on", day);
  json_builder_end_object (request);
}

int
safeguard_command_ask_sides (SafeguardCommand *self, JsonBuilder *request, SafeguardCliPrint print)
{
  gboolean two_days = self->to != NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  /* One area on two days, or two policies, both on the day that is given for all. */
  add_side (request, "first", self->rest[0], two_days ? self->on : NULL, files);
  add_side (request, "second", self->rest[two_days ? 0 : 1], self->to, files);
  if (self->facts != NULL)
    g_ptr_array_add (files, self->facts);
  g_ptr_array_add (files, NULL);

  return safeguard_command_ask_files (self, request, (const char *const *)files->pdata, print);
}

static gboolean
check_facts (SafeguardCommand *self)
{
  if ((self->verb->takes & SAFEGUARD_TAKES_FACTS) == 0 || self->facts != NULL)
    return TRUE;
  safeguard_command_misuse (self, "--facts is missing: the FILE of the cases");

  return FALSE;
}

gboolean
safeguard_command_check_sides (SafeguardCommand *self)
{
  guint n = self->rest != NULL ? g_strv_length (self->rest) : 0;

  for (guint i = 0; i < n; i++)
    if (!is_file (self->rest[i]) && !g_utf8_validate (self->rest[i], -1, NULL))
      {
        safeguard_command_misuse (self, "the name of a policy is not valid UTF-8");
        return FALSE;
      }
  if (self->to == NULL)
    return safeguard_command_check_arguments (self, 2, 2) && check_facts (self);
  if (self->on == NULL)
    {
      safeguard_command_misuse (self, "--to is the second of two days: --on is missing");
      return FALSE;
    }

  return safeguard_command_check_arguments (self, 1, 1) && check_facts (self);
}

void
safeguard_cli_print_sides (JsonObject *answer, SafeguardPage *page)
{
  static const char *const keys[] = {"first", "second"};

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonObject *side = safeguard_json_object (answer, keys[i]);
      g_autofree char *on = safeguard_json_moment (side, "on");
      g_autofree char *text = g_strdup_printf ("%s, edition %s, as in force on %s",
                                               safeguard_json_text (side, "area"),
                                               safeguard_json_text (side, "edition"), on);

      safeguard_page_field (page, keys[i], text);
    }
}

/* As of names in a sentence: --json has them all. */
#define MOST_SOURCES 8
#define FIRST_SOURCES 5

void
safeguard_cli_print_sources (JsonObject *side, const char *label, SafeguardPage *page)
{
  guint n = safeguard_json_length (side, "citations");
  guint shown = n > MOST_SOURCES ? FIRST_SOURCES : n;

  for (guint i = 0; i < shown; i++)
    {
      JsonObject *citation = safeguard_json_element (side, "citations", i);
      const char *section = safeguard_json_text (citation, "section");
      g_autofree char *first = g_strdup_printf ("      %s: ", label);
      g_autofree char *text = g_strconcat (
          safeguard_or_dash (safeguard_json_text (citation, "document")),
          section != NULL ? ", " : "", section != NULL ? section : "",
          safeguard_json_boolean (citation, "verified") ? "" : " (not verified)", NULL);

      safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, first, text);
    }
  if (shown < n)
    {
      g_autofree char *more = g_strdup_printf ("      and %u more", n - shown);

      safeguard_page_line (page, SAFEGUARD_TONE_FAINT, more);
    }
}

void
safeguard_cli_print_difference (JsonObject *answer, JsonObject *difference, SafeguardPage *page)
{
  static const char *const keys[] = {"first", "second"};

  safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  - ",
                            safeguard_json_text (difference, "message"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    safeguard_cli_print_sources (
        safeguard_json_object (difference, keys[i]),
        safeguard_json_text (safeguard_json_object (answer, keys[i]), "label"), page);
}
