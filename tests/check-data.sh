#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The tables of data/ are well formed, agree with one another and, where the facts are at hand, with
# the national vocabulary. A test of the tables before any of them becomes C.
set -u
. "${srcdir:-.}/tests/lib/report.sh"
LC_ALL=C
export LC_ALL

data=$srcdir/data
facts=${LAKOU_FACTS:-$srcdir/../shared/data}
national=$facts/vocabulary.tsv

# Our name of each national list; a row whose group is "lakou" is our own addition.
names='
kind=type_activite channel=type_lieu duration_band=duree_tranche_statistique device=materiel
theme=thematique/mediation_numerique procedure=thematique/aide_aux_demarches_administratives
autonomy=autonomie level=niveau_atelier gender=genre age=tranche_age status=statut_social
refer_to=structure_de_redirection
animation_type=coord_type_animation initiative=coord_initiative
coord_theme=coord_thematique_animation event_type=coord_type_evenement
organiser=coord_organisateur territory_level=coord_echelon_territorial
partnership_kind=coord_nature_partenariat partner_kind=coord_type_structure_partenaire
typology=lieu_typologie service=lieu_service audience=lieu_public_specifiquement_adresse
care=lieu_prise_en_charge_specifique cost=lieu_frais_a_charge
programme=lieu_dispositif_programme_national training_label=lieu_formation_label
itinerance=lieu_itinerance access=lieu_modalite_acces
support_mode=lieu_modalite_accompagnement'

for table in vocabulary communes epcis tiles actors demo/words demo/rhythm demo/mix demo/status; do
	report "$table.tsv: as many cells in each row, no space at the end of one, no empty row" \
		"$(awk -F '\t' '
		NR == 1 { columns = NF }
		NF != columns { print FILENAME ":" FNR ": " NF " cells, not " columns }
		/(^|\t) | (\t|$)|\r|^$/ { print FILENAME ":" FNR ": stray space" }
		END { if (NR < 2) print FILENAME ": no rows" }' "$data/$table.tsv" 2>&1)"
done

report "vocabulary.tsv: numbers 1 to n, orders 1 to n, each code once" "$(awk -F '\t' '
	NR == 1 { next }
	$2 !~ /^[1-9][0-9]*$/ || $3 !~ /^[1-9][0-9]*$/ { print FNR ": number or order: " $0 }
	num[$1, $2]++ { print FNR ": number again: " $1 " " $2 }
	place[$1, $3]++ { print FNR ": order again: " $1 " " $3 }
	code[$1, $4]++ { print FNR ": code again: " $1 " " $4 }
	{
		size[$1]++
		if ($2 + 0 > top[$1]) top[$1] = $2 + 0
		if ($3 + 0 > last[$1]) last[$1] = $3 + 0
	}
	END {
		for (v in size)
			if (top[v] != size[v] || last[v] != size[v]) print v ": a gap"
	}' "$data/vocabulary.tsv")"

report "vocabulary.tsv: a label, a short label and a French one in each row, unlike the others'" \
	"$(awk -F '\t' '
	NR > 1 && ($5 == "" || $6 == "" || $7 == "" || $9 == "") { print FNR ": empty: " $0 }
	label[$1, $5]++ { print FNR ": label again: " $1 " " $5 }
	brief[$1, $6]++ { print FNR ": short label again: " $1 " " $6 }
	$5 ~ /\047|\.\.\./ || $6 ~ /\047|\.\.\./ { print FNR ": typewriter sign: " $0 }
	' "$data/vocabulary.tsv")"

# Without its continuation bytes a UTF-8 text has as many bytes as characters.
report "vocabulary.tsv: short labels of 12 columns at most" \
	"$(cut -f 1,4,6 "$data/vocabulary.tsv" | tr -d '\200-\277' |
		awk -F '\t' 'length($3) > 12 { print $1 " " $2 ": " $3 }')"

if [ -r "$national" ]; then
	report "vocabulary.tsv: the codes and labels of the national tool, all of them, no others" \
		"$(awk -F '\t' -v names="$names" '
		BEGIN {
			n = split(names, pair, /[ \n]+/)
			for (i = 1; i <= n; i++)
				if (split(pair[i], side, "=") == 2) {
					theirs[side[1]] = side[2]
					wanted[side[2]] = 1
				}
		}
		FNR == 1 { file++; next }
		file == 1 {
			list = $1 == "thematique" ? $1 "/" $4 : $1
			if (list in wanted) label[list, $2] = $3
			next
		}
		$7 == "lakou" { next }
		!($1 in theirs) { print FNR ": no such national list: " $1; next }
		!((theirs[$1], $4) in label) { print FNR ": no such code: " $1 " " $4; next }
		label[theirs[$1], $4] != $9 { print FNR ": another label: " $9 }
		{ delete label[theirs[$1], $4] }
		END { for (k in label) { sub(SUBSEP, " ", k); print "missing: " k } }
		' "$national" "$data/vocabulary.tsv")"
else
	skip "vocabulary.tsv: the codes and labels of the national tool" "no facts: $facts"
fi

report "communes.tsv: 66, by INSEE code, with postal codes, inside their boxes" "$(awk -F '\t' '
	NR == 1 { next }
	$1 !~ /^97[12][0-9][0-9]$/ || $1 <= last { print FNR ": code or order: " $1 }
	substr($1, 1, 3) != $5 { print FNR ": department: " $5 }
	$3 !~ /^97[0-9][0-9][0-9](\|97[0-9][0-9][0-9])?$/ { print FNR ": postal codes: " $3 }
	$7 <= $10 || $7 >= $12 || $8 <= $9 || $8 >= $11 { print FNR ": outside its box" }
	$13 !~ /^[0-9]+$/ || length($13) != 9 { print FNR ": SIREN: " $13 }
	{ last = $1 }
	END { if (NR != 67) print NR - 1 " communes" }' "$data/communes.tsv")"

