# SPDX-License-Identifier: LGPL-2.1-or-later
"""Events and records."""
import datetime
import unittest

from recording import Safeguard, blank
from gi.repository import GLib

UTC = datetime.timezone.utc


class Events(unittest.TestCase):
    def test_what_happened_and_when_it_was_recorded(self):
        recorded = datetime.datetime(2019, 10, 8, 9, 0, tzinfo=UTC)
        event = Safeguard.Event.new_full('authority-aware', '2019-10-07T14:30', 'e-1', recorded,
                                         'local-authority', '{"a":1}')
        self.assertEqual(event.get_event_type(), 'authority-aware')
        self.assertEqual(event.get_when_text(), '2019-10-07T14:30:00+01:00')
        self.assertEqual(event.get_day(), datetime.date(2019, 10, 7))
        self.assertEqual(event.get_time(), datetime.datetime(2019, 10, 7, 13, 30, tzinfo=UTC))
        self.assertEqual(event.get_id(), 'e-1')
        self.assertEqual(event.get_recorded(), recorded)
        self.assertEqual(event.get_by(), 'local-authority')
        self.assertEqual(event.get_payload(), '{"a":1}')

    def test_what_is_not_known_is_none(self):
        event = Safeguard.Event.new('child-died', '2019-10-07')
        for answer in (event.get_time(), event.get_id(), event.get_recorded(), event.get_by(),
                       event.get_payload()):
            self.assertIsNone(answer)

    def test_an_impossible_date_is_refused(self):
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Event.new('child-died', '2019-02-29')
        self.assertTrue(caught.exception.matches(Safeguard.Error.quark(),
                                                 Safeguard.Error.IMPOSSIBLE_DATE))


class Records(unittest.TestCase):
    def test_events_are_appended(self):
        record = Safeguard.Chronology.new()
        record.append_event('partners-aware', '2019-10-09')
        record.append(Safeguard.Event.new('authority-aware', '2019-10-07'))
        self.assertEqual([event.event_type for event in record.get_events()],
                         ['partners-aware', 'authority-aware'])

    def test_a_second_use_of_an_id_is_refused(self):
        record = Safeguard.Chronology.new()
        event = Safeguard.Event.new_full('visit', '2019-10-07', 'e-1', None, None, None)
        record.append(event)
        with self.assertRaises(GLib.Error) as caught:
            record.append(event)
        self.assertTrue(caught.exception.matches(Safeguard.Error.quark(),
                                                 Safeguard.Error.DUPLICATE_EVENT))

    def test_as_known_hides_what_was_recorded_later(self):
        early = datetime.datetime(2019, 10, 8, 9, 0, tzinfo=UTC)
        late = datetime.datetime(2019, 10, 9, 9, 0, tzinfo=UTC)
        record = Safeguard.Chronology.new()
        for day, recorded in (('2019-10-01', early), ('2019-10-02', late)):
            record.append(Safeguard.Event.new_full('visit', day, None, recorded, None, None))
        view = record.as_known(early)
        self.assertIsInstance(view, Safeguard.Chronology)
        self.assertEqual([event.when_text for event in view.get_events()], ['2019-10-01'])

    def test_a_blank_record_is_empty(self):
        self.assertEqual(blank(Safeguard.Chronology).get_events(), ())


if __name__ == '__main__':
    unittest.main()
