#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual pages: mandoc and groff find no fault.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

for page in man/lakou.1 man/fr/lakou.1; do
	if command -v mandoc >/dev/null; then
		report "mandoc $page" "$(mandoc -Tlint -Wwarning "$srcdir/$page" 2>&1)"
	else
		skip "mandoc $page" "mandoc is not installed"
	fi
	# The page's macros are those of the complete groff, not of groff-base.
	if command -v groff >/dev/null; then
		report "groff $page" "$(groff -man -ww -z -Kutf8 -Tutf8 "$srcdir/$page" 2>&1)"
	else
		skip "groff $page" "groff is not installed"
	fi
done

finish
