/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <string.h>

static void
take_row (GPtrArray *rows, const char *const *cells)
{
  g_ptr_array_add (rows, g_strdupv ((char **)cells));
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

static gboolean
is_amount (const char *left)
{
  return strcmp (left, "due today") != 0 && !g_str_has_suffix (left, " late");
}

/* "running, 13 working days left", "running, due today", "overdue, 1 day late" */
static char *
state_of (JsonObject *clock)
{
  g_autofree char *state = safeguard_json_words (clock, "state");
  g_autofree char *met = safeguard_json_moment (clock, "met");
  const char *left = safeguard_json_text (clock, "left");
  GString *text = g_string_new (state);

  if (state != NULL && left != NULL)
    g_string_append_printf (text, ", %s%s", left, is_amount (left) ? " left" : "");
  if (state != NULL && met != NULL)
    g_string_append_printf (text, " on %s", met);
  if (!safeguard_json_boolean (clock, "verified"))
    g_string_append_printf (text, "%snot verified", text->len > 0 ? "; " : "");
  if (safeguard_json_boolean (clock, "rests_on_rules_alone"))
    g_string_append_printf (text, "%srests on the rules alone", text->len > 0 ? "; " : "");

  return g_string_free (text, FALSE);
}

static void
add_clock (GPtrArray *rows, JsonObject *clock)
{
  g_autofree char *due = safeguard_json_moment (clock, "due");
  g_autofree char *started = safeguard_json_moment (clock, "started");
  g_autofree char *holder = safeguard_json_words (clock, "holder");
  g_autofree char *state = state_of (clock);
  const char *cells[] = {
      due != NULL       ? due
      : started != NULL ? "no limit given"
                        : "not started",
      or_dash (safeguard_json_text (clock, "name")),
      or_dash (holder),
      or_dash (safeguard_json_text (clock, "limit")),
      state,
      NULL,
  };

  take_row (rows, cells);
}

static void
print_readings (JsonObject *clock, SafeguardPage *page)
{
  static const char *const names[]
      = {"Reading", "Due", "Binds here", "Started", "Starts with", NULL};
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  gboolean any_assumed = FALSE;
  g_autofree char *heading
      = g_strdup_printf ("%s: how the documents can be read", safeguard_json_text (clock, "name"));

  take_row (rows, names);
  for (guint i = 0; i < safeguard_json_length (clock, "readings"); i++)
    {
      JsonObject *reading = safeguard_json_element (clock, "readings", i);
      g_autofree char *due = safeguard_json_moment (reading, "due");
      g_autofree char *started = safeguard_json_moment (reading, "started");
      g_autofree char *assumed = safeguard_json_joined (reading, "assumed");
      g_autofree char *start
          = g_strconcat (or_dash (started), assumed != NULL ? " (assumed)" : "", NULL);
      const char *cells[] = {
          or_dash (safeguard_json_text (reading, "id")),
          or_dash (due),
          safeguard_json_boolean (reading, "binds") ? "yes" : "no",
          start,
          or_dash (safeguard_json_text (reading, "starts")),
          NULL,
      };

      any_assumed = any_assumed || assumed != NULL;
      take_row (rows, cells);
    }
  safeguard_page_heading (page, heading);
  safeguard_page_table (page, rows);
  if (any_assumed)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ",
                              "assumed: no date was given for that event, so the due day of the "
                              "clock that it meets stands in for it; --event gives one.");
}

static void
print_days (JsonObject *clock, SafeguardPage *page)
{
  g_autofree char *heading
      = g_strdup_printf ("%s: day by day", safeguard_json_text (clock, "name"));

  safeguard_page_heading (page, heading);
  for (guint i = 0; i < safeguard_json_length (clock, "days"); i++)
    {
      JsonObject *day = safeguard_json_element (clock, "days", i);

      safeguard_page_paragraph (page,
                                safeguard_json_boolean (day, "counted") ? SAFEGUARD_TONE_PLAIN
                                                                        : SAFEGUARD_TONE_FAINT,
                                "  ", safeguard_json_text (day, "text"));
    }
}

void
safeguard_cli_print_clocks (SafeguardCommand *command, JsonObject *ruling, SafeguardPage *page)
{
  static const char *const names[] = {"Due", "What", "Who", "Limit", "State", NULL};
  guint n = safeguard_json_length (ruling, "clocks");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  /* "due" is asked of one clock: there its readings are shown when asked for. */
  gboolean readings = !command->verb->times_clocks || command->readings;

  if (n == 0)
    return;

  take_row (rows, names);
  for (guint i = 0; i < n; i++)
    add_clock (rows, safeguard_json_element (ruling, "clocks", i));
  safeguard_page_heading (page, "Clocks");
  safeguard_page_table (page, rows);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *clock = safeguard_json_element (ruling, "clocks", i);

      if (readings && safeguard_json_length (clock, "readings") > 0)
        print_readings (clock, page);
      if (command->explain && safeguard_json_length (clock, "days") > 0)
        print_days (clock, page);
    }
}
