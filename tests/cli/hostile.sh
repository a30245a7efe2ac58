#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What may lie where a desk is looked for, and is none: refused by every command, in its words, and
# left as it is. Damage within a desk's own pages is t-damaged's.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk
add individuel --theme email --duration 30 >/dev/null

# as_wanted STATUS WORDS: the last answer is that status, one line with the words, and no more.
# shellcheck disable=SC2317 # called by ok
as_wanted()
{
	[ "$status" -eq "$1" ] && grep -qF -e "$2" "$err" && [ "$(wc -l <"$err")" -eq 1 ] &&
		[ ! -s "$out" ]
}

# refused NAME STATUS WORDS FILE COMMAND...: the commands refuse the file so; without any: all do.
refused()
{
	about=$1
	wanted=$2
	words=$3
	file=$4
	shift 4
	[ $# -gt 0 ] || set -- list check "find ma" "stats --format csv" undo "config language fr" \
		"add individuel --theme email --duration 30"
	for command in "$@"; do
		# shellcheck disable=SC2086 # several words are meant
		lakou --db "$file" $command
		ok "$about: $command" as_wanted "$wanted" "$words"
	done
}

# untouched NAME STATUS WORDS FILE: the same, and its bytes stay, with no new file beside it.
untouched()
{
	cp "$4" before
	ls -A >beside
	refused "$@"
	ok "$1: its bytes are as before" cmp -s "$4" before
	ls -A >beside-now
	ok "$1: nothing new lies beside it" cmp -s beside beside-now
}

write="config language fr"
foreign="is not a desk of Lakou and was not touched"
damaged="is damaged: put a backup in its place"
: >beside
: >beside-now
: >before

ln -s loop loop
refused "a link that leads to itself" 65 "$foreign" loop
ln -s one two && ln -s two one
refused "two links that lead to each other" 65 "$foreign" one list
mkfifo pipe
refused "a pipe that nobody writes to" 65 "$foreign" pipe list "config language fr"
refused "a terminal or its like" 65 "$foreign" /dev/null list
mkdir folder
refused "a folder" 65 "$foreign" folder check
refused "what cannot be in a file" 78 "There is no desk at" "$desk/desk.db" list
refused "a name that is too long" 65 "$foreign" "$(printf 'x%0300d' 0)" list

printf 'SQLite format 3\000' >short
untouched "the first words of a database and no more" 65 "$foreign" short "$write"
head -c 4096 /dev/zero >noughts
untouched "noughts" 65 "$foreign" noughts check
head -c 65536 "$program" >binary
untouched "a program" 65 "$foreign" binary "$write"
cp "$desk" foreign
printf '\000\000\000\001' | dd of=foreign bs=1 seek=68 conv=notrunc 2>/dev/null
untouched "a database of another program" 65 "$foreign" foreign
head -c 100 "$desk" >header
untouched "the header of a desk" 65 "$damaged" header

# Whatever lies where its log would: the desk is read as it is, or refused.
cp "$desk" logged
mkdir logged-wal
refused "a folder in the place of the log" 74 "could not be read or written" logged list "$write"
ok "is left there" [ -d logged-wal ]
cp "$desk" noise
head -c 40000 "$program" >noise-wal
ends "noise in the place of the log" 0 --db noise list
is "is not taken for sessions" "$(wc -l <"$out" | tr -d ' ')" 1
ends "and the desk goes on" 0 --db noise --now "$now" add individuel --theme email --duration 30
ends "without a fault" 0 --db noise check

finish
