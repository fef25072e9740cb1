/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-layers-private.h"

#include <string.h>

#include "safeguard-amendment-private.h"
#include "safeguard-decides-private.h"
#include "safeguard-list-private.h"

/* A local decision takes effect before the layers are compiled: the rules that leave its gap open
 * are amended, once for every room. Each amended rule also cites the decision, so that a ruling
 * that rests on the rule is known to rest on the decision. */

typedef struct
{
  SafeguardLayers *layers;
  GPtrArray *amendments; /* one a layer */
  GPtrArray *replaced;   /* of SafeguardReplaced */
  SafeguardIssueLog *log;
} Deciding;

static SafeguardAmendment *
amendment_of (const Deciding *d, guint layer)
{
  return g_ptr_array_index (d->amendments, layer);
}

static void
add_mark (SafeguardAmendment *amendment,
          const SafeguardNode *citation,
          const SafeguardDecided *decided,
          GPtrArray *cites)
{
  g_ptr_array_add (cites, (gpointer)safeguard_amendment_mark (amendment, citation, decided->entry,
                                                              SAFEGUARD_PACK_DECIDES, decided->id));
}

/* The decision's citations, each saying which gap it decides. */
static GPtrArray *
cites_of (const Deciding *d, const SafeguardDecided *decided)
{
  GPtrArray *cites = g_ptr_array_new ();
  const SafeguardNode *cite = safeguard_node_get (decided->entry, "cite");
  SafeguardAmendment *any = amendment_of (d, 0);

  if (cite != NULL && cite->kind == SAFEGUARD_NODE_MAP)
    add_mark (any, cite, decided, cites);
  else if (cite != NULL)
    SAFEGUARD_NODE_FOREACH (child, cite)
      if (child->kind == SAFEGUARD_NODE_MAP)
        add_mark (any, child, decided, cites);
  /* That a list of citations is none is complained of where they are read. */
  if (cites->len == 0)
    add_mark (any, NULL, decided, cites);

  return cites;
}

/* The keys of a reading that say nothing of the rule. */
static gboolean
is_about_reading (const char *key)
{
  static const char *const keys[] = {"id", "cite", "verified", "because", "note", "changes", NULL};

  return g_strv_contains (keys, key);
}

static void
take_reading (SafeguardAmendment *amendment,
              SafeguardNode *place,
              const SafeguardNode *reading,
              GPtrArray *cites)
{
  const SafeguardNode *changes = safeguard_node_get (reading, "changes");

  if (changes != NULL)
    safeguard_amendment_merge (amendment, place, changes, cites);
  SAFEGUARD_NODE_FOREACH (child, reading)
    if (!is_about_reading (child->key))
      safeguard_amendment_set (amendment, place, child->key, child);
}

static SafeguardNode *
writable (const SafeguardNode *node)
{
  return (SafeguardNode *)node;
}

static void
amend_place (SafeguardAmendment *amendment,
             SafeguardNode *place,
             const SafeguardDecided *decided,
             const SafeguardNode *means,
             GPtrArray *cites)
{
  const SafeguardNode *reading = safeguard_decides_find_reading (place, decided->answer);

  g_ptr_array_add (decided->followed, safeguard_node_get_rule_path (place));
  if (safeguard_decides_is_word (means, SAFEGUARD_MEANS_FALLS_AWAY))
    {
      safeguard_amendment_cite (amendment, writable (place->parent), cites);
      safeguard_amendment_drop (amendment, place);
      return;
    }
  safeguard_amendment_cite (amendment, place, cites);
  if (safeguard_decides_is_word (means, SAFEGUARD_MEANS_NEEDS_RULES))
    return;
  safeguard_amendment_drop_key (amendment, place, "gap");
  if (reading != NULL)
    take_reading (amendment, place, reading, cites);
  if (means != NULL && means->kind == SAFEGUARD_NODE_MAP)
    safeguard_amendment_merge (amendment, place, means, cites);
}

static gboolean
is_within (const SafeguardNode *node, const SafeguardNode *outer)
{
  while (node != NULL && node != outer)
    node = node->parent;

  return node != NULL;
}

static const char *
where_of (const SafeguardNode *item)
{
  const SafeguardNode *where = safeguard_node_get (item, "where");

  return where != NULL && where->kind == SAFEGUARD_NODE_SCALAR ? where->text : NULL;
}

/* What an answer brings at one place: the same everywhere, or by place, of which the first that
 * holds it counts, and is used up. */
static const SafeguardNode *
means_at (const SafeguardDecided *decided,
          const SafeguardNode *root,
          const SafeguardNode *place,
          GHashTable *used)
{
  if (decided->means == NULL || decided->means->kind != SAFEGUARD_NODE_LIST)
    return decided->means;

  SAFEGUARD_NODE_FOREACH (item, decided->means)
    {
      const char *where = where_of (item);
      const SafeguardNode *outer
          = where != NULL ? safeguard_decides_find_place (root, where) : NULL;

      if (outer != NULL && is_within (place, outer))
        {
          g_hash_table_add (used, (gpointer)item);
          return safeguard_node_get (item, "then");
        }
    }

  return NULL;
}

