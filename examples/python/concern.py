# SPDX-License-Identifier: LGPL-2.1-or-later
from datetime import date

import gi

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard

policy = Safeguard.Policy.load('stockport', date(2019, 10, 1))
concern = Safeguard.Concern.new(policy.thresholds)
concern.add_present('significant-welfare-concern')
concern.append_event('referral-received', '2019-10-01')
ruling = policy.thresholds.assess(concern)

print(ruling.level.name)
for clock in ruling.clocks:
    print(clock.due_text, clock.name)
print(ruling.why(), end='')
