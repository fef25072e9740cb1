/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-provisions-diff-private.h"

#include <string.h>

#include "safeguard-assurance-private.h"
#include "safeguard-phrase-private.h"

/* Which of the things that a provision says are compared, with the term that each is. What a pack
 * tells in its own words is none: another wording is no difference. */
static const struct
{
  const char *key;
  const char *term;
} compared[] = {
    {"accountable", "accountable"},
    {"address", "address"},
    {"by", "supplied-by"},
    {"clocks", "clocks"},
    {"contents", "contents"},
    {"delegate", "delegate"},
    {"each", "answers-by-itself"},
    {"email", "email"},
    {"items", "items"},
    {"lead", "lead"},
    {"leads-on", "leads-on"},
    {"level", "scrutiny-level"},
    {"named-person", "named-person"},
    {"of", "scrutinised"},
    {"per", "period-of"},
    {"period", "period"},
    {"recipients", "recipients"},
    {"scrutinised-by", "scrutinised-by"},
    {"scrutinises", "scrutinises"},
    {"set", "set"},
    {"takes-part", "takes-part"},
    {"telephone", "telephone"},
    {"topics", "topics"},
    {"url", "url"},
    {"who", "who"},
};

static const char *
get_id (gconstpointer item)
{
  return safeguard_provision_get_id ((SafeguardProvision *)item);
}

static char *
make_name (gconstpointer item)
{
  return g_strdup (safeguard_provision_get_name ((SafeguardProvision *)item));
}

static GListModel *
cite (gconstpointer item)
{
  return safeguard_provision_get_citations ((SafeguardProvision *)item);
}

/* Numbers, days and addresses are what they are: "0161 474 5657", "2020-01-31". */
static gboolean
is_exact (const char *key, const char *text)
{
  static const char *const keys[] = {"address", "email", "telephone", "url", NULL};

  return g_strv_contains (keys, key) || g_ascii_isdigit (text[0]);
}

static char *
day_text (const char *text)
{
  SafeguardDayNumber day = 0;

  return safeguard_day_number_parse (text, NULL, &day, NULL) ? safeguard_day_number_to_text (day)
                                                             : NULL;
}

/* Every value by itself, in the order of the document; of words, that they are said. */
static char *
each_text (const char *key, const char *const *values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *day = day_text (values[i]);
      gboolean words = !is_exact (key, values[i]) && strchr (values[i], ' ') != NULL;

      if (i > 0)
        g_string_append (text, ", ");
      if (words)
        g_string_append (text, safeguard_phrase ("is-said"));
      else
        g_string_append (text, day != NULL ? day : values[i]);
    }

  return g_string_free (text, FALSE);
}

/* What it says under a key, as a text that is equal exactly if it is the same; that it says
 * something, where those are words of the pack's own. */
static char *
value_text (SafeguardProvision *provision, const char *key)
{
  const char *const *values = safeguard_provision_get_values (provision, key);
  gboolean words = FALSE, days = FALSE;

  if (values == NULL || values[0] == NULL)
    return NULL;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *day = day_text (values[i]);

      days = days || day != NULL;
      words = words || strchr (values[i], ' ') != NULL;
    }
  if (days || is_exact (key, values[0]))
    return each_text (key, values);

  return words ? g_strdup (safeguard_phrase ("is-said")) : safeguard_differences_list (values);
}

/* The same key is asked for something else of a date, and of what somebody is there to do. */
static const char *
term_of (const SafeguardComparedRule *rule, const char *key, const char *term)
{
  if (rule->aspect == SAFEGUARD_ASPECT_SUNSET && strcmp (key, "by") == 0)
    return "ends-by";
  if (rule->aspect == SAFEGUARD_ASPECT_RESPONSIBILITY && strcmp (key, "of") == 0)
    return "whose";

  return term;
}

static void
compare (const SafeguardComparedRule *rule,
         gconstpointer first,
         gconstpointer second,
         SafeguardDifferences *out)
{
  GListModel *const citations[2] = {cite (first), cite (second)};

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      const char *key = compared[i].key;
      g_autofree char *one = value_text ((SafeguardProvision *)first, key);
      g_autofree char *two = value_text ((SafeguardProvision *)second, key);

      safeguard_differences_add_term (out, rule, term_of (rule, compared[i].key, compared[i].term),
                                      one, two, citations);
    }
}

void
safeguard_provisions_diff (const GPtrArray *first,
                           const GPtrArray *second,
                           const char *room,
                           const char *section,
                           SafeguardAspect aspect,
                           SafeguardDifferences *out)
{
  const SafeguardListedKind kind = {room, section, aspect, get_id, make_name, cite, compare};

  safeguard_differences_add_listed (out, &kind, first, second);
}

void
safeguard_assurance_provisions_diff (const SafeguardAssuranceRules *first,
                                     const SafeguardAssuranceRules *second,
                                     SafeguardDifferences *out)
{
  static const struct
  {
    const char *section;
    SafeguardAspect aspect;
  } sections[] = {
      {"agencies", SAFEGUARD_ASPECT_AGENCY},
      {"boards", SAFEGUARD_ASPECT_BOARD},
      {"scrutiny", SAFEGUARD_ASPECT_SCRUTINY},
      {"expectations", SAFEGUARD_ASPECT_EXPECTATION},
      {"reports", SAFEGUARD_ASPECT_REPORT},
      {"sources-of-assurance", SAFEGUARD_ASPECT_SOURCE},
      {"submissions", SAFEGUARD_ASPECT_SUBMISSION},
      {"sunset", SAFEGUARD_ASPECT_SUNSET},
      {"leads", SAFEGUARD_ASPECT_LEAD},
      {"audits", SAFEGUARD_ASPECT_AUDIT},
      {"information", SAFEGUARD_ASPECT_INFORMATION},
      {"responsibilities", SAFEGUARD_ASPECT_RESPONSIBILITY},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GPtrArray) one = safeguard_provisions_list (first, sections[i].section);
      g_autoptr (GPtrArray) two = safeguard_provisions_list (second, sections[i].section);

      safeguard_provisions_diff (one, two, "governance", sections[i].section, sections[i].aspect,
                                 out);
    }
}
