#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lakou restore: a backup in the place of the desk, which is set aside; whatever keeps it from that
# changes nothing.
set -u

# A small disk of its own, which goes with the script: for root, or where anybody may have one.
if [ -z "${LAKOU_OWN_MOUNTS:-}" ] && unshare -rm mount -t tmpfs tmpfs /mnt 2>/dev/null; then
	LAKOU_OWN_MOUNTS=yes exec unshare -rm /bin/sh "$0"
fi
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "without a desk" 0 restore
says "there is no backup" "no backup"
make_desk
ends "nor with one" 0 restore
prints "that was never copied" ""
add individuel --theme email --duration 30 >/dev/null
add collectif --theme bureautique --duration 60 --participants 4 >/dev/null
lakou --now "$now" backup
copy=$(cat "$out")
"$program" list >before
add individuel --theme email --duration 15 >/dev/null
"$program" list >after

ends "backups are told" 0 restore
prints "with what they hold" "$(printf '%s\t2\t%s' "$copy" "${now%T*}")"

# --- what is refused changes nothing ---
sum() { cksum <"$desk"; }
was=$(sum)
ends "a file that is not there" 66 restore none.db
echo "no desk" >text
ends "one that is none" 65 restore text
cp "$copy" newer.db
printf '\377' | dd of=newer.db bs=1 seek=62 conv=notrunc 2>/dev/null
ends "one of a newer program" 78 restore newer.db
cp "$copy" damaged.db
dd if=/dev/zero of=damaged.db bs=4096 seek=40 count=40 conv=notrunc 2>/dev/null
ends "a damaged one" 65 restore damaged.db
says "of which there may be others" "choose another backup"
ends "the desk itself" 65 restore "$desk"
says "is no backup" "the desk itself"
"$program" --db other.db --now "$now" init --desk Other --commune 97209 --mediator B
ends "another desk's" 65 restore other.db
says "is refused" "another desk"
if command -v sqlite3 >/dev/null; then
	cp "$copy" lacking.db
	sqlite3 lacking.db "DROP TRIGGER access_log_kept"
	ends "one without a trigger" 65 restore lacking.db
	says "is refused" "is damaged"
	ends "and is at fault" 65 --db lacking.db check
	prints "which is named" "The file lacks something (trigger access_log_kept): put a backup in its place."
	cp "$copy" searched.db
	sqlite3 searched.db "DROP INDEX session_known; CREATE UNIQUE INDEX mine ON session (n)"
	ends "another index is found" 65 --db searched.db check
	ends "and keeps nobody from going back" 0 --db back.db restore searched.db
	ends "where all are as they were" 0 --db back.db check
else
	skip "one without a trigger" "no sqlite3"
fi
is "the desk is as it was" "$(sum)" "$was"
is "and alone" "$(ls "$XDG_DATA_HOME/lakou")" "$(printf 'backups\ndesk.db')"

# A pipe of a backup's name would be waited for.
pipe=${copy%_*}_0001.db
mkfifo "$pipe"
timeout 60 "$program" --lang en --now "$now" restore >"$out" 2>"$err" </dev/null
is "a pipe among the backups is not read" "$?" 0
prints "and nothing is told of it" "$(printf '%s\t2\t%s\n%s\t-\t-' "$copy" "${now%T*}" "$pipe")"
timeout 60 "$program" --lang en --now "$now" restore "$pipe" >"$out" 2>"$err" </dev/null
is "nor is it gone back to" "$?" 65
rm "$pipe"

# --- one that is there again ---
ends "the newest backup" 0 --now 2026-11-24T18:00 restore "$copy"
prints "sets the desk aside" "$desk.replaced_2026-11-24_1800"
says "and says what it holds more" "1 session logged since is in"
"$program" list >restored
is "the sessions are those of then" "$(cat restored)" "$(cat before)"
is "the others are in the other file" "$("$program" --db "$desk.replaced_2026-11-24_1800" list)" \
	"$(cat after)"
ends "without a fault" 0 check
is "for its owner alone" "$(mode "$desk")" 600
ends "and back again" 0 --now 2026-11-24T18:00 restore "$desk.replaced_2026-11-24_1800"
prints "under another name" "$desk.replaced_2026-11-24_1800-2"
is "all is there" "$("$program" list)" "$(cat after)"
ends "without a fault either" 0 check

