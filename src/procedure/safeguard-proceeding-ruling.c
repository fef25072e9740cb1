/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-proceeding-private.h"

#include "safeguard-gap-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-stage-private.h"

/**
 * SafeguardProceedingRuling:
 *
 * Where a matter stands in its procedure at a moment: the stage, whose move it is,
 * what may come next, every clock, and what was late or out of order. All of it
 * follows from the events on the record and from nothing else, so nothing can be
 * missed and every old ruling can be given again.
 *
 * The sealed base of the rulings of the rooms. Immutable; may be shared between
 * threads.
 *
 * Since: 1.0
 */
G_DEFINE_ABSTRACT_TYPE (SafeguardProceedingRuling,
                        safeguard_proceeding_ruling,
                        SAFEGUARD_TYPE_RULING)

#define GET_CLASS(self)                                                                            \
  (G_TYPE_INSTANCE_GET_CLASS ((self), SAFEGUARD_TYPE_PROCEEDING_RULING,                            \
                              SafeguardProceedingRulingClass))

static void
safeguard_proceeding_ruling_finalize (GObject *object)
{
  SafeguardProceedingRuling *self = SAFEGUARD_PROCEEDING_RULING (object);

  g_clear_pointer (&self->procedure, safeguard_procedure_unref);
  g_free (self->id);
  g_free (self->kind);
  g_strfreev (self->party_ids);
  g_clear_pointer (&self->progress, safeguard_progress_free);
  safeguard_started_clocks_clear (&self->clocks);

  G_OBJECT_CLASS (safeguard_proceeding_ruling_parent_class)->finalize (object);
}

static void
safeguard_proceeding_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  safeguard_started_clocks_add_clocks (&SAFEGUARD_PROCEEDING_RULING (ruling)->clocks, out);
}

static void
add_gap (SafeguardProceedingRuling *self, const char *id, GPtrArray *out)
{
  SafeguardGap *gap;

  for (guint i = 0; i < out->len; i++)
    if (g_strcmp0 (safeguard_gap_get_id (g_ptr_array_index (out, i)), id) == 0)
      return;

  gap = id != NULL ? safeguard_gaps_make (safeguard_procedure_peek_gaps (self->procedure), id)
                   : NULL;

  if (gap != NULL)
    g_ptr_array_add (out, gap);
}

/* What the documents leave open of the whole, of the stage that the matter is at, and of those that
 * may come next. */
static void
safeguard_proceeding_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardProceedingRuling *self = SAFEGUARD_PROCEEDING_RULING (ruling);
  SafeguardDayNumber day = safeguard_proceeding_ruling_get_day (self);
  const SafeguardStageRule *here, *next;
  const char *gap;

  safeguard_gaps_add_at (safeguard_procedure_peek_gaps (self->procedure),
                         safeguard_procedure_get_place (self->procedure), out);
  if (self->progress->stage == SAFEGUARD_NO_STAGE)
    return;

  here = safeguard_procedure_get_stage (self->procedure, (guint)self->progress->stage);
  g_free (safeguard_stage_rule_list_holders (here, day, &gap));
  add_gap (self, here->gap, out);
  add_gap (self, gap, out);
  for (guint i = 0; i < here->leads_to->len; i++)
    {
      next = safeguard_procedure_get_stage (self->procedure,
                                            g_array_index (here->leads_to, guint, i));
      g_free (safeguard_stage_rule_list_holders (next, day, &gap));
      add_gap (self, next->gap, out);
      add_gap (self, gap, out);
    }
}

/* --- the result */

static void
write_list (GListModel *list, void (*write) (gpointer, JsonBuilder *), JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    write (safeguard_list_peek (list, i), builder);
  json_builder_end_array (builder);
}

static void
write_statement (const SafeguardStatement *statement, const char *says, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "says", says);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (statement->citations, builder);
  json_builder_end_object (builder);
}

static void
write_reference (SafeguardProceedingRuling *self, JsonBuilder *builder)
{
  const SafeguardStatement *reference = safeguard_procedure_get_reference (self->procedure);

  json_builder_set_member_name (builder, "by_reference");
  if (reference->name == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "policy", reference->name);
  safeguard_json_add_text (builder, "says", reference->says);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (reference->citations, builder);
  json_builder_end_object (builder);
}

