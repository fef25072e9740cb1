/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-code-private.h"

#include <string.h>

#include "safeguard-error-private.h"
#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

/**
 * SafeguardCode:
 *
 * What a code stands for that a complaint about a pack, an error or a finding
 * of a ruling carries: its meaning, an example, and what to do about it. The
 * same stands in the error index and the finding index of the manual.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardCode
{
  GObject parent_instance;

  const SafeguardErrorEntry *issue;     /* of one of these two */
  const SafeguardFindingEntry *finding; /* the other is NULL */
};

G_DEFINE_FINAL_TYPE (SafeguardCode, safeguard_code, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardCodeKind,
                    safeguard_code_kind,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CODE_KIND_ISSUE, "issue"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CODE_KIND_FINDING, "finding"))

static const char *const issue_severities[] = {"information", "warning", "error"};
static const char *const finding_severities[] = {"information", "advice", "breach", "duty"};

/* What a finding asks of its reader follows from its severity. */
static const char *const finding_remedies[] = {
    "Nothing need be done: know it when you rely on the ruling.",
    "Consider it; whether to follow it is for a professional to decide.",
    "Somebody did what a rule did not allow, or did not do in time what it asks: find out why, and "
    "record what follows.",
    "Somebody has to do this; the ruling says who, and by when where the source says it.",
};

static void
safeguard_code_class_init (SafeguardCodeClass *klass)
{
}

static void
safeguard_code_init (SafeguardCode *self)
{
  gsize n;

  /* g_object_new() on the type from a binding gives the first code, not a crash. */
  self->issue = safeguard_error_registry (&n);
}

static SafeguardCode *
code_new (const SafeguardErrorEntry *issue, const SafeguardFindingEntry *finding)
{
  SafeguardCode *self = g_object_new (SAFEGUARD_TYPE_CODE, NULL);

  self->issue = issue;
  self->finding = finding;

  return self;
}

/**
 * safeguard_code_list_all:
 *
 * Gets every code that the library knows: those of issues, in the order of
 * their numbers, then those of findings.
 *
 * Returns: (transfer full): a list of [class@Code]
 *
 * Since: 1.0
 */
GListModel *
safeguard_code_list_all (void)
{
  gsize n_issues, n_findings;
  const SafeguardErrorEntry *issues = safeguard_error_registry (&n_issues);
  const SafeguardFindingEntry *findings = safeguard_finding_registry (&n_findings);
  GPtrArray *codes = g_ptr_array_new ();

  for (gsize i = 0; i < n_issues; i++)
    g_ptr_array_add (codes, code_new (&issues[i], NULL));
  for (gsize i = 0; i < n_findings; i++)
    g_ptr_array_add (codes, code_new (NULL, &findings[i]));

  return safeguard_list_new_take (SAFEGUARD_TYPE_CODE, codes);
}

/**
 * safeguard_code_find:
 * @id: a code, such as "shadowed-row" or "clock-overdue"
 * @error: return location for an error
 *
 * Looks up what a code stands for.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_CODE, naming the nearest.
 *
 * Returns: (transfer full): the code
 *
 * Since: 1.0
 */
SafeguardCode *
safeguard_code_find (const char *id, GError **error)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GListModel) codes = safeguard_code_list_all ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      SafeguardCode *code = safeguard_list_peek (codes, i);

      if (strcmp (safeguard_code_get_id (code), id) == 0)
        return g_object_ref (code);
      g_ptr_array_add (ids, (gpointer)safeguard_code_get_id (code));
    }
  g_ptr_array_add (ids, NULL);

  g_autofree char *valid = g_utf8_make_valid (id, -1);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_CODE, NULL,
                       safeguard_nearest (valid, (const char *const *)ids->pdata),
                       "there is no code '%.60s'", valid);

  return NULL;
}

/**
 * safeguard_code_get_id:
 * @self: a code
 *
 * Gets the code itself.
 *
 * Returns: (transfer none): the code, such as "shadowed-row"
 *
 * Since: 1.0
 */
const char *
safeguard_code_get_id (SafeguardCode *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CODE (self), NULL);

  return self->finding != NULL ? self->finding->code : self->issue->nick;
}

/**
 * safeguard_code_get_kind:
 * @self: a code
 *
 * Tells what the code is of.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
SafeguardCodeKind
safeguard_code_get_kind (SafeguardCode *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CODE (self), SAFEGUARD_CODE_KIND_ISSUE);

  return self->finding != NULL ? SAFEGUARD_CODE_KIND_FINDING : SAFEGUARD_CODE_KIND_ISSUE;
}

/**
 * safeguard_code_get_severity:
 * @self: a code
 *
 * Gets how much what carries the code matters, where nothing else says so.
 *
 * Returns: (transfer none): the nick of a [enum@IssueSeverity] or of a
 *   [enum@FindingSeverity], such as "warning" or "duty"
 *
 * Since: 1.0
 */
const char *
safeguard_code_get_severity (SafeguardCode *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CODE (self), NULL);

  return self->finding != NULL ? finding_severities[self->finding->severity]
                               : issue_severities[self->issue->severity];
}

/**
 * safeguard_code_get_meaning:
 * @self: a code
 *
 * Gets what the code says; of a finding the sentence, with its arguments in
 * braces.
 *
 * Returns: (transfer none): the meaning
 *
 * Since: 1.0
 */
const char *
safeguard_code_get_meaning (SafeguardCode *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CODE (self), NULL);

  return self->finding != NULL ? self->finding->template_text : self->issue->meaning;
}

/**
 * safeguard_code_get_example:
 * @self: a code
 *
 * Gets an example of what has the code.
 *
 * Returns: (transfer none) (nullable): the example, or %NULL for a finding,
 *   whose sentence is one
 *
 * Since: 1.0
 */
const char *
safeguard_code_get_example (SafeguardCode *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CODE (self), NULL);

  return self->finding != NULL ? NULL : self->issue->example;
}

/**
 * safeguard_code_get_remedy:
 * @self: a code
 *
 * Gets what to do about it.
 *
 * Returns: (transfer none): the remedy, in one sentence
 *
 * Since: 1.0
 */
const char *
safeguard_code_get_remedy (SafeguardCode *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CODE (self), NULL);

  return self->finding != NULL ? finding_remedies[self->finding->severity] : self->issue->remedy;
}

void
safeguard_code_write (SafeguardCode *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "code", safeguard_code_get_id (self));
  safeguard_json_add_text (builder, "kind", self->finding != NULL ? "finding" : "issue");
  safeguard_json_add_text (builder, "severity", safeguard_code_get_severity (self));
  safeguard_json_add_text (builder, "meaning", safeguard_code_get_meaning (self));
  safeguard_json_add_text (builder, "example", safeguard_code_get_example (self));
  safeguard_json_add_text (builder, "remedy", safeguard_code_get_remedy (self));
  json_builder_end_object (builder);
}
