/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

#define ALARM "immediate-danger"

static const struct
{
  const char *severity;
  const char *heading;
} severities[] = {
    {"breach", "Breaches"},
    {"duty", "Duties"},
    {"advice", "Advice"},
    {"information", "For information"},
};

void
safeguard_cli_print_policy (JsonObject *ruling, SafeguardPage *page)
{
  JsonObject *policy = safeguard_json_object (ruling, "policy");
  g_autofree char *on = safeguard_json_moment (policy, "on");
  g_autofree char *at = safeguard_json_moment (ruling, "at");
  g_autofree char *known = safeguard_json_moment (ruling, "known");
  g_autofree char *text = g_strconcat (
      safeguard_json_text (policy, "area"), ", edition ", safeguard_json_text (policy, "edition"),
      ", as in force on ", on, at != NULL ? "; speaking for " : "", at != NULL ? at : "",
      known != NULL ? "; as known on " : "", known, NULL);

  safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "", text);
}

void
safeguard_cli_print_alarm (JsonObject *ruling, SafeguardPage *page)
{
  for (guint i = 0; i < safeguard_json_length (ruling, "findings"); i++)
    {
      JsonObject *finding = safeguard_json_element (ruling, "findings", i);

      if (g_strcmp0 (safeguard_json_text (finding, "code"), ALARM) != 0)
        continue;
      safeguard_page_break (page);
      safeguard_page_paragraph (page, SAFEGUARD_TONE_ALARM, "!!! ", "IMMEDIATE DANGER");
      safeguard_page_paragraph (page, SAFEGUARD_TONE_ALARM, "!!! ",
                                safeguard_json_text (finding, "message"));
    }
}

static void
append_part (GString *text, const char *before, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", before, part);
}

static char *
citation_text (JsonObject *citation)
{
  GString *text = g_string_new (safeguard_json_text (citation, "document"));

  append_part (text, ", ", safeguard_json_text (citation, "section"));
  append_part (text, ", ", safeguard_json_text (citation, "paragraph"));
  append_part (text, ", page ", safeguard_json_text (citation, "page"));
  if (!safeguard_json_boolean (citation, "verified"))
    g_string_append (text, "  (NOT VERIFIED: nobody on the project has read it for this)");

  return g_string_free (text, FALSE);
}

/* The number of a source among those named so far, from 1. */
static guint
number_of (GPtrArray *sources, char *source)
{
  guint found;

  if (g_ptr_array_find_with_equal_func (sources, source, g_str_equal, &found))
    {
      g_free (source);
      return found + 1;
    }
  g_ptr_array_add (sources, source);

  return sources->len;
}

/* @text, with the numbers of its sources behind it: "... is met. [1][2]" */
static char *
with_sources (const char *text, JsonObject *object, GPtrArray *sources)
{
  GString *out = g_string_new (text);

  for (guint i = 0; i < safeguard_json_length (object, "citations"); i++)
    g_string_append_printf (
        out, "%s[%u]", i == 0 ? " " : "",
        number_of (sources, citation_text (safeguard_json_element (object, "citations", i))));

  return g_string_free (out, FALSE);
}

static void
print_findings (JsonObject *ruling, GPtrArray *sources, guint severity, SafeguardPage *page)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < safeguard_json_length (ruling, "findings"); i++)
    {
      JsonObject *finding = safeguard_json_element (ruling, "findings", i);

      if (strcmp (safeguard_json_text (finding, "severity"), severities[severity].severity) != 0)
        continue;

      g_autofree char *text
          = with_sources (safeguard_json_text (finding, "message"), finding, sources);
      if (!headed)
        safeguard_page_heading (page, severities[severity].heading);
      headed = TRUE;
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  * ", text);
    }
}

static void
print_questions (JsonObject *ruling, SafeguardPage *page)
{
  guint n = safeguard_json_length (ruling, "questions");

  if (n > 0)
    safeguard_page_heading (page, "To know next");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *question = safeguard_json_element (ruling, "questions", i);
      const char *ask = safeguard_json_text (question, "ask");
      g_autofree char *to = safeguard_json_joined (question, "to");
      /* It may also bring another rule with the same answer, and so another duty. */
      gboolean changes = to != NULL && g_strcmp0 (to, safeguard_json_text (question, "from")) != 0;
      g_autofree char *effect
          = g_strconcat (safeguard_json_text (question, "fact"), changes ? " (could make it: " : "",
                         changes ? to : "", changes ? ")" : "", NULL);

      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ? ", effect);
      if (ask != NULL)
        safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "    ", ask);
    }
}

static void
print_undecided (JsonObject *ruling, GPtrArray *sources, SafeguardPage *page)
{
  guint n = safeguard_json_length (ruling, "undecided");

  if (n > 0)
    safeguard_page_heading (page, "Left open by the documents; nothing is guessed");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *gap = safeguard_json_element (ruling, "undecided", i);
      g_autofree char *says = g_strdup_printf ("%s: %s", safeguard_json_text (gap, "id"),
                                               safeguard_json_text (gap, "says"));
      g_autofree char *text = with_sources (says, gap, sources);

      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ~ ", text);
      for (guint j = 0; j < safeguard_json_length (gap, "readings"); j++)
        {
          JsonObject *reading = safeguard_json_element (gap, "readings", j);
          g_autofree char *first
              = g_strdup_printf ("    read as '%s': ", safeguard_json_text (reading, "id"));
          const char *answer = safeguard_json_text (reading, "answer");

          safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first,
                                    answer != NULL ? answer : "not determined");
        }
    }
}

static void
print_sources (GPtrArray *sources, SafeguardPage *page)
{
  if (sources->len > 0)
    safeguard_page_heading (page, "Sources");
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *first = g_strdup_printf ("  [%u] ", i + 1);
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, g_ptr_array_index (sources, i));
    }
}

void
safeguard_cli_print_ruling (SafeguardCommand *command, JsonObject *ruling, SafeguardPage *page)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      /* When: between what must be done and what is merely to be known. */
      if (i == G_N_ELEMENTS (severities) - 1)
        {
          safeguard_cli_print_clocks (command, ruling, page);
          print_questions (ruling, page);
          print_undecided (ruling, sources, page);
        }
      print_findings (ruling, sources, i, page);
    }
  print_sources (sources, page);
}

void
safeguard_cli_print_rows (JsonObject *result,
                          const char *name,
                          const char *state,
                          SafeguardPage *page)
{
  for (guint i = 0; i < safeguard_json_length (result, name); i++)
    {
      JsonObject *row = safeguard_json_element (result, name, i);
      if (state != NULL && g_strcmp0 (safeguard_json_text (row, "state"), state) != 0)
        continue;

      g_autofree char *first = g_strdup_printf ("  %s: ", safeguard_json_text (row, "row"));
      GString *text = g_string_new (safeguard_json_text (row, "state"));

      for (guint j = 0; j < safeguard_json_length (row, "needs"); j++)
        {
          JsonObject *need = safeguard_json_element (row, "needs", j);
          const char *is = safeguard_json_text (need, "is");
          const char *needed = safeguard_json_text (need, "needed");

          g_string_append_printf (text, "%s%s is %s", j == 0 ? "; " : ", ",
                                  safeguard_json_text (need, "fact"), is);
          if (g_strcmp0 (is, needed) != 0)
            g_string_append_printf (text, " where %s is needed", needed);
        }
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text->str);
      g_string_free (text, TRUE);
    }
}
