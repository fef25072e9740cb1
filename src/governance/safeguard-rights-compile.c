/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-rights-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* Who may do what in which matter: `governance.rights`. */

static const char *const right_keys[]
    = {"id",   "name",     "body",    "act",  "matter", "after", "gap",
       "cite", "verified", "because", "note", "off",    NULL};
static const char *const any_keys[] = {"any", NULL};

static void
right_free (SafeguardRight *right)
{
  g_free (right->id);
  g_free (right->name);
  g_strfreev (right->bodies);
  g_free (right->act);
  g_free (right->matter);
  g_array_unref (right->after);
  g_free (right->gap);
  g_clear_object (&right->citations);
  g_free (right);
}

static SafeguardRight *
right_at (const SafeguardAssuranceRules *self, guint i)
{
  return g_ptr_array_index (self->rights, i);
}

static char *
read_id (const SafeguardNode *rule, const char *key, SafeguardIssueLog *log)
{
  return g_strdup (safeguard_node_as_id (safeguard_node_require (rule, key, log), log));
}

/* "Moderate, action plan" where the pack gives no name of its own. */
static char *
make_name (const SafeguardRight *right)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", right->act != NULL ? right->act : "",
                                           right->matter != NULL ? right->matter : "");

  g_strdelimit (name, "-", ' ');
  name[0] = g_ascii_toupper (name[0]);

  return g_steal_pointer (&name);
}

static void
compile_right (SafeguardAssuranceRules *self, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardRight *right = g_new0 (SafeguardRight, 1);
  const SafeguardNode *gap = safeguard_node_get (rule->node, "gap");
  const char *name = safeguard_node_as_text (safeguard_node_get (rule->node, "name"), log);

  g_ptr_array_add (self->rights, right);
  right->after = g_array_new (FALSE, FALSE, sizeof (guint));
  safeguard_node_refuse_keys (rule->node, right_keys, log);
  right->id = g_strdup (rule->id);
  right->bodies
      = safeguard_assurance_rules_read_bodies (self, safeguard_node_get (rule->node, "body"), log);
  right->act = read_id (rule->node, "act", log);
  right->matter = read_id (rule->node, "matter", log);
  right->name = name != NULL ? g_strdup (name) : make_name (right);
  right->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
  if (gap != NULL)
    {
      right->gap = g_strdup (safeguard_node_as_id (gap, log));
      safeguard_gaps_require (self->gaps, right->gap, gap, log);
    }
}

static int
find_right (const SafeguardAssuranceRules *self, const char *id)
{
  for (guint i = 0; i < self->rights->len; i++)
    if (strcmp (right_at (self, i)->id, id) == 0)
      return (int)i;

  return SAFEGUARD_NO_RIGHT;
}

/* Once all are known: they name one another. `after` is one, a list of all that come before, or
 * {any: [..]}. */
static void
compile_after (SafeguardAssuranceRules *self,
               guint position,
               const SafeguardNode *rule,
               SafeguardIssueLog *log)
{
  SafeguardRight *right = right_at (self, position);
  const SafeguardNode *after = safeguard_node_get (rule, "after");

  if (after != NULL && after->kind == SAFEGUARD_NODE_MAP)
    {
      safeguard_node_refuse_keys (after, any_keys, log);
      right->any = TRUE;
      after = safeguard_node_require (after, "any", log);
    }

  g_autofree const char **ids = safeguard_node_as_texts (after, log);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int other = find_right (self, ids[i]);
      guint index = (guint)other;

      if (other >= 0 && index != position)
        g_array_append_val (right->after, index);
      else
        safeguard_node_complain (safeguard_node_get_nth_or (after, i), log,
                                 SAFEGUARD_ERROR_UNKNOWN_ROW, NULL,
                                 "'%.60s' is no other right of this policy", ids[i]);
    }
}

