/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "clock-fixture.h"

#include "safeguard-diary-private.h"
#include "safeguard-ruling-private.h"

/* A ruling of no room, whose clocks are whatever a test gives it. */
typedef struct
{
  SafeguardRuling parent_instance;

  GPtrArray *clocks;
} MadeUpRuling;

typedef SafeguardRulingClass MadeUpRulingClass;

GType made_up_ruling_get_type (void);
G_DEFINE_FINAL_TYPE (MadeUpRuling, made_up_ruling, SAFEGUARD_TYPE_RULING)

static void
made_up_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  GPtrArray *clocks = ((MadeUpRuling *)ruling)->clocks;

  for (guint i = 0; i < clocks->len; i++)
    g_ptr_array_add (out, g_object_ref (g_ptr_array_index (clocks, i)));
}

static void
made_up_ruling_finalize (GObject *object)
{
  g_ptr_array_unref (((MadeUpRuling *)object)->clocks);

  G_OBJECT_CLASS (made_up_ruling_parent_class)->finalize (object);
}

static void
made_up_ruling_class_init (MadeUpRulingClass *klass)
{
  klass->add_clocks = made_up_ruling_add_clocks;
  G_OBJECT_CLASS (klass)->finalize = made_up_ruling_finalize;
}

static void
made_up_ruling_init (MadeUpRuling *self)
{
  self->clocks = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The clocks of some timescales ("rapid-review notify-panel") on the events of one record. */
static inline SafeguardRuling *
rule_on (SafeguardTimescales *set, const char *ids, const char *events, const char *at)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardLayers) layers = layers_with (NULL, log);
  SafeguardRuling *ruling = g_object_new (made_up_ruling_get_type (), NULL);
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);

  safeguard_ruling_set_up (ruling, layers, SAFEGUARD_MOMENT_NONE);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (((MadeUpRuling *)ruling)->clocks, clock_of (set, words[i], events, at));

  return ruling;
}

static inline void
put (SafeguardDiary *diary, const char *record, SafeguardRuling *ruling)
{
  g_autoptr (GError) error = NULL;
  gboolean done = safeguard_diary_put (diary, record, ruling, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* Puts what rule_on() makes. */
static inline void
put_clocks (SafeguardDiary *diary,
            const char *record,
            SafeguardTimescales *set,
            const char *ids,
            const char *events,
            const char *at)
{
  g_autoptr (SafeguardRuling) ruling = rule_on (set, ids, events, at);

  put (diary, record, ruling);
}

/* "case-1 rapid-review 2019-10-28" a line; unrefs the list. (transfer full) */
static inline char *
lines_of (GListModel *list)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (list);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      SafeguardDiaryEntry *entry = safeguard_list_peek (list, i);
      const char *due = safeguard_diary_entry_get_due_text (entry);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "\n" : "",
                              safeguard_diary_entry_get_record (entry),
                              safeguard_clock_get_id (safeguard_diary_entry_get_clock (entry)),
                              due != NULL ? due : "-");
    }
  g_object_unref (list);

  return g_string_free (text, FALSE);
}

static inline void
assert_lines (GListModel *list, const char *expected)
{
  g_autofree char *lines = lines_of (list);

  g_assert_cmpstr (lines, ==, expected);
}

static inline GListModel *
entries_between (SafeguardDiary *diary, const char *from, const char *to)
{
  g_autoptr (GDate) first = from != NULL ? safeguard_day_number_to_date (day (from)) : NULL;
  g_autoptr (GDate) last = to != NULL ? safeguard_day_number_to_date (day (to)) : NULL;

  return safeguard_diary_get_entries (diary, first, last);
}

/* The instant itself: a day is its first instant. */
static inline GDateTime *
moment_of (const char *text)
{
  SafeguardMoment moment;
  g_autoptr (GError) error = NULL;

  safeguard_moment_parse (text, NULL, &moment, &error);
  g_assert_no_error (error);
  if (!moment.has_time)
    moment = safeguard_moment_from_instant (safeguard_day_number_to_instant (moment.day));

  return safeguard_moment_to_date_time (&moment);
}

static inline GListModel *
due_before (SafeguardDiary *diary, const char *when)
{
  g_autoptr (GDateTime) before = moment_of (when);

  return safeguard_diary_get_due_before (diary, before);
}

static inline GListModel *
overdue_at (SafeguardDiary *diary, const char *when)
{
  g_autoptr (GDateTime) at = moment_of (when);

  return safeguard_diary_get_overdue (diary, at);
}

static inline GListModel *
advance_to (SafeguardDiary *diary, const char *when)
{
  g_autoptr (GDateTime) to = moment_of (when);

  return safeguard_diary_advance (diary, to);
}
