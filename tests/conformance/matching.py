# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whether an answer holds what a vector expects; README.md has the rules."""


def missing(expected, found, where='answer'):
    """What of the expected is not in what was found."""
    if isinstance(expected, dict) and '$some' in expected:
        if not isinstance(found, list):
            return f'{where} is no list'
        return next((f'{where} has no {item}' for item in expected['$some']
                     if all(missing(item, one) for one in found)), None)
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return f'{where} is no object'
        return next((text for key, value in expected.items()
                     if (text := f'{where}.{key} is missing' if key not in found
                         else missing(value, found[key], f'{where}.{key}'))), None)
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return f'{where} is not a list of {len(expected)}'
        return next((text for i, value in enumerate(expected)
                     if (text := missing(value, found[i], f'{where}[{i}]'))), None)
    if type(expected) is not type(found) or expected != found:
        return f'{where} is {found!r}, expected {expected!r}'
    return None
