/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-catalogue-private.h"

#include <string.h>

#include "safeguard-pack-check-private.h"

/* The editions of the catalogue with one pack put in, in the place of the one with its id. */
static SafeguardEditions *
with_pack (SafeguardCatalogue *self, SafeguardPack *pack, SafeguardIssueLog *log)
{
  SafeguardEditions *all = safeguard_catalogue_peek_editions (self);
  SafeguardEditions *editions = safeguard_editions_new ();

  for (guint i = 0; i < safeguard_editions_get_n_packs (all); i++)
    {
      SafeguardPack *other = safeguard_editions_get_pack (all, i);

      if (strcmp (safeguard_pack_get_id (other), safeguard_pack_get_id (pack)) != 0)
        safeguard_editions_add (editions, other, log);
    }
  safeguard_editions_add (editions, pack, log);

  return editions;
}

static SafeguardPack *
read_pack (const char *name, GBytes *text, SafeguardIssueLog *log)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  return safeguard_pack_read (name, data != NULL ? data : "", length, log);
}

static void
check_layers (const SafeguardLayers *layers, const SafeguardNode *root, SafeguardIssueLog *log)
{
  const char *const *missing = safeguard_layers_get_missing (layers);

  const SafeguardNode *carried = safeguard_node_get (root, "carries-over");
  const SafeguardNode *edition = safeguard_node_get (carried, "edition");

  for (guint i = 0; missing[i] != NULL; i++)
    if (edition != NULL && g_strcmp0 (edition->text, missing[i]) == 0)
      safeguard_node_complain (edition, log, SAFEGUARD_ERROR_MISSING_LAYER, NULL,
                               "the edition '%s' is not held", missing[i]);
    else
      safeguard_node_complain (safeguard_node_get (root, "builds-on"), log,
                               SAFEGUARD_ERROR_MISSING_LAYER, NULL,
                               "no pack covers '%s' on the first day in force", missing[i]);
}

static void
check_pack (SafeguardCatalogue *self, SafeguardPack *pack, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardEditions) editions = with_pack (self, pack, log);
  GError *error = NULL;

  if (safeguard_issue_log_get_n_errors (log) > 0)
    return;

  SafeguardLayers *layers = safeguard_editions_resolve (editions, safeguard_pack_get_area (pack),
                                                        safeguard_pack_get_from (pack), &error);
  if (layers == NULL)
    {
      safeguard_issue_log_take_error (log, error);
      return;
    }

  const SafeguardNode *root = safeguard_pack_get_root (pack);
  check_layers (layers, root, log);
  g_autoptr (SafeguardPolicy) policy = safeguard_policy_compile (layers, log);
  if (policy != NULL)
    {
      safeguard_policy_check (policy, log);
      safeguard_pack_check_names (safeguard_policy_peek_layers (policy), log);
      safeguard_pack_check_gaps (root, safeguard_policy_peek_layers (policy), log);
    }
  safeguard_pack_check_texts (
      root, policy != NULL ? safeguard_policy_get_calendar (policy, NULL) : NULL, log);
}

GListModel *
safeguard_catalogue_check_text (SafeguardCatalogue *self, const char *name, GBytes *text)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardPack) pack = read_pack (name, text, log);

  if (pack != NULL)
    check_pack (self, pack, log);

  return safeguard_issue_log_to_list (log);
}

/**
 * safeguard_catalogue_check_pack:
 * @self: a catalogue
 * @path: the file of a pack
 *
 * Reads a pack as strictly as an author wants it read, on top of the packs of
 * the catalogue, and looks for more than reading finds: rows that can never be
 * met, rows that others always come before, combinations of facts about which
 * a table says nothing, what nobody has read.
 *
 * Returns: (transfer full): a list of [class@Issue]; empty if there is nothing
 *   to say
 *
 * Since: 1.0
 */
GListModel *
safeguard_catalogue_check_pack (SafeguardCatalogue *self, const char *path)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_CATALOGUE (self) && safeguard_catalogue_peek_editions (self) != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  GError *error = NULL;
  g_autoptr (GBytes) bytes = safeguard_catalogue_read_file (path, &error);

  if (bytes != NULL)
    return safeguard_catalogue_check_text (self, path, bytes);

  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  safeguard_issue_log_take_error (log, error);

  return safeguard_issue_log_to_list (log);
}

SafeguardCatalogue *
safeguard_catalogue_with_text (
    SafeguardCatalogue *self, const char *name, GBytes *text, SafeguardPack **pack, GError **error)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (FALSE);
  g_autoptr (SafeguardPack) read = read_pack (name, text, log);
  g_autoptr (SafeguardEditions) editions = read != NULL ? with_pack (self, read, log) : NULL;

  if (!safeguard_issue_log_check (log, error))
    return NULL;
  if (pack != NULL)
    *pack = safeguard_pack_ref (read);

  return safeguard_catalogue_new_over (g_steal_pointer (&editions),
                                       safeguard_issue_log_to_list (log));
}

/**
 * safeguard_catalogue_with_pack:
 * @self: a catalogue
 * @path: the file of a pack
 * @error: return location for an error
 *
 * Gets the catalogue with one pack more, which takes the place of the one with
 * its id: for trying a pack out.
 *
 * Errors: any that a pack can have.
 *
 * Returns: (transfer full): a new catalogue
 *
 * Since: 1.0
 */
SafeguardCatalogue *
safeguard_catalogue_with_pack (SafeguardCatalogue *self, const char *path, GError **error)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_CATALOGUE (self) && safeguard_catalogue_peek_editions (self) != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GBytes) bytes = safeguard_catalogue_read_file (path, error);

  return bytes != NULL ? safeguard_catalogue_with_text (self, path, bytes, NULL, error) : NULL;
}
