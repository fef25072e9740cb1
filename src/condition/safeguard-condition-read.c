/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-condition-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

typedef struct
{
  const SafeguardVocabulary *vocabulary;
  SafeguardIssueLog *log;
} Reader;

/* Made of several parts, all of which are read even after one failed: an author wants every
 * complaint at once. NULL stands for a part that failed. */
typedef struct
{
  GPtrArray *parts;
  gboolean good;
} Parts;

static const char *const truths[] = {"absent", "present", NULL};
static const char *const comparisons[] = {"under", "over", "at-least", "at-most", "is", NULL};
static const char *const choice_keys[] = {"is", "one-of", NULL};
static const char *const at_least_keys[] = {"of", "count", NULL};
static const char *const family_keys[] = {"all", "any", "none", "at-least", NULL};

static SafeguardCondition *read_condition (const Reader *reader, const SafeguardNode *node);

static Parts
parts_new (void)
{
  Parts parts = {g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_condition_unref), TRUE};

  return parts;
}

static void
parts_take (Parts *parts, SafeguardCondition *part)
{
  if (part != NULL)
    g_ptr_array_add (parts->parts, part);
  else
    parts->good = FALSE;
}

/* One condition of all parts, or NULL; frees the parts. */
static SafeguardCondition *
parts_join (Parts *parts, SafeguardConditionKind kind, guint count)
{
  SafeguardCondition *joined = NULL;
  guint n_parts = parts->parts->len;

  if (parts->good)
    {
      SafeguardCondition *const *all = (SafeguardCondition *const *)(void *)parts->parts->pdata;

      if (kind == SAFEGUARD_CONDITION_ALL && n_parts == 1)
        joined = all[0];
      else if (kind == SAFEGUARD_CONDITION_ALL)
        joined = safeguard_condition_new_all (all, n_parts);
      else if (kind == SAFEGUARD_CONDITION_ANY)
        joined = safeguard_condition_new_any (all, n_parts);
      else if (kind == SAFEGUARD_CONDITION_NOT)
        joined = safeguard_condition_new_none (all, n_parts);
      else
        joined = safeguard_condition_new_at_least (count, all, n_parts);
      g_ptr_array_set_free_func (parts->parts, NULL);
    }
  g_ptr_array_unref (parts->parts);

  return joined;
}

static int
find_fact (const Reader *reader, const SafeguardNode *node, const char *id)
{
  int fact = safeguard_vocabulary_find (reader->vocabulary, id);

  if (fact == SAFEGUARD_NO_FACT)
    safeguard_node_complain (
        node, reader->log, SAFEGUARD_ERROR_UNKNOWN_FACT,
        safeguard_nearest (id, safeguard_vocabulary_get_ids (reader->vocabulary)),
        "'%.60s' is not a fact that the policy declares", id);

  return fact;
}

static SafeguardCondition *
read_name (const Reader *reader, const SafeguardNode *node)
{
  const char *id = safeguard_node_as_text (node, reader->log);
  int fact = id != NULL ? find_fact (reader, node, id) : SAFEGUARD_NO_FACT;

  if (fact == SAFEGUARD_NO_FACT)
    return NULL;
  if (safeguard_vocabulary_get_fact (reader->vocabulary, (guint)fact)->type != SAFEGUARD_FACT_FLAG)
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_WRONG_TYPE, NULL,
                               "'%.60s' is not a flag: compare it, as in {%.60s: {is: ...}}", id,
                               id);
      return NULL;
    }

  return safeguard_condition_new_flag ((guint)fact, TRUE);
}

static SafeguardCondition *
read_list (const Reader *reader,
           const SafeguardNode *node,
           SafeguardConditionKind kind,
           gboolean may_be_empty)
{
  Parts parts = parts_new ();

  if (node->kind == SAFEGUARD_NODE_SCALAR)
    parts_take (&parts, read_name (reader, node));
  else if (!safeguard_node_is_list (node, reader->log))
    parts.good = FALSE;
  else if (node->n_children == 0 && !may_be_empty)
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                               "the list is empty, and must name at least one condition");
      parts.good = FALSE;
    }
  else
    SAFEGUARD_NODE_FOREACH (child, node)
      parts_take (&parts, read_condition (reader, child));

  return parts_join (&parts, kind, 0);
}

static SafeguardCondition *
read_not (const Reader *reader, const SafeguardNode *node)
{
  SafeguardCondition *part = read_condition (reader, node);

  return part != NULL ? safeguard_condition_new_not (part) : NULL;
}

