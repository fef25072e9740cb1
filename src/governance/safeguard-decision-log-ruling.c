/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-rights-private.h"

#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"

/**
 * SafeguardDecisionLogRuling:
 *
 * Whether what the bodies did was theirs to do, and in its order. Immutable; may be
 * shared between threads.
 *
 * Since: 1.0
 */
typedef struct
{
  char *act;
  char *matter;
  char *about; /* or NULL */
  char *by;    /* or NULL */
  SafeguardMoment when;
  int right;  /* its position, or NO_RIGHT */
  int before; /* the position of the right that had not been used, or NO_RIGHT */
  SafeguardDecisionState state;
} Decision;

struct _SafeguardDecisionLogRuling
{
  SafeguardRuling parent_instance;

  SafeguardGovernance *governance;
  char *id;
  GArray *decisions; /* of Decision */
};

struct _SafeguardDecisionLogRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardDecisionLogRuling,
                     safeguard_decision_log_ruling,
                     SAFEGUARD_TYPE_RULING)

static void
safeguard_decision_log_ruling_finalize (GObject *object)
{
  SafeguardDecisionLogRuling *self = SAFEGUARD_DECISION_LOG_RULING (object);

  g_clear_object (&self->governance);
  g_free (self->id);
  g_clear_pointer (&self->decisions, g_array_unref);

  G_OBJECT_CLASS (safeguard_decision_log_ruling_parent_class)->finalize (object);
}

static const SafeguardAssuranceRules *
rules_of (SafeguardDecisionLogRuling *self)
{
  return safeguard_governance_peek_assurance (self->governance);
}

static const SafeguardRight *
right_at (SafeguardDecisionLogRuling *self, int position)
{
  return position != SAFEGUARD_NO_RIGHT
             ? g_ptr_array_index (rules_of (self)->rights, (guint)position)
             : NULL;
}

static void
add_finding (SafeguardDecisionLogRuling *self, const Decision *decision, GPtrArray *out)
{
  static const char *const codes[]
      = {"decision-in-order",     "decision-by-another", "decision-by-nobody",
         "decision-out-of-order", "decision-silent",     "decision-open"};
  const SafeguardAssuranceRules *rules = rules_of (self);
  const SafeguardRight *right = right_at (self, decision->right);
  const SafeguardRight *before = right_at (self, decision->before);
  g_autofree char *when = safeguard_moment_to_text (&decision->when);
  g_auto (GStrv) who = safeguard_rights_list_bodies (rules, decision->act, decision->matter);
  g_autofree char *holders
      = safeguard_assurance_rules_list_bodies (rules, (const char *const *)who);
  const char *by = decision->by;

  g_ptr_array_add (out, safeguard_finding_new (
                            codes[decision->state], right != NULL ? right->citations : NULL, NULL,
                            "act", right != NULL ? right->name : decision->act, "when", when, "who",
                            by != NULL ? safeguard_assurance_rules_body_name (rules, by) : "",
                            "holders", holders, "other", before != NULL ? before->name : "", NULL));
}

static void
safeguard_decision_log_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardDecisionLogRuling *self = SAFEGUARD_DECISION_LOG_RULING (ruling);

  for (guint i = 0; i < self->decisions->len; i++)
    add_finding (self, &g_array_index (self->decisions, Decision, i), out);
}

static void
safeguard_decision_log_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardDecisionLogRuling *self = SAFEGUARD_DECISION_LOG_RULING (ruling);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const SafeguardRight *right
          = right_at (self, g_array_index (self->decisions, Decision, i).right);

      if (right != NULL && right->gap != NULL && g_hash_table_add (told, right->gap))
        g_ptr_array_add (out, safeguard_gaps_make (rules_of (self)->gaps, right->gap));
    }
}

