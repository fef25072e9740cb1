/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* Rules and cases of a made-up threshold document, read from a folder with rules.csv, cases.csv and
 * expected.csv, as workload.py writes them. */

#define N_FLAGS 128
#define N_BANDS 6
#define AGE_BAND N_FLAGS
#define REPEATS (N_FLAGS + 1)
#define IMAGE_WORDS (2 * 2 + 1 + 2)
#define MAX_RULES 256

typedef struct
{
  guint number;
  gint level;
  guint64 flags[2];
  gint band;    /* -1: any */
  gint repeats; /* at least; -1: any */
} Rule;

typedef struct
{
  gint32 level;
  guint32 n_matched;
  guint16 matched[MAX_RULES];
} Answer;

typedef struct
{
  Rule rules[MAX_RULES];
  guint n_rules;
  Rule by_flag[MAX_RULES];  /* the rules again, by their first flag */
  guint first[N_FLAGS + 1]; /* where the rules of each flag begin */
  GArray *images;           /* IMAGE_WORDS words a case */
  gsize n_cases;
  char **expected; /* lines */
} Workload;

void workload_read (Workload *work, const char *directory);
void workload_clear (Workload *work);
/* As a good programmer would write it for these rules alone: the floor to compare with. */
void workload_answer_by_hand (const Workload *work, const guint64 *image, Answer *answer);
/* Whether the answer is the expected one; sorts its rules. */
gboolean workload_is_expected (const Workload *work, gsize i, Answer *answer);
/* The middle of some times, which it sorts. */
double workload_median (double *times, gsize n_times);
