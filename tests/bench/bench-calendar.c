/* SPDX-License-Identifier: LGPL-2.1-or-later
 *
 * Working-day additions: the library beside a bare table in C, in one run, so that the ratios mean
 * something on a shared machine. Takes the folder of policy packs.
 */
#include "safeguard-calendar-private.h"

#define N_ROWS 1000000
#define N_ROUNDS 15

static guint32 days[N_ROWS];
static gint32 counts[N_ROWS];
static guint32 results[N_ROWS];

/* What a programmer would write by hand for one calendar: no checks, one direction. */
static guint16 bare_upto[46000];
static guint16 bare_nth[46000];
static guint32 bare_first;

static guint32
bare_add (guint32 day, gint32 n)
{
  return bare_first + bare_nth[bare_upto[day - bare_first] + n - 1];
}

static void
fill_bare (SafeguardCalendar *calendar)
{
  const SafeguardWorkingDays *table = safeguard_calendar_peek_working_days (calendar);

  bare_first = table->first;
  for (guint i = 0; i < table->n_days; i++)
    bare_upto[i] = table->before[i + 1];
  for (guint i = 0; i < table->n_working; i++)
    bare_nth[i] = table->nth[i];
}

static void
run_bare (SafeguardCalendar *calendar)
{
  for (guint i = 0; i < N_ROWS; i++)
    results[i] = bare_add (days[i], counts[i]);
}

static void
run_batch (SafeguardCalendar *calendar)
{
  safeguard_calendar_add_to_day_numbers (calendar, days, counts, results, N_ROWS);
}

static void
run_single (SafeguardCalendar *calendar)
{
  for (guint i = 0; i < N_ROWS; i++)
    results[i] = safeguard_calendar_add_to_day_number (calendar, days[i], counts[i]);
}

static void
run_by_date (SafeguardCalendar *calendar)
{
  GDate date;

  g_date_clear (&date, 1);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_date_set_julian (&date, days[i]);
      GDate *answer = safeguard_calendar_add (calendar, &date, counts[i], NULL);

      results[i] = g_date_get_julian (answer);
      g_date_free (answer);
    }
}

/* The best of several rounds: the others are the machine's doing. */
static double
measure (void (*run) (SafeguardCalendar *), SafeguardCalendar *calendar, guint64 *sum)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      run (calendar);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  *sum = 0;
  for (guint i = 0; i < N_ROWS; i++)
    *sum += results[i];

  return (double)best * 1000.0 / N_ROWS;
}

static SafeguardCalendar *
load_calendar (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "bank-holidays-england-and-wales.yaml", NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (GPtrArray) packs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);

  if (!g_file_get_contents (file, &text, &length, NULL))
    return NULL;
  g_ptr_array_add (packs, safeguard_pack_read (file, text, length, log));
  g_autoptr (SafeguardLayers) layers
      = safeguard_layers_new ("england-and-wales", 1, packs, NULL, G_MAXINT64);

  return safeguard_calendar_compile (layers, log);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (SafeguardCalendar *);
  } rows[] = {
      {"bare table in C", run_bare},
      {"batch by day number", run_batch},
      {"single call by day number", run_single},
      {"single call by GDate", run_by_date},
  };
  static const gint32 limits[] = {5, 15, 45};
  g_autoptr (SafeguardCalendar) calendar = argc == 2 ? load_calendar (argv[1]) : NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (2019);
  double bare = 0;
  guint64 expected = 0;

  if (calendar == NULL)
    {
      g_printerr ("usage: bench-calendar FOLDER-OF-PACKS\n");
      return 2;
    }
  fill_bare (calendar);
  for (guint i = 0; i < N_ROWS; i++)
    {
      /* 2010 to 2028 */
      days[i] = (guint32)g_rand_int_range (random, 733773, 740712);
      counts[i] = limits[g_rand_int_range (random, 0, 3)];
    }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint64 sum;
      double time = measure (rows[i].run, calendar, &sum);

      if (i == 0)
        {
          bare = time;
          expected = sum;
        }
      g_print ("%-28s %7.2f ns  %6.2f times the bare table%s\n", rows[i].name, time, time / bare,
               sum == expected ? "" : "  WRONG SUM");
    }

  return 0;
}
