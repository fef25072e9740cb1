/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-particulars-private.h"

#include <string.h>

/**
 * SafeguardFigure:
 *
 * A number that a document prints, for one period or for several: how many children
 * were subject to a plan, what share of enquiries led to a conference. Numbers are kept
 * as they are printed, in decimal notation without separators; nothing is worked out
 * from them.
 *
 * Where a document prints more than one number for the same thing, all are kept, with
 * the gap that says so: the library takes none for the right one.
 *
 * Immutable; may be shared between threads. The source is the annual report of
 * Stockport's board for 2017/18, whose figures disagree in places.
 *
 * Since: 1.0
 */
struct _SafeguardFigure
{
  GObject parent_instance;

  char *id;
  char *name;
  char *unit;
  char **periods;
  GPtrArray *values; /* of char **, by period */
  char *gap;         /* or NULL */
  char *disagreement;
  char *note; /* or NULL */
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardFigure, safeguard_figure, G_TYPE_OBJECT)

static const char *const figure_keys[]
    = {"id", "name", "unit", "values", "gap", "note", "cite", "verified", "because", NULL};

static void
safeguard_figure_finalize (GObject *object)
{
  SafeguardFigure *self = SAFEGUARD_FIGURE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->unit);
  g_strfreev (self->periods);
  g_ptr_array_unref (self->values);
  g_free (self->gap);
  g_free (self->disagreement);
  g_free (self->note);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_figure_parent_class)->finalize (object);
}

static void
safeguard_figure_class_init (SafeguardFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_figure_finalize;
}

static void
safeguard_figure_init (SafeguardFigure *self)
{
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
}

/* "450", "21.6", "-3"; a separator of thousands would be read as a point elsewhere. */
static gboolean
is_number (const char *text)
{
  gsize whole, part = 0;

  if (*text == '-')
    text++;
  whole = strspn (text, "0123456789");
  if (text[whole] == '.')
    part = strspn (text + whole + 1, "0123456789");

  return whole > 0 && (text[whole] == '\0' || (part > 0 && text[whole + 1 + part] == '\0'));
}

static const SafeguardNode *
find_wrong_number (const SafeguardNode *node)
{
  if (node->kind != SAFEGUARD_NODE_LIST)
    return is_number (node->text) ? NULL : node;

  SAFEGUARD_NODE_FOREACH (item, node)
    if (!is_number (item->text))
      return item;

  return NULL;
}

/* What is printed for one period; FALSE with a complaint if it is no number. */
static gboolean
read_period (SafeguardFigure *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_autofree const char **texts = safeguard_node_as_texts (node, log);
  const SafeguardNode *wrong;

  if (texts == NULL)
    return FALSE;
  wrong = texts[0] != NULL ? find_wrong_number (node) : node;
  if (wrong != NULL)
    {
      safeguard_node_complain (wrong, log, SAFEGUARD_ERROR_WRONG_TYPE, NULL,
                               "found '%.40s', expected a number such as 3442 or 96.8",
                               wrong->text != NULL ? wrong->text : "nothing");
      return FALSE;
    }
  if (texts[1] != NULL && self->gap == NULL)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                             "several numbers are printed, and the key 'gap' is missing");
  g_ptr_array_add (self->values, g_strdupv ((char **)texts));

  return TRUE;
}

static void
read_values (SafeguardFigure *self, const SafeguardNode *values, SafeguardIssueLog *log)
{
  g_autoptr (GStrvBuilder) periods = g_strv_builder_new ();

  if (safeguard_node_is_map (values, log))
    SAFEGUARD_NODE_FOREACH (child, values)
      if (read_period (self, child, log))
        g_strv_builder_add (periods, child->key);
  self->periods = g_strv_builder_end (periods);
}

static char *
copy_text (const SafeguardNode *node, SafeguardIssueLog *log)
{
  return g_strdup (safeguard_node_as_text (node, log));
}

SafeguardFigure *
safeguard_figure_read (const SafeguardRule *rule, const SafeguardGaps *gaps, SafeguardIssueLog *log)
{
  SafeguardFigure *self = g_object_new (SAFEGUARD_TYPE_FIGURE, NULL);
  const SafeguardNode *node = rule->node;
  const SafeguardNode *gap = safeguard_node_get (node, "gap");

  safeguard_node_check_keys (node, figure_keys, log);
  self->id = g_strdup (rule->id);
  self->name = copy_text (safeguard_node_require (node, "name", log), log);
  self->unit = copy_text (safeguard_node_require (node, "unit", log), log);
  self->note = copy_text (safeguard_node_get (node, "note"), log);
  if (gap != NULL && safeguard_node_as_id (gap, log) != NULL
      && safeguard_gaps_require (gaps, gap->text, gap, log))
    {
      self->gap = g_strdup (gap->text);
      self->disagreement = g_strdup (safeguard_gaps_says (gaps, gap->text));
    }
  read_values (self, safeguard_node_require (node, "values", log), log);
  self->citations = safeguard_pack_read_citations (rule->pack, node, log);

  return self;
}

/**
 * safeguard_figure_get_id:
 * @self: a figure
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id, such as "child-protection-plans"
 *
 * Since: 1.0
 */
const char *
safeguard_figure_get_id (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->id;
}

/**
 * safeguard_figure_get_name:
 * @self: a figure
 *
 * Gets what was counted.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_figure_get_name (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->name;
}

/**
 * safeguard_figure_get_unit:
 * @self: a figure
 *
 * Gets what the number is of.
 *
 * Returns: (transfer none): the unit, such as "children" or "per cent"
 *
 * Since: 1.0
 */
const char *
safeguard_figure_get_unit (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->unit;
}

/**
 * safeguard_figure_get_periods:
 * @self: a figure
 *
 * Gets the years or days for which it is printed, in the order of the pack.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods, such as "2017/18" or
 *   "2018-03-31"
 *
 * Since: 1.0
 */
const char *const *
safeguard_figure_get_periods (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return (const char *const *)self->periods;
}

/**
 * safeguard_figure_get_values:
 * @self: a figure
 * @period: one of its periods
 *
 * Gets what is printed for a period: one number, or several where the document
 * disagrees with itself.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the numbers as decimal
 *   text, or %NULL if nothing is printed for that period
 *
 * Since: 1.0
 */
const char *const *
safeguard_figure_get_values (SafeguardFigure *self, const char *period)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);
  g_return_val_if_fail (period != NULL, NULL);

  for (guint i = 0; self->periods[i] != NULL; i++)
    if (strcmp (self->periods[i], period) == 0)
      return g_ptr_array_index (self->values, i);

  return NULL;
}

/**
 * safeguard_figure_get_gap:
 * @self: a figure
 *
 * Gets the id of the gap under which the pack declares that the document's figures
 * disagree.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL if nothing is known to disagree
 *
 * Since: 1.0
 */
const char *
safeguard_figure_get_gap (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->gap;
}

/**
 * safeguard_figure_get_disagreement:
 * @self: a figure
 *
 * Gets how the document's figures disagree, in words.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL if nothing is known to disagree
 *
 * Since: 1.0
 */
const char *
safeguard_figure_get_disagreement (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->disagreement;
}

/**
 * safeguard_figure_get_note:
 * @self: a figure
 *
 * Gets what else the document says of the number.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL
 *
 * Since: 1.0
 */
const char *
safeguard_figure_get_note (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->note;
}

/**
 * safeguard_figure_get_citations:
 * @self: a figure
 *
 * Gets where it is printed.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_figure_get_citations (SafeguardFigure *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_FIGURE (self) && self->id != NULL, NULL);

  return self->citations;
}
