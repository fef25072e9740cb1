# SPDX-License-Identifier: LGPL-2.1-or-later
"""Two policies side by side: what differs, what it does to cases, and to how many."""
import datetime
import itertools
import json
import os
import pathlib
import unittest

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
TESTS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'tests'
PACKS = TESTS / 'policy' / 'packs'


def read(edition):
    return Safeguard.Catalogue.new(None).read_policy(str(PACKS / f'{edition}.yaml'), None)


class Diff(unittest.TestCase):
    def setUp(self):
        self.diff = Safeguard.PolicyDiff.new(read('fellborough-2019'), read('fellborough-2022'))

    def test_it_names_both_and_tells_what_differs(self):
        self.assertEqual((self.diff.get_first().edition, self.diff.get_second().edition),
                         ('fellborough-2019', 'fellborough-2022'))
        one = self.diff.get_differences()[0]
        self.assertEqual(
            one.get_message(),
            'Level of need: with significant harm absent, complex needs present and agencies '
            'involved under 4, level 2 under fellborough-2019, level 3, Section 17 under '
            'fellborough-2022.')
        self.assertEqual((one.get_room(), one.get_rule(), one.get_code()),
                         ('thresholds', 'level', 'decided-differently'))
        self.assertEqual(dict(zip(one.get_facts(), one.get_conditions())),
                         {'significant-harm': 'absent', 'complex-needs': 'present',
                          'agencies-involved': 'under 4'})
        self.assertEqual((one.get_first_answer(), one.get_second_answer()),
                         ('level 2', 'level 3, Section 17'))
        self.assertEqual([c.get_section() for c in one.get_first_citations()], ['section 3.2'])
        self.assertEqual([c.get_section() for c in one.get_second_citations()], ['section 3.3'])
        arguments = one.get_arguments()
        self.assertEqual(dict(arguments)['second'], 'fellborough-2022')
        self.assertEqual(list(self.diff.get_unfinished()), [])

    def test_as_json_and_as_a_note(self):
        answer = json.loads(self.diff.to_json())
        self.assertEqual(answer['safeguard-policy-diff'], 1)
        self.assertEqual(answer['second']['edition'], 'fellborough-2022')
        self.assertIn('## Time limits', self.diff.get_release_note())

    def test_england_from_2018_to_2023(self):
        """A care leaver's death is to be notified from December 2023 on: Working Together 2023."""
        catalogue = Safeguard.Catalogue.new(None)
        diff = Safeguard.PolicyDiff.new(catalogue.find_policy('england-2018', None),
                                        catalogue.find_policy('england', date(2024, 1, 1)))
        messages = [one.get_message() for one in diff.get_differences()]
        self.assertIn('Incident, told to ofsted: with child died present, looked after absent and '
                      'care leaver under 25 present, no under england-2018, yes under '
                      'england-2023.', messages)

    def test_all_names_of_a_long_list(self):
        catalogue = Safeguard.Catalogue.new(None)
        diff = Safeguard.PolicyDiff.new(*(catalogue.find_policy(name, None)
                                          for name in ('stockport-2017', 'stockport-2019')))
        lengths = [len(list(difference.get_names())) for difference in diff.differences]
        self.assertGreater(max(lengths), 100)
        self.assertEqual(min(lengths), 0)

    def test_a_name_that_nothing_has(self):
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Catalogue.new(None).find_policy('englnd-2018', None)
        self.assertTrue(caught.exception.matches(Safeguard.error_quark(),
                                                 Safeguard.Error.UNKNOWN_EDITION))

    def test_packs_in_a_request(self):
        door = Safeguard.Door.new(Safeguard.Catalogue.new(None))
        answer = json.loads(door.answer(json.dumps({
            'safeguard-request': 1, 'verb': 'policy-diff',
            'first': {'pack-text': (PACKS / 'fellborough-2019.yaml').read_text()},
            'second': {'pack-text': (PACKS / 'fellborough-2022.yaml').read_text(),
                       'pack-name': 'draft', 'on': '2023-01-01'}})))
        self.assertEqual((answer['first']['edition'], answer['second']['on']),
                         ('fellborough-2019', '2023-01-01'))
        for side, code in (({'pack-text': 'id: x'}, 'missing-key'), ({}, 'missing-key'),
                           ({'policy': 'stockport'}, 'day-not-given')):
            answer = json.loads(door.answer(json.dumps({
                'safeguard-request': 1, 'verb': 'policy-diff', 'first': side,
                'second': 'england-2018'})))
            self.assertEqual(answer['error']['code'], code)

    def test_the_same_facts_under_both(self):
        concern = self.diff.new_concern()
        concern.add_present('complex-needs')
        concern.add_absent('significant-harm')
        concern.set_number('agencies-involved', 1)
        both = self.diff.compare(concern)
        self.assertEqual(both.get_move(), 'level 2 to level 3')
        self.assertEqual(both.get_differs(), Safeguard.Answer.YES)
        self.assertEqual((both.get_first_answer(), both.get_second_answer()),
                         ('level 2', 'level 3, Section 17'))
        self.assertEqual((both.get_first().level.number, both.get_second().level.number), (2, 3))
        self.assertEqual([len(both.get_reasons()), list(both.get_unheard_by_first()),
                          list(both.get_unheard_by_second())], [1, [], []])

    def test_a_concern_where_one_prints_no_levels(self):
        catalogue = Safeguard.Catalogue.new(None)
        first, second = (catalogue.find_policy(name, date(2020, 1, 6))
                         for name in ('stockport', 'cheshire-west-and-chester'))
        for diff, side in ((Safeguard.PolicyDiff.new(first, second), 1),
                           (Safeguard.PolicyDiff.new(second, first), 0)):
            concern = diff.new_concern()
            concern.add_present('complex-needs')
            both = diff.compare(concern)
            rulings = [both.get_first(), both.get_second()]
            gaps = [[gap.id for gap in both.get_first_gaps()],
                    [gap.id for gap in both.get_second_gaps()]]
            self.assertIsNone(rulings[side].level)
            self.assertEqual(gaps[side], ['levels-of-need-not-held'])
            self.assertEqual(gaps[1 - side], [])

    def test_every_case_differs_exactly_where_a_reason_is_given(self):
        flags = ('significant-harm', 'complex-needs', 'unmet-need')
        for values in itertools.product((True, False), repeat=len(flags)):
            for agencies in range(8):
                concern = self.diff.new_concern()
                for flag, value in zip(flags, values):
                    (concern.add_present if value else concern.add_absent)(flag)
                concern.set_number('agencies-involved', agencies)
                both = self.diff.compare(concern)
                self.assertEqual(both.get_differs() == Safeguard.Answer.YES,
                                 len(both.get_reasons()) == 1, (values, agencies))

    def test_a_caseload_by_group(self):
        impact = Safeguard.PolicyImpact.new(self.diff, 5)
        for group, n in (('north', 2), ('south', 9)):
            for present in ['complex-needs'] * n + ['significant-harm'] * 20:
                concern = self.diff.new_concern()
                concern.add_present(present)
                self.assertTrue(impact.add(concern, group))
        self.assertEqual(impact.get_groups(), ['north', 'south'])
        self.assertEqual(impact.get_moves(), ['level 2 to level 3', 'unchanged'])
        self.assertEqual(impact.get_count('north', 'level 2 to level 3'), -1)
        self.assertEqual(impact.get_count(None, None), 51)
        self.assertIsNone(json.loads(impact.to_json())['groups'][0]['counts'][0])


