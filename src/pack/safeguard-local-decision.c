/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-local-decision-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardLocalDecision:
 *
 * What a partnership decided of a point that its published documents leave
 * open: under `decides` in an overlay, with who decided, when and why.
 *
 * From the day on which it was decided rulings follow it, and say so; before
 * that day, and in views of what was known then, the point stays undecided.
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardLocalDecision
{
  GObject parent_instance;

  char *gap;
  char *says;
  char *answer;
  char *by;
  char *because;
  char *edition;
  SafeguardDayNumber decided;
  char **overruled;
  char **places;
  gboolean closes;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardLocalDecision, safeguard_local_decision, G_TYPE_OBJECT)

static void
safeguard_local_decision_finalize (GObject *object)
{
  SafeguardLocalDecision *self = SAFEGUARD_LOCAL_DECISION (object);

  g_free (self->gap);
  g_free (self->says);
  g_free (self->answer);
  g_free (self->by);
  g_free (self->because);
  g_free (self->edition);
  g_strfreev (self->overruled);
  g_strfreev (self->places);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_local_decision_parent_class)->finalize (object);
}

static void
safeguard_local_decision_class_init (SafeguardLocalDecisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_local_decision_finalize;
}

static void
safeguard_local_decision_init (SafeguardLocalDecision *self)
{
}

SafeguardLocalDecision *
safeguard_local_decision_new (const SafeguardLocalDecisionFields *fields)
{
  SafeguardLocalDecision *self = g_object_new (SAFEGUARD_TYPE_LOCAL_DECISION, NULL);

  self->gap = g_strdup (fields->gap);
  self->says = g_strdup (fields->says);
  self->answer = g_strdup (fields->answer);
  self->by = g_strdup (fields->by);
  self->because = g_strdup (fields->because);
  self->edition = g_strdup (fields->edition);
  self->decided = fields->decided;
  self->overruled = g_strdupv ((char **)fields->overruled);
  self->places = g_strdupv ((char **)fields->places);
  self->closes = fields->closes;
  self->citations = g_object_ref (fields->citations);

  return self;
}

#define IS_FILLED(self) (SAFEGUARD_IS_LOCAL_DECISION (self) && (self)->gap != NULL)

/**
 * safeguard_local_decision_get_gap:
 * @self: a local decision
 *
 * Gets the name under which a policy pack declares what was open.
 *
 * Returns: (transfer none): the id, such as "risk-score-twelve"
 *
 * Since: 1.0
 */
const char *
safeguard_local_decision_get_gap (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->gap;
}

/**
 * safeguard_local_decision_get_says:
 * @self: a local decision
 *
 * Gets what the documents leave open, in a sentence.
 *
 * Returns: (transfer none) (nullable): the sentence, or %NULL if the pack has
 *   none
 *
 * Since: 1.0
 */
const char *
safeguard_local_decision_get_says (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->says;
}

/**
 * safeguard_local_decision_get_answer:
 * @self: a local decision
 *
 * Gets as what it was decided: one of the answers that the document can have.
 *
 * Returns: (transfer none): the id of the answer, such as "twelve-is-escalated"
 *
 * Since: 1.0
 */
const char *
safeguard_local_decision_get_answer (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->answer;
}

/**
 * safeguard_local_decision_get_by:
 * @self: a local decision
 *
 * Gets who decided.
 *
 * Returns: (transfer none): the body or role, in words
 *
 * Since: 1.0
 */
const char *
safeguard_local_decision_get_by (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->by;
}

/**
 * safeguard_local_decision_get_decided:
 * @self: a local decision
 *
 * Gets the day from which rulings follow the decision.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
safeguard_local_decision_get_decided (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return safeguard_day_number_to_date (self->decided);
}

/**
 * safeguard_local_decision_get_because:
 * @self: a local decision
 *
 * Gets the reason.
 *
 * Returns: (transfer none): the reason, in words
 *
 * Since: 1.0
 */
const char *
safeguard_local_decision_get_because (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->because;
}

/**
 * safeguard_local_decision_get_edition:
 * @self: a local decision
 *
 * Gets the pack that holds the decision.
 *
 * Returns: (transfer none): its id
 *
 * Since: 1.0
 */
const char *
safeguard_local_decision_get_edition (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->edition;
}

/**
 * safeguard_local_decision_get_overruled:
 * @self: a local decision
 *
 * Gets the packs in lower layers that decide the same point, and that this
 * decision comes before.
 *
 * Returns: (transfer none) (array zero-terminated=1): their ids; empty if there
 *   are none
 *
 * Since: 1.0
 */
const char *const *
safeguard_local_decision_get_overruled (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return (const char *const *)self->overruled;
}

/**
 * safeguard_local_decision_closes:
 * @self: a local decision
 *
 * Tells whether the decision by itself closes what was open.
 *
 * Returns: %FALSE if the answer names a document that is not held, such as
 *   terms of reference: then the rules that an overlay writes close the point,
 *   and it stays undecided where none are written
 *
 * Since: 1.0
 */
gboolean
safeguard_local_decision_closes (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);

  return self->closes;
}

/**
 * safeguard_local_decision_get_citations:
 * @self: a local decision
 *
 * Gets where the decision stands, such as minutes.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_local_decision_get_citations (SafeguardLocalDecision *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->citations;
}

char *
safeguard_local_decision_get_day_text (SafeguardLocalDecision *self)
{
  return safeguard_day_number_to_text (self->decided);
}

gboolean
safeguard_local_decision_is_in (SafeguardLocalDecision *self, const char *const *sections)
{
  for (guint i = 0; self->places[i] != NULL; i++)
    if (safeguard_path_is_in (self->places[i], sections))
      return TRUE;

  return FALSE;
}

void
safeguard_local_decision_write (SafeguardLocalDecision *self, JsonBuilder *builder)
{
  g_autofree char *decided = safeguard_day_number_to_iso (self->decided);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->gap);
  safeguard_json_add_text (builder, "says", self->says);
  safeguard_json_add_text (builder, "as", self->answer);
  safeguard_json_add_text (builder, "by", self->by);
  safeguard_json_add_text (builder, "decided", decided);
  safeguard_json_add_text (builder, "because", self->because);
  safeguard_json_add_text (builder, "edition", self->edition);
  safeguard_json_add_texts (builder, "overruled", (const char *const *)self->overruled);
  safeguard_json_add_boolean (builder, "closes", self->closes);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (self->citations, builder);
  json_builder_end_object (builder);
}
