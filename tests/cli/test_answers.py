# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the verbs answer, in JSON under its stable names and in words."""
import json
import pathlib
import unittest

from command import STOCKPORT, CommandTest

# facts recorded, level, statute, outcome: Stockport's printed levels
LEVELS = (
    ({'present': ['needs-unclear']}, 2, None),
    ({'present': ['additional-need']}, 2, None),
    ({'present': ['significant-welfare-concern']}, 4, 'section-17'),
    ({'present': ['significant-harm']}, 4, 'section-47'),
    ({'present': ['increasing-unmet-need', 'complex-needs']}, 3, None),
    ({'present': ['good-progress', 'single-need-met-by-universal']}, 1, None),
    ({}, None, None),
    ({'present': ['increasing-unmet-need'], 'absent': ['complex-needs']}, None, None),
)
NOTIFIABLE = ('abuse-or-neglect-known-or-suspected', 'child-died', 'in-area')
PACK = '''safeguard-pack: 1
id: {id}
area: {area}
title: Made up
in-force: {{from: 2027-01-01}}
builds-on: [{on}]
sources: {{}}
'''


class AnswersTest(CommandTest):
    def assess(self, case, *options, policy=STOCKPORT):
        return self.answer('assess', *policy, *options, '-', given=json.dumps(case).encode())

    def test_levels(self):
        for case, level, statute in LEVELS:
            with self.subTest(case=case):
                result = self.assess(case)['result']
                self.assertEqual((result['level'] or {}).get('number'), level)
                self.assertEqual(result['statute'], statute)

    def test_names_of_a_level(self):
        ruling = self.assess({'present': ['needs-unclear']})
        self.assertEqual(ruling['safeguard-ruling'], 1)
        self.assertEqual(ruling['policy']['edition'], 'stockport-2019')
        result = ruling['result']
        self.assertEqual(result['level'],
                         {'number': 2, 'id': 'additional-needs', 'name': 'Additional needs'})
        self.assertEqual(result['highest_possible'], 4)
        self.assertEqual(result['assessment'], 'early-help-assessment')
        self.assertIs(result['emergency'], False)
        self.assertEqual(result['why_not']['4'][0]['row'], 'significant-harm')
        self.assertEqual(result['why_not']['4'][0]['needs'], [
            {'fact': 'significant-harm', 'is': 'unknown', 'needed': 'present'}])
        self.assertIn({'to': 4, 'change': [
            {'fact': 'significant-harm', 'from': 'unknown', 'to': 'present'}]},
            result['smallest_changes'])
        self.assertLessEqual({'fact', 'from', 'to'}, set(ruling['questions'][0]))

    def test_nothing_recorded_is_undetermined(self):
        result = self.assess({})['result']
        self.assertEqual((result['level'], result['outcome']), (None, 'undetermined'))
        self.assertIn('No level yet', self.text('assess', *STOCKPORT, '-', given=b'{}'))

    def test_a_gap_shows_its_readings(self):
        case = {'present': ['increasing-unmet-need'], 'absent': ['complex-needs']}
        gap, = self.assess(case)['undecided']
        self.assertEqual([reading['id'] for reading in gap['readings']], ['any-line', 'every-line'])
        shown = self.text('assess', *STOCKPORT, '-', given=json.dumps(case).encode())
        for fragment in ('Left open by the documents', "read as 'any-line': yes",
                         "read as 'every-line': no"):
            self.assertIn(fragment, shown)

    def test_immediate_danger_comes_first(self):
        for case in ({'present': ['immediate-danger']},
                     {'present': ['immediate-danger', 'good-progress'],
                      'absent': ['significant-harm']}):
            self.assertIs(self.assess(case)['result']['emergency'], True)
            shown = self.text('assess', *STOCKPORT, '-', given=json.dumps(case).encode())
            self.assertEqual(shown.splitlines()[2], '!!! IMMEDIATE DANGER')
            self.assertIn('999', shown.splitlines()[3])

    def test_words_of_an_assessment(self):
        case = {'date': '2019-10-01', 'present': ['significant-welfare-concern'],
                'events': {'referral-received': '2019-10-01'},
                'judgements': [{'level': 2, 'by': 'social-worker', 'when': '2019-10-02',
                                'reason': 'the family has support'}]}
        shown = self.text('assess', '--policy', 'stockport', '--explain', '-',
                          given=json.dumps(case).encode())
        for fragment in ('stockport, edition stockport-2019, as in force on Tue 1 Oct 2019',
                         'Level 4: Safeguarding concerns', 'section 17', 'single assessment',
                         'level 2, decided by social worker on Wed 2 Oct 2019: the family',
                         'Wed 2 Oct 2019  Decision on a referral', 'Tue 3 Dec 2019',
                         'Child and family assessment', '45 working days', 'Sources', '  [1] ',
                         'NOT VERIFIED', 'To know next', '? significant-harm', 'day by day',
                         'The rules that are met', 'The smallest changes',
                         'to level 3: '):
            self.assertIn(fragment, shown)
        headings = [line for line in shown.splitlines() if line and line[0] != ' ']
        self.assertLess(headings.index('Duties'), headings.index('Advice'))
        self.assertLess(headings.index('Clocks'), headings.index('For information'))
        self.assertLessEqual(max(map(len, shown.splitlines())), 100)

    def test_incident(self):
        case = {'aware': {'local-authority': '2019-10-07', 'partners': '2019-10-09'},
                'notified': '2019-10-11', 'present': list(NOTIFIABLE)}
        self.file('incident.json', json.dumps(case))
        arguments = ('incident', '--policy', 'stockport', '--at', '2019-10-11T12:00',
                     'incident.json')
        ruling = self.answer(*arguments)
        self.assertEqual(
            {name: ruling['result'][name] for name in ('notifiable', 'by', 'to', 'rapid_review')},
            {'notifiable': 'yes', 'by': 'local-authority',
             'to': ['panel', 'department-for-education', 'ofsted'], 'rapid_review': True})
        self.assertEqual([(clock['id'], clock['due'], clock['state']) for clock in ruling['clocks']],
                         [('notify-panel', '2019-10-14', 'met'),
                          ('rapid-review', '2019-10-30', 'running')])
        shown = self.text(*arguments)
        for fragment in ('Notifiable: yes', 'local authority',
                         'Panel, Department for Education, Ofsted', 'met on Fri 11 Oct',
                         'running, 13 working', 'panel-guidance  Fri 1 Nov 2019   no'):
            self.assertIn(fragment, shown)

    def test_an_incident_not_determined(self):
        case = b'{"aware": {"local-authority": "2019-10-07"}, "present": ["child-died"]}'
        arguments = ('incident', '--policy', 'stockport', '-')
        self.assertEqual(self.answer(*arguments, given=case)['result']['notifiable'],
                         'undetermined')
        shown = self.text(*arguments, given=case)
        self.assertIn('? abuse-or-neglect-known-or-suspected (could make it: yes)', shown)
        self.assertIn('rapid review    undetermined', shown)

    def test_incident_over_christmas(self):
        case = {'aware': {'local-authority': '2019-12-20', 'partners': '2019-12-20'},
                'present': list(NOTIFIABLE)}
        ruling = self.answer('incident', '--policy', 'stockport', '-',
                             given=json.dumps(case).encode())
        self.assertEqual([clock['due'] for clock in ruling['clocks']], ['2019-12-31', '2020-01-15'])

    def test_policies(self):
        listed = self.answer('policy', 'list')['editions']
        self.assertLessEqual({'stockport', 'england', 'cheshire-west-and-chester'},
                             {edition['area'] for edition in listed})
        shown = self.answer('policy', 'show', 'stockport', '--on', '2019-10-01')
        self.assertEqual(shown['edition'], 'stockport-2019')
        self.assertLessEqual(
            {'good-progress', 'single-need-met-by-universal', 'additional-need', 'needs-unclear',
             'increasing-unmet-need', 'complex-needs', 'significant-welfare-concern',
             'significant-harm', 'immediate-danger', 'abuse-or-neglect-known-or-suspected',
             'child-died', 'child-seriously-harmed', 'in-area', 'normally-resident-here',
             'outside-england', 'looked-after'}, {fact['id'] for fact in shown['facts']})
        for fragment in ('4  Safeguarding concerns', 'immediate-danger', 'rapid-review',
                         'greater-manchester'):
            self.assertIn(fragment, self.text('policy', 'show', '--on', '2019-10-01', 'stockport'))

    def test_policy_check(self):
        pack = '''safeguard-pack: 1
id: town-2027
area: town
title: Town
in-force: {from: 2027-01-01, verified: false, because: made up}
builds-on: [england]
sources: {}
'''
        self.file('good.yaml', pack)
        self.file('bad.yaml', pack + 'threshold: {}\n')
        self.assertIn('[unverified-rule]', self.text('policy', 'check', 'good.yaml'))
        for arguments in (('good.yaml', 'bad.yaml'), ('.',)):
            status, out, err = self.run_command('policy', 'check', *arguments)
            self.assertEqual((status, err), (1, ''))
            self.assertEqual(out.count('[unknown-key]'), 1)
            self.assertIn('bad.yaml:8:1: ', out)
            status, out, _ = self.run_command('policy', 'check', '--json', *arguments)
            self.assertEqual(status, 1)
            self.assertEqual({pathlib.Path(answer['file']).name: answer['issues'][0]['code']
                              for answer in json.loads(out)},
                             {'bad.yaml': 'unknown-key', 'good.yaml': 'unverified-rule'})
        status, out, _ = self.run_command('policy', 'check', '--json', 'bad.yaml')
        self.assertEqual(status, 1)
        answer = json.loads(out)
        self.assertEqual((answer['file'], answer['issues'][0]['code']), ('bad.yaml', 'unknown-key'))

    def test_policy_check_with_nothing_to_say(self):
        pack = PACK.format(id='town-2027', area='town', on='england')
        self.file('town.yaml', pack)
        self.assertEqual(self.text('policy', 'check', 'town.yaml'), 'town.yaml: no complaints\n')
        (self.folder / 'empty').mkdir()
        self.assert_refused(('policy', 'check', 'empty'), 'file-unreadable', 'has no pack in it')

    def test_policy_check_of_packs_that_build_on_each_other(self):
        self.file('region.yaml', PACK.format(id='region-2027', area='region', on='england'))
        self.file('town.yaml', PACK.format(id='town-2027', area='town', on='region'))
        self.assertEqual(self.text('policy', 'check', '.'),
                         './region.yaml: no complaints\n./town.yaml: no complaints\n\nSummary\n'
                         '  File           Errors  Warnings  Information\n'
                         '  ./region.yaml  0       0         0\n'
                         '  ./town.yaml    0       0         0\n')
        self.assertIn('region', self.run_command('policy', 'check', 'town.yaml')[1])

    def test_states_in_words(self):
        case = {'aware': {'local-authority': '2019-10-07'}, 'present': list(NOTIFIABLE)}
        for at, state in (('2019-10-09', 'running, 3 working days left'),
                          ('2019-10-14T12:00', 'running, due today'),
                          ('2019-10-17', 'overdue, 3 working days late')):
            shown = self.text('incident', '--policy', 'stockport', '--at', at, '-',
                              given=json.dumps(case).encode(), columns=200)
            self.assertRegex(shown, f'5 working days +{state}\n')
            self.assertEqual(shown.count('not started'), 1)
        self.assertNotIn('State', self.text('incident', '--policy', 'stockport', '-',
                                            given=json.dumps(case).encode()))

    def test_tables_keep_to_the_width(self):
        for arguments in (('policy', 'list'), ('policy', 'show', 'stockport', '--on', '2019-10-01')):
            for columns in (None, 100, 140, 'wide', '-5', '0'):
                lines = self.text(*arguments, columns=columns).splitlines()
                width = max(map(len, lines))
                self.assertLessEqual(width, 140 if columns == 140 else 100)
                self.assertGreater(width, 110 if columns == 140 else 80)
        self.assertRegex(self.text('policy', 'show', 'stockport', '--on', '2019-10-01', columns=140),
                         r'rapid-review +15 working days +safeguarding partners +from the later of')

    def test_packs_of_your_own(self):
        self.file('town.yaml', '''safeguard-pack: 1
id: town-2027
area: town
title: Town
in-force: {from: 2027-01-01, verified: false, because: made up}
builds-on: [england]
sources: {plan: {title: Plan}}
timescales:
  notify-panel:
    name: Notification
    limit: 2 working days
    starts: authority-aware
    cite: {document: plan, section: "1"}
''')
        ruling = self.answer('due', '--packs', 'town.yaml', '--policy', 'town',
                             '--clock', 'notify-panel', '--from', '2027-01-04')
        self.assertEqual(ruling['clocks'][0]['due'], '2027-01-06')


if __name__ == '__main__':
    unittest.main()
