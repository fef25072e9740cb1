// SPDX-License-Identifier: LGPL-2.1-or-later
// The calendar, timescales and clocks of a policy.
import {test, done, assert, assertEqual, assertThrows} from './tap.js';
import {Safeguard, blank} from './recording.js';

const policy = Safeguard.Policy.load('stockport', '2019-10-01');
const calendar = policy.get_calendar();

const codeOf = call => {
    try {
        call();
    } catch (error) {
        return error.code;
    }
    return null;
};

function start(timescale, events, at = null) {
    const record = Safeguard.Chronology.new();
    for (const [type, when] of Object.entries(events))
        record.append_event(type, when);
    return policy.get_timescale(timescale).start(record, at);
}

await test('working days are added and counted', () => {
    assertEqual(calendar.add('2026-03-27', 5), '2026-04-07');
    assertEqual(calendar.add('2026-04-07', -7), '2026-03-25');
    assertEqual(calendar.get_next('2019-10-11'), '2019-10-14');
    assertEqual(calendar.get_previous('2019-10-14'), '2019-10-11');
    assertEqual(calendar.count('2019-10-07', '2019-10-14'), 5);
    assertEqual(codeOf(() => calendar.add('1066-10-14', 1)), Safeguard.Error.OUTSIDE_CALENDAR);
});

await test('of a Date the day in London is meant', () => {
    assertEqual(calendar.add(new Date('2026-03-27T23:59:00Z'), 5), '2026-04-07');
    // Summer time: past midnight in London.
    assertEqual(calendar.get_next(new Date('2019-10-13T23:30:00Z')), '2019-10-15');
    assertThrows(() => calendar.add(new Date('never'), 5), /not a valid Date/);
});

await test('days may be numbers, one by one or in rows', () => {
    const saturday = 737344;
    assertEqual(calendar.add_to_day_number(saturday, 1), saturday + 2);
    assertEqual(calendar.add_to_day_number(1, 1), 0);
    const rows = new Int32Array([saturday, 1, saturday, -1]);
    const answer = calendar.add_to_rows(new Uint8Array(rows.buffer));
    const bytes = answer instanceof Uint8Array ? answer : answer.toArray();
    assertEqual([...new Uint32Array(bytes.slice().buffer)], [saturday + 2, saturday - 1]);
});

await test('the calendar as it was known', () => {
    assertEqual(calendar.add('2022-09-07', 15), '2022-09-29');
    const view = calendar.as_known('2022-09-07T12:00:00');
    assertEqual(view.add('2022-09-07', 15), '2022-09-28');
    assertEqual(view.get_horizon(), '2023-12-31');
});

await test('each day says what it is', () => {
    assertEqual(calendar.get_day_kind('2022-09-19'), Safeguard.DayKind.BANK_HOLIDAY);
    const days = [...calendar.explain('2022-09-16', '2022-09-20')];
    const [funeral, tuesday] = days.slice(3);
    assertEqual(days.map(day => day.is_counted()), [false, false, false, false, true]);
    assertEqual([funeral.get_date(), funeral.get_date_text(), funeral.get_kind()],
        ['2022-09-19', '2022-09-19', Safeguard.DayKind.BANK_HOLIDAY]);
    assertEqual(funeral.get_name(), 'State Funeral of Queen Elizabeth II');
    assertEqual(funeral.get_published().toISOString(), '2022-09-09T17:51:37.000Z');
    assertEqual(funeral.is_beyond_horizon(), false);
    assertEqual([tuesday.get_number(), tuesday.get_text()], [1, 'Tue 20 Sep 2022  1']);
});

await test('a blank calendar covers nothing', () => {
    assertEqual(blank(Safeguard.Calendar).get_day_kind('2019-10-07'), Safeguard.DayKind.OUTSIDE);
});

await test('a timescale says what its source says', () => {
    const review = policy.get_timescale('rapid-review');
    assertEqual([review.get_id(), review.get_limit(), review.get_starts(), review.get_edition()],
        ['rapid-review', '15 working days', 'the later of authority-aware and partners-aware',
            'stockport-2019']);
    assertEqual(review.get_met_by(), ['review-undertaken']);
    assertEqual(review.get_kind(), Safeguard.TimescaleKind.DUTY);
    assert(review.is_verified());
    assert(review.get_name().length > 0);
    assert([...review.get_citations()].length > 0);
    for (const text of [review.get_holder(), review.get_note(), review.get_applies_to()])
        assert(text === null || text.length > 0);
});

await test('the rapid review of October 2019', () => {
    const clock = start('rapid-review', {
        'authority-aware': '2019-10-07', 'partners-aware': '2019-10-09',
        'notification-sent': '2019-10-11',
    });
    assertEqual([clock.get_id(), clock.get_limit(), clock.get_starts(), clock.get_edition()],
        ['rapid-review', '15 working days', 'the later of authority-aware and partners-aware',
            'stockport-2019']);
    assertEqual([clock.get_started_text(), clock.get_due_text(), clock.get_due_day()],
        ['2019-10-09', '2019-10-30', '2019-10-30']);
    assertEqual([clock.get_due_time(), clock.get_met_text()], [null, null]);
    assertEqual([clock.get_opens_day(), clock.get_opens_text()], [null, null]);
    assertEqual(clock.get_state(), Safeguard.ClockState.NOT_ASKED);
    assertEqual([clock.rests_on_rules_alone(), clock.is_start_doubled(), clock.is_binding(),
        clock.is_verified()], [false, false, true, true]);
    assertEqual(clock.get_kind(), Safeguard.TimescaleKind.DUTY);
    assertEqual(clock.get_occurrences(3), ['2019-10-30']);
    assert(clock.get_name().length > 0);
    assert(clock.get_holder() === null || clock.get_holder().length > 0);
    assert([...clock.get_citations()].length > 0);
    assertEqual([...clock.explain()].length, 22);
    const [own, panel] = [...clock.get_readings()];
    assertEqual([own.get_reading(), own.get_due_text()], ['stockport-2019', '2019-10-30']);
    assertEqual([panel.is_binding(), panel.get_assumed(), panel.get_due_text()],
        [false, [], '2019-11-01']);
    const national = clock.get_overridden();
    assertEqual([national.get_edition(), national.get_due_text()], ['england-2018', '2019-11-01']);
    assertEqual(own.get_overridden().get_due_text(), '2019-11-01');
    assertEqual(start('core-group', {}).get_overridden(), null);
});

await test('a duty is overdue after its due day', () => {
    const late = start('notify-panel', {'authority-aware': '2019-10-07'}, '2019-10-16T09:00:00');
    assertEqual([late.get_state(), late.get_left(), late.get_slack(), late.get_slack_unit()],
        [Safeguard.ClockState.OVERDUE, '2 working days late', -2, 'working days']);
});

await test('a holiday that is announced moves the clock', () => {
    const clock = start('rapid-review',
        {'authority-aware': '2022-09-07', 'partners-aware': '2022-09-07'});
    const before = clock.redate(calendar.as_known('2022-09-07T12:00:00'));
    assertEqual([clock.get_due_text(), before.get_due_text()], ['2022-09-29', '2022-09-28']);
});

done();
