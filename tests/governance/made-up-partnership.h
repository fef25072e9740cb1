/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "arrangements.h"

/* A partnership that does not exist: @area is "made-up", or "made-up-overlay" with what its council
 * decided. */

static inline SafeguardPolicy *
load_made_up (const char *area, const char *iso)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "made-up-2019.yaml", NULL);
  g_autofree char *overlay = g_test_build_filename (G_TEST_DIST, "made-up-overlay-2020.yaml", NULL);
  const char *paths[] = {pack, overlay, NULL};
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  g_autoptr (GDate) day = g_date_new ();
  SafeguardPolicy *policy;

  g_assert_no_error (error);
  g_date_set_parse (day, iso);
  policy = safeguard_catalogue_get_policy (catalogue, area, day, &error);
  g_assert_no_error (error);

  return policy;
}

static inline SafeguardGovernance *
made_up_governance (void)
{
  g_autoptr (SafeguardPolicy) policy = load_made_up ("made-up", "2019-06-03");

  return g_object_ref (safeguard_policy_get_governance (policy, NULL));
}

/* @payload may be NULL; the error, or NULL if the record took it. */
static inline GError *
try_event (gpointer record, const char *type, const char *at, const char *by, const char *payload)
{
  GError *error = NULL;
  g_autoptr (SafeguardEvent) event
      = safeguard_event_new_full (type, at, NULL, NULL, by, payload, &error);

  if (event != NULL)
    safeguard_record_append (record, event, &error);

  return error;
}

static inline void
add_event (gpointer record, const char *type, const char *at, const char *by, const char *payload)
{
  g_autoptr (GError) error = try_event (record, type, at, by, payload);

  g_assert_no_error (error);
}

static inline void
assert_event_refused (
    gpointer record, const char *type, const char *by, const char *payload, SafeguardError code)
{
  g_autoptr (GError) error = try_event (record, type, "2019-03-01", by, payload);

  g_assert_error (error, SAFEGUARD_ERROR, (int)code);
}

/* The ids of what is undecided, joined by a blank; (transfer full). */
static inline char *
join_gaps (gpointer ruling)
{
  g_autoptr (GListModel) gaps = safeguard_ruling_get_undecided (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr (SafeguardGap) gap = g_list_model_get_item (gaps, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", safeguard_gap_get_id (gap));
    }

  return g_string_free (text, FALSE);
}

static inline GDate *
day_of (const char *iso)
{
  GDate *day = g_date_new ();

  g_date_set_parse (day, iso);

  return day;
}
