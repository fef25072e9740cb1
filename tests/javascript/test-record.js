// SPDX-License-Identifier: LGPL-2.1-or-later
// Events and records.
import {test, done, assert, assertEqual, assertThrows} from './tap.js';
import {Safeguard, blank} from './recording.js';

const morning = day => new Date(`${day}T09:00:00Z`);
const codeOf = call => {
    try {
        call();
    } catch (error) {
        return error.code;
    }
    return null;
};

await test('what happened is kept apart from when it was recorded', () => {
    const recorded = morning('2019-10-08');
    const event = Safeguard.Event.new_full('authority-aware', '2019-10-07T14:30', 'e-1', recorded,
        'local-authority', '{"a":1}');
    assertEqual([
        event.get_event_type(), event.get_when_text(), event.get_id(), event.get_by(),
        event.get_payload(),
    ], ['authority-aware', '2019-10-07T14:30:00+01:00', 'e-1', 'local-authority', '{"a":1}']);
    assertEqual(event.get_day(), '2019-10-07');
    assertEqual(event.get_time().toISOString(), '2019-10-07T13:30:00.000Z');
    assertEqual(event.get_recorded().getTime(), recorded.getTime());
});

await test('what is not known is null', () => {
    const event = Safeguard.Event.new('child-died', '2019-10-07');
    assertEqual([
        event.get_time(), event.get_id(), event.get_recorded(), event.get_by(), event.get_payload(),
    ], Array(5).fill(null));
});

await test('an impossible date is refused', () => {
    assertEqual(codeOf(() => Safeguard.Event.new('child-died', '2019-02-29')),
        Safeguard.Error.IMPOSSIBLE_DATE);
});

await test('events are appended, an id once', () => {
    const record = Safeguard.Chronology.new();
    record.append_event('partners-aware', '2019-10-09');
    const event = Safeguard.Event.new_full('visit', '2019-10-07', 'e-1', null, null, null);
    record.append(event);
    assertEqual([...record.get_events()].map(each => each.get_event_type()),
        ['partners-aware', 'visit']);
    assertEqual(codeOf(() => record.append(event)), Safeguard.Error.DUPLICATE_EVENT);
});

await test('as known hides what was recorded later', () => {
    const record = Safeguard.Chronology.new();
    record.append(Safeguard.Event.new_full('visit', '2019-10-01', null, morning('2019-10-08'), null,
        null));
    record.append(Safeguard.Event.new_full('visit', '2019-10-02', null, morning('2019-10-09'), null,
        null));
    const view = record.as_known(morning('2019-10-08'));
    assert(view instanceof Safeguard.Chronology);
    assertEqual([...view.get_events()].map(each => each.get_when_text()), ['2019-10-01']);
});

await test('a blank record is empty, and a record of no kind cannot be made', () => {
    assertEqual([...blank(Safeguard.Chronology).get_events()], []);
    assertThrows(() => new Safeguard.Record(), /./);
});

done();
