/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-diff-private.h"

#include <string.h>

#include "safeguard-list-private.h"

/* A difference between two editions as those read it who work by them: Markdown, part by part. */

static const struct
{
  const char *room;
  const char *heading;
} parts[] = {
    {"thresholds", "Levels of need"}, {"reviews", "Serious incidents and reviews"},
    {"timescales", "Time limits"},    {"governance", "Who sits, decides and scrutinises"},
    {"escalation", "Disagreements"},  {"funding", "The pooled fund"},
    {"gaps", "What is left open"},    {"particulars", "Beside the rules"},
};

/* What Markdown would take for something else stands for itself. */
static void
append_plain (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      if (strchr ("\\`*_[]<>#|", *c) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c);
    }
}

static void
append_citation (GString *out, SafeguardCitation *citation)
{
  const char *document = safeguard_citation_get_document (citation);
  const char *section = safeguard_citation_get_section (citation);

  append_plain (out, document != NULL ? document : "no document");
  if (section != NULL)
    {
      g_string_append (out, ", ");
      append_plain (out, section);
    }
  if (!safeguard_citation_is_verified (citation))
    g_string_append (out, " (not verified)");
}

static void
append_citations (GString *out, const char *label, GListModel *citations)
{
  guint n = g_list_model_get_n_items (citations);

  if (n == 0)
    return;
  g_string_append (out, "  - ");
  append_plain (out, label);
  g_string_append (out, ": ");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? "; " : "");
      append_citation (out, safeguard_list_peek (citations, i));
    }
  g_string_append_c (out, '\n');
}

static void
append_difference (GString *out, SafeguardPolicyDifference *difference, const char *const *labels)
{
  g_string_append (out, "- ");
  append_plain (out, safeguard_policy_difference_get_message (difference));
  g_string_append_c (out, '\n');
  append_citations (out, labels[0], safeguard_policy_difference_get_first_citations (difference));
  append_citations (out, labels[1], safeguard_policy_difference_get_second_citations (difference));
}

static void
append_part (GString *out, SafeguardPolicyDiff *diff, const char *room, const char *heading)
{
  GListModel *all = safeguard_policy_diff_get_differences (diff);
  gboolean begun = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      SafeguardPolicyDifference *difference = safeguard_list_peek (all, i);

      if (strcmp (safeguard_policy_difference_get_room (difference), room) != 0)
        continue;
      if (!begun)
        g_string_append_printf (out, "\n## %s\n\n", heading);
      begun = TRUE;
      append_difference (out, difference, safeguard_policy_diff_peek_labels (diff));
    }
}

static void
append_heading (GString *out, SafeguardPolicyDiff *diff)
{
  const char *const *labels = safeguard_policy_diff_peek_labels (diff);
  SafeguardLayers *layers = safeguard_policy_peek_layers (safeguard_policy_diff_get_second (diff));
  SafeguardPack *pack
      = safeguard_layers_get_pack (layers, safeguard_layers_get_n_packs (layers) - 1);
  g_autofree char *from = safeguard_day_number_to_text (safeguard_pack_get_from (pack));

  g_string_append (out, "# ");
  append_plain (out, safeguard_pack_get_title (pack));
  g_string_append (out, ": what changes\n\n");
  append_plain (out, labels[1]);
  g_string_append (out, " compared with ");
  append_plain (out, labels[0]);
  g_string_append_printf (out, ". In force from %s%s.\n", from,
                          safeguard_pack_is_in_force_verified (pack) ? "" : " (not verified)");
}

/**
 * safeguard_policy_diff_get_release_note:
 * @self: a comparison
 *
 * Gets what changes from the first policy to the second, as a note to those who
 * work by them.
 *
 * Returns: (transfer full): Markdown text
 *
 * Since: 1.0
 */
char *
safeguard_policy_diff_get_release_note (SafeguardPolicyDiff *self)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_POLICY_DIFF (self) && safeguard_policy_diff_peek_labels (self) != NULL, NULL);

  GString *out = g_string_new (NULL);

  append_heading (out, self);
  if (g_list_model_get_n_items (safeguard_policy_diff_get_differences (self)) == 0)
    g_string_append (out, "\nNothing is decided differently.\n");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_part (out, self, parts[i].room, parts[i].heading);

  return g_string_free (out, FALSE);
}
