/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-severity-profile-private.h"

#include <string.h>

#include "safeguard-catalogue-private.h"
#include "safeguard-nearest-private.h"
#include "safeguard-packs.h"

#define BUNDLED "/org/safeguard/profiles"
#define PROFILE_FORMAT 1

/**
 * SafeguardSeverityProfile:
 *
 * How much each complaint about a pack matters to those who check it: an author
 * at work looks at other things than a partnership that puts a pack in force. A
 * profile makes complaints weigh more or less by their code, or switches them
 * off for a reason that it gives; what is off is counted and told. An error
 * stays an error.
 *
 * Two come with the library, "author" and "release"; others are YAML files, as
 * the page on the pack format says. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardSeverityProfile
{
  GObject parent_instance;

  char *name;
  GArray *weights; /* of SafeguardWeight */
};

G_DEFINE_FINAL_TYPE (SafeguardSeverityProfile, safeguard_severity_profile, G_TYPE_OBJECT)

static const char *const profile_keys[] = {"safeguard-profile", "says", "codes", NULL};
static const char *const weight_keys[] = {"as", "off", "because", NULL};
static const char *const severities[] = {"information", "warning", "error", NULL};

static void
clear_weight (gpointer data)
{
  SafeguardWeight *weight = data;

  g_free (weight->reason);
}

static void
safeguard_severity_profile_finalize (GObject *object)
{
  SafeguardSeverityProfile *self = SAFEGUARD_SEVERITY_PROFILE (object);

  g_free (self->name);
  g_array_unref (self->weights);

  G_OBJECT_CLASS (safeguard_severity_profile_parent_class)->finalize (object);
}

static void
safeguard_severity_profile_class_init (SafeguardSeverityProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_severity_profile_finalize;
}

static void
safeguard_severity_profile_init (SafeguardSeverityProfile *self)
{
  self->name = g_strdup ("");
  self->weights = g_array_new (FALSE, FALSE, sizeof (SafeguardWeight));
  g_array_set_clear_func (self->weights, clear_weight);
}

/* The entry of an issue's code; NULL, with a complaint, if no issue has it. */
static const SafeguardErrorEntry *
find_code (const SafeguardNode *node, SafeguardIssueLog *log)
{
  gsize n;
  const SafeguardErrorEntry *entries = safeguard_error_registry (&n);
  g_autofree const char **nicks = g_new0 (const char *, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      if (strcmp (entries[i].nick, node->key) == 0)
        return &entries[i];
      nicks[i] = entries[i].nick;
    }
  safeguard_node_complain_key_at (
      node, log, SAFEGUARD_ERROR_UNKNOWN_CODE, SAFEGUARD_ISSUE_SEVERITY_ERROR,
      safeguard_nearest (node->key, nicks), "no complaint has the code '%.60s'", node->key);

  return NULL;
}

/* Somebody will ask why a complaint is not told: in words. */
static char *
read_reason (const SafeguardNode *node, SafeguardIssueLog *log)
{
  const char *reason = safeguard_node_as_text (node, log);

  if (reason != NULL && strchr (reason, ' ') != NULL)
    return g_strdup (reason);
  if (reason != NULL)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "found '%.40s', expected the reason in words", reason);

  return NULL;
}

/* `code: warning`, `code: {as: warning, because: ...}` or `code: {"off": the reason}` */
static void
read_weight (SafeguardSeverityProfile *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardErrorEntry *entry = find_code (node, log);
  SafeguardWeight weight = {.off = FALSE};
  const SafeguardNode *as = node, *off = NULL;

  if (entry == NULL)
    return;
  if (node->kind == SAFEGUARD_NODE_MAP)
    {
      safeguard_node_refuse_keys (node, weight_keys, log);
      off = safeguard_node_get (node, "off");
      as = off == NULL ? safeguard_node_require (node, "as", log) : NULL;
    }
  else if (node->text != NULL && strcmp (node->text, "off") == 0)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                               "to switch a complaint off needs its reason: "
                               "{\"off\": the reason}");
      return;
    }

  int severity = as != NULL ? safeguard_node_as_choice (as, severities, log) : -1;
  weight.code = entry->code;
  weight.off = off != NULL;
  weight.severity = severity >= 0 ? (SafeguardIssueSeverity)severity : entry->severity;
  weight.reason = off != NULL ? read_reason (off, log) : NULL;
  if (entry->severity == SAFEGUARD_ISSUE_SEVERITY_ERROR
      && (weight.off || weight.severity != SAFEGUARD_ISSUE_SEVERITY_ERROR))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_STAYS_AN_ERROR, NULL,
                             "'%s' is an error, and stays one", entry->nick);
  g_array_append_val (self->weights, weight);
}

