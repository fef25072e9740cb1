/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-assurance-private.h"

#include <string.h>

#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

/**
 * SafeguardProvision:
 *
 * One thing that the arrangements provide for: how an agency takes part, a board and
 * what it leads on, a level of scrutiny, a standard, a report, a source of evidence, a
 * submission, a date at which something ends, what somebody is there to do; or that their document
 * says beside its rules: what a word means, a priority and who leads on it, a commitment, whom to
 * ring, what could not be shown. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardProvision, safeguard_provision, G_TYPE_OBJECT)

static const char *const agencies_keys[]
    = {"id", "name", "cite", "verified", "because", "note", "off", "gap", "takes-part", NULL};
static const char *const boards_keys[]
    = {"id",  "name",        "cite",           "verified", "because",      "note", "off",
       "gap", "scrutinises", "scrutinised-by", "leads-on", "named-person", NULL};
static const char *const scrutiny_keys[] = {"id",  "name", "cite",  "verified", "because", "note",
                                            "off", "gap",  "level", "of",       "by",      NULL};
static const char *const expectations_keys[]
    = {"id", "name", "cite", "verified", "because", "note", "off", "gap", "set", "by", NULL};
static const char *const reports_keys[]
    = {"id",  "name",     "cite",       "verified", "because", "note", "off",
       "gap", "contents", "recipients", "clocks",   "by",      NULL};
static const char *const sources_keys[]
    = {"id", "name", "cite", "verified", "because", "note", "off", "gap", "by", NULL};
static const char *const submissions_keys[] = {"id",  "name", "cite", "verified", "because", "note",
                                               "off", "gap",  "by",   "clocks",   "per",     NULL};
static const char *const sunset_keys[]
    = {"id", "name", "cite", "verified", "because", "note", "off", "gap", "what", "by", NULL};

static const char *const leads_keys[] = {"id",  "name", "cite", "verified", "because",     "note",
                                         "off", "gap",  "lead", "delegate", "accountable", NULL};
static const char *const audits_keys[] = {"id",  "name", "cite", "verified", "because", "note",
                                          "off", "gap",  "by",   "clocks",   "topics",  NULL};
static const char *const responsibilities_keys[]
    = {"id", "name", "cite", "verified", "because", "note", "off", "gap", "of", "set", NULL};
static const char *const information_keys[] = {"id",  "name", "cite", "verified", "because", "note",
                                               "off", "gap",  "who",  "each",     "items",   NULL};

static const char *const section_names[]
    = {"agencies",    "boards", "scrutiny", "expectations", "reports",     "sources-of-assurance",
       "submissions", "sunset", "leads",    "audits",       "information", "responsibilities",
       NULL};
static const char *const *const section_keys[]
    = {agencies_keys, boards_keys,  scrutiny_keys,    expectations_keys,
       reports_keys,  sources_keys, submissions_keys, sunset_keys,
       leads_keys,    audits_keys,  information_keys, responsibilities_keys};
/* What every rule has, and no value is. */
static const char *const rule_frame[] = {"id", "name", "cite", "verified", "because", "off", NULL};
static const char *const periods[] = {"month", "quarter", "half-year", "year", NULL};

static void
safeguard_provision_finalize (GObject *object)
{
  SafeguardProvision *self = SAFEGUARD_PROVISION (object);

  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_provision_parent_class)->finalize (object);
}

static void
safeguard_provision_class_init (SafeguardProvisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_provision_finalize;
}

static void
safeguard_provision_init (SafeguardProvision *self)
{
  self->values
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
}

gboolean
safeguard_provision_is_of_all (const char *id)
{
  return strcmp (id, "partners") == 0 || strcmp (id, "relevant-agencies") == 0;
}

/* Those that agencies are to supply name agencies that somebody knows. */
static void
check_agencies (const SafeguardAssuranceRules *self,
                const SafeguardNode *by,
                const char *const *ids,
                SafeguardIssueLog *log)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GError *error = NULL;

      if (safeguard_provision_is_of_all (ids[i])
          || safeguard_actors_find (self->actors, ids[i], NULL) != NULL
          || safeguard_assurance_rules_require_body (self, ids[i], NULL))
        continue;
      safeguard_actors_find (self->actors, ids[i], &error);
      safeguard_node_complain (safeguard_node_get_nth_or (by, i), log,
                               SAFEGUARD_ERROR_UNKNOWN_ACTOR,
                               safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
                               "'%.60s' is neither an actor nor a body of the partnership", ids[i]);
      g_error_free (error);
    }
}

static void
read_values (SafeguardProvision *self,
             const SafeguardNode *node,
             const char *const *keys,
             SafeguardIssueLog *log)
{
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      g_autofree const char **texts = NULL;

      if (!g_strv_contains (keys, child->key) || g_strv_contains (rule_frame, child->key))
        continue;
      texts = safeguard_node_as_texts (child, log);
      if (texts != NULL)
        g_hash_table_insert (self->values, g_strdup (child->key), g_strdupv ((char **)texts));
    }
}

