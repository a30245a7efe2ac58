#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lakou backup: a copy that is the desk, and a disk without room for one.
set -u

# A small disk of its own, which goes with the script: for root, or where anybody may have one.
if [ -z "${LAKOU_OWN_MOUNTS:-}" ] && unshare -rm mount -t tmpfs tmpfs /mnt 2>/dev/null; then
	LAKOU_OWN_MOUNTS=yes exec unshare -rm /bin/sh "$0"
fi
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk
add individuel --theme email --duration 30 >/dev/null
add collectif --theme bureautique --duration 60 --participants 4 >/dev/null

ends "a desk is copied" 0 --now "$now" backup
copy=$(cat "$out")
is "beside the program's other data" "$copy" \
	"$XDG_DATA_HOME/lakou/backups/lakou_les-filaos_2026-11-24_1000.db"
is "for its owner alone" "$(mode "$copy")" 600
"$program" list >sessions
ends "the copy is a desk" 0 --db "$copy" list
is "that holds the same" "$(cat "$out")" "$(cat sessions)"
ends "without a fault" 0 --db "$copy" check

ends "to a folder that is not there yet" 0 --now "$now" backup stick/desks
is "which is made" "$(find stick -name '*.db')" stick/desks/lakou_les-filaos_2026-11-24_1000.db

# What is tried out by a clock that runs ahead makes no copy old, here or on another medium.
for folder in "$XDG_DATA_HOME/lakou/backups" medium; do
	lakou backup "$folder"
	real=$(cat "$out")
	for day in 02 03; do
		ends "in practice, years ahead" 0 --now "$(($(date +%Y) + 2))-06-${day}T09:00" backup "$folder"
	done
	ok "the real copy stays" [ -f "$real" ]
done

# A path on a terminal is read, and does nothing; for a script it is the path.
strange=$(printf 'a\033[31mb')
ends "to a folder with a strange name" 0 --now "$now" backup "$strange"
ok "which is printed as it is" grep -qF "$strange" "$out"
script -qec "'$program' --now $now backup '$strange'" /dev/null </dev/null >shown
ok "on a terminal there is its name" grep -qF 'a[31mb' shown
ok "and nothing else" sh -c "! grep -qF '$strange' shown"

echo x >file
ends "a folder that cannot be" 73 --now "$now" backup file/folder
ends "a copy of nothing" 78 --db "$base/none.db" backup

if [ -n "${LAKOU_OWN_MOUNTS:-}" ]; then
	mkdir disk
	mount -t tmpfs -o size=100k tmpfs disk
	ends "a disk without room" 74 --now "$now" backup disk
	says "says so" "full"
	is "and keeps nothing" "$(find disk -type f)" ""
	umount disk
else
	skip "a disk without room" "nothing can be mounted here"
fi
finish
