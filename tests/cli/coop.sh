#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The month's sessions in the national tool's columns: to a file or to standard output, without a
# name; what that tool's own file brought is not to be typed there again.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "no desk yet" 78 export coop --period 2026-10
make_desk
add individuel --theme email --duration 30 --gender feminin --date 2026-10-05 >/dev/null
add collectif --theme sante --duration 90 --participants 8 --genders feminin=5 --date 2026-10-06 \
	--title 'Ma santé' >/dev/null
add individuel --theme email --duration 30 --date 2026-11-05 >/dev/null

ends "a period is needed" 64 export coop
ends "which is a month" 64 export coop --period 2026-T3
says "how to write it is said" "--period YYYY-MM"
ends "an encoding without a file" 64 export coop --period 2026-10 --encoding CP1252
ends "nobody of that name" 66 export coop --period 2026-10 --mediator Zoe
ends "October" 0 --now "$now" export coop --period 2026-10
says "is counted" "2 sessions were written"
is "its columns" "$(head -n 1 "$out" | tr -d '\357\273\277\r')" "Date;Enregistré le;Dernière \
modification le;Type;Participants;Canaux d’accompagnement;Nom du lieu;Adresse;Commune;Code \
postal;Code Insee;Durée (min);Nom de l’atelier;Matériel numérique utilisé;Thématique(s) \
d’accompagnement;Tags;Nom de la démarche administrative;Niveau d’autonomie (ou de \
l’atelier);Bénéficiaire réorienté;Structure de redirection;Commune du bénéficiaire;Code postal du \
bénéficiaire;Code Insee du bénéficiaire;Genre du bénéficiaire;Tranche d’âge du \
bénéficiaire;Statut du bénéficiaire;ID CRA"
ok "one who came" grep -q '^05/10/2026;;;Accompagnement individuel;1;Lieu d' "$out"
ok "eight who came" grep -q '^06/10/2026;;;Atelier collectif;8;Lieu d' "$out"
ok "no mediator is named" sh -c "! grep -q Bellance '$out'"
ends "an empty month" 0 --now "$now" export coop --period 2026-01
is "is a header" "$(wc -l <"$out")" 1
ends "into a file" 0 --now "$now" export coop --period 2026-10 --for standard oct.csv
prints "nothing else is written" ""
ends "the same again" 0 --now "$now" export coop --period 2026-10 --for standard oct.csv
ends "another month over it" 73 --now "$now" export coop --period 2026-11 oct.csv
ends "as is wanted" 0 --now "$now" export coop --period 2026-11 --force --encoding CP1252 oct.csv
ok "in that encoding" grep -qa "$(printf 'Dur\351e (min)')" oct.csv
add animation --animation-type comite --initiative demande --coord-theme reseau --duration 60 \
	--date 2026-11-06 >/dev/null
ends "with another kind" 0 --now "$now" export coop --period 2026-11
says "which is left out" "1 coordination activity has no place"

# What a title holds that was written into the file by hand: byte for byte for who reads it on, and
# nothing that rules a terminal.
if command -v sqlite3 >/dev/null; then
	strange=$(printf 'a\033[31mb\302\233c\td')
	sqlite3 "$desk" "UPDATE session SET title = '$strange' WHERE title IS NOT NULL"
	ends "a title that would rule a terminal" 0 --now "$now" export coop --period 2026-10
	ok "is written as it is" grep -qF "$strange" "$out"
	script -qec "'$program' --now $now export coop --period 2026-10" /dev/null </dev/null >shown
	ok "on a terminal there are its letters" grep -qF "$(printf 'a[31mbc\td')" shown
	ok "and nothing else" sh -c "! grep -q '$(printf '\033\\|\302\233')' shown"
	is "in as many lines" "$(grep -c 'Atelier collectif' shown)" "$(grep -c 'Atelier collectif' "$out")"
	ok "accents stay" grep -qF 'Enregistré le' shown
else
	skip "what would rule a terminal" "no sqlite3 here"
fi
finish
