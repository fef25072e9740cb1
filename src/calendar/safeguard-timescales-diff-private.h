/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-timescales-private.h"

/* Something that two timescales have differently. */
typedef struct
{
  const char *term; /* "limit": the phrase "term-limit"; static */
  char *texts[2];   /* NULL: the source does not say */
} SafeguardTimescaleChange;

/* A timescale that two policies have differently, or that only one of them has. */
typedef struct
{
  const SafeguardTimescaleRule *rules[2]; /* one of them is NULL where only one has it */
  GArray *changes;                        /* of SafeguardTimescaleChange */
  /* An example whose due day moves: "authority-aware on Mon 7 Oct 2019"; NULL if there is none. */
  char *begun;
  char *due[2]; /* "nothing" where no day is due */
} SafeguardTimescaleDifference;

void safeguard_timescale_difference_free (SafeguardTimescaleDifference *self);

/* What differs between @first and @second, of which an example that begins on @day or in the year
 * after it shows a due day that moves. NULL if they say the same, though in other words: a limit of
 * a week is one of seven days. (transfer full) */
SafeguardTimescaleDifference *safeguard_timescale_rules_compare (SafeguardTimescales *first,
                                                                 const SafeguardTimescaleRule *one,
                                                                 SafeguardTimescales *second,
                                                                 const SafeguardTimescaleRule *two,
                                                                 SafeguardDayNumber day);
/* (transfer full) (element-type SafeguardTimescaleDifference): in the order of the packs. A
 * timescale that has another id in the second and says the same is no difference. */
GPtrArray *safeguard_timescales_compare (SafeguardTimescales *first,
                                         SafeguardTimescales *second,
                                         SafeguardDayNumber day);
