# SPDX-License-Identifier: LGPL-2.1-or-later
"""policy diff, policy compare, policy impact."""
import json
import os
import pathlib
import unittest

from command import CommandTest

TESTS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'tests'
PACKS = TESTS / 'policy' / 'packs'
MADE_UP = ('--packs', str(TESTS / 'partnerships'), '--on', '2024-06-01')
OLD, NEW = str(PACKS / 'fellborough-2019.yaml'), str(PACKS / 'fellborough-2022.yaml')


def case(id_, *present, ward='north', **more):
    return {'id': id_, 'present': list(present), 'ward': ward, **more}


def lines(cases):
    return '\n'.join(json.dumps(one) for one in cases) + '\n'


class Diff(CommandTest):
    def test_two_editions_by_their_ids(self):
        answer = self.answer('policy', 'diff', 'england-2018', 'england-2023')
        self.assertEqual((answer['first']['edition'], answer['second']['edition']),
                         ('england-2018', 'england-2023'))
        self.assertEqual({one['room'] for one in answer['differences']} - {
            'reviews', 'timescales', 'governance', 'escalation'}, set())
        self.assertEqual(answer['unfinished'], [])

    def test_one_area_on_two_days(self):
        answer = self.answer('policy', 'diff', '--on', '2019-10-01', '--to', '2024-06-01',
                             'stockport')
        self.assertEqual((answer['first']['on'], answer['second']['on']),
                         ('2019-10-01', '2024-06-01'))
        self.assertIn('england-2023', answer['second']['layers'])

    def test_an_area_and_its_day(self):
        answer = self.answer('policy', 'diff', 'stockport@2018-01-01', 'stockport@2019-10-01')
        self.assertEqual((answer['first']['edition'], answer['second']['edition']),
                         ('stockport-2017', 'stockport-2019'))

    def test_two_files(self):
        status, out, err = self.run_command('policy', 'diff', OLD, NEW, columns=400)
        self.assertEqual((status, err), (0, ''))
        self.assertIn('Risk: with score 12, taken up to the executive under fellborough-2019, kept '
                      'under fellborough-2022.', out)

    def test_a_draft_that_kept_its_id(self):
        draft = self.file('draft.yaml', pathlib.Path(OLD).read_text().replace('under: 12',
                                                                               'under: 10'))
        self.run_command('policy', 'diff', OLD, draft)
        answer = self.answer('policy', 'diff', OLD, draft)
        self.assertEqual(answer['first']['label'],
                         'fellborough-2019 on Tue 1 Oct 2019 (first)')
        self.assertEqual([one['message'].split(',')[0] for one in answer['differences']],
                         ['Risk: with score 10 to 11'])

    def test_a_release_note(self):
        status, out, _ = self.run_command('policy', 'diff', '--release-note', OLD, NEW)
        self.assertEqual(status, 0)
        self.assertTrue(out.startswith('# Safeguarding in Fellborough 2022: what changes\n'), out)

    def test_what_is_many_is_cut_short_in_words_alone(self):
        """A sentence has the first few of many names; JSON has them all."""
        asked = ('stockport-2017', 'stockport-2019')
        note = self.text('policy', 'diff', '--release-note', *asked)
        answer = self.answer('policy', 'diff', *asked)
        listed = [one for one in answer['differences'] if one['code'].startswith('several-only')]
        many = [one for one in listed if len(one['names']) > 100]
        self.assertTrue(many)
        for one in listed:
            n = len(one['names'])
            told = '; '.join(one['names'] if n <= 8 else one['names'][:5])
            self.assertTrue(one['message'].endswith(
                told + (f' and {n - 5} more.' if n > 8 else '.')), one['message'])
        for text in (note, self.text('policy', 'diff', *asked, columns=100000)):
            for line in text.splitlines():
                self.assertLessEqual(line.count('; '), 9, line)
            self.assertIn(f' and {len(many[0]["names"]) - 5} more.', text)

    def test_what_follows_from_one_case_is_told_once(self):
        """Notified, by whom, to whom and with which clock: one sentence of each set of facts."""
        asked = ('stockport-2017', 'stockport-2019')
        answer = self.answer('policy', 'diff', *asked)
        cases = {}
        for one in answer['differences']:
            if one['room'] == 'reviews' and one['when'] and one['code'] == 'decided-differently':
                key = (json.dumps(one['when']), one['first']['says'], one['second']['says'])
                cases.setdefault(key, []).append(one)
        self.assertTrue(any(len(same) > 2 for same in cases.values()))
        told = [one for one in answer['told'] if one['message'].startswith('Incident, ')]
        self.assertEqual(len(told), len(cases))
        for same, one in zip(cases.values(), told):
            for difference in same:
                subject, rest = difference['message'].split(': ', 1)
                self.assertIn(subject.removeprefix('Incident, '), one['message'])
                self.assertTrue(one['message'].endswith(rest))
                for side in ('first', 'second'):
                    for citation in difference[side]['citations']:
                        self.assertIn((citation['document'], citation.get('section')),
                                      [(cited['document'], cited.get('section'))
                                       for cited in one[side]['citations']])
        note = self.text('policy', 'diff', '--release-note', *asked)
        self.assertEqual(note.count('\n- Incident, '), len(told))
        # Every difference is told: alone, or with others of its case.
        alone = [one['message'] for one in answer['differences']
                 if not one['message'].startswith('Incident, ')]
        self.assertEqual([one['message'] for one in answer['told'] if one not in told], alone)

    def test_what_is_refused(self):
        for arguments, code in (
                (('englnd-2018', 'england-2023'), 'unknown-edition'),
                (('stockport-2017@2020-01-01', 'england-2023'), 'edition-not-in-force'),
                (('stockport@2019-02-30', 'england-2023'), 'impossible-date'),
                (('./nowhere.yaml', 'england-2023'), 'file-unreadable')):
            with self.subTest(arguments=arguments):
                status, _, err = self.run_command('policy', 'diff', *arguments)
                self.assertEqual(status, 1)
                self.assertIn(f'[{code}]', err)
        for arguments in (('england-2018',), ('--to', '2024-01-01', 'stockport'), ()):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.run_command('policy', 'diff', *arguments)[0], 2)


