/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"
#include "safeguard-list-private.h"
#include "safeguard-day-private.h"

#include "safeguard-json-private.h"

/* Enough for any limit, and few enough that the answer stays a page. */
#define MAX_DAYS 20000

/* Only a count forwards is told day by day: the list begins with day 0. */
static void
write_days (SafeguardCalendar *calendar, const GDate *from, const GDate *to, JsonBuilder *builder)
{
  g_autoptr (GListModel) days = safeguard_calendar_explain (calendar, from, to, NULL);

  if (days == NULL || g_list_model_get_n_items (days) == 0)
    return;

  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (days); i++)
    safeguard_day_write (safeguard_list_peek (days, i), builder);
  json_builder_end_array (builder);
}

gboolean
safeguard_door_working_days (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const SafeguardNode *root = request->root;
  SafeguardDayNumber day = 0;
  gint64 n = 0;

  safeguard_node_as_day (safeguard_node_require (root, "date", request->log), request->log, &day);
  safeguard_node_as_integer (safeguard_node_require (root, "days", request->log), -MAX_DAYS,
                             MAX_DAYS, request->log, &n);
  if (!safeguard_request_check (request, error))
    return FALSE;

  g_autoptr (SafeguardPolicy) policy
      = safeguard_request_get_policy (request, "england-and-wales", day, error);
  SafeguardCalendar *calendar
      = policy != NULL ? safeguard_policy_get_calendar (policy, error) : NULL;
  if (calendar == NULL)
    return FALSE;

  g_autoptr (GDate) date = safeguard_day_number_to_date (day);
  g_autoptr (GDate) result = safeguard_calendar_add (calendar, date, (int)n, error);
  if (result == NULL)
    {
      safeguard_request_place (request, "date", error);
      return FALSE;
    }

  g_autoptr (GDate) horizon = safeguard_calendar_get_horizon (calendar);
  SafeguardDayNumber number = safeguard_day_number_from_date (result);
  g_autofree char *iso = safeguard_day_number_to_iso (number);
  g_autofree char *text = safeguard_day_number_to_text (number);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  safeguard_json_add_text (builder, "date", iso);
  safeguard_json_add_text (builder, "text", text);
  safeguard_json_add_boolean (builder, "rests_on_rules_alone",
                              horizon != NULL && g_date_compare (result, horizon) > 0);
  if (request->explain)
    write_days (calendar, date, result, builder);
  json_builder_end_object (builder);

  return TRUE;
}
