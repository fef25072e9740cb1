# SPDX-License-Identifier: LGPL-2.1-or-later
"""The diary of many records, and its iCalendar file as another parser reads it."""
import datetime
import json
import pathlib
import tempfile
import unittest
import zoneinfo

import icalendar

from recording import Safeguard
from gi.repository import GLib

date, datetime_, delta = datetime.date, datetime.datetime, datetime.timedelta
LONDON = zoneinfo.ZoneInfo('Europe/London')
UTC = datetime.timezone.utc
HARM = ['abuse-or-neglect-known-or-suspected', 'child-died', 'in-area']
STAMP = datetime_(2022, 9, 9, 19, 30, 5, tzinfo=LONDON)

# Names and citations with everything that iCalendar has to escape, and letters that take several
# bytes where a line is folded.
AWKWARD = 'Réunion; “urgent”, at once\\by hand — 学校への訪問の記録を残すための会議、午後に行うもの'
PACK = f"""
safeguard-pack: 1
id: town-2019
area: town
in-force: {{from: 2019-01-01}}
builds-on: [england]
sources: {{doc: {{title: 'Arrangements; of, the "town" – é'}}}}
timescales:
  meeting: {{name: '{AWKWARD}', limit: 3 working days, starts: called, met-by: met,
    holder: local-authority, cite: {{document: doc, section: 'Meetings, and; more'}}}}
  visits: {{name: Visit, limit: 1 week, starts: placed, met-by: visited, repeats: {{every: 6 weeks}},
    cite: {{document: doc}}}}
  yearly-report: {{name: Yearly report, starts: called, met-by: reported, holder: safeguarding-partners,
    repeats: {{every-year: 30 September}}, cite: {{document: doc}}}}
  interview: {{name: "Interview,\\nwith the child", limit: 72 hours, starts: found, met-by: held, cite: {{document: doc}}}}
  protection: {{name: Protection, limit: 8 days, starts: called, kind: expiry, cite: {{document: doc}}}}
  talk: {{name: Talk, limit: none, starts: called, met-by: talked, cite: {{document: doc}}}}
reviews:
  criteria:
    rows:
      - id: called
        when: child-died
        then: {{by: local-authority, to: [panel],
          clocks: [meeting, visits, yearly-report, interview, protection, talk]}}
        cite: {{document: doc}}
"""


def catalogue_of(text):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, 'town.yaml').write_text(text, encoding='utf-8')
        return Safeguard.Catalogue([folder])


def rule(policy, events, present=('child-died',)):
    incident = Safeguard.Incident(policy.reviews, present=list(present), events=events)
    return policy.reviews.assess(incident)


class DiaryCase(unittest.TestCase):
    def setUp(self):
        self.diary = Safeguard.Diary()

    def lines(self, entries):
        return [(entry.record, entry.clock.id, entry.due_text) for entry in entries]


