/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-read-private.h"

#include "safeguard-fund-mapping-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

#include <string.h>

/* The verbs that add to a fund: an extract that is imported, a decision and a commitment that are
 * asked about before the act. The answer is what to append; nothing is kept here. */

/* --- an extract */

/* What is imported, as bytes that nobody has looked at yet. (transfer full) */
static GBytes *
read_extract (SafeguardRequest *request, const char **name, GError **error)
{
  const SafeguardNode *node = safeguard_node_get (request->root, "input-text");
  const char *text = safeguard_node_as_text (node, request->log);

  if (request->n_beside > 0)
    {
      *name = request->beside->name;
      request->n_beside--;
      return g_bytes_ref ((request->beside++)->bytes);
    }
  if (text == NULL)
    safeguard_node_require (request->root, "input-text", request->log);
  *name = safeguard_node_as_text (safeguard_node_get (request->root, "input-name"), request->log);
  *name = *name != NULL ? *name : "input";

  return safeguard_request_check (request, error) ? g_bytes_new (text, strlen (text)) : NULL;
}

static void
write_import (SafeguardFundImport *import, JsonBuilder *builder)
{
  g_autoptr (GListModel) events = safeguard_fund_import_get_events (import);
  g_autoptr (GListModel) issues = safeguard_fund_import_get_issues (import);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    safeguard_record_write_event (safeguard_list_peek (events, i), builder);
  json_builder_end_array (builder);
  safeguard_door_write_issues (issues, builder);
  safeguard_json_add_integer (builder, "repeated", safeguard_fund_import_get_n_repeated (import));
  safeguard_json_add_integer (builder, "left_out", safeguard_fund_import_get_n_left_out (import));
  json_builder_end_object (builder);
}

static SafeguardFundImport *
import (SafeguardRequest *request,
        SafeguardFundMapping *mapping,
        SafeguardExtract *extract,
        GError **error)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund = NULL;
  g_autoptr (GDateTime) recorded = safeguard_moment_to_date_time (&request->at);
  const SafeguardNode *entries;
  SafeguardDayNumber day;

  if (!safeguard_fund_mapping_find_first_day (mapping, extract, &day, error)
      || !safeguard_fund_read_record (request, &entries, error))
    return NULL;
  fund = safeguard_fund_read_entries (request, entries, day, &policy, error);

  return fund != NULL ? safeguard_fund_take_extract (fund, mapping, extract, recorded, error)
                      : NULL;
}

gboolean
safeguard_door_fund_import (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const SafeguardNode *root = safeguard_request_take_first (request, "mapping", error);
  g_autoptr (SafeguardFundMapping) mapping
      = root != NULL
            ? safeguard_fund_mapping_compile ((SafeguardDocument *)root->document, root, error)
            : NULL;
  const char *name = NULL;
  g_autoptr (GBytes) bytes = mapping != NULL ? read_extract (request, &name, error) : NULL;
  g_autoptr (SafeguardExtract) extract
      = bytes != NULL ? safeguard_fund_mapping_read (mapping, name, bytes, error) : NULL;
  g_autoptr (SafeguardFundImport) imported
      = extract != NULL ? import (request, mapping, extract, error) : NULL;

  if (imported == NULL)
    return FALSE;
  write_import (imported, builder);

  return TRUE;
}

/* --- before the act */

typedef SafeguardEvent *(*Act) (SafeguardFund *, SafeguardEvent *, SafeguardRuling *, GError **);

/* The ruling on the meeting that decided, or on its vote; NULL without an error: there is none.
 * (transfer full) */
static SafeguardRuling *
read_ruling (SafeguardRequest *request, GError **error)
{
  const SafeguardNode *meeting = safeguard_node_get (request->root, "meeting");
  const SafeguardNode *vote = safeguard_node_get (request->root, "vote");

  if (request->n_beside > 0)
    {
      const SafeguardNode *node = safeguard_request_take_first (request, "meeting", error);

      if (node == NULL)
        return NULL;
      meeting = safeguard_node_get (node, "decision") == NULL ? node : NULL;
      vote = meeting == NULL ? node : NULL;
    }
  if (meeting == NULL && vote == NULL)
    return NULL;
  request->input = meeting != NULL ? meeting : vote;

  return meeting != NULL ? safeguard_request_assess_meeting (request, error)
                         : safeguard_request_assess_vote (request, error);
}

static SafeguardFund *
read_fund (SafeguardRequest *request,
           SafeguardEvent *event,
           SafeguardPolicy **policy,
           GError **error)
{
  const SafeguardNode *entries;
  GDate *day = safeguard_event_get_day (event);
  SafeguardDayNumber number = safeguard_day_number_from_date (day);

  g_date_free (day);
  if (!safeguard_fund_read_record (request, &entries, error))
    return NULL;
  if (request->n_beside > 0)
    {
      request->beside++;
      request->n_beside--;
    }

  return safeguard_fund_read_entries (request, entries, number, policy, error);
}

static gboolean
act (SafeguardRequest *request, JsonBuilder *builder, Act ask, GError **error)
{
  const SafeguardNode *node = safeguard_request_take_first (request, "event", error);
  g_autoptr (SafeguardEvent) event
      = node != NULL ? safeguard_record_read_event (request, node, error) : NULL;
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund
      = event != NULL ? read_fund (request, event, &policy, error) : NULL;
  g_autoptr (SafeguardRuling) ruling = NULL;
  g_autoptr (SafeguardEvent) done = NULL;
  GError *failure = NULL;

  if (fund == NULL)
    return FALSE;
  ruling = read_ruling (request, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  done = ask (fund, event, ruling, &failure);
  if (done == NULL)
    {
      safeguard_record_place_error (node, failure, error);
      return FALSE;
    }
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  json_builder_set_member_name (builder, "event");
  safeguard_record_write_event (done, builder);
  safeguard_json_add_integer (builder, "held", safeguard_fund_get_held (fund));
  safeguard_json_add_integer (builder, "uncommitted", safeguard_fund_get_uncommitted (fund));
  json_builder_end_object (builder);

  return TRUE;
}

gboolean
safeguard_door_fund_approve (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return act (request, builder, safeguard_fund_approve, error);
}

gboolean
safeguard_door_fund_commit (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return act (request, builder, safeguard_fund_commit, error);
}
