#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Appendix C of Stockport's annual report for 2017/18, from the events of the year."""
import json
import pathlib

import gi

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard  # noqa: E402

entries = json.loads((pathlib.Path(__file__).parent.parent / 'stockport-2017-18' / 'fund.json')
                     .read_text(encoding='utf-8'))['entries']

funding = Safeguard.Policy.load('stockport', on='2017-04-01').funding
fund = Safeguard.Fund(funding, 'board', events=entries)
statement = funding.assess(fund, '2017-18')
for line in statement.income + statement.subtotals + statement.expenditure:
    print(f'{line.name:50}{line.pence / 100:12,.2f}')
