/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-private.h"

/**
 * SafeguardChronology:
 *
 * A record that holds events and nothing else: enough to start a clock.
 *
 * Its thread rule is that of [class@Record].
 *
 * Since: 1.0
 */
struct _SafeguardChronology
{
  SafeguardRecord parent_instance;
};

struct _SafeguardChronologyClass
{
  SafeguardRecordClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardChronology, safeguard_chronology, SAFEGUARD_TYPE_RECORD)

static SafeguardRecord *
safeguard_chronology_copy_as_known (SafeguardRecord *self, GDateTime *known)
{
  return SAFEGUARD_RECORD (safeguard_chronology_new ());
}

static void
safeguard_chronology_class_init (SafeguardChronologyClass *klass)
{
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_chronology_copy_as_known;
}

static void
safeguard_chronology_init (SafeguardChronology *self)
{
}

/**
 * safeguard_chronology_new:
 *
 * Makes an empty record.
 *
 * Returns: (transfer full): the record
 *
 * Since: 1.0
 */
SafeguardChronology *
safeguard_chronology_new (void)
{
  return g_object_new (SAFEGUARD_TYPE_CHRONOLOGY, NULL);
}
