#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The directory, searched from the command line.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

{
	echo id,nom,adresse,commune,code_postal,telephone,services,date_maj
	echo "p-1,Cyber-base du Bourg,,Le Lamentin,97232,0596 51 69 76,,2024-05-02"
	echo "p-2,Médiathèque de l’Anse,,Les Trois-Îlets,97229,,Maîtrise des outils numériques du quotidien,2023-01-10"
	echo "p-3,Cyber-base,,Lamentin,97115,,,"
} >places.csv
lakou import places places.csv

names()
{
	cut -f2 "$out"
}

ends "a word of a name" 0 find mediatheque
prints "gives the line of the contract" \
	"p-2	Médiathèque de l’Anse	Les Trois-Îlets	unknown	-	11.8	-	2023-01-10"
ends "accents and articles do not matter" 0 find 'médiathèque anse'
is "it is the same" "$(names)" "Médiathèque de l’Anse"
ends "a phone is in international form" 0 find bourg
is "when there is one" "$(cut -f7 "$out")" "+596596516976"
ends "several words are one search" 0 find cyber bourg
is "all must be there" "$(names)" "Cyber-base du Bourg"
ends "one commune" 0 find --commune 97115 cyber
is "alone" "$(cut -f1 "$out")" p-3
ends "a service" 0 find --service maitrise
is "alone" "$(cut -f1 "$out")" p-2
ends "a limit" 0 find --limit 1 cyber
is "is kept" "$(wc -l <"$out" | tr -d ' ')" 1
ends "no match is no error" 0 find zzzzzz
prints "and prints nothing" ""
says "but says what to do" "Nothing like that: write fewer words, or ask for less."
ends "words that no entry has all of" 0 find cyber anse
prints "are answered by none" ""
says "but the nearest are named" "  Médiathèque de l’Anse, Les Trois-Îlets"
ends "no word lists the directory" 0 find
ok "with the founding actors" [ "$(wc -l <"$out")" -gt 3 ]
is "in eight columns" "$(awk -F '\t' '{ print NF }' "$out" | sort -u)" 8

ends "a commune elsewhere" 64 find --commune 75056
ends "near no commune of here" 64 find --near 75056
ends "a commune by its name" 0 find --commune 'trois ilets'
is "as people write it" "$(cut -f1 "$out")" p-2
ends "near a name" 0 find --near Schoelcher cyber
is "is measured from there" "$(cut -f6 "$out" | grep -c '^[0-9]')" 2
ends "a name that two have" 64 find --commune lamentin
says "is told with both codes" "97115 or 97213"

{
	echo id,nom,commune,code_postal,latitude,longitude,horaires
	echo "h-1,Alizé,Ducos,97224,14.58,-60.97,Mo-Fr 08:00-16:00"
	echo "h-2,Balisier,Ducos,97224,,,Sa 08:00-12:00"
	echo "h-3,Corossol,Sainte-Luce,97228,,,lundi matin"
	echo "h-4,Dattier,Le Gosier,97190,,,24/7"
	echo "h-5,Filao,Le Marin,97290,,,"
} >hours.csv
lakou import places hours.csv

ends "what hours say" 0 find --commune 97207 --open-at 2026-10-05T09:00
prints "at a time, with the next change" "h-1	Alizé	Ducos	open	2026-10-05T16:00	$(
	cut -f6 "$out")	-	-"
ends "the state without the filter" 0 --now 2026-10-05T09:00 find --commune 97207 --near 97207
is "is of the time of the clock" "$(cut -f1,4 "$out" | tr '\t\n' ' ;')" "h-2 closed;h-1 open;"
ends "open at a time" 0 find --near 97217 --open-at 2026-10-05T09:00 alize balisier
prints "asks for all words as ever" ""
ids()
{
	grep '^h-' "$out" | cut -f1,4 | tr '\t\n' ' ;'
}
ends "open near a commune" 0 find --near 97217 --open-at 2026-10-10T09:00
is "the other island after, then what may be" "$(ids)" \
	"h-2 open;h-4 open;h-5 unknown;h-3 invalid;"
is "what never changes" "$(grep '^h-4' "$out" | cut -f5)" never
is "what nobody knows" "$(grep '^h-5' "$out" | cut -f5)" -
is "one decimal" "$(grep '^h-5' "$out" | cut -f6)" 0.0
ends "the nearest first" 0 --now 2026-10-05T09:00 find --near 97217
is "also without hours" "$(ids)" "h-5 unknown;h-3 invalid;h-2 closed;h-1 open;h-4 open;"
ends "a time that is none" 64 find --open-at tomorrow
ends "two times" 64 find --open-now --open-at 2026-10-05T09:00
ends "open now" 0 find --open-now alize
ends "words that ask for a filter" 0 --now 2026-10-05T09:00 find ouvert samedi à Ducos
is "mean it, as on the screen" "$(cut -f1 "$out")" h-2

{
	echo id,nom,commune,code_postal,horaires
	echo "g-1,Goyave,Ducos,97224,Mo-Fr 08:00-16:00; PH off"
} >friday.csv
lakou import places friday.csv
ends "Good Friday, of which the desk says nothing" 0 find --open-at 2027-03-26T09:00 goyave
is "is a day like any other" "$(cut -f4 "$out")" open
lakou config good-friday yes
ends "where it is a holiday" 0 find --open-at 2027-03-26T09:00 goyave
prints "what is closed on holidays is not listed" ""
ends "and says so" 0 --now 2027-03-26T09:00 find goyave
is "closed until after Easter" "$(cut -f4,5 "$out")" "closed	2027-03-30T08:00"
finish
