# SPDX-License-Identifier: LGPL-2.1-or-later
"""Calls go down a floor, never up, never between two mission rooms; no circle.

Usage: check_floors.py SOURCE-ROOT [ARCHIVE]

A room may include the private headers of its own and of lower rooms. Headers of
the public API are seen from everywhere, so the calls themselves are checked
too: in the objects of the static library ARCHIVE.
"""
import re
import subprocess
import sys

import house

FLOORS = {
    'base': 1, 'pack': 2, 'record': 2, 'calendar': 3, 'condition': 3, 'ruling': 4, 'procedure': 4,
    'thresholds': 5, 'governance': 5, 'reviews': 5, 'escalation': 5, 'funding': 5,
    'policy': 6, 'diary': 6, 'door': 6, 'cli': 7,
}
MISSION = {'thresholds', 'governance', 'reviews', 'escalation', 'funding'}
_INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)
_MEMBER = re.compile(r'^(?:.*/)?(?P<room>[a-z]+)_safeguard-[\w-]+\.c\.o:')


def forbidden(user, used):
    """Why room `user` may not use room `used`; None if it may."""
    for room in (user, used):
        if room not in FLOORS:
            return f'{room} is no room of the house: give it a floor in check_floors.py'
    if user == used or FLOORS[used] < FLOORS[user]:
        return None
    if FLOORS[used] > FLOORS[user]:
        return f'{used} is on a higher floor than {user}'
    if user in MISSION:
        return f'{user} and {used} are both mission rooms'
    return None


def circle(uses):
    """One circle among the rooms, as a list that ends where it starts, or None."""
    done = set()

    def walk(room, path):
        if room in path:
            return path[path.index(room):] + [room]
        if room in done:
            return None
        for used in sorted(uses.get(room, ())):
            found = used != room and walk(used, path + [room])
            if found:
                return found
        done.add(room)
        return None

    return next(filter(None, (walk(room, []) for room in sorted(uses))), None)


def judge(edges):
    """Complaints about (user, used, where) triples."""
    uses = {}
    for user, used, where in edges:
        uses.setdefault(user, set()).add(used)
        reason = forbidden(user, used)
        if reason:
            yield f'{where}: {reason}'
    rooms = circle(uses)
    if rooms:
        yield 'a circle of rooms: ' + ' -> '.join(rooms)


def room_of(path, source):
    parts = path.relative_to(source).parts
    return parts[0] if len(parts) > 1 else None


def include_edges(source):
    """Who includes whom, below the folder src."""
    paths = [path for path in sorted(source.rglob('*')) if path.suffix in ('.c', '.h')]
    homes = {path.name: room_of(path, source) for path in paths}
    for path in paths:
        user = room_of(path, source)
        for name in _INCLUDE.findall(house.text_of(path)):
            base = name.rsplit('/', 1)[-1]
            home = homes.get(base) or homes.get(base.replace('.h', '.c'))
            if user and home:
                yield user, home, f'src/{path.relative_to(source)} includes {base}'


def call_edges(listing):
    """Who calls whom, from what `nm -g` prints of an archive."""
    room, homes, wanted = None, {}, []
    for line in listing.splitlines():
        member = _MEMBER.match(line)
        if member:
            room = member['room']
            continue
        words = line.split()
        if room is None or len(words) < 2 or not words[-1].startswith('safeguard_'):
            continue
        if words[-2] == 'U':
            wanted.append((room, words[-1]))
        else:
            homes[words[-1]] = room
    for user, symbol in wanted:
        if symbol in homes:
            yield user, homes[symbol], f'{user} calls {symbol}'


def main(argument, archive=None):
    source = house.root_of(argument) / 'src'
    edges = list(include_edges(source))
    if archive:
        listing = subprocess.run(['nm', '-g', archive], check=True, capture_output=True, text=True)
        calls = list(call_edges(listing.stdout))
        if not calls:
            sys.exit(f'no call between files found in {archive}')
        edges += calls
    house.finish(sorted(set(judge(edges))), len(edges), 'includes and calls')


if __name__ == '__main__':
    main(*sys.argv[1:])
