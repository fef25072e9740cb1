# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line itself: verbs, options, help, exit status."""
import os
import re
import subprocess
import unittest

from command import PROGRAM, CommandTest

VERBS = ('assess', 'incident', 'dispute', 'review', 'due', 'policy list', 'policy show', 'policy check', 'policy new',
         'policy sign', 'policy verify', 'working-days')
CASE = {'--policy', '--on', '--at', '--known-on', '--explain'}
# Beside --packs, --require-signed, --key and --json: what the verb heeds, and no more.
# Verbs whose keys are their subject.
KEYS = ('policy sign', 'policy verify')
TAKES = {
    'assess': CASE,
    'incident': CASE,
    'dispute': CASE,
    'review': CASE,
    'due': CASE | {'--clock', '--from', '--event', '--readings'},
    'policy list': {'--known-on'},
    'policy show': {'--on', '--known-on', '--section', '--of'},
    'policy check': {'--profile', '--explain'},
    'policy new': {'--name', '--from', '--output'},
    'policy sign': set(),
    'policy verify': set(),
    'working-days': CASE - {'--at'},
}
MISUSES = (
    ((), 'Usage: safeguard VERB [OPTIONS] [FILE]'),
    (('asess',), "no verb 'asess'", "did you mean 'assess'?"),
    (('policy', 'lst'), "did you mean 'policy list'?"),
    (('policy',), "no verb 'policy'"),
    (('working-day', '2019-12-20', '5'), "did you mean 'working-days'?"),
    (('--json', 'assess'), 'the verb comes first'),
    (('assess', '--policy', 'stockport'), 'FILE is missing'),
    (('assess', 'concern.json'), '--policy is missing'),
    (('incident', 'incident.json'), '--policy is missing'),
    (('assess', '--polcy', 'stockport', 'concern.json'),
     'no option --polcy; did you mean --policy?'),
    (('due', '--clock', 'notify-panel', '--knwon-on=2019-10-07'), 'did you mean --known-on?'),
    (('due', '--zzzzzzzz'), 'no option --zzzzzzzz'),
    (('help', 'asess'), "did you mean 'assess'?"),
    (('policy', '--json'), "no verb 'policy'"),
    (('assess', '--policy', 'stockport', 'one.json', 'two.json'), "too many: 'two.json'"),
    (('assess', '--policy', 'stockport', '-7'), '-7'),
    (('assess', '--clock', 'assessment', 'concern.json'), '--clock'),
    (('due', '--from', '2019-10-07'), '--clock is missing'),
    (('due', '--clock', 'notify-panel'), '--from is missing'),
    (('due', '--clock', 'notify-panel', '--from', '2019-10-07', 'x'), "too many: 'x'"),
    (('due', '--clock', 'rapid-review', '--from', '2019-10-07', '--event', 'notification-sent'),
     '--event takes ID=DATE'),
    (('due', '--clock', 'rapid-review', '--from', '2019-10-07', '--event',
      'notification-sent=2019-10-08', '--event', 'notification-sent=2019-10-08'),
     "--event gives 'notification-sent' twice"),
    (('working-days', '2019-12-20'), 'DATE N is missing'),
    (('working-days', '-7'), 'DATE N is missing'),
    (('working-days', '2019-12-20', 'five'), 'whole number'),
    (('working-days', '2019-12-20', '1.5'), 'whole number'),
    (('working-days', '2019-12-20', '5', '6'), "too many: '6'"),
    (('policy', 'show'), 'AREA is missing'),
    (('policy', 'check'), 'FILE... is missing'),
    (('policy', 'list', 'stockport'), "too many: 'stockport'"),
)


class UsageTest(CommandTest):
    def test_misuse(self):
        for arguments, *fragments in MISUSES:
            with self.subTest(arguments=arguments):
                self.assert_misused(arguments, *fragments)

    def test_help(self):
        for arguments in (('--help',), ('-h',), ('help',)):
            shown = self.text(*arguments)
            for verb in VERBS:
                self.assertIn(f'  {verb} ', shown)
            self.assertIn('Exit status', shown)

    def test_help_of_each_verb_has_options_and_examples(self):
        self.assertEqual(set(TAKES), set(VERBS))
        for verb, takes in TAKES.items():
            with self.subTest(verb=verb):
                shown = self.text(*verb.split(), '--help')
                self.assertEqual(self.text('help', *verb.split()), shown)
                options = re.findall(r'^ .*?(--[a-z-]+)', shown.split('Examples:')[0], re.M)
                packs = set() if verb in KEYS else {'--packs', '--require-signed'}
                self.assertEqual(set(options), takes | packs | {'--key', '--json', '--help'})
                examples = shown.split('Examples:')[1]
                self.assertRegex(examples, re.escape(f'safeguard {verb}'))

    def test_an_option_that_would_not_be_heeded_is_refused(self):
        for verb, takes in TAKES.items():
            for option in set().union(*TAKES.values()) - takes:
                with self.subTest(verb=verb, option=option):
                    self.assert_misused((*verb.split(), option, 'x'),
                                        f'safeguard {verb}: it does not take {option} Usage:')

    def test_help_of_the_policy_verbs(self):
        for arguments in (('policy', '--help'), ('policy', '-h'), ('help', 'policy')):
            shown = self.text(*arguments)
            for verb in VERBS:
                self.assertEqual(f'  {verb} ' in shown, verb.startswith('policy '))

    def test_version(self):
        self.assertRegex(self.text('--version'), r'^safeguard 1\.\d+\.\d+\n$')

    def test_a_full_disk_is_told(self):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            done = subprocess.run([PROGRAM, 'policy', 'list'], stdout=full, timeout=60,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'could not be written', done.stderr)

    def test_no_colour_but_on_a_terminal(self):
        self.assertNotIn('\033', self.text('policy', 'list'))
        for no_colour, coloured in ((None, True), ('1', False)):
            environment = {**os.environ, 'TERM': 'xterm'}
            environment.pop('NO_COLOR', None)
            if no_colour:
                environment['NO_COLOR'] = no_colour
            self.assertEqual(b'\033[' in self.on_terminal(environment), coloured)

    def on_terminal(self, environment):
        try:
            primary, secondary = os.openpty()
        except OSError:
            self.skipTest('this machine has no terminals (/dev/pts)')
        subprocess.run([PROGRAM, 'due', '--clock', 'notify-panel', '--from', '2026-01-05'],
                       stdout=secondary, env=environment, timeout=60, check=True)
        os.close(secondary)
        shown = os.read(primary, 65536)
        os.close(primary)
        return shown


if __name__ == '__main__':
    unittest.main()
