/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

#include <string.h>

/* What stands in the way of a decision and of a commitment, before the act; and what a ruling that
 * was given for one bears. */

gboolean
safeguard_book_is_about (const SafeguardBook *self,
                         const SafeguardFundAct *act,
                         const char *subject)
{
  const SafeguardFunding *funding = self->funding;
  const char *who = safeguard_actors_find (funding->actors, subject, NULL);

  if (funding->decision_by == NULL && funding->decision_vote == NULL)
    return TRUE;

  return (who != NULL && g_strcmp0 (who, funding->decision_by) == 0)
         || g_strcmp0 (subject, funding->decision_vote) == 0
         || g_strcmp0 (subject, act->target) == 0;
}

/* No document held here has a quorum of its board, so that a ruling which leaves the point open can
 * not bar every decision: it is told, and the decision counts. One that says no does not count. */
gboolean
safeguard_book_take_ruling (SafeguardBook *self, const SafeguardFundAct *act)
{
  const char *code = NULL;

  if (act->ruling_subject == NULL)
    return TRUE;
  if (!safeguard_book_is_about (self, act, act->ruling_subject))
    code = "ruling-of-something-else";
  else if (act->ruling_answer == SAFEGUARD_ANSWER_NO)
    code = "ruling-says-no";
  else if (act->ruling_answer != SAFEGUARD_ANSWER_YES)
    code = "ruling-leaves-open";
  if (code != NULL)
    safeguard_book_except_act (self, act, code, "before-commitment", act->ruling_subject);

  return g_strcmp0 (code, "ruling-says-no") != 0;
}

char *
safeguard_book_bar_decision (SafeguardBook *self, const SafeguardFundAct *act)
{
  const SafeguardSpendingCase *found
      = act->target != NULL ? safeguard_book_find_case (self, act->target, NULL) : NULL;
  g_auto (GStrv) unanswered = safeguard_book_list_tests (self, found, TRUE);
  g_autofree char *list = g_strjoinv (", ", unanswered);
  const char *whose = self->funding->decision_by;

  if (found == NULL)
    return g_strdup ("no business case is on the record");
  if (*list != '\0')
    return g_strdup_printf ("these tests are not answered: %s", list);
  if (whose != NULL
      && g_strcmp0 (safeguard_actors_find (self->funding->actors, act->by, NULL), whose) != 0)
    return g_strdup_printf ("it is for %s to decide",
                            safeguard_actors_name (self->funding->actors, whose));

  return NULL;
}

char *
safeguard_book_bar_commitment (SafeguardBook *self, const SafeguardFundAct *act)
{
  const SafeguardFunding *funding = self->funding;
  const SafeguardSpendingCase *found
      = act->target != NULL ? safeguard_book_find_case (self, act->target, NULL) : NULL;
  g_auto (GStrv) unanswered = safeguard_book_list_tests (self, found, TRUE);
  g_autofree char *list = g_strjoinv (", ", unanswered);
  SafeguardCover cover = safeguard_book_get_cover (self, act->moment.day);

  if (found == NULL
      && (funding->decision_by != NULL || funding->signature_by != NULL
          || funding->access->len > 0))
    return g_strdup ("no business case is named");
  if (*list != '\0')
    return g_strdup_printf ("these tests are not answered: %s", list);
  if (funding->decision_by != NULL && !safeguard_book_comes_before (&found->decided, &act->moment))
    return g_strdup_printf ("%s has not decided",
                            safeguard_actors_name (funding->actors, funding->decision_by));
  if (funding->signature_by != NULL
      && !safeguard_book_comes_before (&found->signed_on, &act->moment))
    return g_strdup_printf ("%s has not signed",
                            safeguard_actors_name (funding->actors, funding->signature_by));
  if (found != NULL && act->pence > found->pence)
    return g_strdup ("it is more than what was decided");
  if (act->pence > safeguard_cover_free (&cover))
    {
      g_autofree char *pence = safeguard_pence_to_text (MAX (safeguard_cover_free (&cover), 0));

      return g_strdup_printf ("only %s is neither committed nor put by", pence);
    }

  return NULL;
}
