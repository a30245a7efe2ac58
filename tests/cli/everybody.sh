#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Figures for everybody: of quarters and years, 11 persons a figure, and one profile a period.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

LAKOU_DB=$PWD/demo.db
export LAKOU_DB
clock=2026-11-24T09:00
quarter=lakou_demo_2026-T3_espace-numerique-les-filaos
lakou demo --sessions 3000 --months 12 --end 2026-11-24 >/dev/null 2>&1

ends "a month" 64 --now $clock export release --period 2026-09 --profile diffusion --to given
ok "makes nothing" [ ! -e given ]
ends "a quarter" 0 --now $clock export release --period 2026-T3 --profile diffusion --to given \
	--for standard
prints "its folder is printed" given/$quarter
ok "the manifest says for whom" grep -q '^profil,,diffusion' given/$quarter/manifeste.csv
ok "and the floor" grep -q '^k,general,11' given/$quarter/manifeste.csv
is "no figure of persons is of 1 to 10" \
	"$(awk -F , '$4 == "personnes" && $(NF - 1) > 0 && $(NF - 1) < 11' \
		given/$quarter/statistiques.csv)" ""
ok "communes stand in it" grep -q ',residence,personnes,97213,' given/$quarter/statistiques.csv
is "but are not crossed" "$(grep -c '_x_.*,972[0-9][0-9],' given/$quarter/statistiques.csv)" 0
ok "the notice is for everybody" grep -q 'Profile: diffusion' given/$quarter/LISEZMOI.txt
ok "not for coordinators" sh -c "! grep -q 'Profile: coordination' given/$quarter/LISEZMOI.txt"
ends "the same again" 0 --now $clock export release --period 2026-T3 --profile diffusion --to given

ends "another profile of it" 65 --now $clock export release --period 2026-T3 --to other
says "is refused" "nor another profile of it"
ends "a month in it" 65 --now $clock export release --period 2026-08 --to other
ends "rows of another profile" 65 --now $clock export microdata --period 2026-T3 --to other
says "are refused, too" "nor another profile of it"
ok "and nothing is made" [ ! -e other ]
ends "rows of the same profile" 0 --now $clock export microdata --period 2026-T3 \
	--profile diffusion --to given --for standard
is "no class is of fewer than 11 rows" \
	"$(tail -n +2 given/${quarter}_lignes/lignes.csv | cut -d , -f 1-5 | sort | uniq -c |
		awk '$1 < 11' | wc -l)" 0

lakou --now $clock export release --period 2026-05 --to given >/dev/null
ends "a quarter over a month of the coordination" 0 --now $clock export release \
	--period 2026-T2 --profile diffusion --to given
ends "all of them withstand an attack" 0 audit given/*
finish
