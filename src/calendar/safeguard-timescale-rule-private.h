/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-counting-private.h"
#include "safeguard-limit-private.h"

typedef enum
{
  SAFEGUARD_START_NOT_STATED = 0, /* the source does not say: undecided */
  SAFEGUARD_START_EVENT = 1,
  SAFEGUARD_START_LATER_OF = 2,
  SAFEGUARD_START_EARLIER_OF = 3,
  SAFEGUARD_START_DUE_OF = 4, /* the due day of another clock: a milestone */
} SafeguardStartKind;

typedef struct
{
  SafeguardStartKind kind;
  char **events; /* ends in NULL */
  char *due_of;  /* the id of the other timescale, or NULL */
} SafeguardStart;

typedef enum
{
  SAFEGUARD_REPEATS_NEVER = 0,
  SAFEGUARD_REPEATS_EVERY = 1,     /* so long after what met it last */
  SAFEGUARD_REPEATS_YEARLY = 2,    /* by a fixed day of each year */
  SAFEGUARD_REPEATS_TIMES_PER = 3, /* so many times in each period from the start */
} SafeguardRepeatsKind;

typedef struct
{
  SafeguardRepeatsKind kind;
  SafeguardLimit every; /* or the period */
  guint month;
  guint day;
  guint times;
  const char *period; /* "year"; static */
} SafeguardRepeats;

/* Days on which a limit was not asked for in earnest. */
typedef struct
{
  char *id;
  SafeguardDayNumber from;
  SafeguardDayNumber until; /* 0: until when is not known */
  char *says;
  GListModel *citations;
} SafeguardRelaxation;

/* One timescale as its source has it, or one reading of it. Immutable once compiled. */
typedef struct _SafeguardTimescaleRule SafeguardTimescaleRule;
struct _SafeguardTimescaleRule
{
  gatomicrefcount ref_count;
  char *id;
  char *reading; /* id of the reading; the edition for the source's own text */
  char *name;
  char *holder;
  char *note;
  char *applies_to;
  char *edition;
  SafeguardLimit stated; /* the limit in the source's own unit */
  SafeguardLimit limit;  /* what is counted: the same, unless the source equates it with another */
  char *limit_text;
  SafeguardStart start;
  char *starts_text;
  char **met_by;       /* ends in NULL; may be empty */
  char **falls_away;   /* what makes the duty fall away; ends in NULL */
  char **stands_again; /* what makes it stand again after that; ends in NULL */
  gboolean before;
  gboolean day_one_same; /* the event's own day is day 1 if it counts */
  SafeguardTimescaleKind kind;
  SafeguardRepeats repeats;
  SafeguardLimit opens; /* the window in which it is meant to be done; NONE: there is no such */
  /* The events between which the clock does not run; NULL: its source allows no pause. */
  char *paused_by;
  char *resumed_by;
  GListModel *pause_citations; /* or NULL */
  GPtrArray *relaxations;      /* SafeguardRelaxation; shared by the readings */
  int after_hours; /* minute of the day from which an event counts as the next working day's; -1 */
  guint excludes;
  GListModel *citations;
  gboolean verified;
  /* SafeguardTimescaleRule: other ways to read the source, which do not bind */
  GPtrArray *readings;
  /* What the next lower layer says in its place, or NULL; it has what is below it in turn. */
  SafeguardTimescaleRule *overridden;
};

SafeguardTimescaleRule *safeguard_timescale_rule_ref (SafeguardTimescaleRule *self);
void safeguard_timescale_rule_unref (SafeguardTimescaleRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardTimescaleRule, safeguard_timescale_rule_unref)

/* What an object holds that a binding made and no policy filled. (transfer full) */
SafeguardTimescaleRule *safeguard_timescale_rule_blank (void);
/* What a timescale says, and what a reading of it may change: whatever @map has replaces what was.
 *   limit: 15 working days | at once | none       direction: after | before
 *   counted-as: 2 working days
 *   starts: event | {later-of: [...]} | {earlier-of: [...]} | {due-of: timescale} | not-stated
 *   falls-away-with, stands-again-with: event | [event, ...]
 *   met-by: event | [event, ...]                  day-one: next | same
 *   kind: duty | expiry | not-before              holder: id
 *   repeats: {every: 6 weeks} | {every-year: 30 September} | {times: 4, per: year}
 *   opens: 10 working days                        pauses: {from: event, until: event}
 *   after-hours: "17:00"                          excludes: [saturday, sunday, bank-holiday] */
void safeguard_timescale_rule_read_terms (SafeguardTimescaleRule *self,
                                          SafeguardPack *pack,
                                          const SafeguardNode *map,
                                          SafeguardIssueLog *log);
gboolean safeguard_timescale_rule_read_limit (const SafeguardNode *node,
                                              SafeguardLimit *out,
                                              SafeguardIssueLog *log);
/* What a source allows beside the limit: a window, pauses, days on which it was relaxed. Read after
 * the terms that they have to fit. */
void safeguard_timescale_rule_read_opens (SafeguardTimescaleRule *self,
                                          const SafeguardNode *map,
                                          SafeguardIssueLog *log);
void safeguard_timescale_rule_read_pauses (SafeguardTimescaleRule *self,
                                           SafeguardPack *pack,
                                           const SafeguardNode *map,
                                           SafeguardIssueLog *log);
void safeguard_timescale_rule_read_relaxed (SafeguardTimescaleRule *self,
                                            SafeguardPack *pack,
                                            const SafeguardNode *map,
                                            SafeguardIssueLog *log);
void safeguard_timescale_rule_replace_text (char **text,
                                            const SafeguardNode *map,
                                            const char *key,
                                            SafeguardIssueLog *log);
/* "January" ...; ends in NULL */
extern const char *const safeguard_months[];
/* NULL if the rule cannot be used; why is in @log. */
SafeguardTimescaleRule *safeguard_timescale_rule_compile (const SafeguardRule *rule,
                                                          SafeguardIssueLog *log);
/* Nothing cited is nothing checked. */
gboolean safeguard_timescale_rule_all_verified (GListModel *citations);
/* While it is compiled: the timescale from whose due day it counts is switched off, so that nothing
 * says any more what starts it. */
void safeguard_timescale_rule_lose_start (SafeguardTimescaleRule *self);
/* What meets the clock also starts it again, so that the latest occurrence counts. */
gboolean safeguard_timescale_rule_renews_itself (const SafeguardTimescaleRule *self);
