# SPDX-License-Identifier: LGPL-2.1-or-later
"""Three partnerships that do not exist: what English arrangements vary in is data, not C.

Mereshire times a review day by day, Aldwater gives the police the final say, Thornholm inherits
Aldwater's document. Their packs are in tests/partnerships/.
"""
import json
import os
import pathlib
import unittest

from command import CommandTest

PACKS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'tests' / 'partnerships'
DAYS = {'mereshire': '2024-06-03', 'aldwater': '2022-06-01', 'thornholm': '2024-06-03'}


class Partnership(CommandTest):
    def ask(self, verb, area, of, *options):
        return self.answer(*verb.split(), '--policy', area, '--on', DAYS[area], '--packs',
                           str(PACKS), *options, '-', given=json.dumps(of).encode())

    def due(self, area, clock, start, *options):
        answer = self.answer('due', '--policy', area, '--packs', str(PACKS), '--clock', clock,
                             '--from', start, *options)
        return answer['clocks'][0]['due'], answer

    def complaints(self, name):
        status, out, _ = self.run_command('policy', 'check', '--json', '--packs', str(PACKS),
                                          str(PACKS / name))
        self.assertEqual(status, 0, out)
        return {(issue['code'], issue['severity']) for issue in json.loads(out)['issues']}


class Levels(Partnership):
    def test_four_levels_by_other_names_with_section_17_at_the_third(self):
        for facts, number, name, statute in (
                ({'present': ['managing-well'], 'absent': []}, 1, 'Everyone', None),
                ({'present': ['several-services']}, 2, 'A bit more', None),
                ({'present': ['disabled']}, 3, 'Together (child in need)', 'section-17'),
                ({'present': ['disabled', 'harm-suspected']}, 4, 'Protect', 'section-47')):
            with self.subTest(facts=facts):
                result = self.ask('assess', 'mereshire', {'date': DAYS['mereshire'], **facts})['result']
                self.assertEqual((result['level']['number'], result['level']['name'],
                                  result['statute']), (number, name, statute))


class Reviews(Partnership):
    def review(self, *events, at='2024-06-06T10:00'):
        return self.ask('review', 'mereshire', {'id': 'review-1', 'events': [
            {'type': kind, 'at': when, 'by': 'local-authority'} for kind, when in events]}, '--at', at)

    def test_the_days_of_a_rapid_review_inside_the_limit(self):
        clocks = {clock['id']: (clock['opens'], clock['due']) for clock in self.review(
            ('authority-aware', '2024-06-03'), ('criteria-met', '2024-06-03'),
            ('notification-sent', '2024-06-04'))['clocks']}
        # Fifteen working days from Monday 3 June end on Monday 24 June.
        self.assertEqual(clocks['rapid-review'], (None, '2024-06-24'))
        self.assertEqual(clocks['day-1-agencies-asked'], (None, '2024-06-05'))
        self.assertEqual(clocks['day-5-summaries'], ('2024-06-06', '2024-06-11'))
        self.assertEqual(clocks['day-8-panel-meets'], ('2024-06-12', '2024-06-14'))
        # Counted back from that day.
        self.assertEqual(clocks['draft-report'][1], '2024-06-19')
        self.assertEqual(clocks['partners-agree'][1], '2024-06-21')

    def test_the_start_is_the_areas_own_choice(self):
        # Nationally it is the notification; here it is awareness.
        self.assertEqual(self.due('mereshire', 'rapid-review', '2024-06-03')[1]['clocks'][0]['starts'],
                         'authority-aware')
        self.assertEqual(self.answer('due', '--clock', 'rapid-review', '--from', '2024-06-03')
                         ['clocks'][0]['starts'], 'notification-sent')

    def test_limits_tighter_and_looser_than_the_guidance(self):
        self.assertEqual(self.due('mereshire', 'notify-panel', '2024-06-03')[0], '2024-06-06')
        self.assertEqual(self.due('aldwater', 'notify-panel', '2022-06-06')[0], '2022-06-15')
        self.assertIn(('looser-timescale', 'warning'), self.complaints('aldwater-2021.yaml'))
        self.assertNotIn(('looser-timescale', 'warning'), self.complaints('mereshire-2024.yaml'))

    def test_due_at_the_earlier_of_two_events(self):
        matter = [('authority-aware', '2024-06-03'), ('criteria-met', '2024-06-03'),
                  ('notification-sent', '2024-06-04'), ('rapid-review-sent', '2024-06-21')]
        for later, due in (([('panel-answered', '2024-07-01'), ('local-review-decided', '2024-07-08')],
                            '2024-07-15'),
                           ([('local-review-decided', '2024-06-24'), ('panel-answered', '2024-07-01')],
                            '2024-07-08')):
            with self.subTest(later=later):
                events = [{'type': kind, 'at': when} for kind, when in matter + later]
                answer = self.answer('due', '--policy', 'mereshire', '--packs', str(PACKS), '--clock',
                                     'learning-shared', '--from', later[0][1],
                                     *[f'--event={kind}={when}' for kind, when in later])
                self.assertEqual(answer['clocks'][0]['due'], due, events)


