# SPDX-License-Identifier: GPL-3.0-or-later
# What a file of a release tells, in French, a line a figure: the table, the line and column, the
# figure or « secret », and its share where it has one; a tab between them.
#
#   from=csv     statistiques.csv, with semicolons
#   from=page    the tables of statistiques.html; from=bars, its charts
#   from=sheet   a sheet of statistiques.xlsx as a spreadsheet exports it, with tabs: title=…
#   from=chart   a chart of statistiques.xlsx as it is in the file, its figures as they are kept

function take(line, figure, share)
{
	if (code == "")
		code = "unknown: " title
	gsub(/\302\240|\342\200\257/, "", figure) # spaces that do not break
	gsub(/[^0-9]/, "", share)
	if (code != "ensemble")
		print code, line, figure, share
	else if (line in measure)
		print code, part = measure[line], figure, share
	else
		print code, part "/" line, figure, share
}

function table_is(name)
{
	title = name
	code = table[name]
}

# A row of cells; across[] is their head where answers stand across.
function take_row(cell, count, i)
{
	if (code !~ /_x_/)
		take(cell[1], cell[2], count > 2 ? cell[3] : "")
	for (i = 2; code ~ /_x_/ && i <= count; i++)
		take(cell[1] ", " across[i], cell[i], "")
}

function cells_of(line)
{
	gsub(/<\/t[hd]>/, "\t", line)
	sub(/\t<\/tr>.*/, "", line)
	gsub(/<[^>]*>/, "", line)
	gsub(/&#39;/, "'", line)
	return line
}

BEGIN {
	OFS = "\t"
	n = split("L’ensemble de la période=ensemble|Genre=genre|Âge=age|Statut=statut|" \
		"Résidence=residence|Groupes de communes=residence|Canal=canal|Durée=duree|" \
		"Matériel=materiel|Thèmes=theme|Démarches=demarche|Âge × Résidence=geo_x_age|" \
		"Canal × Résidence=geo_x_canal|Genre × Résidence=geo_x_genre|" \
		"Statut × Résidence=geo_x_statut", pair, "|")
	for (i = 1; i <= n; i++) {
		split(pair[i], half, "=")
		table[half[1]] = half[2]
	}
	measure["Activités"] = "seances"
	measure["Accompagnements"] = "accompagnements"
	measure["Personnes"] = "personnes"
	measure["Minutes"] = "minutes"
	FS = from == "csv" ? ";" : from == "sheet" ? "\t" : from == "chart" ? "\n" : FS
	if (from == "chart")
		RS = "<"
	if (title != "")
		table_is(title)
}

{ sub(/\r$/, "") }

from == "csv" && NR > 1 {
	code = $3
	if (code == "ensemble")
		print code, $5 $6 == "TOTAL" ? $4 : $4 "/" $7, $8 == "s" ? "secret" : $8, ""
	else
		take($7, $8 == "s" ? "secret" : $8, "")
}

from == "page" && /^<h2>/ {
	gsub(/<[^>]*>/, "")
	table_is($0)
}
from == "page" && /^<thead>/ {
	head = $0
	sub(/^<thead>/, "", head)
	split(cells_of(head), across, "\t")
}
from == "page" && /^<tr/ {
	count = split(cells_of($0), cell, "\t")
	take_row(cell, count)
}

from == "bars" && /^<h2>/ {
	gsub(/<[^>]*>/, "")
	table_is($0)
}
from == "bars" && /^<text class="end"/ {
	line = $0
	gsub(/<\/text>/, "\t", line)
	gsub(/<[^>]*>/, "", line)
	gsub(/&#39;/, "'", line)
	split(line, cell, "\t")
	take(cell[1], cell[2], "")
}

from == "sheet" && /^\t*$/ { done = 1 }
from == "sheet" && !done {
	for (i = 1; i <= NF; i++) {
		gsub(/^"|"$/, "", $i)
		if (NR == 1)
			across[i] = $i
		cell[i] = $i
	}
	if (NR > 1)
		take_row(cell, NF)
}

from == "chart" && /^c:f>/ {
	name = substr($0, 5)
	sub(/!.*/, "", name)
	gsub(/^'|'$/, "", name)
	gsub(/''/, "'", name)
	table_is(name)
}
from == "chart" && /^c:(cat|val)>/ { axis = substr($0, 3, 3) }
from == "chart" && /^c:pt idx=/ {
	at = $0
	gsub(/[^0-9]/, "", at)
}
from == "chart" && /^c:v>/ {
	value = substr($0, 5)
	if (axis == "cat")
		label[at] = value
	else
		take(label[at], value, "")
}
