# SPDX-License-Identifier: LGPL-2.1-or-later
"""`diary`, `redate` and `statistics`: many records, in one answer."""
import json
import unittest

from command import CommandTest

REVIEW = {'id': 'r-1', 'events': [
    {'type': 'authority-aware', 'at': '2019-10-07', 'by': 'local-authority'},
    {'type': 'partners-aware', 'at': '2019-10-09'},
    {'type': 'criteria-met', 'at': '2019-10-10'},
    {'type': 'notification-sent', 'at': '2019-10-11', 'by': 'local-authority'}]}
DISPUTE = {'id': 'd-1', 'kind': 'between-partners', 'parties': ['local-authority', 'police'],
           'events': [{'type': 'raised', 'at': '2019-10-14', 'by': 'police'}]}
DUTIES = {'id': 'partnership', 'kind': 'duties', 'events': []}
FUNERAL = [{'date': '2022-09-19', 'name': 'State Funeral', 'published': '2022-09-09T18:51'}]
IN_2022 = {'id': 'r-2', 'events': [{'type': 'authority-aware', 'at': '2022-09-05'},
                                   {'type': 'criteria-met', 'at': '2022-09-06'},
                                   {'type': 'notification-sent', 'at': '2022-09-07'}]}
STOCKPORT = ('--policy', 'stockport')


