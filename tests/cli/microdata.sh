#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rows without names: after the figures of their period, never beside figures that they give away.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

LAKOU_DB=$PWD/demo.db
export LAKOU_DB
clock=2026-11-24T09:00
ends "no desk yet" 78 export microdata --period 2026-10
lakou demo --sessions 3000 --months 4 --end 2026-11-24 >/dev/null 2>&1
ends "a period is needed" 64 export microdata
ends "a period that does not exist" 64 export microdata --period 2026-T5
ends "a month for everybody" 64 export microdata --period 2026-10 --profile diffusion
ends "no such recoding" 64 export microdata --period 2026-10 --recodage none
ends "before the figures" 65 --now $clock export microdata --period 2026-10 --to given
says "is told what to do" "export its release"
ok "and makes nothing" [ ! -e given ]
lakou --now $clock export release --period 2026-10 --to given >/dev/null
release=$(echo given/*)

ends "after them" 0 --now $clock export microdata --period 2026-10 --to given --for standard \
	--recipient Hub
rows=given/lakou_demo_2026-10_espace-numerique-les-filaos_lignes
prints "the folder is printed" $rows
says "with what is lost" "information lost"
is "it has three files" "$(ls $rows)" "LISEZMOI.txt
lignes.csv
manifeste.csv"
is "the columns" "$(head -n 1 $rows/lignes.csv)" \
	"periode,geo,age,genre,statut,theme_principal,canal,materiel,duree"
tail -n +2 $rows/lignes.csv >lines
is "the rows of the manifest" "$(wc -l <lines)" \
	"$(awk -F , '$1 == "lignes" { print $3 }' $rows/manifeste.csv)"
visits=$(awk -F ';' '$3 == "ensemble" && $4 == "accompagnements" && $6 == "TOTAL" { print $8 }' \
	"$release"/statistiques.csv)
left=$(sed -n 's/^Rows left out for that reason: \([0-9]*\)\.$/\1/p' $rows/LISEZMOI.txt)
ok "some are left out" [ "${left:-0}" -gt 0 ]
is "and counted: who subtracts learns no more" "$(($(wc -l <lines) + ${left:-0}))" "$visits"
is "are sorted" "$(LC_ALL=C sort -t , lines | cksum)" "$(LC_ALL=C sort lines | cksum)"
is "no class is of fewer than five rows" \
	"$(cut -d , -f 1-5 lines | sort | uniq -c | awk '$1 < 5' | wc -l)" 0
is "nor of fewer than three themes" "$(cut -d , -f 1-6 lines | sort -u | cut -d , -f 1-5 |
	uniq -c | awk '$1 < 3' | wc -l)" 0
ok "the notice says what remains to be done" grep -q "analyse .* faire par le responsable" \
	$rows/LISEZMOI.txt
# Periods, the star and nc are explained in words.
for column in 2 3 4 5 6 7 8 9; do
	cut -d , -f $column lines
done | sort -u | grep -vx -e '\*' -e nc | while read -r code; do
	grep -q "^$code = ." $rows/LISEZMOI.txt || echo "$code"
done >unexplained
is "the notice explains the codes" "$(cat unexplained)" ""
ok "those of durations" grep -q "^30 = Moins de 30" $rows/LISEZMOI.txt
ok "of groups of ages" grep -qx "moins_25 = Moins de 12 ans, 12 - 17 ans, 18 - 24 ans" \
	$rows/LISEZMOI.txt
ok "of groups of themes" grep -qx "emploi = .*, Insertion professionnelle" \
	$rows/LISEZMOI.txt
ok "and of several devices" grep -qx "plusieurs = Plusieurs matériels" $rows/LISEZMOI.txt
awk -F , '$1 == "perte" { print $3 }' $rows/manifeste.csv >lost
ok "less is lost than with one level a column" \
	[ "$(head -n 1 lost | tr -d .)" -le "$(tail -n 1 lost | tr -d .)" ]
ends "rows and figures" 0 audit $rows "$release"
says "are attacked together" "2 releases were attacked together."
ends "rows alone" 0 audit $rows

ends "again" 0 --now $clock export microdata --period 2026-10 --to given --for standard
ends "elsewhere" 0 --now $clock export microdata --period 2026-10 --to more --for standard
ok "is the same" diff -r $rows "more/$(basename $rows)"
says "is told to be the same" "the same files"
ends "recoded otherwise" 65 --now $clock export microdata --period 2026-10 --to flat \
	--for standard --recodage uniforme
says "they come again" "--period 2026-10 --profile coordination --recodage local"
ok "and nothing is made" [ ! -e flat ]
ends "the desk is whole" 0 check
lakou --now $clock export release --period 2026-09 --to given >/dev/null
ends "one level a column" 0 --now $clock export microdata --period 2026-09 --to flat \
	--for standard --recodage uniforme --encoding ascii
says "an encoding without accents replaces characters" "that this encoding lacks were replaced"
is "is one in each" "$(awk -F , '$1 == "niveau_moyen" { print $3 }' flat/*/manifeste.csv |
	grep -vc '\.0000$')" 0

# Rows of somebody who took no care: a class of one, and rows that a hidden figure stands out in.
cp -r $rows changed
echo "2026-10,CACEM,moins_de_douze,feminin,retraite,email,a_distance,tablette,30" >>changed/lignes.csv
ends "a file that is not the manifest's" 65 audit changed
sum=$(sha256sum <changed/lignes.csv | cut -d ' ' -f 1)
awk -F , -v OFS=, -v sum="$sum" '$2 == "lignes.csv" && $1 == "sha256" { $3 = sum } { print }' \
	$rows/manifeste.csv >changed/manifeste.csv
ends "a class of one row" 1 audit changed
says "is found" "worked out"

if command -v sqlite3 >/dev/null; then
	is "who has them is known" "$(sqlite3 "$LAKOU_DB" "SELECT DISTINCT h.recipient
		FROM publication_handed h JOIN publication p ON p.n = h.publication
		WHERE p.profile = 'lignes' AND p.period = '2026-10' AND h.folder LIKE '%/given/%'")" Hub
else
	skip "who has them is known" "no sqlite3"
fi
lakou add individuel --theme email --duration 30 --date 2026-10-06 >/dev/null
ends "after a late session" 0 --now $clock export microdata --period 2026-10 --to late
ok "they are the same" diff -r $rows "late/$(basename $rows)"
lakou --now $clock export release --period 2026-08 --to given >/dev/null
lakou add individuel --theme email --duration 30 --date 2026-08-06 >/dev/null
ends "after a session that came before the rows" 65 --now $clock export microdata \
	--period 2026-08 --to late
says "there are none" "changed after its figures"
ends "a month of few" 0 --now $clock export release --period 2026-08 --to given
lakou --db few.db demo --sessions 300 --months 4 --end 2026-11-24 >/dev/null 2>&1
lakou --db few.db --now $clock export release --period 2026-10 --to few >/dev/null
ends "too few" 65 --db few.db --now $clock export microdata --period 2026-10 --to few
says "are too few" "too few attendances"
finish
