#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Where GLPK cannot be loaded, a month has tables with one axis and says so; nothing else is published.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

LAKOU_DB=$PWD/demo.db
export LAKOU_DB

# An empty file of its name is found first, and is no library.
mkdir none
: >"none/$(sed -n 's/^#define GLPK_LIBRARY "\(.*\)"$/\1/p' "${builddir:-.}/config.h")"
without() # NAME STATUS ARGUMENT...
{
	LD_LIBRARY_PATH=$PWD/none
	export LD_LIBRARY_PATH
	ends "$@"
	unset LD_LIBRARY_PATH
}

lakou --now 2026-11-01T10:00 demo --sessions 2400 --months 3 --seed 5 --end 2026-09-30 >/dev/null
release='--now 2027-01-10T10:00 export release --to given --for standard --period'
# shellcheck disable=SC2086 # several words
{
	without "a month" 0 $release 2026-09
	ok "hides what is small" grep -q ',s,S' given/*/statistiques.csv
	ok "crosses nothing" [ "$(grep -c geo_x_ given/*/statistiques.csv)" -eq 0 ]
	ok "has no sums of communes" [ "$(grep -c CACEM given/*/statistiques.csv)" -eq 0 ]
	ok "and says why" grep -q GLPK given/*/LISEZMOI.txt
	without "a quarter of it needs the library" 69 $release 2026-T3
	says "which is named" "GLPK"
	without "and so does an audit" 69 audit given/*
	says "which says it, too" "GLPK"
	ends "where there is one again, nothing is found" 0 audit given/*
	ends "and another month crosses its tables" 0 $release 2026-07
	ok "as always" grep -q geo_x_age given/*_2026-07_*/statistiques.csv
	ok "with sums of communes" grep -q CACEM given/*_2026-07_*/statistiques.csv
}

finish
