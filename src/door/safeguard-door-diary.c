/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-matter-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-timescales-private.h"

/* The version of the JSON that a diary is written in. */
#define DIARY_FORMAT 1

/* The window that is asked for; NULL where it has no bound. */
typedef struct
{
  GDate *from;
  GDate *to;
  gboolean later; /* what runs by its end and falls due after it is asked for too */
} Window;

static GDate *
read_day (SafeguardRequest *request, const char *key)
{
  SafeguardDayNumber day;

  return safeguard_node_as_day (safeguard_node_get (request->root, key), request->log, &day)
             ? safeguard_day_number_to_date (day)
             : NULL;
}

static gboolean
read_window (SafeguardRequest *request, Window *out, GError **error)
{
  out->from = read_day (request, "from");
  out->to = read_day (request, "to");
  if (!safeguard_request_check (request, error))
    return FALSE;
  if (out->from == NULL || out->to == NULL || g_date_compare (out->from, out->to) <= 0)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                       "the window ends before it begins");
  safeguard_request_locate (safeguard_node_get (request->root, "to"), error);

  return FALSE;
}

static void
window_clear (Window *window)
{
  g_clear_pointer (&window->from, g_date_free);
  g_clear_pointer (&window->to, g_date_free);
}

static void
add_day (JsonBuilder *builder, const char *name, const GDate *day)
{
  g_autofree char *text
      = day != NULL ? safeguard_day_number_to_iso (safeguard_day_number_from_date (day)) : NULL;

  safeguard_json_add_text (builder, name, text);
}

static void
write_entry (SafeguardDiaryEntry *entry, GDateTime *at, JsonBuilder *builder)
{
  SafeguardClock *clock = safeguard_diary_entry_get_clock (entry);
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  gboolean later = safeguard_diary_entry_is_later_round (entry);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "record", safeguard_diary_entry_get_record (entry));
  safeguard_json_add_text (builder, "clock", safeguard_clock_get_id (clock));
  safeguard_json_add_text (builder, "name", safeguard_diary_entry_get_name (entry));
  safeguard_json_add_text (builder, "holder", safeguard_diary_entry_get_holder (entry));
  safeguard_json_add_text (builder, "limit", safeguard_diary_entry_get_limit (entry));
  safeguard_json_add_text (builder, "due", safeguard_diary_entry_get_due_text (entry));
  safeguard_json_add_text (builder, "started", safeguard_clock_get_started_text (clock));
  safeguard_json_add_boolean (builder, "overdue",
                              at != NULL && safeguard_diary_entry_is_overdue_at (entry, at));
  safeguard_json_add_text (builder, "left", later ? NULL : safeguard_clock_get_left (clock));
  safeguard_json_add_boolean (builder, "later_round", later);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (citations, builder);
  json_builder_end_object (builder);
}

static void
write_entries (const char *name, GListModel *entries, GDateTime *at, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    write_entry (safeguard_list_peek (entries, i), at, builder);
  json_builder_end_array (builder);
}

/* Due for the first time after the window: an annual report is owed in its first year too. */
static void
write_later (SafeguardDiary *diary, const Window *window, JsonBuilder *builder)
{
  g_autoptr (GDate) after = g_date_copy (window->to);
  g_autoptr (GListModel) entries = NULL;

  g_date_add_days (after, 1);
  entries = safeguard_diary_get_entries (diary, after, NULL);
  json_builder_set_member_name (builder, "later");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      SafeguardDiaryEntry *entry = safeguard_list_peek (entries, i);

      if (!safeguard_diary_entry_is_later_round (entry))
        write_entry (entry, NULL, builder);
    }
  json_builder_end_array (builder);
}

static gboolean
write_calendar (SafeguardRequest *request,
                SafeguardDiary *diary,
                const Window *window,
                GDateTime *at,
                JsonBuilder *builder,
                GError **error)
{
  gboolean wanted = FALSE;
  g_autofree char *text = NULL;

  safeguard_node_as_boolean (safeguard_node_get (request->root, "icalendar"), request->log,
                             &wanted);
  if (!safeguard_request_check (request, error))
    return FALSE;
  if (!wanted)
    return TRUE;
  /* The library reads no clock, and a calendar says when it was made. */
  if (at == NULL)
    {
      safeguard_node_require (request->root, "at", request->log);
      return safeguard_request_check (request, error);
    }
  text = safeguard_diary_to_icalendar (diary, window->from, window->to, at, error);
  if (text == NULL)
    return FALSE;
  safeguard_json_add_text (builder, "icalendar", text);

  return TRUE;
}

