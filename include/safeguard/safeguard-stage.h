/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_STAGE_VISIT (safeguard_stage_visit_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardStageVisit, safeguard_stage_visit, SAFEGUARD, STAGE_VISIT, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_visit_get_stage (SafeguardStageVisit *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_visit_get_name (SafeguardStageVisit *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_stage_visit_get_holders (SafeguardStageVisit *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_visit_get_holder_name (SafeguardStageVisit *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_visit_get_entered_text (SafeguardStageVisit *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_stage_visit_get_left_text (SafeguardStageVisit *self);

/**
 * SafeguardStepAnswer:
 * @SAFEGUARD_STEP_ANSWER_OPEN: it may be taken
 * @SAFEGUARD_STEP_ANSWER_UNDETERMINED: what is recorded does not tell whether it may be taken
 * @SAFEGUARD_STEP_ANSWER_UNDECIDED: the document leaves open whether anybody holds the stage that
 * it leads to
 * @SAFEGUARD_STEP_ANSWER_NO_HOLDER: nobody holds the stage that it leads to on that day
 *
 * Whether a step is open.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_STEP_ANSWER_OPEN = 0,
  SAFEGUARD_STEP_ANSWER_UNDETERMINED = 1,
  SAFEGUARD_STEP_ANSWER_UNDECIDED = 2,
  SAFEGUARD_STEP_ANSWER_NO_HOLDER = 3,
} SafeguardStepAnswer;

#define SAFEGUARD_TYPE_STEP_ANSWER (safeguard_step_answer_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_step_answer_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_NEXT_STEP (safeguard_next_step_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardNextStep, safeguard_next_step, SAFEGUARD, NEXT_STEP, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_next_step_get_act (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_next_step_get_name (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_next_step_get_to (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_next_step_get_by (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_next_step_get_holders (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_next_step_get_holder_name (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardStepAnswer safeguard_next_step_get_answer (SafeguardNextStep *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_next_step_get_citations (SafeguardNextStep *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
