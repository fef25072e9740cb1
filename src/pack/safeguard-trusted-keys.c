/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-trusted-keys-private.h"

#include <gio/gio.h>

#include "safeguard-error-private.h"
#include "safeguard-file-private.h"
#include "safeguard-key-private.h"
#include "safeguard-node-private.h"

/**
 * SafeguardTrustedKeys:
 *
 * The Ed25519 public keys of those whose policy packs are trusted. A pack is
 * signed by a detached signature in a file of its name with ".sig" behind it:
 * the 64 bytes that `openssl pkeyutl -sign -rawin` writes too.
 *
 * A key's fingerprint is the SHA-256 of its public half in DER form, as of
 * `openssl pkey -pubout -outform DER`. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardTrustedKeys
{
  GObject parent_instance;

  GPtrArray *keys; /* of SafeguardKey */
};

G_DEFINE_FINAL_TYPE (SafeguardTrustedKeys, safeguard_trusted_keys, G_TYPE_OBJECT)

/* One byte more tells that there are too many. */
#define MAX_SIGNED (SAFEGUARD_DOCUMENT_MAX_BYTES + 1)

static void
safeguard_trusted_keys_finalize (GObject *object)
{
  g_clear_pointer (&SAFEGUARD_TRUSTED_KEYS (object)->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (safeguard_trusted_keys_parent_class)->finalize (object);
}

static void
safeguard_trusted_keys_class_init (SafeguardTrustedKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_trusted_keys_finalize;
}

static void
safeguard_trusted_keys_init (SafeguardTrustedKeys *self)
{
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify)EVP_PKEY_free);
}

/**
 * safeguard_trusted_keys_new:
 * @paths: (array zero-terminated=1): files, each with one public key, as PEM or
 *   as its 32 bytes
 * @error: return location for an error
 *
 * Reads the keys to trust. No keys at all trust nobody.
 *
 * Errors: %SAFEGUARD_ERROR_FILE_UNREADABLE; %SAFEGUARD_ERROR_UNUSABLE_KEY for
 * anything but an Ed25519 public key, so also for a private one.
 *
 * Returns: (transfer full): the keys
 *
 * Since: 1.0
 */
SafeguardTrustedKeys *
safeguard_trusted_keys_new (const char *const *paths, GError **error)
{
  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (SafeguardTrustedKeys) self = g_object_new (SAFEGUARD_TYPE_TRUSTED_KEYS, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      SafeguardKey *key = safeguard_key_read_public (paths[i], error);

      if (key == NULL)
        return NULL;
      g_ptr_array_add (self->keys, key);
    }

  return g_steal_pointer (&self);
}

/**
 * safeguard_trusted_keys_get_fingerprints:
 * @self: keys
 *
 * Gets by what rulings name each key.
 *
 * Returns: (transfer full) (array zero-terminated=1): "sha256:" and 64
 *   hexadecimal digits, one a key, in the order given
 *
 * Since: 1.0
 */
char **
safeguard_trusted_keys_get_fingerprints (SafeguardTrustedKeys *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRUSTED_KEYS (self), NULL);

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->keys->len; i++)
    {
      g_autofree char *fingerprint
          = safeguard_key_get_fingerprint (g_ptr_array_index (self->keys, i));

      g_strv_builder_add (builder, fingerprint);
    }

  return g_strv_builder_end (builder);
}

static char *
signature_path (const char *path)
{
  return g_strconcat (path, ".sig", NULL);
}

/* NULL if there is none, or it is none. */
static GBytes *
read_signature (const char *path, GError **error)
{
  g_autofree char *beside = signature_path (path);
  SafeguardPlace of_pack = {path, 0, 0, NULL}, place = {beside, 0, 0, NULL};

  if (!g_file_test (beside, G_FILE_TEST_EXISTS))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_SIGNED, &of_pack, NULL,
                           "there is no signature %s beside it", beside);
      return NULL;
    }

  g_autoptr (GBytes) signature = safeguard_file_read (beside, SAFEGUARD_SIGNATURE_BYTES + 1, error);
  if (signature == NULL || g_bytes_get_size (signature) == SAFEGUARD_SIGNATURE_BYTES)
    return g_steal_pointer (&signature);

  gboolean more = g_bytes_get_size (signature) > SAFEGUARD_SIGNATURE_BYTES;
  safeguard_error_set (error, SAFEGUARD_ERROR_MALFORMED_SIGNATURE, &place, NULL,
                       "found %s, expected the %d bytes of an Ed25519 signature",
                       more ? "more" : "fewer bytes", SAFEGUARD_SIGNATURE_BYTES);
  return NULL;
}

