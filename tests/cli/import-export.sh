#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Places in the national standard: read, told apart row by row, taken back, written.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

header=id,nom,adresse,commune,code_postal,telephone,date_maj
{
	echo "$header"
	echo "p-1,Cyber-base du Bourg,12 rue Schœlcher,Le Lamentin,97232,0596 51 69 76,2024-05-02"
	echo "p-2,Médiathèque,,Les Trois-Îlets,97229,,2023-01-10"
	echo "p-3,Sans commune,,,,,2023-01-10"
} >places.csv
{
	echo "$header"
	echo "p-9,Nulle part,,,,,"
} >bad.csv
counts='read 3 = added 2 + updated 0 + unchanged 0 + refused 1'

ends "a dry run" 1 --now "$now" import places --dry-run places.csv
prints "tells what would happen" "$counts"
says "says that it was one" "nothing was changed"
lakou find Cyber-base
prints "and changes nothing" ""

ends "an import with a row refused" 1 --now "$now" import places places.csv --report report.csv
prints "tells what happened" "$counts"
says "which line, which column and why" "Line 4 was refused for its column"
says "in words" "The row has no"
says "and where all of it stands" "report.csv"
says "the encoding is said" UTF-8
is "the report begins with its columns" "$(head -n 1 report.csv | tr -d '\r')" \
	line,id,field,value,reason,action
ok "and has the row that was refused" grep -q '^4,p-3,' report.csv
ends "the same again" 1 --now "$now" import places places.csv
prints "changes nothing" "read 3 = added 0 + updated 0 + unchanged 2 + refused 1"
says "where the report is" "$XDG_DATA_HOME/lakou/reports/places-"
ok "its report is kept with the desk" sh -c "ls '$XDG_DATA_HOME'/lakou/reports/*.csv >/dev/null"
ends "undo" 0 undo
lakou find Cyber-base
prints "takes the whole import back" ""
ends "redo" 0 redo

sed 's/12 rue/14 rue/' places.csv | head -n 3 >newer.csv
ends "a place that changed" 0 --now "$now" import places newer.csv
prints "is updated" "read 2 = added 0 + updated 1 + unchanged 1 + refused 0"
ends "nothing but refusals" 65 --now "$now" import places bad.csv
prints "tells so" "read 1 = added 0 + updated 0 + unchanged 0 + refused 1"
ends "with a report" 65 --now "$now" import places bad.csv --report bad-report.csv
ok "says why" grep -q '^2,p-9,commune,' bad-report.csv
iconv -f UTF-8 -t CP1252 places.csv >latin.csv
printf 'id,nom,commune\na,Un,Ducos\nb,"Deux,Ducos\n' >open.csv
ends "a quote that is never closed" 65 import places open.csv
says "in which line" '“open.csv”: a quotation mark that is opened in line 3 '
ends "also of sessions" 65 import sessions open.csv
ends "another encoding is found out" 1 --now "$now" import places latin.csv
prints "and read right" "read 3 = added 0 + updated 1 + unchanged 1 + refused 1"
says "and said" CP1252
tr , ';' <newer.csv >semicolon.csv
ends "another delimiter, too" 0 --now "$now" import places semicolon.csv
ends "or given" 0 --now "$now" import places --delimiter ';' --encoding UTF-8 semicolon.csv
ends "two files" 1 --now "$now" import places newer.csv places.csv
is "are told one by one" "$(wc -l <"$out" | tr -d ' ')" 2

ends "a folder for a file" 65 import places .
ends "a report in no folder" 73 import places newer.csv --report nowhere/report.csv
prints "then nothing is done" ""

# The desk outgrows what a file may hold, the report does not.
{
	echo "$header"
	echo "q-0,Sans commune,,,,,"
	i=0
	while [ $i -lt 2000 ]; do
		i=$((i + 1))
		echo "q-$i,Point d’accès $i,$i rue des Flamboyants,Le Lamentin,97232,,2024-05-02"
	done
} >many.csv
echo "an older report" >kept.csv
before=$(find "$XDG_DATA_HOME/lakou/reports" | sort)
(
	ulimit -f 256
	"$program" --lang en import places many.csv --report kept.csv >"$out" 2>"$err"
)
is "an import that finds no room" $? 74
prints "counts nothing" ""
is "and leaves the report of before" "$(cat kept.csv)" "an older report"
(
	ulimit -f 256
	"$program" --lang en import places many.csv >"$out" 2>"$err"
)
is "the same without a name" $? 74
is "leaves no report" "$(find "$XDG_DATA_HOME/lakou/reports" | sort)" "$before"
ok "nor anything beside it" sh -c '! ls -A | grep -q "^[.]lakou"'
lakou find Flamboyants
prints "and no place" ""

