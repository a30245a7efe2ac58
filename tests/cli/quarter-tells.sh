#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a quarter tells of its months to somebody who knows the rule and can add up: a table of a month hides one
# large figure at most with its small ones, so that whoever knows which that is knows the others to be small.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

LAKOU_DB=$PWD/demo.db
export LAKOU_DB

publish() # a period
{
	lakou --now 2027-01-10T10:00 export release --period "$1" --to given --for standard >/dev/null
}

# A hidden figure is the quarter's less what the other months show, or could have hidden: all that came.
large()
{
	awk -F , -v quarter="$1" '
	$4 != "personnes" || $3 == "residence" || $3 ~ /^geo_x_/ || FNR == 1 { next }
	$3 == "ensemble" && $6 == "TOTAL" && $1 != quarter { came[$1] = $8; next }
	$6 == "TOTAL" { next }
	$1 == quarter { whole[$3, $6] = $8; next }
	{ most[$1, $3, $6] = $9 == "S" ? came[$1] : $8 }
	$9 == "S" { hidden[$1 SUBSEP $3 SUBSEP $6] }
	END {
		for (i in hidden) {
			split(i, h, SUBSEP)
			if (!((h[2], h[3]) in whole) || whole[h[2], h[3]] == "s")
				continue
			least = whole[h[2], h[3]]
			for (month in came)
				least -= month == h[1] ? 0 : most[month, h[2], h[3]]
			if (least >= 11)
				print h[1], h[2], h[3], "is", least, "or more"
		}
	}' given/lakou_demo_2025-0?_*/statistiques.csv "given/lakou_demo_$1"_*/statistiques.csv
}

for seed in 2 1; do
	rm -rf demo.db demo.db-* given
	lakou --now 2026-01-02T10:00 demo --sessions 3840 --months 12 --seed $seed --end 2025-12-31 >/dev/null
	for period in 2025-04 2025-05 2025-06; do
		publish $period
	done
	ok "months of demo $seed hide figures" grep -q ',s,S' given/lakou_demo_2025-0?_*/statistiques.csv
	ok "and are published with their quarter" publish 2025-T2
	is "which tells of none that it is large" "$(large 2025-T2)" ""
	ends "nor does it to the audit" 0 audit given/*
done

# Crossed tables hide answers of one axis that are all large: a month tells that itself, and no quarter does.
rm -rf demo.db demo.db-* given
lakou --now 2026-01-02T10:00 demo --sessions 1110 --months 3 --seed 3 --end 2025-06-30 >/dev/null
publish 2025-04
ok "a month with crossed tables hides ages" grep -q ',age,personnes,.*,s,S' given/*/statistiques.csv
ok "and has those tables" grep -q ',geo_x_age,' given/*/statistiques.csv
ok "its quarter" publish 2025-T2
ends "tells no more of them" 0 audit given/*

# A small desk, whose months tell most of a sum that the quarter must hide: of its parts all are there, or none.
rm -rf demo.db demo.db-* given
lakou --now 2026-01-02T10:00 demo --sessions 300 --months 12 --seed 1 --end 2025-12-31 >/dev/null
for period in 2025-01 2025-02 2025-03; do
	publish $period
done
ok "a quarter of few" publish 2025-T1
for of in "seances 5" "accompagnements 2"; do
	measure=${of% *}
	parts=$(grep -c "^2025-T1,[^,]*,ensemble,$measure,,[a-z]*," given/*_2025-T1_*/statistiques.csv)
	ok "has all parts of its $measure, or none: $parts" [ "$parts" -eq 0 -o "$parts" -eq "${of#* }" ]
done
ends "and tells nothing" 0 audit given/*

finish
