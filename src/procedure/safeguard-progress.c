/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-progress-private.h"

#include <string.h>

/* One replay under way. */
typedef struct
{
  const SafeguardProcedure *procedure;
  const SafeguardParties *parties;
  SafeguardProgress *progress;
  GHashTable *remarks; /* key of a remark -> its position + 1 */
  /* the act that is being replayed */
  SafeguardEvent *event;
  const SafeguardMoment *when;
  guint act;
  const SafeguardActRule *rule;
} Replay;

gboolean
safeguard_progress_has_happened (const SafeguardMoment *moment, gint64 at)
{
  if (at == G_MAXINT64)
    return TRUE;

  return (moment->has_time ? moment->instant : safeguard_day_number_to_instant (moment->day)) <= at;
}

gboolean
safeguard_positions_contain (const GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return TRUE;

  return FALSE;
}

gboolean
safeguard_stage_rule_leads_to (const SafeguardStageRule *self, guint stage)
{
  return safeguard_positions_contain (self->leads_to, stage);
}

char *
safeguard_event_find_particular (SafeguardEvent *event, const char *name)
{
  const char *payload = safeguard_event_get_payload (event);
  g_autoptr (SafeguardDocument) document
      = payload != NULL ? safeguard_document_read ("payload", payload, strlen (payload), NULL)
                        : NULL;
  const SafeguardNode *node
      = document != NULL ? safeguard_node_get (safeguard_document_get_root (document), name) : NULL;

  return node != NULL && node->kind == SAFEGUARD_NODE_SCALAR ? g_strdup (node->text) : NULL;
}

static void
remark (Replay *replay, SafeguardRemarkKind kind, int other, const char *who)
{
  GArray *remarks = replay->progress->remarks;
  g_autofree char *key
      = g_strdup_printf ("%d %u %d %s", kind, replay->act, other, who != NULL ? who : "");
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (replay->remarks, key));
  SafeguardRemark first = {kind, replay->act, other, who, *replay->when, 1};

  if (position > 0)
    {
      g_array_index (remarks, SafeguardRemark, position - 1).times++;
      return;
    }

  g_array_append_val (remarks, first);
  g_hash_table_insert (replay->remarks, g_steal_pointer (&key), GUINT_TO_POINTER (remarks->len));
}

/* --- what is wrong with an act */

gboolean
safeguard_progress_is_in_order (const SafeguardProgress *self,
                                const SafeguardActRule *act,
                                guint *missing)
{
  gboolean found = FALSE, lacking = FALSE;

  for (guint i = 0; i < act->after->len; i++)
    {
      guint before = g_array_index (act->after, guint, i);

      if (self->counts[before] > 0)
        found = TRUE;
      else if (!lacking)
        {
          lacking = TRUE;
          *missing = before;
        }
    }

  return act->any ? found || !lacking : !lacking;
}

static void
judge_order (Replay *replay)
{
  const SafeguardProgress *progress = replay->progress;
  const SafeguardActRule *rule = replay->rule;
  guint missing = 0;

  if (!safeguard_progress_is_in_order (progress, rule, &missing))
    remark (replay, SAFEGUARD_REMARK_OUT_OF_ORDER, (int)missing, NULL);
  if (progress->counts[replay->act] > 0 && !rule->repeats)
    remark (replay, SAFEGUARD_REMARK_REPEATED, SAFEGUARD_NO_STAGE, NULL);
  for (guint i = 0; i < rule->expects->len; i++)
    {
      guint expected = g_array_index (rule->expects, guint, i);

      if (progress->counts[expected] == 0)
        remark (replay, SAFEGUARD_REMARK_STEP_MISSING, (int)expected, NULL);
    }
  if (rule->in->len > 0
      && (progress->stage == SAFEGUARD_NO_STAGE
          || !safeguard_positions_contain (rule->in, (guint)progress->stage)))
    remark (replay, SAFEGUARD_REMARK_OUTSIDE_STAGE, progress->stage, NULL);
}

static void
judge_condition (Replay *replay,
                 const SafeguardTable *when,
                 SafeguardRemarkKind not_met,
                 SafeguardRemarkKind open,
                 int other)
{
  SafeguardRowState state = safeguard_procedure_judge (replay->procedure, when,
                                                       replay->progress->counts, replay->parties);

  if (state == SAFEGUARD_ROW_STATE_NO)
    remark (replay, not_met, other, NULL);
  else if (state != SAFEGUARD_ROW_STATE_YES)
    remark (replay, open, other, NULL);
}

