# What the lines of lists say: who was at work, where the journal has room for it at a desk of several;
# the tags that a template keeps, which are told before.
include demo.inc
sh "$LAKOU" --now 2026-11-24T08:01 add individuel --theme email --duration 30 --tag carte
size 24 100
run --lang en --now $NOW
wait AB  E-mail
key j
wait 301 sessions
wait AB  E-mail
key C-q
exit 0
size 24 99
run --lang en --now $NOW
wait E-mail
key j
wait 301 sessions
absent AB  E-mail
key Escape
wait Today
key C-g
wait Its tags stay with it: carte
key C-u
type Avec
key Enter
wait Kept as the template “Avec”
key m
wait Avec  carte
key C-q
exit 0
