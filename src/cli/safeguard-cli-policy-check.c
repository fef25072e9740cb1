/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"
#include "safeguard-request-private.h"

/* "2 of 12 scenarios fail" */
static char *
describe_scenarios (JsonObject *answer)
{
  guint n = safeguard_json_length (answer, "scenarios"), failed = 0;

  for (guint i = 0; i < n; i++)
    if (!safeguard_json_boolean (safeguard_json_element (answer, "scenarios", i), "held"))
      failed++;
  if (n == 0)
    return NULL;

  return failed > 0 ? g_strdup_printf ("%u of %u scenarios fail", failed, n)
                    : g_strdup_printf (n > 1 ? "%u scenarios hold" : "%u scenario holds", n);
}

static gint64
count_of (JsonObject *answer, const char *name)
{
  return json_object_get_int_member_with_default (answer, name, 0);
}

/* What a profile switches off is told all the same. */
static void
print_off (JsonObject *answer, SafeguardPage *page)
{
  for (guint i = 0; i < safeguard_json_length (answer, "off"); i++)
    {
      JsonObject *off = safeguard_json_element (answer, "off", i);
      g_autofree char *text = g_strdup_printf (
          "%s: %" G_GINT64_FORMAT " not told: %s", safeguard_json_text (off, "code"),
          count_of (off, "count"), safeguard_json_text (off, "because"));

      safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "off: ", text);
    }
}

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  const char *file = safeguard_json_text (answer, "file");
  guint n = safeguard_json_length (answer, "issues");
  g_autofree char *scenarios = describe_scenarios (answer);
  g_autofree char *clean = g_strconcat (file, ": no complaints", NULL);
  g_autofree char *told = scenarios != NULL ? g_strconcat (file, ": ", scenarios, NULL) : NULL;

  if (n == 0)
    safeguard_page_line (page, SAFEGUARD_TONE_PLAIN, clean);
  for (guint i = 0; i < n; i++)
    safeguard_cli_print_issue (safeguard_json_element (answer, "issues", i), page);
  if (told != NULL)
    safeguard_page_line (page, SAFEGUARD_TONE_PLAIN, told);
  print_off (answer, page);
}

/* A line for each of several files, so that the one that is wrong is found. */
static void
print_summary (GPtrArray *answers)
{
  static const char *const names[]
      = {"File", "Errors", "Warnings", "Information", "Off", "Scenarios", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  SafeguardPage page;

  for (guint i = 0; i < answers->len; i++)
    {
      JsonObject *answer = json_node_get_object (g_ptr_array_index (answers, i));
      gint64 off = 0;

      for (guint j = 0; j < safeguard_json_length (answer, "off"); j++)
        off += count_of (safeguard_json_element (answer, "off", j), "count");

      /* What could not be read at all is one error, told above. */
      gint64 errors = json_object_has_member (answer, "error") ? 1 : count_of (answer, "errors");
      g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, errors);
      g_autofree char *second
          = g_strdup_printf ("%" G_GINT64_FORMAT, count_of (answer, "warnings"));
      g_autofree char *third
          = g_strdup_printf ("%" G_GINT64_FORMAT, count_of (answer, "information"));
      g_autofree char *fourth = off > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, off) : NULL;
      g_autofree char *scenarios = describe_scenarios (answer);
      const char *cells[]
          = {safeguard_json_text (answer, "file"), first, second, third, safeguard_or_dash (fourth),
             safeguard_or_dash (scenarios),        NULL};

      safeguard_rows_add (rows, cells);
    }

  safeguard_page_open (&page, stdout);
  safeguard_page_heading (&page, "Summary");
  safeguard_page_table (&page, rows);
  safeguard_page_close (&page, stdout);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Adds the packs in a folder; the folder itself if it has none, for the reader says so then. */
