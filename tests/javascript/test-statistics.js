// SPDX-License-Identifier: LGPL-2.1-or-later
// Statistics over many matters, a partnership's own duties, and an announced bank holiday.
import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const policy = Safeguard.Policy.load('stockport', '2019-11-01');
const at = '2020-01-31T12:00';

function ruleOn(events) {
    const escalation = policy.get_escalation();
    const dispute = Safeguard.Dispute.new(escalation, 'd', 'between-partners',
        ['local-authority', 'police']);
    for (const [type, when] of events)
        dispute.append_event(type, when);
    return escalation.assess_at(dispute, at);
}

await test('how far disputes went, and for how long', () => {
    const statistics = Safeguard.Statistics.new();
    statistics.add(ruleOn([['raised', '2019-11-01'], ['resolved', '2019-11-05']]));
    statistics.add(ruleOn([['raised', '2019-11-01'], ['escalated', '2019-11-08']]));
    assertEqual(statistics.get_n_matters(), 2);
    const [first, second] = statistics.get_stages();
    assertEqual([first.get_stage(), first.get_n_reached(), first.get_n_left()],
        ['two-agencies', 2, 2]);
    assertEqual([first.get_shortest(), first.get_median(), first.get_longest()], [4, 5.5, 7]);
    assertEqual(first.get_name(), 'The two agencies meet');
    assertEqual([second.get_n_reached(), second.get_longest()], [1, -1]);
    assertEqual(statistics.get_outcomes(), {open: 1, resolved: 1});
    assertEqual(JSON.parse(statistics.to_json()).matters, 2);
});

await test('who kept the time limits', () => {
    const reviews = policy.get_reviews();
    const review = Safeguard.Review.new(reviews, 'r', null);
    for (const [type, when] of [['authority-aware', '2019-10-07'], ['criteria-met', '2019-10-08'],
        ['notification-sent', '2019-10-15']])
        review.append_event(type, when);
    const statistics = Safeguard.Statistics.new();
    statistics.add(reviews.follow_at(review, at));
    const authority = statistics.get_holders().find(
        holder => holder.get_holder() === 'local-authority');
    assertEqual([authority.get_n_in_time(), authority.get_n_late(), authority.get_n_overdue(),
        authority.get_n_running()], [0, 1, 0, 0]);
    assertEqual([authority.get_median_late(), authority.get_longest_late()], [1, 1]);
});

await test('a partnership has duties of its own', () => {
    const ruling = Safeguard.Policy.load('stockport', '2020-06-01')
        .assess_duties(Safeguard.Chronology.new(), at);
    const week = ruling.clocks.find(clock => clock.id === 'practice-week');
    assertEqual(week.due_text, '2020-09-28');
});

await test('an announced bank holiday moves what is counted over it', () => {
    const calendar = Safeguard.Policy.load('england', '2026-01-05').get_calendar();
    const more = calendar.with_holiday('2026-01-06', 'A day off', null);
    assertEqual(calendar.add('2026-01-05', 5), '2026-01-12');
    assertEqual(more.add('2026-01-05', 5), '2026-01-13');
    assert(more !== calendar);
});

done();
