/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-rights-private.h"

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"

/**
 * SafeguardRightRuling:
 *
 * Whether a body may do something in a matter, what comes before, and who else may.
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardRightRuling
{
  SafeguardRuling parent_instance;

  SafeguardGovernance *governance;
  char *body;
  char *act;
  char *matter;
  int right; /* its position, or NO_RIGHT */
  SafeguardAnswer may;
};

struct _SafeguardRightRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardRightRuling, safeguard_right_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_right_ruling_finalize (GObject *object)
{
  SafeguardRightRuling *self = SAFEGUARD_RIGHT_RULING (object);

  g_clear_object (&self->governance);
  g_free (self->body);
  g_free (self->act);
  g_free (self->matter);

  G_OBJECT_CLASS (safeguard_right_ruling_parent_class)->finalize (object);
}

static const SafeguardAssuranceRules *
rules_of (SafeguardRightRuling *self)
{
  return safeguard_governance_peek_assurance (self->governance);
}

static const SafeguardRight *
right_of (SafeguardRightRuling *self)
{
  return self->right != SAFEGUARD_NO_RIGHT
             ? g_ptr_array_index (rules_of (self)->rights, (guint)self->right)
             : NULL;
}

static void
safeguard_right_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardRightRuling *self = SAFEGUARD_RIGHT_RULING (ruling);
  const SafeguardAssuranceRules *rules = rules_of (self);
  const SafeguardRight *right = right_of (self);
  g_auto (GStrv) who = safeguard_rights_list_bodies (rules, self->act, self->matter);
  g_autofree char *holders
      = safeguard_assurance_rules_list_bodies (rules, (const char *const *)who);
  const char *code = right == NULL                       ? "right-silent"
                     : right->gap != NULL                ? "right-open"
                     : self->may == SAFEGUARD_ANSWER_YES ? "right-held"
                                                         : "right-anothers";
  g_autoptr (GPtrArray) before = NULL;

  g_ptr_array_add (
      out, safeguard_finding_new (code, right != NULL ? right->citations : NULL, NULL, "who",
                                  safeguard_assurance_rules_body_name (rules, self->body), "act",
                                  self->act, "matter", right != NULL ? right->about : self->matter,
                                  "holders", holders, NULL));
  if (right == NULL)
    return;
  before = safeguard_rights_list_before (rules, (guint)self->right);
  for (guint i = 0; i < before->len; i++)
    {
      const SafeguardRight *other = g_ptr_array_index (before, i);

      g_autofree char *whose
          = other->bodies[0] != NULL
                ? safeguard_assurance_rules_list_bodies (rules, (const char *const *)other->bodies)
                : g_strdup ("anybody");

      g_ptr_array_add (out, safeguard_finding_new ("right-after", other->citations, NULL, "other",
                                                   other->name, "holders", whose, NULL));
    }
}

static void
safeguard_right_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardRightRuling *self = SAFEGUARD_RIGHT_RULING (ruling);
  const SafeguardRight *right = right_of (self);
  g_autofree char *where = g_strconcat ("governance/rights/", self->matter, NULL);

  if (self->may != SAFEGUARD_ANSWER_UNDECIDED)
    return;
  if (right != NULL && right->gap != NULL)
    {
      g_ptr_array_add (out, safeguard_gaps_make (rules_of (self)->gaps, right->gap));
      return;
    }
  safeguard_gaps_add_at (rules_of (self)->gaps, "governance/rights", out);
  safeguard_gaps_add_at (rules_of (self)->gaps, where, out);
}

static void
write_steps (SafeguardRightRuling *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) before
      = self->right != SAFEGUARD_NO_RIGHT
            ? safeguard_rights_list_before (rules_of (self), (guint)self->right)
            : g_ptr_array_new ();

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < before->len; i++)
    {
      const SafeguardRight *other = g_ptr_array_index (before, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "right", other->id);
      safeguard_json_add_text (builder, "name", other->name);
      safeguard_json_add_text (builder, "act", other->act);
      safeguard_json_add_text (builder, "matter", other->matter);
      safeguard_json_add_texts (builder, "who", (const char *const *)other->bodies);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
safeguard_right_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardRightRuling *self = SAFEGUARD_RIGHT_RULING (ruling);
  g_auto (GStrv) before = safeguard_right_ruling_get_before (self);
  g_auto (GStrv) who = safeguard_right_ruling_get_who (self);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "body", self->body);
  safeguard_json_add_text (builder, "act", self->act);
  safeguard_json_add_text (builder, "matter", self->matter);
  safeguard_json_add_text (builder, "may", safeguard_answer_text (self->may));
  safeguard_json_add_texts (builder, "before", (const char *const *)before);
  safeguard_json_add_texts (builder, "who", (const char *const *)who);
  write_steps (self, builder);
  json_builder_end_object (builder);
}

