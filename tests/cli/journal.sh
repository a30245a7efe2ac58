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
is "which begins with the id" "$(head -n 1 journal.csv | cut -d, -f1-7)" \
	id,desk,revision,kind,date,start,duration_min
is "and ends with what is in the bin" "$(head -n 1 journal.csv | cut -d, -f39-)" mediator,title,deleted
ok "one in the bin is there" grep -q "^$binned,[^,]*,[0-9]*,individuel,.*,1\$" journal.csv
ok "one person is a breakdown of one" grep -q ',individuel,.*,1,0,0,feminin=1,,,,.*,0$' journal.csv
ok "no spreadsheet runs its title" grep -q "'=cmd" journal.csv
ok "lists are joined" grep -q ',email|sante,' journal.csv
ok "and breakdowns" grep -q ',feminin=5|masculin=2,' journal.csv
ok "an event has its audience" grep -q ',evenement,.*,40,4,0,.*,Fête du numérique,0$' journal.csv

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

# One that is deleted here is later than the same row of its file, whose desk counts on its own.
second "a session of the journal" 0 import sessions journal.csv
gone=$(lakou --db "$desk" list --kind evenement; cut -f1 "$out")
second "is deleted by hand" 0 delete "$gone"
second "the older row" 0 import sessions journal.csv
prints "does not restore it" "read 4 = added 0 + updated 0 + unchanged 4 + refused 0"
second "nothing of that kind" 0 list --kind evenement
prints "is left" ""
awk -F, -v OFS=, -v id="$gone" '$1 == id { $3 = 9000 } { print }' journal.csv >later.csv
second "a later row" 0 import sessions later.csv
prints "does" "read 4 = added 0 + updated 1 + unchanged 3 + refused 0"
second "deleted once more" 0 delete "$gone"
second "by a desk that has counted less far" 0 import sessions later.csv
prints "it is gone" "read 4 = added 0 + updated 0 + unchanged 4 + refused 0"

# The two desks count apart: a change of the other's row goes on from that row's revision.
there=$(lakou --db "$desk" list --kind individuel --limit 1; cut -f1 "$out")
awk -F, -v OFS=, -v id="$there" '$1 == id { $3 = 1000000 } { print }' later.csv >far.csv
second "a row that was changed often" 0 import sessions far.csv
second "is edited here" 0 edit "$there" --duration 77
second "the same file" 0 import sessions far.csv
prints "leaves the edit" "read 4 = added 0 + updated 0 + unchanged 4 + refused 0"
second "its tombstone" 0 delete "$there"
second "the same file again" 0 import sessions far.csv
prints "leaves it deleted" "read 4 = added 0 + updated 0 + unchanged 4 + refused 0"
second "a session of its own" 0 add individuel --theme email --duration 15
own=$(cat "$out")
second "all of them" 0 export journal --force both.csv
is "the row counts on" "$(grep "^$there" both.csv | cut -d, -f3)" 1000002
ok "the desk does not follow it" test "$(grep "^$own" both.csv | cut -d, -f3)" -lt 1000
second "take that back" 0 undo
second "and its tombstone" 0 undo
second "and the edit" 0 undo

# Several files are one action, of which a part is never all that is done.
printf 'a,b\n1,2\n' >nomap.csv
printf 'id,desk,revision,kind,date\n1,2,3,individuel,2026-11-03\n' >allbad.csv
was=$desk
desk=$PWD/third.db
ends "one more desk" 0 --db "$desk" init --desk 'Poste trois' --commune 97209 --mediator Zoé
second "good rows, then none that is" 1 import sessions journal.csv allbad.csv
is "are counted file by file" "$(tail -n 1 "$out")" "read 1 = added 0 + updated 0 + unchanged 0 + refused 1"
second "a file that ends in the middle" 65 import sessions later.csv nomap.csv
second "two files" 0 import sessions far.csv both.csv
second "are one action" 0 undo
second "what was there before" 0 list
is "is there again" "$(wc -l <"$out" | tr -d ' ')" 3
desk=$was

# Columns in another order, some that are missing, some that nobody knows.
{
	echo 'weather,kind,id,date,desk,revision,duration_min,themes,channel,commune,genders,moon'
	echo 'rain,individuel,017d75f9-1d40-7627-ac2d-000000000001,2026-11-03,017d75a6-b780-7251-8ee6-dc9015d9155c,3,30,email,domicile,97209,non_communique=1,'
	echo 'rain,individuel,017d75f9-1d40-7627-ac2d-000000000002,2026-11-03,017d75a6-b780-7251-8ee6-dc9015d9155c,4,30,email,domicile,97209,feminin=1|masculin=1,'
	echo 'rain,animation,017d75f9-1d40-7627-ac2d-000000000003,2026-11-03,017d75a6-b780-7251-8ee6-dc9015d9155c,5,30,,,,,'
} >other.csv
second "a journal of another hand" 1 import sessions --report report.csv other.csv
prints "is read by the names" "read 3 = added 2 + updated 0 + unchanged 0 + refused 1"
says "what is not known is said" "left out: weather, moon"
is "once" "$(grep -c 'left out' "$err")" 1
ok "two genders are not those of one person" grep -q '^3,.*000002,genders,.*,refused$' report.csv
second "it is written" 0 export journal --force mine.csv
ok "not given stays what it is" grep -q '000001,.*,97209,email,.*,1,0,0,non_communique=1,' mine.csv
ok "a coordination activity has nobody" grep -q '000003,.*,animation,.*,0,0,0,,,,,' mine.csv

