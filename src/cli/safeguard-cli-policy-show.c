/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* "the project's own; not endorsed"; NULL if the pack does not say. */
static char *
status_of (JsonObject *layer)
{
  const char *reading = safeguard_json_text (layer, "reading");
  JsonObject *endorsed = safeguard_json_object (layer, "endorsed");
  g_autofree char *day = endorsed != NULL ? safeguard_json_moment (endorsed, "day") : NULL;

  if (endorsed != NULL)
    return g_strdup_printf ("%s; endorsed by %s on %s", reading,
                            safeguard_json_text (endorsed, "by"), day);

  return reading != NULL ? g_strconcat (reading, "; not endorsed", NULL) : NULL;
}

static void
print_layers (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Layer", "In force from", "To", "Document", NULL};
  static const char *const readings[] = {"Layer", "Whose reading it is", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  g_autoptr (GPtrArray) status = safeguard_rows_new (readings);

  for (guint i = 0; i < safeguard_json_length (answer, "layers"); i++)
    {
      JsonObject *layer = safeguard_json_element (answer, "layers", i);
      g_autofree char *from = safeguard_json_moment (layer, "from");
      g_autofree char *to = safeguard_json_moment (layer, "to");
      const char *signed_by = safeguard_json_text (layer, "signed_by");
      g_autofree char *title = g_strconcat (
          safeguard_json_text (layer, "title"),
          safeguard_json_boolean (layer, "in_force_verified") ? "" : "  (dates not verified)",
          signed_by != NULL ? "  (signed: " : "", signed_by != NULL ? signed_by : "",
          signed_by != NULL ? ")" : "", NULL);
      g_autofree char *reading = status_of (layer);
      const char *cells[] = {safeguard_json_text (layer, "id"), from != NULL ? from : "-",
                             to != NULL ? to : "-", title, NULL};
      const char *said[] = {safeguard_json_text (layer, "id"), reading, NULL};

      safeguard_rows_add (rows, cells);
      if (reading != NULL)
        safeguard_rows_add (status, said);
    }
  safeguard_page_heading (page, "Layers, the lowest first");
  safeguard_page_table (page, rows);
  if (status->len == 1)
    return;
  safeguard_page_heading (page, "Status");
  safeguard_page_table (page, status);
}

static void
print_levels (JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "levels");

  safeguard_page_heading (page, "Levels of need");
  if (n == 0)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ", "none that are held as text");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *level = safeguard_json_element (answer, "levels", i);
      g_autofree char *first = g_strdup_printf ("  %" G_GINT64_FORMAT "  ",
                                                json_object_get_int_member (level, "number"));

      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first,
                                safeguard_json_text (level, "name"));
    }
}

/* What is asked, and of a choice what can be answered. */
static char *
ask_of (JsonObject *fact)
{
  const char *ask = safeguard_json_text (fact, "ask");
  g_autofree char *values = safeguard_json_joined (fact, "values");

  if (values == NULL)
    return g_strdup (ask != NULL ? ask : "-");

  return g_strconcat (ask != NULL ? ask : "", ask != NULL ? " " : "", "One of: ", values, NULL);
}

/* The facts of one group; those of none if @group is NULL. */
static void
print_facts_of (JsonObject *answer, const char *group, SafeguardPage *page)
{
  static const char *const names[] = {"Fact", "Type", "What is asked", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  g_autofree char *heading = group != NULL
                                 ? g_strdelimit (g_strconcat ("Facts: ", group, NULL), "-", ' ')
                                 : g_strdup ("Facts");

  for (guint i = 0; i < safeguard_json_length (answer, "facts"); i++)
    {
      JsonObject *fact = safeguard_json_element (answer, "facts", i);
      g_autofree char *ask = ask_of (fact);
      const char *cells[]
          = {safeguard_json_text (fact, "id"), safeguard_json_text (fact, "type"), ask, NULL};

      if (g_strcmp0 (safeguard_json_text (fact, "group"), group) == 0)
        safeguard_rows_add (rows, cells);
    }
  if (rows->len == 1)
    return;
  safeguard_page_heading (page, heading);
  safeguard_page_table (page, rows);
}

static void
print_facts (JsonObject *answer, SafeguardPage *page)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  print_facts_of (answer, NULL, page);
  for (guint i = 0; i < safeguard_json_length (answer, "facts"); i++)
    {
      const char *group
          = safeguard_json_text (safeguard_json_element (answer, "facts", i), "group");

      if (group != NULL && g_hash_table_add (told, (gpointer)group))
        print_facts_of (answer, group, page);
    }
}

