# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every vector of tests/conformance through the door, as Python sees it."""
import json
import os
import pathlib
import unittest

from recording import Safeguard

VECTORS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'tests', 'conformance', 'vectors')


def missing(expected, found, where='answer'):
    """What of the expected is not in what was found; tests/conformance/README.md has the rules."""
    if isinstance(expected, dict) and '$some' in expected:
        if not isinstance(found, list):
            return f'{where} is no list'
        return next((f'{where} has no {item}' for item in expected['$some']
                     if all(missing(item, one) for one in found)), None)
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return f'{where} is no object'
        return next((text for key, value in expected.items()
                     if (text := f'{where}.{key} is missing' if key not in found
                         else missing(value, found[key], f'{where}.{key}'))), None)
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return f'{where} is not a list of {len(expected)}'
        return next((text for i, value in enumerate(expected)
                     if (text := missing(value, found[i], f'{where}[{i}]'))), None)
    if type(expected) is not type(found) or expected != found:
        return f'{where} is {found!r}, expected {expected!r}'
    return None


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
        door = Safeguard.Door(Safeguard.Catalogue(None))
        names = []
        for path in sorted(VECTORS.glob('*.json')):
            for vector in json.loads(path.read_text()):
                names.append(vector['name'])
                with self.subTest(path.stem + ': ' + vector['name']):
                    answer = json.loads(door.answer(json.dumps(vector['request'])))
                    self.assertIsNone(missing(vector['expect'], answer))
        self.assertGreaterEqual(len(names), 70)
        self.assertEqual(len(names), len(set(names)))


if __name__ == '__main__':
    unittest.main()
