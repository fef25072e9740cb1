# SPDX-License-Identifier: LGPL-2.1-or-later
"""The tools of those who write packs: policy check, its profiles and scenarios, and policy new."""
import json
import os
import pathlib
import re
import unittest

from command import CommandTest

PACKS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'src' / 'packs'
FRAME = '''safeguard-pack: 1
id: town-1
area: town
in-force: {from: 2019-01-01}
builds-on: [england-and-wales]
sources: {doc: {title: A document}}
'''
# A row that never decides, and a risk of which nothing is said.
PACK = FRAME + '''governance:
  bodies: {board: {name: the board, quorum: {gap: quorum}, cite: {document: doc}}}
  risks:
    rows:
      - {id: low, when: {score: {under: 12}}, then: {handling: kept}, cite: {document: doc}}
      - {id: lower, when: {score: {under: 5}}, then: {handling: escalated, to: board}, cite: {document: doc}}
      - {id: high, when: {score: {over: 12}}, then: {handling: escalated, to: board}, cite: {document: doc}}
    cite: {document: doc}
gaps: [{id: quorum, where: governance/bodies, says: no quorum is given, cite: {document: doc}}]
'''
SCENARIOS = '''safeguard-scenarios: 1
pack: town-1
scenarios:
  - name: kept
    verb: risk
    score: 11
    expect: {result: {handling: kept, to: null}}
'''


class Explained(CommandTest):
    def test_a_complaint(self):
        text = self.text('policy', 'check', '--explain', 'shadowed-row')
        self.assertTrue(text.startswith('shadowed-row (issue, warning)\n'))
        self.assertIn('For example:', text)
        self.assertIn('What to do:', text)

    def test_a_finding(self):
        explained = self.answer('policy', 'check', '--explain', 'clock-overdue')['explained']
        self.assertEqual((explained['kind'], explained['severity'], explained['example']),
                         ('finding', 'breach', None))
        self.assertIn('{due}', explained['meaning'])

    def test_a_misspelt_code(self):
        error = self.assert_refused(('policy', 'check', '--explain', 'shadowed-rows'),
                                    'unknown-code', "did you mean 'shadowed-row'?")
        self.assertEqual(error['nearest'], 'shadowed-row')

    def test_not_with_a_file(self):
        self.assert_misused(('policy', 'check', '--explain', 'shadowed-row', 'a.yaml'), 'no FILE')

    def test_every_code_that_the_check_prints_is_explained(self):
        name = self.file('town.yaml', PACK)
        _, out, _ = self.run_command('policy', 'check', name)
        codes = set(re.findall(r'\[([a-z-]+)\]', out))
        self.assertEqual(codes, {'shadowed-row', 'silent-combination'})
        for code in codes:
            self.text('policy', 'check', '--explain', code)


class Profiles(CommandTest):
    def check(self, *options, status=0):
        name = self.file('town.yaml', PACK)
        got, out, err = self.run_command('policy', 'check', '--json', *options, name)
        self.assertEqual((got, err), (status, ''), out)
        return json.loads(out)

    def counts(self, answer):
        return answer['errors'], answer['warnings'], answer['information']

    def test_the_author_sees_warnings_and_the_release_is_held_back(self):
        self.assertEqual(self.counts(self.check()), (0, 2, 0))
        self.assertEqual(self.counts(self.check('--profile', 'author')), (0, 2, 0))
        answer = self.check('--profile', 'release', status=1)
        self.assertEqual(self.counts(answer), (1, 1, 0))
        self.assertEqual({issue['code']: issue['severity'] for issue in answer['issues']},
                         {'shadowed-row': 'error', 'silent-combination': 'warning'})

    def test_what_is_off_is_counted_and_told(self):
        profile = self.file('ours.yaml', '''safeguard-profile: 1
codes:
  shadowed-row: {off: the register of rows is kept elsewhere}
  silent-combination: {as: information, because: the board knows}
  unverified-rule: {off: nobody has time}
''')
        answer = self.check('--profile', profile)
        self.assertEqual(self.counts(answer), (0, 0, 1))
        self.assertEqual(answer['off'], [
            {'code': 'shadowed-row', 'count': 1, 'because': 'the register of rows is kept elsewhere'},
            {'code': 'unverified-rule', 'count': 0, 'because': 'nobody has time'}])
        text = self.text('policy', 'check', '--profile', profile, 'town.yaml')
        self.assertIn('off: shadowed-row: 1 not told: the register of rows is kept elsewhere', text)

    def test_what_a_profile_may_not_say(self):
        self.file('town.yaml', PACK)
        for codes, code, said in (
                ('shadowed-row: off', 'missing-key', 'needs its reason'),
                ('shadowed-row: {off: because}', 'wrong-value', 'the reason in words'),
                ('shadowed-rows: error', 'unknown-code', "did you mean 'shadowed-row'?"),
                ('unknown-fact: warning', 'stays-an-error', 'is an error, and stays one'),
                ('no-citation: {off: we all know it}', 'stays-an-error', 'stays one'),
                ('shadowed-row: fatal', 'wrong-value', 'fatal')):
            with self.subTest(codes):
                name = self.file('ours.yaml', f'safeguard-profile: 1\ncodes:\n  {codes}\n')
                self.assert_refused(('policy', 'check', '--profile', name, 'town.yaml'), code, said)

    def test_a_profile_that_is_none(self):
        self.file('town.yaml', PACK)
        self.assert_refused(('policy', 'check', '--profile', 'realease', 'town.yaml'),
                            'file-unreadable', "did you mean 'release'?", 'author, release')


