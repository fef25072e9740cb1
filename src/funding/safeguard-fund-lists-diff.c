/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"
#include "safeguard-listed-differences-private.h"
#include "safeguard-phrase-private.h"

/* Headings, contributors and reserves by their ids. Where one stands under another, or is for one,
 * that is told by the other's id, which @id_of looks up in the fund that both sides' items are of.
 */

typedef struct
{
  const SafeguardFunding *funding;
  gconstpointer item;
} Item;

static GPtrArray *
list_items (const SafeguardFunding *funding, const GPtrArray *all)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      Item *item = g_new (Item, 1);

      *item = (Item){funding, g_ptr_array_index (all, i)};
      g_ptr_array_add (items, item);
    }

  return items;
}

static char *
heading_words (const SafeguardFunding *funding, int heading)
{
  return heading == SAFEGUARD_NO_HEADING
             ? NULL
             : safeguard_differences_words (
                 safeguard_funding_get_heading (funding, (guint)heading)->id);
}

static void
add_heading (const SafeguardComparedRule *rule,
             const char *term,
             const Item *first,
             const Item *second,
             const int headings[2],
             GListModel *const citations[2],
             SafeguardDifferences *out)
{
  g_autofree char *one = heading_words (first->funding, headings[0]);
  g_autofree char *two = heading_words (second->funding, headings[1]);

  safeguard_differences_add_term (out, rule, term, one, two, citations);
}

/* --- headings */

static const char *
heading_id (gconstpointer item)
{
  return ((const SafeguardHeading *)((const Item *)item)->item)->id;
}

static char *
heading_name (gconstpointer item)
{
  return g_strdup (((const SafeguardHeading *)((const Item *)item)->item)->name);
}

static GListModel *
heading_cite (gconstpointer item)
{
  return ((const SafeguardHeading *)((const Item *)item)->item)->citations;
}

static const char *
kind_text (const SafeguardHeading *heading)
{
  return safeguard_phrase (heading->kind == SAFEGUARD_ACCOUNT_INCOME ? "fund-income"
                                                                     : "fund-expenditure");
}

static void
compare_headings (const SafeguardComparedRule *rule,
                  gconstpointer first,
                  gconstpointer second,
                  SafeguardDifferences *out)
{
  const SafeguardHeading *one = ((const Item *)first)->item, *two = ((const Item *)second)->item;
  GListModel *const citations[2] = {one->citations, two->citations};
  const int under[2] = {one->under, two->under};

  safeguard_differences_add_term (out, rule, "heading-kind", kind_text (one), kind_text (two),
                                  citations);
  add_heading (rule, "heading-under", first, second, under, citations, out);
}

/* --- contributors */

static const char *
contributor_id (gconstpointer item)
{
  return ((const SafeguardContributor *)((const Item *)item)->item)->id;
}

static char *
contributor_name (gconstpointer item)
{
  return g_strdup (((const SafeguardContributor *)((const Item *)item)->item)->name);
}

static GListModel *
contributor_cite (gconstpointer item)
{
  return ((const SafeguardContributor *)((const Item *)item)->item)->citations;
}

static void
compare_contributors (const SafeguardComparedRule *rule,
                      gconstpointer first,
                      gconstpointer second,
                      SafeguardDifferences *out)
{
  const SafeguardContributor *one = ((const Item *)first)->item;
  const SafeguardContributor *two = ((const Item *)second)->item;
  GListModel *const citations[2] = {one->citations, two->citations};
  const int headings[2] = {one->heading, two->heading};

  add_heading (rule, "heading", first, second, headings, citations, out);
}

/* --- reserves */

static const char *
reserve_id (gconstpointer item)
{
  return ((const SafeguardReserveRule *)((const Item *)item)->item)->id;
}

static char *
reserve_name (gconstpointer item)
{
  return g_strdup (((const SafeguardReserveRule *)((const Item *)item)->item)->name);
}

static GListModel *
reserve_cite (gconstpointer item)
{
  return ((const SafeguardReserveRule *)((const Item *)item)->item)->citations;
}

/* What for, and when, are told in the pack's own words. */
static const char *
said (const char *text)
{
  return text != NULL ? safeguard_phrase ("is-said") : NULL;
}

static const char *
kept_text (const SafeguardReserveRule *reserve)
{
  return safeguard_phrase (reserve->outside ? "fund-kept-outside" : "fund-kept-in");
}

static void
compare_reserves (const SafeguardComparedRule *rule,
                  gconstpointer first,
                  gconstpointer second,
                  SafeguardDifferences *out)
{
  const SafeguardReserveRule *one = ((const Item *)first)->item;
  const SafeguardReserveRule *two = ((const Item *)second)->item;
  GListModel *const citations[2] = {one->citations, two->citations};
  const int headings[2] = {one->heading, two->heading};
  const int costs[2] = {one->cost, two->cost};

  safeguard_differences_add_term (out, rule, "draws-on", said (one->draw_down),
                                  said (two->draw_down), citations);
  safeguard_differences_add_term (out, rule, "purpose", said (one->purpose), said (two->purpose),
                                  citations);
  safeguard_differences_add_term (out, rule, "kept", kept_text (one), kept_text (two), citations);
  add_heading (rule, "heading", first, second, headings, citations, out);
  add_heading (rule, "reserve-cost", first, second, costs, citations, out);
}

static void
compare_lists (const SafeguardListedKind *kind,
               const SafeguardFunding *first,
               const GPtrArray *one,
               const SafeguardFunding *second,
               const GPtrArray *two,
               SafeguardDifferences *out)
{
  g_autoptr (GPtrArray) first_items = list_items (first, one);
  g_autoptr (GPtrArray) second_items = list_items (second, two);

  safeguard_differences_add_listed (out, kind, first_items, second_items);
}

void
safeguard_fund_lists_diff (const SafeguardFunding *first,
                           const SafeguardFunding *second,
                           SafeguardDifferences *out)
{
  static const SafeguardListedKind headings
      = {"funding",    "headings",   SAFEGUARD_ASPECT_HEADING, heading_id,
         heading_name, heading_cite, compare_headings};
  static const SafeguardListedKind contributors
      = {"funding",        "contributors",   SAFEGUARD_ASPECT_CONTRIBUTOR, contributor_id,
         contributor_name, contributor_cite, compare_contributors};
  static const SafeguardListedKind reserves
      = {"funding",    "reserves",   SAFEGUARD_ASPECT_RESERVE, reserve_id,
         reserve_name, reserve_cite, compare_reserves};

  compare_lists (&headings, first, first->headings, second, second->headings, out);
  compare_lists (&contributors, first, first->contributors, second, second->contributors, out);
  compare_lists (&reserves, first, first->reserves, second, second->reserves, out);
}