{
	echo 'kind,id,date,desk,revision,duration_min,themes,channel,commune,title'
	echo "individuel,017d75f9-1d40-7627-ac2d-000000000009,2026-11-03,017d75a6-b780-7251-8ee6-dc9015d9155c,9,30,email,domicile,97209,$(printf '%0300d' 7)"
} >long.csv
second "a title that is too long" 65 import sessions --report report.csv long.csv
ok "is told by its beginning" grep -qE '^2,.*,title,0{20,60},' report.csv

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
ok "whose date is no day" grep -q '^4,.*,Jour,31/11/2026,.*,refused$' report.csv
second "it is remembered" 1 import sessions timed.csv
prints "for the next file" "read 3 = added 0 + updated 0 + unchanged 2 + refused 1"
gone=$(lakou --db "$desk" list --from 2026-11-04 --to 2026-11-04; cut -f1 "$out")
second "one is deleted by hand" 0 delete "$gone"
second "and stays so" 1 import sessions timed.csv
prints "whatever the file says" "read 3 = added 0 + updated 0 + unchanged 2 + refused 1"
second "its deletion is undone" 0 undo
second "no map of that name" 66 import sessions --map nowhere.txt timed.csv
second "no file of that name" 66 import sessions nowhere.csv
second "the file is whole" 0 check

# The national export: a mediator's, whose person lives in a second « Commune », and a coordinator's.
tail="Canaux d’accompagnement,Nom du lieu,Adresse,Commune,Code postal,Code Insee,Durée (min),Nom de l’atelier,Matériel numérique utilisé,Thématique(s) d’accompagnement,Tags,Nom de la démarche administrative,Niveau d’autonomie (ou de l’atelier),Bénéficiaire réorienté,Structure de redirection,Commune,Code postal,Code Insee,Genre,Tranche d’âge,Statut du bénéficiaire"
where="Lieu d’activité,Annexe,,Ducos,97224,97207"
ducos=',,Ordinateur,Email,été,,2/3,Non,,Le Lamentin,97232,97213,Féminin,70 ans et plus,Retraité'
{
	echo 'Informations export,'
	echo "Date,Enregistré le,Dernière modification le,Type,Participants,Bénéficiaire,$tail,Notes supplémentaires,Source de la donnée,ID CRA"
	echo "02/11/2026,x,,Accompagnement individuel,1,Jeanne Doe,$where,30$ducos,secret,Coop,cra-1"
	echo "03/11/2026,x,,Atelier collectif,1/2,Jeanne Doe,$where,90$ducos,secret,Coop,cra-2"
	echo "03/11/2026,x,,Atelier collectif,2/2,Paul Doe,$where,90$ducos,secret,Coop,cra-2"
	echo "04/11/2026,x,,Accompagnement individuel,1,Jeanne Doe,$where,$ducos,secret,Coop,cra-3"
} >coop.csv
{
	echo "Date,Enregistré le,Dernière modification le,Prénom,Nom,Rôle,Id,Type,Participants,$tail,ID CRA"
	echo "05/11/2026,x,,Inès,Roc,Médiateur,17,Accompagnement individuel,1,$where,30$ducos,cra-4"
} >coordinator.csv
desk=$base/coop.db
ends "a desk for it" 0 --db "$desk" init --desk 'Poste cinq' --commune 97209 --mediator Zoé
second "a mediator's export" 1 import sessions --report report.csv coop.csv
prints "has a session for each id" "read 3 = added 2 + updated 0 + unchanged 0 + refused 1"
ok "which is told" grep -q '^6,cra-3,Durée (min),.*,refused$' report.csv
second "a coordinator's" 0 import sessions coordinator.csv
second "all of it" 0 export journal coop-journal.csv
ok "the person lives elsewhere" \
	grep -q ',individuel,2026-11-02,.*,Annexe,97207,.*,1,0,0,feminin=1,soixante_dix_plus=1,retraite=1,97213=1,' coop-journal.csv
ok "so do those of a workshop" grep -q ',collectif,.*,2,0,0,feminin=2,.*,97213=2,.*,Zoé,' coop-journal.csv
ok "its mediator comes along" grep -q ',2026-11-05,.*,Inès Roc,' coop-journal.csv
ok "nobody is named" sh -c "! grep -qE 'Doe|secret' coop-journal.csv report.csv"
# A spreadsheet has sorted the rows otherwise: those of one session need not follow each other.
{
	sed -n '2p; 5p' coop.csv
	sed -n '6p; 3p' coop.csv | sort -r
	sed -n 4p coop.csv
} >sorted.csv
second "rows in another order" 1 import sessions sorted.csv
prints "are the same sessions" "read 3 = added 0 + updated 0 + unchanged 2 + refused 1"
lakou --db "$desk" list --kind collectif
second "one is deleted by hand" 0 delete "$(cut -f1 "$out")"
second "and stays so" 1 import sessions coop.csv
prints "as if unchanged" "read 3 = added 0 + updated 0 + unchanged 2 + refused 1"

# A desk of two years, with people known by name.
desk=$base/demo.db
ends "a training desk" 0 --db "$desk" --now "$now" demo
second "its journal" 0 export journal demo.csv
second "into its own desk" 0 import sessions demo.csv
prints "is no change" "read 1500 = added 0 + updated 0 + unchanged 1500 + refused 0"
desk=$base/fourth.db
ends "an empty desk" 0 --db "$desk" init --desk 'Poste quatre' --commune 97209 --mediator Zoé
second "gets all of it" 0 import sessions demo.csv
second "and gives" 0 export journal again.csv
ok "the same bytes" cmp demo.csv again.csv
desk=$first

finish
