/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"
#include "safeguard-request-private.h"

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "issues");
  g_autofree char *line
      = g_strconcat (safeguard_json_text (answer, "file"), ": no complaints", NULL);

  if (n == 0)
    safeguard_page_line (page, SAFEGUARD_TONE_PLAIN, line);
  for (guint i = 0; i < n; i++)
    safeguard_cli_print_issue (safeguard_json_element (answer, "issues", i), page);
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
    if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml")
        || g_str_has_suffix (name, ".json"))
      g_ptr_array_add (found, g_build_filename (path, name, NULL));
  if (found->len == 0)
    g_ptr_array_add (found, g_strdup (path));
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_extend_and_steal (files, g_steal_pointer (&found));
}

static GPtrArray *
files_of (char **arguments)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; arguments[i] != NULL; i++)
    if (g_file_test (arguments[i], G_FILE_TEST_IS_DIR))
      add_folder (files, arguments[i]);
    else
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

  g_autofree char *text = safeguard_door_error_to_json (error);

  return json_from_string (text, NULL);
}

static JsonNode *
check (SafeguardCommand *command, const char *file)
{
  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  g_autofree char *name = g_filename_display_name (file);
  JsonNode *answer = g_file_test (file, G_FILE_TEST_IS_DIR) ? refuse_folder (file) : NULL;

  if (answer == NULL)
    answer = safeguard_command_answer (command, request, file);

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
  int status = SAFEGUARD_EXIT_ANSWERED;

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (JsonNode) answer = check (command, g_ptr_array_index (files, i));
      int one = safeguard_command_print (command, answer, print);

      status = MAX (status, one);
    }

  return status;
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 1, G_MAXUINT))
    return SAFEGUARD_EXIT_MISUSED;

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
    .summary = "every complaint about policy packs, for their authors",
    .details
    = "FILE may be a folder: then each *.yaml, *.yml and *.json in it is checked. Each is checked\n"
      "on top of the packs that are held, and of the others given with it if these can be read.\n"
      "The exit status is 1 if any has an error; warnings and information alone leave it at 0.\n"
      "With --json, the answers about several files are one list.\n\n"
      "Examples:\n"
      "  safeguard policy check our-town-2027.yaml\n"
      "  safeguard policy check overlays/\n"
      "  safeguard policy check --packs region.yaml our-town-2027.yaml",
    .run = run,
};
