/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-catalogue-private.h"

#include "safeguard-list-private.h"

#include <string.h>

#include "safeguard-decides-private.h"
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
  safeguard_editions_check_overlays (editions, log);

  return editions;
}

/* The first day in force, or the day on which the last of its decisions takes effect. */
static SafeguardDayNumber
first_day (const SafeguardPack *pack)
{
  SafeguardDayNumber from = safeguard_pack_get_from (pack);
  SafeguardDayNumber to = safeguard_pack_get_to (pack);
  SafeguardDayNumber decided = safeguard_decides_get_last_day (pack);

  return decided > from && (to == 0 || decided <= to) ? decided : from;
}

static void
check_layers (const SafeguardLayers *layers, const SafeguardPack *pack, SafeguardIssueLog *log)
{
  const char *const *missing = safeguard_layers_get_missing (layers);
  const SafeguardNode *root = safeguard_pack_get_root (pack);
  const SafeguardNode *carried = safeguard_node_get (root, "carries-over");
  const SafeguardNode *edition = safeguard_node_get (carried, "edition");

  /* What an overlay's area builds on is not for the overlay to mend. */
  if (safeguard_pack_is_overlay (pack))
    return;

  for (guint i = 0; missing[i] != NULL; i++)
    if (edition != NULL && g_strcmp0 (edition->text, missing[i]) == 0)
      safeguard_node_complain (edition, log, SAFEGUARD_ERROR_MISSING_LAYER, NULL,
                               "the edition '%s' is not held", missing[i]);
    else
      safeguard_node_complain (safeguard_node_get (root, "builds-on"), log,
                               SAFEGUARD_ERROR_MISSING_LAYER, NULL,
                               "no pack covers '%s' on the first day in force", missing[i]);
}

/* What is under the pack, without it. */
static SafeguardLayers *
layers_below (const SafeguardLayers *layers)
{
  guint n = safeguard_layers_get_n_packs (layers) - 1;
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (packs, safeguard_layers_get_pack (layers, i));
  if (n == 0)
    return NULL;

  return safeguard_layers_new (safeguard_pack_get_area (g_ptr_array_index (packs, n - 1)),
                               safeguard_layers_get_on (layers), packs,
                               safeguard_layers_get_missing (layers), G_MAXINT64);
}

static gboolean
is_same (SafeguardIssue *a, SafeguardIssue *b)
{
  return safeguard_issue_get_code (a) == safeguard_issue_get_code (b)
         && safeguard_issue_get_line (a) == safeguard_issue_get_line (b)
         && g_strcmp0 (safeguard_issue_get_source (a), safeguard_issue_get_source (b)) == 0
         && g_strcmp0 (safeguard_issue_get_path (a), safeguard_issue_get_path (b)) == 0;
}

/* A room and what looks at the pack as a whole may say the same of one place. */
static gboolean
is_told (GPtrArray *issues, SafeguardIssue *issue)
{
  for (guint i = 0; i < issues->len; i++)
    if (is_same (g_ptr_array_index (issues, i), issue)
        && strcmp (safeguard_issue_get_message (g_ptr_array_index (issues, i)),
                   safeguard_issue_get_message (issue))
               == 0)
      return TRUE;

  return FALSE;
}

static gboolean
contains (GListModel *issues, SafeguardIssue *issue)
{
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    if (is_same (safeguard_list_peek (issues, i), issue))
      return TRUE;

  return FALSE;
}

/* What @found says of the pack @name: its own lines, all errors, and what it brings about in a
 * layer below it, such as a stage that it takes the only way to. What that layer warns of without
 * it is for the author of that layer. */
static GListModel *
leave_out_others (GListModel *found, GListModel *below, const char *name)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      SafeguardIssue *issue = safeguard_list_peek (found, i);
      const char *source = safeguard_issue_get_source (issue);

      if (is_told (own, issue))
        continue;
      if (safeguard_issue_get_severity (issue) == SAFEGUARD_ISSUE_SEVERITY_ERROR || source == NULL
          || strcmp (source, name) == 0 || !contains (below, issue))
        g_ptr_array_add (own, g_object_ref (issue));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_ISSUE, own);
}

