/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-catalogue-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/* Policies by what an officer types: an area and a day, an edition, or the file of a pack. */

static SafeguardPack *
find_edition (const SafeguardEditions *editions, const char *id)
{
  for (guint i = 0; i < safeguard_editions_get_n_packs (editions); i++)
    if (strcmp (safeguard_pack_get_id (safeguard_editions_get_pack (editions, i)), id) == 0)
      return safeguard_editions_get_pack (editions, i);

  return NULL;
}

static gboolean
is_area (const SafeguardEditions *editions, const char *name)
{
  g_autofree const char **areas = safeguard_editions_get_areas (editions);

  return g_strv_contains (areas, name);
}

static void
refuse_unknown (const SafeguardEditions *editions, const char *name, GError **error)
{
  g_autofree const char **areas = safeguard_editions_get_areas (editions);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < safeguard_editions_get_n_packs (editions); i++)
    g_ptr_array_add (names,
                     (char *)safeguard_pack_get_id (safeguard_editions_get_pack (editions, i)));
  for (guint i = 0; areas[i] != NULL; i++)
    g_ptr_array_add (names, (char *)areas[i]);
  g_ptr_array_add (names, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EDITION, NULL,
                       safeguard_nearest (name, (const char *const *)names->pdata),
                       "'%.60s' is neither an area nor an edition", name);
}

static gboolean
is_in_force (const SafeguardPack *pack, SafeguardDayNumber day)
{
  SafeguardDayNumber to = safeguard_pack_get_to (pack);

  return day >= safeguard_pack_get_from (pack) && (to == 0 || day <= to);
}

static gboolean
check_in_force (const SafeguardPack *pack, SafeguardDayNumber day, GError **error)
{
  SafeguardDayNumber to = safeguard_pack_get_to (pack);

  if (is_in_force (pack, day))
    return TRUE;

  g_autofree char *asked = safeguard_day_number_to_text (day);
  g_autofree char *first = safeguard_day_number_to_text (safeguard_pack_get_from (pack));
  g_autofree char *last = to != 0 ? safeguard_day_number_to_text (to) : g_strdup ("now on");

  safeguard_error_set (error, SAFEGUARD_ERROR_EDITION_NOT_IN_FORCE, NULL, NULL,
                       "'%.60s' is in force from %s to %s, and not on %s",
                       safeguard_pack_get_id (pack), first, last, asked);
  return FALSE;
}

SafeguardPolicy *
safeguard_catalogue_find_policy_on (SafeguardCatalogue *self,
                                    const char *name,
                                    SafeguardDayNumber day,
                                    GError **error)
{
  SafeguardEditions *editions = safeguard_catalogue_peek_editions (self);
  SafeguardPack *edition = find_edition (editions, name);

  /* Where an area has one edition of the same name, a day still asks for the area. */
  if (day != 0 && is_area (editions, name))
    return safeguard_catalogue_get_policy_on (self, name, day, error);
  if (edition != NULL)
    {
      SafeguardDayNumber on = day != 0 ? day : safeguard_pack_get_from (edition);

      return check_in_force (edition, on, error) ? safeguard_catalogue_get_policy_on (
                 self, safeguard_pack_get_area (edition), on, error)
                                                 : NULL;
    }
  if (is_area (editions, name))
    safeguard_error_set (error, SAFEGUARD_ERROR_DAY_NOT_GIVEN, NULL, NULL,
                         "'%.60s' is an area; which of its editions is meant, a day tells", name);
  else
    refuse_unknown (editions, name, error);

  return NULL;
}

/* FALSE for a day that is given and is none. */
static gboolean
read_day (const GDate *on, SafeguardDayNumber *out, GError **error)
{
  *out = on != NULL ? safeguard_day_number_from_date (on) : 0;
  if (on == NULL || *out != 0)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, NULL, NULL, "the date is not valid");
  return FALSE;
}

/**
 * safeguard_catalogue_find_policy:
 * @self: a catalogue
 * @name: an area, such as "stockport", or an edition, such as "stockport-2019"
 * @on: (nullable): the day whose editions are meant; %NULL for the first day on
 *   which the edition is in force
 * @error: return location for an error
 *
 * Gets a policy by the name of its area or of its edition.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_EDITION, naming the nearest;
 * %SAFEGUARD_ERROR_EDITION_NOT_IN_FORCE on that day;
 * %SAFEGUARD_ERROR_DAY_NOT_GIVEN for an area without one; those of
 * [method@Catalogue.get_policy].
 *
 * Returns: (transfer full): the policy
 *
 * Since: 1.0
 */
