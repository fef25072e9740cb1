# SPDX-License-Identifier: LGPL-2.1-or-later
"""Loads the library, and notes every function of it that a test really calls.

Tests import `Safeguard` from here. The names noted ("Issue.get_line") go to one
file for each test, which tests/typelib compares with what the library has.
"""
import atexit
import functools
import os
import pathlib
import sys

import gi

gi.require_version('Safeguard', '1')
from gi.repository import GObject, Safeguard  # noqa: E402  (the version comes first)

_called = set()


def _recording(name, function):
    @functools.wraps(function)
    def call(*arguments, **named):
        _called.add(name)
        return function(*arguments, **named)
    return call


def _wrap_class(klass, label):
    for name, member in list(vars(klass).items()):
        if name.startswith('_') or name.startswith('do_') or isinstance(member, property):
            continue
        if isinstance(member, staticmethod):
            setattr(klass, name, staticmethod(_recording(f'{label}.{name}', member.__func__)))
        elif callable(member) and not isinstance(member, type):
            setattr(klass, name, _recording(f'{label}.{name}', member))


def _wrap_namespace():
    for name in dir(Safeguard):
        if name.startswith('_'):
            continue
        member = getattr(Safeguard, name)
        if isinstance(member, type):
            _wrap_class(member, name)
        elif callable(member):
            setattr(Safeguard, name, _recording(name, member))


def _write():
    folder = os.environ.get('SAFEGUARD_CALLS')
    if not folder:
        return
    test = pathlib.Path(sys.argv[0]).stem
    path = pathlib.Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    (path / f'{test}.python').write_text(''.join(f'{name}\n' for name in sorted(_called)))


def blank(klass):
    """An object that nobody filled in: what g_object_new() gives, past the overrides."""
    return GObject.new(klass)


_wrap_namespace()
atexit.register(_write)