static void
write_position (SafeguardProceedingRuling *self, JsonBuilder *builder)
{
  const char *gap;
  g_autofree const char **holders = safeguard_proceeding_ruling_list_holders (self, &gap);
  g_autofree char *holder = g_strjoinv (", ", (char **)holders);
  g_autofree char *name = safeguard_proceeding_ruling_get_holder_name (self);
  int stage = self->progress->stage;
  const SafeguardStageRule *rule
      = stage != SAFEGUARD_NO_STAGE ? safeguard_procedure_get_stage (self->procedure, (guint)stage)
                                    : NULL;

  safeguard_json_add_text (builder, "stage", rule != NULL ? rule->id : NULL);
  safeguard_json_add_text (builder, "stage_name", rule != NULL ? rule->name : NULL);
  safeguard_json_add_text (builder, "holder", *holder != '\0' ? holder : NULL);
  safeguard_json_add_texts (builder, "holders", holders);
  safeguard_json_add_text (builder, "holder_name", *holder != '\0' ? name : NULL);
  safeguard_json_add_text (builder, "state", safeguard_proceeding_ruling_get_state (self));
  safeguard_json_add_boolean (builder, "closed", self->progress->outcome != NULL);
  safeguard_json_add_boolean (builder, "immediate_risk", self->progress->risk);
}

static void
safeguard_proceeding_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardProceedingRuling *self = SAFEGUARD_PROCEEDING_RULING (ruling);
  g_autoptr (GListModel) next = safeguard_proceeding_ruling_get_next (self);
  g_autoptr (GListModel) visits = safeguard_proceeding_ruling_get_visits (self);
  g_autoptr (GListModel) breaches = safeguard_proceeding_ruling_get_breaches (self);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  safeguard_json_add_text (builder, "kind", self->kind);
  safeguard_json_add_texts (builder, "parties", self->parties.ids);
  write_position (self, builder);
  json_builder_set_member_name (builder, "next");
  write_list (next, (void (*) (gpointer, JsonBuilder *))safeguard_next_step_write, builder);
  json_builder_set_member_name (builder, "visits");
  write_list (visits, (void (*) (gpointer, JsonBuilder *))safeguard_stage_visit_write, builder);
  json_builder_set_member_name (builder, "breaches");
  write_list (breaches, (void (*) (gpointer, JsonBuilder *))safeguard_finding_write, builder);
  write_reference (self, builder);
  json_builder_set_member_name (builder, "whistleblowing");
  write_statement (safeguard_procedure_get_whistleblowing (self->procedure),
                   safeguard_proceeding_ruling_get_whistleblowing (self), builder);
  if (GET_CLASS (self)->write_more != NULL)
    GET_CLASS (self)->write_more (self, builder);
  json_builder_end_object (builder);
}

static void
safeguard_proceeding_ruling_class_init (SafeguardProceedingRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_proceeding_ruling_finalize;
  ruling_class->add_findings = safeguard_proceeding_ruling_add_findings;
  ruling_class->add_clocks = safeguard_proceeding_ruling_add_clocks;
  ruling_class->add_undecided = safeguard_proceeding_ruling_add_undecided;
  ruling_class->write_result = safeguard_proceeding_ruling_write_result;
  ruling_class->take_stance = safeguard_proceeding_ruling_take_stance;
}

static void
safeguard_proceeding_ruling_init (SafeguardProceedingRuling *self)
{
  safeguard_started_clocks_init (&self->clocks);
}

/* --- making one */

static void
count_parties (SafeguardProceedingRuling *self, SafeguardProceeding *proceeding)
{
  const SafeguardActors *actors = safeguard_procedure_peek_actors (self->procedure);

  self->party_ids = g_strdupv (proceeding->parties);
  self->parties.known = proceeding->parties_known;
  self->parties.ids = (const char *const *)self->party_ids;
  self->parties.n = g_strv_length (self->party_ids);
  for (guint i = 0; i < self->parties.n; i++)
    self->parties.n_partners += safeguard_actors_is_partner (actors, self->party_ids[i]) ? 1 : 0;
}

static void
append_derived (SafeguardRecord *record, const char *what, const char *stage, SafeguardMoment when)
{
  if (when.day == 0)
    return;

  g_autofree char *type = g_strconcat (what, "-", stage, NULL);
  g_autofree char *text = safeguard_moment_to_iso (&when);

  safeguard_record_append_event (record, type, text, NULL);
}

