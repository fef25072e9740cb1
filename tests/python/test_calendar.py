# SPDX-License-Identifier: LGPL-2.1-or-later
"""The calendar, timescales and clocks of a policy."""
import datetime
import struct
import unittest

from recording import Safeguard, blank
from gi.repository import GLib

date = datetime.date
ORDINAL = date(2019, 10, 12).toordinal()


def london(text):
    return datetime.datetime.fromisoformat(text)


class PolicyCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.policy = Safeguard.Policy.load('stockport', date(2019, 10, 1))
        cls.calendar = cls.policy.get_calendar()

    def refused(self, code, call, *arguments):
        with self.assertRaises(GLib.Error) as caught:
            call(*arguments)
        self.assertTrue(caught.exception.matches(Safeguard.Error.quark(), code), caught.exception)


class WorkingDays(PolicyCase):
    def test_adding(self):
        self.assertEqual(self.calendar.add(date(2026, 3, 27), 5), date(2026, 4, 7))
        self.assertEqual(self.calendar.add(date(2026, 4, 7), -7), date(2026, 3, 25))
        self.assertEqual(self.calendar.get_next(date(2019, 10, 11)), date(2019, 10, 14))
        self.assertEqual(self.calendar.get_previous(date(2019, 10, 14)), date(2019, 10, 11))
        self.refused(Safeguard.Error.OUTSIDE_CALENDAR, self.calendar.add, date(1066, 10, 14), 1)

    def test_counting(self):
        self.assertEqual(self.calendar.count(date(2019, 10, 7), date(2019, 10, 14)), 5)
        self.assertEqual(self.calendar.count(date(2019, 10, 14), date(2019, 10, 7)), -5)

    def test_by_number(self):
        monday = self.calendar.add_to_day_number(ORDINAL, 1)
        self.assertEqual(date.fromordinal(monday), date(2019, 10, 14))
        self.assertEqual(self.calendar.add_to_day_number(1, 1), 0)
        rows = struct.pack('=IiIi', ORDINAL, 1, ORDINAL, -1)
        days = struct.unpack('=II', self.calendar.add_to_rows(rows))
        self.assertEqual([date.fromordinal(day).day for day in days], [14, 11])
        self.refused(Safeguard.Error.OUT_OF_RANGE, self.calendar.add_to_rows, b'123')

    def test_as_known(self):
        self.assertEqual(self.calendar.add(date(2022, 9, 7), 15), date(2022, 9, 29))
        view = self.calendar.as_known(london('2022-09-07T12:00:00+01:00'))
        self.assertEqual(view.add(date(2022, 9, 7), 15), date(2022, 9, 28))
        self.assertEqual(view.get_horizon(), date(2023, 12, 31))
        self.assertGreaterEqual(self.calendar.get_horizon(), date(2028, 12, 31))

    def test_explaining(self):
        self.assertEqual(self.calendar.get_day_kind(date(2022, 9, 19)),
                         Safeguard.DayKind.BANK_HOLIDAY)
        days = self.calendar.explain(date(2022, 9, 16), date(2022, 9, 20))
        self.assertEqual([day.is_counted() for day in days], [False] * 4 + [True])
        funeral, tuesday = days[3:]
        self.assertEqual(funeral.get_date(), date(2022, 9, 19))
        self.assertEqual(funeral.get_date_text(), '2022-09-19')
        self.assertEqual(funeral.get_kind(), Safeguard.DayKind.BANK_HOLIDAY)
        self.assertEqual(funeral.get_name(), 'State Funeral of Queen Elizabeth II')
        self.assertEqual(funeral.get_published(), london('2022-09-09T18:51:37+01:00'))
        self.assertFalse(funeral.is_beyond_horizon())
        self.assertEqual(tuesday.get_number(), 1)
        self.assertEqual(tuesday.get_text(), 'Tue 20 Sep 2022  1')
        self.assertIsNone(tuesday.get_published())

    def test_a_blank_calendar_covers_nothing(self):
        empty = blank(Safeguard.Calendar)
        self.assertEqual(empty.get_day_kind(date(2019, 10, 7)), Safeguard.DayKind.OUTSIDE)
        self.assertIsNone(empty.get_horizon())
        self.refused(Safeguard.Error.OUTSIDE_CALENDAR, empty.add, date(2019, 10, 7), 1)


