# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# TAP for the tests of the command line. Each script that reads this file gets an empty home of its
# own; lakou's answers are left in $out and $err, its status in $status.

program=${LAKOU:-${PROGRAM:-./lakou}}
case $program in
/*) ;;
*) program=$PWD/$program ;;
esac

tests=0
failed=0
status=0
base=$(mktemp -d "${TMPDIR:-/tmp}/lakou-cli.XXXXXX") || exit 1
out=$base/out
err=$base/err
trap 'rm -rf "$base"' EXIT
trap 'exit 1' HUP INT TERM

# Nothing of the person who runs the tests may reach the program.
unset LAKOU_DB LANG LANGUAGE LC_CTYPE LC_MESSAGES NO_COLOR
LC_ALL=C.UTF-8
HOME=$base/home
XDG_DATA_HOME=$base/data
XDG_CONFIG_HOME=$base/config
XDG_STATE_HOME=$base/state
export LC_ALL HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
mkdir "$HOME" && cd "$base" || exit 1
# shellcheck disable=SC2034 # for the scripts that read this file
desk=$XDG_DATA_HOME/lakou/desk.db

# ok NAME COMMAND...: passes when the command succeeds.
ok()
{
	name=$1
	shift
	tests=$((tests + 1))
	if "$@"; then
		echo "ok $tests - $name"
	else
		failed=1
		echo "not ok $tests - $name"
		echo "# $*"
		sed 's/^/# out: /' "$out" | head -n 20
		sed 's/^/# err: /' "$err" | head -n 20
	fi
}

# is NAME GOT WANTED
is()
{
	tests=$((tests + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $tests - $1"
	else
		failed=1
		echo "not ok $tests - $1"
		printf '%s\n' "$2" | sed 's/^/# got:    /'
		printf '%s\n' "$3" | sed 's/^/# wanted: /'
	fi
}

skip()
{
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# lakou ARGUMENT...: in English unless LAKOU_TEST_LANG says otherwise ("" for no --lang).
lakou()
{
	if [ -n "${LAKOU_TEST_LANG-en}" ]; then
		set -- --lang "${LAKOU_TEST_LANG-en}" "$@"
	fi
	"$program" "$@" >"$out" 2>"$err" </dev/null
	status=$?
	return 0
}

# ends NAME STATUS ARGUMENT...: runs lakou and checks its status.
ends()
{
	name=$1
	wanted=$2
	shift 2
	lakou "$@"
	ok "$name" [ "$status" -eq "$wanted" ] || true
	[ "$status" -eq "$wanted" ] || echo "# status $status of: lakou $*"
}

# says NAME TEXT: standard error has the text.
says()
{
	ok "$1" grep -qF -e "$2" "$err"
}

# prints NAME TEXT: standard output is exactly the text.
prints()
{
	is "$1" "$(cat "$out")" "$2"
}

# A desk with one place and one mediator, on Tuesday 24 November 2026.
now=2026-11-24T10:00
make_desk()
{
	rm -rf "$XDG_DATA_HOME"
	"$program" --lang en --now "$now" init --desk 'Les Filaos' --commune 97213 \
		--mediator 'A. Bellance' 2>/dev/null || echo "Bail out! no desk"
}

# add ARGUMENT...: one more session, of the fixed day unless it says otherwise.
add()
{
	"$program" --lang en --now "$now" add "$@" 2>/dev/null
}

sessions()
{
	"$program" list --limit 100000 | wc -l | tr -d ' '
}

# mode FILE: its permissions, in octal.
mode()
{
	stat -c %a "$1"
}

finish()
{
	echo "1..$tests"
	exit "$failed"
}
