/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-citation-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardCitation:
 *
 * Where a rule comes from: the published document, the section, and where
 * there is one the paragraph, the page and the address.
 *
 * What nobody on the project has read is not verified, and every ruling that
 * rests on it says so. A citation is immutable and may be shared between
 * threads.
 *
 * Since: 1.0
 */
struct _SafeguardCitation
{
  GObject parent_instance;

  char *edition;
  char *source;
  char *document;
  char *section;
  char *paragraph;
  char *page;
  char *url;
  char *decides;
  char *replaces;
  gboolean verified;
};

G_DEFINE_FINAL_TYPE (SafeguardCitation, safeguard_citation, G_TYPE_OBJECT)

static void
safeguard_citation_finalize (GObject *object)
{
  SafeguardCitation *self = SAFEGUARD_CITATION (object);

  g_free (self->edition);
  g_free (self->source);
  g_free (self->document);
  g_free (self->section);
  g_free (self->paragraph);
  g_free (self->page);
  g_free (self->url);
  g_free (self->decides);
  g_free (self->replaces);

  G_OBJECT_CLASS (safeguard_citation_parent_class)->finalize (object);
}

static void
safeguard_citation_class_init (SafeguardCitationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_citation_finalize;
}

static void
safeguard_citation_init (SafeguardCitation *self)
{
}

SafeguardCitation *
safeguard_citation_new (const SafeguardCitationFields *fields)
{
  SafeguardCitation *self = g_object_new (SAFEGUARD_TYPE_CITATION, NULL);

  self->edition = g_strdup (fields->edition);
  self->source = g_strdup (fields->source);
  self->document = g_strdup (fields->document);
  self->section = g_strdup (fields->section);
  self->paragraph = g_strdup (fields->paragraph);
  self->page = g_strdup (fields->page);
  self->url = g_strdup (fields->url);
  self->decides = g_strdup (fields->decides);
  self->replaces = g_strdup (fields->replaces);
  self->verified = fields->verified;

  return self;
}

const char *
safeguard_citation_peek_decides (SafeguardCitation *self)
{
  return self->decides;
}

const char *
safeguard_citation_peek_replaces (SafeguardCitation *self)
{
  return self->replaces;
}

/**
 * safeguard_citation_get_document:
 * @self: a citation
 *
 * Gets the title of the document.
 *
 * Returns: (transfer none): the title
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_document (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->document;
}

/**
 * safeguard_citation_get_source:
 * @self: a citation
 *
 * Gets the name under which the policy pack lists the document.
 *
 * Returns: (transfer none): the name, such as "arrangements"
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_source (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->source;
}

/**
 * safeguard_citation_get_edition:
 * @self: a citation
 *
 * Gets the id of the policy pack that has the rule.
 *
 * Returns: (transfer none): the id, such as "stockport-2019"
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_edition (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->edition;
}

/**
 * safeguard_citation_get_section:
 * @self: a citation
 *
 * Gets the section or heading of the document.
 *
 * Returns: (transfer none) (nullable): the section, or %NULL if the whole
 *   document is meant
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_section (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->section;
}

/**
 * safeguard_citation_get_paragraph:
 * @self: a citation
 *
 * Gets the paragraph within the section.
 *
 * Returns: (transfer none) (nullable): the paragraph, or %NULL if the source
 *   has none
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_paragraph (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->paragraph;
}

/**
 * safeguard_citation_get_page:
 * @self: a citation
 *
 * Gets the printed page.
 *
 * Returns: (transfer none) (nullable): the page, or %NULL if it is not known
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_page (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->page;
}

/**
 * safeguard_citation_get_url:
 * @self: a citation
 *
 * Gets the address at which the document is published.
 *
 * Returns: (transfer none) (nullable): the address, or %NULL if it is not known
 *
 * Since: 1.0
 */
const char *
safeguard_citation_get_url (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  return self->url;
}

/**
 * safeguard_citation_is_verified:
 * @self: a citation
 *
 * Tells whether somebody on the project has read the source for this rule.
 *
 * Returns: %FALSE if nobody has
 *
 * Since: 1.0
 */
gboolean
safeguard_citation_is_verified (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), FALSE);

  return self->verified;
}

/**
 * safeguard_citation_to_text:
 * @self: a citation
 *
 * Writes the citation as a reader expects it, with "(unverified)" where nobody
 * has read the source.
 *
 * Returns: (transfer full): the text, in one line
 *
 * Since: 1.0
 */
char *
safeguard_citation_to_text (SafeguardCitation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CITATION (self), NULL);

  GString *text = g_string_new (self->document);

  if (self->section != NULL)
    g_string_append_printf (text, ", %s", self->section);
  if (self->paragraph != NULL)
    g_string_append_printf (text, ", paragraph %s", self->paragraph);
  if (self->page != NULL)
    g_string_append_printf (text, ", page %s", self->page);
  if (!self->verified)
    g_string_append (text, " (unverified)");

  return g_string_free (text, FALSE);
}

static void
write_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
safeguard_citation_write (SafeguardCitation *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  write_member (builder, "document", self->document);
  write_member (builder, "section", self->section);
  write_member (builder, "paragraph", self->paragraph);
  write_member (builder, "page", self->page);
  write_member (builder, "url", self->url);
  write_member (builder, "source", self->source);
  write_member (builder, "edition", self->edition);
  safeguard_json_add_boolean (builder, "verified", self->verified);
  json_builder_end_object (builder);
}

void
safeguard_citations_write (GListModel *citations, JsonBuilder *builder)
{
  guint n = citations != NULL ? g_list_model_get_n_items (citations) : 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    safeguard_citation_write (safeguard_list_peek (citations, i), builder);
  json_builder_end_array (builder);
}
