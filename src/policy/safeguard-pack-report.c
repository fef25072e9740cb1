/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-severity-profile-private.h"

#include <string.h>

#include "safeguard-issue-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardPackReport:
 *
 * The complaints about a pack as a [class@SeverityProfile] weighs them: what is
 * left, at its weight, and how much is switched off, and why.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardPackReport
{
  GObject parent_instance;

  GListModel *issues;
  guint counts[SAFEGUARD_ISSUE_SEVERITY_ERROR + 1];
  GArray *off; /* of Off, in the order of the profile */
};

typedef struct
{
  SafeguardError code;
  char *reason;
  guint count;
} Off;

G_DEFINE_FINAL_TYPE (SafeguardPackReport, safeguard_pack_report, G_TYPE_OBJECT)

static void
clear_off (gpointer data)
{
  Off *off = data;

  g_free (off->reason);
}

static void
safeguard_pack_report_finalize (GObject *object)
{
  SafeguardPackReport *self = SAFEGUARD_PACK_REPORT (object);

  g_clear_object (&self->issues);
  g_array_unref (self->off);

  G_OBJECT_CLASS (safeguard_pack_report_parent_class)->finalize (object);
}

static void
safeguard_pack_report_class_init (SafeguardPackReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_pack_report_finalize;
}

static void
safeguard_pack_report_init (SafeguardPackReport *self)
{
  self->off = g_array_new (FALSE, FALSE, sizeof (Off));
  g_array_set_clear_func (self->off, clear_off);
}

static const SafeguardWeight *
find_weight (GArray *weights, SafeguardError code)
{
  for (guint i = 0; weights != NULL && i < weights->len; i++)
    if (g_array_index (weights, SafeguardWeight, i).code == code)
      return &g_array_index (weights, SafeguardWeight, i);

  return NULL;
}

static const char *
nick_of (const Off *off)
{
  return safeguard_error_lookup (off->code)->nick;
}

static Off *
find_off (const SafeguardPackReport *self, const char *code)
{
  for (guint i = 0; i < self->off->len; i++)
    {
      Off *off = &g_array_index (self->off, Off, i);

      if (strcmp (nick_of (off), code) == 0)
        return off;
    }

  return NULL;
}

/* What is switched off is in the report, though nothing may be complained of. */
static void
add_off (SafeguardPackReport *self, GArray *weights)
{
  for (guint i = 0; weights != NULL && i < weights->len; i++)
    {
      const SafeguardWeight *weight = &g_array_index (weights, SafeguardWeight, i);
      Off off = {weight->code, NULL, 0};

      if (!weight->off)
        continue;
      off.reason = g_strdup (weight->reason);
      g_array_append_val (self->off, off);
    }
}

/* The issue at its weight; a new reference. */
static SafeguardIssue *
weigh (SafeguardIssue *issue, const SafeguardWeight *weight)
{
  if (weight == NULL || weight->severity == safeguard_issue_get_severity (issue))
    return g_object_ref (issue);

  const SafeguardPlace place
      = {safeguard_issue_get_source (issue), safeguard_issue_get_line (issue),
         safeguard_issue_get_column (issue), safeguard_issue_get_path (issue)};

  return safeguard_issue_new (safeguard_issue_get_code (issue), weight->severity, &place,
                              safeguard_issue_get_nearest (issue),
                              safeguard_issue_get_message (issue));
}

SafeguardPackReport *
safeguard_pack_report_new (GListModel *issues, GArray *weights)
{
  SafeguardPackReport *self = g_object_new (SAFEGUARD_TYPE_PACK_REPORT, NULL);
  GPtrArray *kept = g_ptr_array_new ();

  add_off (self, weights);
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    {
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, i);
      SafeguardError code = safeguard_issue_get_code (issue);
      const SafeguardWeight *weight = find_weight (weights, code);

      if (weight != NULL && weight->off)
        {
          find_off (self, safeguard_error_lookup (code)->nick)->count++;
          continue;
        }

      SafeguardIssue *weighed = weigh (issue, weight);
      self->counts[safeguard_issue_get_severity (weighed)]++;
      g_ptr_array_add (kept, weighed);
    }
  self->issues = safeguard_list_new_take (SAFEGUARD_TYPE_ISSUE, kept);

  return self;
}

