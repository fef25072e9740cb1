/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-checklist.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-fund-line.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-shares.h>

G_BEGIN_DECLS

/**
 * SafeguardFundFormat:
 * @SAFEGUARD_FUND_FORMAT_HLEDGER: a journal of hledger
 * @SAFEGUARD_FUND_FORMAT_LEDGER: a journal of ledger
 * @SAFEGUARD_FUND_FORMAT_BEANCOUNT: a file of beancount
 *
 * Which program of plain-text accounting is to read an export.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_FUND_FORMAT_HLEDGER = 1,
  SAFEGUARD_FUND_FORMAT_LEDGER = 2,
  SAFEGUARD_FUND_FORMAT_BEANCOUNT = 3,
} SafeguardFundFormat;

#define SAFEGUARD_TYPE_FUND_FORMAT (safeguard_fund_format_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_fund_format_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_FUNDING (safeguard_funding_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardFunding, safeguard_funding, SAFEGUARD, FUNDING, GObject)

#define SAFEGUARD_TYPE_FUND (safeguard_fund_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardFund, safeguard_fund, FUND)

#define SAFEGUARD_TYPE_FUND_RULING (safeguard_fund_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardFundRuling, safeguard_fund_ruling, FUND_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_funding_get_headings (SafeguardFunding *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_funding_get_contributors (SafeguardFunding *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_funding_get_reserves (SafeguardFunding *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_funding_get_host (SafeguardFunding *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardChecklist *safeguard_funding_get_tests (SafeguardFunding *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardShares *safeguard_funding_make_shares (SafeguardFunding *self,
                                                gint64 pence,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFundRuling *safeguard_funding_assess (SafeguardFunding *self,
                                               SafeguardFund *fund,
                                               const char *year,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFundRuling *safeguard_funding_assess_at (SafeguardFunding *self,
                                                  SafeguardFund *fund,
                                                  const char *year,
                                                  GDateTime *at,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFund *safeguard_fund_new (SafeguardFunding *funding,
                                   const char *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_fund_get_id (SafeguardFund *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_get_held (SafeguardFund *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_get_uncommitted (SafeguardFund *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardEvent *safeguard_fund_approve (SafeguardFund *self,
                                        SafeguardEvent *event,
                                        SafeguardRuling *ruling,
                                        GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardEvent *safeguard_fund_commit (SafeguardFund *self,
                                       SafeguardEvent *event,
                                       SafeguardRuling *ruling,
                                       GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_fund_export (SafeguardFund *self,
                             SafeguardFundFormat format) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_fund_ruling_get_year (SafeguardFundRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_fund_ruling_get_income (SafeguardFundRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_fund_ruling_get_expenditure (SafeguardFundRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_fund_ruling_get_subtotals (SafeguardFundRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_ruling_get_income_total (SafeguardFundRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_ruling_get_expenditure_total (SafeguardFundRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_ruling_get_brought_forward (SafeguardFundRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_ruling_get_carried_forward (SafeguardFundRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64
safeguard_fund_ruling_get_reserve (SafeguardFundRuling *self, const char *reserve, GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_fund_ruling_get_exceptions (SafeguardFundRuling *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
