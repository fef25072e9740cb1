/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "calendar-fixture.h"

#include "safeguard-list-private.h"
#include "safeguard-timescales-private.h"

/* The timescales of facts.md A and B, and others that try each form. */
#define CITE ", cite: {document: doc}}\n"
static const char *const town_timescales
    = "timescales:\n"
      "  notify-panel: {limit: 5 working days, starts: authority-aware, met-by: notification-sent, "
      "holder: local-authority" CITE "  rapid-review:\n"
      "    name: Rapid review\n"
      "    limit: 15 working days\n"
      "    starts: {later-of: [authority-aware, partners-aware]}\n"
      "    met-by: review-undertaken\n"
      "    holder: safeguarding-partners\n"
      "    cite: {document: doc, section: Reporting Serious Incidents}\n"
      "    readings:\n"
      "      - {id: panel-guidance, changes: {starts: notification-sent}, cite: {document: doc, "
      "verified: false}}\n"
      "      - {id: end-of-review, changes: {met-by: findings-reported}" CITE
      "  first-told: {limit: 1 working day, starts: {earlier-of: [told-by-phone, "
      "told-in-writing]}, "
      "met-by: decided" CITE
      "  silent-start: {limit: 15 working days, starts: not-stated, met-by: review-undertaken, "
      "readings: [{id: from-notification, changes: {starts: notification-sent}" CITE "    ]" CITE
      "  publish-local-review: {limit: 6 months, starts: review-decided, met-by: published" CITE
      "  report-before-publication: {limit: 7 working days, starts: publication, direction: "
      "before, "
      "met-by: report-sent" CITE
      "  return-home-interview: {limit: 72 hours, starts: child-found, met-by: interview-held" CITE
      "  police-protection: {limit: 72 hours, starts: taken-into-protection, kind: expiry, met-by: "
      "released" CITE
      "  emergency-protection-order: {limit: 8 days, starts: order-made, kind: expiry" CITE
      "  order-from-its-own-day: {limit: 8 days, starts: order-made, kind: expiry, day-one: "
      "same" CITE
      "  missing-from-school: {limit: 10 school days, starts: first-day-absent, day-one: same" CITE
      "  first-day-same: {limit: 3 working days, starts: told, day-one: same" CITE
      "  week-same: {limit: 1 week, starts: told, day-one: same" CITE
      "  strategy-discussion: {limit: none, starts: reasonable-cause, met-by: discussion-held" CITE
      "  joint-response: {limit: at once, starts: child-died, met-by: responded" CITE
      "  review-conference: {limit: 6 months, starts: conference-held, met-by: conference-held" CITE
      "  visits: {limit: 1 week, starts: placed, met-by: visited, repeats: {every: 6 weeks}" CITE
      "  yearly-report: {starts: arrangements-published, met-by: report-published, repeats: "
      "{every-year: 30 September}" CITE
      "  meetings: {starts: year-began, met-by: met, repeats: {times: 4, per: year}" CITE
      "  office-hours: {limit: 1 working day, starts: referral-received, after-hours: "
      "\"17:00\"" CITE
      "  no-weekends: {limit: 2 working days, starts: told, excludes: [saturday, sunday]" CITE
      "  not-before: {limit: 2 working days, starts: notice-given, met-by: acted, kind: "
      "not-before" CITE "  days-after: {limit: 28 days, starts: told, met-by: answered" CITE;

static inline SafeguardTimescales *
timescales_with (const char *more)
{
  g_autofree char *overlay = g_strconcat (town_timescales, more, NULL);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardLayers) layers = layers_with (overlay, log);
  g_autoptr (SafeguardCalendar) calendar = safeguard_calendar_compile (layers, log);
  SafeguardTimescales *set = safeguard_timescales_compile (layers, calendar, log);
  g_autoptr (GError) error = NULL;

  safeguard_issue_log_check (log, &error);
  g_assert_no_error (error);

  return set;
}

/* "authority-aware=2019-10-07 partners-aware=2019-10-09" */
static inline SafeguardRecord *
record_of (const char *events)
{
  SafeguardRecord *record = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_auto (GStrv) pairs = g_strsplit (events, " ", -1);

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autoptr (GError) error = NULL;

      safeguard_record_append_event (record, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }

  return record;
}

static inline SafeguardClock *
clock_of (SafeguardTimescales *set, const char *id, const char *events, const char *at)
{
  g_autoptr (SafeguardRecord) record = record_of (events);
  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;
  g_autoptr (GError) error = NULL;

  if (at != NULL)
    safeguard_moment_parse (at, NULL, &moment, &error);
  g_assert_no_error (error);
  /* A day as the moment asked for is its first instant. */
  gint64 instant = at == NULL        ? G_MININT64
                   : moment.has_time ? moment.instant
                                     : safeguard_day_number_to_instant (moment.day);
  SafeguardClock *clock = safeguard_timescales_start (set, id, record, instant, &error);
  g_assert_no_error (error);

  return clock;
}

/* A timescale called "t" that is complained of once, at @path in it, and left out. */
static inline void
assert_refused (const char *timescale, SafeguardError code, const char *path)
{
  g_autofree char *overlay = g_strconcat ("timescales:\n  t: ", timescale, NULL);
  g_autofree char *full = g_strjoin (".", "timescales.t", path, NULL);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardLayers) layers = layers_with (overlay, log);
  g_autoptr (SafeguardTimescales) set = safeguard_timescales_compile (layers, NULL, log);
  g_autoptr (GListModel) issues = safeguard_issue_log_to_list (log);

  g_test_message ("%s", timescale);
  g_assert_cmpuint (g_list_model_get_n_items (issues), ==, 1);
  SafeguardIssue *issue = safeguard_list_peek (issues, 0);
  g_assert_cmpint (safeguard_issue_get_code (issue), ==, code);
  g_assert_cmpstr (safeguard_issue_get_path (issue), ==, full);
  g_assert_cmpuint (safeguard_timescales_get_n (set), ==, 0);
}

/* One reading of a clock, or the clock itself without an id. */
static inline SafeguardClock *
reading_of (SafeguardClock *clock, const char *id)
{
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (clock);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (readings); i++)
    if (g_str_equal (safeguard_clock_get_reading (safeguard_list_peek (readings, i)), id))
      return g_list_model_get_item (readings, i);
  g_assert_null (id);

  return g_object_ref (clock);
}

/* What a clock says at a moment. */
typedef struct
{
  const char *id;
  const char *events;
  const char *at;
  const char *state;
  const char *due;
  const char *left;
} StateRow;

static inline void
assert_states (SafeguardTimescales *set, const StateRow *rows, gsize n)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (SAFEGUARD_TYPE_CLOCK_STATE);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (SafeguardClock) clock = clock_of (set, rows[i].id, rows[i].events, rows[i].at);
      int state = (int)safeguard_clock_get_state (clock);

      g_test_message ("%s %s at %s", rows[i].id, rows[i].events, rows[i].at);
      g_assert_cmpstr (g_enum_get_value (states, state)->value_nick, ==, rows[i].state);
      g_assert_cmpstr (safeguard_clock_get_due_text (clock), ==, rows[i].due);
      g_assert_cmpstr (safeguard_clock_get_left (clock), ==, rows[i].left);
    }
}

static inline void
assert_explained (SafeguardClock *clock, const char *const *expected, guint n)
{
  g_autoptr (GListModel) days = safeguard_clock_explain (clock);

  for (guint i = 0; i < MIN (n, g_list_model_get_n_items (days)); i++)
    g_assert_cmpstr (safeguard_day_get_text (safeguard_list_peek (days, i)), ==, expected[i]);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, n);
}
