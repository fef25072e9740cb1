#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes a made-up threshold document, a caseload and the expected answers, open duties, a ledger.

Usage: workload.py DIRECTORY

rules.csv     n,level,all,field,op,value: 120 rules over 128 indicators, some with an age band or
              a number of repeat referrals
cases.csv     case,indicators,age_band,repeat_referrals: 100,000 cases
expected.csv  case,level,matched: the highest level of the matched rules, 1 without any
esc.csv       id,due_minute,step: a million open items, due within 60 days. One that falls due is
              due again 7, 7, 14, 21 or 28 days later, as its step says, and its step is the next;
              in 60 days that makes 2,519,888 steps
ledger1m.csv  txn,date,debit_account,credit_account,pence: a million entries of a pooled fund over
              six financial years, by date, between 31 accounts. Liabilities:Pool:Creditors moves
              by -522,504,542.13 pounds in 2023-24

All of it is invented. The same numbers come out on every machine.
"""
import datetime
import pathlib
import random
import sys

INDICATORS, RULES, CASES, BANDS = 128, 120, 100_000, 6
ENTRIES, FIRST_DAY, DAYS = 1_000_000, datetime.date(2019, 4, 1), 365 * 6 + 2
PARTNERS = ('CouncilA', 'CouncilB', 'ICB', 'Police', 'Probation', 'Schools', 'CAFCASS', 'Districts')
LINES = ('Chair', 'BusinessManager', 'Admin', 'Training', 'Audit', 'ReviewPanel', 'Website',
         'Publicity', 'Legal', 'Insurance', 'ChildDeath', 'YouthVoice', 'DataAnalysis', 'Venue',
         'Travel', 'Software', 'Scrutineer', 'Conference', 'Research', 'Contingency')
BANK, DEBTORS = 'Assets:Pool:Bank', 'Assets:Pool:Debtors'
CREDITORS = 'Liabilities:Pool:Creditors'
ITEMS, MINUTES, STEPS = 1_000_000, 60 * 24 * 60, 5


def make_rules(draw):
    rules = []
    for number in range(RULES):
        needed = sorted(draw.sample(range(INDICATORS), draw.choices([1, 2, 3], [2, 2, 1])[0]))
        level = draw.choices([1, 2, 3, 4], [1, 7, 8, 4])[0]
        field, op, value = '', '', ''
        if draw.random() < 0.15:
            if draw.random() < 0.5:
                field, op, value = 'age_band', 'eq', draw.randrange(BANDS)
            else:
                field, op, value = 'repeat_referrals', 'ge', draw.randrange(1, 5)
        rules.append((number, level, needed, field, op, value))
    return rules


def make_case(draw, rules):
    chosen = set(draw.sample(range(INDICATORS), draw.randrange(13)))
    if draw.random() < 0.5:
        chosen.update(draw.choice(rules)[2])
    return chosen, draw.randrange(BANDS), draw.choices(range(7), [12, 4, 1, 1, 1, 1, 1])[0]


def judge(rules, chosen, band, repeats):
    matched = [number for number, _level, needed, field, _op, value in rules
               if chosen.issuperset(needed)
               and (field != 'age_band' or band == value)
               and (field != 'repeat_referrals' or repeats >= value)]
    return max([rules[number][1] for number in matched], default=1), matched


def draw_words(seed):
    """64 bits at a time, by splitmix64."""
    mask, state = 2 ** 64 - 1, seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        value = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & mask
        yield value ^ (value >> 31)


def draw_below(limits, seed):
    """Numbers below each limit in turn: the count of steps depends on them."""
    words = draw_words(seed)
    while True:
        for limit in limits:
            yield (next(words) * limit) >> 64


def write_items(path):
    numbers = draw_below((MINUTES, STEPS), 4242)
    with open(path, 'w', encoding='ascii') as out:
        out.write('id,due_minute,step\n')
        out.writelines(f'{item},{next(numbers)},{next(numbers)}\n' for item in range(ITEMS))


def draw_accounts(below):
    """Of an entry: the account debited and the one credited."""
    sort = below(10)
    if sort < 2:
        return BANK if below(4) else DEBTORS, f'Income:Contribution:{PARTNERS[below(8)]}'
    if sort < 9:
        return f'Expenses:{LINES[below(20)]}', BANK if below(4) else CREDITORS
    return (BANK, DEBTORS) if below(2) else (CREDITORS, BANK)


def write_ledger(path):
    words = draw_words(99)

    def below(limit):
        return (next(words) * limit) >> 64

    days = [(FIRST_DAY + datetime.timedelta(day)).isoformat()
            for day in sorted(below(DAYS) for _ in range(ENTRIES))]
    with open(path, 'w', encoding='ascii') as out:
        out.write('txn,date,debit_account,credit_account,pence\n')
        for number, day in enumerate(days):
            pence = 1000 + below(5_000_000)
            debit, credit = draw_accounts(below)
            out.write(f'{number},{day},{debit},{credit},{pence}\n')


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_items(folder / 'esc.csv')
    write_ledger(folder / 'ledger1m.csv')
    draw = random.Random(20190929)
    rules = make_rules(draw)
    with open(folder / 'rules.csv', 'w', encoding='ascii') as out:
        out.write('n,level,all,field,op,value\n')
        for number, level, needed, field, op, value in rules:
            out.write(f'{number},{level},{" ".join(map(str, needed))},{field},{op},{value}\n')
    with open(folder / 'cases.csv', 'w', encoding='ascii') as cases, \
         open(folder / 'expected.csv', 'w', encoding='ascii') as expected:
        cases.write('case,indicators,age_band,repeat_referrals\n')
        expected.write('case,level,matched\n')
        for case in range(CASES):
            chosen, band, repeats = make_case(draw, rules)
            level, matched = judge(rules, chosen, band, repeats)
            cases.write(f'{case},{" ".join(map(str, sorted(chosen)))},{band},{repeats}\n')
            expected.write(f'{case},{level},{" ".join(map(str, matched))}\n')


if __name__ == '__main__':
    main()