static void
add_folder (GPtrArray *files, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (safeguard_catalogue_is_pack_name (name))
      g_ptr_array_add (found, g_build_filename (path, name, NULL));
  if (found->len == 0)
    g_ptr_array_add (found, g_strdup (path));
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_extend_and_steal (files, g_steal_pointer (&found));
}

/* A glob names the scenarios beside their packs, which are the same pack. */
static gboolean
is_there (GPtrArray *files, const char *path)
{
  return g_ptr_array_find_with_equal_func (files, path, g_str_equal, NULL);
}

static GPtrArray *
files_of (char **arguments)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; arguments[i] != NULL; i++)
    if (g_file_test (arguments[i], G_FILE_TEST_IS_DIR))
      add_folder (files, arguments[i]);
    else if (!is_there (files, arguments[i]))
      g_ptr_array_add (files, g_strdup (arguments[i]));

  return files;
}

/* What the reader of folders says of one without packs. */
static JsonNode *
refuse_folder (const char *path)
{
  const char *const paths[] = {path, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);

  if (catalogue != NULL)
    return NULL;

  return safeguard_command_answer_error (error);
}

/* The scenarios beside a pack: town.scenarios.yaml beside town.yaml. NULL if there are none. */
static char *
find_scenarios (const char *file)
{
  const char *dot = strrchr (file, '.');

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;

  g_autofree char *stem = g_strndup (file, (gsize)(dot - file));
  g_autofree char *path = g_strconcat (stem, ".scenarios", dot, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* A profile of the library goes by its name; of a file the door gets the text. FALSE, with an
 * error, if it is neither. */
static gboolean
add_profile (SafeguardCommand *command, JsonBuilder *request, GError **error)
{
  g_auto (GStrv) names = safeguard_severity_profile_list_names ();

  if (command->profile == NULL)
    return TRUE;

  g_autoptr (SafeguardSeverityProfile) profile
      = safeguard_severity_profile_load (command->profile, error);
  if (profile == NULL)
    return FALSE;

  safeguard_command_add (request, "profile", safeguard_severity_profile_get_name (profile));
  if (g_strv_contains ((const char *const *)names, command->profile))
    return TRUE;

  g_autoptr (GBytes) bytes = safeguard_catalogue_read_file (command->profile, error);
  if (bytes == NULL)
    return FALSE;

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  safeguard_command_add (request, "profile-text", text);

  return TRUE;
}

static JsonNode *
ask (SafeguardCommand *command, const char *file)
{
  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  g_autofree char *scenarios = find_scenarios (file);
  const char *files[] = {file, scenarios, NULL};
  g_autoptr (GError) error = NULL;

  if (!add_profile (command, request, &error))
    return safeguard_command_answer_error (error);

  return safeguard_command_answer_files (command, request, files);
}

static JsonNode *
check (SafeguardCommand *command, const char *file)
{
  g_autofree char *name = g_filename_display_name (file);
  JsonNode *answer = g_file_test (file, G_FILE_TEST_IS_DIR) ? refuse_folder (file) : NULL;

  if (answer == NULL)
    answer = ask (command, file);

  json_object_set_string_member (json_node_get_object (answer), "file", name);

  return answer;
}

/* The packs that were given for good, and @files; NULL if they cannot be held together, as where
 * one of them has an error, or is there twice. */
static char **
packs_with (SafeguardCommand *command, GPtrArray *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (command->packs != NULL)
    g_strv_builder_addv (builder, (const char **)command->packs);
  for (guint i = 0; i < files->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (files, i));

  g_auto (GStrv) packs = g_strv_builder_end (builder);
  char **given = command->packs;

  command->packs = packs;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_command_load (command, NULL);
  command->packs = given;

  return catalogue != NULL ? g_steal_pointer (&packs) : NULL;
}

/* Several answers are one JSON text, a list. */
static int
print_list (SafeguardCommand *command, GPtrArray *files)
{
  g_autoptr (JsonNode) list = json_node_new (JSON_NODE_ARRAY);
  JsonArray *answers = json_array_new ();

  json_node_take_array (list, answers);
  for (guint i = 0; i < files->len; i++)
    json_array_add_element (answers, check (command, g_ptr_array_index (files, i)));

  return safeguard_command_print (command, list, NULL);
}

static int
print_each (SafeguardCommand *command, GPtrArray *files)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)json_node_unref);
  int status = SAFEGUARD_EXIT_ANSWERED;

  for (guint i = 0; i < files->len; i++)
    {
      JsonNode *answer = check (command, g_ptr_array_index (files, i));
      int one = safeguard_command_print (command, answer, print);

      g_ptr_array_add (answers, answer);
      status = MAX (status, one);
    }
  if (files->len > 1)
    print_summary (answers);

  return status;
}

