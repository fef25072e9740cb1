/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-citation-private.h"
#include "safeguard-node-private.h"

/* One published document in one edition, as read from one file. Immutable. Knows the frame that all
 * packs share (id, area, days in force, sources, layers), nothing of the rules in its sections. */
typedef struct _SafeguardPack SafeguardPack;

SafeguardPack *
safeguard_pack_read (const char *name, const char *text, gsize length, SafeguardIssueLog *log);
/* The same for a pack whose text was read when the library was built; @text is read where @image
 * is not of it. */
SafeguardPack *safeguard_pack_read_image (
    const char *name, const char *text, gsize length, GVariant *image, SafeguardIssueLog *log);
SafeguardPack *safeguard_pack_ref (SafeguardPack *self);
void safeguard_pack_unref (SafeguardPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardPack, safeguard_pack_unref)

/* Whether it stands on top of the area's editions, whichever that is, and is none of them. */
gboolean safeguard_pack_is_overlay (const SafeguardPack *self);
/* The fingerprint of the key whose signature was checked, or NULL. */
const char *safeguard_pack_get_signed_by (const SafeguardPack *self);
gboolean safeguard_pack_is_bundled (const SafeguardPack *self);
/* Before the pack is shared: whether it came with the library, or else, (transfer full), whose
 * signature of it was checked; may be NULL. */
void safeguard_pack_set_origin (SafeguardPack *self, gboolean bundled, char *signed_by);

/* What an amended tree says beside a citation, for the rulings that come to cite it: which gap it
 * decides, which rule it stands in place of. */
#define SAFEGUARD_PACK_DECIDES "x-decides"
#define SAFEGUARD_PACK_REPLACES "x-replaces"
/* The pack with the tree of @amended, which it takes, in place of its own: the same edition, of the
 * same digest. Parts of the tree may come from the packs in @kin. */
SafeguardPack *
safeguard_pack_amend (SafeguardPack *self, SafeguardDocument *amended, GPtrArray *kin);

/* Complains again of keys of the frame that mean nothing to this version. */
void safeguard_pack_check_frame (const SafeguardPack *self, SafeguardIssueLog *log);
/* Complains of citations of sections that their source does not list, and to an author of sections
 * that nothing cites: once a pack, for each room reads but its own part. */
void safeguard_pack_check_sections (const SafeguardPack *self, SafeguardIssueLog *log);
/* For authors: a status that names nobody who endorsed it. */
void safeguard_pack_check_status (const SafeguardPack *self, SafeguardIssueLog *log);
const char *safeguard_pack_get_id (const SafeguardPack *self);
const char *safeguard_pack_get_area (const SafeguardPack *self);
const char *safeguard_pack_get_title (const SafeguardPack *self);
/* 0 where it has no end. */
SafeguardDayNumber safeguard_pack_get_from (const SafeguardPack *self);
SafeguardDayNumber safeguard_pack_get_to (const SafeguardPack *self);
/* The first instant at which the edition could be known, or G_MININT64. */
gint64 safeguard_pack_get_published (const SafeguardPack *self);
gboolean safeguard_pack_is_in_force_verified (const SafeguardPack *self);
/* The document that replaces this one and is not held, and from which day; NULL if none does. */
const char *safeguard_pack_get_replaced_by (const SafeguardPack *self, SafeguardDayNumber *from);
/* Whose reading of the document it is, in words; NULL if the pack does not say. */
const char *safeguard_pack_get_reading (const SafeguardPack *self);
/* Who endorsed it, and on which day; NULL if nobody did. */
const char *safeguard_pack_get_endorsed_by (const SafeguardPack *self, SafeguardDayNumber *day);
/* The id of the edition whose rules go on below this one's, and why; NULL if there is none. */
const char *safeguard_pack_get_carries_over (const SafeguardPack *self, const char **because);
const char *const *safeguard_pack_get_builds_on (const SafeguardPack *self);
/* "sha256:..." of the text. */
const char *safeguard_pack_get_digest (const SafeguardPack *self);
const SafeguardNode *safeguard_pack_get_root (const SafeguardPack *self);
/* What stands at a path such as "thresholds.table.rows", or NULL. */
const SafeguardNode *safeguard_pack_find (const SafeguardPack *self, const char *section);

/* The citation of a rule: its `cite` key, a map or a list of maps. (transfer full): a list of
 * SafeguardCitation, empty with a complaint if the rule has none. `verified: false` on the rule,
 * the citation or the source makes the citation unverified. */
GListModel *safeguard_pack_read_citations (SafeguardPack *self,
                                           const SafeguardNode *rule,
                                           SafeguardIssueLog *log);
