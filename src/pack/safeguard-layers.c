/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-layers-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

struct _SafeguardLayers
{
  gatomicrefcount ref_count;
  char *area;
  SafeguardDayNumber on;
  gint64 known;
  GPtrArray *packs;
  const char **ids;
  char **missing;
  char *digest;
  GListModel *issues;
  GListModel *decisions;
  GPtrArray *replaced;
  guint own; /* index of the area's own edition: above it are overlays alone */
};

static char *
digest_of (GPtrArray *packs)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < packs->len; i++)
    {
      const char *digest = safeguard_pack_get_digest (g_ptr_array_index (packs, i));

      g_checksum_update (checksum, (const guchar *)digest, (gssize)strlen (digest));
      g_checksum_update (checksum, (const guchar *)"\n", 1);
    }

  return g_strconcat ("sha256:", g_checksum_get_string (checksum), NULL);
}

SafeguardLayers *
safeguard_layers_new (const char *area,
                      SafeguardDayNumber on,
                      GPtrArray *packs,
                      const char *const *missing,
                      gint64 known)
{
  SafeguardLayers *self = g_new0 (SafeguardLayers, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->area = g_strdup (area);
  self->on = on;
  self->known = known;
  self->packs = g_ptr_array_new_full (packs->len, (GDestroyNotify)safeguard_pack_unref);
  self->ids = g_new0 (const char *, packs->len + 1);
  for (guint i = 0; i < packs->len; i++)
    {
      SafeguardPack *pack = g_ptr_array_index (packs, i);

      g_ptr_array_add (self->packs, safeguard_pack_ref (pack));
      self->ids[i] = safeguard_pack_get_id (pack);
      if (!safeguard_pack_is_overlay (pack))
        self->own = i;
    }
  self->missing = g_strdupv ((char **)missing);
  self->digest = digest_of (packs);

  return self;
}

SafeguardLayers *
safeguard_layers_ref (SafeguardLayers *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_layers_unref (SafeguardLayers *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->area);
  g_ptr_array_unref (self->packs);
  g_free (self->ids);
  g_strfreev (self->missing);
  g_free (self->digest);
  g_clear_object (&self->issues);
  g_clear_object (&self->decisions);
  g_clear_pointer (&self->replaced, g_ptr_array_unref);
  g_free (self);
}

const char *
safeguard_layers_get_area (const SafeguardLayers *self)
{
  return self->area;
}

SafeguardDayNumber
safeguard_layers_get_on (const SafeguardLayers *self)
{
  return self->on;
}

gint64
safeguard_layers_get_known (const SafeguardLayers *self)
{
  return self->known;
}

const char *
safeguard_layers_get_edition (const SafeguardLayers *self)
{
  return self->ids[self->own];
}

SafeguardPack *
safeguard_layers_get_own (const SafeguardLayers *self)
{
  return g_ptr_array_index (self->packs, self->own);
}

const char *const *
safeguard_layers_get_ids (const SafeguardLayers *self)
{
  return (const char *const *)self->ids;
}

const char *const *
safeguard_layers_get_missing (const SafeguardLayers *self)
{
  return (const char *const *)self->missing;
}

const char *
safeguard_layers_get_digest (const SafeguardLayers *self)
{
  return self->digest;
}

guint
safeguard_layers_get_n_packs (const SafeguardLayers *self)
{
  return self->packs->len;
}

SafeguardPack *
safeguard_layers_get_pack (const SafeguardLayers *self, guint layer)
{
  return g_ptr_array_index (self->packs, layer);
}

static gint
find_rule (GArray *rules, const char *id)
{
  for (guint i = 0; i < rules->len; i++)
    if (strcmp (g_array_index (rules, SafeguardRule, i).id, id) == 0)
      return (gint)i;

  return -1;
}

static void
clear_rule (gpointer data)
{
  SafeguardRule *below = ((SafeguardRule *)data)->below;

  while (below != NULL)
    {
      SafeguardRule *next = below->below;

      g_free (below);
      below = next;
    }
}

/* A switched-off rule needs its reason in words: somebody will ask. */
static void
check_reason (const SafeguardNode *off, SafeguardIssueLog *log)
{
  const char *reason = safeguard_node_as_text (off, log);

  if (reason != NULL && strchr (reason, ' ') == NULL)
    safeguard_node_complain (off, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "found '%.40s', expected the reason in words", reason);
}

static void
override (GArray *rules, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  gint index = find_rule (rules, rule->id);
  const SafeguardNode *off = safeguard_node_get (rule->node, "off");

  if (off != NULL && index < 0)
    safeguard_node_complain (off, log, SAFEGUARD_ERROR_OVERRIDES_NOTHING, NULL,
                             "no layer below has '%.60s' to switch off", rule->id);
  else if (off != NULL)
    {
      check_reason (off, log);
      g_array_remove_index (rules, (guint)index);
    }
  else if (index < 0)
    g_array_append_val (rules, *rule);
  else if (g_array_index (rules, SafeguardRule, index).layer == rule->layer)
    safeguard_node_complain (rule->node, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                             "'%.60s' is used twice", rule->id);
  else
    {
      SafeguardRule *overridden = &g_array_index (rules, SafeguardRule, index);
      SafeguardRule above = *rule;

      above.below = g_memdup2 (overridden, sizeof (SafeguardRule));
      *overridden = above;
    }
}

GArray *
safeguard_layers_collect (const SafeguardLayers *self, const char *section, SafeguardIssueLog *log)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (SafeguardRule));

  g_array_set_clear_func (rules, clear_rule);
  for (guint layer = 0; layer < self->packs->len; layer++)
    {
      SafeguardPack *pack = g_ptr_array_index (self->packs, layer);
      const SafeguardNode *node = safeguard_pack_find (pack, section);

      if (node == NULL)
        continue;
      if (node->kind == SAFEGUARD_NODE_SCALAR)
        {
          safeguard_node_is_map (node, log);
          continue;
        }
      SAFEGUARD_NODE_FOREACH (child, node)
        {
          SafeguardRule rule = {child->key, child, pack, layer, NULL};

          if (!safeguard_node_is_map (child, log))
            continue;
          if (rule.id == NULL)
            rule.id = safeguard_node_as_id (safeguard_node_require (child, "id", log), log);
          if (rule.id != NULL)
            override (rules, &rule, log);
        }
    }

  return rules;
}