class Disputes(Partnership):
    def dispute(self, area, kind, *events, at):
        return self.ask('dispute', area, {'id': 'dispute-1', 'kind': kind, 'parties': ['health', 'police'],
                                          'events': list(events)}, '--at', at)

    def test_a_ladder_with_limits(self):
        answer = self.dispute(
            'mereshire', 'between-practitioners',
            {'type': 'raised', 'at': '2024-06-03T10:00', 'by': 'health'},
            {'type': 'escalated', 'at': '2024-06-05T09:00', 'to': 'managers', 'by': 'health'},
            {'type': 'escalated', 'at': '2024-06-06T15:00', 'to': 'leads', 'by': 'health'},
            at='2024-06-06T16:00')
        clocks = {clock['id']: (clock['due'], clock['state']) for clock in answer['clocks']}
        self.assertEqual(answer['result']['stage'], 'leads')
        self.assertEqual(clocks['practitioners-talk'], ('2024-06-04', 'met-late'))
        self.assertEqual(clocks['managers-answer'], ('2024-06-07', 'met'))
        # 48 hours that the document itself equates with two working days: not Saturday.
        self.assertEqual(clocks['leads-answer'], ('2024-06-10', 'running'))
        self.assertEqual(clocks['whole-ladder'], ('2024-06-17', 'running'))

    def test_a_ladder_without_limits(self):
        answer = self.dispute('aldwater', 'between-partners',
                              {'type': 'raised', 'at': '2022-06-01', 'by': 'health'},
                              {'type': 'escalated', 'at': '2022-09-01', 'to': 'executive', 'by': 'health'},
                              at='2022-12-01T10:00')
        self.assertEqual(answer['result']['holder'], 'executive')
        self.assertEqual({clock['due'] for clock in answer['clocks']}, {None})
        self.assertEqual(answer['result']['breaches'], [])

    def test_kinds_that_are_excluded_say_where_they_go(self):
        for kind, goes_to in (('fostering-decision', "the panel's own review"),
                              ('complaint-by-family', 'the complaints procedure')):
            with self.subTest(kind=kind):
                answer = self.dispute('mereshire', kind,
                                      {'type': 'raised', 'at': '2024-06-03', 'by': 'health'},
                                      at='2024-06-04T10:00')
                self.assertIn(goes_to, json.dumps(answer['result']['goes_to']))


