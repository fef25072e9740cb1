/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-layers-private.h"

static void
collect (const SafeguardNode *map, GHashTable *texts, SafeguardIssueLog *log)
{
  SAFEGUARD_NODE_FOREACH (child, map)
    {
      const char *text = safeguard_node_as_text (child, log);

      if (text != NULL)
        g_hash_table_replace (texts, g_strdup (child->key), g_strdup (text));
    }
}

GHashTable *
safeguard_layers_collect_texts (const SafeguardLayers *self,
                                const char *section,
                                SafeguardIssueLog *log)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint layer = 0; layer < safeguard_layers_get_n_packs (self); layer++)
    {
      SafeguardPack *pack = safeguard_layers_get_pack (self, layer);
      const SafeguardNode *map = safeguard_pack_find (pack, section);

      if (map != NULL && safeguard_node_is_map (map, log))
        collect (map, texts, log);
    }

  return texts;
}