class National(DiaryCase):
    """Rulings of the bundled packs."""

    @classmethod
    def setUpClass(cls):
        cls.catalogue = Safeguard.Catalogue(None)
        cls.policy = cls.catalogue.get_policy('england', date(2022, 9, 7))

    def put(self, record, policy=None, **events):
        noted = {name.replace('_', '-'): when for name, when in events.items()}
        self.assertTrue(self.diary.put(record, rule(policy or self.policy, noted, HARM)))

    def test_due_order(self):
        self.put('case-2', authority_aware=date(2022, 10, 4))
        self.put('case-1', authority_aware=date(2022, 10, 3), notification_sent=date(2022, 10, 4))
        self.assertEqual(self.diary.n_entries, 2)
        entries = self.diary.get_entries(None, None)
        self.assertEqual(self.lines(entries), [('case-2', 'notify-panel', '2022-10-11'),
                                               ('case-1', 'rapid-review', '2022-10-25')])
        review = entries[1]
        self.assertEqual((review.name, review.holder, review.limit),
                         ('Rapid review', 'safeguarding-partners', '15 working days'))
        self.assertEqual((review.due, review.due_day, review.due_time),
                         (date(2022, 10, 25), date(2022, 10, 25), None))
        self.assertFalse(review.is_later_round())
        self.assertFalse(review.is_overdue_at(datetime_(2022, 10, 25, 23, 59, tzinfo=LONDON)))
        self.assertTrue(review.is_overdue_at(datetime_(2022, 10, 26, tzinfo=LONDON)))
        self.assertEqual(self.lines(self.diary.get_entries(date(2022, 10, 12), '2022-10-25')),
                         self.lines(entries)[1:])

    def test_what_is_due_and_overdue(self):
        self.put('case-1', authority_aware=date(2022, 10, 3), notification_sent=date(2022, 10, 4))
        over = datetime_(2022, 10, 26, tzinfo=LONDON)
        self.assertEqual(self.diary.get_due_before(over - delta(seconds=1)), ())
        self.assertEqual(len(self.diary.get_due_before(over)), 1)
        self.assertEqual(self.diary.get_overdue(over - delta(seconds=1)), ())
        self.assertEqual(len(self.diary.get_overdue(over)), 1)
        self.assertEqual(len(self.diary.advance(over)), 1)
        self.assertEqual(self.diary.advance(over + delta(days=9)), ())
        self.assertTrue(self.diary.remove('case-1'))
        self.assertFalse(self.diary.remove('case-1'))
        self.assertEqual(self.diary.n_entries, 0)

    def test_the_state_funeral(self):
        then = self.catalogue.as_known(datetime_(2022, 9, 7, 12, tzinfo=LONDON))
        self.put('incident-7', then.get_policy('england', date(2022, 9, 7)),
                 authority_aware=date(2022, 9, 6), notification_sent=date(2022, 9, 7))
        move, = self.diary.redate(self.policy.calendar)
        self.assertEqual((move.record, move.clock_id, move.name, move.holder),
                         ('incident-7', 'rapid-review', 'Rapid review', 'safeguarding-partners'))
        self.assertEqual((move.from_text, move.to_text), ('2022-09-28', '2022-09-29'))
        self.assertEqual(move.why, 'Mon 19 Sep 2022 is a bank holiday now: State Funeral of Queen '
                                   'Elizabeth II, first published on Fri 9 Sep 2022')
        event = move.to_event(STAMP)
        self.assertEqual((event.event_type, event.when_text),
                         ('redated', '2022-09-09T19:30:05+01:00'))
        self.assertEqual(json.loads(event.payload),
                         {'clock': 'rapid-review', 'from': '2022-09-28', 'to': '2022-09-29',
                          'why': move.why})
        self.assertEqual(self.lines(self.diary.get_entries(None, None)),
                         [('incident-7', 'rapid-review', '2022-09-29')])

    def test_refused(self):
        with self.assertRaises(GLib.Error) as caught:
            self.put('')
        self.assertEqual(caught.exception.nick, 'wrong-value')
        with self.assertRaises(GLib.Error) as caught:
            self.diary.to_icalendar('2022-09-30', '2022-09-01', STAMP)
        self.assertEqual(caught.exception.nick, 'out-of-range')