static void
read_profile (SafeguardSeverityProfile *self, const SafeguardNode *root, SafeguardIssueLog *log)
{
  const SafeguardNode *codes;
  gint64 format;

  if (!safeguard_node_is_map (root, log))
    return;

  safeguard_node_refuse_keys (root, profile_keys, log);
  safeguard_node_as_text (safeguard_node_get (root, "says"), log);
  safeguard_node_as_integer (safeguard_node_require (root, "safeguard-profile", log), 1,
                             PROFILE_FORMAT, log, &format);
  codes = safeguard_node_require (root, "codes", log);
  if (codes != NULL && safeguard_node_is_map (codes, log))
    SAFEGUARD_NODE_FOREACH (child, codes)
      read_weight (self, child, log);
}

static SafeguardSeverityProfile *
read_bytes (const char *name, const char *source, GBytes *bytes, GError **error)
{
  g_autoptr (SafeguardSeverityProfile) self = g_object_new (SAFEGUARD_TYPE_SEVERITY_PROFILE, NULL);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read (source, text != NULL ? text : "", length, error);

  if (document == NULL)
    return NULL;

  g_free (self->name);
  self->name = g_utf8_make_valid (name, -1);
  read_profile (self, safeguard_document_get_root (document), log);

  return safeguard_issue_log_check (log, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * safeguard_severity_profile_read:
 * @name: what errors call the text
 * @text: a profile, as YAML or JSON in UTF-8
 * @error: return location for an error
 *
 * Reads a profile.
 *
 * Errors: those of any text; %SAFEGUARD_ERROR_UNKNOWN_CODE, naming the nearest;
 * %SAFEGUARD_ERROR_MISSING_KEY if a complaint is switched off without a reason;
 * %SAFEGUARD_ERROR_STAYS_AN_ERROR.
 *
 * Returns: (transfer full): the profile
 *
 * Since: 1.0
 */
SafeguardSeverityProfile *
safeguard_severity_profile_read (const char *name, const char *text, GError **error)
{
  g_return_val_if_fail (name != NULL && text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (name, name, bytes, error);
}

/**
 * safeguard_severity_profile_load:
 * @name: the name of a profile that comes with the library, or the path of a file
 * @error: return location for an error
 *
 * Gets a profile by name, or reads it from a file.
 *
 * Errors: %SAFEGUARD_ERROR_FILE_UNREADABLE, naming the nearest profile; those of
 * [func@SeverityProfile.read].
 *
 * Returns: (transfer full): the profile
 *
 * Since: 1.0
 */
SafeguardSeverityProfile *
safeguard_severity_profile_load (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autofree char *path = g_strconcat (BUNDLED "/", name, ".yaml", NULL);
  g_autoptr (GBytes) bundled = g_resource_lookup_data (safeguard_packs_get_resource (), path,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bundled != NULL)
    return read_bytes (name, name, bundled, error);

  g_autoptr (GBytes) bytes = safeguard_catalogue_read_file (name, NULL);
  if (bytes != NULL)
    return read_bytes (name, name, bytes, error);

  g_auto (GStrv) names = safeguard_severity_profile_list_names ();
  g_autofree char *all = g_strjoinv (", ", names);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  safeguard_error_set (error, SAFEGUARD_ERROR_FILE_UNREADABLE, NULL,
                       safeguard_nearest (valid, (const char *const *)names),
                       "'%.80s' is neither a file that can be read nor one of the profiles that "
                       "come with the library: %s",
                       valid, all);

  return NULL;
}

/**
 * safeguard_severity_profile_list_names:
 *
 * Gets the names of the profiles that come with the library.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, in
 *   alphabetical order
 *
 * Since: 1.0
 */
char **
safeguard_severity_profile_list_names (void)
{
  g_auto (GStrv) files = g_resource_enumerate_children (safeguard_packs_get_resource (), BUNDLED,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    g_ptr_array_add (names, g_strndup (files[i], strlen (files[i]) - strlen (".yaml")));
  g_ptr_array_sort (names, safeguard_catalogue_compare_names);
  g_ptr_array_add (names, NULL);

  return (char **)g_ptr_array_steal (names, NULL);
}

/**
 * safeguard_severity_profile_get_name:
 * @self: a profile
 *
 * Gets what the profile was called when it was read.
 *
 * Returns: (transfer none): the name, or the path of its file
 *
 * Since: 1.0
 */
const char *
safeguard_severity_profile_get_name (SafeguardSeverityProfile *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEVERITY_PROFILE (self), NULL);

  return self->name;
}

SafeguardPackReport *
safeguard_severity_profile_weigh (SafeguardSeverityProfile *self, GListModel *issues)
{
  return safeguard_pack_report_new (issues, self != NULL ? self->weights : NULL);
}
