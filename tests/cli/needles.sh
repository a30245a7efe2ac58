#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A needle in every text that a desk holds: none of it is in anything that leaves the desk. And there
# is one mark for what is hidden, whatever hid it.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

if ! command -v sqlite3 >/dev/null; then
	skip "needles in every text" "no sqlite3"
	finish
fi
LAKOU_DB=$PWD/demo.db
export LAKOU_DB
clock=2026-11-24T09:00
tail="Zqx;=cmd|calc!A0;Fatou Zqname;0696 51 69 76;+596696516976"

sql()
{
	sqlite3 "$LAKOU_DB" "$@"
}

# What is not typed by anybody: identifiers, days, codes, digests, and what releases are made of.
# Anything else is filled below; a column that is in neither fails.
untyped="access_log.action access_log.at access_log.chain access_start.chain code.code code.vocab
day_count.counts day_count.date day_total.date desk.created desk.id desk.slug draft.form draft.saved erased.at erased.id
mediator.id mediator.pin partner.gone_on partner.missing_on partner.hub_role_date
person.consent person.frozen person.id person.notice place.id publication.dialect
publication.encoding publication.folder publication.language publication.made
publication.perimeter publication.period publication.profile publication.seal publication.version
purge_log.day purge_log.rule purge_log.until
publication_cell.categorie publication_cell.geo publication_cell.mesure publication_cell.tableau
publication_file.bytes publication_file.name publication_file.sha256 publication_handed.at publication_withdrawal.at
recipient.dialect recipient.formats recipient.profile
request.answered request.id request.received request.subject secret.name secret.value
session.binned session.date session.id session.saved session_emptied.id setting.key tag.id template.id timer.started
turned_away.date turned_away.id undo_step.action undo_step.at undo_step.changes"

typed()
{
	sql "SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND c.type IN ('TEXT', 'BLOB')
		ORDER BY 1" | while read -r column; do
		case " $(echo "$untyped" | tr '\n' ' ') " in
		*" $column "*) ;;
		*) echo "$column" ;;
		esac
	done
}

# fill COLUMN...: the needle of each column, another one in each row where there are few.
fill()
{
	for column; do
		table=${column%.*}
		where=
		number="'' || rowid"
		case $table in
		session) number="(rowid % 7)" ;;
		setting) where="WHERE key IN ('recipient', 'dpo-contact', 'minors-decision')" ;;
		publication*) continue ;; # frozen: filled as they are made
		esac
		case $table in
		setting) number="'' || key" ;;
		partner_raw) number="'' || field" ;;
		import_map | recipient | referral) number="''" ;;
		draft) number="'' || form" ;;
		esac
		[ "$column" != partner_raw.field ] || number="'' || partner || field"
		value="'$tail $column ' || $number"
		case $column in
		*sealed*) value="CAST($value AS BLOB)" ;;
		esac
		echo "UPDATE $table SET ${column#*.} = $value $where;"
	done
}

lakou demo --sessions 3000 --months 4 --end 2026-11-24
sql "INSERT INTO setting VALUES ('recipient', 'x'), ('dpo-contact', 'x'), ('minors-decision', 'x')
		ON CONFLICT DO NOTHING;
	INSERT OR IGNORE INTO recipient (name, folder) VALUES ('x', 'x');
	DELETE FROM recipient WHERE name <> (SELECT max(name) FROM recipient);
	INSERT INTO draft VALUES ('session', '2026-11-23T09:00:00-04:00', 'x');
	INSERT INTO import_map VALUES ('x', 'x');
	INSERT INTO person (id, desk, revision, sealed)
		VALUES ('00000000-0000-4000-8000-000000000001', 1, 1, x'00');
	INSERT INTO template (id, desk, revision, name, body)
		VALUES ('00000000-0000-4000-8000-000000000002', 1, 1, 'x', 'x');
	INSERT INTO access_log (at, action, subject, chain)
		VALUES ('2026-11-23T09:00:00-04:00', 'view', '$tail access_log.subject', x'00');
	INSERT INTO partner (id, desk, revision, search) VALUES ('x', 1, 1, 'x');
	INSERT INTO partner_raw VALUES ((SELECT max(n) FROM partner), 'x', 'x');
	INSERT INTO partner_column (name) VALUES ('x');
	INSERT INTO tag (id, desk, revision, name)
		VALUES ('00000000-0000-4000-8000-000000000003', 1, 1, 'x');
	INSERT OR IGNORE INTO session_tag SELECT n, (SELECT max(n) FROM tag) FROM session;
	INSERT INTO undo_step (at, action, count, changes)
		VALUES ('2026-11-23T09:00:00-04:00', 'tag', 1, x'');" || echo "Bail out! no desk"
