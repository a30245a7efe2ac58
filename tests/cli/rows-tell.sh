#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What rows tell of hidden figures to somebody who knows the rule and can add up: a table of a month hides one large
# figure at most with its small ones, so that whoever knows which that is knows the others to be small.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

LAKOU_DB=$PWD/demo.db
export LAKOU_DB
clock=2026-01-10T10:00

# Of one person there are four rows at most, all in one class; and no more rows beyond the first ones than there are
# more rows than persons. Groups of one theme alone, whose figure is hidden.
large() # of figures and rows
{
	awk -F , '
	BEGIN {
		of["email"] = "email"
		of["bureautique"] = "bureautique"
		of["reseaux_sociaux"] = "reseaux"
		of["sante"] = "sante"
		of["banque_et_achats_en_ligne"] = "banque"
		of["securite_numerique"] = "securite"
	}
	FNR == 1 { file++; next }
	file == 1 && $4 == "personnes" && $3 == "ensemble" && $6 == "TOTAL" { people = $8 }
	file == 1 && $4 == "personnes" && $3 == "theme" && $9 == "S" && $6 in of { hidden[of[$6]] }
	file == 2 { rows++; all[$6]++; of_class[$6, $1 "," $2 "," $3 "," $4 "," $5]++ }
	END {
		for (i in of_class) {
			split(i, class, SUBSEP)
			least[class[1]] += int((of_class[i] + 3) / 4)
		}
		for (group in hidden) {
			if (all[group] - (rows - people) > least[group])
				least[group] = all[group] - (rows - people)
			if (least[group] >= 5)
				print group, "is", least[group], "or more"
		}
	}' "$1/statistiques.csv" "$2/lignes.csv"
}

# Rows with groups together, and rows that tell no theme.
for of in "2 2025-04 +" "4 2025-06 *"; do
	seed=${of%% *} period=${of#* } period=${period% *} how=${of##* }
	rm -rf demo.db demo.db-* given
	lakou --now 2026-01-02T10:00 demo --sessions 1110 --months 3 --seed "$seed" --end 2025-06-30 >/dev/null
	lakou --now $clock export release --period "$period" --to given --for standard >/dev/null
	set -- given/*
	release=$1
	ok "a theme is hidden" grep -q ',theme,personnes,.*,s,S' "$release/statistiques.csv"
	ends "rows beside it" 0 --now $clock export microdata --period "$period" --to given --for standard
	rows=$release"_lignes"
	is "tell of none that it is large" "$(large "$release" "$rows")" ""
	cut -d , -f 6 "$rows/lignes.csv" | tail -n +2 | sort -u >themes
	ok "for themes are told with « $how »" grep -qF "$how" themes
	ends "nor do they to the audit" 0 audit "$release" "$rows"
	grep -F + themes | while read -r code; do
		grep -q "^$code = .*, " "$rows/LISEZMOI.txt" || echo "$code"
	done >unexplained
	is "codes of several groups are explained" "$(cat unexplained)" ""
done
is "a desk is none without themes" "$(cat themes)" "*"

# Groups that are told together and apart, or no theme at all beside others, are no such file.
for theme in email email+sante 'sante+email' '*'; do
	rm -rf changed
	cp -r "$rows" changed
	case $theme in
	\*) sed -i '2s/^\(\([^,]*,\)\{5\}\)\*/\1email/' changed/lignes.csv ;;
	email) sed -i '2,$s/^\(\([^,]*,\)\{5\}\)\*/\1email/; 3s/,email,/,email+sante,/' changed/lignes.csv ;;
	email+sante) sed -i '2,$s/^\(\([^,]*,\)\{5\}\)\*/\1email+sante/; 3s/,email+sante,/,email+banque,/' changed/lignes.csv ;;
	*) sed -i "2,\$s/^\(\([^,]*,\)\{5\}\)\*/\1$theme/" changed/lignes.csv ;;
	esac
	sum=$(sha256sum changed/lignes.csv | cut -d ' ' -f 1)
	sed -i "s/^sha256,lignes.csv,.*/sha256,lignes.csv,$sum/" changed/manifeste.csv
	ends "themes that contradict each other: $theme" 65 audit changed
done

finish
