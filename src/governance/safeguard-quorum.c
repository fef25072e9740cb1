/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"

#include <string.h>

/* What the table of a quorum makes of those who count. Their facts hang together (somebody more is
 * a head more, and perhaps an agency), so what is in doubt is tried in every way rather than left
 * unknown: the answer is one if it is the same in all of them. */

/* So many doubts are tried; beyond them the answer is undetermined. */
#define MAX_DOUBTS 10

typedef enum
{
  DOUBT_NOMINATION, /* whether one is nominated */
  DOUBT_SEATS,      /* for which of several seats a person counts */
  DOUBT_COUNTING,   /* whether one counts at all, which the documents do not say */
} DoubtKind;

typedef struct
{
  DoubtKind kind;
  guint index; /* the entry, or the first one of the person */
} Doubt;

typedef struct
{
  const SafeguardDecision *decision;
  const SafeguardQuorumFacts *all;
  const GArray *counted;
  gboolean *enabled;   /* of each entry: its seat is the one that counts of its person's */
  gboolean *sits;      /* likewise: its seat counts at all */
  gboolean *nominated; /* likewise */
  GArray *doubts;      /* of Doubt */
  guint answers;       /* a bit for each rank that was answered */
  int row;
} Judge;

static const SafeguardCounted *
entry_of (const Judge *judge, guint index)
{
  return &g_array_index (judge->counted, SafeguardCounted, index);
}

static void
set_flag (const Judge *judge, SafeguardFacts *facts, guint fact, gboolean present)
{
  if (safeguard_table_uses (judge->decision->table, fact))
    safeguard_facts_set_flag (facts, fact, present, NULL);
}

typedef enum
{
  BY_AGENCY,
  BY_NOMINEE,
  BY_SEAT,
} By;

static gboolean
is_in (const Judge *judge, guint index)
{
  return judge->enabled[index] && judge->sits[index];
}

/* Whether an entry that counts is of that agency or in that seat. */
static gboolean
is_held (const Judge *judge, By by, guint which)
{
  for (guint i = 0; i < judge->counted->len; i++)
    {
      const SafeguardCounted *entry = entry_of (judge, i);
      int is = by == BY_SEAT ? entry->seat : entry->agency;

      if (is_in (judge, i) && is == (int)which && (by != BY_NOMINEE || judge->nominated[i]))
        return TRUE;
    }

  return FALSE;
}

static guint
count_people (const Judge *judge)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < judge->counted->len; i++)
    if (is_in (judge, i))
      g_hash_table_add (people, (gpointer)entry_of (judge, i)->person);

  return g_hash_table_size (people);
}

static SafeguardFacts *
make_facts (const Judge *judge)
{
  SafeguardFacts *facts = safeguard_facts_new (judge->decision->vocabulary);
  const SafeguardQuorumFacts *all = judge->all;
  guint members = 0, agencies = 0;

  for (guint i = 0; i < all->n_agencies; i++)
    {
      gboolean there = is_held (judge, BY_AGENCY, i);

      agencies += there ? 1 : 0;
      set_flag (judge, facts, i, there);
      set_flag (judge, facts, all->n_agencies + i, there && is_held (judge, BY_NOMINEE, i));
    }
  for (guint i = 0; i < all->n_seats; i++)
    set_flag (judge, facts, 2 * all->n_agencies + i, is_held (judge, BY_SEAT, i));
  for (guint i = 0; i < judge->counted->len; i++)
    members += is_in (judge, i) ? 1 : 0;
  safeguard_facts_set_number (facts, all->heads, count_people (judge), NULL);
  safeguard_facts_set_number (facts, all->members, members, NULL);
  safeguard_facts_set_number (facts, all->n_agencies_fact, agencies, NULL);

  return facts;
}

static void
answer_once (Judge *judge)
{
  g_autoptr (SafeguardFacts) facts = make_facts (judge);
  gint32 rank = safeguard_decision_judge (judge->decision, facts, &judge->row);

  judge->answers |= 1U << MAX (rank, 0);
}

static void
try_doubts (Judge *judge, guint at)
{
  const Doubt *doubt;

  if (at == judge->doubts->len)
    {
      answer_once (judge);
      return;
    }

  doubt = &g_array_index (judge->doubts, Doubt, at);
  if (doubt->kind != DOUBT_SEATS)
    {
      gboolean *flag = doubt->kind == DOUBT_COUNTING ? judge->sits : judge->nominated;

      for (guint yes = 0; yes < 2; yes++)
        {
          flag[doubt->index] = yes != 0;
          try_doubts (judge, at + 1);
        }
      return;
    }
  for (guint i = doubt->index; i < judge->counted->len; i++)
    {
      const char *person = entry_of (judge, doubt->index)->person;

      if (strcmp (entry_of (judge, i)->person, person) != 0)
        continue;
      for (guint j = doubt->index; j < judge->counted->len; j++)
        if (strcmp (entry_of (judge, j)->person, person) == 0)
          judge->enabled[j] = i == j;
      try_doubts (judge, at + 1);
    }
}

static gboolean
is_first_of_two (const Judge *judge, guint index)
{
  const SafeguardCounted *entry = entry_of (judge, index);
  guint n = 0;

  for (guint i = 0; i < judge->counted->len; i++)
    {
      if (strcmp (entry_of (judge, i)->person, entry->person) != 0)
        continue;
      if (i < index)
        return FALSE;
      n++;
    }

  return n > 1;
}

static gboolean
asks_for_nominee (const Judge *judge, const SafeguardCounted *entry)
{
  return entry->agency >= 0
         && safeguard_table_uses (judge->decision->table,
                                  judge->all->n_agencies + (guint)entry->agency);
}

