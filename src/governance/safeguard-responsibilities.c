/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-responsibilities-private.h"

#include <string.h>

#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

/* What an agency, a body or the holder of a seat is there to do, without a day: the rest of the
 * clocks is in the timescales, what may be decided in the rights. */

/* Whom somebody asks about. One id may be an actor's, a body's and a seat's at once: it is the same
 * office then, seen as who acts and as where it sits. */
typedef struct
{
  SafeguardGovernance *governance;
  const char *id;
  const char *actor; /* the actor's own id, or NULL */
} Holder;

/* Under the words of the document, of which "partners" and "relevant-agencies" stand for many. */
static gboolean
names_holder (const Holder *self, SafeguardProvision *provision)
{
  const char *const *of = safeguard_provision_get_values (provision, "of");
  g_autoptr (GPtrArray) ids
      = safeguard_provision_list_agencies (self->governance->assurance, provision, "of");

  if (of != NULL && g_strv_contains (of, self->id))
    return TRUE;

  return g_ptr_array_find_with_equal_func (ids, self->id, g_str_equal, NULL)
         || (self->actor != NULL
             && g_ptr_array_find_with_equal_func (ids, self->actor, g_str_equal, NULL));
}

/* An agency does what is said of those who sit for it, too. */
static gboolean
names_seat_of_holder (const Holder *self, SafeguardProvision *provision)
{
  const char *const *of = safeguard_provision_get_values (provision, "of");

  for (guint i = 0; self->actor != NULL && of != NULL && of[i] != NULL; i++)
    {
      const SafeguardSeat *seat = safeguard_governance_find_seat (self->governance, of[i], NULL);

      if (seat != NULL && g_strcmp0 (seat->agency, self->actor) == 0)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
list_of (const Holder *self, gboolean with_seats)
{
  g_autoptr (GPtrArray) all
      = safeguard_provisions_list (self->governance->assurance, "responsibilities");
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (all, i);

      if (names_holder (self, provision) || (with_seats && names_seat_of_holder (self, provision)))
        g_ptr_array_add (list, provision);
    }

  return list;
}

GPtrArray *
safeguard_responsibilities_list_own (SafeguardGovernance *self, const char *id)
{
  const Holder holder = {self, id, safeguard_actors_find (self->actors, id, NULL)};

  return list_of (&holder, FALSE);
}

void
safeguard_responsibilities_write (const GPtrArray *list, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "responsibilities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);
      static const char *const texts[] = {"set", "note", "gap"};
      static const char *const nobody[] = {NULL};
      const char *const *of = safeguard_provision_get_values (provision, "of");

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", provision->id);
      safeguard_json_add_text (builder, "name", provision->name);
      safeguard_json_add_texts (builder, "of", of != NULL ? of : nobody);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        safeguard_json_add_text (builder, texts[j],
                                 safeguard_provision_get_value (provision, texts[j]));
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (provision->citations, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* FALSE with UNKNOWN_ACTOR where @id is nobody at all. */
static gboolean
require_holder (const Holder *self, GError **error)
{
  GError *unknown = NULL;

  if (self->actor != NULL || safeguard_provision_is_of_all (self->id)
      || safeguard_governance_find_body (self->governance, self->id, NULL)
      || safeguard_governance_find_seat (self->governance, self->id, NULL) != NULL)
    return TRUE;

  safeguard_actors_find (self->governance->actors, self->id, &unknown);
  g_propagate_error (error, unknown);

  return FALSE;
}

GPtrArray *
safeguard_responsibilities_list (SafeguardGovernance *self, const char *of, GError **error)
{
  if (of == NULL)
    return safeguard_provisions_list (self->assurance, "responsibilities");

  const Holder holder = {self, of, safeguard_actors_find (self->actors, of, NULL)};

  return require_holder (&holder, error) ? list_of (&holder, TRUE) : NULL;
}

/**
 * safeguard_governance_get_responsibilities:
 * @self: rules of governance
 * @of: (nullable): an agency, a body or a seat, such as "health" or "designated-nurse", or
 *   "partners" or "relevant-agencies" for what is said of them together; %NULL for everybody
 * @error: return location for an error
 *
 * Gets what somebody is there to do, as the documents have it: the roles of members, what
 * each profession undertakes, the functions of a group. None has a day; what has one is
 * among the timescales. Of an agency, what is said of the seats that it fills counts too.
 *
 * "of" under [method@Provision.get_values] tells whose each is.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest.
 *
 * Returns: (transfer full): a list of [class@Provision]; empty if the documents say
 *   nothing of it
 *
 * Since: 1.0
 */
GListModel *
safeguard_governance_get_responsibilities (SafeguardGovernance *self,
                                           const char *of,
                                           GError **error)
{
  GPtrArray *list;

  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  list = safeguard_responsibilities_list (self, of, error);
  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    g_object_ref (g_ptr_array_index (list, i));

  return safeguard_list_new_take (SAFEGUARD_TYPE_PROVISION, list);
}
