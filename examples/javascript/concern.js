// SPDX-License-Identifier: LGPL-2.1-or-later
import Safeguard from 'gi://Safeguard?version=1';

const policy = Safeguard.Policy.load('stockport', '2019-10-01');
const concern = Safeguard.Concern.new(policy.thresholds);
concern.add_present('significant-welfare-concern');
concern.append_event('referral-received', '2019-10-01');
const ruling = policy.thresholds.assess(concern);
print(ruling.level.name);
print(ruling.why().trimEnd());
