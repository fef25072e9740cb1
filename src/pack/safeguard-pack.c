/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-private.h"

#include <string.h>

#include "safeguard-digest-private.h"
#include "safeguard-document-image-private.h"
#include "safeguard-list-private.h"
#include "safeguard-library-version.h"
#include "safeguard-nearest-private.h"
#include "safeguard-sections-private.h"

/* The format of packs that this library reads; an older one stays readable for ever. */
#define PACK_FORMAT 1

struct _SafeguardPack
{
  gatomicrefcount ref_count;
  SafeguardDocument *document;
  const SafeguardNode *root;
  const char *id;
  const char *area;
  const char *title;
  SafeguardDayNumber from;
  SafeguardDayNumber to;
  gint64 published;
  gboolean in_force_verified;
  const char *replaced_by;
  SafeguardDayNumber replaced_from;
  const char *reading;
  const char *endorsed_by;
  SafeguardDayNumber endorsed;
  const SafeguardNode *status;
  const char *carries_over; /* the id of an edition; NULL: none */
  const char *carries_over_because;
  const char **builds_on;
  char **source_ids;
  char *digest;
  gboolean is_overlay;
  gboolean is_bundled; /* it came with the library */
  char *signed_by;     /* the fingerprint of the key, or NULL */
  /* Of a pack that local decisions amended: as it was read, what holds the amended tree, and the
   * packs from which parts of it come. */
  SafeguardPack *as_read;
  SafeguardDocument *amended;
  GPtrArray *kin;
};

/* The frame, and the sections that rooms read. A section that no room of this version knows is an
 * unknown key, so that a misspelt section is never passed over in silence. */
static const char *const frame_keys[] = {
    "safeguard-pack", "needs-library",  "id",          "area",       "title",       "in-force",
    "published",      "replaced",       "builds-on",   "sources",    "status",      "note",
    "contacts",       "not-shown",      "definitions", "priorities", "commitments", "figures",
    "actors",         "facts",          "timescales",  "thresholds", "reviews",     "escalation",
    "governance",     "whistleblowing", "calendar",    "gaps",       "funding",     "carries-over",
    "overlays",       "decides",        NULL,
};

static const char *const source_keys[]
    = {"title", "published", "url", "by", "verified", "because", "note", "sections", NULL};

static const char *const status_keys[] = {"reading", "endorsed", "note", NULL};

static const char *const endorsed_keys[] = {"by", "day", "note", NULL};

static const char *const in_force_keys[] = {"from", "to", "verified", "because", "cite", NULL};

static const char *const replaced_keys[] = {"by", "from", "because", "verified", NULL};

static const char *const carries_over_keys[] = {"edition", "because", NULL};

static const char *const citation_keys[]
    = {"document", "section", "paragraph", "page", "url", "verified", "because", NULL};

SafeguardPack *
safeguard_pack_ref (SafeguardPack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/* All that it does not own it has from the pack as it was read. */
static void
free_amended (SafeguardPack *self)
{
  safeguard_document_unref (self->amended);
  g_ptr_array_unref (self->kin);
  safeguard_pack_unref (self->as_read);
  g_free (self);
}

void
safeguard_pack_unref (SafeguardPack *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->as_read != NULL)
    {
      free_amended (self);
      return;
    }
  safeguard_document_unref (self->document);
  g_free (self->builds_on);
  g_strfreev (self->source_ids);
  g_free (self->digest);
  g_free (self->signed_by);
  g_free (self);
}

static void
read_format (SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_require (self->root, "safeguard-pack", log);
  gint64 format;

  if (!safeguard_node_as_integer (node, 1, G_MAXINT, log, &format) || format <= PACK_FORMAT)
    return;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_NEWER_FORMAT, NULL,
                           "the pack is written in format %" G_GINT64_FORMAT
                           ", this library reads up to %d",
                           format, PACK_FORMAT);
}