class Scenarios(CommandTest):
    def check(self, scenarios, status):
        self.file('town.yaml', PACK)
        self.file('town.scenarios.yaml', scenarios)
        got, out, err = self.run_command('policy', 'check', 'town.yaml')
        self.assertEqual((got, err), (status, ''), out)
        return out

    def test_they_hold(self):
        self.assertIn('town.yaml: 1 scenario holds', self.check(SCENARIOS, 0))
        answer = self.answer('policy', 'check', 'town.yaml')
        self.assertEqual(answer['scenarios'],
                         [{'name': 'kept', 'verb': 'risk', 'line': 4, 'held': True}])

    def test_the_file_of_scenarios_stands_for_its_pack(self):
        self.check(SCENARIOS, 0)
        self.assertIn('town.yaml: 1 scenario holds',
                      self.text('policy', 'check', 'town.scenarios.yaml', 'town.yaml'))

    def test_one_that_fails_says_what_was_expected_and_found_and_where(self):
        out = self.check(SCENARIOS.replace('kept, to: null', 'escalated, to: board'), 1)
        self.assertIn("town.scenarios.yaml:7:33: scenarios[0].expect.result.handling: "
                      "result.handling is 'kept', expected escalated", out)
        self.assertIn('result.to is null, expected board', out)
        self.assertIn('town.yaml: 1 of 1 scenarios fail', out)

    def test_what_can_be_wrong_with_one(self):
        for old, new, said in (
                ('verb: risk', 'verb: risks', "scenarios.yaml:5:11: scenarios[0].verb: nothing answers"),
                ('score: 11', 'score: high', 'scenarios.yaml:6:12: scenarios[0].score: '),
                ('score: 11', 'skore: 11', "did you mean 'score'?"),
                ('    expect:', '    expects:', "the key 'expect' is missing"),
                ('pack: town-1', 'pack: town-2', "did you mean 'town-1'?"),
                ('scenarios: 1', 'scenarios: 2', 'from 1 to 1'),
                ('{handling: kept', '{handled: kept', "did you mean 'handling'?"),
                ('{result: {handling: kept, to: null}}', '{findings: {$some: [{code: none}]}}',
                 'no item of findings holds this; it has'),
                ('{result: {handling: kept, to: null}}', '{findings: []}',
                 'findings is a list of 1 (risk-kept), expected a list of 0'),
                ('    verb: risk\n', '    verb: risk\n    day: 2018-01-01\n',
                 'scenarios.yaml:4:5: scenarios[0]: no edition for town is in force')):
            with self.subTest(new):
                self.assertIn(old, SCENARIOS)
                self.assertIn(said, self.check(SCENARIOS.replace(old, new, 1), 1))

    def test_two_of_one_name(self):
        self.assertIn("another scenario has the name 'kept'",
                      self.check(SCENARIOS + SCENARIOS.split('scenarios:\n')[1], 1))

    def test_an_error_can_be_what_is_expected(self):
        self.check(SCENARIOS.replace('verb: risk', 'verb: assess').replace('score: 11', 'input: {}')
                   .replace('{result: {handling: kept, to: null}}',
                            '{error: {code: section-absent}}'), 0)

    def test_a_pack_with_errors_is_asked_nothing(self):
        self.file('town.yaml', PACK.replace('handling: kept', 'handling: kep'))
        self.file('town.scenarios.yaml', SCENARIOS)
        status, out, _ = self.run_command('policy', 'check', '--json', 'town.yaml')
        self.assertEqual((status, json.loads(out)['scenarios']), (1, None))

    def test_those_of_the_bundled_packs(self):
        files = sorted(str(path) for path in PACKS.glob('*.scenarios.yaml'))
        self.assertEqual(len(files), 5)
        _, out, err = self.run_command('policy', 'check', '--json', *files)
        answers = json.loads(out)
        self.assertEqual(err, '')
        for answer in answers:
            self.assertGreaterEqual(len(answer['scenarios']), 5)
            self.assertEqual([scenario['name'] for scenario in answer['scenarios']
                              if not scenario['held']], [], answer['file'])


