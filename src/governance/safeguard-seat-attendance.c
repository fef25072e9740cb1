/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-attendance-private.h"

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"

/**
 * SafeguardSeatAttendance:
 *
 * How one seat attended, and what it can still reach: every rate is worked out in
 * whole numbers. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardSeatAttendance
{
  GObject parent_instance;

  char *seat;
  char *name;
  char *seat_class;
  guint attended;
  guint held;
  guint planned;
  int minimum;
  char *rate;
  char *highest;
  SafeguardAnswer reachable;
  int may_miss;
  char *last_to_miss;
  GListModel *citations; /* or NULL */
};

G_DEFINE_FINAL_TYPE (SafeguardSeatAttendance, safeguard_seat_attendance, G_TYPE_OBJECT)

static void
safeguard_seat_attendance_finalize (GObject *object)
{
  SafeguardSeatAttendance *self = SAFEGUARD_SEAT_ATTENDANCE (object);

  g_free (self->seat);
  g_free (self->name);
  g_free (self->seat_class);
  g_free (self->rate);
  g_free (self->highest);
  g_free (self->last_to_miss);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_seat_attendance_parent_class)->finalize (object);
}

static void
safeguard_seat_attendance_class_init (SafeguardSeatAttendanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_seat_attendance_finalize;
}

static void
safeguard_seat_attendance_init (SafeguardSeatAttendance *self)
{
}

/* "66.7 %", rounded half up for people; what is decided is decided on the whole numbers. NULL of
 * nothing. */
static char *
make_rate (guint64 part, guint64 whole)
{
  guint64 per_mille;

  if (whole == 0)
    return NULL;
  per_mille = (part * 2000 + whole) / (2 * whole);

  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT " %%", per_mille / 10,
                          per_mille % 10);
}

/* How many of the meetings have to be attended: the least whole number that is not below the
 * minimum. */
static guint64
count_needed (int minimum, guint64 meetings)
{
  return ((guint64)minimum * meetings + 99) / 100;
}

static void
judge (SafeguardSeatAttendance *self, GArray *planned)
{
  guint64 most = (guint64)self->attended + self->planned;
  guint64 meetings = (guint64)self->held + self->planned;
  guint64 needed = count_needed (self->minimum, meetings);

  self->may_miss = -1;
  self->reachable = SAFEGUARD_ANSWER_UNDECIDED;
  if (self->minimum == 0)
    return;
  if (meetings == 0)
    {
      self->reachable = SAFEGUARD_ANSWER_UNDETERMINED;
      return;
    }
  self->reachable = most >= needed ? SAFEGUARD_ANSWER_YES : SAFEGUARD_ANSWER_NO;
  if (self->reachable == SAFEGUARD_ANSWER_NO)
    return;
  self->may_miss = (int)MIN (most - needed, self->planned);
  if (self->may_miss > 0)
    self->last_to_miss = safeguard_day_number_to_iso (
        g_array_index (planned, SafeguardDayNumber, self->may_miss - 1));
}

SafeguardSeatAttendance *
safeguard_seat_attendance_new (const SafeguardSeatTerms *seat,
                               const SafeguardSeatCount *count,
                               GArray *planned)
{
  SafeguardSeatAttendance *self = g_object_new (SAFEGUARD_TYPE_SEAT_ATTENDANCE, NULL);

  self->seat = g_strdup (seat->id);
  self->name = g_strdup (seat->name);
  self->seat_class = g_strdup (count->seat_class);
  self->attended = count->attended;
  self->held = count->held;
  self->planned = planned->len;
  self->minimum = count->minimum;
  g_set_object (&self->citations, count->citations);
  self->rate = make_rate (self->attended, self->held);
  self->highest
      = make_rate ((guint64)self->attended + self->planned, (guint64)self->held + self->planned);
  judge (self, planned);

  return self;
}

/* Whether what was attended so far is the minimum of what was held so far. */
static gboolean
is_met_so_far (const SafeguardSeatAttendance *self)
{
  return self->attended >= count_needed (self->minimum, self->held);
}

static void
add (SafeguardSeatAttendance *self, const char *code, GPtrArray *out)
{
  g_autofree char *minimum = g_strdup_printf ("%d %%", self->minimum);
  g_autofree char *left = g_strdup_printf ("%d", self->may_miss);

  g_ptr_array_add (out, safeguard_finding_new (
                            code, self->citations, NULL, "seat", self->name, "rate",
                            self->rate != NULL ? self->rate : "none", "minimum", minimum, "highest",
                            self->highest != NULL ? self->highest : "none", "left", left, "when",
                            self->last_to_miss != NULL ? self->last_to_miss : "", NULL));
}