static void
safeguard_decision_log_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  static const char *const states[]
      = {"in-order", "by-another", "by-nobody", "out-of-order", "silent", "undecided"};
  SafeguardDecisionLogRuling *self = SAFEGUARD_DECISION_LOG_RULING (ruling);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  safeguard_json_add_integer (builder, "breaches",
                              safeguard_decision_log_ruling_get_n_breaches (self));
  json_builder_set_member_name (builder, "acts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const Decision *decision = &g_array_index (self->decisions, Decision, i);
      const SafeguardRight *right = right_at (self, decision->right);
      const SafeguardRight *before = right_at (self, decision->before);
      g_autofree char *when = safeguard_moment_to_iso (&decision->when);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "act", decision->act);
      safeguard_json_add_text (builder, "matter", decision->matter);
      safeguard_json_add_text (builder, "about", decision->about);
      safeguard_json_add_text (builder, "by", decision->by);
      safeguard_json_add_text (builder, "at", when);
      safeguard_json_add_text (builder, "right", right != NULL ? right->id : NULL);
      safeguard_json_add_text (builder, "state", states[decision->state]);
      safeguard_json_add_text (builder, "before", before != NULL ? before->id : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
safeguard_decision_log_ruling_class_init (SafeguardDecisionLogRulingClass *klass)
{
  static const char *const sections[] = {"governance/rights", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_decision_log_ruling_finalize;
  ruling_class->add_findings = safeguard_decision_log_ruling_add_findings;
  ruling_class->add_undecided = safeguard_decision_log_ruling_add_undecided;
  ruling_class->write_result = safeguard_decision_log_ruling_write_result;
  ruling_class->sections = sections;
}

static void
decision_clear (Decision *decision)
{
  g_free (decision->act);
  g_free (decision->matter);
  g_free (decision->about);
  g_free (decision->by);
}

static void
safeguard_decision_log_ruling_init (SafeguardDecisionLogRuling *self)
{
  self->decisions = g_array_new (FALSE, TRUE, sizeof (Decision));
  g_array_set_clear_func (self->decisions, (GDestroyNotify)decision_clear);
}

/* What a right was used on: "moderation\nplan-7". */
static char *
key_of (const SafeguardRight *right, const char *about)
{
  return g_strconcat (right->id, "\n", about != NULL ? about : "", NULL);
}

/* The right that should have been used before and was not, or NO_RIGHT. */
static int
find_missing (SafeguardDecisionLogRuling *self, const Decision *decision, GHashTable *used)
{
  const SafeguardRight *right = right_at (self, decision->right);
  int missing = SAFEGUARD_NO_RIGHT;

  for (guint i = 0; i < right->after->len; i++)
    {
      int before = (int)g_array_index (right->after, guint, i);
      g_autofree char *key = key_of (right_at (self, before), decision->about);
      gboolean has = g_hash_table_contains (used, key);

      if (has && right->any)
        return SAFEGUARD_NO_RIGHT;
      if (!has && missing == SAFEGUARD_NO_RIGHT)
        missing = before;
    }

  return missing;
}

/* What somebody else did does not count as done; what was done out of order does, for one slip is
 * not to make all that follows another. */
static void
judge (SafeguardDecisionLogRuling *self, Decision *decision, GHashTable *used)
{
  const SafeguardRight *right = right_at (self, decision->right);

  if (right == NULL)
    decision->state = SAFEGUARD_DECISION_SILENT;
  else if (right->gap != NULL)
    decision->state = SAFEGUARD_DECISION_OPEN;
  else if (decision->by == NULL && right->bodies[0] != NULL)
    decision->state = SAFEGUARD_DECISION_BY_NOBODY;
  else if (decision->by != NULL && !safeguard_right_is_of (right, decision->by))
    decision->state = SAFEGUARD_DECISION_BY_ANOTHER;
  else if ((decision->before = find_missing (self, decision, used)) != SAFEGUARD_NO_RIGHT)
    decision->state = SAFEGUARD_DECISION_OUT_OF_ORDER;
  else
    decision->state = SAFEGUARD_DECISION_IN_ORDER;

  if (right != NULL && decision->state != SAFEGUARD_DECISION_BY_ANOTHER)
    g_hash_table_add (used, key_of (right, decision->about));
}

static void
take_event (SafeguardDecisionLogRuling *self, SafeguardEvent *event, GHashTable *used)
{
  Decision decision = {.before = SAFEGUARD_NO_RIGHT};

  decision.act = g_strdup (safeguard_event_get_event_type (event));
  decision.matter = safeguard_event_find_particular (event, "matter");
  decision.about = safeguard_event_find_particular (event, "about");
  decision.by = g_strdup (safeguard_event_get_by (event));
  decision.when = *safeguard_event_peek_moment (event);
  decision.right
      = safeguard_rights_find (rules_of (self), decision.by, decision.act, decision.matter);
  judge (self, &decision, used);
  g_array_append_val (self->decisions, decision);
}

/**
 * safeguard_governance_assess_decisions:
 * @self: rules of governance
 * @decisions: what the bodies did
 * @at: (nullable): the moment that the ruling speaks for; what happened later is left
 *   out
 * @error: return location for an error
 *
 * Says of each act whether it was that body's to do, and whether all that comes before
 * had been done.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardDecisionLogRuling *
safeguard_governance_assess_decisions (SafeguardGovernance *self,
                                       SafeguardDecisionLog *decisions,
                                       GDateTime *at,
                                       GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_DECISION_LOG (decisions) && decisions->governance != NULL,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  g_autoptr (GPtrArray) events = safeguard_record_list_by (SAFEGUARD_RECORD (decisions), &moment);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SafeguardDecisionLogRuling *ruling;

  if (!safeguard_assurance_rules_check_policy (self->assurance, decisions->governance->assurance,
                                               error))
    return NULL;
  ruling = g_object_new (SAFEGUARD_TYPE_DECISION_LOG_RULING, NULL);
  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), self->layers, moment);
  ruling->governance = g_object_ref (self);
  ruling->id = g_strdup (decisions->id);
  for (guint i = 0; i < events->len; i++)
    take_event (ruling, g_ptr_array_index (events, i), used);

  return ruling;
}

/**
 * safeguard_decision_log_ruling_get_n_breaches:
 * @self: a ruling
 *
 * Gets how many acts were another body's, or out of order.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_decision_log_ruling_get_n_breaches (SafeguardDecisionLogRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DECISION_LOG_RULING (self) && self->governance != NULL, 0);

  guint n = 0;

  for (guint i = 0; i < self->decisions->len; i++)
    {
      SafeguardDecisionState state = g_array_index (self->decisions, Decision, i).state;

      if (state == SAFEGUARD_DECISION_BY_ANOTHER || state == SAFEGUARD_DECISION_OUT_OF_ORDER)
        n++;
    }

  return n;
}
