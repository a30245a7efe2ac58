#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# gcc -fanalyzer follows every path of every function and finds no fault. It takes minutes, so that
# make check alone leaves it out; make lint and .ci/run ask for it.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

if [ "${LAKOU_LINT:-}" != all ]; then
	skip "gcc -fanalyzer" "slow: make lint runs it"
	finish
fi
if ! command -v gcc >/dev/null; then
	skip "gcc -fanalyzer" "gcc is not installed"
	finish
fi

sources=$(list_sources 'src/*.c')
report "gcc -fanalyzer" "$(
	export srcdir builddir="${builddir:-.}"
	# shellcheck disable=SC2016 # expanded by the inner shell
	printf '%s\n' "$sources" | xargs -P "$(nproc)" -I FILE sh -c '
		gcc -std=gnu11 -O1 -fanalyzer -fdiagnostics-plain-output -I"$builddir" -I"$srcdir/src" \
			-DLOCALEDIR="\"\"" -DLOCALE_MIN_DIR="\"\"" -c -o /dev/null "$srcdir/FILE" 2>&1'
)"

finish
