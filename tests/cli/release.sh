#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The month's release: made once, frozen, and never over something else.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "no desk yet" 78 export release --period 2026-10
make_desk
i=0
while [ $i -lt 12 ]; do
	add individuel --theme email --duration 30 --gender feminin --date 2026-10-05 >/dev/null
	i=$((i + 1))
done

ends "a period is needed" 64 export release
ends "a month that does not exist" 64 export release --period 2026-13
ends "a quarter that does not exist" 64 export release --period 2026-T5
ends "an empty quarter" 65 --now "$now" export release --period 2026-T3
ends "a month for everybody" 64 export release --period 2026-10 --profile diffusion
says "is told which periods are" "of a quarter or a year, not of a month"
ends "no such profile" 64 export release --period 2026-10 --profile all
ends "no such format" 64 export release --period 2026-10 --format pdf
ends "no such dialect" 64 export release --period 2026-10 --for excel
ends "no such encoding" 64 --now "$now" export release --period 2026-10 --encoding FOO --to x
ok "none of them makes a folder" [ ! -e x ]
ends "before the fifth of the next month" 65 --now 2026-11-04T18:00 export release --period 2026-10
says "the day is told" 2026
ends "an empty month" 65 --now "$now" export release --period 2026-01
says "is said to be empty" "Nothing was logged in that period"
ok "makes nothing" [ ! -e "$XDG_DATA_HOME/lakou/releases" ]

mkdir -p taken/lakou_2026-10_les-filaos
echo mine >taken/lakou_2026-10_les-filaos/statistiques.csv
ends "a folder of somebody else" 73 --now "$now" export release --period 2026-10 --to taken
is "stays as it is" "$(cat taken/lakou_2026-10_les-filaos/statistiques.csv)" mine
ok "and nothing is left beside it" [ "$(find taken -mindepth 1 -maxdepth 1 | wc -l)" -eq 1 ]
ends "nor is the month published" 0 --now "$now" export release --period 2026-10 --to there \
	--encoding UTF-8 --for standard --format csv --recipient Hub
prints "its folder is printed" there/lakou_2026-10_les-filaos
ok "which nobody had" [ -z "$(cat "$err")" ]
is "it has three files" "$(ls there/lakou_2026-10_les-filaos)" "LISEZMOI.txt
manifeste.csv
statistiques.csv"
ok "with the figures" grep -q '2026-10,les-filaos,ensemble,seances,,TOTAL,.*,12,P' \
	there/lakou_2026-10_les-filaos/statistiques.csv
for column in periode perimetre tableau mesure geo categorie libelle valeur statut; do
	ok "what the column $column holds is told" \
		grep -qw -e "$column" there/lakou_2026-10_les-filaos/LISEZMOI.txt
done
ok "that a large one may be secret, too" sh -c "tr -s '\n' ' ' \
	<there/lakou_2026-10_les-filaos/LISEZMOI.txt | grep -q 'a large figure can be secret'"
ok "why nothing is crossed is said" grep -q 'Months of 400 sessions or more' \
	there/lakou_2026-10_les-filaos/LISEZMOI.txt
ok "and P is published" grep -q 'P (publi' there/lakou_2026-10_les-filaos/LISEZMOI.txt
ok "and no mediator" sh -c "! grep -rq Bellance there"

ends "the same again" 0 --now "$now" export release --period 2026-10 --to there
prints "is the same folder" there/lakou_2026-10_les-filaos
says "and that is said" "published before"
ends "with a page, later" 0 --now "$now" export release --period 2026-10 --to there --format html
says "is told that there is none" "statistiques.html is not among them"
ok "and there is none" [ ! -e there/lakou_2026-10_les-filaos/statistiques.html ]
add individuel --theme email --duration 30 --gender masculin --date 2026-10-06 >/dev/null
ends "after a late session, elsewhere" 0 --now "$now" export release --period 2026-10
is "by default beside the desk" "$(cat "$out")" \
	"$XDG_DATA_HOME/lakou/releases/lakou_2026-10_les-filaos"
ok "it is still the same" diff -r there/lakou_2026-10_les-filaos "$(cat "$out")"
echo mine >there/lakou_2026-10_les-filaos/notes.txt
ends "beside a file of somebody else" 73 --now "$now" export release --period 2026-10 --to there
rm there/lakou_2026-10_les-filaos/notes.txt
echo more >>there/lakou_2026-10_les-filaos/LISEZMOI.txt
ends "over files that were changed" 73 --now "$now" export release --period 2026-10 --to there
ends "the desk's own folder" 0 config export-folder "$base/own"
ends "is used" 0 --now "$now" export release --period 2026-10
is "then" "$(cat "$out")" "$base/own/lakou_2026-10_les-filaos"

ends "a session in a published month" 0 --now "$now" add individuel --theme email --duration 30 \
	--date 2026-10-07
says "is told that the month stays" "October 2026 is published already and does not change."
ends "one in a month that is not" 0 --now "$now" add individuel --theme email --duration 30 \
	--date 2026-11-03
ok "is told nothing" [ -z "$(cat "$err")" ]
i=0
while [ $i -lt 4 ]; do
	add individuel --theme email --duration 30 --gender feminin --date 2026-10-08 >/dev/null
	i=$((i + 1))
done
ends "the quarter" 0 --now 2027-01-05T09:00 export release --period 2026-T4 --to there
says "leaves out what came late, and says how many" "Without 6 late sessions"
says "and what can never be published any more" \
	"2 months in it are not published, and can never be after this."
ok "as its notice does" grep -q 'Without 6 late sessions' there/lakou_2026-T4_*/LISEZMOI.txt
ends "the quarter again" 0 --now 2027-01-05T09:00 export release --period 2026-T4 --to there
is "closes nothing more" "$(grep 'can never be' "$err")" ""

i=0
while [ $i -lt 12 ]; do
	add individuel --theme email --duration 30 --gender feminin --date 2026-09-07 >/dev/null
	i=$((i + 1))
done
ends "an encoding without accents" 0 --now "$now" export release --period 2026-09 --to plain --encoding ascii
says "replaces characters, and says how many" "characters that this encoding lacks were replaced."

echo mine >file
ends "a file for a folder" 73 --now "$now" export release --period 2026-09 --to file
says "is no folder" '“file” is a file: give a folder to write in.'
ends "nor is what would be in it" 73 --now "$now" export release --period 2026-09 --to file/more
says "a folder" '“file” is a file'

"$program" --db demo.db --now "$now" demo --sessions 400 --months 2 2>/dev/null
ends "of a demo desk" 0 --db demo.db --now "$now" export release --period 2026-10 --to demo
is "is marked in its name" "$(basename "$(cat "$out")")" \
	lakou_demo_2026-10_espace-numerique-les-filaos

finish
