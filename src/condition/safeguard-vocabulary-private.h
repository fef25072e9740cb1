/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* What a policy asks about: the declared facts, in their order. Immutable and shared between
 * threads. Facts are named by their index from here on; ids stay at the doors. */
typedef struct _SafeguardVocabulary SafeguardVocabulary;

typedef enum
{
  SAFEGUARD_FACT_FLAG,   /* present or absent */
  SAFEGUARD_FACT_NUMBER, /* a whole number */
  SAFEGUARD_FACT_CHOICE, /* one of named values */
} SafeguardFactType;

/* The sets of values in conditions are 64 bits wide. */
#define SAFEGUARD_CHOICE_MAX_VALUES 64
#define SAFEGUARD_VOCABULARY_MAX_FACTS 4096
#define SAFEGUARD_NO_FACT (-1)

/* One declaration. @values ends in NULL and is for choices; @least and @most are for numbers,
 * G_MININT64 and G_MAXINT64 where the document sets no bound. */
typedef struct
{
  const char *id;
  const char *ask; /* may be NULL */
  SafeguardFactType type;
  const char *const *values;
  gint64 least;
  gint64 most;
  const char *group; /* facts of one kind, "complex-safeguarding"; NULL if it is of none */
} SafeguardFactDeclaration;

/* The bounds of a number, or the indexes of a choice's values, so that one comparison tells whether
 * a word is within them. */
typedef struct
{
  guint64 least;
  guint64 span; /* how far the most is above it */
} SafeguardFactRange;

static inline gboolean
safeguard_fact_range_holds (const SafeguardFactRange *range, guint64 word)
{
  return word - range->least <= range->span;
}

/* For tests, benchmarks and rooms whose facts do not stand in a pack (votes, counts). Everything is
 * copied. Ids must differ; a choice needs 1 to 64 values. */
SafeguardVocabulary *safeguard_vocabulary_new (const SafeguardFactDeclaration *facts,
                                               guint n_facts);

/* One member of a family of facts: {word: member} in a condition says that the flag is present, or
 * that the choice is one of @values. {yes: health} is the choice `health` being yes. */
typedef struct
{
  const char *word;
  const char *member;
  guint fact;
  guint64 values;      /* of a choice: a bit for each value that fits */
  SafeguardError code; /* what an unknown member of the family is */
} SafeguardAtom;

/* As new, with families. Several members may stand for one fact: other names of an agency. */
SafeguardVocabulary *safeguard_vocabulary_new_with_families (const SafeguardFactDeclaration *facts,
                                                             guint n_facts,
                                                             const SafeguardAtom *atoms,
                                                             guint n_atoms);
/* The first member of the family @word; NULL if there is no such family. */
const SafeguardAtom *safeguard_vocabulary_get_family (const SafeguardVocabulary *self,
                                                      const char *word);
/* NULL if the family has no such member. */
const SafeguardAtom *safeguard_vocabulary_find_atom (const SafeguardVocabulary *self,
                                                     const char *word,
                                                     const char *member);
/* (transfer container), borrowed texts; ends in NULL. For suggestions of the nearest name. */
const char **safeguard_vocabulary_list_members (const SafeguardVocabulary *self, const char *word);
/* From the section `facts` of the packs:
 *   id: {ask: text, type: flag | number | choice, values: [...], least: n, most: n, group: id,
 *        cite: ...}
 * NULL if @log got an error. A policy without facts has an empty vocabulary. */
SafeguardVocabulary *safeguard_vocabulary_compile (SafeguardLayers *layers, SafeguardIssueLog *log);
SafeguardVocabulary *safeguard_vocabulary_ref (SafeguardVocabulary *self);
void safeguard_vocabulary_unref (SafeguardVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardVocabulary, safeguard_vocabulary_unref)

/* The same one, or one that another reading of the same pack made: the same facts of the same types
 * and values, in the same order. */
gboolean safeguard_vocabulary_is_alike (const SafeguardVocabulary *self,
                                        const SafeguardVocabulary *other);
guint safeguard_vocabulary_get_n_facts (const SafeguardVocabulary *self);
/* Borrowed; lives as long as the vocabulary. */
const SafeguardFactDeclaration *safeguard_vocabulary_get_fact (const SafeguardVocabulary *self,
                                                               guint fact);
/* SAFEGUARD_NO_FACT if none has that id. */
int safeguard_vocabulary_find (const SafeguardVocabulary *self, const char *id);
/* As find, with SAFEGUARD_ERROR_UNKNOWN_FACT and the nearest id set. */
int safeguard_vocabulary_require (const SafeguardVocabulary *self, const char *id, GError **error);
/* Ends in NULL; in the order of the facts. For suggestions of the nearest name. */
const char *const *safeguard_vocabulary_get_ids (const SafeguardVocabulary *self);
guint safeguard_vocabulary_get_n_values (const SafeguardVocabulary *self, guint fact);
/* The index of a choice's value, or -1. */
int
safeguard_vocabulary_find_value (const SafeguardVocabulary *self, guint fact, const char *value);

/* The packed image of facts: flags in two sets of bits, the other facts in one word each. The slot
 * is the fact's bit among the flags, or its place among the others. */
guint safeguard_vocabulary_get_slot (const SafeguardVocabulary *self, guint fact);
/* By the slot of each number and choice. Borrowed. */
const SafeguardFactRange *safeguard_vocabulary_get_ranges (const SafeguardVocabulary *self);
guint safeguard_vocabulary_get_n_flag_words (const SafeguardVocabulary *self);
guint safeguard_vocabulary_get_n_value_words (const SafeguardVocabulary *self);
guint safeguard_vocabulary_get_n_values_known_words (const SafeguardVocabulary *self);
/* Of a whole image. */
guint safeguard_vocabulary_get_n_words (const SafeguardVocabulary *self);
