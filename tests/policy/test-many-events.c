/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <string.h>

/* One record of a hundred thousand events. What took a step for each pair of them would take ten
 * thousand million, and the test would not end in time. */

#define N_EVENTS 100000

/* Every event of which the policy knows that it starts or meets a clock, and the two that pause. */
static GStrv
collect_types (GListModel *timescales)
{
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();

  g_strv_builder_addv (types, (const char *[]){"paused", "resumed", NULL});
  for (guint i = 0; i < g_list_model_get_n_items (timescales); i++)
    {
      g_autoptr (SafeguardTimescale) timescale = g_list_model_get_item (timescales, i);
      const char *starts = safeguard_timescale_get_starts (timescale);

      g_strv_builder_addv (types, (const char **)safeguard_timescale_get_met_by (timescale));
      if (strchr (starts, ' ') == NULL)
        g_strv_builder_add (types, starts);
    }

  return g_strv_builder_end (types);
}

static SafeguardRecord *
fill (char **types)
{
  SafeguardRecord *record = SAFEGUARD_RECORD (safeguard_chronology_new ());
  guint n_types = g_strv_length (types);

  /* Neither in the order of time nor the other way round. */
  for (guint i = 0; i < N_EVENTS; i++)
    {
      guint minute = (guint)((guint64)i * 7919 % (300 * 24 * 60));
      g_autofree char *when
          = g_strdup_printf ("2024-%02u-%02uT%02u:%02uZ", 1 + minute / (24 * 60) / 28 % 12,
                             1 + minute / (24 * 60) % 28, minute / 60 % 24, minute % 60);

      g_assert_true (safeguard_record_append_event (record, types[i % n_types], when, NULL));
    }

  return record;
}

static void
test_every_timescale (void)
{
  g_test_summary ("Every timescale of the guidance of 2023, its readings too, on 100,000 events");

  g_autoptr (SafeguardPolicy) policy = load_policy ("england", "2024-02-01");
  g_autoptr (GListModel) timescales = safeguard_policy_get_timescales (policy);
  g_auto (GStrv) types = collect_types (timescales);
  g_autoptr (SafeguardRecord) record = fill (types);
  g_autoptr (GDateTime) at = london_time ("2024-12-31T12:00:00");
  guint n_started = 0;

  for (guint i = 0; i < g_list_model_get_n_items (timescales); i++)
    {
      g_autoptr (SafeguardTimescale) timescale = g_list_model_get_item (timescales, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardClock) clock = safeguard_timescale_start (timescale, record, at, &error);
      g_autoptr (GListModel) readings = clock != NULL ? safeguard_clock_get_readings (clock) : NULL;

      /* School days need terms that no pack has; and each report of thousands is that of one more
       * year, until the calendar ends. */
      if (clock == NULL
          && !g_error_matches (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUTSIDE_CALENDAR))
        g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR);
      n_started += clock != NULL && safeguard_clock_get_started_text (clock) != NULL;
    }

  g_assert_cmpstr (safeguard_policy_get_edition (policy), ==, "england-2023");
  g_assert_cmpuint (n_started, >=, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/many-events/every-timescale", test_every_timescale);

  return g_test_run ();
}
