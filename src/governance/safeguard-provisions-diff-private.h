/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-assurance-rules-private.h"
#include "safeguard-listed-differences-private.h"

/* The provisions of one section, of SafeguardProvision. */
void safeguard_provisions_diff (const GPtrArray *first,
                                const GPtrArray *second,
                                const char *room,
                                const char *section,
                                SafeguardAspect aspect,
                                SafeguardDifferences *out);
/* Every section of governance that has provisions. */
void safeguard_assurance_provisions_diff (const SafeguardAssuranceRules *first,
                                          const SafeguardAssuranceRules *second,
                                          SafeguardDifferences *out);
