/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-switched-off-private.h"

#include "safeguard-document-private.h"

#include <string.h>

/* Enough to find the others by. */
#define MAX_TOLD 3

static void
off_free (SafeguardOffTimescale *self)
{
  g_free (self->id);
  g_free (self->reason);
  safeguard_pack_unref (self->pack);
  g_ptr_array_unref (self->named_by);
  g_free (self);
}

static SafeguardOffTimescale *
off_new (const SafeguardSwitchedOff *rule)
{
  SafeguardOffTimescale *self = g_new0 (SafeguardOffTimescale, 1);

  self->id = g_strdup (rule->id);
  self->reason = g_strdup (rule->reason);
  self->pack = safeguard_pack_ref (rule->pack);
  self->off = rule->off;
  self->named_by = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static gboolean
stands (const GArray *sections, const char *id)
{
  for (guint i = 0; i < sections->len; i++)
    if (strcmp (g_array_index (sections, SafeguardRule, i).id, id) == 0)
      return TRUE;

  return FALSE;
}

GPtrArray *
safeguard_switched_off_list (const SafeguardLayers *layers, const GArray *sections)
{
  GPtrArray *off = g_ptr_array_new_with_free_func ((GDestroyNotify)off_free);
  g_autoptr (GArray) rules = safeguard_layers_list_switched_off (layers);

  /* Of two layers that switch it off the higher one speaks. */
  for (guint i = rules->len; i > 0; i--)
    {
      const SafeguardSwitchedOff *rule = &g_array_index (rules, SafeguardSwitchedOff, i - 1);

      if (g_strcmp0 (rule->section, "timescales") == 0 && !stands (sections, rule->id)
          && safeguard_switched_off_find (off, rule->id) == NULL)
        g_ptr_array_add (off, off_new (rule));
    }

  return off;
}

SafeguardOffTimescale *
safeguard_switched_off_find (const GPtrArray *off, const char *id)
{
  for (guint i = 0; i < off->len; i++)
    {
      SafeguardOffTimescale *self = g_ptr_array_index (off, i);

      if (strcmp (self->id, id) == 0)
        return self;
    }

  return NULL;
}

void
safeguard_switched_off_note (SafeguardOffTimescale *self, const SafeguardNode *node)
{
  g_autofree char *path = safeguard_node_get_path (node);
  g_autofree char *place
      = g_strdup_printf ("%s (%s:%d)", path, node->document->name, (int)node->line);

  if (!g_ptr_array_find_with_equal_func (self->named_by, place, g_str_equal, NULL))
    g_ptr_array_add (self->named_by, g_steal_pointer (&place));
}

static void
tell (const SafeguardOffTimescale *self, SafeguardIssueLog *log)
{
  guint n = self->named_by->len;
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_TOLD); i++)
    g_string_append_printf (places, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (self->named_by, i));
  if (n > MAX_TOLD)
    g_string_append_printf (places, " and %u more", n - MAX_TOLD);
  safeguard_node_complain (self->off, log, SAFEGUARD_ERROR_NAMED_RULE_SWITCHED_OFF, NULL,
                           "'%.60s' is switched off, and what names it goes without it: %s",
                           self->id, places->str);
  g_string_free (places, TRUE);
}

void
safeguard_switched_off_tell (const GPtrArray *off, SafeguardIssueLog *log)
{
  for (guint i = 0; i < off->len; i++)
    {
      const SafeguardOffTimescale *self = g_ptr_array_index (off, i);

      if (self->named_by->len > 0)
        tell (self, log);
    }
}
