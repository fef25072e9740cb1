/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-decides-private.h"

#include <string.h>

#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

/* What the layers say under `decides`, held against the gaps that they declare. */

/* Each is looked for in every rule of every layer. */
#define MAX_DECISIONS 1000

static const char *const decides_keys[]
    = {"as", "by", "decided", "because", "means", "cite", "verified", "note", NULL};

static void
decided_free (SafeguardDecided *decided)
{
  g_strfreev (decided->overruled);
  g_ptr_array_unref (decided->places);
  g_ptr_array_unref (decided->followed);
  g_free (decided);
}

/* --- places */

const SafeguardNode *
safeguard_decides_find_place (const SafeguardNode *root, const char *where)
{
  static const char *const within[] = {"stages", "acts", "rows", "table", NULL};
  g_auto (GStrv) steps = g_strsplit (where, "/", -1);
  const SafeguardNode *node = root;

  for (guint i = 0; steps[i] != NULL && node != NULL; i++)
    {
      const SafeguardNode *next = safeguard_node_find_rule (node, steps[i]);

      for (guint j = 0; next == NULL && within[j] != NULL; j++)
        {
          const SafeguardNode *inner = safeguard_node_get (node, within[j]);

          if (inner != NULL && g_strcmp0 (within[j], "table") == 0)
            inner = safeguard_node_get (inner, "rows");
          next = inner != NULL ? safeguard_node_find_rule (inner, steps[i]) : NULL;
        }
      node = next;
    }

  return node;
}

static void
add_naming (const SafeguardNode *node, const char *gap, GPtrArray *places)
{
  const SafeguardNode *named = safeguard_node_get (node, "gap");

  if (named != NULL && g_strcmp0 (named->text, gap) == 0)
    g_ptr_array_add (places, (gpointer)node);
  SAFEGUARD_NODE_FOREACH (child, node)
    if (child->kind != SAFEGUARD_NODE_SCALAR)
      add_naming (child, gap, places);
}

void
safeguard_decides_add_places (const SafeguardNode *root, const char *gap, GPtrArray *places)
{
  SAFEGUARD_NODE_FOREACH (section, root)
    if (strcmp (section->key, "gaps") != 0 && strcmp (section->key, "decides") != 0)
      add_naming (section, gap, places);
}

/* Where a gap is open: what names it, or, if nothing does, what stands in its place in the highest
 * layer that has it. */
static GPtrArray *
find_places (const SafeguardLayers *layers, const SafeguardNode *gap, const char *id)
{
  GPtrArray *places = g_ptr_array_new ();
  const SafeguardNode *where = safeguard_node_get (gap, "where");
  guint n = safeguard_layers_get_n_packs (layers);

  for (guint i = 0; i < n; i++)
    safeguard_decides_add_places (safeguard_pack_get_root (safeguard_layers_get_pack (layers, i)),
                                  id, places);
  for (guint i = n; i > 0 && places->len == 0 && where != NULL && where->text != NULL; i--)
    {
      const SafeguardNode *place = safeguard_decides_find_place (
          safeguard_pack_get_root (safeguard_layers_get_pack (layers, i - 1)), where->text);

      if (place != NULL)
        g_ptr_array_add (places, (gpointer)place);
    }

  return places;
}

/* --- answers */

const SafeguardNode *
safeguard_decides_find_reading (const SafeguardNode *place, const char *answer)
{
  const SafeguardNode *readings = safeguard_node_get (place, "readings");

  return readings != NULL ? safeguard_node_find_rule (readings, answer) : NULL;
}

static void
add_texts (const SafeguardNode *list, GPtrArray *out)
{
  if (list == NULL)
    return;

  for (const SafeguardNode *item = list->kind == SAFEGUARD_NODE_LIST ? list->first : list;
       item != NULL; item = list->kind == SAFEGUARD_NODE_LIST ? item->next : NULL)
    if (item->kind == SAFEGUARD_NODE_SCALAR)
      g_ptr_array_add (out, (gpointer)item->text);
}

/* What `as` may be: what the gap could be, and the readings of the rules that name it. Ends in
 * NULL; the texts are borrowed. */
static GPtrArray *
list_answers (const SafeguardDecided *decided)
{
  GPtrArray *answers = g_ptr_array_new ();

  add_texts (safeguard_node_get (decided->gap, "could-be"), answers);
  for (guint i = 0; i < decided->places->len; i++)
    {
      const SafeguardNode *readings
          = safeguard_node_get (g_ptr_array_index (decided->places, i), "readings");

      if (readings == NULL)
        continue;
      SAFEGUARD_NODE_FOREACH (reading, readings)
        {
          const SafeguardNode *id = safeguard_node_get (reading, "id");

          if (id != NULL && id->text != NULL
              && !g_ptr_array_find_with_equal_func (answers, id->text, g_str_equal, NULL))
            g_ptr_array_add (answers, (gpointer)id->text);
        }
    }
  g_ptr_array_add (answers, NULL);

  return answers;
}

