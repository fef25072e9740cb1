/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ruling-private.h"

#include "safeguard-clock-findings-private.h"
#include "safeguard-gap-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-question-private.h"
#include "safeguard-ruling-findings-private.h"
#include "safeguard-timescales-private.h"

/* The version of the JSON that rulings are written in. */
#define RULING_FORMAT 1

/**
 * SafeguardRuling:
 *
 * An answer of the published arrangements: what they say of what happened, why,
 * which documents say so, by when, and what is not known.
 *
 * A ruling is a pure function of a policy, a record and a time. It never
 * replaces a professional's judgement, which is kept beside it. It is immutable
 * and may be shared between threads; what is asked rarely (clocks, questions,
 * undecided points) is worked out each time it is asked for, so ask once and
 * keep the list.
 *
 * Each room has a final type of its own under this sealed base.
 *
 * Since: 1.0
 */
G_DEFINE_ABSTRACT_TYPE (SafeguardRuling, safeguard_ruling, G_TYPE_OBJECT)

static void
safeguard_ruling_finalize (GObject *object)
{
  SafeguardRuling *self = SAFEGUARD_RULING (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->places, g_strfreev);

  G_OBJECT_CLASS (safeguard_ruling_parent_class)->finalize (object);
}

static void
safeguard_ruling_class_init (SafeguardRulingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_ruling_finalize;
}

static void
safeguard_ruling_init (SafeguardRuling *self)
{
}

void
safeguard_ruling_set_up (SafeguardRuling *self, SafeguardLayers *layers, SafeguardMoment at)
{
  self->layers = safeguard_layers_ref (layers);
  self->at = at;
}

/**
 * safeguard_ruling_get_area:
 * @self: a ruling
 *
 * Gets the area whose arrangements answered.
 *
 * Returns: (transfer none): the area, such as "stockport"
 *
 * Since: 1.0
 */
const char *
safeguard_ruling_get_area (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_area (self->layers);
}

/**
 * safeguard_ruling_get_edition:
 * @self: a ruling
 *
 * Gets the edition of the area's arrangements that answered.
 *
 * Returns: (transfer none): the id, such as "stockport-2019"
 *
 * Since: 1.0
 */
const char *
safeguard_ruling_get_edition (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_edition (self->layers);
}

/**
 * safeguard_ruling_get_on:
 * @self: a ruling
 *
 * Gets the day that picked the editions in force.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
safeguard_ruling_get_on (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_day_number_to_date (safeguard_layers_get_on (self->layers));
}

/**
 * safeguard_ruling_get_layers:
 * @self: a ruling
 *
 * Gets every edition that the answer rests on, the lowest layer (such as
 * national guidance) first and the area's own last.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the editions
 *
 * Since: 1.0
 */
const char *const *
safeguard_ruling_get_layers (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_ids (self->layers);
}

/**
 * safeguard_ruling_get_digest:
 * @self: a ruling
 *
 * Gets a digest over the text of every edition that the answer rests on. Two
 * rulings with the same digest were made by the same rules.
 *
 * Returns: (transfer none): "sha256:" and 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
safeguard_ruling_get_digest (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_digest (self->layers);
}

/**
 * safeguard_ruling_get_at:
 * @self: a ruling
 *
 * Gets the moment that the ruling speaks for. A ruling without one gives dates
 * but no states.
 *
 * Returns: (transfer full) (nullable): the moment in London time, or %NULL if
 *   none was named
 *
 * Since: 1.0
 */
GDateTime *
safeguard_ruling_get_at (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return self->at.day != 0 ? safeguard_moment_to_date_time (&self->at) : NULL;
}

/**
 * safeguard_ruling_get_known:
 * @self: a ruling
 *
 * Gets the moment whose knowledge the ruling rests on: what was published or
 * recorded later is hidden from it.
 *
 * Returns: (transfer full) (nullable): the moment in London time, or %NULL if
 *   nothing was hidden
 *
 * Since: 1.0
 */
GDateTime *
safeguard_ruling_get_known (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  gint64 known = safeguard_layers_get_known (self->layers);
  if (known == G_MAXINT64)
    return NULL;

  SafeguardMoment moment = safeguard_moment_from_instant (known);

  return safeguard_moment_to_date_time (&moment);
}

gboolean
safeguard_ruling_is_filled (gpointer ruling)
{
  return SAFEGUARD_IS_RULING (ruling) && SAFEGUARD_RULING (ruling)->layers != NULL;
}

gboolean
safeguard_ruling_conclude (SafeguardRuling *self, SafeguardConclusion *out)
{
  *out = (SafeguardConclusion){NULL, SAFEGUARD_ANSWER_UNDETERMINED, self->at};
  if (SAFEGUARD_RULING_GET_CLASS (self)->conclude != NULL)
    SAFEGUARD_RULING_GET_CLASS (self)->conclude (self, out);

  return out->subject != NULL;
}