columns=$(typed)
# shellcheck disable=SC2046,SC2086 # words
fill $(echo "$columns" | grep -v '^access_log') >fill.sql
ok "every text that is typed can be filled" sql -bail <fill.sql

formats="--format xlsx --format html"
[ -z "${builddir:-}" ] || grep -q '^#define XLSX_LIBRARY' "$builddir/config.h" ||
	formats="--format html"
# shellcheck disable=SC2086 # words
ends "a release" 0 --now $clock export release --period 2026-10 --to given \
	--recipient "$tail publication.recipient" $formats
ends "a row file" 0 --now $clock export microdata --period 2026-10 --to given
ends "another release" 0 --now $clock export release --period 2026-09 --to given --for standard
cp -r given first
sql "INSERT INTO publication_withdrawal SELECT n, '2026-11-24T09:00:00-04:00',
	'$tail publication_withdrawal.mediator', '$tail publication_withdrawal.reason'
	FROM publication WHERE period = '2026-10';
	INSERT INTO publication_handed (publication, at, mediator, recipient, folder)
		SELECT n, '2026-11-24T09:00:00-04:00', '$tail publication_handed.mediator',
		'$tail publication_handed.recipient', '$tail publication_handed.folder'
		FROM publication;
	INSERT OR IGNORE INTO publication_by SELECT n, '$tail publication_by.mediator'
	FROM publication" 2>/dev/null
ends "one that was taken back is not made again" 65 --now $clock export release --period 2026-10 --to x
# Of each of them, one is there to be found.
for column in $columns; do
	[ "$column" != publication_by.mediator ] || continue # only where somebody was at the keyboard
	[ "$(sql "SELECT count(*) > 0 FROM ${column%.*}
		WHERE instr(CAST(${column#*.} AS TEXT), '$tail ${column%.*}') > 0")" = 1 ] ||
		echo "$column"
done >missing
is "every text of the desk has its needle" "$(cat missing)" ""

# Workbooks are folders in a ZIP.
for book in given/*/*.xlsx; do
	[ ! -e "$book" ] || unzip -q "$book" -d "book-$(basename "$(dirname "$book")")"
done
cat given/*/* book-*/* book-*/*/* book-*/*/*/* >all 2>/dev/null
ok "there is something to look at" [ "$(wc -c <all)" -gt 50000 ]
case $formats in
*xlsx*) ok "workbooks are opened" grep -q 'Lakou\|Personnes\|persons' -r book-*/xl ;;
esac
for needle in Zqx zqx Zqname zqname Fatou '=cmd' calc!A0 '0696 51' 0696516976 696516976; do
	is "no file has $needle" "$(grep -laF -r -e "$needle" given book-* 2>/dev/null)" ""
done
is "nor has a name of a file" "$(find given | grep -i zq)" ""

# What is typed into the national tool has what the desk types there, and of a person nothing.
ends "what is typed into the national tool" 0 --now $clock export coop --period 2026-10 coop.csv
grep -aoE '\+596696516976 [a-z_]+\.[a-z_]+' coop.csv | sed 's/.* //' | sort -u >told
is "has no text of the desk but these" "$(cat told)" "place.name
session.procedure_name
session.title
tag.name"

lakou check
ok "each release follows the one before it" sh -c "! grep -q 'does not follow' '$out' '$err'"

# One mark: what is hidden for itself is not told from what is hidden for the sake of others.
is "figures are published or secret" \
	"$(tail -q -n +2 given/*/statistiques.csv | tr -d '\r' | tr ',' ';' | awk -F ';' '
		{ mark = $NF; v = $(NF - 1) } mark == "S" && v == "s" { next }
		mark == "P" && v ~ /^[0-9]+$/ { next } { print }')" ""
ok "some are secret" grep -q ';s;S' given/lakou_demo_2026-10_*s/statistiques.csv
finish
