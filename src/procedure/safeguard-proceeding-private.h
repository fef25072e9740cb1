/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-progress-private.h"
#include "safeguard-ruling-private.h"
#include "safeguard-started-clocks-private.h"

/* A room's record embeds this as its first member. */
struct _SafeguardProceeding
{
  SafeguardRecord parent_instance;

  SafeguardProcedure *procedure;
  char *id;
  char *kind;
  char **parties; /* ids of actors; ends in NULL */
  gboolean parties_known;
};

struct _SafeguardProceedingClass
{
  SafeguardRecordClass parent_class;
};

/* Fills in a new record. @parties may be NULL: then nobody is named. FALSE with WRONG_VALUE for an
 * empty id or a party that is named twice, NOT_UTF8, or UNKNOWN_ACTOR. */
gboolean safeguard_proceeding_set_up (SafeguardProceeding *self,
                                      SafeguardProcedure *procedure,
                                      const char *id,
                                      const char *kind,
                                      const char *const *parties,
                                      GError **error);
/* FALSE with OTHER_POLICY unless it was made for the rules that these layers say. */
gboolean safeguard_proceeding_check_policy (SafeguardProceeding *self,
                                            SafeguardLayers *layers,
                                            GError **error);
/* For copy_as_known: everything but the events. */
void safeguard_proceeding_copy (SafeguardProceeding *self, SafeguardProceeding *from);

/* A room's ruling embeds this as its first member. */
struct _SafeguardProceedingRuling
{
  SafeguardRuling parent_instance;

  SafeguardProcedure *procedure;
  char *id;
  char *kind;
  char **party_ids;
  SafeguardParties parties; /* its ids are party_ids */
  SafeguardProgress *progress;
  SafeguardStartedClocks clocks;
};

struct _SafeguardProceedingRulingClass
{
  SafeguardRulingClass parent_class;

  /* "escalation": the room whose differences may have moved such a matter. */
  const char *room;
  /* What the room has to say before and after what every procedure says; may be NULL. */
  void (*add_first) (SafeguardProceedingRuling *self, GPtrArray *out);
  void (*add_last) (SafeguardProceedingRuling *self, GPtrArray *out);
  /* Further members of the result. */
  void (*write_more) (SafeguardProceedingRuling *self, JsonBuilder *builder);
};

/* @procedure is that of the rules that judge, which say the same as those that the record was made
 * for, and may count on another calendar. @at without a day: no moment is named, and every event
 * counts. */
void safeguard_proceeding_ruling_set_up (SafeguardProceedingRuling *self,
                                         SafeguardProcedure *procedure,
                                         SafeguardProceeding *proceeding,
                                         SafeguardMoment at);
/* The day that answers are for: that of the moment, or of the last act, or that of the editions. */
SafeguardDayNumber safeguard_proceeding_ruling_get_day (SafeguardProceedingRuling *self);
/* As the base has it; goes with the kind that each room gives. */
void safeguard_proceeding_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out);
void safeguard_proceeding_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
/* (transfer container): who holds the stage that the matter is at; empty if it is at none. */
const char **safeguard_proceeding_ruling_list_holders (SafeguardProceedingRuling *self,
                                                       const char **gap);
