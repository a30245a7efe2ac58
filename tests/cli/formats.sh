#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The files of a release as those who receive them open them: a French spreadsheet, a browser.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
build=${builddir:-}
TMPDIR=$base/tmp
export TMPDIR
mkdir "$TMPDIR"
# shellcheck disable=SC2034 # for cli.sh
LAKOU_TEST_LANG=fr

lakou --db demo.db --now "$now" demo --sessions 1500
export_release()
{
	lakou --db demo.db --now "$now" export release --period 2026-10 "$@"
	folder=$(cat "$out")
}

# figure TABLE MEASURE CODE: what statistiques.csv has.
figure()
{
	tr -d '\r' <"$folder/statistiques.csv" |
		awk -F ';' -v t="$1" -v m="$2" -v c="$3" '$3 == t && $4 == m && $5 $6 == c { print $8 }'
}

# --- without the library that makes workbooks ---

# An empty file of its name is found first, and is no library.
mkdir none
i=1
while [ $i -le 40 ]; do
	: >none/libxlsxwriter.so.$i
	i=$((i + 1))
done
LD_LIBRARY_PATH=$base/none export_release --to made --format xlsx
is "without its library, no workbook" "$status" 69
says "which is said" libxlsxwriter
ok "nothing is written" [ ! -e made ]
is "nor left behind" "$(ls "$TMPDIR")" ""
LD_LIBRARY_PATH=$base/none export_release --to page --format html
is "all else works" "$status" 0

workbook=no
[ -z "$build" ] || ! grep -q '^#define XLSX_LIBRARY' "$build/config.h" || workbook=yes
if [ $workbook = yes ]; then
	# The month above is frozen with what it had.
	rm demo.db*
	lakou --db demo.db --now "$now" demo --sessions 1500
	export_release --to made --format xlsx --format html
	is "with its library, a workbook" "$status" 0
	is "five files" "$(ls "$folder")" "LISEZMOI.txt
manifeste.csv
statistiques.csv
statistiques.html
statistiques.xlsx"
	is "no part of it is left behind" "$(ls "$TMPDIR")" ""
	for file in statistiques.xlsx statistiques.html LISEZMOI.txt; do
		ok "the manifest has the digest of $file" grep -q \
			"$file;$(sha256sum <"$folder/$file" | cut -d ' ' -f 1)" "$folder/manifeste.csv"
	done
	ok "the figures are those without a workbook" cmp "$folder/statistiques.csv" \
		page/*/statistiques.csv
	rm demo.db*
	lakou --db demo.db --now "$now" demo --sessions 1500
	lakou --db demo.db --now 2026-12-01T08:00 export release --period 2026-10 --to later \
		--format xlsx
	if command -v unzip >/dev/null; then
		is "the header stays in view" "$(unzip -p "$folder/statistiques.xlsx" \
			'xl/worksheets/*.xml' | grep -o '<pane ySplit="1"[^>]*state="frozen"' | wc -l)" 11
		unzip -p "$folder/statistiques.xlsx" 'xl/charts/*.xml' | sed 's/<c:val>/\n&/g' |
			sed -n '/^<c:val>/s,</c:val>.*,,p' >values
		drawn=$(sed 's/.*ptCount val="\([0-9]*\)".*/\1/' values | awk '{ n += $1 } END { print n }')
		hidden=$(unzip -p "$folder/statistiques.xlsx" 'xl/charts/*.xml' | grep -o '>secret<' | wc -l)
		ok "charts draw hidden figures as a gap with a word" [ "$hidden" -gt 0 ]
		is "and keep no number for them" "$(grep -o '<c:pt idx' values | wc -l)" $((drawn - hidden))
		is "sheets with charts lie" "$(unzip -p "$folder/statistiques.xlsx" 'xl/worksheets/*.xml' |
			grep '<drawing' | grep -vc 'orientation="landscape"')" 0
		ok "the hour is not in it" [ "$(unzip -p "$folder/statistiques.xlsx" docProps/core.xml |
			grep -o '20[0-9-]*T[0-9:]*Z' | sort -u)" = 2026-10-31T00:00:00Z ]
	else
		skip "the header stays in view" "unzip is not installed"
	fi
	ok "made another day, the same bytes" cmp "$folder/statistiques.xlsx" \
		"$(cat "$out")/statistiques.xlsx"
	export_release --to again --format xlsx
	is "asked again" "$status" 0
	ok "the same bytes" cmp "$folder/statistiques.xlsx" made/*/statistiques.xlsx
else
	skip "a workbook" "built without libxlsxwriter"
	folder=$(echo page/*)
fi
lakou --db demo.db check
is "the desk's file has no fault" "$status" 0

# --- a French spreadsheet ---

# office ARGUMENT...: LibreOffice without a window, in a home of its own.
office()
{
	timeout 300 soffice "-env:UserInstallation=file://$base/office" --headless --nologo \
		--convert-to fods --outdir office-out "$@" >office.log 2>&1 </dev/null
}
# cell VALUE FILE: the file has a cell that is this number.
# shellcheck disable=SC2317 # called by ok
cell()
{
	grep -q "office:value-type=\"float\" office:value=\"$1\"" "$2"
}
minutes=$(figure ensemble minutes TOTAL)
if ! command -v soffice >/dev/null; then
	skip "a spreadsheet opens statistiques.csv" "soffice is not installed"
	skip "and statistiques.xlsx" "soffice is not installed"
else
	# What its window proposes in French: semicolons, UTF-8.
	office '--infilter=CSV:59,34,76,1,,1036' "$folder/statistiques.csv"
	table=office-out/statistiques.fods
	ok "a spreadsheet opens statistiques.csv" [ -s $table ]
	ok "accents are right" grep -q '<text:p>Non communiqué</text:p>' $table
	ok "the first name too" grep -q '<text:p>periode</text:p>' $table
	ok "numbers are numbers" cell "$minutes" $table
	is "secrets are not" "$(grep -c '<text:p>s</text:p>' $table)" \
		"$(grep -c ';s;S' "$folder/statistiques.csv")"
	is "all rows are there" "$(grep -c '<text:p>2026-10</text:p>' $table)" \
		"$(grep -c '^2026-10;' "$folder/statistiques.csv")"
	mv $table csv.fods
	if [ $workbook = yes ]; then
		office "$folder/statistiques.xlsx"
		ok "and statistiques.xlsx" [ -s $table ]
		is "it has a sheet a table" "$(sed -n 's/.*<table:table table:name="\([^"]*\)".*/\1/p' \
			$table | grep -vx local-table)" "À lire d’abord
