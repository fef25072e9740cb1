/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-actors-private.h"
#include "safeguard-assurance-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-policy-difference-private.h"

/* What the documents say beside their rules: what words mean, priorities, commitments, whom to
 * ring, what could not be shown, and figures. */
typedef struct
{
  GPtrArray *provisions; /* of SafeguardProvision, section by section */
  GPtrArray *figures;    /* of SafeguardFigure */
} SafeguardParticulars;

/* Their names, which are those of the pack's sections; ends in NULL. */
extern const char *const safeguard_particulars_sections[];

void safeguard_particulars_compile (SafeguardParticulars *self,
                                    SafeguardLayers *layers,
                                    const SafeguardActors *actors,
                                    const SafeguardGaps *gaps,
                                    SafeguardIssueLog *log);
void safeguard_particulars_clear (SafeguardParticulars *self);
/* For authors: contacts of the highest layer that nobody has checked. */
void safeguard_particulars_check (const SafeguardLayers *layers, SafeguardIssueLog *log);
/* What two policies say beside their rules: whether they say it, and what is no mere wording. */
void safeguard_particulars_diff (const SafeguardParticulars *first,
                                 const SafeguardParticulars *second,
                                 SafeguardDifferences *out);
/* (transfer container): of borrowed SafeguardProvision, in the order of the documents. */
GPtrArray *safeguard_particulars_list (const SafeguardParticulars *self, const char *section);
/* From the section `figures`: {name, unit, values: {period: number or numbers}, ...}. (transfer
 * full) */
SafeguardFigure *safeguard_figure_read (const SafeguardRule *rule,
                                        const SafeguardGaps *gaps,
                                        SafeguardIssueLog *log);
