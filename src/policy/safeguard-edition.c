/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-catalogue-private.h"

/**
 * SafeguardEdition:
 *
 * One published document in one edition, as a catalogue holds it. Immutable;
 * may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardEdition
{
  GObject parent_instance;

  SafeguardPack *pack;
};

G_DEFINE_FINAL_TYPE (SafeguardEdition, safeguard_edition, G_TYPE_OBJECT)

static void
safeguard_edition_finalize (GObject *object)
{
  g_clear_pointer (&SAFEGUARD_EDITION (object)->pack, safeguard_pack_unref);

  G_OBJECT_CLASS (safeguard_edition_parent_class)->finalize (object);
}

static void
safeguard_edition_class_init (SafeguardEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_edition_finalize;
}

static void
safeguard_edition_init (SafeguardEdition *self)
{
}

SafeguardEdition *
safeguard_edition_new (SafeguardPack *pack)
{
  SafeguardEdition *self = g_object_new (SAFEGUARD_TYPE_EDITION, NULL);

  self->pack = safeguard_pack_ref (pack);

  return self;
}

/**
 * safeguard_edition_get_id:
 * @self: an edition
 *
 * Gets the id of the edition.
 *
 * Returns: (transfer none): the id, such as "stockport-2019"
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_id (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_id (self->pack);
}

/**
 * safeguard_edition_get_area:
 * @self: an edition
 *
 * Gets the area that the document is for.
 *
 * Returns: (transfer none): the area, such as "stockport"
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_area (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_area (self->pack);
}

/**
 * safeguard_edition_get_title:
 * @self: an edition
 *
 * Gets the title of the document.
 *
 * Returns: (transfer none): the title
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_title (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_title (self->pack);
}

/**
 * safeguard_edition_get_first_day:
 * @self: an edition
 *
 * Gets the first day on which the edition is in force.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
safeguard_edition_get_first_day (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_day_number_to_date (safeguard_pack_get_from (self->pack));
}

/**
 * safeguard_edition_get_last_day:
 * @self: an edition
 *
 * Gets the last day on which the edition is in force.
 *
 * Returns: (transfer full) (nullable): a new date, or %NULL if it has no end
 *
 * Since: 1.0
 */
GDate *
safeguard_edition_get_last_day (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  SafeguardDayNumber to = safeguard_pack_get_to (self->pack);

  return to != 0 ? safeguard_day_number_to_date (to) : NULL;
}

/**
 * safeguard_edition_is_in_force_verified:
 * @self: an edition
 *
 * Tells whether the days in force are those of the document itself.
 *
 * Returns: %FALSE if the document does not give them, or nobody has read them
 *
 * Since: 1.0
 */
gboolean
safeguard_edition_is_in_force_verified (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, FALSE);

  return safeguard_pack_is_in_force_verified (self->pack);
}

/**
 * safeguard_edition_get_digest:
 * @self: an edition
 *
 * Gets a digest of the text of the pack.
 *
 * Returns: (transfer none): "sha256:" and 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_digest (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_digest (self->pack);
}

/**
 * safeguard_edition_get_reading:
 * @self: an edition
 *
 * Gets whose reading of the document it is. Unless somebody endorsed it, it is not the
 * partnership's own.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL if the pack does not say
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_reading (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_reading (self->pack);
}

/**
 * safeguard_edition_get_endorsed_by:
 * @self: an edition
 *
 * Gets who has said that the reading is right.
 *
 * Returns: (transfer none) (nullable): the body or the office, or %NULL if nobody has
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_endorsed_by (SafeguardEdition *self)
{
  SafeguardDayNumber day;

  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_endorsed_by (self->pack, &day);
}

/**
 * safeguard_edition_get_endorsed_day:
 * @self: an edition
 *
 * Gets the day on which the reading was endorsed.
 *
 * Returns: (transfer full) (nullable): a new date, or %NULL if nobody has
 *
 * Since: 1.0
 */
GDate *
safeguard_edition_get_endorsed_day (SafeguardEdition *self)
{
  SafeguardDayNumber day;

  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_endorsed_by (self->pack, &day) != NULL
             ? safeguard_day_number_to_date (day)
             : NULL;
}

/**
 * safeguard_edition_is_overlay:
 * @self: an edition
 *
 * Tells whether the pack stands on top of the editions of its area, with what a
 * council decides, replaces or switches off.
 *
 * Returns: %FALSE if it is an edition of the area's arrangements
 *
 * Since: 1.0
 */
gboolean
safeguard_edition_is_overlay (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, FALSE);

  return safeguard_pack_is_overlay (self->pack);
}

/**
 * safeguard_edition_is_bundled:
 * @self: an edition
 *
 * Tells whether the pack came with the library. Who trusts the library trusts
 * those: they are part of it, and are never asked for a signature.
 *
 * Returns: %FALSE if it was read from a file
 *
 * Since: 1.0
 */
gboolean
safeguard_edition_is_bundled (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, FALSE);

  return safeguard_pack_is_bundled (self->pack);
}

/**
 * safeguard_edition_get_signed_by:
 * @self: an edition
 *
 * Gets who signed the pack, if the catalogue was to check that.
 *
 * Returns: (transfer none) (nullable): the fingerprint of the key, or %NULL if
 *   no signature was checked
 *
 * Since: 1.0
 */
const char *
safeguard_edition_get_signed_by (SafeguardEdition *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_EDITION (self) && self->pack != NULL, NULL);

  return safeguard_pack_get_signed_by (self->pack);
}