/**
 * safeguard_ruling_get_subject:
 * @self: a ruling
 *
 * Gets what or whom the ruling is about, where it answers with yes or no: the body of a meeting,
 * the decision of a vote. Another part of the library that takes a ruling as an argument, such as
 * [method@Fund.approve], asks for this.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL if the ruling answers otherwise
 *
 * Since: 1.0
 */
const char *
safeguard_ruling_get_subject (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  SafeguardConclusion conclusion;

  safeguard_ruling_conclude (self, &conclusion);

  return conclusion.subject;
}

/**
 * safeguard_ruling_get_answer:
 * @self: a ruling
 *
 * Gets the answer on its subject: whether a meeting could decide, whether a vote was carried.
 *
 * Returns: the answer; %SAFEGUARD_ANSWER_UNDETERMINED of a ruling without a subject
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_ruling_get_answer (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL,
                        SAFEGUARD_ANSWER_UNDETERMINED);

  SafeguardConclusion conclusion;

  safeguard_ruling_conclude (self, &conclusion);

  return conclusion.answer;
}

static GPtrArray *
collect (SafeguardRuling *self, void (*add) (SafeguardRuling *, GPtrArray *))
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);

  if (add != NULL)
    add (self, out);

  return out;
}

/**
 * safeguard_ruling_get_clocks:
 * @self: a ruling
 *
 * Gets the time limits that the ruling started or looked at, the first due
 * first where the room does not order them otherwise.
 *
 * Returns: (transfer full): a list of [class@Clock]
 *
 * Since: 1.0
 */
GListModel *
safeguard_ruling_get_clocks (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_list_new_take (SAFEGUARD_TYPE_CLOCK,
                                  collect (self, SAFEGUARD_RULING_GET_CLASS (self)->add_clocks));
}

/* The points that the documents leave open, decided or not. */
static GPtrArray *
list_gaps (SafeguardRuling *self, GListModel *clocks)
{
  GPtrArray *gaps = collect (self, SAFEGUARD_RULING_GET_CLASS (self)->add_undecided);

  safeguard_clocks_add_undecided (self->layers, clocks, gaps);

  return gaps;
}

static const char *const *
sections_of (SafeguardRuling *self)
{
  if (self->places != NULL)
    return (const char *const *)self->places;

  return SAFEGUARD_RULING_GET_CLASS (self)->sections;
}

static gboolean
has_decisions (SafeguardRuling *self)
{
  GListModel *decisions = safeguard_layers_get_decisions (self->layers);

  return decisions != NULL && g_list_model_get_n_items (decisions) > 0;
}

static GPtrArray *
list_decided (SafeguardRuling *self, GListModel *clocks, GPtrArray *findings)
{
  /* Most policies have no overlay: then what is left open need not be worked out for its sake. */
  if (!has_decisions (self))
    return g_ptr_array_new_with_free_func (g_object_unref);

  g_autoptr (GPtrArray) gaps = list_gaps (self, clocks);

  return safeguard_ruling_list_decided (self->layers, sections_of (self), clocks, findings, gaps);
}

/**
 * safeguard_ruling_get_findings:
 * @self: a ruling
 *
 * Gets the conclusions, the most important first. Immediate danger always
 * comes before everything else.
 *
 * Returns: (transfer full): a list of [class@Finding]
 *
 * Since: 1.0
 */
GListModel *
safeguard_ruling_get_findings (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  GPtrArray *findings = collect (self, SAFEGUARD_RULING_GET_CLASS (self)->add_findings);
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (self);
  g_autoptr (GPtrArray) decided = list_decided (self, clocks, findings);

  safeguard_ruling_add_decided_findings (decided, findings);
  safeguard_ruling_add_common_findings (self->layers, sections_of (self), clocks, findings);

  return safeguard_list_new_take (SAFEGUARD_TYPE_FINDING, findings);
}

/**
 * safeguard_ruling_get_questions:
 * @self: a ruling
 *
 * Gets the facts that are not known and could still change the answer, the one
 * that matters most first.
 *
 * Returns: (transfer full): a list of [class@Question]
 *
 * Since: 1.0
 */
GListModel *
safeguard_ruling_get_questions (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  return safeguard_list_new_take (SAFEGUARD_TYPE_QUESTION,
                                  collect (self, SAFEGUARD_RULING_GET_CLASS (self)->add_questions));
}

/**
 * safeguard_ruling_get_undecided:
 * @self: a ruling
 *
 * Gets the points that the documents leave open and that matter here. Nothing
 * is guessed about them.
 *
 * Returns: (transfer full): a list of [class@Gap]
 *
 * Since: 1.0
 */
