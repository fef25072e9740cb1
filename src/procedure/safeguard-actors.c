/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-actors-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

typedef struct
{
  char *id;
  char *name;
  gboolean partner;
} Actor;

struct _SafeguardActors
{
  gatomicrefcount ref_count;
  GPtrArray *actors; /* of Actor */
  GHashTable *by_id; /* owned id, the actor's own or another for it -> borrowed Actor */
  GPtrArray *ids;    /* every key of by_id, borrowed; ends in NULL */
};

static const char *const actor_keys[]
    = {"id", "name", "partner", "also", "cite", "verified", "because", "note", "off", NULL};

static void
actor_free (Actor *actor)
{
  g_free (actor->id);
  g_free (actor->name);
  g_free (actor);
}

static void
add_id (SafeguardActors *self,
        const char *id,
        Actor *actor,
        const SafeguardNode *node,
        SafeguardIssueLog *log)
{
  char *key;

  if (g_hash_table_contains (self->by_id, id) || strcmp (id, SAFEGUARD_ACTOR_PARTIES) == 0)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                               "'%.60s' already stands for another actor", id);
      return;
    }

  key = g_strdup (id);
  g_hash_table_insert (self->by_id, key, actor);
  g_ptr_array_add (self->ids, key);
}

static void
compile_actor (SafeguardActors *self, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  Actor *actor = g_new0 (Actor, 1);
  const SafeguardNode *also = safeguard_node_get (rule->node, "also");
  const char *name = safeguard_node_as_text (safeguard_node_require (rule->node, "name", log), log);
  g_autofree const char **others = safeguard_node_as_texts (also, log);
  g_autoptr (GListModel) citations = safeguard_pack_read_citations (rule->pack, rule->node, log);

  g_ptr_array_add (self->actors, actor);
  safeguard_node_check_keys (rule->node, actor_keys, log);
  actor->id = g_strdup (rule->id);
  actor->name = g_strdup (name != NULL ? name : rule->id);
  safeguard_node_as_boolean (safeguard_node_get (rule->node, "partner"), log, &actor->partner);
  add_id (self, rule->id, actor, rule->node, log);
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    add_id (self, others[i], actor, safeguard_node_get_nth_or (also, i), log);
}

SafeguardActors *
safeguard_actors_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  SafeguardActors *self = g_new0 (SafeguardActors, 1);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, "actors", log);

  g_atomic_ref_count_init (&self->ref_count);
  self->actors = g_ptr_array_new_with_free_func ((GDestroyNotify)actor_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_ptr_array_new ();
  for (guint i = 0; i < rules->len; i++)
    compile_actor (self, &g_array_index (rules, SafeguardRule, i), log);
  g_ptr_array_add (self->ids, NULL);

  return self;
}

SafeguardActors *
safeguard_actors_ref (SafeguardActors *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_actors_unref (SafeguardActors *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->actors);
  g_free (self);
}

const char *
safeguard_actors_find (const SafeguardActors *self, const char *id, GError **error)
{
  const Actor *actor = g_hash_table_lookup (self->by_id, id);

  if (actor != NULL)
    return actor->id;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_ACTOR, NULL,
                       safeguard_nearest (id, (const char *const *)self->ids->pdata),
                       "the policy knows no agency, body or role '%.80s'", id);
  return NULL;
}

const char *
safeguard_actors_name (const SafeguardActors *self, const char *id)
{
  const Actor *actor = g_hash_table_lookup (self->by_id, id);

  if (strcmp (id, SAFEGUARD_ACTOR_PARTIES) == 0)
    return "those who disagree";

  return actor != NULL ? actor->name : id;
}

const char *const *
safeguard_actors_get_ids (const SafeguardActors *self)
{
  return (const char *const *)self->ids->pdata;
}

gboolean
safeguard_actors_is_partner (const SafeguardActors *self, const char *id)
{
  const Actor *actor = g_hash_table_lookup (self->by_id, id);

  return actor != NULL && actor->partner;
}

static const char **
end_list (GPtrArray *ids)
{
  g_ptr_array_add (ids, NULL);

  return (const char **)g_ptr_array_free (ids, FALSE);
}

const char **
safeguard_actors_list_ids (const SafeguardActors *self)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < self->actors->len; i++)
    g_ptr_array_add (ids, ((const Actor *)g_ptr_array_index (self->actors, i))->id);

  return end_list (ids);
}

const char **
safeguard_actors_list_others (const SafeguardActors *self, const char *id)
{
  const Actor *actor = g_hash_table_lookup (self->by_id, id);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i + 1 < self->ids->len; i++)
    {
      char *other = g_ptr_array_index (self->ids, i);

      if (g_hash_table_lookup (self->by_id, other) == actor && strcmp (other, actor->id) != 0)
        g_ptr_array_add (ids, other);
    }

  return end_list (ids);
}

char *
safeguard_actors_list (const SafeguardActors *self, const char *const *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, ids[i + 1] == NULL ? " and " : ", ");
      g_string_append (text, safeguard_actors_name (self, ids[i]));
    }

  return g_string_free (text, FALSE);
}

char **
safeguard_actors_read (const SafeguardActors *self,
                       const SafeguardNode *node,
                       SafeguardIssueLog *log)
{
  g_autofree const char **ids = safeguard_node_as_texts (node, log);
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *id = strcmp (ids[i], SAFEGUARD_ACTOR_PARTIES) == 0
                           ? ids[i]
                           : safeguard_actors_find (self, ids[i], &error);

      if (id != NULL)
        g_strv_builder_add (known, id);
      else
        safeguard_node_complain (safeguard_node_get_nth_or (node, i), log,
                                 SAFEGUARD_ERROR_UNKNOWN_ACTOR,
                                 safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
                                 "no pack has an actor '%.60s'", ids[i]);
    }

  return g_strv_builder_end (known);
}
