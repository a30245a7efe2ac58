#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two programs at one desk: each waits for the other, and nothing is lost.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

each=50
[ "${LAKOU_FAULTS:-}" != all ] || each=1000

many()
{
	i=0
	while [ $i -lt "$each" ]; do
		add individuel --theme "$1" --duration 30 || echo "failed $1 $i"
		i=$((i + 1))
	done
}

many email >first &
many sante >second
wait
is "each was told its ids" "$(wc -l <first | tr -d ' ') $(wc -l <second | tr -d ' ')" "$each $each"
is "all of them different" "$(sort -u first second | wc -l | tr -d ' ')" $((2 * each))
ok "none failed" sh -c '! grep -q failed first second'
is "all sessions are there" "$(sessions)" $((2 * each))
"$program" list --limit 100000 | cut -f1 | sort >stored
sort first second >told
ok "the very ones" cmp -s stored told
ends "check finds no fault" 0 check
ends "every one can be taken back" 0 undo
is "one by one" "$(sessions)" $((2 * each - 1))

finish
