/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-facts-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

struct _SafeguardFacts
{
  SafeguardVocabulary *vocabulary;
  guint n_flag_words;
  guint n_known_words;
  guint n_words;
  guint64 words[]; /* present, absent, known, values */
};

#define WORD(slot) ((slot) / 64)
#define BIT(slot) (G_GUINT64_CONSTANT (1) << ((slot) % 64))

static const char *const type_names[] = {"flag", "number", "choice"};

static guint64 *
present_words (const SafeguardFacts *self)
{
  return (guint64 *)self->words;
}

static guint64 *
absent_words (const SafeguardFacts *self)
{
  return (guint64 *)self->words + self->n_flag_words;
}

static guint64 *
known_words (const SafeguardFacts *self)
{
  return (guint64 *)self->words + 2 * self->n_flag_words;
}

static guint64 *
value_words (const SafeguardFacts *self)
{
  return known_words (self) + self->n_known_words;
}

SafeguardFacts *
safeguard_facts_new (SafeguardVocabulary *vocabulary)
{
  guint n_words = safeguard_vocabulary_get_n_words (vocabulary);
  SafeguardFacts *self = g_malloc0 (sizeof (SafeguardFacts) + n_words * sizeof (guint64));

  self->vocabulary = safeguard_vocabulary_ref (vocabulary);
  self->n_flag_words = safeguard_vocabulary_get_n_flag_words (vocabulary);
  self->n_known_words = safeguard_vocabulary_get_n_values_known_words (vocabulary);
  self->n_words = n_words;

  return self;
}

SafeguardFacts *
safeguard_facts_copy (const SafeguardFacts *self)
{
  SafeguardFacts *copy = safeguard_facts_new (self->vocabulary);

  memcpy (copy->words, self->words, self->n_words * sizeof (guint64));

  return copy;
}

void
safeguard_facts_free (SafeguardFacts *self)
{
  if (self == NULL)
    return;

  safeguard_vocabulary_unref (self->vocabulary);
  g_free (self);
}

void
safeguard_facts_reset (SafeguardFacts *self)
{
  memset (self->words, 0, self->n_words * sizeof (guint64));
}

SafeguardVocabulary *
safeguard_facts_get_vocabulary (const SafeguardFacts *self)
{
  return self->vocabulary;
}

gboolean
safeguard_facts_equal (const SafeguardFacts *a, const SafeguardFacts *b)
{
  return a->vocabulary == b->vocabulary
         && memcmp (a->words, b->words, a->n_words * sizeof (guint64)) == 0;
}

static const SafeguardFactDeclaration *
declaration_of (const SafeguardFacts *self, guint fact)
{
  return safeguard_vocabulary_get_fact (self->vocabulary, fact);
}

static gboolean
check_type (const SafeguardFacts *self, guint fact, SafeguardFactType type, GError **error)
{
  const SafeguardFactDeclaration *declaration = declaration_of (self, fact);

  if (declaration->type == type)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_TYPE, NULL, NULL,
                       "the fact '%.60s' is a %s, not a %s", declaration->id,
                       type_names[declaration->type], type_names[type]);
  return FALSE;
}

static gboolean
refuse_contradiction (const char *id, GError **error)
{
  safeguard_error_set (error, SAFEGUARD_ERROR_CONTRADICTION, NULL, NULL,
                       "the fact '%.60s' is recorded as present and as absent", id);
  return FALSE;
}

gboolean
safeguard_facts_set_flag (SafeguardFacts *self, guint fact, gboolean present, GError **error)
{
  if (!check_type (self, fact, SAFEGUARD_FACT_FLAG, error))
    return FALSE;

  guint slot = safeguard_vocabulary_get_slot (self->vocabulary, fact);
  guint64 *mine = present ? present_words (self) : absent_words (self);
  guint64 *other = present ? absent_words (self) : present_words (self);

  if (other[WORD (slot)] & BIT (slot))
    return refuse_contradiction (declaration_of (self, fact)->id, error);
  mine[WORD (slot)] |= BIT (slot);

  return TRUE;
}

static gboolean
set_value (SafeguardFacts *self, guint fact, gint64 value, GError **error)
{
  guint slot = safeguard_vocabulary_get_slot (self->vocabulary, fact);
  gint64 before;

  if (safeguard_facts_get_value (self, fact, &before) && before != value)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_CONTRADICTION, NULL, NULL,
                           "the fact '%.60s' is recorded with two values",
                           declaration_of (self, fact)->id);
      return FALSE;
    }
  known_words (self)[WORD (slot)] |= BIT (slot);
  value_words (self)[slot] = (guint64)value;

  return TRUE;
}

static gboolean
refuse_range (const char *id, gint64 value, gint64 least, gint64 most, GError **error)
{
  g_autofree char *bound = value < least ? g_strdup_printf ("at least %" G_GINT64_FORMAT, least)
                                         : g_strdup_printf ("at most %" G_GINT64_FORMAT, most);

  safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                       "the fact '%.60s' is %" G_GINT64_FORMAT ", and must be %s", id, value,
                       bound);
  return FALSE;
}

