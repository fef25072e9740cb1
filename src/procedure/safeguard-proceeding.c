/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-proceeding-private.h"

#include <string.h>

/**
 * SafeguardProceeding:
 *
 * What happened in one matter that goes through a procedure: a review of a serious
 * incident, a dispute. It has an id of its own and a kind, names the agencies that
 * take part, and holds events, the acts of the procedure.
 *
 * It takes whatever happened: late, out of order, by the wrong body, after the
 * matter was closed. The ruling says what it counts for. Refused is an act that the
 * procedure does not know, an agency, body or role that no pack knows, a stage that
 * does not exist.
 *
 * This is the sealed base of the records of the rooms. One thread at a time may add
 * to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_ABSTRACT_TYPE (SafeguardProceeding, safeguard_proceeding, SAFEGUARD_TYPE_RECORD)

static void
safeguard_proceeding_finalize (GObject *object)
{
  SafeguardProceeding *self = SAFEGUARD_PROCEEDING (object);

  g_clear_pointer (&self->procedure, safeguard_procedure_unref);
  g_free (self->id);
  g_free (self->kind);
  g_strfreev (self->parties);

  G_OBJECT_CLASS (safeguard_proceeding_parent_class)->finalize (object);
}

/* What else belongs to the event is a JSON object; the stage that it names must exist. */
static gboolean
check_payload (SafeguardProceeding *self,
               SafeguardEvent *event,
               const SafeguardActRule *act,
               GError **error)
{
  const char *payload = safeguard_event_get_payload (event);
  g_autoptr (SafeguardDocument) document = NULL;

  if (payload == NULL)
    return TRUE;
  document = safeguard_document_read ("payload", payload, strlen (payload), error);
  if (document == NULL)
    return FALSE;
  if (safeguard_document_get_root (document)->kind != SAFEGUARD_NODE_MAP)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_TYPE, NULL, NULL,
                           "the payload of '%.80s' is no JSON object", act->id);
      return FALSE;
    }
  if (act->role != SAFEGUARD_ACT_ESCALATES)
    return TRUE;

  g_autofree char *to = safeguard_event_find_particular (event, "to");

  return to == NULL
         || safeguard_procedure_find_stage (self->procedure, to, error) != SAFEGUARD_NO_STAGE;
}

static gboolean
safeguard_proceeding_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  SafeguardProceeding *self = SAFEGUARD_PROCEEDING (record);
  const char *by = safeguard_event_get_by (event);

  /* A binding can make an object of the type that no constructor of ours has seen. */
  g_return_val_if_fail (self->procedure != NULL, FALSE);

  int act = safeguard_procedure_find_act (self->procedure, safeguard_event_get_event_type (event),
                                          error);

  if (act == SAFEGUARD_NO_ACT)
    return FALSE;
  if (by != NULL
      && safeguard_actors_find (safeguard_procedure_peek_actors (self->procedure), by, error)
             == NULL)
    return FALSE;

  return check_payload (self, event, safeguard_procedure_get_act (self->procedure, (guint)act),
                        error);
}

static void
safeguard_proceeding_class_init (SafeguardProceedingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_proceeding_finalize;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_proceeding_accepts_event;
}

static void
safeguard_proceeding_init (SafeguardProceeding *self)
{
  self->parties = g_new0 (char *, 1);
}

static gboolean
check_label (const char *label, const char *what, GError **error)
{
  if (!g_utf8_validate (label, -1, NULL))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL, "the %s is not valid UTF-8",
                           what);
      return FALSE;
    }
  if (*label == '\0')
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                           "the %s is empty; the matter needs one", what);
      return FALSE;
    }

  return TRUE;
}

static char **
find_parties (const SafeguardActors *actors, const char *const *parties, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; parties[i] != NULL; i++)
    {
      const char *id = safeguard_actors_find (actors, parties[i], error);

      if (id == NULL)
        return NULL;
      if (g_ptr_array_find (found, id, NULL))
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                               "the party '%.80s' is named twice", id);
          return NULL;
        }
      g_ptr_array_add (found, (gpointer)id);
    }
  g_ptr_array_add (found, NULL);

  return g_strdupv ((char **)found->pdata);
}

gboolean
safeguard_proceeding_set_up (SafeguardProceeding *self,
                             SafeguardProcedure *procedure,
                             const char *id,
                             const char *kind,
                             const char *const *parties,
                             GError **error)
{
  char **found;

  if (!check_label (id, "id", error) || !check_label (kind, "kind", error))
    return FALSE;
  if (parties != NULL)
    {
      found = find_parties (safeguard_procedure_peek_actors (procedure), parties, error);
      if (found == NULL)
        return FALSE;
      g_strfreev (self->parties);
      self->parties = found;
      /* Nobody disagrees alone: with one named, the others are not known. */
      self->parties_known = g_strv_length (found) > 1;
    }
  self->procedure = safeguard_procedure_ref (procedure);
  self->id = g_strdup (id);
  self->kind = g_strdup (kind);

  return TRUE;
}

gboolean
safeguard_proceeding_check_policy (SafeguardProceeding *self,
                                   SafeguardLayers *layers,
                                   GError **error)
{
  SafeguardLayers *own = safeguard_procedure_peek_layers (self->procedure);

  if (strcmp (safeguard_layers_get_digest (own), safeguard_layers_get_digest (layers)) == 0)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                       "the record was made for the rules of %s (%s), not for those of %s (%s)",
                       safeguard_layers_get_area (own), safeguard_layers_get_edition (own),
                       safeguard_layers_get_area (layers), safeguard_layers_get_edition (layers));
  return FALSE;
}

void
safeguard_proceeding_copy (SafeguardProceeding *self, SafeguardProceeding *from)
{
  self->procedure = safeguard_procedure_ref (from->procedure);
  self->id = g_strdup (from->id);
  self->kind = g_strdup (from->kind);
  g_strfreev (self->parties);
  self->parties = g_strdupv (from->parties);
  self->parties_known = from->parties_known;
}

/**
 * safeguard_proceeding_get_id:
 * @self: a matter
 *
 * Gets the id by which the caller knows the matter.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_get_id (SafeguardProceeding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROCEEDING (self), NULL);

  return self->id;
}

/**
 * safeguard_proceeding_get_kind:
 * @self: a matter
 *
 * Gets what kind of matter it is.
 *
 * Returns: (transfer none): the kind, such as "between-partners"
 *
 * Since: 1.0
 */
const char *
safeguard_proceeding_get_kind (SafeguardProceeding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROCEEDING (self), NULL);

  return self->kind;
}

/**
 * safeguard_proceeding_get_parties:
 * @self: a matter
 *
 * Gets the agencies that disagree, or take part.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids; empty if nobody was
 *   named
 *
 * Since: 1.0
 */
const char *const *
safeguard_proceeding_get_parties (SafeguardProceeding *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_PROCEEDING (self), NULL);

  return (const char *const *)self->parties;
}
