/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"
#include "safeguard-list-private.h"
#include "safeguard-milestones-private.h"
#include "safeguard-nearest-private.h"
#include "safeguard-timescale-private.h"

#include <string.h>

struct _SafeguardTimescales
{
  gatomicrefcount ref_count;
  SafeguardCalendar *calendar; /* or NULL */
  GPtrArray *rules; /* SafeguardTimescaleRule; shared by the sets made from one another */
  GPtrArray *ids;   /* borrowed, ends in NULL */
  GPtrArray *off;   /* SafeguardOffTimescale; likewise shared */
};

static void
add_id (GPtrArray *ids, const char *id)
{
  g_ptr_array_add (ids, (gpointer)id);
}

static SafeguardTimescales *
timescales_new (GPtrArray *rules, GPtrArray *off, SafeguardCalendar *calendar)
{
  SafeguardTimescales *self = g_new0 (SafeguardTimescales, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->calendar = calendar != NULL ? g_object_ref (calendar) : NULL;
  self->rules = rules;
  self->off = off;
  self->ids = g_ptr_array_new ();
  for (guint i = 0; i < rules->len; i++)
    add_id (self->ids, ((SafeguardTimescaleRule *)g_ptr_array_index (rules, i))->id);
  g_ptr_array_add (self->ids, NULL);

  return self;
}

SafeguardTimescales *
safeguard_timescales_compile (SafeguardLayers *layers,
                              SafeguardCalendar *calendar,
                              SafeguardIssueLog *log)
{
  g_autoptr (GArray) sections = safeguard_layers_collect (layers, "timescales", log);
  g_autoptr (GPtrArray) rules
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_timescale_rule_unref);
  GPtrArray *off = safeguard_switched_off_list (layers, sections);

  for (guint i = 0; i < sections->len; i++)
    {
      SafeguardTimescaleRule *rule
          = safeguard_timescale_rule_compile (&g_array_index (sections, SafeguardRule, i), log);

      if (rule != NULL)
        g_ptr_array_add (rules, rule);
    }

  return timescales_new (safeguard_milestones_check (sections, rules, off, log), off, calendar);
}

SafeguardTimescales *
safeguard_timescales_ref (SafeguardTimescales *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_timescales_unref (SafeguardTimescales *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->calendar);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->off);
  g_free (self);
}

SafeguardTimescales *
safeguard_timescales_with_calendar (SafeguardTimescales *self, SafeguardCalendar *calendar)
{
  return timescales_new (g_ptr_array_ref (self->rules), g_ptr_array_ref (self->off), calendar);
}

SafeguardCalendar *
safeguard_timescales_peek_calendar (SafeguardTimescales *self)
{
  return self->calendar;
}

guint
safeguard_timescales_get_n (SafeguardTimescales *self)
{
  return self->rules->len;
}

const SafeguardTimescaleRule *
safeguard_timescales_peek_nth (SafeguardTimescales *self, guint n)
{
  return g_ptr_array_index (self->rules, n);
}

const char *const *
safeguard_timescales_get_ids (SafeguardTimescales *self)
{
  return (const char *const *)self->ids->pdata;
}

SafeguardTimescaleRule *
safeguard_timescales_find (SafeguardTimescales *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      SafeguardTimescaleRule *rule = g_ptr_array_index (self->rules, i);

      if (strcmp (rule->id, id) == 0)
        return rule;
    }

  const SafeguardOffTimescale *off = safeguard_switched_off_find (self->off, id);

  if (off != NULL)
    safeguard_error_set (error, SAFEGUARD_ERROR_TIMESCALE_SWITCHED_OFF, NULL, NULL,
                         "%s switches off the timescale '%.80s': %.200s",
                         safeguard_pack_get_id (off->pack), id, off->reason);
  else
    safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_TIMESCALE, NULL,
                         safeguard_nearest (id, safeguard_timescales_get_ids (self)),
                         "the policy has no timescale '%.80s'", id);
  return NULL;
}

static void
add_events (GPtrArray *events, const SafeguardTimescaleRule *rule)
{
  for (guint i = 0; rule->start.events[i] != NULL; i++)
    add_id (events, rule->start.events[i]);
  for (guint i = 0; rule->met_by[i] != NULL; i++)
    add_id (events, rule->met_by[i]);
  for (guint i = 0; rule->falls_away[i] != NULL; i++)
    add_id (events, rule->falls_away[i]);
  for (guint i = 0; rule->stands_again[i] != NULL; i++)
    add_id (events, rule->stands_again[i]);
  if (rule->paused_by != NULL)
    {
      add_id (events, rule->paused_by);
      add_id (events, rule->resumed_by);
    }
  for (guint i = 0; i < rule->readings->len; i++)
    add_events (events, g_ptr_array_index (rule->readings, i));
}