class Calendar(DiaryCase):
    """What python3-icalendar reads from the file is what the diary lists."""

    EVENTS = {'called': date(2022, 9, 15), 'placed': date(2022, 9, 15),
              'found': datetime_(2022, 10, 28, 14, 30, tzinfo=LONDON)}

    @classmethod
    def setUpClass(cls):
        cls.policy = catalogue_of(PACK).get_policy('town', date(2022, 9, 15))

    def setUp(self):
        super().setUp()
        self.diary.put('child/17; é, 2', rule(self.policy, self.EVENTS))
        self.diary.put('child-2', rule(self.policy, {'called': date(2022, 9, 16)}))
        self.window = (date(2022, 9, 1), date(2023, 1, 31))
        self.text = self.diary.to_icalendar(*self.window, STAMP)
        self.calendar = icalendar.Calendar.from_ical(self.text)
        self.events = self.calendar.walk('VEVENT')
        self.entries = self.diary.get_entries(*self.window)

    def event_of(self, clock, record='child/17; é, 2'):
        return next(event for entry, event in zip(self.entries, self.events)
                    if (entry.clock.id, entry.record) == (clock, record))

    def test_the_calendar(self):
        self.assertEqual((self.calendar['VERSION'], self.calendar['METHOD']), ('2.0', 'PUBLISH'))
        self.assertEqual(self.calendar['PRODID'], '-//libsafeguard//diary//EN')
        self.assertEqual(len(self.calendar.walk('VCALENDAR')), 1)
        self.assertEqual(len(self.events), len(self.entries))
        self.assertGreater(len(self.events), 8)
        self.assertFalse(self.calendar.errors or any(event.errors for event in self.events))

    def test_the_same_days(self):
        for entry, event in zip(self.entries, self.events):
            self.assertEqual(event['DTSTAMP'].dt, STAMP.astimezone(UTC))
            if entry.due_time is not None:
                self.assertEqual(event['DTSTART'].dt, entry.due_time)
                self.assertNotIn('DTEND', event)
            else:
                self.assertEqual(event['DTSTART'].dt, entry.due_day)
                self.assertEqual(event['DTEND'].dt, entry.due_day + delta(days=1))
        # Summer time at the start, winter time at the end.
        self.assertEqual(self.event_of('interview')['DTSTART'].dt,
                         datetime_(2022, 10, 31, 13, 30, tzinfo=UTC))

    def test_the_same_words(self):
        marks = {Safeguard.TimescaleKind.DUTY: '', Safeguard.TimescaleKind.EXPIRY: ': ends'}
        for entry, event in zip(self.entries, self.events):
            self.assertEqual(event['SUMMARY'],
                             f'{entry.name}{marks[entry.clock.kind]} (record {entry.record})')
            self.assertEqual(event.get('CATEGORIES') and event['CATEGORIES'].to_ical().decode(),
                             entry.holder)

    def test_the_reason(self):
        description = str(self.event_of('meeting')['DESCRIPTION'])
        self.assertIn('Limit: 3 working days, from called\nWhose duty: local-authority\n'
                      'Started: Thu 15 Sep 2022\nDue: Wed 21 Sep 2022\n', description)
        self.assertIn('\nMon 19 Sep 2022  bank holiday: State Funeral of Queen Elizabeth II, '
                      'first published Fri 9 Sep 2022 18:51\n', description)
        self.assertIn('\nWed 21 Sep 2022  3  due\n', description)
        for citation in self.event_of_entry('meeting').clock.citations:
            self.assertIn(f'Source: {citation}', description)
            self.assertIn('Arrangements; of, the "town" – é', description)
        later = str(self.events[-1]['DESCRIPTION'])
        self.assertIn('A later round: due then if each before it is met', later)

    def event_of_entry(self, clock):
        return next(entry for entry in self.entries if entry.clock.id == clock)

    def test_the_alarms(self):
        for entry, event in zip(self.entries, self.events):
            alarm, = event.walk('VALARM')
            self.assertEqual(alarm['ACTION'], 'DISPLAY')
            self.assertEqual(alarm['DESCRIPTION'], event['SUMMARY'])
            self.assertEqual(alarm['TRIGGER'].dt,
                             delta(hours=-2) if entry.due_time is not None else delta(days=-1))

    def test_each_event_has_a_name_of_its_own_that_stays(self):
        names = [str(event['UID']) for event in self.events]
        self.assertEqual(len(set(names)), len(names))
        self.assertIn('child-2/meeting@safeguard', names)
        self.assertIn('child-2/yearly-report/2022-09-30@safeguard', names)
        then = self.policy.calendar.as_known(datetime_(2022, 9, 8, tzinfo=LONDON))
        self.assertEqual({move.clock_id for move in self.diary.redate(then)}, {'meeting'})
        moved = icalendar.Calendar.from_ical(self.diary.to_icalendar(*self.window, STAMP))
        self.assertEqual({str(event['UID']) for event in moved.walk('VEVENT')}, set(names))

    def test_a_later_file_takes_the_place_of_an_earlier_one(self):
        later = icalendar.Calendar.from_ical(
            self.diary.to_icalendar(*self.window, STAMP + delta(seconds=1)))
        for before, after in zip(self.events, later.walk('VEVENT')):
            self.assertEqual(after['UID'], before['UID'])
            self.assertEqual(after['SEQUENCE'], before['SEQUENCE'] + 1)
            self.assertEqual(after['LAST-MODIFIED'].dt, before['LAST-MODIFIED'].dt + delta(seconds=1))

    def test_the_file_itself(self):
        self.assertEqual(self.text, self.diary.to_icalendar(*self.window, STAMP))
        self.assertTrue(self.text.endswith('END:VCALENDAR\r\n'))
        lines = self.text.split('\r\n')
        self.assertLessEqual(max(len(line.encode()) for line in lines), 75)
        self.assertFalse(any('\n' in line for line in lines))
        self.assertIn('DTSTAMP:20220909T183005Z', lines)
        self.assertIn('TRIGGER:-P1D', lines)
        self.assertIn('TRIGGER:-PT2H', lines)

    def test_nothing_due(self):
        empty = icalendar.Calendar.from_ical(Safeguard.Diary().to_icalendar(None, None, STAMP))
        self.assertEqual(empty.walk('VEVENT'), [])

    def test_rounds_and_what_has_no_date(self):
        visits = [entry for entry in self.entries if entry.clock.id == 'visits']
        self.assertEqual([(entry.due, entry.is_later_round()) for entry in visits],
                         [(date(2022, 9, 22), False), (date(2022, 11, 3), True),
                          (date(2022, 12, 15), True), (date(2023, 1, 26), True)])
        self.assertEqual(self.lines(self.diary.get_undated()),
                         [('child-2', 'talk', None), ('child/17; é, 2', 'talk', None)])


if __name__ == '__main__':
    unittest.main()
