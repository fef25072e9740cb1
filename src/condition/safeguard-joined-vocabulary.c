/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-comparison-private.h"

#include <string.h>

/* The joined vocabulary as it grows: declarations whose texts are borrowed from either side, but
 * for those that had to be made. */
typedef struct
{
  GArray *facts;     /* of SafeguardFactDeclaration */
  GPtrArray *values; /* of each fact: GPtrArray of its values, or NULL */
  GPtrArray *texts;  /* made */
  SafeguardJoinedVocabulary *out;
} Join;

static SafeguardFactDeclaration *
joined_fact (Join *join, guint fact)
{
  return &g_array_index (join->facts, SafeguardFactDeclaration, fact);
}

static int
find (const Join *join, const char *id)
{
  for (guint i = 0; i < join->facts->len; i++)
    if (strcmp (g_array_index (join->facts, SafeguardFactDeclaration, i).id, id) == 0)
      return (int)i;

  return SAFEGUARD_NO_FACT;
}

static guint
declare (Join *join, const SafeguardFactDeclaration *from, const char *id)
{
  SafeguardFactDeclaration fact = *from;

  fact.id = id;
  fact.values = NULL;
  g_array_append_val (join->facts, fact);
  g_ptr_array_add (join->values, from->type == SAFEGUARD_FACT_CHOICE ? g_ptr_array_new () : NULL);

  return join->facts->len - 1;
}

static guint
find_value (GPtrArray *values, const char *value)
{
  guint i = 0;

  while (i < values->len && strcmp (g_ptr_array_index (values, i), value) != 0)
    i++;
  if (i == values->len)
    g_ptr_array_add (values, (char *)value);

  return i;
}

static void
map_values (Join *join, guint side, guint own, const SafeguardFactDeclaration *from, guint fact)
{
  guint n = g_strv_length ((char **)from->values);
  guint8 *map = g_new0 (guint8, n);

  for (guint i = 0; i < n; i++)
    map[i] = (guint8)MIN (find_value (g_ptr_array_index (join->values, fact), from->values[i]),
                          G_MAXUINT8);
  join->out->values[side][own] = map;
}

/* A fact that the first knows in another type is another fact. */
static const char *
name_apart (Join *join, const char *id)
{
  char *name = g_strdup_printf ("%s (second)", id);

  g_ptr_array_add (join->texts, name);

  return name;
}

static void
add_fact (Join *join, guint side, guint own, const SafeguardFactDeclaration *from, const char *id)
{
  int fact = find (join, id);

  if (fact != SAFEGUARD_NO_FACT && joined_fact (join, (guint)fact)->type != from->type)
    {
      id = name_apart (join, id);
      fact = find (join, id);
    }
  if (fact == SAFEGUARD_NO_FACT)
    fact = (int)declare (join, from, id);

  SafeguardFactDeclaration *to = joined_fact (join, (guint)fact);

  to->least = MIN (to->least, from->least);
  to->most = MAX (to->most, from->most);
  join->out->facts[side][own] = (guint)fact;
  if (from->type == SAFEGUARD_FACT_CHOICE)
    map_values (join, side, own, from, (guint)fact);
}

static void
add_side (Join *join,
          guint side,
          SafeguardVocabulary *vocabulary,
          SafeguardFactNameFunc name,
          gconstpointer rules)
{
  guint n = vocabulary != NULL ? safeguard_vocabulary_get_n_facts (vocabulary) : 0;

  join->out->own[side] = vocabulary != NULL ? safeguard_vocabulary_ref (vocabulary) : NULL;
  join->out->n_facts[side] = n;
  join->out->facts[side] = g_new0 (guint, n + 1);
  join->out->values[side] = g_new0 (guint8 *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const SafeguardFactDeclaration *fact = safeguard_vocabulary_get_fact (vocabulary, i);

      add_fact (join, side, i, fact, name != NULL ? name (rules, fact->id) : fact->id);
    }
}

static gboolean
finish (Join *join, GError **error)
{
  for (guint i = 0; i < join->facts->len; i++)
    {
      GPtrArray *values = g_ptr_array_index (join->values, i);

      if (values == NULL)
        continue;
      if (values->len > SAFEGUARD_CHOICE_MAX_VALUES)
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_CONDITION_TOO_LARGE, NULL, NULL,
                               "'%.60s' has more than %d values in the two policies together",
                               joined_fact (join, i)->id, SAFEGUARD_CHOICE_MAX_VALUES);
          return FALSE;
        }
      g_ptr_array_add (values, NULL);
      joined_fact (join, i)->values = (const char *const *)values->pdata;
    }
  join->out->vocabulary = safeguard_vocabulary_new (
      (SafeguardFactDeclaration *)(void *)join->facts->data, join->facts->len);

  return TRUE;
}

static void
free_values (gpointer values)
{
  if (values != NULL)
    g_ptr_array_unref (values);
}

SafeguardJoinedVocabulary *
safeguard_vocabularies_join (SafeguardVocabulary *first,
                             SafeguardVocabulary *second,
                             SafeguardFactNameFunc name,
                             gconstpointer name_rules,
                             GError **error)
{
  SafeguardJoinedVocabulary *out = g_atomic_rc_box_new0 (SafeguardJoinedVocabulary);
  Join join = {g_array_new (FALSE, TRUE, sizeof (SafeguardFactDeclaration)),
               g_ptr_array_new_with_free_func (free_values),
               g_ptr_array_new_with_free_func (g_free), out};
  gboolean good;

  add_side (&join, 0, first, NULL, NULL);
  add_side (&join, 1, second, name, name_rules);
  good = finish (&join, error);
  g_array_unref (join.facts);
  g_ptr_array_unref (join.values);
  g_ptr_array_unref (join.texts);
  if (!good)
    g_clear_pointer (&out, safeguard_joined_vocabulary_unref);

  return out;
}