class Several(CommandTest):
    def test_a_table_sums_them_up(self):
        for name in ('a', 'b'):
            self.file(f'{name}.yaml', PACK.replace('town', name))
        self.file('b.scenarios.yaml', SCENARIOS.replace('town', 'b').replace('11', '13'))
        status, out, _ = self.run_command('policy', 'check', '.')
        self.assertEqual(status, 1)
        self.assertRegex(out, r'(?m)^Summary$')
        self.assertRegex(out, r'(?m)^  ./a.yaml +0 +2 +0 +-$')
        self.assertRegex(out, r'(?m)^  ./b.yaml +2 +2 +0 +1 of 1 scenarios fail$')

    def test_one_needs_no_table(self):
        self.file('a.yaml', PACK)
        self.assertNotIn('Summary', self.text('policy', 'check', 'a.yaml'))


class New(CommandTest):
    def starter(self, *options, area='borchester'):
        return self.text('policy', 'new', '--from', '2027-04-01', *options, area)

    def test_it_is_accepted_with_only_what_is_to_be_filled_in(self):
        for options in ((), ('--name', 'Borchester: "the" #1 partnership \\ @ID@')):
            self.file('new.yaml', self.starter(*options))
            issues = self.answer('policy', 'check', 'new.yaml')['issues']
            self.assertLessEqual({issue['code'] for issue in issues},
                                 {'to-fill-in', 'unverified-rule'})
            self.assertGreaterEqual(len(issues), 4)

    def test_filled_in_it_is_clean(self):
        text = self.starter('--name', 'Borchester')
        self.file('new.yaml', re.sub(r'FILL IN: ', '', text))
        codes = {issue['code'] for issue in self.answer('policy', 'check', 'new.yaml')['issues']}
        self.assertEqual(codes, {'unverified-rule'})

    def test_its_examples_are_accepted(self):
        lines = [line for line in self.starter().splitlines()
                 if not line.startswith(('##', '# yaml'))]
        text = '\n'.join(line[2:] if line.startswith('# ') else line for line in lines)
        self.file('new.yaml', text)
        issues = self.answer('policy', 'check', 'new.yaml')['issues']
        self.assertEqual({issue['code'] for issue in issues} - {'to-fill-in', 'unverified-rule',
                                                                'past-the-holidays'}, set(), issues)

    def test_the_next_edition_of_an_area_builds_on_what_the_last_did(self):
        text = self.starter(area='stockport')
        self.assertIn('\nid: stockport-2027\n', text)
        self.assertIn('\nbuilds-on: [england, greater-manchester]\n', text)

    def test_a_file_is_never_overwritten(self):
        self.file('new.yaml', 'my work')
        status, out, err = self.run_command('policy', 'new', '--from', '2027-04-01', '--output',
                                            'new.yaml', 'borchester')
        self.assertEqual((status, out), (1, ''))
        self.assertIn('never overwritten', err)
        self.assertEqual((self.folder / 'new.yaml').read_text(), 'my work')
        self.text('policy', 'new', '--from', '2027-04-01', '--output', 'other.yaml', 'borchester')
        self.assertEqual((self.folder / 'other.yaml').read_text(), self.starter())

    def test_what_is_refused(self):
        for arguments, code, said in (
                (('--from', '2027-04-01', 'Borchester!'), 'wrong-value', 'lower-case'),
                (('--from', '2020-01-01', 'stockport'), 'editions-overlap', '31 Dec 2024'),
                (('--from', '2027-04-01', 'england'), 'editions-overlap', 'no last day'),
                (('--from', '2027-02-29', 'borchester'), 'impossible-date', '2027-02-29'),
                (('--name', 'a\nb', 'borchester'), 'wrong-value', 'one line')):
            with self.subTest(arguments):
                self.assert_refused(('policy', 'new', *arguments), code, said)


if __name__ == '__main__':
    unittest.main()
