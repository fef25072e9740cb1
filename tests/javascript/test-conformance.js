// SPDX-License-Identifier: LGPL-2.1-or-later
// Every vector of tests/conformance through the door, as GJS sees it.
import GLib from 'gi://GLib';

import {test, done, assert, assertEqual, environment} from './tap.js';
import {Safeguard} from './recording.js';

const isObject = value => value?.constructor === Object;

// tests/conformance/README.md has the rules.
function holds(found, expected) {
    if (isObject(expected) && '$some' in expected) {
        return Array.isArray(found) &&
            expected.$some.every(item => found.some(one => holds(one, item)));
    }
    if (isObject(expected)) {
        return isObject(found) && Object.entries(expected).every(([key, value]) =>
            Object.hasOwn(found, key) && holds(found[key], value));
    }
    if (Array.isArray(expected)) {
        return Array.isArray(found) && found.length === expected.length &&
            expected.every((value, i) => holds(found[i], value));
    }
    return found === expected;
}

await test('what differs is found', () => {
    for (const [expected, found] of [
        [{a: 1}, {b: 1}], [{a: 1}, {a: 2}], [[1], [1, 2]], [{$some: [3]}, [1, 2]], [true, 1],
        [null, false], [[], {}], [{a: {b: []}}, {a: {b: [0]}}],
    ])
        assert(!holds(found, expected));
    for (const [expected, found] of [
        [{a: 1}, {a: 1, b: 2}], [{$some: [2]}, [1, 2]], [[{}], [{a: 1}]], [null, null],
    ])
        assert(holds(found, expected));
});

const door = Safeguard.Door.new(Safeguard.Catalogue.new(
    [`${environment('SAFEGUARD_SOURCE_ROOT')}/tests/conformance/packs`]));
let count = 0;
for (const room of ['assess', 'dispute', 'due', 'fund', 'incident', 'overlays', 'requests', 'review']) {
    const path = `${environment('SAFEGUARD_SOURCE_ROOT')}/tests/conformance/vectors/${room}.json`;
    const [, bytes] = GLib.file_get_contents(path);
    for (const {name, request, expect} of JSON.parse(new TextDecoder().decode(bytes))) {
        count++;
        await test(`${room}: ${name}`, () => {
            const answer = JSON.parse(door.answer(JSON.stringify(request)));
            assert(holds(answer, expect),
                `expected ${JSON.stringify(expect)} in ${JSON.stringify(answer)}`);
        });
    }
}
await test('no vector is left out', () => assertEqual(count >= 108, true));

done();
