/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* Who can act, be a party to a dispute or hold a stage: agencies, bodies and roles, never persons.
 * Immutable, refcounted. */
typedef struct _SafeguardActors SafeguardActors;

/* Stands for those who disagree, whoever they are. */
#define SAFEGUARD_ACTOR_PARTIES "parties"

/* From the section `actors`: {name, partner: true, also: [other ids], cite}. Never NULL. */
SafeguardActors *safeguard_actors_compile (SafeguardLayers *layers, SafeguardIssueLog *log);
SafeguardActors *safeguard_actors_ref (SafeguardActors *self);
void safeguard_actors_unref (SafeguardActors *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardActors, safeguard_actors_unref)

/* The actor's own id, where @id is that or another that means the same; borrowed. NULL with
 * UNKNOWN_ACTOR and the nearest. */
const char *safeguard_actors_find (const SafeguardActors *self, const char *id, GError **error);
/* The ids of all, in the order of the packs; ends in NULL. Borrowed; the array is the caller's. */
const char **safeguard_actors_list_ids (const SafeguardActors *self);
/* The other ids by which a record may call it; likewise. */
const char **safeguard_actors_list_others (const SafeguardActors *self, const char *id);
/* What people call it; the id if no pack says. Borrowed. */
const char *safeguard_actors_name (const SafeguardActors *self, const char *id);
/* Every id, the actors' own and others that mean the same; borrowed, ends in NULL. */
const char *const *safeguard_actors_get_ids (const SafeguardActors *self);
/* Whether it is one of the statutory safeguarding partners. */
gboolean safeguard_actors_is_partner (const SafeguardActors *self, const char *id);
/* "the Executive and the independent chair"; @ids ends in NULL and may be NULL. (transfer full) */
char *safeguard_actors_list (const SafeguardActors *self, const char *const *ids);
/* The actors that @node names, one or a list; complains of those that no pack knows. (transfer
 * full): ends in NULL; empty if @node is NULL. */
char **safeguard_actors_read (const SafeguardActors *self,
                              const SafeguardNode *node,
                              SafeguardIssueLog *log);