class Compare(CommandTest):
    def test_one_case_with_the_clause(self):
        facts = self.file('case.json', json.dumps(
            case('a', 'complex-needs', absent=['significant-harm'],
                 facts={'agencies-involved': 2})))
        answer = self.answer('policy', 'compare', OLD, NEW, '--facts', facts)
        one = answer['cases'][0]
        self.assertEqual((one['id'], one['move'], one['differs']),
                         ('a', 'level 2 to level 3', True))
        self.assertEqual((one['first']['rule'], one['second']['rule']),
                         ('complex', 'needs-that-are-complex'))
        self.assertEqual(one['second']['citations'][0]['section'], 'section 3.3')
        self.assertEqual(len(one['reasons']), 1)
        self.assertEqual(one['first']['ruling']['result']['level']['number'], 2)
        status, out, _ = self.run_command('policy', 'compare', OLD, NEW, '--facts', facts)
        self.assertEqual(status, 0)
        self.assertIn('a: level 2 to level 3', out)

    def test_a_caseload_one_a_line(self):
        facts = self.file('cases.jsonl', lines([case('a', 'complex-needs'),
                                                case('b', 'significant-harm'),
                                                case('c', 'complex-needs')]))
        answer = self.answer('policy', 'compare', OLD, NEW, '--facts', facts)
        self.assertEqual((answer['changed'], answer['of'], answer['moves']),
                         (2, 3, {'level 2 to level 3': 2, 'unchanged': 1}))
        self.assertNotIn('ruling', answer['cases'][0]['first'])

    def test_a_fact_that_only_one_asks_about(self):
        facts = self.file('case.json', json.dumps(case('a', 'complex-needs', 'needs-unclear')))
        one = self.answer('policy', 'compare', 'stockport-2019', NEW, '--facts',
                          facts)['cases'][0]
        self.assertEqual((one['first']['unheard'], one['second']['unheard']),
                         ([], ['needs-unclear']))

    def test_what_is_refused(self):
        for given, code in (({'present': ['complex-neds']}, 'unknown-fact'),
                            ({'presnt': ['complex-needs']}, 'unknown-key')):
            with self.subTest(given=given):
                facts = self.file('case.json', json.dumps(given))
                status, _, err = self.run_command('policy', 'compare', OLD, NEW, '--facts', facts)
                self.assertEqual(status, 1)
                self.assertIn(f'[{code}]', err)
        facts = self.file('case.json', '{}')
        self.assertEqual(self.run_command('policy', 'compare', 'england-and-wales@2020-01-01',
                                          'england-and-wales@2021-01-01', '--facts', facts)[0], 1)
        self.assertEqual(self.run_command('policy', 'compare', OLD, NEW)[0], 2)


