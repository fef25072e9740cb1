/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_FUND_LINE (safeguard_fund_line_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardFundLine, safeguard_fund_line, SAFEGUARD, FUND_LINE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_fund_line_get_heading (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_fund_line_get_name (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_fund_line_get_under (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_line_get_pence (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_line_get_quarter (SafeguardFundLine *self, guint quarter);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_fund_line_has_budget (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_line_get_budget (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
gint64 safeguard_fund_line_get_share (SafeguardFundLine *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_fund_line_get_citations (SafeguardFundLine *self);

G_END_DECLS