# --- no name is left to set it aside ---
was=$(sum)
n=3
while [ $n -le 99 ]; do
	echo "kept $n" >"$desk.replaced_2026-11-24_1800-$n"
	n=$((n + 1))
done
ends "where every name is taken" 73 --now 2026-11-24T18:00 restore "$copy"
is "nothing is overwritten" "$(cat "$desk.replaced_2026-11-24_1800-99")" "kept 99"
is "and the desk is as it was" "$(sum)" "$was"
rm "$desk".replaced_2026-11-24_1800-[0-9]*

# --- where the desk is damaged, or gone ---
dd if=/dev/zero of="$desk" bs=4096 count=3 conv=notrunc 2>/dev/null
ends "a damaged desk" 65 list
ends "is not told by its backups" 0 restore
prints "they are shown, then what is set aside" "$(printf '%s\t2\t%s\n%s\t3\t%s' "$copy" \
	"${now%T*}" "$desk.replaced_2026-11-24_1800" "${now%T*}")"
ends "one takes its place" 0 restore "$copy"
is "and it works" "$("$program" list)" "$(cat before)"
ends "what is set aside two days later" 0 --now 2026-11-26T08:00 restore "$copy"
rm "$desk"
ends "a desk that is gone" 0 restore "$copy"
prints "leaves nothing to set aside" ""
says "and it is said since when nobody knows who was erased" "erased since Thu 26 Nov 2026"
is "and is back" "$("$program" list)" "$(cat before)"

# --- another program has it open ---
holder=$("${builddir:-.}/tests/tui/lock" "$desk") || echo "Bail out! the desk could not be held"
trap 'kill "$holder" 2>/dev/null; rm -rf "$base"' EXIT
was=$(sum)
ends "while another program has it open" 75 restore "$copy"
says "that is said" "open in another program"
is "and nothing changes" "$(sum)" "$was"
kill "$holder"
while kill -0 "$holder" 2>/dev/null; do :; done
ends "once it is left" 0 restore "$copy"

# --- a log that lies beside is not that of the new file ---
add individuel --theme email --duration 45 >/dev/null
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	# Killed at each change of a name, and at each sync.
	cp "$desk" whole.db
	killed=0
	for call in rename link unlink fsync; do
		for nth in 1 2 3 4 5; do
			rm -f "$desk"*
			cp whole.db "$desk"
			strace -f -qq -o /dev/null -e trace="/^$call" \
				-e inject="/^$call:signal=KILL:when=$nth" \
				"$program" --lang en restore "$copy" >"$out" 2>"$err" </dev/null ||
				killed=$((killed + 1))
			lakou check
			"$program" list >now
			if [ -n "$(find "$XDG_DATA_HOME/lakou" -name '*restoring*')" ]; then
				ok "nothing is left beside it, killed at $call $nth" false
			fi
			if [ "$status" -ne 0 ] || { ! cmp -s now before && ! [ "$(wc -l <now)" -eq 3 ]; }; then
				ok "killed at $call $nth" false
			fi
		done
	done
	ok "killed on its way, it is the one desk or the other" [ "$killed" -ge 8 ]
	echo "# $killed times"
	# The desk of a medium that knows no two names of one file is copied, never out of its place.
	for nth in 1 2 3 4 5; do
		rm -f "$desk"*
		cp whole.db "$desk"
		strace -f -qq -o /dev/null -e trace=link,linkat,/^rename,/^unlink \
			-e inject=link,linkat:error=EPERM -e inject="/^rename:signal=KILL:when=$nth" \
			"$program" --lang en restore "$copy" >"$out" 2>"$err" </dev/null
		ok "killed at the name $nth, without links, it has its name" [ -s "$desk" ]
	done
	rm -f "$desk"*
	cp whole.db "$desk"
	"$program" list >whole
	strace -f -qq -o /dev/null -e trace=link,linkat -e inject=link,linkat:error=EPERM \
		"$program" --now 2026-11-24T18:00 restore "$copy" >"$out" 2>"$err" </dev/null
	prints "without links it is set aside, too" "$desk.replaced_2026-11-24_1800"
	is "whole" "$("$program" --db "$desk.replaced_2026-11-24_1800" list)" "$(cat whole)"
	is "for its owner alone too" "$(mode "$desk.replaced_2026-11-24_1800")" 600
	is "and the copy is the desk" "$("$program" list)" "$(cat before)"
	ends "and can be restored all the same" 0 restore "$copy"
	is "with nothing half done beside it" "$(find "$XDG_DATA_HOME/lakou" -name '*restoring*')" ""