static void
clear (gpointer data)
{
  SafeguardJoinedVocabulary *self = data;

  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 0; self->values[side] != NULL && i < self->n_facts[side]; i++)
        g_free (self->values[side][i]);
      g_clear_pointer (&self->values[side], g_free);
      g_clear_pointer (&self->facts[side], g_free);
      g_clear_pointer (&self->own[side], safeguard_vocabulary_unref);
    }
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
}

SafeguardJoinedVocabulary *
safeguard_joined_vocabulary_ref (SafeguardJoinedVocabulary *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
safeguard_joined_vocabulary_unref (SafeguardJoinedVocabulary *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
join_fact (const SafeguardJoinedVocabulary *self,
           guint side,
           guint own,
           const SafeguardFacts *from,
           SafeguardFacts *to)
{
  guint fact = self->facts[side][own];
  gint64 value = 0;

  if (safeguard_facts_is_known (to, fact))
    return;

  switch (safeguard_vocabulary_get_fact (self->vocabulary, fact)->type)
    {
    case SAFEGUARD_FACT_FLAG:
      if (safeguard_facts_is_known (from, own))
        safeguard_facts_set_flag (
            to, fact, safeguard_facts_get_flag (from, own) == SAFEGUARD_TRUTH_PRESENT, NULL);
      break;
    case SAFEGUARD_FACT_NUMBER:
      if (safeguard_facts_get_value (from, own, &value))
        safeguard_facts_set_number (to, fact, value, NULL);
      break;
    case SAFEGUARD_FACT_CHOICE:
      if (safeguard_facts_get_value (from, own, &value))
        safeguard_facts_set_choice (to, fact, self->values[side][own][value], NULL);
      break;
    }
}

SafeguardFacts *
safeguard_joined_vocabulary_join_facts (const SafeguardJoinedVocabulary *self,
                                        const SafeguardFacts *first,
                                        const SafeguardFacts *second)
{
  const SafeguardFacts *const sides[2] = {first, second};
  g_autoptr (SafeguardFacts) facts = safeguard_facts_new (self->vocabulary);

  for (guint side = 0; side < 2; side++)
    {
      /* A side without a vocabulary was one without rules, which looks at no facts. */
      if (sides[side] == NULL || self->n_facts[side] == 0)
        continue;
      if (!safeguard_vocabulary_is_alike (self->own[side],
                                          safeguard_facts_get_vocabulary (sides[side])))
        return NULL;
      for (guint own = 0; own < self->n_facts[side]; own++)
        join_fact (self, side, own, sides[side], facts);
    }

  return g_steal_pointer (&facts);
}

static SafeguardCondition *
translate_choice (const SafeguardJoinedVocabulary *self,
                  guint side,
                  const SafeguardCondition *condition)
{
  const guint8 *map = self->values[side][condition->fact];
  guint64 values = 0;

  for (guint i = 0; i < SAFEGUARD_CHOICE_MAX_VALUES; i++)
    if (condition->values & (G_GUINT64_CONSTANT (1) << i))
      values |= G_GUINT64_CONSTANT (1) << map[i];

  return safeguard_condition_new_choice (self->facts[side][condition->fact], values);
}

static SafeguardCondition *
translate_parts (const SafeguardJoinedVocabulary *self,
                 guint side,
                 const SafeguardCondition *condition)
{
  g_autofree SafeguardCondition **parts = g_new0 (SafeguardCondition *, condition->n_parts + 1);

  for (guint i = 0; i < condition->n_parts; i++)
    parts[i] = safeguard_joined_vocabulary_translate (self, side, condition->parts[i]);

  switch (condition->kind)
    {
    case SAFEGUARD_CONDITION_ALL:
      return safeguard_condition_new_all (parts, condition->n_parts);
    case SAFEGUARD_CONDITION_ANY:
      return safeguard_condition_new_any (parts, condition->n_parts);
    case SAFEGUARD_CONDITION_NOT:
      return safeguard_condition_new_not (parts[0]);
    case SAFEGUARD_CONDITION_AT_LEAST:
      return safeguard_condition_new_at_least ((guint)condition->value, parts, condition->n_parts);
    case SAFEGUARD_CONDITION_FLAG:
    case SAFEGUARD_CONDITION_NUMBER:
    case SAFEGUARD_CONDITION_CHOICE:
      break;
    }

  g_return_val_if_reached (NULL);
}

SafeguardCondition *
safeguard_joined_vocabulary_translate (const SafeguardJoinedVocabulary *self,
                                       guint side,
                                       const SafeguardCondition *condition)
{
  if (condition->kind == SAFEGUARD_CONDITION_FLAG)
    return safeguard_condition_new_flag (self->facts[side][condition->fact], condition->present);
  if (condition->kind == SAFEGUARD_CONDITION_NUMBER)
    return safeguard_condition_new_number (self->facts[side][condition->fact],
                                           condition->comparison, condition->value);
  if (condition->kind == SAFEGUARD_CONDITION_CHOICE)
    return translate_choice (self, side, condition);

  return translate_parts (self, side, condition);
}
