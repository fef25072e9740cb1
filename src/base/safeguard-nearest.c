/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-nearest-private.h"

#include <string.h>

/* Longer names are not compared: the work grows with the product of the lengths. */
#define MAX_LENGTH 63

/* Optimal string alignment distance: insertions, deletions, substitutions, and two neighbours
 * changing places, which is the commonest slip of all. */
static guint
distance (const char *a, gsize a_length, const char *b, gsize b_length)
{
  guint rows[3][MAX_LENGTH + 2];

  for (gsize j = 0; j <= b_length; j++)
    rows[0][j] = (guint)j;

  for (gsize i = 1; i <= a_length; i++)
    {
      guint *before = rows[(i + 1) % 3], *last = rows[(i - 1) % 3], *row = rows[i % 3];

      row[0] = (guint)i;
      for (gsize j = 1; j <= b_length; j++)
        {
          gboolean same = g_ascii_tolower (a[i - 1]) == g_ascii_tolower (b[j - 1]);
          guint best = last[j - 1] + (same ? 0 : 1);

          best = MIN (best, last[j] + 1);
          best = MIN (best, row[j - 1] + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, before[j - 2] + 1);
          row[j] = best;
        }
    }

  return rows[a_length % 3][b_length];
}

const char *
safeguard_nearest (const char *name, const char *const *candidates)
{
  gsize length = strlen (name);
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  if (length == 0 || length > MAX_LENGTH)
    return NULL;

  for (gsize i = 0; candidates != NULL && candidates[i] != NULL; i++)
    {
      gsize other = strlen (candidates[i]);

      if (other > MAX_LENGTH)
        continue;

      guint here = distance (name, length, candidates[i], other);
      if (here < least)
        {
          least = here;
          nearest = candidates[i];
        }
    }

  /* A third of the name may be wrong; beyond that a suggestion misleads. */
  return least <= 1 + length / 3 ? nearest : NULL;
}