/* Whether a clock counts back from such an event: its date may be planned, and lie ahead. */
static gboolean
may_be_planned (SafeguardProceedingRuling *self, const char *type)
{
  SafeguardTimescales *timescales = safeguard_procedure_peek_timescales (self->procedure);

  for (guint i = 0; i < safeguard_timescales_get_n (timescales); i++)
    {
      const SafeguardTimescaleRule *rule = safeguard_timescales_peek_nth (timescales, i);

      if (rule->before && rule->start.kind != SAFEGUARD_START_DUE_OF
          && g_strv_contains ((const char *const *)rule->start.events, type))
        return TRUE;
    }

  return FALSE;
}

static void
append_happened (SafeguardProceedingRuling *self, SafeguardRecord *from, SafeguardRecord *to)
{
  const SafeguardMoment *at = &SAFEGUARD_RULING (self)->at;
  gint64 until = at->day != 0 ? safeguard_moment_end (at) : G_MAXINT64;

  for (guint i = 0; i < safeguard_record_get_n_events (from); i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (from, i);

      if (safeguard_progress_has_happened (safeguard_event_peek_moment (event), until)
          || may_be_planned (self, safeguard_event_get_event_type (event)))
        safeguard_record_append (to, event, NULL);
    }
}

/* What has happened, and for each stage that the matter came to "entered-" and "left-" it, so that
 * a limit can be counted from the start of a stage or from its end. */
static SafeguardRecord *
make_chronology (SafeguardProceedingRuling *self, SafeguardRecord *record)
{
  SafeguardRecord *chronology = SAFEGUARD_RECORD (safeguard_chronology_new ());
  GArray *visits = self->progress->visits;

  append_happened (self, record, chronology);
  for (guint i = 0; i < visits->len; i++)
    {
      const SafeguardVisit *visit = &g_array_index (visits, SafeguardVisit, i);
      const char *stage = safeguard_procedure_get_stage (self->procedure, visit->stage)->id;

      append_derived (chronology, "entered", stage, visit->entered);
      append_derived (chronology, "left", stage, visit->left);
    }

  return chronology;
}

static gboolean
was_entered (const SafeguardProgress *progress, guint stage)
{
  for (guint i = 0; i < progress->visits->len; i++)
    if (g_array_index (progress->visits, SafeguardVisit, i).stage == stage)
      return TRUE;

  return FALSE;
}

/* The clocks of a stage that the matter came to, and those that had begun although it was passed
 * over: what had to be done at once and was not is late whatever came after. */
static void
start_clocks (SafeguardProceedingRuling *self, SafeguardRecord *record)
{
  g_autoptr (SafeguardRecord) chronology = make_chronology (self, record);
  SafeguardTimescales *timescales = safeguard_procedure_peek_timescales (self->procedure);

  for (guint i = 0; i < safeguard_procedure_get_n_stages (self->procedure); i++)
    {
      const SafeguardStageRule *stage = safeguard_procedure_get_stage (self->procedure, i);
      gboolean entered = was_entered (self->progress, i);

      for (guint j = 0; j < stage->clocks->len; j++)
        {
          const char *ids[] = {g_array_index (stage->clocks, const char *, j), NULL};

          if (entered)
            safeguard_started_clocks_start (&self->clocks, timescales, ids, chronology,
                                            &SAFEGUARD_RULING (self)->at);
          else
            safeguard_started_clocks_start_begun (&self->clocks, timescales, ids[0], chronology,
                                                  &SAFEGUARD_RULING (self)->at);
        }
    }
}

static void
give_holder (SafeguardProceedingRuling *self, const char *id, const char *holder)
{
  for (guint i = 0; i < self->clocks.clocks->len; i++)
    {
      SafeguardClock *clock = g_ptr_array_index (self->clocks.clocks, i);

      if (g_strcmp0 (safeguard_clock_get_id (clock), id) == 0)
        safeguard_clock_give_holder (clock, holder);
    }
}

/* A limit of which the source does not say whose it is belongs to who holds the stage; one that
 * stands under several, to who held the last of them. */
static void
give_holders (SafeguardProceedingRuling *self)
{
  for (guint i = 0; i < self->progress->visits->len; i++)
    {
      const SafeguardVisit *visit = &g_array_index (self->progress->visits, SafeguardVisit, i);
      const SafeguardStageRule *stage
          = safeguard_procedure_get_stage (self->procedure, visit->stage);
      const char *gap;
      g_autofree const char **ids
          = safeguard_stage_rule_list_holders (stage, visit->entered.day, &gap);
      g_autofree char *holder = g_strjoinv (", ", (char **)ids);

      for (guint j = 0; j < stage->clocks->len; j++)
        give_holder (self, g_array_index (stage->clocks, const char *, j),
                     *holder != '\0' ? holder : NULL);
    }
}

