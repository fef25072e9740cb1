/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-catalogue-private.h"

#include "safeguard-file-private.h"
#include "safeguard-list-private.h"
#include "safeguard-packs.h"
#include "safeguard-trusted-keys-private.h"
#ifdef SAFEGUARD_PACK_IMAGES
#include "safeguard-images.h"
#endif

#define BUNDLED "/org/safeguard/packs"
#define IMAGES "/org/safeguard/images/packs.images"

/**
 * SafeguardCatalogue:
 *
 * Every policy pack at hand: those that come with the library, plus any files
 * and directories of your own. A pack is one published document in one
 * edition; the catalogue finds the editions in force on a day and puts their
 * layers together.
 *
 * Immutable; may be shared between threads. Policies are compiled once and
 * kept.
 *
 * Since: 1.0
 */
struct _SafeguardCatalogue
{
  GObject parent_instance;

  SafeguardEditions *editions;
  SafeguardTrustedKeys *keys; /* NULL: no signature is looked at */
  GListModel *issues;
  GMutex lock;          /* over the cache below; nothing else ever changes */
  GHashTable *policies; /* digest of the layers and area -> SafeguardPolicy */
};

G_DEFINE_FINAL_TYPE (SafeguardCatalogue, safeguard_catalogue, G_TYPE_OBJECT)

static void
safeguard_catalogue_finalize (GObject *object)
{
  SafeguardCatalogue *self = SAFEGUARD_CATALOGUE (object);

  g_clear_pointer (&self->editions, safeguard_editions_unref);
  g_clear_object (&self->issues);
  g_clear_object (&self->keys);
  g_clear_pointer (&self->policies, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (safeguard_catalogue_parent_class)->finalize (object);
}

static void
safeguard_catalogue_class_init (SafeguardCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_catalogue_finalize;
}

static void
safeguard_catalogue_init (SafeguardCatalogue *self)
{
  g_mutex_init (&self->lock);
  self->policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/* What is being put together, and who may have signed what is read from files. */
typedef struct
{
  SafeguardEditions *editions;
  SafeguardTrustedKeys *keys; /* NULL: no signature is looked at */
  SafeguardIssueLog *log;
} Loading;

/* @pack: (transfer full), NULL where it could not be read. @signed_by: likewise. */
static void
take_pack (const Loading *loading, SafeguardPack *pack, gboolean is_bundled, char *signed_by)
{
  if (pack == NULL)
    {
      g_free (signed_by);
      return;
    }
  safeguard_pack_set_origin (pack, is_bundled, signed_by);
  safeguard_pack_check_sections (pack, loading->log);
  safeguard_editions_add (loading->editions, pack, loading->log);
  safeguard_pack_unref (pack);
}

/* What the bundled packs were read as when the library was built; NULL where it could not be. */
static GVariant *
open_images (void)
{
#ifdef SAFEGUARD_PACK_IMAGES
  g_autoptr (GBytes) bytes = g_resource_lookup_data (safeguard_images_get_resource (), IMAGES,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, TRUE));
#else
  return NULL;
#endif
}

/* They are part of the library, and trusted with it. */
static void
add_bundled (const Loading *loading)
{
  GResource *resource = safeguard_packs_get_resource ();
  g_auto (GStrv) names
      = g_resource_enumerate_children (resource, BUNDLED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GVariant) images = open_images ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (BUNDLED "/", names[i], NULL);
      g_autoptr (GBytes) bytes
          = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GVariant) image
          = images != NULL ? g_variant_lookup_value (images, names[i], NULL) : NULL;
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);
      SafeguardPack *pack
          = image != NULL ? safeguard_pack_read_image (names[i], text, length, image, loading->log)
                          : safeguard_pack_read (names[i], text, length, loading->log);

      take_pack (loading, pack, TRUE, NULL);
    }
}

/* One byte more than the reader takes is enough to be told that it is too large. */
GBytes *
safeguard_catalogue_read_file (const char *path, GError **error)
{
  return safeguard_file_read (path, SAFEGUARD_DOCUMENT_MAX_BYTES + 1, error);
}

