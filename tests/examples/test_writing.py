# SPDX-License-Identifier: LGPL-2.1-or-later
"""The manual's page "Writing a pack": its commands run, and what it shows is in its files."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import textwrap
import unittest

ROOT = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'])
COMMAND = pathlib.Path(os.environ['SAFEGUARD'])
PAGE = (ROOT / 'doc' / 'writing-a-pack.md').read_text(encoding='utf-8')
FILES = ROOT / 'examples' / 'writing-a-pack'
BLOCK = re.compile(r'^```(\w+)\n(.*?)^```$', re.M | re.S)


def blocks(language):
    return [text for name, text in BLOCK.findall(PAGE) if name == language]


class Writing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for path in FILES.iterdir():
            shutil.copy(path, self.folder)

    def run_line(self, line):
        environment = {**os.environ, 'PATH': f'{COMMAND.parent}:{os.environ["PATH"]}'}
        return subprocess.run(['sh', '-c', line], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=60, check=False)

    def test_every_command_of_the_page_runs(self):
        lines = [line for block in blocks('sh') for line in block.splitlines()]
        self.assertGreaterEqual(len(lines), 7)
        for line in lines:
            done = self.run_line(line)
            self.assertEqual((done.returncode, done.stderr), (0, ''), f'{line}\n{done.stdout}')

    def test_what_the_page_shows_is_in_the_files(self):
        whole = [path.read_text(encoding='utf-8') for path in sorted(FILES.glob('*.yaml'))]
        shown = blocks('yaml')
        self.assertGreaterEqual(len(shown), 6)
        for block in shown:
            self.assertTrue(any(block in text for text in whole), block)

    def test_the_packs_are_clean_and_their_scenarios_hold(self):
        done = self.run_line('safeguard policy check --profile release *.yaml')
        self.assertEqual((done.returncode, done.stderr), (0, ''), done.stdout)
        self.assertIn('borchester-2027.yaml: 5 scenarios hold', done.stdout)
        self.assertIn('borchester-terms-2028.yaml: 2 scenarios hold', done.stdout)
        self.assertEqual(set(re.findall(r'\[([a-z-]+)\]', done.stdout)), {'unverified-rule'})

    def test_the_first_attempt_that_the_page_warns_of_is_complained_of(self):
        path = self.folder / 'borchester-2027.yaml'
        old = '{none: [significant-harm, needs-met]}'
        text = path.read_text(encoding='utf-8')
        self.assertIn(old, text)
        path.write_text(text.replace('{all: [needs-met, {not: significant-harm}]}', 'needs-met')
                        .replace(old, '{all: [needs-met, significant-harm]}'), encoding='utf-8')
        done = self.run_line('safeguard policy check borchester-2027.yaml')
        self.assertIn('[silent-combination]', done.stdout)
        self.assertIn('[shadowed-row]', done.stdout)
        self.assertEqual(done.returncode, 1)
        self.assertIn('[scenario-failed]', done.stdout)

    def test_what_the_document_says_is_in_the_pack(self):
        document = (FILES / 'arrangements.txt').read_text(encoding='utf-8')
        pack = (FILES / 'borchester-2027.yaml').read_text(encoding='utf-8')
        for said, held in (('within three working days', 'limit: 3 working days'),
                           ('within ten\nworking days', 'limit: 10 working days'),
                           ('rings 999', 'ring 999')):
            self.assertIn(said, textwrap.dedent(document))
            self.assertIn(held, pack)


if __name__ == '__main__':
    unittest.main()
