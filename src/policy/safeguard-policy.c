/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-private.h"

#include "safeguard-calendar-private.h"
#include "safeguard-list-private.h"
#include "safeguard-pack-check-private.h"

/**
 * SafeguardPolicy:
 *
 * The published arrangements of one area on one day: its own edition and every
 * layer under it, compiled into the rules objects of the rooms.
 *
 * Immutable; may be shared between threads. What the area's documents do not
 * have (levels of need printed as a picture, say) is an error when it is asked
 * for, never a guess.
 *
 * Since: 1.0
 */
struct _SafeguardPolicy
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardVocabulary *vocabulary;
  SafeguardCalendar *calendar; /* NULL: no layer has one */
  SafeguardTimescales *timescales;
  SafeguardThresholds *thresholds; /* NULL: the documents have none */
  SafeguardReviews *reviews;       /* likewise */
  SafeguardEscalation *escalation; /* likewise */
  SafeguardFunding *funding;       /* likewise */
  SafeguardGovernance *governance; /* likewise */
  SafeguardParticulars particulars;
};

G_DEFINE_FINAL_TYPE (SafeguardPolicy, safeguard_policy, G_TYPE_OBJECT)

static void
safeguard_policy_finalize (GObject *object)
{
  SafeguardPolicy *self = SAFEGUARD_POLICY (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
  g_clear_object (&self->calendar);
  g_clear_pointer (&self->timescales, safeguard_timescales_unref);
  g_clear_object (&self->thresholds);
  g_clear_object (&self->reviews);
  g_clear_object (&self->escalation);
  g_clear_object (&self->funding);
  g_clear_object (&self->governance);
  safeguard_particulars_clear (&self->particulars);

  G_OBJECT_CLASS (safeguard_policy_parent_class)->finalize (object);
}

static void
safeguard_policy_class_init (SafeguardPolicyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_policy_finalize;
}

static void
safeguard_policy_init (SafeguardPolicy *self)
{
}

/* The calendar as it was known, if the layers are a view of the past. */
static SafeguardCalendar *
compile_calendar (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  gint64 known = safeguard_layers_get_known (layers);
  g_autoptr (SafeguardCalendar) calendar = safeguard_layers_get (layers, "calendar", NULL) != NULL
                                               ? safeguard_calendar_compile (layers, log)
                                               : NULL;

  if (calendar == NULL || known == G_MAXINT64)
    return g_steal_pointer (&calendar);

  return safeguard_calendar_as_known_at (calendar, known);
}

static gboolean
has (const SafeguardPolicy *self, const char *section)
{
  return safeguard_layers_get (self->layers, section, NULL) != NULL;
}

/* A room has complained of a gap that is declared wrongly; once is enough. */
static void
compile_particulars (SafeguardPolicy *self, const SafeguardActors *actors, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  gboolean told = has (self, "thresholds") || has (self, "reviews") || has (self, "escalation")
                  || has (self, "funding") || has (self, "governance");
  g_autoptr (SafeguardGaps) gaps = safeguard_gaps_compile (self->layers, told ? unheard : log);

  safeguard_particulars_compile (&self->particulars, self->layers, actors, gaps, log);
}

/* A room whose section has an error is not made: what is found on top of that would be follow-ons.
 */
static gboolean
failed (SafeguardIssueLog *log, guint *errors)
{
  guint before = *errors;

  *errors = safeguard_issue_log_get_n_errors (log);

  return *errors > before;
}

static void
compile_rooms (SafeguardPolicy *self, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardActors) actors = safeguard_actors_compile (self->layers, log);
  guint errors = safeguard_issue_log_get_n_errors (log);

  if (has (self, "thresholds"))
    self->thresholds
        = safeguard_thresholds_compile (self->layers, self->vocabulary, self->timescales, log);
  if (failed (log, &errors))
    g_clear_object (&self->thresholds);
  if (has (self, "reviews"))
    self->reviews
        = safeguard_reviews_compile (self->layers, self->vocabulary, self->timescales, actors, log);
  if (failed (log, &errors))
    g_clear_object (&self->reviews);
  /* Each of its ladders knows itself whether it has an error. */
  if (has (self, "escalation"))
    self->escalation = safeguard_escalation_compile (self->layers, self->timescales, actors, log);
  failed (log, &errors);
  if (has (self, "funding"))
    self->funding
        = safeguard_funding_compile (self->layers, self->vocabulary, self->timescales, actors, log);
  if (failed (log, &errors))
    g_clear_object (&self->funding);
  if (has (self, "governance"))
    self->governance = safeguard_governance_compile (self->layers, self->vocabulary,
                                                     self->timescales, actors, log);
  if (failed (log, &errors))
    g_clear_object (&self->governance);
  compile_particulars (self, actors, log);
  safeguard_timescales_tell_switched_off (self->timescales, log);
}

