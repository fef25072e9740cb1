# SPDX-License-Identifier: LGPL-2.1-or-later
"""`dispute` and `review` as people type them: layout, refusals with their place, exit status."""
import json
import unittest

from command import CommandTest

RAISED = {'type': 'raised', 'at': '2020-03-02', 'by': 'health'}
NOTIFIED = [{'type': 'authority-aware', 'at': '2019-10-07', 'by': 'local-authority'},
            {'type': 'partners-aware', 'at': '2019-10-09'},
            {'type': 'notification-sent', 'at': '2019-10-11', 'by': 'local-authority'}]


def dispute(*events, kind='between-partners', parties=('local-authority', 'health'), **more):
    return {'id': 'd-1', 'kind': kind, 'parties': list(parties), 'events': list(events), **more}


class ProceedingsTest(CommandTest):
    def show(self, verb, matter, *options, policy='stockport', columns=None):
        return self.text(verb, '--policy', policy, *options, '-',
                         given=json.dumps(matter).encode(), columns=columns)

    def test_layout_of_a_dispute(self):
        shown = self.show('dispute', dispute(
            RAISED, {'type': 'escalated', 'at': '2020-03-09'},
            {'type': 'escalated', 'at': '2020-03-12'}), '--at', '2020-03-20T12:00')
        lines = shown.splitlines()
        self.assertEqual(lines[0], 'stockport, edition stockport-2019, as in force on '
                                   'Mon 2 Mar 2020; speaking for Fri 20 Mar 2020 12:00')
        self.assertEqual(lines[2], 'd-1: The three statutory partners determine the resolution')
        for line in ('  kind            between partners', '  parties         Local Authority, Health',
                     '  state           open',
                     '  whose move      the three safeguarding partners together'):
            self.assertIn(line, lines)
        order = [shown.index(word) for word in (
            'd-1:', 'The way so far', 'What may come next', 'Clocks', 'For information', 'Sources')]
        self.assertEqual(order, sorted(order))
        self.assertRegex(shown, r'The two agencies meet +Mon 2 Mar 2020 +Mon 9 Mar 2020')
        self.assertRegex(shown, r'Thu 12 Mar 2020 +here now')
        self.assertRegex(shown, r'escalated +Escalated +mediation: the independent chair')

    def test_who_may_do_what_is_named_once(self):
        events = [('authority-aware', '2019-10-07'), ('partners-aware', '2019-10-09'),
                  ('criteria-met', '2019-10-10'), ('notification-sent', '2019-10-11')]
        shown = self.show('review', {'id': 'r-1', 'events': [{'type': type_, 'at': at}
                                                             for type_, at in events]})
        steps = shown[shown.index('What may come next'):shown.index('Duties')]
        self.assertRegex(steps, r'facts-gathered +The facts are gathered')
        named = [' '.join(line.split()) for line in steps.splitlines() if line.startswith('  (')]
        self.assertEqual([line[:3] for line in named], ['(a)', '(b)', '(c)', '(d)'])
        self.assertEqual(' '.join(steps.split()).count(
            'the Rapid Review Panel, the three safeguarding partners together'), 1)

    def test_lines_stay_within_the_screen(self):
        shown = self.show('dispute', dispute(RAISED, {'type': 'escalated', 'at': '2020-03-09',
                                                      'to': 'three-partners'}), columns=72)
        self.assertLessEqual(max(map(len, shown.splitlines())), 72)

    def test_a_breach_comes_before_what_is_only_told(self):
        shown = self.show('dispute', dispute(RAISED, {'type': 'mediated', 'at': '2020-03-09'}),
                          policy='cheshire-west-and-chester')
        self.assertRegex(' '.join(shown.split()),
                         r'Mediated, Mon 9 Mar 2020: .* has no such step\. \[1\]')
        self.assertLess(shown.index('has no such step'), shown.index('For information'))

    def test_a_child_at_risk_comes_first(self):
        shown = self.show('dispute', dispute(
            RAISED, {'type': 'immediate-risk', 'at': '2020-03-03'}))
        self.assertLess(shown.index('ring 999'), shown.index('d-1:'))

    def test_a_policy_that_is_not_held_is_named(self):
        shown = self.show('dispute', dispute(RAISED, kind='between-practitioners'))
        self.assertIn('  follows         the Greater Manchester Escalation Policy', shown)
        self.assertNotIn('The way so far', shown)
        self.assertIn('whistleblowing', shown)

    def test_a_kind_that_goes_elsewhere(self):
        shown = self.show('dispute', dispute(RAISED, kind='allegation-against-staff'))
        self.assertRegex(shown, r'  goes to +the designated officer')

    def test_layout_of_a_review(self):
        shown = self.show('review', {'id': 'r-1', 'events': NOTIFIED}, '--at', '2019-10-15T09:00')
        self.assertIn('r-1: Rapid review', shown)
        self.assertRegex(shown, r'whose move +the Rapid Review Panel')
        self.assertRegex(shown, r'Wed 30 Oct 2019 +Rapid review')

    def test_explained_day_by_day(self):
        plain = self.show('review', {'id': 'r-1', 'events': NOTIFIED})
        explained = self.show('review', {'id': 'r-1', 'events': NOTIFIED}, '--explain')
        self.assertNotIn('Saturday', plain)
        self.assertIn('Saturday', explained)

    def test_a_breach_is_an_answer(self):
        matter = dispute({'type': 'responded', 'at': '2020-03-01'}, RAISED)
        status, out, err = self.run_command('dispute', '--policy', 'stockport', '--json', '-',
                                            given=json.dumps(matter).encode())
        self.assertEqual((status, err), (0, ''))
        breaches = json.loads(out)['result']['breaches']
        self.assertEqual([breach['code'] for breach in breaches], ['act-out-of-order'])

    def test_what_was_known_then(self):
        matter = dispute({**RAISED, 'recorded': '2020-03-02'},
                         {'type': 'resolved', 'at': '2020-03-04', 'recorded': '2020-03-20'})
        for known, state in (('2020-03-19', 'open'), ('2020-03-20', 'resolved')):
            answer = self.answer('dispute', '--policy', 'stockport', '--known-on', known, '-',
                                 given=json.dumps(matter).encode())
            self.assertEqual(answer['result']['state'], state)

    def test_refusals_have_their_place_in_the_file(self):
        for verb, text, code, path, nearest in (
                ('dispute', '{"id": "d-1", "kind": "between-partner",\n "events": []}',
                 'unknown-kind', 'kind', 'between-partners'),
                ('dispute', '{"id": "d-1", "kind": "between-partners",\n "parties": ["polise"],'
                 ' "events": []}', 'unknown-actor', 'parties', 'police'),
                ('dispute', '{"id": "d-1", "kind": "between-partners", "events": [\n'
                 '{"type": "raised", "at": "2020-03-02"},\n{"type": "escalated", "at": '
                 '"2020-03-03", "to": "mediatoin"}]}', 'unknown-stage', 'events[1].to',
                 'mediation'),
                ('dispute', '{"id": "d-1", "kind": "between-partners", "events": [\n'
                 '{"type": "raised", "at": "2020-03-02", "id": "a"},\n'
                 '{"type": "resolved", "at": "2020-03-03", "id": "a"}]}', 'duplicate-event',
                 'events[1].id', None),
                ('dispute', '{"id": "d-1", "kind": "between-partners", "evnts": []}',
                 'unknown-key', None, 'events'),
                ('dispute', '{"id": "", "kind": "between-partners", "events": []}', 'wrong-value',
                 None, None),
                ('review', '{"id": "r-1", "events": [\n{"type": "authority-awre", "at": '
                 '"2019-10-07"}]}', 'unknown-event', 'events[0].type', 'authority-aware'),
                ('review', '{"id": "r-1", "events": [\n{"type": "authority-aware", "at": '
                 '"2019-02-29"}]}', 'impossible-date', 'events[0].at', None),
                ('review', '{"id": "r-1", "events": {}}', 'wrong-type', 'events', None)):
            with self.subTest(text):
                name = self.file('matter.json', text)
                error = self.assert_refused((verb, '--policy', 'stockport', '--on', '2020-03-02',
                                             name), code)
                if path is not None:
                    self.assertEqual(error['at']['path'], path)
                    self.assertGreater(error['at']['line'], 0)
                if nearest is not None:
                    self.assertEqual(error['nearest'], nearest)

    def test_an_area_that_says_nothing_of_reviews(self):
        self.assert_refused(('review', '--policy', 'greater-manchester', '--on', '2019-10-07', '-'),
                            'section-absent', given=b'{"id": "r-1", "events": []}')

    def test_misused(self):
        for verb in ('dispute', 'review'):
            self.assert_misused((verb,), 'FILE')
            self.assert_misused((verb, 'a.json', 'b.json'), 'FILE')
            self.assert_misused((verb, '--clock', 'x', 'a.json'), '--clock')

    def test_policy_show_lists_ladders_and_events(self):
        shown = self.text('policy', 'show', '--on', '2020-03-02', 'stockport')
        for words in ('Ladder between-partners', 'Ladder between-practitioners',
                      '  follows         the Greater Manchester Escalation Policy',
                      'The life of a review in Stockport', 'Events of a review',
                      'action-plan-signed-off'):
            self.assertIn(words, shown)
        self.assertRegex(' '.join(shown.split()),
                         r'the independent chair \(until Mon 28 Sep 2020\)')

    def test_policy_show_in_json(self):
        answer = self.answer('policy', 'show', '--on', '2020-03-02', 'stockport')
        ladders = {ladder['kind']: ladder for ladder in answer['ladders']}
        self.assertEqual(ladders['between-practitioners']['by_reference'],
                         'the Greater Manchester Escalation Policy')
        self.assertEqual(ladders['between-practitioners']['stages'], [])
        self.assertIn('designated officer', ladders['allegation-against-staff']['goes_to'])
        stages = ladders['between-partners']['stages']
        self.assertEqual(stages[3]['holders'], [
            {'id': 'independent-chair', 'name': 'the independent chair', 'from': None,
             'until': '2020-09-28', 'gap': None},
            {'id': 'independent-chair', 'name': 'the independent chair', 'from': '2020-09-29',
             'until': '2021-09-28', 'gap': 'transition-length'}])
        self.assertEqual(stages[0]['leads_to'], ['full-partnership', 'chief-officers'])
        acts = {act['id']: act for act in answer['review']['acts']}
        self.assertEqual((acts['notification-sent']['enters'], acts['notification-sent']['by']),
                         ('rapid-review', ['local-authority']))
        # Cheshire has no mediation, Stockport has.
        self.assertIn('mediated', {act['id'] for act in ladders['between-partners']['acts']})
        health = next(actor for actor in answer['actors'] if actor['id'] == 'health')
        self.assertTrue(health['partner'])
        self.assertIn('ccg', health['also'])
        salford = self.answer('policy', 'show', '--on', '2022-09-01', 'salford')
        ladder = next(each for each in salford['ladders'] if each['kind'] == 'between-partners')
        self.assertEqual([(stage['optional'], stage['final']) for stage in ladder['stages']],
                         [(False, False), (False, False), (True, False), (False, True)])
        board = self.answer('policy', 'show', '--on', '2020-03-02', 'greater-manchester')
        self.assertIsNone(board['review'])


if __name__ == '__main__':
    unittest.main()
