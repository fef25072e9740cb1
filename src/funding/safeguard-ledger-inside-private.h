/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-ledger-private.h"

#include <string.h>

/* The inside of a ledger, for the files that work on it. */
struct _SafeguardLedger
{
  GPtrArray *names;     /* of accounts; owned */
  GHashTable *accounts; /* borrowed name -> number */
  GPtrArray *clauses;   /* owned texts */
  guint8 *kinds;        /* by account, as the next two */
  gint64 *balances;
  gint64 *moved[SAFEGUARD_LEDGER_N_QUARTERS]; /* NULL: nothing moved in that quarter */
  guint32 accounts_room;

  SafeguardEntryHead *heads; /* by entry */
  guint32 *first;            /* where its postings begin; one more than there are entries */
  guint32 n_entries;
  guint32 entries_room;
  guint32 *posting_accounts;
  gint64 *posting_pence;
  guint32 n_postings;
  guint32 postings_room;

  gint64 turnover; /* all that was ever debited */
  gboolean locked[SAFEGUARD_LEDGER_N_QUARTERS];

  GArray *reservations; /* of SafeguardReservation */
  gint64 reserved;      /* the sum of those that are open */
};
