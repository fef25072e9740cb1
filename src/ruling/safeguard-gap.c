/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-gap-private.h"

#include "safeguard-citation-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardGap:
 *
 * A point that a document leaves open, and on which a ruling therefore decides
 * nothing: what is not said, the ways in which it can be read, and what each
 * of them would answer.
 *
 * The library never guesses. A gap stays open until the partnership decides
 * it. A gap is immutable and may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardGap
{
  GObject parent_instance;

  char *id;
  char *says;
  GListModel *readings;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardGap, safeguard_gap, G_TYPE_OBJECT)

static void
safeguard_gap_finalize (GObject *object)
{
  SafeguardGap *self = SAFEGUARD_GAP (object);

  g_free (self->id);
  g_free (self->says);
  g_clear_object (&self->readings);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_gap_parent_class)->finalize (object);
}

static void
safeguard_gap_class_init (SafeguardGapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_gap_finalize;
}

static void
safeguard_gap_init (SafeguardGap *self)
{
}

SafeguardGap *
safeguard_gap_new (const char *id, const char *says, GListModel *readings, GListModel *citations)
{
  SafeguardGap *self = g_object_new (SAFEGUARD_TYPE_GAP, NULL);

  self->id = g_strdup (id);
  self->says = g_strdup (says);
  self->readings = readings;
  self->citations = citations != NULL ? g_object_ref (citations)
                                      : safeguard_list_new_empty (SAFEGUARD_TYPE_CITATION);

  return self;
}

/**
 * safeguard_gap_get_id:
 * @self: a gap
 *
 * Gets the name under which the policy pack declares the gap.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_gap_get_id (SafeguardGap *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GAP (self), NULL);

  return self->id;
}

/**
 * safeguard_gap_get_says:
 * @self: a gap
 *
 * Gets what the document leaves open, in a sentence.
 *
 * Returns: (transfer none) (nullable): the sentence, or %NULL if the pack has
 *   none
 *
 * Since: 1.0
 */
const char *
safeguard_gap_get_says (SafeguardGap *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GAP (self), NULL);

  return self->says;
}

/**
 * safeguard_gap_get_readings:
 * @self: a gap
 *
 * Gets the ways in which the document can be read.
 *
 * Returns: (transfer none): a list of [class@Reading]
 *
 * Since: 1.0
 */
GListModel *
safeguard_gap_get_readings (SafeguardGap *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GAP (self), NULL);

  return self->readings;
}

/**
 * safeguard_gap_get_citations:
 * @self: a gap
 *
 * Gets where the document leaves the point open.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_gap_get_citations (SafeguardGap *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GAP (self), NULL);

  return self->citations;
}

/**
 * SafeguardReading:
 *
 * One way in which a document can be read where it leaves something open, and
 * what the ruling would answer under it. Immutable; may be shared between
 * threads.
 *
 * Since: 1.0
 */
struct _SafeguardReading
{
  GObject parent_instance;

  char *id;
  char *answer;
};

G_DEFINE_FINAL_TYPE (SafeguardReading, safeguard_reading, G_TYPE_OBJECT)

static void
safeguard_reading_finalize (GObject *object)
{
  SafeguardReading *self = SAFEGUARD_READING (object);

  g_free (self->id);
  g_free (self->answer);

  G_OBJECT_CLASS (safeguard_reading_parent_class)->finalize (object);
}

static void
safeguard_reading_class_init (SafeguardReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_reading_finalize;
}

static void
safeguard_reading_init (SafeguardReading *self)
{
}

SafeguardReading *
safeguard_reading_new (const char *id, const char *answer)
{
  SafeguardReading *self = g_object_new (SAFEGUARD_TYPE_READING, NULL);

  self->id = g_strdup (id);
  self->answer = g_strdup (answer);

  return self;
}

/**
 * safeguard_reading_get_id:
 * @self: a reading
 *
 * Gets the name of the reading in the policy pack.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_reading_get_id (SafeguardReading *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_READING (self), NULL);

  return self->id;
}

/**
 * safeguard_reading_get_answer:
 * @self: a reading
 *
 * Gets what would follow if this reading held.
 *
 * Returns: (transfer none): the answer, such as "yes", "no" or "unknown"
 *
 * Since: 1.0
 */
const char *
safeguard_reading_get_answer (SafeguardReading *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_READING (self), NULL);

  return self->answer;
}

static void
write_readings (GListModel *readings, JsonBuilder *builder)
{
  guint n = g_list_model_get_n_items (readings);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      SafeguardReading *reading = safeguard_list_peek (readings, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", reading->id);
      safeguard_json_add_text (builder, "answer", reading->answer);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
safeguard_gap_write (SafeguardGap *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  if (self->says != NULL)
    {
      safeguard_json_add_text (builder, "says", self->says);
    }
  json_builder_set_member_name (builder, "readings");
  write_readings (self->readings, builder);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (self->citations, builder);
  json_builder_end_object (builder);
}
