#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every field of add and edit is stored as the journal tells it, and what it cannot be is refused, by its
# name. Every command on sessions refuses words and options that mean nothing to it.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk
"$program" place add Annexe --commune 97222 2>/dev/null
"$program" mediator add Zoé 2>/dev/null

long=$(printf '%0201d' 0)
# kind;option;what is given;column of the journal;its cell;what is refused. A dash: it takes no value.
fields()
{
	cat <<END
individuel;date;2026-11-20;date;2026-11-20;2026-11-25
individuel;start;9:05;start;09:05;25:00
individuel;duration;1h30;duration_min;90;0
individuel;channel;a_distance;channel;a_distance;pigeon
individuel;place;Annexe;place;Annexe;Ailleurs
animation;commune;97221;commune;97221;75056
individuel;theme;sante;themes;sante;jardinage
individuel;procedure;logement;procedures;logement;chasse
individuel;procedure-name;APL;procedure_name;APL;$long
individuel;device;tablette;devices;tablette;minitel
individuel;autonomy;autonome;autonomy;autonome;entier
individuel;tag;NEC;tags;NEC;$long
individuel;refer;acteur-cacem;refer_places;acteur-cacem;nobody
individuel;refer-to;aide_sociale;refer_to;aide_sociale;ailleurs
individuel;refer-reason;dossier;refer_reason;dossier;$long
individuel;outcome;visited;outcome;visited;perhaps
individuel;gender;feminin;genders;feminin=1;f
individuel;age;moins_de_douze;ages;moins_de_douze=1;11
individuel;status;retraite;statuses;retraite=1;oisif
individuel;residence;97209;residences;97209=1;75056
individuel;residence;etranger;residences;etranger=1;mars
individuel;returning;-;returning_count;1;
individuel;language;gcf;languages;gcf;la
individuel;came-through;caf;came_through;caf;hasard
individuel;mediator;Zoé;mediator;Zoé;Personne
individuel;title;Été;title;Été;$long
collectif;level;debutant;level;debutant;expert
collectif;participants;9;participants;9;10001
collectif;returning-count;2;returning_count;2;99
collectif;online;2;online;2;99
collectif;genders;feminin=2;genders;feminin=2;feminin=99
collectif;ages;moins_de_douze=2;ages;moins_de_douze=2;2
collectif;statuses;retraite=2;statuses;retraite=2;retraite
collectif;residences;97209=2;residences;97209=2;75056=1
animation;animation-type;webinaire;animation_type;webinaire;bal
animation;initiative;demande;initiative;demande;hasard
animation;coord-theme;reseau;coord_themes;reseau;jardin
evenement;event-type;nec_local;event_type;nec_local;fest-noz
evenement;organiser;epci;organisers;epci;club
evenement;territory-level;communal;territory_level;communal;mondial
evenement;participants;40;participants;40;10001
partenariat;partnership-kind;subvention;partnership_kinds;subvention;amitie
partenariat;partner-kind;Epci;partner_kinds;Epci;club
END
}

# What each kind needs, and each field beside itself; repeating one of them replaces it.
needed()
{
	case $1 in
	individuel) needed="--theme email --duration 30" ;;
	collectif) needed="--theme email --duration 30 --participants 5" ;;
	*) needed="--duration 30" ;;
	esac
	case $2 in
	theme) needed="--duration 30" ;;
	duration) needed="--theme email" ;;
	refer-reason | outcome) needed="$needed --refer-to autre" ;;
	esac
}

# cell COLUMN ID: of a row of the journal.
cell()
{
	awk -F, -v column="$1" -v id="$2" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$1 == id { print $(at[column]) }' journal.csv
}

fields >fields.txt
while IFS=';' read -r kind option value column cell bad; do
	needed "$kind" "$option"
	[ "$value" = - ] || needed="$needed --$option=$value"
	[ "$value" = - ] && needed="$needed --$option"
	# shellcheck disable=SC2086 # the words have no spaces
	ends "add $kind --$option $value" 0 --now "$now" add "$kind" $needed
	cat "$out" >>ids.txt
