/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-explanation-private.h"

/* What the documents leave open where no row of a table decides: the gaps that are declared for the
 * place of the table, each of all combinations or of those that its `when` names. Immutable. */
typedef struct _SafeguardSilences SafeguardSilences;

/* @where: what gaps call the table; ends in NULL. Their conditions are over @vocabulary. */
SafeguardSilences *safeguard_silences_compile (SafeguardLayers *layers,
                                               const char *const *where,
                                               SafeguardVocabulary *vocabulary,
                                               SafeguardIssueLog *log);
void safeguard_silences_free (SafeguardSilences *self);
/* Adds the gaps that are about @facts, which no row decides. */
void safeguard_silences_add (const SafeguardSilences *self,
                             const SafeguardFacts *facts,
                             const SafeguardGaps *gaps,
                             GPtrArray *out);