/* What the rooms stand on; FALSE if it has an error. */
static gboolean
compile_ground (SafeguardPolicy *self, SafeguardIssueLog *log)
{
  guint errors = safeguard_issue_log_get_n_errors (log);

  safeguard_layers_decide (self->layers, log);
  self->vocabulary = safeguard_vocabulary_compile (self->layers, log);
  self->calendar = compile_calendar (self->layers, log);
  self->timescales = safeguard_timescales_compile (self->layers, self->calendar, log);

  return self->vocabulary != NULL && !failed (log, &errors);
}

SafeguardPolicy *
safeguard_policy_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardPolicy) self = g_object_new (SAFEGUARD_TYPE_POLICY, NULL);
  guint errors = safeguard_issue_log_get_n_errors (log);

  self->layers = layers;
  /* For consumers: what a frame says beyond this version belongs to what its rulings warn of. */
  for (guint i = 0;
       !safeguard_issue_log_is_strict (log) && i < safeguard_layers_get_n_packs (layers); i++)
    safeguard_pack_check_frame (safeguard_layers_get_pack (layers, i), log);
  if (!compile_ground (self, log))
    return NULL;

  compile_rooms (self, log);
  if (failed (log, &errors))
    return NULL;
  safeguard_layers_take_issues (layers, safeguard_issue_log_to_list (log));

  return g_steal_pointer (&self);
}

static void
check_rooms (SafeguardPolicy *self, SafeguardIssueLog *log)
{
  if (self->thresholds != NULL)
    safeguard_thresholds_check (self->thresholds, log);
  if (self->reviews != NULL)
    safeguard_reviews_check (self->reviews, log);
  if (self->escalation != NULL)
    safeguard_escalation_check (self->escalation, log);
  if (self->governance != NULL)
    safeguard_governance_check (self->governance, log);
  if (self->funding != NULL)
    safeguard_funding_check (self->funding, log);
  safeguard_particulars_check (self->layers, log);
}

const SafeguardParticulars *
safeguard_policy_peek_particulars (SafeguardPolicy *self)
{
  return &self->particulars;
}

/* Every procedure of every room: what their acts are called. */
static GPtrArray *
list_procedures (const SafeguardPolicy *self)
{
  GPtrArray *list = g_ptr_array_new ();

  if (self->reviews != NULL && self->reviews->procedure != NULL)
    g_ptr_array_add (list, self->reviews->procedure);
  for (guint i = 0; self->escalation != NULL && i < self->escalation->ladders->len; i++)
    g_ptr_array_add (
        list, ((SafeguardLadder *)g_ptr_array_index (self->escalation->ladders, i))->procedure);
  if (self->governance != NULL)
    g_ptr_array_extend (list, self->governance->assurance->procedures, NULL, NULL);

  return list;
}

gboolean
safeguard_policy_check (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardPolicy) self = g_object_new (SAFEGUARD_TYPE_POLICY, NULL);
  guint errors = safeguard_issue_log_get_n_errors (log);

  self->layers = layers;
  if (!compile_ground (self, log))
    return FALSE;

  compile_rooms (self, log);
  check_rooms (self, log);
  /* Of a room with errors the acts are not known, and what waits for them would look misspelt. */
  if (!failed (log, &errors))
    {
      g_autoptr (GPtrArray) procedures = list_procedures (self);

      safeguard_pack_check_alike (layers, procedures, log);
    }
  safeguard_pack_check_clocks (layers, log);
  safeguard_pack_check_names (layers, log);
  safeguard_pack_check_gaps (layers, log);

  return TRUE;
}

SafeguardTimescales *
safeguard_policy_peek_timescales (SafeguardPolicy *self)
{
  return self->timescales;
}

SafeguardVocabulary *
safeguard_policy_peek_vocabulary (SafeguardPolicy *self)
{
  return self->vocabulary;
}

SafeguardLayers *
safeguard_policy_peek_layers (SafeguardPolicy *self)
{
  return self->layers;
}

