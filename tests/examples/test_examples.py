# SPDX-License-Identifier: LGPL-2.1-or-later
"""What examples/ holds runs, prints what it printed, and is what README.md shows."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'])
COMMAND = pathlib.Path(os.environ['SAFEGUARD'])
HERE = pathlib.Path(__file__).parent
# What each contact of the demo is made for: level, statute, emergency.
CONTACTS = {
    '01-doing-well': (1, None, False),
    '02-signs-of-struggling': (2, None, False),
    '03-needs-not-yet-clear': (2, None, False),
    '04-complex-and-growing': (3, None, False),
    '05-growing-but-not-complex': (None, None, False),
    '06-welfare-concern': (4, 'section-17', False),
    '07-significant-harm': (4, 'section-47', False),
    '08-call-from-a-neighbour': (None, None, True),
    '09-nothing-recorded': (None, None, False),
    '10-professional-differs': (4, 'section-17', False),
}
# rapid review, clocks
INCIDENTS = {
    'death-of-a-child': (True, [('notify-panel', '2019-10-14', 'met'),
                                ('rapid-review', '2019-10-30', 'running')]),
    'looked-after-child': (False, [('notify-looked-after-death', '2019-12-31', None)]),
}
# stage, state, what a step may lead to, breaches
PROCEEDINGS = {
    'mediation-in-2020': ('three-partners', 'open', {'mediation': 'open', 'chief-officers': 'open'},
                          []),
    'mediation-in-2022': ('three-partners', 'open',
                          {'mediation': 'no-holder', 'chief-officers': 'undecided'}, []),
    'partners-split': ('chief-officers', 'open', {}, []),
    'between-practitioners': (None, 'open', {}, []),
    'from-awareness-to-sign-off': ('rapid-review', 'open', {'with-the-panel': 'open'}, []),
    'signed-off-too-early': (None, 'completed', {}, [
        'act-out-of-order', 'act-outside-stage', 'clock-met-late']),
}
SHOWN = {'c': 'c/concern.c', 'python': 'python/concern.py', 'js': 'javascript/concern.js',
         'sh': 'shell/concern.sh'}


def run(command, **environment):
    environment = {**os.environ, **environment}
    environment.pop('COLUMNS', None)
    done = subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)
    if done.returncode or done.stderr:
        raise AssertionError(f'{command}: {done.returncode}: {done.stderr.decode()}')
    return done.stdout.decode()


def expected(name):
    return (HERE / name).read_text(encoding='utf-8')


class ExamplesTest(unittest.TestCase):
    maxDiff = None

    def test_the_same_story_in_each_language(self):
        commands = json.loads(os.environ['SAFEGUARD_EXAMPLES'])
        self.assertIn('c', commands)
        for language, command in commands.items():
            with self.subTest(language=language):
                self.assertEqual(run(command), expected('concern.txt'))

    @unittest.skipUnless('GI_TYPELIB_PATH' in os.environ, 'built without introspection')
    def test_a_dispute_followed(self):
        python = json.loads(os.environ['SAFEGUARD_EXAMPLES'])['python'][0]
        self.assertEqual(run([python, ROOT / 'examples' / 'python' / 'dispute.py']),
                         expected('dispute.txt'))

    @unittest.skipUnless('GI_TYPELIB_PATH' in os.environ, 'built without introspection')
    def test_a_fund_stated(self):
        python = json.loads(os.environ['SAFEGUARD_EXAMPLES'])['python'][0]
        self.assertEqual(run([python, ROOT / 'examples' / 'python' / 'fund.py']),
                         expected('fund.txt'))

    def test_shell(self):
        path = f'{COMMAND.parent}{os.pathsep}{os.environ["PATH"]}'
        self.assertEqual(run([ROOT / 'examples' / 'shell' / 'concern.sh'], PATH=path),
                         expected('shell.txt'))

    def test_policies_compared(self):
        path = f'{COMMAND.parent}{os.pathsep}{os.environ["PATH"]}'
        self.assertEqual(run([ROOT / 'examples' / 'shell' / 'policies.sh'], PATH=path),
                         expected('policies.txt'))

    def test_readme_shows_the_examples(self):
        readme = (ROOT / 'README.md').read_text(encoding='utf-8')
        blocks = dict(re.findall(r'^```(\w+)\n(.*?)^```$', readme, re.M | re.S))
        self.assertEqual(set(blocks), set(SHOWN))
        for language, name in SHOWN.items():
            lines = (ROOT / 'examples' / name).read_text(encoding='utf-8').splitlines(True)
            program = [line for line in lines if 'SPDX' not in line and not line.startswith('#!')]
            self.assertEqual(blocks[language], ''.join(program))
        self.assertLess(readme.index('./run demo'), readme.index('./run test'))
        self.assertLess(readme.index('./run test'), readme.index('```'))

    def test_demo(self):
        with tempfile.TemporaryDirectory() as folder:
            shown = run([ROOT / 'examples' / 'stockport' / 'run-demo'], DEMO_OUTPUT=folder)
            rulings = {path.stem: json.loads(path.read_text(encoding='utf-8'))
                       for path in pathlib.Path(folder).glob('*.json')}
        self.assertEqual(set(rulings), {*CONTACTS, *INCIDENTS, *PROCEEDINGS, 'rapid-review'})
        for name, (level, statute, emergency) in CONTACTS.items():
            result = rulings[name]['result']
            self.assertEqual(((result['level'] or {}).get('number'), result['statute'],
                              result['emergency']), (level, statute, emergency), name)
        for name, (review, clocks) in INCIDENTS.items():
            self.assertIs(rulings[name]['result']['rapid_review'], review)
            self.assertEqual([(clock['id'], clock['due'], clock['state'])
                              for clock in rulings[name]['clocks']], clocks)
        for name, (stage, state, steps, breaches) in PROCEEDINGS.items():
            result = rulings[name]['result']
            self.assertEqual((result['stage'], result['state']), (stage, state), name)
            self.assertEqual({step['to']: step['answer'] for step in result['next'] if step['to']},
                             steps, name)
            self.assertEqual([breach['code'] for breach in result['breaches']], breaches, name)
        for fragment in ('IMMEDIATE DANGER', 'Christmas Day', 'panel-guidance  Fri 1 Nov 2019',
                         'Wed 30 Oct 2019  15  due', 'day by day',
                         'the Greater Manchester Escalation Policy'):
            self.assertIn(fragment, shown)


if __name__ == '__main__':
    unittest.main()