ends "no file" 64 import places
ends "a file that is not there" 66 import places nowhere.csv
ends "or the second is not" 66 import places bad.csv nowhere.csv
prints "then nothing is done" ""
ends "an encoding nobody knows" 64 import places --encoding FOO places.csv
ends "a delimiter that is none" 64 import places --delimiter x places.csv
: >empty.csv
ends "an empty file" 65 import places empty.csv

ends "the directory is written" 0 export places out.csv
prints "silently" ""
is "with its two places" "$(wc -l <out.csv | tr -d ' ')" 3
is "for its owner alone" "$(mode out.csv)" 600
ends "the same bytes again" 0 export places out.csv
cp out.csv before.csv
ends "others in their place" 73 export places --actors out.csv
ok "leave the file as it is" cmp -s out.csv before.csv
ends "unless that is asked for" 0 export places --actors --force out.csv
ok "then they are there" sh -c '! cmp -s out.csv before.csv'
ends "and back" 0 export places --force out.csv
ends "with the hub's actors" 0 export places --actors all.csv
ok "it is longer" [ "$(wc -l <all.csv)" -gt 3 ]
desk=$XDG_DATA_HOME/lakou/desk.db
ends "the desk is never written over" 73 export places "$desk"
ends "nor by a report" 73 import places out.csv --report "$desk"
ends "nor is the file that is read" 73 import places out.csv --report out.csv
ends "and it is still a desk" 0 check
ends "a folder that is not there" 73 export places nowhere/out.csv
ends "no file to write" 64 export places
ends "another dialect" 64 export places --for tsv out.csv
ends "for a spreadsheet" 0 export places --for excel-fr sheet.csv
ok "with semicolons" grep -q '^.*id;pivot;nom;' sheet.csv
is "its lines end as there" "$(grep -c "$(printf '\r')\$" sheet.csv)" 3
ends "which reads back" 0 import places --dry-run sheet.csv
prints "as it was" "read 2 = added 0 + updated 0 + unchanged 2 + refused 0"
printf '%s\n' 'id,nom,commune,code_postal,latitude,longitude,telephone' 'q,=Quai,Ducos,97224,14.58,-60.97,0596560001' >quay.csv
ends "a place with degrees" 0 import places quay.csv
ends "in a spreadsheet" 0 export places --for excel-fr --force sheet.csv
ok "they have the comma" grep -q ";14,58;-60,97;" sheet.csv
ok "and nothing is a formula" grep -q "^q;;'=Quai;.*;'+596596560001;" sheet.csv

# The counts cannot be told: a pipe that is full holds the import until another program has logged a
# session, then nobody reads it any more.
make_desk
printf 'id,nom,commune,code_postal\na,Mairie,Ducos,97224\n' >one.csv
mkfifo pipe
exec 3<>pipe
dd if=/dev/zero of=pipe bs=4096 oflag=nonblock 2>/dev/null
"$program" --lang en --now "$now" import places one.csv >pipe 2>"$err" 3<&- &
import=$!
until [ -n "$("$program" find Mairie)" ]; do
	kill -0 $import || break
done
add individuel --theme email --duration 30 >/dev/null
exec 3<&-
wait $import
is "an import that could not be told" $? 74
says "and came before another action" "was changed elsewhere meanwhile"
is "does not take that back" "$(sessions)" 1
is "and stays" "$("$program" find Mairie | wc -l | tr -d ' ')" 1

make_desk
rlo=$(printf '\342\200\256')
zero=$(printf '\342\200\213')
esc=$(printf '\033')
{
	echo "$header"
	echo "h-1,Cyber${zero}base${rlo},1 ${esc}[31mrue,Ducos,97224,,2024-05-02"
} >hidden.csv
ends "a name with hidden characters" 0 --now "$now" import places hidden.csv --report hidden.out
ok "is told with their numbers" grep -qF 'nom,Cyber<U+200B>base<U+202E>,' hidden.out
ok "none of them is in the report" sh -c "! LC_ALL=C grep -q '[$esc]' hidden.out"
ends "and exported" 0 export places hidden-out.csv
ok "without them" grep -qF '"Cyberbase"' hidden-out.csv
ok "nor escapes" grep -qF '"1 [31mrue"' hidden-out.csv

facts=${LAKOU_FACTS:-${srcdir:-.}/../shared/data}
case $facts in
/*) ;;
*) facts=$OLDPWD/$facts ;;
esac
if [ -f "$facts/places-971-972.csv" ]; then
	make_desk
	ends "the real places" 0 import places "$facts/places-971-972.csv"
	prints "are all added" "read 277 = added 277 + updated 0 + unchanged 0 + refused 0"
	ends "and written" 0 export places real.csv
	ok "byte for byte" cmp -s real.csv "$facts/places-971-972.csv"
	ends "twice the same file" 0 import places "$facts/places-971-972.csv"
	prints "changes nothing" "read 277 = added 0 + updated 0 + unchanged 277 + refused 0"
else
	skip "the real places" "the shared facts are not here"
fi

finish
