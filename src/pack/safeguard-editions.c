/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-editions-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* An edition without an end is in force for ever. */
#define FOR_EVER G_MAXUINT32

struct _SafeguardEditions
{
  gatomicrefcount ref_count;
  GPtrArray *packs;    /* by area, then by the first day in force */
  GPtrArray *overlays; /* as they were added: each stands on the ones before */
  gint64 known;        /* G_MAXINT64: all that is held */
  GHashTable *areas;   /* every area, of hidden editions too */
};

SafeguardEditions *
safeguard_editions_new (void)
{
  SafeguardEditions *self = g_new0 (SafeguardEditions, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);
  self->overlays = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_pack_unref);
  self->known = G_MAXINT64;
  self->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

SafeguardEditions *
safeguard_editions_ref (SafeguardEditions *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_editions_unref (SafeguardEditions *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->packs);
  g_ptr_array_unref (self->overlays);
  g_hash_table_unref (self->areas);
  g_free (self);
}

static SafeguardDayNumber
last_day (const SafeguardPack *pack)
{
  SafeguardDayNumber to = safeguard_pack_get_to (pack);

  return to != 0 ? to : FOR_EVER;
}

static int
compare_packs (gconstpointer a, gconstpointer b)
{
  const SafeguardPack *first = *(const SafeguardPack *const *)a;
  const SafeguardPack *second = *(const SafeguardPack *const *)b;
  int by_area = strcmp (safeguard_pack_get_area (first), safeguard_pack_get_area (second));

  if (by_area != 0)
    return by_area;

  return (safeguard_pack_get_from (first) > safeguard_pack_get_from (second))
         - (safeguard_pack_get_from (first) < safeguard_pack_get_from (second));
}

static gboolean
has_id (const SafeguardEditions *self, const char *id)
{
  for (guint i = 0; i < safeguard_editions_get_n_packs (self); i++)
    if (strcmp (safeguard_pack_get_id (safeguard_editions_get_pack (self, i)), id) == 0)
      return TRUE;

  return FALSE;
}

/* The edition of the same area that is in force on some of the same days, or NULL. */
static SafeguardPack *
find_overlapping (const SafeguardEditions *self, const SafeguardPack *pack)
{
  for (guint i = 0; i < self->packs->len; i++)
    {
      SafeguardPack *other = g_ptr_array_index (self->packs, i);

      if (strcmp (safeguard_pack_get_area (other), safeguard_pack_get_area (pack)) == 0
          && safeguard_pack_get_from (pack) <= last_day (other)
          && safeguard_pack_get_from (other) <= last_day (pack))
        return other;
    }

  return NULL;
}

void
safeguard_editions_add (SafeguardEditions *self, SafeguardPack *pack, SafeguardIssueLog *log)
{
  const SafeguardNode *root = safeguard_pack_get_root (pack);
  const SafeguardPack *other
      = safeguard_pack_is_overlay (pack) ? NULL : find_overlapping (self, pack);

  if (has_id (self, safeguard_pack_get_id (pack)))
    {
      safeguard_node_complain (safeguard_node_get (root, "id"), log, SAFEGUARD_ERROR_DUPLICATE_ID,
                               NULL, "another pack has the id '%.60s'",
                               safeguard_pack_get_id (pack));
      return;
    }
  if (other != NULL)
    {
      safeguard_node_complain (safeguard_node_get (root, "in-force"), log,
                               SAFEGUARD_ERROR_EDITIONS_OVERLAP, NULL,
                               "the edition '%s' of %s is in force on some of the same days",
                               safeguard_pack_get_id (other), safeguard_pack_get_area (pack));
      return;
    }
  if (safeguard_pack_is_overlay (pack))
    {
      g_ptr_array_add (self->overlays, safeguard_pack_ref (pack));
      return;
    }

  g_hash_table_add (self->areas, g_strdup (safeguard_pack_get_area (pack)));
  g_ptr_array_add (self->packs, safeguard_pack_ref (pack));
  g_ptr_array_sort (self->packs, compare_packs);
}

void
safeguard_editions_check_overlays (const SafeguardEditions *self, SafeguardIssueLog *log)
{
  g_autofree const char **areas = safeguard_editions_get_areas (self);

  for (guint i = 0; i < self->overlays->len; i++)
    {
      const SafeguardPack *pack = g_ptr_array_index (self->overlays, i);
      const char *area = safeguard_pack_get_area (pack);

      if (!g_hash_table_contains (self->areas, area))
        safeguard_node_complain (safeguard_node_get (safeguard_pack_get_root (pack), "overlays"),
                                 log, SAFEGUARD_ERROR_UNKNOWN_AREA,
                                 safeguard_nearest (area, (const char *const *)areas),
                                 "no policy covers the area '%.60s'", area);
    }
}

guint
safeguard_editions_get_n_packs (const SafeguardEditions *self)
{
  return self->packs->len + self->overlays->len;
}