class DiaryTest(CommandTest):
    def record(self, name, content):
        return self.file(name, json.dumps(content))

    def test_several_files_in_due_order(self):
        files = (self.record('r.json', REVIEW), self.record('rest.json', [DISPUTE, DUTIES]))
        diary = self.answer('diary', *STOCKPORT, '--at', '2019-10-16T09:00', '--to', '2020-03-31',
                            *files)
        entries = [(entry['record'], entry['clock'], entry['due']) for entry in diary['entries']]
        self.assertEqual(entries, sorted(entries, key=lambda entry: entry[2]))
        self.assertEqual(entries[0], ('r-1', 'rapid-review', '2019-10-30'))
        self.assertIn(('partnership', 'practice-improvement-report', '2019-12-28'), entries)
        self.assertIn(('partnership', 'practice-improvement-report', '2020-03-28'), entries)
        self.assertEqual([entry['record'] for entry in diary['undated']], ['d-1'])
        self.assertEqual(diary['at'], '2019-10-16T09:00:00+01:00')

    def test_what_is_overdue_stands_out(self):
        text = self.text('diary', *STOCKPORT, '--at', '2019-11-04T09:00',
                         self.record('r.json', REVIEW))
        line = next(line for line in text.splitlines() if 'Rapid review' in line)
        self.assertIn('OVERDUE', line)
        self.assertIn('Wed 30 Oct 2019', line)
        early = self.text('diary', *STOCKPORT, '--at', '2019-10-30T23:59',
                          self.record('r.json', REVIEW))
        self.assertNotIn('OVERDUE', early)

    def test_a_window_without_anything(self):
        text = self.text('diary', *STOCKPORT, '--at', '2019-10-16', '--to', '2019-10-17',
                         self.record('r.json', REVIEW))
        self.assertIn('Nothing is open in this window', text)

    def test_a_calendar_file(self):
        text = self.text('diary', *STOCKPORT, '--at', '2019-10-16T09:00', '--ics',
                         self.record('r.json', REVIEW))
        self.assertTrue(text.startswith('BEGIN:VCALENDAR\r\n'), text[:40])
        self.assertIn('DTSTART;VALUE=DATE:20191030', text)
        self.assertIn('BEGIN:VALARM', text)
        self.assertIn('DTSTAMP:20191016T080000Z', text)

    def test_bad_input(self):
        good = self.record('r.json', REVIEW)
        twice = self.record('twice.json', [REVIEW, REVIEW])
        event = self.record('event.json', {'id': 'x', 'events': [{'type': 'raised', 'at': '2019-10-07'}]})
        kind = self.record('kind.json', {**DISPUTE, 'kind': 'between-parters'})
        self.assert_refused(('diary', *STOCKPORT, twice), 'duplicate-id', 'r-1')
        error = self.assert_refused(('diary', *STOCKPORT, good, event), 'unknown-event',
                                    'event.json:1:')
        self.assertEqual(error['at']['path'], 'events[0].type')
        error = self.assert_refused(('diary', *STOCKPORT, kind), 'unknown-kind', 'between-partners')
        self.assertEqual(error['nearest'], 'between-partners')
        self.assert_refused(('diary', *STOCKPORT, 'no-such.json'), 'file-unreadable')
        self.assert_refused(('diary', *STOCKPORT, '--from', '2019-11-01', '--to', '2019-10-01', good),
                            'wrong-value')
        self.assert_misused(('diary', *STOCKPORT), 'FILE')
        self.assert_misused(('diary', good), '--policy')

    def test_redate(self):
        files = ('--holidays', self.record('h.json', FUNERAL), self.record('r.json', IN_2022))
        known = ('--policy', 'england', '--known-on', '2022-09-07', '--at', '2022-09-10T10:00')
        answer = self.answer('redate', *known, *files)
        self.assertEqual(answer['holidays'],
                         [{'date': '2022-09-19', 'name': 'State Funeral', 'new': True}])
        self.assertEqual(len(answer['moves']), 1)
        move = answer['moves'][0]
        self.assertEqual((move['record'], move['clock'], move['from'], move['to']),
                         ('r-2', 'rapid-review', '2022-09-28', '2022-09-29'))
        self.assertIn('State Funeral', move['why'])
        # The move is recorded: the event goes onto the record that it belongs to.
        moved = {**IN_2022, 'events': [*IN_2022['events'], move['event']]}
        again = self.answer('redate', *known, '--holidays', 'h.json', self.record('r2.json', moved))
        self.assertEqual(again['moves'][0]['to'], '2022-09-29')
        text = self.text('redate', *known, *files)
        self.assertIn('Wed 28 Sep 2022', text)
        self.assertIn('Thu 29 Sep 2022', text)

    def test_a_holiday_that_is_known_moves_nothing(self):
        text = self.text('redate', '--policy', 'england', '--at', '2022-09-10', '--holidays',
                         self.record('h.json', FUNERAL), self.record('r.json', IN_2022))
        self.assertIn('No bank holiday among these is new', text)
        self.assertIn('No open clock moves', text)

    def test_forms_of_holiday_files(self):
        government = {'england-and-wales': {'division': 'england-and-wales', 'events': [
            {'title': 'State Funeral', 'date': '2022-09-19', 'notes': '', 'bunting': False}]}}
        pack = {'calendar': {'one-offs': {'funeral': {'date': '2022-09-19', 'name': 'State Funeral'}}}}
        record = self.record('r.json', IN_2022)
        for number, content in enumerate((government, pack, {'holidays': FUNERAL}, FUNERAL)):
            with self.subTest(number=number):
                answer = self.answer('redate', '--policy', 'england', '--known-on', '2022-09-07',
                                     '--at', '2022-09-10', '--holidays',
                                     self.record(f'h{number}.json', content), record)
                self.assertEqual([move['to'] for move in answer['moves']], ['2022-09-29'])

    def test_bad_holidays(self):
        record = self.record('r.json', IN_2022)
        for content, code in (({}, 'missing-key'), ([{'date': '2022-09-31', 'name': 'x'}], 'impossible-date'),
                              ([{'date': '2022-09-19'}], 'missing-key'),
                              ([{'date': '1800-01-01', 'name': 'x'}], 'outside-calendar')):
            with self.subTest(content=content):
                self.assert_refused(('redate', '--policy', 'england', '--holidays',
                                     self.record('h.json', content), record), code)
        self.assert_misused(('redate', '--policy', 'england', record), '--holidays')

    def test_statistics(self):
        files = (self.record('d.json', [
            {**DISPUTE, 'id': 'd-1', 'events': [{'type': 'raised', 'at': '2019-10-14'},
                                                {'type': 'resolved', 'at': '2019-10-18'}]},
            {**DISPUTE, 'id': 'd-2', 'events': [{'type': 'raised', 'at': '2019-10-14'},
                                                {'type': 'escalated', 'at': '2019-10-21'}]}]),)
        answer = self.answer('statistics', *STOCKPORT, '--at', '2020-01-01', *files)
        self.assertEqual(answer['matters'], 2)
        self.assertEqual(answer['outcomes'], {'open': 1, 'resolved': 1})
        self.assertEqual(answer['stages'][0], {
            'stage': 'two-agencies', 'name': 'The two agencies meet', 'reached': 2, 'left': 2,
            'shortest_days': 4, 'median_days': 5.5, 'longest_days': 7})
        self.assertIsNone(answer['stages'][1]['longest_days'])
        text = self.text('statistics', *STOCKPORT, '--at', '2020-01-01', *files)
        line = next(line for line in text.splitlines() if 'two agencies' in line)
        self.assertEqual(line.split()[-3:], ['4', '5.5', '7'])
        self.assertIn('Matters: 2', self.text('statistics', *STOCKPORT, '--at', '2020-01-01', *files))

    def test_by_how_much_limits_were_missed(self):
        late = {'id': 'r-1', 'events': [{'type': 'authority-aware', 'at': '2019-10-07'},
                                        {'type': 'notification-sent', 'at': '2019-10-18'}]}
        arguments = ('statistics', *STOCKPORT, '--at', '2020-01-01', self.record('r.json', late))
        holder, = (holder for holder in self.answer(*arguments)['holders'] if holder['late'])
        self.assertEqual((holder['holder'], holder['median_days_late'], holder['longest_days_late']),
                         ('local-authority', 4, 4))
        line = next(line for line in self.text(*arguments).splitlines() if 'local authority' in line)
        self.assertEqual(line.split()[-2:], ['4', '4'])


if __name__ == '__main__':
    unittest.main()
