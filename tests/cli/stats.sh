#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The desk's own figures in three formats. The worked example is in t-worked-example.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

add individuel --theme email --duration 30 --gender feminin --date 2026-11-02 --start 9:00 >/dev/null
add individuel --theme email --theme sante --duration 45 --gender masculin --returning \
	--date 2026-11-03 >/dev/null
add collectif --theme email --duration 120 --participants 8 --returning-count 2 \
	--genders feminin=5,masculin=1 --date 2026-11-04 >/dev/null
add partenariat --duration 60 --date 2026-11-05 >/dev/null

ends "a month as JSON" 0 --now "$now" stats --month 2026-11 --format json
prints "by the contract" '{"schema":1,"from":"2026-11-01","to":"2026-11-30","demo":false,"sessions":{"all":4,"individuel":2,"collectif":1,"animation":0,"evenement":0,"partenariat":1},"attendances":{"all":10,"individuel":2,"collectif":8},"people":{"all":10,"known":0,"anonymous":10,"new":7,"returning_known":0},"minutes":{"all":195},"by":{}}'
says "and the remark" "own figures"
ends "with tables" 0 stats --month 2026-11 --format json --by theme --by gender --by theme
ok "themes" grep -qF '"theme":[{"code":"email","sessions":3,"attendances":10,"people":10},{"code":"sante","sessions":1,"attendances":1,"people":1}]' "$out"
ok "genders" grep -qF '"gender":[{"code":"feminin","sessions":2,"attendances":6,"people":6},{"code":"masculin","sessions":2,"attendances":2,"people":2},{"code":"non_communique","sessions":1,"attendances":2,"people":2}]' "$out"
if command -v python3 >/dev/null; then
	ok "it is JSON" python3 -m json.tool "$out" /dev/null
else
	skip "it is JSON" "python3 is not installed"
fi

ends "this month, unless asked" 0 --now "$now" stats --format json
ok "is that of the clock" grep -q '"from":"2026-11-01","to":"2026-11-30"' "$out"
ends "any days" 0 stats --from 2026-11-03 --to 2026-11-03 --format json
ok "are counted, both ends included" grep -q '"sessions":{"all":1,' "$out"
ends "an empty month" 0 stats --month 2020-02 --format json --by month
ok "has its row" grep -qF '"month":[{"code":"2020-02","sessions":0,' "$out"
ends "every dimension" 0 stats --month 2026-11 --format json --by theme --by procedure --by device \
	--by channel --by duration --by kind --by gender --by age --by status --by residence \
	--by commune --by autonomy --by level --by referral --by tag --by language --by mediator \
	--by month --by weekday --by hour --by partner --by not_completed --by turned_away \
	--by day --by place
ok "a day without a session" grep -qF '"day":[{"code":"2026-11-01","sessions":0,' "$out"
ok "a mediator by name" grep -qF '"mediator":[{"code":"A. Bellance"' "$out"
ok "an hour" grep -qF '"hour":[{"code":"non_communique","sessions":2' "$out"

ends "as CSV" 0 stats --month 2026-11 --format csv --by gender
is "has a header" "$(head -n 1 "$out")" table,code,label,sessions,attendances,people,minutes
ok "and the totals" grep -q '^total,all,,,10,,$' "$out"
ok "and the table" grep -q '^gender,feminin,.*,2,6,6,$' "$out"

ends "as text" 0 stats --month 2026-11
ok "says whose figures they are" grep -q 'own figures' "$out"
ok "names the desk" grep -q 'Les Filaos' "$out"
ok "has bars" grep -q '█' "$out"
ok "and numbers" grep -q 'E-mail.* 10 ' "$out"
ends "without blocks" 0 stats --month 2026-11 --ascii
ok "has other bars" grep -q 'E-mail *#' "$out"
ok "and no block" sh -c "! grep -q █ '$out'"

printf "id,nom,commune,code_postal\np-1,Les Bambous,Le Lamentin,97232\n" >places.csv
lakou import places places.csv
add individuel --theme email --duration 30 --refer p-1 \
	--not-completed lost_password --date 2026-11-06 >/dev/null
ends "places that people were sent to" 0 stats --month 2026-11 --format csv --by partner
ok "by their id and their name" grep -q '^partner,p-1,Les Bambous,1,1,1,$' "$out"
ends "what was not completed" 0 stats --month 2026-11 --by not_completed
ok "says why, as text" grep -q '^  Lost password .* 1 ' "$out"
ends "and as JSON" 0 stats --month 2026-11 --format json --by not_completed
ok "the same" grep -qF '"not_completed":[{"code":"lost_password","sessions":1,"attendances":1,"people":1}]' "$out"

ends "no month" 64 stats --month 2026-13
ends "a month and a day" 64 stats --month 2026-11 --from 2026-11-01
ends "an end without a beginning" 64 stats --to 2026-11-01
ends "an end before the beginning" 64 stats --from 2026-11-02 --to 2026-11-01
ends "no such table" 64 stats --by colour
ends "no such format" 64 stats --format xml
prints "and nothing is printed" ""

"$program" --db demo.db --now "$now" demo --sessions 20 --months 1 2>/dev/null
ends "of a demo desk" 0 --db demo.db --now "$now" stats --format json
ok "are marked" grep -q '"demo":true' "$out"

finish
