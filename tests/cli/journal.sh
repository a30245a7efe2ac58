#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The journal: every session of a desk in a CSV, and back.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

add()
{
	"$program" --lang en --now "$now" add "$@" 2>/dev/null
}

add individuel --theme email --theme sante --duration 30 --gender feminin --tag 'CAF, été' >/dev/null
binned=$(add individuel --theme email --duration 45 --title '=cmd|calc "x"')
lakou delete "$binned"
add evenement --duration 120 --participants 40 --online 4 --title "Fête
du numérique" >/dev/null
add collectif --theme bureautique --duration 90 --participants 8 --genders 'feminin=5|masculin=2' \
	--not-completed too_short >/dev/null

ends "the journal is exported" 0 export journal journal.csv
says "and counted" "4 sessions were written"
says "what it lacks is said" "Why sessions were not completed"
ok "nothing is said of what is not there" sh -c "! grep -qE 'Notes|known by name' '$err'"
is "a row a session, after the header" "$(wc -l <journal.csv | tr -d ' ')" 5
is "which begins with the id" "$(head -n 1 journal.csv | cut -d, -f1-5)" id,desk,revision,deleted,kind
ok "one in the bin is there" grep -q "^$binned,[^,]*,[0-9]*,1,individuel," journal.csv
ok "no spreadsheet runs its title" grep -q "'=cmd" journal.csv
ok "lists are joined" grep -q ',email|sante,' journal.csv
ok "and breakdowns" grep -q ',feminin=5|masculin=2,' journal.csv
ok "an event has its audience" grep -q ',evenement,.*Fête du numérique.*,40,4,' journal.csv

ends "the same again" 0 export journal journal.csv
echo other >journal.csv
ends "another file is left as it is" 73 export journal journal.csv
is "really" "$(cat journal.csv)" other
ends "unless it is forced" 0 export journal journal.csv --force
ends "no folder" 73 export journal nowhere/journal.csv
ends "the desk itself" 73 export journal --force "$desk"
ends "another dialect" 0 export journal --for excel-fr excel.csv
is "has its mark and semicolons" "$(head -c 11 excel.csv | od -An -c | tr -d ' \n')" '357273277id;desk;'
ends "no such dialect" 64 export journal --for libre x.csv
ends "another encoding" 0 export journal --encoding CP1252 latin.csv
ok "is used" sh -c "iconv -f CP1252 -t UTF-8 latin.csv | grep -q 'été'"
ends "no such encoding" 64 export journal --encoding klingon x.csv

finish
