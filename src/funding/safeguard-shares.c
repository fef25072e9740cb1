/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"

#include "safeguard-list-private.h"

#include <string.h>

__extension__ typedef __int128 Wide;

/**
 * SafeguardShares:
 *
 * A sum, and how it is to be divided: what each gives first whatever the sum, the proportions in
 * which the rest is divided, and the least and the most that each may give.
 *
 * One thread at a time may add to it.
 *
 * Since: 1.0
 */
struct _SafeguardShares
{
  GObject parent_instance;

  gint64 pence;
  GArray *rules; /* of SafeguardShareRule */
};

/**
 * SafeguardShare:
 *
 * What one contributor gives of a sum that was divided, and how it came about.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardShare
{
  GObject parent_instance;

  char *who;
  gint64 pence;
  GPtrArray *steps; /* ends in NULL once the division is done */
};

G_DEFINE_FINAL_TYPE (SafeguardShares, safeguard_shares, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (SafeguardShare, safeguard_share, G_TYPE_OBJECT)

static void
safeguard_shares_finalize (GObject *object)
{
  g_array_unref (SAFEGUARD_SHARES (object)->rules);

  G_OBJECT_CLASS (safeguard_shares_parent_class)->finalize (object);
}

static void
safeguard_shares_class_init (SafeguardSharesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_shares_finalize;
}

static void
rule_clear (SafeguardShareRule *rule)
{
  g_free (rule->who);
}

static void
safeguard_shares_init (SafeguardShares *self)
{
  self->rules = g_array_new (FALSE, FALSE, sizeof (SafeguardShareRule));
  g_array_set_clear_func (self->rules, (GDestroyNotify)rule_clear);
}

static void
safeguard_share_finalize (GObject *object)
{
  SafeguardShare *self = SAFEGUARD_SHARE (object);

  g_free (self->who);
  g_ptr_array_unref (self->steps);

  G_OBJECT_CLASS (safeguard_share_parent_class)->finalize (object);
}

static void
safeguard_share_class_init (SafeguardShareClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_share_finalize;
}

static void
safeguard_share_init (SafeguardShare *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_free);
}

/**
 * safeguard_shares_new:
 * @pence: the sum to divide, in pence
 *
 * Makes a division among nobody yet.
 *
 * Returns: (transfer full): the division
 *
 * Since: 1.0
 */
SafeguardShares *
safeguard_shares_new (gint64 pence)
{
  SafeguardShares *self = g_object_new (SAFEGUARD_TYPE_SHARES, NULL);

  self->pence = pence;

  return self;
}

/**
 * safeguard_shares_add:
 * @self: a division
 * @who: who contributes
 * @flat: what it gives first, whatever the sum, in pence; 0 if nothing
 * @weight: its proportion of the rest, beside those of the others; 0 if none
 * @least: the least that it gives of all, in pence; -1 without a bound
 * @most: the most that it gives of all, in pence; -1 without a bound
 *
 * Adds a contributor.
 *
 * Since: 1.0
 */
void
safeguard_shares_add (
    SafeguardShares *self, const char *who, gint64 flat, gint64 weight, gint64 least, gint64 most)
{
  g_return_if_fail (SAFEGUARD_IS_SHARES (self));
  g_return_if_fail (who != NULL);

  SafeguardShareRule rule = {g_strdup (who), flat, weight, least, most};

  g_array_append_val (self->rules, rule);
}

/* --- dividing */

typedef struct
{
  const SafeguardShareRule *rule;
  SafeguardShare *share;
  gboolean settled; /* held at a bound: it takes no part in the rest any more */
} Part;

