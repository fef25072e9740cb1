/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"

#include "safeguard-list-private.h"
#include "safeguard-trace-private.h"

#include <string.h>

/* The fewest steps that would make a meeting quorate: somebody comes for an agency or into a seat,
 * somebody more comes, or a particular is put on record. A step is one thing to do, though it may
 * change several facts at once: with an agency comes a head. Every set of one step is tried, then
 * every set of two, and so on. */

#define MAX_STEPS 40
#define MAX_WAYS 16
#define BUDGET 4000

typedef enum
{
  STEP_AGENCY,     /* somebody of the agency comes */
  STEP_NOMINEE,    /* the agency's nominee comes */
  STEP_SEAT,       /* the holder of the seat comes */
  STEP_ANYBODY,    /* one more member comes */
  STEP_AUTHORITY,  /* a substitute's authority is put on record */
  STEP_NOMINATION, /* somebody's nomination is put on record */
} StepKind;

typedef struct
{
  StepKind kind;
  guint index; /* agency, seat, or entry */
  const SafeguardAttendee *attendee;
} Step;

typedef struct
{
  SafeguardMeeting *meeting;
  const SafeguardQuorumFacts *all;
  GArray *counted;
  GArray *steps; /* of Step: what could be done */
  guint taken[MAX_STEPS];
  guint n_taken;
  GPtrArray *ways; /* of GArray of guint */
  gint budget;
} Search;

static gboolean
uses (const Search *search, guint fact)
{
  return safeguard_table_uses (search->meeting->body->quorum->table, fact);
}

static void
add_step (Search *search, StepKind kind, guint index, const SafeguardAttendee *attendee)
{
  Step step = {kind, index, attendee};

  g_array_append_val (search->steps, step);
}

static gboolean
has_other_entry (const Search *search, guint index)
{
  const char *person = g_array_index (search->counted, SafeguardCounted, index).person;

  for (guint i = 0; i < search->counted->len; i++)
    if (i != index
        && strcmp (g_array_index (search->counted, SafeguardCounted, i).person, person) == 0)
      return TRUE;

  return FALSE;
}

/* By somebody who is there for nobody else: whoever is may not count for it. */
static gboolean
is_there (const Search *search, int agency, int seat)
{
  for (guint i = 0; i < search->counted->len; i++)
    {
      const SafeguardCounted *entry = &g_array_index (search->counted, SafeguardCounted, i);

      if (!has_other_entry (search, i)
          && ((agency >= 0 && entry->agency == agency) || (seat >= 0 && entry->seat == seat)))
        return TRUE;
    }

  return FALSE;
}

/* Whether the body has a seat for the agency; every partner's where no seat of it is known. */
static gboolean
belongs_to_body (const Search *search, const char *agency)
{
  SafeguardGovernance *governance = search->meeting->governance;
  gboolean has_seats = FALSE;

  for (guint i = 0; i < governance->seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (governance->seats, i);

      if (!safeguard_seat_is_of (seat, search->meeting->body->id))
        continue;
      has_seats = TRUE;
      if (seat->votes && !seat->class_open && g_strcmp0 (seat->agency, agency) == 0)
        return TRUE;
    }

  return !has_seats && safeguard_actors_is_partner (governance->actors, agency);
}

static void
list_agency_steps (Search *search)
{
  const SafeguardQuorumFacts *all = search->all;

  for (guint i = 0; i < all->n_agencies; i++)
    {
      gboolean counted
          = uses (search, all->n_agencies_fact) && belongs_to_body (search, all->agencies[i]);

      if (uses (search, all->n_agencies + i))
        add_step (search, STEP_NOMINEE, i, NULL);
      else if ((uses (search, i) || counted) && !is_there (search, (int)i, -1))
        add_step (search, STEP_AGENCY, i, NULL);
    }
  for (guint i = 0; i < all->n_seats; i++)
    if (uses (search, 2 * all->n_agencies + i) && !is_there (search, -1, (int)i))
      add_step (search, STEP_SEAT, i, NULL);
  if (uses (search, all->heads) || uses (search, all->members))
    add_step (search, STEP_ANYBODY, 0, NULL);
}