gboolean
safeguard_facts_set_number (SafeguardFacts *self, guint fact, gint64 value, GError **error)
{
  const SafeguardFactDeclaration *declaration = declaration_of (self, fact);

  if (!check_type (self, fact, SAFEGUARD_FACT_NUMBER, error))
    return FALSE;
  if (value < declaration->least || value > declaration->most)
    return refuse_range (declaration->id, value, declaration->least, declaration->most, error);

  return set_value (self, fact, value, error);
}

gboolean
safeguard_facts_set_choice (SafeguardFacts *self, guint fact, guint value, GError **error)
{
  if (!check_type (self, fact, SAFEGUARD_FACT_CHOICE, error))
    return FALSE;

  guint n_values = safeguard_vocabulary_get_n_values (self->vocabulary, fact);
  if (value >= n_values)
    return refuse_range (declaration_of (self, fact)->id, value, 0, (gint64)n_values - 1, error);

  return set_value (self, fact, value, error);
}

gboolean
safeguard_facts_set_named (SafeguardFacts *self, guint fact, const char *value, GError **error)
{
  const SafeguardFactDeclaration *declaration = declaration_of (self, fact);

  if (!check_type (self, fact, SAFEGUARD_FACT_CHOICE, error))
    return FALSE;

  int index = safeguard_vocabulary_find_value (self->vocabulary, fact, value);
  if (index < 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           safeguard_nearest (value, declaration->values),
                           "the fact '%.60s' has no value of that name", declaration->id);
      return FALSE;
    }

  return set_value (self, fact, index, error);
}

void
safeguard_facts_clear (SafeguardFacts *self, guint fact)
{
  guint slot = safeguard_vocabulary_get_slot (self->vocabulary, fact);

  if (declaration_of (self, fact)->type == SAFEGUARD_FACT_FLAG)
    {
      present_words (self)[WORD (slot)] &= ~BIT (slot);
      absent_words (self)[WORD (slot)] &= ~BIT (slot);
      return;
    }

  known_words (self)[WORD (slot)] &= ~BIT (slot);
  /* Equality compares words: an unknown value is always written as 0. */
  value_words (self)[slot] = 0;
}

void
safeguard_facts_close (SafeguardFacts *self)
{
  guint n_facts = safeguard_vocabulary_get_n_facts (self->vocabulary);

  for (guint fact = 0; fact < n_facts; fact++)
    if (declaration_of (self, fact)->type == SAFEGUARD_FACT_FLAG
        && !safeguard_facts_is_known (self, fact))
      safeguard_facts_set_flag (self, fact, FALSE, NULL);
}

gboolean
safeguard_facts_is_known (const SafeguardFacts *self, guint fact)
{
  guint slot = safeguard_vocabulary_get_slot (self->vocabulary, fact);

  if (declaration_of (self, fact)->type != SAFEGUARD_FACT_FLAG)
    return (known_words (self)[WORD (slot)] & BIT (slot)) != 0;

  return ((present_words (self)[WORD (slot)] | absent_words (self)[WORD (slot)]) & BIT (slot)) != 0;
}

SafeguardTruth
safeguard_facts_get_flag (const SafeguardFacts *self, guint fact)
{
  guint slot = safeguard_vocabulary_get_slot (self->vocabulary, fact);

  g_return_val_if_fail (declaration_of (self, fact)->type == SAFEGUARD_FACT_FLAG,
                        SAFEGUARD_TRUTH_UNKNOWN);

  if (present_words (self)[WORD (slot)] & BIT (slot))
    return SAFEGUARD_TRUTH_PRESENT;
  if (absent_words (self)[WORD (slot)] & BIT (slot))
    return SAFEGUARD_TRUTH_ABSENT;

  return SAFEGUARD_TRUTH_UNKNOWN;
}

gboolean
safeguard_facts_get_value (const SafeguardFacts *self, guint fact, gint64 *value)
{
  guint slot = safeguard_vocabulary_get_slot (self->vocabulary, fact);

  g_return_val_if_fail (declaration_of (self, fact)->type != SAFEGUARD_FACT_FLAG, FALSE);

  if (!(known_words (self)[WORD (slot)] & BIT (slot)))
    return FALSE;
  if (value != NULL)
    *value = (gint64)value_words (self)[slot];

  return TRUE;
}

