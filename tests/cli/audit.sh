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
ends "one that is no release" 65 audit .
mkdir empty
ends "one with nothing in it" 65 audit empty
ends "the folder around releases" 65 audit given
says "and which to give is said" '“given” is not the folder of a release: give the lakou_… folders themselves.'

# What somebody does who hides small figures by hand: the rest of the table gives it away.
cp -r "$october" changed
awk -F , -v OFS=, '$3 == "age" && $9 == "P" && $8 > 0 && $6 != "TOTAL" && !done {
	$8 = "s"; $9 = "S"; done = 1 } { print }' "$october/statistiques.csv" >changed/statistiques.csv
ends "a file that is not the manifest's" 65 audit changed
says "is said to be changed" '“changed/statistiques.csv” was changed since it was published'
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
for again in masculin,M,17,P masculin,M,18,P masculin,M,s,S; do
	{
		figures 17,P
		echo "2026-10,desk,genre,personnes,,$again"
	} >naive/statistiques.csv
	manifest 2026-10 >naive/manifeste.csv
	ends "a figure that stands there again as $again" 65 audit naive
	says "is told as one" '“naive/statistiques.csv” has a figure twice'
done
for lines in 0 1; do
	figures 17,P | head -n "$lines" >naive/statistiques.csv
	manifest 2026-10 >naive/manifeste.csv
	ends "a table of $lines lines" 65 audit naive
	says "is told to be empty" '“naive/statistiques.csv” holds no figure'
done
ends "and in French" 65 --lang fr audit naive
says "as well" "ne contient aucun chiffre"
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

# A hidden sum beside its parts: found with a row file in the folders, too, and counted once.
{
	echo "periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut"
	echo "2026-10,desk,ensemble,seances,,TOTAL,Total,s,S"
	echo "2026-10,desk,ensemble,seances,,individuel,Individuel,60,P"
	echo "2026-10,desk,ensemble,seances,,collectif,Collectif,40,P"
} >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
mkdir lines
{
	echo "periode,geo,age,genre,statut,theme_principal,canal,materiel,duree"
	for gender in feminin masculin nc; do
		for theme in culture culture culture email email sante sante; do
			echo "2026-10,*,nc,$gender,*,$theme,*,*,30"
		done
	done
} >lines/lignes.csv
{
	printf '%s\n' "element,nom,valeur" "periode,,2026-10" "perimetre,,desk" \
		"profil,,coordination" "k,classe,5" "lignes,lignes.csv,21" "encodage,standard,UTF-8"
	echo "sha256,lignes.csv,$(sha256sum <lines/lignes.csv | cut -d ' ' -f 1)"
} >lines/manifeste.csv
sum="2026-10	desk	ensemble	seances	-	TOTAL	100	100	5"
ends "a hidden sum" 1 audit naive
prints "of figures that are printed" "$sum"
ends "rows alone" 0 audit lines
cp -r lines no-lines
head -n 1 lines/lignes.csv >no-lines/lignes.csv
sed -i "s/^sha256.*/sha256,lignes.csv,$(sha256sum <no-lines/lignes.csv | cut -d ' ' -f 1)/" \
	no-lines/manifeste.csv
ends "no rows" 65 audit no-lines
says "is told, too" '“no-lines/lignes.csv” holds no figure'
ends "the sum beside rows" 1 audit naive lines
prints "is found as well" "$sum"
says "and counted once" "1 hidden figure can be worked out"

# What tables tell of a figure and rows tell more of is told once, with what is known by both.
{
	echo "periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut"
	echo "2026-10,desk,genre,personnes,,TOTAL,Total,4,P"
	echo "2026-10,desk,genre,personnes,,feminin,F,s,S"
	echo "2026-10,desk,genre,personnes,,masculin,M,s,S"
} >naive/statistiques.csv
manifest 2026-10 >naive/manifeste.csv
{
	head -n 1 lines/lignes.csv
	for row in feminin,culture masculin,culture masculin,email masculin,sante; do
		echo "2026-10,*,nc,${row%,*},*,${row#*,},*,*,30"
	done
} >few.csv
mv few.csv lines/lignes.csv
sed -i "s/lignes.csv,21/lignes.csv,4/
	s/^sha256.*/sha256,lignes.csv,$(sha256sum <lines/lignes.csv | cut -d ' ' -f 1)/" lines/manifeste.csv
