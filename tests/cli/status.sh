#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Exit statuses, and that a failure leaves everything as it was.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "help needs no desk" 0 --help
ok "it is one screen" [ "$(wc -l <"$out")" -le 24 ]
ok "of 80 columns" [ "$(wc -L <"$out")" -le 80 ]
ok "and names nothing that is absent" sh -c "! grep -q 'open-now' '$out'"
ends "nor does the version" 0 --version
ok "it names the program, SQLite and the licence" sh -c \
	"grep -q '^lakou [0-9]' '$out' && grep -q '^SQLite 3' '$out' && grep -q GPL-3.0-or-later '$out'"
ends "nor do the keys" 0 keys
ok "they are told" [ -s "$out" ]
ends "help of a command" 0 stats --help
ok "shows its options" grep -q -e '--month' "$out"
ends "help of one of several commands" 0 import places --help
ok "is of that one" sh -c "grep -q 'lakou import places FILE' '$out' && ! grep -q -- --map '$out'"
ends "help of another" 0 export journal --help
ok "is of that one, too" sh -c "grep -q 'lakou export journal FILE' '$out' && \
	! grep -qE 'release|--actors' '$out'"
ends "help of all exports" 0 export --help
ok "has each of them" sh -c "grep -q 'export release' '$out' && grep -q 'export journal' '$out'"
ends "help of a search" 0 find --help
ok "says how a time is written" grep -q -- '--open-at YYYY-MM-DDTHH:MM' "$out"
LAKOU_TEST_LANG=fr lakou --help
if grep -q '^Usage' "$out"; then
	skip "help in French" "the catalogues are not built"
else
	ok "French help stands for nothing in English" sh -c "! grep -qE 'FILE|NAME|YYYY' '$out'"
	LAKOU_TEST_LANG=fr lakou export --help
	ok "nor does that of exports" sh -c "! grep -qE 'FILE|NAME|YYYY' '$out'"
fi
ends "help of add" 0 add --help
ok "shows the fields" grep -q -e '--procedure-name' "$out"

ends "without a terminal, the screens" 64
says "say so" "terminal"
prints "before any escape" ""
ends "an unknown command" 64 sing
ends "an unknown option" 64 --sing list
ends "an option that is the start of several" 64 --part 3 list
ends "no such language" 64 --lang de list
ends "no such time" 64 --now yesterday list
ends "an option with no command" 64 --month 2026-10
ends "keys in another format" 64 keys --format html
if LAKOU_TEST_LANG=fr lakou --now hier list && grep -q '“' "$err"; then
	skip "what to write, in French" "the catalogues are not built"
else
	says "what to write is said in French" "--now AAAA-MM-JJTHH:MM"
fi

for command in list stats find check undo "delete 1" "place list" "config" \
	"add individuel --theme email --duration 1" "export places x"; do
	# shellcheck disable=SC2086 # several words are meant
	ends "no desk: $command" 78 $command
done
ok "and none is made" [ ! -e "$XDG_DATA_HOME/lakou/desk.db" ]

make_desk
ends "an empty name of the desk's file" 64 --db '' list
ends "or of a report" 64 import places --report '' x.csv
ends "or of a file to write" 64 export places ''
ends "or to read" 64 import places ''
ends "a name in another encoding" 64 place add "$(printf 'Caf\351')"
ends "or a word to find" 64 find "$(printf 'caf\351')"
id=$(add individuel --theme email --duration 30)
"$program" --lang en list >&- 2>"$err"
is "a closed output" $? 74
says "is told" "closed"
"$program" --lang en --now "$now" add individuel --theme email --duration 30 >&- 2>"$err"
is "a session whose id cannot be told" $? 74
is "is not logged" "$(sessions)" 1
if [ -c /dev/full ]; then
	"$program" --lang en list >/dev/full 2>"$err"
	is "a full disk" $? 74
	"$program" --lang en --now "$now" add individuel --theme email --duration 30 >/dev/full 2>"$err"
	is "a session whose id finds no room" $? 74
	is "is in the bin" "$(sessions)" 1
else
	skip "a full disk" "there is no /dev/full"
fi
"$program" --lang en list 2>&- <&- | grep -q "$id"
is "other streams may be closed" $? 0
"$program" --lang en --now "$now" import places none.csv 2>&- >/dev/null
is "errors end well without their stream" $? 66

