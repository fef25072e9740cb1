/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-condition-private.h"

static SafeguardCondition *
condition_new (SafeguardConditionKind kind)
{
  SafeguardCondition *self = g_new0 (SafeguardCondition, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;

  return self;
}

SafeguardCondition *
safeguard_condition_new_flag (guint fact, gboolean present)
{
  SafeguardCondition *self = condition_new (SAFEGUARD_CONDITION_FLAG);

  self->fact = fact;
  self->present = present;

  return self;
}

SafeguardCondition *
safeguard_condition_new_number (guint fact, SafeguardComparison comparison, gint64 value)
{
  SafeguardCondition *self = condition_new (SAFEGUARD_CONDITION_NUMBER);

  self->fact = fact;
  self->comparison = comparison;
  self->value = value;

  return self;
}

SafeguardCondition *
safeguard_condition_new_choice (guint fact, guint64 values)
{
  SafeguardCondition *self = condition_new (SAFEGUARD_CONDITION_CHOICE);

  self->fact = fact;
  self->values = values;

  return self;
}

static SafeguardCondition *
compound_new (SafeguardConditionKind kind, SafeguardCondition *const *parts, guint n_parts)
{
  SafeguardCondition *self = condition_new (kind);

  self->n_parts = n_parts;
  self->parts = g_memdup2 (parts, n_parts * sizeof (SafeguardCondition *));

  return self;
}

SafeguardCondition *
safeguard_condition_new_all (SafeguardCondition *const *parts, guint n_parts)
{
  return compound_new (SAFEGUARD_CONDITION_ALL, parts, n_parts);
}

SafeguardCondition *
safeguard_condition_new_any (SafeguardCondition *const *parts, guint n_parts)
{
  return compound_new (SAFEGUARD_CONDITION_ANY, parts, n_parts);
}

SafeguardCondition *
safeguard_condition_new_none (SafeguardCondition *const *parts, guint n_parts)
{
  return safeguard_condition_new_not (safeguard_condition_new_any (parts, n_parts));
}

SafeguardCondition *
safeguard_condition_new_not (SafeguardCondition *part)
{
  return compound_new (SAFEGUARD_CONDITION_NOT, &part, 1);
}

SafeguardCondition *
safeguard_condition_new_at_least (guint count, SafeguardCondition *const *parts, guint n_parts)
{
  SafeguardCondition *self = compound_new (SAFEGUARD_CONDITION_AT_LEAST, parts, n_parts);

  self->value = count;

  return self;
}

SafeguardCondition *
safeguard_condition_ref (SafeguardCondition *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
safeguard_condition_unref (SafeguardCondition *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->n_parts; i++)
    safeguard_condition_unref (self->parts[i]);
  g_free (self->parts);
  g_free (self);
}
