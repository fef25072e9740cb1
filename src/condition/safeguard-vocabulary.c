/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-vocabulary-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

struct _SafeguardVocabulary
{
  gatomicrefcount references;
  guint n_facts;
  guint n_flags;
  guint n_others;
  SafeguardFactDeclaration *facts;
  guint *slots;
  SafeguardFactRange *ranges;
  char **ids;
  GHashTable *by_id; /* id -> index + 1 */
  guint n_atoms;
  SafeguardAtom *atoms; /* their texts are owned */
};

static SafeguardFactRange
range_of (const SafeguardFactDeclaration *declaration)
{
  if (declaration->type == SAFEGUARD_FACT_CHOICE)
    return (SafeguardFactRange){0, g_strv_length ((char **)declaration->values) - 1};

  return (SafeguardFactRange){(guint64)declaration->least,
                              (guint64)declaration->most - (guint64)declaration->least};
}

static void
declare (SafeguardVocabulary *self, const SafeguardFactDeclaration *from)
{
  guint fact = self->n_facts++;
  SafeguardFactDeclaration *to = &self->facts[fact];

  *to = *from;
  to->id = self->ids[fact] = g_strdup (from->id);
  to->ask = g_strdup (from->ask);
  to->group = g_strdup (from->group);
  to->values = (const char *const *)g_strdupv ((char **)from->values);
  if (from->type != SAFEGUARD_FACT_FLAG)
    self->ranges[self->n_others] = range_of (from);
  self->slots[fact] = from->type == SAFEGUARD_FACT_FLAG ? self->n_flags++ : self->n_others++;
  g_hash_table_insert (self->by_id, self->ids[fact], GUINT_TO_POINTER (fact + 1));
}

SafeguardVocabulary *
safeguard_vocabulary_new (const SafeguardFactDeclaration *facts, guint n_facts)
{
  SafeguardVocabulary *self = g_new0 (SafeguardVocabulary, 1);

  g_atomic_ref_count_init (&self->references);
  self->facts = g_new0 (SafeguardFactDeclaration, n_facts + 1);
  self->slots = g_new0 (guint, n_facts + 1);
  self->ranges = g_new0 (SafeguardFactRange, n_facts + 1);
  self->ids = g_new0 (char *, n_facts + 1);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_facts; i++)
    declare (self, &facts[i]);

  return self;
}

SafeguardVocabulary *
safeguard_vocabulary_new_with_families (const SafeguardFactDeclaration *facts,
                                        guint n_facts,
                                        const SafeguardAtom *atoms,
                                        guint n_atoms)
{
  SafeguardVocabulary *self = safeguard_vocabulary_new (facts, n_facts);

  self->n_atoms = n_atoms;
  self->atoms = g_memdup2 (atoms, n_atoms * sizeof (SafeguardAtom));
  for (guint i = 0; i < n_atoms; i++)
    {
      self->atoms[i].word = g_strdup (atoms[i].word);
      self->atoms[i].member = g_strdup (atoms[i].member);
    }

  return self;
}

const SafeguardAtom *
safeguard_vocabulary_get_family (const SafeguardVocabulary *self, const char *word)
{
  for (guint i = 0; i < self->n_atoms; i++)
    if (strcmp (self->atoms[i].word, word) == 0)
      return &self->atoms[i];

  return NULL;
}

const SafeguardAtom *
safeguard_vocabulary_find_atom (const SafeguardVocabulary *self,
                                const char *word,
                                const char *member)
{
  for (guint i = 0; i < self->n_atoms; i++)
    if (strcmp (self->atoms[i].word, word) == 0 && strcmp (self->atoms[i].member, member) == 0)
      return &self->atoms[i];

  return NULL;
}

const char **
safeguard_vocabulary_list_members (const SafeguardVocabulary *self, const char *word)
{
  const char **members = g_new0 (const char *, self->n_atoms + 1);
  guint n = 0;

  for (guint i = 0; i < self->n_atoms; i++)
    if (strcmp (self->atoms[i].word, word) == 0)
      members[n++] = self->atoms[i].member;

  return members;
}