static void
check_answer (const SafeguardDecided *decided, const SafeguardNode *as, SafeguardIssueLog *log)
{
  g_autoptr (GPtrArray) answers = list_answers (decided);
  const char *const *known = (const char *const *)answers->pdata;
  g_autofree char *all = g_strjoinv (", ", (char **)answers->pdata);

  if (!g_strv_contains (known, decided->answer))
    safeguard_node_complain (as, log, SAFEGUARD_ERROR_UNKNOWN_ANSWER,
                             safeguard_nearest (decided->answer, known),
                             "found '%.60s', expected one of what '%.60s' could be: %s",
                             decided->answer, decided->id, all);
}

/* What an answer brings: what the decision itself says, else what the gap says of that answer. */
static const SafeguardNode *
find_means (const SafeguardNode *entry, const SafeguardNode *gap, const char *answer)
{
  const SafeguardNode *own = safeguard_node_get (entry, "means");

  return own != NULL ? own : safeguard_node_get (safeguard_node_get (gap, "means"), answer);
}

gboolean
safeguard_decides_is_word (const SafeguardNode *means, const char *word)
{
  return means != NULL && means->kind == SAFEGUARD_NODE_SCALAR && strcmp (means->text, word) == 0;
}

static void
check_word (const SafeguardNode *means, SafeguardIssueLog *log)
{
  static const char *const words[]
      = {SAFEGUARD_MEANS_STANDS, SAFEGUARD_MEANS_FALLS_AWAY, SAFEGUARD_MEANS_NEEDS_RULES, NULL};

  if (means->kind == SAFEGUARD_NODE_SCALAR)
    safeguard_node_as_choice (means, words, log);
}

void
safeguard_decides_check_means (const SafeguardNode *means, SafeguardIssueLog *log)
{
  static const char *const item_keys[] = {"where", "then", NULL};

  if (means == NULL)
    return;

  check_word (means, log);
  if (means->kind == SAFEGUARD_NODE_LIST)
    SAFEGUARD_NODE_FOREACH (item, means)
      {
        const SafeguardNode *then = safeguard_node_get (item, "then");

        if (!safeguard_node_refuse_keys (item, item_keys, log))
          continue;
        safeguard_node_as_text (safeguard_node_require (item, "where", log), log);
        if (safeguard_node_require (item, "then", log) != NULL)
          check_word (then, log);
      }
}

/* A rule that lists readings needs one of them, or it would be left with neither. */
static void
check_readings (const SafeguardDecided *decided, const SafeguardNode *as, SafeguardIssueLog *log)
{
  if (decided->means != NULL)
    return;

  for (guint i = 0; i < decided->places->len; i++)
    {
      const SafeguardNode *place = g_ptr_array_index (decided->places, i);

      if (safeguard_node_get (place, "readings") == NULL
          || safeguard_decides_find_reading (place, decided->answer) != NULL)
        continue;

      g_autofree char *path = safeguard_node_get_path (place);
      safeguard_node_complain (as, log, SAFEGUARD_ERROR_ANSWER_WITHOUT_EFFECT, NULL,
                               "%.120s has no reading '%.60s', and nothing says what follows", path,
                               decided->answer);
      return;
    }
}

/* --- reading */

typedef struct
{
  const SafeguardLayers *layers;
  GArray *gaps; /* of SafeguardRule */
  GPtrArray *out;
  SafeguardIssueLog *log;
} Reading;

static const SafeguardNode *
find_gap (const Reading *reading, const char *id)
{
  for (guint i = 0; i < reading->gaps->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (reading->gaps, SafeguardRule, i);

      if (strcmp (rule->id, id) == 0)
        return rule->node;
    }

  return NULL;
}

static void
refuse_gap (const Reading *reading, const SafeguardNode *entry)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < reading->gaps->len; i++)
    g_ptr_array_add (ids, (gpointer)g_array_index (reading->gaps, SafeguardRule, i).id);
  g_ptr_array_add (ids, NULL);
  safeguard_node_complain_key_at (entry, reading->log, SAFEGUARD_ERROR_UNKNOWN_GAP,
                                  SAFEGUARD_ISSUE_SEVERITY_ERROR,
                                  safeguard_nearest (entry->key, (const char *const *)ids->pdata),
                                  "no layer leaves '%.60s' open", entry->key);
}

