/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-phrase-private.h"

#include <string.h>

static const SafeguardPhraseEntry registry[] = {
#define PHRASE(id, text) {id, text},
#include "safeguard-phrase-registry.def"
#undef PHRASE
};

const SafeguardPhraseEntry *
safeguard_phrase_registry (gsize *n_entries)
{
  *n_entries = G_N_ELEMENTS (registry);

  return registry;
}

const char *
safeguard_phrase (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (registry); i++)
    if (strcmp (registry[i].id, id) == 0)
      return registry[i].text;

  g_return_val_if_reached (id);
}

GVariant *
safeguard_template_arguments (const char *name, va_list rest)
{
  GVariantBuilder arguments;

  g_variant_builder_init (&arguments, G_VARIANT_TYPE_VARDICT);
  for (; name != NULL; name = va_arg (rest, const char *))
    {
      const char *value = va_arg (rest, const char *);

      g_variant_builder_add (&arguments, "{sv}", name,
                             g_variant_new_string (value != NULL ? value : ""));
    }

  return g_variant_ref_sink (g_variant_builder_end (&arguments));
}

char *
safeguard_template_fill (const char *template_text, GVariant *arguments)
{
  GString *text = g_string_new (NULL);

  for (const char *c = template_text; *c != '\0'; c++)
    {
      const char *end = *c == '{' ? strchr (c, '}') : NULL;
      const char *value = NULL;

      if (end == NULL)
        {
          g_string_append_c (text, *c);
          continue;
        }

      g_autofree char *name = g_strndup (c + 1, (gsize)(end - c - 1));
      if (!g_variant_lookup (arguments, name, "&s", &value))
        g_warn_if_reached ();
      g_string_append (text, value != NULL ? value : name);
      c = end;
    }

  return g_string_free (text, FALSE);
}

char *
safeguard_phrase_fill (const char *id, ...)
{
  va_list args;
  g_autoptr (GVariant) arguments = NULL;

  va_start (args, id);
  arguments = safeguard_template_arguments (va_arg (args, const char *), args);
  va_end (args);

  return safeguard_template_fill (safeguard_phrase (id), arguments);
}