static void
explain (SafeguardShare *share, const char *format, gint64 pence)
{
  g_autofree char *text = safeguard_pence_to_text (pence);

  /* The format is one of those in this file. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (share->steps, g_strdup_printf (format, text));
#pragma GCC diagnostic pop
}

static gboolean
refuse (GError **error, const char *why)
{
  safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL, "%s", why);

  return FALSE;
}

static gboolean
check (const SafeguardShares *self, GError **error)
{
  Wide flat = 0, weight = 0;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const SafeguardShareRule *rule = &g_array_index (self->rules, SafeguardShareRule, i);

      if (rule->flat < 0 || rule->weight < 0 || rule->least < -1 || rule->most < -1
          || (rule->most >= 0 && rule->least > rule->most))
        return refuse (error, "a share below nothing, or a floor above its cap");
      flat += rule->flat;
      weight += rule->weight;
    }
  if (self->pence < 0 || flat > self->pence || weight > G_MAXINT64)
    return refuse (error, "the flat sums come to more than the whole, or a number is too large");

  return self->rules->len > 0 ? TRUE : refuse (error, "there is nobody to divide it among");
}

/* What is left for those who are not held at a bound, and their weights. */
static void
sum_up (const SafeguardShares *self, const Part *parts, gint64 *rest, gint64 *weights)
{
  *rest = self->pence;
  *weights = 0;
  for (guint i = 0; i < self->rules->len; i++)
    {
      *rest -= parts[i].settled ? parts[i].share->pence : parts[i].rule->flat;
      *weights += parts[i].settled ? 0 : parts[i].rule->weight;
    }
}

static gint64
part_of (gint64 rest, gint64 weight, gint64 weights)
{
  return weights > 0 ? (gint64)((Wide)rest * weight / weights) : 0;
}

/* By how much a part is moved by its bounds. */
static Wide
violation_of (const Part *part, gint64 rest, gint64 weights)
{
  gint64 would = part->rule->flat + part_of (rest, part->rule->weight, weights);

  if (part->settled)
    return 0;
  if (part->rule->least >= 0 && would < part->rule->least)
    return (Wide)part->rule->least - would;

  return part->rule->most >= 0 && would > part->rule->most ? (Wide)part->rule->most - would : 0;
}

/* Holds those at their bound whom the proportions would take past it: those at the floors if the
 * floors ask for more than the caps let go, else those at the caps; both if they come to the same.
 * Whoever is held so stays held in the end. TRUE if anybody was. */
static gboolean
hold (const SafeguardShares *self, Part *parts, gint64 rest, gint64 weights)
{
  gboolean any = FALSE;
  Wide sum = 0;

  for (guint i = 0; i < self->rules->len; i++)
    sum += violation_of (&parts[i], rest, weights);
  for (guint i = 0; i < self->rules->len; i++)
    {
      Part *part = &parts[i];
      Wide violation = violation_of (part, rest, weights);

      if (violation == 0 || (sum > 0 && violation < 0) || (sum < 0 && violation > 0))
        continue;
      part->settled = any = TRUE;
      part->share->pence = violation > 0 ? part->rule->least : part->rule->most;
      explain (part->share, violation > 0 ? "raised to its least, %s" : "held at its most, %s",
               part->share->pence);
    }

  return any;
}

/* The part that lost most by rounding down and has not been given a penny yet. */
static Part *
largest_remainder (const SafeguardShares *self, Part *parts, const Wide *remainders)
{
  Part *found = NULL;
  Wide largest = 0;

  for (guint i = 0; i < self->rules->len; i++)
    if (!parts[i].settled && remainders[i] > largest)
      {
        found = &parts[i];
        largest = remainders[i];
      }

  return found;
}

static gboolean
divide_rest (const SafeguardShares *self, Part *parts, GError **error)
{
  g_autofree Wide *remainders = g_new0 (Wide, self->rules->len);
  gint64 rest, weights, left;

  sum_up (self, parts, &rest, &weights);
  if (rest < 0 || (rest > 0 && weights == 0))
    return refuse (error, rest < 0 ? "the floors come to more than the sum"
                                   : "the caps, or the lack of proportions, leave something over");
  left = rest;
  for (guint i = 0; i < self->rules->len; i++)
    {
      Part *part = &parts[i];
      gint64 given;

      if (part->settled)
        continue;
      given = part_of (rest, part->rule->weight, weights);
      remainders[i] = weights > 0 ? (Wide)rest * part->rule->weight % weights : 0;
      part->share->pence = part->rule->flat + given;
      left -= given;
      if (part->rule->flat > 0)
        explain (part->share, "%s flat", part->rule->flat);
      if (part->rule->weight > 0)
        {
          g_autofree char *format
              = g_strdup_printf ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " parts of the rest, "
                                 "rounded down: %%s",
                                 part->rule->weight, weights);

          explain (part->share, format, given);
        }
    }
  while (left > 0)
    {
      Part *part = largest_remainder (self, parts, remainders);

      if (part == NULL)
        break;
      remainders[part - parts] = 0;
      part->share->pence++;
      left--;
      g_ptr_array_add (part->share->steps, g_strdup ("a penny more, by the largest remainder"));
    }

  return TRUE;
}