static void
list_particulars (Search *search, const SafeguardMoment *at)
{
  SafeguardMeeting *meeting = search->meeting;

  for (guint i = 0; i < meeting->attendees->len; i++)
    {
      const SafeguardAttendee *attendee = g_ptr_array_index (meeting->attendees, i);

      if (safeguard_meeting_get_standing (meeting, attendee, at) == SAFEGUARD_STANDING_NO_AUTHORITY)
        add_step (search, STEP_AUTHORITY, i, attendee);
    }
  for (guint i = 0; i < search->counted->len; i++)
    {
      const SafeguardCounted *entry = &g_array_index (search->counted, SafeguardCounted, i);

      if (entry->nominated != SAFEGUARD_RECORDED_YES && entry->agency >= 0
          && uses (search, search->all->n_agencies + (guint)entry->agency))
        add_step (search, STEP_NOMINATION, i, entry->attendee);
    }
}

static int
index_of (char **ids, const char *id)
{
  for (int i = 0; id != NULL && ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;

  return -1;
}

/* Those who count once all steps are taken. A newcomer's id is one that nobody else has. */
static GArray *
take_steps (const Search *search, GPtrArray *names)
{
  const SafeguardQuorumFacts *all = search->all;
  GArray *counted = g_array_copy (search->counted);

  for (guint i = 0; i < search->n_taken; i++)
    {
      const Step *step = &g_array_index (search->steps, Step, search->taken[i]);
      SafeguardCounted entry = {NULL, -1, -1, SAFEGUARD_RECORDED_NO, FALSE, step->attendee};
      const SafeguardSeat *seat
          = step->attendee != NULL ? step->attendee->seat
            : step->kind == STEP_SEAT
                ? g_ptr_array_index (search->meeting->governance->seats, step->index)
                : NULL;

      if (step->kind == STEP_NOMINATION)
        {
          g_array_index (counted, SafeguardCounted, step->index).nominated = SAFEGUARD_RECORDED_YES;
          continue;
        }
      g_ptr_array_add (names, g_strdup_printf ("\n%u", i));
      entry.person = step->kind == STEP_AUTHORITY ? step->attendee->person
                                                  : g_ptr_array_index (names, names->len - 1);
      entry.agency = seat != NULL ? index_of (all->agencies, seat->agency) : -1;
      entry.seat = seat != NULL ? index_of (all->seats, seat->id) : -1;
      entry.open = step->attendee != NULL
                   && (seat->class_open
                       || safeguard_meeting_is_stranger (search->meeting, step->attendee));
      if (step->kind == STEP_AGENCY || step->kind == STEP_NOMINEE)
        entry.agency = (int)step->index;
      if (step->kind == STEP_NOMINEE)
        entry.nominated = SAFEGUARD_RECORDED_YES;
      g_array_append_val (counted, entry);
    }

  return counted;
}

static gboolean
is_quorate (Search *search)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) counted = take_steps (search, names);
  SafeguardQuorumAnswer answer;

  search->budget--;
  safeguard_quorum_judge_counted (search->meeting->governance, search->meeting->body, search->all,
                                  counted, &answer);
  safeguard_quorum_answer_clear (&answer);

  return answer.answer == SAFEGUARD_QUORATE_YES;
}

static void
try_sets (Search *search, guint from, guint left)
{
  if (left == 0)
    {
      if (is_quorate (search))
        {
          GArray *way = g_array_new (FALSE, FALSE, sizeof (guint));

          g_array_append_vals (way, search->taken, search->n_taken);
          g_ptr_array_add (search->ways, way);
        }
      return;
    }

  for (guint i = from; i < search->steps->len && search->budget > 0; i++)
    {
      gboolean again = g_array_index (search->steps, Step, i).kind == STEP_ANYBODY;

      search->taken[search->n_taken++] = i;
      try_sets (search, again ? i : i + 1, left - 1);
      search->n_taken--;
    }
}

/* --- in words */

static guint
count_heads (const Search *search, gboolean people)
{
  g_autoptr (GHashTable) heads = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < search->counted->len; i++)
    g_hash_table_add (heads, (gpointer)g_array_index (search->counted, SafeguardCounted, i).person);

  return people ? g_hash_table_size (heads) : search->counted->len;
}