const SafeguardNode *
safeguard_layers_get (const SafeguardLayers *self, const char *section, SafeguardPack **pack)
{
  for (guint layer = self->packs->len; layer > 0; layer--)
    {
      SafeguardPack *candidate = g_ptr_array_index (self->packs, layer - 1);
      const SafeguardNode *node = safeguard_pack_find (candidate, section);

      if (node == NULL)
        continue;
      if (pack != NULL)
        *pack = candidate;
      return node;
    }

  return NULL;
}

static void
list_switched_off (SafeguardPack *pack, const char *section, const SafeguardNode *node, GArray *out)
{
  const SafeguardNode *off = safeguard_node_get (node, "off");
  const SafeguardNode *id = safeguard_node_get (node, "id");
  SafeguardSwitchedOff entry = {node->key, section, NULL, off, pack};

  if (entry.id == NULL && id != NULL)
    entry.id = id->text;
  if (off != NULL && off->text != NULL && entry.id != NULL)
    {
      entry.reason = off->text;
      g_array_append_val (out, entry);
      return;
    }
  SAFEGUARD_NODE_FOREACH (child, node)
    if (child->kind != SAFEGUARD_NODE_SCALAR)
      list_switched_off (pack, node->key, child, out);
}

GArray *
safeguard_layers_list_switched_off (const SafeguardLayers *self)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (SafeguardSwitchedOff));

  for (guint layer = 0; layer < self->packs->len; layer++)
    {
      SafeguardPack *pack = g_ptr_array_index (self->packs, layer);

      list_switched_off (pack, NULL, safeguard_pack_get_root (pack), out);
    }

  return out;
}

/* The same packs under other decisions are other rules. */
static void
seal_decisions (SafeguardLayers *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n = g_list_model_get_n_items (self->decisions);

  if (n == 0)
    return;

  g_checksum_update (checksum, (const guchar *)self->digest, -1);
  for (guint i = 0; i < n; i++)
    {
      SafeguardLocalDecision *decision = safeguard_list_peek (self->decisions, i);
      g_autofree char *line
          = g_strdup_printf ("\n%s=%s", safeguard_local_decision_get_gap (decision),
                             safeguard_local_decision_get_answer (decision));

      g_checksum_update (checksum, (const guchar *)line, -1);
    }
  g_free (self->digest);
  self->digest = g_strconcat ("sha256:", g_checksum_get_string (checksum), NULL);
}

void
safeguard_layers_take_decisions (SafeguardLayers *self, GListModel *decisions)
{
  self->decisions = decisions;
  seal_decisions (self);
}

GPtrArray *
safeguard_layers_get_replaced (const SafeguardLayers *self)
{
  return self->replaced;
}

void
safeguard_layers_take_replaced (SafeguardLayers *self, GPtrArray *replaced)
{
  self->replaced = replaced;
}

GListModel *
safeguard_layers_get_decisions (const SafeguardLayers *self)
{
  return self->decisions;
}

SafeguardLocalDecision *
safeguard_layers_find_decision (const SafeguardLayers *self, const char *gap)
{
  guint n = self->decisions != NULL ? g_list_model_get_n_items (self->decisions) : 0;

  for (guint i = 0; i < n; i++)
    {
      SafeguardLocalDecision *decision = safeguard_list_peek (self->decisions, i);

      if (g_strcmp0 (safeguard_local_decision_get_gap (decision), gap) == 0)
        return decision;
    }

  return NULL;
}

void
safeguard_layers_replace_pack (SafeguardLayers *self, guint layer, SafeguardPack *pack)
{
  safeguard_pack_unref (self->packs->pdata[layer]);
  self->packs->pdata[layer] = pack;
}

void
safeguard_layers_write_signatures (const SafeguardLayers *self, JsonBuilder *builder)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < self->packs->len; i++)
    {
      const char *key = safeguard_pack_get_signed_by (g_ptr_array_index (self->packs, i));

      if (key == NULL)
        continue;
      if (!begun)
        {
          json_builder_set_member_name (builder, "signed");
          json_builder_begin_object (builder);
        }
      begun = TRUE;
      safeguard_json_add_text (builder, self->ids[i], key);
    }
  if (begun)
    json_builder_end_object (builder);
}

void
safeguard_layers_take_issues (SafeguardLayers *self, GListModel *issues)
{
  self->issues = issues;
}

GListModel *
safeguard_layers_get_issues (const SafeguardLayers *self)
{
  return self->issues;
}
