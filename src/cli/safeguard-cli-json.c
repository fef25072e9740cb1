/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-page-private.h"

#include <string.h>

#include "safeguard-moment-private.h"

static JsonNode *
member (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

const char *
safeguard_json_text (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_VALUE);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gboolean
safeguard_json_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_boolean (node);
}

JsonObject *
safeguard_json_object (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

static JsonArray *
array_of (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

guint
safeguard_json_length (JsonObject *object, const char *name)
{
  JsonArray *array = array_of (object, name);

  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
safeguard_json_element (JsonObject *object, const char *name, guint position)
{
  return json_array_get_object_element (array_of (object, name), position);
}

char *
safeguard_json_joined (JsonObject *object, const char *name)
{
  JsonArray *array = array_of (object, name);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (i > 0)
        g_string_append (text, ", ");
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_string_append (text, json_node_get_string (node));
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

char *
safeguard_json_moment (JsonObject *object, const char *name)
{
  const char *text = safeguard_json_text (object, name);
  SafeguardMoment moment;

  if (text == NULL)
    return NULL;
  if (!safeguard_moment_parse (text, NULL, &moment, NULL))
    return g_strdup (text);

  return safeguard_moment_to_text (&moment);
}

char *
safeguard_json_words (JsonObject *object, const char *name)
{
  char *text = g_strdup (safeguard_json_text (object, name));

  return text != NULL ? g_strdelimit (text, "-", ' ') : NULL;
}

/* A word that a name writes small unless it begins with it. */
static gboolean
is_minor (const char *word)
{
  static const char *const minor[]
      = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with", NULL};

  return g_strv_contains (minor, word);
}

/* "department-for-education" as "Department for Education" */
static char *
name_of (const char *id)
{
  g_auto (GStrv) words = g_strsplit (id, "-", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (i == 0 || !is_minor (words[i]))
      words[i][0] = g_ascii_toupper (words[i][0]);

  return g_strjoinv (" ", words);
}

char *
safeguard_json_names (JsonObject *object, const char *name)
{
  g_autofree char *joined = safeguard_json_joined (object, name);
  g_auto (GStrv) ids = joined != NULL ? g_strsplit (joined, ", ", -1) : NULL;

  if (ids == NULL)
    return NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *id = ids[i];

      ids[i] = name_of (id);
    }

  return g_strjoinv (", ", ids);
}