/* Every rule of the layer that names the gap. */
static gboolean
amend_named (const Deciding *d,
             guint layer,
             const SafeguardDecided *decided,
             GPtrArray *cites,
             GHashTable *used)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  SafeguardAmendment *amendment = amendment_of (d, layer);
  const SafeguardNode *root = safeguard_amendment_get_root (amendment);

  safeguard_decides_add_places (root, decided->id, places);
  for (guint i = 0; i < places->len; i++)
    {
      SafeguardNode *place = g_ptr_array_index (places, i);

      amend_place (amendment, place, decided, means_at (decided, root, place, used), cites);
    }

  return places->len > 0;
}

/* What stands at @where in the highest layer that has it. */
static gboolean
amend_where (const Deciding *d,
             const char *where,
             const SafeguardDecided *decided,
             const SafeguardNode *means,
             GPtrArray *cites)
{
  for (guint i = d->amendments->len; i > 0; i--)
    {
      SafeguardAmendment *amendment = amendment_of (d, i - 1);
      const SafeguardNode *place
          = safeguard_decides_find_place (safeguard_amendment_get_root (amendment), where);

      if (place == NULL || place->kind != SAFEGUARD_NODE_MAP)
        continue;
      amend_place (amendment, writable (place), decided, means, cites);
      return TRUE;
    }

  return FALSE;
}

/* Places that an answer reaches though they do not name the gap. */
static void
amend_listed (const Deciding *d,
              const SafeguardDecided *decided,
              GPtrArray *cites,
              GHashTable *used)
{
  SAFEGUARD_NODE_FOREACH (item, decided->means)
    {
      const char *where = where_of (item);
      const SafeguardNode *then = safeguard_node_get (item, "then");

      if (where == NULL || then == NULL)
        safeguard_node_complain (item, d->log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                                 "what an answer brings by place has 'where' and 'then'");
      else if (!g_hash_table_contains (used, item) && !amend_where (d, where, decided, then, cites))
        safeguard_node_complain (safeguard_node_get (item, "where"), d->log,
                                 SAFEGUARD_ERROR_ANSWER_WITHOUT_EFFECT, NULL,
                                 "no rule stands at '%.120s'", where);
    }
}

static void
apply (const Deciding *d, const SafeguardDecided *decided)
{
  const char *where = where_of (decided->gap);
  g_autoptr (GPtrArray) cites = cites_of (d, decided);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  gboolean named = FALSE;

  for (guint i = 0; i < d->amendments->len; i++)
    named |= amend_named (d, i, decided, cites, used);
  if (decided->means != NULL && decided->means->kind == SAFEGUARD_NODE_LIST)
    amend_listed (d, decided, cites, used);
  else if (!named && where != NULL)
    amend_where (d, where, decided, decided->means, cites);
}

/* Whether it closes its gap: nothing names it any more. */
static gboolean
closes (const Deciding *d, const SafeguardDecided *decided)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < d->amendments->len; i++)
    safeguard_decides_add_places (safeguard_amendment_get_root (amendment_of (d, i)), decided->id,
                                  places);

  return places->len == 0
         && !safeguard_decides_is_word (decided->means, SAFEGUARD_MEANS_NEEDS_RULES);
}

static SafeguardLocalDecision *
publish (const Deciding *d, const SafeguardDecided *decided)
{
  g_ptr_array_add (decided->followed, NULL);

  const SafeguardNode *says = safeguard_node_get (decided->gap, "says");
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *section = g_strconcat ("decides ", decided->id, NULL);
  SafeguardCitationFields bare = {.edition = safeguard_pack_get_id (decided->pack),
                                  .source = "decides",
                                  .document = safeguard_pack_get_title (decided->pack),
                                  .section = section,
                                  .verified = TRUE};
  g_autoptr (GListModel) citations
      = safeguard_node_get (decided->entry, "cite") != NULL
            ? safeguard_pack_read_citations (decided->pack, decided->entry, d->log)
            : safeguard_list_new_single (SAFEGUARD_TYPE_CITATION, safeguard_citation_new (&bare));
  SafeguardLocalDecisionFields fields = {
      .gap = decided->id,
      .says = says != NULL ? says->text : NULL,
      .answer = decided->answer,
      .by = decided->by,
      .because = decided->because,
      .edition = safeguard_pack_get_id (decided->pack),
      .decided = decided->day,
      .overruled = (const char *const *)decided->overruled,
      .places = (const char *const *)decided->followed->pdata,
      .closes = closes (d, decided),
      .citations = citations,
  };

  return safeguard_local_decision_new (&fields);
}

/* --- what overlays replace */

