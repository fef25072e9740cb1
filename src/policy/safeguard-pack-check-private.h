/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-private.h"

/* What is found in the text of a pack, over the layers that it stands on, beside what the rooms
 * find in the rules. */

/* Duties that nothing meets, and starts of which an event was forgotten. */
void safeguard_pack_check_clocks (SafeguardLayers *layers, SafeguardIssueLog *log);
/* Gaps that are not declared, whose readings are others, or whose place is none, in the highest
 * layer. */
void safeguard_pack_check_gaps (SafeguardLayers *layers, SafeguardIssueLog *log);
/* Names of actors, bodies and seats that nothing stands for, where no room looks them up. */
void safeguard_pack_check_names (SafeguardLayers *layers, SafeguardIssueLog *log);
/* Answers of the gaps under @root, the pack's, that cannot be brought to the rules of @layers,
 * which have no errors. */
void safeguard_pack_check_answers (const SafeguardNode *root,
                                   SafeguardLayers *layers,
                                   SafeguardIssueLog *log);
/* Names that stand once and are nearly another of their kind: what no list holds can only be held
 * against itself. @procedures: of const SafeguardProcedure, whose acts are events. */
void safeguard_pack_check_alike (SafeguardLayers *layers,
                                 const GPtrArray *procedures,
                                 SafeguardIssueLog *log);
/* What nobody has read, what the starter left to fill in, what lies past the published holidays of
 * @layers, facts without a source. @root is the pack's. */
void safeguard_pack_check_texts (const SafeguardNode *root,
                                 SafeguardLayers *layers,
                                 SafeguardIssueLog *log);
