/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-pauses-private.h"
#include "safeguard-timescales-private.h"

/* What a clock was started from, kept so that its readings, and the same clock on another calendar,
 * can be worked out when they are asked for. Immutable, refcounted. */
typedef struct
{
  gatomicrefcount ref_count;
  SafeguardTimescales *set;
  GPtrArray *events;             /* SafeguardEvent: the record as it was */
  SafeguardTimescaleRule *given; /* the rule whose start was given, or NULL */
  SafeguardMoment start;         /* the start that was given */
  gint64 at;                     /* G_MININT64: no state is asked for */
} SafeguardCircumstances;

SafeguardCircumstances *safeguard_circumstances_new (SafeguardTimescales *set,
                                                     SafeguardRecord *record,
                                                     SafeguardTimescaleRule *given,
                                                     const SafeguardMoment *start,
                                                     gint64 at);
SafeguardCircumstances *safeguard_circumstances_with_set (const SafeguardCircumstances *self,
                                                          SafeguardTimescales *set);
SafeguardCircumstances *safeguard_circumstances_ref (SafeguardCircumstances *self);
void safeguard_circumstances_unref (SafeguardCircumstances *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardCircumstances, safeguard_circumstances_unref)

gboolean safeguard_circumstances_had_happened (const SafeguardCircumstances *self,
                                               const SafeguardMoment *moment);
/* The first time that an event is on the record, or the latest up to the moment that is asked for.
 */
gboolean safeguard_circumstances_find_recorded (const SafeguardCircumstances *self,
                                                const char *type,
                                                gboolean latest,
                                                SafeguardMoment *out);
/* The moment at which @rule's clock starts; FALSE if what starts it has not happened. Where
 * @assumed is given (an array of borrowed event ids), an event that is missing is taken to happen
 * on the due day of the clock that it meets, and its id is added. @began gets the moment from which
 * on what meets the clock may have happened; no day: any. @n_steps, which may be NULL, gets how
 * many clocks had to be worked out for that. */
gboolean safeguard_circumstances_find_start (const SafeguardCircumstances *self,
                                             const SafeguardTimescaleRule *rule,
                                             GPtrArray *assumed,
                                             SafeguardMoment *out,
                                             SafeguardMoment *began,
                                             guint *n_steps);
/* What met the clock since @began: how often up to `at`, and when first and last. */
guint safeguard_circumstances_find_met (const SafeguardCircumstances *self,
                                        const SafeguardTimescaleRule *rule,
                                        const SafeguardMoment *began,
                                        SafeguardMoment *first,
                                        SafeguardMoment *last);

/* What follows from a clock's start. */
typedef struct
{
  SafeguardMoment met;
  SafeguardDue due;
  SafeguardDue opens; /* the first day of its window; no day: it has none */
  GArray *pauses;     /* SafeguardPause, in order; NULL if it cannot be paused */
} SafeguardDates;

void safeguard_dates_clear (SafeguardDates *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SafeguardDates, safeguard_dates_clear)
/* FALSE with the errors of safeguard_reckon_due(); @out is to be cleared all the same. */
gboolean safeguard_circumstances_find_dates (const SafeguardCircumstances *self,
                                             const SafeguardTimescaleRule *rule,
                                             const SafeguardMoment *start,
                                             const SafeguardMoment *began,
                                             SafeguardDates *out,
                                             GError **error);
/* When the clock was paused since @start, until it was met. (transfer full): of SafeguardPause. */
GArray *safeguard_circumstances_find_pauses (const SafeguardCircumstances *self,
                                             const SafeguardTimescaleRule *rule,
                                             const SafeguardMoment *start,
                                             const SafeguardMoment *met);
/* How often something that meets the clock happened between two days. */
guint safeguard_circumstances_count_met (const SafeguardCircumstances *self,
                                         const SafeguardTimescaleRule *rule,
                                         SafeguardDayNumber from,
                                         SafeguardDayNumber to);

struct _SafeguardClock
{
  GObject parent_instance;

  SafeguardCircumstances *circumstances;
  SafeguardTimescaleRule *rule;
  SafeguardTimescaleRule *source; /* the timescale itself; another rule than @rule in a reading */
  gboolean binding;
  char *name;          /* of this clock among others of its rule, or NULL */
  gboolean unreckoned; /* its dates could not be worked out */
  char *holder;        /* whose it is where the rule names nobody, or NULL */
  SafeguardMoment started;
  SafeguardMoment began; /* from when on it may have been met; no day: from ever */
  SafeguardDates dates;
  SafeguardClockState state;
  char **assumed;
  char *started_text;
  char *due_text;
  char *opens_text;
  char *met_text;
  char *left;
  int slack;
  const char *slack_unit;
};

/* Works out a clock. NULL with the errors of safeguard_reckon_due(). */
SafeguardClock *safeguard_clock_new (SafeguardCircumstances *circumstances,
                                     SafeguardTimescaleRule *rule,
                                     SafeguardTimescaleRule *source,
                                     GError **error);
/* The same without its dates, undecided: what has to be done is not lost from sight because nobody
 * can say by when. */
SafeguardClock *safeguard_clock_new_unreckoned (SafeguardCircumstances *circumstances,
                                                SafeguardTimescaleRule *rule,
                                                SafeguardTimescaleRule *source);
SafeguardClock *safeguard_clock_new_not_applicable (SafeguardCircumstances *circumstances,
                                                    SafeguardTimescaleRule *rule);
/* Fills in state, slack and what is left, once start, due day and what met it are known. */
void safeguard_clock_judge (SafeguardClock *self);
const char *safeguard_clock_state_nick (SafeguardClockState state);
const char *safeguard_timescale_kind_nick (SafeguardTimescaleKind kind);