if [ -r "$facts/communes.csv" ]; then
	report "communes.tsv: names, postal codes and population as in the facts" "$(awk '
		FNR == 1 { file++; FS = file == 1 ? "," : "\t"; $0 = $0; next }
		file == 1 { fact[$1] = $2 "/" $3 "/" $11 "/" $10; next }
		fact[$1] != $2 "/" $3 "/" $6 "/" $13 { print FNR ": " $1 " " $2 }
		' "$facts/communes.csv" "$data/communes.tsv")"
else
	skip "communes.tsv: names, postal codes and population as in the facts" "no facts: $facts"
fi

report "epcis.tsv: nine, each with communes of its department, none unknown" "$(awk -F '\t' '
	FNR == 1 { file++; next }
	file == 1 { department[$1] = $4; n++; next }
	!($4 in department) || department[$4] != $5 { print FNR ": " $4 }
	{ used[$4] = 1 }
	END {
		for (e in department) if (!(e in used)) print e ": no commune"
		if (n != 9) print n " groups"
	}' "$data/epcis.tsv" "$data/communes.tsv")"

report "actors.tsv: 13, with roles and dates, phones in E.164, SIRET and SIREN that add up" \
	"$(awk -F '\t' '
	function luhn(s,    i, d, sum) {
		for (i = length(s); i > 0; i--) {
			d = substr(s, i, 1) * ((length(s) - i) % 2 + 1)
			sum += d > 9 ? d - 9 : d
		}
		return sum % 10 == 0
	}
	FNR == 1 { file++; next }
	file == 1 { known[$1, $4] = 1; next }
	file == 2 { commune[$1] = 1; next }
	{ n++ }
	$1 !~ /^[a-z0-9-]+$/ || key[$1]++ { print FNR ": key: " $1 }
	!(("actor_kind", $3) in known) { print FNR ": kind: " $3 }
	!(("hub_role", $4) in known) { print FNR ": role: " $4 }
	$5 !~ /^2022-10-(07|13)$/ { print FNR ": date: " $5 }
	$7 != "" && !($7 in commune) { print FNR ": commune: " $7 }
	$10 != "" && ($10 !~ /^\+(590|596)[0-9]+$/ || length($10) != 13) { print FNR ": " $10 }
	$14 != "" && (length($14) != 14 || !luhn($14) || substr($14, 1, 9) != $15) {
		print FNR ": SIRET: " $14
	}
	$15 != "" && (length($15) != 9 || !luhn($15)) { print FNR ": SIREN: " $15 }
	END { if (n != 13) print n " actors" }
	' "$data/vocabulary.tsv" "$data/communes.tsv" "$data/actors.tsv")"

# What is known of each and no more: who committed on the 7th or is named on the 13th, and the kind and
# territory that were said of it. A seat is no territory.
report "actors.tsv: roles, days, kinds and territories as the hub said them" "$(
	cut -f 1,3-6 "$data/actors.tsv" | sed 1d | tr '\t' ' ' | sed 's/ $/ -/' | diff - /dev/fd/3 3<<'END'
ctm territorial_collectivity engaged 2022-10-07 MQ
cap-nord epci engaged 2022-10-07 MQ
cacem epci engaged 2022-10-07 MQ
espace-sud epci engaged 2022-10-07 MQ
ville-du-lamentin commune engaged 2022-10-07 MQ
la-mednum cooperative engaged 2022-10-07 FR
park-numerique association mobilised 2022-10-13 MQ|GP
up-and-space association mobilised 2022-10-13 -
maat-xperiences unknown mobilised 2022-10-13 -
lapm unknown mobilised 2022-10-13 -
milcem association mobilised 2022-10-13 MQ
come-and-do unknown mobilised 2022-10-13 GP
le-campus-digital training mobilised 2022-10-13 MQ|GP
END
)"

report "demo: communes that exist, weights that are whole numbers" "$(awk -F '\t' '
	FNR == 1 { file++; next }
	file == 1 { commune[$1] = 1; next }
	file == 2 && ($1 == "desk" || $1 == "place") && !($3 in commune) { print "words: " $0 }
	file == 3 && $1 == "commune" && !($2 in commune) { print "mix: " $0 }
	file > 2 && $3 !~ /^[0-9]+$/ { print FILENAME ":" FNR ": weight: " $3 }
	' "$data/communes.tsv" "$data/demo/words.tsv" "$data/demo/mix.tsv" "$data/demo/rhythm.tsv" \
	"$data/demo/status.tsv")"

# The generator refuses every code that it does not know, in all tables.
generate()
{
	table=$1
	shift
	{ awk -v table="$table" -f "$data/gen-c.awk" "$@" >/dev/null || echo "status $?"; } 2>&1
}

report "the tables become C" "$(
	generate vocab "$data/vocabulary.tsv"
	generate commune "$data/epcis.tsv" "$data/communes.tsv"
	generate tile "$data/epcis.tsv" "$data/communes.tsv" "$data/tiles.tsv"
	generate actor "$data/vocabulary.tsv" "$data/actors.tsv"
	generate demo "$data/vocabulary.tsv" "$data"/demo/*.tsv
)"

wrong=$(mktemp -d) || exit 1
trap 'rm -rf "$wrong"' EXIT
sed 's/individuel/individual/' "$data/demo/mix.tsv" >"$wrong/mix.tsv"
if generate demo "$data/vocabulary.tsv" "$wrong/mix.tsv" | grep -q 'kind has no code individual'
then
	report "a misspelt code stops the build" ""
else
	report "a misspelt code stops the build" "it did not"
fi

finish
