/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

/**
 * SafeguardRowState:
 * @SAFEGUARD_ROW_STATE_NO: the rule cannot be met, whatever is still unknown
 * @SAFEGUARD_ROW_STATE_OPEN: facts not known could meet the rule
 * @SAFEGUARD_ROW_STATE_DISPUTED: the document can be read in several ways, which differ here
 * @SAFEGUARD_ROW_STATE_YES: the rule is met, however the unknown facts turn out
 *
 * What the recorded facts make of one rule.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_ROW_STATE_NO = 0,
  SAFEGUARD_ROW_STATE_OPEN = 1,
  SAFEGUARD_ROW_STATE_DISPUTED = 2,
  SAFEGUARD_ROW_STATE_YES = 3,
} SafeguardRowState;

#define SAFEGUARD_TYPE_ROW_STATE (safeguard_row_state_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_row_state_get_type (void) G_GNUC_CONST;

/**
 * SafeguardOutcome:
 * @SAFEGUARD_OUTCOME_DECIDED: the rules decide
 * @SAFEGUARD_OUTCOME_UNDETERMINED: facts that matter are not known
 * @SAFEGUARD_OUTCOME_UNDECIDED: the document is silent: no rule can be met
 * @SAFEGUARD_OUTCOME_DISPUTED: the document can be read in several ways, which differ here
 * @SAFEGUARD_OUTCOME_CONFLICT: the document gives more than one answer where it allows one
 *
 * How far a decision table decides.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_OUTCOME_DECIDED = 1,
  SAFEGUARD_OUTCOME_UNDETERMINED = 2,
  SAFEGUARD_OUTCOME_UNDECIDED = 3,
  SAFEGUARD_OUTCOME_DISPUTED = 4,
  SAFEGUARD_OUTCOME_CONFLICT = 5,
} SafeguardOutcome;

#define SAFEGUARD_TYPE_OUTCOME (safeguard_outcome_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_outcome_get_type (void) G_GNUC_CONST;

/**
 * SafeguardAnswer:
 * @SAFEGUARD_ANSWER_YES: yes
 * @SAFEGUARD_ANSWER_NO: no
 * @SAFEGUARD_ANSWER_UNDETERMINED: facts that matter are not known
 * @SAFEGUARD_ANSWER_UNDECIDED: the documents leave it open
 *
 * An answer to a question that is not simply yes or no.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_ANSWER_YES = 1,
  SAFEGUARD_ANSWER_NO = 2,
  SAFEGUARD_ANSWER_UNDETERMINED = 3,
  SAFEGUARD_ANSWER_UNDECIDED = 4,
} SafeguardAnswer;

#define SAFEGUARD_TYPE_ANSWER (safeguard_answer_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_answer_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_TRACE (safeguard_trace_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardTrace, safeguard_trace, SAFEGUARD, TRACE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_trace_get_row (SafeguardTrace *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_trace_get_answer (SafeguardTrace *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardRowState safeguard_trace_get_state (SafeguardTrace *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_trace_get_needs (SafeguardTrace *self);

#define SAFEGUARD_TYPE_NEED (safeguard_need_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardNeed, safeguard_need, SAFEGUARD, NEED, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_need_get_fact (SafeguardNeed *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_need_get_found (SafeguardNeed *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_need_get_needed (SafeguardNeed *self);

#define SAFEGUARD_TYPE_CHANGE (safeguard_change_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardChange, safeguard_change, SAFEGUARD, CHANGE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_change_get_to (SafeguardChange *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_change_get_needs (SafeguardChange *self);

G_END_DECLS