def vote(**votes):
    return {'decision': 'notify-serious-incident',
            'votes': {agency.replace('_', '-'): ballot for agency, ballot in votes.items()}}


AWARE = {'aware': {'local-authority': '2024-05-03'},
         'present': ['abuse-or-neglect-known-or-suspected', 'child-died', 'in-area']}


class CompareRecords(CommandTest):
    """Whatever a FILE holds: the verbs that judge such a FILE, under two policies."""

    def compare(self, first, second, given, *options):
        facts = self.file('cases.json', json.dumps(given))
        return self.answer('policy', 'compare', *MADE_UP, *options, first, second, '--facts', facts)

    def test_a_concern_with_further_columns_is_still_one(self):
        for column in ({'score': 3}, {'decision': 'referred'}, {'body': 'hub'}):
            one = self.compare('stockport', 'cheshire-west-and-chester',
                               {'id': 'a', 'present': ['significant-harm'], **column},
                               '--on', '2020-01-06')['cases'][0]
            self.assertEqual((one['kind'], one['move']), ('level', 'level 4 to undecided'))

    def test_a_vote_that_one_side_lacks_is_no_silence_about_the_review(self):
        facts = self.file('review.json', json.dumps({'verb': 'review', 'input': {
            'id': 'd', 'events': [{'type': 'authority-aware', 'at': '2020-01-03'}],
            'vote': {'decision': 'notify-serious-incident', 'at': '2020-01-04',
                     'votes': {'health': 'yes', 'local-authority': 'no'}}}}))
        self.assert_refused(('policy', 'compare', '--on', '2020-01-06', 'stockport',
                             'cheshire-west-and-chester', '--facts', facts), 'unknown-decision')

    def test_a_vote_with_the_clause(self):
        """Aldwater's police have the final say (4); in Thornholm two bind the third (2)."""
        given = vote(local_authority='yes', health='yes', police='no')
        one = self.compare('aldwater', 'thornholm', given)['cases'][0]
        self.assertEqual((one['kind'], one['move']), ('vote', 'not carried to carried'))
        self.assertEqual((one['first']['rule'], one['second']['rule']),
                         ('police-against', 'two-for-bind-the-third'))
        reason, = one['reasons']
        self.assertEqual({fact['fact']: fact['is'] for fact in reason['when']},
                         {'local-authority': 'yes', 'health': 'yes', 'police': 'no'})
        self.assertEqual((reason['first']['citations'][0]['section'],
                          reason['second']['citations'][0]['section']), ('4', '2'))
        self.assertEqual(one['second']['ruling']['result']['outcome'], 'carried')

    def test_an_incident_and_its_clocks(self):
        """Mereshire 4.1: three working days; Aldwater 4: seven."""
        one = self.compare('aldwater', 'mereshire', AWARE)['cases'][0]
        self.assertEqual(one['move'], 'notifiable with a rapid review, other duties')
        self.assertIn('notify panel by Wed 15 May 2024', one['first']['answer'])
        self.assertIn('notify panel by Thu 9 May 2024', one['second']['answer'])
        self.assertIn('limit', [reason['term'] for reason in one['reasons']])

    def test_where_one_has_no_rule(self):
        """Nobody prints in Stockport's arrangements how the partners vote; nothing is guessed."""
        given = vote(local_authority='no', health='yes', police='yes')
        one = self.compare('stockport', 'cheshire-west-and-chester', given)['cases'][0]
        self.assertEqual((one['move'], one['first']['rule'], one['second']['rule']),
                         ('no rule held to carried', None, 'the-other-two'))
        self.assertNotIn('ruling', one['first'])
        self.assertEqual(one['reasons'][0]['code'], 'only-under-the-second')

    def test_a_concern_where_one_prints_no_levels(self):
        """The documents held have levels for Stockport alone; the others say where theirs are."""
        facts = self.file('concern.json', json.dumps({'present': ['complex-needs'], 'ward': 'a'}))
        for on, other, says in (('2020-01-06', 'cheshire-west-and-chester', 'a picture and a linked'),
                                ('2023-01-09', 'salford', 'local criteria for action')):
            for sides in (('stockport', other), (other, 'stockport')):
                with self.subTest(sides=sides):
                    asked = ('--on', on, *sides, '--facts', facts)
                    answer = self.answer('policy', 'compare', *asked)
                    one, = answer['cases']
                    silent = one['first' if sides[0] == other else 'second']
                    self.assertEqual((one['kind'], silent['answer'], silent['rule']),
                                     ('level', 'undecided', None))
                    gap, = silent['gaps']
                    self.assertEqual(gap['id'], 'levels-of-need-not-held')
                    self.assertIn(says, gap['says'])
                    self.assertTrue(silent['citations'][0]['section'])
                    self.assertIn(says, ' '.join(self.text('policy', 'compare', *asked).split()))
                    impact = self.answer('policy', 'impact', '--threshold', '1', *asked)
                    self.assertEqual(len(impact['moves']), 1)
                    self.assertIn('undecided', impact['moves'][0])

    def test_a_concern_where_one_has_nothing_of_levels(self):
        """One concern among votes does not end the run; two silences are none to compare."""
        town = self.file('town.yaml', """safeguard-pack: 1
id: town-1
area: town
in-force: {from: 2019-01-01}
sources: {doc: {title: A document}}
gaps: [{id: elsewhere, where: thresholds, says: they are elsewhere, cite: {document: doc, section: "7"}},
       {id: another, where: governance, says: nothing, cite: {document: doc}}]
""")
        concern = self.file('concern.json', json.dumps({'present': ['complex-needs']}))
        for sides, side in (((OLD, town), 'second'), ((town, OLD), 'first')):
            one, = self.answer('policy', 'compare', *sides, '--facts', concern)['cases']
            silent = one[side]
            self.assertEqual((silent['answer'], silent['rule'], silent['citations'][0]['section'],
                              [gap['id'] for gap in silent['gaps']]),
                             ('no rule held', None, '7', ['elsewhere']))
            self.assertNotIn('ruling', silent)
            self.assertIn('no rule held', one['move'])
        both = ('england-and-wales@2020-01-01', 'england-and-wales@2021-01-01')
        self.assert_refused(('policy', 'compare', *both, '--facts', concern), 'section-absent')

    def test_many_of_several_kinds(self):
        dispute = {'id': 'd', 'kind': 'between-partners', 'parties': ['local-authority', 'health'],
                   'events': [{'type': 'raised', 'at': '2024-05-03'}]}
        meeting = {'body': 'executive', 'at': '2024-05-03T10:00',
                   'present': [{'person': 'p1', 'agency': 'local-authority'}]}
        given = [dict(vote(police='yes'), id='v', ward='north'), dict(AWARE, id='i'), dispute,
                 dict(meeting, id='m'), {'id': 'r', 'score': 12},
                 {'id': 'q', 'verb': 'vote', 'input': vote(police='no')}]
        answer = self.compare('aldwater', 'thornholm', given)
        self.assertEqual([one['kind'] for one in answer['cases']],
                         ['vote', 'incident', 'dispute', 'meeting', 'risk', 'vote'])
        self.assertEqual([one['id'] for one in answer['cases']], ['v', 'i', 'd', 'm', 'r', 'q'])
        self.assertEqual(answer['of'], 6)

    def test_the_kind_can_be_said(self):
        """An incident that nobody is recorded as aware of looks like a concern."""
        given = {'present': AWARE['present']}
        one = self.compare('aldwater', 'mereshire', given, '--as', 'incident')['cases'][0]
        self.assertEqual(one['kind'], 'incident')

    def test_what_only_one_has_a_place_for(self):
        """An agency that neither knows is refused; a stage that one ladder alone has is told."""
        given = vote(local_authority='yes', health='yes', police='yes')
        given['votes']['the-executive-of-another'] = 'yes'
        facts = self.file('vote.json', json.dumps(given))
        status, _, err = self.run_command('policy', 'compare', *MADE_UP, 'aldwater', 'thornholm',
                                          '--facts', facts)
        self.assertEqual(status, 1)
        self.assertIn('[unknown-actor]', err)
        dispute = {'id': 'd', 'kind': 'between-partners', 'parties': ['local-authority', 'health'],
                   'events': [{'type': 'raised', 'at': '2024-05-03'},
                              {'type': 'escalated', 'at': '2024-05-06', 'to': 'scrutineer'}]}
        one = self.compare('stockport', 'aldwater', dispute)['cases'][0]
        self.assertEqual((one['first']['unheard'], one['second']['unheard']), (['scrutineer'], []))

    def test_what_is_refused(self):
        for given, code in ((vote(helth='yes'), 'unknown-actor'),
                            (dict(vote(), decision='notify'), 'unknown-decision'),
                            (vote(police='perhaps'), 'wrong-value'),
                            (dict(vote(), presnt=['x']), 'unknown-key'),
                            (dict(AWARE, present=['child-dyed']), 'unknown-fact'),
                            ({'verb': 'attendance', 'input': {}}, 'wrong-value'),
                            ({'checklist': 'none', 'present': []}, 'unknown-checklist'),
                            ({'verb': 'check', 'input': {'present': []}}, 'missing-key'),
                            ({'verb': 'vote', 'input': vote(), 'at': 'soon'}, 'impossible-date'),
                            (['x'], 'wrong-type')):
            with self.subTest(given=given):
                facts = self.file('case.json', json.dumps(given))
                status, _, err = self.run_command('policy', 'compare', *MADE_UP, 'aldwater',
                                                  'thornholm', '--facts', facts)
                self.assertEqual(status, 1)
                self.assertIn(f'[{code}]', err)

    def test_a_caseload_of_votes(self):
        cases = [dict(vote(local_authority='yes', health='yes', police=police), ward=ward)
                 for ward in ('north', 'south') for police in ['yes'] * 12 + ['no'] * 8]
        facts = self.file('year.jsonl', lines(cases))
        answer = self.answer('policy', 'impact', *MADE_UP, 'aldwater', 'thornholm', '--group',
                             'ward', '--facts', facts)
        self.assertEqual(answer['moves'], ['not carried to carried', 'unchanged'])
        self.assertEqual([row['counts'] for row in answer['groups']], [[8, 12], [8, 12]])


