/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-record-private.h"
#include "safeguard-timescale-rule-private.h"

#include <json-glib/json-glib.h>

/* The usual names of the events that pause a clock, where its source lets them, and resume it. */
#define SAFEGUARD_EVENT_PAUSED "paused"
#define SAFEGUARD_EVENT_RESUMED "resumed"

/* The timescales of one policy, with the calendar that they count on. Immutable, refcounted. */
typedef struct _SafeguardTimescales SafeguardTimescales;

/* From the pack section `timescales`. Never NULL; without the section, or with a timescale that is
 * wrong, it holds the others. @calendar may be NULL: then no clock can be started. */
SafeguardTimescales *safeguard_timescales_compile (SafeguardLayers *layers,
                                                   SafeguardCalendar *calendar,
                                                   SafeguardIssueLog *log);
SafeguardTimescales *safeguard_timescales_ref (SafeguardTimescales *self);
void safeguard_timescales_unref (SafeguardTimescales *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardTimescales, safeguard_timescales_unref)

/* The same timescales on another calendar. (transfer full) */
SafeguardTimescales *safeguard_timescales_with_calendar (SafeguardTimescales *self,
                                                         SafeguardCalendar *calendar);
SafeguardCalendar *safeguard_timescales_peek_calendar (SafeguardTimescales *self);
guint safeguard_timescales_get_n (SafeguardTimescales *self);
const SafeguardTimescaleRule *safeguard_timescales_peek_nth (SafeguardTimescales *self, guint n);
/* Borrowed; NULL with UNKNOWN_TIMESCALE and the nearest name, or TIMESCALE_SWITCHED_OFF. */
SafeguardTimescaleRule *
safeguard_timescales_find (SafeguardTimescales *self, const char *id, GError **error);
/* The ids; borrowed, ends in NULL. */
const char *const *safeguard_timescales_get_ids (SafeguardTimescales *self);
/* FALSE with UNKNOWN_EVENT and the nearest name, if no timescale or reading starts from the event
 * or is met by it. @place may be NULL. */
gboolean safeguard_timescales_check_event (SafeguardTimescales *self,
                                           const char *event,
                                           const SafeguardPlace *place,
                                           GError **error);

SafeguardTimescale *
safeguard_timescales_get (SafeguardTimescales *self, const char *id, GError **error);
/* (transfer full): a list of SafeguardTimescale, in the order of the packs. */
GListModel *safeguard_timescales_list (SafeguardTimescales *self);

/* Starts a clock from what is on the record. @at is in microseconds since 1970; G_MININT64 asks for
 * no state. */
SafeguardClock *safeguard_timescales_start (
    SafeguardTimescales *self, const char *id, SafeguardRecord *record, gint64 at, GError **error);
/* Starts a clock at a moment that is its own start, however that is put together. @others, which
 * may be NULL, has what else happened. Where a reading needs a clock that one of this one's start
 * events starts, and the record lacks that event, it is taken as having happened at @start too. */
SafeguardClock *safeguard_timescales_start_from (SafeguardTimescales *self,
                                                 const char *id,
                                                 const SafeguardMoment *start,
                                                 SafeguardRecord *others,
                                                 gint64 at,
                                                 GError **error);
/* The same of a clock whose dates cannot be worked out: undecided, without a due day. NULL if there
 * is no such timescale. */
SafeguardClock *safeguard_timescales_start_unreckoned (SafeguardTimescales *self,
                                                       const char *id,
                                                       SafeguardRecord *record,
                                                       gint64 at);
/* A clock for a timescale that does not apply: without start and due day. */
SafeguardClock *
safeguard_timescales_not_applicable (SafeguardTimescales *self, const char *id, GError **error);

/* The ids in a node, one or a list, each of a timescale; complains of those that are not, and
 * leaves out those that a layer switches off. Only while the layers are compiled. (transfer full):
 * ends in NULL; NULL if @node is. */
char **safeguard_timescales_read_ids (SafeguardTimescales *self,
                                      const SafeguardNode *node,
                                      SafeguardIssueLog *log);
/* Warns of what is switched off and was named all the same, once all ids have been read. */
void safeguard_timescales_tell_switched_off (SafeguardTimescales *self, SafeguardIssueLog *log);
/* Whether what starts it has happened by the moment that was asked for; a milestone has begun with
 * the clock whose due day it counts from. What is counted back from a date that lies ahead runs,
 * and has not begun. */
gboolean safeguard_clock_has_begun (SafeguardClock *self);
/* The event with which the duty fell away before it was done, and since when it has not stood
 * again; borrowed, NULL if none did. */
SafeguardEvent *safeguard_clock_find_fallen (const SafeguardClock *self);
/* The event with which a duty that had fallen away stands again, not done yet; @fallen gets the one
 * with which it had. Both borrowed; NULL if it never did. */
SafeguardEvent *safeguard_clock_find_standing_again (const SafeguardClock *self,
                                                     SafeguardEvent **fallen);
/* Whether it is due before what starts it. */
gboolean safeguard_clock_counts_back (SafeguardClock *self);
/* Whose it is where its rule names nobody. For who started it, before it is shared. */
void safeguard_clock_give_holder (SafeguardClock *self, const char *holder);
/* What this clock is called, where one timescale starts many. Likewise. */
void safeguard_clock_give_name (SafeguardClock *self, const char *name);
/* Calendar days from its due day until it was done, or until the moment that is asked for; -1
 * unless it is late. */
int safeguard_clock_count_days_late (const SafeguardClock *self);
/* Whether it is due again after it was met. */
gboolean safeguard_clock_repeats (SafeguardClock *self);
/* Whether its source gives a limit. */
gboolean safeguard_clock_has_limit (const SafeguardClock *self);
/* What else the source says of the timescale; borrowed, may be NULL. */
const char *safeguard_clock_peek_note (SafeguardClock *self);
/* "notification-sent on 2019-10-01": what would meet the clock, recorded for a moment before it
 * began, which @began gets in ISO 8601; NULL if nothing is. (transfer full). */
char *safeguard_clock_find_early (SafeguardClock *self, char **began);
/* Whether a pause at that moment found the clock running: it stopped it, or is told as one that no
 * source allows. */
gboolean safeguard_clock_ran_at (const SafeguardClock *self, const SafeguardMoment *moment);
/* The first pause that is recorded while the clock runs though its source allows none. */
gboolean safeguard_clock_find_vain_pause (SafeguardClock *self, SafeguardMoment *out);
/* Done in time, and before the window opened in which it is meant to be done. */
gboolean safeguard_clock_is_before_window (SafeguardClock *self);
/* Since when the clock is paused; FALSE unless that is its state. */
gboolean safeguard_clock_get_paused_since (SafeguardClock *self, SafeguardMoment *out);
/* The days on which the clock's limit was relaxed, if its due day lies in them and it is a duty not
 * done in time; borrowed, else NULL. */
const SafeguardRelaxation *safeguard_clock_find_relaxation (SafeguardClock *self);
/* Writes the clock as one JSON object; @with_days adds the explanation of its due day. */
void safeguard_clock_write (SafeguardClock *clock, JsonBuilder *builder, gboolean with_days);
/* Writes a JSON list of SafeguardClock. */
void safeguard_clocks_write (GListModel *clocks, JsonBuilder *builder, gboolean with_days);
