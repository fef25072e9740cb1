/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-check-private.h"

#include <string.h>

#include "safeguard-decides-private.h"
#include "safeguard-list-private.h"

/* What an answer of a gap would bring is in no rule before somebody decides the gap so, and then
 * the pack is refused. So each is decided once, in an overlay that nobody else sees. */

typedef struct
{
  SafeguardLayers *layers;
  GPtrArray *gaps; /* borrowed nodes that have `means`, with their ids */
  SafeguardIssueLog *log;
} Trial;

/* The nth answer of which something follows; NULL if the gap has not so many. */
static const SafeguardNode *
nth_answer (const SafeguardNode *gap, guint n)
{
  const SafeguardNode *means = safeguard_node_get (gap, "means");

  SAFEGUARD_NODE_FOREACH (answer, means)
    if (!safeguard_decides_is_word (answer, SAFEGUARD_MEANS_STANDS)
        && !safeguard_decides_is_word (answer, SAFEGUARD_MEANS_NEEDS_RULES) && n-- == 0)
      return answer;

  return NULL;
}

static const char *
id_of (const SafeguardNode *gap)
{
  const SafeguardNode *id = safeguard_node_get (gap, "id");

  return id != NULL ? id->text : gap->key;
}

static void
decide (GString *overlay, const SafeguardNode *gap, const SafeguardNode *answer, const char *day)
{
  g_string_append_printf (overlay,
                          "  %s: {as: %s, by: the check, decided: %s, because: it is tried}\n",
                          id_of (gap), answer->key, day);
}

static GString *
begin_overlay (const Trial *self, const char *day)
{
  GString *overlay = g_string_new (NULL);

  g_string_printf (overlay,
                   "safeguard-pack: 1\nid: the-check\noverlays: %s\n"
                   "in-force: {from: %s}\ndecides:\n",
                   safeguard_layers_get_area (self->layers), day);

  return overlay;
}

/* The layers with the overlay upon them; NULL if it cannot be read. */
static SafeguardLayers *
put_on (const Trial *self, const GString *overlay)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  g_autoptr (SafeguardPack) pack
      = safeguard_pack_read ("the check", overlay->str, overlay->len, unheard);
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();

  if (pack == NULL)
    return NULL;
  for (guint i = 0; i < safeguard_layers_get_n_packs (self->layers); i++)
    g_ptr_array_add (packs, safeguard_layers_get_pack (self->layers, i));
  g_ptr_array_add (packs, pack);

  return safeguard_layers_new (safeguard_layers_get_area (self->layers),
                               safeguard_layers_get_on (self->layers), packs,
                               safeguard_layers_get_missing (self->layers), G_MAXINT64);
}

/* The first error that the decisions bring; NULL if they bring none. (transfer full) */
static SafeguardIssue *
try_overlay (const Trial *self, const GString *overlay)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (FALSE);
  SafeguardLayers *layers = put_on (self, overlay);
  g_autoptr (SafeguardPolicy) policy
      = layers != NULL ? safeguard_policy_compile (layers, log) : NULL;
  g_autoptr (GListModel) found = safeguard_issue_log_to_list (log);

  for (guint i = 0; policy == NULL && i < g_list_model_get_n_items (found); i++)
    {
      SafeguardIssue *issue = safeguard_list_peek (found, i);

      if (safeguard_issue_get_severity (issue) == SAFEGUARD_ISSUE_SEVERITY_ERROR)
        return g_object_ref (issue);
    }

  return NULL;
}

static void
try_one (const Trial *self, const SafeguardNode *gap, const SafeguardNode *answer, const char *day)
{
  GString *overlay = begin_overlay (self, day);

  decide (overlay, gap, answer, day);
  g_autoptr (SafeguardIssue) issue = try_overlay (self, overlay);
  g_string_free (overlay, TRUE);
  if (issue == NULL)
    return;

  safeguard_node_complain (
      answer, self->log, SAFEGUARD_ERROR_IMPOSSIBLE_ANSWER, safeguard_issue_get_nearest (issue),
      "'%.60s' decided as '%.60s' makes a rule wrong, at %.120s: %.200s", id_of (gap), answer->key,
      safeguard_issue_get_path (issue) != NULL ? safeguard_issue_get_path (issue) : "the pack",
      safeguard_issue_get_message (issue));
}

/* The nth answers of all gaps at once, which is as good where nothing is wrong; else one by one. */
static gboolean
try_round (const Trial *self, guint n, const char *day)
{
  GString *overlay = begin_overlay (self, day);
  gboolean any = FALSE;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const SafeguardNode *gap = g_ptr_array_index (self->gaps, i);
      const SafeguardNode *answer = nth_answer (gap, n);

      if (answer == NULL)
        continue;
      decide (overlay, gap, answer, day);
      any = TRUE;
    }

  g_autoptr (SafeguardIssue) issue = any ? try_overlay (self, overlay) : NULL;
  g_string_free (overlay, TRUE);
  for (guint i = 0; issue != NULL && i < self->gaps->len; i++)
    {
      const SafeguardNode *gap = g_ptr_array_index (self->gaps, i);
      const SafeguardNode *answer = nth_answer (gap, n);

      if (answer != NULL)
        try_one (self, gap, answer, day);
    }

  return any;
}

void
safeguard_pack_check_answers (const SafeguardNode *root,
                              SafeguardLayers *layers,
                              SafeguardIssueLog *log)
{
  const SafeguardNode *gaps = safeguard_node_get (root, "gaps");
  g_autoptr (GPtrArray) with_means = g_ptr_array_new ();
  g_autofree char *day = safeguard_day_number_to_iso (safeguard_layers_get_on (layers));
  const Trial self = {layers, with_means, log};

  if (gaps != NULL)
    SAFEGUARD_NODE_FOREACH (gap, gaps)
      if (id_of (gap) != NULL && safeguard_node_get (gap, "means") != NULL)
        g_ptr_array_add (with_means, (gpointer)gap);
  for (guint n = 0; with_means->len > 0 && try_round (&self, n, day); n++)
    ;
}
