/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-diary-private.h"

#include "safeguard-list-private.h"

/**
 * SafeguardDiary:
 *
 * The open clocks of many records in due order: what is overdue, what falls due
 * next, whose move it is, and for which record.
 *
 * A diary is derived. It holds what the rulings that were put into it say, and
 * nothing else: put the rulings of the same records again, after a restart or in
 * another order, and it is the same diary. It judges nothing anew and reads no
 * clock, so put a record's new ruling whenever something happened to the record.
 *
 * A clock is open if it started and what meets it has not happened. One that repeats
 * stays open. The ending of a power or protection is listed, so that somebody is
 * aware of it, and is never overdue. What has to be done and has no date, because
 * its source gives no limit or does not say what starts it, is listed apart.
 *
 * Entries are in the order in which they become overdue, which for a day is the
 * first instant after it in London; then by record, then by clock.
 *
 * A diary belongs to one thread at a time. What it gives out is immutable.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardDiary, safeguard_diary, G_TYPE_OBJECT)

void
safeguard_diary_unref_entry (gpointer entry)
{
  if (entry != NULL)
    g_object_unref (entry);
}

static void
safeguard_diary_finalize (GObject *object)
{
  SafeguardDiary *self = SAFEGUARD_DIARY (object);

  g_ptr_array_unref (self->slots);
  g_array_unref (self->free_slots);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->undated);
  g_hash_table_unref (self->repeating);
  safeguard_due_wheel_free (self->wheel);

  G_OBJECT_CLASS (safeguard_diary_parent_class)->finalize (object);
}

static void
safeguard_diary_class_init (SafeguardDiaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_diary_finalize;
}

static void
safeguard_diary_init (SafeguardDiary *self)
{
  self->slots = g_ptr_array_new_with_free_func (safeguard_diary_unref_entry);
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->records = g_hash_table_new_full (
      g_str_hash, g_str_equal, (GDestroyNotify)g_ref_string_release, (GDestroyNotify)g_array_unref);
  self->undated = g_hash_table_new (NULL, NULL);
  self->repeating = g_hash_table_new (NULL, NULL);
  self->wheel = safeguard_due_wheel_new ();
}

/**
 * safeguard_diary_new:
 *
 * Makes an empty diary.
 *
 * Returns: (transfer full): the diary
 *
 * Since: 1.0
 */
SafeguardDiary *
safeguard_diary_new (void)
{
  return g_object_new (SAFEGUARD_TYPE_DIARY, NULL);
}

static SafeguardDiaryEntry *
entry_at (SafeguardDiary *self, gint32 slot)
{
  return g_ptr_array_index (self->slots, slot);
}

/* The indexes beside the slots: by date, or among those that have none. */
static void
enter (SafeguardDiary *self, gint32 slot, gboolean told)
{
  SafeguardDiaryEntry *entry = entry_at (self, slot);

  if (!safeguard_diary_entry_has_day (entry))
    {
      g_hash_table_add (self->undated, GINT_TO_POINTER (slot));
      return;
    }

  safeguard_due_wheel_schedule (self->wheel, slot, entry->late_from, told);
  if (safeguard_diary_entry_repeats (entry))
    g_hash_table_add (self->repeating, GINT_TO_POINTER (slot));
}

static void
leave (SafeguardDiary *self, gint32 slot)
{
  safeguard_due_wheel_cancel (self->wheel, slot);
  g_hash_table_remove (self->undated, GINT_TO_POINTER (slot));
  g_hash_table_remove (self->repeating, GINT_TO_POINTER (slot));
}

void
safeguard_diary_replace (SafeguardDiary *self, gint32 slot, SafeguardDiaryEntry *entry)
{
  SafeguardDiaryEntry *old = entry_at (self, slot);
  /* If it is still overdue on its new date, that is no news. */
  gboolean told = safeguard_due_wheel_is_told (self->wheel, slot);

  leave (self, slot);
  g_ptr_array_index (self->slots, slot) = g_object_ref (entry);
  g_object_unref (old);
  enter (self, slot, told);
}

static gint32
take_slot (SafeguardDiary *self, SafeguardDiaryEntry *entry)
{
  gint32 slot = (gint32)self->slots->len;

  if (self->free_slots->len == 0)
    {
      g_ptr_array_add (self->slots, entry);
      return slot;
    }

  slot = g_array_index (self->free_slots, gint32, self->free_slots->len - 1);
  g_array_set_size (self->free_slots, self->free_slots->len - 1);
  g_ptr_array_index (self->slots, slot) = entry;

  return slot;
}