SafeguardPack *
safeguard_editions_get_pack (const SafeguardEditions *self, guint index)
{
  return index < self->packs->len ? g_ptr_array_index (self->packs, index)
                                  : g_ptr_array_index (self->overlays, index - self->packs->len);
}

const char **
safeguard_editions_get_areas (const SafeguardEditions *self)
{
  const char **areas = g_new0 (const char *, self->packs->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->packs->len; i++)
    {
      const char *area = safeguard_pack_get_area (g_ptr_array_index (self->packs, i));

      if (n == 0 || strcmp (areas[n - 1], area) != 0)
        areas[n++] = area;
    }

  return areas;
}

static void
add_published (GPtrArray *packs, gint64 known, GPtrArray *out)
{
  for (guint i = 0; i < packs->len; i++)
    {
      SafeguardPack *pack = g_ptr_array_index (packs, i);

      if (safeguard_pack_get_published (pack) <= known)
        g_ptr_array_add (out, safeguard_pack_ref (pack));
    }
}

SafeguardEditions *
safeguard_editions_as_known (const SafeguardEditions *self, gint64 known)
{
  SafeguardEditions *view = safeguard_editions_new ();
  GHashTableIter iter;
  gpointer area;

  view->known = MIN (known, self->known);
  g_hash_table_iter_init (&iter, self->areas);
  while (g_hash_table_iter_next (&iter, &area, NULL))
    g_hash_table_add (view->areas, g_strdup (area));
  add_published (self->packs, known, view->packs);
  add_published (self->overlays, known, view->overlays);

  return view;
}

static SafeguardPack *
find_edition (const SafeguardEditions *self, const char *area, SafeguardDayNumber day)
{
  for (guint i = 0; i < self->packs->len; i++)
    {
      SafeguardPack *pack = g_ptr_array_index (self->packs, i);

      if (strcmp (safeguard_pack_get_area (pack), area) == 0
          && safeguard_pack_get_from (pack) <= day && day <= last_day (pack))
        return pack;
    }

  return NULL;
}

static gboolean
has_area (const SafeguardEditions *self, const char *area)
{
  return g_hash_table_contains (self->areas, area);
}

/* The editions before and after a day that none covers, in words. */
static char *
describe_nearest (const SafeguardEditions *self, const char *area, SafeguardDayNumber day)
{
  const SafeguardPack *before = NULL, *after = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->packs->len; i++)
    {
      const SafeguardPack *pack = g_ptr_array_index (self->packs, i);

      if (strcmp (safeguard_pack_get_area (pack), area) != 0)
        continue;
      if (last_day (pack) < day)
        before = pack;
      else if (after == NULL)
        after = pack;
    }
  if (before != NULL)
    {
      g_autofree char *to = safeguard_day_number_to_text (safeguard_pack_get_to (before));
      g_string_append_printf (text, "'%s' ended on %s", safeguard_pack_get_id (before), to);
    }
  if (after != NULL)
    {
      g_autofree char *from = safeguard_day_number_to_text (safeguard_pack_get_from (after));
      g_string_append_printf (text, "%s'%s' begins on %s", before != NULL ? ", " : "",
                              safeguard_pack_get_id (after), from);
    }

  if (text->len == 0)
    g_string_append (text, "none had been published by then");

  return g_string_free (text, FALSE);
}

static const char *
nearest_edition (const SafeguardEditions *self, const char *area, SafeguardDayNumber day)
{
  const SafeguardPack *nearest = NULL;
  guint32 least = G_MAXUINT32;

  for (guint i = 0; i < self->packs->len; i++)
    {
      const SafeguardPack *pack = g_ptr_array_index (self->packs, i);

      if (strcmp (safeguard_pack_get_area (pack), area) != 0)
        continue;

      guint32 away
          = last_day (pack) < day ? day - last_day (pack) : safeguard_pack_get_from (pack) - day;
      if (away < least)
        {
          least = away;
          nearest = pack;
        }
    }

  return nearest != NULL ? safeguard_pack_get_id (nearest) : NULL;
}

static void
refuse_area (const SafeguardEditions *self, const char *area, GError **error)
{
  g_autofree const char **areas = safeguard_editions_get_areas (self);

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_AREA, NULL,
                       safeguard_nearest (area, (const char *const *)areas),
                       "no policy covers the area '%.60s'", area);
}

static void
refuse_day (const SafeguardEditions *self, const char *area, SafeguardDayNumber day, GError **error)
{
  g_autofree char *text = safeguard_day_number_to_text (day);
  g_autofree char *nearest = describe_nearest (self, area, day);

  safeguard_error_set (error, SAFEGUARD_ERROR_NO_EDITION, NULL, nearest_edition (self, area, day),
                       "no edition for %s is in force on %s: %s", area, text, nearest);
}