/* Clocks, agencies and periods are names that lead somewhere. */
static void
check_values (const SafeguardAssuranceRules *rules,
              SafeguardProvision *self,
              const SafeguardNode *node,
              SafeguardIssueLog *log)
{
  const SafeguardNode *clocks = safeguard_node_get (node, "clocks");
  const char *const *by = safeguard_provision_get_values (self, "by");

  if (strcmp (self->section, "responsibilities") == 0)
    {
      const SafeguardNode *of = safeguard_node_require (node, "of", log);

      safeguard_node_require (node, "name", log);
      if (of != NULL && of->kind == SAFEGUARD_NODE_LIST && of->n_children == 0)
        safeguard_node_complain (of, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                 "the list is empty, and must name whose responsibility it is");
    }
  /* Without those that a layer switches off. */
  if (clocks != NULL)
    {
      char **ids = safeguard_timescales_read_ids (rules->timescales, clocks, log);

      if (ids != NULL)
        g_hash_table_replace (self->values, g_strdup ("clocks"), ids);
    }
  if (by != NULL
      && (strcmp (self->section, "submissions") == 0
          || strcmp (self->section, "expectations") == 0))
    check_agencies (rules, safeguard_node_get (node, "by"), by, log);
  safeguard_node_as_choice (safeguard_node_get (node, "per"), periods, log);
}

SafeguardProvision *
safeguard_provision_read (const char *section,
                          const char *const *keys,
                          const SafeguardRule *rule,
                          const SafeguardGaps *gaps,
                          SafeguardIssueLog *log)
{
  SafeguardProvision *self = g_object_new (SAFEGUARD_TYPE_PROVISION, NULL);
  const char *name = safeguard_node_as_text (safeguard_node_get (rule->node, "name"), log);
  const SafeguardNode *gap = safeguard_node_get (rule->node, "gap");

  self->section = section;
  self->id = g_strdup (rule->id);
  self->name = name != NULL ? g_strdup (name) : g_strdelimit (g_strdup (rule->id), "-", ' ');
  self->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
  if (gap != NULL && safeguard_node_as_id (gap, log) != NULL)
    safeguard_gaps_require (gaps, gap->text, gap, log);
  /* What a newer pack says beside takes nothing away from what this version understands. */
  safeguard_node_check_keys (rule->node, keys, log);
  if (rule->node->kind == SAFEGUARD_NODE_MAP)
    read_values (self, rule->node, keys, log);

  return self;
}

static void
compile_provision (SafeguardAssuranceRules *rules,
                   guint section,
                   const SafeguardRule *rule,
                   SafeguardIssueLog *log)
{
  SafeguardProvision *self = safeguard_provision_read (
      section_names[section], section_keys[section], rule, rules->gaps, log);

  g_ptr_array_add (rules->provisions, self);
  check_values (rules, self, rule->node, log);
  if (section != 0)
    return;

  if (safeguard_node_get (rule->node, "name") == NULL)
    {
      g_free (self->name);
      self->name = g_strdup (safeguard_actors_name (rules->actors, rule->id));
    }
  check_agencies (rules, rule->node, (const char *const[]){rule->id, NULL}, log);
}

void
safeguard_provisions_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  self->provisions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; section_names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("governance.", section_names[i], NULL);
      g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, path, log);

      for (guint j = 0; j < rules->len; j++)
        compile_provision (self, i, &g_array_index (rules, SafeguardRule, j), log);
    }
}

GPtrArray *
safeguard_provisions_list (const SafeguardAssuranceRules *self, const char *section)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->provisions->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (self->provisions, i);

      if (strcmp (provision->section, section) == 0)
        g_ptr_array_add (list, provision);
    }

  return list;
}

SafeguardProvision *
safeguard_provisions_find (const SafeguardAssuranceRules *self,
                           const char *section,
                           const char *id,
                           GError **error)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (self, section);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);

      if (strcmp (provision->id, id) == 0)
        return provision;
      g_ptr_array_add (ids, provision->id);
    }
  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_ROW, NULL,
                       safeguard_nearest (id, (const char *const *)ids->pdata),
                       "governance.%s has no '%.60s'", section, id);

  return NULL;
}

const char *
safeguard_provision_get_value (SafeguardProvision *self, const char *key)
{
  char **values = g_hash_table_lookup (self->values, key);

  return values != NULL ? values[0] : NULL;
}

static void
add_once (GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, (gpointer)id);
}

/* The safeguarding partners are who the actors say they are, whether or not a document lists them
 * among its agencies. */
static void
add_partners (const SafeguardAssuranceRules *self, GPtrArray *ids)
{
  g_autofree const char **actors = safeguard_actors_list_ids (self->actors);

  for (guint i = 0; actors[i] != NULL; i++)
    if (safeguard_actors_is_partner (self->actors, actors[i]))
      add_once (ids, actors[i]);
}