static gboolean
is_party (const SafeguardParties *parties, const char *id)
{
  return !parties->known || g_strv_contains (parties->ids, id);
}

static void
judge_actor (Replay *replay)
{
  const SafeguardActors *actors = safeguard_procedure_peek_actors (replay->procedure);
  const char *const *may = (const char *const *)replay->rule->by;
  const char *by = safeguard_event_get_by (replay->event);
  const char *id = by != NULL ? safeguard_actors_find (actors, by, NULL) : NULL;

  if (id == NULL || may[0] == NULL || g_strv_contains (may, id))
    return;
  if (!g_strv_contains (may, SAFEGUARD_ACTOR_PARTIES) || !is_party (replay->parties, id))
    remark (replay, SAFEGUARD_REMARK_BY_ANOTHER, SAFEGUARD_NO_STAGE, id);
}

static void
judge_particulars (Replay *replay)
{
  for (guint i = 0; replay->rule->particulars[i] != NULL; i++)
    {
      g_autofree char *text
          = safeguard_event_find_particular (replay->event, replay->rule->particulars[i]);

      if (text == NULL || *text == '\0')
        remark (replay, SAFEGUARD_REMARK_LACKS, SAFEGUARD_NO_STAGE, replay->rule->particulars[i]);
    }
}

/* An act of a stage that nobody held on that day. */
static void
judge_holder (Replay *replay)
{
  int stage = replay->progress->stage;
  const char *gap;

  if (replay->rule->in->len == 0 || stage == SAFEGUARD_NO_STAGE
      || !safeguard_positions_contain (replay->rule->in, (guint)stage))
    return;

  g_autofree const char **holders = safeguard_stage_rule_list_holders (
      safeguard_procedure_get_stage (replay->procedure, (guint)stage), replay->when->day, &gap);
  if (holders[0] == NULL && gap == NULL)
    remark (replay, SAFEGUARD_REMARK_NO_HOLDER, stage, NULL);
}

static void
judge_act (Replay *replay)
{
  const SafeguardActRule *rule = replay->rule;

  if (!rule->provided)
    remark (replay, SAFEGUARD_REMARK_NOT_PROVIDED, SAFEGUARD_NO_STAGE, NULL);
  judge_order (replay);
  judge_condition (replay, rule->when, SAFEGUARD_REMARK_CONDITION_NOT_MET,
                   SAFEGUARD_REMARK_CONDITION_OPEN, SAFEGUARD_NO_STAGE);
  judge_actor (replay);
  judge_holder (replay);
  judge_particulars (replay);
}

/* --- moving from stage to stage */

static void
leave (SafeguardProgress *progress, const SafeguardMoment *when)
{
  if (progress->stage != SAFEGUARD_NO_STAGE)
    g_array_index (progress->visits, SafeguardVisit, progress->visits->len - 1).left = *when;
  progress->stage = SAFEGUARD_NO_STAGE;
}

static void
enter (SafeguardProgress *progress, guint stage, const SafeguardMoment *when)
{
  SafeguardVisit visit = {stage, *when, SAFEGUARD_MOMENT_NONE};

  if (progress->stage == (int)stage)
    return;

  leave (progress, when);
  g_array_append_val (progress->visits, visit);
  progress->stage = (int)stage;
}

static gboolean
may_enter (const SafeguardProgress *self,
           const SafeguardProcedure *procedure,
           const SafeguardParties *parties,
           guint stage)
{
  const SafeguardStageRule *rule = safeguard_procedure_get_stage (procedure, stage);

  return !rule->optional
         && safeguard_procedure_judge (procedure, rule->when, self->counts, parties)
                != SAFEGUARD_ROW_STATE_NO;
}

int
safeguard_progress_find_next_stage (const SafeguardProgress *self,
                                    const SafeguardProcedure *procedure,
                                    const SafeguardParties *parties)
{
  if (self->stage != SAFEGUARD_NO_STAGE)
    {
      const GArray *leads_to
          = safeguard_procedure_get_stage (procedure, (guint)self->stage)->leads_to;

      for (guint i = 0; i < leads_to->len; i++)
        if (may_enter (self, procedure, parties, g_array_index (leads_to, guint, i)))
          return (int)g_array_index (leads_to, guint, i);
      return SAFEGUARD_NO_STAGE;
    }

  for (guint i = 0; i < safeguard_procedure_get_n_stages (procedure); i++)
    if (may_enter (self, procedure, parties, i))
      return (int)i;

  return SAFEGUARD_NO_STAGE;
}