/* @seen: rights from which no way leads to @to, or that are being looked at. */
static gboolean
leads_back (const SafeguardAssuranceRules *self, guint from, guint to, gboolean *seen)
{
  const SafeguardRight *right = right_at (self, from);

  seen[from] = TRUE;
  for (guint i = 0; i < right->after->len; i++)
    {
      guint before = g_array_index (right->after, guint, i);

      if (before == to || (!seen[before] && leads_back (self, before, to, seen)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_circle (const SafeguardAssuranceRules *self, guint position)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->rights->len);

  return leads_back (self, position, position, seen);
}

void
safeguard_rights_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "governance.rights", log);

  self->rights = g_ptr_array_new_with_free_func ((GDestroyNotify)right_free);
  for (guint i = 0; i < rules->len; i++)
    compile_right (self, &g_array_index (rules, SafeguardRule, i), log);
  for (guint i = 0; i < rules->len; i++)
    compile_after (self, i, g_array_index (rules, SafeguardRule, i).node, log);
  for (guint i = 0; i < rules->len; i++)
    if (is_in_circle (self, i))
      {
        safeguard_node_complain (
            g_array_index (rules, SafeguardRule, i).node, log, SAFEGUARD_ERROR_STAGE_CIRCLE, NULL,
            "what comes before '%.60s' comes after it too", right_at (self, i)->id);
        return;
      }
}

/* --- asking */

static const char *
nearest_of (const SafeguardAssuranceRules *self, gboolean acts, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->rights->len; i++)
    g_ptr_array_add (ids, acts ? right_at (self, i)->act : right_at (self, i)->matter);
  g_ptr_array_add (ids, NULL);

  return safeguard_nearest (id, (const char *const *)ids->pdata);
}

gboolean
safeguard_rights_require (const SafeguardAssuranceRules *self,
                          const char *act,
                          const char *matter,
                          GError **error)
{
  gboolean has_act = FALSE, has_matter = FALSE;

  for (guint i = 0; i < self->rights->len; i++)
    {
      has_act = has_act || strcmp (right_at (self, i)->act, act) == 0;
      has_matter = has_matter || strcmp (right_at (self, i)->matter, matter) == 0;
    }
  if (has_act && has_matter)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_MATTER, NULL,
                       nearest_of (self, !has_act, has_act ? matter : act),
                       has_act ? "no decision right of %s is about the matter '%.60s'"
                               : "no decision right of %s is to '%.60s'",
                       safeguard_layers_get_area (self->layers), has_act ? matter : act);
  return FALSE;
}

gboolean
safeguard_right_is_of (const SafeguardRight *right, const char *body)
{
  return right->bodies[0] == NULL || g_strv_contains ((const char *const *)right->bodies, body);
}

int
safeguard_rights_find (const SafeguardAssuranceRules *self,
                       const char *body,
                       const char *act,
                       const char *matter)
{
  int anothers = SAFEGUARD_NO_RIGHT;

  for (guint i = 0; i < self->rights->len; i++)
    {
      const SafeguardRight *right = right_at (self, i);

      if (strcmp (right->act, act) != 0 || strcmp (right->matter, matter) != 0)
        continue;
      if (body != NULL && safeguard_right_is_of (right, body))
        return (int)i;
      if (anothers == SAFEGUARD_NO_RIGHT)
        anothers = (int)i;
    }

  return anothers;
}

static void
add_before (const SafeguardAssuranceRules *self, guint position, GPtrArray *out)
{
  const SafeguardRight *right = right_at (self, position);

  for (guint i = 0; i < right->after->len; i++)
    {
      guint before = g_array_index (right->after, guint, i);

      if (g_ptr_array_find (out, right_at (self, before), NULL))
        continue;
      add_before (self, before, out);
      g_ptr_array_add (out, right_at (self, before));
    }
}

GPtrArray *
safeguard_rights_list_before (const SafeguardAssuranceRules *self, guint position)
{
  GPtrArray *before = g_ptr_array_new ();

  add_before (self, position, before);

  return before;
}

char **
safeguard_rights_list_bodies (const SafeguardAssuranceRules *self,
                              const char *act,
                              const char *matter)
{
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();

  for (guint i = 0; i < self->rights->len; i++)
    {
      const SafeguardRight *right = right_at (self, i);

      if (strcmp (right->act, act) != 0 || strcmp (right->matter, matter) != 0)
        continue;
      for (guint j = 0; right->bodies[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (bodies, right->bodies[j], g_str_equal, NULL))
          g_ptr_array_add (bodies, right->bodies[j]);
    }
  g_ptr_array_add (bodies, NULL);

  return g_strdupv ((char **)bodies->pdata);
}
