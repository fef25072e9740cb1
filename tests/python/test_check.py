# SPDX-License-Identifier: LGPL-2.1-or-later
"""The tools of those who write packs: codes, profiles, scenarios and the beginning of a pack."""
import datetime
import os
import pathlib
import tempfile
import unittest

from recording import Safeguard
from gi.repository import GLib

PACKS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'src' / 'packs'
WRITING = PACKS.parents[1] / 'examples' / 'writing-a-pack'


class Codes(unittest.TestCase):
    def test_one_of_an_issue_and_one_of_a_finding(self):
        issue = Safeguard.Code.find('shadowed-row')
        self.assertEqual((issue.get_id(), issue.get_kind(), issue.get_severity()),
                         ('shadowed-row', Safeguard.CodeKind.ISSUE, 'warning'))
        for text in (issue.get_meaning(), issue.get_example(), issue.get_remedy()):
            self.assertTrue(text)
        finding = Safeguard.Code.find('clock-overdue')
        self.assertEqual((finding.get_kind(), finding.get_severity(), finding.get_example()),
                         (Safeguard.CodeKind.FINDING, 'breach', None))
        self.assertIn('{due}', finding.get_meaning())
        self.assertTrue(finding.get_remedy())

    def test_one_that_there_is_not(self):
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Code.find('clock-overdu')
        self.assertEqual(caught.exception.code, Safeguard.Error.UNKNOWN_CODE)
        self.assertIn("'clock-overdue'", caught.exception.message)

    def test_every_code_is_found_and_none_is_of_two_things(self):
        ids = [code.get_id() for code in Safeguard.Code.list_all()]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertLess({'unknown-fact', 'scenario-failed', 'level-decided'}, set(ids))
        for id_ in ids:
            self.assertEqual(Safeguard.Code.find(id_).get_id(), id_)


class Profiles(unittest.TestCase):
    def setUp(self):
        self.catalogue = Safeguard.Catalogue.new(None)

    def report(self, profile):
        return self.catalogue.report_pack(str(PACKS / 'stockport-2019.yaml'), profile)

    def test_without_one_everything_weighs_what_it_weighs(self):
        report = self.report(None)
        issues = self.catalogue.check_pack(str(PACKS / 'stockport-2019.yaml'))
        self.assertEqual([issue.message for issue in report.get_issues()],
                         [issue.message for issue in issues])
        self.assertEqual(self.counts(report)[:2], [0, 1])
        self.assertEqual(report.list_off(), [])

    def counts(self, report):
        return [report.count(severity) for severity in (
            Safeguard.IssueSeverity.ERROR, Safeguard.IssueSeverity.WARNING,
            Safeguard.IssueSeverity.INFORMATION)]

    def test_those_that_come_with_the_library(self):
        self.assertEqual(Safeguard.SeverityProfile.list_names(), ['author', 'release'])
        profile = Safeguard.SeverityProfile.load('release')
        self.assertEqual(profile.get_name(), 'release')
        report = self.report(profile)
        plain = self.counts(self.report(None))
        self.assertEqual(self.counts(report), [0, plain[1] + plain[2], 0])
        self.assertEqual(len(list(report.get_issues())), sum(plain))

    def test_one_of_ones_own(self):
        profile = Safeguard.SeverityProfile.read('ours', '''{"safeguard-profile": 1, "codes": {
            "unverified-rule": {"off": "kept in a register"}, "stage-without-holder": "error"}}''')
        report = self.report(profile)
        self.assertEqual(report.count(Safeguard.IssueSeverity.ERROR), 1)
        self.assertEqual(report.list_off(), ['unverified-rule'])
        self.assertEqual((report.count_off('unverified-rule'), report.get_reason('unverified-rule')),
                         (3, 'kept in a register'))
        self.assertEqual((report.count_off('shadowed-row'), report.get_reason('shadowed-row')),
                         (0, None))

    def test_an_error_stays_one(self):
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.SeverityProfile.read('ours', 'safeguard-profile: 1\ncodes: {no-citation: warning}')
        self.assertEqual(caught.exception.code, Safeguard.Error.STAYS_AN_ERROR)
        self.assertTrue(caught.exception.message.startswith('ours:2:'))


class Scenarios(unittest.TestCase):
    def test_those_of_a_pack_that_is_held(self):
        door = Safeguard.Door.new(Safeguard.Catalogue.new(None))
        scenarios = list(door.run_scenarios(str(PACKS / 'salford-2022.scenarios.yaml')))
        self.assertGreaterEqual(len(scenarios), 5)
        self.assertEqual((scenarios[0].get_name(), scenarios[0].get_verb(),
                          scenarios[0].get_line()),
                         ('five working days to notify the Panel', 'due', 7))
        for scenario in scenarios:
            self.assertEqual(list(scenario.get_issues()), [])

    def test_those_of_a_pack_that_is_being_written(self):
        plain = Safeguard.Catalogue.new(None)
        path = str(WRITING / 'borchester-2027.scenarios.yaml')
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Door.new(plain).run_scenarios(path)
        self.assertEqual(caught.exception.code, Safeguard.Error.WRONG_VALUE)
        catalogue = plain.with_pack(str(WRITING / 'borchester-2027.yaml'))
        self.assertIn('borchester', catalogue.areas)
        self.assertNotIn('borchester', plain.areas)
        scenarios = Safeguard.Door.new(catalogue).run_scenarios(path)
        self.assertEqual([list(scenario.get_issues()) for scenario in scenarios], [[]] * 5)

    def test_a_pack_in_the_place_of_the_one_with_its_id(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'salford-2022.yaml')
            text = (PACKS / 'salford-2022.yaml').read_text(encoding='utf-8')
            path.write_text(text.replace('to: 2024-12-31', 'to: 2025-12-31'), encoding='utf-8')
            catalogue = Safeguard.Catalogue.new(None).with_pack(str(path))
        policy = catalogue.get_policy('salford', '2025-06-01')
        self.assertEqual(policy.edition, 'salford-2022')


class Beginning(unittest.TestCase):
    def test_a_pack_is_begun(self):
        catalogue = Safeguard.Catalogue.new(None)
        text = catalogue.start_pack('borchester', None, datetime.date(2027, 4, 1))
        self.assertIn('\nid: borchester-2027\n', text)
        with self.assertRaises(GLib.Error) as caught:
            catalogue.start_pack('salford', 'Salford', datetime.date(2024, 12, 31))
        self.assertEqual(caught.exception.code, Safeguard.Error.EDITIONS_OVERLAP)


if __name__ == '__main__':
    unittest.main()
