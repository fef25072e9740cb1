// SPDX-License-Identifier: LGPL-2.1-or-later
// Meetings, votes and the record of a partnership, as a script reads them.
import {test, done, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const policy = Safeguard.Policy.load('cheshire-west-and-chester', '2019-10-01');
const governance = policy.get_governance();
const {Ballot, Presence, Quorate, VoteOutcome} = Safeguard;

const rule = (...ballots) => {
    const vote = Safeguard.Vote.new(governance, 'notify-serious-incident');
    governance.get_voters(vote.get_decision()).forEach((agency, i) =>
        vote.cast(agency, ballots[i]));
    vote.declare_conflict('police');
    return governance.assess_vote(vote);
};

await test('the votes of section 8', () => {
    const alone = rule(Ballot.YES, Ballot.NO, Ballot.NO);
    assertEqual([alone.get_outcome(), alone.get_pivotal(), alone.get_dissent()],
        [VoteOutcome.CARRIED, ['local-authority'], ['health', 'police']]);
    assertEqual(rule(Ballot.NO, Ballot.YES, Ballot.YES).outcome, VoteOutcome.CARRIED);
    const open = rule(Ballot.NO, Ballot.YES, Ballot.NO);
    assertEqual(open.outcome, VoteOutcome.UNDECIDED);
    assertEqual(open.undecided.map(gap => gap.id), ['director-against-one-for']);
    assertEqual(open.get_trace().map(row => row.row), ['director', 'the-other-two', 'nobody']);
    assertEqual(open.smallest_changes(VoteOutcome.CARRIED).map(way => way.needs[0].fact),
        ['local-authority', 'police']);
    assertEqual(governance.get_decisions(), ['notify-serious-incident']);
});

await test('a meeting of a body whose terms of reference are not held', () => {
    const meeting = Safeguard.Meeting.new(governance, 'executive', '2019-10-15T10:00');
    meeting.add_attendee('p1', Presence.MEMBER, 'local-authority', null);
    meeting.add_attendee('p2', Presence.SUBSTITUTE, 'police', null);
    meeting.set_authority('p2', true);
    meeting.set_nominated('p2', true);
    meeting.add_item('plan', null);
    const ruling = governance.assess_meeting(meeting);
    assertEqual([ruling.get_quorate(), ruling.get_item_quorate('plan')],
        [Quorate.UNDECIDED, Quorate.UNDECIDED]);
    assertEqual([ruling.get_missing(), ruling.get_trace()], [[], []]);
    assertEqual(governance.assess_meeting_at(meeting, '2019-10-15T11:00').quorate,
        Quorate.UNDECIDED);
    assertEqual([meeting.get_body(), meeting.get_people(), meeting.get_when_text()],
        ['executive', ['p1', 'p2'], '2019-10-15T10:00:00+01:00']);
    assertEqual(governance.get_bodies().includes('executive'), true);
    let nick = null;
    try {
        meeting.set_stands_in_for('p2', 'no-such-seat');
    } catch (error) {
        ({nick} = error);
    }
    assertEqual([nick, governance.get_seats().includes('no-such-seat')], ['unknown-seat', false]);
});

await test('a partnership', () => {
    const partnership = Safeguard.Partnership.new(governance);
    partnership.add_organisation('a-ccg', 'ccg', null, null);
    partnership.succeed('a-ccg', 'an-icb', '2022-07-01');
    assertEqual(['2022-06-30', '2022-07-01'].map(day =>
        partnership.get_organisations('health', day)), [['a-ccg'], ['an-icb']]);
    partnership.add_meeting(Safeguard.Meeting.new(governance, 'executive', '2019-10-15'));
    assertEqual(partnership.get_meetings('executive').length, 1);
    const ruling = governance.assess_partnership(partnership, '2020-01-01T09:00');
    assertEqual([ruling.day_text, ruling.vacant.length, governance.seats.length],
        ['2020-01-01', governance.seats.length, ruling.vacant.length]);
    const refused = [
        () => partnership.hold_seat('no-such-seat', 'p1', null, null),
        () => partnership.delegate('no-such-seat', 'p1', null, null),
        () => partnership.add_substitute('no-such-seat', 'p1', null, null),
        () => partnership.get_holders('no-such-seat', '2022-01-01'),
        () => partnership.get_delegates('no-such-seat', '2022-01-01'),
        () => partnership.get_substitutes('no-such-seat', '2022-01-01'),
    ].map(call => {
        try {
            call();
        } catch (error) {
            return error.nick;
        }
        return null;
    });
    assertEqual(refused, Array(6).fill('unknown-seat'));
});

done();