static void
free_slots (SafeguardDiary *self, GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    {
      gint32 slot = g_array_index (slots, gint32, i);

      leave (self, slot);
      g_clear_object (&g_ptr_array_index (self->slots, slot));
      g_array_append_val (self->free_slots, slot);
    }
}

/* What was told as overdue is not told again because its record was ruled on again. */
static gboolean
was_told (SafeguardDiary *self, GArray *slots, const SafeguardDiaryEntry *entry)
{
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      gint32 slot = g_array_index (slots, gint32, i);

      if (safeguard_diary_entry_compare (entry_at (self, slot), entry) == 0
          && safeguard_due_wheel_is_told (self->wheel, slot))
        return TRUE;
    }

  return FALSE;
}

/* How many clocks of the same id come up to the n-th, itself included. */
static guint
find_place (GListModel *clocks, guint n)
{
  const char *id = safeguard_clock_get_id (safeguard_list_peek (clocks, n));
  guint place = 1;

  for (guint i = 0; i < n; i++)
    place += g_str_equal (safeguard_clock_get_id (safeguard_list_peek (clocks, i)), id);

  return place;
}

static GPtrArray *
make_entries (char *record, SafeguardRuling *ruling)
{
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (ruling);
  /* A ruling that a binding made, and no room filled, has no clocks. */
  guint n = clocks != NULL ? g_list_model_get_n_items (clocks) : 0;
  GPtrArray *entries = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      SafeguardClock *clock = safeguard_list_peek (clocks, i);

      if (safeguard_diary_entry_is_open (clock))
        g_ptr_array_add (entries,
                         safeguard_diary_entry_new (record, clock, find_place (clocks, i)));
    }

  return entries;
}

static gboolean
check_record (const char *record, GError **error)
{
  if (!g_utf8_validate (record, -1, NULL))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL,
                           "the id of the record is not valid UTF-8");
      return FALSE;
    }

  gboolean is_id = *record != '\0';

  for (const char *c = record; *c != '\0'; c = g_utf8_next_char (c))
    is_id &= !g_unichar_iscntrl (g_utf8_get_char (c));
  if (!is_id)
    safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                         "the id of the record is empty, or has a control character in it");

  return is_id;
}

/**
 * safeguard_diary_put:
 * @self: a diary
 * @record: the id of the record that the ruling is about
 * @ruling: a ruling
 * @error: return location for an error
 *
 * Takes the open clocks of a ruling into the diary, in place of what it had of the
 * record. A ruling that was made for a moment says which clocks were open then; one
 * without a moment, which of them nothing on the record has met.
 *
 * Returns: %TRUE; %FALSE with %SAFEGUARD_ERROR_NOT_UTF8 or
 *   %SAFEGUARD_ERROR_WRONG_VALUE if @record is no id, and then nothing has changed
 *
 * Since: 1.0
 */
gboolean
safeguard_diary_put (SafeguardDiary *self,
                     const char *record,
                     SafeguardRuling *ruling,
                     GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);
  g_return_val_if_fail (SAFEGUARD_IS_RULING (ruling), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_record (record, error))
    return FALSE;

  g_autoptr (GRefString) name = g_ref_string_new (record);
  g_autoptr (GPtrArray) entries = make_entries (name, ruling);
  GArray *old = g_hash_table_lookup (self->records, record);
  g_autofree gboolean *told = g_new (gboolean, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    told[i] = was_told (self, old, g_ptr_array_index (entries, i));
  safeguard_diary_remove (self, record);

  if (entries->len == 0)
    return TRUE;

  GArray *slots = g_array_sized_new (FALSE, FALSE, sizeof (gint32), entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      gint32 slot = take_slot (self, g_object_ref (g_ptr_array_index (entries, i)));

      g_array_append_val (slots, slot);
      enter (self, slot, told[i]);
    }
  g_hash_table_insert (self->records, g_steal_pointer (&name), slots);

  return TRUE;
}

/**
 * safeguard_diary_remove:
 * @self: a diary
 * @record: the id of a record
 *
 * Takes a record out of the diary, such as one that is closed.
 *
 * Returns: %TRUE; %FALSE if the diary had nothing of it
 *
 * Since: 1.0
 */
gboolean
safeguard_diary_remove (SafeguardDiary *self, const char *record)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  GArray *slots = g_hash_table_lookup (self->records, record);

  if (slots == NULL)
    return FALSE;

  free_slots (self, slots);

  return g_hash_table_remove (self->records, record);
}

/**
 * safeguard_diary_get_n_entries:
 * @self: a diary
 *
 * Gets how many clocks are open, with a date or without.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_diary_get_n_entries (SafeguardDiary *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), 0);

  return self->slots->len - self->free_slots->len;
}
