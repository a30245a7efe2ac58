# On a busy desk the figures of the period come first: what they are compared with comes by itself, without
# a key, and the days are counted beforehand for next time. Figures are the same before and after.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
env LAKOU_DB=essai.db
sh "$LAKOU" demo --sessions 20000 --months 3 --seed 1 --end 2026-11-23
sh "$LAKOU" stats --from 2026-09-01 --to 2026-11-24 --format csv --by theme --by age --by tag --by month >before.csv
run --lang en --now $NOW
wait 09:12
key s
wait for this desk only
match 1 – 24 Oct 2026: [0-9,]+ \([+−]
wait 12 months
# A key is answered while days are counted; nothing of the picture changes.
key Tab
wait share of mentions
key S-Tab
wait 1 – 24 Oct 2026
# All days that have a session are kept, sooner or later.
sh command -v sqlite3 >/dev/null || exit 0; for i in $(seq 500); do [ "$(sqlite3 essai.db "SELECT count(*) FROM day_total WHERE sessions > 0 AND date NOT IN (SELECT date FROM day_count) AND date > '2026-09-01'")" = 0 ] && exit 0; done; exit 1
key p
type 2026
key Enter
wait for this desk only
match 20,0[0-9][0-9] sessions|20,000 sessions
key q
exit 0
sh "$LAKOU" stats --from 2026-09-01 --to 2026-11-24 --format csv --by theme --by age --by tag --by month >after.csv && cmp before.csv after.csv
