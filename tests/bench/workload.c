/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "workload.h"

#include <stdlib.h>
#include <string.h>

static char **
read_lines (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
read_flags (const char *text, guint64 flags[2])
{
  g_auto (GStrv) numbers = g_strsplit (text, " ", -1);

  for (guint i = 0; numbers[i] != NULL && *numbers[i] != '\0'; i++)
    {
      guint64 flag = g_ascii_strtoull (numbers[i], NULL, 10);

      flags[flag / 64] |= G_GUINT64_CONSTANT (1) << (flag % 64);
    }
}

static void
read_rules (Workload *work, const char *directory)
{
  g_auto (GStrv) lines = read_lines (directory, "rules.csv");

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      Rule *rule = &work->rules[work->n_rules++];

      rule->number = (guint)atoi (fields[0]);
      rule->level = atoi (fields[1]);
      read_flags (fields[2], rule->flags);
      rule->band = strcmp (fields[3], "age_band") == 0 ? atoi (fields[5]) : -1;
      rule->repeats = strcmp (fields[3], "repeat_referrals") == 0 ? atoi (fields[5]) : -1;
    }
}

static void
read_cases (Workload *work, const char *directory)
{
  g_auto (GStrv) lines = read_lines (directory, "cases.csv");

  work->images = g_array_new (FALSE, TRUE, sizeof (guint64));
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      guint64 image[IMAGE_WORDS] = {0};

      read_flags (fields[1], image);
      image[2] = ~image[0];
      image[3] = ~image[1];
      image[4] = 3;
      image[5] = g_ascii_strtoull (fields[2], NULL, 10);
      image[6] = g_ascii_strtoull (fields[3], NULL, 10);
      g_array_append_vals (work->images, image, IMAGE_WORDS);
      work->n_cases++;
    }
}

static gboolean
holds (const Rule *rule, const guint64 *image)
{
  if (((image[0] & rule->flags[0]) ^ rule->flags[0])
      | ((image[1] & rule->flags[1]) ^ rule->flags[1]))
    return FALSE;

  return (rule->band < 0 || (guint64)rule->band == image[5])
         && (rule->repeats < 0 || (guint64)rule->repeats <= image[6]);
}

/* Only rules whose first flag is present can hold: a case has few flags, so few rules are looked
 * at. */
void
workload_answer_by_hand (const Workload *work, const guint64 *image, Answer *answer)
{
  answer->level = 1;
  answer->n_matched = 0;
  for (guint word = 0; word < 2; word++)
    for (guint64 rest = image[word]; rest != 0; rest &= rest - 1)
      {
        guint flag = word * 64 + (guint)__builtin_ctzll (rest);

        for (guint i = work->first[flag]; i < work->first[flag + 1]; i++)
          {
            const Rule *rule = &work->by_flag[i];

            if (!holds (rule, image))
              continue;
            answer->matched[answer->n_matched++] = (guint16)rule->number;
            answer->level = MAX (answer->level, rule->level);
          }
      }
}

static guint
first_flag (const Rule *rule)
{
  guint flag = 0;

  while ((rule->flags[flag / 64] >> (flag % 64) & 1) == 0)
    flag++;

  return flag;
}

/* The rules in the order of their first flag, and where each flag's begin. */
static void
index_rules (Workload *work)
{
  guint n = 0;

  for (guint flag = 0; flag < N_FLAGS; flag++)
    {
      work->first[flag] = n;
      for (guint i = 0; i < work->n_rules; i++)
        if (first_flag (&work->rules[i]) == flag)
          work->by_flag[n++] = work->rules[i];
    }
  work->first[N_FLAGS] = n;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int)*(const guint16 *)a - (int)*(const guint16 *)b;
}

/* Against the expected line "case,level,numbers". */
gboolean
workload_is_expected (const Workload *work, gsize i, Answer *answer)
{
  g_autoptr (GString) line = g_string_new (NULL);

  qsort (answer->matched, answer->n_matched, sizeof (guint16), compare_numbers);
  /* The last row stands for level 1 and is no rule. */
  if (answer->n_matched > 0 && answer->matched[answer->n_matched - 1] == work->n_rules)
    answer->n_matched--;
  g_string_append_printf (line, "%" G_GSIZE_FORMAT ",%d,", i, answer->level);
  for (guint j = 0; j < answer->n_matched; j++)
    g_string_append_printf (line, "%s%u", j > 0 ? " " : "", answer->matched[j]);

  return strcmp (line->str, g_strchomp (work->expected[i + 1])) == 0;
}

void
workload_read (Workload *work, const char *directory)
{
  read_rules (work, directory);
  index_rules (work);
  read_cases (work, directory);
  work->expected = read_lines (directory, "expected.csv");
}

void
workload_clear (Workload *work)
{
  g_array_unref (work->images);
  g_strfreev (work->expected);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return one < two ? -1 : one > two;
}

double
workload_median (double *times, gsize n_times)
{
  qsort (times, n_times, sizeof (double), compare_times);

  return times[n_times / 2];
}
