/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

#include <string.h>

/**
 * SafeguardFund:
 *
 * What happened to the money of one partnership, as events: pledged, received, decided, committed,
 * paid, carried forward. Each may hold, as its payload, "pence" (a whole number), "from" (a
 * contributor), "heading", "year" and what else its kind needs; the manual lists them.
 *
 * Behind it is a ledger with double entry. An event that is malformed (a fraction of a penny,
 * another currency, an unbalanced entry, a locked period, a second posting of one reservation) is
 * refused, and the fund is as before. One that breaks a rule is taken in, and the ruling tells it.
 *
 * Its thread rule is that of [class@Record].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardFund, safeguard_fund, SAFEGUARD_TYPE_RECORD)

G_DEFINE_ENUM_TYPE (SafeguardFundFormat,
                    safeguard_fund_format,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FUND_FORMAT_HLEDGER, "hledger"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FUND_FORMAT_LEDGER, "ledger"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_FUND_FORMAT_BEANCOUNT, "beancount"))

static void
safeguard_fund_finalize (GObject *object)
{
  SafeguardFund *self = SAFEGUARD_FUND (object);

  g_clear_pointer (&self->book, safeguard_book_free);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_object (&self->funding);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_fund_parent_class)->finalize (object);
}

static SafeguardFund *
fund_new (SafeguardFunding *funding, const char *id)
{
  SafeguardFund *self = g_object_new (SAFEGUARD_TYPE_FUND, NULL);

  self->funding = g_object_ref (funding);
  self->id = g_strdup (id);
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_fund_act_unref);
  self->book = safeguard_book_new (funding);

  return self;
}

/* What was recorded later is left out; what rested on it no longer fits, and is left out with it.
 */
static SafeguardRecord *
safeguard_fund_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardFund *self = SAFEGUARD_FUND (record);
  SafeguardFund *copy = fund_new (self->funding, self->id);
  gint64 instant = safeguard_moment_from_date_time (known).instant;

  for (guint i = 0; i < self->acts->len; i++)
    {
      SafeguardFundAct *act = g_ptr_array_index (self->acts, i);

      if (act->recorded > instant)
        continue;
      g_ptr_array_add (copy->acts, safeguard_fund_act_ref (act));
      safeguard_book_take (copy->book, act, NULL);
    }

  return SAFEGUARD_RECORD (copy);
}

/* The last thing that is asked before an event is appended: what is accepted is in the book. */
static gboolean
safeguard_fund_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  SafeguardFund *self = SAFEGUARD_FUND (record);
  g_autoptr (SafeguardFundAct) act = safeguard_fund_act_read (self->funding, event, error);

  if (act == NULL || !safeguard_book_take (self->book, act, error))
    return FALSE;
  g_ptr_array_add (self->acts, g_steal_pointer (&act));

  return TRUE;
}

static void
safeguard_fund_class_init (SafeguardFundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_fund_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_fund_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_fund_accepts_event;
}

static void
safeguard_fund_init (SafeguardFund *self)
{
}

gboolean
safeguard_fund_is_filled (gpointer fund)
{
  return SAFEGUARD_IS_FUND (fund) && SAFEGUARD_FUND (fund)->book != NULL;
}

gboolean
safeguard_fund_check_policy (SafeguardFund *self, const SafeguardLayers *layers, GError **error)
{
  const SafeguardLayers *own = self->funding->layers;

  if (strcmp (safeguard_layers_get_digest (own), safeguard_layers_get_digest (layers)) == 0)
    return TRUE;
  safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                       "the fund was recorded for the rules of %s (%s)",
                       safeguard_layers_get_area (own), safeguard_layers_get_edition (own));

  return FALSE;
}

/**
 * safeguard_fund_new:
 * @funding: the rules of the fund
 * @id: the id by which the caller knows the fund
 * @error: return location for an error
 *
 * Makes the record of a fund to which nothing has happened yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_WRONG_VALUE if the id is
 *   empty, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardFund *
safeguard_fund_new (SafeguardFunding *funding, const char *id, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_FUNDING (funding) && funding->layers != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (id, -1, NULL))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL,
                           "the id of the fund is not valid UTF-8");
      return NULL;
    }
  if (*id == '\0')
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                           "the id of the fund is empty");
      return NULL;
    }

  return fund_new (funding, id);
}

/**
 * safeguard_fund_get_id:
 * @self: a fund
 *
 * Gets the id by which the caller knows it.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_fund_get_id (SafeguardFund *self)
{
  g_return_val_if_fail (safeguard_fund_is_filled (self), NULL);

  return self->id;
}

/**
 * safeguard_fund_get_held:
 * @self: a fund
 *
 * Gets what the fund holds, in pence: all that was received and not paid.
 *
 * Returns: the pence; below nothing where more was paid than received
 *
 * Since: 1.0
 */
gint64
safeguard_fund_get_held (SafeguardFund *self)
{
  g_return_val_if_fail (safeguard_fund_is_filled (self), 0);

  return safeguard_book_get_cover (self->book, self->book->latest).held;
}

/**
 * safeguard_fund_get_uncommitted:
 * @self: a fund
 *
 * Gets what may still be committed, in pence: what is held, and what is promised and not received
 * for years up to that of the last event, without what is committed and not spent, put by, or kept
 * in a reserve.
 *
 * Returns: the pence; below nothing where more is committed than there will be
 *
 * Since: 1.0
 */
gint64
safeguard_fund_get_uncommitted (SafeguardFund *self)
{
  g_return_val_if_fail (safeguard_fund_is_filled (self), 0);

  SafeguardCover cover = safeguard_book_get_cover (self->book, self->book->latest);

  return safeguard_cover_free (&cover);
}
