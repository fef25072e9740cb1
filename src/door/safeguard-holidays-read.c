/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-matter-private.h"

#include "safeguard-json-private.h"

/* Bank holidays that a user brings: a list of {date, name, published}; or {holidays: [...]}; or the
 * government's own file, {"england-and-wales": {"events": [{"title", "date", ...}]}}; or a pack,
 * whose calendar has one-offs. */

static const char *const holiday_keys[]
    = {"date", "name", "published", "title",   "notes", "bunting",
       "cite", "id",   "verified",  "because", "note",  NULL};

typedef struct
{
  const SafeguardNode *node;
  SafeguardDayNumber day;
  const char *name;
  SafeguardMoment published; /* no day: not known when */
} Announced;

static const SafeguardNode *
find_list (const SafeguardNode *root)
{
  const SafeguardNode *england = safeguard_node_get (root, "england-and-wales");
  const SafeguardNode *calendar = safeguard_node_get (root, "calendar");

  if (root->kind == SAFEGUARD_NODE_LIST)
    return root;
  if (england != NULL)
    return safeguard_node_get (england, "events");
  if (calendar != NULL)
    return safeguard_node_get (calendar, "one-offs");

  return safeguard_node_get (root, "holidays");
}

static void
read_holiday (SafeguardRequest *request, const SafeguardNode *node, GPtrArray *out)
{
  Announced *announced = g_new0 (Announced, 1);
  const SafeguardNode *name = safeguard_node_get (node, "title");

  g_ptr_array_add (out, announced);
  if (!safeguard_node_is_map (node, request->log)
      || !safeguard_node_check_keys (node, holiday_keys, request->log))
    return;
  if (name == NULL)
    name = safeguard_node_require (node, "name", request->log);
  announced->node = node;
  announced->name = safeguard_node_as_text (name, request->log);
  safeguard_node_as_day (safeguard_node_require (node, "date", request->log), request->log,
                         &announced->day);
  safeguard_node_as_moment (safeguard_node_get (node, "published"), request->log,
                            &announced->published);
}

/* The text stands first beside the request, or in it under "holidays". */
GPtrArray *
safeguard_holidays_read (SafeguardRequest *request, GError **error)
{
  const SafeguardNode *root = safeguard_request_take_first (request, "holidays", error);
  const SafeguardNode *list = root != NULL ? find_list (root) : NULL;
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);

  if (root == NULL)
    return NULL;
  if (list == NULL || list->kind == SAFEGUARD_NODE_SCALAR)
    {
      safeguard_node_complain (root, request->log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                               "no bank holidays found: expected a list of {date, name, "
                               "published}, or the government's file of bank holidays");
      safeguard_request_check (request, error);
      return NULL;
    }
  SAFEGUARD_NODE_FOREACH (child, list)
    read_holiday (request, child, out);

  return safeguard_request_check (request, error) ? g_steal_pointer (&out) : NULL;
}

static SafeguardCalendar *
add_one (const Announced *announced, SafeguardCalendar *calendar, GError **error)
{
  g_autoptr (GDate) day = safeguard_day_number_to_date (announced->day);
  SafeguardMoment moment = announced->published;
  g_autoptr (GDateTime) published = NULL;

  if (moment.day != 0)
    {
      moment = safeguard_moment_from_instant (safeguard_moment_end (&announced->published));
      published = safeguard_moment_to_date_time (&moment);
    }

  return safeguard_calendar_with_holiday (calendar, day, announced->name, published, error);
}

SafeguardCalendar *
safeguard_holidays_add (const GPtrArray *holidays,
                        SafeguardCalendar *calendar,
                        JsonBuilder *builder,
                        GError **error)
{
  SafeguardCalendar *current = g_object_ref (calendar);

  json_builder_set_member_name (builder, "holidays");
  json_builder_begin_array (builder);
  for (guint i = 0; i < holidays->len; i++)
    {
      const Announced *announced = g_ptr_array_index (holidays, i);
      g_autofree char *day = safeguard_day_number_to_iso (announced->day);
      SafeguardCalendar *next = add_one (announced, current, error);

      if (next == NULL)
        {
          safeguard_request_locate (announced->node, error);
          g_object_unref (current);
          return NULL;
        }
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "date", day);
      safeguard_json_add_text (builder, "name", announced->name);
      safeguard_json_add_boolean (builder, "new", next != current);
      json_builder_end_object (builder);
      g_object_unref (current);
      current = next;
    }
  json_builder_end_array (builder);

  return current;
}