SafeguardVocabulary *
safeguard_vocabulary_ref (SafeguardVocabulary *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
safeguard_vocabulary_unref (SafeguardVocabulary *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->n_facts; i++)
    {
      g_free ((char *)self->facts[i].ask);
      g_free ((char *)self->facts[i].group);
      g_strfreev ((char **)self->facts[i].values);
    }
  for (guint i = 0; i < self->n_atoms; i++)
    {
      g_free ((char *)self->atoms[i].word);
      g_free ((char *)self->atoms[i].member);
    }
  g_free (self->atoms);
  g_hash_table_unref (self->by_id);
  g_strfreev (self->ids);
  g_free (self->slots);
  g_free (self->ranges);
  g_free (self->facts);
  g_free (self);
}

gboolean
safeguard_vocabulary_is_alike (const SafeguardVocabulary *self, const SafeguardVocabulary *other)
{
  gboolean alike = self->n_facts == other->n_facts;

  for (guint i = 0; self != other && alike && i < self->n_facts; i++)
    {
      const SafeguardFactDeclaration *one = &self->facts[i], *two = &other->facts[i];

      alike = one->type == two->type && strcmp (one->id, two->id) == 0
              && (one->type != SAFEGUARD_FACT_CHOICE || g_strv_equal (one->values, two->values));
    }

  return alike;
}

guint
safeguard_vocabulary_get_n_facts (const SafeguardVocabulary *self)
{
  return self->n_facts;
}

const SafeguardFactDeclaration *
safeguard_vocabulary_get_fact (const SafeguardVocabulary *self, guint fact)
{
  g_return_val_if_fail (fact < self->n_facts, NULL);

  return &self->facts[fact];
}

int
safeguard_vocabulary_find (const SafeguardVocabulary *self, const char *id)
{
  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) - 1;
}

int
safeguard_vocabulary_require (const SafeguardVocabulary *self, const char *id, GError **error)
{
  int fact = safeguard_vocabulary_find (self, id);

  if (fact == SAFEGUARD_NO_FACT)
    safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_FACT, NULL,
                         safeguard_nearest (id, safeguard_vocabulary_get_ids (self)),
                         "'%.60s' is not a fact that the policy declares", id);

  return fact;
}

const char *const *
safeguard_vocabulary_get_ids (const SafeguardVocabulary *self)
{
  return (const char *const *)self->ids;
}

guint
safeguard_vocabulary_get_n_values (const SafeguardVocabulary *self, guint fact)
{
  const char *const *values = self->facts[fact].values;

  return values != NULL ? g_strv_length ((char **)values) : 0;
}

int
safeguard_vocabulary_find_value (const SafeguardVocabulary *self, guint fact, const char *value)
{
  const char *const *values = self->facts[fact].values;

  for (int i = 0; values != NULL && values[i] != NULL; i++)
    if (strcmp (values[i], value) == 0)
      return i;

  return -1;
}

guint
safeguard_vocabulary_get_slot (const SafeguardVocabulary *self, guint fact)
{
  return self->slots[fact];
}

const SafeguardFactRange *
safeguard_vocabulary_get_ranges (const SafeguardVocabulary *self)
{
  return self->ranges;
}

guint
safeguard_vocabulary_get_n_flag_words (const SafeguardVocabulary *self)
{
  return (self->n_flags + 63) / 64;
}

guint
safeguard_vocabulary_get_n_value_words (const SafeguardVocabulary *self)
{
  return self->n_others;
}

guint
safeguard_vocabulary_get_n_values_known_words (const SafeguardVocabulary *self)
{
  return (self->n_others + 63) / 64;
}

guint
safeguard_vocabulary_get_n_words (const SafeguardVocabulary *self)
{
  return 2 * safeguard_vocabulary_get_n_flag_words (self)
         + safeguard_vocabulary_get_n_values_known_words (self) + self->n_others;
}
