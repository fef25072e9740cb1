# SPDX-License-Identifier: LGPL-2.1-or-later
"""Bad input: a stable code, the place in the user's own file, a remedy, and no more."""
import json
import unittest

from command import STOCKPORT, CommandTest

LIMIT = 8 * 1024 * 1024
ALIASES = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n' + ''.join(
    f'a{i}: &a{i} [{", ".join([f"*a{i - 1}"] * 10)}]\n' for i in range(1, 12))
PACK = '''safeguard-pack: 1
id: {id}
area: {id}
title: {id}
in-force: {{from: 2019-01-01, verified: false, because: made up}}
builds-on: [{on}]
sources: {{}}
'''
# name, content, code, line, column, path, in the message or the nearest name
TEXTS = (
    ('unknown fact', '{"present": ["significant-ham"]}', 'unknown-fact', 1, 14, 'present[0]',
     'significant-harm'),
    ('a flag that is a number', '{"facts": {"significant-harm": 3}}', 'wrong-type', 1, 32,
     'facts.significant-harm', 'flag'),
    ('a number beyond 64 bits', '{"facts": {"significant-harm": 99999999999999999999}}',
     'out-of-range', 1, 32, 'facts.significant-harm', '99999999999999999999'),
    ('a number below 64 bits', '{"facts": {"significant-harm": -99999999999999999999}}',
     'out-of-range', 1, 32, 'facts.significant-harm', '-99999999999999999999'),
    ('NaN', '{"facts": {"significant-harm": NaN}}', 'wrong-type', 1, 32, 'facts.significant-harm',
     'flag'),
    ('both present and absent', '{"present": ["complex-needs"],\n "absent": ["complex-needs"]}',
     'contradiction', 2, 13, 'absent[0]', 'complex-needs'),
    ('text for a list', '{"present": "significant-harm"}', 'wrong-type', 1, 13, 'present',
     'expected a list'),
    ('a list for a map', '[]', 'wrong-type', 1, 1, None, 'expected a map'),
    ('unknown key', '{"presant": []}', 'unknown-key', 1, None, None, 'present'),
    ('impossible date', '{"date": "2019-02-29"}', 'impossible-date', 1, None, 'date',
     '2019-02-29'),
    ('half a character', b'{"present": ["caf\xc3', 'not-utf8', 1, 18, None, 'byte 17'),
    ('NUL', b'{"present": [\0]}', 'contains-nul', 1, 14, None, 'byte 13'),
    ('a spelled NUL', '{"present": ["\\u0000"]}', 'contains-nul', 1, None, None, 'NUL'),
    ('two documents', 'present: []\n---\npresent: []\n', 'several-documents', 2, 1, None,
     'second document'),
    ('nothing', '', 'empty-document', 1, 1, None, 'nothing'),
    ('an open bracket', '{"present": [', 'malformed-text', None, None, None, ''),
    ('an alias bomb', ALIASES, 'too-many-nodes', None, None, None, '500000'),
    ('10 MB of YAML', 'present: []\n' + 'x: y\n' * 2000000, 'too-large', None, None, None,
     str(LIMIT)),
    ('32,000 duplicate keys', '{' + ', '.join(['"k": 1'] * 32000) + '}', 'duplicate-key', 1, 10,
     None, "'k'"),
    ('32,000 keys, the last a duplicate',
     '{' + ', '.join(f'"k{i}": 1' for i in range(32000)) + ', "k0": 1}', 'duplicate-key', 1, None,
     None, "'k0'"),
    ('100,000 nested brackets', '[' * 100000, 'too-deep', 1, 65, None, '64'),
)


