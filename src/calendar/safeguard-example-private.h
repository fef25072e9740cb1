/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-reckoning-private.h"

/* Looks for a day on which what starts two timescales happens, so that they fall due on different
 * days: the first from @day on, within a year. @begun gets what happens when, @due what is due
 * ("nothing" where no day is); all stay NULL if no such day is found, as where neither has a due
 * day. */
void safeguard_example_find_move (const SafeguardTimescaleRule *const rules[2],
                                  SafeguardCalendar *const calendars[2],
                                  SafeguardDayNumber day,
                                  char **begun,
                                  char *due[2]);