typedef struct
{
  const SafeguardEditions *editions;
  SafeguardDayNumber day;
  GPtrArray *packs;   /* resolved, the lowest first */
  GPtrArray *open;    /* on the way down, to notice a circle */
  GPtrArray *missing; /* names of areas */
  GError **error;
} Resolution;

static gboolean resolve_layer (Resolution *resolution, SafeguardPack *pack);

/* A layer that is not held is a finding of every ruling, never silence, and never a refusal: what
 * the other layers say still stands. */
static gboolean
resolve_or_miss (Resolution *resolution, SafeguardPack *pack, const char *name)
{
  if (pack != NULL)
    return resolve_layer (resolution, pack);

  if (!g_ptr_array_find_with_equal_func (resolution->missing, name, g_str_equal, NULL))
    g_ptr_array_add (resolution->missing, (gpointer)name);

  return TRUE;
}

static gboolean
resolve_below (Resolution *resolution, const char *area)
{
  return resolve_or_miss (resolution, find_edition (resolution->editions, area, resolution->day),
                          area);
}

static SafeguardPack *
find_id (const SafeguardEditions *self, const char *id)
{
  for (guint i = 0; i < self->packs->len; i++)
    if (strcmp (safeguard_pack_get_id (g_ptr_array_index (self->packs, i)), id) == 0)
      return g_ptr_array_index (self->packs, i);

  return NULL;
}

/* An edition that is carried over lies right below the one that carries it, whenever it was in
 * force itself. */
static gboolean
resolve_carried_over (Resolution *resolution, SafeguardPack *pack)
{
  const char *because;
  const char *id = safeguard_pack_get_carries_over (pack, &because);

  return id == NULL || resolve_or_miss (resolution, find_id (resolution->editions, id), id);
}

static gboolean
refuse_circle (Resolution *resolution, SafeguardPack *pack)
{
  const SafeguardNode *root = safeguard_pack_get_root (pack);
  const SafeguardNode *builds_on = safeguard_node_get (root, "builds-on");
  const SafeguardNode *node
      = builds_on != NULL ? builds_on : safeguard_node_get (root, "carries-over");
  SafeguardPlace place
      = {safeguard_document_get_name (node->document), node->line, node->column, node->key};
  g_autoptr (GString) way = g_string_new (NULL);

  for (guint i = 0; i < resolution->open->len; i++)
    g_string_append_printf (way, "%s, which builds on ",
                            safeguard_pack_get_id (g_ptr_array_index (resolution->open, i)));
  safeguard_error_set (resolution->error, SAFEGUARD_ERROR_LAYER_CYCLE, &place, NULL, "%s%s",
                       way->str, safeguard_pack_get_id (pack));

  return FALSE;
}

/* Upon the edition of the day, not upon one that it carries over. */
static void
add_overlays (Resolution *resolution, const SafeguardPack *pack)
{
  const GPtrArray *overlays = resolution->editions->overlays;

  if (resolution->day < safeguard_pack_get_from (pack) || resolution->day > last_day (pack))
    return;

  for (guint i = 0; i < overlays->len; i++)
    {
      SafeguardPack *overlay = g_ptr_array_index (overlays, i);

      if (strcmp (safeguard_pack_get_area (overlay), safeguard_pack_get_area (pack)) == 0
          && safeguard_pack_get_from (overlay) <= resolution->day
          && resolution->day <= last_day (overlay))
        g_ptr_array_add (resolution->packs, overlay);
    }
}

static gboolean
resolve_layer (Resolution *resolution, SafeguardPack *pack)
{
  const char *const *areas = safeguard_pack_get_builds_on (pack);

  if (g_ptr_array_find (resolution->packs, pack, NULL))
    return TRUE;
  if (g_ptr_array_find (resolution->open, pack, NULL))
    return refuse_circle (resolution, pack);

  g_ptr_array_add (resolution->open, pack);
  for (guint i = 0; areas[i] != NULL; i++)
    if (!resolve_below (resolution, areas[i]))
      return FALSE;
  if (!resolve_carried_over (resolution, pack))
    return FALSE;
  g_ptr_array_set_size (resolution->open, (int)resolution->open->len - 1);
  g_ptr_array_add (resolution->packs, pack);
  add_overlays (resolution, pack);

  return TRUE;
}

SafeguardLayers *
safeguard_editions_resolve (const SafeguardEditions *self,
                            const char *area,
                            SafeguardDayNumber day,
                            GError **error)
{
  SafeguardPack *top = find_edition (self, area, day);
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  Resolution resolution = {self, day, packs, open, missing, error};

  if (top == NULL && !has_area (self, area))
    {
      refuse_area (self, area, error);
      return NULL;
    }
  if (top == NULL)
    {
      refuse_day (self, area, day, error);
      return NULL;
    }
  if (!resolve_layer (&resolution, top))
    return NULL;

  g_ptr_array_add (missing, NULL);

  return safeguard_layers_new (area, day, packs, (const char *const *)missing->pdata, self->known);
}
