/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* "the independent chair (until Mon 28 Sep 2020)" */
static char *
holder_of (JsonObject *term)
{
  g_autofree char *from = safeguard_json_moment (term, "from");
  g_autofree char *until = safeguard_json_moment (term, "until");
  const char *doubt = safeguard_json_text (term, "gap") != NULL ? "undecided " : "";
  const char *name = safeguard_json_text (term, "name");

  if (from != NULL && until != NULL)
    return g_strdup_printf ("%s (%sfrom %s until %s)", name, doubt, from, until);
  if (from != NULL)
    return g_strdup_printf ("%s (%sfrom %s)", name, doubt, from);
  if (until != NULL)
    return g_strdup_printf ("%s (%suntil %s)", name, doubt, until);

  return g_strdup (name);
}

static char *
holders_of (JsonObject *stage)
{
  guint n = safeguard_json_length (stage, "holders");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *holder = holder_of (safeguard_json_element (stage, "holders", i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", holder);
    }
  if (n == 0)
    g_string_append (text, "nobody");

  return g_string_free (text, FALSE);
}

static void
print_stages (JsonObject *procedure, SafeguardPage *page)
{
  static const char *const names[] = {"Stage", "Whose it is", "Leads to", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (procedure, "stages"); i++)
    {
      JsonObject *stage = safeguard_json_element (procedure, "stages", i);
      g_autofree char *holders = holders_of (stage);
      g_autofree char *leads_to = safeguard_json_joined (stage, "leads_to");
      const char *cells[]
          = {safeguard_json_text (stage, "id"), holders, leads_to != NULL ? leads_to : "-", NULL};

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_table (page, rows);
}

static void
print_acts (JsonObject *procedure, SafeguardPage *page)
{
  static const char *const names[] = {"Event", "What it is", "To the stage", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (procedure, "acts"); i++)
    {
      JsonObject *act = safeguard_json_element (procedure, "acts", i);
      const char *enters = safeguard_json_text (act, "enters");
      const char *cells[] = {safeguard_json_text (act, "id"), safeguard_json_text (act, "name"),
                             enters != NULL ? enters : "-", NULL};

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_table (page, rows);
}

static void
print_ladder (JsonObject *ladder, SafeguardPage *page)
{
  g_autofree char *heading = g_strdup_printf ("Ladder %s: %s", safeguard_json_text (ladder, "kind"),
                                              safeguard_json_text (ladder, "name"));

  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "follows", safeguard_json_text (ladder, "by_reference"));
  safeguard_page_field (page, "goes to", safeguard_json_text (ladder, "goes_to"));
  if (safeguard_json_length (ladder, "stages") > 0)
    print_stages (ladder, page);
}

void
safeguard_cli_print_procedures (JsonObject *answer, SafeguardPage *page)
{
  JsonObject *review = safeguard_json_object (answer, "review");

  for (guint i = 0; i < safeguard_json_length (answer, "ladders"); i++)
    print_ladder (safeguard_json_element (answer, "ladders", i), page);
  if (review == NULL)
    return;

  safeguard_page_heading (page, safeguard_json_text (review, "name"));
  print_stages (review, page);
  safeguard_page_heading (page, "Events of a review");
  print_acts (review, page);
}
