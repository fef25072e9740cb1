#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs a benchmark on the workload of the build, or on the one that SAFEGUARD_WORKLOAD names.
exec "$1" "${SAFEGUARD_WORKLOAD:-$2}"
