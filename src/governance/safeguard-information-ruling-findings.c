/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-information-private.h"

#include <string.h>

/* What is said of one answer, or of its not being recorded. */
static const char *
code_of (const SafeguardInformationAnswer *answer)
{
  if (!answer->has_to)
    return answer->answered.day != 0 ? "request-answered-by-another" : NULL;
  if (answer->answered.day == 0)
    return "request-unanswered";

  return answer->exemptions.day != 0 ? "request-answered" : "request-without-exemptions";
}

static void
add_answers (SafeguardInformationRuling *self,
             const SafeguardInformationRequest *request,
             GPtrArray *out)
{
  const SafeguardAssuranceRules *rules = self->governance->assurance;
  GListModel *citations = self->answers != NULL ? self->answers->citations : NULL;

  if (request->asked.day == 0)
    g_ptr_array_add (out, safeguard_finding_new ("request-not-recorded", NULL, NULL, "request",
                                                 request->id, NULL));
  if (self->answers == NULL)
    {
      g_ptr_array_add (
          out, safeguard_finding_new ("request-silent", NULL, NULL, "request", request->id, NULL));
      return;
    }
  for (guint i = 0; i < request->answers->len; i++)
    {
      const SafeguardInformationAnswer *answer = g_ptr_array_index (request->answers, i);
      const char *code = code_of (answer);
      g_autofree char *when = answer->answered.day != 0
                                  ? safeguard_moment_to_text (&answer->answered)
                                  : g_strdup ("");

      if (code != NULL)
        g_ptr_array_add (
            out, safeguard_finding_new (code, citations, NULL, "who",
                                        safeguard_assurance_rules_body_name (rules, answer->agency),
                                        "request", request->id, "when", when, NULL));
    }
}

/* One that nobody lists is kept: a document says what was handed over among other things. */
static void
add_item (const SafeguardInformationItem *item, GPtrArray *out)
{
  gboolean listed = item->provision != NULL;
  GListModel *citations = listed ? item->provision->citations : NULL;
  g_autofree char *when
      = item->when.day != 0 ? safeguard_moment_to_text (&item->when) : g_strdup ("");
  g_autofree char *name = g_strdelimit (g_strdup (item->item), "-", ' ');
  const char *code
      = item->state == NULL                                         ? "information-missing"
        : strcmp (item->state, SAFEGUARD_INFORMATION_AGREED) == 0   ? "information-agreed"
        : strcmp (item->state, SAFEGUARD_INFORMATION_RETAINED) == 0 ? "information-retained"
        : item->trail                                               ? "information-handed-over"
                                                                    : "information-without-trail";

  g_ptr_array_add (out,
                   safeguard_finding_new (code, citations, NULL, "item", name, "name",
                                          listed ? item->provision->name : "", "when", when, NULL));
}

void
safeguard_information_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardInformationRuling *self = SAFEGUARD_INFORMATION_RULING (ruling);
  g_auto (GStrv) controllers = safeguard_information_ruling_get_controllers (self);
  g_autofree char *who
      = safeguard_actors_list (self->governance->actors, (const char *const *)controllers);

  for (guint i = 0; i < self->requests->len; i++)
    add_answers (self, g_ptr_array_index (self->requests, i), out);
  for (guint i = 0; i < self->items->len; i++)
    add_item (g_ptr_array_index (self->items, i), out);
  if (self->controller != NULL)
    g_ptr_array_add (out,
                     safeguard_finding_new ("information-controller", self->controller->citations,
                                            NULL, "who", who, NULL));
  else
    g_ptr_array_add (out,
                     safeguard_finding_new ("information-controller-silent", NULL, NULL, NULL));
}