ends "few persons in two figures" 1 audit naive
says "are known to be few" "2 hidden figures can be worked out"
ends "and the rows of each" 1 audit naive lines
is "tell how many" "$(grep -c "^2026-10	desk	genre	personnes	-	feminin	1	1	5$" "$out")" 1

# A line that a month leaves out of a crossed table, and that its quarter tells.
crossed()
{
	printf '%s,desk,residence,personnes,%s,,?,%s,P\n' "$1" TOTAL $((40 + $3)) \
		"$1" 972 $((40 + $3)) "$1" CACEM 40 "$1" CAP_NORD "$3"
	for line in TOTAL,retraite,s,S TOTAL,en_emploi,s,S CACEM,retraite,30,P CACEM,en_emploi,10,P \
		${2:+CAP_NORD,retraite,$2,P} ${2:+CAP_NORD,en_emploi,$(($3 - $2)),P}; do
		echo "$1,desk,geo_x_statut,personnes,$line" | sed 's/\(.*\),\(.*,.\)$/\1,?,\2/'
	done
}
for part in 2026-10:2:50 2026-11:2:50 2026-12::50 2026-T4:11:120; do
	IFS=: read -r period retired resident <<-END
		$part
	END
	{
		echo "periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut"
		crossed "$period" "$retired" "$resident"
	} >naive/statistiques.csv
	manifest "$period" | sed 's/^k,general,5/k,general,11/' >naive/manifeste.csv
	cp -r naive "part-$period"
done
ends "months that tell nothing of a place" 0 audit part-2026-1?
ends "and their quarter, which does" 1 audit part-2026-1? part-2026-T4
prints "is found of the month" \
	"2026-12	desk	geo_x_statut	personnes	CAP_NORD	retraite	7	11	11"

# A month that hides a large figure with its small one, and a quarter that tells which it is.
shown() # a period, « parentalite », « securite », persons
{
	{
		echo "periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut"
		echo "$1,desk,ensemble,personnes,,TOTAL,Total,$4,P"
		echo "$1,desk,theme,personnes,,parentalite,?,$2"
		echo "$1,desk,theme,personnes,,securite,?,$3"
	} >naive/statistiques.csv
	manifest "$1" >naive/manifeste.csv
	cp -r naive "tell-$1"
}
shown 2026-10 14,P 30,P 100
shown 2026-11 10,P 32,P 100
shown 2026-12 s,S s,S 100
ends "months that hide two figures" 0 audit tell-2026-1?
shown 2026-T4 s,S s,S 280
ends "a quarter that hides them, too" 0 audit tell-2026-1? tell-2026-T4
rm -r tell-2026-T4
shown 2026-T4 28,P s,S 280
ends "one that hides the large one" 0 audit tell-2026-1? tell-2026-T4
rm -r tell-2026-T4
shown 2026-T4 28,P 90,P 280
ends "one that tells it" 1 audit tell-2026-1? tell-2026-T4
prints "lets the other be known to be small" \
	"2026-12	desk	theme	personnes	-	securite	28	48	5"

# The row of procedures that a table of themes leaves out says that there are 1 to 11.
themes() # a period, procedures, persons
{
	{
		echo "periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut"
		echo "$1,desk,ensemble,personnes,,TOTAL,Total,$3,P"
		echo "$1,desk,theme,personnes,,securite,?,$3,P"
		echo "$1,desk,theme,personnes,,aide_aux_demarches_administratives,?,$2,P" |
			grep -v ',,P$'
	} >naive/statistiques.csv
	manifest "$1" | sed 's/^k,general,5/k,general,11/' >naive/manifeste.csv
	cp -r naive "themes-$1"
}
themes 2026-10 12 100
themes 2026-11 14 100
themes 2026-12 "" 100
themes 2026-T4 28 280
ends "months that leave it out" 0 audit themes-2026-1?
ends "and a quarter that tells it" 1 audit themes-2026-1? themes-2026-T4
prints "narrow it" "2026-12	desk	theme	personnes	-	aide_aux_demarches_administratives	2	11	11"
finish
