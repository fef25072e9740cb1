// SPDX-License-Identifier: LGPL-2.1-or-later
// Serious incidents, as a script reads them.
import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const {reviews} = Safeguard.Policy.load('stockport', '2019-10-07');
const note = noted => Safeguard.Incident.new(reviews, noted);

await test('the scenario of October 2019', () => {
    const incident = note({
        present: ['abuse-or-neglect-known-or-suspected', 'child-seriously-harmed', 'in-area'],
        events: [['authority-aware', '2019-10-07'], ['partners-aware', '2019-10-09'],
            ['notification-sent', '2019-10-11']],
    });
    const ruling = reviews.assess_at(incident, '2019-10-15T09:00');
    assertEqual([ruling.notifiable, ruling.by], [Safeguard.Answer.YES, 'local-authority']);
    assertEqual(ruling.to, ['panel', 'department-for-education', 'ofsted']);
    assertEqual(ruling.get_rapid_review(), Safeguard.Answer.YES);
    const [notify, review] = ruling.clocks;
    assertEqual([notify.due, notify.state], ['2019-10-14', Safeguard.ClockState.MET]);
    assertEqual(review.readings.map(reading => [reading.due, reading.is_binding()]),
        [['2019-10-30', true], ['2019-11-01', false]]);
});

await test('not notifiable', () => {
    const ruling = reviews.assess(note({
        absent: ['abuse-or-neglect-known-or-suspected', 'looked-after'],
    }));
    assertEqual([ruling.notifiable, ruling.by, ruling.to], [Safeguard.Answer.NO, null, []]);
    assert(ruling.trace.every(row => row.state === Safeguard.RowState.NO));
});

await test('what is asked', () => {
    const ruling = reviews.assess(Safeguard.Incident.new(reviews));
    assertEqual(ruling.notifiable, Safeguard.Answer.UNDETERMINED);
    const asked = ruling.questions.map(question => question.fact);
    assert(asked.includes('looked-after') && asked.every(fact => reviews.facts.includes(fact)));
});

done();
