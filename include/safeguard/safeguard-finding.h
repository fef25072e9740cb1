/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

/**
 * SafeguardFindingSeverity:
 * @SAFEGUARD_FINDING_SEVERITY_INFORMATION: something to know
 * @SAFEGUARD_FINDING_SEVERITY_ADVICE: something to consider
 * @SAFEGUARD_FINDING_SEVERITY_BREACH: something that a rule did not allow
 * @SAFEGUARD_FINDING_SEVERITY_DUTY: something that somebody must do
 *
 * What a finding asks of its reader.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_FINDING_SEVERITY_INFORMATION = 0,
  SAFEGUARD_FINDING_SEVERITY_ADVICE = 1,
  SAFEGUARD_FINDING_SEVERITY_BREACH = 2,
  SAFEGUARD_FINDING_SEVERITY_DUTY = 3,
} SafeguardFindingSeverity;

#define SAFEGUARD_TYPE_FINDING_SEVERITY (safeguard_finding_severity_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_finding_severity_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_FINDING (safeguard_finding_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardFinding, safeguard_finding, SAFEGUARD, FINDING, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_finding_get_code (SafeguardFinding *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardFindingSeverity safeguard_finding_get_severity (SafeguardFinding *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_finding_get_message (SafeguardFinding *self);

SAFEGUARD_AVAILABLE_IN_1_0
GVariant *safeguard_finding_get_arguments (SafeguardFinding *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_finding_get_facts (SafeguardFinding *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_finding_get_citations (SafeguardFinding *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_finding_is_verified (SafeguardFinding *self);

G_END_DECLS
