// SPDX-License-Identifier: LGPL-2.1-or-later
// Events and the record, with the dates of the Stockport scenario.
import {test, done, assert, assertEqual, assertThrows} from './tap.js';
import {Safeguard} from './recording.js';

const complains = code => error => error.matches(Safeguard.Error, code);

await test('an event on a day', () => {
    const event = Safeguard.Event.new('authority-aware', '2019-10-07');
    assertEqual(event.get_event_type(), 'authority-aware');
    assertEqual(event.get_when_text(), '2019-10-07');
    assertEqual(event.get_day(), '2019-10-07');
    assertEqual([
        event.get_time(), event.get_id(), event.get_recorded(), event.get_by(),
        event.get_payload(),
    ], Array(5).fill(null));
});

await test('a Date will do for a time', () => {
    const nine = new Date('2019-10-07T09:30:00+01:00');
    const event = Safeguard.Event.new('authority-aware', nine);
    assertEqual(event.time.getTime(), nine.getTime());
    assertEqual(event.eventType, 'authority-aware');
});

await test('all that an event can hold', () => {
    const event = Safeguard.Event.new_full('partners-aware', '2019-10-09', 'e-1',
        '2019-10-08T12:00', 'police', '{"n":1}');
    assertEqual([event.id, event.by, event.payload], ['e-1', 'police', '{"n":1}']);
    assertEqual(event.recorded.toISOString(), '2019-10-08T11:00:00.000Z');
    assertThrows(() => Safeguard.Event.new_full('partners-aware', '2019-10-09', null,
        '2019-03-31T01:30', null, null), /does not exist in London/);
    assertThrows(() => Safeguard.Event.new_full('partners-aware', '2019-10-09', null,
        'yesterday', null, null), /ISO 8601/);
});

await test('of an hour that comes twice the first is meant', () => {
    for (const [when, instant] of [
        ['2019-10-27T01:30', '2019-10-27T00:30:00.000Z'],
        ['2019-10-27T01:30Z', '2019-10-27T01:30:00.000Z'],
        ['2019-10-27T02:30', '2019-10-27T02:30:00.000Z'],
        ['2019-07-01 12:00', '2019-07-01T11:00:00.000Z'],
    ]) {
        const event = Safeguard.Event.new_full('authority-aware', '2019-10-07', null, when,
            null, null);
        assertEqual(event.recorded.toISOString(), instant, when);
    }
});

await test('what is refused', () => {
    for (const [type, when, code] of [
        ['authority-aware', '2019-02-30', Safeguard.Error.IMPOSSIBLE_DATE],
        ['authority-aware', '2019-03-31T01:30', Safeguard.Error.IMPOSSIBLE_TIME],
        ['Authority Aware', '2019-10-07', Safeguard.Error.WRONG_VALUE],
    ])
        assertThrows(() => Safeguard.Event.new(type, when), complains(code));
});

await test('events stay in the order of their recording', () => {
    const record = Safeguard.Chronology.new();
    assert(record.append(Safeguard.Event.new('partners-aware', '2019-10-09')));
    assert(record.append_event('authority-aware', '2019-10-07'));
    assertEqual(record.get_events().map(event => event.event_type),
        ['partners-aware', 'authority-aware']);
    assert(Object.isFrozen(record.events));
});

await test('an id is used once', () => {
    const record = Safeguard.Chronology.new();
    const event = Safeguard.Event.new_full('authority-aware', '2019-10-07', 'e-1', null, null, null);
    record.append(event);
    assertThrows(() => record.append(event), complains(Safeguard.Error.DUPLICATE_EVENT));
});

await test('what was known then', () => {
    const record = Safeguard.Chronology.new();
    for (const day of ['2019-10-08T12:00', '2019-10-10T12:00']) {
        record.append(Safeguard.Event.new_full('authority-aware', '2019-10-07', null, day,
            null, null));
    }
    assertEqual(record.as_known('2019-10-09T12:00').events.length, 1);
    assertEqual(record.events.length, 2);
});

done();
