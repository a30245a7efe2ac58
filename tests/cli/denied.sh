#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What may not be read or written: the statuses, and that nothing is left behind. Root may write
# everywhere, so it runs a copy of the program as somebody else.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

if [ "$(id -u)" -eq 0 ]; then
	nobody=$(id -u nobody 2>/dev/null || echo 65534)
	if ! setpriv --reuid "$nobody" --clear-groups true 2>/dev/null; then
		skip "what may not be written" "setpriv cannot make root somebody else"
		finish
	fi
	cp "$program" "$base/lakou.copy"
	printf '#!/bin/sh\nexec setpriv --reuid %s --clear-groups %s "$@"\n' "$nobody" "$base/lakou.copy" \
		>"$base/lakou.sh"
	chmod 755 "$base/lakou.copy" "$base/lakou.sh"
	chown "$nobody" "$base"
	program=$base/lakou.sh
fi

# mine FILE...: of whoever runs the program.
mine()
{
	[ "$(id -u)" -ne 0 ] || chown -R "$nobody" "$@"
}

make_desk
id=$(add individuel --theme email --duration 30)
printf 'id,nom,commune,code_postal\na,Mairie,Ducos,97224\n' >places.csv
mkdir closed shut
cp "$desk" closed/desk.db
cp places.csv shut/places.csv
cp places.csv unreadable.csv
cp "$desk" unreadable.db
mine places.csv closed shut unreadable.csv unreadable.db
chmod 400 closed/desk.db
chmod 500 closed
chmod 000 shut unreadable.csv unreadable.db

for command in list check "stats --month 2026-11" "find x" "place list" config; do
	# shellcheck disable=SC2086 # several words are meant
	ends "a desk that may only be read: $command" 0 --db closed/desk.db $command
done
lakou --db closed/desk.db list
prints "it says what it holds" "$("$program" list)"
for command in "add individuel --theme email --duration 30" "edit $id --duration 5" "delete $id" undo \
	"import places places.csv" "place add Annexe" "config export-folder x"; do
	# shellcheck disable=SC2086 # several words are meant
	ends "and is not written: $command" 77 --now "$now" --db closed/desk.db $command
done
is "nothing is put beside it" "$(ls -A closed)" desk.db

# Protected by its owner for a while, in a folder that may be written.
mkdir open
cp "$desk" open/desk.db
mine open
chmod 400 open/desk.db
ends "a desk that its owner protected is read" 0 --db open/desk.db list
chmod 600 open/desk.db
: >open/desk.db-shm
mine open
chmod 400 open/desk.db-shm
ends "and written as soon as it may be, whatever was left beside it" 0 --db open/desk.db --now "$now" \
	add individuel --theme email --duration 30

ends "a desk that may not be read" 77 --db unreadable.db list
ends "or is behind a folder that may not be entered" 77 --db shut/desk.db list
ends "a desk where none may be made" 77 --db closed/new.db init --desk D --commune 97213 --mediator M
ends "or below that" 77 --db closed/x/new.db init --desk D --commune 97213 --mediator M
ends "nor a training desk" 77 --db closed/new.db demo --sessions 1
is "none of it is left" "$(ls -A closed)" desk.db

# A link has no rights of its own: it is the file behind it that may not be opened, and its folder.
mkdir kept
cp "$desk" kept/desk.db
mine kept
lakou --now "$now" backup
copy=$(cat "$out")
chmod 500 kept
for link in unreadable.db shut/desk.db closed/desk.db kept/desk.db; do
	ln -s "$base/$link" link.db
	ends "a link to $link is no way round that" 77 --db link.db restore "$copy"
	ok "it is said of what" grep -Eq "($link|link.db).* may not be opened by you" "$err"
	ok "the link stays" [ -L link.db ]
	rm link.db
done
chmod 700 kept
is "the files stay alone" "$(ls -A closed kept)" "$(printf 'closed:\ndesk.db\n\nkept:\ndesk.db')"

ends "places that may not be read" 77 import places unreadable.csv
ends "or are behind a folder that may not be entered" 77 import places shut/places.csv
ends "a report where none may be made" 77 import places places.csv --report closed/report.csv
lakou find Mairie
prints "leaves the places out" ""
ends "places written where nothing may be" 77 export places closed/out.csv
ends "a training desk" 0 --db demo.db demo --sessions 900 --months 1 --end 2026-10-31
ends "its release there" 77 --db demo.db --now "$now" export release --period 2026-10 --to closed
is "leaves nothing" "$(ls -A closed)" desk.db
chmod 700 shut
# Not even its own memory, which may hold names: it is looked at while it waits for a file.
mkfifo pipe
mine pipe
# shellcheck disable=SC3045 # every /bin/sh of Debian has it
ulimit -c "$(ulimit -H -c)" # what is allowed at most
"$program" --db "$desk" import places pipe >/dev/null 2>&1 &
exec 9>pipe
ok "no core file would be made of it" grep -q '^Max core file size  *0  *0 ' "/proc/$!/limits"
exec 9>&-
wait

finish
