#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Opening hours, asked from the command line.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

week='Mo-Fr 08:00-12:00,14:00-16:00; Sa 09:00-12:00; PH off'

ends "no desk is needed" 0 hours "$week" --at 2026-03-09T09:00
prints "open until noon" "open	2026-03-09T12:00"
is "and nothing more is said" "$(cat "$err")" ""
ends "the end minute" 0 hours --at 2026-03-09T12:00 "$week"
prints "is closed" "closed	2026-03-09T14:00"
ends "Saturday afternoon" 0 hours "$week" --at 2026-03-14T13:00
prints "is closed until Monday" "closed	2026-03-16T08:00"
ends "always open" 0 hours 24/7 --at 2026-03-14T13:00
prints "never changes" "open	never"
ends "never open" 0 hours off --at 2026-03-14T13:00
prints "never changes either" "closed	never"

ends "Abolition in Martinique" 0 hours "$week" --at 2026-05-22T09:00
prints "is a holiday" "closed	2026-05-23T09:00"
ends "said of the island" 0 hours "$week" --at 2026-05-22T09:00 --territory MQ
prints "it is the same" "closed	2026-05-23T09:00"
ends "in Guadeloupe" 0 hours "$week" --at 2026-05-22T09:00 --territory GP
prints "it is none" "open	2026-05-22T12:00"
ends "hours that say nothing of holidays" 0 hours 'Mo-Fr 08:00-12:00' --at 2026-05-22T09:00
prints "hold on one" "open	2026-05-22T12:00"
says "and are to be checked" "public holiday"

ends "a comment alone" 0 hours '"sur rendez-vous"' --at 2026-03-09T09:00
prints "is unknown" "unknown	-"
ends "so is nothing" 0 hours '' --at 2026-03-09T09:00
prints "and not closed" "unknown	-"
ends "what the grammar refuses" 65 hours 'Mo-Fr 17:00' --at 2026-03-09T09:00
prints "is invalid, and not closed" "invalid	-"
says "and is to be checked" "cannot be read"
if LAKOU_TEST_LANG=fr lakou hours 'Mo-Fr 17:00' --at 2026-03-09T09:00 && grep -q 'cannot' "$err"; then
	skip "in French" "the catalogues are not built"
else
	says "in French too" "à vérifier"
fi

ends "a time is needed" 64 hours "$week"
says "and how to write it is said" "--at YYYY-MM-DDTHH:MM"
ends "a day alone is none" 64 hours "$week" --at 2026-03-09
says "which is said" "--at YYYY-MM-DDTHH:MM"
ends "another island" 64 hours "$week" --at 2026-03-09T09:00 --territory RE
ends "no hours" 64 hours --at 2026-03-09T09:00
ends "hours as several words" 64 hours Mo-Fr 08:00-12:00 --at 2026-03-09T09:00

finish