/* "1.2" as 1002; 0 if it is no version. */
static guint
parse_version (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", -1);
  guint64 major = 0, minor = 0;

  if (g_strv_length (parts) < 2 || g_strv_length (parts) > 3
      || !g_ascii_string_to_unsigned (parts[0], 10, 0, 999, &major, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, 999, &minor, NULL))
    return 0;

  return (guint)(major * 1000 + minor);
}

/* Before all else: of what a newer library reads this one would complain key by key. */
static gboolean
read_needs_library (const SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (self->root, "needs-library");
  const char *text = safeguard_node_as_text (node, log);
  guint needed = text != NULL ? parse_version (text) : 0;

  if (text == NULL)
    return node == NULL;
  if (needed != 0 && needed <= parse_version (SAFEGUARD_LIBRARY_VERSION))
    return TRUE;

  if (needed == 0)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "found '%.20s', expected a version such as \"1.2\"", text);
  else
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_NEWER_LIBRARY, NULL,
                             "the pack needs version %.20s of the library, this is %s", text,
                             SAFEGUARD_LIBRARY_VERSION);
  return FALSE;
}

/* The days on which the edition is in force. Where the document gives no day the pack says so. */
static void
read_in_force (SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_require (self->root, "in-force", log);

  self->in_force_verified = TRUE;
  if (node == NULL || !safeguard_node_check_keys (node, in_force_keys, log))
    return;

  safeguard_node_as_day (safeguard_node_require (node, "from", log), log, &self->from);
  safeguard_node_as_day (safeguard_node_get (node, "to"), log, &self->to);
  safeguard_node_as_boolean (safeguard_node_get (node, "verified"), log, &self->in_force_verified);
  if (self->to != 0 && self->to < self->from)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL,
                             "the last day in force lies before the first");
}

/* A newer document that is not held: said in every ruling from its day on, never passed over. */
static void
read_replaced (SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (self->root, "replaced");

  if (node == NULL || !safeguard_node_check_keys (node, replaced_keys, log))
    return;

  self->replaced_by = safeguard_node_as_text (safeguard_node_require (node, "by", log), log);
  safeguard_node_as_day (safeguard_node_require (node, "from", log), log, &self->replaced_from);
}

/* An overlay stands on top of what its area has, whichever edition that is. */
static void
read_area (SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *overlays = safeguard_node_get (self->root, "overlays");
  const SafeguardNode *area = safeguard_node_get (self->root, "area");
  const SafeguardNode *builds_on = safeguard_node_get (self->root, "builds-on");
  const SafeguardNode *surplus = area != NULL ? area : builds_on;

  self->is_overlay = overlays != NULL;
  if (overlays == NULL)
    overlays = safeguard_node_require (self->root, "area", log);
  else if (surplus != NULL)
    safeguard_node_complain_key_at (surplus, log, SAFEGUARD_ERROR_WRONG_VALUE,
                                    SAFEGUARD_ISSUE_SEVERITY_ERROR, NULL,
                                    "an overlay has no '%s': 'overlays' names its area, and it "
                                    "builds on that",
                                    surplus->key);
  self->area = safeguard_node_as_id (overlays, log);
}

/* Whose reading of the document the pack is, and who has said that it is right. */
static void
read_status (SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *node = self->status = safeguard_node_get (self->root, "status");

  if (node == NULL || !safeguard_node_is_map (node, log))
    return;

  const SafeguardNode *endorsed = safeguard_node_get (node, "endorsed");
  safeguard_node_check_keys (node, status_keys, log);
  self->reading = safeguard_node_as_text (safeguard_node_require (node, "reading", log), log);
  if (endorsed == NULL || !safeguard_node_is_map (endorsed, log))
    return;

  safeguard_node_check_keys (endorsed, endorsed_keys, log);
  self->endorsed_by = safeguard_node_as_text (safeguard_node_require (endorsed, "by", log), log);
  safeguard_node_as_day (safeguard_node_require (endorsed, "day", log), log, &self->endorsed);
}

/* An edition whose rules go on where this one says nothing else: of one document that was not read,
 * or of an inherited one. Why is asked for, since every ruling says it. */