static GListModel *
check_below (const SafeguardLayers *layers)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  SafeguardLayers *below = layers_below (layers);

  if (below != NULL)
    safeguard_policy_check (below, log);

  return safeguard_issue_log_to_list (log);
}

/* Gives what the layers below have wrong by themselves. */
static GListModel *
check_pack (SafeguardCatalogue *self, SafeguardPack *pack, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardEditions) editions = with_pack (self, pack, log);
  const SafeguardNode *root = safeguard_pack_get_root (pack);
  SafeguardLayers *layers = NULL;
  GListModel *below;
  GError *error = NULL;

  if (safeguard_issue_log_get_n_errors (log) == 0)
    layers = safeguard_editions_resolve (editions, safeguard_pack_get_area (pack), first_day (pack),
                                         &error);
  if (error != NULL)
    safeguard_issue_log_take_error (log, error);
  if (layers == NULL)
    return safeguard_list_new_empty (SAFEGUARD_TYPE_ISSUE);

  below = check_below (layers);
  check_layers (layers, pack, log);
  g_autoptr (SafeguardLayers) kept = safeguard_layers_ref (layers);
  if (!safeguard_policy_check (layers, log))
    safeguard_node_complain (root, log, SAFEGUARD_ERROR_CHECK_INCOMPLETE, NULL,
                             "facts, calendar or time limits have errors, and everything else "
                             "refers to them");
  safeguard_pack_check_sections (pack, log);
  safeguard_pack_check_status (pack, log);
  safeguard_pack_check_texts (root, kept, log);
  if (safeguard_issue_log_get_n_errors (log) == 0)
    safeguard_pack_check_answers (root, kept, log);

  return below;
}

GListModel *
safeguard_catalogue_check_text (SafeguardCatalogue *self, const SafeguardPackText *text)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardPack) pack = safeguard_catalogue_read_pack (self, text, log);
  g_autoptr (GListModel) below = pack != NULL ? check_pack (self, pack, log) : NULL;
  g_autoptr (GListModel) found = safeguard_issue_log_to_list (log);

  return below != NULL ? leave_out_others (found, below, text->name) : g_steal_pointer (&found);
}

/**
 * safeguard_catalogue_check_pack:
 * @self: a catalogue
 * @path: the file of a pack
 *
 * Reads a pack as strictly as an author wants it read, on top of the packs of
 * the catalogue, and looks for more than reading finds: rows that can never be
 * met, rows that others always come before, combinations of facts about which
 * a table says nothing, what nobody has read. What the layers under it warn of
 * without it is left out. Of a catalogue that takes only what is signed, a pack
 * that is not is an error, and nothing more is said of it.
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

  SafeguardPackText text = {path, path, bytes};

  if (bytes != NULL)
    return safeguard_catalogue_check_text (self, &text);

  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  safeguard_issue_log_take_error (log, error);

  return safeguard_issue_log_to_list (log);
}

SafeguardCatalogue *
safeguard_catalogue_with_text (SafeguardCatalogue *self,
                               const SafeguardPackText *text,
                               SafeguardPack **pack,
                               GError **error)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (FALSE);
  g_autoptr (SafeguardPack) read = safeguard_catalogue_read_pack (self, text, log);
  g_autoptr (SafeguardEditions) editions = read != NULL ? with_pack (self, read, log) : NULL;

  if (!safeguard_issue_log_check (log, error))
    return NULL;
  if (pack != NULL)
    *pack = safeguard_pack_ref (read);

  return safeguard_catalogue_new_over (self, g_steal_pointer (&editions),
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
 * Errors: any that a pack can have; of a catalogue that takes only what is
 * signed, those of [ctor@Catalogue.new_signed].
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

  SafeguardPackText text = {path, path, bytes};

  return bytes != NULL ? safeguard_catalogue_with_text (self, &text, NULL, error) : NULL;
}
