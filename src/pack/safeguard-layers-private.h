/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-citation-private.h"
#include "safeguard-local-decision-private.h"
#include "safeguard-pack-private.h"

/* The packs that answer for one area on one day, the lowest layer first: national guidance, the
 * region, the area's own arrangements. Immutable and shared: every rules object and every ruling
 * refers to the layers it was made from. */
typedef struct _SafeguardLayers SafeguardLayers;

/* One rule of a section, after the higher layers have overridden the lower ones by id. */
typedef struct _SafeguardRule SafeguardRule;
struct _SafeguardRule
{
  const char *id;
  const SafeguardNode *node;
  SafeguardPack *pack;
  guint layer; /* index of the pack; higher overrides lower */
  /* The rule of the same id in the next layer below that has it, which this one overrides, and so
   * on down; NULL if none has it. Owned by the array that the rule stands in. */
  SafeguardRule *below;
};

/* @packs are borrowed and referenced; the lowest first. @missing names areas that nothing covers.
 */
SafeguardLayers *safeguard_layers_new (const char *area,
                                       SafeguardDayNumber on,
                                       GPtrArray *packs,
                                       const char *const *missing,
                                       gint64 known);
SafeguardLayers *safeguard_layers_ref (SafeguardLayers *self);
void safeguard_layers_unref (SafeguardLayers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardLayers, safeguard_layers_unref)

const char *safeguard_layers_get_area (const SafeguardLayers *self);
SafeguardDayNumber safeguard_layers_get_on (const SafeguardLayers *self);
gint64 safeguard_layers_get_known (const SafeguardLayers *self);
/* The area's own edition: the top layer, overlays apart. */
SafeguardPack *safeguard_layers_get_own (const SafeguardLayers *self);
/* The id of it. */
const char *safeguard_layers_get_edition (const SafeguardLayers *self);
/* Ends in NULL; the lowest first. */
const char *const *safeguard_layers_get_ids (const SafeguardLayers *self);
const char *const *safeguard_layers_get_missing (const SafeguardLayers *self);
/* "sha256:..." over the layers' own digests. */
const char *safeguard_layers_get_digest (const SafeguardLayers *self);
guint safeguard_layers_get_n_packs (const SafeguardLayers *self);
SafeguardPack *safeguard_layers_get_pack (const SafeguardLayers *self, guint layer);

/* The rules of a section, such as "timescales" or "thresholds.table.rows": a map from id to rule or
 * a list of rules with an id key, in the order of their first appearance, each from the highest
 * layer that has it; a rule with `off:` is left out. (transfer full): GArray of SafeguardRule. */
GArray *
safeguard_layers_collect (const SafeguardLayers *self, const char *section, SafeguardIssueLog *log);
/* A section that is not a set of rules: from the highest layer that has it. NULL if none does. */
const SafeguardNode *
safeguard_layers_get (const SafeguardLayers *self, const char *section, SafeguardPack **pack);
/* A rule that a layer switches off, and why. */
typedef struct
{
  const char *id;
  const char *section; /* the key of what it stands in: "timescales"; NULL for a section itself */
  const char *reason;
  const SafeguardNode *off;
  SafeguardPack *pack;
} SafeguardSwitchedOff;

/* (transfer full): GArray of SafeguardSwitchedOff. */
GArray *safeguard_layers_list_switched_off (const SafeguardLayers *self);
/* What compiling the layers warned of: said in every ruling. Given once, before the layers are
 * shared; a list of SafeguardIssue, (transfer full). */
void safeguard_layers_take_issues (SafeguardLayers *self, GListModel *issues);
/* Borrowed; may be NULL. */
GListModel *safeguard_layers_get_issues (const SafeguardLayers *self);
/* A rule of a lower layer that an overlay has another in place of. */
typedef struct
{
  const char *path; /* "governance/risks/rows/low" */
  const char *edition;
  const char *below; /* the edition of the rule that is replaced */
  GListModel *citations;
} SafeguardReplaced;

/* Borrowed: of SafeguardReplaced; NULL if none is. */
GPtrArray *safeguard_layers_get_replaced (const SafeguardLayers *self);
/* Owns strings and list. */
void safeguard_layers_take_replaced (SafeguardLayers *self, GPtrArray *replaced);
/* What the layers decide locally of what their documents leave open, on the day and as known: reads
 * `decides` of every layer, amends the rules that follow from it, and marks the rules that overlays
 * replace. Once, before the layers are compiled and shared. */
void safeguard_layers_decide (SafeguardLayers *self, SafeguardIssueLog *log);
/* A list of SafeguardLocalDecision, (transfer full). */
void safeguard_layers_take_decisions (SafeguardLayers *self, GListModel *decisions);
/* Borrowed; may be NULL. */
GListModel *safeguard_layers_get_decisions (const SafeguardLayers *self);
/* Borrowed; NULL if the gap of that name is not decided. */
SafeguardLocalDecision *safeguard_layers_find_decision (const SafeguardLayers *self,
                                                        const char *gap);
/* Takes @pack. */
void safeguard_layers_replace_pack (SafeguardLayers *self, guint layer, SafeguardPack *pack);
/* A map of texts, put together from every layer, a higher one's entry over a lower one's. (transfer
 * full): from key to text. */
GHashTable *safeguard_layers_collect_texts (const SafeguardLayers *self,
                                            const char *section,
                                            SafeguardIssueLog *log);
/* Writes a JSON member: which layer was signed with which key; nothing if none was. */
void safeguard_layers_write_signatures (const SafeguardLayers *self, JsonBuilder *builder);
