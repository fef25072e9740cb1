/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* A timescale that a layer switches off and none above it has again. A rule that names it goes
 * without it, and so that nobody misses that, it is kept which rules do. */
typedef struct
{
  char *id;
  char *reason;
  SafeguardPack *pack;
  const SafeguardNode *off; /* what the pack says; of @pack */
  GPtrArray *named_by;      /* places in words, owned */
} SafeguardOffTimescale;

/* @sections: of SafeguardRule, those that are left. (transfer full): of SafeguardOffTimescale. */
GPtrArray *safeguard_switched_off_list (const SafeguardLayers *layers, const GArray *sections);
/* Borrowed; NULL if it is not switched off. */
SafeguardOffTimescale *safeguard_switched_off_find (const GPtrArray *off, const char *id);
/* While the layers are compiled: @node, in a rule, names it. */
void safeguard_switched_off_note (SafeguardOffTimescale *self, const SafeguardNode *node);
/* Warns, at what switches it off, of the rules that name it. */
void safeguard_switched_off_tell (const GPtrArray *off, SafeguardIssueLog *log);
