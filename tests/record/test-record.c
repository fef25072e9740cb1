/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <safeguard/safeguard.h>

#include "safeguard-record-private.h"

/* A record that knows one event, as a room's own does. */
typedef struct
{
  SafeguardRecord parent_instance;
} Picky;

typedef struct
{
  SafeguardRecordClass parent_class;
} PickyClass;

static GType picky_get_type (void);
G_DEFINE_FINAL_TYPE (Picky, picky, SAFEGUARD_TYPE_RECORD)

static SafeguardRecord *
picky_copy_as_known (SafeguardRecord *self, GDateTime *known)
{
  return g_object_new (picky_get_type (), NULL);
}

static gboolean
picky_accepts_event (SafeguardRecord *self, SafeguardEvent *event, GError **error)
{
  const char *type = safeguard_event_get_event_type (event);

  if (g_str_equal (type, "visit"))
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL, "visit",
                       "'%s' is no event that is known here", type);
  return FALSE;
}

static void
picky_class_init (PickyClass *klass)
{
  ((SafeguardRecordClass *)klass)->copy_as_known = picky_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = picky_accepts_event;
}

static void
picky_init (Picky *self)
{
}

static void
test_unknown_event (void)
{
  g_test_summary ("A record that knows its events refuses any other; a chronology takes all");

  g_autoptr (SafeguardRecord) record = g_object_new (picky_get_type (), NULL);
  g_autoptr (SafeguardRecord) chronology = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autoptr (SafeguardEvent) other = safeguard_event_new ("vist", "2019-10-09", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (safeguard_record_append_event (record, "visit", "2019-10-09", &error));
  g_assert_no_error (error);
  g_assert_false (safeguard_record_append (record, other, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  g_assert_cmpstr (safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), ==, "visit");
  g_clear_error (&error);
  g_assert_false (safeguard_record_append_event (record, "vist", "2019-10-09", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_EVENT);
  g_assert_cmpuint (safeguard_record_get_n_events (record), ==, 1);

  g_assert_true (safeguard_record_append (chronology, other, NULL));
}

static void
test_event (void)
{
  g_test_summary ("An event keeps what happened apart from when it was recorded");

  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) recorded = g_date_time_new_utc (2019, 10, 8, 9, 0, 0);
  g_autoptr (SafeguardEvent) event
      = safeguard_event_new_full ("authority-aware", "2019-10-07T14:30", "e-1", recorded,
                                  "local-authority", "{\"a\":1}", &error);
  g_assert_no_error (error);

  g_autoptr (GDate) day = safeguard_event_get_day (event);
  g_autoptr (GDateTime) time = safeguard_event_get_time (event);

  g_assert_cmpstr (safeguard_event_get_event_type (event), ==, "authority-aware");
  g_assert_cmpstr (safeguard_event_get_when_text (event), ==, "2019-10-07T14:30:00+01:00");
  g_assert_cmpstr (safeguard_event_get_id (event), ==, "e-1");
  g_assert_cmpstr (safeguard_event_get_by (event), ==, "local-authority");
  g_assert_cmpstr (safeguard_event_get_payload (event), ==, "{\"a\":1}");
  g_assert_cmpint (g_date_get_day (day), ==, 7);
  g_assert_cmpint (g_date_time_get_hour (time), ==, 14);
  g_assert_true (g_date_time_equal (safeguard_event_get_recorded (event), recorded));
}

static void
test_event_day_only (void)
{
  g_autoptr (SafeguardEvent) event = safeguard_event_new ("child-died", "2019-10-07", NULL);

  g_assert_null (safeguard_event_get_time (event));
  g_assert_null (safeguard_event_get_recorded (event));
  g_assert_null (safeguard_event_get_id (event));
  g_assert_null (safeguard_event_get_by (event));
  g_assert_null (safeguard_event_get_payload (event));
  g_assert_cmpstr (safeguard_event_get_when_text (event), ==, "2019-10-07");
}

static void
test_event_refused (void)
{
  static const struct
  {
    const char *type;
    const char *when;
    const char *by;
    SafeguardError code;
  } rows[] = {
      {"authority-aware", "2019-02-29", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"authority-aware", "7 October 2019", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"authority-aware", "2019-10-07Z", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"authority-aware", "9999-12-31", NULL, SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"authority-aware", "9999-12-31T10:00", NULL, SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"authority-aware", "0001-01-01", NULL, SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
      {"authority-aware", "9999-02-29", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"authority-aware", "0000-01-01", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
      {"authority-aware", "2026-03-29T01:30", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_TIME},
      {"authority-aware", "2026-03-29T25:30", NULL, SAFEGUARD_ERROR_IMPOSSIBLE_TIME},
      {"Authority aware", "2019-10-07", NULL, SAFEGUARD_ERROR_WRONG_VALUE},
      {"", "2019-10-07", NULL, SAFEGUARD_ERROR_WRONG_VALUE},
      {"aware-", "2019-10-07", NULL, SAFEGUARD_ERROR_WRONG_VALUE},
      {"-aware", "2019-10-07", NULL, SAFEGUARD_ERROR_WRONG_VALUE},
      {"authority--aware", "2019-10-07", NULL, SAFEGUARD_ERROR_WRONG_VALUE},
      {"aware", "2019-10-07", "\xff", SAFEGUARD_ERROR_NOT_UTF8},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (safeguard_event_new_full (rows[i].type, rows[i].when, NULL, NULL, rows[i].by,
                                               NULL, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
    }
}

static void
test_duplicate_id (void)
{
  g_test_summary ("A second use of an id is refused and leaves the record as it was");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autoptr (SafeguardEvent) first
      = safeguard_event_new_full ("authority-aware", "2019-10-07", "e-1", NULL, NULL, NULL, NULL);
  g_autoptr (SafeguardEvent) second
      = safeguard_event_new_full ("partners-aware", "2019-10-09", "e-1", NULL, NULL, NULL, NULL);

  g_assert_true (safeguard_record_append (record, first, &error));
  g_assert_no_error (error);
  g_assert_false (safeguard_record_append (record, second, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_DUPLICATE_EVENT);
  g_assert_cmpuint (safeguard_record_get_n_events (record), ==, 1);

  /* Without an id the same thing may happen twice. */
  g_assert_true (safeguard_record_append_event (record, "visit", "2019-10-09", NULL));
  g_assert_true (safeguard_record_append_event (record, "visit", "2019-10-09", NULL));
  g_clear_error (&error);
  g_assert_false (safeguard_record_append_event (record, "visit", "2019-10-32", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_IMPOSSIBLE_DATE);
}

static void
test_frozen_list (void)
{
  g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());

  safeguard_record_append_event (record, "visit", "2019-10-09", NULL);
  g_autoptr (GListModel) events = safeguard_record_get_events (record);
  safeguard_record_append_event (record, "visit", "2019-11-09", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 1);
  g_assert_true (g_list_model_get_item_type (events) == SAFEGUARD_TYPE_EVENT);
}

static void
append_recorded (SafeguardRecord *record, const char *when, GDateTime *recorded)
{
  g_autoptr (SafeguardEvent) event
      = safeguard_event_new_full ("visit", when, NULL, recorded, NULL, NULL, NULL);

  g_assert_true (safeguard_record_append (record, event, NULL));
}

static void
test_as_known (void)
{
  g_test_summary ("What was recorded later vanishes; what has no time of recording stays");

  g_autoptr (GDateTime) early = g_date_time_new_utc (2019, 10, 8, 9, 0, 0);
  g_autoptr (GDateTime) late = g_date_time_new_utc (2019, 10, 8, 9, 0, 1);
  g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());

  append_recorded (record, "2019-10-01", early);
  append_recorded (record, "2019-10-02", late);
  append_recorded (record, "2019-10-03", NULL);

  g_autoptr (SafeguardRecord) view = safeguard_record_as_known (record, early);

  g_assert_true (G_OBJECT_TYPE (view) == SAFEGUARD_TYPE_CHRONOLOGY);
  g_assert_cmpuint (safeguard_record_get_n_events (view), ==, 2);
  g_assert_cmpstr (safeguard_event_get_when_text (safeguard_record_peek_event (view, 0)), ==,
                   "2019-10-01");
  g_assert_cmpstr (safeguard_event_get_when_text (safeguard_record_peek_event (view, 1)), ==,
                   "2019-10-03");
  g_assert_cmpuint (safeguard_record_get_n_events (record), ==, 3);
}

static void
test_find (void)
{
  g_test_summary ("The order of happening counts, not the order of appending");

  SafeguardMoment moment;
  g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());

  g_assert_false (safeguard_record_find_first (record, "visit", &moment));
  g_assert_cmpuint (moment.day, ==, 0);

  safeguard_record_append_event (record, "visit", "2019-10-09T12:00", NULL);
  safeguard_record_append_event (record, "visit", "2019-10-07", NULL);
  safeguard_record_append_event (record, "call", "2019-10-01", NULL);
  safeguard_record_append_event (record, "visit", "2019-10-09T08:00", NULL);

  g_assert_true (safeguard_record_find_first (record, "visit", &moment));
  g_autofree char *first = safeguard_moment_to_iso (&moment);
  g_assert_cmpstr (first, ==, "2019-10-07");
  g_assert_true (safeguard_record_find_latest (record, "visit", &moment));
  g_autofree char *latest = safeguard_moment_to_iso (&moment);
  g_assert_cmpstr (latest, ==, "2019-10-09T12:00:00+01:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/unknown-event", test_unknown_event);
  g_test_add_func ("/record/event", test_event);
  g_test_add_func ("/record/event/day-only", test_event_day_only);
  g_test_add_func ("/record/event/refused", test_event_refused);
  g_test_add_func ("/record/duplicate-id", test_duplicate_id);
  g_test_add_func ("/record/frozen-list", test_frozen_list);
  g_test_add_func ("/record/as-known", test_as_known);
  g_test_add_func ("/record/find", test_find);

  return g_test_run ();
}