GListModel *
safeguard_ruling_get_undecided (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (self);
  GPtrArray *gaps = list_gaps (self, clocks);

  for (guint i = gaps->len; i > 0; i--)
    {
      SafeguardLocalDecision *decision = safeguard_layers_find_decision (
          self->layers, safeguard_gap_get_id (g_ptr_array_index (gaps, i - 1)));

      if (decision != NULL && safeguard_local_decision_closes (decision))
        g_ptr_array_remove_index (gaps, i - 1);
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_GAP, gaps);
}

/**
 * safeguard_ruling_get_decided:
 * @self: a ruling
 *
 * Gets the points that the documents leave open, that matter here, and that an
 * overlay decides: as what, who decided it, when and why.
 *
 * Returns: (transfer full): a list of [class@LocalDecision]
 *
 * Since: 1.0
 */
GListModel *
safeguard_ruling_get_decided (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  g_autoptr (GPtrArray) findings = collect (self, SAFEGUARD_RULING_GET_CLASS (self)->add_findings);
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (self);

  return safeguard_list_new_take (SAFEGUARD_TYPE_LOCAL_DECISION,
                                  list_decided (self, clocks, findings));
}

/**
 * safeguard_ruling_why:
 * @self: a ruling
 *
 * Writes the findings as text, one a line, each with the documents that it
 * comes from.
 *
 * Returns: (transfer full): the text, lines ending in a line break
 *
 * Since: 1.0
 */
char *
safeguard_ruling_why (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (self);
  guint n = g_list_model_get_n_items (findings);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      SafeguardFinding *finding = safeguard_list_peek (findings, i);
      GListModel *citations = safeguard_finding_get_citations (finding);

      g_string_append (text, safeguard_finding_get_message (finding));
      for (guint j = 0; j < g_list_model_get_n_items (citations); j++)
        {
          g_autofree char *cited = safeguard_citation_to_text (safeguard_list_peek (citations, j));
          g_string_append_printf (text, " [%s]", cited);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
write_moment (const SafeguardMoment *moment, JsonBuilder *builder)
{
  if (moment->day == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  g_autofree char *text = safeguard_moment_to_iso (moment);
  json_builder_add_string_value (builder, text);
}

static void
write_policy (SafeguardRuling *self, JsonBuilder *builder)
{
  g_autofree char *on = safeguard_day_number_to_iso (safeguard_layers_get_on (self->layers));

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "area", safeguard_layers_get_area (self->layers));
  safeguard_json_add_text (builder, "edition", safeguard_layers_get_edition (self->layers));
  safeguard_json_add_text (builder, "on", on);
  safeguard_json_add_texts (builder, "layers", safeguard_layers_get_ids (self->layers));
  safeguard_json_add_text (builder, "digest", safeguard_layers_get_digest (self->layers));
  safeguard_layers_write_signatures (self->layers, builder);
  json_builder_end_object (builder);
}

static void
write_lists (SafeguardRuling *self, JsonBuilder *builder, gboolean with_days)
{
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (self);
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (self);
  g_autoptr (GListModel) questions = safeguard_ruling_get_questions (self);
  g_autoptr (GListModel) undecided = safeguard_ruling_get_undecided (self);
  g_autoptr (GListModel) decided = safeguard_ruling_get_decided (self);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    safeguard_finding_write (safeguard_list_peek (findings, i), builder);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    safeguard_clock_write (safeguard_list_peek (clocks, i), builder, with_days);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    safeguard_question_write (safeguard_list_peek (questions, i), builder);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "undecided");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (undecided); i++)
    safeguard_gap_write (safeguard_list_peek (undecided, i), builder);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "decided");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (decided); i++)
    safeguard_local_decision_write (safeguard_list_peek (decided, i), builder);
  json_builder_end_array (builder);
}

void
safeguard_ruling_write (SafeguardRuling *self, JsonBuilder *builder, gboolean with_days)
{
  gint64 known = safeguard_layers_get_known (self->layers);
  SafeguardMoment known_moment
      = known == G_MAXINT64 ? SAFEGUARD_MOMENT_NONE : safeguard_moment_from_instant (known);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-ruling", RULING_FORMAT);
  json_builder_set_member_name (builder, "policy");
  write_policy (self, builder);
  json_builder_set_member_name (builder, "at");
  write_moment (&self->at, builder);
  json_builder_set_member_name (builder, "known");
  write_moment (&known_moment, builder);
  json_builder_set_member_name (builder, "result");
  SAFEGUARD_RULING_GET_CLASS (self)->write_result (self, builder);
  write_lists (self, builder, with_days);
  json_builder_end_object (builder);
}

/**
 * safeguard_ruling_to_json:
 * @self: a ruling
 *
 * Writes the whole ruling as JSON, in the form that the manual of the JSON door
 * describes. The names in it are stable.
 *
 * Returns: (transfer full): JSON text
 *
 * Since: 1.0
 */
char *
safeguard_ruling_to_json (SafeguardRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RULING (self) && self->layers != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  safeguard_ruling_write (self, builder, FALSE);

  return safeguard_json_to_text (builder);
}
