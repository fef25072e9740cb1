/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "safeguard-finding-private.h"
#include "safeguard-layers-private.h"
#include "safeguard-moment-private.h"

/* The sealed base of every room's ruling: a room's type is final under it, keeps the packed facts
 * and what matched, and works the rest out when asked. Nothing is cached, so a ruling needs no
 * lock. */
struct _SafeguardRuling
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardMoment at; /* no day: no moment was named */
  char **places; /* in the place of the class's sections, where only some of their rules count */
};

/* What another room is told that takes the ruling as an argument: beside the digest of the policy
 * that is all that it asks of it. */
typedef struct
{
  const char *subject; /* the id of what or whom it is about; borrowed */
  SafeguardAnswer answer;
  SafeguardMoment moment; /* no day: it speaks for none */
} SafeguardConclusion;

/* What it says, as it is set beside a ruling of another policy on the same. */
typedef struct _SafeguardStance SafeguardStance;

struct _SafeguardRulingClass
{
  GObjectClass parent_class;

  /* Each adds objects, owned, to @out, the most important first; any may be NULL. The base adds
   * what every ruling says: duties and breaches of its clocks, layers not held, what is unverified.
   */
  void (*add_findings) (SafeguardRuling *self, GPtrArray *out);
  void (*add_clocks) (SafeguardRuling *self, GPtrArray *out);
  void (*add_questions) (SafeguardRuling *self, GPtrArray *out);
  void (*add_undecided) (SafeguardRuling *self, GPtrArray *out);
  /* The sections of a policy, ending in NULL, all of whose rules have a part in such a ruling, met
   * or not, such as "governance/risks"; NULL if it rests on what it cites alone. */
  const char *const *sections;
  /* One JSON object: the room's own answer. */
  void (*write_result) (SafeguardRuling *self, JsonBuilder *builder);
  /* Fills in subject and answer, and the moment where it is not the ruling's own. NULL: it gives no
   * yes or no. */
  void (*conclude) (SafeguardRuling *self, SafeguardConclusion *out);
  /* Such as "vote": rulings of one kind alone are set beside each other. NULL: none is. */
  const char *kind;
  /* Fills in what it says, for a comparison; @out is empty. Goes with the kind. */
  void (*take_stance) (SafeguardRuling *self, SafeguardStance *out);
};

#define SAFEGUARD_RULING_CLASS(klass)                                                              \
  (G_TYPE_CHECK_CLASS_CAST ((klass), SAFEGUARD_TYPE_RULING, SafeguardRulingClass))
#define SAFEGUARD_RULING_GET_CLASS(self)                                                           \
  (G_TYPE_INSTANCE_GET_CLASS ((self), SAFEGUARD_TYPE_RULING, SafeguardRulingClass))

/* For a room's constructor; references @layers. */
void safeguard_ruling_set_up (SafeguardRuling *self, SafeguardLayers *layers, SafeguardMoment at);
gboolean safeguard_ruling_is_filled (gpointer ruling);
/* FALSE if it gives no yes or no. */
gboolean safeguard_ruling_conclude (SafeguardRuling *self, SafeguardConclusion *out);
/* @with_days: each clock explains its date day by day. */
void safeguard_ruling_write (SafeguardRuling *self, JsonBuilder *builder, gboolean with_days);
