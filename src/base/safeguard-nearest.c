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

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;

  return text;
}

static gboolean
differ_in_digits_alone (const char *a, const char *b)
{
  for (a = skip_digits (a), b = skip_digits (b); *a != '\0' && *a == *b;
       a = skip_digits (a + 1), b = skip_digits (b + 1))
    ;

  return *a == *b;
}

/* Which letters a name has, as bits: one letter more, less or other changes two at most, so that
 * most names need no closer look. */
static guint32
letters_of (const char *name)
{
  guint32 letters = 0;

  for (; *name != '\0'; name++)
    letters |= 1u << (*name & 31);

  return letters;
}

gboolean
safeguard_nearly_alike (const char *a, const char *b)
{
  gsize a_length = strlen (a), b_length = strlen (b);
  gsize longer = MAX (a_length, b_length), shorter = MIN (a_length, b_length);
  guint32 differ = letters_of (a) ^ letters_of (b);

  if (longer > MAX_LENGTH || longer - shorter > 2 || differ_in_digits_alone (a, b))
    return FALSE;
  for (guint i = 0; i < 4; i++)
    differ &= differ - 1;
  if (differ != 0)
    return FALSE;

  return distance (a, a_length, b, b_length) <= MIN (2, longer / 4);
}
