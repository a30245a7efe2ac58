#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lakou purge: what it says beforehand, what goes, what stays, and when nothing may.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "no desk" 78 purge
ends "a training desk of five years" 0 demo --sessions 900 --months 60 --end 2026-10-31
figures()
{
	for year in 2022 2023 2024 2025 2026; do
		"$program" --lang en --now "$now" stats --from $year-01-01 --to $year-12-31 --by theme \
			--by gender --by age --by residence --by referral --format json 2>/dev/null
	done
}
figures >before
# number RULE COLUMN: what stands in the table last printed.
number()
{
	awk -F'\t' -v rule="$1" -v column="$2" '$1 == rule { print $column }' "$out"
}
ends "what would go" 0 --now "$now" purge --dry-run
is "is said by rule" "$(cut -f 1 "$out" | tr '\n' ' ')" "persons notes bin sessions drafts access requests "
persons=$(number persons 2)
ok "of persons who have not come for a year" [ "$persons" -gt 0 ]
is "up to that day" "$(number persons 4 | cut -c 1-4)" 2025
more=$(number sessions 5)
due=$(number sessions 2)
is "of whole months of three years ago" "$(number sessions 4)" 2023-10-31
cp "$out" said
ends "30 days later" 0 --now 2026-12-24T09:12 purge --dry-run
is "what goes more is what was said, not counted twice" "$(number sessions 2)" "$((due + more))"
ok "which is something" [ "$more" -gt 0 ]
ends "nothing of it has gone" 0 --now "$now" purge --dry-run
ok "it is said again" cmp -s "$out" said

ends "it goes" 0 --now "$now" purge
says "which is told" "Erased for good: $persons known persons"
ok "after the same table" cmp -s "$out" said
is "and a copy was made first" "$(find "$XDG_DATA_HOME/lakou/backups" -name '*.db' | wc -l | tr -d ' ')" 1
figures >after
ok "no figure of a year moves" cmp -s before after
ends "the file is whole" 0 check
ends "again" 0 --now "$now" purge
is "there is nobody more" "$(number persons 2)" 0
says "that is told" "Nothing is old enough"
is "nor a copy of it" "$(find "$XDG_DATA_HOME/lakou/backups" -name '*.db' | wc -l | tr -d ' ')" 1
ends "nothing is undone" 0 undo

# The bin, by the day on which each came there; its session stays away.
"$program" --lang en --now "$now" add individuel --theme email --duration 30 >"$out" 2>"$err"
id=$(cat "$out")
ends "a session in the journal" 0 export journal old.csv
ends "to the bin" 0 --now "$now" delete "$id"
ends "29 days after" 0 --now 2026-12-23T10:00 purge
is "it is there" "$(number bin 2)" 0
mv "$XDG_DATA_HOME/lakou/backups" aside && echo "no folder" >"$XDG_DATA_HOME/lakou/backups"
lakou --now 2026-12-24T10:00 purge
ok "without a copy of before it fails" [ "$status" -ne 0 ]
says "which names the folder" "backups"
rm "$XDG_DATA_HOME/lakou/backups" && mv aside "$XDG_DATA_HOME/lakou/backups"
ends "and has emptied nothing" 0 --now 2026-12-24T10:00 purge --dry-run
is "of the bin" "$(number bin 2)" 1
ends "30 days after" 0 --now 2026-12-24T10:00 purge
is "it goes" "$(number bin 2)" 1
ends "its number means nothing" 66 edit "$id" --duration 15
ends "the journal of before" 0 --now 2026-12-24T10:00 import sessions old.csv
lakou --now 2026-12-24T10:00 list --from 2026-11-24 --limit 100000
ok "does not bring it back" sh -c "! grep -q '$id' '$out'"

ends "the delay" 0 config retention-months
prints "is a year" "12"
for bad in 0 25 x; do
	ends "not $bad" 65 config retention-months $bad
	says "from 1 to 24 months" "from 1 to 24"
done
ends "but two" 0 config retention-months 24
ends "options that it does not have" 64 purge --yes
ends "words that it does not take" 64 purge now
"$program" --lang en --now "$now" purge >&- 2>"$err"
is "what cannot be told is not done" $? 74

if [ "$(id -u)" -eq 0 ]; then
	skip "a desk that can only be read" "root can write it"
else
	chmod 400 "$desk"
	ends "a desk that can only be read" 77 --now 2029-01-01T10:00 purge
	chmod 600 "$desk"
fi
finish
