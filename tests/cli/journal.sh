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

first=$desk
desk=$base/second.db
ends "another desk" 0 --db "$desk" init --desk 'Poste deux' --commune 97209 --mediator Zoé
second()
{
	name=$1
	wanted=$2
	shift 2
	ends "$name" "$wanted" --db "$desk" --now "$now" "$@"
}
second "a trial" 0 import sessions --dry-run journal.csv
prints "tells what would happen" "read 4 = added 4 + updated 0 + unchanged 0 + refused 0"
says "and that it was one" "nothing was changed"
second "the journal is read" 0 import sessions journal.csv
prints "whole" "read 4 = added 4 + updated 0 + unchanged 0 + refused 0"
second "and written again" 0 export journal back.csv
ok "with the same bytes" cmp journal.csv back.csv
second "the same again" 0 import sessions journal.csv excel.csv
is "changes nothing, whatever its dialect" "$(sort -u "$out")" \
	"read 4 = added 0 + updated 0 + unchanged 4 + refused 0"
second "undo" 0 undo
says "takes it back" "Undone: import of 4 sessions."
if LAKOU_TEST_LANG=fr lakou --db "$desk" redo && ! grep -q 'Rétabli' "$err"; then
	skip "in French" "the catalogues are not built"
else
	LAKOU_TEST_LANG=fr lakou --db "$desk" undo
	says "in French too" "import de 4 activités."
fi
second "the places that came along" 0 place list
ok "are retired with it" grep -q 'Filaos.*retired' "$out"

{
	echo "Jour;Quoi;Sexe"
	echo "03/11/2026;Courriel;H"
	echo "04/11/2026;Email;Femme"
	echo "31/11/2026;Email;F"
} >sheet.csv
printf '%s\n' '# our sheet' 'date = Jour' 'theme = Quoi' "theme: 'Courriel' = email" \
	'gender = Sexe' "gender: 'H' = masculin" "gender: 'F' = feminin" >short.txt
{
	cat short.txt
	echo 'duration = Temps'
} >wrong.txt
second "another file needs a map" 65 import sessions sheet.csv
says "which is said" "--map FILE"
second "a map with a column that is not there" 65 import sessions --map wrong.txt sheet.csv
says "is refused in its line" "wrong.txt: Line 8: The file has no column"
second "a map without what is required" 65 import sessions --map short.txt sheet.csv
prints "gets no row" "read 3 = added 0 + updated 0 + unchanged 0 + refused 3"
sed 's/$/;30/; 1s/30$/Temps/' sheet.csv >timed.csv
second "the right map" 1 import sessions --map wrong.txt --report report.csv timed.csv
prints "gets all rows but one" "read 3 = added 2 + updated 0 + unchanged 0 + refused 1"
ok "whose date is no day" grep -q '^4,.*,date,31/11/2026,.*,refused$' report.csv
second "it is remembered" 1 import sessions timed.csv
prints "for the next file" "read 3 = added 0 + updated 0 + unchanged 2 + refused 1"
second "no map of that name" 66 import sessions --map nowhere.txt timed.csv
second "no file of that name" 66 import sessions nowhere.csv
second "the file is whole" 0 check
desk=$first

finish
