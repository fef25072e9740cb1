# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the command as a person does, and reads what it says."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ['SAFEGUARD']
STOCKPORT = ('--policy', 'stockport', '--on', '2019-10-01')


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_command(self, *arguments, given=b'', columns=None):
        """(exit status, stdout, stderr) of `safeguard ARGUMENTS`."""
        environment = {**os.environ, 'LC_ALL': 'C.UTF-8'}
        environment.pop('COLUMNS', None)
        if columns:
            environment['COLUMNS'] = str(columns)
        done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, timeout=60,
                              cwd=self.folder, env=environment, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def answer(self, *arguments, given=b''):
        """What `safeguard ARGUMENTS --json` answers, which has to be an answer."""
        status, out, err = self.run_command(*arguments, '--json', given=given)
        self.assertEqual((status, err), (0, ''), out)
        return json.loads(out)

    def text(self, *arguments, given=b'', columns=None):
        status, out, err = self.run_command(*arguments, given=given, columns=columns)
        self.assertEqual((status, err), (0, ''), out)
        return out

    def assert_refused(self, arguments, code, *fragments, given=b''):
        """Refused alike as text on stderr and as JSON on stdout; returns the error."""
        status, out, err = self.run_command(*arguments, given=given)
        self.assertEqual((status, out), (1, ''), err)
        self.assertEqual(err.rstrip().splitlines()[-1], f'  [{code}]')
        # Long lines are wrapped; what is said does not depend on where.
        said = ' '.join(err.split())
        for fragment in fragments:
            self.assertIn(' '.join(fragment.split()), said)

        status, out, err = self.run_command(*arguments, '--json', given=given)
        self.assertEqual((status, err), (1, ''), out)
        error = json.loads(out)['error']
        self.assertEqual(error['code'], code)
        self.assertTrue(error['message'])
        self.assertTrue(error['remedy'])
        return error

    def assert_misused(self, arguments, *fragments):
        status, out, err = self.run_command(*arguments)
        self.assertEqual((status, out), (2, ''), err)
        # Long lines are wrapped; what is said does not depend on where.
        said = ' '.join(err.split())
        for fragment in fragments:
            self.assertIn(' '.join(fragment.split()), said)