static void
safeguard_right_ruling_class_init (SafeguardRightRulingClass *klass)
{
  static const char *const sections[] = {"governance/rights", NULL};
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_right_ruling_finalize;
  ruling_class->add_findings = safeguard_right_ruling_add_findings;
  ruling_class->add_undecided = safeguard_right_ruling_add_undecided;
  ruling_class->write_result = safeguard_right_ruling_write_result;
  ruling_class->sections = sections;
}

static void
safeguard_right_ruling_init (SafeguardRightRuling *self)
{
  self->right = SAFEGUARD_NO_RIGHT;
}

static SafeguardAnswer
judge (const SafeguardRight *right, const char *body)
{
  if (right == NULL || right->gap != NULL)
    return SAFEGUARD_ANSWER_UNDECIDED;

  return safeguard_right_is_of (right, body) ? SAFEGUARD_ANSWER_YES : SAFEGUARD_ANSWER_NO;
}

/**
 * safeguard_governance_may:
 * @self: rules of governance
 * @body: the id of a body, such as "executive"
 * @act: what it would do, such as "decide", "moderate" or "sign"
 * @matter: in which matter, such as "action-plan"
 * @error: return location for an error
 *
 * Says whether a body may do something in a matter, and what comes before.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_BODY or %SAFEGUARD_ERROR_UNKNOWN_MATTER, naming the
 * nearest. What no document says whose it is, is no error: the answer is undecided.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardRightRuling *
safeguard_governance_may (SafeguardGovernance *self,
                          const char *body,
                          const char *act,
                          const char *matter,
                          GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (body != NULL && act != NULL && matter != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardRightRuling *ruling;

  if ((safeguard_actors_find (self->assurance->actors, body, NULL) == NULL
       && !safeguard_assurance_rules_require_body (self->assurance, body, error))
      || !safeguard_rights_require (self->assurance, act, matter, error))
    return NULL;

  ruling = g_object_new (SAFEGUARD_TYPE_RIGHT_RULING, NULL);
  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), self->layers, SAFEGUARD_MOMENT_NONE);
  ruling->governance = g_object_ref (self);
  ruling->body = g_strdup (body);
  ruling->act = g_strdup (act);
  ruling->matter = g_strdup (matter);
  ruling->right = safeguard_rights_find (self->assurance, body, act, matter);
  ruling->may = judge (right_of (ruling), body);

  return ruling;
}

/**
 * safeguard_right_ruling_get_may:
 * @self: a ruling
 *
 * Gets whether the body may.
 *
 * Returns: %SAFEGUARD_ANSWER_UNDECIDED if no document says whose it is
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_right_ruling_get_may (SafeguardRightRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RIGHT_RULING (self) && self->governance != NULL,
                        SAFEGUARD_ANSWER_UNDECIDED);

  return self->may;
}

/**
 * safeguard_right_ruling_get_before:
 * @self: a ruling
 *
 * Gets all that comes before, the first first.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of rights
 *
 * Since: 1.0
 */
char **
safeguard_right_ruling_get_before (SafeguardRightRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RIGHT_RULING (self) && self->governance != NULL, NULL);

  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) before
      = self->right != SAFEGUARD_NO_RIGHT
            ? safeguard_rights_list_before (rules_of (self), (guint)self->right)
            : g_ptr_array_new ();

  for (guint i = 0; i < before->len; i++)
    g_strv_builder_add (ids, ((const SafeguardRight *)g_ptr_array_index (before, i))->id);

  return g_strv_builder_end (ids);
}

/**
 * safeguard_right_ruling_get_who:
 * @self: a ruling
 *
 * Gets the bodies that may.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids; empty if no document says,
 *   or if anybody may
 *
 * Since: 1.0
 */
char **
safeguard_right_ruling_get_who (SafeguardRightRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RIGHT_RULING (self) && self->governance != NULL, NULL);

  return safeguard_rights_list_bodies (rules_of (self), self->act, self->matter);
}