/* The fingerprint of who signed @text, where @keys say that somebody has to. */
static char *
check_signature (SafeguardTrustedKeys *keys, const SafeguardPackText *text, GError **error)
{
  SafeguardPlace place = {text->name, 0, 0, NULL};

  if (keys == NULL)
    return NULL;
  if (text->path != NULL)
    return safeguard_trusted_keys_check_text (keys, text->path, text->bytes, error);

  safeguard_error_set (error, SAFEGUARD_ERROR_NOT_SIGNED, &place, NULL,
                       "only a file has a signature beside it, and the text is from none");
  return NULL;
}

/* @signed_by gets the fingerprint of who signed it, or NULL. */
static SafeguardPack *
read_text (SafeguardTrustedKeys *keys,
           const SafeguardPackText *text,
           char **signed_by,
           SafeguardIssueLog *log)
{
  GError *error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text->bytes, &length);

  *signed_by = check_signature (keys, text, &error);
  if (error == NULL)
    return safeguard_pack_read (text->name, data != NULL ? data : "", length, log);
  safeguard_issue_log_take_error (log, error);

  return NULL;
}

static void
add_file (const Loading *loading, const char *path)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = safeguard_catalogue_read_file (path, &error);
  SafeguardPackText text = {path, path, bytes};
  char *signed_by;

  if (error != NULL)
    {
      safeguard_issue_log_take_error (loading->log, error);
      return;
    }

  SafeguardPack *pack = read_text (loading->keys, &text, &signed_by, loading->log);
  take_pack (loading, pack, FALSE, signed_by);
}

SafeguardPack *
safeguard_catalogue_read_pack (SafeguardCatalogue *self,
                               const SafeguardPackText *text,
                               SafeguardIssueLog *log)
{
  char *signed_by;
  SafeguardPack *pack = read_text (self->keys, text, &signed_by, log);

  if (pack != NULL)
    safeguard_pack_set_origin (pack, FALSE, signed_by);
  else
    g_free (signed_by);

  return pack;
}

int
safeguard_catalogue_compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* The scenarios that stand beside a pack are none, nor is the schema that an editor looks for. */
gboolean
safeguard_catalogue_is_pack_name (const char *name)
{
  static const char *const endings[] = {".yaml", ".yml", ".json"};

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *scenarios = g_strconcat (".scenarios", endings[i], NULL);

      if (g_str_has_suffix (name, endings[i]))
        return !g_str_has_suffix (name, scenarios) && !g_str_has_suffix (name, ".schema.json");
    }

  return FALSE;
}

static void
add_directory (const Loading *loading, const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SafeguardPlace place = {path, 0, 0, NULL};
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (safeguard_catalogue_is_pack_name (name))
      g_ptr_array_add (names, g_build_filename (path, name, NULL));

  if (names->len == 0)
    safeguard_issue_log_add (loading->log, SAFEGUARD_ERROR_FILE_UNREADABLE, &place, NULL,
                             "the directory has no pack in it (*.yaml, *.yml, *.json)");
  g_ptr_array_sort (names, safeguard_catalogue_compare_names);
  for (guint i = 0; i < names->len; i++)
    add_file (loading, g_ptr_array_index (names, i));
}

static SafeguardCatalogue *
load (const char *const *paths, SafeguardTrustedKeys *keys, GError **error)
{
  g_autoptr (SafeguardCatalogue) self = g_object_new (SAFEGUARD_TYPE_CATALOGUE, NULL);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (FALSE);
  Loading loading = {safeguard_editions_new (), keys, log};

  self->editions = loading.editions;
  g_set_object (&self->keys, keys);
  add_bundled (&loading);
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
      add_directory (&loading, paths[i]);
    else
      add_file (&loading, paths[i]);
  safeguard_editions_check_overlays (self->editions, log);
  if (!safeguard_issue_log_check (log, error))
    return NULL;
  self->issues = safeguard_issue_log_to_list (log);

  return g_steal_pointer (&self);
}

/**
 * safeguard_catalogue_new:
 * @paths: (nullable) (array zero-terminated=1): files and directories with more
 *   packs, or %NULL
 * @error: return location for an error
 *
 * Reads the packs that come with the library, and those in @paths: each a file,
 * or a directory whose *.yaml, *.yml and *.json files are packs, but for the
 * scenarios (*.scenarios.yaml) beside them.
 *
 * A key that this version does not know is a warning here, found by
 * [method@Catalogue.get_issues], so that a pack written for a newer version
 * still serves. [method@Catalogue.check_pack] is the strict reading for authors.
 *
 * Errors: any that a pack can have; nothing is loaded then.
 *
 * Returns: (transfer full): a new catalogue
 *
 * Since: 1.0
 */