/**
 * safeguard_policy_get_area:
 * @self: a policy
 *
 * Gets the area.
 *
 * Returns: (transfer none): the area, such as "stockport"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_get_area (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_area (self->layers);
}

/**
 * safeguard_policy_get_edition:
 * @self: a policy
 *
 * Gets the edition of the area's own arrangements.
 *
 * Returns: (transfer none): the id, such as "stockport-2019"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_get_edition (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_edition (self->layers);
}

/**
 * safeguard_policy_get_on:
 * @self: a policy
 *
 * Gets the day whose editions these are.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
safeguard_policy_get_on (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  return safeguard_day_number_to_date (safeguard_layers_get_on (self->layers));
}

/**
 * safeguard_policy_get_layers:
 * @self: a policy
 *
 * Gets every edition in the policy, the lowest layer first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the editions
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_get_layers (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_ids (self->layers);
}

/**
 * safeguard_policy_get_digest:
 * @self: a policy
 *
 * Gets a digest over the text of every layer.
 *
 * Returns: (transfer none): "sha256:" and 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
safeguard_policy_get_digest (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  return safeguard_layers_get_digest (self->layers);
}

/**
 * safeguard_policy_get_decided:
 * @self: a policy
 *
 * Gets every point that the documents leave open and that an overlay decides
 * as of the day: the highest layer first.
 *
 * Returns: (transfer full): a list of [class@LocalDecision]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_get_decided (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  GListModel *decisions = safeguard_layers_get_decisions (self->layers);

  return decisions != NULL ? g_object_ref (decisions)
                           : safeguard_list_new_empty (SAFEGUARD_TYPE_LOCAL_DECISION);
}

static void
refuse_absent (SafeguardPolicy *self, const char *what, GError **error)
{
  safeguard_error_set (error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                       "the documents held for %s on that day (%s) have no %s",
                       safeguard_layers_get_area (self->layers),
                       safeguard_layers_get_edition (self->layers), what);
}

/**
 * safeguard_policy_get_calendar:
 * @self: a policy
 * @error: return location for an error
 *
 * Gets the working days that the policy counts on.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if no layer has a calendar.
 *
 * Returns: (transfer none): the calendar
 *
 * Since: 1.0
 */
SafeguardCalendar *
safeguard_policy_get_calendar (SafeguardPolicy *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->calendar == NULL)
    refuse_absent (self, "calendar of working days", error);

  return self->calendar;
}

/**
 * safeguard_policy_get_timescales:
 * @self: a policy
 *
 * Gets every time limit that the policy knows.
 *
 * Returns: (transfer full): a list of [class@Timescale]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_get_timescales (SafeguardPolicy *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);

  return safeguard_timescales_list (self->timescales);
}

/**
 * safeguard_policy_get_timescale:
 * @self: a policy
 * @id: the id of a timescale, such as "rapid-review"
 * @error: return location for an error
 *
 * Gets one time limit.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_TIMESCALE, naming the nearest;
 * %SAFEGUARD_ERROR_TIMESCALE_SWITCHED_OFF, saying by which layer and why.
 *
 * Returns: (transfer full): the timescale
 *
 * Since: 1.0
 */
SafeguardTimescale *
safeguard_policy_get_timescale (SafeguardPolicy *self, const char *id, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return safeguard_timescales_get (self->timescales, id, error);
}

/**
 * safeguard_policy_get_thresholds:
 * @self: a policy
 * @error: return location for an error
 *
 * Gets the levels of need.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if the area's documents print none.
 *
 * Returns: (transfer none): the thresholds
 *
 * Since: 1.0
 */
SafeguardThresholds *
safeguard_policy_get_thresholds (SafeguardPolicy *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->thresholds == NULL)
    refuse_absent (self, "levels of need", error);

  return self->thresholds;
}

/**
 * safeguard_policy_get_reviews:
 * @self: a policy
 * @error: return location for an error
 *
 * Gets the rules for serious incidents.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if no layer has them.
 *
 * Returns: (transfer none): the rules
 *
 * Since: 1.0
 */
SafeguardReviews *
safeguard_policy_get_reviews (SafeguardPolicy *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->reviews == NULL)
    refuse_absent (self, "rules for serious incidents", error);

  return self->reviews;
}

/**
 * safeguard_policy_get_escalation:
 * @self: a policy
 * @error: return location for an error
 *
 * Gets the ladders for those who disagree.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if no layer has them.
 *
 * Returns: (transfer none): the ladders
 *
 * Since: 1.0
 */
SafeguardEscalation *
safeguard_policy_get_escalation (SafeguardPolicy *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->escalation == NULL)
    refuse_absent (self, "ladders for disagreements", error);

  return self->escalation;
}

/**
 * safeguard_policy_get_governance:
 * @self: a policy
 * @error: return location for an error
 *
 * Gets who sits where, and who may decide what.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if no layer has them.
 *
 * Returns: (transfer none): the rules
 *
 * Since: 1.0
 */
SafeguardGovernance *
safeguard_policy_get_governance (SafeguardPolicy *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->governance == NULL)
    refuse_absent (self, "rules of who sits where and who decides what", error);

  return self->governance;
}

/**
 * safeguard_policy_get_funding:
 * @self: a policy
 * @error: return location for an error
 *
 * Gets the rules of the pooled fund.
 *
 * Errors: %SAFEGUARD_ERROR_SECTION_ABSENT if the area's documents have none.
 *
 * Returns: (transfer none): the rules
 *
 * Since: 1.0
 */
SafeguardFunding *
safeguard_policy_get_funding (SafeguardPolicy *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->funding == NULL)
    refuse_absent (self, "rules of a pooled fund", error);

  return self->funding;
}