char *
safeguard_trusted_keys_check_text (SafeguardTrustedKeys *self,
                                   const char *path,
                                   GBytes *text,
                                   GError **error)
{
  g_autoptr (GBytes) signature = read_signature (path, error);
  SafeguardPlace place = {path, 0, 0, NULL};

  if (signature == NULL)
    return NULL;
  for (guint i = 0; i < self->keys->len; i++)
    {
      SafeguardKey *key = g_ptr_array_index (self->keys, i);

      if (safeguard_key_verify (key, text, signature))
        return safeguard_key_get_fingerprint (key);
    }

  safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_SIGNATURE, &place, NULL,
                       "the signature beside it is not that of any of the %u trusted keys over "
                       "this text",
                       self->keys->len);
  return NULL;
}

static GBytes *
read_whole (const char *path, GError **error)
{
  g_autoptr (GBytes) text = safeguard_file_read (path, MAX_SIGNED, error);
  SafeguardPlace place = {path, 0, 0, NULL};

  if (text == NULL || g_bytes_get_size (text) < MAX_SIGNED)
    return g_steal_pointer (&text);

  safeguard_error_set (error, SAFEGUARD_ERROR_TOO_LARGE, &place, NULL,
                       "a pack has at most %d bytes", SAFEGUARD_DOCUMENT_MAX_BYTES);
  return NULL;
}

/**
 * safeguard_trusted_keys_check_file:
 * @self: keys
 * @path: a file with a signature beside it
 * @error: return location for an error
 *
 * Checks that a file is as the holder of one of the keys signed it. That the
 * file is a good pack is for [method@Catalogue.check_pack] to say.
 *
 * Errors: %SAFEGUARD_ERROR_FILE_UNREADABLE; %SAFEGUARD_ERROR_TOO_LARGE for more
 * than a pack may have; %SAFEGUARD_ERROR_NOT_SIGNED if no signature is beside
 * it; %SAFEGUARD_ERROR_MALFORMED_SIGNATURE; %SAFEGUARD_ERROR_WRONG_SIGNATURE if
 * the file was altered, or signed by somebody else.
 *
 * Returns: (transfer full): the fingerprint of the key that signed it
 *
 * Since: 1.0
 */
char *
safeguard_trusted_keys_check_file (SafeguardTrustedKeys *self, const char *path, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRUSTED_KEYS (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GBytes) text = read_whole (path, error);

  return text != NULL ? safeguard_trusted_keys_check_text (self, path, text, error) : NULL;
}

/* All of it or nothing: a file cut off would be a signature that is none. */
static gboolean
write_signature (const char *path, GBytes *signature, GError **error)
{
  g_autofree char *beside = signature_path (path);
  SafeguardPlace place = {beside, 0, 0, NULL};
  g_autoptr (GError) cause = NULL;
  gsize length;
  const char *data = g_bytes_get_data (signature, &length);

  if (g_file_set_contents_full (beside, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                &cause))
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_FILE_UNWRITABLE, &place, NULL,
                       "it cannot be written: %s", cause->message);
  return FALSE;
}

/**
 * safeguard_sign_file:
 * @path: a file, such as a pack
 * @key: a file with an Ed25519 private key, as PEM without a passphrase
 * @error: return location for an error
 *
 * Signs a file: writes the signature beside it, in a file of its name with
 * ".sig" behind it, in the place of any that was there. Make a key with
 * `openssl genpkey -algorithm ed25519`.
 *
 * Errors: %SAFEGUARD_ERROR_FILE_UNREADABLE; %SAFEGUARD_ERROR_TOO_LARGE for more
 * than a pack may have; %SAFEGUARD_ERROR_UNUSABLE_KEY;
 * %SAFEGUARD_ERROR_FILE_UNWRITABLE. Nothing is written then.
 *
 * Returns: (transfer full): the fingerprint of the key
 *
 * Since: 1.0
 */
char *
safeguard_sign_file (const char *path, const char *key, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GBytes) text = read_whole (path, error);
  SafeguardKey *signer = text != NULL ? safeguard_key_read_private (key, error) : NULL;
  char *fingerprint = NULL;

  if (signer == NULL)
    return NULL;

  g_autoptr (GBytes) signature = safeguard_key_sign (signer, text);
  SafeguardPlace place = {key, 0, 0, NULL};
  if (signature == NULL)
    safeguard_error_set (error, SAFEGUARD_ERROR_UNUSABLE_KEY, &place, NULL,
                         "nothing can be signed with it");
  else if (write_signature (path, signature, error))
    fingerprint = safeguard_key_get_fingerprint (signer);
  EVP_PKEY_free (signer);

  return fingerprint;
}
