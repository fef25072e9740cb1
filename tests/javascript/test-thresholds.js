// SPDX-License-Identifier: LGPL-2.1-or-later
// Concerns and the rulings on them, as a script reads them.
import {test, done, assert, assertEqual, assertThrows} from './tap.js';
import {Safeguard} from './recording.js';

const policy = Safeguard.Policy.load('stockport', '2019-10-01');
const {thresholds} = policy;
const note = noted => Safeguard.Concern.new(thresholds, noted);
const assess = noted => thresholds.assess(note(noted));

await test('a concern is made in one go', () => {
    const concern = note({
        present: ['significant-harm'], absent: ['complex-needs'],
        facts: {'needs-unclear': true, 'good-progress': false, 'reporter': 'public'},
        events: {'referral-received': '2019-10-07'},
    });
    assertEqual(['significant-harm', 'complex-needs', 'needs-unclear', 'good-progress', 'reporter',
        'immediate-danger'].map(fact => concern.get_fact(fact)),
    ['present', 'absent', 'present', 'absent', 'public', 'unknown']);
    assertEqual(concern.events.map(event => event.event_type), ['referral-received']);
});

await test('what a concern refuses', () => {
    for (const [noted, nick] of [
        [{present: ['significant-ham']}, 'unknown-fact'],
        [{present: ['complex-needs'], absent: ['complex-needs']}, 'contradiction'],
        [{facts: {'needs-unclear': 1}}, 'wrong-type'],
        [{facts: {'reporter': 'neighbour'}}, 'wrong-value'],
    ])
        assertThrows(() => note(noted), error => error.nick === nick);
    assertThrows(() => note({facts: {'needs-unclear': 0.5}}), /whole number/);
});

await test('a judgement stands beside the rules', () => {
    const concern = note({present: ['significant-harm']});
    concern.record_judgement(3, 'social-worker', '2019-10-08', 'history');
    const ruling = thresholds.assess(concern);
    for (const judgements of [concern.get_judgements(), ruling.get_judgements()]) {
        const [judgement] = judgements;
        assertEqual([judgement.level, judgement.by, judgement.whenText, judgement.reason],
            [3, 'social-worker', '2019-10-08', 'history']);
    }
    assert(ruling.findings.some(finding => finding.code === 'judgement-lower'));
});

await test('a ruling reads like JavaScript', () => {
    const ruling = assess({
        present: ['significant-harm'], events: {'referral-received': '2019-10-07'},
    });
    assertEqual([ruling.level.name, ruling.level.number, ruling.level.id],
        ['Safeguarding concerns', 4, 'safeguarding-concerns']);
    assertEqual(ruling.level.citations[0].document, 'Safeguarding Children in Stockport');
    assertEqual(ruling.clocks.map(clock => clock.due), ['2019-10-08', '2019-12-09']);
    assert(ruling.why().includes('Level 4, Safeguarding concerns'));
    assertEqual([ruling.outcome, ruling.highestPossible, ruling.statute, ruling.assessment,
        ruling.coordinator, ruling.route, ruling.consent, ruling.is_emergency()],
    [Safeguard.Outcome.DECIDED, 4, 'section-47', 'single-assessment', 'social-worker',
        'massh-form', null, false]);
});

await test('of what policy and moment it is', () => {
    const ruling = thresholds.assess_at(note({present: ['significant-harm']}),
        new Date('2019-10-09T08:00:00Z'));
    assertEqual([ruling.area, ruling.edition, ruling.on, ruling.at.toISOString(), ruling.known],
        ['stockport', 'stockport-2019', '2019-10-01', '2019-10-09T08:00:00.000Z', null]);
    assertEqual(ruling.digest, policy.digest);
    assertEqual([...ruling.layers], [...policy.layers]);
    assertEqual(JSON.parse(ruling.to_json()).result.level.number, 4);
});

await test('immediate danger comes first', () => {
    const ruling = assess({present: ['immediate-danger']});
    const [danger] = ruling.findings;
    assertEqual([danger.code, danger.severity],
        ['immediate-danger', Safeguard.FindingSeverity.DUTY]);
    assert(danger.message.includes('999'));
    assertEqual(danger.get_arguments(), {route: 'ring 999 and ask for the police'});
    assertEqual(danger.facts, ['immediate-danger']);
    assertEqual([ruling.get_danger(), ruling.emergency], [Safeguard.Answer.YES, true]);
    assertEqual([danger.citations.length, danger.is_verified(), ruling.is_emergency()],
        [1, true, true]);
    assertEqual(ruling.level, null);
});

await test('why not, and what would do', () => {
    const ruling = assess({present: ['needs-unclear'], absent: ['significant-harm']});
    const [harm] = ruling.why_not(4);
    assertEqual([harm.row, harm.answer, harm.state],
        ['significant-harm', '4', Safeguard.RowState.NO]);
    const [need] = harm.get_needs();
    assertEqual([need.fact, need.found, need.needed], ['significant-harm', 'absent', 'present']);
    assertEqual(ruling.trace.map(row => row.row), thresholds.rows);
    const [change] = ruling.smallest_changes(4);
    assertEqual([change.to, change.needs.length], ['4', 1]);
});

await test('what is asked', () => {
    const question = assess({present: ['needs-unclear']}).questions
        .find(each => each.fact === 'significant-welfare-concern');
    assertEqual([question.ask, question.from, question.to],
        ["Are there significant concerns for the child's welfare?", '2', ['4']]);
});

await test('what the document leaves open', () => {
    const ruling = assess({present: ['increasing-unmet-need'], absent: ['complex-needs']});
    const [gap] = ruling.undecided;
    assertEqual([gap.id, gap.citations.length], ['level-3-lines', 1]);
    assert(gap.says.includes('not said'));
    assertEqual(gap.readings.map(reading => [reading.id, reading.answer]),
        [['any-line', 'yes'], ['every-line', 'no']]);
    assertEqual(ruling.level, null);
});

await test('a caseload in one call', () => {
    const flags = thresholds.facts.filter(fact => fact !== 'reporter');
    const words = thresholds.caseWords;
    const packed = new BigUint64Array(2 * words);
    packed[0] = 1n << BigInt(flags.indexOf('significant-harm'));
    packed[words] = 1n << BigInt(flags.indexOf('needs-unclear'));
    const answers = thresholds.assess_bytes(new Uint8Array(packed.buffer));
    const {DECIDED} = Safeguard.Outcome, {UNDETERMINED} = Safeguard.Answer;
    assertEqual([...new Int16Array(answers.slice().buffer)],
        [4, 4, DECIDED, UNDETERMINED, 2, 4, DECIDED, UNDETERMINED]);
    assertEqual(thresholds.matchedWords, 1);
    assertEqual(thresholds.levels.map(level => level.number), [1, 2, 3, 4]);
});

done();
