/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-issue.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_PACK_REPORT (safeguard_pack_report_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardPackReport, safeguard_pack_report, SAFEGUARD, PACK_REPORT, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_pack_report_get_issues (SafeguardPackReport *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_pack_report_count (SafeguardPackReport *self, SafeguardIssueSeverity severity);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_pack_report_list_off (SafeguardPackReport *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_pack_report_count_off (SafeguardPackReport *self, const char *code);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_pack_report_get_reason (SafeguardPackReport *self, const char *code);

#define SAFEGUARD_TYPE_SEVERITY_PROFILE (safeguard_severity_profile_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardSeverityProfile, safeguard_severity_profile, SAFEGUARD, SEVERITY_PROFILE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_severity_profile_list_names (void) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardSeverityProfile *
safeguard_severity_profile_load (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardSeverityProfile *safeguard_severity_profile_read (
    const char *name, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_severity_profile_get_name (SafeguardSeverityProfile *self);

G_END_DECLS