/* {of: [..], count: 2} */
static SafeguardCondition *
read_at_least (const Reader *reader, const SafeguardNode *node)
{
  const SafeguardNode *of, *count_node;
  gint64 count = 0;
  Parts parts;

  if (!safeguard_node_refuse_keys (node, at_least_keys, reader->log))
    return NULL;
  of = safeguard_node_require (node, "of", reader->log);
  count_node = safeguard_node_require (node, "count", reader->log);
  if (!safeguard_node_is_list (of, reader->log)
      || !safeguard_node_as_integer (count_node, 1, MAX ((gint64)of->n_children, 1), reader->log,
                                     &count))
    return NULL;

  parts = parts_new ();
  SAFEGUARD_NODE_FOREACH (child, of)
    parts_take (&parts, read_condition (reader, child));

  return parts_join (&parts, SAFEGUARD_CONDITION_AT_LEAST, (guint)count);
}

/* {under: 12}; several comparisons mean all of them */
static SafeguardCondition *
read_number (const Reader *reader, const SafeguardNode *node, guint fact)
{
  Parts parts;

  if (!safeguard_node_refuse_keys (node, comparisons, reader->log))
    return NULL;
  if (node->n_children == 0)
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                               "the comparison is missing: under, over, at-least, at-most or is");
      return NULL;
    }

  parts = parts_new ();
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      gint64 value = 0;

      for (guint i = 0; comparisons[i] != NULL; i++)
        if (strcmp (child->key, comparisons[i]) == 0)
          parts_take (&parts,
                      safeguard_node_as_integer (child, G_MININT64, G_MAXINT64, reader->log, &value)
                          ? safeguard_condition_new_number (fact, (SafeguardComparison)i, value)
                          : NULL);
    }

  return parts_join (&parts, SAFEGUARD_CONDITION_ALL, 0);
}

static gboolean
read_value (const Reader *reader, const SafeguardNode *node, guint fact, guint64 *values)
{
  const SafeguardFactDeclaration *declaration
      = safeguard_vocabulary_get_fact (reader->vocabulary, fact);
  const char *name = safeguard_node_as_text (node, reader->log);
  int value = name != NULL ? safeguard_vocabulary_find_value (reader->vocabulary, fact, name) : -1;

  if (value >= 0)
    *values |= G_GUINT64_CONSTANT (1) << value;
  else if (name != NULL)
    {
      g_autofree char *expected = g_strjoinv (", ", (char **)declaration->values);

      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_WRONG_VALUE,
                               safeguard_nearest (name, declaration->values),
                               "found '%.60s', expected one of: %s", name, expected);
    }

  return value >= 0;
}

/* {is: value} or {one-of: [..]} */
static SafeguardCondition *
read_choice (const Reader *reader, const SafeguardNode *node, guint fact)
{
  const SafeguardNode *is, *one_of;
  gboolean good = TRUE;
  guint64 values = 0;

  if (!safeguard_node_refuse_keys (node, choice_keys, reader->log))
    return NULL;
  is = safeguard_node_get (node, "is");
  one_of = safeguard_node_get (node, "one-of");
  if ((is == NULL) == (one_of == NULL))
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                               "a choice is compared with one key, 'is' or 'one-of'");
      return NULL;
    }

  if (is != NULL)
    good = read_value (reader, is, fact, &values);
  else if (!safeguard_node_is_list (one_of, reader->log))
    return NULL;
  else
    SAFEGUARD_NODE_FOREACH (child, one_of)
      good = read_value (reader, child, fact, &values) && good;

  return good ? safeguard_condition_new_choice (fact, values) : NULL;
}

static SafeguardCondition *
read_comparison (const Reader *reader, const SafeguardNode *node)
{
  int fact = find_fact (reader, node, node->key);
  int truth;

  if (fact == SAFEGUARD_NO_FACT)
    return NULL;

  switch (safeguard_vocabulary_get_fact (reader->vocabulary, (guint)fact)->type)
    {
    case SAFEGUARD_FACT_NUMBER:
      return read_number (reader, node, (guint)fact);
    case SAFEGUARD_FACT_CHOICE:
      return read_choice (reader, node, (guint)fact);
    case SAFEGUARD_FACT_FLAG:
      break;
    }

  truth = safeguard_node_as_choice (node, truths, reader->log);
  return truth >= 0 ? safeguard_condition_new_flag ((guint)fact, truth == 1) : NULL;
}

/* --- families: {present: health}, {yes: {all: [health, police]}} */

static SafeguardCondition *
read_member (const Reader *reader, const SafeguardNode *node, const char *word)
{
  const char *member = safeguard_node_as_text (node, reader->log);
  const SafeguardAtom *atom
      = member != NULL ? safeguard_vocabulary_find_atom (reader->vocabulary, word, member) : NULL;

  if (atom == NULL && member != NULL)
    {
      g_autofree const char **members
          = safeguard_vocabulary_list_members (reader->vocabulary, word);

      safeguard_node_complain (
          node, reader->log, safeguard_vocabulary_get_family (reader->vocabulary, word)->code,
          safeguard_nearest (member, members),
          "'%s' is asked of '%.60s', which the policy does not have there", word, member);
    }
  if (atom == NULL)
    return NULL;
  if (safeguard_vocabulary_get_fact (reader->vocabulary, atom->fact)->type == SAFEGUARD_FACT_FLAG)
    return safeguard_condition_new_flag (atom->fact, TRUE);

  return safeguard_condition_new_choice (atom->fact, atom->values);
}

