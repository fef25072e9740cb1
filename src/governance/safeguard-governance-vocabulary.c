/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-governance-private.h"

#include <string.h>

/* What conditions of quorums and votes may speak of: families of facts over the agencies and the
 * seats that the policy knows. */

static const char *const ballots[] = {"yes", "no", "abstain", "absent", NULL};
static const char *const ballot_words[] = {"yes", "no", "abstained", "absent"};

static void
add_fact (GArray *facts, const char *id, const char *ask, SafeguardFactType type)
{
  SafeguardFactDeclaration fact = {.id = id, .ask = ask, .type = type};

  if (type == SAFEGUARD_FACT_NUMBER)
    fact.most = G_MAXINT64;
  if (type == SAFEGUARD_FACT_CHOICE)
    fact.values = ballots;
  g_array_append_val (facts, fact);
}

static void
add_atom (GArray *atoms, const char *word, const char *member, guint fact, SafeguardError code)
{
  SafeguardAtom atom = {word, member, fact, 0, code};

  g_array_append_val (atoms, atom);
}

/* The actors' own ids, each once, in the order of the packs. */
static char **
list_agencies (const SafeguardActors *actors)
{
  const char *const *ids = safeguard_actors_get_ids (actors);
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (strcmp (safeguard_actors_find (actors, ids[i], NULL), ids[i]) == 0)
      g_strv_builder_add (own, ids[i]);

  return g_strv_builder_end (own);
}

void
safeguard_quorum_facts_of (SafeguardGovernance *self, SafeguardQuorumFacts *out)
{
  out->agencies = list_agencies (self->actors);
  out->n_agencies = g_strv_length (out->agencies);
  out->seats = self->seat_ids;
  out->n_seats = g_strv_length (self->seat_ids);
  out->heads = 2 * out->n_agencies + out->n_seats;
  out->members = out->heads + 1;
  out->n_agencies_fact = out->heads + 2;
}

/* -1: an actor whose own id stands for another, which has been complained of. */
static int
index_of (char **ids, const char *id)
{
  for (int i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], id) == 0)
      return i;

  return -1;
}

/* Every name of an agency is a member, so that a pack may write `ccg` for the health partner. */
static void
add_agency_atoms (GArray *atoms, const SafeguardActors *actors, const SafeguardQuorumFacts *facts)
{
  const char *const *ids = safeguard_actors_get_ids (actors);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      int agency = index_of (facts->agencies, safeguard_actors_find (actors, ids[i], NULL));

      if (agency < 0)
        continue;
      add_atom (atoms, "present", ids[i], (guint)agency, SAFEGUARD_ERROR_UNKNOWN_ACTOR);
      add_atom (atoms, "nominee-of", ids[i], facts->n_agencies + (guint)agency,
                SAFEGUARD_ERROR_UNKNOWN_ACTOR);
    }
}

SafeguardVocabulary *
safeguard_quorum_vocabulary_new (SafeguardGovernance *self)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, TRUE, sizeof (SafeguardFactDeclaration));
  g_autoptr (GArray) atoms = g_array_new (FALSE, TRUE, sizeof (SafeguardAtom));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  SafeguardQuorumFacts all;
  SafeguardVocabulary *vocabulary;

  safeguard_quorum_facts_of (self, &all);
  for (guint i = 0; i < all.n_agencies; i++)
    add_fact (facts, all.agencies[i], NULL, SAFEGUARD_FACT_FLAG);
  for (guint i = 0; i < all.n_agencies; i++)
    {
      g_ptr_array_add (texts, g_strconcat ("nominee-of-", all.agencies[i], NULL));
      add_fact (facts, g_ptr_array_index (texts, texts->len - 1), NULL, SAFEGUARD_FACT_FLAG);
    }
  for (guint i = 0; i < all.n_seats; i++)
    {
      g_ptr_array_add (texts, g_strconcat ("seat-", all.seats[i], NULL));
      add_fact (facts, g_ptr_array_index (texts, texts->len - 1), NULL, SAFEGUARD_FACT_FLAG);
      add_atom (atoms, "seat", all.seats[i], 2 * all.n_agencies + i, SAFEGUARD_ERROR_UNKNOWN_SEAT);
    }
  /* Last, so that a condition finds them whatever an agency is called. */
  add_fact (facts, "heads", NULL, SAFEGUARD_FACT_NUMBER);
  add_fact (facts, "members", NULL, SAFEGUARD_FACT_NUMBER);
  add_fact (facts, "agencies", NULL, SAFEGUARD_FACT_NUMBER);
  add_agency_atoms (atoms, self->actors, &all);
  vocabulary = safeguard_vocabulary_new_with_families (
      (SafeguardFactDeclaration *)(void *)facts->data, facts->len,
      (SafeguardAtom *)(void *)atoms->data, atoms->len);
  g_strfreev (all.agencies);

  return vocabulary;
}

SafeguardVocabulary *
safeguard_vote_vocabulary_new (const SafeguardActors *actors, const char *const *voters)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, TRUE, sizeof (SafeguardFactDeclaration));
  g_autoptr (GArray) atoms = g_array_new (FALSE, TRUE, sizeof (SafeguardAtom));
  const char *const *ids = safeguard_actors_get_ids (actors);

  for (guint i = 0; voters[i] != NULL; i++)
    add_fact (facts, voters[i], NULL, SAFEGUARD_FACT_CHOICE);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *own = safeguard_actors_find (actors, ids[i], NULL);

      if (!g_strv_contains (voters, own))
        continue;
      for (guint word = 0; word < G_N_ELEMENTS (ballot_words); word++)
        {
          SafeguardAtom atom = {ballot_words[word], ids[i], (guint)index_of ((char **)voters, own),
                                G_GUINT64_CONSTANT (1) << word, SAFEGUARD_ERROR_UNKNOWN_ACTOR};

          g_array_append_val (atoms, atom);
        }
    }

  return safeguard_vocabulary_new_with_families ((SafeguardFactDeclaration *)(void *)facts->data,
                                                 facts->len, (SafeguardAtom *)(void *)atoms->data,
                                                 atoms->len);
}