class OneFile(CommandTest):
    """A case that compare takes is taken by its own verb, with the id that names it."""

    def test_an_id(self):
        for verb, record in (('assess', {'id': 'a', 'present': ['complex-needs']}),
                             ('incident', {'id': 7, 'present': ['child-died'],
                                           'aware': {'local-authority': '2019-10-07'}})):
            with self.subTest(verb=verb):
                facts = self.file('case.json', json.dumps(record))
                self.answer('policy', 'compare', 'stockport-2019', 'stockport@2024-06-01',
                            '--facts', facts)
                asked = (verb, '--policy', 'stockport', '--on', '2019-10-07')
                named = self.answer(*asked, facts)
                del record['id']
                unnamed = self.answer(*asked, self.file('case.json', json.dumps(record)))
                self.assertEqual(named, unnamed)
                record['id'] = ['a', 'b']
                self.assert_refused((*asked, self.file('case.json', json.dumps(record))),
                                    'wrong-type', 'the id of the case')


class Impact(CommandTest):
    def test_by_ward(self):
        cases = [case(f'{ward}-{i}', 'complex-needs' if i < moved else 'significant-harm',
                      ward=ward)
                 for ward, moved in (('north', 2), ('south', 9), ('west', 12)) for i in range(30)]
        facts = self.file('year.jsonl', lines(cases))
        answer = self.answer('policy', 'impact', OLD, NEW, '--group', 'ward', '--facts', facts)
        counts = {row['group']: row['counts'] + [row['total']] for row in answer['groups']}
        self.assertEqual(answer['moves'], ['level 2 to level 3', 'unchanged'])
        self.assertEqual(counts, {'north': [None, None, 30], 'south': [None, None, 30],
                                  'west': [12, 18, 30]})
        self.assertEqual((answer['all']['counts'], answer['all']['total']), ([23, 67], 90))
        status, out, _ = self.run_command('policy', 'impact', OLD, NEW, '--group', 'ward',
                                          '--facts', facts)
        self.assertEqual(status, 0)
        self.assertRegex(out, r'north +\* +\* +30')
        answer = self.answer('policy', 'impact', OLD, NEW, '--group', 'ward', '--threshold', '1',
                             '--facts', facts)
        self.assertEqual(answer['groups'][0]['counts'], [2, 28])

    def test_a_case_without_the_key(self):
        cases = [{'present': ['complex-needs']}, {'present': ['complex-needs'], 'ward': ''},
                 {'present': ['complex-needs'], 'ward': ' '}] * 2
        facts = self.file('year.json', json.dumps(cases))
        answer = self.answer('policy', 'impact', OLD, NEW, '--group', 'ward', '--facts', facts)
        self.assertEqual([row['group'] for row in answer['groups']], ['not recorded'])
        self.assertEqual(answer['all']['total'], 6)

    def test_a_group_that_no_case_has(self):
        facts = self.file('year.json', json.dumps([case('a', 'complex-needs')] * 6))
        for group, nearest in (('wrad', 'ward'), ('nosuch', None)):
            error = self.assert_refused(('policy', 'impact', OLD, NEW, '--group', group, '--facts',
                                         facts), 'unknown-key', group)
            self.assertEqual(error['nearest'], nearest)

    def test_a_threshold_that_is_none(self):
        facts = self.file('year.json', json.dumps([case('a', 'complex-needs')] * 6))
        for threshold in ('0', '-1', '-2147483647', '1001'):
            with self.subTest(threshold=threshold):
                self.assert_refused(('policy', 'impact', OLD, NEW, '--threshold', threshold,
                                     '--facts', facts), 'out-of-range', threshold, '1', '1000')


