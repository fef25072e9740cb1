/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-gap-private.h"
#include "safeguard-listed-differences-private.h"

static const char *
get_id (gconstpointer item)
{
  return ((const SafeguardDeclaredGap *)item)->id;
}

static char *
make_name (gconstpointer item)
{
  return safeguard_differences_words (get_id (item));
}

static GListModel *
cite (gconstpointer item)
{
  return ((const SafeguardDeclaredGap *)item)->citations;
}

static void
compare (const SafeguardComparedRule *rule,
         gconstpointer first,
         gconstpointer second,
         SafeguardDifferences *out)
{
  const SafeguardDeclaredGap *one = first, *two = second;
  GListModel *const citations[2] = {one->citations, two->citations};
  g_autofree char *could_be = safeguard_differences_list ((const char *const *)one->could_be);
  g_autofree char *now = safeguard_differences_list ((const char *const *)two->could_be);

  safeguard_differences_add_term (out, rule, "could-be", could_be, now, citations);
}

void
safeguard_gaps_diff (const SafeguardGaps *first,
                     const SafeguardGaps *second,
                     SafeguardDifferences *out)
{
  static const SafeguardListedKind kind
      = {"gaps", "gaps", SAFEGUARD_ASPECT_GAP, get_id, make_name, cite, compare};

  safeguard_differences_add_listed (out, &kind, safeguard_gaps_list (first),
                                    safeguard_gaps_list (second));
}
