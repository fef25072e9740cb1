/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-moment-private.h"

/* Double entry in pence: balanced or refused, never changed afterwards. Each column is one flat
 * array, and what every account moved in each quarter is kept beside them, so that a yearly
 * statement is a sum over a few cells. */
typedef struct _SafeguardLedger SafeguardLedger;

typedef enum
{
  SAFEGUARD_ACCOUNT_ASSET,
  SAFEGUARD_ACCOUNT_INCOME,
  SAFEGUARD_ACCOUNT_EXPENDITURE,
  SAFEGUARD_ACCOUNT_EQUITY,     /* reserves, what was carried forward */
  SAFEGUARD_ACCOUNT_MEMORANDUM, /* promised, committed: no money yet */
  SAFEGUARD_ACCOUNT_IN_KIND,    /* valued, and never cash */
} SafeguardAccountKind;

/* A debit is above nothing, a credit below. */
typedef struct
{
  guint32 account;
  gint64 pence;
} SafeguardPosting;

/* What an entry has beside its postings. */
typedef struct
{
  SafeguardDayNumber effective; /* the day that it is of */
  gint64 recorded;  /* the instant of writing it down; G_MININT64 if that is not known */
  guint32 clause;   /* what allows it; 0 is none, and refused */
  guint32 corrects; /* the number of another entry, plus one; 0: none */
} SafeguardEntryHead;

typedef enum
{
  SAFEGUARD_RESERVATION_OPEN,
  SAFEGUARD_RESERVATION_POSTED,
  SAFEGUARD_RESERVATION_VOIDED,
} SafeguardReservationState;

/* Money put by for a purpose, which has not moved yet. */
typedef struct
{
  SafeguardEntryHead head;
  guint32 debit;
  guint32 credit;
  gint64 pence;
  SafeguardDayNumber expires; /* 0: never; the last day on which it may be posted */
  SafeguardReservationState state;
} SafeguardReservation;

/* Financial years run from April to March; a year goes by the one that it begins in. */
#define SAFEGUARD_LEDGER_FIRST_YEAR 1978
#define SAFEGUARD_LEDGER_LAST_YEAR 2098
#define SAFEGUARD_LEDGER_N_QUARTERS                                                                \
  ((SAFEGUARD_LEDGER_LAST_YEAR - SAFEGUARD_LEDGER_FIRST_YEAR + 1) * 4)

/* The quarter, counted from April of the first year; FALSE if the ledger has no such day. */
gboolean safeguard_ledger_quarter_of (SafeguardDayNumber day, guint *quarter);
/* The first quarter of the financial year that begins in @year. */
guint safeguard_ledger_first_quarter (gint year);
/* "2017-18". FALSE with IMPOSSIBLE_DATE or OUTSIDE_CALENDAR. */
gboolean safeguard_financial_year_parse (const char *text, gint *year, GError **error);
char *safeguard_financial_year_to_text (gint year);
/* The first and the last day. */
SafeguardDayNumber safeguard_financial_year_begin (gint year);
/* 2017 for a day of 2017-18. */
gint safeguard_day_number_get_financial_year (SafeguardDayNumber day);
SafeguardDayNumber safeguard_financial_year_end (gint year);

SafeguardLedger *safeguard_ledger_new (void);
void safeguard_ledger_free (SafeguardLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardLedger, safeguard_ledger_free)

/* The account of that name, made if there is none. */
guint32
safeguard_ledger_add_account (SafeguardLedger *self, const char *name, SafeguardAccountKind kind);
guint32 safeguard_ledger_get_n_accounts (const SafeguardLedger *self);
const char *safeguard_ledger_get_account_name (const SafeguardLedger *self, guint32 account);
SafeguardAccountKind safeguard_ledger_get_account_kind (const SafeguardLedger *self,
                                                        guint32 account);
/* FALSE if there is none. */
gboolean
safeguard_ledger_find_account (const SafeguardLedger *self, const char *name, guint32 *account);
/* The number of a clause, by which entries cite it; from 1. */
guint32 safeguard_ledger_add_clause (SafeguardLedger *self, const char *name);
const char *safeguard_ledger_get_clause (const SafeguardLedger *self, guint32 clause);

/* The number of the entry into @entry, which may be NULL. FALSE, with nothing changed:
 * UNBALANCED_ENTRY, PERIOD_LOCKED, NO_CITATION, OUT_OF_RANGE (nothing, or more than 64 bits hold),
 * OUTSIDE_CALENDAR. */
gboolean safeguard_ledger_post (SafeguardLedger *self,
                                const SafeguardEntryHead *head,
                                const SafeguardPosting *postings,
                                guint n_postings,
                                guint32 *entry,
                                GError **error);
guint32 safeguard_ledger_get_n_entries (const SafeguardLedger *self);
SafeguardEntryHead safeguard_ledger_get_head (const SafeguardLedger *self, guint32 entry);
guint safeguard_ledger_get_n_postings (const SafeguardLedger *self, guint32 entry);
SafeguardPosting
safeguard_ledger_get_posting (const SafeguardLedger *self, guint32 entry, guint position);

/* Nothing more is posted into these quarters. */
void safeguard_ledger_lock (SafeguardLedger *self, guint first_quarter, guint n_quarters);
gboolean safeguard_ledger_is_locked (const SafeguardLedger *self, guint quarter);

/* Puts money by. It is no movement until it is posted. */
gboolean safeguard_ledger_reserve (SafeguardLedger *self,
                                   const SafeguardReservation *reservation,
                                   guint32 *number,
                                   GError **error);
/* Posts all of it or a part, once. FALSE: RESERVATION_SETTLED, OUT_OF_RANGE, or as for post. */
gboolean safeguard_ledger_post_reservation (SafeguardLedger *self,
                                            guint32 number,
                                            const SafeguardEntryHead *head,
                                            gint64 pence,
                                            guint32 *entry,
                                            GError **error);
/* FALSE: RESERVATION_SETTLED. */
gboolean safeguard_ledger_void_reservation (SafeguardLedger *self,
                                            guint32 number,
                                            SafeguardDayNumber day,
                                            GError **error);
guint32 safeguard_ledger_get_n_reservations (const SafeguardLedger *self);
const SafeguardReservation *safeguard_ledger_get_reservation (const SafeguardLedger *self,
                                                              guint32 number);
/* All that is put by and neither posted nor voided, nor expired before @day. */
gint64 safeguard_ledger_get_reserved (const SafeguardLedger *self, SafeguardDayNumber day);

gint64 safeguard_ledger_get_balance (const SafeguardLedger *self, guint32 account);
/* What an account moved in some quarters. */
gint64 safeguard_ledger_get_movement (const SafeguardLedger *self,
                                      guint32 account,
                                      guint first_quarter,
                                      guint n_quarters);
/* The balance once a quarter has ended. */
gint64
safeguard_ledger_get_balance_after (const SafeguardLedger *self, guint32 account, guint quarter);
/* What it came to, by account and quarter, without the entries. (transfer full) */
SafeguardLedger *safeguard_ledger_snapshot (const SafeguardLedger *self);
/* The entries of days up to @until that were recorded by @known, posted again one by one; what is
 * not known to be recorded later counts. */
SafeguardLedger *
safeguard_ledger_replay (const SafeguardLedger *self, SafeguardDayNumber until, gint64 known);
/* Whether two ledgers agree on every balance and every quarter. */
gboolean safeguard_ledger_agree (const SafeguardLedger *a, const SafeguardLedger *b);
