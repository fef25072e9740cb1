# SPDX-License-Identifier: LGPL-2.1-or-later
"""The policy, the catalogue and the door."""
import datetime
import json
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
LONDON = zoneinfo.ZoneInfo('Europe/London')


class Policy(unittest.TestCase):
    def test_it_names_what_it_is_made_of(self):
        policy = Safeguard.Policy.load('stockport', on=date(2019, 10, 1))
        self.assertEqual((policy.area, policy.edition, policy.on),
                         ('stockport', 'stockport-2019', date(2019, 10, 1)))
        self.assertEqual(set(policy.layers),
                         {'stockport-2019', 'england-2018', 'greater-manchester',
                          'bank-holidays-england-and-wales'})
        self.assertRegex(policy.digest, r'^sha256:[0-9a-f]{64}$')
        ids = [timescale.id for timescale in policy.timescales]
        self.assertIn('rapid-review', ids)
        self.assertEqual(len(ids), len(set(ids)))

    def test_a_clock_is_due_on_a_day_or_at_a_time(self):
        policy = Safeguard.Policy.load('england', on=date(2019, 10, 7))
        record = Safeguard.Chronology(events=[
            ('taken-into-police-protection', datetime.datetime(2019, 10, 7, 14, tzinfo=LONDON)),
            ('authority-aware', date(2019, 10, 7))])
        due = {id_: policy.get_timescale(id_).start(record, None).due
               for id_ in ('police-protection', 'notify-panel', 'assessment')}
        self.assertEqual(due, {
            'police-protection': datetime.datetime(2019, 10, 10, 14, tzinfo=LONDON),
            'notify-panel': date(2019, 10, 14), 'assessment': None})

    def test_a_section_that_the_document_lacks(self):
        policy = Safeguard.Policy.load('england-and-wales', on=date(2019, 10, 1))
        self.assertIsNotNone(policy.calendar)
        with self.assertRaises(GLib.Error) as caught:
            policy.get_thresholds()
        self.assertEqual(caught.exception.nick, 'section-absent')

    def test_what_the_document_says_beside_its_rules(self):
        policy = Safeguard.Policy.load('cheshire-west-and-chester', on=date(2019, 10, 1))
        lead = {priority.id: priority.get_values('lead')
                for priority in policy.get_provisions('priorities')}
        self.assertEqual(lead['complex-needs'], ['police'])
        self.assertEqual(lead['think-family'], ['local-authority'])
        self.assertEqual(lead['emotional-wellbeing'], ['health'])
        contact, = policy.get_provisions('contacts')
        self.assertFalse(contact.get_values('checked'))
        with self.assertRaises(GLib.Error) as caught:
            policy.get_provisions('priority')
        self.assertEqual(caught.exception.nick, 'wrong-value')
        self.assertIn('priorities', caught.exception.message)

    def test_a_figure_is_as_printed_and_what_disagrees_is_said(self):
        policy = Safeguard.Policy.load('cheshire-west-and-chester', on=date(2019, 10, 1))
        figures = {figure.id: figure for figure in policy.figures}
        schools = figures['schools']
        self.assertEqual((schools.name, schools.unit, schools.periods, schools.get_values('2019')),
                         ('Schools', 'schools', ['2019'], ['163']))
        self.assertEqual(schools.gap, 'number-of-schools')
        self.assertIn('162', schools.disagreement)
        self.assertFalse(schools.get_values('2020'))
        parts = ('primary-schools', 'secondary-schools', 'special-schools')
        self.assertEqual(sum(int(figures[part].get_values('2019')[0]) for part in parts), 162)
        self.assertEqual(figures['under-18'].note, 'approximately')
        self.assertEqual([citation.section for citation in schools.citations], ['section 2.1'])

    def test_errors_say_what_would_do(self):
        for area, on, nick, says in (
                ('stokport', date(2019, 10, 1), 'unknown-area', 'stockport'),
                ('stockport', date(2010, 3, 31), 'no-edition', 'stockport-2010'),
                ('stockport', date(2025, 1, 1), 'no-edition', 'stockport-2019')):
            with self.assertRaises(GLib.Error) as caught:
                Safeguard.Policy.load(area, on)
            self.assertEqual(caught.exception.nick, nick)
            self.assertIn(says, caught.exception.message)


class Catalogue(unittest.TestCase):
    def test_the_bundled_packs(self):
        catalogue = Safeguard.Catalogue(None)
        self.assertEqual(catalogue.get_areas(),
                         ['cheshire-west-and-chester', 'england', 'england-and-wales',
                          'greater-manchester', 'pan-cheshire', 'salford', 'stockport'])
        self.assertEqual(catalogue.get_issues(), ())
        editions = {edition.id: edition for edition in catalogue.get_editions()}
        stockport, england = editions['stockport-2019'], editions['england-2023']
        self.assertEqual((stockport.area, stockport.title),
                         ('stockport', 'Safeguarding Children in Stockport (2019)'))
        self.assertEqual((stockport.first_day, stockport.last_day),
                         (date(2019, 9, 29), date(2024, 12, 31)))
        self.assertEqual((england.first_day, england.last_day), (date(2023, 12, 15), date(2026, 2, 28)))
        self.assertIsNone(editions['england-2026'].last_day)
        self.assertFalse(stockport.is_in_force_verified())
        self.assertRegex(stockport.digest, '^sha256:')
        self.assertIn("the project's own", stockport.reading)
        self.assertIsNone(stockport.endorsed_by)
        self.assertIsNone(stockport.endorsed_day)

    def test_the_edition_of_the_day(self):
        catalogue = Safeguard.Catalogue.new(None)
        for on, edition in ((date(2023, 12, 14), 'england-2018'),
                            (date(2023, 12, 15), 'england-2023')):
            self.assertEqual(catalogue.get_policy('england', on).edition, edition)

    def test_as_known(self):
        then = Safeguard.Catalogue.new(None).as_known(
            datetime.datetime(2022, 9, 7, 12, tzinfo=LONDON))
        calendar = then.get_policy('england', date(2022, 9, 7)).calendar
        self.assertEqual(calendar.add(date(2022, 9, 7), 15), date(2022, 9, 28))

    def test_a_pack_is_checked(self):
        issues = Safeguard.Catalogue.new(None).check_pack('/nowhere/no-pack.yaml')
        self.assertEqual([issue.code for issue in issues], [Safeguard.Error.FILE_UNREADABLE])


class Door(unittest.TestCase):
    def setUp(self):
        self.door = Safeguard.Door(Safeguard.Catalogue(None))

    def test_a_question_is_answered(self):
        answer = json.loads(self.door.answer(json.dumps(
            {'safeguard-request': 1, 'verb': 'working-days', 'date': '2019-12-20', 'days': 15})))
        self.assertEqual(answer['date'], '2020-01-15')

    def test_so_is_nonsense(self):
        answer = json.loads(self.door.answer('nonsense'))
        self.assertEqual(set(answer), {'error'})
        self.assertTrue(answer['error']['code'])


if __name__ == '__main__':
    unittest.main()
