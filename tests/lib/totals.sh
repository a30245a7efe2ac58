#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Adds up the results of the tests that ran in the given build directories: « N passed, N failed,
# N skipped ». Fails when one failed or none passed. The counts are those of single TAP lines.
set -u

find "$@" -path '*/tests/*' -name '*.trs' -exec cat {} + | awk '
	/^:test-result: (PASS|XFAIL)/ { passed++ }
	/^:test-result: (FAIL|XPASS|ERROR)/ { failed++ }
	/^:test-result: SKIP/ { skipped++ }
	END {
		printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
		exit failed > 0 || passed == 0
	}'