class Deciding(Partnership):
    VOTES = ('yes', 'no', 'abstain', 'absent')

    def outcome(self, area, council, health, police):
        return self.ask('vote', area, {'decision': 'notify-serious-incident', 'votes': {
            'local-authority': council, 'health': health, 'police': police}})['result']['outcome']

    def test_one_partner_has_the_final_say(self):
        for others in (('yes', 'yes'), ('no', 'no'), ('yes', 'absent')):
            self.assertEqual(self.outcome('aldwater', *others, 'yes'), 'carried')
            self.assertEqual(self.outcome('aldwater', *others, 'no'), 'not-carried')
        self.assertEqual(self.outcome('aldwater', 'yes', 'yes', 'absent'), 'carried')
        self.assertEqual(self.outcome('aldwater', 'abstain', 'yes', 'absent'), 'undecided')

    def test_two_bind_the_third_whoever_it_is(self):
        for against in range(3):
            votes = ['yes'] * 3
            votes[against] = 'no'
            self.assertEqual(self.outcome('thornholm', *votes), 'carried')
            self.assertEqual(self.outcome('thornholm', *['no' if vote == 'yes' else 'yes' for vote in votes]),
                             'not-carried')

    def quorum(self, area, body, *people):
        present = [{'person': f'person-{i}', 'agency': agency, 'role': 'member', 'as': 'member',
                    'nominated': nominated} for i, (agency, nominated) in enumerate(people)]
        return self.ask('meeting', area, {'body': body, 'at': f'{DAYS[area]}T10:00',
                                          'present': present})['result']['quorate']

    def test_all_of_and_so_many_or_the_chair_decides(self):
        partners = [('local-authority', False), ('health', False), ('police', False)]
        self.assertEqual(self.quorum('mereshire', 'partnership', *partners, ('probation', False),
                                     ('school', False)), 'yes')
        self.assertEqual(self.quorum('mereshire', 'partnership', *partners), 'chair-decides')
        self.assertEqual(self.quorum('mereshire', 'partnership', *partners[1:]), 'chair-decides')
        self.assertEqual(self.quorum('mereshire', 'partnership', partners[0], ('school', False)), 'no')

    def test_nominees_and_any_of(self):
        for council, health, police, expected in ((True, True, None, 'yes'), (True, None, True, 'yes'),
                                                  (True, None, None, 'no'), (False, True, True, 'no'),
                                                  (None, True, True, 'no'), (True, False, False, 'no')):
            people = [(agency, nominated) for agency, nominated in
                      (('local-authority', council), ('health', health), ('police', police))
                      if nominated is not None]
            with self.subTest(people=people):
                self.assertEqual(self.quorum('aldwater', 'executive', *people), expected)


class Money(Partnership):
    def shares(self, area, pence):
        answer = self.ask('fund shares', area, {'pence': pence})
        return {share['who']: share['pence'] for share in answer['shares']}

    def test_flat_rates_and_the_rest(self):
        self.assertEqual(self.shares('mereshire', 10_000_001),
                         {'health': 4_000_000, 'police': 1_500_000, 'probation': 250_000,
                          'local-authority': 4_250_001})

    def test_proportions_under_a_cap(self):
        self.assertEqual(self.shares('aldwater', 10_000_000),
                         {'local-authority': 5_625_000, 'health': 3_375_000, 'police': 1_000_000})


class Inherited(Partnership):
    def test_the_document_of_another_area_goes_on(self):
        due, answer = self.due('thornholm', 'notify-panel', '2024-06-03')
        self.assertEqual(due, '2024-06-10')
        self.assertEqual(answer['policy']['layers'],
                         ['bank-holidays-england-and-wales', 'england-2023', 'aldwater-2021',
                          'thornholm-2024'])
        carried = [finding for finding in answer['findings'] if finding['code'] == 'rules-carried-over']
        self.assertEqual([finding['args']['other'] for finding in carried], ['aldwater-2021'])
        self.assertEqual(self.shares_of_thornholm(), {'local-authority', 'health', 'police'})

    def shares_of_thornholm(self):
        return {share['who'] for share in self.ask('fund shares', 'thornholm', {'pence': 100})['shares']}


class Checks(Partnership):
    def test_no_pack_has_an_error(self):
        for name in ('mereshire-2024.yaml', 'aldwater-2021.yaml', 'thornholm-2024.yaml'):
            with self.subTest(name=name):
                self.assertNotIn('error', {severity for _, severity in self.complaints(name)})


if __name__ == '__main__':
    unittest.main()
