// SPDX-License-Identifier: LGPL-2.1-or-later
// The diary of many records, as a script keeps it.
import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const catalogue = Safeguard.Catalogue.new(null);
const policy = catalogue.get_policy('england', '2022-09-07');
const present = ['abuse-or-neglect-known-or-suspected', 'child-died', 'in-area'];
const lines = entries => entries.map(entry => `${entry.record} ${entry.clock.id} ${entry.due_text}`);

function rule(events, {reviews} = policy) {
    return reviews.assess(Safeguard.Incident.new(reviews, {present, events}));
}

function diaryOf(records) {
    const diary = Safeguard.Diary.new();
    for (const [record, events] of Object.entries(records))
        assert(diary.put(record, rule(events)));
    return diary;
}

const two = {
    'case-2': [['authority-aware', '2022-10-04']],
    'case-1': [['authority-aware', '2022-10-03'], ['notification-sent', '2022-10-04']],
};

await test('what is due, in due order', () => {
    const diary = diaryOf(two);
    assertEqual(diary.get_n_entries(), 2);
    const entries = diary.get_entries(null, null);
    assertEqual(lines(entries),
        ['case-2 notify-panel 2022-10-11', 'case-1 rapid-review 2022-10-25']);
    assertEqual(lines(diary.get_entries('2022-10-12', '2022-10-25')), lines(entries).slice(1));
    const review = entries[1];
    assertEqual([review.get_record(), review.get_name(), review.get_holder(), review.get_limit()],
        ['case-1', 'Rapid review', 'safeguarding-partners', '15 working days']);
    assertEqual([review.get_clock().id, review.get_due_day(), review.get_due_time()],
        ['rapid-review', '2022-10-25', null]);
    assertEqual([review.get_due_text(), review.is_later_round()], ['2022-10-25', false]);
    assertEqual(review.is_overdue_at('2022-10-25T23:59'), false);
    assertEqual(review.is_overdue_at('2022-10-26T00:00'), true);
    assertEqual(diary.get_undated(), []);
});

await test('what is overdue, and what became so', () => {
    const diary = diaryOf(two);
    assertEqual(lines(diary.get_due_before('2022-10-12T00:00')), ['case-2 notify-panel 2022-10-11']);
    assertEqual(diary.get_overdue('2022-10-11T23:59').length, 0);
    assertEqual(diary.advance('2022-10-12T00:00').length, 1);
    assertEqual(lines(diary.advance('2022-11-01T00:00')), ['case-1 rapid-review 2022-10-25']);
    assertEqual(diary.get_overdue('2022-11-01T00:00').length, 2);
    assertEqual([diary.remove('case-1'), diary.remove('case-1')], [true, false]);
});

await test('the State Funeral moves a rapid review', () => {
    const then = catalogue.as_known('2022-09-07T12:00').get_policy('england', '2022-09-07');
    const diary = Safeguard.Diary.new();
    diary.put('incident-7', rule(
        [['authority-aware', '2022-09-06'], ['notification-sent', '2022-09-07']], then));
    const [move] = diary.redate(policy.get_calendar());
    assertEqual([move.get_record(), move.get_clock_id(), move.get_name(), move.get_holder()],
        ['incident-7', 'rapid-review', 'Rapid review', 'safeguarding-partners']);
    assertEqual([move.get_from_text(), move.get_to_text()], ['2022-09-28', '2022-09-29']);
    assert(move.get_why().startsWith('Mon 19 Sep 2022 is a bank holiday now: State Funeral'));
    const event = move.to_event('2022-09-10T09:30');
    assertEqual(event.get_event_type(), 'redated');
    assertEqual(JSON.parse(event.get_payload()).to, '2022-09-29');
});

await test('as an iCalendar file', () => {
    const text = diaryOf(two).to_icalendar('2022-10-01', '2022-10-31', '2022-09-30T09:00');
    assert(text.startsWith('BEGIN:VCALENDAR\r\n'));
    assertEqual(text.split('BEGIN:VEVENT').length, 3);
    assert(text.includes('\r\nDTSTART;VALUE=DATE:20221025\r\n'));
    let nick = null;
    try {
        diaryOf(two).to_icalendar('2022-10-31', '2022-10-01', '2022-09-30T09:00');
    } catch (error) {
        ({nick} = error);
    }
    assertEqual(nick, 'out-of-range');
});

done();