done <fields.txt
ends "they are exported" 0 export journal journal.csv
paste -d ';' ids.txt fields.txt >both.txt
while IFS=';' read -r id kind option value column cell bad; do
	is "$kind --$option: $column" "$(cell "$column" "$id")" "$cell"
done <both.txt
before=$(sessions)
while IFS=';' read -r id kind option value column cell bad; do
	[ -n "$bad" ] || continue
	needed "$kind" "$option"
	name=$(printf '%.12s' "$bad")
	# shellcheck disable=SC2086
	ends "add $kind --$option $name" 65 --now "$now" add "$kind" $needed --"$option=$bad"
	says "is blamed" "--$option"
	prints "and has no id" ""
	ends "edit of $kind --$option $name" 65 --now "$now" edit "$id" --"$option=$bad"
	says "is blamed too" "--$option"
done <both.txt
is "none of them was added" "$(sessions)" "$before"
cp journal.csv before.csv
ends "nor changed" 0 export journal --force journal.csv
ok "anything" cmp journal.csv before.csv

# Words and options that mean nothing here.
ends "add of two kinds" 64 add individuel collectif --theme email --duration 30
ends "edit of two sessions" 64 edit 1 2 --duration 10
ends "edit with an option of list" 64 edit 1 --limit 3
ends "delete of two sessions" 64 delete 1 2
ends "delete with a field" 64 delete 1 --theme email
ends "delete" 0 delete 1
ends "delete of what is in the bin" 66 delete 1
ends "undo of a number" 64 undo 1
ends "undo with an option" 64 undo --force
ends "redo of a number" 64 redo 1
ends "undo" 0 undo
ends "list with a field" 64 list --theme email
ends "a limit in words" 64 list --limit ten
ends "a limit below nothing" 64 list --limit=-1
ends "a limit of all numbers" 64 list --limit 99999999999999999999
ends "journal into no file" 64 export journal
ends "journal into a file that is in a file" 73 export journal journal.csv/a.csv
says "which is no folder" '“journal.csv” is a file: give a folder to write in.'
ends "journal into two files" 64 export journal a.csv b.csv
ends "journal of a period" 64 export journal --period 2026-10 a.csv
ok "none of which is there" [ ! -e a.csv ]

# What import sessions reads, and how.
printf 'date = Jour\nduration = Min\ntheme = Quoi\ntheme: "mail" = email\n' | tr '"' "'" >map.txt
printf 'Jour,Min,Quoi\n2026-11-03,30,mail\n' >table.csv
before=$(sessions)
ends "no file" 64 import sessions
ends "a file that is not there" 66 import sessions nowhere.csv
ends "a folder" 65 import sessions .
: >empty.csv
ends "an empty file" 65 import sessions empty.csv
ends "an encoding nobody knows" 64 import sessions --encoding klingon journal.csv
ends "a delimiter that is none" 64 import sessions --delimiter x journal.csv
ends "a report in no folder" 73 import sessions table.csv --map map.txt --report nowhere/r.csv
ends "a map that is not there" 66 import sessions table.csv --map nowhere.txt
ends "a table without a map" 65 import sessions table.csv
printf 'date = Jour\nweather = Temps\n' >bad-map.txt
ends "a map with a field that there is not" 65 import sessions table.csv --map bad-map.txt
printf "date = Jour\nduration = Min\ntheme = Quoi\ntheme: 'mail' = courrier\n" >bad-map.txt
ends "a map with a code that there is not" 65 import sessions table.csv --map bad-map.txt
ends "a dry run" 0 --now "$now" import sessions table.csv --map map.txt --dry-run
prints "tells what would happen" "read 1 = added 1 + updated 0 + unchanged 0 + refused 0"
is "and none of all this adds anything" "$(sessions)" "$before"
ends "the same without it" 0 --now "$now" import sessions table.csv --map map.txt
is "does" "$(sessions)" $((before + 1))
ends "undo" 0 undo
is "takes it back" "$(sessions)" "$before"
ends "check finds no fault" 0 --now "$now" check

finish
