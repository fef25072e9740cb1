/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "arrangements.h"

#include <string.h>

/* What tests of disputes and reviews ask over and over. What happened is written on a line:
 * "raised@2020-03-02/local-authority escalated@2020-03-04/police>chief-officers" is two events,
 * `/` before who did it, `>` before the stage that it names, `~` before the reason that it gives.
 */

static inline char *
split_off (char *text, char mark)
{
  char *found = strrchr (text, mark);

  if (found == NULL)
    return NULL;
  *found = '\0';

  return found + 1;
}

static inline void
record_act (gpointer record, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup (word);
  const char *reason = split_off (text, '~');
  const char *to = split_off (text, '>');
  const char *by = split_off (text, '/');
  const char *when = split_off (text, '@');
  g_autofree char *payload = to != NULL       ? g_strdup_printf ("{\"to\": \"%s\"}", to)
                             : reason != NULL ? g_strdup_printf ("{\"reason\": \"%s\"}", reason)
                                              : NULL;
  g_autoptr (SafeguardEvent) event
      = safeguard_event_new_full (text, when, NULL, NULL, by, payload, &error);

  g_assert_no_error (error);
  safeguard_record_append (record, event, &error);
  g_assert_no_error (error);
}

static inline void
record_story (gpointer record, const char *story)
{
  g_auto (GStrv) words = g_strsplit (story, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      record_act (record, words[i]);
}

/* Noon of a day, or the minute that is named; NULL if none is. */
static inline GDateTime *
moment_of (const char *at)
{
  g_autofree char *iso
      = at != NULL ? g_strconcat (at, strchr (at, 'T') != NULL ? ":00" : "T12:00:00", NULL) : NULL;

  return iso != NULL ? london_time (iso) : NULL;
}

static inline SafeguardDisputeRuling *
follow_dispute (SafeguardPolicy *policy,
                const char *kind,
                const char *parties,
                const char *story,
                const char *at)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = *parties != '\0' ? g_strsplit (parties, " ", -1) : NULL;
  g_autoptr (GDateTime) moment = moment_of (at);
  SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardDispute) dispute
      = safeguard_dispute_new (escalation, "d-1", kind, (const char *const *)names, &error);
  SafeguardDisputeRuling *ruling;

  g_assert_no_error (error);
  record_story (dispute, story);
  ruling = moment != NULL ? safeguard_escalation_assess_at (escalation, dispute, moment, &error)
                          : safeguard_escalation_assess (escalation, dispute, &error);
  g_assert_no_error (error);

  return ruling;
}

static inline SafeguardReviewRuling *
follow_review (SafeguardPolicy *policy, const char *story, const char *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) moment = moment_of (at);
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardReview) review = safeguard_review_new (reviews, "r-1", NULL, &error);
  SafeguardReviewRuling *ruling;

  g_assert_no_error (error);
  record_story (review, story);
  ruling = moment != NULL ? safeguard_reviews_follow_at (reviews, review, moment, &error)
                          : safeguard_reviews_follow (reviews, review, &error);
  g_assert_no_error (error);

  return ruling;
}

static inline char *
join_names (const char *const *names)
{
  return g_strjoinv (" ", (char **)names);
}

static inline char *
join_holders (gpointer ruling)
{
  g_auto (GStrv) holders = safeguard_proceeding_ruling_get_holders (ruling);

  return join_names ((const char *const *)holders);
}

static inline const char *
nick_of (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

/* "mediation chief-officers:undetermined": the stages that a step leads to; an answer other than
 * that it may be taken stands after it. */
static inline char *
join_next_stages (gpointer ruling)
{
  g_autoptr (GListModel) next = safeguard_proceeding_ruling_get_next (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (next); i++)
    {
      g_autoptr (SafeguardNextStep) step = g_list_model_get_item (next, i);
      SafeguardStepAnswer answer = safeguard_next_step_get_answer (step);

      if (safeguard_next_step_get_to (step) == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              safeguard_next_step_get_to (step));
      if (answer != SAFEGUARD_STEP_ANSWER_OPEN)
        g_string_append_printf (text, ":%s", nick_of (SAFEGUARD_TYPE_STEP_ANSWER, (int)answer));
    }

  return g_string_free (text, FALSE);
}

static inline gboolean
may_come_next (gpointer ruling, const char *act)
{
  g_autoptr (GListModel) next = safeguard_proceeding_ruling_get_next (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (next); i++)
    {
      g_autoptr (SafeguardNextStep) step = g_list_model_get_item (next, i);

      if (strcmp (safeguard_next_step_get_act (step), act) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "act-after-closure:responded": the codes of the breaches, those of acts with the act. */
static inline char *
join_some_breaches (gpointer ruling, gboolean clocks)
{
  g_autoptr (GListModel) breaches = safeguard_proceeding_ruling_get_breaches (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (breaches); i++)
    {
      g_autoptr (SafeguardFinding) breach = g_list_model_get_item (breaches, i);
      g_autoptr (GVariant) arguments = safeguard_finding_get_arguments (breach);
      const char *code = safeguard_finding_get_code (breach);
      const char *act = NULL;

      if (!clocks && g_str_has_prefix (code, "clock"))
        continue;
      g_variant_lookup (arguments, "act-id", "&s", &act);
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " " : "", code,
                              act != NULL ? ":" : "", act != NULL ? act : "");
    }

  return g_string_free (text, FALSE);
}

static inline char *
join_breaches (gpointer ruling)
{
  return join_some_breaches (ruling, TRUE);
}

/* Those of acts and stages, without what was late. */
static inline char *
join_act_breaches (gpointer ruling)
{
  return join_some_breaches (ruling, FALSE);
}

/* "running:2019-10-30": its state, and when it is due. */
static inline char *
describe_clock (SafeguardClock *clock)
{
  const char *state = nick_of (SAFEGUARD_TYPE_CLOCK_STATE, (int)safeguard_clock_get_state (clock));
  const char *due = safeguard_clock_get_due_text (clock);

  return due != NULL ? g_strconcat (state, ":", due, NULL) : g_strdup (state);
}

/* "rapid-review=running:2019-10-30": each clock that has begun. */
static inline char *
join_clock_states (gpointer ruling)
{
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (SafeguardClock) clock = g_list_model_get_item (clocks, i);
      g_autofree char *state = describe_clock (clock);

      if (safeguard_clock_get_state (clock) != SAFEGUARD_CLOCK_STATE_NOT_STARTED)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "",
                                safeguard_clock_get_id (clock), state);
    }

  return g_string_free (text, FALSE);
}

/* The stages that the matter has been at. */
static inline char *
join_visits (gpointer ruling)
{
  g_autoptr (GListModel) visits = safeguard_proceeding_ruling_get_visits (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (SafeguardStageVisit) visit = g_list_model_get_item (visits, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              safeguard_stage_visit_get_stage (visit));
    }

  return g_string_free (text, FALSE);
}

/* "!code" is one that there is not. */
static inline void
assert_findings (gpointer ruling, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      gboolean absent = words[i][0] == '!';

      if (has_finding (ruling, words[i] + absent) == absent)
        g_error ("%s", words[i]);
    }
}

/* What each kind of matter has whatever happens. */
static inline void
assert_always_said (gpointer ruling)
{
  g_assert_true (has_finding (ruling, "whistleblowing-open"));
  g_assert_nonnull (safeguard_proceeding_ruling_get_whistleblowing (ruling));
  assert_rules_are_cited (ruling);
}
