#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From the command line: tags, why a session was not completed, what became of a referral.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

add()
{
	lakou --now "$now" add individuel --theme email --duration 30 "$@"
}

add --tag Canicule --tag 'jeunes parents'
is "a session with two tags" "$status" 0
add --tag canicule --tag CANICULÉ --tag ' jeunes  parents '
is "however they are typed" "$status" 0
ends "they are counted" 0 stats --month 2026-11 --by tag --format csv
is "as the desk writes them" "$(grep '^tag,' "$out" | cut -d, -f3-5)" "Canicule,2,2
jeunes parents,2,2"
add --tag "$(printf %041d 0)"
is "a tag of 41 characters" "$status" 65
ok "is too long, which is said" grep -q 'at most 40 characters' "$err"
add --tag "$(printf %040d 0)"
is "one of 40 is none too many" "$status" 0

for reason in network_down site_down missing_papers too_short other; do
	add --not-completed "$reason"
	is "not completed: $reason" "$status" 0
done
add --not-completed rain
is "a reason that is in no list" "$status" 65
for by in word_of_mouth partner town_hall radio other; do
	add --came-through "$by"
	is "came through $by" "$status" 0
done
add --refer-to aide_sociale --refer-reason 'dossier APL' --outcome to_follow_up
is "a referral to follow up" "$status" 0
id=$(cat "$out")
ends "which is followed" 0 --now "$now" edit "$id" --outcome visited
add --refer-to aide_sociale --outcome maybe
is "an outcome that is in no list" "$status" 65
ends "the desk is whole" 0 check

finish
