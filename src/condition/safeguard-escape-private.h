/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-terms-private.h"

/* The one question to which most others about a table come down: is there a case, within what is
 * known, that meets none of these terms? Answered exactly. */
typedef enum
{
  SAFEGUARD_ESCAPE_NONE,
  SAFEGUARD_ESCAPE_FOUND,
  SAFEGUARD_ESCAPE_GIVEN_UP, /* the budget is spent */
} SafeguardEscape;

#define SAFEGUARD_ESCAPE_BUDGET 20000000

/* @domains has the cells that each fact may be in; if a way was found it is narrowed to one, all of
 * which meets no term, else it is as before. @terms is permuted. */
SafeguardEscape safeguard_escape_find (const SafeguardPartition *partition,
                                       guint64 *domains,
                                       const SafeguardTerm **terms,
                                       guint n_terms,
                                       gint64 *budget);
