# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# TAP for the checks of the tree. A check gathers its faults, one a line; no fault, no failure.

tests=0
failed=0
srcdir=${srcdir:-.}

# report NAME FAULTS
report()
{
	tests=$((tests + 1))
	if [ -z "$2" ]; then
		echo "ok $tests - $1"
	else
		failed=1
		echo "not ok $tests - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

# skip NAME WHY
skip()
{
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

finish()
{
	echo "1..$tests"
	exit "$failed"
}

# The files that people wrote (what is made by a program is left out), relative to the top.
# list_sources PATTERN... (of find, on the whole path)
list_sources()
{
	(
		cd "$srcdir" || exit 1
		for pattern in "$@"; do
			find src tests -type f -path "$pattern" ! -name '*_data.c'
		done | sort -u
	)
}