static SafeguardDiary *
make_diary (const GPtrArray *matters, GError **error)
{
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  for (guint i = 0; i < matters->len; i++)
    {
      const SafeguardMatter *matter = g_ptr_array_index (matters, i);

      if (!safeguard_diary_put (diary, matter->id, matter->ruling, error))
        return NULL;
    }

  return g_steal_pointer (&diary);
}

static GPtrArray *
list_policies (const GPtrArray *matters)
{
  GPtrArray *policies = g_ptr_array_new ();

  for (guint i = 0; i < matters->len; i++)
    g_ptr_array_add (policies, ((const SafeguardMatter *)g_ptr_array_index (matters, i))->policy);

  return policies;
}

/* @at may be NULL: then nothing is said to be overdue. */
static gboolean
write_diary (SafeguardRequest *request,
             SafeguardDiary *diary,
             const GPtrArray *policies,
             const Window *window,
             GDateTime *at,
             JsonBuilder *builder,
             GError **error)
{
  g_autoptr (GDateTime) stamp = safeguard_request_get_moment (request);
  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  g_autofree char *text = at != NULL ? safeguard_moment_to_iso (&moment) : NULL;
  g_autoptr (GListModel) entries = safeguard_diary_get_entries (diary, window->from, window->to);
  g_autoptr (GListModel) undated = safeguard_diary_get_undated (diary);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-diary", DIARY_FORMAT);
  safeguard_json_add_text (builder, "at", text);
  add_day (builder, "from", window->from);
  add_day (builder, "to", window->to);
  write_entries ("entries", entries, at, builder);
  write_entries ("undated", undated, at, builder);
  if (window->later && window->to != NULL)
    write_later (diary, window, builder);
  safeguard_door_write_clocks_off (policies, builder);
  if (!write_calendar (request, diary, window, stamp, builder, error))
    return FALSE;
  json_builder_end_object (builder);

  return TRUE;
}

gboolean
safeguard_door_diary (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  Window window = {NULL, NULL, FALSE};
  gboolean good = read_window (request, &window, error);
  g_autoptr (GPtrArray) matters = good ? safeguard_request_assess_matters (request, error) : NULL;
  g_autoptr (SafeguardDiary) diary = matters != NULL ? make_diary (matters, error) : NULL;

  if (diary != NULL)
    {
      g_autoptr (GDateTime) at = safeguard_request_get_moment (request);

      g_autoptr (GPtrArray) policies = list_policies (matters);

      good = write_diary (request, diary, policies, &window, at, builder, error);
    }
  window_clear (&window);

  return good && diary != NULL;
}

/* --- the duties of the partnership itself */

/* What was done, if the request says; else an empty record. */
static SafeguardChronology *
read_done (SafeguardRequest *request, GError **error)
{
  if (request->beside == NULL && safeguard_node_get (request->root, "input") == NULL
      && safeguard_node_get (request->root, "input-text") == NULL)
    return safeguard_chronology_new ();

  return safeguard_request_read_input (request, safeguard_matter_keys, error)
             ? safeguard_record_read_chronology (request, request->input, error)
             : NULL;
}

/* Of the day that is asked for, or the moment, or the first day of the window; where no edition is
 * in force yet on that day, those of its last. */
