# SPDX-License-Identifier: LGPL-2.1-or-later
import gi

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard

policy = Safeguard.Policy.load('stockport', '2019-10-01')
concern = Safeguard.Concern.new(policy.thresholds)
concern.add_present('significant-welfare-concern')
concern.append_event('referral-received', '2019-10-01')
ruling = policy.thresholds.assess(concern)
print(ruling.level.name)
print(ruling.why(), end='')
