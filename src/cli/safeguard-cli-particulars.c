/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

/* "0161 217 6028, 1 High Street": all that a contact can be reached by. */
static char *
reached_by (JsonObject *contact)
{
  g_autofree char *telephone = safeguard_json_joined (contact, "telephone");
  g_autofree char *address = safeguard_json_joined (contact, "address");
  const char *parts[] = {telephone, safeguard_json_text (contact, "email"), address,
                         safeguard_json_text (contact, "url")};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);

  return g_string_free (text, FALSE);
}

static void
print_contacts (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Contact", "For", "Reached by", "Last checked", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (answer, "contacts");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *contact = safeguard_json_element (answer, "contacts", i);
      g_autofree char *reached = reached_by (contact);
      g_autofree char *checked = safeguard_json_moment (contact, "checked");
      const char *who = safeguard_json_text (contact, "for");
      const char *cells[] = {safeguard_json_text (contact, "name"), who != NULL ? who : "", reached,
                             checked != NULL ? checked : "never", NULL};

      safeguard_rows_add (rows, cells);
    }
  if (n == 0)
    return;
  safeguard_page_heading (page, "Contacts");
  safeguard_page_table (page, rows);
}

/* "Name: what it says. Note" */
static void
print_particular (JsonObject *particular, const char *first, SafeguardPage *page)
{
  const char *says = safeguard_json_text (particular, "says");
  const char *note = safeguard_json_text (particular, "note");
  g_autofree char *text = g_strconcat (
      safeguard_json_text (particular, "name"), says != NULL ? ": " : "", says != NULL ? says : "",
      note != NULL ? " (" : "", note != NULL ? note : "", note != NULL ? ")" : "", NULL);

  safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text);
}

static void
print_list (JsonObject *answer, const char *member, const char *heading, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, member);

  if (n > 0)
    safeguard_page_heading (page, heading);
  for (guint i = 0; i < n; i++)
    print_particular (safeguard_json_element (answer, member, i), "  * ", page);
}

static void
print_priorities (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Priority", "Of", "Years", "Led by", "What it is", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (answer, "priorities");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *priority = safeguard_json_element (answer, "priorities", i);
      g_autofree char *lead = safeguard_json_names (priority, "lead");
      g_autofree char *set = safeguard_json_words (priority, "set");
      const char *period = safeguard_json_text (priority, "period");
      const char *says = safeguard_json_text (priority, "says");
      const char *cells[] = {safeguard_json_text (priority, "name"),
                             set != NULL ? set : "",
                             period != NULL ? period : "",
                             lead != NULL ? lead : "",
                             says != NULL ? says : "",
                             NULL};

      safeguard_rows_add (rows, cells);
    }
  if (n == 0)
    return;
  safeguard_page_heading (page, "Priorities");
  safeguard_page_table (page, rows);
}

/* Those of one set stand together, under its name, wherever they are in the pack. */
static void
print_set (JsonObject *answer, const char *set, SafeguardPage *page)
{
  g_autofree char *words = g_strdelimit (g_strdup (set), "-", ' ');

  safeguard_page_paragraph (page, SAFEGUARD_TONE_STRONG, "  ", words);
  for (guint i = 0; i < safeguard_json_length (answer, "commitments"); i++)
    {
      JsonObject *commitment = safeguard_json_element (answer, "commitments", i);
      const char *own = safeguard_json_text (commitment, "set");

      if (strcmp (own != NULL ? own : "other", set) == 0)
        print_particular (commitment, "    * ", page);
    }
}

static void
print_commitments (JsonObject *answer, SafeguardPage *page)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = safeguard_json_length (answer, "commitments");

  if (n > 0)
    safeguard_page_heading (page, "Commitments");
  for (guint i = 0; i < n; i++)
    {
      const char *set
          = safeguard_json_text (safeguard_json_element (answer, "commitments", i), "set");

      if (set == NULL)
        set = "other";
      if (g_hash_table_add (told, (gpointer)set))
        print_set (answer, set, page);
    }
}

void
safeguard_cli_print_responsibilities (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Who", "What they are there to do", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (answer, "responsibilities"); i++)
    {
      JsonObject *one = safeguard_json_element (answer, "responsibilities", i);
      g_autofree char *who = safeguard_json_names (one, "of");
      const char *note = safeguard_json_text (one, "note");
      g_autofree char *what
          = g_strconcat (safeguard_json_text (one, "name"), note != NULL ? " (" : "",
                         note != NULL ? note : "", note != NULL ? ")" : "", NULL);
      const char *cells[] = {who, what, NULL};

      safeguard_rows_add (rows, cells);
    }
  if (rows->len == 1)
    return;
  safeguard_page_heading (page, "Responsibilities");
  safeguard_page_table (page, rows);
}

/* "2016/17: 239; 2017/18: 331 or 332" */
static char *
values_of (JsonObject *figure)
{
  JsonObject *values = safeguard_json_object (figure, "values");
  GString *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *period;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, values);
  while (json_object_iter_next_ordered (&iter, &period, &node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_printf (text, "%s%s: ", text->len > 0 ? "; " : "", period);
      for (guint i = 0; i < json_array_get_length (array); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " or " : "",
                                json_array_get_string_element (array, i));
    }

  return g_string_free (text, FALSE);
}

static void
print_figures (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Figure", "In", "As printed", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (answer, "figures");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *figure = safeguard_json_element (answer, "figures", i);
      g_autofree char *values = values_of (figure);
      g_autofree char *marked
          = g_strconcat (values, safeguard_json_text (figure, "gap") != NULL ? "  [!]" : "", NULL);
      const char *cells[] = {safeguard_json_text (figure, "name"),
                             safeguard_json_text (figure, "unit"), marked, NULL};

      safeguard_rows_add (rows, cells);
    }
  if (n == 0)
    return;
  safeguard_page_heading (page, "Figures");
  safeguard_page_table (page, rows);
}

/* One disagreement may concern several figures; it is told once. */
static void
print_disagreements (JsonObject *answer, SafeguardPage *page)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < safeguard_json_length (answer, "figures"); i++)
    {
      JsonObject *figure = safeguard_json_element (answer, "figures", i);
      const char *gap = safeguard_json_text (figure, "gap");
      const char *says = safeguard_json_text (figure, "disagreement");

      if (gap == NULL || says == NULL || !g_hash_table_add (told, (gpointer)gap))
        continue;
      if (g_hash_table_size (told) == 1)
        safeguard_page_heading (page, "[!] Where the document's figures disagree");
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  * ", says);
    }
}

void
safeguard_cli_print_particulars (JsonObject *answer, SafeguardPage *page)
{
  print_contacts (answer, page);
  print_list (answer, "definitions", "What words mean", page);
  print_priorities (answer, page);
  print_commitments (answer, page);
  print_figures (answer, page);
  print_disagreements (answer, page);
  print_list (answer, "not_shown", "What the source could not show", page);
}