static void
read_carries_over (SafeguardPack *self, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (self->root, "carries-over");

  if (node == NULL || !safeguard_node_check_keys (node, carries_over_keys, log))
    return;

  self->carries_over = safeguard_node_as_id (safeguard_node_require (node, "edition", log), log);
  self->carries_over_because
      = safeguard_node_as_text (safeguard_node_require (node, "because", log), log);
}

static void
read_sources (SafeguardPack *self, SafeguardIssueLog *log)
{
  /* An overlay that only decides may say all there is to say where it decides. */
  const SafeguardNode *sources = self->is_overlay
                                     ? safeguard_node_get (self->root, "sources")
                                     : safeguard_node_require (self->root, "sources", log);
  GStrvBuilder *ids = g_strv_builder_new ();

  if (safeguard_node_is_map (sources, log))
    SAFEGUARD_NODE_FOREACH (source, sources)
      {
        g_strv_builder_add (ids, source->key);
        if (!safeguard_node_is_map (source, log))
          continue;
        safeguard_node_check_keys (source, source_keys, log);
        safeguard_node_as_text (safeguard_node_require (source, "title", log), log);
      }
  self->source_ids = g_strv_builder_end (ids);
  g_strv_builder_unref (ids);
}

static void
read_frame (SafeguardPack *self, SafeguardIssueLog *log)
{
  SafeguardMoment published;

  if (!safeguard_node_is_map (self->root, log) || !read_needs_library (self, log))
    return;

  safeguard_node_check_keys (self->root, frame_keys, log);
  read_format (self, log);
  self->id = safeguard_node_as_id (safeguard_node_require (self->root, "id", log), log);
  read_area (self, log);
  self->title = safeguard_node_as_text (safeguard_node_get (self->root, "title"), log);
  self->published = G_MININT64;
  if (safeguard_node_as_moment (safeguard_node_get (self->root, "published"), log, &published))
    self->published
        = published.has_time ? published.instant : safeguard_day_number_to_instant (published.day);
  self->builds_on = safeguard_node_as_texts (safeguard_node_get (self->root, "builds-on"), log);
  read_in_force (self, log);
  read_replaced (self, log);
  read_status (self, log);
  read_carries_over (self, log);
  read_sources (self, log);
}