static SafeguardDecided *
find_decided (const Reading *reading, const char *gap)
{
  for (guint i = 0; i < reading->out->len; i++)
    {
      SafeguardDecided *decided = g_ptr_array_index (reading->out, i);

      if (strcmp (decided->id, gap) == 0)
        return decided;
    }

  return NULL;
}

static gboolean
is_in_force (const SafeguardLayers *layers, SafeguardDayNumber decided)
{
  return decided <= safeguard_layers_get_on (layers)
         && safeguard_day_number_to_instant (decided) <= safeguard_layers_get_known (layers);
}

static void
overrule (SafeguardDecided *higher, const SafeguardPack *lower)
{
  guint n = g_strv_length (higher->overruled);

  higher->overruled = g_renew (char *, higher->overruled, n + 2);
  higher->overruled[n] = g_strdup (safeguard_pack_get_id (lower));
  higher->overruled[n + 1] = NULL;
}

/* NULL, with complaints, if it is not right. */
static SafeguardDecided *
read_entry (const Reading *reading, SafeguardPack *pack, const SafeguardNode *entry)
{
  SafeguardIssueLog *log = reading->log;
  guint errors = safeguard_issue_log_get_n_errors (log);
  const SafeguardNode *gap = find_gap (reading, entry->key);
  SafeguardDecided *decided = g_new0 (SafeguardDecided, 1);

  decided->pack = pack;
  decided->entry = entry;
  decided->gap = gap;
  decided->id = entry->key;
  decided->overruled = g_new0 (char *, 1);
  decided->followed = g_ptr_array_new_with_free_func (g_free);
  decided->places
      = gap != NULL ? find_places (reading->layers, gap, entry->key) : g_ptr_array_new ();
  if (gap == NULL)
    refuse_gap (reading, entry);
  if (safeguard_node_is_map (entry, log))
    {
      const SafeguardNode *as = safeguard_node_require (entry, "as", log);

      safeguard_node_refuse_keys (entry, decides_keys, log);
      decided->answer = safeguard_node_as_id (as, log);
      decided->by = safeguard_node_as_text (safeguard_node_require (entry, "by", log), log);
      decided->because
          = safeguard_node_as_text (safeguard_node_require (entry, "because", log), log);
      safeguard_node_as_day (safeguard_node_require (entry, "decided", log), log, &decided->day);
      decided->means = gap != NULL && decided->answer != NULL
                           ? find_means (entry, gap, decided->answer)
                           : NULL;
      if (gap != NULL && decided->answer != NULL)
        {
          check_answer (decided, as, log);
          safeguard_decides_check_means (decided->means, log);
          check_readings (decided, as, log);
        }
    }
  if (safeguard_issue_log_get_n_errors (log) == errors)
    return decided;

  decided_free (decided);
  return NULL;
}

static void
read_pack (const Reading *reading, SafeguardPack *pack)
{
  const SafeguardNode *decides = safeguard_pack_find (pack, "decides");

  if (decides == NULL || !safeguard_node_is_map (decides, reading->log))
    return;
  if (decides->n_children > MAX_DECISIONS)
    {
      safeguard_node_complain (decides, reading->log, SAFEGUARD_ERROR_TOO_MANY_NODES, NULL,
                               "found %u decisions, at most %d are read", decides->n_children,
                               MAX_DECISIONS);
      return;
    }

  SAFEGUARD_NODE_FOREACH (entry, decides)
    {
      SafeguardDecided *decided = read_entry (reading, pack, entry);
      SafeguardDecided *higher = find_decided (reading, entry->key);

      if (decided == NULL)
        continue;
      if (!is_in_force (reading->layers, decided->day))
        decided_free (decided);
      else if (higher != NULL)
        {
          overrule (higher, pack);
          decided_free (decided);
        }
      else
        g_ptr_array_add (reading->out, decided);
    }
}

GPtrArray *
safeguard_decides_read (const SafeguardLayers *layers, SafeguardIssueLog *log)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify)decided_free);
  /* Those who compile the gaps complain of them. */
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  g_autoptr (GArray) gaps = safeguard_layers_collect (layers, "gaps", unheard);
  Reading reading = {layers, gaps, out, log};

  for (guint i = safeguard_layers_get_n_packs (layers); i > 0; i--)
    read_pack (&reading, safeguard_layers_get_pack (layers, i - 1));

  return out;
}

SafeguardDayNumber
safeguard_decides_get_last_day (const SafeguardPack *pack)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  const SafeguardNode *decides = safeguard_pack_find (pack, "decides");
  SafeguardDayNumber last = 0, day;

  if (decides != NULL && decides->kind == SAFEGUARD_NODE_MAP)
    SAFEGUARD_NODE_FOREACH (entry, decides)
      if (safeguard_node_as_day (safeguard_node_get (entry, "decided"), unheard, &day))
        last = MAX (last, day);

  return last;
}
