/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-editions-private.h"
#include "safeguard-policy-private.h"

/* The text of a pack that is not yet read; all borrowed. */
typedef struct
{
  const char *name; /* what errors call it */
  const char *path; /* of its file, beside which its signature is; NULL: it is from no file */
  GBytes *bytes;
} SafeguardPackText;

SafeguardEditions *safeguard_catalogue_peek_editions (SafeguardCatalogue *self);
SafeguardPolicy *safeguard_catalogue_get_policy_on (SafeguardCatalogue *self,
                                                    const char *area,
                                                    SafeguardDayNumber day,
                                                    GError **error);
SafeguardCatalogue *safeguard_catalogue_as_known_at (SafeguardCatalogue *self, gint64 known);
/* As find_policy and read_policy; @day may be 0. */
SafeguardPolicy *safeguard_catalogue_find_policy_on (SafeguardCatalogue *self,
                                                     const char *name,
                                                     SafeguardDayNumber day,
                                                     GError **error);
SafeguardPolicy *safeguard_catalogue_read_policy_text (SafeguardCatalogue *self,
                                                       const SafeguardPackText *text,
                                                       SafeguardDayNumber day,
                                                       GError **error);
/* As check_pack, of a text that is already read. */
GListModel *safeguard_catalogue_check_text (SafeguardCatalogue *self,
                                            const SafeguardPackText *text);
/* Every pack that is tried on top of a catalogue is read here: NULL, with a complaint, if the text
 * is none, or if the catalogue takes only what is signed and it is not. */
SafeguardPack *safeguard_catalogue_read_pack (SafeguardCatalogue *self,
                                              const SafeguardPackText *text,
                                              SafeguardIssueLog *log);
/* Reads a file of at most the reader's limit. */
GBytes *safeguard_catalogue_read_file (const char *path, GError **error);
SafeguardEdition *safeguard_edition_new (SafeguardPack *pack);
/* For sorting an array of texts. */
int safeguard_catalogue_compare_names (gconstpointer a, gconstpointer b);
/* Whether a file of that name in a folder of packs is one. */
gboolean safeguard_catalogue_is_pack_name (const char *name);
/* The catalogue with @text for the pack with its id; @pack, which may be NULL, gets the pack, a new
 * reference. NULL with an error if it cannot be used. */
SafeguardCatalogue *safeguard_catalogue_with_text (SafeguardCatalogue *self,
                                                   const SafeguardPackText *text,
                                                   SafeguardPack **pack,
                                                   GError **error);
/* Over other editions, which it takes with @issues; it trusts whom @self trusts; NULL: no
 * signature is looked at. */
SafeguardCatalogue *safeguard_catalogue_new_over (SafeguardCatalogue *self,
                                                  SafeguardEditions *editions,
                                                  GListModel *issues);
