/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* An hour wheel: what is due when, so that time moves on by visiting the hours passed and nothing
 * else. Items are numbers from 0 that the caller gives out, and keeps small: they index an array.
 * Times are microseconds since 1970; those before 1978 or after 2100, where no calendar reaches,
 * stand at that end. Belongs to one thread. */
typedef struct _SafeguardDueWheel SafeguardDueWheel;

SafeguardDueWheel *safeguard_due_wheel_new (void);
void safeguard_due_wheel_free (SafeguardDueWheel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardDueWheel, safeguard_due_wheel_free)

/* The item is due at @due from now on, wherever it stood before. What is due in the past already is
 * told by the next advance; unless it is @told, which is to say that it was told before. */
void safeguard_due_wheel_schedule (SafeguardDueWheel *self, gint32 item, gint64 due, gboolean told);
/* Nothing happens if the item is not scheduled. */
void safeguard_due_wheel_cancel (SafeguardDueWheel *self, gint32 item);
/* Whether an advance has told it. */
gboolean safeguard_due_wheel_is_told (const SafeguardDueWheel *self, gint32 item);
guint safeguard_due_wheel_get_n_items (const SafeguardDueWheel *self);

/* Adds to @items (of gint32) those due after @after and not after @upto, hour by hour and in no
 * order within an hour. */
void safeguard_due_wheel_collect (const SafeguardDueWheel *self,
                                  gint64 after,
                                  gint64 upto,
                                  GArray *items);
/* Moves on to @to, and adds to @items what fell due since it was last moved on. They stay where
 * they are. Time never moves back: to move on to the past tells only what was late. */
void safeguard_due_wheel_advance (SafeguardDueWheel *self, gint64 to, GArray *items);
