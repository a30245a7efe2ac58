#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The layout of C is what .clang-format says, to the last space.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

if ! command -v clang-format >/dev/null; then
	skip "clang-format" "clang-format is not installed"
	finish
fi

# shellcheck disable=SC2046 # a list of names
report "clang-format" "$(
	cd "$srcdir" && clang-format --style=file --dry-run $(list_sources 'src/*.[ch]' 'tests/*.[ch]') 2>&1
)"

finish
