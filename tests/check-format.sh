#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The layout of C is what .clang-format says, to the last space.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

if ! command -v clang-format >/dev/null; then
	skip "clang-format" "clang-format is not installed"
	finish
fi

for f in $(list_sources 'src/*.[ch]' 'tests/*.[ch]'); do
	if ! clang-format --style=file "$srcdir/$f" | cmp -s - "$srcdir/$f"; then
		wrong="${wrong:-}$f: clang-format -i $f
"
	fi
done
report "clang-format" "${wrong:-}"

finish