class RefusalsTest(CommandTest):
    def assert_place(self, error, line, column, path):
        at = error['at'] or {}
        for name, expected in (('line', line), ('column', column), ('path', path)):
            if expected is not None:
                self.assertEqual(at[name], expected, error)

    def test_files(self):
        for verb in ('assess', 'incident'):
            for name, content, code, line, column, path, fragment in TEXTS:
                if verb == 'incident' and code in ('unknown-fact', 'contradiction') \
                        or verb == 'incident' and path == 'facts.significant-harm':
                    continue
                with self.subTest(verb=verb, name=name):
                    file = self.file('case.json', content)
                    error = self.assert_refused((verb, *STOCKPORT, file), code, fragment)
                    self.assertEqual(error['source'], file)
                    self.assert_place(error, line, column, path)

    def test_text_begins_with_the_place(self):
        file = self.file('contact.json', '{"present": ["significant-ham"]}')
        _, _, err = self.run_command('assess', *STOCKPORT, file)
        first, question, remedy, code = err.splitlines()
        self.assertTrue(first.startswith("contact.json:1:14: present[0]: 'significant-ham' "))
        self.assertEqual(question, "  did you mean 'significant-harm'?")
        self.assertIn('policy show', remedy)
        self.assertEqual(code, '  [unknown-fact]')

    def test_standard_input(self):
        for given, code in ((b'{"present": [\0]}', 'contains-nul'), (b'\xff', 'not-utf8'),
                            (b' ' * (LIMIT + 1), 'too-large'),
                            (b'{"present": ["x"]}', 'unknown-fact')):
            error = self.assert_refused(('assess', *STOCKPORT, '-'), code, given=given)
            self.assertEqual(error['source'], 'standard input')

    def test_options(self):
        due = ('due', '--policy', 'stockport', '--clock', 'rapid-review')
        concern = self.file('concern.json', '{"present": ["needs-unclear"]}')
        for arguments, code, fragment, nearest in (
                (('assess', '--policy', 'stokport', concern), 'unknown-area', 'stokport',
                 'stockport'),
                (('policy', 'show', 'stokport'), 'unknown-area', 'stokport', 'stockport'),
                (('assess', '--policy', 'stockport', '--on', '2010-01-01', concern), 'no-edition',
                 'begins on Thu 1 Apr 2010', 'stockport-2010'),
                (('assess', '--policy', 'stockport', '--on', '2025-06-01', concern), 'no-edition',
                 '31 Dec 2024', 'stockport-2019'),
                (('assess', '--policy', 'stockport', '--on', '2019-02-29', concern),
                 'impossible-date', '--on: ', None),
                (('assess', *STOCKPORT, '--at', '2026-03-29T01:30', concern), 'impossible-time',
                 '--at: ', None),
                (('assess', '--policy', 'england-and-wales', '--on', '2019-10-01', concern),
                 'section-absent', '', None),
                ((*due, '--from', '2019-13-01'), 'impossible-date', '--from: ', None),
                (('due', '--clock', 'rapid-revue', '--from', '2019-10-09'), 'unknown-timescale',
                 '--clock: ', 'rapid-review'),
                ((*due, '--from', '2019-10-09', '--event', 'notification-send=2019-10-11'),
                 'unknown-event', '--event notification-send: ', 'notification-sent'),
                (('working-days', '2019-02-29', '5'), 'impossible-date', 'DATE: ', None),
                (('working-days', '2019-02-28', '99999'), 'out-of-range', 'N: ', None),
                (('assess', *STOCKPORT, 'nowhere.json'), 'file-unreadable', 'nowhere.json: ', None),
                (('assess', *STOCKPORT, '/'), 'file-unreadable', '/: ', None),
                (('policy', 'list', '--packs', 'nowhere'), 'file-unreadable', 'nowhere', None)):
            with self.subTest(arguments=arguments):
                error = self.assert_refused(arguments, code, fragment)
                self.assertEqual(error['nearest'], nearest)

    def test_a_circle_of_layers(self):
        self.file('one.yaml', PACK.format(id='one', on='two'))
        self.file('two.yaml', PACK.format(id='two', on='one'))
        for packs in (('--packs', 'one.yaml', '--packs', 'two.yaml'), ('--packs', '.')):
            error = self.assert_refused(('policy', 'show', 'one', '--on', '2020-01-01', *packs),
                                        'layer-cycle', 'one', 'two')
            self.assertTrue(error['source'].endswith('.yaml'))

    def test_a_bad_pack_loads_nothing(self):
        self.file('bad.yaml', PACK.format(id='bad', on='england') + 'timescales: []\n')
        self.assert_refused(('policy', 'show', 'stockport', '--on', '2019-10-01',
                             '--packs', 'bad.yaml', '--packs', 'nowhere.yaml'), 'file-unreadable')

    def test_no_terminal_obeys_what_a_file_says(self):
        file = self.file('case.json', '{"present": ["\\u001b[31mred\\u009b31m"]}')
        error = self.assert_refused(('assess', *STOCKPORT, file), 'unknown-fact', "'?[31mred?31m'")
        self.assertIn('\033', error['message'])

    def test_a_long_name_is_cut_between_characters(self):
        file = self.file('case.json', json.dumps({'present': ['x' + 'é' * 100]},
                                                 ensure_ascii=False))
        self.assert_refused(('assess', *STOCKPORT, file), 'unknown-fact', 'xéééé')

    def test_a_name_that_is_not_utf8(self):
        self.assert_misused((b'policy', b'show', b'caf\xe9'), 'UTF-8')


if __name__ == '__main__':
    unittest.main()