char *
safeguard_facts_get_text (const SafeguardFacts *self, guint fact)
{
  const SafeguardFactDeclaration *declaration = declaration_of (self, fact);
  gint64 value = 0;

  if (!safeguard_facts_is_known (self, fact))
    return g_strdup ("unknown");
  if (declaration->type == SAFEGUARD_FACT_FLAG)
    return g_strdup (safeguard_facts_get_flag (self, fact) == SAFEGUARD_TRUTH_PRESENT ? "present"
                                                                                      : "absent");
  safeguard_facts_get_value (self, fact, &value);
  if (declaration->type == SAFEGUARD_FACT_CHOICE)
    return g_strdup (declaration->values[value]);

  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

guint
safeguard_facts_get_n_known (const SafeguardFacts *self)
{
  guint n_facts = safeguard_vocabulary_get_n_facts (self->vocabulary);
  guint n_known = 0;

  for (guint fact = 0; fact < n_facts; fact++)
    n_known += safeguard_facts_is_known (self, fact) ? 1 : 0;

  return n_known;
}

/* One known fact of @self, written into @other under the index @to. */
static gboolean
carry (const SafeguardFacts *self, guint from, SafeguardFacts *other, guint to, GError **error)
{
  const SafeguardFactDeclaration *declaration = declaration_of (self, from);
  gint64 value = 0;

  if (declaration->type == SAFEGUARD_FACT_FLAG)
    return safeguard_facts_set_flag (
        other, to, safeguard_facts_get_flag (self, from) == SAFEGUARD_TRUTH_PRESENT, error);

  safeguard_facts_get_value (self, from, &value);
  if (declaration->type == SAFEGUARD_FACT_CHOICE)
    return safeguard_facts_set_named (other, to, declaration->values[value], error);

  return safeguard_facts_set_number (other, to, value, error);
}

SafeguardFacts *
safeguard_facts_rebind (const SafeguardFacts *self, SafeguardVocabulary *vocabulary, GError **error)
{
  g_autoptr (SafeguardFacts) other = NULL;
  guint n_facts = safeguard_vocabulary_get_n_facts (self->vocabulary);

  if (vocabulary == self->vocabulary)
    return safeguard_facts_copy (self);

  other = safeguard_facts_new (vocabulary);
  for (guint fact = 0; fact < n_facts; fact++)
    {
      const char *id = declaration_of (self, fact)->id;
      int to;

      if (!safeguard_facts_is_known (self, fact))
        continue;
      to = safeguard_vocabulary_find (vocabulary, id);
      if (to == SAFEGUARD_NO_FACT || !carry (self, fact, other, (guint)to, NULL))
        {
          const char *nearest = safeguard_nearest (id, safeguard_vocabulary_get_ids (vocabulary));

          safeguard_error_set (
              error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, to == SAFEGUARD_NO_FACT ? nearest : NULL,
              "the fact '%.60s' was recorded under another policy; this one %s", id,
              to == SAFEGUARD_NO_FACT ? "does not declare it" : "does not allow it that value");
          return NULL;
        }
    }

  return g_steal_pointer (&other);
}

SafeguardFacts *
safeguard_facts_project (const SafeguardFacts *self,
                         SafeguardVocabulary *vocabulary,
                         GPtrArray *left_out)
{
  SafeguardFacts *other = safeguard_facts_new (vocabulary);

  for (guint fact = 0; fact < safeguard_vocabulary_get_n_facts (self->vocabulary); fact++)
    {
      const char *id = declaration_of (self, fact)->id;
      int to = safeguard_vocabulary_find (vocabulary, id);

      if (!safeguard_facts_is_known (self, fact))
        continue;
      if ((to == SAFEGUARD_NO_FACT || !carry (self, fact, other, (guint)to, NULL))
          && left_out != NULL)
        g_ptr_array_add (left_out, (char *)id);
    }

  return other;
}

const guint64 *
safeguard_facts_peek_words (const SafeguardFacts *self)
{
  return self->words;
}

static const char *
find_id (const SafeguardVocabulary *vocabulary, gboolean flag, guint slot)
{
  guint n_facts = safeguard_vocabulary_get_n_facts (vocabulary);

  for (guint fact = 0; fact < n_facts; fact++)
    {
      const SafeguardFactDeclaration *declaration
          = safeguard_vocabulary_get_fact (vocabulary, fact);

      if ((declaration->type == SAFEGUARD_FACT_FLAG) == flag
          && safeguard_vocabulary_get_slot (vocabulary, fact) == slot)
        return declaration->id;
    }

  return NULL;
}

gboolean
safeguard_facts_check_words (const SafeguardVocabulary *vocabulary,
                             const guint64 *words,
                             GError **error)
{
  const SafeguardFactRange *ranges = safeguard_vocabulary_get_ranges (vocabulary);
  guint n_flag_words = safeguard_vocabulary_get_n_flag_words (vocabulary);
  guint n_values = safeguard_vocabulary_get_n_value_words (vocabulary);
  const guint64 *absent = words + n_flag_words, *known = absent + n_flag_words;
  const guint64 *values = known + safeguard_vocabulary_get_n_values_known_words (vocabulary);

  for (guint i = 0; i < n_flag_words; i++)
    {
      guint64 both = words[i] & absent[i];
      const char *id
          = both != 0 ? find_id (vocabulary, TRUE, i * 64 + (guint)__builtin_ctzll (both)) : NULL;

      /* Beyond the last flag, bits are nobody's. */
      if (id != NULL)
        return refuse_contradiction (id, error);
    }
  for (guint slot = 0; slot < n_values; slot++)
    if ((known[WORD (slot)] & BIT (slot))
        && !safeguard_fact_range_holds (&ranges[slot], values[slot]))
      return refuse_range (find_id (vocabulary, FALSE, slot), (gint64)values[slot],
                           (gint64)ranges[slot].least,
                           (gint64)(ranges[slot].least + ranges[slot].span), error);

  return TRUE;
}
