#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every call that changes a file, one after the other: the program is killed before it, or it fails
# with a full or a broken disk, alone or with all that follow. What was said to be done is done, what
# was there is there, the desk is sound, and the same command works afterwards.
# LAKOU_FAULTS=all: each call; else each ninth.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

if ! strace -o /dev/null true 2>/dev/null; then
	skip "the sweep" "strace is missing or may not look here"
	finish
fi
# What looks for leaks cannot do so under strace.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
step=9
[ "${LAKOU_FAULTS:-short}" != all ] || step=1

KILLED=137
CHANGES='pwrite64 write fdatasync fsync ftruncate unlink rename renameat2 linkat mkdir'
# Not write(): the sentence that says so goes by it.
FAILING='pwrite64 fdatasync fsync ftruncate'

# faulty CALL WHAT ARGUMENT...: lakou, with WHAT happening at CALL; the calls are left in $base/calls.
faulty()
{
	call=$1
	what=$2
	shift 2
	strace -f -q -o "$base/calls" -e "trace=$call" -e "inject=$call:$what" \
		"$program" --lang en --now "$now" "$@" >"$out" 2>"$err" </dev/null
	status=$?
}

fresh()
{
	rm -rf "$XDG_DATA_HOME" "$base/export"
	cp -a "$base/prepared" "$XDG_DATA_HOME"
}

wrong()
{
	faults=$((faults + 1))
	echo "# $call $what: $1"
	sed 's/^/# err: /' "$err" | head -n 3
}

sound()
{
	"$program" --lang en --now "$now" check >"$base/check" 2>&1 || {
		wrong "the desk is not sound"
		sed 's/^/# /' "$base/check"
	}
}

# stopped ARGUMENT...: killed before each call.
stopped()
{
	for one in $CHANGES; do
		k=1
		while fresh; faulty "$one" "signal=KILL:when=$k" "$@"; [ "$status" -eq "$KILLED" ]; do
			points=$((points + 1))
			sound
			judge "$@"
			k=$((k + step))
		done
	done
}

# failing ARGUMENT...: each call fails, alone or with those after it.
failing()
{
	for one in $FAILING; do
		for why in error=ENOSPC:when=%d+ error=EIO:when=%d+ error=EIO:when=%d; do
			k=1
			# shellcheck disable=SC2059 # the shape is ours
			while fresh; faulty "$one" "$(printf "$why" $k)" "$@"; grep -q INJECTED "$base/calls"; do
				points=$((points + 1))
				[ "$status" -lt 128 ] || wrong "it died of $status"
				[ "$status" -eq 0 ] || [ -s "$err" ] || wrong "nothing was said"
				sound
				judge "$@"
				k=$((k + step))
			done
		done
	done
}

# swept NAME ARGUMENT...: judge() says what has to hold after each run, in the words of the command.
swept()
{
	swept=$1
	shift
	faults=0
	points=0
	stopped "$@"
	failing "$@"
	is "$swept: nothing is wrong at any of its calls" "$faults" 0
	ok "and there were some" [ "$points" -gt 5 ]
	echo "# $swept: $points points"
}

# Sessions there are: as many as before, or all that the command brings; all, where it said so.
judge()
{
	there=$(sessions)
	case $there in
	"$before") [ ! -s "$out" ] || [ "$status" -ne 0 ] || wrong "said, and not there" ;;
	"$after") ;;
	*) wrong "$there sessions, neither $before nor $after" ;;
	esac
	[ "$status" -ne 0 ] || [ "$there" = "$after" ] || wrong "done, and not there"
	if [ "$there" = "$before" ]; then
		"$program" --lang en --now "$now" "$@" >"$out" 2>"$err" || wrong "it does not work again"
		[ "$(sessions)" = "$after" ] || wrong "and again it is not there"
	fi
}

make_desk
before=0
while [ "$before" -lt 6 ]; do
	before=$((before + 1))
	add individuel --theme email --duration 30 >/dev/null
done
"$program" export journal "$base/rows.csv" 2>/dev/null
cp -a "$XDG_DATA_HOME" "$base/prepared"

after=$((before + 1))
swept "a session that is added" add individuel --theme sante --duration 45

after=$((before - 1))
swept "a session that is taken back" undo

rm -rf "$base/prepared" "$XDG_DATA_HOME"
make_desk
cp -a "$XDG_DATA_HOME" "$base/prepared"
before=0
after=6
swept "sessions that are imported" import sessions "$base/rows.csv"

# Copies that are there can be worked with, whatever became of the one that was being made.
judge()
{
	for copy in "$XDG_DATA_HOME"/lakou/backups/*.db; do
		[ -e "$copy" ] || continue
		"$program" --db "$copy" check >/dev/null 2>&1 || wrong "a copy is not sound"
	done
	if [ "$status" -eq 0 ] && ! [ -e "$(cat "$out")" ]; then
		wrong "a copy was said, and is not there"
	fi
	"$program" --lang en --now "$now" "$@" >"$out" 2>"$err" || wrong "it does not work again"
}
swept "a copy" backup

# The desk is the one or the other, and what it was is in the file that was set aside.
judge()
{
	there=$(sessions)
	case $there in
	"$before") [ "$status" -ne 0 ] || wrong "said, and not so" ;;
	"$after") [ -n "$(ls "$desk".replaced_* 2>/dev/null)" ] || wrong "nothing was set aside" ;;
	*) wrong "$there sessions, neither $before nor $after" ;;
	esac
	"$program" --lang en --now "$now" "$@" >"$out" 2>"$err" || wrong "it does not work again"
	[ "$(sessions)" = "$after" ] || wrong "and again it is not so"
}
rm -rf "$base/prepared" "$XDG_DATA_HOME"
make_desk
after=2
before=5
i=0
while [ $i -lt "$before" ]; do
	add individuel --theme email --duration 30 >/dev/null
	i=$((i + 1))
	[ $i -ne "$after" ] || "$program" --now "$now" backup >"$base/copy"
done
cp -a "$XDG_DATA_HOME" "$base/prepared"
swept "a backup in the place of the desk" restore "$(cat "$base/copy")"

# Whatever came of the first, the second is the month, and it was published once.
judge()
{
	"$program" --lang en --now "$now" "$@" >"$out" 2>"$err" || wrong "it does not work again"
	"$program" --now "$now" audit "$(cat "$out")" >"$base/audit" 2>&1 || wrong "the audit refuses it"
}
rm -rf "$base/prepared" "$XDG_DATA_HOME"
make_desk
i=0
while [ $i -lt 12 ]; do
	add individuel --theme email --duration 30 --gender feminin --date 2026-10-05 >/dev/null
	i=$((i + 1))
done
cp -a "$XDG_DATA_HOME" "$base/prepared"
swept "a month that is published" export release --period 2026-10
finish
