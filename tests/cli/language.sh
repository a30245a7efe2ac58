#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Which language is spoken, and that it is wherever no locale is installed.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
LAKOU_TEST_LANG=
export LAKOU_TEST_LANG

# What an English message is known by, and the catalogue without which nothing else is spoken.
english='There is no command'
french=${LAKOU_LOCALEDIR:-none}/fr/LC_MESSAGES/lakou.mo

# spoken VARIABLE=VALUE... -- ARGUMENT...: "en", "fr" or what else was said.
spoken()
{
	variables=
	while [ "$1" != -- ]; do
		variables="$variables $1"
		shift
	done
	shift
	# shellcheck disable=SC2086 # the variables are words without spaces
	said=$(env -u LC_ALL $variables "$program" "$@" sing 2>&1 >/dev/null)
	case $said in
	*"$english"*) echo en ;;
	*"${fr_message:-no message}"*) echo fr ;;
	*) echo "$said" ;;
	esac
}

if [ ! -f "$french" ]; then
	skip "languages" "the catalogues are not built"
	finish
fi
# The end of the sentence is the command's name: what stands before it tells the language.
fr_message=$(env LC_ALL=C "$program" --lang fr sing 2>&1 | sed -n '1s/sing.*//p')
is "--lang en" "$(spoken LC_ALL=fr_FR.UTF-8 -- --lang en)" en
is "--lang fr" "$(spoken LC_ALL=en_US.UTF-8 -- --lang fr)" fr
is "--lang after the command" "$(spoken LC_ALL=fr_FR.UTF-8 -- --no-color --lang en)" en
is "nothing says anything" "$(spoken --)" fr
is "C says nothing" "$(spoken LC_ALL=C -- )" fr
is "POSIX says nothing" "$(spoken LANG=POSIX -- )" fr
is "C.UTF-8 says nothing" "$(spoken LC_ALL=C.UTF-8 -- )" fr
is "LANG says English" "$(spoken LANG=en_GB.UTF-8 -- )" en
is "LC_ALL is stronger" "$(spoken LANG=en_GB.UTF-8 LC_ALL=fr_FR.UTF-8 -- )" fr
is "LC_MESSAGES is stronger than LANG" "$(spoken LANG=en_GB.UTF-8 LC_MESSAGES=fr_FR.UTF-8 -- )" fr
is "LANGUAGE is stronger" "$(spoken LANGUAGE=en:fr LC_ALL=fr_FR.UTF-8 -- )" en
is "German is not spoken" "$(spoken LANG=de_DE.UTF-8 -- )" fr
is "the program where it was built needs nobody to say where its languages are" \
	"$(env -u LAKOU_LOCALEDIR -u LAKOU_LOCALE_MIN LC_ALL=C "$program" --lang fr sing 2>&1 | sed -n '1s/sing.*//p')" \
	"$fr_message"
make_desk
is "the desk's language is stronger than LANG" "$(spoken LANG=fr_FR.UTF-8 -- )" en
"$program" config language fr
is "when it is set anew" "$(spoken LANG=en_GB.UTF-8 -- )" fr
is "--lang is stronger than the desk" "$(spoken -- --lang en)" en
rm -rf "$XDG_DATA_HOME"

# The same bytes in five environments, none of which has a locale of ours.
for lang in fr gcf_MQ gcf_GP en; do
	LC_ALL=C.UTF-8 "$program" --lang "$lang" --help >"help.$lang" 2>"$err"
	i=0
	for environment in LC_ALL=C NOTHING=1 LC_ALL=fr_FR.UTF-8 LANG=C.UTF-8 \
		"LC_ALL=C LOCPATH=/nonexistent"; do
		i=$((i + 1))
		# shellcheck disable=SC2086 # several variables are meant
		env -u LC_ALL $environment "$program" --lang "$lang" --help >"$out" 2>"$err"
		ok "$lang under $environment" cmp -s "$out" "help.$lang"
	done
done
ok "French is not English" sh -c '! cmp -s help.fr help.en'
ok "French has its accents, in UTF-8" grep -q 'é' help.fr
for lang in gcf_MQ gcf_GP; do
	LAKOU_TEST_LANG=$lang
	lakou keys
	cp "$out" "keys.$lang"
done
ok "the two Creoles are not one" sh -c '! cmp -s keys.gcf_MQ keys.gcf_GP'
LAKOU_TEST_LANG=gcf
lakou keys
ok "gcf is that of Guadeloupe" cmp -s "$out" keys.gcf_GP
for lang in fr gcf_MQ gcf_GP en; do
	ok "the help in $lang is one screen" [ "$(wc -L <"help.$lang")" -le 80 ]
done

LAKOU_TEST_LANG=fr
make_desk
add individuel --theme email --duration 30 --gender feminin >/dev/null
lakou --now "$now" stats --format csv --by gender
ok "labels of values are translated" sh -c "! grep -q Female '$out'"
ok "codes are not" grep -q '^gender,feminin,' "$out"

finish
