# SPDX-License-Identifier: LGPL-2.1-or-later
"""The pooled fund, as a script reads it."""
import datetime
import json
import os
import pathlib
import tempfile
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

EXAMPLE = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'examples', 'stockport-2017-18')
PRINTED = {
    'cafcass': 550, 'stockport-nhs-foundation-trust': 4000, 'gm-police': 13800, 'probation': 2664,
    'nhs-ccg': 32000, 'training-income': 4160, 'local-authority-contribution': 95235,
    'local-authority-reserves-for-reviews': 14380, 'staffing': 92330,
    'independent-chair-costs': 12313, 'reviews': 31306, 'sundries': 12868,
    'venues-and-refreshments': 5472, 'cdop': 12500,
}
SUBTOTALS = {'partner-contributions': 53014, 'authority-and-training': 113775,
             'staffing-and-chair': 104643, 'other-costs': 62146}


class AppendixC(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.funding = Safeguard.Policy.load('stockport', on='2017-04-01').funding
        entries = json.loads((EXAMPLE / 'fund.json').read_text(encoding='utf-8'))['entries']
        cls.fund = Safeguard.Fund(cls.funding, 'board', events=entries)
        cls.ruling = cls.funding.assess(cls.fund, '2017-18')

    def test_line_by_line(self):
        lines = {line.heading: line.pence for line in self.ruling.income + self.ruling.expenditure}
        self.assertEqual(lines, {heading: 100 * pounds for heading, pounds in PRINTED.items()})
        self.assertEqual({line.heading: line.pence for line in self.ruling.subtotals},
                         {heading: 100 * pounds for heading, pounds in SUBTOTALS.items()})
        self.assertEqual((self.ruling.income_total, self.ruling.expenditure_total),
                         (16678900, 16678900))
        self.assertEqual((self.ruling.year, self.ruling.brought_forward,
                          self.ruling.carried_forward), ('2017-18', 0, 0))
        self.assertEqual(self.ruling.get_reserve('local-authority-reserve-for-reviews'), 0)

    def test_a_line(self):
        line = self.ruling.expenditure[0]
        self.assertEqual((line.heading, line.name, line.under),
                         ('staffing', 'Staffing', 'staffing-and-chair'))
        self.assertEqual([line.get_quarter(quarter) for quarter in (1, 2, 3, 4)], [2308250] * 4)
        self.assertEqual((line.has_budget(), line.budget), (False, 0))
        self.assertEqual(line.citations[0].section, 'Appendix C')
        for side in (self.ruling.income, self.ruling.expenditure):
            self.assertEqual(sum(line.share for line in side), 10000)

    def test_reviews_cost_more_than_was_drawn(self):
        finding = next(finding for finding in self.ruling.exceptions
                       if finding.code == 'reserve-short-of-cost')
        self.assertIn('£31,306', finding.message)
        self.assertIn('£14,380', finding.message)

    def test_the_rules(self):
        self.assertEqual(self.funding.headings[1], 'cafcass')
        self.assertIn('police', self.funding.contributors)
        self.assertEqual(self.funding.reserves, ['local-authority-reserve-for-reviews'])
        self.assertIsNone(self.funding.host)
        self.assertIsNone(self.funding.get_tests())
        with self.assertRaises(GLib.Error) as caught:
            self.funding.make_shares(100)
        self.assertEqual(caught.exception.nick, 'section-absent')

    def test_at_a_moment(self):
        at = datetime.datetime(2017, 5, 1, 12, tzinfo=zoneinfo.ZoneInfo('Europe/London'))
        ruling = self.funding.assess_at(self.fund, '2017-18', at)
        self.assertEqual(ruling.income_total, 9523500)

    def test_export(self):
        text = self.fund.export(Safeguard.FundFormat.HLEDGER)
        self.assertIn('Income:Cafcass  -550.00 GBP', text)
        self.assertIn('open Income:Cafcass GBP', self.fund.export(Safeguard.FundFormat.BEANCOUNT))


class Spending(unittest.TestCase):
    def setUp(self):
        self.funding = Safeguard.Policy.load('stockport', on='2012-04-01').funding
        self.fund = Safeguard.Fund(self.funding, 'board', events=[
            {'type': 'received', 'at': '2012-04-30', 'from': 'police', 'pence': 100000},
            {'type': 'case-submitted', 'at': '2012-05-01', 'id': 'c-1', 'pence': 50000,
             'heading': 'projects-and-developments'}])

    def event(self, type_, at, by=None, id_=None, **payload):
        return Safeguard.Event.new_full(type_, at, id_, None, by, json.dumps(payload))

    def test_a_test_a_decision_a_signature(self):
        decision = self.event('decided', '2012-05-10', 'board', case='c-1')
        commitment = self.event('committed', '2012-05-14', None, 'k-1', case='c-1', pence=50000)
        with self.assertRaises(GLib.Error) as caught:
            self.fund.approve(decision, None)
        self.assertEqual(caught.exception.nick, 'spending-refused')
        for test in self.funding.get_tests().facts:
            self.fund.append(self.event('tested', '2012-05-02', case='c-1', test=test, answer='yes',
                                        reason='as the case says'))
        meeting = Safeguard.Meeting.new(
            Safeguard.Policy.load('stockport', on='2012-04-01').governance, 'partnership', '2012-05-10')
        ruling = Safeguard.Policy.load('stockport', on='2012-04-01').governance.assess_meeting(
            meeting)
        self.assertEqual((ruling.subject, ruling.answer.value_nick), ('partnership', 'undecided'))
        done = self.fund.approve(decision, ruling)
        self.assertEqual(json.loads(done.payload)['ruling']['subject'], 'partnership')
        with self.assertRaises(GLib.Error) as caught:
            self.fund.commit(commitment, None)
        self.assertIn('has not signed', caught.exception.message)
        self.fund.append(self.event('signed', '2012-05-11', 'chair-of-the-board', case='c-1'))
        self.assertEqual(self.fund.commit(commitment, None).id, 'k-1')
        self.assertEqual((self.fund.id, self.fund.held, self.fund.uncommitted),
                         ('board', 100000, 50000))
        self.assertEqual(self.funding.host, 'corporate-director')

    def test_no_fraction_of_a_penny(self):
        for pence in (12.5, float('nan')):
            with self.assertRaises(GLib.Error):
                self.fund.append(self.event('received', '2012-06-01', pence=pence, **{
                    'from': 'police'}))
        self.assertEqual(self.fund.held, 100000)


MAPPING = '''safeguard-mapping: 1
source: bank
columns: {date: Date, description: Details, amount: Amount}
date-format: DD/MM/YYYY
rules:
  - {when: {description: {contains: GMP}}, then: {type: received, from: police}}
'''


class Import(unittest.TestCase):
    def test_an_extract(self):
        fund = Safeguard.Fund(Safeguard.Policy.load('stockport', on='2017-04-01').funding, 'board')
        mapping = Safeguard.FundMapping.new(MAPPING)
        extract = GLib.Bytes.new(b'Date,Details,Amount\n03/04/2017,GMP,138.00\n'
                                 b'03/04/2017,GMP,138.00\n04/04/2017,Somebody,-1\n')
        done = fund.import_extract(mapping, extract, None)
        self.assertEqual((mapping.source, len(done.events), done.n_repeated, done.n_left_out),
                         ('bank', 2, 0, 0))
        self.assertEqual([(issue.line, issue.code.value_nick) for issue in done.issues],
                         [(4, 'row-without-rule')])
        self.assertEqual(fund.held, 27600)
        self.assertEqual(fund.import_extract(mapping, extract, None).n_repeated, 2)
        self.assertEqual(fund.held, 27600)


OVERLAY = '''safeguard-pack: 1
id: stockport-council-2019
area: stockport-council
in-force: {from: 2019-10-01, to: 2024-12-31}
builds-on: [england, greater-manchester, stockport]
sources: {minutes: {title: Minutes of the executive, published: 2019}}
funding:
  pool: {says: Contributions are pooled., cite: {document: minutes, section: "6"}}
  year-end: {says: An overspend is carried forward too., underspend: carried-forward,
             overspend: carried-forward, cite: {document: minutes, section: "7"}}
  shares: {says: Police first., flat: {police: 1000}, proportions: {local-authority: 2, health: 1},
           cite: {document: minutes, section: "8"}}
'''


class Overlay(unittest.TestCase):
    """What no document says, a council may decide for itself."""

    def setUp(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'overlay.yaml')
            path.write_text(OVERLAY)
            catalogue = Safeguard.Catalogue([str(path)])
        self.funding = catalogue.get_policy('stockport-council', '2019-10-01').funding

    def test_an_overspend_is_decided(self):
        fund = Safeguard.Fund(self.funding, 'fund', events=[
            {'type': 'spent', 'at': '2019-10-03', 'heading': 'partnership-work', 'pence': 150}])
        codes = [finding.code for finding in self.funding.assess(fund, '2019-20').exceptions]
        self.assertIn('overspend-to-carry', codes)
        fund.append(Safeguard.Event.new_full('carried-forward', '2020-03-31', None, None, None,
                                             '{"year": "2019-20", "pence": -150}'))
        ruling = self.funding.assess(fund, '2019-20')
        self.assertEqual(ruling.carried_forward, -150)
        codes = [finding.code for finding in ruling.exceptions]
        self.assertNotIn('overspend-to-carry', codes)
        self.assertNotIn('entry-without-clause', codes)

    def test_without_a_clock_lateness_is_told(self):
        fund = Safeguard.Fund(self.funding, 'fund', events=[
            {'type': 'due', 'at': '2019-10-31', 'from': 'police', 'pence': 100},
            {'type': 'due', 'at': '2019-10-31', 'from': 'health', 'pence': 100},
            {'type': 'received', 'at': '2019-11-02', 'from': 'health', 'pence': 100}])
        at = datetime.datetime(2019, 12, 1, 12, tzinfo=zoneinfo.ZoneInfo('Europe/London'))
        ruling = self.funding.assess_at(fund, '2019-20', at)
        codes = [finding.code for finding in ruling.exceptions]
        self.assertIn('contribution-late', codes)
        self.assertIn('contribution-received-late', codes)
        self.assertEqual([clock.id for clock in ruling.clocks], ['funding-review'])

    def test_shares_as_decided(self):
        self.assertEqual([(share.who, share.pence)
                          for share in self.funding.make_shares(10000).divide()],
                         [('police', 1000), ('local-authority', 6000), ('health', 3000)])


class Shares(unittest.TestCase):
    def test_to_the_penny(self):
        shares = Safeguard.Shares(100)
        for who in ('local-authority', 'health', 'police'):
            shares.add(who, 0, 1, -1, -1)
        divided = shares.divide()
        self.assertEqual([(share.who, share.pence) for share in divided],
                         [('local-authority', 34), ('health', 33), ('police', 33)])
        self.assertEqual(divided[0].steps[-1], 'a penny more, by the largest remainder')

    def test_uplift(self):
        self.assertEqual(Safeguard.Shares.uplift(10000, 250), 10250)


if __name__ == '__main__':
    unittest.main()
