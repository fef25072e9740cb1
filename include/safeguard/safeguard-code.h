/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

/**
 * SafeguardCodeKind:
 * @SAFEGUARD_CODE_KIND_ISSUE: of an issue or an error: something wrong with a pack or a request
 * @SAFEGUARD_CODE_KIND_FINDING: of a finding: a conclusion in a ruling
 *
 * What a code is of.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_CODE_KIND_ISSUE = 0,
  SAFEGUARD_CODE_KIND_FINDING = 1,
} SafeguardCodeKind;

#define SAFEGUARD_TYPE_CODE_KIND (safeguard_code_kind_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_code_kind_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_CODE (safeguard_code_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardCode, safeguard_code, SAFEGUARD, CODE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCode *safeguard_code_find (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_code_list_all (void) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_code_get_id (SafeguardCode *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCodeKind safeguard_code_get_kind (SafeguardCode *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_code_get_severity (SafeguardCode *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_code_get_meaning (SafeguardCode *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_code_get_example (SafeguardCode *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_code_get_remedy (SafeguardCode *self);

G_END_DECLS
