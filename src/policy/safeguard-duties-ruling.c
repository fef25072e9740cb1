/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-private.h"

#include "safeguard-json-private.h"
#include "safeguard-ruling-private.h"
#include "safeguard-started-clocks-private.h"

/* What the packs call the first day of the area's own edition. */
#define IN_FORCE "arrangements-in-force"

/**
 * SafeguardDutiesRuling:
 *
 * The duties of a partnership that come back, or that its arrangements bring once:
 * visits, events, reports, reviews of the arrangements. Each is a clock. Immutable; may
 * be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardDutiesRuling
{
  SafeguardRuling parent_instance;

  SafeguardStartedClocks clocks;
};

struct _SafeguardDutiesRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardDutiesRuling, safeguard_duties_ruling, SAFEGUARD_TYPE_RULING)

static void
safeguard_duties_ruling_finalize (GObject *object)
{
  safeguard_started_clocks_clear (&SAFEGUARD_DUTIES_RULING (object)->clocks);

  G_OBJECT_CLASS (safeguard_duties_ruling_parent_class)->finalize (object);
}

static void
safeguard_duties_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  safeguard_started_clocks_add_clocks (&SAFEGUARD_DUTIES_RULING (ruling)->clocks, out);
}

static void
safeguard_duties_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  safeguard_started_clocks_add_failures (&SAFEGUARD_DUTIES_RULING (ruling)->clocks, out);
}

static void
safeguard_duties_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "duties",
                              SAFEGUARD_DUTIES_RULING (ruling)->clocks.clocks->len);
  json_builder_end_object (builder);
}

static void
safeguard_duties_ruling_class_init (SafeguardDutiesRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_duties_ruling_finalize;
  ruling_class->add_clocks = safeguard_duties_ruling_add_clocks;
  ruling_class->add_findings = safeguard_duties_ruling_add_findings;
  ruling_class->write_result = safeguard_duties_ruling_write_result;
}

static void
safeguard_duties_ruling_init (SafeguardDutiesRuling *self)
{
  safeguard_started_clocks_init (&self->clocks);
}

/* What is on the record, and that the arrangements came into force, unless it says when. */
static SafeguardRecord *
make_chronology (SafeguardLayers *layers, SafeguardRecord *record)
{
  SafeguardRecord *chronology = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autofree char *first
      = safeguard_day_number_to_iso (safeguard_pack_get_from (safeguard_layers_get_own (layers)));
  SafeguardMoment moment;

  for (guint i = 0; i < safeguard_record_get_n_events (record); i++)
    safeguard_record_append (chronology, safeguard_record_peek_event (record, i), NULL);
  if (!safeguard_record_find_first (record, IN_FORCE, &moment))
    safeguard_record_append_event (chronology, IN_FORCE, first, NULL);

  return chronology;
}

static gboolean
starts_in_force (const SafeguardTimescaleRule *rule)
{
  return rule->start.kind != SAFEGUARD_START_DUE_OF
         && g_strv_contains ((const char *const *)rule->start.events, IN_FORCE);
}

/* It comes back, or the arrangements bring it, under one reading of the source at least. */
static gboolean
is_duty_of_partnership (const SafeguardTimescaleRule *rule)
{
  for (guint i = 0; i < rule->readings->len; i++)
    if (starts_in_force (g_ptr_array_index (rule->readings, i)))
      return TRUE;

  return rule->repeats.kind != SAFEGUARD_REPEATS_NEVER || starts_in_force (rule);
}

/**
 * safeguard_policy_assess_duties:
 * @self: a policy
 * @record: what was done: the events that meet the duties, such as
 *   "practice-week-held"
 * @at: (nullable): the moment that the ruling speaks for
 *
 * Gets the duties that come back and those that the arrangements bring once, from the
 * first day on which they are in force, each as a clock. Those of a single child that
 * come back are among them only if the record has what starts them.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardDutiesRuling *
safeguard_policy_assess_duties (SafeguardPolicy *self, SafeguardRecord *record, GDateTime *at)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self) && safeguard_policy_peek_layers (self) != NULL,
                        NULL);
  g_return_val_if_fail (SAFEGUARD_IS_RECORD (record), NULL);

  SafeguardDutiesRuling *ruling = g_object_new (SAFEGUARD_TYPE_DUTIES_RULING, NULL);
  SafeguardLayers *layers = safeguard_policy_peek_layers (self);
  SafeguardTimescales *timescales = safeguard_policy_peek_timescales (self);
  g_autoptr (SafeguardRecord) chronology = make_chronology (layers, record);
  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;

  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), layers, moment);
  for (guint i = 0; i < safeguard_timescales_get_n (timescales); i++)
    {
      const SafeguardTimescaleRule *rule = safeguard_timescales_peek_nth (timescales, i);

      const char *ids[] = {rule->id, NULL};

      if (!is_duty_of_partnership (rule))
        continue;
      /* Where the source does not say what it counts from, there is a duty all the same. */
      if (rule->start.kind == SAFEGUARD_START_NOT_STATED)
        safeguard_started_clocks_start (&ruling->clocks, timescales, ids, chronology, &moment);
      else
        safeguard_started_clocks_start_begun (&ruling->clocks, timescales, rule->id, chronology,
                                              &moment);
    }

  return ruling;
}
