# SPDX-License-Identifier: LGPL-2.1-or-later
"""A disagreement between two partners, followed up Stockport's ladder."""
import gi

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard

escalation = Safeguard.Policy.load('stockport', '2020-03-02').escalation
dispute = Safeguard.Dispute(
    escalation, 'dispute-1', 'between-partners', parties=['local-authority', 'health'],
    events=[{'type': 'raised', 'at': '2020-03-02', 'by': 'health'},
            {'type': 'acknowledged', 'at': '2020-03-03', 'by': 'local-authority'},
            {'type': 'escalated', 'at': '2020-03-09'},
            {'type': 'escalated', 'at': '2020-03-12', 'to': 'three-partners'},
            {'type': 'mediated', 'at': '2020-03-16', 'by': 'executive'}])
ruling = escalation.assess(dispute)

print('Stands at:', ruling.stage)
print('Whose move:', ruling.holder_name)
for visit in ruling.visits:
    print(f'  {visit.entered_text} to {visit.left_text or "now"}: {visit.name}')
for step in ruling.next:
    if step.to:
        print(f'May go to {step.to}: {step.holder_name} ({step.answer.value_nick})')
for breach in ruling.breaches:
    print('Breach:', breach.message, f'[{breach.citations[0].section}]')
print(ruling.whistleblowing)
