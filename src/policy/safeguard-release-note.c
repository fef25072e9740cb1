/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-diff-private.h"

#include <string.h>

#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-told-differences-private.h"

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

/* As of names in a sentence. */
#define MOST_CITATIONS 8
#define FIRST_CITATIONS 5

static void
append_citations (GString *out, const char *label, GListModel *citations)
{
  guint n = g_list_model_get_n_items (citations);
  guint shown = n > MOST_CITATIONS ? FIRST_CITATIONS : n;
  g_autoptr (GString) list = g_string_new (NULL);

  if (n == 0)
    return;
  g_string_append (out, "  - ");
  append_plain (out, label);
  g_string_append (out, ": ");
  for (guint i = 0; i < shown; i++)
    {
      g_string_append (list, i > 0 ? "; " : "");
      append_citation (list, safeguard_list_peek (citations, i));
    }
  g_autofree char *more = g_strdup_printf ("%u", n - shown);
  g_autofree char *cut
      = shown < n ? safeguard_phrase_fill ("list-more", "list", list->str, "more", more, NULL)
                  : g_strdup (list->str);
  g_string_append (out, cut);
  g_string_append_c (out, '\n');
}

static void
append_difference (GString *out, const SafeguardToldDifference *told, const char *const *labels)
{
  g_string_append (out, "- ");
  append_plain (out, told->message);
  g_string_append_c (out, '\n');
  append_citations (out, labels[0], told->citations[0]);
  append_citations (out, labels[1], told->citations[1]);
}

static void
append_part (GString *out,
             SafeguardPolicyDiff *diff,
             const GPtrArray *all,
             const char *room,
             const char *heading)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const SafeguardToldDifference *told = g_ptr_array_index (all, i);

      if (strcmp (safeguard_policy_difference_get_room (told->first), room) != 0)
        continue;
      if (!begun)
        g_string_append_printf (out, "\n## %s\n\n", heading);
      begun = TRUE;
      append_difference (out, told, safeguard_policy_diff_peek_labels (diff));
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
  g_autoptr (GPtrArray) told
      = safeguard_differences_tell (safeguard_policy_diff_get_differences (self));

  append_heading (out, self);
  if (told->len == 0)
    g_string_append (out, "\nNothing is decided differently.\n");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_part (out, self, told, parts[i].room, parts[i].heading);

  return g_string_free (out, FALSE);
}
