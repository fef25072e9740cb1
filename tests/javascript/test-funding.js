// SPDX-License-Identifier: LGPL-2.1-or-later
// The pooled fund, as a script reads it.
import GLib from 'gi://GLib';
import {test, done, assert, assertEqual, environment} from './tap.js';
import {Safeguard} from './recording.js';

const {funding} = Safeguard.Policy.load('stockport', '2017-04-01');
const path = `${environment('SAFEGUARD_SOURCE_ROOT')}/examples/stockport-2017-18/fund.json`;
const {entries} = JSON.parse(new TextDecoder().decode(GLib.file_get_contents(path)[1]));

const event = ({type, at, by = null, id = null, ...payload}) =>
    Safeguard.Event.new_full(type, at, id, null, by, JSON.stringify(payload));
const fundOf = (rules, list) => {
    const fund = Safeguard.Fund.new(rules, 'board');
    list.forEach(one => fund.append(event(one)));
    return fund;
};
const refused = (call, part) => {
    try {
        call();
    } catch (error) {
        assert(error.message.includes(part), error.message);
        return;
    }
    assert(false, 'it was not refused');
};

await test('Appendix C', () => {
    const fund = fundOf(funding, entries);
    const ruling = funding.assess(fund, '2017-18');
    assertEqual([ruling.get_year(), ruling.get_income_total(), ruling.get_expenditure_total()],
        ['2017-18', 16678900, 16678900]);
    assertEqual([ruling.get_brought_forward(), ruling.get_carried_forward(),
        ruling.get_reserve('local-authority-reserve-for-reviews')], [0, 0, 0]);
    assertEqual([...ruling.get_subtotals()].map(line => line.get_pence()),
        [5301400, 11377500, 10464300, 6214600]);
    assertEqual([...ruling.get_income()].length, 8);
    const [staffing] = [...ruling.get_expenditure()];
    assertEqual([staffing.get_heading(), staffing.get_name(), staffing.get_under(),
        staffing.get_quarter(1), staffing.has_budget(), staffing.get_budget(), staffing.get_share()],
    ['staffing', 'Staffing', 'staffing-and-chair', 2308250, false, 0, 5536]);
    assertEqual([...staffing.get_citations()].length, 1);
    assert([...ruling.get_exceptions()].some(one => one.get_code() === 'reserve-short-of-cost'));
    assertEqual(funding.assess_at(fund, '2017-18', '2017-05-01T12:00').get_income_total(), 9523500);
    assert(fund.export(Safeguard.FundFormat.LEDGER).includes('Income:Cafcass  -550.00 GBP'));
});

await test('the rules', () => {
    assertEqual(funding.get_headings()[1], 'cafcass');
    assert(funding.get_contributors().includes('police'));
    assertEqual(funding.get_reserves(), ['local-authority-reserve-for-reviews']);
    assertEqual(funding.get_host(), null);
    refused(() => funding.make_shares(100), 'do not say');
});

await test('spending', () => {
    const rules = Safeguard.Policy.load('stockport', '2012-04-01').get_funding();
    const fund = fundOf(rules, [
        {type: 'received', at: '2012-04-30', from: 'police', pence: 100000},
        {type: 'case-submitted', at: '2012-05-01', id: 'c-1', pence: 50000,
            heading: 'projects-and-developments'},
    ]);
    const decision = event({type: 'decided', at: '2012-05-10', by: 'board', case: 'c-1'});
    const commitment = event({type: 'committed', at: '2012-05-14', id: 'k-1', case: 'c-1',
        pence: 50000});
    refused(() => fund.approve(decision, null), 'improves-outcomes');
    rules.get_tests().get_facts().forEach(one => fund.append(event({type: 'tested',
        at: '2012-05-02', case: 'c-1', test: one, answer: 'yes', reason: 'as the case says'})));
    const governance = Safeguard.Policy.load('stockport', '2012-04-01').get_governance();
    const ruling = governance.assess_meeting(
        Safeguard.Meeting.new(governance, 'partnership', '2012-05-10'));
    assertEqual([ruling.get_subject(), ruling.get_answer()],
        ['partnership', Safeguard.Answer.UNDECIDED]);
    const done_ = fund.approve(decision, ruling);
    assertEqual(JSON.parse(done_.get_payload()).ruling.answer, 'undecided');
    refused(() => fund.commit(commitment, null), 'has not signed');
    fund.append(event({type: 'signed', at: '2012-05-11', by: 'chair-of-the-board', case: 'c-1'}));
    fund.commit(commitment, null);
    assertEqual([fund.get_id(), fund.get_held(), fund.get_uncommitted()], ['board', 100000, 50000]);
});

await test('an extract', () => {
    const mapping = Safeguard.FundMapping.new(`safeguard-mapping: 1
source: bank
columns: {date: Date, description: Details, amount: Amount}
rules:
  - {when: {description: {contains: GMP}}, then: {type: received, from: police}}
`);
    const extract = GLib.Bytes.new(new TextEncoder().encode(
        'Date,Details,Amount\n2017-04-03,GMP,138.00\n2017-04-04,Somebody,-1\n'));
    const fund = Safeguard.Fund.new(funding, 'board');
    const first = fund.import_extract(mapping, extract, null);
    assertEqual([mapping.get_source(), [...first.get_events()].length, first.get_n_left_out()],
        ['bank', 1, 0]);
    assertEqual([...first.get_issues()].map(issue => issue.get_line()), [3]);
    assertEqual(fund.import_extract(mapping, extract, null).get_n_repeated(), 1);
    assertEqual(fund.get_held(), 13800);
});

await test('shares', () => {
    const shares = Safeguard.Shares.new(100);
    ['local-authority', 'health', 'police'].forEach(who => shares.add(who, 0, 1, -1, -1));
    const list = [...shares.divide()];
    assertEqual(list.map(share => [share.get_who(), share.get_pence()]),
        [['local-authority', 34], ['health', 33], ['police', 33]]);
    assertEqual(list[0].get_steps().length, 2);
    assertEqual(Safeguard.Shares.uplift(10000, 250), 10250);
});

done();
