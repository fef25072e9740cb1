/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

/* "Wed 30 Oct 2019", the longest that a day is written. */
#define DAY_WIDTH 15

/* "13 working days left"; what is late, due today or paused says so itself */
static char *
left_of (JsonObject *clock)
{
  const char *left = safeguard_json_text (clock, "left");

  if (left == NULL)
    return NULL;
  if (g_str_has_suffix (left, " late") || g_str_has_suffix (left, " left")
      || strcmp (left, "due today") == 0)
    return g_strdup (left);

  return g_strconcat (left, " left", NULL);
}

/* "running, 13 working days left"; that it has not started stands where the day would. */
static char *
state_of (JsonObject *clock)
{
  g_autofree char *state = g_strcmp0 (safeguard_json_text (clock, "state"), "not-started") != 0
                               ? safeguard_json_words (clock, "state")
                               : NULL;
  g_autofree char *met = safeguard_json_moment (clock, "met");
  g_autofree char *left = left_of (clock);
  gboolean says_state = left != NULL && state != NULL && g_str_has_prefix (left, state);
  GString *text = g_string_new (says_state ? left : state);

  if (state != NULL && met != NULL)
    g_string_append_printf (text, " on %s", met);
  if (state != NULL && left != NULL && !says_state)
    g_string_append_printf (text, ", %s", left);
  if (!safeguard_json_boolean (clock, "verified"))
    g_string_append_printf (text, "%snot verified", text->len > 0 ? "; " : "");
  if (safeguard_json_boolean (clock, "rests_on_rules_alone"))
    g_string_append_printf (text, "%srests on the rules alone", text->len > 0 ? "; " : "");

  return g_string_free (text, FALSE);
}

/* What stands where the day would. */
static const char *
without_due (JsonObject *clock)
{
  const char *state = safeguard_json_text (clock, "state");

  if (g_strcmp0 (state, "paused") == 0)
    return "paused";
  if (safeguard_json_text (clock, "started") == NULL)
    return "not started";

  return g_strcmp0 (state, "undecided") == 0 ? "not known" : "no limit given";
}

static void
add_clock (GPtrArray *rows, JsonObject *clock)
{
  g_autofree char *due = safeguard_json_moment (clock, "due");
  g_autofree char *holder = safeguard_json_words (clock, "holder");
  g_autofree char *state = state_of (clock);
  const char *cells[] = {
      due != NULL ? due : without_due (clock),
      safeguard_or_dash (safeguard_json_text (clock, "name")),
      safeguard_or_dash (holder),
      safeguard_or_dash (safeguard_json_text (clock, "limit")),
      state,
      NULL,
  };

  safeguard_rows_add (rows, cells);
}

static void
print_readings (JsonObject *clock, SafeguardPage *page)
{
  static const char *const names[]
      = {"Reading", "Due", "Binds here", "Started", "Starts with", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  gboolean any_assumed = FALSE;
  g_autofree char *heading
      = g_strdup_printf ("%s: how the documents can be read", safeguard_json_text (clock, "name"));

  for (guint i = 0; i < safeguard_json_length (clock, "readings"); i++)
    {
      JsonObject *reading = safeguard_json_element (clock, "readings", i);
      g_autofree char *due = safeguard_json_moment (reading, "due");
      g_autofree char *started = safeguard_json_moment (reading, "started");
      g_autofree char *assumed = safeguard_json_joined (reading, "assumed");
      g_autofree char *start
          = g_strconcat (safeguard_or_dash (started), assumed != NULL ? " (assumed)" : "", NULL);
      const char *cells[] = {
          safeguard_or_dash (safeguard_json_text (reading, "id")),     safeguard_or_dash (due),
          safeguard_json_boolean (reading, "binds") ? "yes" : "no",    start,
          safeguard_or_dash (safeguard_json_text (reading, "starts")), NULL,
      };

      any_assumed = any_assumed || assumed != NULL;
      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, heading);
  safeguard_page_table (page, rows);
  if (any_assumed)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ",
                              "assumed: no date was given for that event, so the due day of the "
                              "clock that it meets stands in for it; an event gives one.");
}

void
safeguard_cli_print_day (JsonObject *day, SafeguardPage *page)
{
  const char *text = safeguard_json_text (day, "text");
  g_autofree char *date = safeguard_json_moment (day, "date");
  gboolean dated = date != NULL && g_str_has_prefix (text, date);
  g_autofree char *first = g_strdup_printf ("  %-*s  ", DAY_WIDTH, dated ? date : "");
  const char *counts = dated ? text + strlen (date) : text;

  while (*counts == ' ')
    counts++;
  safeguard_page_paragraph (
      page, safeguard_json_boolean (day, "counted") ? SAFEGUARD_TONE_PLAIN : SAFEGUARD_TONE_FAINT,
      first, counts);
}

static void
print_days (JsonObject *clock, SafeguardPage *page)
{
  g_autofree char *heading
      = g_strdup_printf ("%s: day by day", safeguard_json_text (clock, "name"));

  safeguard_page_heading (page, heading);
  for (guint i = 0; i < safeguard_json_length (clock, "days"); i++)
    safeguard_cli_print_day (safeguard_json_element (clock, "days", i), page);
}

void
safeguard_cli_print_clocks (SafeguardCommand *command, JsonObject *ruling, SafeguardPage *page)
{
  static const char *const names[] = {"Due", "What", "Who", "Limit", "State", NULL};
  guint n = safeguard_json_length (ruling, "clocks");
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  /* "due" is asked of one clock: there its readings are shown when asked for. */
  gboolean readings = (command->verb->takes & SAFEGUARD_TAKES_CLOCK) == 0 || command->readings;

  if (n == 0)
    return;

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
