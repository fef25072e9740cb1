/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-vocabulary-private.h"

/* What a row asks of the facts. Immutable, reference counted, not bound to a table. */
typedef struct _SafeguardCondition SafeguardCondition;

typedef enum
{
  SAFEGUARD_CONDITION_FLAG,
  SAFEGUARD_CONDITION_NUMBER,
  SAFEGUARD_CONDITION_CHOICE,
  SAFEGUARD_CONDITION_ALL,
  SAFEGUARD_CONDITION_ANY,
  SAFEGUARD_CONDITION_NOT,
  SAFEGUARD_CONDITION_AT_LEAST,
} SafeguardConditionKind;

typedef enum
{
  SAFEGUARD_COMPARISON_UNDER,
  SAFEGUARD_COMPARISON_OVER,
  SAFEGUARD_COMPARISON_AT_LEAST,
  SAFEGUARD_COMPARISON_AT_MOST,
  SAFEGUARD_COMPARISON_IS,
} SafeguardComparison;

struct _SafeguardCondition
{
  gatomicrefcount references;
  SafeguardConditionKind kind;
  guint fact;                     /* flag, number, choice */
  gboolean present;               /* flag */
  SafeguardComparison comparison; /* number */
  gint64 value;                   /* number; the count of at-least */
  guint64 values;                 /* choice: a bit for each value that fits */
  guint n_parts;                  /* the others */
  SafeguardCondition **parts;
};

SafeguardCondition *safeguard_condition_new_flag (guint fact, gboolean present);
SafeguardCondition *
safeguard_condition_new_number (guint fact, SafeguardComparison comparison, gint64 value);
SafeguardCondition *safeguard_condition_new_choice (guint fact, guint64 values);
/* These take the references in @parts, not the array. No parts: all is always true, any never. */
SafeguardCondition *safeguard_condition_new_all (SafeguardCondition *const *parts, guint n_parts);
SafeguardCondition *safeguard_condition_new_any (SafeguardCondition *const *parts, guint n_parts);
SafeguardCondition *safeguard_condition_new_none (SafeguardCondition *const *parts, guint n_parts);
SafeguardCondition *safeguard_condition_new_not (SafeguardCondition *part);
SafeguardCondition *
safeguard_condition_new_at_least (guint count, SafeguardCondition *const *parts, guint n_parts);
SafeguardCondition *safeguard_condition_ref (SafeguardCondition *self);
void safeguard_condition_unref (SafeguardCondition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardCondition, safeguard_condition_unref)

/* From a pack:
 *   fact                              the flag is present
 *   [..]                              all of them
 *   {all: [..]}, {any: [..]}, {none: [..]}, {not: ..}
 *   {at-least: {of: [..], count: 2}}
 *   {fact: present}, {fact: absent}
 *   {number: {under: 12}}             also over, at-least, at-most, is; several mean all of them
 *   {choice: {is: value}}, {choice: {one-of: [..]}}
 *   {word: member}                    of a family of the vocabulary, such as {present: health};
 *                                     also {word: [..]}, all of them, and {word: {all: [..]}},
 *                                     {any: [..]}, {none: [..]}, {at-least: {of: [..], count: 2}}
 * A map with several keys means all of them. NULL, with the complaint in @log, if it is not one. */
SafeguardCondition *safeguard_condition_read (const SafeguardVocabulary *vocabulary,
                                              const SafeguardNode *node,
                                              SafeguardIssueLog *log);
