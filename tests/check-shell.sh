#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts are clean by shellcheck.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

if ! command -v shellcheck >/dev/null; then
	skip "shellcheck" "shellcheck is not installed"
	finish
fi

for f in bootstrap .ci/run tests/bench/run $(list_sources 'tests/*.sh'); do
	# Functions of the sourced files are used by those who source them.
	report "shellcheck $f" "$(cd "$srcdir" && shellcheck -x -P . -e SC1091 "$f" 2>&1)"
done

finish
