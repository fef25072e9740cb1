/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-case.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-trace.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_CHECKLIST (safeguard_checklist_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardChecklist, safeguard_checklist, SAFEGUARD, CHECKLIST, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_checklist_get_id (SafeguardChecklist *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_checklist_get_name (SafeguardChecklist *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_checklist_get_facts (SafeguardChecklist *self);

#define SAFEGUARD_TYPE_CHECK (safeguard_check_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardCheck, safeguard_check, CHECK)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCheck *safeguard_check_new (SafeguardChecklist *checklist) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_CHECK_TEST (safeguard_check_test_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardCheckTest, safeguard_check_test, SAFEGUARD, CHECK_TEST, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_check_test_get_id (SafeguardCheckTest *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_check_test_get_ask (SafeguardCheckTest *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_check_test_get_answer (SafeguardCheckTest *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_check_test_get_needs (SafeguardCheckTest *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_check_test_get_citations (SafeguardCheckTest *self);

#define SAFEGUARD_TYPE_CHECK_RULING (safeguard_check_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardCheckRuling, safeguard_check_ruling, CHECK_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_check_ruling_get_answer (SafeguardCheckRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_check_ruling_get_tests (SafeguardCheckRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCheckRuling *safeguard_checklist_assess (SafeguardChecklist *self,
                                                  SafeguardCheck *check,
                                                  GDateTime *at,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