void
safeguard_proceeding_ruling_set_up (SafeguardProceedingRuling *self,
                                    SafeguardProcedure *procedure,
                                    SafeguardProceeding *proceeding,
                                    SafeguardMoment at)
{
  SafeguardRecord *record = SAFEGUARD_RECORD (proceeding);

  self->procedure = safeguard_procedure_ref (procedure);
  self->id = g_strdup (proceeding->id);
  self->kind = g_strdup (proceeding->kind);
  count_parties (self, proceeding);
  safeguard_ruling_set_up (SAFEGUARD_RULING (self),
                           safeguard_procedure_peek_layers (self->procedure), at);
  self->progress = safeguard_progress_new (self->procedure, record, &self->parties,
                                           at.day != 0 ? safeguard_moment_end (&at) : G_MAXINT64);
  start_clocks (self, record);
  give_holders (self);
}

SafeguardDayNumber
safeguard_proceeding_ruling_get_day (SafeguardProceedingRuling *self)
{
  const SafeguardMoment *at = &SAFEGUARD_RULING (self)->at;

  if (at->day != 0)
    return at->day;
  if (self->progress->last.day != 0)
    return self->progress->last.day;

  return safeguard_layers_get_on (SAFEGUARD_RULING (self)->layers);
}

const char **
safeguard_proceeding_ruling_list_holders (SafeguardProceedingRuling *self, const char **gap)
{
  int stage = self->progress->stage;

  *gap = NULL;
  if (stage == SAFEGUARD_NO_STAGE)
    return g_new0 (const char *, 1);

  return safeguard_stage_rule_list_holders (
      safeguard_procedure_get_stage (self->procedure, (guint)stage),
      safeguard_proceeding_ruling_get_day (self), gap);
}

/* --- getters */

#define IS_FILLED(self) (SAFEGUARD_IS_PROCEEDING_RULING (self) && (self)->progress != NULL)

/**
 * safeguard_proceeding_ruling_get_id:
 * @self: a ruling
 *
 * Gets which matter it is about.
 *
 * Returns: (transfer none): the id of the record
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_ruling_get_id (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->id;
}

/**
 * safeguard_proceeding_ruling_get_kind:
 * @self: a ruling
 *
 * Gets what kind of matter it is.
 *
 * Returns: (transfer none): the kind, such as "between-partners"
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_ruling_get_kind (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->kind;
}

/**
 * safeguard_proceeding_ruling_get_stage:
 * @self: a ruling
 *
 * Gets the stage that the matter is at.
 *
 * Returns: (transfer none) (nullable): the id, such as "three-partners"; %NULL if it
 *   has not begun, is closed, or its stages stand in a policy that is not held
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_ruling_get_stage (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  if (self->progress->stage == SAFEGUARD_NO_STAGE)
    return NULL;

  return safeguard_procedure_get_stage (self->procedure, (guint)self->progress->stage)->id;
}

/**
 * safeguard_proceeding_ruling_get_holders:
 * @self: a ruling
 *
 * Gets whose move it is.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of agencies, bodies
 *   or roles, "parties" standing for those who disagree; empty if the matter is at
 *   no stage, or at one that nobody holds or of which that is not decided
 *
 * Since: 1.0
 */
char **
safeguard_proceeding_ruling_get_holders (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  const char *gap;
  g_autofree const char **holders = safeguard_proceeding_ruling_list_holders (self, &gap);

  return g_strdupv ((char **)holders);
}

/**
 * safeguard_proceeding_ruling_get_holder_name:
 * @self: a ruling
 *
 * Gets whose move it is, as people call them.
 *
 * Returns: (transfer full): the names in one text, such as "the Executive and the
 *   independent chair"; empty where [method@ProceedingRuling.get_holders] is
 *
 * Since: 1.0
 */
char *
safeguard_proceeding_ruling_get_holder_name (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  int stage = self->progress->stage;

  if (stage == SAFEGUARD_NO_STAGE)
    return g_strdup ("");

  return safeguard_stage_rule_name_holders (
      safeguard_procedure_get_stage (self->procedure, (guint)stage),
      safeguard_procedure_peek_actors (self->procedure),
      safeguard_proceeding_ruling_get_day (self));
}

