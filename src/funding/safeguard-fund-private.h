/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-funding-private.h"
#include "safeguard-record-private.h"

/* What can happen to a fund. */
typedef enum
{
  SAFEGUARD_FUND_PLEDGED,
  SAFEGUARD_FUND_DUE,
  SAFEGUARD_FUND_RECEIVED,
  SAFEGUARD_FUND_LAPSED,
  SAFEGUARD_FUND_WAIVED,
  SAFEGUARD_FUND_IN_KIND,
  SAFEGUARD_FUND_UNDERTAKEN,
  SAFEGUARD_FUND_BUDGETED,
  SAFEGUARD_FUND_PAID,
  SAFEGUARD_FUND_SPENT,
  SAFEGUARD_FUND_RESERVED,
  SAFEGUARD_FUND_RESERVATION_POSTED,
  SAFEGUARD_FUND_RESERVATION_VOIDED,
  SAFEGUARD_FUND_CASE_SUBMITTED,
  SAFEGUARD_FUND_TESTED,
  SAFEGUARD_FUND_DECIDED,
  SAFEGUARD_FUND_SIGNED,
  SAFEGUARD_FUND_COMMITTED,
  SAFEGUARD_FUND_RELEASED,
  SAFEGUARD_FUND_RESERVE_ADDED,
  SAFEGUARD_FUND_RESERVE_DRAWN,
  SAFEGUARD_FUND_CARRIED_FORWARD,
  SAFEGUARD_FUND_CORRECTED,
  SAFEGUARD_FUND_ENTRY,
  SAFEGUARD_FUND_PERIOD_LOCKED,
  SAFEGUARD_FUND_PRICE_INDEX,
  SAFEGUARD_FUND_CONTRIBUTIONS_DISCUSSED,
  SAFEGUARD_FUND_CONTRIBUTIONS_AGREED,
  SAFEGUARD_FUND_UPLIFT_AGREED,
  SAFEGUARD_FUND_N_TYPES,
} SafeguardFundType;

typedef struct
{
  char *account;
  gint64 pence;
} SafeguardNamedPosting;

/* One event, read: ids have become numbers. */
typedef struct
{
  gatomicrefcount references;
  SafeguardFundType type;
  SafeguardMoment moment;
  gint64 recorded;
  char *id; /* of the event; NULL: it has none */
  char *by;
  int contributor; /* -1: none, as the next two */
  int heading;
  int reserve;
  gint64 pence; /* -1: not given */
  gint year;    /* 0: not given; then the one of its day */
  gint64 years; /* for how many, from that one on */
  guint first_quarter;
  guint n_quarters;
  SafeguardDayNumber until;
  char *target; /* the case, commitment, reservation or entry that it is about */
  char *test;
  gboolean answer;
  char *reason;
  char *clause;
  char *ruling_subject; /* of the ruling that it rests on; NULL: it names none */
  SafeguardAnswer ruling_answer;
  gint64 index; /* of prices; or an uplift, in hundredths of a per cent */
  gboolean generated;
  GArray *postings; /* of SafeguardNamedPosting; NULL: none are given */
} SafeguardFundAct;

/* FALSE with what is malformed: UNKNOWN_EVENT, UNKNOWN_KEY, MISSING_KEY, NOT_PENCE ... */
SafeguardFundAct *
safeguard_fund_act_read (const SafeguardFunding *funding, SafeguardEvent *event, GError **error);
SafeguardFundAct *safeguard_fund_act_ref (SafeguardFundAct *self);
void safeguard_fund_act_unref (SafeguardFundAct *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardFundAct, safeguard_fund_act_unref)
const char *safeguard_fund_type_text (SafeguardFundType type);
/* What it was, with its id: "payment p-7". (transfer full) */
char *safeguard_fund_act_describe (const SafeguardFundAct *self);
gint safeguard_fund_act_get_year (const SafeguardFundAct *self);
/* The financial year of its day, whatever year it names; 0: outside those of a ledger. */
gint safeguard_fund_act_get_day_year (const SafeguardFundAct *self);

struct _SafeguardFund
{
  SafeguardRecord parent_instance;

  SafeguardFunding *funding;
  char *id;
  GPtrArray *acts;             /* of SafeguardFundAct, by the position of their event */
  struct _SafeguardBook *book; /* with everything that is on the record */
};

struct _SafeguardFundClass
{
  SafeguardRecordClass parent_class;
};

gboolean safeguard_fund_is_filled (gpointer fund);
gboolean
safeguard_fund_check_policy (SafeguardFund *self, const SafeguardLayers *layers, GError **error);