static void
print_explained (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *code = safeguard_json_object (answer, "explained");
  const char *example = safeguard_json_text (code, "example");
  g_autofree char *title = g_strdup_printf ("%s (%s, %s)", safeguard_json_text (code, "code"),
                                            safeguard_json_text (code, "kind"),
                                            safeguard_json_text (code, "severity"));

  safeguard_page_line (page, SAFEGUARD_TONE_STRONG, title);
  safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ",
                            safeguard_json_text (code, "meaning"));
  if (example != NULL)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  For example: ", example);
  safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN,
                            "  What to do:  ", safeguard_json_text (code, "remedy"));
}

/* Another question of the same verb. */
static int
explain (SafeguardCommand *command)
{
  SafeguardCliVerb verb = *command->verb;

  if (command->rest != NULL)
    return safeguard_command_misuse (command, "with --explain there is no FILE to check");
  if (!g_utf8_validate (command->code, -1, NULL))
    return safeguard_command_misuse (command, "CODE is not valid UTF-8");

  verb.ask = "explain";
  command->verb = &verb;
  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  safeguard_command_add (request, "code", command->code);

  return safeguard_command_ask (command, request, NULL, print_explained);
}

/* Scenarios are checked with the pack that they stand beside. */
static void
name_packs (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      char *scenarios = strstr (arguments[i], ".scenarios.");

      if (scenarios != NULL && strchr (scenarios, G_DIR_SEPARATOR) == NULL)
        memmove (scenarios, scenarios + strlen (".scenarios"),
                 strlen (scenarios + strlen (".scenarios")) + 1);
    }
}

static int
run (SafeguardCommand *command)
{
  if (command->code != NULL)
    return explain (command);
  if (!safeguard_command_check_arguments (command, 1, G_MAXUINT))
    return SAFEGUARD_EXIT_MISUSED;

  name_packs (command->rest);
  g_autoptr (GPtrArray) files = files_of (command->rest);
  char **packs = files->len > 1 ? packs_with (command, files) : NULL;

  if (packs != NULL)
    {
      g_strfreev (command->packs);
      command->packs = packs;
    }

  return command->json && files->len > 1 ? print_list (command, files)
                                         : print_each (command, files);
}

const SafeguardCliVerb safeguard_cli_policy_check = {
    .name = "policy check",
    .ask = "policy-check",
    .arguments = "FILE...",
    .takes = SAFEGUARD_TAKES_PROFILE,
    .summary = "every complaint about policy packs, for their authors",
    .details
    = "FILE may be a folder: then each *.yaml, *.yml and *.json in it is checked. Each is checked\n"
      "on top of the packs that are held, and of the others given with it if these can be read.\n"
      "The scenarios beside a pack (town.scenarios.yaml beside town.yaml) are run.\n"
      "The exit status is 1 if any has an error; warnings and information alone leave it at 0.\n"
      "What weighs how much, a --profile says. With --json, the answers about several files are\n"
      "one list.\n\n"
      "Examples:\n"
      "  safeguard policy check our-town-2027.yaml\n"
      "  safeguard policy check --profile release overlays/\n"
      "  safeguard policy check --explain shadowed-row\n"
      "  safeguard policy check --packs region.yaml our-town-2027.yaml",
    .run = run,
};