else
	skip "killed on its way" "no strace here"
fi

if [ -n "${LAKOU_OWN_MOUNTS:-}" ]; then
	mkdir disk
	mount -t tmpfs -o size="$(($(wc -c <"$copy") * 3 / 2))" tmpfs disk
	cp "$copy" disk/desk.db
	ends "a disk without room" 74 --db disk/desk.db restore "$copy"
	is "keeps its desk alone" "$(ls disk)" desk.db
	ends "as it was" 0 --db disk/desk.db check
	umount disk
else
	skip "a disk without room" "nothing can be mounted here"
fi
# --- what was published since stays published ---
rm -rf "$XDG_DATA_HOME"
make_desk
for day in 01 02 03 04 05 06 07 08; do
	add individuel --date "2026-10-$day" --theme email --duration 30 >/dev/null
done
lakou --now "$now" backup
copy=$(cat "$out")
ends "a month is published" 0 --now "$now" export release --period 2026-10 --to given
ends "then an older backup is restored" 0 --now 2026-11-24T19:00 restore "$copy"
says "and what was published stays so" "What was published since stays published."
add individuel --date 2026-10-09 --theme email --duration 30 >/dev/null
ends "the month is published again" 0 --now "$now" export release --period 2026-10 --to again
ok "with the same figures" diff -r given again
ends "nothing is at fault" 0 check

# --- behind a link: the file itself, in its own folder ---
rm -rf "$XDG_DATA_HOME"
make_desk
mkdir away
mv "$desk" away/real.db
ln -s "$base/away/real.db" "$desk"
ln -s "$desk" again.db
add individuel --theme email --duration 30 >/dev/null
lakou --now "$now" backup
copy=$(cat "$out")
"$program" list >before
add individuel --theme email --duration 15 >/dev/null
ends "a desk behind a link goes back to a backup" 0 --now 2026-11-24T18:00 restore "$copy"
prints "and is set aside beside the file itself" "$base/away/real.db.replaced_2026-11-24_1800"
is "the file is the copy" "$("$program" --db away/real.db list)" "$(cat before)"
is "the link is a link" "$(readlink "$desk")" "$base/away/real.db"
is "with nothing beside it" "$(ls "$XDG_DATA_HOME/lakou")" "$(printf 'backups\ndesk.db')"
ends "what is set aside is told" 0 --db again.db restore
ok "through a link to the link, too" grep -qF "$base/away/real.db.replaced_2026-11-24_1800" "$out"
ends "and gone back to" 0 --db again.db --now 2026-11-24T19:00 restore \
	away/real.db.replaced_2026-11-24_1800
is "that link stays as well" "$(readlink again.db)" "$desk"
ends "the file itself is no backup" 65 restore away/real.db
holder=$("${builddir:-.}/tests/tui/lock" away/real.db) || echo "Bail out! the desk could not be held"
ends "while another program has the file open" 75 --db again.db restore "$copy"
says "that is said, too" "open in another program"
kill "$holder"
while kill -0 "$holder" 2>/dev/null; do :; done
mv away elsewhere
for command in list "restore $copy" "config language fr"; do
	# shellcheck disable=SC2086 # several words are meant
	ends "a link to what is not there: $command" 65 $command
	says "is told as such" "is a link to a file that is not there"
done
ends "nor is a desk made there" 73 init --desk D --commune 97213 --mediator M
is "and stays what it was" "$(readlink "$desk") $(ls "$XDG_DATA_HOME/lakou")" \
	"$base/away/real.db $(printf 'backups\ndesk.db')"
ln -s loop loop
ends "a link to itself" 65 --db loop restore "$copy"
says "is no desk" "is not a desk of Lakou"
is "and stays" "$(readlink loop)" loop

finish
