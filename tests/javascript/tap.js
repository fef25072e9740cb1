// SPDX-License-Identifier: LGPL-2.1-or-later
// A test is a name and a function that throws; what it says is TAP. Async
// functions are awaited, for GJS exits with 0 over a rejection nobody awaits.
//
//   import {test, done, assertEqual} from './tap.js';
//   await test('what should hold', () => assertEqual(1 + 1, 2));
//   done();
import GLib from 'gi://GLib';
import System from 'system';

let count = 0;
let failures = 0;
const atEnd = [];

export async function test(name, body) {
    count++;
    try {
        await body();
        print(`ok ${count} - ${name}`);
    } catch (error) {
        failures++;
        print(`not ok ${count} - ${name}`);
        print(`${error}\n${error.stack ?? ''}`.trimEnd().replace(/^/gm, '# '));
    }
}

export function whenDone(action) {
    atEnd.push(action);
}

export function done() {
    print(`1..${count}`);
    atEnd.forEach(action => action());
    if (failures > 0)
        System.exit(1);
}

function show(value) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

export function assert(condition, message = 'assertion failed') {
    if (!condition)
        throw new Error(message);
}

// By value: the same type, and for arrays and plain objects the same parts.
export function same(a, b) {
    if (Object.is(a, b))
        return true;
    if (Array.isArray(a) && Array.isArray(b))
        return a.length === b.length && a.every((item, i) => same(item, b[i]));
    if (a?.constructor === Object && b?.constructor === Object) {
        const keys = Object.keys(a);
        return keys.length === Object.keys(b).length &&
            keys.every(key => Object.hasOwn(b, key) && same(a[key], b[key]));
    }
    return false;
}

export function assertEqual(actual, expected, where = '') {
    assert(same(actual, expected), `${where} found ${show(actual)}, expected ${show(expected)}`.trim());
}

export function assertThrows(body, matches) {
    try {
        body();
    } catch (error) {
        assert(typeof matches === 'function' ? matches(error) : matches.test(error.message),
            `threw something else: ${error.message}`);
        return error;
    }
    throw new Error('nothing was thrown');
}

export function environment(name) {
    return GLib.getenv(name);
}
