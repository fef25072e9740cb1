/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <string.h>
#include <unistd.h>

/* The command is linked with the inside of the library, for this one file: what a user's FILE holds
 * has to reach the reader as the bytes that they are. The reader alone knows its limits and says at
 * which byte a text stops being UTF-8, and JSON, which is what the public door takes, can carry no
 * such text. */
#include "safeguard-request-private.h"
#include "safeguard-json-private.h"

void
safeguard_command_add (JsonBuilder *request, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (request, name);
  json_builder_add_string_value (request, value);
}

/* The only clock that is read: which day it is in London, for questions that name none. */
static char *
today (void)
{
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) now = london != NULL ? g_date_time_new_now (london) : NULL;

  return now != NULL ? g_date_time_format (now, "%Y-%m-%d") : NULL;
}

JsonBuilder *
safeguard_command_begin (SafeguardCommand *self)
{
  JsonBuilder *request = json_builder_new ();
  g_autofree char *day = today ();

  json_builder_begin_object (request);
  json_builder_set_member_name (request, "safeguard-request");
  json_builder_add_int_value (request, 1);
  safeguard_command_add (request, "verb", self->verb->ask);
  safeguard_command_add (request, "policy", self->policy);
  safeguard_command_add (request, "on", self->on);
  safeguard_command_add (request, "today", day);
  safeguard_command_add (request, "at", self->at);
  safeguard_command_add (request, "known-on", self->known_on);
  json_builder_set_member_name (request, "explain");
  json_builder_add_boolean_value (request, self->explain);

  return request;
}

static GBytes *
read_standard_input (void)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 buffer[16384];
  gsize n;

  while (bytes->len <= SAFEGUARD_DOCUMENT_MAX_BYTES
         && (n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_byte_array_append (bytes, buffer, (guint)n);

  return g_byte_array_free_to_bytes (bytes);
}

/* The FILEs of a command line, as the door takes them. */
typedef struct
{
  GPtrArray *names;
  GPtrArray *texts; /* of GBytes */
  GArray *beside;   /* of SafeguardBeside */
} Files;

static void
files_clear (Files *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->beside);
}

static gboolean
files_read (Files *self, const char *const *files, GError **error)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  self->beside = g_array_new (FALSE, FALSE, sizeof (SafeguardBeside));
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      gboolean from_stdin = strcmp (files[i], "-") == 0;
      SafeguardBeside beside;

      beside.name = from_stdin ? g_strdup ("standard input") : g_filename_display_name (files[i]);
      beside.path = from_stdin ? NULL : files[i];
      g_ptr_array_add (self->names, (gpointer)beside.name);
      beside.bytes
          = from_stdin ? read_standard_input () : safeguard_catalogue_read_file (files[i], error);
      if (beside.bytes == NULL)
        return FALSE;
      g_ptr_array_add (self->texts, beside.bytes);
      g_array_append_val (self->beside, beside);
    }

  return TRUE;
}

/* How far long work has come, on a terminal; wiped away at its end. */
static void
show_progress (guint done, guint all, gpointer data)
{
  if (done < all && done % 100 == 0)
    fprintf (stderr, "\r%u of %u cases", done, all);
  if (done == all && all > 100)
    fprintf (stderr, "\r%*s\r", 40, "");
}

SafeguardCatalogue *
safeguard_command_load (SafeguardCommand *self, GError **error)
{
  const char *const *packs = (const char *const *)self->packs;

  if (!self->require_signed)
    return safeguard_catalogue_new (packs, error);

  g_autoptr (SafeguardTrustedKeys) keys
      = safeguard_trusted_keys_new ((const char *const *)self->keys, error);

  return keys != NULL ? safeguard_catalogue_new_signed (packs, keys, error) : NULL;
}

/* The answer as JSON text; an error is an answer too. */
static char *
answer (SafeguardCommand *self, const char *request, const char *const *files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_command_load (self, &error);
  Files read;
  char *text;

  if (catalogue == NULL)
    return safeguard_door_error_to_json (error);

  g_autoptr (SafeguardDoor) door = safeguard_door_new (catalogue);

  if (files_read (&read, files, &error))
    text = safeguard_door_answer_watched (
        door, request,
        read.beside->len > 0 ? (const SafeguardBeside *)(void *)read.beside->data : NULL,
        read.beside->len, self->verb->long_work && isatty (STDERR_FILENO) ? show_progress : NULL,
        NULL);
  else
    text = safeguard_door_error_to_json (error);
  files_clear (&read);

  return text;
}