# A key that this version does not know, such as one of a later version has.
LATER = """safeguard-pack: 1
id: town-1
area: town
in-force: {from: 2019-01-01, to: 2019-12-31, later: 1}
sources: {doc: {title: A document}}
facts: {visits: {ask: "How many?", type: number, least: 0, cite: {document: doc}}}
thresholds:
  levels: [{number: 1, id: one, name: One, cite: {document: doc}}]
  table: {rows: [{id: a, when: {visits: {at-least: 2%s}}, then: {level: 1}, cite: {document: doc}}]}
  consent: {says: with their consent, later: 1, cite: {document: doc}}
"""


class LaterKeys(CommandTest):
    def test_what_stands_beside_one_is_read_all_the_same(self):
        options = ('--packs', self.file('town.yaml', LATER % ''), '--policy', 'town')
        case = self.file('case.json', '{"facts": {"visits": 2}}')
        ruling = self.answer('assess', *options, '--on', '2019-10-01', case)
        self.assertEqual(ruling['result']['level']['number'], 1)
        self.assertIn('with their consent', json.dumps(ruling))
        self.assert_refused(('assess', *options, '--on', '2020-01-01', case), 'no-edition')

    def test_one_in_a_condition_is_refused_since_it_would_change_the_answer(self):
        options = ('--packs', self.file('town.yaml', LATER % ', unless: 3'), '--policy', 'town')
        case = self.file('case.json', '{"facts": {"visits": 2}}')
        self.assert_refused(('assess', *options, '--on', '2019-10-01', case), 'unknown-key')


if __name__ == '__main__':
    unittest.main()
