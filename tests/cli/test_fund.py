# SPDX-License-Identifier: LGPL-2.1-or-later
"""The pooled fund on the command line, and its export read by other programs."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from command import CommandTest

EXAMPLE = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'examples', 'stockport-2017-18',
                       'fund.json')
YEAR = ('--policy', 'stockport', '--year', '2017-18')


class Fund(CommandTest):
    def setUp(self):
        super().setUp()
        self.fund = self.file('fund.json', EXAMPLE.read_bytes())
        self.entries = json.loads(EXAMPLE.read_text())['entries']

    def test_the_printed_statement(self):
        text = self.text('fund', 'statement', *YEAR, self.fund)
        for line in ('NHS clinical commissioning group +32,000.00', 'Staffing +92,330.00',
                     'Contributions of partners +53,014.00', 'Other costs +62,146.00',
                     'income +166,789.00', 'expenditure +166,789.00'):
            self.assertRegex(text, line)
        result = self.answer('fund', 'statement', *YEAR, self.fund)['result']
        self.assertEqual((result['income_total'], result['expenditure_total']),
                         (16678900, 16678900))

    def test_all_on_one_line(self):
        for end in ('', '\n', ' \r\n', '\n\n'):
            whole = self.file('fund.json', json.dumps({'entries': self.entries}) + end)
            self.assertEqual(self.answer('fund', 'statement', *YEAR, whole),
                             self.answer('fund', 'statement', *YEAR, self.fund))
        self.assert_refused(('fund', 'statement', *YEAR, self.file(
            'bad.json', json.dumps({'entries': [], 'entry': 1}) + '\n')), 'unknown-key')

    def test_one_event_by_itself(self):
        line = self.file('one.jsonl', json.dumps(self.entries[0]) + '\n')
        self.answer('fund', 'statement', *YEAR, line)

    def test_one_event_a_line(self):
        lines = ''.join(json.dumps(entry) + '\n' for entry in self.entries)
        self.assertEqual(self.answer('fund', 'statement', *YEAR, self.file('fund.jsonl', lines)),
                         self.answer('fund', 'statement', *YEAR, self.fund))
        lines = lines.replace('"pence": 266400', '"pence": 2664.5')
        error = self.assert_refused(
            ('fund', 'statement', *YEAR, self.file('bad.jsonl', lines)), 'not-pence')
        self.assertEqual(error['at']['line'], 4)

    def test_check(self):
        text = self.text('fund', 'check', *YEAR, self.fund)
        self.assertIn('cost £31,306, of which £14,380 was drawn', ' '.join(text.split()))

    def test_shares(self):
        shares = self.file('shares.json', '{"pence": 100, "proportions": {"a": 1, "b": 1, "c": 1}}')
        self.assertEqual([share['pence'] for share in
                          self.answer('fund', 'shares', shares)['shares']], [34, 33, 33])
        self.assertIn('by the largest remainder', self.text('fund', 'shares', shares))

    def test_what_is_missing(self):
        for words, part in ((('statement', '--policy', 'stockport'), '--year is missing'),
                            (('export', '--policy', 'stockport'), '--format is missing'),
                            (('check', '--year', '2017-18'), '--policy is missing')):
            status, _out, err = self.run_command('fund', *words, self.fund)
            self.assertEqual(status, 2)
            self.assertIn(part, err)


MAPPING = """safeguard-mapping: 1
source: bank
columns: {date: Date, description: Details, amount: Amount}
date-format: DD/MM/YYYY
rules:
  - {when: {description: {contains: GMP}}, then: {type: received, from: police}}
  - {when: {description: {begins: Salaries}}, then: {type: spent, heading: staffing}}
