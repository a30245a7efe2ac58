#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two programs at one desk: each waits for the other, and nothing is lost.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

many()
{
	i=0
	while [ $i -lt 50 ]; do
		add individuel --theme "$1" --duration 30 || echo "failed $1 $i"
		i=$((i + 1))
	done
}

many email >first &
many sante >second
wait
is "each was told fifty ids" "$(wc -l <first | tr -d ' ') $(wc -l <second | tr -d ' ')" "50 50"
is "all of them different" "$(sort -u first second | wc -l | tr -d ' ')" 100
ok "none failed" sh -c '! grep -q failed first second'
is "a hundred sessions are there" "$(sessions)" 100
"$program" list | cut -f1 | sort >stored
sort first second >told
ok "the very ones" cmp -s stored told
ends "check finds no fault" 0 check
ends "every one can be taken back" 0 undo
is "one by one" "$(sessions)" 99

finish
