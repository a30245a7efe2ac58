#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A release for people says what statistiques.csv says, figure by figure, crossed tables too; nothing
# that is hidden there shows in a workbook or on a page, nor which figure was hidden for itself and
# which for the sake of others.
set -u
lib=$(cd "${TESTDIR:-tests}/lib" && pwd)
# shellcheck source=tests/lib/cli.sh
. "$lib/cli.sh"
# shellcheck disable=SC2034 # for cli.sh
LAKOU_TEST_LANG=fr

# figures FROM FILE OPTIONS...: see figures.awk
figures()
{
	from=$1
	file=$2
	shift 2
	awk -v from="$from" "$@" -f "$lib/figures.awk" "$file"
}

# none NAME FILE: it is there, and empty; else its first lines are shown.
none()
{
	is "$1" "$(head -n 5 "$2")" ""
}

workbook=
[ -z "${builddir:-}" ] || ! grep -q '^#define XLSX_LIBRARY' "$builddir/config.h" ||
	workbook='--format xlsx'
lakou --db demo.db --now "$now" demo --sessions 1400 --months 2
# shellcheck disable=SC2086 # words
lakou --db demo.db --now "$now" export release --period 2026-10 --to made --format html $workbook
is "a month of more than 400 sessions" "$status" 0
folder=$(cat "$out")
page=$folder/statistiques.html
figures csv "$folder/statistiques.csv" | cut -f 1-3 | sort >all
is "has four crossed tables" "$(cut -f 1 all | grep _x_ | sort -u | tr '\n' ' ')" \
	"geo_x_age geo_x_canal geo_x_genre geo_x_statut "
for table in geo_x_age residence; do
	ok "something in $table is hidden" grep -q "^$table	.*	secret" all
done

# shares NAME FILE: of a figure of those who could give the answer, 50 or more, without decimals.
shares()
{
	ok "$1: there are shares" grep -q '	[0-9][0-9]*$' "$2"
	awk -F '\t' '
	FNR == NR && $1 == "ensemble" && $2 == "personnes" { people = $3 }
	FNR == NR && $1 == "theme" && $2 ~ /démarches administratives/ { asked = $3 }
	FNR == NR || $4 == "" { next }
	{
		whole = $1 == "demarche" ? asked : people
		if ($3 !~ /^[0-9]+$/ || whole !~ /^[0-9]+$/ || whole < 50 || $1 == "ensemble" ||
		    $1 ~ /_x_/ || $4 != int((100 * $3 + int(whole / 2)) / whole))
			print
	}' all "$2" >wrong
	none "$1: each is of shown figures, and of 50 people or more" wrong
}

# --- the page ---

figures page "$page" >page.read
cut -f 1-3 page.read | sort | comm -23 - all >other
none "each figure of the page is one of statistiques.csv" other
cut -f 1-3 page.read | sort | comm -13 - all | grep -v '	0$' >missing
none "and each of these is there, or zero" missing
shares "the page" page.read
figures bars "$page" | cut -f 1-3 | sort | comm -23 - all >other
none "so are those of its charts" other
ok "of which there are some" grep -q '<rect' "$page"
is "none of a secret" "$(grep '>secret</text>' "$page" | grep -c '<rect')" 0
is "which are written alike" "$(grep -o '<text[^<]*>secret</text>' "$page" |
	grep -vc '^<text x="270" y="[0-9]*" font-style="italic">')" 0
is "each cell of its tables is one of these, or a share" \
	"$(tr '<' '\n' <"$page" | grep -cE '^(td class="n">.|i>)')" \
	"$(awk -F '\t' '{ n += $4 == "" ? 1 : 2 } END { print n }' page.read)"
sed '1,/<\/style>/d' "$page" | tr '<' '\n' | grep -E '^(td|th|i|tr)[ >]' | sed 's/>.*//' |
	sort -u >marks
is "nothing tells one secret from another" "$(cat marks)" "i
td class=\"n\"
th scope=\"col\"
th scope=\"col\" class=\"n\"
th scope=\"row\"
tr
tr class=\"d0\"
tr class=\"d1\"
tr class=\"d2\"
tr class=\"part\"
tr class=\"whole\""
ok "nor is anything unseen in it" sh -c "! grep -E '<!--|<script| (title|style|hidden|data-[a-z]*)=' \
	'$page'"
ok "wide tables lie on their paper" grep -q 'page: wide' "$page"

