#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The ledger beside hledger, ledger and beancount, in one run and on one journal, as ratios.

beside-ledgers.py BENCH-FUND BENCH-LEDGER: the journals are the library's own export of a made-up fund
of SAFEGUARD_LEDGER_ENTRIES events (100,000 unless said); or, where the folder SAFEGUARD_WORKLOAD has
them, ledger1m.journal and ledger1m.beancount, beside ledger1m.csv. What is compared is the answer to
one question, the balances of all accounts: the other programs read their text for it, the library
posts every entry with all its checks and sums a year up."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAMS = (
    ('hledger', ('hledger', '-f', '{ledger}', 'balance', '--flat')),
    ('ledger', ('ledger', '-f', '{ledger}', 'balance', '--flat')),
    ('beancount', ('bean-report', '{beancount}', 'balances')),
)


def output(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def own_journals(bench_fund, folder):
    """Our seconds for all entries and a statement, from what the bench says, and the journals."""
    n = int(os.environ.get('SAFEGUARD_LEDGER_ENTRIES', '100000'))
    text = output(bench_fund, str(n), folder)
    print(text, end='')
    appended = float(re.search(r'([\d.]+) us an event', text)[1]) * n / 1e6
    stated = float(re.search(r'statement-ms ([\d.]+)', text)[1]) / 1e3
    return appended + stated, {'ledger': f'{folder}/fund.ledger',
                               'beancount': f'{folder}/fund.beancount'}


def given_journals(bench_ledger, folder):
    text = output(bench_ledger, folder)
    print(text, end='')
    entries = int(re.search(r'(\d+) entries', text)[1])
    posted = float(re.search(r'ledger +([\d.]+) ns an entry', text)[1]) * entries / 1e9
    stated = float(re.search(r'ledger +([\d.]+) ms; all', text)[1]) / 1e3
    return posted + stated, {'ledger': f'{folder}/ledger1m.journal',
                             'beancount': f'{folder}/ledger1m.beancount'}


def main():
    bench_fund, bench_ledger = sys.argv[1:]
    workload = os.environ.get('SAFEGUARD_WORKLOAD', '')
    with tempfile.TemporaryDirectory() as folder:
        if pathlib.Path(workload, 'ledger1m.journal').exists():
            ours, journals = given_journals(bench_ledger, workload)
        else:
            ours, journals = own_journals(bench_fund, folder)
        print(f'{"this library":34} {ours:10.4f} s')
        for name, command in PROGRAMS:
            if not shutil.which(command[0]):
                print(f'{name:34} is not installed')
                continue
            before = time.monotonic()
            output(*(word.format(**journals) for word in command))
            theirs = time.monotonic() - before
            print(f'{name:34} {theirs:10.4f} s  {theirs / ours:10.1f} times ours')


if __name__ == '__main__':
    main()
