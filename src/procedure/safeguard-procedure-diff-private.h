/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-difference-private.h"
#include "safeguard-procedure-private.h"

/* Stages that one of two procedures lacks, that another holds, that lead elsewhere, are entered
 * otherwise or have other limits; steps likewise. @room is the room whose procedures they are. A
 * stage or a step that only has another name or id is the same. */
void safeguard_procedures_compare (const SafeguardProcedure *first,
                                   const SafeguardProcedure *second,
                                   const char *room,
                                   SafeguardDifferences *out);
/* All of them by their ids; (element-type SafeguardProcedure). */
void safeguard_procedure_lists_compare (const GPtrArray *first,
                                        const GPtrArray *second,
                                        const char *room,
                                        SafeguardDifferences *out);
/* A procedure that only one of the policies (0 or 1) has. */
void safeguard_procedure_add_only (const SafeguardProcedure *self,
                                   const char *room,
                                   guint side,
                                   SafeguardDifferences *out);
