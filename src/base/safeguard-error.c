/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-issue-private.h"

typedef struct
{
  SafeguardIssue *issue;
} SafeguardErrorPrivate;

static void
safeguard_error_private_init (SafeguardErrorPrivate *priv)
{
  priv->issue = NULL;
}

static void
safeguard_error_private_copy (const SafeguardErrorPrivate *src, SafeguardErrorPrivate *dest)
{
  dest->issue = src->issue != NULL ? g_object_ref (src->issue) : NULL;
}

static void
safeguard_error_private_clear (SafeguardErrorPrivate *priv)
{
  g_clear_object (&priv->issue);
}

/**
 * safeguard_error_quark:
 *
 * Gets the one error domain of the library: what a [struct@GLib.Error] of ours
 * has as its domain, with a [error@Safeguard.Error] as its code.
 *
 * Returns: the domain
 *
 * Since: 1.0
 */
G_DEFINE_EXTENDED_ERROR (SafeguardError, safeguard_error)

/* A binding makes errors of the domain from its name alone. Were one made before the domain is
 * registered, it would have no room for the private part, and freeing it later would read past
 * its end: so the domain is registered when the library is loaded. */
__attribute__ ((constructor)) static void
safeguard_error_register (void)
{
  safeguard_error_quark ();
}

GType
safeguard_error_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
#define ISSUE(name, code, severity, meaning, example, remedy)                                      \
  {SAFEGUARD_ERROR_##name, "SAFEGUARD_ERROR_" #name, code},
#include "safeguard-error-registry.def"
#undef ISSUE
      {0, NULL, NULL},
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("SafeguardError", values));

  return type;
}

static const SafeguardErrorEntry registry[] = {
#define ISSUE(name, code, severity, meaning, example, remedy)                                      \
  {SAFEGUARD_ERROR_##name, code, SAFEGUARD_ISSUE_SEVERITY_##severity, meaning, example, remedy},
#include "safeguard-error-registry.def"
#undef ISSUE
};

const SafeguardErrorEntry *
safeguard_error_registry (gsize *n_entries)
{
  *n_entries = G_N_ELEMENTS (registry);
  return registry;
}

const SafeguardErrorEntry *
safeguard_error_lookup (SafeguardError code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (registry); i++)
    if (registry[i].code == code)
      return &registry[i];

  g_return_val_if_reached (&registry[0]);
}

void
safeguard_error_set_issue (GError **error, SafeguardIssue *issue)
{
  if (error == NULL)
    return;

  g_autofree char *text = safeguard_issue_to_text (issue);
  *error = g_error_new_literal (SAFEGUARD_ERROR, (int)safeguard_issue_get_code (issue), text);
  safeguard_error_get_private (*error)->issue = g_object_ref (issue);
}

void
safeguard_error_set (GError **error,
                     SafeguardError code,
                     const SafeguardPlace *place,
                     const char *nearest,
                     const char *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  g_autoptr (SafeguardIssue) issue
      = safeguard_issue_new (code, SAFEGUARD_ISSUE_SEVERITY_ERROR, place, nearest, message);
  safeguard_error_set_issue (error, issue);
}

SafeguardIssue *
safeguard_error_peek_issue (const GError *error)
{
  if (error == NULL || error->domain != SAFEGUARD_ERROR)
    return NULL;

  return safeguard_error_get_private (error)->issue;
}
