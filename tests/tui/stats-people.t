# Age and gender together, and where people live: each figure on the screens is the one that a plain
# count of the file gives. Of people in workshops nobody knows which age goes with which gender.
include demo.inc
env S=s AS (SELECT * FROM session WHERE deleted=0 AND kind<=2 AND date LIKE '2026-11-%')
env K=SELECT gender, age, residence, max(date || substr('000' || coalesce(start + 1, 0), -4) || id) FROM attendance JOIN s ON n=session WHERE person IS NOT NULL GROUP BY person
env A=SELECT gender, age, residence, 0 FROM attendance JOIN s ON n=session WHERE person IS NULL AND kind=1
env T=SELECT coalesce(sum(count), 0) FROM breakdown JOIN s ON n=session WHERE
sh printf '#!/bin/sh\ncommand -v sqlite3 >/dev/null || exit 0\nn=$(sqlite3 essai.db "WITH $S, w AS ($K UNION ALL $A) $2")\n[ "$n" = "$1" ] || { echo "$n, not $1"; exit 1; }\n' >asked && chmod +x asked
sh printf '#!/bin/sh\n./asked "$2" "SELECT sum(gender=1), sum(gender=2), sum(coalesce(gender, 3)=3), ($T dim=2 AND code=$1) FROM w WHERE coalesce(age, 8)=$1"\n' >aged && chmod +x aged
sh printf '#!/bin/sh\n./asked "$2" "SELECT (SELECT count(*) FROM w WHERE residence=$1) + ($T dim=4 AND code=$1)"\n' >living && chmod +x living
sh ./aged 2 '0|1|0|2'
sh ./aged 3 '5|2|1|1'
sh ./aged 4 '2|2|0|10'
sh ./aged 5 '10|2|0|15'
sh ./aged 6 '13|7|0|19'
sh ./aged 7 '11|5|0|15'
sh ./asked '42|19|128' "SELECT sum(gender=1), sum(gender=2), count(*) + (SELECT sum(anonymous) FROM s WHERE kind=2) FROM w"
sh ./living 97213 49
sh ./living 97209 19
sh ./living 97224 12
sh ./living 97222 8
sh ./living 97228 1
sh ./asked 13 "SELECT sum(anonymous) - ($T dim=4) + (SELECT sum(coalesce(residence, 0)=0) FROM w) FROM s WHERE kind=2"
size 60 200
run --lang en --now $NOW
wait 09:12
key s
wait 12 months
key Tab Tab
wait Age and gender
match 12–17 +· +[^ 0-9]*1 +· +[^ 0-9]*2 +3
match 18–24 +[^ 0-9]*5 +[^ 0-9]*2 +[^ 0-9]*1 +[^ 0-9]*1 +9
match 25–39 +[^ 0-9]*2 +[^ 0-9]*2 +· +[^ 0-9]*10 +14
match 40–59 +[^ 0-9]*10 +[^ 0-9]*2 +· +[^ 0-9]*15 +27
match 60–69 +[^ 0-9]*13 +[^ 0-9]*7 +· +[^ 0-9]*19 +39
match 70 and over +[^ 0-9]*11 +[^ 0-9]*5 +· +[^ 0-9]*15 +31
match Total +42 +19 +1 +66 +128
match Le Lamentin .* 49 +38%
match Fort-de-France .* 19 +15%
match Saint-Joseph .* 12 +9%
match Le Robert .* 8 +6%
match Not given .* 13 +10%
key c
wait Where people live
match CPI +SCH +FDF +[^ ]*LAM
match 1 +19 +49
key t
wait % of people
match Le Lamentin +49 +38.3%
match Fort-de-France +19 +14.8%
match Sainte-Marie +1 +0.8%
key C-q
exit 0
