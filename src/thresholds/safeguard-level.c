/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-thresholds-private.h"

/**
 * SafeguardLevel:
 *
 * A level of need as an area's arrangements name it, such as "Safeguarding
 * concerns". Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardLevel
{
  GObject parent_instance;

  int number;
  char *id;
  char *name;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardLevel, safeguard_level, G_TYPE_OBJECT)

static void
safeguard_level_finalize (GObject *object)
{
  SafeguardLevel *self = SAFEGUARD_LEVEL (object);

  g_free (self->id);
  g_free (self->name);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_level_parent_class)->finalize (object);
}

static void
safeguard_level_class_init (SafeguardLevelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_level_finalize;
}

static void
safeguard_level_init (SafeguardLevel *self)
{
}

SafeguardLevel *
safeguard_level_new (int number, const char *id, const char *name, GListModel *citations)
{
  SafeguardLevel *self = g_object_new (SAFEGUARD_TYPE_LEVEL, NULL);

  self->number = number;
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->citations = citations;

  return self;
}

/**
 * safeguard_level_get_number:
 * @self: a level
 *
 * Gets the number of the level; a higher number means greater need.
 *
 * Returns: the number, from 1
 *
 * Since: 1.0
 */
int
safeguard_level_get_number (SafeguardLevel *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL (self), 0);

  return self->number;
}

/**
 * safeguard_level_get_id:
 * @self: a level
 *
 * Gets the name that programs use.
 *
 * Returns: (transfer none): the id, such as "safeguarding-concerns"
 *
 * Since: 1.0
 */
const char *
safeguard_level_get_id (SafeguardLevel *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL (self), NULL);

  return self->id;
}

/**
 * safeguard_level_get_name:
 * @self: a level
 *
 * Gets the name that the document gives the level.
 *
 * Returns: (transfer none): the name, such as "Safeguarding concerns"
 *
 * Since: 1.0
 */
const char *
safeguard_level_get_name (SafeguardLevel *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL (self), NULL);

  return self->name;
}

/**
 * safeguard_level_get_citations:
 * @self: a level
 *
 * Gets where the document describes the level.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_level_get_citations (SafeguardLevel *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_LEVEL (self), NULL);

  return self->citations;
}
