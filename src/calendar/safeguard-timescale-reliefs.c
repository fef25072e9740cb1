/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-timescale-rule-private.h"

#include <string.h>

static const char *const pauses_keys[]
    = {"from", "until", "cite", "verified", "because", "note", NULL};
static const char *const relaxed_keys[]
    = {"id", "from", "until", "says", "cite", "verified", "because", "note", NULL};

/* Counted back, the longer of two is the earlier. */
static gboolean
opens_too_late (const SafeguardTimescaleRule *self)
{
  if (self->opens.unit != self->limit.unit)
    return FALSE;

  return self->before ? self->opens.count < self->limit.count
                      : self->opens.count > self->limit.count;
}

void
safeguard_timescale_rule_read_opens (SafeguardTimescaleRule *self,
                                     const SafeguardNode *map,
                                     SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, "opens");
  const char *fault = NULL;

  if (node != NULL && !safeguard_timescale_rule_read_limit (node, &self->opens, log))
    return;

  if (node != NULL && self->opens.unit == SAFEGUARD_UNIT_NONE)
    fault = "a window opens after a number of hours or days, or at once";
  else if (self->opens.unit == SAFEGUARD_UNIT_NONE)
    return;
  else if (self->repeats.kind != SAFEGUARD_REPEATS_NEVER)
    fault = "a clock that repeats has no window";
  else if (opens_too_late (self))
    fault = "the window opens after it is due";
  if (fault != NULL)
    safeguard_node_complain (node != NULL ? node : map, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "%s", fault);
}

void
safeguard_timescale_rule_read_pauses (SafeguardTimescaleRule *self,
                                      SafeguardPack *pack,
                                      const SafeguardNode *map,
                                      SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, "pauses");

  if (node != NULL && safeguard_node_check_keys (node, pauses_keys, log))
    {
      g_free (self->paused_by);
      g_free (self->resumed_by);
      g_clear_object (&self->pause_citations);
      self->paused_by
          = g_strdup (safeguard_node_as_id (safeguard_node_require (node, "from", log), log));
      self->resumed_by
          = g_strdup (safeguard_node_as_id (safeguard_node_require (node, "until", log), log));
      self->pause_citations = safeguard_pack_read_citations (pack, node, log);
      if (self->paused_by != NULL && g_strcmp0 (self->paused_by, self->resumed_by) == 0)
        safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                 "what pauses a clock does not resume it");
    }

  if (self->paused_by != NULL && (self->before || self->repeats.kind != SAFEGUARD_REPEATS_NEVER))
    safeguard_node_complain (node != NULL ? node : map, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "a clock that repeats, or counts back from an event, cannot be "
                             "paused");
}

static gboolean
is_used (const SafeguardTimescaleRule *self, const char *id)
{
  for (guint i = 0; i < self->relaxations->len; i++)
    if (strcmp (((SafeguardRelaxation *)g_ptr_array_index (self->relaxations, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
read_relaxation (SafeguardTimescaleRule *self,
                 SafeguardPack *pack,
                 const SafeguardNode *node,
                 SafeguardIssueLog *log)
{
  const SafeguardNode *until = safeguard_node_get (node, "until");
  SafeguardRelaxation relaxation = {0};

  if (!safeguard_node_check_keys (node, relaxed_keys, log))
    return;

  const char *id = safeguard_node_as_id (safeguard_node_require (node, "id", log), log);
  const char *says = safeguard_node_as_text (safeguard_node_require (node, "says", log), log);
  if (!safeguard_node_as_day (safeguard_node_require (node, "from", log), log, &relaxation.from)
      || id == NULL || says == NULL
      || (until != NULL && !safeguard_node_as_day (until, log, &relaxation.until)))
    return;
  if (is_used (self, id))
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                               "'%.60s' is used twice", id);
      return;
    }
  if (until != NULL && relaxation.until < relaxation.from)
    {
      safeguard_node_complain (until, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                               "it ends before it begins");
      return;
    }

  relaxation.id = g_strdup (id);
  relaxation.says = g_strdup (says);
  relaxation.citations = safeguard_pack_read_citations (pack, node, log);
  g_ptr_array_add (self->relaxations, g_memdup2 (&relaxation, sizeof relaxation));
}

void
safeguard_timescale_rule_read_relaxed (SafeguardTimescaleRule *self,
                                       SafeguardPack *pack,
                                       const SafeguardNode *map,
                                       SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, "relaxed");

  if (node == NULL || !safeguard_node_is_list (node, log))
    return;

  SAFEGUARD_NODE_FOREACH (child, node)
    read_relaxation (self, pack, child, log);
}
