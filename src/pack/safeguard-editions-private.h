/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* All packs that are held, ordered by area and by the day they come into force. Immutable once all
 * packs are added. */
typedef struct _SafeguardEditions SafeguardEditions;

SafeguardEditions *safeguard_editions_new (void);
SafeguardEditions *safeguard_editions_ref (SafeguardEditions *self);
void safeguard_editions_unref (SafeguardEditions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardEditions, safeguard_editions_unref)

/* References @pack. Complains of a second pack with its id, and of an edition that is in force on
 * the same days. An overlay stands on the overlays of its area that were added before. */
void safeguard_editions_add (SafeguardEditions *self, SafeguardPack *pack, SafeguardIssueLog *log);
/* Once all packs are added: complains of overlays on an area that no edition is of. */
void safeguard_editions_check_overlays (const SafeguardEditions *self, SafeguardIssueLog *log);
/* Of editions, by area and day, and then of overlays, as they were added. */
guint safeguard_editions_get_n_packs (const SafeguardEditions *self);
SafeguardPack *safeguard_editions_get_pack (const SafeguardEditions *self, guint index);
/* The areas, each once, in alphabetical order; (transfer container), ends in NULL. */
const char **safeguard_editions_get_areas (const SafeguardEditions *self);
/* The editions without those that were published after @known; (transfer full). */
SafeguardEditions *safeguard_editions_as_known (const SafeguardEditions *self, gint64 known);

/* The layers for @area on @day: its own edition, and each area that it builds on, in its edition of
 * the same day, each with the overlays on its area that are in force. Errors: unknown-area,
 * no-edition (naming the nearest), layer-cycle. */
SafeguardLayers *safeguard_editions_resolve (const SafeguardEditions *self,
                                             const char *area,
                                             SafeguardDayNumber day,
                                             GError **error);
