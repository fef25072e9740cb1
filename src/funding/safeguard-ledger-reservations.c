/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ledger-inside-private.h"

static SafeguardReservation *
get (SafeguardLedger *self, guint32 number)
{
  return &g_array_index (self->reservations, SafeguardReservation, number);
}

static gboolean
require_open (SafeguardLedger *self, guint32 number, GError **error)
{
  static const char *const states[] = {"open", "posted", "voided"};

  if (get (self, number)->state == SAFEGUARD_RESERVATION_OPEN)
    return TRUE;
  safeguard_error_set (error, SAFEGUARD_ERROR_RESERVATION_SETTLED, NULL, NULL,
                       "the reservation was %s before", states[get (self, number)->state]);

  return FALSE;
}

/* Expiry is asked of a day, and no state: an event of a later day that is recorded first must not
 * undo what an earlier one rests on. */
static gboolean
has_expired (const SafeguardReservation *reservation, SafeguardDayNumber day)
{
  return reservation->expires != 0 && reservation->expires < day;
}

static gboolean
require_unexpired (SafeguardLedger *self, guint32 number, SafeguardDayNumber day, GError **error)
{
  if (!has_expired (get (self, number), day))
    return TRUE;
  safeguard_error_set (error, SAFEGUARD_ERROR_RESERVATION_SETTLED, NULL, NULL,
                       "the reservation had expired by then");

  return FALSE;
}

static void
settle (SafeguardLedger *self, guint32 number, SafeguardReservationState state)
{
  SafeguardReservation *reservation = get (self, number);

  self->reserved -= reservation->pence;
  reservation->state = state;
}

gboolean
safeguard_ledger_reserve (SafeguardLedger *self,
                          const SafeguardReservation *reservation,
                          guint32 *number,
                          GError **error)
{
  SafeguardReservation kept = *reservation;
  gint64 reserved;

  if (reservation->pence <= 0 || reservation->debit >= self->names->len
      || reservation->credit >= self->names->len
      || __builtin_add_overflow (self->reserved, reservation->pence, &reserved))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "a reservation is of more than nothing, and of no more than 64 bits "
                           "hold");
      return FALSE;
    }
  kept.state = SAFEGUARD_RESERVATION_OPEN;
  self->reserved = reserved;
  *number = self->reservations->len;
  g_array_append_val (self->reservations, kept);

  return TRUE;
}

gboolean
safeguard_ledger_post_reservation (SafeguardLedger *self,
                                   guint32 number,
                                   const SafeguardEntryHead *head,
                                   gint64 pence,
                                   guint32 *entry,
                                   GError **error)
{
  SafeguardReservation *reservation = get (self, number);
  const SafeguardPosting postings[]
      = {{reservation->debit, pence}, {reservation->credit, pence > 0 ? -pence : 0}};

  if (!require_open (self, number, error)
      || !require_unexpired (self, number, head->effective, error))
    return FALSE;
  if (pence <= 0 || pence > reservation->pence)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "found %" G_GINT64_FORMAT " pence, expected 1 to %" G_GINT64_FORMAT,
                           pence, reservation->pence);
      return FALSE;
    }
  if (!safeguard_ledger_post (self, head, postings, G_N_ELEMENTS (postings), entry, error))
    return FALSE;
  settle (self, number, SAFEGUARD_RESERVATION_POSTED);

  return TRUE;
}

gboolean
safeguard_ledger_void_reservation (SafeguardLedger *self,
                                   guint32 number,
                                   SafeguardDayNumber day,
                                   GError **error)
{
  if (!require_open (self, number, error) || !require_unexpired (self, number, day, error))
    return FALSE;
  settle (self, number, SAFEGUARD_RESERVATION_VOIDED);

  return TRUE;
}

guint32
safeguard_ledger_get_n_reservations (const SafeguardLedger *self)
{
  return self->reservations->len;
}

const SafeguardReservation *
safeguard_ledger_get_reservation (const SafeguardLedger *self, guint32 number)
{
  return &g_array_index (self->reservations, SafeguardReservation, number);
}

gint64
safeguard_ledger_get_reserved (const SafeguardLedger *self, SafeguardDayNumber day)
{
  gint64 reserved = self->reserved;

  for (guint32 i = 0; reserved > 0 && i < self->reservations->len; i++)
    {
      const SafeguardReservation *reservation = safeguard_ledger_get_reservation (self, i);

      if (reservation->state == SAFEGUARD_RESERVATION_OPEN && has_expired (reservation, day))
        reserved -= reservation->pence;
    }

  return reserved;
}
