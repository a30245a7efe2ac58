#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Desks of invented sessions: whole or not at all, and the same from the same seed.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "a demo desk" 0 --db a.db --now "$now" demo --sessions 600 --months 12
prints "prints nothing" ""
is "is its owner's" "$(mode a.db)" 600
ends "the same" 0 --db b.db --now "$now" demo --sessions 600 --months 12 --seed 1
ok "is the same, to the byte" cmp -s a.db b.db
ends "on another day" 0 --db c.db --now 2026-12-24T08:00 demo --sessions 600 --months 12 --seed 1 \
	--end 2026-11-23
ok "it would be, too" cmp -s a.db c.db
ends "another seed" 0 --db d.db --now "$now" demo --sessions 600 --months 12 --seed 2
ok "gives another desk" sh -c '! cmp -s a.db d.db'
lakou --db a.db list --limit 1000
cp "$out" list
is "all sessions are there" "$(wc -l <list | tr -d ' ')" 600
is "from the first month" "$(head -n 1 list | cut -f2 | cut -c1-7)" 2025-12
ok "to the day before" [ "$(tail -n 1 list | cut -f2 | tr -d -)" -le 20261123 ]
ok "none on Labour Day" sh -c "! cut -f2 list | grep -q 05-01"
is "none before 7:30 or after 18:00" "$(awk -F '\t' '
	{ split($3, t, ":"); start = t[1] * 60 + t[2] }
	start < 450 || start + $5 > 1080' list | wc -l | tr -d ' ')" 0
ends "the days of the week" 0 --db a.db stats --from 2025-12-01 --to 2026-11-23 --by weekday \
	--format json
ok "have no Sunday" sh -c "! grep -q '\"code\":\"7\"' '$out'"
ok "known people return" sh -c "! grep -q '\"known\":0' '$out'"
ends "check finds no fault" 0 --db a.db check
ends "a month can be exported" 0 --db a.db --now "$now" export release --period 2026-10 --to ra
ends "and from the same seed" 0 --db b.db --now "$now" export release --period 2026-10 --to rb
ok "gives the same bytes" diff -r ra rb
ends "its first step cannot be undone" 0 --db a.db undo
says "and that is said" "nothing was changed"

ends "over a desk" 73 --db a.db demo
ends "no session" 64 --db x.db demo --sessions 0
ends "no month" 64 --db x.db demo --months 121
ends "no seed" 64 --db x.db demo --seed x
ends "no day" 64 --db x.db demo --end yesterday
ends "a day to come" 65 --db x.db --now "$now" demo --end 2026-11-25
ok "none of them leaves a file" sh -c '! ls x.db* 2>/dev/null | grep -q .'

# The signal is sent once the file is there, so that it is never too early.
"$program" --db big.db demo --sessions 2000000 2>/dev/null &
pid=$!
while kill -0 $pid 2>/dev/null && ! ls big.db.demo-* >/dev/null 2>&1; do :; done
kill -TERM $pid
wait $pid
is "stopped by a signal" $? 143
ok "nothing is left" sh -c '! ls big.db* 2>/dev/null | grep -q .'

finish
