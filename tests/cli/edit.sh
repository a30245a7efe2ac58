#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Changing a session: what is given is replaced, what is not stays.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

id=$(add individuel --theme email --theme sante --duration 30 --start 9:00 --gender feminin)
field()
{
	"$program" list | grep "$id" | cut -f"$1"
}
figures()
{
	"$program" stats --month 2026-11 --format json --by gender --by device 2>/dev/null
}

ends "another duration" 0 --now "$now" edit "$id" --duration 45
prints "prints nothing" ""
is "is stored" "$(field 5)" 45
is "themes stay" "$(field 7)" "email|sante"
ends "a list is replaced whole" 0 --now "$now" edit "$id" --theme bureautique
is "by what is given" "$(field 7)" bureautique
ends "a session has a number, too" 0 --now "$now" edit 1 --start ''
is "an empty text empties a field" "$(field 3)" -
ends "a device" 0 --now "$now" edit 1 --device ordinateur
ok "is counted" sh -c "printf '%s' '$(figures)' | grep -q '\"ordinateur\",\"sessions\":1'"
ends "and taken off" 0 --now "$now" edit 1 --device ''
ok "is no more" sh -c "printf '%s' '$(figures)' | grep -qF '\"device\":[]'"
# tags: of session 1, by name
tags()
{
	sqlite3 "$desk" "SELECT group_concat(name, '|') FROM (SELECT t.name FROM session_tag s
		JOIN tag t ON t.n = s.tag WHERE s.session = 1 ORDER BY t.name)"
}
ends "two tags" 0 --now "$now" edit 1 --tag NEC --tag canicule
if command -v sqlite3 >/dev/null; then
	is "are both on it" "$(tags)" "NEC|canicule"
	ends "another one" 0 --now "$now" edit 1 --tag NEC
	is "takes the place of both" "$(tags)" "NEC"
	ends "an empty text" 0 --now "$now" edit 1 --tag ''
	is "leaves none" "$(tags)" ""
	ends "undo" 0 undo
	is "brings it back" "$(tags)" "NEC"
	ends "and redo" 0 redo
	is "takes it off" "$(tags)" ""
else
	skip "which tags are stored" "no sqlite3"
	ends "or none" 0 --now "$now" edit 1 --tag ''
fi
ends "somebody who came before" 0 --now "$now" edit 1 --returning
ok "is not new" sh -c "printf '%s' '$(figures)' | grep -q '\"new\":0'"
ends "or did not" 0 --now "$now" edit 1 --returning ''
ok "is new" sh -c "printf '%s' '$(figures)' | grep -q '\"new\":1'"
ends "a procedure keeps the other themes" 0 --now "$now" edit 1 --procedure logement
is "and brings its own" "$(field 7)" "bureautique|aide_aux_demarches_administratives"
ok "the gender stayed through all of it" sh -c "printf '%s' '$(figures)' | grep -q feminin"
ends "a channel away from the desk" 0 --now "$now" edit 1 --channel a_distance

ends "network support" 0 --now "$now" add animation --duration 60 --coord-theme reseau \
	--coord-theme professionnel
id=$(cat "$out")
ends "a list of it" 0 --now "$now" edit "$id" --coord-theme professionnel
lakou export journal --force lists.csv
ok "is replaced" grep -q "^$id,.*,,professionnel,," lists.csv
ends "or emptied" 0 --now "$now" edit "$id" --coord-theme ''
lakou export journal --force lists.csv
ok "to nothing" sh -c "! grep -q '^$id,.*professionnel' lists.csv"
id=$("$program" list --kind individuel | cut -f1)

ends "no theme left" 65 --now "$now" edit 1 --theme ''
ends "no field" 64 --now "$now" edit 1
ends "no session" 64 --now "$now" edit
ends "an unknown number" 66 --now "$now" edit 999 --duration 10
ends "an unknown id" 66 --now "$now" edit 01a20ddb-3700-704c-92e1-5543e3deb4d8 --duration 10
ends "no id at all" 66 --now "$now" edit abc --duration 10
is "what was refused changed nothing" "$(field 5)" 45
lakou --now "$now" delete 1
ends "a session in the bin" 66 --now "$now" edit 1 --duration 10

finish
