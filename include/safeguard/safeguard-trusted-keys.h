/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_TRUSTED_KEYS (safeguard_trusted_keys_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardTrustedKeys, safeguard_trusted_keys, SAFEGUARD, TRUSTED_KEYS, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardTrustedKeys *safeguard_trusted_keys_new (const char *const *paths,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **
safeguard_trusted_keys_get_fingerprints (SafeguardTrustedKeys *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_trusted_keys_check_file (SafeguardTrustedKeys *self,
                                         const char *path,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *
safeguard_sign_file (const char *path, const char *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
