// SPDX-License-Identifier: LGPL-2.1-or-later
// Two policies side by side: what differs, what it does to cases, and to how many.
import GLib from 'gi://GLib';
import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const packs = `${GLib.getenv('SAFEGUARD_SOURCE_ROOT')}/tests/policy/packs`;
const catalogue = Safeguard.Catalogue.new(null);
const read = edition => catalogue.read_policy(`${packs}/${edition}.yaml`, null);
const diff = Safeguard.PolicyDiff.new(read('fellborough-2019'), read('fellborough-2022'));
const list = model => Array.from(model);

await test('it names both and tells what differs', () => {
    assertEqual([diff.get_first().edition, diff.get_second().edition],
        ['fellborough-2019', 'fellborough-2022']);
    const risk = list(diff.get_differences()).find(one => one.get_rule() === 'risks');
    assertEqual(risk.get_message(),
        'Risk: with score 12, taken up to the executive under fellborough-2019, kept under fellborough-2022.');
    assertEqual([risk.get_room(), risk.get_code()], ['governance', 'decided-differently']);
    assertEqual([[...risk.get_facts()], [...risk.get_conditions()]], [['score'], ['12']]);
    assertEqual([risk.get_first_answer(), risk.get_second_answer()],
        ['taken up to the executive', 'kept']);
    assertEqual(list(risk.get_first_citations()).length, 1);
    assertEqual(list(risk.get_second_citations()).length, 1);
    assert(risk.get_arguments() !== null);
    assertEqual([...diff.get_unfinished()], []);
    assertEqual(JSON.parse(diff.to_json()).first.edition, 'fellborough-2019');
    assert(diff.get_release_note().startsWith('# Safeguarding in Fellborough 2022'));
});

await test('what is listed has names, and nothing else has', () => {
    const names = list(diff.get_differences()).map(each => [...each.get_names()].length);
    assertEqual(Math.min(...names), 0);
});

await test('an edition is found by its id', () => {
    assertEqual(catalogue.find_policy('england-2018', null).edition, 'england-2018');
});

await test('the same facts under both, and how many cases move', () => {
    const concern = diff.new_concern();
    concern.add_present('complex-needs');
    const both = diff.compare(concern);
    assertEqual(both.get_move(), 'level 2 to level 3');
    assertEqual(both.get_differs(), Safeguard.Answer.YES);
    assertEqual([both.get_first_answer(), both.get_second_answer()],
        ['level 2', 'level 3, Section 17']);
    assert(both.get_first() !== null && both.get_second() !== null);
    assertEqual([list(both.get_reasons()).length, [...both.get_unheard_by_first()],
        [...both.get_unheard_by_second()]], [0, [], []]);
    assertEqual([list(both.get_first_gaps()), list(both.get_second_gaps())], [[], []]);

    const impact = Safeguard.PolicyImpact.new(diff, 5);
    for (let i = 0; i < 3; i++)
        assert(impact.add(concern, 'north'));
    assertEqual([...impact.get_groups()], ['north']);
    assertEqual([...impact.get_moves()], ['level 2 to level 3']);
    assertEqual(impact.get_count('north', null), -1);
    assertEqual(JSON.parse(impact.to_json()).all.total, null);
});

await test('a vote under both, with the clause that makes them differ', () => {
    const made = Safeguard.Catalogue.new([`${GLib.getenv('SAFEGUARD_SOURCE_ROOT')}/tests/partnerships`]);
    const [first, second] = ['aldwater', 'thornholm'].map(area => made.find_policy(area, '2024-06-01'));
    const votes = Safeguard.PolicyDiff.new(first, second);
    const ask = policy => {
        const vote = Safeguard.Vote.new(policy.governance, 'notify-serious-incident');
        vote.cast('local-authority', Safeguard.Ballot.YES);
        vote.cast('health', Safeguard.Ballot.YES);
        vote.cast('police', Safeguard.Ballot.NO);
        return policy.governance.assess_vote(vote);
    };
    const both = votes.compare_rulings(ask(first), ask(second));
    assertEqual([both.get_kind(), both.get_move()], ['vote', 'not carried to carried']);
    assertEqual([both.get_first_ruling().outcome, both.get_second_ruling().outcome],
        [Safeguard.VoteOutcome.NOT_CARRIED, Safeguard.VoteOutcome.CARRIED]);
    assertEqual(list(both.get_reasons()).map(one => one.get_rule()), ['notify-serious-incident']);

    const impact = Safeguard.PolicyImpact.new(votes, 1);
    assertEqual(impact.add_comparison(both, 'north'), true);
    const back = Safeguard.PolicyImpact.new(Safeguard.PolicyDiff.new(second, first), 1);
    let code = null;
    try {
        back.add_comparison(both, 'north');
    } catch (error) {
        code = error.code;
    }
    assertEqual([code, back.get_count(null, null)], [Safeguard.Error.OTHER_POLICY, 0]);
    assertEqual(impact.get_count('north', 'not carried to carried'), 1);
});

done();
