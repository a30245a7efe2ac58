#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Logging a session from the command line.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

uuid='^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
ends "the least of a session" 0 --now "$now" add individuel --theme email --duration 30
ok "its id is printed" grep -qE "$uuid" "$out"
is "alone" "$(wc -l <"$out" | tr -d ' ')" 1
id=$(cat "$out")
ok "and nothing is said" [ ! -s "$err" ]
ends "list shows it" 0 list
prints "today, at no hour, one participant" \
	"$id	2026-11-24	-	individuel	30	1	email"

ends "every field of an individual session" 0 --now "$now" add individuel --theme email \
	--theme sante --duration 1h30 --date 2026-11-20 --start 9:05 --device ordinateur \
	--device telephone --autonomy autonome --gender feminin --age soixante_soixante_neuf \
	--status retraite --residence 97209 --returning --language gcf --came-through caf \
	--refer acteur-cacem --refer-to aide_sociale --refer-reason 'dossier' --outcome visited \
	--mediator 'A. Bellance' --title 'Espace santé'
ends "list shows its day and hour" 0 list --to 2026-11-20
is "minutes and both themes" "$(cut -f2-7 "$out")" \
	"2026-11-20	09:05	individuel	90	1	email|sante"

ends "a procedure brings its theme" 0 --now "$now" add individuel --procedure logement --duration 15
id=$(cat "$out")
lakou list
is "which is listed" "$(grep "$id" "$out" | cut -f7)" aide_aux_demarches_administratives

ends "a workshop" 0 --now "$now" add collectif --theme email --duration 120 --participants 8 \
	--returning-count 2 --online 1 --level debutant --genders feminin=5,masculin=3 \
	--ages soixante_dix_plus=4 --statuses retraite=4 --residences 97209=3,etranger=1
ends "a workshop without participants" 65 --now "$now" add collectif --theme email --duration 120
ends "a breakdown larger than the workshop" 65 --now "$now" add collectif --theme email \
	--duration 120 --participants 3 --genders feminin=4
ends "network support" 0 --now "$now" add animation --duration 60 --animation-type webinaire
ends "an event" 0 --now "$now" add evenement --duration 60
ends "a partnership" 0 --now "$now" add partenariat --duration 60
count=$(sessions)

ends "options may come first" 0 --theme email add --duration=30 --now "$now" individuel
count=$((count + 1))
ends "options may be shortened" 0 --now "$now" add individuel --theme email --dura 30
count=$((count + 1))
ends "-- ends the options" 64 --now "$now" add individuel --theme email -- --duration 30

refused()
{
	name=$1
	wanted=$2
	shift 2
	ends "$name" "$wanted" --now "$now" add "$@"
	prints "$name: nothing is printed" ""
}
refused "an unknown kind" 64 reunion --duration 30
refused "no kind" 64 --duration 30
refused "an unknown option" 64 individuel --theme email --duration 30 --color red
refused "an option of another command" 64 individuel --theme email --duration 30 --period 2026-10
refused "an option without its value" 64 individuel --theme email --duration
refused "an unknown theme" 65 individuel --theme jardinage --duration 30
says "the list of themes is told" "navigation_sur_internet"
refused "no theme" 65 individuel --duration 30
says "it is named" "--theme"
refused "no duration" 65 individuel --theme email
refused "a duration of nothing" 65 individuel --theme email --duration 0
refused "a whole day" 65 individuel --theme email --duration 1440
refused "a day to come" 65 individuel --theme email --duration 30 --date 2026-11-25
refused "a day before 2000" 65 individuel --theme email --duration 30 --date 1999-12-31
refused "no day at all" 65 individuel --theme email --duration 30 --date 2026-02-30
refused "at home, but in no commune" 65 individuel --theme email --duration 30 --channel domicile
refused "a place that is not the desk's" 65 individuel --theme email --duration 30 --place Ailleurs
refused "a field of workshops" 65 individuel --theme email --duration 30 --participants 3
refused "a partner nobody knows" 65 individuel --theme email --duration 30 --refer nobody
refused "the outcome of no referral" 64 individuel --theme email --duration 30 --outcome visited
refused "the rest, which is never typed" 65 collectif --theme email --duration 30 --participants 3 \
	--genders non_communique=1
ok "nor offered" sh -c "! grep -q 'feminin.*non_communique' '$err'"
refused "a device and none" 65 individuel --theme email --duration 30 --device aucun --device autre
is "what was refused is not stored" "$(sessions)" "$count"

"$program" mediator add Zoé 2>/dev/null
"$program" place add Annexe --commune 97222 2>/dev/null
"$program" config mediator Zoé 2>/dev/null
"$program" config place Annexe 2>/dev/null
id=$(add individuel --theme email --duration 30)
lakou export journal --force journal.csv
ok "whoever is at the keyboard, it is the desk's first one at its first place" \
	grep -q "^$id,.*,lieu_activite,Les Filaos,97213,.*,A. Bellance,,0\$" journal.csv
id=$(add individuel --theme email --duration 30 --mediator Zoé --place annexe)
lakou export journal --force journal.csv
ok "unless others are named" grep -q "^$id,.*,lieu_activite,Annexe,97222,.*,Zoé,,0\$" journal.csv

ends "at home, in a commune" 0 --now "$now" add individuel --theme email --duration 30 \
	--channel domicile --commune 97221
ends "remotely" 0 --now "$now" add individuel --theme email --duration 30 --channel a_distance
ends "a day long ago is stored" 0 --now "$now" add individuel --theme email --duration 30 \
	--date 2026-09-01
says "with a warning" "31"
says "that says so" "The session is saved"
before=$(sessions)
refused "a card number" 65 individuel --theme email --duration 30 --title '4970 1012 3456 7893'
says "the way out is told" "--force"
refused "a card number for a tag" 65 individuel --theme email --duration 30 \
	--tag '4970 1012 3456 7893'
ok "but not the number" sh -c "! grep -q 4970 '$err'"
is "it is not stored" "$(sessions)" "$before"
ends "or when that is asked for" 0 --now "$now" add individuel --theme email --duration 30 \
	--title '4970 1012 3456 7893' --force
ok "silently" [ ! -s "$err" ]
id=$(cat "$out")
ends "what was confirmed once is not asked again" 0 --now "$now" edit "$id" --duration 20
ends "another one is" 65 --now "$now" edit "$id" --procedure-name 'mdp: Soleil97'
ends "and stored when asked for" 0 --now "$now" edit "$id" --procedure-name 'mdp: Soleil97' --force
ends "other problems cannot be forced" 65 --now "$now" add individuel --duration 30 --force
ends "nor told to be" 65 --now "$now" add individuel --theme email --duration 30 \
	--procedure-name 'mdp: Soleil97' --start 99:99 --force
ok "for it is given" sh -c "! grep -q -e --force '$err'"
ends "ten hours are stored" 0 --now "$now" add individuel --theme email --duration 600
says "and said to be many" "8"
says "with the way to mend it" "--duration"
latin=$(printf 'Caf\351')
ends "a text in another encoding" 64 --now "$now" add individuel --theme email --duration 30 \
	--title "$latin"
says "is told from UTF-8" "UTF-8"
ends "check finds no fault" 0 check

finish
