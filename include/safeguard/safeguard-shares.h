/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_SHARE (safeguard_share_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardShare, safeguard_share, SAFEGUARD, SHARE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_share_get_who (SafeguardShare *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_share_get_pence (SafeguardShare *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_share_get_steps (SafeguardShare *self);

#define SAFEGUARD_TYPE_SHARES (safeguard_shares_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardShares, safeguard_shares, SAFEGUARD, SHARES, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardShares *safeguard_shares_new (gint64 pence) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
void safeguard_shares_add (
    SafeguardShares *self, const char *who, gint64 flat, gint64 weight, gint64 least, gint64 most);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_shares_divide (SafeguardShares *self,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_shares_uplift (gint64 pence,
                                gint64 basis_points,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
