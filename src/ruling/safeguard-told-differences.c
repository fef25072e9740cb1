/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-told-differences-private.h"

#include "safeguard-json-private.h"
#include "safeguard-phrase-private.h"

#include <string.h>

static void
told_free (SafeguardToldDifference *self)
{
  g_ptr_array_unref (self->subjects);
  g_free (self->message);
  g_object_unref (self->citations[0]);
  g_object_unref (self->citations[1]);
  g_free (self);
}

static char *
argument_of (SafeguardPolicyDifference *difference, const char *name)
{
  g_autoptr (GVariant) arguments
      = safeguard_finding_get_arguments (safeguard_policy_difference_get_words (difference));
  const char *text = NULL;

  g_variant_lookup (arguments, name, "&s", &text);

  return g_strdup (text);
}

/* Criteria lead to several things at once, each of which is compared for itself. */
static gboolean
is_consequence (SafeguardPolicyDifference *difference)
{
  switch (safeguard_policy_difference_get_aspect (difference))
    {
    case SAFEGUARD_ASPECT_NOTIFIABLE:
    case SAFEGUARD_ASPECT_RAPID_REVIEW:
    case SAFEGUARD_ASPECT_NOTIFIES:
    case SAFEGUARD_ASPECT_TOLD:
    case SAFEGUARD_ASPECT_STARTED:
      return safeguard_policy_difference_get_conditions (difference)[0] != NULL;
    default:
      return FALSE;
    }
}

/* The cases and what either says of them; NULL if it is told for itself. */
static char *
make_key (SafeguardPolicyDifference *difference)
{
  if (!is_consequence (difference))
    return NULL;

  SafeguardFinding *words = safeguard_policy_difference_get_words (difference);
  g_autofree char *facts = argument_of (difference, "facts");

  return g_strjoin ("\n", safeguard_finding_get_code (words), facts,
                    safeguard_policy_difference_get_first_answer (difference),
                    safeguard_policy_difference_get_second_answer (difference), NULL);
}

/* "Incident, to be notified and told to health": what they all begin with is said once. */
static char *
join_subjects (const GPtrArray *subjects)
{
  const char *first = g_ptr_array_index (subjects, 0);
  const char *comma = strstr (first, ", ");
  gsize shared = comma != NULL ? (gsize)(comma - first) + strlen (", ") : 0;
  char *text = g_strdup (first);

  for (guint i = 1; i < subjects->len; i++)
    if (strncmp (g_ptr_array_index (subjects, i), first, shared) != 0)
      shared = 0;
  for (guint i = 1; i < subjects->len; i++)
    {
      g_autofree char *before = text;
      const char *next = (const char *)g_ptr_array_index (subjects, i) + shared;

      text = i + 1 == subjects->len
                 ? safeguard_phrase_fill ("list-last", "list", before, "last", next, NULL)
                 : safeguard_phrase_fill ("list-next", "list", before, "next", next, NULL);
    }

  return text;
}

static void
say (SafeguardToldDifference *self)
{
  SafeguardFinding *words = safeguard_policy_difference_get_words (self->first);
  g_autofree char *about = join_subjects (self->subjects);
  g_autofree char *facts = argument_of (self->first, "facts");
  g_autofree char *was = argument_of (self->first, "was");
  g_autofree char *is = argument_of (self->first, "is");
  g_autofree char *first = argument_of (self->first, "first");
  g_autofree char *second = argument_of (self->first, "second");
  g_autoptr (SafeguardFinding) said = safeguard_finding_new (
      safeguard_finding_get_code (words), NULL, safeguard_finding_get_facts (words), "about", about,
      "facts", facts, "was", was, "is", is, "first", first, "second", second, NULL);

  self->message = g_strdup (safeguard_finding_get_message (said));
}

static void
add_citations (SafeguardToldDifference *self, guint side, GListModel *more)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  g_autoptr (GListModel) before = self->citations[side];

  if (before != NULL)
    g_ptr_array_add (lists, before);
  g_ptr_array_add (lists, more);
  self->citations[side] = safeguard_citations_gather (lists);
}

static void
add (SafeguardToldDifference *self, SafeguardPolicyDifference *difference)
{
  g_ptr_array_add (self->subjects, argument_of (difference, "about"));
  add_citations (self, 0, safeguard_policy_difference_get_first_citations (difference));
  add_citations (self, 1, safeguard_policy_difference_get_second_citations (difference));
}

static SafeguardToldDifference *
begin (SafeguardPolicyDifference *difference)
{
  SafeguardToldDifference *self = g_new0 (SafeguardToldDifference, 1);

  self->first = difference;
  self->subjects = g_ptr_array_new_with_free_func (g_free);

  return self;
}

GPtrArray *
safeguard_differences_tell (GListModel *differences)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)told_free);
  g_autoptr (GHashTable) by_case = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (differences); i++)
    {
      g_autoptr (SafeguardPolicyDifference) difference = g_list_model_get_item (differences, i);
      char *key = make_key (difference);
      SafeguardToldDifference *told = key != NULL ? g_hash_table_lookup (by_case, key) : NULL;

      if (told == NULL)
        {
          told = begin (difference);
          g_ptr_array_add (all, told);
        }
      add (told, difference);
      if (key != NULL)
        g_hash_table_insert (by_case, key, told);
    }
  for (guint i = 0; i < all->len; i++)
    {
      SafeguardToldDifference *told = g_ptr_array_index (all, i);

      if (told->subjects->len > 1)
        say (told);
      else
        told->message = g_strdup (safeguard_policy_difference_get_message (told->first));
    }

  return all;
}

void
safeguard_told_difference_write (const SafeguardToldDifference *self, JsonBuilder *builder)
{
  static const char *const sides[] = {"first", "second"};

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "room", safeguard_policy_difference_get_room (self->first));
  safeguard_json_add_text (builder, "message", self->message);
  for (guint side = 0; side < 2; side++)
    {
      json_builder_set_member_name (builder, sides[side]);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (self->citations[side], builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}
