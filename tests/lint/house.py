# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the files of the tree are, and what the checks share."""
import pathlib
import sys

# Whatever a person unpacks or builds beside the sources is not ours to check.
ROOMS = ('.ci', 'bindings', 'doc', 'examples', 'include', 'src', 'tests')
TOP = ('run', 'meson.build', 'meson_options.txt')


def root_of(argument):
    root = pathlib.Path(argument)
    if not (root / 'meson.build').exists():
        sys.exit(f'{root} is not the top of the tree')
    return root


def files(root, *endings):
    """The files that end so, from the top folder's known rooms, in order."""
    found = [root / name for name in TOP if (root / name).is_file()]
    for room in ROOMS:
        found += (path for path in (root / room).rglob('*')
                  if path.is_file() and '__pycache__' not in path.parts)
    return sorted(path for path in found if not endings or path.name.endswith(endings))


def text_of(path):
    return path.read_text(encoding='utf-8')


def finish(complaints, checked, what):
    """Prints what was found and ends the check: nothing to check is a failure too."""
    for complaint in complaints:
        print(complaint)
    print(f'{checked} {what} checked, {len(complaints)} complaints')
    sys.exit(1 if complaints or not checked else 0)
