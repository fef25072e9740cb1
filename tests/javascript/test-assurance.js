// SPDX-License-Identifier: LGPL-2.1-or-later
// Risk, decision rights, checklists, attendance, remedies and assurance of a made-up partnership.
import GLib from 'gi://GLib';

import {test, done, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const {Answer, RiskHandling} = Safeguard;
const root = GLib.getenv('SAFEGUARD_SOURCE_ROOT');
const catalogue = Safeguard.Catalogue.new([`${root}/tests/governance/made-up-2019.yaml`]);
const {governance} = catalogue.get_policy('made-up', '2019-06-03');

await test('risk', () => {
    assertEqual([11, 12, 13].map(score => governance.assess_score(score).handling),
        [RiskHandling.KEPT, RiskHandling.UNDECIDED, RiskHandling.ESCALATED]);
    const risk = Safeguard.Risk.new(governance, 'r-1', {events: [
        {type: 'raised', at: '2019-02-01', by: 'quality-assurance'},
        {type: 'scored', at: '2019-05-01', score: 15},
    ]});
    const ruling = governance.assess_risk(risk, null);
    assertEqual([risk.id, ruling.to, ruling.register], ['r-1', 'executive', 'partnership']);
    assertEqual(ruling.is_closed(), false);
    assertEqual(ruling.scores.map(one => [one.when_text, one.score, one.handling, one.to]),
        [['2019-05-01', 15, RiskHandling.ESCALATED, 'executive']]);
});

await test('who may decide', () => {
    const ruling = governance.may('executive', 'sign', 'action-plan');
    assertEqual([ruling.get_may(), ruling.before, ruling.who],
        [Answer.YES, ['completion', 'moderation'], ['executive']]);
    const log = Safeguard.DecisionLog.new(governance, 'l-1', {events: [
        {type: 'sign', at: '2019-03-01', by: 'executive', matter: 'action-plan'},
    ]});
    assertEqual([log.id, governance.assess_decisions(log, null).n_breaches], ['l-1', 1]);
});

await test('checklists', () => {
    assertEqual(governance.checklists.map(one => one.id), ['lay-member', 'chair', 'impossible']);
    const checklist = governance.get_checklist('lay-member');
    assertEqual(checklist.name, 'Who may be a lay member');
    assertEqual(checklist.facts.includes('lives-in-area'), true);
    const check = Safeguard.Check.new(checklist, {present: ['lives-in-area']});
    const ruling = checklist.assess(check, '2019-06-03T12:00');
    assertEqual(ruling.answer, Answer.UNDETERMINED);
    const [resident] = ruling.tests;
    assertEqual([resident.id, resident.answer, resident.ask],
        ['resident', Answer.YES, 'Does the person live in the area?']);
    assertEqual([resident.needs[0].fact, resident.citations[0].section], ['lives-in-area', '9']);
});

await test('attendance', () => {
    const attendance = Safeguard.Attendance.new(governance, 'partnership', '2019-01-01',
        '2019-12-31', {events: [
            {type: 'held', at: '2019-02-05', present: ['lead-officer']},
            {type: 'held', at: '2019-04-02', present: []},
            {type: 'held', at: '2019-06-04', present: []},
            ['planned', '2019-08-06'], ['planned', '2019-10-01'], ['planned', '2019-12-03'],
        ]});
    attendance.set_class('lead-officer', 'statutory');
    attendance.set_minimum('head-teacher', 50);
    assertEqual(attendance.body, 'partnership');
    const [lead] = governance.assess_attendance(attendance, null).seats;
    assertEqual([lead.seat, lead.attended, lead.held, lead.planned, lead.minimum],
        ['lead-officer', 1, 3, 3, 80]);
    assertEqual([lead.rate_text, lead.highest_text, lead.reachable, lead.may_miss,
        lead.last_to_miss_text], ['33.3 %', '66.7 %', Answer.NO, -1, null]);
});

await test('remedies', () => {
    assertEqual(governance.workstream_kinds, ['remedies']);
    const work = Safeguard.Workstream.new(governance, 'w-1', 'remedies', ['police'], {events: [
        ['plan-required', '2019-03-01', 'board'], ['referred', '2019-04-01'],
    ]});
    const ruling = governance.follow(work, null);
    assertEqual(ruling.breaches.map(finding => finding.code), ['act-out-of-order']);
});

await test('a summons rests on a vote', () => {
    const work = Safeguard.Workstream.new(governance, 'w-1', 'remedies', null, {events: [
        ['plan-required', '2019-03-01'], ['agreed', '2019-03-02'], ['summoned', '2019-03-03'],
    ]});
    const vote = Safeguard.Vote.new(governance, 'summon');
    vote.cast('local-authority', Safeguard.Ballot.YES);
    vote.cast('health', Safeguard.Ballot.YES);
    vote.cast('police', Safeguard.Ballot.NO);
    const ruling = governance.follow_with_vote(work, governance.assess_vote(vote), null);
    assertEqual(ruling.breaches.map(finding => finding.code),
        ['act-not-agreed', 'act-out-of-order']);
});

await test('information', () => {
    const log = Safeguard.InformationLog.new(governance, 'i-1', {events: [
        {type: 'requested', at: '2019-03-01', about: 'r-1'},
        {type: 'answered', at: '2019-03-04', by: 'police', about: 'r-1'},
        {type: 'handed-over', at: '2019-03-04', item: 'open-actions'},
    ]});
    const ruling = governance.assess_information(log, null);
    assertEqual([log.id, ruling.controllers, ruling.missing],
        ['i-1', ['local-authority'], ['open-review']]);
    assertEqual(ruling.get_unanswered('r-1'), ['local-authority', 'health']);
});

await test('assurance', () => {
    const [board] = governance.get_provisions('boards');
    assertEqual([board.section, board.id, board.name, board.get_values('leads-on')],
        ['boards', 'adults-board', 'the adults board', ['domestic-abuse']]);
    assertEqual(board.citations[0].section, '7');
    assertEqual(governance.get_responsibilities('schools').map(one => [one.id, one.get_values('of')]),
        [['head-teacher-informs', ['head-teacher']], ['schools-recruit', ['schools', 'probation']],
            ['agencies-inform', ['relevant-agencies']]]);
    const assurance = Safeguard.Assurance.new(governance, 'y-1', '2019-01-01', '2019-03-31', {
        events: [{type: 'submitted', at: '2019-04-02', by: 'ccg', submission: 'data-set',
            for: '2019-03-31'}],
    });
    const ruling = governance.assess_assurance(assurance, null);
    assertEqual([assurance.id, ruling.get_missing('submissions')],
        ['y-1', ['local-authority', 'police', 'probation']]);
});

done();