static void
print_timescales (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Timescale", "Limit", "Who", "Counted", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (answer, "timescales"); i++)
    {
      JsonObject *timescale = safeguard_json_element (answer, "timescales", i);
      const char *starts = safeguard_json_text (timescale, "starts");
      const char *limit = safeguard_json_text (timescale, "limit");
      gboolean before = g_strcmp0 (safeguard_json_text (timescale, "direction"), "before") == 0;
      g_autofree char *text = g_strconcat (
          before ? "before " : "from ", starts != NULL ? starts : "-",
          safeguard_json_boolean (timescale, "verified") ? "" : "  (not verified)", NULL);
      g_autofree char *holder = safeguard_json_words (timescale, "holder");
      const char *cells[] = {safeguard_json_text (timescale, "id"), limit != NULL ? limit : "-",
                             holder != NULL ? holder : "-", text, NULL};

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, "Timescales");
  safeguard_page_table (page, rows);
}

static void
print_bodies (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Body", "Name", "Quorum", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (answer, "bodies");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *body = safeguard_json_element (answer, "bodies", i);
      const char *cells[]
          = {safeguard_json_text (body, "id"), safeguard_json_text (body, "name"),
             safeguard_json_boolean (body, "quorum_held") ? "held" : "not held", NULL};

      safeguard_rows_add (rows, cells);
    }
  if (n == 0)
    return;
  safeguard_page_heading (page, "Bodies");
  safeguard_page_table (page, rows);
}

static void
print_votes (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Vote", "Name", "Who votes", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (answer, "votes");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *vote = safeguard_json_element (answer, "votes", i);
      g_autofree char *voters = safeguard_json_names (vote, "voters");
      const char *cells[]
          = {safeguard_json_text (vote, "id"), safeguard_json_text (vote, "name"), voters, NULL};

      safeguard_rows_add (rows, cells);
    }
  if (n == 0)
    return;
  safeguard_page_heading (page, "Votes");
  safeguard_page_table (page, rows);
}

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_autofree char *on = safeguard_json_moment (answer, "on");
  g_autofree char *text
      = g_strdup_printf ("%s, edition %s, as in force on %s", safeguard_json_text (answer, "area"),
                         safeguard_json_text (answer, "edition"), on);

  safeguard_page_paragraph (page, SAFEGUARD_TONE_STRONG, "", text);
  if (json_object_has_member (answer, "layers"))
    print_layers (answer, page);
  safeguard_cli_print_overlays (answer, page);
  if (json_object_has_member (answer, "levels"))
    print_levels (answer, page);
  print_bodies (answer, page);
  print_votes (answer, page);
  safeguard_cli_print_responsibilities (answer, page);
  print_facts (answer, page);
  if (json_object_has_member (answer, "timescales"))
    print_timescales (answer, page);
  safeguard_cli_print_procedures (answer, page);
  safeguard_cli_print_particulars (answer, page);
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (!g_utf8_validate (command->rest[0], -1, NULL))
    return safeguard_command_misuse (command, "AREA is not valid UTF-8");

  command->policy = g_strdup (command->rest[0]);
  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  safeguard_command_add (request, "section", command->section);
  safeguard_command_add (request, "of", command->of);

  return safeguard_command_ask (command, request, NULL, print);
}

const SafeguardCliVerb safeguard_cli_policy_show = {
    .name = "policy show",
    .ask = "policy-show",
    .arguments = "AREA",
    .summary = "what the policy of an area says",
    .details
    = "Its layers and whose reading they are, levels of need, bodies, votes, facts, timescales,\n"
      "ladders and the life of a review with its events, contacts and when they were checked,\n"
      "definitions, priorities, commitments, figures and what the source could not show, today or\n"
      "as in force --on a day. --json lists the agencies, bodies and roles too.\n\n"
      "--section NAME shows one part: layers, levels, governance, responsibilities, facts,\n"
      "timescales, procedures, contacts, definitions, priorities, commitments, figures or\n"
      "not-shown. --of WHO shows what an agency, a body or the holder of a seat is there to do.\n\n"
      "Examples:\n"
      "  safeguard policy show --section priorities --on 2019-10-01 cheshire-west-and-chester\n"
      "  safeguard policy show --of health --on 2012-10-01 stockport\n"
      "  safeguard policy show --on 2019-10-01 stockport\n"
      "  safeguard policy show --json england",
    .takes = SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_KNOWN_ON | SAFEGUARD_TAKES_SECTION,
    .run = run,
};
