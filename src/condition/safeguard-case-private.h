/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-facts-private.h"
#include "safeguard-record-private.h"

struct _SafeguardCase
{
  SafeguardRecord parent_instance;

  SafeguardFacts *facts;
};

struct _SafeguardCaseClass
{
  SafeguardRecordClass parent_class;
};

/* For a room's constructor. */
void safeguard_case_set_up (SafeguardCase *self, SafeguardVocabulary *vocabulary);
void safeguard_case_copy_facts (SafeguardCase *self, SafeguardCase *other);
/* The same facts, by name, over another vocabulary; those that it has no place for are added to
 * @left_out, which may be NULL and borrows their ids. */
void
safeguard_case_move (SafeguardCase *self, SafeguardVocabulary *vocabulary, GPtrArray *left_out);
/* The facts over the vocabulary that judges them; (transfer full). NULL with
 * SAFEGUARD_ERROR_OTHER_POLICY if it lacks one of them. */
SafeguardFacts *
safeguard_case_bind (SafeguardCase *self, SafeguardVocabulary *vocabulary, GError **error);