void
safeguard_seat_attendance_add_findings (SafeguardSeatAttendance *self, GPtrArray *out)
{
  switch (self->reachable)
    {
    case SAFEGUARD_ANSWER_NO:
      add (self, "attendance-out-of-reach", out);
      break;
    case SAFEGUARD_ANSWER_UNDECIDED:
      add (self, "attendance-undecided", out);
      break;
    case SAFEGUARD_ANSWER_UNDETERMINED:
      add (self, "attendance-no-meeting", out);
      break;
    case SAFEGUARD_ANSWER_YES:
      add (self, is_met_so_far (self) ? "attendance-met" : "attendance-below", out);
      if (self->may_miss > 0)
        add (self, "attendance-may-miss", out);
      else if (self->planned > 0)
        add (self, "attendance-none-to-miss", out);
      break;
    }
}

void
safeguard_seat_attendance_write (SafeguardSeatAttendance *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "seat", self->seat);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_text (builder, "class", self->seat_class);
  safeguard_json_add_integer (builder, "attended", self->attended);
  safeguard_json_add_integer (builder, "held", self->held);
  safeguard_json_add_integer (builder, "planned", self->planned);
  safeguard_json_add_text (builder, "rate", self->rate);
  if (self->minimum > 0)
    safeguard_json_add_integer (builder, "minimum", self->minimum);
  else
    safeguard_json_add_text (builder, "minimum", NULL);
  safeguard_json_add_text (builder, "highest", self->highest);
  safeguard_json_add_text (builder, "reachable", safeguard_answer_text (self->reachable));
  if (self->may_miss >= 0)
    safeguard_json_add_integer (builder, "may_miss", self->may_miss);
  else
    safeguard_json_add_text (builder, "may_miss", NULL);
  safeguard_json_add_text (builder, "last_to_miss", self->last_to_miss);
  json_builder_end_object (builder);
}

/**
 * safeguard_seat_attendance_get_seat:
 * @self: the attendance of a seat
 *
 * Gets the seat.
 *
 * Returns: (transfer none): the id of the seat
 *
 * Since: 1.0
 */
const char *
safeguard_seat_attendance_get_seat (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, NULL);

  return self->seat;
}

/**
 * safeguard_seat_attendance_get_attended:
 * @self: the attendance of a seat
 *
 * Gets how many of the meetings held were attended.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_seat_attendance_get_attended (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, 0);

  return self->attended;
}

/**
 * safeguard_seat_attendance_get_held:
 * @self: the attendance of a seat
 *
 * Gets how many meetings were held in the period.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_seat_attendance_get_held (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, 0);

  return self->held;
}

/**
 * safeguard_seat_attendance_get_planned:
 * @self: the attendance of a seat
 *
 * Gets how many meetings are planned in the period and not held yet.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_seat_attendance_get_planned (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, 0);

  return self->planned;
}

/**
 * safeguard_seat_attendance_get_minimum:
 * @self: the attendance of a seat
 *
 * Gets the minimum, in per cent of the meetings.
 *
 * Returns: the minimum, or 0 if which is for this seat is not decided
 *
 * Since: 1.0
 */
int
safeguard_seat_attendance_get_minimum (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, 0);

  return self->minimum;
}

/**
 * safeguard_seat_attendance_get_rate_text:
 * @self: the attendance of a seat
 *
 * Gets what part of the meetings held was attended.
 *
 * Returns: (transfer none) (nullable): the rate to one decimal, such as "66.7 %", or
 *   %NULL if no meeting was held
 *
 * Since: 1.0
 */
const char *
safeguard_seat_attendance_get_rate_text (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, NULL);

  return self->rate;
}

/**
 * safeguard_seat_attendance_get_highest_text:
 * @self: the attendance of a seat
 *
 * Gets the highest rate that can still be reached.
 *
 * Returns: (transfer none) (nullable): the rate to one decimal, or %NULL if there is no
 *   meeting
 *
 * Since: 1.0
 */
const char *
safeguard_seat_attendance_get_highest_text (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, NULL);

  return self->highest;
}

/**
 * safeguard_seat_attendance_get_reachable:
 * @self: the attendance of a seat
 *
 * Gets whether the minimum can still be met.
 *
 * Returns: %SAFEGUARD_ANSWER_UNDECIDED if which minimum is for this seat is not decided,
 *   %SAFEGUARD_ANSWER_UNDETERMINED if there is no meeting
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_seat_attendance_get_reachable (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL,
                        SAFEGUARD_ANSWER_UNDECIDED);

  return self->reachable;
}

/**
 * safeguard_seat_attendance_get_may_miss:
 * @self: the attendance of a seat
 *
 * Gets how many of the meetings planned may still be missed.
 *
 * Returns: the number, or -1 if the minimum cannot be met or is not decided
 *
 * Since: 1.0
 */
int
safeguard_seat_attendance_get_may_miss (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, -1);

  return self->may_miss;
}

/**
 * safeguard_seat_attendance_get_last_to_miss_text:
 * @self: the attendance of a seat
 *
 * Gets the last meeting that may be missed, if every one before it is missed too.
 *
 * Returns: (transfer none) (nullable): its day as ISO 8601, or %NULL if none may be
 *
 * Since: 1.0
 */
const char *
safeguard_seat_attendance_get_last_to_miss_text (SafeguardSeatAttendance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SEAT_ATTENDANCE (self) && self->seat != NULL, NULL);

  return self->last_to_miss;
}
