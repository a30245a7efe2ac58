#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The list of sessions.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

ends "an empty desk" 0 list
prints "has an empty list" ""
add individuel --theme email --duration 30 --date 2026-11-20 --start 14:00 >/dev/null
add individuel --theme sante --duration 20 --date 2026-11-20 --start 9:00 >/dev/null
add collectif --theme email --duration 60 --participants 5 --date 2026-11-18 >/dev/null
add evenement --duration 240 --date 2026-11-22 >/dev/null

ends "the list" 0 list
is "is by day and hour" "$(cut -f2,3 "$out")" "2026-11-18	-
2026-11-20	09:00
2026-11-20	14:00
2026-11-22	-"
is "has seven columns" "$(awk -F '\t' '{ print NF }' "$out" | sort -u)" 7
is "kinds, minutes, participants, themes" "$(cut -f4-7 "$out")" "collectif	60	5	email
individuel	20	1	sante
individuel	30	1	email
evenement	240	0	-"
ends "from a day" 0 list --from 2026-11-20
is "on, that day included" "$(wc -l <"$out" | tr -d ' ')" 3
ends "to a day" 0 list --to 2026-11-20
is "included" "$(wc -l <"$out" | tr -d ' ')" 3
ends "one kind" 0 list --kind collectif
is "alone" "$(wc -l <"$out" | tr -d ' ')" 1
ends "a limit" 0 list --limit 2
is "gives the oldest" "$(cut -f2 "$out" | tail -n 1)" 2026-11-20
ends "all of it together" 0 list --from 2026-11-18 --to 2026-11-20 --kind individuel --limit 1
is "is what all of it lets through" "$(cut -f2,3,4 "$out")" "2026-11-20	09:00	individuel"
"$program" --now "$now" delete 4 2>/dev/null
ends "one in the bin" 0 list
is "is not listed" "$(cut -f4 "$out" | grep -c evenement)" 0
"$program" undo 2>/dev/null
ends "taken out of it" 0 list --kind evenement
is "it is again" "$(wc -l <"$out" | tr -d ' ')" 1
ends "no match is no error" 0 list --from 2020-01-01 --to 2020-12-31
prints "and prints nothing" ""

ends "no day" 64 list --from hier
ends "no such day" 64 list --to 2026-02-30
ends "no kind" 64 list --kind x
ends "no number" 64 list --limit 0
ends "no word" 64 list all

"$program" --db big.db --now "$now" demo --sessions 150 --months 2 2>/dev/null
lakou --db big.db list
is "100 at most unless asked" "$(wc -l <"$out" | tr -d ' ')" 100
lakou --db big.db list --limit 1000
is "or all" "$(wc -l <"$out" | tr -d ' ')" 150

finish