"""
EXTRACT = """Date,Details,Amount
03/04/2017,GMP,"13,800.00"
04/04/2017,Salaries of April,-7694.17
05/04/2017,A name of somebody,-3.00
06/04/2017,GMP,1.005
"""


class Import(CommandTest):
    def setUp(self):
        super().setUp()
        self.words = ('fund', 'import', '--policy', 'stockport', '--mapping',
                      self.file('bank.yaml', MAPPING))
        self.extract = self.file('april.csv', EXTRACT)

    def test_good_rows_out_bad_rows_told(self):
        status, out, err = self.run_command(*self.words, self.extract)
        self.assertEqual(status, 1)
        events = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([(event['type'], event['at'], event['pence']) for event in events],
                         [('received', '2017-04-03', 1380000), ('spent', '2017-04-04', 769417)])
        self.assertIn('april.csv:4: no rule of the mapping fits the row', err)
        self.assertIn('april.csv:5: amount: found a fraction of a penny', err)
        self.assertIn('2 imported, 2 refused, 0 on the record already, 0 left out', err)
        self.assertNotIn('somebody', err + out)

    def test_once(self):
        fund = self.file('fund.jsonl', '')
        _status, out, _err = self.run_command(*self.words, '--fund', fund, self.extract)
        self.file('fund.jsonl', out)
        status, out, err = self.run_command(*self.words, '--fund', fund, self.extract)
        self.assertEqual((status, out), (1, ''))
        self.assertIn('0 imported, 2 refused, 2 on the record already', err)
        result = self.answer('fund', 'statement', '--policy', 'stockport', '--year', '2017-18',
                             fund)['result']
        self.assertEqual((result['income_total'], result['expenditure_total']), (1380000, 769417))

    def test_bytes_that_are_no_text(self):
        extract = self.file('bad.csv', EXTRACT.encode() + b'07/04/2017,GMP \xff,1\n'
                                       b'08/04/2017,GMP \x00,1\n09/04/2017,GMP,2\n')
        _status, out, err = self.run_command(*self.words, extract)
        self.assertEqual(len(out.splitlines()), 3)
        self.assertIn('bad.csv:6: it is not valid UTF-8', err)
        self.assertIn('bad.csv:7: it holds a NUL', err)

    def test_what_is_missing(self):
        self.assert_misused(('fund', 'import', '--policy', 'stockport', self.extract),
                            '--mapping is missing')
        self.assert_misused(('fund', 'approve', '--policy', 'stockport', self.extract),
                            '--fund is missing')
        self.file('other.csv', 'Date,Detail,Amount\n')
        self.assert_refused((*self.words, 'other.csv'), 'unknown-column', "did you mean 'Detail'?")


class BeforeTheAct(CommandTest):
    def test_decide_sign_commit(self):
        events = [{'type': 'received', 'at': '2012-04-30', 'from': 'police', 'pence': 100000},
                  {'type': 'case-submitted', 'at': '2012-05-01', 'id': 'c-1',
                   'heading': 'work-of-the-board', 'pence': 500}]
        fund = self.file('fund.json', json.dumps({'entries': events}))
        decision = self.file('decision.json', json.dumps(
            {'type': 'decided', 'at': '2012-05-10', 'by': 'board', 'case': 'c-1'}))
        meeting = self.file('meeting.json', json.dumps(
            {'body': 'partnership', 'at': '2012-05-10', 'present': []}))
        words = ('fund', 'approve', '--policy', 'stockport', '--fund', fund, '--meeting', meeting)
        self.assert_refused((*words, decision), 'spending-refused', 'improves-outcomes')
        events += [{'type': 'tested', 'at': '2012-05-02', 'case': 'c-1', 'test': test,
                    'answer': 'yes', 'reason': 'as the case says'} for test in (
                        'improves-outcomes', 'multi-agency-perspective', 'links-to-objectives',
                        'low-cost-tested', 'adds-value-elsewhere')]
        self.file('fund.json', json.dumps({'entries': events}))
        event = json.loads(self.text(*words, decision))
        self.assertEqual((event['ruling']['subject'], event['ruling']['answer']),
                         ('partnership', 'undecided'))
        self.file('meeting.json', json.dumps({'body': 'partnership', 'at': '2012-06-10', 'present': []}))
        self.assert_refused((*words, decision), 'unfit-ruling', 'a later moment')


class Interchange(Fund):
    """Each program reads the export, and its balances are those of the statement."""

    def setUp(self):
        super().setUp()
        result = self.answer('fund', 'statement', *YEAR, self.fund)['result']
        self.expected = {'Assets:Bank': 0}
        for side, root, sign in (('income', 'Income', -1), ('expenditure', 'Expenses', 1)):
            for line in result[side]:
                name = line['heading'][0].upper() + line['heading'][1:]
                self.expected[f'{root}:{name}'] = sign * line['pence']

    def export(self, name):
        text = self.text('fund', 'export', '--policy', 'stockport', '--format', name, self.fund)
        return self.file(f'fund.{name}', text)

    def balances(self, *command):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, timeout=60, check=True,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        found = re.findall(r'^\s*(?:(-?[\d,.]+) GBP\s+)?([A-Z][\w:-]+)(?:\s+(-?[\d,.]+) GBP)?\s*$',
                           done.stdout.decode(), re.M)
        return {name: round(100 * float((before or after).replace(',', '')))
                for before, name, after in found if before or after}

    def check(self, balances):
        self.assertGreater(len(balances), 12)
        self.assertEqual({name: balances.get(name, 0) for name in self.expected}, self.expected)

    @unittest.skipUnless(shutil.which('hledger'), 'hledger is not installed')
    def test_hledger(self):
        self.check(self.balances('hledger', '-f', self.export('hledger'), 'balance', '--flat'))

    @unittest.skipUnless(shutil.which('ledger'), 'ledger is not installed')
    def test_ledger(self):
        self.check(self.balances('ledger', '-f', self.export('ledger'), 'balance', '--flat'))

    @unittest.skipUnless(shutil.which('bean-report'), 'beancount is not installed')
    def test_beancount(self):
        path = self.export('beancount')
        subprocess.run(['bean-check', path], cwd=self.folder, check=True, timeout=60)
        self.check(self.balances('bean-report', path, 'balances'))


if __name__ == '__main__':
    unittest.main()