SafeguardCatalogue *
safeguard_catalogue_new (const char *const *paths, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return load (paths, NULL, error);
}

/**
 * safeguard_catalogue_new_signed:
 * @paths: (nullable) (array zero-terminated=1): files and directories with more
 *   packs, or %NULL
 * @keys: whose packs are trusted
 * @error: return location for an error
 *
 * As [ctor@Catalogue.new], but reads a pack from a file only if the file is as
 * the holder of one of @keys signed it. That holds of @paths and of each pack that
 * is tried on top of the catalogue later: [method@Catalogue.read_policy],
 * [method@Catalogue.with_pack] and [method@Catalogue.check_pack] refuse any other,
 * and a [class@Door] the text of a pack in a request, which has no signature. The
 * packs that come with the library are trusted as part of it. What is read is the
 * text that was checked.
 *
 * Errors: as for [ctor@Catalogue.new]; %SAFEGUARD_ERROR_NOT_SIGNED,
 * %SAFEGUARD_ERROR_MALFORMED_SIGNATURE or %SAFEGUARD_ERROR_WRONG_SIGNATURE for
 * any one pack. Nothing is loaded then.
 *
 * Returns: (transfer full): a new catalogue
 *
 * Since: 1.0
 */
SafeguardCatalogue *
safeguard_catalogue_new_signed (const char *const *paths,
                                SafeguardTrustedKeys *keys,
                                GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRUSTED_KEYS (keys), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return load (paths, keys, error);
}

SafeguardEditions *
safeguard_catalogue_peek_editions (SafeguardCatalogue *self)
{
  return self->editions;
}

SafeguardCatalogue *
safeguard_catalogue_new_over (SafeguardCatalogue *self,
                              SafeguardEditions *editions,
                              GListModel *issues)
{
  SafeguardCatalogue *other = g_object_new (SAFEGUARD_TYPE_CATALOGUE, NULL);

  other->editions = editions;
  other->issues = issues;
  if (self != NULL)
    g_set_object (&other->keys, self->keys);

  return other;
}

SafeguardCatalogue *
safeguard_catalogue_as_known_at (SafeguardCatalogue *self, gint64 known)
{
  return safeguard_catalogue_new_over (self, safeguard_editions_as_known (self->editions, known),
                                       g_object_ref (self->issues));
}

/**
 * safeguard_catalogue_as_known:
 * @self: a catalogue
 * @known: a moment
 *
 * Gets the catalogue as it was: without editions and bank holidays that were
 * published after that moment.
 *
 * Returns: (transfer full): a view of the catalogue
 *
 * Since: 1.0
 */
SafeguardCatalogue *
safeguard_catalogue_as_known (SafeguardCatalogue *self, GDateTime *known)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (self) && self->editions != NULL, NULL);
  g_return_val_if_fail (known != NULL, NULL);

  SafeguardMoment moment = safeguard_moment_from_date_time (known);

  return safeguard_catalogue_as_known_at (self, moment.instant);
}

/**
 * safeguard_catalogue_get_areas:
 * @self: a catalogue
 *
 * Gets the areas for which there is an edition.
 *
 * Returns: (transfer full) (array zero-terminated=1): the areas, in
 *   alphabetical order
 *
 * Since: 1.0
 */
char **
safeguard_catalogue_get_areas (SafeguardCatalogue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (self) && self->editions != NULL, NULL);

  g_autofree const char **areas = safeguard_editions_get_areas (self->editions);

  return g_strdupv ((char **)areas);
}

/**
 * safeguard_catalogue_get_editions:
 * @self: a catalogue
 *
 * Gets every edition, by area and by the day on which it comes into force.
 *
 * Returns: (transfer full): a list of [class@Edition]
 *
 * Since: 1.0
 */
GListModel *
safeguard_catalogue_get_editions (SafeguardCatalogue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (self) && self->editions != NULL, NULL);

  GPtrArray *items = g_ptr_array_new ();
  guint n = safeguard_editions_get_n_packs (self->editions);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items,
                     safeguard_edition_new (safeguard_editions_get_pack (self->editions, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_EDITION, items);
}