static void
add_relevant_agencies (const SafeguardAssuranceRules *self, GPtrArray *ids)
{
  g_autoptr (GPtrArray) agencies = safeguard_provisions_list (self, "agencies");

  for (guint i = 0; i < agencies->len; i++)
    {
      const char *id = ((SafeguardProvision *)g_ptr_array_index (agencies, i))->id;

      if (!safeguard_actors_is_partner (self->actors, id))
        add_once (ids, id);
    }
}

GPtrArray *
safeguard_provision_list_agencies (const SafeguardAssuranceRules *self,
                                   SafeguardProvision *provision,
                                   const char *key)
{
  GPtrArray *ids = g_ptr_array_new ();
  char **by = g_hash_table_lookup (provision->values, key);

  for (guint i = 0; by != NULL && by[i] != NULL; i++)
    {
      const char *actor = safeguard_actors_find (self->actors, by[i], NULL);

      if (!safeguard_provision_is_of_all (by[i]))
        add_once (ids, actor != NULL ? actor : by[i]);
      else if (strcmp (by[i], "partners") == 0)
        add_partners (self, ids);
      else
        add_relevant_agencies (self, ids);
    }

  return ids;
}

/**
 * safeguard_governance_get_provisions:
 * @self: rules of governance
 * @section: "agencies", "boards", "scrutiny", "expectations", "reports",
 *   "sources-of-assurance", "submissions", "sunset", "leads", "audits", "information" or
 *   "responsibilities"
 * @error: return location for an error
 *
 * Gets what the arrangements provide for, of one kind, in the order of the documents.
 *
 * Errors: %SAFEGUARD_ERROR_WRONG_VALUE if there is no such section.
 *
 * Returns: (transfer full): a list of [class@Provision]; empty if the documents have
 *   none
 *
 * Since: 1.0
 */
GListModel *
safeguard_governance_get_provisions (SafeguardGovernance *self, const char *section, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  GPtrArray *list;

  if (!g_strv_contains (section_names, section))
    {
      g_autofree char *all = g_strjoinv (", ", (char **)section_names);

      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           safeguard_nearest (section, section_names),
                           "there is no section '%.40s'; they are %s", section, all);
      return NULL;
    }
  list = safeguard_provisions_list (self->assurance, section);
  for (guint i = 0; i < list->len; i++)
    g_object_ref (g_ptr_array_index (list, i));

  return safeguard_list_new_take (SAFEGUARD_TYPE_PROVISION, list);
}

/**
 * safeguard_provision_get_section:
 * @self: a provision
 *
 * Gets of what kind it is.
 *
 * Returns: (transfer none): a section, such as "submissions"
 *
 * Since: 1.0
 */
const char *
safeguard_provision_get_section (SafeguardProvision *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROVISION (self) && self->citations != NULL, NULL);

  return self->section;
}

/**
 * safeguard_provision_get_id:
 * @self: a provision
 *
 * Gets the id; that of an agency is the agency's.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_provision_get_id (SafeguardProvision *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROVISION (self) && self->citations != NULL, NULL);

  return self->id;
}

/**
 * safeguard_provision_get_name:
 * @self: a provision
 *
 * Gets what people call it.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_provision_get_name (SafeguardProvision *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROVISION (self) && self->citations != NULL, NULL);

  return self->name;
}

/**
 * safeguard_provision_get_values:
 * @self: a provision
 * @key: what is asked for, such as "leads-on", "recipients" or "by"
 *
 * Gets what the pack says under a key.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the texts, or %NULL if
 *   the pack says nothing under it
 *
 * Since: 1.0
 */
const char *const *
safeguard_provision_get_values (SafeguardProvision *self, const char *key)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROVISION (self) && self->citations != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->values, key);
}

/**
 * safeguard_provision_get_citations:
 * @self: a provision
 *
 * Gets where it comes from.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_provision_get_citations (SafeguardProvision *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROVISION (self) && self->citations != NULL, NULL);

  return self->citations;
}

/**
 * safeguard_governance_get_checklists:
 * @self: rules of governance
 *
 * Gets the sets of tests that the arrangements have: for a lay member, for an
 * independent chair, for asking for information.
 *
 * Returns: (transfer full): a list of [class@Checklist]
 *
 * Since: 1.0
 */
GListModel *
safeguard_governance_get_checklists (SafeguardGovernance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);

  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->assurance->checklists->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (self->assurance->checklists, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_CHECKLIST, list);
}

/**
 * safeguard_governance_get_checklist:
 * @self: rules of governance
 * @id: the id of a checklist, such as "lay-member"
 * @error: return location for an error
 *
 * Gets one set of tests.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_CHECKLIST, naming the nearest.
 *
 * Returns: (transfer none): the checklist
 *
 * Since: 1.0
 */
SafeguardChecklist *
safeguard_governance_get_checklist (SafeguardGovernance *self, const char *id, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return safeguard_checklists_find (self->assurance->checklists, id, error);
}