static SafeguardPolicy *
get_policy (SafeguardRequest *request, const Window *window, GError **error)
{
  SafeguardDayNumber from
      = window->from != NULL ? safeguard_day_number_from_date (window->from) : 0;
  SafeguardDayNumber to = window->to != NULL ? safeguard_day_number_from_date (window->to) : 0;
  SafeguardDayNumber day = request->at.day != 0 ? request->at.day : from;
  GError *failure = NULL;
  SafeguardPolicy *policy = safeguard_request_get_policy (request, NULL, day, &failure);

  if (policy == NULL && request->on == 0 && request->at.day == 0 && to != 0
      && g_error_matches (failure, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NO_EDITION))
    {
      policy = safeguard_request_get_policy (request, NULL, to, NULL);
      if (policy != NULL)
        g_clear_error (&failure);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return policy;
}

static gboolean
write_duties (SafeguardRequest *request,
              SafeguardPolicy *policy,
              const Window *window,
              JsonBuilder *builder,
              GError **error)
{
  g_autoptr (SafeguardChronology) done = read_done (request, error);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  g_autoptr (SafeguardRuling) duties = NULL;
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();

  if (done == NULL)
    return FALSE;
  g_ptr_array_add (policies, policy);
  duties = SAFEGUARD_RULING (safeguard_policy_assess_duties (policy, SAFEGUARD_RECORD (done), at));

  return safeguard_diary_put (diary, safeguard_policy_get_area (policy), duties, error)
         && write_diary (request, diary, policies, window, at, builder, error);
}

gboolean
safeguard_door_duties (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  Window window = {NULL, NULL, TRUE};
  gboolean good = read_window (request, &window, error);
  g_autoptr (SafeguardPolicy) policy = good ? get_policy (request, &window, error) : NULL;

  good = policy != NULL && write_duties (request, policy, &window, builder, error);
  window_clear (&window);

  return good;
}

/* --- re-dating */

static gboolean
write_move (SafeguardMove *move, GDateTime *recorded, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardEvent) event = safeguard_move_to_event (move, recorded, error);

  if (event == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "record", safeguard_move_get_record (move));
  safeguard_json_add_text (builder, "clock", safeguard_move_get_clock_id (move));
  safeguard_json_add_text (builder, "name", safeguard_move_get_name (move));
  safeguard_json_add_text (builder, "holder", safeguard_move_get_holder (move));
  safeguard_json_add_text (builder, "from", safeguard_move_get_from_text (move));
  safeguard_json_add_text (builder, "to", safeguard_move_get_to_text (move));
  safeguard_json_add_text (builder, "why", safeguard_move_get_why (move));
  json_builder_set_member_name (builder, "event");
  safeguard_record_write_event (event, builder);
  json_builder_end_object (builder);

  return TRUE;
}

static gboolean
write_moves (GListModel *moves, GDateTime *recorded, JsonBuilder *builder, GError **error)
{
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (moves); i++)
    if (!write_move (safeguard_list_peek (moves, i), recorded, builder, error))
      return FALSE;
  json_builder_end_array (builder);

  return TRUE;
}

static gboolean
redate (SafeguardRequest *request,
        const GPtrArray *matters,
        GPtrArray *holidays,
        JsonBuilder *builder,
        GError **error)
{
  g_autoptr (SafeguardDiary) diary = make_diary (matters, error);
  g_autoptr (GDateTime) recorded = safeguard_request_get_moment (request);
  const SafeguardMatter *first = matters->len > 0 ? g_ptr_array_index (matters, 0) : NULL;
  SafeguardCalendar *before = first != NULL && diary != NULL
                                  ? safeguard_policy_get_calendar (first->policy, error)
                                  : NULL;
  g_autoptr (SafeguardCalendar) after
      = before != NULL ? safeguard_holidays_add (holidays, before, builder, error) : NULL;
  g_autoptr (GListModel) moves
      = after != NULL ? safeguard_diary_redate (diary, after, error) : NULL;

  if (moves == NULL)
    return FALSE;
  if (recorded == NULL)
    {
      safeguard_node_require (request->root, "at", request->log);
      return safeguard_request_check (request, error);
    }

  return write_moves (moves, recorded, builder, error);
}

gboolean
safeguard_door_redate (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (GPtrArray) holidays = safeguard_holidays_read (request, error);
  g_autoptr (GPtrArray) matters
      = holidays != NULL ? safeguard_request_assess_matters (request, error) : NULL;

  if (matters == NULL)
    return FALSE;
  if (matters->len == 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "there is no record to re-date");
      return FALSE;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-redate", DIARY_FORMAT);
  if (!redate (request, matters, holidays, builder, error))
    return FALSE;
  json_builder_end_object (builder);

  return TRUE;
}

/* --- statistics */

gboolean
safeguard_door_statistics (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (GPtrArray) matters = safeguard_request_assess_matters (request, error);
  g_autoptr (SafeguardStatistics) statistics = safeguard_statistics_new ();

  if (matters == NULL)
    return FALSE;
  for (guint i = 0; i < matters->len; i++)
    {
      const SafeguardMatter *matter = g_ptr_array_index (matters, i);

      if (SAFEGUARD_IS_PROCEEDING_RULING (matter->ruling))
        safeguard_statistics_add (statistics, SAFEGUARD_PROCEEDING_RULING (matter->ruling));
    }
  safeguard_statistics_write (statistics, builder);

  return TRUE;
}
