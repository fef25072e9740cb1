# SPDX-License-Identifier: LGPL-2.1-or-later
"""Events and the record, with the dates of the Stockport scenario."""
import datetime
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

LONDON = zoneinfo.ZoneInfo('Europe/London')


class Events(unittest.TestCase):
    def test_an_event_on_a_day(self):
        event = Safeguard.Event.new('authority-aware', '2019-10-07')
        self.assertEqual(event.get_event_type(), 'authority-aware')
        self.assertEqual(event.get_when_text(), '2019-10-07')
        self.assertEqual(event.get_day(), datetime.date(2019, 10, 7))
        self.assertIsNone(event.get_time())
        for unknown in (event.get_id(), event.get_recorded(), event.get_by(), event.get_payload()):
            self.assertIsNone(unknown)

    def test_a_date_or_a_time_of_python_will_do(self):
        self.assertEqual(Safeguard.Event.new('authority-aware', datetime.date(2019, 10, 7)).day,
                         datetime.date(2019, 10, 7))
        nine = datetime.datetime(2019, 10, 7, 9, 30, tzinfo=LONDON)
        event = Safeguard.Event.new('authority-aware', nine)
        self.assertEqual(event.time, nine)
        self.assertEqual(event.time.utcoffset(), datetime.timedelta(hours=1))

    def test_all_that_an_event_can_hold(self):
        recorded = datetime.datetime(2019, 10, 8, 12, tzinfo=LONDON)
        event = Safeguard.Event.new_full('partners-aware', '2019-10-09', id='e-1',
                                         recorded=recorded, by='police', payload='{"n":1}')
        self.assertEqual((event.id, event.recorded, event.by, event.payload),
                         ('e-1', recorded, 'police', '{"n":1}'))

    def test_what_is_refused(self):
        for type_, when, code in (
                ('authority-aware', '2019-02-30', Safeguard.Error.IMPOSSIBLE_DATE),
                ('authority-aware', '2019-03-31T01:30', Safeguard.Error.IMPOSSIBLE_TIME),
                ('Authority Aware', '2019-10-07', Safeguard.Error.WRONG_VALUE)):
            with self.assertRaises(GLib.Error) as caught:
                Safeguard.Event.new(type_, when)
            self.assertTrue(caught.exception.matches(Safeguard.Error.quark(), code), when)


class Record(unittest.TestCase):
    def test_events_stay_in_the_order_of_their_recording(self):
        record = Safeguard.Chronology.new()
        self.assertTrue(record.append(Safeguard.Event.new('partners-aware', '2019-10-09')))
        self.assertTrue(record.append_event('authority-aware', datetime.date(2019, 10, 7)))
        self.assertIsInstance(record.get_events(), tuple)
        self.assertEqual([event.event_type for event in record.events],
                         ['partners-aware', 'authority-aware'])

    def test_an_id_is_used_once(self):
        record = Safeguard.Chronology.new()
        event = Safeguard.Event.new_full('authority-aware', '2019-10-07', 'e-1', None, None, None)
        record.append(event)
        with self.assertRaises(GLib.Error) as caught:
            record.append(event)
        self.assertTrue(caught.exception.matches(Safeguard.Error.quark(),
                                                 Safeguard.Error.DUPLICATE_EVENT))
        self.assertEqual(len(record.events), 1)

    def test_what_was_known_then(self):
        record = Safeguard.Chronology.new()
        for day in (8, 10):
            record.append(Safeguard.Event.new_full(
                'authority-aware', '2019-10-07', None,
                datetime.datetime(2019, 10, day, tzinfo=LONDON), None, None))
        then = record.as_known(datetime.datetime(2019, 10, 9, tzinfo=LONDON))
        self.assertEqual(len(then.events), 1)
        self.assertEqual(len(record.events), 2)


if __name__ == '__main__':
    unittest.main()
