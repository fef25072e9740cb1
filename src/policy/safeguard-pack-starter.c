/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-catalogue-private.h"

#include <string.h>

#include "safeguard-packs.h"

#define STARTER "/org/safeguard/starter/starter.yaml"
#define NATIONAL "england"

static gboolean
refuse (GError **error, SafeguardError code, const char *message)
{
  safeguard_error_set (error, code, NULL, NULL, "%s", message);

  return FALSE;
}

static gboolean
is_id (const char *text)
{
  gsize good = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return *text != '\0' && *text != '-' && text[good] == '\0' && good <= 60;
}

/* The edition of @area that came into force last; NULL if none is held. */
static SafeguardPack *
find_last (const SafeguardEditions *editions, const char *area)
{
  SafeguardPack *last = NULL;

  for (guint i = 0; i < safeguard_editions_get_n_packs (editions); i++)
    {
      SafeguardPack *pack = safeguard_editions_get_pack (editions, i);

      if (strcmp (safeguard_pack_get_area (pack), area) == 0)
        last = pack;
    }

  return last;
}

/* A new edition begins after the last one ends; a new area has none. */
static gboolean
check_follows (SafeguardPack *last, SafeguardDayNumber from, GError **error)
{
  SafeguardDayNumber to = last != NULL ? safeguard_pack_get_to (last) : 0;

  if (last == NULL || (to != 0 && from > to))
    return TRUE;

  g_autofree char *day = to != 0 ? safeguard_day_number_to_text (to) : NULL;
  g_autofree char *message
      = to != 0
            ? g_strdup_printf ("the edition '%s' is in force until %s; the new one begins after",
                               safeguard_pack_get_id (last), day)
            : g_strdup_printf ("the edition '%s' has no last day in force yet: give it one first",
                               safeguard_pack_get_id (last));

  return refuse (error, SAFEGUARD_ERROR_EDITIONS_OVERLAP, message);
}

static gboolean
is_taken (const SafeguardEditions *editions, const char *id)
{
  for (guint i = 0; i < safeguard_editions_get_n_packs (editions); i++)
    if (strcmp (safeguard_pack_get_id (safeguard_editions_get_pack (editions, i)), id) == 0)
      return TRUE;

  return FALSE;
}

/* "stockport-2025"; with the whole day if there is an edition of that year already. */
static char *
make_id (const SafeguardEditions *editions, const char *area, const char *from)
{
  char *id = g_strdup_printf ("%s-%.4s", area, from);

  if (!is_taken (editions, id))
    return id;
  g_free (id);

  return g_strconcat (area, "-", from, NULL);
}

/* What the edition before builds on, else the national layer. */
static char *
list_layers (SafeguardPack *last, const char *area)
{
  if (last != NULL)
    return g_strjoinv (", ", (char **)safeguard_pack_get_builds_on (last));

  return g_strdup (strcmp (area, NATIONAL) != 0 ? NATIONAL : "");
}

/* In quotation marks, for a name may hold anything that YAML takes for its own. */
static char *
quote (const char *text)
{
  g_auto (GStrv) backslashes = g_strsplit (text, "\\", -1);
  g_autofree char *first = g_strjoinv ("\\\\", backslashes);
  g_auto (GStrv) marks = g_strsplit (first, "\"", -1);
  g_autofree char *second = g_strjoinv ("\\\"", marks);

  return g_strconcat ("\"", second, "\"", NULL);
}

static char *
fill_in (const char *const *pairs)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (safeguard_packs_get_resource (), STARTER,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  /* The first line is about the starter; what is begun from it is its author's. */
  gsize first = strcspn (data, "\n") + 1;
  GString *text = g_string_new_len (data + first, (gssize)(length - first));

  for (guint i = 0; pairs[i] != NULL; i += 2)
    g_string_replace (text, pairs[i], pairs[i + 1], 0);

  return g_string_free (text, FALSE);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!g_utf8_validate (name, -1, NULL))
    return refuse (error, SAFEGUARD_ERROR_NOT_UTF8, "the name is not valid UTF-8");
  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return refuse (error, SAFEGUARD_ERROR_WRONG_VALUE, "the name is to be one line");

  return *name != '\0' || refuse (error, SAFEGUARD_ERROR_WRONG_VALUE, "the name is empty");
}

/**
 * safeguard_catalogue_start_pack:
 * @self: a catalogue
 * @area: whose arrangements they are, such as "borchester"
 * @name: (nullable): what people call the partnership, or %NULL
 * @from: the first day in force
 * @error: return location for an error
 *
 * Begins a pack for the next edition of an area: a commented text that
 * [method@Catalogue.check_pack] accepts, with a warning at each place that its
 * author is to fill in. It builds on what the area's last edition builds on, or
 * on England.
 *
 * Errors: %SAFEGUARD_ERROR_WRONG_VALUE for an area or a name that is none;
 * %SAFEGUARD_ERROR_IMPOSSIBLE_DATE; %SAFEGUARD_ERROR_EDITIONS_OVERLAP if an
 * edition of the area that the catalogue holds is in force then.
 *
 * Returns: (transfer full): the pack, as YAML in UTF-8
 *
 * Since: 1.0
 */
char *
safeguard_catalogue_start_pack (
    SafeguardCatalogue *self, const char *area, const char *name, const GDate *from, GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_CATALOGUE (self) && safeguard_catalogue_peek_editions (self) != NULL, NULL);
  g_return_val_if_fail (area != NULL && from != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber day = safeguard_day_number_from_date (from);

  if (!is_id (area))
    {
      refuse (error, SAFEGUARD_ERROR_WRONG_VALUE,
              "an area is written in lower-case letters, digits and hyphens, as in "
              "'cheshire-west-and-chester'");
      return NULL;
    }
  if (day == 0)
    {
      refuse (error, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, "the first day in force is no day");
      return NULL;
    }

  const SafeguardEditions *editions = safeguard_catalogue_peek_editions (self);
  SafeguardPack *last = find_last (editions, area);

  if (!check_follows (last, day, error) || (name != NULL && !check_name (name, error)))
    return NULL;

  g_autofree char *iso = safeguard_day_number_to_iso (day);
  g_autofree char *id = make_id (editions, area, iso);
  g_autofree char *layers = list_layers (last, area);
  g_autofree char *title = name != NULL ? quote (name) : NULL;
  /* A name may hold any of the others between its signs, so it comes last. */
  const char *const pairs[] = {
      "@ID@",        id,
      "@AREA@",      area,
      "@FROM@",      iso,
      "@BUILDS-ON@", layers,
      "by: @NAME@",  title != NULL ? "by: @QUOTED@" : "by: \"FILL IN: who publishes it\"",
      "@NAME@",      name != NULL ? name : area,
      "@QUOTED@",    title != NULL ? title : "",
      NULL,
  };

  return fill_in (pairs);
}