/* The edition below @layer that has a rule at the same path, or NULL. */
static const char *
edition_below (const Deciding *d, guint layer, const char *path)
{
  for (guint i = layer; i > 0; i--)
    {
      SafeguardPack *pack = safeguard_layers_get_pack (d->layers, i - 1);
      const SafeguardNode *rule
          = safeguard_node_find_rule_path (safeguard_pack_get_root (pack), path);

      if (rule != NULL && safeguard_node_get (rule, "cite") != NULL)
        return safeguard_pack_get_id (pack);
    }

  return NULL;
}

static void
replaced_free (SafeguardReplaced *replaced)
{
  g_free ((char *)replaced->path);
  g_object_unref (replaced->citations);
  g_free (replaced);
}

static void
add_replaced (
    const Deciding *d, guint layer, const SafeguardNode *rule, const char *path, const char *below)
{
  /* Those who compile the rule complain of its citations. */
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  SafeguardPack *pack = safeguard_layers_get_pack (d->layers, layer);
  SafeguardReplaced *replaced = g_new0 (SafeguardReplaced, 1);

  replaced->path = g_strdup (path);
  replaced->edition = safeguard_pack_get_id (pack);
  replaced->below = below;
  replaced->citations = safeguard_pack_read_citations (pack, rule, unheard);
  g_ptr_array_add (d->replaced, replaced);
}

/* Of the frame, which is each pack's own. */
static gboolean
is_frame (const char *path)
{
  static const char *const sections[]
      = {"in-force", "sources", "decides", "gaps", "status", "contacts", "replaced", NULL};

  return g_strv_contains (sections, path);
}

static void
mark_replacing (const Deciding *d, guint layer, SafeguardNode *node, const char *path)
{
  const char *below
      = safeguard_node_get (node, "cite") != NULL ? edition_below (d, layer, path) : NULL;

  if (below != NULL)
    {
      add_replaced (d, layer, node, path, below);
      safeguard_amendment_mark_rule (amendment_of (d, layer), node, SAFEGUARD_PACK_REPLACES, path);
      return;
    }
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      const SafeguardNode *id = safeguard_node_get (child, "id");
      const char *step = child->key != NULL ? child->key : id != NULL ? id->text : NULL;

      if (child->kind == SAFEGUARD_NODE_SCALAR || step == NULL)
        continue;
      g_autofree char *inner = g_strconcat (path, *path != '\0' ? "/" : "", step, NULL);
      if (!is_frame (inner))
        mark_replacing (d, layer, (SafeguardNode *)child, inner);
    }
}

/* --- the layers */

static gboolean
are_plain (const SafeguardLayers *self)
{
  for (guint i = 0; i < safeguard_layers_get_n_packs (self); i++)
    {
      const SafeguardPack *pack = safeguard_layers_get_pack (self, i);

      if (safeguard_pack_is_overlay (pack) || safeguard_pack_find (pack, "decides") != NULL)
        return FALSE;
    }

  return TRUE;
}

static void
amend_layers (const Deciding *d, GPtrArray *decisions)
{
  /* Replaced rules first: what a decision brings into an overlay's rule is a decision's. */
  for (guint i = 0; i < d->amendments->len; i++)
    if (safeguard_pack_is_overlay (safeguard_layers_get_pack (d->layers, i)))
      mark_replacing (d, i, safeguard_amendment_get_root (amendment_of (d, i)), "");
  for (guint i = 0; i < decisions->len; i++)
    apply (d, g_ptr_array_index (decisions, i));
}

void
safeguard_layers_decide (SafeguardLayers *self, SafeguardIssueLog *log)
{
  g_autoptr (GPtrArray) amendments = g_ptr_array_new ();
  g_autoptr (GPtrArray) kin = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);
  Deciding d = {self, amendments, NULL, log};
  GPtrArray *published;

  if (are_plain (self))
    return;

  d.replaced = g_ptr_array_new_with_free_func ((GDestroyNotify)replaced_free);

  for (guint i = 0; i < safeguard_layers_get_n_packs (self); i++)
    {
      SafeguardPack *pack = safeguard_layers_get_pack (self, i);

      g_ptr_array_add (kin, safeguard_pack_ref (pack));
      g_ptr_array_add (amendments, safeguard_amendment_new (pack));
    }
  g_autoptr (GPtrArray) decisions = safeguard_decides_read (self, log);
  amend_layers (&d, decisions);
  published = g_ptr_array_new ();
  for (guint i = 0; i < decisions->len; i++)
    g_ptr_array_add (published, publish (&d, g_ptr_array_index (decisions, i)));
  for (guint i = 0; i < kin->len; i++)
    safeguard_layers_replace_pack (self, i, safeguard_amendment_end (amendment_of (&d, i), kin));
  safeguard_layers_take_replaced (self, d.replaced);
  safeguard_layers_take_decisions (
      self, safeguard_list_new_take (SAFEGUARD_TYPE_LOCAL_DECISION, published));
}
