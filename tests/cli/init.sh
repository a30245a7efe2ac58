#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Making a desk, where it lies, its settings, places and mediators.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

ends "without a desk, list says so" 78 list
says "and names the file" "$desk"
ends "init needs a name" 64 init --commune 97213 --mediator M
says "and says which option" "--desk"
ends "init needs a commune" 64 init --desk D --mediator M
ends "init needs a mediator" 64 init --desk D --commune 97213
ends "init refuses an unknown commune" 65 init --desk D --commune 99999 --mediator M
ends "init refuses an empty name" 65 init --desk ' ' --commune 97213 --mediator M
ok "and leaves no file" [ ! -e "$desk" ]

ends "init makes the desk" 0 init --desk 'Les Filaos' --commune 97213 --mediator 'A. Bellance'
prints "and prints nothing" ""
is "the file is its owner's" "$(mode "$desk")" 600
is "so is the folder" "$(mode "$XDG_DATA_HOME/lakou")" 700
cp "$desk" before
ends "a second init is refused" 73 init --desk X --commune 97213 --mediator M
ok "and touches nothing" cmp -s "$desk" before
ends "demo beside a desk is refused" 73 demo --sessions 10

ends "a weak passphrase makes no desk" 65 --db weak/d.db init --desk A --commune 97105 --mediator M \
	--passphrase-fd 3 3<<'END'
soleil
END
says "it is said what to add" "add"
ok "it is not repeated" sh -c "! grep -q soleil '$err'"
ok "and there is no desk" [ ! -e weak/d.db ]
ends "a descriptor that is not open" 74 --db weak/d.db init --desk A --commune 97105 --mediator M \
	--passphrase-fd 9
ends "no descriptor" 64 --db weak/d.db init --desk A --commune 97105 --mediator M --passphrase-fd x
ends "a passphrase is set with the desk" 0 --db sealed/d.db init --desk A --commune 97105 --mediator M \
	--passphrase-fd 3 3<<'END'
girouette bancale parapluie sauterelle
END
ok "its recovery code is printed" grep -qE '^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$' "$out"
is "alone" "$(wc -l <"$out" | tr -d ' ')" 1
ok "and is not in the file" sh -c "! grep -qF \"\$(cat '$out')\" sealed/d.db"
ok "nor is the passphrase" sh -c "! grep -q girouette sealed/d.db"
if [ -c /dev/full ]; then
	"$program" --db full/d.db init --desk A --commune 97105 --mediator M --passphrase-fd 3 \
		3<<'END' >/dev/full 2>"$err"
girouette bancale parapluie sauterelle
END
	is "a code that nobody gets" $? 74
	ok "leaves no desk that it would open" [ -z "$(ls -A full 2>/dev/null)" ]
else
	skip "a code that nobody gets" "there is no /dev/full"
fi
ends "where known persons are found by id" 65 --db sealed/d.db add individuel --theme email --duration 30 \
	--person 00000000-0000-7000-8000-000000000000
says "or said not to be there" "not known"
ends "and notes are not taken" 64 --db sealed/d.db add individuel --theme email --duration 30 --note x

ends "--db names another file" 0 --db other/d.db init --desk Autre --commune 97105 --mediator M
ok "which is made with its folder" [ -f other/d.db ]
LAKOU_DB=$base/other/d.db
export LAKOU_DB
ends "LAKOU_DB names it, too" 0 place list
prints "and it is that desk" "Autre	97105	active"
unset LAKOU_DB

ends "config shows all settings" 0 config
is "one a line" "$(wc -l <"$out" | tr -d ' ')" 13
ends "config sets one" 0 config recipient 'Hub Antilles'
ends "config gets one" 0 config recipient
prints "as it was set" "Hub Antilles"
ends "config empties one" 0 config recipient ''
ends "an empty one" 0 config recipient
prints "is a dash" "-"
ends "config renames the desk" 0 config desk ' Les Balisiers '
ends "whose name is read" 0 config desk
prints "trimmed" "Les Balisiers"
ends "stats" 0 stats
ok "and stands above the figures" grep -q 'Les Balisiers' "$out"
ends "a desk has a name" 65 config desk ' '
ends "an unknown setting" 66 config colour
ends "a language it does not speak" 65 config language de
ends "too many words" 64 config recipient a b

# The minutes until names are locked, in whole numbers that the sentence tells, in every language.
for bad in 0 16 5.5 five 5m 99999999999999999999; do
	ends "lock-minutes: $bad" 65 config lock-minutes "$bad"
	says "and says which" 'from 1 to 15'
done
for language in 'fr|donnez des minutes entières, de 1 à 15' 'gcf|chif minit, di 1 pou rivé 15' \
	'gcf_MQ|chif minit, di 1 pou rivé 15'; do
	LAKOU_TEST_LANG=${language%%|*}
	ends "lock-minutes: text in $LAKOU_TEST_LANG" 65 config lock-minutes cinq
	says "told in it" "cinq"
	says "with what to give" "${language#*|}"
done
LAKOU_TEST_LANG=en
ends "none of them is kept" 0 config lock-minutes
prints "5 as before" 5
ends "lock-minutes: 15" 0 config lock-minutes 15
ends "lock-minutes: 15 is kept" 0 config lock-minutes
prints "15" 15
ends "lock-minutes: empty" 0 config lock-minutes ''
ends "lock-minutes: as without it" 0 config lock-minutes
prints "5 again" 5

# Sources disagree on Good Friday: it is for the desk to say.
ends "good-friday: unset" 0 config good-friday
prints "is no public holiday" no
ends "good-friday: neither yes nor no" 65 config good-friday peut-être
says "what to write" 'write yes or no'
ends "good-friday: yes" 0 config good-friday yes
ends "good-friday: yes is kept" 0 config good-friday
prints "yes" yes
ends "good-friday: no" 0 config good-friday no
ends "good-friday: no is kept" 0 config good-friday
prints "no" no

# What a release holds beside its figures.
ends "export-formats: unset" 0 config export-formats
ends "export-formats: one that there is not" 65 config export-formats 'xlsx pdf'
says "what to write" 'write xlsx, html, both, or nothing'
ends "export-formats: two" 0 config export-formats 'html xlsx'
ends "export-formats: are kept" 0 config export-formats
prints "in their order" 'xlsx html'
ends "export-formats: unset again" 0 config export-formats ''

ends "place add" 0 place add Annexe --commune 97221
says "it is said, by its name" '“Annexe” is now one of'
ends "place add where one works" 0 place add Bus
ends "place list" 0 place list
prints "names, communes, states" "Les Filaos	97213	active
Annexe	97221	active
Bus	97213	active"
ends "one works elsewhere" 0 config place Annexe
ends "place add there" 0 place add Car
ends "place list" 0 place list
ok "is in that commune" grep -q "^Car	97221	" "$out"
ends "place retire" 0 place retire Car
ends "place retire" 0 place retire Annexe
ends "place retire of none" 66 place retire Nulle
ends "place retire of the second" 0 place retire Bus
ends "place retire of the last in service" 65 place retire 'Les Filaos'
ends "place without a second word" 64 place
ends "place with an unknown one" 64 place move

ends "mediator add" 0 mediator add 'M. Cadasse'
says "they are said, by their name" '“M. Cadasse” is now one of'
ends "mediator add of the same name" 73 mediator add 'M. Cadasse'
ends "mediator retire" 0 mediator retire 'A. Bellance'
ends "mediator list" 0 mediator list
prints "names and states" "A. Bellance	retired
M. Cadasse	active"

finish
