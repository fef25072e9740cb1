/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-key-private.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "safeguard-error-private.h"
#include "safeguard-file-private.h"

/* Ed25519 keys and signatures, by OpenSSL's libcrypto. OpenSSL queues its own complaints per
 * thread: they are cleared, so that no other user of it in the process meets them. */

#define RAW_KEY_BYTES 32
#define MAX_KEY_BYTES 65536

/* OpenSSL would ask on the terminal. */
static int
no_passphrase (char *buffer, int size, int writing, void *data)
{
  return -1;
}

static SafeguardKey *
refuse_key (const char *path, const char *expected, SafeguardKey *key, GError **error)
{
  SafeguardPlace place = {path, 0, 0, NULL};
  const char *found = key != NULL ? EVP_PKEY_get0_type_name (key) : NULL;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNUSABLE_KEY, &place, NULL, "found %s%s, expected %s",
                       found != NULL ? "a key for " : "no such key", found != NULL ? found : "",
                       expected);
  EVP_PKEY_free (key);
  ERR_clear_error ();

  return NULL;
}

static SafeguardKey *
check_kind (const char *path, const char *expected, SafeguardKey *key, GError **error)
{
  if (key == NULL || EVP_PKEY_get_base_id (key) != EVP_PKEY_ED25519)
    return refuse_key (path, expected, key, error);

  return key;
}

SafeguardKey *
safeguard_key_read_public (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = safeguard_file_read (path, MAX_KEY_BYTES, error);
  SafeguardKey *key;
  gsize length;

  if (bytes == NULL)
    return NULL;

  const void *data = g_bytes_get_data (bytes, &length);
  if (length == RAW_KEY_BYTES)
    key = EVP_PKEY_new_raw_public_key (EVP_PKEY_ED25519, NULL, data, length);
  else
    {
      BIO *source = BIO_new_mem_buf (data, (int)length);

      key = PEM_read_bio_PUBKEY (source, NULL, no_passphrase, NULL);
      BIO_free (source);
    }

  return check_kind (path, "an Ed25519 public key, as PEM or as its 32 bytes", key, error);
}

SafeguardKey *
safeguard_key_read_private (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = safeguard_file_read (path, MAX_KEY_BYTES, error);
  gsize length;

  if (bytes == NULL)
    return NULL;

  const void *data = g_bytes_get_data (bytes, &length);
  BIO *source = BIO_new_mem_buf (data, (int)length);
  SafeguardKey *key = PEM_read_bio_PrivateKey (source, NULL, no_passphrase, NULL);
  BIO_free (source);

  return check_kind (path, "an Ed25519 private key, as PEM without a passphrase", key, error);
}

char *
safeguard_key_get_fingerprint (SafeguardKey *key)
{
  unsigned char *der = NULL;
  int length = i2d_PUBKEY (key, &der);
  g_autofree char *hex
      = length > 0 ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, der, (gsize)length) : NULL;

  OPENSSL_free (der);

  return hex != NULL ? g_strconcat ("sha256:", hex, NULL) : NULL;
}

gboolean
safeguard_key_verify (SafeguardKey *key, GBytes *text, GBytes *signature)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  gsize text_length, length;
  const guint8 *data = g_bytes_get_data (text, &text_length);
  const guint8 *signed_with = g_bytes_get_data (signature, &length);
  gboolean good = context != NULL && EVP_DigestVerifyInit (context, NULL, NULL, NULL, key) == 1
                  && EVP_DigestVerify (context, signed_with, length, data, text_length) == 1;

  EVP_MD_CTX_free (context);
  ERR_clear_error ();

  return good;
}

GBytes *
safeguard_key_sign (SafeguardKey *key, GBytes *text)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  guint8 signature[SAFEGUARD_SIGNATURE_BYTES];
  gsize length = sizeof signature, text_length;
  const guint8 *data = g_bytes_get_data (text, &text_length);
  gboolean made = context != NULL && EVP_DigestSignInit (context, NULL, NULL, NULL, key) == 1
                  && EVP_DigestSign (context, signature, &length, data, text_length) == 1
                  && length == sizeof signature;

  EVP_MD_CTX_free (context);
  ERR_clear_error ();

  return made ? g_bytes_new (signature, sizeof signature) : NULL;
}
