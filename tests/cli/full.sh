#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A disk with less and less room left, then a limit on the size of files: a command is done, or ends
# with 74, says what to do and leaves everything as it was; once there is room it works.
set -u

# A small disk of its own, which goes with the script: for root, or where anybody may have one.
if [ -z "${LAKOU_OWN_MOUNTS:-}" ] && unshare -rm mount -t tmpfs tmpfs /mnt 2>/dev/null; then
	LAKOU_OWN_MOUNTS=yes exec unshare -rm /bin/sh "$0"
fi
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

full='lakou: The disk is full, and nothing was changed: make room, then try again.'
trap 'umount disk 2>/dev/null; rm -rf "$base"' EXIT
mkfifo said complained

# confined COMMAND...: as lakou does; what is said passes no file that has to grow.
confined()
{
	cat said >"$out" &
	cat complained >"$err" &
	"$@" >said 2>complained </dev/null
	status=$?
	wait
}

# What the desk holds, and the files beside it but SQLite's own.
everything()
{
	"$program" list
	"$program" find --limit 1000 Mairie | wc -l
	find "$XDG_DATA_HOME" -type f ! -name 'desk.db-*' | sort
}

# with_room KIB COMMAND...
with_room()
{
	cat /dev/zero >disk/fill 2>/dev/null
	truncate -s "-${1}K" disk/fill
	shift
	confined "$@"
	rm disk/fill
}

# with_size BLOCKS COMMAND...
with_size()
{
	blocks=$1
	shift
	# shellcheck disable=SC2016 # for the shell that is limited
	confined sh -c 'ulimit -f "$0" && exec "$@"' "$blocks" "$@"
}

# squeezed NAME HOW STEP MOST ARGUMENT...: room in KiB or size in blocks, from nothing up until it is
# done.
squeezed()
{
	name=$1
	how=$2
	step=$3
	room=0
	most=$4
	shift 4
	before=$(everything)
	refused=0
	bad=''
	while [ "$room" -le "$most" ]; do
		set -- "$program" --lang en --now "$now" "$@"
		case $how in
		room) with_room "$room" "$@" ;;
		size) with_size "$room" "$@" ;;
		esac
		shift 5
		[ "$status" -ne 0 ] || break
		refused=$((refused + 1))
		[ "$status" -eq 74 ] || bad="$bad status $status at $room;"
		[ "$(tail -n 1 "$err")" = "$full" ] || bad="$bad $(tail -n 1 "$err") at $room;"
		[ "$(everything)" = "$before" ] || bad="$bad $(everything) at $room;"
		room=$((room + step))
	done
	is "$name: nothing is half done" "$bad" ""
	ok "$name: refused first ($refused times), then done" [ "$refused" -gt 0 -a "$status" -eq 0 ]
}

prepare()
{
	make_desk
	i=0
	while [ $i -lt 12 ]; do
		add individuel --theme email --duration 30 --gender feminin --date 2026-10-05 >/dev/null
		i=$((i + 1))
	done
}

# The second has no address, so that there is a report.
awk 'BEGIN {
	print "id,nom,commune,code_postal"
	for (i = 0; i < 400; i++)
		print "p" i ",Mairie " i ",Ducos,97224"
}' >places.csv

# all HOW STEP MOST
all()
{
	prepare
	squeezed "$1, add" "$@" add individuel --theme sante --duration 20
	is "a session more" "$(sessions)" 13
	squeezed "$1, import places" "$@" import places places.csv
	is "and the places" "$("$program" find --limit 1000 Mairie | wc -l | tr -d ' ')" 400
	# Between what the desk needs and what the folder needs on top there is little.
	squeezed "$1, export release" "$1" 8 "$3" export release --period 2026-10
	ok "it was not published before" [ -z "$(cat "$err")" ]
	is "and its folder is whole" "$(ls "$(cat "$out")")" "LISEZMOI.txt
manifeste.csv
statistiques.csv"
	ends "no fault is left" 0 check
	rm -rf "$XDG_DATA_HOME"
}

if [ -n "${LAKOU_OWN_MOUNTS:-}" ]; then
	mkdir disk && mount -t tmpfs -o size=4m tmpfs disk || echo "Bail out! no disk"
	XDG_DATA_HOME=$base/disk/data
	all room 24 2048
	XDG_DATA_HOME=$base/data
else
	skip "a disk that is full" "no file system may be mounted"
fi
all size 48 4096

finish
