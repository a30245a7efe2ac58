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
	"p-2	Médiathèque de l’Anse	Les Trois-Îlets	-	-	-	-	2023-01-10"
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
ends "words that no entry has all of" 0 find cyber anse
prints "are answered by none" ""
says "but the nearest are named" "  Médiathèque de l’Anse, Les Trois-Îlets"
ends "no word lists the directory" 0 find
ok "with the founding actors" [ "$(wc -l <"$out")" -gt 3 ]
is "in eight columns" "$(awk -F '\t' '{ print NF }' "$out" | sort -u)" 8

ends "a commune elsewhere" 64 find --commune 75056
ends "opening hours are for later" 64 find --open-now
says "and that is said" "not available in this version"
ends "so are distances" 64 find --near 97213

finish