/**
 * safeguard_proceeding_ruling_get_state:
 * @self: a ruling
 *
 * Gets how the matter stands.
 *
 * Returns: (transfer none): "not-begun", "open", or with what it was closed, such as
 *   "resolved", "withdrawn" or "completed"
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_ruling_get_state (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  if (self->progress->outcome != NULL)
    return self->progress->outcome;

  return self->progress->begun ? "open" : "not-begun";
}

/**
 * safeguard_proceeding_ruling_is_closed:
 * @self: a ruling
 *
 * Tells whether the matter is closed.
 *
 * Returns: %TRUE if it is
 *
 * Since: 1.0
 */
gboolean
safeguard_proceeding_ruling_is_closed (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);

  return self->progress->outcome != NULL;
}

/**
 * safeguard_proceeding_ruling_is_urgent:
 * @self: a ruling
 *
 * Tells whether a child is recorded as being at immediate risk. That is acted on
 * first; the procedure goes on beside it.
 *
 * Returns: %TRUE if so, also of a matter that is closed
 *
 * Since: 1.0
 */
gboolean
safeguard_proceeding_ruling_is_urgent (SafeguardProceedingRuling *self)
{
  /* Where it cannot be told, the safe answer. */
  g_return_val_if_fail (IS_FILLED (self), TRUE);

  return self->progress->risk;
}

/**
 * safeguard_proceeding_ruling_get_next:
 * @self: a ruling
 *
 * Gets what may come next from where the matter stands.
 *
 * Returns: (transfer full): a list of [class@NextStep]
 *
 * Since: 1.0
 */
GListModel *
safeguard_proceeding_ruling_get_next (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  GPtrArray *steps = g_ptr_array_new ();

  safeguard_progress_add_next (self->progress, self->procedure, &self->parties,
                               safeguard_proceeding_ruling_get_day (self), steps);

  return safeguard_list_new_take (SAFEGUARD_TYPE_NEXT_STEP, steps);
}

/**
 * safeguard_proceeding_ruling_get_visits:
 * @self: a ruling
 *
 * Gets the stages that the matter has been at, in order.
 *
 * Returns: (transfer full): a list of [class@StageVisit]
 *
 * Since: 1.0
 */
GListModel *
safeguard_proceeding_ruling_get_visits (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  GPtrArray *visits = g_ptr_array_new ();

  for (guint i = 0; i < self->progress->visits->len; i++)
    g_ptr_array_add (
        visits, safeguard_stage_visit_new (
                    self->procedure, &g_array_index (self->progress->visits, SafeguardVisit, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_STAGE_VISIT, visits);
}

/**
 * safeguard_proceeding_ruling_get_breaches:
 * @self: a ruling
 *
 * Gets what was late, out of order, or done by another than the source says: those
 * findings of the ruling that are breaches.
 *
 * Returns: (transfer full): a list of [class@Finding]
 *
 * Since: 1.0
 */
GListModel *
safeguard_proceeding_ruling_get_breaches (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (SAFEGUARD_RULING (self));
  GPtrArray *breaches = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      SafeguardFinding *finding = safeguard_list_peek (findings, i);

      if (safeguard_finding_get_severity (finding) == SAFEGUARD_FINDING_SEVERITY_BREACH)
        g_ptr_array_add (breaches, g_object_ref (finding));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_FINDING, breaches);
}

/**
 * safeguard_proceeding_ruling_get_whistleblowing:
 * @self: a ruling
 *
 * Gets what is said of whistleblowing, which is open to everybody at all times and
 * is never a stage of a procedure.
 *
 * Returns: (transfer none): the text
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_ruling_get_whistleblowing (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  const char *says = safeguard_procedure_get_whistleblowing (self->procedure)->says;

  return says != NULL ? says
                      : "The whistleblowing policy of one's own organisation is open to everybody "
                        "at all times.";
}

/**
 * safeguard_proceeding_ruling_get_reference:
 * @self: a ruling
 *
 * Gets the policy that the procedure stands in, where the area only refers to it and
 * its text is not held here.
 *
 * Returns: (transfer none) (nullable): what the policy is called; %NULL if the stages
 *   are held
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_ruling_get_reference (SafeguardProceedingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return safeguard_procedure_get_reference (self->procedure)->name;
}
