#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cppcheck finds nothing to say about the sources.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

if ! command -v cppcheck >/dev/null; then
	skip "cppcheck" "cppcheck is not installed"
	finish
fi

report "cppcheck" "$(
	cd "$srcdir" && cppcheck --quiet --std=c11 --language=c -j "$(nproc)" \
		--enable=warning,performance,portability --inline-suppr \
		--suppress=missingIncludeSystem --suppress=missingInclude \
		-I src -I . -D_GNU_SOURCE -DLOCALEDIR='""' -DLOCALE_MIN_DIR='""' \
		--template='{file}:{line}: {severity}: {message} [{id}]' src tests 2>&1
)"

finish