SafeguardPolicy *
safeguard_catalogue_find_policy (SafeguardCatalogue *self,
                                 const char *name,
                                 const GDate *on,
                                 GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_CATALOGUE (self) && safeguard_catalogue_peek_editions (self) != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber day;

  return read_day (on, &day, error) ? safeguard_catalogue_find_policy_on (self, name, day, error)
                                    : NULL;
}

/* The editions with the pack in the place of whatever its area has on the same days: a draft that
 * is to follow an edition need not wait until that has ended. */
static SafeguardEditions *
with_pack (SafeguardCatalogue *self, SafeguardPack *pack, SafeguardIssueLog *log)
{
  SafeguardEditions *all = safeguard_catalogue_peek_editions (self);
  SafeguardEditions *editions = safeguard_editions_new ();
  SafeguardDayNumber to = safeguard_pack_get_to (pack);

  for (guint i = 0; i < safeguard_editions_get_n_packs (all); i++)
    {
      SafeguardPack *other = safeguard_editions_get_pack (all, i);
      SafeguardDayNumber other_to = safeguard_pack_get_to (other);
      gboolean same_area
          = strcmp (safeguard_pack_get_area (other), safeguard_pack_get_area (pack)) == 0;
      gboolean together = (to == 0 || safeguard_pack_get_from (other) <= to)
                          && (other_to == 0 || other_to >= safeguard_pack_get_from (pack));

      if (strcmp (safeguard_pack_get_id (other), safeguard_pack_get_id (pack)) != 0
          && !(same_area && together))
        safeguard_editions_add (editions, other, log);
    }
  safeguard_editions_add (editions, pack, log);

  return editions;
}

static SafeguardPolicy *
compile_on_top (SafeguardCatalogue *self,
                SafeguardPack *pack,
                SafeguardDayNumber day,
                SafeguardIssueLog *log)
{
  g_autoptr (SafeguardEditions) editions = with_pack (self, pack, log);
  SafeguardDayNumber on = day != 0 ? day : safeguard_pack_get_from (pack);
  GError *error = NULL;
  SafeguardLayers *layers
      = check_in_force (pack, on, &error)
            ? safeguard_editions_resolve (editions, safeguard_pack_get_area (pack), on, &error)
            : NULL;

  if (error != NULL)
    safeguard_issue_log_take_error (log, error);

  return layers != NULL ? safeguard_policy_compile (layers, log) : NULL;
}

SafeguardPolicy *
safeguard_catalogue_read_policy_text (SafeguardCatalogue *self,
                                      const SafeguardPackText *text,
                                      SafeguardDayNumber day,
                                      GError **error)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (FALSE);
  g_autoptr (SafeguardPack) pack = safeguard_catalogue_read_pack (self, text, log);
  SafeguardPolicy *policy = pack != NULL ? compile_on_top (self, pack, day, log) : NULL;

  if (policy == NULL)
    safeguard_issue_log_check (log, error);

  return policy;
}

/**
 * safeguard_catalogue_read_policy:
 * @self: a catalogue
 * @path: the file of a pack
 * @on: (nullable): the day that is meant; %NULL for the first on which the pack
 *   is in force
 * @error: return location for an error
 *
 * Gets the policy that a pack makes on top of the packs of the catalogue, in
 * the place of the edition that its area has on the same days: a draft beside
 * what is in force. The catalogue itself stays as it is.
 *
 * Errors: %SAFEGUARD_ERROR_FILE_UNREADABLE;
 * %SAFEGUARD_ERROR_EDITION_NOT_IN_FORCE; any that a pack can have; of a
 * catalogue that takes only what is signed, those of [ctor@Catalogue.new_signed].
 *
 * Returns: (transfer full): the policy
 *
 * Since: 1.0
 */
SafeguardPolicy *
safeguard_catalogue_read_policy (SafeguardCatalogue *self,
                                 const char *path,
                                 const GDate *on,
                                 GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_CATALOGUE (self) && safeguard_catalogue_peek_editions (self) != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber day;
  g_autoptr (GBytes) bytes
      = read_day (on, &day, error) ? safeguard_catalogue_read_file (path, error) : NULL;

  SafeguardPackText text = {path, path, bytes};

  return bytes != NULL ? safeguard_catalogue_read_policy_text (self, &text, day, error) : NULL;
}
