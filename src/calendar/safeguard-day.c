/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-day-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardDay:
 *
 * One day in the explanation of a date: what kind of day it is, whether it
 * counts, and why.
 *
 * A working day is a day that is not a Saturday, a Sunday, Christmas Day, Good
 * Friday or a bank holiday under the Banking and Financial Dealings Act 1971: the
 * formula of the children's regulations. A bank holiday says when it was first
 * published.
 *
 * A day is immutable and may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardDay
{
  GObject parent_instance;

  SafeguardDayNumber day;
  SafeguardDayKind kind;
  char *name;
  gint64 published;
  gboolean counted;
  guint number;
  gboolean beyond_horizon;
  char *date_text;
  char *text;
};

G_DEFINE_FINAL_TYPE (SafeguardDay, safeguard_day, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardDayKind,
                    safeguard_day_kind,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_DAY_KIND_OUTSIDE, "outside"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_DAY_KIND_WORKING, "working"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_DAY_KIND_SATURDAY, "saturday"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_DAY_KIND_SUNDAY, "sunday"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_DAY_KIND_BANK_HOLIDAY, "bank-holiday"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_DAY_KIND_SCHOOL_CLOSED, "school-closed"))

static const char *const kind_nicks[]
    = {"outside", "working", "saturday", "sunday", "bank-holiday", "school-closed"};

static void
safeguard_day_finalize (GObject *object)
{
  SafeguardDay *self = SAFEGUARD_DAY (object);

  g_free (self->name);
  g_free (self->date_text);
  g_free (self->text);

  G_OBJECT_CLASS (safeguard_day_parent_class)->finalize (object);
}

static void
safeguard_day_class_init (SafeguardDayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_day_finalize;
}

static void
safeguard_day_init (SafeguardDay *self)
{
  self->published = G_MININT64;
}

static void
append_kind (GString *text, const SafeguardDayFields *fields)
{
  static const char *const plain[]
      = {"outside the calendar", NULL, "Saturday", "Sunday", "bank holiday", "schools closed"};

  if (plain[fields->kind] != NULL)
    g_string_append_printf (text, "  %s", plain[fields->kind]);
  if (fields->name != NULL)
    g_string_append_printf (text, ": %s", fields->name);
  if (fields->published != G_MININT64)
    {
      SafeguardMoment moment = safeguard_moment_from_instant (fields->published);
      g_autofree char *published = safeguard_moment_to_text (&moment);

      g_string_append_printf (text, ", first published %s", published);
    }
}

SafeguardDay *
safeguard_day_new (const SafeguardDayFields *fields)
{
  SafeguardDay *self = g_object_new (SAFEGUARD_TYPE_DAY, NULL);
  g_autofree char *date = safeguard_day_number_to_text (fields->day);
  GString *text = g_string_new (date);

  append_kind (text, fields);
  if (fields->counted)
    g_string_append_printf (text, "  %u", fields->number);
  if (fields->beyond_horizon)
    g_string_append (text, "  (rests on the rules alone: the list of that year is not published)");
  if (fields->remark != NULL)
    g_string_append_printf (text, "  %s", fields->remark);

  self->day = fields->day;
  self->kind = fields->kind;
  self->name = g_strdup (fields->name);
  self->published = fields->published;
  self->counted = fields->counted;
  self->number = fields->number;
  self->beyond_horizon = fields->beyond_horizon;
  self->date_text = safeguard_day_number_to_iso (fields->day);
  self->text = g_string_free (text, FALSE);

  return self;
}

/**
 * safeguard_day_get_date:
 * @self: a day
 *
 * Gets the date.
 *
 * Returns: (transfer full): a new date
 *
 * Since: 1.0
 */
GDate *
safeguard_day_get_date (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), NULL);

  return self->day != 0 ? safeguard_day_number_to_date (self->day) : g_date_new ();
}

/**
 * safeguard_day_get_date_text:
 * @self: a day
 *
 * Gets the date in ISO 8601.
 *
 * Returns: (transfer none): the date, such as "2019-10-12"
 *
 * Since: 1.0
 */
const char *
safeguard_day_get_date_text (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), NULL);

  return self->date_text;
}

/**
 * safeguard_day_get_kind:
 * @self: a day
 *
 * Gets what kind of day it is.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
SafeguardDayKind
safeguard_day_get_kind (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), SAFEGUARD_DAY_KIND_OUTSIDE);

  return self->kind;
}

/**
 * safeguard_day_get_name:
 * @self: a day
 *
 * Gets the name of the holiday, which may fall on a weekend only if it is a
 * one-off.
 *
 * Returns: (transfer none) (nullable): the name, such as "Good Friday", or %NULL
 *   if the day is no holiday
 *
 * Since: 1.0
 */
const char *
safeguard_day_get_name (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), NULL);

  return self->name;
}

/**
 * safeguard_day_get_published:
 * @self: a day
 *
 * Gets when the government's list of bank holidays first had this day.
 *
 * Returns: (transfer full) (nullable): the instant in London time, or %NULL if the
 *   day is no holiday or it is not known when it was published
 *
 * Since: 1.0
 */
GDateTime *
safeguard_day_get_published (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), NULL);

  if (self->published == G_MININT64)
    return NULL;

  SafeguardMoment moment = safeguard_moment_from_instant (self->published);

  return safeguard_moment_to_date_time (&moment);
}

/**
 * safeguard_day_is_counted:
 * @self: a day
 *
 * Tells whether the day counts towards the limit.
 *
 * Returns: %TRUE if it does
 *
 * Since: 1.0
 */
gboolean
safeguard_day_is_counted (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), FALSE);

  return self->counted;
}

/**
 * safeguard_day_get_number:
 * @self: a day
 *
 * Gets how many days were counted up to this one, itself included if it counts.
 *
 * Returns: the number; 0 before the first day that counts
 *
 * Since: 1.0
 */
guint
safeguard_day_get_number (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), 0);

  return self->number;
}

/**
 * safeguard_day_is_beyond_horizon:
 * @self: a day
 *
 * Tells whether the day lies past the last year whose bank holidays were
 * published, so that its kind rests on the rules alone.
 *
 * Returns: %TRUE if it does
 *
 * Since: 1.0
 */
gboolean
safeguard_day_is_beyond_horizon (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), FALSE);

  return self->beyond_horizon;
}

/**
 * safeguard_day_get_text:
 * @self: a day
 *
 * Gets the day as a line to read.
 *
 * Returns: (transfer none): the line, such as "Sat 12 Oct 2019  Saturday"
 *
 * Since: 1.0
 */
const char *
safeguard_day_get_text (SafeguardDay *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DAY (self), NULL);

  return self->text;
}

void
safeguard_day_write (SafeguardDay *self, JsonBuilder *builder)
{
  g_autofree char *published = NULL;

  if (self->published != G_MININT64)
    {
      SafeguardMoment moment = safeguard_moment_from_instant (self->published);
      published = safeguard_moment_to_iso (&moment);
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "date", self->date_text);
  safeguard_json_add_text (builder, "kind", kind_nicks[self->kind]);
  safeguard_json_add_boolean (builder, "counted", self->counted);
  safeguard_json_add_integer (builder, "number", self->number);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_text (builder, "published", published);
  safeguard_json_add_text (builder, "text", self->text);
  json_builder_end_object (builder);
}