static void
find_doubts (Judge *judge, gboolean once, gboolean open)
{
  g_array_set_size (judge->doubts, 0);
  for (guint i = 0; i < judge->counted->len; i++)
    {
      const SafeguardCounted *entry = entry_of (judge, i);
      Doubt nomination = {DOUBT_NOMINATION, i}, seats = {DOUBT_SEATS, i},
            counting = {DOUBT_COUNTING, i};

      judge->enabled[i] = judge->sits[i] = TRUE;
      judge->nominated[i] = entry->nominated == SAFEGUARD_RECORDED_YES;
      if (entry->nominated == SAFEGUARD_RECORDED_NOT && asks_for_nominee (judge, entry))
        g_array_append_val (judge->doubts, nomination);
      if (once && is_first_of_two (judge, i))
        g_array_append_val (judge->doubts, seats);
      if (open && entry->open)
        g_array_append_val (judge->doubts, counting);
    }
}

/* The ranks that are answered if one person in two seats counts once, or twice; and if those count
 * of whom no document says it, or in every way that they may. */
static guint
ranks_if (Judge *judge, gboolean once, gboolean open)
{
  find_doubts (judge, once, open);
  judge->answers = 0;
  if (judge->doubts->len > MAX_DOUBTS)
    judge->answers = G_MAXUINT;
  else
    try_doubts (judge, 0);

  return judge->answers;
}

static gboolean
is_one (guint answers)
{
  return (answers & (answers - 1)) == 0;
}

static SafeguardQuorate
meaning_of (guint answers)
{
  if (!is_one (answers))
    return SAFEGUARD_QUORATE_UNDETERMINED;
  if (answers == 1U << SAFEGUARD_QUORUM_QUORATE)
    return SAFEGUARD_QUORATE_YES;
  if (answers == 1U << SAFEGUARD_QUORUM_NOT_QUORATE)
    return SAFEGUARD_QUORATE_NO;

  return answers == 1U << SAFEGUARD_QUORUM_CHAIR_DECIDES ? SAFEGUARD_QUORATE_CHAIR_DECIDES
                                                         : SAFEGUARD_QUORATE_UNDECIDED;
}

static void
answer_seats (Judge *judge, SafeguardTwoSeats rule, SafeguardQuorumAnswer *out)
{
  guint twice, once;

  if (rule != SAFEGUARD_TWO_SEATS_NOT_SAID)
    {
      out->answer = meaning_of (ranks_if (judge, rule == SAFEGUARD_TWO_SEATS_ONCE, FALSE));
      return;
    }

  once = ranks_if (judge, TRUE, FALSE);
  twice = ranks_if (judge, FALSE, FALSE);
  out->answer = meaning_of (once | twice);
  /* What is not recorded well enough either way is not for the documents to decide. */
  if (once != twice && is_one (twice))
    {
      out->two_seats_open = TRUE;
      out->answer = SAFEGUARD_QUORATE_UNDECIDED;
    }
}

/* What would be so if everybody counted is not so if a document leaves open whether one does. */
static void
answer (Judge *judge, SafeguardTwoSeats rule, SafeguardQuorumAnswer *out)
{
  guint either = 0;

  answer_seats (judge, rule, out);
  if (out->answer >= SAFEGUARD_QUORATE_UNDETERMINED)
    return;

  out->row = judge->row;
  if (rule != SAFEGUARD_TWO_SEATS_TWICE)
    either |= ranks_if (judge, TRUE, TRUE);
  if (rule != SAFEGUARD_TWO_SEATS_ONCE)
    either |= ranks_if (judge, FALSE, TRUE);
  if (meaning_of (either) == out->answer)
    return;
  out->seats_open = TRUE;
  out->answer = SAFEGUARD_QUORATE_UNDECIDED;
  out->row = SAFEGUARD_NO_ROW;
}

void
safeguard_quorum_judge_counted (SafeguardGovernance *governance,
                                const SafeguardBody *body,
                                const SafeguardQuorumFacts *all,
                                const GArray *counted,
                                SafeguardQuorumAnswer *out)
{
  g_autofree gboolean *enabled = g_new0 (gboolean, counted->len + 1);
  g_autofree gboolean *sits = g_new0 (gboolean, counted->len + 1);
  g_autofree gboolean *nominated = g_new0 (gboolean, counted->len + 1);
  g_autoptr (GArray) doubts = g_array_new (FALSE, TRUE, sizeof (Doubt));
  Judge judge = {body->quorum, all, counted, enabled, sits, nominated, doubts, 0, SAFEGUARD_NO_ROW};

  *out = (SafeguardQuorumAnswer){SAFEGUARD_QUORATE_UNDECIDED, SAFEGUARD_NO_ROW, FALSE, FALSE, NULL};
  if (body->quorum->table == NULL)
    return;

  answer (&judge, governance->two_seats, out);
  find_doubts (&judge, FALSE, FALSE);
  out->facts = make_facts (&judge);
}

void
safeguard_quorum_judge (SafeguardMeeting *meeting,
                        const SafeguardMoment *at,
                        SafeguardQuorumAnswer *out)
{
  SafeguardQuorumFacts all;

  safeguard_quorum_facts_of (meeting->governance, &all);
  g_autoptr (GArray) counted = safeguard_meeting_count (meeting, &all, at);
  safeguard_quorum_judge_counted (meeting->governance, meeting->body, &all, counted, out);
  g_strfreev (all.agencies);
}

void
safeguard_quorum_answer_clear (SafeguardQuorumAnswer *self)
{
  g_clear_pointer (&self->facts, safeguard_facts_free);
}
