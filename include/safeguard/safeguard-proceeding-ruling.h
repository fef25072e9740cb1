/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-stage.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_PROCEEDING_RULING (safeguard_proceeding_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardProceedingRuling,
                               safeguard_proceeding_ruling,
                               PROCEEDING_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_ruling_get_id (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_ruling_get_kind (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_ruling_get_stage (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
char **
safeguard_proceeding_ruling_get_holders (SafeguardProceedingRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_proceeding_ruling_get_holder_name (SafeguardProceedingRuling *self)
    G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_ruling_get_state (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_proceeding_ruling_is_closed (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_proceeding_ruling_is_urgent (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_proceeding_ruling_get_next (SafeguardProceedingRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_proceeding_ruling_get_visits (SafeguardProceedingRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_proceeding_ruling_get_breaches (SafeguardProceedingRuling *self)
    G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_ruling_get_whistleblowing (SafeguardProceedingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_proceeding_ruling_get_reference (SafeguardProceedingRuling *self);

G_END_DECLS
