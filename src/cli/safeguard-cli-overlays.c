/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

static void
print_decided (JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "decided");

  if (n > 0)
    safeguard_page_heading (page, "Left open by the documents, decided locally");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *decided = safeguard_json_element (answer, "decided", i);
      g_autofree char *day = safeguard_json_moment (decided, "decided");
      g_autofree char *first = g_strdup_printf ("  %s: ", safeguard_json_text (decided, "id"));
      g_autofree char *text = g_strdup_printf (
          "%s, by %s on %s (%s): %s", safeguard_json_text (decided, "as"),
          safeguard_json_text (decided, "by"), day, safeguard_json_text (decided, "edition"),
          safeguard_json_text (decided, "because"));

      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text);
    }
}

/* A line for each of a list, of three of its texts. */
static void
print_rules (JsonObject *answer,
             const char *list,
             const char *heading,
             const char *words,
             const char *last,
             SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, list);

  if (n > 0)
    safeguard_page_heading (page, heading);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *rule = safeguard_json_element (answer, list, i);
      g_autofree char *first = g_strdup_printf ("  %s: ", safeguard_json_text (rule, "rule"));
      g_autofree char *text = g_strconcat (safeguard_json_text (rule, "edition"), words,
                                           safeguard_json_text (rule, last), NULL);

      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text);
    }
}

void
safeguard_cli_print_switched_off (JsonObject *answer, SafeguardPage *page)
{
  print_rules (answer, "switched_off", "Rules switched off", ": ", "reason", page);
}

void
safeguard_cli_print_overlays (JsonObject *answer, SafeguardPage *page)
{
  print_decided (answer, page);
  print_rules (answer, "replaced", "Rules replaced", ", in place of that of ", "in_place_of", page);
  safeguard_cli_print_switched_off (answer, page);
}