gboolean
safeguard_timescales_check_event (SafeguardTimescales *self,
                                  const char *event,
                                  const SafeguardPlace *place,
                                  GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->len; i++)
    add_events (events, g_ptr_array_index (self->rules, i));
  /* A pause that no source allows is recorded all the same; the ruling says that it is in vain. */
  add_id (events, SAFEGUARD_EVENT_PAUSED);
  add_id (events, SAFEGUARD_EVENT_RESUMED);
  g_ptr_array_add (events, NULL);
  if (g_strv_contains ((const char *const *)events->pdata, event))
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, place,
                       safeguard_nearest (event, (const char *const *)events->pdata),
                       "no timescale of the policy knows the event '%.80s'", event);
  return FALSE;
}

/* Whether the timescale is there; complains if there never was one. */
static gboolean
check_named (SafeguardTimescales *self,
             const char *id,
             const SafeguardNode *node,
             SafeguardIssueLog *log)
{
  SafeguardOffTimescale *off = NULL;

  if (safeguard_timescales_find (self, id, NULL) != NULL)
    return TRUE;

  off = safeguard_switched_off_find (self->off, id);
  if (off != NULL)
    safeguard_switched_off_note (off, node);
  else
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNKNOWN_TIMESCALE,
                             safeguard_nearest (id, safeguard_timescales_get_ids (self)),
                             "the policy has no timescale '%.60s'", id);

  return FALSE;
}

char **
safeguard_timescales_read_ids (SafeguardTimescales *self,
                               const SafeguardNode *node,
                               SafeguardIssueLog *log)
{
  g_autofree const char **ids = safeguard_node_as_texts (node, log);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();

  if (ids == NULL)
    return NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    if (check_named (self, ids[i], safeguard_node_get_nth_or (node, i), log))
      g_strv_builder_add (left, ids[i]);

  return g_strv_builder_end (left);
}

void
safeguard_timescales_tell_switched_off (SafeguardTimescales *self, SafeguardIssueLog *log)
{
  safeguard_switched_off_tell (self->off, log);
}

SafeguardTimescale *
safeguard_timescales_get (SafeguardTimescales *self, const char *id, GError **error)
{
  SafeguardTimescaleRule *rule = safeguard_timescales_find (self, id, error);

  return rule != NULL ? safeguard_timescale_new (self, rule) : NULL;
}

GListModel *
safeguard_timescales_list (SafeguardTimescales *self)
{
  GPtrArray *items = g_ptr_array_sized_new (self->rules->len);

  for (guint i = 0; i < self->rules->len; i++)
    g_ptr_array_add (items, safeguard_timescale_new (self, g_ptr_array_index (self->rules, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_TIMESCALE, items);
}

SafeguardClock *
safeguard_timescales_start (
    SafeguardTimescales *self, const char *id, SafeguardRecord *record, gint64 at, GError **error)
{
  SafeguardTimescaleRule *rule = safeguard_timescales_find (self, id, error);

  if (rule == NULL)
    return NULL;

  g_autoptr (SafeguardCircumstances) circumstances
      = safeguard_circumstances_new (self, record, NULL, NULL, at);

  return safeguard_clock_new (circumstances, rule, rule, error);
}

SafeguardClock *
safeguard_timescales_start_unreckoned (SafeguardTimescales *self,
                                       const char *id,
                                       SafeguardRecord *record,
                                       gint64 at)
{
  SafeguardTimescaleRule *rule = safeguard_timescales_find (self, id, NULL);

  if (rule == NULL)
    return NULL;

  g_autoptr (SafeguardCircumstances) circumstances
      = safeguard_circumstances_new (self, record, NULL, NULL, at);

  return safeguard_clock_new_unreckoned (circumstances, rule, rule);
}

SafeguardClock *
safeguard_timescales_start_from (SafeguardTimescales *self,
                                 const char *id,
                                 const SafeguardMoment *start,
                                 SafeguardRecord *others,
                                 gint64 at,
                                 GError **error)
{
  SafeguardTimescaleRule *rule = safeguard_timescales_find (self, id, error);

  if (rule == NULL)
    return NULL;

  g_autoptr (SafeguardCircumstances) circumstances
      = safeguard_circumstances_new (self, others, rule, start, at);

  return safeguard_clock_new (circumstances, rule, rule, error);
}

SafeguardClock *
safeguard_timescales_not_applicable (SafeguardTimescales *self, const char *id, GError **error)
{
  SafeguardTimescaleRule *rule = safeguard_timescales_find (self, id, error);

  if (rule == NULL)
    return NULL;

  g_autoptr (SafeguardCircumstances) circumstances
      = safeguard_circumstances_new (self, NULL, NULL, NULL, G_MININT64);

  return safeguard_clock_new_not_applicable (circumstances, rule);
}