/**
 * safeguard_catalogue_get_issues:
 * @self: a catalogue
 *
 * Gets what was found in the packs and did not stop them from being read.
 *
 * Returns: (transfer full): a list of [class@Issue]
 *
 * Since: 1.0
 */
GListModel *
safeguard_catalogue_get_issues (SafeguardCatalogue *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (self) && self->editions != NULL, NULL);

  return g_object_ref (self->issues);
}

static SafeguardPolicy *
compile (SafeguardLayers *layers, GError **error)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (FALSE);
  SafeguardPolicy *policy = safeguard_policy_compile (layers, log);

  if (policy == NULL)
    safeguard_issue_log_check (log, error);

  return policy;
}

SafeguardPolicy *
safeguard_catalogue_get_policy_on (SafeguardCatalogue *self,
                                   const char *area,
                                   SafeguardDayNumber day,
                                   GError **error)
{
  g_autofree char *key = g_strdup_printf ("%u/%s", day, area);
  SafeguardPolicy *policy;

  g_mutex_lock (&self->lock);
  policy = g_hash_table_lookup (self->policies, key);
  if (policy != NULL)
    g_object_ref (policy);
  g_mutex_unlock (&self->lock);
  if (policy != NULL)
    return policy;

  SafeguardLayers *layers = safeguard_editions_resolve (self->editions, area, day, error);
  policy = layers != NULL ? compile (layers, error) : NULL;
  if (policy == NULL)
    return NULL;

  g_mutex_lock (&self->lock);
  if (g_hash_table_size (self->policies) < 64)
    g_hash_table_insert (self->policies, g_steal_pointer (&key), g_object_ref (policy));
  g_mutex_unlock (&self->lock);

  return policy;
}

/**
 * safeguard_catalogue_get_policy:
 * @self: a catalogue
 * @area: an area, such as "stockport"
 * @on: the day whose editions are meant
 * @error: return location for an error
 *
 * Gets the arrangements of an area that are in force on a day.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_AREA, naming the nearest;
 * %SAFEGUARD_ERROR_NO_EDITION, naming the nearest;
 * %SAFEGUARD_ERROR_LAYER_CYCLE; %SAFEGUARD_ERROR_IMPOSSIBLE_DATE; any that a
 * section of a pack can have.
 *
 * Returns: (transfer full): the policy
 *
 * Since: 1.0
 */
SafeguardPolicy *
safeguard_catalogue_get_policy (SafeguardCatalogue *self,
                                const char *area,
                                const GDate *on,
                                GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (self) && self->editions != NULL, NULL);
  g_return_val_if_fail (area != NULL, NULL);
  g_return_val_if_fail (on != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber number = safeguard_day_number_from_date (on);
  if (number == 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, NULL, NULL,
                           "the date is not valid");
      return NULL;
    }

  return safeguard_catalogue_get_policy_on (self, area, number, error);
}

static SafeguardCatalogue *
bundled (GError **error)
{
  static GMutex lock;
  static SafeguardCatalogue *catalogue = NULL;

  g_mutex_lock (&lock);
  if (catalogue == NULL)
    catalogue = safeguard_catalogue_new (NULL, error);
  g_mutex_unlock (&lock);

  return catalogue;
}

/**
 * safeguard_policy_load:
 * @area: an area, such as "stockport"
 * @on: the day whose editions are meant
 * @error: return location for an error
 *
 * Gets the arrangements of an area that are in force on a day, from the packs
 * that come with the library. [method@Catalogue.get_policy] is the same for a
 * catalogue with packs of your own.
 *
 * Errors: as for [method@Catalogue.get_policy].
 *
 * Returns: (transfer full): the policy
 *
 * Since: 1.0
 */
SafeguardPolicy *
safeguard_policy_load (const char *area, const GDate *on, GError **error)
{
  g_return_val_if_fail (area != NULL, NULL);
  g_return_val_if_fail (on != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardCatalogue *catalogue = bundled (error);

  return catalogue != NULL ? safeguard_catalogue_get_policy (catalogue, area, on, error) : NULL;
}
