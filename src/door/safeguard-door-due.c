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

static SafeguardClock *
start (SafeguardRequest *request,
       SafeguardPolicy *policy,
       const char *id,
       const SafeguardMoment *from,
       GError **error)
{
  g_autoptr (SafeguardChronology) others = safeguard_chronology_new ();
  SafeguardTimescales *timescales = safeguard_policy_peek_timescales (policy);

  if (safeguard_timescales_find (timescales, id, error) == NULL)
    {
      safeguard_request_locate (safeguard_node_get (request->root, "clock"), error);
      return NULL;
    }
  if (!safeguard_request_fill_events (request, safeguard_node_get (request->root, "events"), policy,
                                      SAFEGUARD_RECORD (others), error))
    return NULL;

  return safeguard_timescales_start_from (timescales, id, from, SAFEGUARD_RECORD (others),
                                          request->at.has_time ? request->at.instant : G_MININT64,
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