/* So many more, told once with the number that they make up; the other newcomers are among them. */
static SafeguardNeed *
need_more (const Search *search, guint more)
{
  gboolean heads = uses (search, search->all->heads);
  guint now = count_heads (search, heads);
  g_autofree char *from = g_strdup_printf ("%u", now);
  g_autofree char *to = g_strdup_printf ("%u", now + more);

  return safeguard_need_new (heads ? "heads" : "members", from, to);
}

static SafeguardNeed *
need_of (const Search *search, const Step *step)
{
  const SafeguardQuorumFacts *all = search->all;
  g_autofree char *fact = NULL;

  switch (step->kind)
    {
    case STEP_NOMINEE:
      fact = g_strconcat ("nominee-of-", all->agencies[step->index], NULL);
      return safeguard_need_new (fact, "absent", "present");
    case STEP_SEAT:
      fact = g_strconcat ("seat-", all->seats[step->index], NULL);
      return safeguard_need_new (fact, "absent", "present");
    case STEP_AUTHORITY:
      fact = g_strconcat ("authority-for-", step->attendee->seat->id, NULL);
      return safeguard_need_new (fact, "not on record", "on record");
    case STEP_NOMINATION:
      fact = g_strconcat ("nominee-of-", safeguard_attendee_get_agency (step->attendee), NULL);
      return safeguard_need_new (
          fact, step->attendee->nominated == SAFEGUARD_RECORDED_NO ? "not nominated" : "unknown",
          "nominated");
    case STEP_AGENCY:
    case STEP_ANYBODY:
      break;
    }

  return safeguard_need_new (all->agencies[step->index], "absent", "present");
}

static SafeguardChange *
change_of (const Search *search, const GArray *way)
{
  GPtrArray *needs = g_ptr_array_new ();
  guint more = 0, newcomers = 0;

  for (guint i = 0; i < way->len; i++)
    {
      const Step *step = &g_array_index (search->steps, Step, g_array_index (way, guint, i));

      newcomers += step->kind != STEP_NOMINATION ? 1 : 0;
      if (step->kind == STEP_ANYBODY)
        more++;
      else
        g_ptr_array_add (needs, need_of (search, step));
    }
  if (more > 0)
    g_ptr_array_add (needs, need_more (search, newcomers));

  return safeguard_change_new ("yes", safeguard_list_new_take (SAFEGUARD_TYPE_NEED, needs));
}

static void
run (Search *search)
{
  if (is_quorate (search))
    return;
  for (guint n = 1; n <= MAX_STEPS && search->ways->len == 0 && search->budget > 0; n++)
    {
      gboolean repeats = uses (search, search->all->heads) || uses (search, search->all->members);

      if (n > search->steps->len && !repeats)
        return;
      try_sets (search, 0, n);
    }
}

GListModel *
safeguard_quorum_find_missing (SafeguardMeeting *meeting,
                               const SafeguardMoment *at,
                               gboolean *complete)
{
  SafeguardQuorumFacts all;
  GPtrArray *changes = g_ptr_array_new ();
  Search search = {.meeting = meeting, .all = &all, .budget = BUDGET};

  if (complete != NULL)
    *complete = TRUE;
  if (meeting->body->quorum->table == NULL)
    return safeguard_list_new_take (SAFEGUARD_TYPE_CHANGE, changes);

  safeguard_quorum_facts_of (meeting->governance, &all);
  search.counted = safeguard_meeting_count (meeting, &all, at);
  search.steps = g_array_new (FALSE, TRUE, sizeof (Step));
  search.ways = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  list_agency_steps (&search);
  list_particulars (&search, at);
  run (&search);
  for (guint i = 0; i < MIN (search.ways->len, MAX_WAYS); i++)
    g_ptr_array_add (changes, change_of (&search, g_ptr_array_index (search.ways, i)));
  if (complete != NULL)
    *complete = search.budget > 0 && search.ways->len <= MAX_WAYS;
  g_ptr_array_unref (search.ways);
  g_array_unref (search.steps);
  g_array_unref (search.counted);
  g_strfreev (all.agencies);

  return safeguard_list_new_take (SAFEGUARD_TYPE_CHANGE, changes);
}
