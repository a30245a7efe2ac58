# The statistics: every figure on the screen is the one that a plain count of the file gives; charts and
# their tables, filters, the sessions behind a figure, periods, what is saved.
include demo.inc
sh mkdir -p sortie
env M=deleted=0 AND date BETWEEN '2026-11-01' AND '2026-11-30'
sh printf '#!/bin/sh\ncommand -v sqlite3 >/dev/null || exit 0\nn=$(sqlite3 essai.db "$2")\n[ "$n" = "$1" ] || { echo "$n, not $1"; exit 1; }\n' >asked && chmod +x asked
# What stands on the screen below, counted.
sh ./asked 129 "SELECT sum(participants) FROM session WHERE $M AND kind<=2"
sh ./asked 76 "SELECT count(*) FROM session WHERE $M"
sh ./asked 133 "SELECT sum(participants) FROM session WHERE deleted=0 AND kind<=2 AND date BETWEEN '2026-10-01' AND '2026-10-24'"
sh ./asked 128 "SELECT (SELECT count(DISTINCT person) FROM attendance a JOIN session s ON s.n=a.session WHERE $M AND person IS NOT NULL) + (SELECT sum(anonymous) FROM session WHERE $M AND kind<=2)"
sh ./asked 3275 "SELECT sum(minutes) FROM session WHERE $M AND kind<=2"
sh ./asked 26 "SELECT sum(participants) FROM session WHERE $M AND themes>>5&1"
sh ./asked 13 "SELECT sum(participants) FROM session WHERE deleted=0 AND date BETWEEN '2026-10-01' AND '2026-10-24' AND themes>>5&1"
sh ./asked 19 "SELECT sum(participants) FROM session WHERE $M AND kind<=2 AND strftime('%w',date)='2' AND start/60=9"
sh ./asked 37 "SELECT sum(participants) FROM session WHERE $M AND kind<=2 AND strftime('%w',date)='2'"
sh ./asked 121 "SELECT sum(participants) FROM session WHERE $M AND kind<=2 AND channel=1"
sh ./asked 47 "SELECT sum(participants) FROM session WHERE $M AND kind<=2 AND mediator=(SELECT n FROM mediator WHERE name='A. Bellance')"
sh ./asked 5 "SELECT sum(participants) FROM session WHERE $M AND kind<=2 AND place=(SELECT n FROM place WHERE name LIKE 'Bus%')"
sh ./asked 17 "SELECT sum(participants) FROM session WHERE $M AND themes>>5&1 AND kind=2"
run --lang en --now $NOW
wait 09:12
key s
wait for this desk only
match 129 attendances +76 sessions +128 people
match 1 – 24 Oct 2026: 133 \(−3%\)
absent Nov 2025:
match 54 h 35 of help
match ▸ E-mail .* 26
match first 0, last 129

# The same as a table, with what it is compared with; the same row stays marked.
key t
wait Totals
absent 12 months
match Nov 2026 +1–24 Oct +change
absent 1–24 Nov 2025
match Attendances +129 +133 +−3%
match Sessions +76
key t
wait 12 months
key Tab
wait share of mentions
match ▸ E-mail .* 26 +19% +20%
key t
wait % mentions
match ▸ E-mail +26 +18.7% +20.2%
key t
wait share of mentions
key PgDn
wait Themes by month
match ▸ .*
key t
wait % mentions
match ▸ .*
key t
wait ▸
key Tab S-Tab
wait share of mentions

# The sessions behind a figure; Esc comes back to it.
key Enter
wait Journal
wait 26 attendances
match November 2026 · E-mail
key Escape
wait share of mentions
match ▸ E-mail .* 26

# When people come.
key h
wait When people come
match Tuesday .*19 .* 37
match Total .* 129
key Down
wait ▸ Tuesday
key Enter
wait Journal
wait 37 attendances
key Escape
wait ▸ Tuesday
# Where they live: a map, its table, and their sessions.
key c
wait Where people live
match Guadeloupe +Martinique
match Le Lamentin: 49 people, 1.2 per 1,000 inhabitants
key m
wait people per 1,000 inhabitants
match 1\.2
key t
wait % of people
match ▸ Le Lamentin +49 +38.3% +1.2
key Enter
wait Journal
match November 2026 · Le Lamentin
key Escape
wait Where people live
key Escape
wait When people come