/**
 * safeguard_catalogue_report_pack:
 * @self: a catalogue
 * @path: the file of a pack
 * @profile: (nullable): how much each complaint matters, or %NULL for as much as
 *   the error index says
 *
 * Checks a pack as [method@Catalogue.check_pack] does, and weighs what it finds.
 *
 * Returns: (transfer full): the report
 *
 * Since: 1.0
 */
SafeguardPackReport *
safeguard_catalogue_report_pack (SafeguardCatalogue *self,
                                 const char *path,
                                 SafeguardSeverityProfile *profile)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (profile == NULL || SAFEGUARD_IS_SEVERITY_PROFILE (profile), NULL);

  g_autoptr (GListModel) issues = safeguard_catalogue_check_pack (self, path);

  return issues != NULL ? safeguard_severity_profile_weigh (profile, issues) : NULL;
}

/**
 * safeguard_pack_report_get_issues:
 * @self: a report
 *
 * Gets the complaints that are left, each as severe as the profile makes it.
 *
 * Returns: (transfer none): a list of [class@Issue]
 *
 * Since: 1.0
 */
GListModel *
safeguard_pack_report_get_issues (SafeguardPackReport *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PACK_REPORT (self) && self->issues != NULL, NULL);

  return self->issues;
}

/**
 * safeguard_pack_report_count:
 * @self: a report
 * @severity: a severity
 *
 * Counts the complaints of a severity. A pack with errors is one to send back.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
safeguard_pack_report_count (SafeguardPackReport *self, SafeguardIssueSeverity severity)
{
  g_return_val_if_fail (SAFEGUARD_IS_PACK_REPORT (self), 0);
  g_return_val_if_fail (severity <= SAFEGUARD_ISSUE_SEVERITY_ERROR, 0);

  return self->counts[severity];
}

/**
 * safeguard_pack_report_list_off:
 * @self: a report
 *
 * Gets the codes that the profile switches off.
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes
 *
 * Since: 1.0
 */
char **
safeguard_pack_report_list_off (SafeguardPackReport *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PACK_REPORT (self), NULL);

  char **codes = g_new0 (char *, self->off->len + 1);

  for (guint i = 0; i < self->off->len; i++)
    codes[i] = g_strdup (nick_of (&g_array_index (self->off, Off, i)));

  return codes;
}

/**
 * safeguard_pack_report_count_off:
 * @self: a report
 * @code: a code that is switched off
 *
 * Counts the complaints that are not told, because their code is switched off.
 *
 * Returns: how many there are; 0 for a code that is not switched off
 *
 * Since: 1.0
 */
guint
safeguard_pack_report_count_off (SafeguardPackReport *self, const char *code)
{
  g_return_val_if_fail (SAFEGUARD_IS_PACK_REPORT (self), 0);
  g_return_val_if_fail (code != NULL, 0);

  const Off *off = find_off (self, code);

  return off != NULL ? off->count : 0;
}

/**
 * safeguard_pack_report_get_reason:
 * @self: a report
 * @code: a code that is switched off
 *
 * Gets why the profile switches a code off.
 *
 * Returns: (transfer none) (nullable): the reason, or %NULL if the code is not
 *   switched off
 *
 * Since: 1.0
 */
const char *
safeguard_pack_report_get_reason (SafeguardPackReport *self, const char *code)
{
  g_return_val_if_fail (SAFEGUARD_IS_PACK_REPORT (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  const Off *off = find_off (self, code);

  return off != NULL ? off->reason : NULL;
}