# untouched NAME STATUS FILE: the file is refused, and has the same bytes afterwards.
untouched()
{
	cp "$3" "$3.before"
	for command in list check "add individuel --theme email --duration 30" \
		"init --desk D --commune 97213 --mediator M"; do
		wanted_now=$2
		case $command in
		init*) wanted_now=73 ;;
		esac
		# shellcheck disable=SC2086 # several words are meant
		ends "$1: $command" "$wanted_now" --db "$3" $command
	done
	ok "$1 is left as it was" cmp -s "$3" "$3.before"
	ok "$1 has no new neighbours" [ ! -e "$3-wal" ]
}
echo "a shopping list" >list.txt
untouched "a file that is no desk" 65 list.txt
: >empty.db
untouched "an empty file" 65 empty.db
cp "$desk" newer.db
printf '\000\000\377\377' | dd of=newer.db bs=1 seek=60 conv=notrunc 2>/dev/null
untouched "a newer desk" 78 newer.db
mkdir folder.db
ends "a folder" 65 --db folder.db list

# A name that leads nowhere: there is nothing to read, and nothing can be made.
echo "a file" >file
long=$(printf '%300s' '' | tr ' ' n)
printf 'id,nom,commune,code_postal\na,Mairie,Ducos,97224\n' >good.csv
ends "an input below a file" 66 import places file/x.csv
ends "or with too long a name" 66 import places "$long"
for nowhere in "$long" file/x none/x; do
	ends "no file can be made: $(echo "$nowhere" | cut -c 1-8)" 73 export places "$nowhere"
	ends "nor a report" 73 import places --report "$nowhere" good.csv
done
lakou find Mairie
prints "then nothing is imported" ""
ends "a desk below a file" 73 --db file/desk.db init --desk D --commune 97213 --mediator M
# SQLite needs some letters behind the name, and has a longest path of its own.
deep=$(printf '%0200d/%0200d/%0200d' 0 0 0)
for far in "$long" "$(echo "$long" | cut -c 1-250)" "$deep/desk.db"; do
	rm -rf below && mkdir -p below && cd below || exit 1
	ends "a desk with too long a name: ${#far}" 73 --db "$far" init --desk D --commune 97213 \
		--mediator M
	says "says what to do" "or write somewhere else"
	ends "or a training desk" 73 --db "$far" demo --sessions 1
	ok "leaves nothing" [ -z "$(ls -A)" ]
	ends "nor is one looked for there" 65 --db "$far" list
	says "which says what to do, too" "choose another file"
	cd ..
done
ends "a training desk" 0 --db demo.db demo --sessions 900 --months 1 --end 2026-10-31
ends "a release in a file" 73 --db demo.db export release --period 2026-10 --to file
ends "or below one" 73 --db demo.db export release --period 2026-10 --to file/x
is "which stays" "$(cat file)" "a file"
ends "an argument larger than a screen" 64 "$(printf '%50000s' '' | tr ' ' a)"
ok "is not told whole" [ "$(head -n 1 "$err" | wc -c)" -lt 500 ]
says "only its two ends" "aaaa…aaaa"
ends "nor is a value" 64 list --from "$(printf '%50000s' '' | tr ' ' '\033')"
ok "of which nothing acts on the terminal" [ "$(tr -d '\012\040-\176\200-\377' <"$err" | wc -c)" -eq 0 ]
ends "nor words" 64 list --from "$(yes é | head -n 9000)"
ok "are they told whole" [ "$(head -n 1 "$err" | wc -c)" -lt 900 ]
says "and what to do is" " is no date: write --from YYYY-MM-DD."

if [ -c /dev/full ]; then
	"$program" --lang en import places good.csv >/dev/full 2>"$err"
	is "an import whose counts find no room" $? 74
	lakou find Mairie
	prints "is taken back" ""
	ok "with its report" [ ! -e "$XDG_DATA_HOME/lakou/reports" ]
	"$program" --lang en --help >/dev/full 2>"$err"
	is "that the help finds no room" "$(wc -l <"$err" | tr -d ' ')" 1
else
	skip "an import whose counts find no room" "there is no /dev/full"
fi
"$program" --lang en keys 2>"$err" | head -n 1 >/dev/null
is "a reader that has seen enough is not complained of" "$(cat "$err")" ""
"$program" --lang en import places - <&- >"$out" 2>"$err"
is "a closed input" $? 74
ends "of an option given twice, the last counts" 0 list --limit 1 --limit 2

finish