/* Takes @document and @digest. */
static SafeguardPack *
read_document (SafeguardDocument *document, char *digest, SafeguardIssueLog *log)
{
  guint errors_before = safeguard_issue_log_get_n_errors (log);
  g_autoptr (SafeguardPack) self = g_new0 (SafeguardPack, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->document = document;
  self->root = safeguard_document_get_root (document);
  self->digest = digest;
  read_frame (self, log);

  return safeguard_issue_log_get_n_errors (log) == errors_before ? g_steal_pointer (&self) : NULL;
}

SafeguardPack *
safeguard_pack_read (const char *name, const char *text, gsize length, SafeguardIssueLog *log)
{
  GError *error = NULL;
  SafeguardDocument *document = safeguard_document_read (name, text, length, &error);

  if (document == NULL)
    {
      safeguard_issue_log_take_error (log, error);
      return NULL;
    }

  return read_document (document, safeguard_digest_of (text, length), log);
}

SafeguardPack *
safeguard_pack_read_image (
    const char *name, const char *text, gsize length, GVariant *image, SafeguardIssueLog *log)
{
  g_autofree char *digest = safeguard_digest_of (text, length);
  SafeguardDocument *document = safeguard_document_from_image (name, image, digest);

  return document != NULL ? read_document (document, g_steal_pointer (&digest), log)
                          : safeguard_pack_read (name, text, length, log);
}

void
safeguard_pack_check_frame (const SafeguardPack *self, SafeguardIssueLog *log)
{
  safeguard_node_check_keys (self->root, frame_keys, log);
}

void
safeguard_pack_check_sections (const SafeguardPack *self, SafeguardIssueLog *log)
{
  safeguard_sections_check (self->root, log);
}

void
safeguard_pack_check_status (const SafeguardPack *self, SafeguardIssueLog *log)
{
  if (self->status != NULL && self->endorsed_by == NULL)
    safeguard_node_complain (self->status, log, SAFEGUARD_ERROR_NOT_ENDORSED, NULL,
                             "nobody has endorsed this reading of the document");
}

const char *
safeguard_pack_get_id (const SafeguardPack *self)
{
  return self->id;
}

const char *
safeguard_pack_get_area (const SafeguardPack *self)
{
  return self->area;
}

const char *
safeguard_pack_get_title (const SafeguardPack *self)
{
  return self->title != NULL ? self->title : self->id;
}

SafeguardDayNumber
safeguard_pack_get_from (const SafeguardPack *self)
{
  return self->from;
}

SafeguardDayNumber
safeguard_pack_get_to (const SafeguardPack *self)
{
  return self->to;
}

gint64
safeguard_pack_get_published (const SafeguardPack *self)
{
  return self->published;
}

gboolean
safeguard_pack_is_in_force_verified (const SafeguardPack *self)
{
  return self->in_force_verified;
}

const char *
safeguard_pack_get_replaced_by (const SafeguardPack *self, SafeguardDayNumber *from)
{
  *from = self->replaced_from;

  return self->replaced_by;
}

const char *
safeguard_pack_get_reading (const SafeguardPack *self)
{
  return self->reading;
}

const char *
safeguard_pack_get_endorsed_by (const SafeguardPack *self, SafeguardDayNumber *day)
{
  *day = self->endorsed;

  return self->endorsed_by;
}

const char *
safeguard_pack_get_carries_over (const SafeguardPack *self, const char **because)
{
  *because = self->carries_over_because;

  return self->carries_over;
}

const char *const *
safeguard_pack_get_builds_on (const SafeguardPack *self)
{
  static const char *const none[] = {NULL};

  return self->builds_on != NULL ? (const char *const *)self->builds_on : none;
}

const char *
safeguard_pack_get_digest (const SafeguardPack *self)
{
  return self->digest;
}

gboolean
safeguard_pack_is_overlay (const SafeguardPack *self)
{
  return self->is_overlay;
}

const char *
safeguard_pack_get_signed_by (const SafeguardPack *self)
{
  return self->signed_by;
}

gboolean
safeguard_pack_is_bundled (const SafeguardPack *self)
{
  return self->is_bundled;
}

void
safeguard_pack_set_origin (SafeguardPack *self, gboolean bundled, char *signed_by)
{
  self->is_bundled = bundled;
  g_free (self->signed_by);
  self->signed_by = signed_by;
}

SafeguardPack *
safeguard_pack_amend (SafeguardPack *self, SafeguardDocument *amended, GPtrArray *kin)
{
  SafeguardPack *copy = g_memdup2 (self, sizeof (SafeguardPack));

  g_atomic_ref_count_init (&copy->ref_count);
  copy->as_read = safeguard_pack_ref (self);
  copy->amended = amended;
  copy->root = safeguard_document_get_root (amended);
  copy->kin = g_ptr_array_ref (kin);

  return copy;
}

/* The pack whose author wrote @node: in an amended tree another than that of the tree. */
static const SafeguardPack *
author_of (const SafeguardPack *self, const SafeguardNode *node)
{
  for (guint i = 0; self->kin != NULL && i < self->kin->len; i++)
    {
      const SafeguardPack *other = g_ptr_array_index (self->kin, i);

      if (other->document == node->document)
        return other;
    }

  return self;
}

const SafeguardNode *
safeguard_pack_get_root (const SafeguardPack *self)
{
  return self->root;
}

const SafeguardNode *
safeguard_pack_find (const SafeguardPack *pack, const char *section)
{
  const SafeguardNode *node = safeguard_pack_get_root (pack);
  g_auto (GStrv) keys = g_strsplit (section, ".", -1);

  for (guint i = 0; keys[i] != NULL && node != NULL; i++)
    node = safeguard_node_get (node, keys[i]);

  return node;
}

static gboolean
is_verified (const SafeguardNode *node, SafeguardIssueLog *log)
{
  gboolean verified = TRUE;

  safeguard_node_as_boolean (safeguard_node_get (node, "verified"), log, &verified);

  return verified;
}

static const char *
text_of (const SafeguardNode *map, const char *key, SafeguardIssueLog *log)
{
  return safeguard_node_as_text (safeguard_node_get (map, key), log);
}

/* A local decision that cites nothing is cited itself. */
static gboolean
read_bare_decision (const SafeguardPack *author, const SafeguardNode *node, GPtrArray *citations)
{
  const SafeguardNode *gap = safeguard_node_get (node, SAFEGUARD_PACK_DECIDES);

  if (gap == NULL || gap->kind != SAFEGUARD_NODE_SCALAR
      || safeguard_node_get (node, "document") != NULL)
    return FALSE;

  g_autofree char *section = g_strconcat ("decides ", gap->text, NULL);
  g_ptr_array_add (citations, safeguard_citation_new (&(SafeguardCitationFields){
                                  .edition = author->id,
                                  .source = "decides",
                                  .document = safeguard_pack_get_title (author),
                                  .section = section,
                                  .decides = gap->text,
                                  .verified = TRUE,
                              }));
  return TRUE;
}

static void
read_citation (SafeguardPack *self,
               const SafeguardNode *rule,
               const SafeguardNode *node,
               GPtrArray *citations,
               SafeguardIssueLog *log)
{
  if (!safeguard_node_check_keys (node, citation_keys, log) && !safeguard_node_is_map (node, log))
    return;

  const SafeguardPack *author = author_of (self, node);

  if (self->kin != NULL && read_bare_decision (author, node, citations))
    return;

  const SafeguardNode *named = safeguard_node_require (node, "document", log);
  const char *id = safeguard_node_as_text (named, log);
  const SafeguardNode *source
      = id != NULL ? safeguard_node_get (safeguard_node_get (author->root, "sources"), id) : NULL;

  if (id == NULL)
    return;
  if (source == NULL)
    {
      safeguard_node_complain (named, log, SAFEGUARD_ERROR_UNKNOWN_SOURCE,
                               safeguard_nearest (id, (const char *const *)author->source_ids),
                               "the pack lists no source '%.60s'", id);
      return;
    }

  SafeguardCitationFields fields = {
      .edition = author->id,
      .source = id,
      .decides = text_of (node, SAFEGUARD_PACK_DECIDES, log),
      .replaces = text_of (node, SAFEGUARD_PACK_REPLACES, log),
      .document = text_of (source, "title", log),
      .section = text_of (node, "section", log),
      .paragraph = text_of (node, "paragraph", log),
      .page = text_of (node, "page", log),
      .url = text_of (node, "url", log),
      .verified = is_verified (node, log) && is_verified (rule, log) && is_verified (source, log),
  };
  if (fields.url == NULL)
    fields.url = text_of (source, "url", log);
  g_ptr_array_add (citations, safeguard_citation_new (&fields));
}

GListModel *
safeguard_pack_read_citations (SafeguardPack *self,
                               const SafeguardNode *rule,
                               SafeguardIssueLog *log)
{
  GPtrArray *citations = g_ptr_array_new_with_free_func (g_object_unref);
  const SafeguardNode *cite = safeguard_node_get (rule, "cite");

  if (cite == NULL || (cite->kind == SAFEGUARD_NODE_LIST && cite->n_children == 0))
    safeguard_node_complain (cite != NULL ? cite : rule, log, SAFEGUARD_ERROR_NO_CITATION, NULL,
                             "the rule does not say where it comes from");
  else if (cite->kind == SAFEGUARD_NODE_LIST)
    SAFEGUARD_NODE_FOREACH (child, cite)
      read_citation (self, rule, child, citations, log);
  else
    read_citation (self, rule, cite, citations, log);

  return safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, citations);
}
