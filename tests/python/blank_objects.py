# SPDX-License-Identifier: LGPL-2.1-or-later
"""An object that a binding makes past the library's constructors is of no use, but harmless."""
import os
import subprocess
import sys
import unittest

import gi

gi.require_version('Safeguard', '1')
# Not through the recording of calls: to be called on nothing is not to be tried.
from gi.repository import GObject, Safeguard  # noqa: E402

SKIPPED = ('get_property', 'get_properties', 'get_data', 'get_qdata')


def call_every_getter(name):
    blank = GObject.new(getattr(Safeguard, name).__gtype__)
    for method in dir(blank):
        if method.startswith(('get_', 'is_', 'to_', 'why')) and method not in SKIPPED:
            try:
                getattr(blank, method)()
            except (TypeError, ValueError, AttributeError):
                pass


def types():
    for name in dir(Safeguard):
        kind = getattr(Safeguard, name, None)
        gtype = getattr(kind, '__gtype__', None)
        if (isinstance(kind, type) and gtype is not None and gtype.is_a(GObject.TYPE_OBJECT)
                and not gtype.is_abstract()):
            yield name


class BlankTest(unittest.TestCase):
    def test_every_getter_of_every_type(self):
        environment = {key: value for key, value in os.environ.items() if key != 'G_DEBUG'}
        names = list(types())
        self.assertGreater(len(names), 20)
        for name in names:
            with self.subTest(name):
                done = subprocess.run([sys.executable, __file__, '--blank', name], env=environment,
                                      capture_output=True, timeout=60, check=False)
                self.assertEqual(done.returncode, 0, done.stderr.decode()[-400:])


if __name__ == '__main__':
    if sys.argv[1:2] == ['--blank']:
        call_every_getter(sys.argv[2])
    else:
        unittest.main()
