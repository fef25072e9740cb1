/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-funding.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_FUND_MAPPING (safeguard_fund_mapping_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardFundMapping, safeguard_fund_mapping, SAFEGUARD, FUND_MAPPING, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFundMapping *safeguard_fund_mapping_new (const char *text,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_fund_mapping_get_source (SafeguardFundMapping *self);

#define SAFEGUARD_TYPE_FUND_IMPORT (safeguard_fund_import_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardFundImport, safeguard_fund_import, SAFEGUARD, FUND_IMPORT, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFundImport *safeguard_fund_import_extract (SafeguardFund *self,
                                                    SafeguardFundMapping *mapping,
                                                    GBytes *extract,
                                                    GDateTime *recorded,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_fund_import_get_events (SafeguardFundImport *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_fund_import_get_issues (SafeguardFundImport *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_fund_import_get_n_repeated (SafeguardFundImport *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_fund_import_get_n_left_out (SafeguardFundImport *self);

G_END_DECLS