L’ensemble de la période
Genre
Âge
Statut
Résidence
Groupes de communes
Canal
Durée
Matériel
Thèmes
Démarches"
		is "and charts of its own" "$(grep -c '<chart:chart ' $table)" 10
		ok "numbers are numbers there, too" cell "$minutes" $table
		ok "written as in French" grep -q "<text:p>$(echo "$minutes" |
			sed 's/\([0-9]\{3\}\)$/[  ]\1/')</text:p>" $table
		is "secrets are words" "$(grep -c '<text:p>secret</text:p>' $table)" \
			"$(grep -c ';s;S' "$folder/statistiques.csv")"
		ok "explained" grep -q 'remplace un chiffre caché' $table
		ok "it is marked as of a training desk" grep -q '<text:p>DÉMO' $table
	else
		skip "and statistiques.xlsx" "built without libxlsxwriter"
	fi
fi

# --- a browser ---

# look FILE: what the page says into look.log, what it asks for into look.net. What the
# browser itself would ask its maker is not of a page of this machine, and finds nobody.
look()
{
	timeout 300 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
		--user-data-dir="$base/browser" --no-first-run --disable-background-networking \
		--host-resolver-rules='MAP * ~NOTFOUND' --hide-scrollbars --window-size=900,5200 \
		--enable-logging=stderr --log-net-log="$base/look.json" \
		--screenshot="$base/look.png" "file://$1" >/dev/null 2>look.log </dev/null
	grep '"network_isolation_key":"file:' look.json | grep -o '"url":"[^"]*"' >look.net
}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || browser=
if [ -z "$browser" ]; then
	skip "a browser shows statistiques.html" "chromium is not installed"
else
	cp page/*/statistiques.html page.html
	look "$base/page.html"
	ok "a browser shows statistiques.html" [ -s look.png ]
	ok "which says nothing to the console" sh -c "! grep CONSOLE look.log"
	is "and asks for nothing" "$(cat look.net)" ""
	if [ -n "$build" ]; then
		mkdir -p "$build/artefacts" && cp look.png "$build/artefacts/statistiques.png"
	fi
	# Would this be seen?
	sed -e '/Content-Security-Policy/d' -e \
		's|<h1>|<script>console.log(1)</script><img src="http://127.0.0.1:9/x.png"><h1>|' \
		page.html >spoilt.html
	look "$base/spoilt.html"
	ok "a page that does either is found out" grep -q CONSOLE look.log
	ok "both ways" grep -q 127.0.0.1 look.net
fi

finish
