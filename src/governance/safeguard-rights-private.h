/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

#define SAFEGUARD_NO_RIGHT (-1)

/* FALSE with UNKNOWN_MATTER, naming the nearest, unless some right is about each of them. */
gboolean safeguard_rights_require (const SafeguardAssuranceRules *self,
                                   const char *act,
                                   const char *matter,
                                   GError **error);
/* Whether the body may do it: a right that names no body is anybody's. */
gboolean safeguard_right_is_of (const SafeguardRight *right, const char *body);
/* The position of the right to do that in that matter: the body's own, else the first of somebody
 * else; NO_RIGHT if no document says whose it is. @body may be NULL. */
int safeguard_rights_find (const SafeguardAssuranceRules *self,
                           const char *body,
                           const char *act,
                           const char *matter);
/* All that comes before it, the first first. (transfer container): of SafeguardRight */
GPtrArray *safeguard_rights_list_before (const SafeguardAssuranceRules *self, guint position);
/* The bodies that may do it. (transfer full) */
char **safeguard_rights_list_bodies (const SafeguardAssuranceRules *self,
                                     const char *act,
                                     const char *matter);

/* What was done, and what is said of it. */
typedef enum
{
  SAFEGUARD_DECISION_IN_ORDER,
  SAFEGUARD_DECISION_BY_ANOTHER,
  SAFEGUARD_DECISION_BY_NOBODY, /* who did it is not recorded */
  SAFEGUARD_DECISION_OUT_OF_ORDER,
  SAFEGUARD_DECISION_SILENT,
  SAFEGUARD_DECISION_OPEN,
} SafeguardDecisionState;

struct _SafeguardDecisionLog
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  char *id;
};

struct _SafeguardDecisionLogClass
{
  SafeguardRecordClass parent_class;
};
