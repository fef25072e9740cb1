#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What did Working Together 2023 change, and does it move a contact in Stockport?
safeguard policy diff england-2018 england-2023 | grep -A 1 'told to'
safeguard policy compare --on 2019-10-01 --to 2024-06-01 stockport --facts - <<'JSON'
{"id": "contact-1", "present": ["significant-welfare-concern"]}
JSON
# And the death of a care leaver, of which the authority hears on a Friday before a bank holiday?
safeguard policy compare --on 2019-10-01 --to 2024-06-01 stockport --facts - <<'JSON'
{"id": "incident-1", "aware": {"local-authority": "2024-05-03"},
 "present": ["child-died", "care-leaver-under-25"],
 "absent": ["looked-after", "abuse-or-neglect-known-or-suspected"]}
JSON
