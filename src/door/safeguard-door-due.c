/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include "safeguard-json-private.h"

/* The ruling on one clock: only the door gives it, so its type is not public. */
typedef struct
{
  SafeguardRuling parent_instance;

  SafeguardClock *clock;
} SafeguardClockRuling;

typedef struct
{
  SafeguardRulingClass parent_class;
} SafeguardClockRulingClass;

static GType safeguard_clock_ruling_get_type (void);

G_DEFINE_FINAL_TYPE (SafeguardClockRuling, safeguard_clock_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_clock_ruling_finalize (GObject *object)
{
  g_clear_object (&((SafeguardClockRuling *)object)->clock);

  G_OBJECT_CLASS (safeguard_clock_ruling_parent_class)->finalize (object);
}

static void
safeguard_clock_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  g_ptr_array_add (out, g_object_ref (((SafeguardClockRuling *)ruling)->clock));
}

static void
safeguard_clock_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardClock *clock = ((SafeguardClockRuling *)ruling)->clock;
  const char *due = safeguard_clock_get_due_text (clock);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "clock", safeguard_clock_get_id (clock));
  safeguard_json_add_text (builder, "due", due);
  json_builder_end_object (builder);
}

static void
safeguard_clock_ruling_class_init (SafeguardClockRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_clock_ruling_finalize;
  ruling_class->add_clocks = safeguard_clock_ruling_add_clocks;
  ruling_class->write_result = safeguard_clock_ruling_write_result;
}

static void
safeguard_clock_ruling_init (SafeguardClockRuling *self)
{
}

/* "from" is the start as a whole. An event of a composite start that is given by itself stands for
 * itself, and "from" for the rest. */
static gboolean
is_composed (const SafeguardTimescaleRule *rule, SafeguardRecord *record, guint *n_given)
{
  SafeguardMoment moment;

  *n_given = 0;
  for (guint i = 0; rule->start.events[i] != NULL; i++)
    *n_given += safeguard_record_find_first (record, rule->start.events[i], &moment) ? 1 : 0;

  return rule->start.kind == SAFEGUARD_START_LATER_OF
         || rule->start.kind == SAFEGUARD_START_EARLIER_OF;
}

static gboolean
add_rest (const SafeguardTimescaleRule *rule,
          const SafeguardMoment *from,
          SafeguardRecord *record,
          GError **error)
{
  g_autofree char *when = safeguard_moment_to_iso (from);
  SafeguardMoment moment;

  for (guint i = 0; rule->start.events[i] != NULL; i++)
    if (!safeguard_record_find_first (record, rule->start.events[i], &moment)
        && !safeguard_record_append_event (record, rule->start.events[i], when, error))
      return FALSE;

  return TRUE;
}

static SafeguardClock *
start (SafeguardRequest *request,
       SafeguardPolicy *policy,
       const char *id,
       const SafeguardMoment *from,
       GError **error)
{
  g_autoptr (SafeguardChronology) others = safeguard_chronology_new ();
  SafeguardTimescales *timescales = safeguard_policy_peek_timescales (policy);

  SafeguardTimescaleRule *rule = safeguard_timescales_find (timescales, id, error);
  gint64 at = request->at.has_time ? request->at.instant : G_MININT64;
  guint n_given;

  if (rule == NULL)
    {
      safeguard_request_locate (safeguard_node_get (request->root, "clock"), error);
      return NULL;
    }
  if (!safeguard_request_fill_events (request, safeguard_node_get (request->root, "events"), policy,
                                      SAFEGUARD_RECORD (others), error))
    return NULL;

  if (is_composed (rule, SAFEGUARD_RECORD (others), &n_given) && n_given > 0)
    return add_rest (rule, from, SAFEGUARD_RECORD (others), error)
               ? safeguard_timescales_start (timescales, id, SAFEGUARD_RECORD (others), at, error)
               : NULL;
  if (n_given > 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_CONTRADICTION, NULL, NULL,
                           "'%s' starts this clock, and \"from\" already says when",
                           rule->start.events[0]);
      safeguard_request_locate (safeguard_node_get (request->root, "events"), error);
      return NULL;
    }

  return safeguard_timescales_start_from (timescales, id, from, SAFEGUARD_RECORD (others), at,
                                          error);
}

gboolean
safeguard_door_due (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const SafeguardNode *root = request->root;
  const char *id
      = safeguard_node_as_text (safeguard_node_require (root, "clock", request->log), request->log);
  SafeguardMoment from = SAFEGUARD_MOMENT_NONE;

  safeguard_node_as_moment (safeguard_node_require (root, "from", request->log), request->log,
                            &from);
  if (!safeguard_request_check (request, error))
    return FALSE;

  /* National guidance answers unless an area is named. */
  g_autoptr (SafeguardPolicy) policy
      = safeguard_request_get_policy (request, "england", from.day, error);
  SafeguardClock *clock = policy != NULL ? start (request, policy, id, &from, error) : NULL;

  if (clock == NULL)
    {
      safeguard_request_place (request, "from", error);
      return FALSE;
    }

  g_autoptr (SafeguardRuling) ruling = g_object_new (safeguard_clock_ruling_get_type (), NULL);
  ((SafeguardClockRuling *)ruling)->clock = clock;
  safeguard_ruling_set_up (ruling, safeguard_policy_peek_layers (policy), request->at);
  safeguard_ruling_write (ruling, builder, request->explain);

  return TRUE;
}
