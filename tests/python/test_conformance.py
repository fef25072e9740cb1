# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every vector of tests/conformance through the door, as Python sees it."""
import json
import os
import pathlib
import sys
import unittest

from recording import Safeguard

CONFORMANCE = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'tests', 'conformance')
VECTORS = CONFORMANCE / 'vectors'
sys.path.insert(0, str(CONFORMANCE))
from matching import missing  # noqa: E402


class Matching(unittest.TestCase):
    def test_what_differs_is_found(self):
        for expected, found in (({'a': 1}, {'b': 1}), ({'a': 1}, {'a': 2}), ([1], [1, 2]),
                                ({'$some': [3]}, [1, 2]), (True, 1), (None, False), ([], {}),
                                ({'a': {'b': []}}, {'a': {'b': [0]}})):
            self.assertIsNotNone(missing(expected, found), (expected, found))
        for expected, found in (({'a': 1}, {'a': 1, 'b': 2}), ({'$some': [2]}, [1, 2]),
                                ([{}], [{'a': 1}]), (None, None)):
            self.assertIsNone(missing(expected, found))


class Vectors(unittest.TestCase):
    def test_all(self):
        door = Safeguard.Door(Safeguard.Catalogue([str(CONFORMANCE / 'packs')]))
        names = []
        for path in sorted(VECTORS.glob('*.json')):
            for vector in json.loads(path.read_text()):
                names.append(vector['name'])
                with self.subTest(path.stem + ': ' + vector['name']):
                    answer = json.loads(door.answer(json.dumps(vector['request'])))
                    self.assertIsNone(missing(vector['expect'], answer))
        self.assertGreaterEqual(len(names), 108)
        self.assertEqual(len(names), len(set(names)))


if __name__ == '__main__':
    unittest.main()
