/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <openssl/evp.h>
#include <safeguard/safeguard.h>

/* An Ed25519 signature, whoever made it. */
#define SAFEGUARD_SIGNATURE_BYTES 64

typedef EVP_PKEY SafeguardKey;

/* A public key as PEM or as its 32 bytes. NULL with SAFEGUARD_ERROR_UNUSABLE_KEY. */
SafeguardKey *safeguard_key_read_public (const char *path, GError **error);
/* A private key as PEM, without a passphrase: nothing here could ask for it. */
SafeguardKey *safeguard_key_read_private (const char *path, GError **error);
/* "sha256:..." over the public key in DER form; (transfer full). */
char *safeguard_key_get_fingerprint (SafeguardKey *key);

/* Whether @signature is the key's over @text. */
gboolean safeguard_key_verify (SafeguardKey *key, GBytes *text, GBytes *signature);
/* NULL if the library of cryptography refuses. */
GBytes *safeguard_key_sign (SafeguardKey *key, GBytes *text);