# Would a leak be found?
awk '!done && /<i>secret/ { sub(/<i>secret<\/i>/, "3"); done = 1 } { print }' "$page" >spoilt.html
figures page spoilt.html | cut -f 1-3 | sort | comm -23 - all >other
is "one figure that is hidden elsewhere would be found" "$(wc -l <other)" 1

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || browser=
if [ -z "$browser" ]; then
	skip "a browser prints it on A4" "chromium is not installed"
else
	cp "$page" page.html
	timeout 300 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
		--user-data-dir="$base/browser" --no-first-run --host-resolver-rules='MAP * ~NOTFOUND' \
		--print-to-pdf="$base/page.pdf" "file://$base/page.html" >/dev/null 2>&1 </dev/null
	grep -aoE 'MediaBox \[0 0 [0-9]+' page.pdf | sort -u >paper
	is "a browser prints it on A4, upright and lying" "$(cat paper)" "MediaBox [0 0 594
MediaBox [0 0 841"
fi

# --- the workbook ---

if [ -z "$workbook" ]; then
	skip "a workbook" "built without libxlsxwriter"
	finish
fi
if ! command -v unzip >/dev/null; then
	skip "what is in a workbook" "unzip is not installed"
else
	unzip -q "$folder/statistiques.xlsx" -d book
	is "a workbook has sheets, charts, and nothing else" "$(find book -type f |
		sed 's/[0-9]*\.xml/.xml/; s|.*/||' | sort -u | tr '\n' ' ')" \
		".rels [Content_Types].xml app.xml chart.xml core.xml drawing.xml drawing.xml.rels sharedStrings.xml \
sheet.xml sheet.xml.rels styles.xml theme.xml workbook.xml workbook.xml.rels "
	ok "no sheet, line or column is hidden" sh -c "! grep -qiE 'hidden|outlineLevel' -r book/xl"
	ok "no cell is worked out, coloured by rule, or tied to something" sh -c "! grep -qE \
		'<f[ >]|conditionalFormatting|dataValidation|hyperlink|legacyDrawing' -r book/xl/worksheets"
	# Each cell: what it is, its look, its value; a text by its number.
	for sheet in book/xl/worksheets/*.xml; do
		tr '<' '\n' <"$sheet" | awk '
			/^c r=/ { style = /s="/ ? $0 : "s=\"0\""; sub(/.*s="/, "", style)
				sub(/".*/, "", style); kind = /t="s"/ ? "text" : "number" }
			/^v>/ { print kind, style, substr($0, 3) }'
	done >cells
	secret=$(tr -d '\n' <book/xl/sharedStrings.xml | sed 's/<si>/\n/g' |
		awk '/<t>secret<\/t>/ { print NR - 2 }')
	is "every secret cell looks alike" "$(awk -v n="$secret" '$1 == "text" && $3 == n { print $2 }' \
		cells | sort -u | wc -l)" 1
	is "there are as many as in statistiques.csv" \
		"$(awk -v n="$secret" '$1 == "text" && $3 == n' cells | wc -l)" "$(grep -c '	secret$' all)"
	for chart in book/xl/charts/*.xml; do
		figures chart "$chart"
	done | cut -f 1-3 | sort >charts
	# A chart holds no figure where one is secret, not even 0: all of these are alike.
	grep -v '	secret$' all | sort | comm -23 charts - >other
	none "charts are made of what is shown" other
	ok "of all that has a bar with a number" \
		[ "$(wc -l <charts)" = "$(figures bars "$page" | cut -f 3 | grep -vc secret)" ]
fi
if ! command -v soffice >/dev/null; then
	skip "a spreadsheet reads the figures of statistiques.csv from it" "soffice is not installed"
else
	timeout 300 soffice "-env:UserInstallation=file://$base/office" --headless --nologo \
		--convert-to 'csv:Text - txt - csv (StarCalc):9,34,76,1,,1036,false,false,false,false,false,-1' \
		--outdir sheets "$folder/statistiques.xlsx" >office.log 2>&1 </dev/null
	for sheet in sheets/*; do
		title=${sheet#sheets/statistiques-}
		case $title in
		"À lire d’abord.csv") ;;
		*) figures sheet "$sheet" -v title="${title%.csv}" ;;
		esac
	done >book.read
	cut -f 1-3 book.read | sort >told
	diff all told >other
	none "a spreadsheet reads the figures of statistiques.csv from it, all of them" other
	shares "the workbook" book.read
	[ ! -e cells ] || is "its numbers are these figures and shares" "$(grep -c ^number cells)" \
		"$(awk -F '\t' '{ n += ($3 != "secret") + ($4 != "") } END { print n }' book.read)"
fi
finish