class Rulings(unittest.TestCase):
    """Any two rulings on the same: here the vote on notifying, in two made-up partnerships."""

    def setUp(self):
        catalogue = Safeguard.Catalogue.new([str(TESTS / 'partnerships')])
        self.diff = Safeguard.PolicyDiff.new(
            *(catalogue.find_policy(area, date(2024, 6, 1)) for area in ('aldwater', 'thornholm')))

    def ask(self, policy, *ballots):
        vote = Safeguard.Vote.new(policy.governance, 'notify-serious-incident')
        for agency, ballot in zip(('local-authority', 'health', 'police'), ballots):
            vote.cast(agency, ballot)
        return policy.governance.assess_vote(vote)

    def compare(self, *ballots):
        return self.diff.compare_rulings(self.ask(self.diff.get_first(), *ballots),
                                         self.ask(self.diff.get_second(), *ballots))

    def test_a_vote_and_the_clause(self):
        yes, no = Safeguard.Ballot.YES, Safeguard.Ballot.NO
        both = self.compare(yes, yes, no)
        self.assertEqual((both.get_kind(), both.get_move()), ('vote', 'not carried to carried'))
        self.assertEqual(both.get_first_ruling().outcome, Safeguard.VoteOutcome.NOT_CARRIED)
        self.assertEqual(both.get_second_ruling().outcome, Safeguard.VoteOutcome.CARRIED)
        self.assertIsNone(both.get_first())
        reason, = both.get_reasons()
        self.assertEqual(reason.get_rule(), 'notify-serious-incident')
        self.assertEqual([c.get_section() for c in reason.get_second_citations()], ['2'])

    def test_every_ballot_differs_exactly_where_a_reason_is_given(self):
        ballots = (Safeguard.Ballot.YES, Safeguard.Ballot.NO, Safeguard.Ballot.ABSTAIN)
        impact = Safeguard.PolicyImpact.new(self.diff, 1)
        for cast in itertools.product(ballots, repeat=3):
            both = self.compare(*cast)
            self.assertTrue(impact.add_comparison(both, 'all'))
            self.assertEqual(both.get_differs() == Safeguard.Answer.YES,
                             len(both.get_reasons()) > 0, cast)
        self.assertEqual(impact.get_count('all', None), 27)
        self.assertEqual(impact.get_count(None, 'not carried to carried'), 1)

    def test_what_other_policies_say_is_not_counted(self):
        both = self.compare(*(Safeguard.Ballot.YES,) * 3)
        back = Safeguard.PolicyDiff.new(self.diff.get_second(), self.diff.get_first())
        impact = Safeguard.PolicyImpact.new(back, 1)
        with self.assertRaises(GLib.Error) as caught:
            impact.add_comparison(both, 'all')
        self.assertTrue(caught.exception.matches(Safeguard.error_quark(),
                                                 Safeguard.Error.OTHER_POLICY))
        self.assertEqual(impact.get_count(None, None), 0)

    def test_where_one_has_no_rule(self):
        cast = (Safeguard.Ballot.YES,) * 3
        one = self.diff.compare_rulings(None, self.ask(self.diff.get_second(), *cast))
        self.assertEqual((one.get_move(), one.get_first_ruling()), ('no rule held to carried', None))

    def test_what_is_refused(self):
        cast = (Safeguard.Ballot.YES,) * 3
        vote = self.ask(self.diff.get_first(), *cast)
        risk = self.diff.get_second().governance.assess_score(12)
        for first, second, code in (
                (vote, vote, Safeguard.Error.OTHER_POLICY),
                (vote, risk, Safeguard.Error.NOT_COMPARABLE)):
            with self.assertRaises(GLib.Error) as caught:
                self.diff.compare_rulings(first, second)
            self.assertTrue(caught.exception.matches(Safeguard.error_quark(), code))


if __name__ == '__main__':
    unittest.main()
