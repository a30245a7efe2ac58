# Whole words are typed at the counter: each chooses its own field’s value and fills no other field.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" init --desk Essai --commune 97209 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai

# « Le Lamentin » of this island, not « Lamentin » of the other one.
key n
type email
key Enter C-n Tab Tab Tab
type lam
key Enter C-s
wait n° 1
sh "$LAKOU" stats --month 2026-11 --by residence --format csv | grep -q 'residence.*97213.*1'
key C-q
exit 0
