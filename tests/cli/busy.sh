#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A desk that another program holds for writing: a command gives up while it is still held, changes
# nothing, and works once it is let go.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
lock=${builddir:-.}/tests/tui/lock

make_desk
id=$(add individuel --theme email --duration 30)
printf 'id,nom,commune,code_postal\na,Mairie,Ducos,97224\nb,,Ducos,97224\n' >places.csv

# Each is a name for its answers and a command.
commands='add individuel --theme sante --duration 20
edit '$id' --duration 45
delete '$id'
undo
import places places.csv
place add Annexe
config export-folder elsewhere'

# numbered: the commands with their numbers, a line each.
numbered()
{
	printf '%s\n' "$commands" | awk '{ print NR, $0 }'
}

holder=$("$lock" "$desk") || echo "Bail out! the desk could not be held"
trap 'kill "$holder" 2>/dev/null; rm -rf "$base"' EXIT
# Side by side: each waits as long as it may.
numbered | (
	while read -r n command; do
		# shellcheck disable=SC2086 # several words are meant
		("$program" --lang en --now "$now" $command >"out.$n" 2>"err.$n" </dev/null
			echo $? >"status.$n") &
	done
	wait
)
ok "each gives up while the desk is held" kill -0 "$holder"
numbered >list
while read -r n command; do
	is "busy: $command" "$(cat "status.$n")" 75
	is "prints nothing" "$(cat "out.$n")" ""
	is "says what to do" "$(tail -n 1 "err.$n")" \
		"lakou: Another program is writing to the desk: wait a moment, then try again."
done <list
ends "what is there can be read" 0 list
is "and is as it was" "$(cut -f1,5 "$out")" "$id	30"
ends "nothing of the import is in it" 0 find Mairie
prints "not one place" ""
ok "no report is left of it" [ -z "$(ls -A "$XDG_DATA_HOME/lakou/reports" 2>/dev/null)" ]

kill "$holder"
while read -r n command; do
	# The second place has no name.
	wanted=0
	[ "${command#import}" = "$command" ] || wanted=1
	# shellcheck disable=SC2086 # several words are meant
	ends "let go: $command" "$wanted" --now "$now" $command
done <list
ends "and no fault is left" 0 check

finish
