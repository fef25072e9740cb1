/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-finding-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"

/**
 * SafeguardFinding:
 *
 * One conclusion of a ruling: a stable code, what it asks of the reader, a
 * sentence, the arguments in that sentence, the facts it used and the
 * documents it comes from.
 *
 * The sentence is filled in from a registry, never composed, so that it can be
 * translated from the code and the arguments alone. A finding is immutable,
 * may be shared between threads, and names facts and roles, never persons.
 *
 * Since: 1.0
 */
struct _SafeguardFinding
{
  GObject parent_instance;

  const SafeguardFindingEntry *entry;
  char *message;
  GVariant *arguments;
  char **facts;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardFinding, safeguard_finding, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardFindingSeverity,
                    safeguard_finding_severity,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FINDING_SEVERITY_INFORMATION, "information"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FINDING_SEVERITY_ADVICE, "advice"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FINDING_SEVERITY_BREACH, "breach"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FINDING_SEVERITY_DUTY, "duty"))

static const SafeguardFindingEntry registry[] = {
#define FINDING(code, severity, text) {code, SAFEGUARD_FINDING_SEVERITY_##severity, text},
#include "safeguard-finding-registry.def"
#undef FINDING
};

static void
safeguard_finding_finalize (GObject *object)
{
  SafeguardFinding *self = SAFEGUARD_FINDING (object);

  g_free (self->message);
  g_clear_pointer (&self->arguments, g_variant_unref);
  g_strfreev (self->facts);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_finding_parent_class)->finalize (object);
}

static void
safeguard_finding_class_init (SafeguardFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_finding_finalize;
}

static void
safeguard_finding_init (SafeguardFinding *self)
{
  self->entry = &registry[0];
}

const SafeguardFindingEntry *
safeguard_finding_registry (gsize *n_entries)
{
  *n_entries = G_N_ELEMENTS (registry);
  return registry;
}

static const SafeguardFindingEntry *
lookup (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (registry); i++)
    if (strcmp (registry[i].code, code) == 0)
      return &registry[i];

  g_return_val_if_reached (&registry[0]);
}

SafeguardFinding *
safeguard_finding_new (const char *code, GListModel *citations, const char *const *facts, ...)
{
  static const char *const no_facts[] = {NULL};
  SafeguardFinding *self = g_object_new (SAFEGUARD_TYPE_FINDING, NULL);
  va_list args;

  va_start (args, facts);
  self->arguments = safeguard_template_arguments (va_arg (args, const char *), args);
  va_end (args);
  self->entry = lookup (code);
  self->message = safeguard_template_fill (self->entry->template_text, self->arguments);
  self->facts = g_strdupv ((char **)(facts != NULL ? facts : no_facts));
  self->citations = citations != NULL ? g_object_ref (citations)
                                      : safeguard_list_new_empty (SAFEGUARD_TYPE_CITATION);

  return self;
}

/**
 * safeguard_finding_get_code:
 * @self: a finding
 *
 * Gets what kind of conclusion this is.
 *
 * Returns: (transfer none): a stable code, such as "immediate-danger"
 *
 * Since: 1.0
 */
const char *
safeguard_finding_get_code (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), NULL);

  return self->entry->code;
}

/**
 * safeguard_finding_get_severity:
 * @self: a finding
 *
 * Gets what the finding asks of its reader.
 *
 * Returns: the severity
 *
 * Since: 1.0
 */
SafeguardFindingSeverity
safeguard_finding_get_severity (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), SAFEGUARD_FINDING_SEVERITY_INFORMATION);

  return self->entry->severity;
}

/**
 * safeguard_finding_get_message:
 * @self: a finding
 *
 * Gets the conclusion in a sentence.
 *
 * Returns: (transfer none): the sentence, in English
 *
 * Since: 1.0
 */
const char *
safeguard_finding_get_message (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), NULL);

  return self->message;
}

/**
 * safeguard_finding_get_arguments:
 * @self: a finding
 *
 * Gets what was filled into the sentence, for a translation of it.
 *
 * Returns: (transfer full): a `a{sv}` from argument names to texts
 *
 * Since: 1.0
 */
GVariant *
safeguard_finding_get_arguments (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), NULL);

  return g_variant_ref (self->arguments);
}

/**
 * safeguard_finding_get_facts:
 * @self: a finding
 *
 * Gets the facts that the conclusion used.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the facts;
 *   empty if it used none
 *
 * Since: 1.0
 */
const char *const *
safeguard_finding_get_facts (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), NULL);

  return (const char *const *)self->facts;
}

/**
 * safeguard_finding_get_citations:
 * @self: a finding
 *
 * Gets the documents that the conclusion comes from.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_finding_get_citations (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), NULL);

  return self->citations;
}

/**
 * safeguard_finding_is_verified:
 * @self: a finding
 *
 * Tells whether somebody on the project has read every source of the finding.
 *
 * Returns: %FALSE if one of its citations is unverified
 *
 * Since: 1.0
 */
gboolean
safeguard_finding_is_verified (SafeguardFinding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FINDING (self), FALSE);

  guint n = g_list_model_get_n_items (self->citations);

  for (guint i = 0; i < n; i++)
    if (!safeguard_citation_is_verified (safeguard_list_peek (self->citations, i)))
      return FALSE;

  return TRUE;
}

static void
write_arguments (SafeguardFinding *self, JsonBuilder *builder)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  json_builder_begin_object (builder);
  g_variant_iter_init (&iter, self->arguments);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, g_variant_get_string (value, NULL));
    }
  json_builder_end_object (builder);
}

void
safeguard_finding_write (SafeguardFinding *self, JsonBuilder *builder)
{
  static const char *const severities[] = {"information", "advice", "breach", "duty"};

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "code", self->entry->code);
  safeguard_json_add_text (builder, "severity", severities[self->entry->severity]);
  safeguard_json_add_text (builder, "message", self->message);
  json_builder_set_member_name (builder, "args");
  write_arguments (self, builder);
  safeguard_json_add_texts (builder, "facts", (const char *const *)self->facts);
  safeguard_json_add_boolean (builder, "verified", safeguard_finding_is_verified (self));
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (self->citations, builder);
  json_builder_end_object (builder);
}
