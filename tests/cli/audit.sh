#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Releases attacked from the command line.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

LAKOU_DB=$PWD/demo.db
export LAKOU_DB
lakou demo --sessions 600 --months 4 --end 2026-11-24 >/dev/null
for month in 2026-08 2026-09 2026-10; do
	lakou --now 2026-11-24T09:00 export release --period $month --to given --for standard >/dev/null
done
set -- given/*
october=$3
LAKOU_DB=$PWD/none.db

ends "releases of this program" 0 audit "$@"
prints "hold nothing that can be worked out" ""
says "which is said" "3 releases were attacked together."
ends "one alone" 0 audit "$october"
says "is said, too" "1 release was attacked."
ends "a floor of one's own" 1 audit --k 100000 "$october"
ok "lists what is too well known for it" [ "$(wc -l <"$out")" -gt 0 ]
is "in nine columns" "$(awk -F '\t' '{ print NF }' "$out" | sort -u)" 9
ends "no floor" 64 audit --k 0 "$october"
ends "no folder" 64 audit
ends "a folder that is not there" 66 audit nowhere
ends "one that is no release" 66 audit .

# What somebody does who hides small figures by hand: the rest of the table gives it away.
cp -r "$october" changed
awk -F , -v OFS=, '$3 == "age" && $9 == "P" && $8 > 0 && $6 != "TOTAL" && !done {
	$8 = "s"; $9 = "S"; done = 1 } { print }' "$october/statistiques.csv" >changed/statistiques.csv
ends "a file that is not the manifest's" 65 audit changed
says "is named" "changed/statistiques.csv"
sum=$(sha256sum <changed/statistiques.csv | cut -d ' ' -f 1)
awk -F , -v OFS=, -v sum="$sum" '$2 == "statistiques.csv" && $1 == "sha256" { $3 = sum } { print }' \
	"$october/manifeste.csv" >changed/manifeste.csv
ends "the file with its digest" 0 audit changed
ends "with the month as it was" 0 audit changed "$october"

# A release of another tool, in which the only small figure is the only hidden one.
mkdir naive
figures()
{
	echo "periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut"
	echo "2026-10,desk,ensemble,personnes,,TOTAL,Total,20,P"
	echo "2026-10,desk,genre,personnes,,TOTAL,Total,20,P"
	echo "2026-10,desk,genre,personnes,,feminin,F,s,S"
	echo "2026-10,desk,genre,personnes,,masculin,M,$1"
	echo "2026-10,desk,genre,personnes,,non_communique,?,0,P"
}
manifest()
{
	echo "element,nom,valeur"
	echo "periode,,$1"
	echo "perimetre,,desk"
	echo "profil,,coordination"
	echo "k,general,5"
	echo "k,sensible,11"
	echo "sha256,statistiques.csv,$(sha256sum <naive/statistiques.csv | cut -d ' ' -f 1)"
	echo "encodage,standard,UTF-8"
}
figures 17,P >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
ends "a small figure alone" 1 audit naive
prints "is known to a unit" "2026-10	desk	genre	personnes	-	feminin	3	3	5"
says "and said to be" "1 hidden figure can be worked out"
cp -r naive twice
ends "the same in two folders" 1 audit naive twice
prints "is told once" "2026-10	desk	genre	personnes	-	feminin	3	3	5"
figures 17,P | sed 's/feminin/fem@inin/' | tr @ '\0' >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
ends "a byte that no text has" 65 audit naive
says "is told with its file" "naive/statistiques.csv"
figures s,S >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
ends "with another one" 0 audit naive
figures s,S | sed 's/^2026-10/2026-11/' >naive/statistiques.csv
ends "figures that are not the manifest's" 65 audit naive
figures 27,P >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
ends "more in a part than in the whole" 65 audit naive
says "is a contradiction" "contradict each other"
{
	figures s,S
	echo "2026-10,desk,geo_x_genre,personnes,TOTAL,TOTAL,Total,20,P"
	echo "2026-10,desk,geo_x_genre,minutes,TOTAL,feminin,F,100,P"
} >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
ends "minutes where persons are crossed" 0 audit naive
finish