# Filters combine, are always said, and Esc takes them off.
key f
wait Filters of the statistics
key Down Enter
wait Choice
type e-mail
key Enter
wait Filters combine
match Theme +E-mail
key Escape
wait Only: E-mail
match 26 attendances
match 1 – 24 Oct 2026: 13 \(\+100%\)
key f
wait Filters combine
key Enter
wait Choice
type workshop
key Enter
wait Filters combine
match Kind +Workshop
key Escape
wait Only: Workshop · E-mail
match 17 attendances
key c
wait Where people live
match Workshop · E-mail
key Escape
wait Esc All off
key Escape
wait 129 attendances
absent Only:
wait Esc Back

# Periods: one of the usual ones, or any.
key p
wait Last 12 months
match ▸ This month +November 2026
type last year
key Enter
wait Statistics · 2025
wait Nothing was logged in this period
# What is not seen leads nowhere.
key Enter
wait No row here leads to sessions
key p
wait Last 12 months
type 3/11 9/11
key Enter
wait 3 – 9 Nov 2026
key p
wait Last 12 months
type nonsense
key Enter
wait This cannot be read as a period
match nonsense
key C-u
type 2027
key Enter
wait Nothing is logged in the future
match 2027
key Escape
wait Esc Back
key Home
wait 129 attendances
key p
wait Everything
type everything
key Enter
wait 1 Sep – 24 Nov 2026
key Home
wait 129 attendances

# What is shown is kept for the desk alone: a text, CSV, a page.
key w
wait small numbers are not hidden
key t
wait lakou-poste-2026-11-quand.txt
sh head -1 sortie/lakou-poste-2026-11-quand.txt | grep -q '^For this desk only'
sh grep -q 'Attendances  *129  *133' sortie/lakou-poste-2026-11-quand.txt
sh grep -q '^Tuesday .*19 .*37$' sortie/lakou-poste-2026-11-quand.txt
sh test "$(stat -c %a sortie/lakou-poste-2026-11-quand.txt)" = 600
key w
wait small numbers are not hidden
key c
wait lakou-poste-2026-11-quand.csv
sh grep -q 'For this desk only' sortie/lakou-poste-2026-11-quand.csv
sh grep -q '^Attendances;129;133;-3' sortie/lakou-poste-2026-11-quand.csv
key w
wait small numbers are not hidden
key p
wait lakou-poste-2026-11-quand.html
sh grep -q 'class="mark">For this desk only' sortie/lakou-poste-2026-11-quand.html
# A quarter and a year are named as releases name them, other periods by their days.
key p
wait Last 12 months
type t4 2026
key Enter
wait Statistics · Q4 2026
key w
wait small numbers are not hidden
key t
wait lakou-poste-2026-T4-quand.txt
key p
wait Last 12 months
type 3/11 9/11
key Enter
wait 3 – 9 Nov 2026
key w
wait small numbers are not hidden
key t
wait lakou-poste-2026-11-03_2026-11-09-quand.txt
key Home
wait 129 attendances
# Another page, or the same one of other sessions, never takes the place of a file.
key f
wait Filters of the statistics
key Down Enter
wait Choice
type e-mail
key Enter
wait Filters combine
key Escape
wait Only: E-mail
key w
wait small numbers are not hidden
key t
wait lakou-poste-2026-11-quand-2.txt
sh grep -q '^Only: E-mail' sortie/lakou-poste-2026-11-quand-2.txt
sh grep -q 'Attendances  *129  *133' sortie/lakou-poste-2026-11-quand.txt
key Tab w
wait small numbers are not hidden
key t
wait lakou-poste-2026-11-ou.txt
key Escape Escape
key C-q
exit 0