class Clocks(PolicyCase):
    def start(self, timescale, at=None, **events):
        record = Safeguard.Chronology.new()
        for event, when in events.items():
            record.append_event(event.replace('_', '-'), when)
        return self.policy.get_timescale(timescale).start(record, at)

    def test_a_timescale(self):
        review = self.policy.get_timescale('rapid-review')
        self.assertEqual(review.get_id(), 'rapid-review')
        self.assertTrue(review.get_name())
        self.assertEqual(review.get_limit(), '15 working days')
        self.assertEqual(review.get_starts(), 'the later of authority-aware and partners-aware')
        self.assertEqual(review.get_met_by(), ['review-undertaken'])
        self.assertEqual(review.get_kind(), Safeguard.TimescaleKind.DUTY)
        self.assertEqual(review.get_edition(), 'stockport-2019')
        self.assertTrue(review.is_verified())
        self.assertGreaterEqual(len(review.get_citations()), 1)
        for text in (review.get_holder(), review.get_note(), review.get_applies_to()):
            self.assertIsInstance(text, (str, type(None)))

    def test_the_rapid_review_of_october_2019(self):
        clock = self.start('rapid-review', authority_aware='2019-10-07',
                           partners_aware='2019-10-09', notification_sent='2019-10-11')
        self.assertEqual(clock.get_id(), 'rapid-review')
        self.assertTrue(clock.get_name())
        self.assertEqual(clock.get_limit(), '15 working days')
        self.assertEqual(clock.get_starts(), 'the later of authority-aware and partners-aware')
        self.assertIsInstance(clock.get_holder(), (str, type(None)))
        self.assertEqual(clock.get_edition(), 'stockport-2019')
        self.assertGreaterEqual(len(clock.get_citations()), 1)
        self.assertEqual(clock.get_started_text(), '2019-10-09')
        self.assertEqual(clock.get_due_day(), date(2019, 10, 30))
        self.assertEqual(clock.get_due_text(), '2019-10-30')
        self.assertIsNone(clock.get_due_time())
        # The arrangements give no window for it: it may be done at any time before it is due.
        self.assertIsNone(clock.get_opens_day())
        self.assertIsNone(clock.get_opens_text())
        self.assertEqual(clock.get_state(), Safeguard.ClockState.NOT_ASKED)
        self.assertFalse(clock.rests_on_rules_alone())
        self.assertFalse(clock.is_start_doubled())
        self.assertTrue(clock.is_binding())
        self.assertTrue(clock.is_verified())
        self.assertEqual(clock.get_kind(), Safeguard.TimescaleKind.DUTY)
        self.assertEqual(clock.get_occurrences(3), ['2019-10-30'])
        days = clock.explain()
        self.assertEqual((len(days), days[-1].get_number()), (22, 15))

    def test_readings_stand_side_by_side(self):
        clock = self.start('rapid-review', authority_aware='2019-10-07',
                           partners_aware='2019-10-09')
        own, panel = clock.get_readings()[:2]
        self.assertEqual((own.get_reading(), own.get_due_text()), ('stockport-2019', '2019-10-30'))
        self.assertFalse(panel.is_binding())
        self.assertEqual(panel.get_assumed(), ['notification-sent'])
        self.assertEqual(panel.get_due_text(), '2019-11-04')

    def test_what_national_guidance_says_in_its_place(self):
        clock = self.start('rapid-review', authority_aware='2019-10-07', partners_aware='2019-10-09',
                           notification_sent='2019-10-11')
        national = clock.get_overridden()
        self.assertEqual((national.get_edition(), national.get_due_text(), national.is_binding()),
                         ('england-2018', '2019-11-01', False))
        self.assertIsNone(self.start('core-group').get_overridden())

    def test_states(self):
        late = self.start('notify-panel', london('2019-10-16T09:00:00+01:00'),
                          authority_aware='2019-10-07')
        self.assertEqual(late.get_state(), Safeguard.ClockState.OVERDUE)
        self.assertEqual((late.get_left(), late.get_slack(), late.get_slack_unit()),
                         ('2 working days late', -2, 'working days'))
        self.assertIsNone(late.get_met_text())
        met = self.start('notify-panel', london('2019-10-16T09:00:00+01:00'),
                         authority_aware='2019-10-07', notification_sent='2019-10-11')
        self.assertEqual(met.get_state(), Safeguard.ClockState.MET)
        self.assertEqual(met.get_met_text(), '2019-10-11')

    def test_hours_run_over_the_change_of_the_clocks(self):
        clock = self.start('return-home-interview', child_found_or_returned='2020-03-28T10:00')
        self.assertEqual(clock.get_due_time(), london('2020-03-31T11:00:00+01:00'))
        record = Safeguard.Chronology.new()
        record.append_event('child-found-or-returned', '2020-03-28')
        self.refused(Safeguard.Error.NEEDS_TIME,
                     self.policy.get_timescale('return-home-interview').start, record, None)

    def test_a_holiday_that_is_announced_moves_the_clock(self):
        clock = self.start('rapid-review', authority_aware='2022-09-07',
                           partners_aware='2022-09-07')
        before = clock.redate(self.calendar.as_known(london('2022-09-07T12:00:00+01:00')))
        self.assertEqual((clock.get_due_text(), before.get_due_text()),
                         ('2022-09-29', '2022-09-28'))


if __name__ == '__main__':
    unittest.main()
