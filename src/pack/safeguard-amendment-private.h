/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-pack-private.h"

/* The tree of a pack, copied to be changed. Every node keeps the place that its author wrote it in,
 * so that a complaint about an amended rule points to the file where it stands. */
typedef struct _SafeguardAmendment SafeguardAmendment;

SafeguardAmendment *safeguard_amendment_new (SafeguardPack *pack);
/* Ends the amendment: the amended pack, or a reference to the pack if nothing was changed. */
SafeguardPack *safeguard_amendment_end (SafeguardAmendment *self, GPtrArray *kin);

SafeguardNode *safeguard_amendment_get_root (SafeguardAmendment *self);
/* Each below: @node is of this tree, @value of any. */
/* Every key of @values takes the place of the one of @node; but a list whose items have ids is
 * merged by them, as layers are, and null takes a key out. An item that is new and cites nothing
 * cites @cites. */
void safeguard_amendment_merge (SafeguardAmendment *self,
                                SafeguardNode *node,
                                const SafeguardNode *values,
                                GPtrArray *cites);
void safeguard_amendment_set (SafeguardAmendment *self,
                              SafeguardNode *map,
                              const char *key,
                              const SafeguardNode *value);
void safeguard_amendment_drop (SafeguardAmendment *self, SafeguardNode *node);
void safeguard_amendment_drop_key (SafeguardAmendment *self, SafeguardNode *map, const char *key);
/* Adds the citations in @cites (nodes) to those of the rule that @node is or is part of. */
void safeguard_amendment_cite (SafeguardAmendment *self, SafeguardNode *node, GPtrArray *cites);
/* A copy of a citation that also says @key: @value, which must live as long as the packs; a
 * @citation of NULL is none, and @at where it would stand. */
const SafeguardNode *safeguard_amendment_mark (SafeguardAmendment *self,
                                               const SafeguardNode *citation,
                                               const SafeguardNode *at,
                                               const char *key,
                                               const char *value);
/* Says @key: @value, which is copied, in every citation of the rule @node. */
void safeguard_amendment_mark_rule (SafeguardAmendment *self,
                                    SafeguardNode *rule,
                                    const char *key,
                                    const char *value);
