#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
safeguard assess --policy stockport - <<'JSON'
{"date": "2019-10-01",
 "present": ["significant-welfare-concern"],
 "events": {"referral-received": "2019-10-01"}}
JSON
safeguard due --policy stockport --clock notify-panel --from 2019-12-20 --explain
safeguard working-days 2019-12-20 15