/* Whether the document lets the matter come to the stage, by whatever way. */
static void
judge_entry (Replay *replay, guint to)
{
  judge_condition (replay, safeguard_procedure_get_stage (replay->procedure, to)->when,
                   SAFEGUARD_REMARK_ENTRY_NOT_MET, SAFEGUARD_REMARK_ENTRY_OPEN, (int)to);
}

static gboolean
is_led_to (const Replay *replay, guint to)
{
  const SafeguardProgress *progress = replay->progress;

  return progress->stage == SAFEGUARD_NO_STAGE
         || safeguard_stage_rule_leads_to (
             safeguard_procedure_get_stage (replay->procedure, (guint)progress->stage), to);
}

/* What is to be said of a move that somebody chose: it happened, so it counts all the same. For a
 * child at immediate risk no stage has to be waited for, and nothing else is asked of the move. */
static void
judge_move (Replay *replay, guint to)
{
  const SafeguardProgress *progress = replay->progress;
  gboolean led = is_led_to (replay, to);

  if (!led && progress->risk && (int)to > progress->stage)
    {
      remark (replay, SAFEGUARD_REMARK_JUMPED, (int)to, NULL);
      return;
    }
  judge_entry (replay, to);
  if (!led)
    remark (replay,
            (int)to < progress->stage ? SAFEGUARD_REMARK_BACKWARDS : SAFEGUARD_REMARK_SKIPPED,
            (int)to, NULL);
}

static void
escalate (Replay *replay)
{
  g_autofree char *named = safeguard_event_find_particular (replay->event, "to");
  int to = named != NULL ? safeguard_procedure_find_stage (replay->procedure, named, NULL)
                         : safeguard_progress_find_next_stage (replay->progress, replay->procedure,
                                                               replay->parties);

  /* Where the stages stand in a policy that is not held, nothing is said of going up them. */
  if (safeguard_procedure_get_n_stages (replay->procedure) == 0)
    return;
  if (to == SAFEGUARD_NO_STAGE)
    {
      remark (replay, SAFEGUARD_REMARK_NOWHERE_TO_GO, replay->progress->stage, NULL);
      return;
    }
  if (to == replay->progress->stage)
    remark (replay, SAFEGUARD_REMARK_NO_MOVE, to, NULL);
  else if (named != NULL)
    judge_move (replay, (guint)to);
  enter (replay->progress, (guint)to, replay->when);
}

/* The first stage of a ladder, when the matter is raised. */
static void
begin (Replay *replay)
{
  int first;

  if (replay->progress->visits->len > 0)
    return;

  first = safeguard_progress_find_next_stage (replay->progress, replay->procedure, replay->parties);
  if (first != SAFEGUARD_NO_STAGE)
    enter (replay->progress, (guint)first, replay->when);
}

/* What belongs to a stage that the matter has left may still be done; it does not go back for it,
 * unless the procedure leads back there. */
static void
enter_by_act (Replay *replay, guint to)
{
  const SafeguardProgress *progress = replay->progress;
  gboolean led = is_led_to (replay, to);

  if (!led && (int)to < progress->stage)
    return;
  if (!led && (int)to > progress->stage)
    remark (replay, SAFEGUARD_REMARK_PASSED_OVER, (int)to, NULL);
  if (progress->stage != (int)to)
    judge_entry (replay, to);
  enter (replay->progress, to, replay->when);
}

static void
move (Replay *replay)
{
  const SafeguardActRule *rule = replay->rule;
  SafeguardProgress *progress = replay->progress;

  if (rule->role == SAFEGUARD_ACT_RISK || rule->role == SAFEGUARD_ACT_RISK_ENDS)
    {
      progress->risk = rule->role == SAFEGUARD_ACT_RISK;
      progress->risk_since = *replay->when;
    }
  /* What the procedure has no place for is kept, and moves nothing. */
  if (!rule->provided)
    return;
  if (rule->enters != SAFEGUARD_NO_STAGE)
    enter_by_act (replay, (guint)rule->enters);
  else if (rule->role == SAFEGUARD_ACT_ESCALATES)
    escalate (replay);
  else if (rule->role == SAFEGUARD_ACT_BEGINS)
    begin (replay);
  if (rule->closes != NULL)
    {
      leave (progress, replay->when);
      progress->outcome = rule->closes;
      progress->closed = *replay->when;
    }
}

