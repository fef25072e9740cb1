/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-assurance-private.h"

#include <string.h>

/* Of ten years. */
#define MOST_DAYS 3660

/**
 * SafeguardAssurance:
 *
 * What a partnership has in hand over a period to know how well it works: events
 * "submitted" (by whom, which `submission`, `for` which day of its period), "evidenced"
 * (which `source`), "scrutinised" (which `scrutiny`), "rated" (by whom, which
 * `expectation`, its `rating`), "action-opened" and "action-closed" (which `action`,
 * and which `expectation`).
 *
 * One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardAssurance, safeguard_assurance, SAFEGUARD_TYPE_RECORD)

/* What each event has to name: a provision, and another particular. */
static const struct
{
  const char *type;
  const char *key;
  const char *section;
  const char *particular; /* or NULL */
} kinds[] = {
    {"submitted", "submission", "submissions", "for"},
    {"evidenced", "source", "sources-of-assurance", NULL},
    {"scrutinised", "scrutiny", "scrutiny", NULL},
    {"rated", "expectation", "expectations", "rating"},
    {"action-opened", "expectation", "expectations", "action"},
    {"action-closed", NULL, NULL, "action"},
};

static const char *const event_types[]
    = {"submitted", "evidenced", "scrutinised", "rated", "action-opened", "action-closed", NULL};

static void
safeguard_assurance_finalize (GObject *object)
{
  SafeguardAssurance *self = SAFEGUARD_ASSURANCE (object);

  g_clear_object (&self->governance);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_assurance_parent_class)->finalize (object);
}

static SafeguardAssurance *
assurance_new (SafeguardGovernance *governance,
               const char *id,
               SafeguardDayNumber from,
               SafeguardDayNumber to)
{
  SafeguardAssurance *self = g_object_new (SAFEGUARD_TYPE_ASSURANCE, NULL);

  self->governance = g_object_ref (governance);
  self->id = g_strdup (id);
  self->from = from;
  self->to = to;

  return self;
}

static SafeguardRecord *
safeguard_assurance_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardAssurance *self = SAFEGUARD_ASSURANCE (record);

  return SAFEGUARD_RECORD (assurance_new (self->governance, self->id, self->from, self->to));
}

static gboolean
check_particulars (const SafeguardAssuranceRules *rules,
                   SafeguardEvent *event,
                   guint kind,
                   GError **error)
{
  g_autofree char *other = NULL;
  g_autofree char *id = NULL;
  SafeguardDayNumber day;

  if (kinds[kind].particular != NULL)
    {
      other = safeguard_event_require_text (event, kinds[kind].particular, error);
      if (other == NULL)
        return FALSE;
    }
  if (g_strcmp0 (kinds[kind].particular, "for") == 0
      && !safeguard_day_number_parse (other, NULL, &day, error))
    return FALSE;
  if (kinds[kind].key == NULL)
    return TRUE;
  id = safeguard_event_require_text (event, kinds[kind].key, error);

  return id != NULL && safeguard_provisions_find (rules, kinds[kind].section, id, error) != NULL;
}

static gboolean
safeguard_assurance_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  SafeguardAssurance *self = SAFEGUARD_ASSURANCE (record);
  const SafeguardAssuranceRules *rules;
  const char *type = safeguard_event_get_event_type (event);

  g_return_val_if_fail (self->governance != NULL, FALSE);

  rules = self->governance->assurance;
  if (!safeguard_event_check_type (event, event_types, error)
      || !safeguard_assurance_rules_check_by (rules, event, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].type, type) == 0)
      return check_particulars (rules, event, i, error);

  return TRUE;
}

static void
safeguard_assurance_class_init (SafeguardAssuranceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_assurance_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_assurance_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_assurance_accepts_event;
}

static void
safeguard_assurance_init (SafeguardAssurance *self)
{
}

/**
 * safeguard_assurance_new:
 * @governance: the rules that will judge it
 * @id: the id by which the caller knows it
 * @from: the first day of the period; quarters are counted from it
 * @to: the last day of the period
 * @error: return location for an error
 *
 * Makes a record of assurance in which nothing is in hand yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_IMPOSSIBLE_DATE,
 *   %SAFEGUARD_ERROR_WRONG_VALUE if the id is empty or the period ends before it begins,
 *   %SAFEGUARD_ERROR_OUT_OF_RANGE if it is longer than ten years, or
 *   %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardAssurance *
safeguard_assurance_new (SafeguardGovernance *governance,
                         const char *id,
                         const GDate *from,
                         const GDate *to,
                         GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->assurance != NULL,
                        NULL);
  g_return_val_if_fail (id != NULL && from != NULL && to != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber first, last;

  if (!safeguard_label_check (id, error) || !safeguard_period_read (from, to, &first, &last, error))
    return NULL;

  if (last - first > MOST_DAYS)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "a period of assurance is at most ten years");
      return NULL;
    }

  return assurance_new (governance, id, first, last);
}

/**
 * safeguard_assurance_get_id:
 * @self: a record of assurance
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id by which the caller knows it
 *
 * Since: 1.0
 */
const char *
safeguard_assurance_get_id (SafeguardAssurance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ASSURANCE (self) && self->governance != NULL, NULL);

  return self->id;
}

/* --- periods */

/* The same day so many months later, or the last day of a month that has none. */
static SafeguardDayNumber
add_months (SafeguardDayNumber day, guint months)
{
  g_autoptr (GDate) date = safeguard_day_number_to_date (day);

  g_date_add_months (date, months);

  return safeguard_day_number_from_date (date);
}

GArray *
safeguard_periods_list (SafeguardDayNumber from, SafeguardDayNumber to, guint months)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (SafeguardPeriod));

  for (guint i = 0;; i++)
    {
      SafeguardPeriod period
          = {add_months (from, i * months), add_months (from, (i + 1) * months) - 1};

      if (period.from > to)
        return periods;
      period.to = MIN (period.to, to);
      g_array_append_val (periods, period);
    }
}