static int
print_error (SafeguardCommand *self, JsonObject *error)
{
  SafeguardPage page;

  safeguard_page_open (&page, stderr);
  safeguard_cli_print_issue (error, &page);
  safeguard_page_close (&page, stderr);

  return SAFEGUARD_EXIT_REFUSED;
}

/* A pack with an error in it is refused input, though saying so is the answer. */
static gboolean
has_errors (JsonObject *answer)
{
  for (guint i = 0; i < safeguard_json_length (answer, "issues"); i++)
    if (g_strcmp0 (safeguard_json_text (safeguard_json_element (answer, "issues", i), "severity"),
                   "error")
        == 0)
      return TRUE;

  return FALSE;
}

JsonNode *
safeguard_command_answer_files (SafeguardCommand *self,
                                JsonBuilder *request,
                                const char *const *files)
{
  json_builder_end_object (request);
  g_autofree char *asked = safeguard_json_to_text (request);
  g_autofree char *text = answer (self, asked, files);

  return json_from_string (text, NULL);
}

JsonNode *
safeguard_command_answer_error (const GError *error)
{
  g_autofree char *text = safeguard_door_error_to_json (error);

  return json_from_string (text, NULL);
}

JsonNode *
safeguard_command_answer (SafeguardCommand *self, JsonBuilder *request, const char *file)
{
  const char *files[] = {file, NULL};

  return safeguard_command_answer_files (self, request, files);
}

/* The exit status that an answer, or a list of them, calls for. */
static int
status_of (JsonNode *answer)
{
  if (JSON_NODE_HOLDS_OBJECT (answer))
    {
      JsonObject *object = json_node_get_object (answer);

      return json_object_has_member (object, "error") || has_errors (object)
                 ? SAFEGUARD_EXIT_REFUSED
                 : SAFEGUARD_EXIT_ANSWERED;
    }

  JsonArray *list = json_node_get_array (answer);
  int status = SAFEGUARD_EXIT_ANSWERED;

  for (guint i = 0; i < json_array_get_length (list); i++)
    status = MAX (status, status_of (json_array_get_element (list, i)));

  return status;
}

int
safeguard_command_print (SafeguardCommand *self, JsonNode *answer, SafeguardCliPrint print)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (answer) ? json_node_get_object (answer) : NULL;
  JsonObject *error = safeguard_json_object (object, "error");
  SafeguardPage page;

  if (error != NULL && !self->json)
    return print_error (self, error);

  safeguard_page_open (&page, stdout);
  if (self->json)
    {
      g_autofree char *text = json_to_string (answer, TRUE);
      g_string_append_printf (page.text, "%s\n", text);
    }
  else
    print (self, object, &page);
  if (!safeguard_page_close (&page, stdout))
    {
      fputs ("safeguard: the answer could not be written\n", stderr);
      return SAFEGUARD_EXIT_REFUSED;
    }

  return status_of (answer);
}

int
safeguard_command_ask (SafeguardCommand *self,
                       JsonBuilder *request,
                       const char *file,
                       SafeguardCliPrint print)
{
  g_autoptr (JsonNode) answer = safeguard_command_answer (self, request, file);

  return safeguard_command_print (self, answer, print);
}

int
safeguard_command_ask_files (SafeguardCommand *self,
                             JsonBuilder *request,
                             const char *const *files,
                             SafeguardCliPrint print)
{
  g_autoptr (JsonNode) answer = safeguard_command_answer_files (self, request, files);

  return safeguard_command_print (self, answer, print);
}

int
safeguard_command_ask_record (SafeguardCommand *self, SafeguardCliPrint print)
{
  if (!safeguard_command_check_arguments (self, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (self->policy == NULL)
    return safeguard_command_misuse (self, "--policy is missing: whose arrangements are meant?");

  g_autoptr (JsonBuilder) request = safeguard_command_begin (self);

  return safeguard_command_ask (self, request, self->rest[0], print);
}