static SafeguardCondition *
read_members (const Reader *reader,
              const SafeguardNode *node,
              const char *word,
              SafeguardConditionKind kind,
              guint count)
{
  Parts parts = parts_new ();

  if (node->kind == SAFEGUARD_NODE_SCALAR)
    parts_take (&parts, read_member (reader, node, word));
  else if (!safeguard_node_is_list (node, reader->log))
    parts.good = FALSE;
  else if (node->n_children == 0)
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                               "the list is empty, and must name at least one");
      parts.good = FALSE;
    }
  else
    SAFEGUARD_NODE_FOREACH (child, node)
      parts_take (&parts, read_member (reader, child, word));

  return parts_join (&parts, kind, count);
}

/* {of: [..], count: 2} */
static SafeguardCondition *
read_members_at_least (const Reader *reader, const SafeguardNode *node, const char *word)
{
  const SafeguardNode *of, *count_node;
  gint64 count = 0;

  if (!safeguard_node_refuse_keys (node, at_least_keys, reader->log))
    return NULL;
  of = safeguard_node_require (node, "of", reader->log);
  count_node = safeguard_node_require (node, "count", reader->log);
  if (of == NULL || !safeguard_node_is_list (of, reader->log)
      || !safeguard_node_as_integer (count_node, 1, MAX ((gint64)of->n_children, 1), reader->log,
                                     &count))
    return NULL;

  return read_members (reader, of, word, SAFEGUARD_CONDITION_AT_LEAST, (guint)count);
}

static SafeguardCondition *
read_family_key (const Reader *reader, const SafeguardNode *node, const char *word)
{
  if (strcmp (node->key, "any") == 0)
    return read_members (reader, node, word, SAFEGUARD_CONDITION_ANY, 0);
  if (strcmp (node->key, "none") == 0)
    return read_members (reader, node, word, SAFEGUARD_CONDITION_NOT, 0);
  if (strcmp (node->key, "at-least") == 0)
    return read_members_at_least (reader, node, word);

  return read_members (reader, node, word, SAFEGUARD_CONDITION_ALL, 0);
}

static SafeguardCondition *
read_family (const Reader *reader, const SafeguardNode *node)
{
  const char *word = node->key;
  Parts parts;

  if (node->kind != SAFEGUARD_NODE_MAP)
    return read_members (reader, node, word, SAFEGUARD_CONDITION_ALL, 0);
  if (!safeguard_node_refuse_keys (node, family_keys, reader->log))
    return NULL;
  if (node->n_children == 0)
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                               "who is missing: all, any, none or at-least");
      return NULL;
    }

  parts = parts_new ();
  SAFEGUARD_NODE_FOREACH (child, node)
    parts_take (&parts, read_family_key (reader, child, word));

  return parts_join (&parts, SAFEGUARD_CONDITION_ALL, 0);
}

static SafeguardCondition *
read_key (const Reader *reader, const SafeguardNode *node)
{
  if (strcmp (node->key, "all") == 0)
    return read_list (reader, node, SAFEGUARD_CONDITION_ALL, TRUE);
  if (strcmp (node->key, "any") == 0)
    return read_list (reader, node, SAFEGUARD_CONDITION_ANY, FALSE);
  if (strcmp (node->key, "none") == 0)
    return read_list (reader, node, SAFEGUARD_CONDITION_NOT, FALSE);
  if (strcmp (node->key, "not") == 0)
    return read_not (reader, node);
  if (strcmp (node->key, "at-least") == 0)
    return read_at_least (reader, node);
  if (safeguard_vocabulary_get_family (reader->vocabulary, node->key) != NULL)
    return read_family (reader, node);

  return read_comparison (reader, node);
}

static SafeguardCondition *
read_condition (const Reader *reader, const SafeguardNode *node)
{
  Parts parts;

  if (node->kind == SAFEGUARD_NODE_SCALAR)
    return read_name (reader, node);
  if (node->kind == SAFEGUARD_NODE_LIST)
    return read_list (reader, node, SAFEGUARD_CONDITION_ALL, FALSE);
  if (node->n_children == 0)
    {
      safeguard_node_complain (node, reader->log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                               "the condition is empty; {all: []} is one that always holds");
      return NULL;
    }

  parts = parts_new ();
  SAFEGUARD_NODE_FOREACH (child, node)
    parts_take (&parts, read_key (reader, child));

  return parts_join (&parts, SAFEGUARD_CONDITION_ALL, 0);
}

SafeguardCondition *
safeguard_condition_read (const SafeguardVocabulary *vocabulary,
                          const SafeguardNode *node,
                          SafeguardIssueLog *log)
{
  const Reader reader = {vocabulary, log};

  return node != NULL ? read_condition (&reader, node) : NULL;
}
