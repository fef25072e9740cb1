/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-calendar-private.h"

#include <string.h>

/* A day from its text; the test stops if there is no such day. */
static inline SafeguardDayNumber
day (const char *text)
{
  SafeguardDayNumber number = 0;

  g_assert_true (safeguard_day_number_parse (text, NULL, &number, NULL));

  return number;
}

static inline gint64
instant (const char *text)
{
  SafeguardMoment moment;
  g_autoptr (GError) error = NULL;

  safeguard_moment_parse (text, NULL, &moment, &error);
  g_assert_no_error (error);

  return safeguard_moment_end (&moment);
}

static inline GDateTime *
time_of (const char *text)
{
  SafeguardMoment moment = safeguard_moment_from_instant (instant (text));

  return safeguard_moment_to_date_time (&moment);
}

static inline void
assert_day (SafeguardDayNumber number, const char *expected)
{
  g_autofree char *text = number != 0 ? safeguard_day_number_to_iso (number) : g_strdup ("none");

  g_assert_cmpstr (text, ==, expected);
}

/* The bundled holidays and, above them, a pack of the test's own. */
static inline SafeguardLayers *
layers_with (const char *overlay, SafeguardIssueLog *log)
{
  g_autofree char *file = g_build_filename (g_getenv ("SAFEGUARD_TEST_PACKS"),
                                            "bank-holidays-england-and-wales.yaml", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);

  g_file_get_contents (file, &text, &length, &error);
  g_assert_no_error (error);
  g_ptr_array_add (packs, safeguard_pack_read ("holidays.yaml", text, length, log));
  if (overlay != NULL)
    {
      g_autofree char *pack = g_strconcat (
          "safeguard-pack: 1\nid: town-2019\narea: town\nin-force: {from: 2019-01-01}\n"
          "sources: {doc: {title: Arrangements of the town}}\n",
          overlay, NULL);
      g_ptr_array_add (packs, safeguard_pack_read ("town.yaml", pack, strlen (pack), log));
    }
  safeguard_issue_log_check (log, &error);
  g_assert_no_error (error);

  return safeguard_layers_new ("town", day ("2019-10-01"), packs, NULL, G_MAXINT64);
}

static inline SafeguardCalendar *
calendar_with (const char *overlay)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardLayers) layers = layers_with (overlay, log);
  SafeguardCalendar *calendar = safeguard_calendar_compile (layers, log);
  g_autoptr (GError) error = NULL;

  safeguard_issue_log_check (log, &error);
  g_assert_no_error (error);
  g_assert_nonnull (calendar);

  return calendar;
}