/**
 * safeguard_shares_divide:
 * @self: a division
 * @error: return location for an error
 *
 * Divides the sum. The flat sums come first; the rest is divided in proportion and rounded down;
 * whoever would give less than the least, or more than the most, gives that, and the others divide
 * what is left; and the pennies left over go one each to those who lost most by rounding, the first
 * named first where they lost the same. The shares always come to exactly the sum.
 *
 * Errors: %SAFEGUARD_ERROR_OUT_OF_RANGE if it cannot be divided so: more flat than there is, caps
 * that leave something over, floors that need more.
 *
 * Returns: (transfer full): a list of [class@Share], in the order of adding
 *
 * Since: 1.0
 */
GListModel *
safeguard_shares_divide (SafeguardShares *self, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_SHARES (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autofree Part *parts = g_new0 (Part, MAX (self->rules->len, 1));
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 rest, weights;

  if (!check (self, error))
    return NULL;
  for (guint i = 0; i < self->rules->len; i++)
    {
      parts[i].rule = &g_array_index (self->rules, SafeguardShareRule, i);
      parts[i].share = g_object_new (SAFEGUARD_TYPE_SHARE, NULL);
      parts[i].share->who = g_strdup (parts[i].rule->who);
      g_ptr_array_add (shares, parts[i].share);
    }
  do
    sum_up (self, parts, &rest, &weights);
  while (hold (self, parts, rest, weights));
  if (!divide_rest (self, parts, error))
    return NULL;
  for (guint i = 0; i < shares->len; i++)
    g_ptr_array_add (parts[i].share->steps, NULL);

  g_ptr_array_set_free_func (shares, NULL);

  return safeguard_list_new_take (SAFEGUARD_TYPE_SHARE, g_steal_pointer (&shares));
}

/**
 * safeguard_share_get_who:
 * @self: a share
 *
 * Gets whose it is.
 *
 * Returns: (transfer none): the id of a contributor
 *
 * Since: 1.0
 */
const char *
safeguard_share_get_who (SafeguardShare *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SHARE (self), NULL);

  return self->who;
}

/**
 * safeguard_share_get_pence:
 * @self: a share
 *
 * Gets how much it is.
 *
 * Returns: the pence
 *
 * Since: 1.0
 */
gint64
safeguard_share_get_pence (SafeguardShare *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SHARE (self), 0);

  return self->pence;
}

/**
 * safeguard_share_get_steps:
 * @self: a share
 *
 * Gets how it came about, step by step.
 *
 * Returns: (transfer none) (array zero-terminated=1): the steps, as text
 *
 * Since: 1.0
 */
const char *const *
safeguard_share_get_steps (SafeguardShare *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SHARE (self), NULL);

  return (const char *const *)self->steps->pdata;
}

/**
 * safeguard_shares_uplift:
 * @pence: a contribution, in pence
 * @basis_points: by how much it rises, in hundredths of a per cent: 250 is 2.5 per cent
 * @error: return location for an error
 *
 * Raises a contribution for inflation, to the nearest penny; half a penny goes to the even one, so
 * that many roundings lean neither way.
 *
 * Errors: %SAFEGUARD_ERROR_OUT_OF_RANGE if the result does not fit.
 *
 * Returns: the raised contribution in pence; -1 with an error
 *
 * Since: 1.0
 */
gint64
safeguard_shares_uplift (gint64 pence, gint64 basis_points, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, -1);

  gint64 raised;

  if (pence >= 0 && basis_points >= -10000 && basis_points <= G_MAXINT32
      && safeguard_pence_scale (pence, 10000 + basis_points, 10000, &raised))
    return raised;
  refuse (error, "a contribution is no less than nothing, and so is what it is raised to");

  return -1;
}
