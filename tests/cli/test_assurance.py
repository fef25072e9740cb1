# SPDX-License-Identifier: LGPL-2.1-or-later
"""The verbs of governance, asked of a made-up partnership; and the duties of a real one."""
import json
import os
import pathlib
import unittest

from command import CommandTest

PACKS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'tests' / 'governance'
MADE_UP = ('--packs', str(PACKS / 'made-up-2019.yaml'), '--policy', 'made-up')
ON = (*MADE_UP, '--on', '2019-06-03')
CHESHIRE = ('--policy', 'cheshire-west-and-chester', '--from', '2019-06-01', '--to', '2020-05-31')


class AssuranceTest(CommandTest):
    def record(self, content):
        return self.file('record.json', json.dumps(content))

    def test_risk(self):
        for score, handling, to in ((11, 'kept', None), (12, 'undecided', None),
                                    (13, 'escalated', 'executive')):
            answer = self.answer('risk', *ON, '--score', str(score))
            self.assertEqual((answer['result']['handling'], answer['result']['to']),
                             (handling, to))
        record = self.record({'id': 'r', 'events': [
            {'type': 'scored', 'at': '2019-02-01', 'score': 15}]})
        self.assertIn('Risk: escalated', self.text('risk', *MADE_UP, record))
        self.assertEqual(self.run_command('risk', *ON, '--score', 'high')[0], 2)
        self.assertEqual(self.run_command('risk', *ON)[0], 2)

    def test_may(self):
        result = self.answer('may', *ON, 'executive', 'sign', 'action-plan')['result']
        self.assertEqual((result['may'], result['before'], result['who']),
                         ('yes', ['completion', 'moderation'], ['executive']))
        self.assertIn('May: no', self.text('may', *ON, 'partnership', 'sign', 'action-plan'))
        self.assert_refused(('may', *ON, 'executive', 'sign', 'action-plans'), 'unknown-matter')

    def test_decisions(self):
        record = self.record({'id': 'd', 'events': [
            {'type': 'sign', 'at': '2019-03-02', 'by': 'executive', 'matter': 'action-plan'}]})
        self.assertEqual(self.answer('decisions', *MADE_UP, record)['result']['breaches'], 1)
        self.assertIn('out of order', self.text('decisions', *MADE_UP, record))

    def test_check(self):
        record = self.record({'present': ['lives-in-area'], 'absent': ['employed-by-partner']})
        self.assertEqual(self.answer('check', *ON, 'lay-member', record)['result']['answer'], 'yes')
        self.assertIn('yes: Does the person live in the area?',
                      self.text('check', *ON, 'lay-member', record))
        self.assert_refused(('check', *ON, 'lay-members', record), 'unknown-checklist')

    def test_attendance(self):
        meetings = {
            'body': 'partnership', 'from': '2019-01-01', 'to': '2019-12-31',
            'meetings': [{'at': '2019-02-05', 'held': True, 'present': ['lead-officer']},
                         {'at': '2019-04-02T10:00', 'held': True, 'present': []},
                         {'at': '2019-06-04', 'held': True, 'present': []},
                         {'at': '2019-07-04', 'held': False}],
            'planned': ['2019-08-06', '2019-10-01', '2019-12-03'],
            'classes': {'lead-officer': 'statutory', 'legal-adviser': 50}}
        record = self.record(meetings)
        lead, adviser, teacher, _ = self.answer('attendance', *MADE_UP, record)['result']['seats']
        self.assertEqual((lead['highest'], lead['reachable'], lead['may_miss']),
                         ('66.7 %', 'no', None))
        self.assertEqual((adviser['minimum'], adviser['reachable'], adviser['may_miss']),
                         (50, 'yes', 0))
        self.assertEqual(teacher['reachable'], 'undecided')
        self.assertIn('66.7 %', self.text('attendance', *MADE_UP, record))
        meetings['meetings'][0]['present'] = ['lead-oficer']
        self.assert_refused(('attendance', *MADE_UP, self.record(meetings)), 'unknown-seat')

    def test_workstream(self):
        record = self.record({'id': 'w', 'kind': 'remedies', 'events': [
            {'type': 'plan-required', 'at': '2019-03-01'}, {'type': 'referred', 'at': '2019-04-01'}]})
        self.assertIn('had not happened: Summoned', self.text('workstream', *MADE_UP, record))

    def test_assurance(self):
        record = self.record({'id': 'y', 'from': '2019-01-01', 'to': '2019-03-31', 'events': [
            {'type': 'submitted', 'at': '2019-04-02', 'by': 'ccg', 'submission': 'data-set',
             'for': '2019-03-31'}]})
        due, = self.answer('assurance', *MADE_UP, record)['result']['submissions']
        self.assertEqual((due['supplied'], due['missing']),
                         (['health'], ['local-authority', 'police', 'probation']))
        self.assertIn('What children say', self.text('assurance', *MADE_UP, record))

    def test_duties(self):
        entries = self.answer('duties', *CHESHIRE)['entries']
        self.assertIn(('dataset-report', '2019-09-28'),
                      [(entry['clock'], entry['due']) for entry in entries])
        self.assertFalse(any(entry['overdue'] for entry in entries))
        self.assertTrue(self.text('duties', *CHESHIRE, '--ics').startswith('BEGIN:VCALENDAR'))
        self.assertEqual(self.run_command('duties', '--from', '2019-06-01')[0], 2)
        now = self.answer('duties', *CHESHIRE, '--at', '2019-10-15',
                          self.record({'id': 'd', 'events': []}))
        self.assertEqual(now['at'][:10], '2019-10-15')
        self.assertIn(('dataset-report', '2019-09-28', '17 days late'),
                      [(entry['clock'], entry['due'], entry['left']) for entry in now['entries']])


if __name__ == '__main__':
    unittest.main()