/* After closure what happens is recorded and moves nothing, unless it reopens the matter. A child
 * at risk is a child at risk whatever has been closed. */
static void
replay_act (Replay *replay)
{
  SafeguardProgress *progress = replay->progress;
  SafeguardActRole role = replay->rule->role;
  gboolean risk = role == SAFEGUARD_ACT_RISK || role == SAFEGUARD_ACT_RISK_ENDS;

  progress->last = *replay->when;
  if (role == SAFEGUARD_ACT_REMARK)
    {
      if (strcmp (replay->rule->id, SAFEGUARD_EVENT_PAUSED) == 0)
        g_array_append_vals (progress->pauses, replay->when, 1);
      progress->counts[replay->act]++;
      return;
    }
  progress->begun = progress->begun || !risk;
  if (progress->outcome != NULL && !replay->rule->reopens && !risk)
    remark (replay, SAFEGUARD_REMARK_AFTER_CLOSURE, SAFEGUARD_NO_STAGE, NULL);
  else
    {
      if (progress->outcome != NULL && replay->rule->reopens)
        progress->outcome = NULL;
      judge_act (replay);
      /* Conditions of a stage may ask for the very act that leads to it. */
      progress->counts[replay->act]++;
      move (replay);
      return;
    }
  progress->counts[replay->act]++;
}

/* For each event whether one that was appended before it happened after it. */
static gboolean *
find_recorded_later (const guint *order, guint n)
{
  gboolean *later = g_new0 (gboolean, MAX (n, 1));
  guint least = G_MAXUINT;

  for (guint i = n; i > 0; i--)
    {
      later[i - 1] = least < order[i - 1];
      least = MIN (least, order[i - 1]);
    }

  return later;
}

static void
replay_event (Replay *replay, SafeguardEvent *event, gboolean recorded_later)
{
  int act = safeguard_procedure_find_act (replay->procedure, safeguard_event_get_event_type (event),
                                          NULL);

  if (act == SAFEGUARD_NO_ACT)
    return;

  replay->event = event;
  replay->when = safeguard_event_peek_moment (event);
  replay->act = (guint)act;
  replay->rule = safeguard_procedure_get_act (replay->procedure, (guint)act);
  if (recorded_later)
    remark (replay, SAFEGUARD_REMARK_RECORDED_LATER, SAFEGUARD_NO_STAGE, NULL);
  replay_act (replay);
}

SafeguardProgress *
safeguard_progress_new (const SafeguardProcedure *procedure,
                        SafeguardRecord *record,
                        const SafeguardParties *parties,
                        gint64 at)
{
  SafeguardProgress *self = g_new0 (SafeguardProgress, 1);
  g_autofree guint *order = safeguard_record_order (record);
  guint n = safeguard_record_get_n_events (record);
  g_autofree gboolean *later = find_recorded_later (order, n);
  g_autoptr (GHashTable) remarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Replay replay = {procedure, parties, self, remarks, NULL, NULL, 0, NULL};

  self->n_acts = safeguard_procedure_get_n_acts (procedure);
  self->counts = g_new0 (guint, MAX (self->n_acts, 1));
  self->visits = g_array_new (FALSE, FALSE, sizeof (SafeguardVisit));
  self->remarks = g_array_new (FALSE, FALSE, sizeof (SafeguardRemark));
  self->pauses = g_array_new (FALSE, FALSE, sizeof (SafeguardMoment));
  self->stage = SAFEGUARD_NO_STAGE;
  for (guint i = 0; i < n; i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (record, order[i]);

      if (safeguard_progress_has_happened (safeguard_event_peek_moment (event), at))
        replay_event (&replay, event, later[i]);
    }

  return self;
}

void
safeguard_progress_free (SafeguardProgress *self)
{
  g_free (self->counts);
  g_array_unref (self->visits);
  g_array_unref (self->remarks);
  g_array_unref (self->pauses);
  g_free (self);
}
