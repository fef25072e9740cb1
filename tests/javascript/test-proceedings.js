// SPDX-License-Identifier: LGPL-2.1-or-later
// Disputes and the life of a review, as a script reads them.
import {test, done, assert, assertEqual, assertThrows} from './tap.js';
import {Safeguard} from './recording.js';

const {escalation} = Safeguard.Policy.load('stockport', '2020-03-02');
const {reviews} = Safeguard.Policy.load('stockport', '2019-10-07');
const raised = {type: 'raised', at: '2020-03-02', by: 'police'};
const dispute = (events, kind = 'between-partners', parties = ['police', 'health']) =>
    Safeguard.Dispute.new(escalation, 'd-1', kind, parties, {events});
const named = nick => error => error.nick === nick;

await test('the kinds and their stages', () => {
    assert(escalation.kinds.includes('between-practitioners'));
    assertEqual(escalation.get_stages('between-partners'),
        ['two-agencies', 'full-partnership', 'three-partners', 'mediation', 'chief-officers']);
    assertEqual(escalation.get_stages('between-practitioners'), []);
    assertThrows(() => escalation.get_stages('between-partner'), named('unknown-kind'));
});

await test('raised in March 2020 it can be mediated', () => {
    const record = dispute([raised, ['escalated', '2020-03-09'],
        ['escalated', '2020-03-12', 'ccg']]);
    assertEqual([record.id, record.kind, record.parties],
        ['d-1', 'between-partners', ['police', 'health']]);
    assertEqual(record.events[0].by, 'police');
    const ruling = escalation.assess_at(record, '2020-03-20T12:00');
    assertEqual([ruling.id, ruling.kind, ruling.stage, ruling.state, ruling.holders],
        ['d-1', 'between-partners', 'three-partners', 'open', ['safeguarding-partners']]);
    assertEqual(ruling.holderName, 'the three safeguarding partners together');
    assertEqual([ruling.closed, ruling.urgent], [false, false]);
    const step = ruling.next.find(({to}) => to === 'mediation');
    assertEqual([step.act, step.name, step.answer, step.by, step.holders, step.holderName],
        ['escalated', 'Escalated', Safeguard.StepAnswer.OPEN, [], ['independent-chair'],
            'the independent chair']);
    assertEqual(step.citations[0].section, 'Escalation and Dispute Resolution');
    const [first] = ruling.visits;
    assertEqual([
        first.stage, first.name, first.holders, first.holderName, first.enteredText,
        first.leftText,
    ], ['two-agencies', 'The two agencies meet', ['parties'], 'those who disagree', '2020-03-02',
        '2020-03-09']);
    assertEqual(ruling.breaches.length, 0);
    assertEqual([ruling.reference, ruling.goesTo], [null, null]);
});

await test('practitioners follow a policy that is not held; an allegation goes elsewhere', () => {
    const ruling = escalation.assess(dispute([raised], 'between-practitioners'));
    assertEqual([ruling.reference, ruling.stage],
        ['the Greater Manchester Escalation Policy', null]);
    assert(ruling.whistleblowing.includes('whistleblowing'));
    const allegation = escalation.assess(dispute([raised], 'allegation-against-staff'));
    assert(allegation.goes_to.includes('designated officer'));
});

await test('what an event carries', () => {
    const record = dispute([
        raised, {type: 'immediate-risk', at: '2020-03-03T09:00', id: 'e-2'},
        {type: 'escalated', at: '2020-03-03T10:00', to: 'three-partners'},
        {type: 'resolved', at: '2020-03-04', recorded: '2020-03-20'},
        Safeguard.Event.new('responded', '2020-03-05'),
    ]);
    assertEqual(record.events.map(event => event.payload),
        [null, null, '{"to":"three-partners"}', null, null]);
    assertEqual(record.events[1].id, 'e-2');
    const ruling = escalation.assess_at(record, '2020-03-03T12:00');
    assertEqual([ruling.stage, ruling.is_urgent()], ['three-partners', true]);
    const states = ['2020-03-20T12:00', '2020-03-21T12:00'].map(known =>
        escalation.assess(record.as_known(known)).is_closed());
    assertEqual(states, [false, true]);
    assertEqual(escalation.assess(record).breaches.map(breach => breach.code),
        ['act-after-closure']);
});

await test('what is refused', () => {
    for (const [event, nick] of [
        [['raisd', '2020-03-02'], 'unknown-event'],
        [['raised', '2020-03-02', 'polise'], 'unknown-actor'],
        [{type: 'escalated', at: '2020-03-02', to: 'upstairs'}, 'unknown-stage'],
        [['raised', '2020-02-30'], 'impossible-date'],
    ])
        assertThrows(() => dispute([event]), named(nick));
    assertThrows(() => dispute([], 'between-partners', ['polise']), named('unknown-actor'));
});

await test("the partners' view stands beside a review", () => {
    const cheshire = Safeguard.Policy.load('cheshire-west-and-chester', '2019-10-07');
    const review = Safeguard.Review.new(cheshire.reviews, 'r-1', null,
        {events: [['authority-aware', '2019-10-07', 'local-authority']]});
    const vote = Safeguard.Vote.new(cheshire.get_governance(), 'notify-serious-incident');
    const {Ballot} = Safeguard;
    [['local-authority', Ballot.NO], ['health', Ballot.YES], ['police', Ballot.YES]].forEach(
        ([agency, ballot]) => vote.cast(agency, ballot));
    const view = cheshire.get_governance().assess_vote(vote);
    const ruling = cheshire.reviews.follow_with_view(review, view, '2019-10-09T12:00');
    assert(ruling.findings.some(finding => finding.code === 'partners-for-notifying'));
});

await test('where a review stands', () => {
    const review = Safeguard.Review.new(reviews, 'r-1', null, {
        events: [
            ['authority-aware', '2019-10-07', 'local-authority'],
            ['partners-aware', '2019-10-09'],
            {type: 'notification-sent', at: '2019-10-11', by: 'local-authority'},
        ],
    });
    const ruling = reviews.follow_at(review, '2019-10-15T12:00');
    assertEqual([ruling.stage, ruling.holders], ['rapid-review', ['rapid-review-panel']]);
    assertEqual(ruling.clocks.map(clock => [clock.id, clock.due]),
        [['notify-panel', '2019-10-14'], ['rapid-review', '2019-10-30']]);
    assertEqual(reviews.follow(review).state, 'open');
});

done();
