/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-policy.h>
#include <safeguard/safeguard-severity-profile.h>
#include <safeguard/safeguard-trusted-keys.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_EDITION (safeguard_edition_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardEdition, safeguard_edition, SAFEGUARD, EDITION, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_id (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_area (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_title (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_edition_get_first_day (SafeguardEdition *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_edition_get_last_day (SafeguardEdition *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_edition_is_in_force_verified (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_digest (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_edition_is_overlay (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_edition_is_bundled (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_signed_by (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_reading (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_edition_get_endorsed_by (SafeguardEdition *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_edition_get_endorsed_day (SafeguardEdition *self) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_CATALOGUE (safeguard_catalogue_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardCatalogue, safeguard_catalogue, SAFEGUARD, CATALOGUE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCatalogue *safeguard_catalogue_new (const char *const *paths,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCatalogue *safeguard_catalogue_new_signed (const char *const *paths,
                                                    SafeguardTrustedKeys *keys,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCatalogue *safeguard_catalogue_as_known (SafeguardCatalogue *self,
                                                  GDateTime *known) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_catalogue_get_areas (SafeguardCatalogue *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_catalogue_get_editions (SafeguardCatalogue *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_catalogue_get_issues (SafeguardCatalogue *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicy *safeguard_catalogue_get_policy (SafeguardCatalogue *self,
                                                 const char *area,
                                                 const GDate *on,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicy *safeguard_catalogue_find_policy (SafeguardCatalogue *self,
                                                  const char *name,
                                                  const GDate *on,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPolicy *safeguard_catalogue_read_policy (SafeguardCatalogue *self,
                                                  const char *path,
                                                  const GDate *on,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCatalogue *safeguard_catalogue_with_pack (SafeguardCatalogue *self,
                                                   const char *path,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_catalogue_start_pack (SafeguardCatalogue *self,
                                      const char *area,
                                      const char *name,
                                      const GDate *from,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_catalogue_check_pack (SafeguardCatalogue *self,
                                            const char *path) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPackReport *
safeguard_catalogue_report_pack (SafeguardCatalogue *self,
                                 const char *path,
                                 SafeguardSeverityProfile *profile) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
