#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A desk that goes to another machine with its journal knows what it has published.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

fill()
{
	i=0
	while [ $i -lt 14 ]; do
		add individuel --theme email --duration 30 --gender feminin --date "$1" >/dev/null
		i=$((i + 1))
	done
	add individuel --theme sante --duration 30 --gender masculin --date "$1" >/dev/null
}
fill 2026-09-08
fill 2026-10-06
release()
{
	period=$1
	shift
	lakou --now "$now" export release --period "$period" --to "$@"
}

release 2026-09 old --format html --recipient 'Mme Rosette' --for excel-fr
ok "September is published" [ "$status" -eq 0 ]
release 2026-10 old --for standard
ok "and October" [ "$status" -eq 0 ]
ends "the journal is exported" 0 export journal moved.csv
says "with them" "2 releases are in the file"
ok "the recipient is not told" sh -c "! grep -q Rosette moved.csv"
key=$(sqlite3 "$desk" "SELECT hex(value) FROM secret WHERE name = 'release_key'" 2>/dev/null)
rows=$(grep -c ',publication,' moved.csv)
ok "behind the sessions" [ "$rows" -ge 2 ]
is "which they leave as they were" "$(grep -c ',individuel,' moved.csv)" 30
ok "no row is longer than a spreadsheet takes" \
	sh -c "[ \$(awk '{ if (length > n) n = length } END { print n }' moved.csv) -lt 32000 ]"
if [ -n "$key" ]; then
	cut -d, -f40 moved.csv | grep -v ' ' | tr -d '\n' | base64 -di 2>/dev/null | xxd -p |
		tr -d '\n' | tr a-f A-F >hex
	ok "the key of the draws is not" sh -c "! grep -q '$key' hex"
else
	skip "the key of the draws is not" "no sqlite3 to read it with"
fi

# The same figures were drawn with another key, so that the new desk must not draw again.
first=$desk
desk=$base/new.db
new()
{
	name=$1
	wanted=$2
	shift 2
	ends "$name" "$wanted" --db "$desk" --now "$now" "$@"
}
new "a new machine" 0 init --desk 'Les Filaos' --commune 97213 --mediator Zoé
new "a trial" 0 import sessions --dry-run moved.csv
says "tells of the releases" "2 releases of the journal would be taken"
new "and takes none" 0 export journal empty.csv
is "really" "$(wc -l <empty.csv | tr -d ' ')" 1
new "the journal is read" 0 import sessions moved.csv
prints "its sessions counted" "read 30 = added 30 + updated 0 + unchanged 0 + refused 0"
says "and its releases" "2 releases of the journal were taken"
new "the desk is whole" 0 check
new "September again" 0 export release --period 2026-09 --to new
says "was published" "published before"
new "and October" 0 export release --period 2026-10 --to new
ok "all files are the same" diff -r old new
new "the journal goes on" 0 export journal again.csv
ok "with the same bytes" cmp moved.csv again.csv
new "read twice" 0 import sessions moved.csv
prints "nothing changes" "read 30 = added 0 + updated 0 + unchanged 30 + refused 0"
ok "and nothing is said of releases" sh -c "! grep -q release '$err'"
new "undo" 0 undo
new "leaves what was published" 0 export release --period 2026-10 --to new
new "all of it back" 0 import sessions moved.csv

# The chain goes on from the last one that came along.
lakou --db "$desk" --now "$now" add individuel --theme email --duration 30 --date 2026-08-03
i=0
while [ $i -lt 14 ]; do
	lakou --db "$desk" --now "$now" add individuel --theme email --duration 30 --date 2026-08-04
	i=$((i + 1))
done
new "August, on the new machine" 0 export release --period 2026-08 --to new
seal=$(sha256sum <old/lakou_2026-10_les-filaos/manifeste.csv | cut -d' ' -f1)
ok "follows October" grep -q "sceau_precedent.*$seal" new/lakou_2026-08_les-filaos/manifeste.csv
new "it is whole" 0 check
new "its journal" 0 export journal longer.csv
desk=$first
ends "on the old machine" 0 import sessions longer.csv
says "one more is taken" "1 release of the journal was taken"
ends "August is known there" 0 --now "$now" export release --period 2026-08 --to back
ok "with the same bytes" diff -r back/lakou_2026-08_les-filaos new/lakou_2026-08_les-filaos
ends "and the desk is whole" 0 check

# A spreadsheet sorts rows as it likes.
desk=$base/sorted.db
new "another machine" 0 init --desk 'Poste deux' --commune 97209 --mediator Zoé
{
	head -n 1 longer.csv
	tail -n +2 longer.csv | sort -t, -k40,40r
} >sorted.csv
new "rows in another order" 0 import sessions sorted.csv
says "are the same releases" "3 releases of the journal were taken"
new "all whole" 0 check
new "of the perimeter that they had" 0 export release --period 2026-10 --to two
is "which names the folder" "$(ls two)" lakou_2026-10_les-filaos

# What was damaged, or made up, is refused and nothing else is lost.
desk=$base/damaged.db
new "one more" 0 init --desk 'Les Filaos' --commune 97213 --mediator Zoé
awk -F, -v OFS=, '/,publication,2026/ && !done { $40 = "A" substr($40, 2); done = 1 } { print }' \
	moved.csv >changed.csv
new "a changed release" 1 import sessions --report report.csv changed.csv
prints "leaves the sessions" "read 30 = added 30 + updated 0 + unchanged 0 + refused 0"
says "is told" "not whole, or was changed"
ok "and in the report" grep -q '^[0-9]*,2026-09|coordination,.*not whole.*refused$' report.csv
ok "with the one that follows it" grep -q '^[0-9]*,2026-10|coordination,.*made after.*refused$' report.csv
new "none is there" 0 export journal --force none.csv
ok "really" sh -c "! grep -q ',publication,' none.csv"
grep -v '|1/[0-9]*,' moved.csv >missing.csv
new "a part that is missing" 1 import sessions missing.csv
says "too" "not whole, or was changed"
new "the right file" 0 import sessions moved.csv
says "brings them" "2 releases of the journal were taken"

# A desk that published the period itself keeps its own.
desk=$base/own.db
new "a desk" 0 init --desk 'Les Filaos' --commune 97213 --mediator Zoé
grep -v ',publication,' moved.csv >sessions.csv
new "without the releases" 0 import sessions sessions.csv
new "publishes October by itself" 0 export release --period 2026-10 --to own
new "then reads them" 1 import sessions moved.csv
prints "its sessions are known" "read 30 = added 0 + updated 0 + unchanged 30 + refused 0"
says "what differs is refused" "published the same period itself"
new "its own stands" 0 export release --period 2026-10 --to own
new "and it is whole" 0 check

# Invented figures are never those of a real desk.
desk=$base/training.db
new "a training desk" 0 demo --sessions 300 --months 2
new "publishes" 0 export release --period 2026-10 --to demo
new "and has a journal" 0 export journal demo.csv
desk=$base/real.db
new "a real desk" 0 init --desk 'Les Filaos' --commune 97213 --mediator Zoé
new "reads its sessions" 1 import sessions demo.csv
says "but not its release" "do not take each other"
desk=$base/training2.db
new "another training desk" 0 demo --sessions 300 --months 2
new "takes it" 0 import sessions demo.csv
says "as its own" "1 release of the journal was taken"
desk=$first

finish
